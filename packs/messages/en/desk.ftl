# What waits for me, bringing texts in, review, keys.

## Keys

keys-title = Keys
keys-help = show these keys
keys-next = next one in the list
keys-previous = one before in the list
keys-escape = from a field back to the list
keys-on = Single keys are on
keys-close = Close

## Masthead

nav-desk = For me

## History

event-claim-reopened = The decision on claim { $claim } was taken back

## What waits for me

desk-title = What waits for me
desk-waiting =
    { $count ->
        [0] Nothing waits for a decision.
        [one] One thing waits.
       *[other] { $count } things wait.
    }
desk-empty-lede = Nothing has been brought in yet. Begin with a text that was adopted.
desk-for-all = For all bodies.
desk-speaking-for = Speaking for
desk-choose = For whom?
desk-choose-bodies = Show what waits for these bodies
desk-choose-these = Show these
desk-choose-all = Show all
desk-choose-positions = Those of my positions
desk-overdue = Overdue
desk-overdue-none = Nothing is overdue.
desk-soon = Due soon
desk-soon-none = Nothing falls due in the coming weeks.
desk-stale = Without news for long
desk-stale-none = Every open item was touched lately.
desk-mine = Open, whenever due
desk-mine-none = Nothing is open for these bodies.
desk-claims = Claims to decide
desk-claims-none = No claim waits for a decision.
desk-review = To review
desk-review-none = Every item was looked at by a person.
desk-all =
    { $count ->
        [one] See it
       *[other] See all { $count }
    }
desk-news = New since the last visit
desk-news-none = Nothing new from others.
desk-news-more =
    { $count ->
        [one] One more item changed.
       *[other] { $count } more items changed.
    }
desk-mentioned = names you
desk-seen = I have seen these
desk-progress = Reviews under way
desk-quiet = Where nothing waits
desk-open = open the item
desk-in-review = Look at it in the text
desk-claimed = Claimed:
desk-evidence =
    { $count ->
        [0] no evidence
        [one] one piece of evidence
       *[other] { $count } pieces of evidence
    }
desk-decline = Decline…
decide-undo = Undo
decide-conflict = Nothing was changed: { $by } changed the same at { $at }. It is shown as it is now; what you typed still stands below.
done-confirm = Item { $item } was confirmed.
done-reject = Item { $item } was rejected.
done-move = Item { $item } was moved on.
done-accept = A claim on item { $item } was accepted.
done-decline = A claim on item { $item } was declined.
done-undo = Item { $item } is as it was before.

## Bringing texts in

first-title = Bring in the first text
first-lede = Choose the file of an adopted text, or paste its words. Actum reads who must do what, with whom, by when, and shows it beside the words it was taken from. Nothing counts until a person has confirmed it.
first-not-allowed = Ask the secretariat to bring in a text: your position does not allow it.
first-steps = What comes then
first-step-import = Bring in the text, in one language or several.
first-step-review = Review what was understood: confirm, correct, split, reject.
first-step-follow = Follow up: owners record progress with evidence, others accept it.
first-step-report = Report: the Action Plan as Word, Excel or PDF, for each body.
first-example = Or look around first
first-example-about = The bundled example: the Actions of an assembly, in two languages.
first-example-load = Load the example
first-command = From the command line:
import-title = Bring in a text
import-lede = A new text, another language of one that is there, or a later edition.
import-open = Bring in a text…
import-file = File
import-forms = Word (.docx), OpenDocument (.odt), PDF, web pages, plain text, Akoma Ntoso; in Arabic, Chinese, English, French, Russian and Spanish; at most 50 MiB.
import-paste = or paste the words of the text
import-more = Say more about it
import-text = Identifier of the text
import-text-about = Small letters, digits and hyphens; made from the name of the file when left empty. The identifier of a text that is there brings in a further edition or language of it.
import-name = Title
import-language = Language
import-language-found = found from the words
import-button = Read it

## Review

review-reject = Reject…
nav-review = Review
review-title = Review
review-lede = The text with what was understood of it. Accept what is right, correct or reject the rest; until then nothing counts.
review-progress = { $decided } of { $total } decided
review-none = The text asks nothing that was understood. Read it to make sure.
review-queue-lede = What was extracted and nobody has judged yet, over all texts. The most doubtful stands first.
review-queue-empty = Bring in another text, or follow up what was confirmed.
review-sure = Sure
review-edit = Correct
review-edit-about = Correct what is wrong; fields left as they are stay as they are. Bodies by any name they have, days as 2027-10-31, meetings by name.
review-several = several with ; between them
review-take = Take the words selected in the text
review-split = Split
review-split-parts = What is to be done, one item a line
review-split-do = Split into these
review-merge = Merge
review-merge-others = Take these items into this one
review-merge-do = Merge
review-cancel = Leave it as it is
review-page-before = Earlier part
review-page-after = Later part
review-here = Also here
review-other = { $name }
review-other-at = { $name }, at item { $item }
review-held = { $name } is at it ({ $at })
review-reason-1 = Nothing is asked here.
review-reason-2 = It repeats another item.
review-reason-3 = It belongs to another item.
review-reason-4 = It is not ours to follow up.
done-reopen = The verdict on item { $item } was taken back.
done-save = Item { $item } was corrected.
done-split = The item was split; { $item } is its first part.
done-merge = Item { $item } took the others in.

## Report of an import

import-which = Which text?
import-another = Bring in another one
import-nothing = Choose a file or paste the words of a text; nothing was brought in.
import-doubtful = to be checked
import-outcome-new = A new text
import-outcome-unchanged = It is there already, and nothing changed
import-outcome-reread = The same words, understood better
import-outcome-language = Another language
import-outcome-edition = A later edition
import-added =
    { $count ->
        [one] One new item
       *[other] { $count } new items
    }
import-kept =
    { $count ->
        [one] One item as before
       *[other] { $count } items as before
    }
import-reworded =
    { $count ->
        [one] One item reads otherwise
       *[other] { $count } items read otherwise
    }
import-left =
    { $count ->
        [one] One confirmed item left as it was
       *[other] { $count } confirmed items left as they were
    }
import-dropped =
    { $count ->
        [one] One item no longer applies
       *[other] { $count } items no longer apply
    }
import-agreeing =
    { $count ->
        [one] One item says the same in both languages
       *[other] { $count } items say the same in both languages
    }
import-differences =
    { $count ->
        [one] One difference between the languages
       *[other] { $count } differences between the languages
    }
import-review = Review it now
import-read = Read it in the text
import-refused = { $file } could not be brought in; nothing was stored.
import-refused-id = The identifier of the text has another form: small letters, digits and hyphens. Nothing of { $file } was stored.
import-refused-large = { $file } is larger than what is taken in a browser. Divide it, or import it from the command line.
import-refused-locked = { $file } is locked with a password. Save it without one and bring it in again.
import-refused-pictures = { $file } holds pictures of pages. Run text recognition over it and bring the result in.
import-refused-empty = { $file } holds no words. Open it in the program it came from and look.
import-refused-kind = { $file } is of a kind that is not read. Save it as .docx, .odt, PDF or text and bring it in again.
