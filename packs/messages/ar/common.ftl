# كلمات المجال.

list-separator = { "، " }
items-count =
    { $count ->
        [zero] لا بنود
        [one] بند واحد ({ $count })
        [two] بندان ({ $count })
        [few] { $count } بنود
        [many] { $count } بندًا
       *[other] { $count } بند
    }

## التواريخ

date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
moment = { $date }، الساعة { $time } بالتوقيت العالمي
period-closed = { $from }–{ $to }
period-from = اعتبارًا من { $from }
period-to = حتى { $to }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
month-in-date-1 = يناير
month-in-date-2 = فبراير
month-in-date-3 = مارس
month-in-date-4 = أبريل
month-in-date-5 = مايو
month-in-date-6 = يونيو
month-in-date-7 = يوليو
month-in-date-8 = أغسطس
month-in-date-9 = سبتمبر
month-in-date-10 = أكتوبر
month-in-date-11 = نوفمبر
month-in-date-12 = ديسمبر

## اللغات

language-ar = العربية
language-zh = الصينية
language-en = الإنكليزية
language-fr = الفرنسية
language-ru = الروسية
language-es = الإسبانية

## قوة الطلب

force-instruct = تكلّف
force-decide = تقرّر
force-authorize = تأذن
force-request = تطلب
force-urge = تحثّ
force-call-upon = تناشد
force-recommend = توصي
force-invite = تدعو
force-encourage = تشجّع
force-should = ينبغي
force-observe = تلاحظ

## عناصر الالتزام

field-item = البند
field-text = النص
field-action = الإجراء
field-provision = الحكم
field-clause = نص الحكم
field-force = القوة
field-addressees = المسؤول
field-partners = بالتعاون مع
field-act = المطلوب
field-deliverables = النتيجة
field-due = الموعد
field-report-to = يُرفع التقرير إلى
field-conditions = الشروط
field-citations = الوثائق المستشهد بها
field-references = الإحالات
field-instruments = الأداة
field-status = الحالة
field-distribution = طريقة العمل
field-group = المجموعة
field-updated = آخر تغيير

## الحالة

status-proposed = مقترح
status-rejected = مرفوض
status-overtaken = تجاوزته الأحداث

## كيف تعمل عدة جهات

distribution-single = منفردًا
distribution-joint = معًا
distribution-each = كل على حدة
distribution-open = معًا أو كل على حدة: لم يحدد النص ذلك

## دور الشركاء

role-collaboration = بالتعاون
role-consultation = بالتشاور
role-support = بدعم
role-especially = لا سيما
role-recipient = الجهة المبلَّغة أو المخدومة
role-participant = مشارك
role-lead = بقيادة

## الزمن

due-kind-date = تاريخ
due-kind-occasion = اجتماع
due-kind-period = فترة
due-kind-ongoing = مستمر
due-kind-recurring = دوري
due-kind-urgent = في أقرب وقت ممكن
due-relation-at = في
due-relation-by = في موعد أقصاه
due-relation-before = قبل
due-relation-during = خلال
due-relation-after = بعد
due-relation-from = اعتبارًا من
due-none = لم يُحدد موعد

## الشروط

condition-hedge = حسب الاقتضاء
condition-condition = شرط
condition-resources = الموارد
condition-consideration = ما ينبغي مراعاته
condition-accordance = وفقًا لـ
condition-purpose = الغرض
condition-example = مثال
condition-background = الخلفية

## الوثائق المستشهد بها

citation-resolution = قرار
citation-decision = مقرر
citation-proposal = مقترح
citation-temporary-document = وثيقة مؤقتة
citation-standard = معيار
citation-report = تقرير
citation-circular = رسالة معممة
citation-treaty = معاهدة
citation-document = وثيقة

## الأدوات

instrument-study = دراسة
instrument-survey = استقصاء
instrument-workshop = ورشة عمل
instrument-coordination = تنسيق
instrument-circular = رسالة معممة
instrument-call-for-contributions = دعوة إلى تقديم مساهمات
instrument-amendment-compilation = تجميع التعديلات
instrument-guidance = إرشادات
instrument-report = تقرير
instrument-work-programme = برنامج عمل

## الهيئات والاجتماعات

body-kind-organization = منظمة
body-kind-sector = قطاع
body-kind-assembly = جمعية
body-kind-council = مجلس
body-kind-advisory-group = فريق استشاري
body-kind-group = فريق أو لجنة
body-kind-office = مكتب
body-kind-position = منصب
body-kind-membership = فئة من الأعضاء
body-kind-collective = عدة هيئات
occasion-kind-assembly = جمعية
occasion-kind-meeting = اجتماع
occasion-kind-study-period = فترة دراسة

## مصدر القيمة

basis-stated = مذكور
basis-inherited = موروث
basis-inferred = مستنتج
basis-entered = مُدخل

## لماذا لا يُطلب شيء

reason-not-operative = ليس من المنطوق: عنوان أو صفحات تمهيدية أو ختامية
reason-recital = فقرة من الديباجة: تبيّن الأسباب ولا تطلب
reason-carried-by-parts = بنوده الفرعية تحمل ما يطلبه
reason-statement-only = تلاحظ أو تذكّر أو ترحب: لا يُطلب شيء
reason-benefit = يبيّن فائدة الإجراء
reason-quotation = يقتبس ما يطلبه نص آخر
reason-no-operative-verb = لم يُعثر على فعل طلب: ينبغي أن ينظر فيه شخص
reason-footnote = حاشية
reason-unplaced = لم يتمكن القارئ من تصنيف هذه الكلمات: ينبغي أن ينظر فيها شخص

## أنواع الأحكام

provision-front-matter = صفحات تمهيدية
provision-title = عنوان
provision-heading = عنوان فرعي
provision-opening = عبارة الافتتاح
provision-recital = فقرة من الديباجة
provision-chapeau = عبارة تمهيدية
provision-operative = المنطوق
provision-footnote = حاشية
provision-back-matter = صفحات ختامية
provision-unplaced = غير مصنف
