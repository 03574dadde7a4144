# The pages.

number = { $number }
or = or
source = Source
unverified = not verified
legend = What the marks mean
value-nobody = nobody named
value-none-stated = none stated
page-skip = Skip to the content
page-foot = Actum shows where every value comes from: stated in the text, inherited from the words above it, or inferred by a rule.

## Masthead

nav-sections = Sections
nav-register = Register
nav-texts = Texts
nav-bodies = Bodies
nav-occasions = Occasions
nav-reports = Reports
nav-language = Language
nav-crumbs = Where you are

## Register

register-title = Register of actions
register-lede = Who must do what, with whom, by when, reported to whom: as the adopted texts say it.
register-search = Search
register-search-hint = Words of a clause, or an item number
register-search-chip = Words
register-doubt-first = Doubtful first
register-filters = Filtered by
register-remove = remove this filter
register-clear = Show everything
register-to-filters = Filters
register-pages = Pages
register-nothing-found = No item matches all of this. Remove a filter or use other words.
register-empty = The register is empty
register-empty-next = Import an adopted text to fill it; then reload this page:
register-empty-forms = Word documents, HTML pages and plain text are read, in Arabic, Chinese, English, French, Russian and Spanish.
facet-body = Body
facet-more = { $count } more
role-of-body-any = any part
role-of-body-owner = must act
role-of-body-partner = takes part
role-of-body-report-to = is reported to

## Item

item-title = Item { $number }
item-in-text = Read it in the text
item-doubts = To be checked
item-understood = What was understood
item-share = { $percent }% sure
item-related = Related items
item-referenced-by = Items that refer to it
item-same-group = Items of the same action
item-same-provision = Items of the same provision
item-editions = In other editions
item-history = History
force-reiterated = repeats an earlier request
reference-unresolved = not in this text
field-commitment = Commitment
ground-from = provision { $provision }
ground-inherited = from { $provision }
ground-unsure = { $percent }% sure

## History

event-item-created = Entered in the register from edition { $edition }
event-item-carried = Carried over to edition { $edition } from { $previous }
event-item-overtaken = Overtaken: edition { $edition } no longer holds it
event-clause-recorded = Its clause in edition { $edition } was recorded

## Bodies

bodies-title = Bodies
bodies-lede = Everybody whom the texts ask to act, who takes part, or to whom results are reported.
bodies-show-all =
    { $count ->
        [one] Show { $count } more body that no item names
       *[other] Show { $count } more bodies that no item names
    }
bodies-show-named = Show only bodies that items name
body-name = Name
body-kind = Kind
body-exists = Existence
body-owned = Must do
body-owned-about = What the texts ask of it.
body-partner = Takes part
body-partner-about = What others do with it, for it, or after consulting it.
body-reported = Is reported to
body-reported-about = What the texts say is to be reported to it.
body-proposed = Proposed to be reported to it
body-proposed-about = The texts name nobody here; a rule proposes this body.
body-no-items = Nothing in the register.
body-through = through { $body }
body-not-recorded = No imported text has been read with this body in mind yet. Import a text to see what it must do.
body-names = Names
body-relations = Relations
body-reports-to = Usually reports to
body-predecessors = Took over from
body-successors = Succeeded by
body-members = Stands for
body-collectives = Belongs to
body-parts = Its parts
body-id = Identifier
body-in-register = Show in the register

## Occasions

occasions-title = Occasions
occasions-lede = Meetings, assemblies and study periods, with what is due at each.
occasions-empty = No occasion is known. Add them to a knowledge pack.
occasion-undated = no date known
occasions-others =
    { $count ->
        [one] { $count } occasion at which nothing is due
       *[other] { $count } occasions at which nothing is due
    }
occasion-other-reading = another occasion is likelier

## Texts

texts-title = Texts
texts-lede = The adopted texts of the register, with every edition imported.
edition-first = first edition
edition-language = language version
edition-revision = revision
edition-superseded = superseded
edition-file = File
edition-imported = Imported
edition-provisions = Provisions
edition-asking = { $count } ask for something
edition-notices = Notices
edition-differences = Differs from the register
place-page = page { $number }
place-line = line { $number }
place-paragraph = paragraph { $number }
place-row = row { $number }

## Reading page

reading-editions = Editions
reading-summary = In short
reading-provisions = provisions
reading-asking = ask for something
reading-items = items
reading-silent = ask nothing, each with its reason
reading-look = A person should look at:
reading-unread = Not looked at yet
mark-statement = Verb that asks nothing
mark-residue = Words that gave no item

## Reports

reports-title = Reports
reports-lede = The action plan as files to edit, print or pass on. Every file is made from the register as it is now.
reports-whole = Action plan, all items
reports-by-body = By body
reports-by-body-about = What each body must do, in what it takes part, and what is reported to it.
reports-files = Files
format-docx = Word report: quoted clauses with room for progress
format-xlsx = Excel workbook: a summary and a sheet for each body
format-csv = Table of the items, for any program
format-json = Everything, for other programs

## Errors

error-no-page = There is no such page
error-no-page-what = Nothing is found at this address:
error-no-page-next = Check the address, or start from the register.
error-no-item = There is no such item
error-no-item-what = The register holds no item with this id:
error-no-item-next = Search the register for words of its clause.
error-no-body = There is no such body
error-no-body-what = Neither the register nor the knowledge packs know a body with this id:
error-no-body-next = Look for it in the list of bodies.
error-no-text = There is no such text
error-no-text-what = No text with this id has been imported:
error-no-text-next = See the list of texts, or import it.
error-no-edition = There is no such edition
error-no-edition-what = The text has no edition with this id:
error-no-edition-next = See the list of texts for its editions.
error-no-report = There is no such report
error-no-report-what = No report has this name:
error-no-report-next = See the list of reports.
error-method = This address can only be read
error-method-what = Pages of the register cannot be changed from here.
error-method-next = Open the page again without sending a form.
error-internal = The page could not be shown
error-internal-what = The register did not answer. Nothing in it was changed.
error-internal-next = Try again in a moment. If it stays so, look into the log of the server, which names the cause.

## Doubts

doubt-force-ambiguous = The verb has more than one accepted reading
doubt-addressee-missing = The text names nobody who is asked
doubt-addressee-unknown = A named body is not known to the packs
doubt-occasion-ambiguous = More than one occasion may be meant
doubt-instrument-ambiguous = More than one instrument would fit
doubt-accents-missing = The text is written without accents

## Rules

rule-year-written = the year is written
rule-date-written = the date is written
rule-duration-written = the duration is written
rule-recurrence = repeats at the interval written
rule-next-in-series = the next one in its series
rule-occasion-next-in-series = the next one in its series
rule-period-after-next = the period after the next assembly
rule-occasion-named = the occasion is named
rule-occasion-declared = declared at the import
rule-occasion-named-as-adopting = the assembly that adopted the text
rule-occasion-of-assembly-and-year = the assembly of the year written
rule-period-shared-in-clause = the same clause names the period
rule-consideration-shared-in-clause = the same clause says what to take into account
rule-instrument-cue = a word that suggests it
rule-instrument-cue-in-chapeau = a word above that suggests it

## Rules, doubts and notices, continued

doubt-body-unknown = A named body is in no knowledge pack
doubt-occasion-unresolved = The occasion named is in no knowledge pack: its date must be entered
rule-usual-reporting-line = the body to which it usually reports
rule-act-addresses-others = the act names whom it is for
rule-period-that-begins = the period that begins
rule-next-is-the-one-that-begins = the next one is the one that begins
rule-next-is-the-one-after = the next one is the one after
rule-preparing-means-the-one-after = preparing for a period means the one after
rule-occasion-of-year = the occasion of the year written
rule-occasion-of-symbol = the session in the symbol of the text
rule-session-by-number = the session of that number of the body named
rule-session-of-adopting-body = the session of that number of the adopting body
rule-session-of-body = the packs do not know that session
rule-next-session-of-body = the next session of the body named
rule-session-under-way = the session that adopted the text
rule-part-of-year-written = a part of the year is written
rule-period-written = the period is written
rule-year-of-adoption = the year of adoption
rule-month-of-adoption = the month of adoption
rule-decade-ends-in-zero = the decade ends in a year with a zero
rule-decade-ends-in-nine = the decade ends in a year with a nine
rule-counted-from-adoption = counted from the adoption
rule-hijri-umm-al-qura = Hijri date by the Umm al-Qura calendar
rule-hijri-tabular = Hijri date by the tabular calendar
rule-paragraph-cited-before = the paragraph was cited before
rule-same-paragraph-cited = both cite the same paragraph
rule-results-of-an-earlier-act = builds on the result of an earlier act
rule-the-above-means-earlier-parts = “the above” means the earlier parts
notice-encoding-detected = The file does not name its encoding; it was detected
notice-tracked-changes-kept = The file holds tracked changes: insertions are read as text, deletions are kept apart
notice-mixed-language = Some provisions are in another language than the document
notice-letters-folded = Arabic presentation forms were read as their letters, and tatweel was left out
notice-replaced-characters = Some bytes mean nothing in this encoding and stand as U+FFFD: compare those places with the original
notice-pictures-left-out = Pictures are not read
notice-objects-left-out = Embedded objects are not read
notice-comments-left-out = Comments are not read
notice-hidden-text-left-out = Hidden text is not read
notice-page-parts-left-out = Page headers and footers are not read
notice-joined-lines = Broken lines were joined into paragraphs
notice-page-without-text = A page holds no text that could be read: run text recognition (OCR) and import again
notice-page-damaged = A page is damaged and was read only in part
notice-page-recognised = The text of a page was recognised from a picture: compare the words with it
notice-page-confidence = How sure the pages of the PDF were read
notice-unknown-characters = Some characters of the PDF are drawn without saying which they are: compare the page with the file
notice-page-order-unsure = A page was drawn in another order than it is read: compare the order of its paragraphs
notice-page-edges-dropped = Page numbers and running heads were left out
notice-hyphens-joined = Words divided at the ends of lines were put together
notice-table-head-repeated = The head of a table is repeated on later pages and was read once
notice-letter-shapes = Ligatures and presentation forms were read as letters
