# The words of the domain. Ids end in the names used in data, with hyphens.

list-separator = { ", " }
items-count =
    { $count ->
        [one] { $count } item
       *[other] { $count } items
    }

## Dates

date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
moment = { $date }, { $time } UTC
period-closed = { $from }–{ $to }
period-from = from { $from }
period-to = until { $to }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-in-date-1 = January
month-in-date-2 = February
month-in-date-3 = March
month-in-date-4 = April
month-in-date-5 = May
month-in-date-6 = June
month-in-date-7 = July
month-in-date-8 = August
month-in-date-9 = September
month-in-date-10 = October
month-in-date-11 = November
month-in-date-12 = December

## Languages

language-ar = Arabic
language-zh = Chinese
language-en = English
language-fr = French
language-ru = Russian
language-es = Spanish

## Force

force-instruct = instructs
force-decide = decides
force-authorize = authorizes
force-request = requests
force-urge = urges
force-call-upon = calls upon
force-recommend = recommends
force-invite = invites
force-encourage = encourages
force-should = should
force-observe = observes

## Fields of a commitment

field-item = Item
field-text = Text
field-action = Action
field-provision = Provision
field-clause = Clause
field-force = Force
field-addressees = Responsible
field-partners = With
field-act = What is asked
field-deliverables = Result
field-due = Due
field-report-to = Report to
field-conditions = Conditions
field-citations = Documents cited
field-references = References
field-instruments = Instrument
field-status = Status
field-distribution = Acting
field-group = Group
field-updated = Last change

## Status

status-proposed = proposed
status-rejected = rejected
status-overtaken = overtaken

## How several addressees act

distribution-single = alone
distribution-joint = jointly
distribution-each = each on its own
distribution-open = jointly or each: the text does not say

## How partners take part

role-collaboration = in collaboration
role-consultation = in consultation
role-support = with support
role-especially = in particular
role-recipient = to be informed or served
role-participant = taking part
role-lead = in the lead

## Time

due-kind-date = date
due-kind-occasion = occasion
due-kind-period = period
due-kind-ongoing = ongoing
due-kind-recurring = recurring
due-kind-urgent = as soon as possible
due-relation-at = at
due-relation-by = by
due-relation-before = before
due-relation-during = during
due-relation-after = after
due-relation-from = from
due-none = no date stated

## Conditions

condition-hedge = as far as appropriate
condition-condition = condition
condition-resources = resources
condition-consideration = to be taken into account
condition-accordance = in accordance with
condition-purpose = purpose
condition-example = example
condition-background = background

## Documents cited

citation-resolution = Resolution
citation-decision = Decision
citation-proposal = Proposal
citation-temporary-document = Temporary document
citation-standard = Standard
citation-report = Report
citation-circular = Circular
citation-treaty = Treaty
citation-document = Document

## Instruments

instrument-study = study
instrument-survey = survey
instrument-workshop = workshop
instrument-coordination = coordination
instrument-circular = circular
instrument-call-for-contributions = call for contributions
instrument-amendment-compilation = compilation of amendments
instrument-guidance = guidance
instrument-report = report
instrument-work-programme = work programme

## Bodies and occasions

body-kind-organization = Organization
body-kind-sector = Sector
body-kind-assembly = Assembly
body-kind-council = Council
body-kind-advisory-group = Advisory group
body-kind-group = Group
body-kind-office = Office
body-kind-position = Position
body-kind-membership = Membership
body-kind-collective = Several bodies
occasion-kind-assembly = Assembly
occasion-kind-meeting = Meeting
occasion-kind-study-period = Study period

## Where a value comes from

basis-stated = stated
basis-inherited = inherited
basis-inferred = inferred
basis-entered = entered

## Why words ask nothing

reason-not-operative = Not operative: title, heading, front or back matter
reason-recital = A recital: it gives grounds, it does not ask
reason-carried-by-parts = Its parts below carry what it asks
reason-statement-only = Notes, recalls or welcomes: nothing is asked
reason-benefit = Says what the action is good for
reason-quotation = Quotes what another text asks
reason-no-operative-verb = No verb that asks was found: a person should look
reason-footnote = A footnote
reason-unplaced = The reader could not place these words: a person should look

## Kinds of provision

provision-front-matter = Front matter
provision-title = Title
provision-heading = Heading
provision-opening = Opening
provision-recital = Recital
provision-chapeau = Chapeau
provision-operative = Operative
provision-footnote = Footnote
provision-back-matter = Back matter
provision-unplaced = Not placed
