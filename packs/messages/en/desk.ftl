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
