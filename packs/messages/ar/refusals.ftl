# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = العدد { $count } أكثر مما يُقبل؛ اذكر { $most } على الأكثر
objection-empty = القيمة فارغة؛ اكتب المقصود
objection-too-long = يتجاوز الطول { $most } حرفًا؛ اختصره
objection-twice = ذُكرت مرتين؛ اذكرها مرة واحدة
objection-no-body = الهيئة «{ $body }» ليست في السجل؛ ابحث عن معرّفها في قائمة الهيئات
objection-no-item = البند «{ $item }» ليس في السجل؛ ابحث عن معرّفه في قائمة البنود
objection-itself = لا يمكن ربط البند بنفسه
objection-waits-already = البند «{ $item }» ينتظر هذا البند أصلًا، مباشرة أو عبر غيره؛ فينتظر كل منهما الآخر بلا نهاية
objection-no-occasion = المناسبة «{ $occasion }» ليست في السجل؛ ابحث عن معرّفها في قائمة الاجتماعات أو اذكر تاريخًا
objection-long-tag = يتجاوز «{ $tag }» { $most } حرفًا؛ اختصره
objection-no-duration = «{ $written }» ليست مدة زمنية؛ اكتب P1Y لسنة وP6M لستة أشهر وP4W لأربعة أسابيع
objection-backward-duration = «{ $written }» لا تمضي إلى الأمام؛ اذكر مدة أكبر من الصفر
objection-milestone-id = معرّف المَعلم «{ $written }» فارغ أو مكرر؛ أعطِ كل مَعلم معرّفًا خاصًا به، مثل m1
objection-other-words = ليست هذه كلمات النص في ذلك الموضع؛ حدّدها من جديد
objection-long-words = يبلغ عدد الحروف { $length }، وهو فوق الحد البالغ { $most }؛ أرفق وثيقة بدلًا من ذلك
objection-empty-note = الملاحظة فارغة؛ اكتب ما ينبغي حفظه
objection-parts = يُقسَّم البند إلى جزأين على الأقل و{ $most } على الأكثر، لا إلى { $count }
objection-nothing-to-merge = اذكر بندًا آخر على الأقل ليُدمج في هذا البند
objection-other-text = البند { $item } يخص نصًا آخر؛ اربط بين البندين كي يحتفظ كل نص ببنوده
objection-no-title = اذكر عنوان الصفحة؛ فالرابط وحده لا يفيد أحدًا
objection-attached-already = مرفق من قبل بالرقم { $evidence } ({ $title })
objection-percent = لا تصح النسبة { $percent }٪؛ اذكر من 0 إلى 100
objection-no-periods = يُنفَّذ هذا البند مرة واحدة وليست له فترات؛ اجعل التكليف مستمرًا أو دوريًا أولًا
objection-period-name = سمِّ الفترة بحرف واحد على الأقل و{ $most } على الأكثر، مثل 2026
objection-no-milestone = ليس للبند المَعلم { $milestone }؛ أضفه أولًا
objection-never-done = التكليف المستمر لا يُعد منجزًا أبدًا؛ أعلن تحقيق هدف فترة بدلًا من ذلك
objection-nothing-said = اذكر ما أُنجز، أو حدّد الإثبات
objection-no-evidence = ليس على البند الإثبات { $evidence }؛ أرفقه أولًا
objection-no-address = «{ $address }» ليس عنوان صفحة؛ يبدأ العنوان بـ https:// أو http:// ولا يحوي مسافات
objection-long-address = يبلغ طول العنوان { $bytes } بايتًا، وهو فوق الحد البالغ { $most }؛ اذكر عنوانًا أقصر
objection-no-file-name = ليس للملف اسم؛ أعطه اسمًا
objection-empty-file = الملف { $name } فارغ؛ أرفق الملف بمحتواه
objection-large-file = حجم { $name } هو { $size } ميغابايت، وهو فوق الحد البالغ { $most } ميغابايت؛ أرفق ملفًا أصغر أو رابطًا
objection-no-ending = الاسم { $name } لا يدل على نوع الملف؛ سمِّه مثلًا report.pdf
objection-file-type = { $name }: لا تُحفظ ملفات هذا النوع كإثبات؛ أرفق أحد الأنواع { $endings } أو رابطًا
objection-other-type = يدل اسم { $name } على النوع { $says } وهو في الواقع { $found }؛ صحّح الاسم أو احفظ الملف من جديد بالصيغة المذكورة
objection-not-that-type = يدل اسم { $name } على النوع { $says } وهو في الواقع شيء آخر؛ صحّح الاسم أو احفظ الملف من جديد بالصيغة المذكورة
objection-no-moment = «{ $written }» ليس وقتًا؛ اكتبه هكذا: 2026-11-23T09:00:00Z
objection-no-day = «{ $written }» ليس يومًا ولا وقتًا؛ اكتب 2026-11-23 أو 2026-11-23T09:00:00Z
objection-no-edition = الطبعة { $edition } ليست في السجل؛ ابحث عن معرّفها في قائمة النصوص
objection-nobody = لم يُذكر من يقوم بذلك؛ اذكر اسم الشخص
objection-no-workflow = لا يوجد مسار العمل «{ $workflow }»؛ الموجود: { $known }
objection-no-text = لا يوجد النص «{ $text }»؛ ابحث عن معرّفه في قائمة النصوص
objection-unknown-state = توجد بنود من النص في الحالة «{ $status }» التي لا يعرفها مسار العمل «{ $workflow }»؛ انقلها أولًا إلى حالة يعرفها المساران
objection-no-hook = لا يمكن إرسال رسائل إلى «{ $address }»؛ اكتب عنوانًا مثل https://example.org/hook
objection-no-kind = «{ $kind }» ليس نوعًا من الأحداث؛ اكتب مثلًا item-moved
objection-many-kinds = تُذكر { $most } من الأنواع على الأكثر؛ لا تذكر أيًا منها لتلقيها جميعًا
objection-many-hooks = توجد { $most } من عناوين الإبلاغ؛ احذف واحدًا أولًا
objection-draft-closed = انتهت الصياغة؛ أعد فتح المشروع أولا
objection-large-draft = حجمه { $bytes } بايت، ولا يُحفظ أكثر من { $most }؛ قسّمه
objection-text-form = معرّف النص من 1 إلى 200 بايت، بلا مسافة ولا نقطتين ولا شرطة مائلة؛ سمِّه مثلًا assembly-2024-actions
objection-stray-reading = الالتزام { $commitment } يخص الفقرة { $provision } التي لا تحويها الوثيقة؛ قدّم قراءة هذه الوثيقة
objection-not-kept = { $what }: تعذّرت كتابته ثم قراءته ({ $cause })؛ أبلغ مطوّري البرنامج
objection-verdict-given = صدر القرار من قبل؛ أعد فتح البند لإصدار قرار آخر
objection-confirm-first = أكّده أولًا، ثم تمكن متابعته
objection-rejected = البند المرفوض لا يُتابع؛ أعد فتحه أولًا
objection-overtaken = لم يعد ينطبق ولا يُتابع
objection-see-others = لم يعد ينطبق؛ انظر البنود التي حلّت محله
objection-values-stay = تبقى قيمه كما هي؛ أعد فتحه أولًا إن كان ينطبق
objection-split-applying = لا يُقسَّم إلا بند ينطبق
objection-merge-applying = لا تُدمج إلا بنود تنطبق
objection-nothing-done = لم يُفعل به شيء يمكن التراجع عنه
objection-not-taken-back = لا يمكن التراجع عن آخر ما جرى؛ قم بما يصححه

# Why the register cannot be opened, read or written.

refusal-import = { $text }: لا يمكن تسجيل النص: { $why }؛ لم يُحفظ شيء
refusal-ambiguous = قد يعني «{ $written }» أيًا من { $candidates }؛ اكتب أحدها كاملًا
refusal-past = هذا هو السجل كما كان في { $at }؛ عُد إلى اليوم لتعديله
refusal-no-workflow = { $text }: لا يعرف السجل مسار عمل لبنوده؛ استورد النص من جديد أو سجّل الحزم
unusable-missing = { $file }: لا يوجد سجل هنا؛ استورد نصًا لإنشاء سجل، أو اذكر ملفًا آخر
unusable-folder = { $file }: المجلد { $folder } غير موجود؛ أنشئه أو اذكر ملفًا آخر
unusable-no-file = { $file }: ليس هذا ملفًا عاديًا؛ اذكر ملفًا للسجل
unusable-closed = { $file }: تعذّر فتح الملف ({ $detail })؛ تحقق من صلاحية القراءة والكتابة على الملف ومجلده
unusable-no-database = { $file }: ليس هذا الملف قاعدة بيانات، فليس سجلًا؛ تُرك كما هو، اذكر ملفًا آخر
unusable-foreign = { $file }: قاعدة البيانات هذه لتطبيق آخر (المعرّف { $application }، عدد الجداول { $tables })؛ تُركت كما هي، اذكر ملفًا آخر
unusable-foreign-tables = { $file }: تحوي قاعدة البيانات هذه جداول لتطبيق آخر ({ $tables })؛ تُركت كما هي، اذكر قاعدة فارغة
unusable-unreachable = { $file }: تعذّر استعمال قاعدة البيانات ({ $detail })؛ تحقق من عمل خادمها ومن العنوان والاسم وكلمة المرور
unusable-uncertain = { $file }: انقطع الاتصال أثناء حفظ تغيير ({ $detail })؛ تحقق من وجوده قبل إعادته
unusable-newer = { $file }: إصدار مخطط هذا السجل { $found }، ويعرف هذا البرنامج الإصدارات حتى { $known }؛ تُرك كما هو، استعمل إصدارًا أحدث من Actum
unusable-newer-event = { $file }: الحدث { $event } من النوع «{ $kind }» الإصدار { $version }، ولا يعرفه هذا البرنامج؛ استعمل إصدارًا أحدث من Actum
unusable-read-only = { $file }: السجل للقراءة فقط ({ $detail })؛ لم يُحفظ شيء، اجعل الملف ومجلده قابلين للكتابة أو اعمل على نسخة
unusable-locked = { $file }: يكتب برنامج آخر في السجل ولم ينته خلال { $waited } ثانية؛ لم يُحفظ شيء، حاول من جديد أو انتظر مدة أطول
unusable-full = { $file }: لم تبق مساحة على القرص ({ $detail })؛ لم يُحفظ شيء، وفّر مساحة وحاول من جديد
unusable-damaged = { $file }: السجل تالف: { $detail }؛ احتفظ بنسخة من الملف واسترجع آخر نسخة احتياطية سليمة
unusable-not-empty = { $file }: في السجل أحداث من قبل ({ $events })؛ اذكر ملفًا جديدًا أو قاعدة فارغة
unusable-export = السطر { $line } من التصدير: { $detail }؛ لم يُحفظ شيء
unusable-output = تعذّرت كتابة الناتج: { $detail }؛ وفّر مساحة أو اذكر مكانًا آخر
unusable-backup = { $folder }: { $detail }
unusable-there = { $path }: يوجد هنا شيء من قبل وتُرك كما هو؛ اذكر مكانًا آخر
unusable-database = { $file }: أفادت قاعدة البيانات: { $detail }؛ لم يُحفظ شيء

# What a call of the interface for programs takes.

api-one-of = إحدى القيم { $values }
api-number = عدد صحيح من { $least } إلى { $most }
api-day = يوم مثل 2026-11-23 أو وقت مثل 2026-11-23T09:00:00Z
api-longest = { $most } بايت على الأكثر
api-controls = كلمات بلا محارف تحكم
api-most-values = { $most } قيمة على الأكثر
api-once = مرة واحدة فقط
api-state = معرّف حالة، مثل in_progress
api-words = الكلمات المطلوب البحث عنها
api-file-name = اسم الملف، مثل report.pdf
api-text-id = معرّف نص: حروف لاتينية صغيرة وأرقام وشرطات
api-idempotency = Idempotency-Key: من 1 إلى { $most } من محارف ASCII المرئية
api-if-match = If-Match: قيمة ETag للبند، أو *
api-changes = عدد التغييرات { $count }؛ أرسل من 1 إلى { $most }
api-job-stands = العمل { $number } قيد التنفيذ أو منجز؛ يبقى كما هو
api-message-stands = الرسالة { $number } في الطريق أو سُلّمت؛ لا يعاد إرسالها
api-send-json = أرسل application/json
api-send-file = أرسل بايتات الملف بالنوع application/octet-stream
api-send-form = أرسل بايتات الملف بالنوع application/octet-stream، أو استمارة بالنوع multipart/form-data
api-json = محتوى JSON غير مناسب في السطر { $line }، العمود { $column }؛ يرد السبب بالإنكليزية في «cause»
api-cut-off = انقطع المحتوى قبل نهايته
api-scope = «{ $name }» ليست صلاحية؛ الموجود read وwrite وadminister
api-secret = السر هو whsec_ يليه من 24 إلى 64 بايتًا بترميز base64
api-digest = قيمة digest هي daily أو weekly أو never
api-mail-bounds = weekday من 1 إلى 7، وhour من 0 إلى 23، وremind_days من 1 إلى 366
api-form-field = { $name }: { $most } بايت على الأكثر في سطر واحد
api-form-unknown = ليس في الاستمارة الحقل «{ $name }»؛ فيها { $known }
api-form-language = «{ $value }» ليست من اللغات المتاحة؛ اكتب إحدى { $known }
api-form-broken = تعذّر تفكيك الاستمارة؛ أرسلها بالنوع multipart/form-data (RFC 7578)
api-no-file = ليس في الحقل «file» من الاستمارة ملف

# What next, when the register is not sound.

cli-check-record-whole = سجل الأحداث نفسه سليم: يكتبه `actum db export` كاملًا، ويصنع منه `actum db import` سجلًا سليمًا في ملف جديد.
cli-check-record-damaged = سجل الأحداث نفسه تالف: استرجعوا آخر نسخة احتياطية سليمة بالأمر `actum restore`؛ وما جاء بعدها مفقود ما لم يكن في نسخة أخرى.

# Forms with files.

form-too-large = الملف أكبر مما تقبله الاستمارة؛ لم يتغير شيء. أرسل ملفًا أصغر أو رابطًا إلى مكانه
