# البحث في النص الكامل: الصفحة والأمر.

search-title = البحث
search-box = البحث في كل المحتوى
search-box-hint = ابحث في النصوص والبنود
search-button = بحث
search-how = كلمات بأي من اللغات الست وبأي صيغة. "الكلمات بين علامتي تنصيص" ترد متتالية؛ وتُستبعد الكلمة المسبوقة بعلامة ناقص (-كلمة).
search-hits =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة ({ $count })
        [two] نتيجتان ({ $count })
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
search-nothing-next = لا ترد هذه الكلمات في أي موضع. استعمل كلمات أقل أو كلمات أخرى، أو أزل إحدى التصفيات.
search-some = لا يتضمن أي موضع كل هذه الكلمات؛ وتتضمن النتائج معظمها.
search-corrected = لا ترد "{ $typed }" في أي موضع؛ جرى البحث عن: { $taken }.
search-left-aside = جرى البحث عن الكلمات الأولى فقط؛ وأُهملت كلمات أخرى عددها { $count }.
search-words-empty = لا توجد كلمة ولا رقم للبحث؛ أدخل كلمة واحدة على الأقل.
search-words-only-excluded = لا توجد سوى كلمات مستبعدة؛ أضف كلمة للبحث عنها.
search-words-too-long = عدد الأحرف { $characters } يتجاوز حد البحث الواحد ({ $limit })؛ اختصر النص.
search-behind =
    { $count ->
        [zero] الفهرس محدّث.
        [one] يجري تحديث الفهرس: بقي تغيير واحد ({ $count }).
        [two] يجري تحديث الفهرس: بقي تغييران ({ $count }).
        [few] يجري تحديث الفهرس: بقيت { $count } تغييرات.
        [many] يجري تحديث الفهرس: بقي { $count } تغييرا.
       *[other] يجري تحديث الفهرس: بقي { $count } تغيير.
    }
search-off = لا يحتفظ هذا الخادم بفهرس للنص الكامل؛ استعمل البحث في صفحة السجل.
search-kind = النوع
search-kind-item = البنود
search-kind-text = النصوص
search-kind-provision = الأحكام
search-kind-claim = الإفادات
search-kind-evidence = الأدلة
search-kind-note = الملاحظات
search-one-item = البند { $item }
search-one-text = نص
search-one-provision = الحكم { $number }
search-one-provision-plain = حكم
search-one-claim = إفادة بشأن البند { $item }
search-one-evidence = دليل بشأن البند { $item }
search-one-note = ملاحظة على البند { $item }
search-language = اللغة
search-before = النتائج السابقة
search-after = النتائج التالية
search-earlier = إصدار سابق
search-editions-all = مع الإصدارات السابقة
search-editions-latest = أحدث الإصدارات فقط
cli-search-rebuilt =
    { $count ->
        [zero] أُعيد إنشاء الفهرس: لا قيود.
        [one] أُعيد إنشاء الفهرس: قيد واحد ({ $count }).
        [two] أُعيد إنشاء الفهرس: قيدان ({ $count }).
        [few] أُعيد إنشاء الفهرس: { $count } قيود.
        [many] أُعيد إنشاء الفهرس: { $count } قيدا.
       *[other] أُعيد إنشاء الفهرس: { $count } قيد.
    }
cli-search-replaced = تعذّر استعمال الفهرس ({ $reason }) فأُعيد إنشاؤه.
cli-search-memory = يتعذّر حفظ الفهرس في { $folder } ({ $error })؛ أُنشئ لهذا البحث وحده.
cli-search-no-words = عمَّ تبحث؟ أدخل كلمات أو استعمل --rebuild.
