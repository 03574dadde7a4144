//! Full text over everything.

use actum_model::{BodyId, Language, Span, StatusId, TextId};
use actum_register::Saying;
use actum_search::{
    Editions, Found, Hit, Kind as What, MOST_HITS, Matched, Search, SearchError, WordsError,
};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::described;
use super::items::Counted;
use super::problem::{Kind, Problem};
use super::view::{View, json};
use crate::finder::FinderError;

/// What was found.
#[derive(Serialize, ToSchema)]
pub(super) struct SearchAnswer {
    /// The hits asked for, the best first.
    hits: Vec<HitShown>,
    /// How many there are in all.
    total: u64,
    /// Whether every hit has every word; when none has, hits with some of them are given.
    all_words: bool,
    /// Words that stand nowhere, with those that were taken for them.
    corrected: Vec<Corrected>,
    /// How many words beyond the most were left aside.
    left_aside: usize,
    /// How many events the index has still to take in.
    behind: u64,
    /// Counts per value.
    facets: SearchFacets,
}

/// A word that stands nowhere.
#[derive(Serialize, ToSchema)]
struct Corrected {
    /// As typed.
    typed: String,
    /// What was looked for in its place, the likeliest first.
    taken: Vec<String>,
}

/// Something found.
#[derive(Serialize, ToSchema)]
#[schema(as = Hit)]
struct HitShown {
    /// What it is: `item`, `text`, `provision`, `claim`, `evidence`, `note`.
    kind: &'static str,
    /// The text it belongs to.
    #[schema(value_type = String)]
    text: TextId,
    /// The edition whose words they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    /// The provision in that edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<String>,
    /// The item it is, or belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    /// Where the item stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    /// The language of the words.
    #[schema(value_type = Option<described::Language>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    /// Whether it belongs to the latest edition of its language.
    current: bool,
    /// What it is called.
    title: String,
    /// The part of its words with most of what was found.
    snippet: String,
    /// What was found in the snippet, in bytes of UTF-8.
    #[schema(value_type = Vec<described::Span>)]
    marks: Vec<Span>,
}

/// Counts per value.
#[derive(Serialize, ToSchema)]
struct SearchFacets {
    /// Kinds.
    kind: Vec<Counted>,
    /// Languages.
    language: Vec<Counted>,
    /// Texts.
    text: Vec<Counted>,
    /// Statuses.
    status: Vec<Counted>,
    /// Bodies.
    body: Vec<Counted>,
}

impl From<Hit> for HitShown {
    fn from(hit: Hit) -> Self {
        let part = hit.snippet;
        let inside = hit.marks.iter().filter(|mark| part.contains(**mark));
        let record = hit.record;
        Self {
            marks: inside
                .map(|mark| Span::new(mark.start - part.start, mark.end - part.start))
                .collect(),
            snippet: part.slice(&record.body).unwrap_or_default().to_owned(),
            kind: record.kind.name(),
            text: record.text,
            edition: record.edition.map(|id| id.to_string()),
            provision: record.provision.map(|id| id.to_string()),
            item: record.item.map(|id| id.to_string()),
            status: record.status.map(|id| id.to_string()),
            language: record.language,
            current: record.current,
            title: record.title,
        }
    }
}

fn counted<T: ToString>(values: Vec<(T, u64)>, chosen: &[String]) -> Vec<Counted> {
    let one = |(value, count): (T, u64)| {
        let value = value.to_string();
        Counted::new(value.clone(), count, chosen.contains(&value))
    };
    values.into_iter().map(one).collect()
}

/// Full text: words in any of the six languages, and their forms; "words in quotation marks";
/// -words to leave out. Values of one filter are alternatives, different filters must all hold.
#[utoipa::path(
    get,
    path = "/search",
    tag = "search",
    operation_id = "search",
    params(
        ("q" = String, Query, description = "What is looked for.", min_length = 1, max_length = 2000),
        ("kind" = Option<Vec<String>>, Query, description = "Only these: item, text, provision, claim, evidence, note."),
        ("language" = Option<Vec<described::Language>>, Query, description = "Only words in these."),
        ("text" = Option<Vec<String>>, Query, description = "Only of these texts."),
        ("status" = Option<Vec<String>>, Query, description = "Only items at one of these, and what is on record about them."),
        ("body" = Option<Vec<String>>, Query, description = "Only items with which one of these has to do, and what is on record about them."),
        ("editions" = Option<bool>, Query, description = "Whether earlier editions count too."),
        ("offset" = Option<u32>, Query, description = "How many hits to leave out.", minimum = 0, maximum = 10000),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 100)
    ),
    responses(
        (status = 200, description = "What was found.", body = SearchAnswer),
        (status = 409, description = "This server keeps no index.", body = described::Problem, content_type = "application/problem+json")
    )
)]
pub(super) async fn search(mut view: View) -> Result<Response, Problem> {
    let parameters = &mut view.parameters;
    let words = parameters.one("q")?;
    let kinds =
        parameters.read_all("kind", "item, text, provision, claim, evidence, note", |name| {
            What::from_name(name).filter(|kind| kind.name() == name)
        })?;
    let languages = parameters
        .read_all("language", "ar, en, es, fr, ru, zh", |code| code.parse::<Language>().ok())?;
    let (texts, statuses, bodies) =
        (parameters.many("text")?, parameters.many("status")?, parameters.many("body")?);
    let editions = match parameters.flag("editions")? {
        true => Editions::All,
        false => Editions::Latest,
    };
    let offset = parameters.number("offset", 0, MOST_HITS)?.unwrap_or(0);
    let limit = parameters.number("limit", 1_usize, 100)?.unwrap_or(20);
    view.only_present()?;
    view.parameters.end()?;
    let words = words.ok_or_else(|| Problem::parameter("q", "", Saying::of("api-words")))?;
    let Some(finder) = view.state.finder() else {
        return Err(Problem::new(Kind::Refused).said("search-off").member("reason", "no_index"));
    };
    let chosen_kinds: Vec<String> = kinds.iter().map(|kind| kind.name().to_owned()).collect();
    let chosen_languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
    let asked = Search {
        words: words.clone(),
        kinds,
        languages,
        texts: texts.iter().map(|id| TextId::from(id.as_str())).collect(),
        statuses: statuses.iter().map(|id| StatusId::from(id.as_str())).collect(),
        bodies: bodies.iter().map(|id| BodyId::from(id.as_str())).collect(),
        editions,
        prefer: Some(view.reader.language()),
        offset,
        limit,
    };
    let found = finder.search(asked).await.map_err(|error| match error {
        FinderError::Search(SearchError::Words(error)) => {
            Problem::parameter("q", &words, unasked(&error))
        }
        other => {
            tracing::error!(error = %other, "the index did not answer: {other}");
            Problem::new(Kind::Internal)
        }
    })?;
    let Found { hits, total, matched, corrected, left_aside, facets } = found;
    json(
        StatusCode::OK,
        &SearchAnswer {
            hits: hits.into_iter().map(HitShown::from).collect(),
            total,
            all_words: matched == Matched::All,
            corrected: corrected
                .into_iter()
                .map(|one| Corrected { typed: one.typed, taken: one.taken })
                .collect(),
            left_aside,
            behind: finder.behind(),
            facets: SearchFacets {
                kind: counted(
                    facets.kinds.into_iter().map(|(kind, count)| (kind.name(), count)).collect(),
                    &chosen_kinds,
                ),
                language: counted(facets.languages, &chosen_languages),
                text: counted(facets.texts, &texts),
                status: counted(facets.statuses, &statuses),
                body: counted(facets.bodies, &bodies),
            },
        },
    )
}

/// Why nothing was looked for.
fn unasked(error: &WordsError) -> Saying {
    match error {
        WordsError::Empty => Saying::of("search-words-empty"),
        WordsError::OnlyExcluded => Saying::of("search-words-only-excluded"),
        WordsError::TooLong { characters, limit } => Saying::of("search-words-too-long")
            .words("characters", characters)
            .words("limit", limit),
    }
}
