# الأعمال الخلفية والبريد الموجَّه إلى الأشخاص.

## الأعمال

jobs-nav = الأعمال
jobs-title = الأعمال الخلفية
jobs-lede = ما يُنجز إلى جانب الصفحات: البريد والاتصال بأنظمة أخرى والتنظيف. يُعاد العمل الذي أخفق بعد مهلة تزداد كل مرة، أما الذي أخفق نهائيًا فيبقى هنا إلى أن ينظر فيه أحد.
jobs-number = الرقم
jobs-kind = النوع
jobs-state = الحالة
jobs-attempts = المحاولات
jobs-when = متى
jobs-failure = سبب الإخفاق
jobs-state-waiting = في الانتظار
jobs-state-running = قيد التنفيذ
jobs-state-done = منجز
jobs-state-dead = أخفق نهائيًا
jobs-counts = في الانتظار: { $waiting } (حان وقت { $due } منها)، قيد التنفيذ: { $running }، أخفق نهائيًا: { $dead }
jobs-worked = أُنجز: { $done }، سيُعاد: { $failed }، أخفق نهائيًا: { $dead }
jobs-retried = أُعيد العمل { $number } إلى التنفيذ
jobs-dropped = أُزيل العمل { $number }
jobs-none = لا يوجد عمل { $number } مخفق أو في الانتظار؛ يعرض `actum jobs list` الأعمال جميعها
jobs-empty = لا توجد أعمال هنا.
jobs-all = الكل
jobs-retry = إعادة المحاولة
jobs-drop = إزالة
jobs-due-since = أقدم عمل حان وقته ينتظر منذ { $moment }.
jobs-last-done = أُنجز آخر عمل في { $moment }.
jobs-never-done = لم يُنجز أي عمل بعد.
jobs-no-worker = يبدو أن لا أحد ينفذ الأعمال. شغّل `actum serve` من دون --no-jobs أو نفّذ `actum jobs run`.

## الرسائل

mail-subject-digest =
    { $count ->
        [zero] المتابعة: لا بنود في انتظارك
        [one] المتابعة: بند واحد في انتظارك
        [two] المتابعة: بندان في انتظارك
        [few] المتابعة: { $count } بنود في انتظارك
        [many] المتابعة: { $count } بندًا في انتظارك
       *[other] المتابعة: { $count } بند في انتظارك
    }
mail-subject-reminder =
    { $count ->
        [zero] تذكير: لا بنود يحين موعدها قريبًا
        [one] تذكير: بند واحد يحين موعده قريبًا
        [two] تذكير: بندان يحين موعدهما قريبًا
        [few] تذكير: { $count } بنود يحين موعدها قريبًا
        [many] تذكير: { $count } بندًا يحين موعدها قريبًا
       *[other] تذكير: { $count } بند يحين موعدها قريبًا
    }
mail-subject-test = رسالة تجريبية من السجل
mail-greeting = السيد/السيدة { $name }، تحية طيبة وبعد،
mail-intro-digest = هذا ما ينتظرك في السجل بتاريخ { $date }.
mail-intro-reminder = بتاريخ { $date }، يحين قريبًا موعد البنود التالية التي تخص هيئاتك.
mail-intro-test = تدل هذه الرسالة المؤرخة { $date } على أن بريد السجل يصل إليك. لا يلزم أي إجراء.
mail-section-overdue = فات موعدها
mail-section-due-soon = يحين موعدها قريبًا
mail-section-action-needed = مطلوب إجراء من هيئاتك
mail-section-claims-waiting = إفادات تنتظر قرارك
mail-section-newly-assigned = أُسندت حديثًا إلى هيئاتك
mail-section-mentions = ملاحظات ذُكر فيها اسمك
mail-section-stale = لم تُحدَّث منذ مدة طويلة
mail-due = الموعد: { $date }
mail-due-today = الموعد اليوم، { $date }
mail-due-in =
    { $count ->
        [zero] الموعد: { $date }، اليوم
        [one] الموعد: { $date }، بعد يوم واحد
        [two] الموعد: { $date }، بعد يومين
        [few] الموعد: { $date }، بعد { $count } أيام
        [many] الموعد: { $date }، بعد { $count } يومًا
       *[other] الموعد: { $date }، بعد { $count } يوم
    }
mail-due-passed =
    { $count ->
        [zero] كان الموعد: { $date }، اليوم
        [one] كان الموعد: { $date }، قبل يوم واحد
        [two] كان الموعد: { $date }، قبل يومين
        [few] كان الموعد: { $date }، قبل { $count } أيام
        [many] كان الموعد: { $date }، قبل { $count } يومًا
       *[other] كان الموعد: { $date }، قبل { $count } يوم
    }
mail-more =
    { $count ->
        [zero] عرض الكل
        [one] عرض الكل: بند واحد آخر غير مدرج هنا
        [two] عرض الكل: بندان آخران غير مدرجين هنا
        [few] عرض الكل: { $count } بنود أخرى غير مدرجة هنا
        [many] عرض الكل: { $count } بندًا آخر غير مدرجة هنا
       *[other] عرض الكل: { $count } بند آخر غير مدرجة هنا
    }
mail-seen = تعليم { $item } على أنه مطّلع عليه
mail-seen-label = التعليم على أنه مطّلع عليه:
mail-why = تتلقى هذه الرسالة لأن لديك حسابًا في هذا السجل:
mail-settings = تغيير ما يُرسل إليك
mail-settings-label = تغيير ما يُرسل إليك:
mail-unsubscribe = إيقاف هذه الرسائل
mail-unsubscribe-label = إيقاف هذه الرسائل:
mail-links-until = تسري روابط التعليم بالاطلاع وإيقاف الرسائل حتى { $date }. وهي تعمل باسمك، فلا تُحوِّلها إلى غيرك.

## Signed links of letters

mail-link-seen-title = التعليم على أنه مطّلع عليه
mail-link-seen = لن يرد البند { $item } في الرسائل الموجهة إليك إلى أن يتغير.
mail-link-seen-do = التعليم على أنه مطّلع عليه
mail-link-seen-done = عُلِّم البند { $item } على أنه مطّلع عليه، ولن يرد في الرسائل الموجهة إليك إلى أن يتغير.
mail-link-stop-title = إيقاف الرسائل
mail-link-stop-digest = لن تُرسل إليك بعد الآن ملخصات ما ينتظرك.
mail-link-stop-reminder = لن تُرسل إليك بعد الآن تذكيرات بالمواعيد.
mail-link-stop-do = إيقاف هذه الرسائل
mail-link-stop-done = تمّ. لن تُرسل إليك هذه الرسائل بعد الآن.
mail-link-invalid = هذا الرابط غير صالح
mail-link-invalid-next = جرى تعديله أو اقتطاعه. انسخه كاملًا من الرسالة مرة أخرى أو افتح السجل.
mail-link-expired = انتهت صلاحية هذا الرابط
mail-link-expired-next = افتح السجل وسجّل الدخول لتفعل ما أردت فعله.
mail-link-item = عرض البند
mail-link-register = فتح السجل

## The page of what is sent

mail-page-title = البريد الموجَّه إليّ
mail-page-lede = ما يرسله السجل إلى
mail-choose = ما أريد تلقيه
mail-field-digest = كل ما ينتظرني
mail-digest-daily = كل يوم
mail-digest-weekly = مرة في الأسبوع
mail-digest-never = أبدًا
mail-field-weekday = تصل الرسالة الأسبوعية يوم
mail-weekday-1 = الاثنين
mail-weekday-2 = الثلاثاء
mail-weekday-3 = الأربعاء
mail-weekday-4 = الخميس
mail-weekday-5 = الجمعة
mail-weekday-6 = السبت
mail-weekday-7 = الأحد
mail-field-hour = ليس قبل هذه الساعة (من 0 إلى 23)
mail-field-remind = ذكّرني قبل حلول المواعيد
mail-field-remind-days = قبل الموعد بكم يوم
mail-field-language = لغة الرسائل
mail-language-account = لغة حسابي
mail-field-zone = المنطقة الزمنية
mail-field-zone-about = باسمها في قاعدة بيانات tz، مثل Africa/Dakar أو Asia/Tokyo؛ وUTC عند الشك.
mail-save = حفظ
mail-saved = تم الحفظ.
mail-zone-unknown = لا يعرف هذا الخادم تلك المنطقة الزمنية. اكتب اسمًا مثل Europe/Zurich أو UTC.
mail-not-sent-here = لا يرسل هذا الخادم بريدًا حاليًا. يُحفظ اختيارك إلى أن يبدأ الإرسال.
mail-preview = الرسالة التي كنت سأتلقاها الآن
mail-preview-do = عرضها
mail-letters = الرسائل المسجلة
mail-letters-none = لم تُرسل إليك أي رسالة بعد.
mail-kind-digest = ما ينتظرك
mail-kind-reminder = تذكير
mail-state-going = قيد الإرسال أو انقطعت أثناءه
mail-state-sent = أُرسلت
mail-state-nothing = لا شيء يقال، فلم تُرسل
mail-state-refused = رفضها خادم البريد
mail-state-uncertain = لا يُعرف هل وصلت
jobs-more = أعمال أقدم

## Progress in lists, links of evidence

row-progress = أُنجز { $percent } ٪
row-periods-met = تحقق الهدف: { $periods }
evidence-seen = اطُّلع عليه في { $date }
form-address-seen = تاريخ الاطلاع (اليوم إن تُرك فارغًا)

## Command line

cli-mail-no-sender = ينقص المرسِل: أعطِ --mail-from "Register <register@example.org>" أو اضبط ACTUM_MAIL_FROM
cli-mail-bad-address = «{ $address }» ليس عنوان سجل؛ اكتب https://register.example.org/
cli-mail-no-person = لا يوجد شخص «{ $person }»؛ أعطِ معرّف الحساب (p3) أو عنوان بريده
cli-mail-nothing = لا شيء يُبلَّغ به { $name } الآن؛ لن تُرسل أي رسالة.
cli-mail-not-set-up = البريد غير مهيأ: أعطِ --mail smtp://user@host:587 أو folder:PATH أو اضبط ACTUM_MAIL
cli-mail-sent = تسلّم الخادم الرسالة الموجهة إلى { $to } ({ $id })
cli-mail-not-sent = لم تُرسل الرسالة إلى { $to }: { $error }
