# الإدارة

admin-nav = الإدارة
admin-title = الإدارة
admin-lede = حال السجل، والمسار الذي تتبعه بنود كل نص، وما يعرفه السجل، والطريق إلى كل ما يُدار فيه.
admin-people-hint = الحسابات والمناصب في الهيئات والرموز
admin-access-hint = من دخل ومن رُفض دخوله وما تغيّر بشأن الأشخاص
admin-jobs-hint = البريد واستدعاء الأنظمة الأخرى والتنظيف
admin-occasions-hint = الاجتماعات والجمعيات وما يحل موعده في كل منها
admin-bodies-hint = من يعمل وكيف تنتظم الهيئات
admin-health = الحالة
admin-version = إصدار Actum
admin-texts = النصوص / الطبعات
admin-items = البنود
admin-events = الأحداث المسجلة
admin-last-change = آخر تغيير
admin-size = حجم قاعدة البيانات
admin-megabytes = { $size } ميغابايت
admin-jobs = الأعمال المنتظرة / الفاشلة نهائيًا
admin-mail = إرسال البريد
admin-mail-advice = لا يُذكَّر أحد بالبريد. شغّل الخادم بالخيار --mail مع عنوان خادم بريد لإرسال التذكيرات والملخصات.
admin-search = الأحداث التي لم يستوعبها البحث بعد
admin-search-advice = البحث في النص الكامل متوقف.
admin-sign-in = تسجيل دخول الأشخاص
admin-sign-in-advice = كل من يصل إلى هذا الخادم يُعد الشخص الوحيد فيه. شغّله بالخيار --sign-in قبل أن يستخدمه غيرك.
admin-yes = نعم
admin-no = لا
admin-check = فحص السجل
admin-check-hint = يقارن كل ما يُعرض بما ينتج عن سجل الأحداث. يستغرق ذلك دقيقة في سجل كبير.
admin-sound = السجل سليم: قورن { $events } من الأحداث و{ $rows } من الصفوف.
admin-not-sound = السجل غير سليم (قورن { $events } من الأحداث و{ $rows } من الصفوف). خذ نسخة احتياطية ثم نفّذ `actum db check` فهو يبيّن ما يلزم.
admin-workflows = مسارات العمل
admin-workflows-hint = يحدد مسار العمل الحالات التي تمر بها بنود النص ومن ينقلها وما يلزم لنقلها.
admin-no-texts = لا يوجد نص بعد. استورد نصًا أولًا.
admin-text = النص
admin-workflow = مسار العمل
admin-choose = اختيار
admin-second-person = لا يُعتد بإنجاز شيء إلا بعد أن يقبله شخص ثانٍ.
admin-from = من
admin-to = إلى
admin-by = من قِبل
admin-needs = يلزم
admin-need-reason = سبب
admin-need-evidence = إثبات
admin-need-claim = إعلان إنجاز مقبول
admin-knowledge = المعارف
admin-knowledge-hint = محتوى الحزم التي بدأ بها هذا الخادم. الحزم ملفات، ويُحدَّد مجلد حزم آخر بالخيار --packs.
admin-languages = اللغات
admin-bodies = الهيئات المعروفة
admin-occasions = الاجتماعات والفترات المعروفة
admin-rules = قواعد الإجراءات المتعلقة بالمواعيد
admin-rules-advice = { $count ->
    [one] قاعدة واحدة منها لم تُراجَع على مصدرها: انظر فيها قبل الاعتماد على مواعيدها.
    [two] قاعدتان منها لم تُراجَعا على مصدرهما: انظر فيهما قبل الاعتماد على مواعيدهما.
    [few] { $count } قواعد منها لم تُراجَع على مصادرها: انظر فيها قبل الاعتماد على مواعيدها.
    [many] { $count } قاعدة منها لم تُراجَع على مصادرها: انظر فيها قبل الاعتماد على مواعيدها.
    [zero] لا قاعدة منها تنتظر المراجعة.
   *[other] { $count } قاعدة منها لم تُراجَع على مصادرها: انظر فيها قبل الاعتماد على مواعيدها.
}
admin-rule = القاعدة
admin-clause = البند
admin-verified = رُوجعت
admin-more-findings = { $count ->
    [one] وملاحظة أخرى.
    [two] وملاحظتان أخريان.
    [few] و{ $count } ملاحظات أخرى.
    [many] و{ $count } ملاحظة أخرى.
    [zero] ولا ملاحظات أخرى.
   *[other] و{ $count } ملاحظة أخرى.
}
error-no-workflow = لا يوجد مسار عمل كهذا
error-no-workflow-what = لا يوجد بين الحزم مسار عمل بهذا المعرّف:
error-no-workflow-next = اختر واحدًا من القائمة في صفحة الإدارة.
