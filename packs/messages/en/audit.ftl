# What of a text is left open.

audit-title = Audit: what is left open
audit-provisions = Operative provisions: { $operative }. Asking: { $asking }. Asking nothing, with a reason: { $explained }. Not understood: { $unexplained }.
audit-commitments = Commitments: { $commitments }. Naming who is asked: { $addressed }. All of them known: { $known }. Reports: { $reports }. Documents cited: { $citations }.
audit-citations-not-looked-up = Cited texts were not looked up; --db names a register to look in.
audit-nothing-open = Nothing is left open.
audit-account = What became of it
audit-asks = asks: { $count }
audit-no-reading = no reading

## What may be found, and what to do next

audit-no-operative-part = The text has no operative part.
audit-next-no-operative-part = Look whether the whole text was read; a reading that fails begins with the notices of actum extract.
audit-not-understood = No verb that asks was found in these words.
audit-next-not-understood = Read the words. If they ask something, add the verb to the language pack, or enter the item by hand.
audit-unplaced = The reader could not place these words.
audit-next-unplaced = Look at the file there: a table, a text box or a page break may have torn the text.
audit-unmarked-words = These words stand for no value of what is asked.
audit-next-unmarked-words = Read them: a condition or a partner may hide there.
audit-addressee-missing = Nobody is named who is asked.
audit-next-addressee-missing = Find out who is meant and enter the owner of the item.
audit-addressee-unknown = “{ $about }” is in no pack.
audit-next-addressee-unknown = Add the body to a pack of your own, then import again.
audit-report-without-recipient = A report is asked for; nobody is named who receives it.
audit-next-report-without-recipient = Confirm the usual reporting line or enter another.
audit-report-without-date = A report is asked for; no time is given.
audit-next-report-without-date = Agree on a date and enter it.
audit-due-unresolved = The time “{ $about }” could not be resolved.
audit-next-due-unresolved = Add the occasion to a pack, or name the one that adopted the text with --occasion.
audit-due-ambiguous = The time “{ $about }” has more than one meaning.
audit-next-due-ambiguous = Choose the reading when the item is confirmed.
audit-reference-unresolved = “{ $about }” points at a part that is not in this text.
audit-next-reference-unresolved = Compare the numbers of the text, or look in the text it amends.
audit-cited-text-missing = “{ $about }” is cited and not in the register.
audit-next-cited-text-missing = Import it if its follow-up matters.
