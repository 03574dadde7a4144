# عروض السجل: الخط الزمني، اللوحة، عبء العمل، الأعمدة المختارة، التغييرات الجماعية، أيام أخرى.

## العروض

views-label = عروض السجل
view-list = قائمة
view-timeline = الخط الزمني
view-board = لوحة
view-load = عبء العمل
register-search-items = البحث في البنود

## يوم آخر

as-of-menu = في تاريخ معيّن
as-of-day = اليوم
as-of-show = عرض
as-of-difference = ما تغيّر منذ ذلك الحين
as-of-shown = معروض كما كان في نهاية { $day }.
as-of-present = العودة إلى الحاضر

## الأعمدة والمجموعات

arrange-menu = الأعمدة والمجموعات
arrange-columns = الأعمدة
arrange-group = التجميع حسب
arrange-no-group = دون تجميع
arrange-apply = تطبيق
group-month = شهر الاستحقاق
group-occasion = الاجتماع
group-no-day = لا تاريخ معروفا
group-no-instrument = دون أداة

## الخط الزمني

timeline-lanes = المسارات
timeline-by-owner = حسب الجهة المسؤولة
timeline-by-occasion = حسب الاجتماع
timeline-dates = تواريخ مستقلة
timeline-others = الجهات الأخرى كلها
timeline-today = اليوم
timeline-overdue = متأخر
timeline-soon = يستحق قريبا
timeline-ahead = يستحق لاحقا
timeline-done = منجز أو مغلق
timeline-overdue-count = متأخر: { $count }
timeline-drawn = البنود المرسومة: { $count }.
timeline-undated = دون تاريخ: { $count }
timeline-empty = لا يوجد لأي من البنود المطابقة للمرشحات تاريخ استحقاق.
timeline-earlier = أسبق
timeline-later = لاحق
timeline-table = البيانات نفسها في جدول
timeline-listed = بترتيب التواريخ، ابتداء من الأول: { $count }

## اللوحة

board-empty = لا شيء هنا
board-move = نقل
board-more = عرض المزيد
board-drop-reason = يتطلب هذا النقل سببا: اذكره ثم أرسل.
board-drop-never = لا يمكن نقل البند إلى هناك من حالته الحالية.

## عبء العمل

load-owners = حسب الجهة المسؤولة
load-owners-about = ما تتولاه كل هيئة، والأكثر تأخرا أولا.
load-meetings = حسب الاجتماع
load-meetings-about = ما يستحق في كل اجتماع أو جمعية، بالترتيب الزمني.
load-open = قيد الإنجاز
load-total = المجموع
load-bar = النسب: متأخر، يستحق قريبا، غير ذلك
load-empty = لا شيء هنا مما يطابق المرشحات.

## التغييرات الجماعية

bulk-choose = مختار
bulk-choose-item = اختيار البند
bulk-change = تغيير البنود المختارة…
bulk-change-all = تغيير كل المطابق ({ $count })…
bulk-title = تغيير عدة بنود
bulk-title-preview = ما الذي سيتغيّر
bulk-title-done = ما الذي تغيّر
bulk-title-undone = ما الذي أُلغي
bulk-chosen = البنود المختارة: { $count }.
bulk-beyond = بنود أخرى مطابقة تتجاوز ما يمكن تغييره دفعة واحدة: { $count }. ضيّق المرشحات أو كرر العملية لاحقا.
bulk-what = ما المطلوب تغييره؟
bulk-do-confirm = تأكيد: مطلوب كما ورد
bulk-do-status = نقل إلى الحالة
bulk-do-owner-add = إضافة جهة مسؤولة
bulk-do-owner-remove = حذف جهة مسؤولة
bulk-do-due = تحديد موعد الاستحقاق
bulk-do-tag-add = إضافة وسوم
bulk-do-tag-remove = حذف وسوم
bulk-do-priority = تحديد الأولوية
bulk-said-confirm = تأكيد.
bulk-said-status = نقل إلى ”{ $value }“.
bulk-said-owner-add = إضافة الجهة المسؤولة { $value }.
bulk-said-owner-remove = حذف الجهة المسؤولة { $value }.
bulk-said-due = تحديد موعد الاستحقاق في { $value }.
bulk-said-tag-add = إضافة الوسوم: { $value }.
bulk-said-tag-remove = حذف الوسوم: { $value }.
bulk-said-priority = تحديد الأولوية: { $value }.
bulk-preview = عرض ما سيتغيّر
bulk-apply = تغيير ({ $count })
bulk-cancel = إبقاء كل شيء كما هو
bulk-back = العودة إلى السجل
bulk-undo = إلغاء هذه التغييرات
bulk-undo-reason = إلغاء تغيير جماعي
bulk-outcomes = بندا بندا
bulk-outcome = النتيجة
bulk-before = حاليا
bulk-after = بعد ذلك
bulk-will-change = سيتغيّر
bulk-changed = تغيّر
bulk-same = كذلك بالفعل
bulk-is-refused = سيُرفض
bulk-was-refused = رُفض
bulk-undone = أُلغي
bulk-not-undone = يبقى كما هو
bulk-count-changing = التغييرات: { $count }.
bulk-count-same = كذلك بالفعل: { $count }.
bulk-count-refused = المرفوض: { $count }.
bulk-none-chosen = لم يُختر أي بند. عد إلى القائمة وضع علامة على البنود ثم أعد المحاولة.
bulk-no-change = اختر ما المطلوب تغييره.
bulk-no-status = اختر الحالة الجديدة.
bulk-no-owner = اختر الهيئة.
bulk-no-day = حدد اليوم.
bulk-no-tags = اكتب وسما واحدا على الأقل.

## العروض المحفوظة

saved-views = العروض المحفوظة
saved-views-none = لا عروض محفوظة بعد. رشّح ورتّب وجمّع كما تشاء ثم احفظ العرض باسم.
saved-views-shared = عروض يشاركها آخرون
saved-view-name = حفظ هذا العرض باسم
saved-view-share = للجميع
saved-view-shared = مشترك
saved-view-keep = حفظ
saved-view-remove = حذف
saved-view-kept = حُفظ العرض.
saved-view-removed = حُذف العرض.
saved-view-no-name = أعط العرض اسما.
saved-view-too-long = اسم العرض أو عنوانه طويل جدا؛ اختصر الاسم أو احذف بعض المرشحات.
saved-view-too-many = بلغت الحد الأقصى من العروض؛ احذف واحدا أولا.

## الفروق والسجل التاريخي

value-changed = { $field }: من ”{ $before }“ إلى ”{ $after }“
difference-title = ما الذي تغيّر
difference-from = من نهاية
difference-to = إلى نهاية
difference-new = جديد في السجل.
difference-gone = موجود في التاريخ الأسبق فقط.
difference-edition = نُقل إلى الطبعة { $edition }.
difference-clause = تغيّرت صياغة البند.
difference-claims = إفادات جديدة: { $count }.
difference-evidence = أدلة جديدة: { $count }.
difference-notes = ملاحظات جديدة: { $count }.
difference-progress = أُنجز { $percent } %.
difference-count-new = الجديد: { $count }.
difference-count-changed = المتغيّر: { $count }.
difference-count-gone = الغائب: { $count }.
difference-beyond = بنود أخرى غير معروضة: { $count }. اختر تاريخين أقرب.
difference-none = لا فرق بين التاريخين.

## البند

item-print = طباعة
item-untranslated = لا توجد طبعة بلغتك؛ البند معروض باللغة التالية: { $language }.
item-builds-on = البنود التي يشير إليها
item-alike = بنود مشابهة
dependencies-title = ما ينتظر ماذا
dependencies-waits-for = ينتظر
dependencies-waited-for = تنتظره
print-back = العودة إلى البند
print-made = الحالة في { $moment }

## التقويم

calendar-title = التقويم
calendar-lede = الاجتماعات والجمعيات وما يستحق في كل منها وما يجب رفعه إليها.
calendar-month = الشهر
calendar-months = الشهور
calendar-previous = الشهر السابق
calendar-this = هذا الشهر
calendar-next = الشهر التالي
calendar-occasions = جميع المناسبات
calendar-due = يستحق: { $count }
calendar-to-report = للإبلاغ: { $count }
calendar-undated = في هذا الشهر، واليوم غير معروف
calendar-agenda = ابتداء من هذا الشهر
calendar-agenda-empty = لا اجتماعات معروفة في السنتين المقبلتين.
weekday-short-1 = الإثنين
weekday-short-2 = الثلاثاء
weekday-short-3 = الأربعاء
weekday-short-4 = الخميس
weekday-short-5 = الجمعة
weekday-short-6 = السبت
weekday-short-7 = الأحد
agenda-title = للإبلاغ
agenda-about = ما تطلب النصوص رفعه إلى { $body } وما تقترحه قاعدة، ما لم يُغلق.
agenda-due = يستحق بحلول هذا الاجتماع
agenda-delivered = أُنجز ولم يُغلق بعد
agenda-any-time = دون تاريخ: هذا هو الاجتماع المقبل
agenda-also-due = يستحق أيضا في هذا الاجتماع
agenda-nothing = لا شيء للإبلاغ عنه في هذا الاجتماع.
agenda-files = تقرير هذا الاجتماع:
error-no-occasion = لا توجد مناسبة كهذه
error-no-occasion-what = لا يعرف السجل ولا الحزم مناسبة بهذا المعرّف.
error-no-occasion-next = اختر واحدة من قائمة المناسبات.
as-of-moment = معروض كما كان في { $moment }.
