# Страницы.

number = { $number }
or = или
source = Источник
unverified = не проверено
legend = Что означают пометки
value-nobody = никто не назван
value-none-stated = не указано
page-skip = Перейти к содержанию
page-foot = Actum показывает, откуда взято каждое значение: указано в тексте, унаследовано из слов выше или выведено по правилу.

## Шапка

nav-sections = Разделы
nav-register = Реестр
nav-texts = Тексты
nav-bodies = Органы
nav-occasions = Собрания
nav-reports = Отчёты
nav-language = Язык
nav-crumbs = Где вы находитесь

## Реестр

register-title = Реестр действий
register-lede = Кто, что, с кем и к какому сроку должен сделать и перед кем отчитаться, согласно принятым текстам.
register-search = Найти
register-search-hint = Слова положения или номер пункта
register-search-chip = Слова
register-doubt-first = Сначала сомнительные
register-filters = Отобрано по
register-remove = убрать этот отбор
register-clear = Показать всё
register-to-filters = Отбор
register-pages = Страницы
register-nothing-found = Ничего не отвечает всем условиям. Уберите одно из них или введите другие слова.
register-empty = Реестр пуст
register-empty-next = Импортируйте принятый текст и обновите эту страницу:
register-empty-forms = Читаются документы Word, страницы HTML и простой текст на английском, арабском, испанском, китайском, русском и французском языках.
facet-body = Орган
facet-more = ещё { $count }
role-of-body-any = в любой роли
role-of-body-owner = должен действовать
role-of-body-partner = участвует
role-of-body-report-to = получает отчёт

## Пункт

item-title = Пункт { $number }
item-in-text = Читать в тексте
item-doubts = Нужно проверить
item-understood = Что понято
item-share = уверенность { $percent } %
item-related = Связанные пункты
item-referenced-by = Пункты, которые на него ссылаются
item-same-group = Пункты того же действия
item-same-provision = Пункты того же положения
item-editions = В других изданиях
item-history = История
force-reiterated = повторяет прежнюю просьбу
reference-unresolved = нет в этом тексте
field-commitment = Обязательство
ground-from = положение { $provision }
ground-inherited = из { $provision }
ground-unsure = уверенность { $percent } %

## История

event-item-created = Внесён в реестр по изданию { $edition }
event-item-carried = Перенесён из издания { $previous } в издание { $edition }
event-item-overtaken = Утратил силу: в издании { $edition } его больше нет
event-clause-recorded = Записана его формулировка в издании { $edition }

## Органы

bodies-title = Органы
bodies-lede = Все, кому тексты поручают действовать, кто участвует и перед кем отчитываются.
bodies-show-all =
    { $count ->
        [one] Показать ещё { $count } орган, не названный ни в одном пункте
        [few] Показать ещё { $count } органа, не названных ни в одном пункте
        [many] Показать ещё { $count } органов, не названных ни в одном пункте
       *[other] Показать ещё { $count } органа, не названных ни в одном пункте
    }
bodies-show-named = Показать только названные органы
body-name = Название
body-kind = Вид
body-exists = Существование
body-owned = Должен сделать
body-owned-about = Чего от него требуют тексты.
body-partner = Участвует
body-partner-about = Что другие делают вместе с ним, для него или после консультации с ним.
body-reported = Получает отчёт
body-reported-about = О чём, согласно текстам, перед ним отчитываются.
body-proposed = Предлагается отчитываться перед ним
body-proposed-about = В текстах никто не назван; этот орган предлагает правило.
body-no-items = В реестре ничего нет.
body-through = через: { $body }
body-not-recorded = Ни один импортированный текст ещё не касается этого органа. Импортируйте текст, чтобы увидеть, что он должен сделать.
body-names = Названия
body-relations = Связи
body-reports-to = Обычно отчитывается перед
body-predecessors = Продолжает работу
body-successors = Преемник
body-members = Охватывает
body-collectives = Входит в
body-parts = Его части
body-id = Идентификатор
body-in-register = Показать в реестре

## Собрания

occasions-title = Собрания и периоды
occasions-lede = Собрания, ассамблеи и исследовательские периоды и то, что к ним должно быть сделано.
occasions-empty = Собрания неизвестны. Добавьте их в пакет знаний.
occasion-undated = дата неизвестна
occasions-others = Собрания и периоды, к которым ничего не ожидается: { $count }
occasion-other-reading = вероятнее другое собрание

## Тексты

texts-title = Тексты
texts-lede = Принятые тексты реестра со всеми импортированными изданиями.
edition-first = первое издание
edition-language = языковая версия
edition-revision = пересмотр
edition-superseded = заменено
edition-file = Файл
edition-imported = Импортировано
edition-provisions = Положения
edition-asking = с требованиями: { $count }
edition-notices = Замечания
edition-differences = Расхождения с реестром
place-page = страница { $number }
place-line = строка { $number }
place-paragraph = абзац { $number }
place-row = ряд { $number }

## Страница чтения

reading-editions = Издания
reading-summary = Вкратце
reading-provisions = положений
reading-asking = содержат требования
reading-items = пунктов
reading-silent = ничего не требуют, с указанием причины
reading-look = Нужна проверка человеком:
reading-unread = Ещё не просмотрено
mark-statement = Глагол, который ничего не требует
mark-residue = Слова, не давшие пункта

## Отчёты

reports-title = Отчёты
reports-lede = План действий в виде файлов для правки, печати и передачи. Каждый файл составляется по нынешнему состоянию реестра.
reports-whole = План действий, все пункты
reports-by-body = По органам
reports-by-body-about = Что каждый орган должен сделать, в чём участвует и о чём перед ним отчитываются.
reports-files = Файлы
format-docx = Отчёт Word: цитаты положений и место для хода работы
format-xlsx = Книга Excel: сводка и лист для каждого органа
format-csv = Таблица пунктов для любой программы
format-json = Всё, для других программ

## Ошибки

error-no-page = Такой страницы нет
error-no-page-what = По этому адресу ничего не найдено:
error-no-page-next = Проверьте адрес или начните с реестра.
error-no-item = Такого пункта нет
error-no-item-what = В реестре нет пункта с таким идентификатором:
error-no-item-next = Поищите в реестре слова положения.
error-no-body = Такого органа нет
error-no-body-what = Ни реестр, ни пакеты знаний не знают органа с таким идентификатором:
error-no-body-next = Найдите его в списке органов.
error-no-text = Такого текста нет
error-no-text-what = Текст с таким идентификатором не импортирован:
error-no-text-next = Посмотрите список текстов или импортируйте его.
error-no-edition = Такого издания нет
error-no-edition-what = У текста нет издания с таким идентификатором:
error-no-edition-next = Посмотрите его издания в списке текстов.
error-no-report = Такого отчёта нет
error-no-report-what = Нет отчёта с таким названием:
error-no-report-next = Посмотрите список отчётов.
error-method = Этот адрес можно только читать
error-method-what = Страницы реестра отсюда изменить нельзя.
error-method-next = Откройте страницу заново, не отправляя форму.
error-internal = Страницу не удалось показать
error-internal-what = Реестр не ответил. В нём ничего не изменено.
error-internal-next = Повторите попытку немного позже. Если не поможет, причина указана в журнале сервера.

## Сомнения

doubt-force-ambiguous = Глагол допускает более одного толкования
doubt-addressee-missing = В тексте не назван тот, от кого требуется действие
doubt-addressee-unknown = Названный орган неизвестен
doubt-occasion-ambiguous = Может иметься в виду более одного собрания
doubt-instrument-ambiguous = Подходит более одного инструмента
doubt-accents-missing = В тексте нет диакритических знаков

## Правила

rule-year-written = год указан
rule-date-written = дата указана
rule-duration-written = срок указан
rule-recurrence = повторяется с указанным промежутком
rule-next-in-series = следующее в ряду
rule-occasion-next-in-series = следующее в ряду
rule-period-after-next = период после следующей ассамблеи
rule-occasion-named = собрание названо
rule-occasion-declared = указано при импорте
rule-occasion-named-as-adopting = ассамблея, принявшая текст
rule-occasion-of-assembly-and-year = ассамблея указанного года
rule-period-shared-in-clause = период назван в том же предложении
rule-consideration-shared-in-clause = что учесть, сказано в том же предложении
rule-instrument-cue = на это указывает слово
rule-instrument-cue-in-chapeau = на это указывает слово выше

## Правила, сомнения и замечания, продолжение

doubt-body-unknown = Названного органа нет ни в одном пакете знаний
doubt-occasion-unresolved = Названного собрания нет ни в одном пакете знаний: нужно ввести его дату
rule-usual-reporting-line = орган, перед которым обычно отчитываются
rule-act-addresses-others = в действии назван его адресат
rule-period-that-begins = начинающийся период
rule-next-is-the-one-that-begins = следующий — тот, что начинается
rule-next-is-the-one-after = следующий — тот, что идёт после
rule-preparing-means-the-one-after = подготовка к периоду означает последующий
rule-occasion-of-year = собрание указанного года
rule-occasion-of-symbol = сессия, указанная в условном обозначении текста
rule-session-by-number = сессия с этим номером у названного органа
rule-session-of-adopting-body = сессия с этим номером у принявшего органа
rule-session-of-body = ни один пакет не знает этой сессии
rule-next-session-of-body = следующая сессия названного органа
rule-session-under-way = сессия, принявшая текст
rule-part-of-year-written = указана часть года
rule-period-written = период указан
rule-year-of-adoption = год принятия
rule-month-of-adoption = месяц принятия
rule-decade-ends-in-zero = десятилетие кончается годом на ноль
rule-decade-ends-in-nine = десятилетие кончается годом на девять
rule-counted-from-adoption = отсчитано от принятия
rule-hijri-umm-al-qura = дата хиджры по календарю Умм аль-Кура
rule-hijri-tabular = дата хиджры по табличному календарю
rule-paragraph-cited-before = этот параграф упомянут раньше
rule-same-paragraph-cited = оба ссылаются на один параграф
rule-results-of-an-earlier-act = опирается на результат предыдущего действия
rule-the-above-means-earlier-parts = «вышеуказанное» означает предыдущие части
notice-encoding-detected = Кодировка в файле не указана; она определена
notice-tracked-changes-kept = В файле есть исправления: вставки прочитаны как текст, удаления сохранены отдельно
notice-mixed-language = Некоторые положения написаны на другом языке, чем документ
notice-letters-folded = Арабские формы представления прочитаны как соответствующие буквы, татвил опущен
notice-replaced-characters = Некоторые байты в этой кодировке ничего не значат и заменены на U+FFFD: сравните с оригиналом
notice-pictures-left-out = Изображения не читаются
notice-objects-left-out = Встроенные объекты не читаются
notice-comments-left-out = Примечания рецензентов не читаются
notice-hidden-text-left-out = Скрытый текст не читается
notice-page-parts-left-out = Колонтитулы не читаются
notice-joined-lines = Разорванные строки соединены в абзацы
notice-page-without-text = На странице нет текста, который можно прочитать: выполните распознавание (OCR) и импортируйте снова
notice-page-damaged = Страница повреждена и прочитана лишь частично
notice-page-recognised = Текст страницы распознан по изображению: сверьте слова
notice-page-confidence = Насколько уверенно прочитаны страницы PDF
notice-unknown-characters = Некоторые знаки PDF нарисованы без указания, какие это знаки: сверьте страницу с файлом
notice-page-order-unsure = Страница нарисована не в том порядке, в котором читается: сверьте порядок абзацев
notice-page-edges-dropped = Номера страниц и колонтитулы опущены
notice-hyphens-joined = Слова, перенесённые в конце строк, соединены
notice-table-head-repeated = Шапка таблицы повторяется на следующих страницах и прочитана один раз
notice-letter-shapes = Лигатуры и формы начертания прочитаны как буквы
