# Headings and words of the reports (docx, xlsx, csv).
# Terms follow ITU usage. Every id begins with `report-`.

report-title = Action Plan
report-title-body = Action Plan: { $body }
report-subject = Who must do what, with whom, by when, and to whom it is reported
report-as-of = As of
report-language = Language
report-texts = Texts
report-submitted-by = Submitted by
report-action-required = Action required
report-action-required-words = To note this document and to review the items under one’s own responsibility
report-contents = Contents
report-section-summary = Section I: Summary
report-section-actions = Section II: Actions and progress
report-section-bodies = Section III: Items by body

report-heading-bodies = Items by body responsible
report-heading-reports = Reports due
report-heading-due = When items are due
report-heading-instruments = Instruments
report-heading-status = Status
report-heading-ambiguous = Values that can be read in more than one way
report-heading-doubts = Items to check first
report-heading-progress = Progress and evidence

report-note-several = An item addressed to several bodies is counted at each of them; the total counts it once.
report-note-marks = † proposed by a rule, not stated in the text. ‡ entered by a person.
report-note-fill = Milestones, periodic goals and dated progress are to be filled in by the body responsible.
report-note-cut = cut here: a cell holds at most 32,767 characters; the whole clause is in the source text
report-no-items = No items.
report-item-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
report-total = Total
report-ambiguous = Force ambiguous
report-nothing-ambiguous = No value was found that can be read in more than one way.
report-nothing-doubtful = No item carries a doubt.

report-text = Text
report-file = File
report-body = Body
report-stated = Stated
report-proposed = proposed
report-proposed-heading = Proposed
report-entered = entered by a person
report-readings = Readings
report-field = Field
report-date = Date
report-action = Action { $action }
report-quoted = “{ $words }”
report-unresolved = not resolved
report-jointly = jointly
report-each = each
report-completed = Completed
report-ongoing = Ongoing
report-recurring = Recurring
report-yearly = every year
report-urgent = As soon as possible
report-no-due = No date stated
report-no-instrument = None proposed
report-no-report = No report is due.
report-nobody = Nobody named
report-unknown-bodies = Bodies not in the packs
report-sheet-summary = Summary
report-sheet-items = All items
report-sheet-reports = Reports to { $body }
report-back = Back to the summary
report-due-by = by { $time }
report-due-before = before { $time }
report-due-during = during { $time }
report-due-after = after { $time }
report-due-from = from { $time }
report-capacity-member = As part of { $body }

report-column-order = Original order
report-column-item = Item
report-column-action = Action no.
report-column-force = Force
report-column-verb = Verb as written
report-column-clause = Clause
report-column-asked = Action
report-column-responsible = Responsible
report-column-partners = Collaboration
report-column-report-to = Report to
report-column-due = Due
report-column-instrument = Instrument
report-column-deliverable = Deliverable
report-column-milestones = Milestone
report-column-periodic-goals = Periodic goals met
report-column-completed = Completed
report-column-status = Status
report-column-updated = Last update
report-column-qualifications = Qualifications
report-column-citations = Documents cited
report-column-provision = Provision
report-column-confidence = Confidence
report-column-doubts = Doubts
report-column-capacity = Capacity

report-force-instruct = Instruct
report-force-decide = Decide
report-force-authorize = Authorize
report-force-request = Request
report-force-urge = Urge
report-force-call-upon = Call upon
report-force-recommend = Recommend
report-force-invite = Invite
report-force-encourage = Encourage
report-force-should = Should
report-force-observe = Note (nothing asked)

report-instrument-study = Study
report-instrument-survey = Survey
report-instrument-workshop = Workshop
report-instrument-coordination = Coordination
report-instrument-circular = Circular or letter
report-instrument-call-for-contributions = Call for contributions
report-instrument-amendment-compilation = Compilation of amendments
report-instrument-guidance = Guidance
report-instrument-report = Report
report-instrument-work-programme = Work programme

report-status-proposed = To be confirmed
report-status-rejected = Rejected
report-status-overtaken = Overtaken

report-language-ar = Arabic
report-language-zh = Chinese
report-language-en = English
report-language-fr = French
report-language-ru = Russian
report-language-es = Spanish

report-role-collaboration = in collaboration
report-role-consultation = in consultation
report-role-support = with its support
report-role-especially = in particular
report-role-recipient = to be informed
report-role-participant = takes part
report-role-lead = in the lead

report-doubt-force-ambiguous = The verb can be read as more than one force.
report-doubt-addressee-missing = The text names nobody who is to act.
report-doubt-occasion-ambiguous = The due date can mean more than one occasion.
report-doubt-instrument-ambiguous = More than one instrument fits.

report-column-due-on = Due day
report-column-timeliness = Timeliness
report-heading-timeliness = By timeliness
report-timeliness-overdue = Overdue
report-timeliness-soon = Due soon
report-timeliness-stale = No news for long
report-ics-due = Due: { $act }
report-ics-open = day not fixed, { $when }
