//! Going through everything that fits: the best of it, how much it is, and counts per value.
//!
//! What is shown as one is counted once, and every facet is counted under all filters except its
//! own, in one pass: a record that only one filter keeps out counts for that filter's facet.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use actum_model::{BodyId, Language, StatusId, TextId};
use tantivy::columnar::{Column, StrColumn};
use tantivy::query::{EnableScoring, Query};
use tantivy::{DocAddress, DocId, Searcher, SegmentReader};

use crate::error::{Result, SearchError};
use crate::record::Kind;
use crate::schema::{NO_LANGUAGE, column};
use crate::search::{Editions, Facets, MOST_HITS, Search};

/// The hits of one page, best first, with how well each fits.
pub(crate) struct Collected {
    pub(crate) hits: Vec<(DocAddress, u64)>,
    pub(crate) total: u64,
    pub(crate) facets: Facets,
}

impl Collected {
    /// Whether nothing fits, whatever the filters.
    pub(crate) fn is_nothing(&self) -> bool {
        self.total == 0
    }
}

/// What is shown as one.
#[derive(Clone, Copy, Default)]
struct Group {
    /// The facets for which it was counted, a bit each, and the languages, a bit each.
    counted: u16,
    /// Whether a record of it passes all filters.
    found: bool,
    best: Rank,
    address: (u32, DocId),
}

/// How records follow each other: the larger comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Rank {
    score: u64,
    preferred: bool,
    /// The smaller order comes first.
    order: std::cmp::Reverse<u64>,
}

/// The facets, as bits.
const TEXT: u16 = 1;
const LANGUAGE: u16 = 2;
const KIND: u16 = 4;
const BODY: u16 = 8;
const STATUS: u16 = 16;
const ALL: u16 = TEXT | LANGUAGE | KIND | BODY | STATUS;
/// The first of the bits for languages.
const LANGUAGES: u16 = 32;

/// Goes through what `query` finds and `search` lets through, as far as it fits at least as well
/// as `least`.
pub(crate) fn collect(
    searcher: &Searcher,
    query: &dyn Query,
    search: &Search,
    least: u64,
) -> Result<Collected> {
    let mut state = State::new(search, least);
    through(searcher, query, &mut state, State::take)?;
    Ok(state.finish())
}

/// How well the best fits of what `query` finds and `search` lets through; 0 when nothing does. It
/// counts nothing, so that it takes no memory however much is found.
pub(crate) fn best(searcher: &Searcher, query: &dyn Query, search: &Search) -> Result<u64> {
    let mut state = State::new(search, 0);
    let mut best = 0;
    through(searcher, query, &mut state, |state, _, record, score, columns| {
        let judged = state.judge(record, score, columns)?;
        if let Some(judged) = judged.filter(|judged| judged.kept_out == 0) {
            best = best.max(judged.score);
        }
        Ok(())
    })?;
    Ok(best)
}

/// Shows each record that `query` finds to `take`: the number of its segment, its own, how well it
/// fits, the columns of the segment.
fn through<'a>(
    searcher: &Searcher,
    query: &dyn Query,
    state: &mut State<'a>,
    mut take: impl FnMut(&mut State<'a>, u32, DocId, f32, &mut Columns) -> Result<()>,
) -> Result<()> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    for (number, segment) in searcher.segment_readers().iter().enumerate() {
        let mut columns = Columns::open(segment, state.search, &mut state.names)?;
        let mut failed = None;
        weight.for_each(segment, &mut |record, score| {
            let alive = segment.alive_bitset().is_none_or(|alive| alive.is_alive(record));
            if alive
                && failed.is_none()
                && let Err(error) = take(state, number as u32, record, score, &mut columns)
            {
                failed = Some(error);
            }
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
    }
    Ok(())
}

struct State<'a> {
    search: &'a Search,
    least: u64,
    groups: HashMap<u64, Group, BuildHasherDefault<AsIs>>,
    names: Names,
    counts: Counts,
}

/// What is known of a record before it is counted.
struct Judged {
    kind: Kind,
    language: Option<Language>,
    score: u64,
    /// The facets whose filters keep it out, a bit each.
    kept_out: u16,
}

impl<'a> State<'a> {
    fn new(search: &'a Search, least: u64) -> Self {
        let (groups, names, counts) = Default::default();
        Self { search, least, groups, names, counts }
    }

    /// `None` when it is of an edition that is not looked through, or fits too badly.
    fn judge(
        &mut self,
        record: DocId,
        score: f32,
        columns: &mut Columns,
    ) -> Result<Option<Judged>> {
        let number = |column: &Column<u64>| column.first(record).unwrap_or(0);
        let current = number(&columns.current) == 1;
        if !current && self.search.editions == Editions::Latest {
            return Ok(None);
        }
        let (kind, language) = (number(&columns.kind), number(&columns.language));
        let kind = Kind::ALL.get(kind as usize).copied().unwrap_or(Kind::Provision);
        let score = fitness(score, number(&columns.length), kind, current);
        if score < self.least {
            return Ok(None);
        }
        let language =
            Language::ALL.get(language as usize).copied().filter(|_| language != NO_LANGUAGE);
        columns.read(record, &mut self.names)?;
        let search = self.search;
        let mut kept_out = 0;
        let mut filter = |bit, holds: bool| kept_out |= if holds { 0 } else { bit };
        filter(TEXT, search.texts.is_empty() || columns.texts.chosen(&columns.text));
        filter(STATUS, search.statuses.is_empty() || columns.statuses.chosen(&columns.status));
        filter(BODY, search.bodies.is_empty() || columns.bodies.chosen(&columns.body));
        filter(KIND, search.kinds.is_empty() || search.kinds.contains(&kind));
        let languages = &search.languages;
        filter(
            LANGUAGE,
            languages.is_empty() || language.is_some_and(|one| languages.contains(&one)),
        );
        Ok(Some(Judged { kind, language, score, kept_out }))
    }

    fn take(
        &mut self,
        segment: u32,
        record: DocId,
        score: f32,
        columns: &mut Columns,
    ) -> Result<()> {
        let Some(judged) = self.judge(record, score, columns)? else { return Ok(()) };
        let Judged { kind, language, score, kept_out } = judged;
        let number = |column: &Column<u64>| column.first(record).unwrap_or(0);
        let counts_for = match kept_out {
            0 => ALL,
            one if one.is_power_of_two() => one,
            _ => return Ok(()),
        };
        let group = self.groups.entry(number(&columns.group)).or_default();
        let new = counts_for & !group.counted;
        group.counted |= new & !LANGUAGE;
        if new & TEXT != 0 {
            self.counts.texts.add(&columns.text);
        }
        if new & STATUS != 0 {
            self.counts.statuses.add(&columns.status);
        }
        if new & BODY != 0 {
            self.counts.bodies.add(&columns.body);
        }
        if new & KIND != 0 {
            self.counts.kinds[kind as usize] += 1;
        }
        if let Some(language) = language.filter(|_| new & LANGUAGE != 0) {
            let bit = LANGUAGES << language as u16;
            if group.counted & bit == 0 {
                group.counted |= bit;
                self.counts.languages[language as usize] += 1;
            }
        }
        if kept_out == 0 {
            let rank = Rank {
                score,
                preferred: language.is_some() && language == self.search.prefer,
                order: std::cmp::Reverse(number(&columns.order)),
            };
            if !group.found || rank > group.best {
                *group = Group { found: true, best: rank, address: (segment, record), ..*group };
            }
        }
        Ok(())
    }

    fn finish(self) -> Collected {
        let mut found: Vec<(u64, Group)> =
            self.groups.into_iter().filter(|(_, group)| group.found).collect();
        let total = found.len() as u64;
        let end = self.search.offset.saturating_add(self.search.limit).min(MOST_HITS);
        // The group's own number settles what nothing else does.
        let before = |one: &(u64, Group), other: &(u64, Group)| {
            other.1.best.cmp(&one.1.best).then(one.0.cmp(&other.0))
        };
        if end > 0 && end < found.len() {
            found.select_nth_unstable_by(end - 1, before);
            found.truncate(end);
        }
        found.sort_unstable_by(before);
        let page = found.into_iter().take(end).skip(self.search.offset);
        let hits = page
            .map(|(_, group)| (DocAddress::new(group.address.0, group.address.1), group.best.score))
            .collect();
        Collected { hits, total, facets: self.counts.facets(&self.names) }
    }
}

/// How well a record fits: what was found in it, more in fewer words, weighed by what it is. In
/// whole numbers, so that it is the same everywhere.
fn fitness(score: f32, words: u64, kind: Kind, current: bool) -> u64 {
    let found = (score * 64.0) as u64;
    // From 1.5 for a single word down to 1 for a long text.
    let brevity = 1000 + 500 * 40 / (40 + words);
    let edition = if current { 100 } else { 60 };
    found * brevity / 1000 * kind.weight() / 100 * edition / 100
}

/// The columns of one segment, and what they hold for the record looked at.
struct Columns {
    group: Column<u64>,
    order: Column<u64>,
    length: Column<u64>,
    kind: Column<u64>,
    language: Column<u64>,
    current: Column<u64>,
    texts: NameColumn,
    statuses: NameColumn,
    bodies: NameColumn,
    text: Vec<u32>,
    status: Vec<u32>,
    body: Vec<u32>,
}

impl Columns {
    fn open(segment: &SegmentReader, search: &Search, names: &mut Names) -> Result<Self> {
        let fast = segment.fast_fields();
        let mut chosen = |ids: Vec<&str>| ids.into_iter().map(|id| names.number(id)).collect();
        let texts = chosen(search.texts.iter().map(TextId::as_str).collect());
        let statuses = chosen(search.statuses.iter().map(StatusId::as_str).collect());
        let bodies = chosen(search.bodies.iter().map(BodyId::as_str).collect());
        let column = |name, chosen| -> Result<NameColumn> {
            Ok(NameColumn { column: fast.str(name)?, numbers: Vec::new(), chosen })
        };
        Ok(Self {
            group: fast.u64(column::GROUP)?,
            order: fast.u64(column::ORDER)?,
            length: fast.u64(column::LENGTH)?,
            kind: fast.u64(column::KIND)?,
            language: fast.u64(column::LANGUAGE)?,
            current: fast.u64(column::CURRENT)?,
            texts: column(column::TEXT, texts)?,
            statuses: column(column::STATUS, statuses)?,
            bodies: column(column::BODIES, bodies)?,
            text: Vec::new(),
            status: Vec::new(),
            body: Vec::new(),
        })
    }

    fn read(&mut self, record: DocId, names: &mut Names) -> Result<()> {
        self.texts.read(record, names, &mut self.text)?;
        self.statuses.read(record, names, &mut self.status)?;
        self.bodies.read(record, names, &mut self.body)
    }
}

/// A column of names.
struct NameColumn {
    column: Option<StrColumn>,
    /// The number of each name of this segment, once it was met.
    numbers: Vec<Option<u32>>,
    /// The numbers of the names that the search lets through.
    chosen: Vec<u32>,
}

impl NameColumn {
    fn read(&mut self, record: DocId, names: &mut Names, out: &mut Vec<u32>) -> Result<()> {
        out.clear();
        let Some(column) = &self.column else { return Ok(()) };
        for place in column.term_ords(record) {
            let index = place as usize;
            if self.numbers.len() <= index {
                self.numbers.resize(index + 1, None);
            }
            let number = match self.numbers[index] {
                Some(number) => number,
                None => {
                    let mut name = String::new();
                    if !column.ord_to_str(place, &mut name)? {
                        return Err(SearchError::Index("a name is missing".to_owned()));
                    }
                    let number = names.number(&name);
                    self.numbers[index] = Some(number);
                    number
                }
            };
            out.push(number);
        }
        Ok(())
    }

    fn chosen(&self, of_record: &[u32]) -> bool {
        of_record.iter().any(|number| self.chosen.contains(number))
    }
}

/// Names met, each with a number that holds for one search.
#[derive(Default)]
struct Names {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }
}

#[derive(Default)]
struct Counts {
    texts: NameCounts,
    statuses: NameCounts,
    bodies: NameCounts,
    kinds: [u64; Kind::ALL.len()],
    languages: [u64; Language::ALL.len()],
}

impl Counts {
    fn facets(&self, names: &Names) -> Facets {
        let some = |count: &u64| *count > 0;
        let kinds = Kind::ALL.into_iter().zip(self.kinds);
        let languages = Language::ALL.into_iter().zip(self.languages);
        Facets {
            kinds: kinds.filter(|(_, count)| some(count)).collect(),
            languages: languages.filter(|(_, count)| some(count)).collect(),
            texts: self.texts.named(names, |name| TextId::new(name)),
            statuses: self.statuses.named(names, |name| StatusId::new(name)),
            bodies: self.bodies.named(names, |name| BodyId::new(name)),
        }
    }
}

/// How often each name was counted, by its number.
#[derive(Default)]
struct NameCounts(Vec<u64>);

impl NameCounts {
    fn add(&mut self, numbers: &[u32]) {
        for number in numbers {
            let index = *number as usize;
            if self.0.len() <= index {
                self.0.resize(index + 1, 0);
            }
            self.0[index] += 1;
        }
    }

    /// The names, most counted first, then by alphabet.
    fn named<T>(&self, names: &Names, id: impl Fn(&str) -> T) -> Vec<(T, u64)> {
        let mut counted: Vec<(&str, u64)> = names
            .names
            .iter()
            .zip(&self.0)
            .filter(|(_, count)| **count > 0)
            .map(|(name, count)| (name.as_str(), *count))
            .collect();
        counted.sort_unstable_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        counted.into_iter().map(|(name, count)| (id(name), count)).collect()
    }
}

/// Groups have numbers that are hashes already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
