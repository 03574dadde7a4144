# Full text: the page and the command.

search-title = Search
search-box = Search everything
search-box-hint = Search texts and items
search-button = Search
search-how = Words of any of the six languages, in any form. “Words in quotation marks” stand together; a word after a minus (-word) is left out.
search-hits =
    { $count ->
        [0] Nothing found
        [one] { $count } hit
       *[other] { $count } hits
    }
search-nothing-next = Nothing holds these words. Use fewer or other words, or remove a filter.
search-some = No place holds all of these words; the hits hold most of them.
search-corrected = “{ $typed }” stands nowhere; looked for: { $taken }.
search-left-aside = Only the first words were looked for; { $count } more were left aside.
search-words-empty = There is no word and no number to look for; type at least one.
search-words-only-excluded = There are only words to leave out; add one to look for.
search-words-too-long = { $characters } characters are more than are looked for at once ({ $limit }); shorten them.
search-behind =
    { $count ->
        [one] The index is being brought up to date: { $count } change is still to come.
       *[other] The index is being brought up to date: { $count } changes are still to come.
    }
search-off = This server keeps no index for full text; use the search on the page of the register.
search-kind = Kind
search-kind-item = Items
search-kind-text = Texts
search-kind-provision = Provisions
search-kind-claim = Claims
search-kind-evidence = Evidence
search-kind-note = Notes
search-one-item = Item { $item }
search-one-text = Text
search-one-provision = Provision { $number }
search-one-provision-plain = Provision
search-one-claim = Claim on item { $item }
search-one-evidence = Evidence on item { $item }
search-one-note = Note on item { $item }
search-language = Language
search-before = Previous hits
search-after = Next hits
search-earlier = earlier edition
search-editions-all = Earlier editions too
search-editions-latest = Latest editions only
cli-search-rebuilt =
    { $count ->
        [one] The index was made anew: { $count } record.
       *[other] The index was made anew: { $count } records.
    }
cli-search-replaced = The index was of no use ({ $reason }) and was made anew.
cli-search-memory = The index cannot be kept in { $folder } ({ $error }); it is made for this search alone.
cli-search-no-words = What is to be looked for? Give words, or --rebuild.
