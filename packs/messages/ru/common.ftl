# Слова предметной области.

list-separator = { ", " }
items-count =
    { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
        [many] { $count } пунктов
       *[other] { $count } пункта
    }

## Даты

date-year = { $year } год
date-month = { $month } { $year } года
date-day = { $day } { $month } { $year } года
moment = { $date }, { $time } UTC
period-closed = { $from } – { $to }
period-from = с: { $from }
period-to = по: { $to }
month-1 = январь
month-2 = февраль
month-3 = март
month-4 = апрель
month-5 = май
month-6 = июнь
month-7 = июль
month-8 = август
month-9 = сентябрь
month-10 = октябрь
month-11 = ноябрь
month-12 = декабрь
month-in-date-1 = января
month-in-date-2 = февраля
month-in-date-3 = марта
month-in-date-4 = апреля
month-in-date-5 = мая
month-in-date-6 = июня
month-in-date-7 = июля
month-in-date-8 = августа
month-in-date-9 = сентября
month-in-date-10 = октября
month-in-date-11 = ноября
month-in-date-12 = декабря

## Языки

language-ar = арабский
language-zh = китайский
language-en = английский
language-fr = французский
language-ru = русский
language-es = испанский

## Сила поручения

force-instruct = поручает
force-decide = решает
force-authorize = уполномочивает
force-request = просит
force-urge = настоятельно призывает
force-call-upon = призывает
force-recommend = рекомендует
force-invite = предлагает
force-encourage = поощряет
force-should = следует
force-observe = отмечает

## Составные части обязательства

field-item = Пункт
field-text = Текст
field-action = Действие
field-provision = Положение
field-clause = Формулировка
field-force = Сила
field-addressees = Ответственный
field-partners = Совместно с
field-act = Что требуется
field-deliverables = Результат
field-due = Срок
field-report-to = Отчитывается перед
field-conditions = Условия
field-citations = Упомянутые документы
field-references = Ссылки
field-instruments = Инструмент
field-status = Состояние
field-distribution = Порядок действий
field-group = Группа
field-updated = Последнее изменение

## Состояние

status-proposed = предложен
status-rejected = отклонён
status-overtaken = утратил силу

## Как действуют несколько адресатов

distribution-single = самостоятельно
distribution-joint = совместно
distribution-each = каждый отдельно
distribution-open = совместно или отдельно: в тексте не сказано

## Роль партнёров

role-collaboration = в сотрудничестве
role-consultation = в консультации
role-support = при поддержке
role-especially = в особенности
role-recipient = получатель
role-participant = участник
role-lead = под руководством

## Время

due-kind-date = дата
due-kind-occasion = собрание
due-kind-period = период
due-kind-ongoing = постоянно
due-kind-recurring = периодически
due-kind-urgent = как можно скорее
due-relation-at = на
due-relation-by = не позднее
due-relation-before = до
due-relation-during = в течение
due-relation-after = после
due-relation-from = начиная с
due-none = срок не указан

## Условия

condition-hedge = в надлежащих случаях
condition-condition = условие
condition-resources = ресурсы
condition-consideration = принять во внимание
condition-accordance = в соответствии с
condition-purpose = цель
condition-example = пример
condition-background = предыстория

## Упомянутые документы

citation-resolution = Резолюция
citation-decision = Решение
citation-proposal = Предложение
citation-temporary-document = Временный документ
citation-standard = Стандарт
citation-report = Отчёт
citation-circular = Циркуляр
citation-treaty = Договор
citation-document = Документ

## Инструменты

instrument-study = исследование
instrument-survey = обследование
instrument-workshop = семинар-практикум
instrument-coordination = координация
instrument-circular = циркуляр
instrument-call-for-contributions = призыв представлять вклады
instrument-amendment-compilation = свод поправок
instrument-guidance = руководящие указания
instrument-report = отчёт
instrument-work-programme = программа работы

## Органы и собрания

body-kind-organization = Организация
body-kind-sector = Сектор
body-kind-assembly = Ассамблея
body-kind-council = Совет
body-kind-advisory-group = Консультативная группа
body-kind-group = Группа
body-kind-office = Бюро
body-kind-position = Должность
body-kind-membership = Категория членов
body-kind-collective = Несколько органов
occasion-kind-assembly = Ассамблея
occasion-kind-meeting = Собрание
occasion-kind-study-period = Исследовательский период

## Откуда взято значение

basis-stated = указано
basis-inherited = унаследовано
basis-inferred = выведено
basis-entered = введено

## Почему ничего не требуется

reason-not-operative = Не постановляющая часть: заголовок, начальные или конечные страницы
reason-recital = Преамбула: обосновывает, но не требует
reason-carried-by-parts = Требования содержатся в его подпунктах
reason-statement-only = Отмечает, напоминает или приветствует: ничего не требуется
reason-benefit = Говорит о пользе действия
reason-quotation = Цитирует требование другого текста
reason-no-operative-verb = Глагол требования не найден: нужна проверка человеком
reason-footnote = Сноска
reason-unplaced = При чтении место не определено: нужна проверка человеком

## Виды положений

provision-front-matter = Начальные страницы
provision-title = Заголовок
provision-heading = Подзаголовок
provision-opening = Вступительная формула
provision-recital = Преамбула
provision-chapeau = Вводная фраза
provision-operative = Постановляющая часть
provision-footnote = Сноска
provision-back-matter = Конечные страницы
provision-unplaced = Не определено
