//! Asking the index.

use actum_model::{BodyId, Language, Span, StatusId, TextId};

use crate::ask::ask;
use crate::collect::{Collected, best, collect};
use crate::error::{Result, SearchError};
use crate::index::SearchIndex;
use crate::marks::{marks, snippet};
use crate::plan::plan;
use crate::record::{Kind, Record};

/// The hits that can be paged through; whoever wants more has to narrow the search.
pub const MOST_HITS: usize = 10_000;

/// What is looked for, among what, and which of the hits are wanted.
///
/// Values inside one filter are alternatives; different filters must all hold. An empty filter
/// lets everything through.
///
/// ```
/// use actum_model::{Language, TextId};
/// use actum_search::{Kind, Position, Record, Search, SearchIndex};
///
/// let index = SearchIndex::in_memory()?;
/// let mut writer = index.writer()?.expect("nobody else has an index in memory");
/// writer.add(&[Record {
///     unit: "edition".into(),
///     group: "provision 1".into(),
///     kind: Kind::Provision,
///     language: Some(Language::En),
///     text: TextId::new("resolution"),
///     current: true,
///     order: 1,
///     title: "1".into(),
///     body: "instructs the Director of TSB to report".into(),
///     edition: None,
///     provision: None,
///     item: None,
///     status: None,
///     bodies: Vec::new(),
/// }])?;
/// writer.commit(&Position::default())?;
///
/// let found = index.search(&Search::new("instructed directors"))?;
/// let hit = &found.hits[0];
/// let marked: Vec<_> = hit.marks.iter().filter_map(|mark| mark.slice(&hit.record.body)).collect();
/// assert_eq!(marked, ["instructs", "Director"]);
/// # Ok::<(), actum_search::SearchError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// What a person typed: words in any of the six languages, "words in quotation marks",
    /// -words to leave out.
    pub words: String,
    /// Of these texts.
    pub texts: Vec<TextId>,
    /// In these languages.
    pub languages: Vec<Language>,
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// With which one of these bodies has to do; items and what is on record about them only.
    pub bodies: Vec<BodyId>,
    /// Standing at one of these; items and what is on record about them only.
    pub statuses: Vec<StatusId>,
    /// Whether earlier editions count too.
    pub editions: Editions,
    /// The language that the reader would rather see, when one thing is found in several.
    pub prefer: Option<Language>,
    /// How many hits to leave out at the beginning.
    pub offset: usize,
    /// How many hits to give at most.
    pub limit: usize,
}

impl Search {
    /// A search for `words` among everything of the latest editions, for the first twenty hits.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), limit: 20, ..Self::default() }
    }
}

/// Among which editions is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Editions {
    /// The latest of each language.
    #[default]
    Latest,
    /// All of them.
    All,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The hits asked for, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u64,
    /// Whether every word is in every hit, or only some are because no record has all.
    pub matched: Matched,
    /// Words that no record has, with the words that were taken for them.
    pub corrected: Vec<Correction>,
    /// Words beyond the most that are looked for at once; they made no difference.
    pub left_aside: usize,
    /// Counts per value.
    pub facets: Facets,
}

/// How much of what was looked for is in the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Matched {
    /// All of it.
    #[default]
    All,
    /// Some of it, the better part first.
    Some,
}

/// A word that no record has, and what was looked for in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// What is there, the likeliest first.
    pub taken: Vec<String>,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is. Of the records that are shown as one the best.
    pub record: Record,
    /// What was found in its title: bytes of [`Record::title`], in order, never a part of what a
    /// reader takes for one character.
    pub title_marks: Vec<Span>,
    /// What was found in its words: bytes of [`Record::body`].
    pub marks: Vec<Span>,
    /// The part of [`Record::body`] with most of what was found.
    pub snippet: Span,
    /// How well it fits; comparable inside one answer only.
    pub score: u64,
}

/// Counts per value, each facet under all filters except its own. What is shown as one counts
/// once, but in each of its languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Kinds, in the order of [`Kind::ALL`].
    pub kinds: Vec<(Kind, u64)>,
    /// Languages, in the order of [`Language::ALL`].
    pub languages: Vec<(Language, u64)>,
    /// Texts, most hits first, then by id.
    pub texts: Vec<(TextId, u64)>,
    /// Statuses, most hits first, then by id.
    pub statuses: Vec<(StatusId, u64)>,
    /// Bodies, most hits first, then by id.
    pub bodies: Vec<(BodyId, u64)>,
}

impl SearchIndex {
    /// Looks for `search.words`. When no record has all of them, records with some are given, as
    /// far as they have at least half of what the best has.
    ///
    /// # Errors
    ///
    /// [`SearchError::Words`] when there is nothing to look for or too much; whatever can befall
    /// the folder.
    pub fn search(&self, search: &Search) -> Result<Found> {
        self.found(search, Matched::All)
    }

    /// Looks for what resembles `search.words`: records with many of them, the best first, as far
    /// as they have at least half of what the best has.
    ///
    /// # Errors
    ///
    /// As [`SearchIndex::search`].
    pub fn alike(&self, search: &Search) -> Result<Found> {
        self.found(search, Matched::Some)
    }

    fn found(&self, search: &Search, mut matched: Matched) -> Result<Found> {
        let asked = ask(&search.words)?;
        let searcher = self.searcher();
        let plan = plan(&asked, &searcher, &self.fields)?;
        let mut collected = match matched {
            Matched::All => Some(collect(&searcher, plan.all.as_ref(), search, 0)?),
            Matched::Some => None,
        };
        if asked.wanted.len() > 1 {
            collected = collected.filter(|collected| !collected.is_nothing());
        }
        let collected = match collected {
            Some(collected) => collected,
            None => {
                matched = Matched::Some;
                let best = best(&searcher, plan.some.as_ref(), search)?;
                collect(&searcher, plan.some.as_ref(), search, best / 2)?
            }
        };
        let Collected { hits, total, facets } = collected;
        let hits = hits
            .into_iter()
            .map(|(address, score)| {
                let record = self.record(&searcher, address)?;
                let title_marks = marks(&record.title, record.language, &plan.marks);
                let marks = marks(&record.body, record.language, &plan.marks);
                let snippet = snippet(&record.body, &marks);
                Ok(Hit { record, title_marks, marks, snippet, score })
            })
            .collect::<Result<_>>()?;
        let corrected = plan.corrected.into_iter();
        Ok(Found {
            hits,
            total,
            matched,
            corrected: corrected.map(|(typed, taken)| Correction { typed, taken }).collect(),
            left_aside: asked.left_aside,
            facets,
        })
    }

    fn record(&self, searcher: &tantivy::Searcher, address: tantivy::DocAddress) -> Result<Record> {
        use tantivy::schema::Value;
        let document: tantivy::TantivyDocument = searcher.doc(address)?;
        let json = document.get_first(self.fields.record).and_then(|value| value.as_str());
        let json = json.ok_or_else(|| SearchError::Index("a record is missing".to_owned()))?;
        serde_json::from_str(json).map_err(|error| SearchError::Index(error.to_string()))
    }
}
