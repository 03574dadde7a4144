# Виды реестра: шкала времени, доска, нагрузка, выбранные графы, групповые изменения, другие дни.

## Виды

views-label = Виды реестра
view-list = Список
view-timeline = Шкала времени
view-board = Доска
view-load = Нагрузка
register-search-items = Поиск по пунктам

## Другой день

as-of-menu = На дату
as-of-day = День
as-of-show = Показать
as-of-difference = Что изменилось с тех пор
as-of-shown = Показано состояние на конец дня: { $day }.
as-of-present = Вернуться к настоящему

## Графы и группы

arrange-menu = Графы и группы
arrange-columns = Графы
arrange-group = Группировать по
arrange-no-group = без групп
arrange-apply = Применить
group-month = Месяц срока
group-occasion = Совещание
group-no-day = дата неизвестна
group-no-instrument = без инструмента

## Шкала времени

timeline-lanes = Дорожки
timeline-by-owner = по ответственным
timeline-by-occasion = по совещаниям
timeline-dates = Собственные даты
timeline-others = Все прочие
timeline-today = сегодня
timeline-overdue = просрочено
timeline-soon = срок близок
timeline-ahead = срок позже
timeline-done = выполнено или закрыто
timeline-overdue-count = просрочено: { $count }
timeline-drawn = Показано пунктов: { $count }.
timeline-undated = Без даты: { $count }
timeline-empty = Ни у одного отобранного пункта нет дня, к которому он должен быть выполнен.
timeline-earlier = Раньше
timeline-later = Позже
timeline-table = То же в виде таблицы
timeline-listed = В порядке дат, начиная с первого: { $count }

## Доска

board-empty = здесь пусто
board-move = Переместить
board-more = Показать ещё
board-drop-reason = Для этого перехода нужна причина: укажите её и отправьте.
board-drop-never = Из нынешнего состояния пункт туда перевести нельзя.

## Нагрузка

load-owners = По ответственным
load-owners-about = За что отвечает каждый орган; сначала те, у кого больше просроченного.
load-meetings = По совещаниям
load-meetings-about = Что должно быть выполнено к каждому совещанию или ассамблее, по времени.
load-open = К исполнению
load-total = Всего
load-bar = Доли: просрочено, срок близок, прочие
load-empty = Среди отобранного здесь ничего нет.

## Групповые изменения

bulk-choose = Выбран
bulk-choose-item = Выбрать пункт
bulk-change = Изменить выбранные пункты…
bulk-change-all = Изменить все отобранные ({ $count })…
bulk-title = Изменить несколько пунктов
bulk-title-preview = Что изменится
bulk-title-done = Что изменено
bulk-title-undone = Что отменено
bulk-chosen = Выбрано пунктов: { $count }.
bulk-beyond = Ещё подходит пунктов сверх того, что можно изменить за один раз: { $count }. Уточните отбор или повторите потом.
bulk-what = Что изменить?
bulk-do-confirm = Подтвердить: требуется именно это
bulk-do-status = Перевести в состояние
bulk-do-owner-add = Добавить ответственного
bulk-do-owner-remove = Убрать ответственного
bulk-do-due = Установить срок
bulk-do-tag-add = Добавить метки
bulk-do-tag-remove = Убрать метки
bulk-do-priority = Установить приоритет
bulk-said-confirm = Подтвердить.
bulk-said-status = Перевести в состояние «{ $value }».
bulk-said-owner-add = Добавить ответственного: { $value }.
bulk-said-owner-remove = Убрать ответственного: { $value }.
bulk-said-due = Установить срок: { $value }.
bulk-said-tag-add = Добавить метки: { $value }.
bulk-said-tag-remove = Убрать метки: { $value }.
bulk-said-priority = Установить приоритет: { $value }.
bulk-preview = Показать, что изменится
bulk-apply = Изменить ({ $count })
bulk-cancel = Оставить всё как есть
bulk-back = Назад к реестру
bulk-undo = Отменить эти изменения
bulk-undo-reason = Отмена группового изменения
bulk-outcomes = По пунктам
bulk-outcome = Итог
bulk-before = Сейчас
bulk-after = Станет
bulk-will-change = изменится
bulk-changed = изменено
bulk-same = уже так
bulk-is-refused = будет отклонено
bulk-was-refused = отклонено
bulk-undone = отменено
bulk-not-undone = остаётся как есть
bulk-count-changing = Изменений: { $count }.
bulk-count-same = Уже так: { $count }.
bulk-count-refused = Отклонено: { $count }.
bulk-none-chosen = Не выбран ни один пункт. Вернитесь, отметьте пункты в списке и повторите.
bulk-no-change = Выберите, что изменить.
bulk-no-status = Выберите новое состояние.
bulk-no-owner = Выберите орган.
bulk-no-day = Укажите день.
bulk-no-tags = Напишите хотя бы одну метку.

## Сохранённые виды

saved-views = Сохранённые виды
saved-views-none = Пока нет сохранённых видов. Отберите, упорядочите и сгруппируйте пункты, затем сохраните вид под именем.
saved-views-shared = Виды, которыми поделились другие
saved-view-name = Сохранить этот вид как
saved-view-share = для всех
saved-view-shared = общий
saved-view-keep = Сохранить
saved-view-remove = Удалить
saved-view-kept = Вид сохранён.
saved-view-removed = Вид удалён.
saved-view-no-name = Дайте виду имя.
saved-view-too-long = Имя или адрес вида слишком длинны; сократите имя или уберите часть фильтров.
saved-view-too-many = Сохранено наибольшее число видов; сначала удалите один из них.

## Различия и история

value-changed = { $field }: было «{ $before }», стало «{ $after }»
difference-title = Что изменилось
difference-from = С конца дня
difference-to = до конца дня
difference-new = Новый пункт в реестре.
difference-gone = Есть только на более раннюю дату.
difference-edition = Перенесён в редакцию { $edition }.
difference-clause = Формулировка положения изменилась.
difference-claims = Новых заявлений о выполнении: { $count }.
difference-evidence = Новых подтверждений: { $count }.
difference-notes = Новых заметок: { $count }.
difference-progress = Выполнено на { $percent } %.
difference-count-new = Новых: { $count }.
difference-count-changed = Изменённых: { $count }.
difference-count-gone = Исчезнувших: { $count }.
difference-beyond = Ещё не показано: { $count }. Выберите более близкие даты.
difference-none = Между этими датами различий нет.

## Пункт

item-print = Печать
item-untranslated = Редакции на вашем языке нет; положение показано на языке: { $language }.
item-builds-on = Пункты, на которые он ссылается
item-alike = Похожие пункты
dependencies-title = Что от чего зависит
dependencies-waits-for = Он ждёт
dependencies-waited-for = Его ждут
print-back = Назад к пункту
print-made = По состоянию на { $moment }

## Календарь

calendar-title = Календарь
calendar-lede = Совещания и ассамблеи: что должно быть выполнено к каждой и о чём там отчитываются.
calendar-month = Месяц
calendar-months = Месяцы
calendar-previous = Предыдущий месяц
calendar-this = Этот месяц
calendar-next = Следующий месяц
calendar-occasions = Все мероприятия
calendar-due = Сроки: { $count }
calendar-to-report = К отчёту: { $count }
calendar-undated = В этом месяце, день неизвестен
calendar-agenda = Начиная с этого месяца
calendar-agenda-empty = На ближайшие два года совещаний не известно.
weekday-short-1 = пн
weekday-short-2 = вт
weekday-short-3 = ср
weekday-short-4 = чт
weekday-short-5 = пт
weekday-short-6 = сб
weekday-short-7 = вс
agenda-title = К отчёту
agenda-about = О чём тексты просят отчитаться (орган: { $body }) и что предлагает правило, если оно не закрыто.
agenda-due = Срок — к этому совещанию
agenda-delivered = Выполнено, ещё не закрыто
agenda-any-time = Без даты: это ближайшее совещание
agenda-also-due = К этому совещанию также должно быть выполнено
agenda-nothing = На этом совещании отчитываться не о чём.
agenda-files = Отчёт к этому собранию:
error-no-occasion = Такого мероприятия нет
error-no-occasion-what = Ни реестру, ни пакетам знаний мероприятие с таким идентификатором не известно.
error-no-occasion-next = Выберите мероприятие из списка.
as-of-moment = Показано состояние на { $moment }.
