# Agreement between the language versions of one text.

severity-major = major
severity-minor = minor
severity-information = information

field-numbers = Figures

concord-version = { $language }: { $name }, { $provisions } provisions, { $items } commitments
concord-language = Language
concord-value = Says
concord-words = Words
concord-absent = (absent)
concord-none = (none)
concord-deviating = — { $languages } against the majority
concord-agree = The language versions agree.
concord-counts = Major: { $major }. Minor: { $minor }. Information: { $information }.
concord-parity = What each pair of languages has in common:
concord-pair = Pair
concord-items = Items

concord-provision-missing = Not every language version has this provision.
concord-provision-divided = One provision here is several provisions there.
concord-provision-moved = The provision stands elsewhere in the order.
concord-kind-differs = Operative in one language, a recital in another.
concord-numbering-differs = The provision carries another number.
concord-item-missing = Not every language version asks for this.
concord-force-differs = The verb asks with another force.
concord-addressees-differ = Others are asked.
concord-distribution-differs = Jointly in one language, each alone in another.
concord-partners-differ = Others take part, or they take part otherwise.
concord-due-differs = The time is another one.
concord-report-to-differs = The report goes to others.
concord-deliverables-differ = The result is of another kind.
concord-citations-differ = Other documents are cited.
concord-references-differ = Other parts of the text are pointed at.
concord-numbers-differ = The figures are not the same.
concord-numbers-in-some = Some language versions write figures where others write none; they may write them as words.
concord-not-comparable = { $field }: cannot be compared, because a name or a time is not known to the packs. Add it to a pack, then compare again.

languages-title = Language versions
languages-one = There is one language version only. Import another to compare them.
languages-information = Good to know, or not comparable: { $number }
languages-more = Not shown here: { $number }. The command line lists everything.
