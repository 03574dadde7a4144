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

## Long lists kept short

facet-beyond = Not listed here: { $count }. Set another filter first, or search.
timeline-in-list = All of them in the list, in the order of days

## Changes of many items, later

acts-title = My changes of many items
acts-lede = What you changed on several items at once, the latest first. Taking a change back puts every item as it was that nothing happened to since; the page then lists which stayed as they are, and why.
acts-none = You have not changed several items at once lately.
acts-items = Items changed: { $count }.
acts-example = For example item
acts-take-back = Take back ({ $count })
acts-gone-on = Something else happened to all of them since, or it was taken back.

## Reports for a meeting

agenda-reports = Progress reports for this meeting
agenda-reports-about = Each body's report on what is due at this meeting, as it stands now.
