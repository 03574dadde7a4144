# ما يقوله سطر الأوامر. أسماء الحقول والقوة وما شابهها في common.ftl.

cli-error = خطأ:
cli-warning = تحذير:
cli-note = ملاحظة:
cli-or = أو
cli-nothing = لا شيء
cli-nobody = (لم يُذكر أحد)
cli-percent = { $share } %
cli-proposed = { $body } (مقترح)
cli-unresolved = { $name } (ليس في هذا النص)

## عناوين الجداول

cli-sure = اليقين
cli-look-at = يُراجَع
cli-id = المعرّف
cli-abbreviation = المختصر
cli-name = الاسم
cli-when = متى
cli-owned = مسؤول عن
cli-partner = يشارك في
cli-proposed-report = مقترح
cli-through = عبر مجموعات
cli-edition = الإصدار
cli-title = العنوان
cli-source = الملف
cli-imported = تاريخ الإدخال
cli-items = البنود
cli-field = الحقل
cli-value = القيمة
cli-ground = الأساس

## معنى العلامات

cli-mark-inherited = ^ تقوله الجملة التي فوقه
cli-mark-inferred = * استنتجته قاعدة ولا يقوله النص
cli-mark-doubt = ? يحتاج إلى نظر: انظر أدناه
cli-mark-unverified = ~ لم يُقابَل بمصدره

## القراءة والفهم

cli-file = == { $name }
cli-understood = { $language } ({ $basis }، اليقين { $sure })، الأحكام: { $provisions }، الالتزامات: { $commitments }
cli-language-declared = كما ذكرتم
cli-language-marked = كما يذكر الملف
cli-language-script = من كتابته
cli-language-words = من كلماته
cli-encoding = — قُرئ على أنه { $encoding }
cli-doubt = ? { $items }: { $message }
cli-unread = أحكام ليس فيها فعل طلب: { $count } من { $total }: { $ids }. انظروها في النص.
cli-limit-flag = مرفوض؛ يرفع { $flag } الحد
cli-occasion-unknown = لا اجتماع اسمه «{ $name }»؛ يسرد `actum occasions` اجتماعات السجل، ويبيّن docs/formats/packs.md كيف يضاف اجتماع
cli-refused-file = مرفوض: { $name }
cli-extract-done = الملفات المقروءة: { $files }، المرفوضة: { $refused }
cli-refused-more = مرفوض أيضا: { $count }
cli-extract-progress = الوثائق: { $documents }، { $size } ميغابايت، { $rate } ميغابايت/ث
cli-extract-exists = الملف { $file } موجود وتُرك كما هو. سمّوا ملفا آخر، أو أضيفوا --resume لمتابعته أو --force لاستبداله
cli-extract-unwritable = تعذرت كتابة { $file }؛ افحصوا المجلد وحقوقه وسعة القرص ثم أعيدوا التشغيل مع --resume
cli-extract-unreadable = تعذرت قراءة { $file } فلا يمكن متابعته؛ افحصوا القرص أو أضيفوا --force للبدء من جديد
cli-extract-foreign = لم يكتب `actum extract --out` الملف { $file }، أو لم يكتبه بهذا الضغط؛ وقد تُرك كما هو. سمّوا ملفا آخر أو أضيفوا --force لاستبداله
cli-extract-other = ينتهي { $file } بالوثيقة { $document } وهي ليست من المدخلات؛ أعطوا المدخلات نفسها أو سمّوا ملفا آخر
cli-extract-resumed = المتابعة بعد { $document }؛ بايتات قُطعت من وثيقة غير مكتملة: { $bytes }
cli-extract-stopped = توقف بعد { $files } من الوثائق؛ يمكن متابعة { $file }: أعيدوا الأمر نفسه مع --resume
cli-extract-fault = خلل في هذا البرنامج لا في الوثيقة؛ أبلغوا عنه مع الوثيقة

## الإدخال

cli-text-id-form = القيمة --text-id `{ $id }` ليست معرّفا؛ اكتبوا حروفا لاتينية صغيرة وأرقاما وشرطات مفردة مثل wtsa-24-actions
cli-import-new = { $name }: نص جديد { $text }، الإصدار { $edition }، البنود: { $items }
cli-import-unchanged = { $name }: موجود في السجل باسم { $edition }؛ لم يتغير شيء
cli-import-reread = { $name }: قُرئ الإصدار { $edition } من جديد قراءة أفضل: تغيّر { $reread }، كما كان { $kept }، أُضيف { $added }، أُسقط { $dropped }، تُرك كما أكده شخص { $left }
cli-import-changed = صار يُفهم على وجه آخر: { $ids }
cli-import-left = تُرك كما أُكِّد وإن صار يُفهم على وجه آخر: { $ids }
cli-import-language = { $name }: النص { $text } بلغة أخرى، الإصدار { $edition }؛ البنود المتفقة: { $agreeing }، الفروق: { $differences }
cli-import-edition = { $name }: إصدار جديد { $edition } بعد { $previous }: بقي { $kept }، أُعيدت صياغة { $reworded }، أُضيف { $added }، أُسقط { $dropped }
cli-import-added = أُضيف: { $ids }
cli-import-reworded = أُعيدت صياغته: { $ids }
cli-import-dropped = أُسقط (تجاوزته الأحداث): { $ids }
cli-import-difference = ≠ { $item }، { $field }: في السجل { $register }، وفي هذا الإصدار { $edition }
cli-import-proposed = بنود لا تذكر من يُرفع إليه التقرير: { $count }؛ يقترح السجل لكل منها جهة ويبيّن أنها مقترحة.
cli-import-done = الملفات المحفوظة: { $stored }، المرفوضة: { $refused }

## السجل

cli-body-unknown = لا هيئة اسمها «{ $name }»؛ يسردها كلها `actum bodies --json`
cli-body-unknown-near = لا هيئة اسمها «{ $name }»؛ هل تقصدون { $near }؟
cli-body-ambiguous = هيئات عدة اسمها «{ $name }»: اكتبوا أحد المعرّفات { $ids }
cli-text-unknown = ليس في السجل نص `{ $id }`؛ يسردها `actum texts`
cli-item-unknown = ليس في السجل بند `{ $id }`؛ يسردها `actum items`
cli-value-unknown = القيمة { $flag } `{ $value }` غير معروفة؛ اكتبوا واحدة من { $known }
cli-items-some = البنود: { $listed } من { $total }؛ يسرد --limit المزيد
cli-items-grouped = الصفوف: { $rows }، البنود: { $items }
cli-bodies-silent = هيئات معروفة لا يذكرها أي بند: { $count }؛ يسردها --json.
cli-occasions-silent = اجتماعات معروفة لا يحل فيها شيء: { $count }؛ يسردها --json.
cli-show-heading = { $id }   { $status }   اليقين { $sure }   (الإصدار { $edition }، الحكم { $provision })
cli-inherited-from = موروث من { $provision }: «{ $quote }»
cli-inferred-by = استنتجته القاعدة { $rule }
cli-inferred-by-from = استنتجته القاعدة { $rule } من «{ $quote }»
cli-entered-by = أدخله { $by } في { $at }
cli-references = يستند إلى:
cli-referenced-by = تستند إليه:
cli-same-provision = الحكم نفسه:
cli-same-group = المجموعة نفسها:
cli-history = التاريخ
cli-check-sound = سليم: الأحداث: { $events }، صفوف الحالة المقابَلة: { $rows }
cli-check-unsound = السجل غير سليم: النتائج أعلاه: { $findings }؛ احتفظوا بنسخة من الملف واستعيدوا آخر نسخة احتياطية سليمة

## التقارير

cli-report-kind = { $file }: نهاية الاسم تحدد نوع التقرير؛ سمّوا ملفا ينتهي بـ .docx أو .xlsx أو .pdf أو .json أو .csv أو .ics
cli-export-done = { $file }: الأحكام: { $provisions }، الالتزامات: { $commitments }
cli-export-unknown = { $name } ليس ملفا ولا نصا من السجل؛ يسرد `actum texts` النصوص
cli-export-language = النص { $text } ليس في السجل باللغة { $language }؛ وهو فيه باللغات: { $known }
cli-report-exists = الملف { $file } موجود وتُرك كما هو. سمّوا ملفا آخر أو أضيفوا --force لاستبداله
cli-report-unwritable = تعذرت كتابة { $file } ولم يُترك شيء نصف مكتوب؛ افحصوا المجلد وحقوقه وسعة القرص
cli-report-done = { $file }: البنود: { $items }، البايتات: { $bytes }

## الخادم

cli-serve-ready = السجل مفتوح على { $address }
cli-serve-stop = ينهيه Ctrl-C.
cli-serve-ended = انتهى.
cli-serve-remote = يمكن لأجهزة أخرى بلوغ { $address }. أضيفوا --sign-in ليسجّل الأشخاص دخولهم، أو --allow-remote ليقرأ من يبلغه السجل كله دون تغيير؛ أو استمعوا على 127.0.0.1
cli-serve-in-use = العنوان { $address } يشغله برنامج آخر؛ أنهوه أو خذوا منفذا آخر: --listen 127.0.0.1:8081
cli-serve-forbidden = لا يُسمح لهذا الحساب باستعمال { $address }؛ خذوا منفذا فوق 1023 مثل --listen 127.0.0.1:8080
cli-serve-unusable = لا يمكن الاستماع على { $address }: { $error }؛ ابحثوا عن عنوان لهذا الجهاز أو استعملوا --listen 127.0.0.1:8080
cli-demo-register = المثال في { $file }
cli-audit-no-register = «{ $name }» ليس ملفا، ولا معرّف نص ما دام --db غائبا؛ أعطوا ملفا أو سمّوا السجل بـ --db
cli-audit-unknown = «{ $name }» ليس ملفا ولا معرّف نص في هذا السجل؛ يسردها `actum texts`

## الحفظ والنقل

cli-db-ready = { $register }: محدَّث، عدد الأحداث { $events }
cli-db-exported = { $file }: عدد الأحداث { $events }، وعدد الوثائق والقراءات { $contents }
cli-db-unreadable = تعذرت قراءة { $file }؛ تحقق من الاسم ومن الأذون
cli-db-imported = { $register }: عدد الأحداث المنقولة { $events }
cli-backup-done = { $folder }: عدد الأحداث { $events }، وعدد البايتات { $bytes }، وجرى التحقق
cli-restore-aside = السجل الذي كان هناك هو الآن { $file }
cli-restore-done = { $register }: عدد الأحداث المستعادة { $events }، حتى { $at }
