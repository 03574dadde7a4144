# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = Языки положения
clause-beside = Рядом
clause-compare = Сравнить
clause-alone = Показать только одно
clause-outdated = Действующий текст с тех пор был пересмотрен, а это издание — нет.

## Documents cited

citing-title = Кто ещё ссылается на те же документы
citing-count = пункты: { $count }
citing-texts = Тексты:

## Who is named in a note

mention-of-item = Органы этого пункта
mention-people = Люди
mention-others = Другие органы
mention-choose = Кому адресовано
mention-nobody = никому в отдельности
mention-about = Названные увидят заметку на первой странице и получат её по почте. Можно также набрать @ и имя.

## Long lists kept short

facet-beyond = Здесь не показано: { $count }. Сначала задайте другой фильтр или воспользуйтесь поиском.
timeline-in-list = Все — в списке, по порядку дат

## Changes of many items, later

acts-title = Мои изменения нескольких пунктов
acts-lede = Что вы изменили сразу в нескольких пунктах, начиная с последнего. Отмена возвращает в прежнее состояние каждый пункт, с которым с тех пор ничего не произошло; затем перечисляются пункты, оставшиеся без изменений, и причины.
acts-none = В последнее время вы не изменяли несколько пунктов сразу.
acts-items = Изменено пунктов: { $count }.
acts-example = Например, пункт
acts-take-back = Отменить ({ $count })
acts-gone-on = С тех пор все они изменились, или изменение уже отменено.

## Reports for a meeting

agenda-reports = Отчёты о ходе работы к этому собранию
agenda-reports-about = Отчёт каждого органа о том, что должно быть готово к этому собранию, по состоянию на сегодня.
