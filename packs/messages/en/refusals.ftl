# Why the register refused something: what was wrong with what was given, and what would be right.

objection-too-many = { $count } are too many; give at most { $most }
objection-empty = it is empty; write what it is
objection-too-long = it is longer than { $most } characters; shorten it
objection-twice = it is given twice; give it once
objection-no-body = the body “{ $body }” is not in the register; look its id up in the list of bodies
objection-no-item = item “{ $item }” is not in the register; look its id up in the list of items
objection-itself = an item cannot be tied to itself
objection-waits-already = “{ $item }” waits for this item already, directly or through others; the two would wait for each other for ever
objection-no-occasion = the occasion “{ $occasion }” is not in the register; look its id up in the list of occasions, or give a date
objection-long-tag = “{ $tag }” is longer than { $most } characters; shorten it
objection-no-duration = “{ $written }” is no length of time; write P1Y for a year, P6M for six months, P4W for four weeks
objection-backward-duration = “{ $written }” does not go forward; give a length of time above nothing
objection-milestone-id = the milestone id “{ $written }” is empty or given twice; give each milestone its own, such as m1
objection-other-words = the words are not those of the text at that place; select them again
objection-long-words = the words have { $length } characters, over the limit of { $most }; attach a document instead
objection-empty-note = the note is empty; write what to keep
objection-parts = an item is split into 2 to { $most } parts, not { $count }
objection-nothing-to-merge = name at least one other item to merge into this one
objection-other-text = item { $item } belongs to another text; relate the items instead, so that each text keeps its own
objection-no-title = say what the page is called; an address alone tells nobody
objection-attached-already = it is attached already, as { $evidence } ({ $title })
objection-percent = { $percent } % cannot be; give 0 to 100
objection-no-periods = the item is to be done once and has no periods; set its duty to ongoing or recurring first
objection-period-name = name the period in 1 to { $most } characters, such as 2026
objection-no-milestone = the item has no milestone { $milestone }; add it first
objection-never-done = what goes on is never done; claim the goal of a period instead
objection-nothing-said = say what was done, or name the evidence
objection-no-evidence = there is no evidence { $evidence } on the item; attach it first
objection-no-address = “{ $address }” is no address of a page; it begins with https:// or http:// and has no spaces
objection-long-address = the address has { $bytes } bytes, over the limit of { $most }; give a shorter one
objection-no-file-name = the file has no name; give it one
objection-empty-file = { $name } is empty; attach the file with its contents
objection-large-file = { $name } has { $size } MB, over the limit of { $most } MB; attach a smaller file or a link
objection-no-ending = the name { $name } does not tell the type of the file; name it like report.pdf
objection-file-type = { $name }: files of this type are not kept as evidence; attach one of { $endings }, or a link
objection-other-type = { $name } says it is { $says } and is { $found }; give it its right name, or save it again in the format it names
objection-not-that-type = { $name } says it is { $says } and is something else; give it its right name, or save it again in the format it names
objection-no-moment = “{ $written }” is not a time; write it like 2026-11-23T09:00:00Z
objection-no-day = “{ $written }” is no day and no time; write 2026-11-23 or 2026-11-23T09:00:00Z
objection-no-edition = the edition { $edition } is not in the register; look its id up in the list of texts
objection-nobody = nobody is named as doing this; name the person
objection-no-workflow = there is no workflow “{ $workflow }”; there are { $known }
objection-no-text = there is no text “{ $text }”; look its id up in the list of texts
objection-unknown-state = items of the text stand at “{ $status }”, which the workflow “{ $workflow }” does not know; move them to a state that both know first
objection-no-hook = “{ $address }” is no address that messages can be sent to; write one like https://example.org/hook
objection-no-kind = “{ $kind }” is no kind of event; write one like item-moved
objection-many-kinds = at most { $most } kinds are named; name none to get all
objection-many-hooks = there are { $most } webhooks already; remove one first
objection-draft-closed = drafting is over; take the draft up again first
objection-large-draft = it has { $bytes } bytes, and at most { $most } are kept; divide it
objection-text-form = the id of a text has 1 to 200 bytes and no space, colon or slash; name it like assembly-2024-actions
objection-stray-reading = commitment { $commitment } belongs to provision { $provision }, which the document does not hold; give the reading of this document
objection-not-kept = its { $what } cannot be written and read back ({ $cause }); report this to those who make the program
objection-verdict-given = the verdict was given; reopen the item to give another
objection-confirm-first = confirm it first, then it can be followed up
objection-rejected = a rejected item is not followed up; reopen it first
objection-overtaken = it no longer applies and is not followed up
objection-see-others = it no longer applies; look at the items in its place
objection-values-stay = its values stay as they are; reopen it first, if it applies
objection-split-applying = only an item that applies can be split
objection-merge-applying = only items that apply can be merged
objection-nothing-done = nothing was done to it that could be taken back
objection-not-taken-back = what was done last cannot be taken back; do what sets it right

# Why the register cannot be opened, read or written.

refusal-import = { $text }: the text cannot be registered: { $why }; nothing was stored
refusal-ambiguous = “{ $written }” may be { $candidates }; write one of these in full
refusal-past = This is the register as it was at { $at }; go back to today to change it
refusal-no-workflow = { $text }: the register knows no workflow for its items; import the text again, or record the packs
unusable-missing = { $file }: there is no register here; import a text to create one, or name another file
unusable-folder = { $file }: the folder { $folder } does not exist; create it, or name another file
unusable-no-file = { $file }: this is not a regular file; name a file for the register
unusable-closed = { $file }: the file cannot be opened ({ $detail }); check that you may read and write the file and its folder
unusable-no-database = { $file }: this file is not a database, so not a register; it was left as it is, name another file
unusable-foreign = { $file }: this database belongs to another application (application id { $application }, tables: { $tables }); it was left as it is, name another file
unusable-foreign-tables = { $file }: this database holds tables of another application ({ $tables }); it was left as it is, name an empty database
unusable-unreachable = { $file }: the database cannot be used ({ $detail }); check that its server runs, the address, the name and the password
unusable-uncertain = { $file }: the connection broke while a change was being stored ({ $detail }); look whether the change is there before you make it again
unusable-newer = { $file }: this register has schema version { $found }, this program knows versions up to { $known }; it was left as it is, use a newer Actum
unusable-newer-event = { $file }: event { $event } is “{ $kind }” version { $version }, which this program does not know; use a newer Actum
unusable-read-only = { $file }: the register can only be read ({ $detail }); nothing was stored, make the file and its folder writable or work on a copy
unusable-locked = { $file }: another program is writing to the register and did not finish within { $waited } seconds; nothing was stored, try again or wait longer
unusable-full = { $file }: there is no room left on the disk ({ $detail }); nothing was stored, free some space and try again
unusable-damaged = { $file }: the register is damaged: { $detail }; keep a copy of the file and restore the last good backup
unusable-not-empty = { $file }: the register already holds events ({ $events }); name a new file or an empty database
unusable-export = Line { $line } of the export: { $detail }; nothing was stored
unusable-output = The output cannot be written: { $detail }; free some space or name another place
unusable-backup = { $folder }: { $detail }
unusable-there = { $path }: there is something here already and it was left as it is; name another place
unusable-database = { $file }: the database reports: { $detail }; nothing was stored

# What a call of the interface for programs takes.

api-one-of = One of { $values }
api-number = A whole number from { $least } to { $most }
api-day = A day such as 2026-11-23 or a moment such as 2026-11-23T09:00:00Z
api-longest = At most { $most } bytes
api-controls = Words without control characters
api-most-values = At most { $most } values
api-once = Given once only
api-state = The id of a state, such as in_progress
api-words = The words to look for
api-file-name = The name of the file, such as report.pdf
api-text-id = The id of a text: small letters, digits and hyphens
api-idempotency = Idempotency-Key: 1 to { $most } visible ASCII characters
api-if-match = If-Match: the ETag of the item, or *
api-changes = { $count } changes; send 1 to { $most }
api-job-stands = Job { $number } is being done or is done; it stays as it is
api-message-stands = Message { $number } is under way or was delivered; it is not sent again
api-send-json = Send application/json
api-send-file = Send the bytes of the file as application/octet-stream
api-send-form = Send the bytes of the file as application/octet-stream, or a form as multipart/form-data
api-json = The JSON does not fit at line { $line }, column { $column }; “cause” says why, in English
api-cut-off = The body ends before its end
api-scope = “{ $name }” is no scope; there are read, write, administer
api-secret = A secret is whsec_ followed by 24 to 64 bytes in base64
api-digest = digest is daily, weekly or never
api-mail-bounds = weekday is 1 to 7, hour 0 to 23, remind_days 1 to 366
api-form-field = { $name }: at most { $most } bytes on one line
api-form-unknown = The form has no field “{ $name }”; it has { $known }
api-form-language = “{ $value }” is no language here; write one of { $known }
api-form-broken = The form cannot be taken apart; send it as multipart/form-data (RFC 7578)
api-no-file = The form brings no file in the field “file”

# What next, when the register is not sound.

cli-check-record-whole = The record itself is whole: `actum db export` writes all of it, and `actum db import` makes a sound register of that in a new file.
cli-check-record-damaged = The record itself is damaged: restore the last good backup with `actum restore`; what came after it is lost unless another copy has it.

# Forms with files.

form-too-large = The file is too large for a form; nothing was changed. Send a smaller one, or a link to where it lies
