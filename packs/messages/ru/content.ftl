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
