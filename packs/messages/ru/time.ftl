# Time: occasions that people keep, due dates, what is overdue, due soon or stale.

cli-occasion-unchanged = { $occasion }: это уже так
cli-occasion-would = { $occasion }: это возможно; сроков, которые сдвинутся: { $count } (ничего не изменено)
cli-occasion-changed = { $occasion }: записано; сдвинуто сроков: { $count }
cli-occasion-past = Прошедших сроков, оставленных без изменения: { $count }
cli-occasion-said = Указано людьми
occasion-cancelled = отменено
occasion-kept = даты установлены человеком
occasion-change = Изменить это собрание
occasion-add = Добавить собрание
occasion-id = Идентификатор
occasion-id-hint = Строчные латинские буквы, цифры и дефисы, например tsag-2027-05
occasion-name = Название
occasion-body = Орган, который собирается
occasion-body-hint = Идентификатор органа, например tsag
occasion-from = Первый день
occasion-to = Последний день
occasion-date-hint = День, либо месяц или год, если больше не известно: 2027-05-10, 2027-05, 2027
occasion-place = Место
occasion-do-move = Перенести
occasion-do-cancel = Отменить собрание
occasion-do-add = Добавить
occasion-done = Записано. Сдвинуто сроков: { $count }.
occasion-rules = Правила процедуры
refusal-occasion-not-allowed = { $person } не может изменять собрания; обратитесь в секретариат
refusal-occasion-nobody = Не указано, кто вносит изменение; назовите себя
refusal-occasion-unknown = Собрания { $occasion } нет в реестре; проверьте идентификатор или добавьте его
refusal-occasion-known = Собрание { $occasion } уже есть в реестре; перенесите его или дайте другой идентификатор
refusal-occasion-id = «{ $written }» не может быть идентификатором; напишите от 1 до 80 строчных латинских букв, цифр и дефисов, например tsag-2027-05
refusal-occasion-body = Органа { $body } нет в реестре; проверьте идентификатор
refusal-occasion-no-name = У собрания нет названия; напишите, как оно называется
refusal-occasion-no-time = Укажите, когда оно состоится: год, месяц или день
refusal-occasion-ends-first = Оно закончилось бы ({ $to }) раньше, чем началось ({ $from }); исправьте одну из дат
refusal-occasion-no-reason = Укажите причину: она обязательна
refusal-occasion-date = «{ $written }» не является датой; напишите 2027-05-10, 2027-05 или 2027
event-due-moved = Срок перенесён с { $before } на { $after }: { $why }
event-occasion-added = Собрание добавлено
event-occasion-moved = Собрание перенесено ({ $reason })
event-occasion-cancelled = Собрание отменено ({ $reason })
event-procedures-recorded = Правила процедуры записаны
due-moved-occasion-moved = собрание перенесено
due-moved-occasion-added = добавлено собрание
due-moved-occasion-cancelled = собрание отменено
due-moved-packs-changed = так теперь указано в пакетах знаний
rule-first-session-after-adoption = первая сессия после принятия текста
schedule-by = срок — { $day }
schedule-latest = не позднее { $day }
schedule-goal = цель за { $period }: до { $day }
schedule-unverified = пункт никем не проверен
timeliness = Соблюдение сроков
timeliness-overdue = просрочено
timeliness-soon = срок близок
timeliness-stale = давно нет вестей
timeliness-overdue-since = просрочено с { $day }
timeliness-soon-by = скоро срок, { $day }
timeliness-stale-since = нет вестей с { $day }
timeliness-counts = Просрочено: { $overdue }. Срок близок: { $soon }. Давно нет вестей: { $stale }.
cli-timeliness-unknown = «{ $written }» не обозначает соблюдения сроков; напишите overdue, soon или stale
format-ics = Календарь для подписки или импорта

cli-succession-none = У { $id } нет более позднего издания, решившего о его пунктах
succession-head = { $edition } после { $previous }
succession-fate = Что с ним стало
succession-before = Прежде
succession-after = Теперь
succession-others = Другие пункты
succession-kept = сохранён
succession-renumbered = перенумерован
succession-reworded = изменена формулировка
succession-moved = перемещён
succession-moved-reworded = перемещён и изменён
succession-split = разделён
succession-split-off = новый, выделен из другого
succession-merged = объединён с другими
succession-merged-into = вошёл в другой
succession-reinstated = восстановлен
succession-new = новый
succession-dropped = исключён
succession-title = Преемственность изданий
succession-none = Более позднего издания, решающего о пунктах этого текста, ещё нет.

workflow-states = Состояния
workflow-second-person = Заявления решает второй человек
workflow-texts = Тексты
workflow-yes = да
workflow-no = нет
workflow-chosen = { $text } теперь следует порядку { $workflow }
review-head = { $language }: пунктов { $items }, подтверждено { $confirmed }, отклонено { $rejected }
review-kept = Оставлено
review-corrected = Исправлено
review-share = Доля исправлений
review-example = Последний пример

# The forms of occasions.
occasion-kind = Вид
occasion-looked-at-first = Сначала показывается, какие сроки сдвинулись бы; до подтверждения ничего не меняется.
occasion-would = Сроки, которые сдвинулись бы
occasion-would-none = Ни один срок не сдвинулся бы.
occasion-before = Срок сейчас
occasion-after = Новый срок
occasion-make = Подтвердить
occasion-back = Назад к собраниям
occasion-unchanged = Это уже так; ничего не изменилось бы.
occasions-more = { $count ->
    [one] Ещё { $count }, к которому ничего не ожидается
    [few] Ещё { $count }, к которым ничего не ожидается
    [many] Ещё { $count }, к которым ничего не ожидается
   *[other] Ещё { $count }, к которым ничего не ожидается
}
