# Help: what people come to do, step by step (one step a line), and what fields mean.

help-title = Help
help-lede = What people come here to do, a short list of steps for each. The address of this page can be passed on.
help-contents = Tasks
help-open = Go there

help-desk = See what waits for me
help-desk-steps =
    The first page lists what is overdue or due soon, claims to decide on and items to review, for the bodies you act for.
    Decide from the list with the buttons below each entry. “{ decide-undo }” takes the last decision back.
    “{ desk-choose }” shows the list for other bodies.

help-import = Bring in an adopted text
help-import-steps =
    Open “{ nav-texts }”, then “{ import-open }”, and choose the file, or paste the words.
    The page says how many provisions ask for something and where a person should look.
    For another language or a later edition, open “{ import-more }” and give the identifier of the text that is there.

help-review = Check what was understood
help-review-steps =
    The text stands on one side, the items understood from it on the other.
    Confirm what is right. “{ review-edit }” opens the values as fields; “{ review-split }” makes several items of one; “{ review-reject }” is for words that ask nothing.
    Days are written as 2027-10-31, 2027-10 or 2027, bodies by any of their names. Put a semicolon between several values.
    Until a person has confirmed an item, it counts for nothing.

help-follow = Record progress
help-follow-steps =
    Open the item. Under “{ item-follow-up }”, move it on to the status it has reached.
    “{ form-attach }” takes a file or the address of a page.
    “{ form-claim }” says in words what was done, and names the evidence. Another person decides on the claim.

help-accept = Decide on a claim
help-accept-steps =
    Claims stand on the first page and on their items, with the evidence that they name.
    Open the evidence, then accept the claim, or decline it and say why.
    Nobody decides on a claim of their own.

help-register = Find items and keep a view
help-register-steps =
    Filter the register by body, status, due day and more; search for words of a clause.
    “{ arrange-menu }” arranges the table. The address of the page holds everything you chose: pass it on, or keep it under a name in “{ saved-views }”.
    The timeline, the board and the load show the same items in other ways.
    To change many at once, tick them and press the button below the table: you see what would change before anything does.

help-meetings = Prepare a meeting
help-meetings-steps =
    “{ nav-occasions }” lists meetings and assemblies with what is due at each; the calendar shows them by month.
    The agenda of a meeting says what must be reported there, and gives the report as a file.
    The secretariat adds and moves meetings. Due days that hang on a meeting move with it; you see them first.

help-reports = Take a report
help-reports-steps =
    Open “{ nav-reports }”. Take the whole Action Plan, or choose a body, a meeting, a day in the past, and since when changes are shown.
    Word is for editing and printing, Excel for working through the list, PDF for passing on.
    The report is written in the language that you read the pages in.

help-workbook = Work in Excel and bring it back
help-workbook-steps =
    Take the Action Plan as Excel workbook under “{ nav-reports }” and edit its cells. Leave the column with the identifiers as it is.
    Bring the file in under “{ workbook-title }”. Every changed cell is shown with what stood there before.
    Untick what you do not want, then apply the rest. What others changed meanwhile is shown as a conflict and never overwritten.

help-people = Let people in
help-people-steps =
    Under “{ admin-nav }”, “{ nav-people }”, add a person with name and mail address.
    Give a position: a role and, for a focal point, a body.
    Make a set-up link and pass it on to that person only. With it they choose a password.

## Fields

hint-due = A day, month or year (2027-10-31, 2027-10, 2027), or the name of a meeting.
hint-percent = A number from 0 to 100; leave it empty where a number says nothing.
hint-period = The period whose goal is met, written as 2026.
hint-seen = The day on which you saw the page, so that others know which version is meant.
hint-every = P1Y is a year, P6M six months, P4Y four years.
hint-tags = Words of your own by which items are found again.
hint-statement = What was done, when and where: it goes into the report as you write it.
hint-move = A status with * takes a reason.
hint-role = The secretariat keeps the register; a focal point records progress for one body; members read and comment; readers read; auditors also see the record.
hint-until = Leave it empty for a position without an end.
hint-occasion = A meeting or assembly: only items due there are in the report.
hint-as-of = The register as it was at the end of that day; empty means now.
hint-since = The report lists what has changed from that day on.
hint-split = One part a line. Each becomes an item of its own with the same owner and due day.
