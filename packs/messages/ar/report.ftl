# عناوين التقارير وعباراتها (docx وxlsx وcsv).
# المصطلحات وفق استعمال الاتحاد. تبدأ جميع المعرّفات بـ `report-`.

report-title = خطة العمل
report-title-body = خطة العمل: { $body }
report-subject = من يقوم بماذا، ومع من، وفي أي أجل، وإلى من يُرفع التقرير
report-as-of = حتى تاريخ
report-language = اللغة
report-texts = النصوص
report-submitted-by = مقدَّم من
report-action-required = الإجراء المطلوب
report-action-required-words = الإحاطة علماً بهذه الوثيقة واستعراض البنود الواقعة ضمن نطاق المسؤولية
report-contents = المحتويات
report-section-summary = القسم الأول: ملخص
report-section-actions = القسم الثاني: الإجراءات والتقدم المحرز
report-section-bodies = القسم الثالث: البنود حسب الجهة

report-heading-bodies = البنود حسب الجهة المسؤولة
report-heading-reports = التقارير المستحقة
report-heading-due = الآجال
report-heading-instruments = وسائل التنفيذ
report-heading-status = الحالة
report-heading-ambiguous = قيم تحتمل أكثر من قراءة
report-heading-doubts = بنود ينبغي التحقق منها أولاً
report-heading-progress = التقدم المحرز ووثائق الإثبات

report-note-several = البند الموجَّه إلى عدة جهات يُحسب لكل منها، ويُحسب مرة واحدة في المجموع.
report-note-marks = † مقترح بموجب قاعدة وغير وارد في النص. ‡ أدخله شخص.
report-note-fill = تتولى الجهة المسؤولة ملء المراحل والأهداف الدورية والتقدم المحرز مع تاريخه.
report-note-cut = قُطع النص هنا: لا تتسع الخلية لأكثر من 32767 حرفاً، والحكم كاملاً في النص الأصلي
report-no-items = لا توجد بنود.
report-item-count = { $count ->
    [zero] لا توجد بنود
    [one] بند واحد
    [two] بندان
    [few] { $count } بنود
    [many] { $count } بنداً
   *[other] { $count } بند
}
report-total = المجموع
report-ambiguous = قوة ملتبسة
report-nothing-ambiguous = لم يُعثر على قيم تحتمل أكثر من قراءة.
report-nothing-doubtful = لا توجد بنود تثير الشك.

report-text = النص
report-file = الملف
report-body = الجهة
report-stated = وارد في النص
report-proposed = مقترح
report-proposed-heading = مقترح
report-entered = أدخله شخص
report-readings = القراءات
report-field = الحقل
report-date = التاريخ
report-action = الإجراء { $action }
report-quoted = «{ $words }»
report-unresolved = غير محدد
report-jointly = بالاشتراك
report-each = كل على حدة
report-completed = منجز
report-ongoing = مستمر
report-recurring = دوري
report-yearly = كل سنة
report-urgent = في أقرب وقت ممكن
report-no-due = لم يُذكر أجل
report-no-instrument = لا اقتراح
report-no-report = لا توجد تقارير مستحقة.
report-nobody = لم تُذكر جهة
report-unknown-bodies = جهات غير مسجلة
report-sheet-summary = ملخص
report-sheet-items = جميع البنود
report-sheet-reports = تقارير إلى { $body }
report-back = العودة إلى الملخص
report-due-by = في أجل أقصاه { $time }
report-due-before = قبل { $time }
report-due-during = خلال { $time }
report-due-after = بعد { $time }
report-due-from = اعتباراً من { $time }
report-capacity-member = ضمن { $body }

report-column-order = الترتيب الأصلي
report-column-item = البند
report-column-action = رقم الإجراء
report-column-force = القوة
report-column-verb = الفعل كما ورد
report-column-clause = الحكم
report-column-asked = الإجراء
report-column-responsible = الجهة المسؤولة
report-column-partners = التعاون
report-column-report-to = يُرفع التقرير إلى
report-column-due = الأجل
report-column-instrument = الوسيلة
report-column-deliverable = الناتج
report-column-milestones = المرحلة
report-column-periodic-goals = الأهداف الدورية المحققة
report-column-completed = منجز
report-column-status = الحالة
report-column-updated = آخر تحديث
report-column-qualifications = القيود
report-column-citations = الوثائق المستشهد بها
report-column-provision = رقم الحكم
report-column-confidence = درجة الثقة
report-column-doubts = الشكوك
report-column-capacity = الصفة

report-force-instruct = يكلف
report-force-decide = يقرر
report-force-authorize = يأذن
report-force-request = يطلب
report-force-urge = يحث
report-force-call-upon = يناشد
report-force-recommend = يوصي
report-force-invite = يدعو
report-force-encourage = يشجع
report-force-should = ينبغي
report-force-observe = يلاحظ (لا يُطلب شيء)

report-instrument-study = دراسة
report-instrument-survey = استقصاء
report-instrument-workshop = ورشة عمل
report-instrument-coordination = تنسيق
report-instrument-circular = رسالة معممة أو كتاب
report-instrument-call-for-contributions = طلب مساهمات
report-instrument-amendment-compilation = تجميع التعديلات
report-instrument-guidance = إرشادات
report-instrument-report = تقرير
report-instrument-work-programme = برنامج عمل

report-status-proposed = بانتظار التأكيد
report-status-rejected = مرفوض
report-status-overtaken = لم يعد منطبقاً

report-language-ar = العربية
report-language-zh = الصينية
report-language-en = الإنكليزية
report-language-fr = الفرنسية
report-language-ru = الروسية
report-language-es = الإسبانية

report-role-collaboration = بالتعاون
report-role-consultation = بالتشاور
report-role-support = بدعم منها
report-role-especially = بوجه خاص
report-role-recipient = يجب إبلاغها
report-role-participant = مشاركة
report-role-lead = تتولى القيادة

report-doubt-force-ambiguous = يحتمل الفعل أكثر من قوة.
report-doubt-addressee-missing = لا يذكر النص من يقوم بالإجراء.
report-doubt-occasion-ambiguous = قد يشير الأجل إلى أكثر من اجتماع أو فترة.
report-doubt-instrument-ambiguous = تصلح أكثر من وسيلة للتنفيذ.

report-column-due-on = يوم الاستحقاق
report-column-timeliness = الالتزام بالمواعيد
report-heading-timeliness = حسب الالتزام بالمواعيد
report-timeliness-overdue = متأخر
report-timeliness-soon = موعده قريب
report-timeliness-stale = لا جديد منذ مدة
report-ics-due = موعد: { $act }
report-ics-open = اليوم غير محدد، { $when }
