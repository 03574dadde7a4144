# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = { $count } — слишком много; укажите не более { $most }
objection-empty = ничего не указано; напишите, что это
objection-too-long = длиннее { $most } символов; сократите
objection-twice = указано дважды; укажите один раз
objection-no-body = органа «{ $body }» нет в реестре; найдите его идентификатор в списке органов
objection-no-item = пункта «{ $item }» нет в реестре; найдите его идентификатор в списке пунктов
objection-itself = пункт нельзя связать с самим собой
objection-waits-already = «{ $item }» уже ожидает этого пункта, прямо или через другие; оба ждали бы друг друга без конца
objection-no-occasion = события «{ $occasion }» нет в реестре; найдите его идентификатор в списке собраний или укажите дату
objection-long-tag = «{ $tag }» длиннее { $most } символов; сократите
objection-no-duration = «{ $written }» — не срок; напишите P1Y (год), P6M (шесть месяцев), P4W (четыре недели)
objection-backward-duration = «{ $written }» не ведёт вперёд; укажите срок больше нуля
objection-milestone-id = идентификатор этапа «{ $written }» пуст или повторяется; дайте каждому этапу свой, например m1
objection-other-words = это не слова текста в указанном месте; выделите их снова
objection-long-words = символов: { $length }, что больше предела { $most }; приложите документ
objection-empty-note = заметка пуста; напишите, что следует сохранить
objection-parts = пункт делится на части числом от 2 до { $most }, а не { $count }
objection-nothing-to-merge = назовите хотя бы один другой пункт, который нужно объединить с этим
objection-other-text = пункт { $item } относится к другому тексту; свяжите пункты, чтобы у каждого текста остались свои
objection-no-title = укажите название страницы; один адрес никому ничего не говорит
objection-attached-already = уже приложено как { $evidence } ({ $title })
objection-percent = { $percent } % не бывает; укажите от 0 до 100
objection-no-periods = пункт исполняется один раз и периодов не имеет; сначала сделайте поручение постоянным или периодическим
objection-period-name = назовите период, от 1 до { $most } символов, например 2026
objection-no-milestone = у пункта нет этапа { $milestone }; сначала добавьте его
objection-never-done = постоянное поручение не бывает выполнено; заявите о достижении цели за период
objection-nothing-said = напишите, что сделано, или укажите подтверждение
objection-no-evidence = у пункта нет подтверждения { $evidence }; сначала приложите его
objection-no-address = «{ $address }» — не адрес страницы; он начинается с https:// или http:// и не содержит пробелов
objection-long-address = в адресе байтов: { $bytes }, что больше предела { $most }; укажите более короткий
objection-no-file-name = у файла нет имени; дайте ему имя
objection-empty-file = файл { $name } пуст; приложите файл с содержимым
objection-large-file = { $name }: { $size } МБ, что больше предела { $most } МБ; приложите файл меньшего размера или ссылку
objection-no-ending = имя { $name } не указывает тип файла; назовите его, например, otchet.pdf
objection-file-type = { $name }: файлы этого типа не принимаются как подтверждения; приложите файл одного из типов { $endings } или ссылку
objection-other-type = { $name } назван как { $says }, а на деле это { $found }; дайте ему верное имя или сохраните заново в названном формате
objection-not-that-type = { $name } назван как { $says }, а на деле это нечто иное; дайте ему верное имя или сохраните заново в названном формате
objection-no-moment = «{ $written }» — не время; пишите так: 2026-11-23T09:00:00Z
objection-no-day = «{ $written }» — не день и не время; пишите 2026-11-23 или 2026-11-23T09:00:00Z
objection-no-edition = редакции { $edition } нет в реестре; найдите её идентификатор в списке текстов
objection-nobody = не указано, кто это делает; назовите человека
objection-no-workflow = порядка работы «{ $workflow }» нет; есть { $known }
objection-no-text = текста «{ $text }» нет; найдите его идентификатор в списке текстов
objection-unknown-state = пункты текста находятся в состоянии «{ $status }», которого порядок «{ $workflow }» не знает; сначала переведите их в состояние, известное обоим
objection-no-hook = «{ $address }» — не адрес, на который можно отправлять сообщения; пишите так: https://example.org/hook
objection-no-kind = «{ $kind }» — не вид события; пишите, например, item-moved
objection-many-kinds = называют не более { $most } видов; чтобы получать все, не называйте ни одного
objection-many-hooks = адресов для оповещения уже { $most }; сначала удалите один
objection-draft-closed = работа над проектом завершена; сначала откройте его снова
objection-large-draft = в нём { $bytes } байт, а хранится не более { $most }; разделите его
objection-text-form = идентификатор текста — от 1 до 200 байтов, без пробелов, двоеточий и косых черт; например, assembly-2024-actions
objection-stray-reading = обязательство { $commitment } относится к положению { $provision }, которого в документе нет; дайте прочтение именно этого документа
objection-not-kept = { $what }: не удаётся записать и прочесть обратно ({ $cause }); сообщите об этом авторам программы
objection-verdict-given = решение уже принято; чтобы принять другое, откройте пункт заново
objection-confirm-first = сначала подтвердите его, затем можно следить за исполнением
objection-rejected = за исполнением отклонённого пункта не следят; сначала откройте его заново
objection-overtaken = он более не действует, и за его исполнением не следят
objection-see-others = он более не действует; смотрите пункты, заменившие его
objection-values-stay = его значения остаются как есть; сначала откройте его заново, если он действует
objection-split-applying = разделить можно только действующий пункт
objection-merge-applying = объединить можно только действующие пункты
objection-nothing-done = с ним не делали ничего, что можно отменить
objection-not-taken-back = последнее действие отменить нельзя; сделайте то, что его исправит

# Why the register cannot be opened, read or written.

refusal-import = { $text }: текст нельзя внести в реестр: { $why }; ничего не сохранено
refusal-ambiguous = «{ $written }» может означать { $candidates }; напишите один из них полностью
refusal-past = Это реестр, каким он был { $at }; чтобы изменить его, вернитесь к сегодняшнему дню
refusal-no-workflow = { $text }: реестр не знает порядка работы для его пунктов; загрузите текст заново или внесите пакеты
unusable-missing = { $file }: реестра здесь нет; загрузите текст, чтобы создать его, или укажите другой файл
unusable-folder = { $file }: папки { $folder } нет; создайте её или укажите другой файл
unusable-no-file = { $file }: это не обычный файл; укажите файл для реестра
unusable-closed = { $file }: файл не открывается ({ $detail }); проверьте права на чтение и запись файла и его папки
unusable-no-database = { $file }: это не база данных, а значит, не реестр; файл не тронут, укажите другой
unusable-foreign = { $file }: эта база данных принадлежит другой программе (идентификатор { $application }, таблиц: { $tables }); она не тронута, укажите другой файл
unusable-foreign-tables = { $file }: в этой базе данных таблицы другой программы ({ $tables }); она не тронута, укажите пустую базу
unusable-unreachable = { $file }: база данных недоступна ({ $detail }); проверьте, работает ли её сервер, адрес, имя и пароль
unusable-uncertain = { $file }: связь прервалась во время записи изменения ({ $detail }); прежде чем повторить, посмотрите, есть ли оно
unusable-newer = { $file }: у этого реестра схема версии { $found }, программа знает версии до { $known }; он не тронут, возьмите более новую версию Actum
unusable-newer-event = { $file }: событие { $event } — «{ $kind }» версии { $version }, неизвестное этой программе; возьмите более новую версию Actum
unusable-read-only = { $file }: реестр доступен только для чтения ({ $detail }); ничего не сохранено, разрешите запись в файл и его папку или работайте с копией
unusable-locked = { $file }: в реестр пишет другая программа, за { $waited } с она не закончила; ничего не сохранено, повторите или подождите дольше
unusable-full = { $file }: на диске нет места ({ $detail }); ничего не сохранено, освободите место и повторите
unusable-damaged = { $file }: реестр повреждён: { $detail }; сохраните копию файла и восстановите последнюю исправную резервную копию
unusable-not-empty = { $file }: в реестре уже есть события ({ $events }); укажите новый файл или пустую базу
unusable-export = Строка { $line } выгрузки: { $detail }; ничего не сохранено
unusable-output = Вывод не удаётся записать: { $detail }; освободите место или укажите другое
unusable-backup = { $folder }: { $detail }
unusable-there = { $path }: здесь уже что-то есть, оно не тронуто; укажите другое место
unusable-database = { $file }: база данных сообщает: { $detail }; ничего не сохранено

# What a call of the interface for programs takes.

api-one-of = Одно из: { $values }
api-number = Целое число от { $least } до { $most }
api-day = День, например 2026-11-23, или момент, например 2026-11-23T09:00:00Z
api-longest = Не более { $most } байтов
api-controls = Слова без управляющих символов
api-most-values = Не более { $most } значений
api-once = Только один раз
api-state = Идентификатор состояния, например in_progress
api-words = Слова, которые нужно найти
api-file-name = Имя файла, например otchet.pdf
api-text-id = Идентификатор текста: строчные латинские буквы, цифры и дефисы
api-idempotency = Idempotency-Key: от 1 до { $most } видимых символов ASCII
api-if-match = If-Match: ETag пункта или *
api-changes = Изменений: { $count }; отправляйте от 1 до { $most }
api-job-stands = Задание { $number } выполняется или выполнено; оно остаётся как есть
api-message-stands = Сообщение { $number } в пути или доставлено; повторно оно не отправляется
api-send-json = Отправьте application/json
api-send-file = Отправьте байты файла как application/octet-stream
api-send-form = Отправьте байты файла как application/octet-stream или форму как multipart/form-data
api-json = JSON не подходит: строка { $line }, столбец { $column }; причина названа в «cause» по-английски
api-cut-off = Тело обрывается раньше конца
api-scope = «{ $name }» — не разрешение; есть read, write, administer
api-secret = Секрет — это whsec_ и от 24 до 64 байтов в base64
api-digest = digest — daily, weekly или never
api-mail-bounds = weekday — от 1 до 7, hour — от 0 до 23, remind_days — от 1 до 366
api-form-field = { $name }: не более { $most } байтов в одной строке
api-form-unknown = В форме нет поля «{ $name }»; есть { $known }
api-form-language = «{ $value }» — не один из здешних языков; напишите один из { $known }
api-form-broken = Форму не удаётся разобрать; отправьте её как multipart/form-data (RFC 7578)
api-no-file = В поле «file» формы нет файла

# What next, when the register is not sound.

cli-check-record-whole = Сама запись событий цела: `actum db export` выгружает её полностью, а `actum db import` делает из неё исправный реестр в новом файле.
cli-check-record-damaged = Повреждена сама запись событий: восстановите последнюю исправную резервную копию командой `actum restore`; записанное после неё потеряно, если его нет в другой копии.

# Forms with files.

form-too-large = Файл слишком велик для формы; ничего не изменено. Отправьте файл меньшего размера или ссылку на него
