# الصفحات.

number = { $number }
or = أو
source = المصدر
unverified = غير متحقق منه
legend = معنى العلامات
value-nobody = لم يُسمَّ أحد
value-none-stated = لم يُذكر
page-skip = انتقل إلى المحتوى
page-foot = يبيّن Actum مصدر كل قيمة: مذكورة في النص، أو موروثة مما سبقها، أو مستنتجة بقاعدة.

## رأس الصفحة

nav-sections = الأقسام
nav-register = السجل
nav-texts = النصوص
nav-bodies = الهيئات
nav-occasions = الاجتماعات
nav-reports = التقارير
nav-language = اللغة
nav-crumbs = موقعك

## السجل

register-title = سجل الإجراءات
register-lede = من يجب أن يفعل ماذا، ومع من، ومتى، وإلى من يُرفع التقرير، وفقًا للنصوص المعتمدة.
register-search = بحث
register-search-hint = كلمات من حكم أو رقم بند
register-search-chip = كلمات
register-doubt-first = الأقل يقينا أولا
register-filters = التصفية حسب
register-remove = إزالة هذه التصفية
register-clear = عرض الكل
register-to-filters = التصفية
register-pages = الصفحات
register-nothing-found = لا يوجد بند يستوفي كل هذه الشروط. أزل إحدى التصفيات أو استعمل كلمات أخرى.
register-empty = السجل فارغ
register-empty-next = استورد نصًا معتمدًا ثم أعد تحميل هذه الصفحة:
register-empty-forms = تُقرأ وثائق Word وصفحات HTML والنصوص العادية بالإسبانية والإنكليزية والروسية والصينية والعربية والفرنسية.
facet-body = الهيئة
facet-more = { $count } أخرى
role-of-body-any = أي دور
role-of-body-owner = يجب أن تعمل
role-of-body-partner = تشارك
role-of-body-report-to = يُرفع إليها التقرير

## البند

item-title = البند { $number }
item-in-text = اقرأه في النص
item-doubts = يلزم التحقق
item-understood = ما فُهم منه
item-share = مؤكد بنسبة { $percent }%
item-related = بنود ذات صلة
item-referenced-by = بنود تحيل إليه
item-same-group = بنود الإجراء نفسه
item-same-provision = بنود الحكم نفسه
item-editions = في إصدارات أخرى
item-history = التاريخ
force-reiterated = يكرر طلبًا سابقًا
reference-unresolved = ليس في هذا النص
field-commitment = الالتزام
ground-from = الحكم { $provision }
ground-inherited = من { $provision }
ground-unsure = مؤكد بنسبة { $percent }%

## التاريخ

event-item-created = أُدرج في السجل من الإصدار { $edition }
event-item-carried = نُقل من الإصدار { $previous } إلى الإصدار { $edition }
event-item-overtaken = تجاوزته الأحداث: لم يعد الإصدار { $edition } يتضمنه
event-clause-recorded = سُجّل نصه في الإصدار { $edition }

## الهيئات

bodies-title = الهيئات
bodies-lede = كل من تطلب منه النصوص أن يعمل، ومن يشارك، ومن تُرفع إليه التقارير.
bodies-show-all =
    { $count ->
        [zero] عرض كل الهيئات ({ $count })
        [one] عرض هيئة أخرى لا يسميها أي بند ({ $count })
        [two] عرض هيئتين أخريين لا يسميهما أي بند ({ $count })
        [few] عرض { $count } هيئات أخرى لا يسميها أي بند
        [many] عرض { $count } هيئة أخرى لا يسميها أي بند
       *[other] عرض { $count } هيئة أخرى لا يسميها أي بند
    }
bodies-show-named = عرض الهيئات المسماة فقط
body-name = الاسم
body-kind = النوع
body-exists = فترة الوجود
body-owned = يجب أن تعمل
body-owned-about = ما تطلبه النصوص منها.
body-partner = تشارك
body-partner-about = ما يفعله الآخرون معها أو لها أو بعد التشاور معها.
body-reported = يُرفع إليها التقرير
body-reported-about = ما تنص النصوص على رفع تقرير عنه إليها.
body-proposed = يُقترح رفع التقرير إليها
body-proposed-about = لا تسمي النصوص أحدًا هنا؛ وتقترح قاعدةٌ هذه الهيئة.
body-no-items = لا شيء في السجل.
body-through = عن طريق { $body }
body-not-recorded = لم يُستورد بعد نص يخص هذه الهيئة. استورد نصًا لترى ما يجب أن تفعله.
body-names = الأسماء
body-relations = العلاقات
body-reports-to = ترفع تقاريرها عادة إلى
body-predecessors = خلفت
body-successors = خلفتها
body-members = تشمل
body-collectives = تنتمي إلى
body-parts = أجزاؤها
body-id = المعرّف
body-in-register = عرض في السجل

## الاجتماعات

occasions-title = الاجتماعات والفترات
occasions-lede = الاجتماعات والجمعيات وفترات الدراسة، وما يحل موعده في كل منها.
occasions-empty = لا يُعرف أي اجتماع. أضفها إلى حزمة معارف.
occasion-undated = التاريخ غير معروف
occasions-others = اجتماعات وفترات لا يحل فيها موعد أي بند: { $count }
occasion-other-reading = الأرجح اجتماع آخر

## النصوص

texts-title = النصوص
texts-lede = النصوص المعتمدة في السجل مع كل إصدار مستورد.
edition-first = الإصدار الأول
edition-language = نسخة لغوية
edition-revision = مراجعة
edition-superseded = حل محله إصدار آخر
edition-file = الملف
edition-imported = الاستيراد
edition-provisions = الأحكام
edition-asking = { $count } منها تطلب شيئًا
edition-notices = ملاحظات
edition-differences = يختلف عن السجل
place-page = الصفحة { $number }
place-line = السطر { $number }
place-paragraph = الفقرة { $number }
place-row = الصف { $number }

## صفحة القراءة

reading-editions = الإصدارات
reading-summary = باختصار
reading-provisions = حكمًا
reading-asking = تطلب شيئًا
reading-items = بندًا
reading-silent = لا تطلب شيئًا، مع بيان السبب
reading-look = ينبغي أن ينظر شخص في:
reading-unread = لم يُنظر فيه بعد
mark-statement = فعل لا يطلب شيئًا
mark-residue = كلمات لم ينتج عنها بند

## التقارير

reports-title = التقارير
reports-lede = خطة العمل في ملفات للتحرير أو الطباعة أو الإرسال. يُنشأ كل ملف من السجل كما هو الآن.
reports-whole = خطة العمل، جميع البنود
reports-by-body = حسب الهيئة
reports-by-body-about = ما يجب أن تفعله كل هيئة، وما تشارك فيه، وما يُرفع إليها التقرير عنه.
reports-files = الملفات
format-docx = تقرير Word: نصوص الأحكام مع مساحة لبيان التقدم
format-xlsx = مصنف Excel: ملخص وورقة لكل هيئة
format-csv = جدول البنود لأي برنامج
format-json = كل البيانات لبرامج أخرى

## الأخطاء

error-no-page = لا توجد صفحة كهذه
error-no-page-what = لا شيء في هذا العنوان:
error-no-page-next = تحقق من العنوان أو ابدأ من السجل.
error-no-item = لا يوجد بند كهذا
error-no-item-what = لا يتضمن السجل بندًا بهذا المعرّف:
error-no-item-next = ابحث في السجل عن كلمات من نصه.
error-no-body = لا توجد هيئة كهذه
error-no-body-what = لا يعرف السجل ولا حزم المعارف هيئة بهذا المعرّف:
error-no-body-next = ابحث عنها في قائمة الهيئات.
error-no-text = لا يوجد نص كهذا
error-no-text-what = لم يُستورد نص بهذا المعرّف:
error-no-text-next = انظر قائمة النصوص أو استورده.
error-no-edition = لا يوجد إصدار كهذا
error-no-edition-what = ليس للنص إصدار بهذا المعرّف:
error-no-edition-next = انظر إصداراته في قائمة النصوص.
error-no-report = لا يوجد تقرير كهذا
error-no-report-what = لا يوجد تقرير بهذا الاسم:
error-no-report-next = انظر قائمة التقارير.
error-method = هذا العنوان للقراءة فقط
error-method-what = لا يمكن تغيير صفحات السجل من هنا.
error-method-next = افتح الصفحة من جديد دون إرسال نموذج.
error-internal = تعذّر عرض الصفحة
error-internal-what = لم يستجب السجل. ولم يتغير فيه شيء.
error-internal-next = حاول مرة أخرى بعد قليل. وإذا استمر ذلك فانظر في سجل الخادم الذي يذكر السبب.

## الشكوك

doubt-force-ambiguous = للفعل أكثر من قراءة مقبولة
doubt-addressee-missing = لا يسمي النص من يُطلب منه
doubt-addressee-unknown = هيئة مسماة غير معروفة
doubt-occasion-ambiguous = قد يُقصد أكثر من اجتماع
doubt-instrument-ambiguous = تصلح أكثر من أداة
doubt-accents-missing = النص مكتوب دون علامات النبر

## القواعد

rule-year-written = السنة مكتوبة
rule-date-written = التاريخ مكتوب
rule-duration-written = المدة مكتوبة
rule-recurrence = يتكرر بالفاصل المكتوب
rule-next-in-series = التالي في سلسلته
rule-occasion-next-in-series = التالي في سلسلته
rule-period-after-next = الفترة التي تلي الجمعية القادمة
rule-occasion-named = الاجتماع مسمّى
rule-occasion-declared = أُعلن عند الاستيراد
rule-occasion-named-as-adopting = الجمعية التي اعتمدت النص
rule-occasion-of-assembly-and-year = جمعية السنة المكتوبة
rule-period-shared-in-clause = الجملة نفسها تسمي الفترة
rule-consideration-shared-in-clause = الجملة نفسها تذكر ما ينبغي مراعاته
rule-instrument-cue = كلمة توحي بها
rule-instrument-cue-in-chapeau = كلمة أعلاه توحي بها

## قواعد وشكوك وملاحظات، تابع

doubt-body-unknown = هيئة مسماة ليست في أي حزمة معارف
doubt-occasion-unresolved = الاجتماع المسمى ليس في أي حزمة معارف: يجب إدخال تاريخه
rule-usual-reporting-line = الهيئة التي تُرفع إليها التقارير عادة
rule-act-addresses-others = الفعل يسمي الموجه إليه
rule-period-that-begins = الفترة التي تبدأ
rule-next-is-the-one-that-begins = المقبلة هي التي تبدأ
rule-next-is-the-one-after = المقبلة هي التي تليها
rule-preparing-means-the-one-after = التحضير لفترة يعني التي تليها
rule-occasion-of-year = اجتماع السنة المكتوبة
rule-occasion-of-symbol = الدورة الواردة في رمز النص
rule-session-by-number = دورة الهيئة المسماة بهذا الرقم
rule-session-of-adopting-body = دورة الهيئة التي اعتمدت النص بهذا الرقم
rule-session-of-body = لا تعرف أي حزمة هذه الدورة
rule-next-session-of-body = الدورة المقبلة للهيئة المسماة
rule-session-under-way = الدورة التي اعتمدت النص
rule-part-of-year-written = جزء من السنة مكتوب
rule-period-written = الفترة مكتوبة
rule-year-of-adoption = سنة الاعتماد
rule-month-of-adoption = شهر الاعتماد
rule-decade-ends-in-zero = ينتهي العقد بسنة رقمها الأخير صفر
rule-decade-ends-in-nine = ينتهي العقد بسنة رقمها الأخير تسعة
rule-counted-from-adoption = محسوب من الاعتماد
rule-hijri-umm-al-qura = تاريخ هجري بتقويم أم القرى
rule-hijri-tabular = تاريخ هجري بالتقويم الحسابي
rule-paragraph-cited-before = استُشهد بالفقرة من قبل
rule-same-paragraph-cited = كلاهما يستشهد بالفقرة نفسها
rule-results-of-an-earlier-act = يستند إلى نتيجة فعل سابق
rule-the-above-means-earlier-parts = «ما سبق» يعني الأجزاء السابقة
notice-encoding-detected = لا يذكر الملف ترميزه؛ فجرى كشفه
notice-tracked-changes-kept = يتضمن الملف تغييرات متعقبة: تُقرأ الإضافات نصًا وتُحفظ المحذوفات على حدة
notice-mixed-language = بعض الأحكام بلغة غير لغة الوثيقة
notice-letters-folded = قُرئت أشكال العرض العربية بوصفها حروفها، وحُذف التطويل
notice-replaced-characters = بعض البايتات لا معنى لها في هذا الترميز وتظهر U+FFFD: قارنها بالأصل
notice-pictures-left-out = لا تُقرأ الصور
notice-objects-left-out = لا تُقرأ الكائنات المضمّنة
notice-comments-left-out = لا تُقرأ التعليقات
notice-hidden-text-left-out = لا يُقرأ النص المخفي
notice-page-parts-left-out = لا تُقرأ رؤوس الصفحات وتذييلاتها
notice-joined-lines = جُمعت الأسطر المقطوعة في فقرات
notice-page-without-text = لا تتضمن صفحة أي نص يمكن قراءته: أجرِ التعرف الضوئي على الحروف (OCR) ثم استورد من جديد
notice-page-damaged = صفحة تالفة ولم يُقرأ منها إلا جزء
notice-page-recognised = جرى التعرف على نص صفحة من صورة: قارن الكلمات بها
notice-page-confidence = درجة الوثوق في قراءة صفحات الملف PDF
notice-unknown-characters = بعض حروف الملف PDF مرسومة دون بيان ماهيتها: قارن الصفحة بالملف
notice-page-order-unsure = رُسمت صفحة بترتيب يختلف عن ترتيب القراءة: قارن ترتيب فقراتها
notice-page-edges-dropped = تُركت أرقام الصفحات والرؤوس المتكررة
notice-hyphens-joined = جُمعت الكلمات المقسومة في أواخر السطور
notice-table-head-repeated = يتكرر رأس الجدول في الصفحات التالية وقد قُرئ مرة واحدة
notice-letter-shapes = قُرئت الحروف المركبة وأشكال العرض بوصفها حروفا
