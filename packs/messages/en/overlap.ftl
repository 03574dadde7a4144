# Catalogues and overlap, as the command line says them.

cli-catalogue-imported = { $name }: { $records ->
        [one] 1 record
       *[other] { $records } records
    } from { $read } files or parts read, { $unchanged } unchanged, { $gone } gone
cli-catalogue-fault = repaired or marked: { $fault }, { $count ->
        [one] 1 time
       *[other] { $count } times
    }
cli-catalogue-unread = { $place } was not read: { $reason }
cli-catalogue-unread-more = { $more } more were not read; --json lists all of them
cli-catalogue-not-utf8 = it is not in UTF-8
cli-catalogue-broken = it is broken ({ $detail })
cli-catalogue-too-large = it is beyond a limit ({ $detail })
cli-catalogue-no-identifier = it has no identifier, so nothing says which work it is
cli-catalogue-not-a-record = it is not a record ({ $detail })
cli-catalogue-empty = no catalogue is kept in { $folder }; read one with `actum catalogue import PATH`, or name another folder with --catalogue
cli-catalogue-body = Body
cli-catalogue-works = Works
cli-catalogue-editions = Editions
cli-catalogue-abstracts = With abstract
cli-catalogue-groups = With group
cli-overlap-chance = Probability
cli-overlap-work = Work
cli-overlap-other = Other work
cli-overlap-shared = In common
cli-overlap-none = Looked, and found nothing.
cli-overlap-no-work = no work of the catalogues has the number or id “{ $name }”; `actum catalogue list` says which bodies there are
cli-overlap-no-body = no work of the catalogues is of the body “{ $name }”; there are { $known }
cli-overlap-no-group = no work of the catalogues is of the group “{ $name }”; there are, among others, { $known }
cli-overlap-unreadable = { $file } could not be read: { $error }
cli-overlap-too-large = { $file } has more than { $bytes } bytes; give the part that says what the work is about
cli-overlap-not-utf8 = { $file } is not in UTF-8; save it as plain text in UTF-8
