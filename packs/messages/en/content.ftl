# What items say in the language of the reader, mentions in notes, documents cited by several.

## The clause of an item

clause-languages = Languages of the clause
clause-beside = Beside it
clause-compare = Compare
clause-alone = Show one alone
clause-outdated = The words in force were revised since; this edition was not.

## Documents cited

citing-title = Who else cites the same documents
citing-count = items: { $count }
citing-texts = Texts:

## Who is named in a note

mention-of-item = Bodies of this item
mention-people = People
mention-others = Other bodies
mention-choose = Address it to
mention-nobody = nobody in particular
mention-about = Whoever is named is told on the first page and by mail. You can also type @ and a name.
