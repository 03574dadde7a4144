# Views of the register: timeline, board, load, chosen columns, changes of many items, other days.

## Views

views-label = Views of the register
view-list = List
view-timeline = Timeline
view-board = Board
view-load = Load
register-search-items = Search the items

## Another day

as-of-menu = As of a day
as-of-day = Day
as-of-show = Show
as-of-difference = What has changed since
as-of-shown = Shown as it was at the end of { $day }.
as-of-present = Back to the present

## Columns and groups

arrange-menu = Columns and groups
arrange-columns = Columns
arrange-group = Group by
arrange-no-group = no groups
arrange-apply = Apply
group-month = Month due
group-occasion = Meeting
group-no-day = no day known
group-no-instrument = no instrument

## Timeline

timeline-lanes = Lanes
timeline-by-owner = by owner
timeline-by-occasion = by meeting
timeline-dates = Dates of their own
timeline-others = All others
timeline-today = today
timeline-overdue = overdue
timeline-soon = due soon
timeline-ahead = due later
timeline-done = delivered or closed
timeline-overdue-count = overdue: { $count }
timeline-drawn = Items drawn: { $count }.
timeline-undated = Without a day: { $count }
timeline-empty = No item that the filters let through has a day on which it is due.
timeline-earlier = Earlier
timeline-later = Later
timeline-table = The same as a table
timeline-listed = In the order of days, from the first: { $count }

## Board

board-empty = nothing here
board-move = Move
board-more = Show more
board-drop-reason = This move takes a reason: say why, then send it.
board-drop-never = The item cannot go there from where it is.

## Load

load-owners = Per owner
load-owners-about = What each body owns, the most overdue first.
load-meetings = Per meeting
load-meetings-about = What is due at each meeting or assembly, in order of time.
load-open = To do
load-total = In all
load-bar = In proportion: overdue, due soon, other
load-empty = Nothing that the filters let through lies here.

## Changes of many items

bulk-choose = Chosen
bulk-choose-item = Choose item
bulk-change = Change the chosen items…
bulk-change-all = Change all that match ({ $count })…
bulk-title = Change several items
bulk-title-preview = What would change
bulk-title-done = What was changed
bulk-title-undone = What was taken back
bulk-chosen = Items chosen: { $count }.
bulk-beyond = So many more match than can be changed at once: { $count }. Filter further, or repeat afterwards.
bulk-what = What is to change?
bulk-do-confirm = Confirm: it is asked as it reads
bulk-do-status = Move to the status
bulk-do-owner-add = Add an owner
bulk-do-owner-remove = Remove an owner
bulk-do-due = Make it due by
bulk-do-tag-add = Add tags
bulk-do-tag-remove = Remove tags
bulk-do-priority = Set the priority
bulk-said-confirm = Confirm.
bulk-said-status = Move to “{ $value }”.
bulk-said-owner-add = Add the owner { $value }.
bulk-said-owner-remove = Remove the owner { $value }.
bulk-said-due = Make it due by { $value }.
bulk-said-tag-add = Add tags: { $value }.
bulk-said-tag-remove = Remove tags: { $value }.
bulk-said-priority = Set the priority: { $value }.
bulk-preview = Show what would change
bulk-apply = Change them ({ $count })
bulk-cancel = Leave everything as it is
bulk-back = Back to the register
bulk-undo = Take it back
bulk-undo-reason = A change of several items was taken back
bulk-outcomes = Item by item
bulk-outcome = Outcome
bulk-before = Now
bulk-after = Then
bulk-will-change = would change
bulk-changed = changed
bulk-same = is so already
bulk-is-refused = would be refused
bulk-was-refused = refused
bulk-undone = taken back
bulk-not-undone = stays as it is
bulk-count-changing = Changes: { $count }.
bulk-count-same = So already: { $count }.
bulk-count-refused = Refused: { $count }.
bulk-none-chosen = No item is chosen. Go back, tick the items in the list, and try again.
bulk-no-change = Choose what is to change.
bulk-no-status = Choose the new status.
bulk-no-owner = Choose the body.
bulk-no-day = Give the day.
bulk-no-tags = Write at least one tag.

## Kept views

saved-views = Kept views
saved-views-none = No view is kept yet. Filter, sort and group as you like, then keep the view under a name.
saved-views-shared = Views that others share
saved-view-name = Keep this view as
saved-view-share = for everybody
saved-view-shared = shared
saved-view-keep = Keep
saved-view-remove = Remove
saved-view-kept = The view is kept.
saved-view-removed = The view was removed.
saved-view-no-name = Give the view a name.
saved-view-too-long = The name or the address of the view is too long; shorten the name or take filters away.
saved-view-too-many = You keep as many views as one can; remove one first.

## Differences and history

value-changed = { $field }: from “{ $before }” to “{ $after }”
difference-title = What has changed
difference-from = From the end of
difference-to = to the end of
difference-new = New in the register.
difference-gone = There on the earlier day only.
difference-edition = Carried over to edition { $edition }.
difference-clause = The words of its clause are others.
difference-claims = New claims: { $count }.
difference-evidence = New pieces of evidence: { $count }.
difference-notes = New notes: { $count }.
difference-progress = { $percent } % done.
difference-count-new = New: { $count }.
difference-count-changed = Changed: { $count }.
difference-count-gone = Gone: { $count }.
difference-beyond = So many more are not shown: { $count }. Choose days nearer to each other.
difference-none = Nothing is different between the two days.

## Item

item-print = Print
item-untranslated = There is no edition in your language; the clause is shown in { $language }.
item-builds-on = Items that it refers to
item-alike = Similar items
dependencies-title = What waits for what
dependencies-waits-for = It waits for
dependencies-waited-for = These wait for it
print-back = Back to the item
print-made = As of { $moment }

## Calendar

calendar-title = Calendar
calendar-lede = Meetings and assemblies, what is due at each, and what is to be reported there.
calendar-month = Month
calendar-months = Months
calendar-previous = Month before
calendar-this = This month
calendar-next = Month after
calendar-occasions = All occasions
calendar-due = Due: { $count }
calendar-to-report = To report: { $count }
calendar-undated = In this month, day not known
calendar-agenda = From this month on
calendar-agenda-empty = No meeting is known for the next two years.
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
agenda-title = To be reported
agenda-about = What the texts ask to be reported to { $body }, and what a rule proposes, as far as it is not closed.
agenda-due = Due by this meeting
agenda-delivered = Delivered, not yet reported or closed
agenda-any-time = Without a day: this is the next meeting
agenda-also-due = Also due at this meeting
agenda-nothing = Nothing is to be reported at this meeting.
agenda-files = Report for this meeting:
error-no-occasion = There is no such occasion
error-no-occasion-what = Neither the register nor the packs know an occasion with this id.
error-no-occasion-next = Choose one from the list of occasions.
as-of-moment = Shown as it was on { $moment }.
