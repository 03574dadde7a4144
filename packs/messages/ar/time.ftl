# Time: occasions that people keep, due dates, what is overdue, due soon or stale.

cli-occasion-unchanged = { $occasion }: هو كذلك بالفعل
cli-occasion-would = { $occasion }: هذا ممكن؛ المواعيد التي ستتغير: { $count } (لم يتغير شيء)
cli-occasion-changed = { $occasion }: سُجّل؛ المواعيد التي تغيرت: { $count }
cli-occasion-past = المواعيد المنقضية التي بقيت على حالها: { $count }
cli-occasion-said = ما ذكره الأشخاص
occasion-cancelled = أُلغي
occasion-kept = تواريخ حددها شخص
occasion-change = تعديل هذا الاجتماع
occasion-add = إضافة اجتماع
occasion-id = المعرّف
occasion-id-hint = حروف لاتينية صغيرة وأرقام وواصلات، مثل tsag-2027-05
occasion-name = الاسم
occasion-body = الهيئة التي تجتمع
occasion-body-hint = معرّف الهيئة، مثل tsag
occasion-from = أول يوم
occasion-to = آخر يوم
occasion-date-hint = يوم، أو شهر أو سنة إن لم يُعرف أكثر من ذلك: 2027-05-10 أو 2027-05 أو 2027
occasion-place = المكان
occasion-do-move = نقل الموعد
occasion-do-cancel = إلغاء الاجتماع
occasion-do-add = إضافة
occasion-done = سُجّل. المواعيد التي تغيرت: { $count }.
occasion-rules = القواعد الإجرائية
refusal-occasion-not-allowed = لا يجوز لـ { $person } تعديل الاجتماعات؛ يُرجى مراجعة الأمانة
refusal-occasion-nobody = لم يُذكر من يجري التغيير؛ اكتب اسمك
refusal-occasion-unknown = الاجتماع { $occasion } ليس في السجل؛ تحقق من معرّفه أو أضفه
refusal-occasion-known = الاجتماع { $occasion } موجود في السجل بالفعل؛ انقله أو أعط معرّفاً آخر
refusal-occasion-id = لا يصلح «{ $written }» معرّفاً؛ اكتب من 1 إلى 80 من الحروف اللاتينية الصغيرة والأرقام والواصلات، مثل tsag-2027-05
refusal-occasion-body = الهيئة { $body } ليست في السجل؛ تحقق من معرّفها
refusal-occasion-no-name = لا اسم للاجتماع؛ اكتب اسمه
refusal-occasion-no-time = اذكر متى يُعقد: سنة أو شهر أو يوم
refusal-occasion-ends-first = سينتهي ({ $to }) قبل أن يبدأ ({ $from })؛ صحّح أحد التاريخين
refusal-occasion-no-reason = اذكر السبب: لا بد منه
refusal-occasion-date = «{ $written }» ليس تاريخاً؛ اكتب 2027-05-10 أو 2027-05 أو 2027
event-due-moved = نُقل الموعد من { $before } إلى { $after }: { $why }
event-occasion-added = أُضيف اجتماع
event-occasion-moved = نُقل موعد الاجتماع ({ $reason })
event-occasion-cancelled = أُلغي الاجتماع ({ $reason })
event-procedures-recorded = سُجّلت القواعد الإجرائية
due-moved-occasion-moved = نُقل موعد الاجتماع
due-moved-occasion-added = أُضيف اجتماع
due-moved-occasion-cancelled = أُلغي الاجتماع
due-moved-packs-changed = هكذا تفيد حزم المعرفة الآن
rule-first-session-after-adoption = أول دورة بعد اعتماد النص
schedule-by = الموعد النهائي { $day }
schedule-latest = في أجل أقصاه { $day }
schedule-goal = هدف { $period }: حتى { $day }
schedule-unverified = لم يتحقق أحد من هذا البند
timeliness = الالتزام بالمواعيد
timeliness-overdue = متأخر
timeliness-soon = موعده قريب
timeliness-stale = لا جديد منذ مدة
timeliness-overdue-since = متأخر منذ { $day }
timeliness-soon-by = موعده قريب، { $day }
timeliness-stale-since = لا جديد منذ { $day }
timeliness-counts = متأخر: { $overdue }. موعده قريب: { $soon }. لا جديد منذ مدة: { $stale }.
cli-timeliness-unknown = «{ $written }» لا يدل على حالة مواعيد؛ اكتب overdue أو soon أو stale
format-ics = تقويم للاشتراك أو الاستيراد

cli-succession-none = ليس لـ { $id } إصدار لاحق قرر في بنوده
succession-head = { $edition } بعد { $previous }
succession-fate = ما آل إليه
succession-before = قبل
succession-after = بعد
succession-others = بنود أخرى
succession-kept = باقٍ كما هو
succession-renumbered = أُعيد ترقيمه
succession-reworded = أُعيدت صياغته
succession-moved = نُقل
succession-moved-reworded = نُقل وأُعيدت صياغته
succession-split = قُسّم
succession-split-off = جديد، منبثق عن تقسيم
succession-merged = دُمج مع غيره
succession-merged-into = أُدمج في غيره
succession-reinstated = عاد من جديد
succession-new = جديد
succession-dropped = حُذف
succession-title = تعاقب الإصدارات
succession-none = لم يصل بعد إصدار لاحق يقرر في بنود هذا النص.

workflow-states = الحالات
workflow-second-person = شخص ثانٍ يبت في الإفادات
workflow-texts = النصوص
workflow-yes = نعم
workflow-no = لا
workflow-chosen = { $text } يتبع الآن { $workflow }
review-head = { $language }: البنود { $items }، المؤكدة { $confirmed }، المرفوضة { $rejected }
review-kept = تُركت كما استُخرجت
review-corrected = صُحّحت
review-share = نسبة التصحيح
review-example = آخر مثال

# The forms of occasions.
occasion-kind = النوع
occasion-looked-at-first = يُعرض عليكم أولاً ما سيتغير من المواعيد؛ ولا يتغير شيء قبل تأكيدكم.
occasion-would = المواعيد التي ستتغير
occasion-would-none = لن يتغير أي موعد.
occasion-before = الموعد الحالي
occasion-after = الموعد الجديد
occasion-make = تأكيد
occasion-back = العودة إلى الاجتماعات
occasion-unchanged = الأمر كذلك بالفعل؛ ولن يتغير شيء.
occasions-more = { $count ->
    [zero] لا غيرها
    [one] واحد آخر لا يحل فيه موعد
    [two] اثنان آخران لا يحل فيهما موعد
    [few] { $count } أخرى لا يحل فيها موعد
    [many] { $count } أخرى لا يحل فيها موعد
   *[other] { $count } أخرى لا يحل فيها موعد
}
