//! Full text over everything: texts, provisions, items, claims, evidence, notes.

mod query;

use actum_model::Language;
use actum_search::{Facets, Found, Hit, Kind, Matched, SearchError, WordsError};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::basis::Shower;
use crate::error::{Page, PageError, respond};
use crate::finder::FinderError;
use crate::frame::{Frame, Markup, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::vocabulary::Named;
use query::SearchQuery;

/// How many hits stand on one page.
const PAGE_HITS: usize = 20;

/// How many values of a facet are shown.
const SHOWN: usize = 12;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchTemplate {
    frame: Frame,
    words: String,
    /// The filters, carried along by the form.
    hidden: Vec<(&'static str, String)>,
    /// What is said before the hits: words taken for others, words left aside, an index behind.
    notices: Vec<Words>,
    /// Why nothing was looked for.
    refusal: Option<Words>,
    /// `None` when nothing was looked for.
    total: Option<u64>,
    hits: Vec<HitShown>,
    facets: Vec<Facet>,
    chips: Vec<Chip>,
    before: Option<String>,
    after: Option<String>,
    /// To the earlier editions, or back to the latest alone.
    editions: (Words, String),
}

/// A hit.
struct HitShown {
    what: Words,
    href: String,
    /// The text it belongs to, by its title.
    text: String,
    title: Markup,
    language: Option<Language>,
    snippet: Markup,
    status: Option<String>,
    earlier: bool,
}

/// A facet.
struct Facet {
    name: &'static str,
    heading: Words,
    values: Vec<Value>,
}

/// A value of a facet.
struct Value {
    label: String,
    count: u64,
    chosen: bool,
    /// The address with the value added, or removed when it is chosen.
    href: String,
}

/// An active filter, with the address without it.
struct Chip {
    field: Words,
    value: String,
    href: String,
}

/// `GET /search`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<SearchTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let query = SearchQuery::read(reader);
    let mut notices = Vec::new();
    let mut refusal = None;
    let mut found = None;
    match state.finder() {
        None => refusal = Some(frame.t("search-off")),
        Some(finder) if !query.words.is_empty() => {
            if finder.behind() > 0 {
                notices.push(frame.count("search-behind", &finder.behind()));
            }
            match finder.search(query.to_search(PAGE_HITS, frame.language())).await {
                Ok(answer) => found = Some(answer),
                Err(FinderError::Search(SearchError::Words(error))) => {
                    refusal = Some(refused(&frame, error));
                }
                Err(error) => return Err(PageError::Search(error)),
            }
        }
        Some(_) => {}
    }
    let titles = titles(state, &frame, found.as_ref()).await?;
    let shower = Shower { state, frame: &frame, language: None };
    let label = |name: &str, value: &str| label(name, value, &shower, &titles);
    let chips = query
        .filters()
        .map(|(name, value)| Chip {
            field: frame.t(heading(name)),
            value: label(name, value),
            href: query.without(name, value),
        })
        .collect();
    let mut page = SearchTemplate {
        words: query.words.clone(),
        hidden: query.hidden(),
        notices,
        refusal,
        total: found.as_ref().map(|found| found.total),
        hits: Vec::new(),
        facets: Vec::new(),
        chips,
        before: None,
        after: None,
        editions: query.other_editions(&frame),
        frame: Frame::new(reader, Section::None),
    };
    if let Some(found) = found {
        page.notices.extend(said(&frame, &found));
        page.facets = facets(&found.facets, &query, &frame, &label);
        let end = (query.page * PAGE_HITS) as u64;
        page.before = (query.page > 1).then(|| query.at_page(query.page - 1));
        page.after =
            (found.total > end && !found.hits.is_empty()).then(|| query.at_page(query.page + 1));
        page.hits = found.hits.iter().map(|hit| shown(hit, &shower, &titles)).collect();
    }
    Ok(page)
}

/// Why nothing was looked for.
fn refused(frame: &Frame, error: WordsError) -> Words {
    match error {
        WordsError::Empty => frame.t("search-words-empty"),
        WordsError::OnlyExcluded => frame.t("search-words-only-excluded"),
        WordsError::TooLong { characters, limit } => Words(frame.messages().text_with(
            "search-words-too-long",
            &[("characters", characters.into()), ("limit", limit.into())],
        )),
    }
}

/// What has to be said about the way the words were taken.
fn said(frame: &Frame, found: &Found) -> Vec<Words> {
    let mut said: Vec<Words> = found
        .corrected
        .iter()
        .map(|correction| {
            let taken = correction.taken.join(", ");
            Words(frame.messages().text_with(
                "search-corrected",
                &[("typed", correction.typed.as_str().into()), ("taken", taken.as_str().into())],
            ))
        })
        .collect();
    if found.matched == Matched::Some && found.total > 0 {
        said.push(frame.t("search-some"));
    }
    if found.left_aside > 0 {
        said.push(frame.count("search-left-aside", &(found.left_aside as u64)));
    }
    said
}

/// The titles of the texts that the answer names.
async fn titles(
    state: &WebState,
    frame: &Frame,
    found: Option<&Found>,
) -> Result<Vec<(String, String)>, PageError> {
    if found.is_none_or(|found| found.facets.texts.is_empty()) {
        return Ok(Vec::new());
    }
    let texts = state.register().texts().await?;
    let titled = |text: &actum_register::TextSummary| {
        (text.id.to_string(), crate::content::title(text, frame).0)
    };
    Ok(texts.iter().map(titled).collect())
}

fn title_of<'a>(titles: &'a [(String, String)], text: &'a str) -> &'a str {
    titles.iter().find(|(id, _)| id == text).map_or(text, |(_, title)| title.as_str())
}

fn shown(hit: &Hit, shower: &Shower<'_>, titles: &[(String, String)]) -> HitShown {
    let (record, frame) = (&hit.record, shower.frame);
    let item = record.item.as_ref().map(|id| id.parts().1).unwrap_or_default();
    let what = match record.kind {
        Kind::Item => frame.with("search-one-item", "item", item),
        Kind::Text => frame.t("search-one-text"),
        Kind::Provision if record.title.is_empty() => frame.t("search-one-provision-plain"),
        Kind::Provision => frame.with("search-one-provision", "number", record.title.as_str()),
        Kind::Claim => frame.with("search-one-claim", "item", item),
        Kind::Evidence => frame.with("search-one-evidence", "item", item),
        Kind::Note => frame.with("search-one-note", "item", item),
    };
    let reading = || link::reading(&record.text, record.edition.as_ref());
    let href = match (&record.item, &record.provision) {
        (Some(item), _) => link::item(item),
        (None, Some(provision)) => {
            format!("{}#{}", reading(), link::encode(&link::provision_anchor(provision)))
        }
        (None, None) => reading(),
    };
    let mut title = Markup::default();
    // The number of a provision and the id of an item stand in `what` already.
    if matches!(record.kind, Kind::Text | Kind::Evidence) {
        marked(&mut title, &record.title, &hit.title_marks);
    }
    let mut snippet = Markup::default();
    let part = hit.snippet;
    if part.start > 0 {
        snippet.raw("… ");
    }
    let marks: Vec<actum_model::Span> = hit
        .marks
        .iter()
        .filter(|mark| part.contains(**mark))
        .map(|mark| actum_model::Span::new(mark.start - part.start, mark.end - part.start))
        .collect();
    marked(&mut snippet, part.slice(&record.body).unwrap_or(""), &marks);
    if part.end < record.body.len() {
        snippet.raw(" …");
    }
    HitShown {
        what,
        href,
        text: title_of(titles, record.text.as_str()).to_owned(),
        title,
        language: record.language,
        snippet,
        status: record.status.as_ref().map(|status| shower.state.status(status, frame)),
        earlier: !record.current,
    }
}

/// Words with what was found in them marked.
fn marked(out: &mut Markup, words: &str, marks: &[actum_model::Span]) {
    let mut at = 0;
    for mark in marks {
        out.words(words.get(at..mark.start).unwrap_or(""));
        out.raw("<mark>").words(mark.slice(words).unwrap_or("")).raw("</mark>");
        at = mark.end;
    }
    out.words(words.get(at..).unwrap_or(""));
}

fn facets(
    counts: &Facets,
    query: &SearchQuery,
    frame: &Frame,
    label: &impl Fn(&str, &str) -> String,
) -> Vec<Facet> {
    fn named<T: ToString>(values: &[(T, u64)]) -> Vec<(String, u64)> {
        values.iter().map(|(value, count)| (value.to_string(), *count)).collect()
    }
    let kinds = counts.kinds.iter().map(|(kind, count)| (kind.name().to_owned(), *count)).collect();
    let all: [(&'static str, Vec<(String, u64)>); 5] = [
        ("kind", kinds),
        ("language", named(&counts.languages)),
        ("text", named(&counts.texts)),
        ("status", named(&counts.statuses)),
        ("body", named(&counts.bodies)),
    ];
    all.into_iter()
        .filter(|(name, values)| values.len() > 1 || query.has(name))
        .map(|(name, values)| Facet {
            name,
            heading: frame.t(heading(name)),
            values: values
                .into_iter()
                .enumerate()
                .filter(|(place, (value, _))| *place < SHOWN || query.is_chosen(name, value))
                .map(|(_, (value, count))| {
                    let chosen = query.is_chosen(name, &value);
                    Value {
                        label: label(name, &value),
                        count,
                        chosen,
                        href: if chosen {
                            query.without(name, &value)
                        } else {
                            query.with(name, &value)
                        },
                    }
                })
                .collect(),
        })
        .collect()
}

/// The message id of a facet's heading.
fn heading(name: &str) -> &'static str {
    match name {
        "kind" => "search-kind",
        "language" => "search-language",
        "text" => "field-text",
        "status" => "field-status",
        _ => "facet-body",
    }
}

/// A value as the reader calls it.
fn label(name: &str, value: &str, shower: &Shower<'_>, titles: &[(String, String)]) -> String {
    let frame = shower.frame;
    match name {
        "kind" => frame.plain(&format!("search-kind-{value}")).marked(),
        "language" => value.parse::<Language>().map_or_else(
            |_| value.to_owned(),
            |language| frame.plain(&language.message()).marked(),
        ),
        "status" => shower.state.status(&value.into(), frame),
        "body" => shower.body_name(&value.into()).0,
        _ => title_of(titles, value).to_owned(),
    }
}
