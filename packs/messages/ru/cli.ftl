# Слова командной строки. Названия полей, видов требования и прочего стоят в common.ftl.

cli-error = ошибка:
cli-warning = предупреждение:
cli-note = примечание:
cli-or = или
cli-nothing = ничего
cli-nobody = (никто не назван)
cli-percent = { $share } %
cli-proposed = { $body } (предложено)
cli-unresolved = { $name } (нет в этом тексте)

## Заголовки таблиц

cli-sure = Уверенность
cli-look-at = Проверить
cli-id = Идентификатор
cli-abbreviation = Сокращение
cli-name = Название
cli-when = Когда
cli-owned = Отвечает
cli-partner = Участвует
cli-proposed-report = Предложено
cli-through = Через объединения
cli-edition = Издание
cli-title = Заголовок
cli-source = Файл
cli-imported = Внесено
cli-items = Пункты
cli-field = Поле
cli-value = Значение
cli-ground = Основание

## Что значат знаки

cli-mark-inherited = ^ сказано в предложении выше
cli-mark-inferred = * выведено правилом, в тексте не сказано
cli-mark-doubt = ? проверьте: см. ниже
cli-mark-unverified = ~ не сверено с источником

## Чтение и понимание

cli-file = == { $name }
cli-understood = { $language } ({ $basis }, уверенность { $sure }), положений: { $provisions }, обязательств: { $commitments }
cli-language-declared = как вы указали
cli-language-marked = как указано в файле
cli-language-script = по письменности
cli-language-words = по словам
cli-encoding = — прочитано как { $encoding }
cli-doubt = ? { $items }: { $message }
cli-unread = Положений без глагола требования: { $count } из { $total }: { $ids }. Посмотрите их в тексте.
cli-limit-flag = отклонено; { $flag } поднимает предел
cli-occasion-unknown = нет собрания с названием «{ $name }»; `actum occasions` перечисляет собрания реестра, docs/formats/packs.md говорит, как добавить новое
cli-refused-file = отклонено: { $name }
cli-extract-done = прочитано файлов: { $files }, отклонено: { $refused }
cli-refused-more = отклонено ещё: { $count }
cli-extract-progress = документов: { $documents }, { $size } МБ, { $rate } МБ/с
cli-extract-exists = файл { $file } уже есть и оставлен без изменений. Назовите другой файл, добавьте --resume, чтобы продолжить его, или --force, чтобы заменить
cli-extract-unwritable = файл { $file } не удалось записать; проверьте папку, права и место на диске и повторите с --resume
cli-extract-unreadable = файл { $file } не удалось прочитать, поэтому продолжить его нельзя; проверьте диск или добавьте --force, чтобы начать заново
cli-extract-foreign = файл { $file } записан не командой `actum extract --out` или с другим сжатием; он оставлен без изменений. Назовите другой файл или добавьте --force, чтобы заменить
cli-extract-other = файл { $file } кончается документом { $document }, которого нет среди входных; дайте те же входные файлы или назовите другой файл
cli-extract-resumed = продолжение после { $document }; отрезано байтов незаконченного документа: { $bytes }
cli-extract-stopped = остановлено, документов: { $files }; файл { $file } можно продолжить: повторите ту же команду с --resume
cli-extract-fault = ошибка этой программы, а не документа; сообщите о ней вместе с документом

## Внесение

cli-text-id-form = --text-id `{ $id }` — не идентификатор; пишите строчные латинские буквы, цифры и одиночные дефисы, например wtsa-24-actions
cli-import-new = { $name }: новый текст { $text }, издание { $edition }, пунктов: { $items }
cli-import-unchanged = { $name }: уже есть в реестре как { $edition }; ничего не изменилось
cli-import-reread = { $name }: издание { $edition } прочитано заново и лучше: изменено { $reread }, как прежде { $kept }, добавлено { $added }, снято { $dropped }, оставлено в подтверждённом человеком виде { $left }
cli-import-changed = теперь понято иначе: { $ids }
cli-import-left = оставлено как подтверждено, хотя теперь понято иначе: { $ids }
cli-import-language = { $name }: текст { $text } на другом языке, издание { $edition }; пунктов совпадает: { $agreeing }, различий: { $differences }
cli-import-edition = { $name }: новое издание { $edition } после { $previous }: сохранено { $kept }, изложено иначе { $reworded }, добавлено { $added }, снято { $dropped }
cli-import-added = добавлено: { $ids }
cli-import-reworded = изложено иначе: { $ids }
cli-import-dropped = снято (утратило силу): { $ids }
cli-import-difference = ≠ { $item }, { $field }: в реестре { $register }, в этом издании { $edition }
cli-import-proposed = Пунктов, где не сказано, кому докладывать: { $count }; реестр предлагает адресата с пометкой «предложено».
cli-import-done = внесено файлов: { $stored }, отклонено: { $refused }

## Реестр

cli-body-unknown = нет органа с названием «{ $name }»; `actum bodies --json` перечисляет все
cli-body-unknown-near = нет органа с названием «{ $name }»; имелось в виду { $near }?
cli-body-ambiguous = название «{ $name }» носят несколько органов: напишите один из идентификаторов { $ids }
cli-text-unknown = в реестре нет текста `{ $id }`; `actum texts` перечисляет их
cli-item-unknown = в реестре нет пункта `{ $id }`; `actum items` перечисляет их
cli-value-unknown = { $flag } `{ $value }` неизвестно; напишите одно из { $known }
cli-items-some = пунктов: { $listed } из { $total }; --limit покажет больше
cli-items-grouped = строк: { $rows }, пунктов: { $items }
cli-bodies-silent = Известных органов, не названных ни в одном пункте: { $count }; --json перечислит их.
cli-occasions-silent = Известных собраний, к которым нет сроков: { $count }; --json перечислит их.
cli-show-heading = { $id }   { $status }   уверенность { $sure }   (издание { $edition }, положение { $provision })
cli-inherited-from = унаследовано от { $provision }: «{ $quote }»
cli-inferred-by = выведено правилом { $rule }
cli-inferred-by-from = выведено правилом { $rule } из слов «{ $quote }»
cli-entered-by = внёс { $by }, { $at }
cli-references = Опирается на:
cli-referenced-by = На него опираются:
cli-same-provision = То же положение:
cli-same-group = Та же группа:
cli-history = История
cli-check-sound = в порядке: событий: { $events }, сличено строк состояния: { $rows }
cli-check-unsound = реестр не в порядке: замечаний выше: { $findings }; сохраните копию файла и восстановите последнюю исправную резервную копию

## Отчёты

cli-report-kind = { $file }: вид отчёта определяется окончанием; назовите файл на .docx, .xlsx, .pdf, .json, .csv или .ics
cli-export-done = { $file }: положений: { $provisions }, обязательств: { $commitments }
cli-export-unknown = { $name } — не файл и не текст реестра; `actum texts` перечисляет тексты
cli-export-language = текста { $text } нет в реестре на этом языке ({ $language }); он есть на языках: { $known }
cli-report-exists = файл { $file } уже есть и оставлен без изменений. Назовите другой файл или добавьте --force, чтобы заменить
cli-report-unwritable = файл { $file } не удалось записать, и ничего не осталось записанным наполовину; проверьте папку, права и место на диске
cli-report-done = { $file }: пунктов: { $items }, байтов: { $bytes }

## Сервер

cli-serve-ready = Реестр открыт по адресу { $address }
cli-serve-stop = Ctrl-C завершает работу.
cli-serve-ended = Завершено.
cli-serve-remote = адрес { $address } доступен с других машин. Добавьте --sign-in, чтобы люди входили под учётными записями, или --allow-remote, чтобы каждый мог читать весь реестр, ничего не меняя; либо слушайте 127.0.0.1
cli-serve-in-use = адрес { $address } занят другой программой; завершите её или возьмите другой порт: --listen 127.0.0.1:8081
cli-serve-forbidden = этой учётной записи нельзя занять { $address }; возьмите порт выше 1023, например --listen 127.0.0.1:8080
cli-serve-unusable = адрес { $address } слушать нельзя: { $error }; найдите адрес этой машины или возьмите --listen 127.0.0.1:8080
cli-demo-register = Пример лежит в { $file }
cli-audit-no-register = «{ $name }» — не файл и, без --db, не идентификатор текста; дайте файл или назовите реестр с --db
cli-audit-unknown = «{ $name }» — не файл и не идентификатор текста этого реестра; `actum texts` перечисляет их

## Хранение и перенос

cli-db-ready = { $register }: обновлён, событий: { $events }
cli-db-exported = { $file }: событий: { $events }, документов и прочтений: { $contents }
cli-db-unreadable = { $file } не читается; проверьте имя и права доступа
cli-db-imported = { $register }: перенесено событий: { $events }
cli-backup-done = { $folder }: событий: { $events }, байтов: { $bytes }, проверено
cli-restore-aside = Прежний реестр теперь называется { $file }
cli-restore-done = { $register }: восстановлено событий: { $events }, по состоянию на { $at }
