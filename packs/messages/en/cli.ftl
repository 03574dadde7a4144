# What the command line says. Names of fields, forces and the like stand in common.ftl.

cli-error = error:
cli-warning = warning:
cli-note = note:
cli-or = or
cli-nothing = nothing
cli-nobody = (nobody named)
cli-percent = { $share } %
cli-proposed = { $body } (proposed)
cli-unresolved = { $name } (not in this text)

## Table headings

cli-sure = Sure
cli-look-at = Look at
cli-id = Id
cli-abbreviation = Short
cli-name = Name
cli-when = When
cli-owned = Owns
cli-partner = Takes part
cli-proposed-report = Proposed
cli-through = Through collectives
cli-edition = Edition
cli-title = Title
cli-source = File
cli-imported = Imported
cli-items = Items
cli-field = Field
cli-value = Value
cli-ground = Ground

## What the marks mean

cli-mark-inherited = ^ said by the sentence above it
cli-mark-inferred = * concluded by a rule, not said by the text
cli-mark-doubt = ? look at this one: see below
cli-mark-unverified = ~ not checked against its source

## Reading and understanding

cli-file = == { $name }
cli-understood = { $language } ({ $basis }, { $sure } sure), { $provisions } provisions, { $commitments } commitments
cli-language-declared = as you said
cli-language-marked = as the file says
cli-language-script = by its script
cli-language-words = by its words
cli-encoding = — read as { $encoding }
cli-doubt = ? { $items }: { $message }
cli-unread =
    { $count ->
        [one] 1 of { $total } provisions holds no verb that asks: { $ids }. Look at it in the text.
       *[other] { $count } of { $total } provisions hold no verb that asks: { $ids }. Look at them in the text.
    }
cli-limit-flag = refused; { $flag } raises the limit
cli-occasion-unknown = no occasion is called “{ $name }”; `actum occasions` lists those of a register, docs/formats/packs.md tells how to add one
cli-refused-file = refused: { $name }
cli-extract-done =
    { $files ->
        [one] 1 file read
       *[other] { $files } files read
    }, { $refused } refused
cli-refused-more = refused: { $count } more
cli-extract-progress = { $documents } documents, { $size } MB, { $rate } MB/s
cli-extract-exists = { $file } is there already; it was left as it is. Name another file, add --resume to go on with it, or --force to replace it
cli-extract-unwritable = { $file } could not be written; check the folder, its rights and the room on the disk, then run again with --resume
cli-extract-unreadable = { $file } could not be read, so it cannot be gone on with; check the disk, or add --force to begin anew
cli-extract-foreign = { $file } was not written by `actum extract --out`, or not in this packing; it was left as it is. Name another file, or add --force to replace it
cli-extract-other = { $file } ends with { $document }, which is not among the inputs; give the same inputs as before, or name another file
cli-extract-resumed = going on after { $document }; { $bytes } bytes of an unfinished document were cut off
cli-extract-stopped = stopped after { $files } documents; { $file } can be gone on with: run the same command with --resume
cli-extract-fault = a fault of this program, not of the document; report it with the document

## Import

cli-text-id-form = --text-id `{ $id }` is not an id; write lower-case letters, digits and single hyphens, such as wtsa-24-actions
cli-import-new = { $name }: new text { $text }, edition { $edition }, { $items ->
        [one] 1 item
       *[other] { $items } items
    }
cli-import-unchanged = { $name }: already in the register as { $edition }; nothing changed
cli-import-reread = { $name }: { $edition } read again, better than before: { $reread } changed, { $kept } as before, { $added } added, { $dropped } dropped, { $left } left as a person confirmed them
cli-import-changed = read otherwise now: { $ids }
cli-import-left = left as confirmed, though now read otherwise: { $ids }
cli-import-language = { $name }: text { $text } in another language, edition { $edition }; { $agreeing ->
        [one] 1 item agrees
       *[other] { $agreeing } items agree
    }, { $differences ->
        [0] no differences
        [one] 1 difference
       *[other] { $differences } differences
    }
cli-import-edition = { $name }: new edition { $edition } after { $previous }: { $kept } kept, { $reworded } reworded, { $added } added, { $dropped } dropped
cli-import-added = added: { $ids }
cli-import-reworded = reworded: { $ids }
cli-import-dropped = dropped (now overtaken): { $ids }
cli-import-difference = ≠ { $item }, { $field }: the register has { $register }, this edition says { $edition }
cli-import-proposed =
    { $count ->
        [one] 1 item names nobody to report to; the register proposes one, marked as proposed.
       *[other] { $count } items name nobody to report to; the register proposes one for each, marked as proposed.
    }
cli-import-done =
    { $stored ->
        [one] 1 file stored
       *[other] { $stored } files stored
    }, { $refused } refused

## Register

cli-body-unknown = no body is called “{ $name }”; `actum bodies --json` lists them all
cli-body-unknown-near = no body is called “{ $name }”; did you mean { $near }?
cli-body-ambiguous = several bodies are called “{ $name }”: write one of the ids { $ids }
cli-text-unknown = the register holds no text `{ $id }`; `actum texts` lists them
cli-item-unknown = the register holds no item `{ $id }`; `actum items` lists them
cli-value-unknown = { $flag } `{ $value }` is not known; write one of { $known }
cli-items-some = { $listed } of { $total } items; --limit lists more
cli-items-grouped = { $rows } rows for { $items } items
cli-bodies-silent =
    { $count ->
        [one] 1 more body is known that no item names; --json lists it.
       *[other] { $count } more bodies are known that no item names; --json lists them.
    }
cli-occasions-silent =
    { $count ->
        [one] 1 more occasion is known at which nothing is due; --json lists it.
       *[other] { $count } more occasions are known at which nothing is due; --json lists them.
    }
cli-show-heading = { $id }   { $status }   { $sure } sure   (edition { $edition }, provision { $provision })
cli-inherited-from = inherited from { $provision }: “{ $quote }”
cli-inferred-by = inferred by the rule { $rule }
cli-inferred-by-from = inferred by the rule { $rule } from “{ $quote }”
cli-entered-by = entered by { $by } on { $at }
cli-references = Builds on:
cli-referenced-by = Built on by:
cli-same-provision = Same provision:
cli-same-group = Same group:
cli-history = History
cli-check-sound = sound: { $events } events, { $rows } rows of state compared
cli-check-unsound =
    { $findings ->
        [one] the register is not sound: 1 finding above
       *[other] the register is not sound: { $findings } findings above
    }; keep a copy of the file and restore the last good backup

## Reports

cli-report-kind = { $file }: the ending tells the kind of report; name a file that ends in .docx, .xlsx, .pdf, .json, .csv or .ics
cli-export-done = { $file }: { $provisions } provisions, { $commitments } commitments
cli-export-unknown = { $name } is neither a file nor a text of the register; `actum texts` lists the texts
cli-export-language = { $text } is not in the register in { $language }; it is there in { $known }
cli-report-exists = { $file } is there already; it was left as it is. Name another file, or add --force to replace it
cli-report-unwritable = { $file } could not be written, and nothing was left half written; check the folder, its rights and the room on the disk
cli-report-done = { $file }: { $items ->
        [one] 1 item
       *[other] { $items } items
    }, { $bytes } bytes

## Server

cli-serve-ready = The register is open at { $address }
cli-serve-stop = Ctrl-C ends it.
cli-serve-ended = Ended.
cli-serve-remote = { $address } can be reached by other machines. Add --sign-in so that people sign in, or --allow-remote so that whoever reaches it reads the whole register and changes nothing; or listen on 127.0.0.1
cli-serve-in-use = { $address } is taken by another program; end that program, or take another port with --listen 127.0.0.1:8081
cli-serve-forbidden = { $address } may not be used by this account; take a port above 1023, such as --listen 127.0.0.1:8080
cli-serve-unusable = { $address } cannot be listened on: { $error }; look up an address of this machine, or use --listen 127.0.0.1:8080
cli-demo-register = The example is in { $file }
cli-audit-no-register = “{ $name }” is neither a file nor, without --db, the id of a text; give a file, or name the register with --db
cli-audit-unknown = “{ $name }” is neither a file nor the id of a text of this register; `actum texts` lists them

## Keeping and moving

cli-db-ready = { $register }: up to date, { $events } events
cli-db-exported = { $file }: { $events } events, { $contents } documents and readings
cli-db-unreadable = { $file } cannot be read; check its name and its rights
cli-db-imported = { $register }: { $events } events taken over
cli-backup-done = { $folder }: { $events } events, { $bytes } bytes, verified
cli-restore-aside = The register that was there is now { $file }
cli-restore-done = { $register }: { $events } events restored, as of { $at }
