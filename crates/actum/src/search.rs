//! `actum search`: words looked for in everything the register holds.

use std::path::PathBuf;

use actum_model::{Language, Span, StatusId, TextId};
use actum_register::{Location, Register};
use actum_search::{Editions, Facets, Found, Hit, Kind, Matched, Search, SearchError, WordsError};
use actum_web::{Finder, FinderError, IndexPlace};
use anyhow::Result;
use serde::Serialize;

use crate::arguments::{IndexOptions, SearchOptions};
use crate::body;
use crate::failure::{Ending, Failure};
use crate::message::{self, say};
use crate::output::Output;
use crate::store::Store;

/// Version of the JSON of this command.
const SCHEMA_VERSION: &str = "1.0";

#[derive(Serialize)]
struct Answer<'a> {
    schema_version: &'static str,
    total: u64,
    /// `all` or `some` of the words.
    matched: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrected: Vec<Corrected<'a>>,
    #[serde(skip_serializing_if = "is_zero")]
    left_aside: usize,
    hits: Vec<HitWritten<'a>>,
    facets: FacetsWritten<'a>,
}

#[derive(Serialize)]
struct Corrected<'a> {
    typed: &'a str,
    taken: &'a [String],
}

#[derive(Serialize)]
struct HitWritten<'a> {
    kind: Kind,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    /// Whether it is of the latest edition of its language.
    current: bool,
    title: &'a str,
    words: &'a str,
    /// Bytes of `title`.
    title_marks: &'a [Span],
    /// Bytes of `words`.
    marks: &'a [Span],
    /// Bytes of `words`.
    snippet: Span,
}

#[derive(Serialize)]
struct FacetsWritten<'a> {
    kinds: Vec<Count<'a>>,
    languages: Vec<Count<'a>>,
    texts: Vec<Count<'a>>,
    statuses: Vec<Count<'a>>,
    bodies: Vec<Count<'a>>,
}

#[derive(Serialize)]
struct Count<'a> {
    value: &'a str,
    count: u64,
}

pub(crate) fn run(options: &SearchOptions, output: &Output) -> Result<Ending> {
    if options.words.is_empty() && !options.rebuild {
        return Err(Failure::error(Ending::Usage, say!("cli-search-no-words")));
    }
    let store = Store::open(&options.register)?;
    let place = place(&options.index, &options.register.location());
    let finder = store.wait(open(store.register.clone(), place, output))?;
    if let Some(reason) = finder.replaced() {
        output.remark(&say!("cli-search-replaced", reason = reason));
    }
    if options.rebuild {
        let records = store.wait(finder.rebuild())?;
        output.remark(&say!("cli-search-rebuilt", count = records));
        if options.words.is_empty() {
            return Ok(Ending::Done);
        }
    } else if !store.wait(finder.catch_up())? {
        output.remark(&say!("search-behind", count = finder.behind()));
    }
    let search = search(options, &store)?;
    let found = match store.wait(finder.search(search)) {
        Ok(found) => found,
        Err(FinderError::Search(SearchError::Words(error))) => {
            return Err(Failure::error(Ending::Usage, refused(error)));
        }
        Err(error) => return Err(error.into()),
    };
    if options.json {
        output.result(&serde_json::to_string(&answer(&found))?)?;
    } else {
        said(&found, output);
        for hit in &found.hits {
            show(hit, output)?;
        }
        output.remark(&say!("search-hits", count = found.total));
    }
    Ok(Ending::Done)
}

/// Where the index is kept: where the options say, beside the file of the register, or for a
/// server in the user's folder for caches.
pub(crate) fn place(options: &IndexOptions, location: &Location) -> IndexPlace {
    if let Some(folder) = &options.index {
        return IndexPlace::Folder(folder.clone());
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|it| it.is_absolute());
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = cache.or_else(home).unwrap_or_else(std::env::temp_dir).join("actum");
    IndexPlace::beside(location, &cache)
}

/// Opens the index, in memory where the folder cannot be written.
///
/// # Errors
///
/// A folder that holds something else.
pub(crate) async fn open(register: Register, place: IndexPlace, output: &Output) -> Result<Finder> {
    match Finder::open(register.clone(), &place).await {
        Err(FinderError::Search(SearchError::Folder { folder, source })) => {
            output.remark(&say!(
                "cli-search-memory",
                folder = folder.display().to_string(),
                error = source.to_string()
            ));
            Ok(Finder::open(register, &IndexPlace::Memory).await?)
        }
        other => Ok(other?),
    }
}

fn search(options: &SearchOptions, store: &Store) -> Result<Search> {
    let kinds = options.kind.iter().map(|kind| {
        Kind::from_name(kind).ok_or_else(|| {
            let known = Kind::ALL.map(Kind::name).join(", ");
            let words = say!(
                "cli-value-unknown",
                flag = "--kind",
                value = kind.as_str(),
                known = known.as_str()
            );
            Failure::error(Ending::Usage, words)
        })
    });
    let bodies = if options.body.is_empty() {
        Vec::new()
    } else {
        let known = store.wait(store.register.body_list())?;
        options.body.iter().map(|wanted| body::find(&known, wanted)).collect::<Result<_>>()?
    };
    // What the shell passes is finished: the last word is no beginning.
    let mut words = options.words.join(" ");
    words.push(' ');
    Ok(Search {
        words,
        texts: options.text.iter().map(|id| TextId::new(id.trim())).collect(),
        languages: options.language.clone(),
        kinds: kinds.collect::<Result<_>>()?,
        bodies,
        statuses: options.status.iter().map(|status| StatusId::written(status)).collect(),
        editions: if options.all_editions { Editions::All } else { Editions::Latest },
        prefer: Some(message::messages().language()),
        offset: options.offset,
        limit: options.limit,
    })
}

fn refused(error: WordsError) -> String {
    match error {
        WordsError::Empty => say!("search-words-empty"),
        WordsError::OnlyExcluded => say!("search-words-only-excluded"),
        WordsError::TooLong { characters, limit } => {
            say!("search-words-too-long", characters = characters, limit = limit)
        }
    }
}

fn said(found: &Found, output: &Output) {
    for correction in &found.corrected {
        let taken = correction.taken.join(", ");
        output.remark(&say!(
            "search-corrected",
            typed = correction.typed.as_str(),
            taken = taken.as_str()
        ));
    }
    if found.matched == Matched::Some && found.total > 0 {
        output.remark(&say!("search-some"));
    }
    if found.left_aside > 0 {
        output.remark(&say!("search-left-aside", count = found.left_aside));
    }
}

/// One hit: what and where it is on the first line, its words on the second.
fn show(hit: &Hit, output: &Output) -> Result<()> {
    let record = &hit.record;
    let item = record.item.as_ref().map_or("", |item| item.as_str());
    let what = match record.kind {
        Kind::Item => say!("search-one-item", item = item),
        Kind::Text => say!("search-one-text"),
        Kind::Provision if record.title.is_empty() => say!("search-one-provision-plain"),
        Kind::Provision => say!("search-one-provision", number = record.title.as_str()),
        Kind::Claim => say!("search-one-claim", item = item),
        Kind::Evidence => say!("search-one-evidence", item = item),
        Kind::Note => say!("search-one-note", item = item),
    };
    let place = record.edition.as_ref().map_or(record.text.as_str(), |edition| edition.as_str());
    let mut line = format!("{what} · {place}");
    if matches!(record.kind, Kind::Text | Kind::Evidence) {
        line.push_str(" · ");
        line.push_str(&one_line(&record.title));
    }
    output.result(&line)?;
    let part = hit.snippet.slice(&record.body).unwrap_or("");
    let mut shown = String::from("    ");
    if hit.snippet.start > 0 {
        shown.push_str("… ");
    }
    let mut at = 0;
    for mark in hit.marks.iter().filter(|mark| hit.snippet.contains(**mark)) {
        let (start, end) = (mark.start - hit.snippet.start, mark.end - hit.snippet.start);
        shown.push_str(&one_line(part.get(at..start).unwrap_or("")));
        let found = one_line(part.get(start..end).unwrap_or(""));
        if output.color() {
            shown.push_str("\u{1b}[1m");
            shown.push_str(&found);
            shown.push_str("\u{1b}[0m");
        } else {
            shown.push_str(&found);
        }
        at = end;
    }
    shown.push_str(&one_line(part.get(at..).unwrap_or("")));
    if hit.snippet.end < record.body.len() {
        shown.push_str(" …");
    }
    Ok(output.result(&shown)?)
}

/// Words on one line, without what a terminal would take as an order.
fn one_line(words: &str) -> String {
    words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn answer(found: &Found) -> Answer<'_> {
    Answer {
        schema_version: SCHEMA_VERSION,
        total: found.total,
        matched: match found.matched {
            Matched::All => "all",
            Matched::Some => "some",
        },
        corrected: found
            .corrected
            .iter()
            .map(|one| Corrected { typed: &one.typed, taken: &one.taken })
            .collect(),
        left_aside: found.left_aside,
        hits: found.hits.iter().map(hit_written).collect(),
        facets: facets_written(&found.facets),
    }
}

fn hit_written(hit: &Hit) -> HitWritten<'_> {
    let record = &hit.record;
    HitWritten {
        kind: record.kind,
        text: record.text.as_str(),
        language: record.language,
        item: record.item.as_ref().map(actum_model::ItemId::as_str),
        edition: record.edition.as_ref().map(actum_model::EditionId::as_str),
        provision: record.provision.as_ref().map(actum_model::ProvisionId::as_str),
        status: record.status.as_ref().map(StatusId::as_str),
        current: record.current,
        title: &record.title,
        words: &record.body,
        title_marks: &hit.title_marks,
        marks: &hit.marks,
        snippet: hit.snippet,
    }
}

fn facets_written(facets: &Facets) -> FacetsWritten<'_> {
    fn counts<'a, T>(values: &'a [(T, u64)], name: impl Fn(&'a T) -> &'a str) -> Vec<Count<'a>> {
        values.iter().map(|(value, count)| Count { value: name(value), count: *count }).collect()
    }
    FacetsWritten {
        kinds: counts(&facets.kinds, |kind| kind.name()),
        languages: counts(&facets.languages, |language| language.code()),
        texts: counts(&facets.texts, |id| id.as_str()),
        statuses: counts(&facets.statuses, |id| id.as_str()),
        bodies: counts(&facets.bodies, |id| id.as_str()),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}
