//! Texts, their editions, and what was read and understood of each.

use std::sync::Arc;

use actum_audit::{KnownText, Library, audit as look};
use actum_concord::{Options, Version, compare};
use actum_model::{Document, EditionId, Extraction, Provision, ProvisionReading, TextId};
use actum_register::{Difference, EditionSummary, TextSummary};
use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::Problem;
use super::view::{View, id};
use super::{cursor, described};

/// A text of the register.
#[derive(Serialize, ToSchema)]
pub(super) struct Text {
    /// Its id.
    #[schema(value_type = String)]
    id: TextId,
    /// Its title as first registered.
    title: String,
    /// Language of the edition registered first; its editions decide which items there are.
    #[schema(value_type = described::Language)]
    lead_language: actum_model::Language,
    /// How many items it has, overtaken ones included.
    items: u64,
    /// When it was registered, RFC 3339.
    registered_at: String,
    /// All its editions, in order of import.
    editions: Vec<Edition>,
}

/// One edition of a text.
#[derive(Serialize, ToSchema)]
pub(super) struct Edition {
    /// Its id: `wtsa-24-actions/zh/1`.
    #[schema(value_type = String)]
    id: EditionId,
    /// The text.
    #[schema(value_type = String)]
    text: TextId,
    /// Its language.
    #[schema(value_type = described::Language)]
    language: actum_model::Language,
    /// The how manyeth edition in that language, from 1.
    number: u32,
    /// Its title.
    title: String,
    /// What it is to the editions before it: `first`, `language`, `revision`.
    relation: &'static str,
    /// The edition it follows, when it is a revision.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<EditionId>,
    /// Whether it is the latest of its language.
    current: bool,
    /// Name of the file.
    source_name: String,
    /// SHA-256 of the file.
    source_sha256: String,
    /// Where it says something else than the items, for an edition in another language.
    #[schema(value_type = Vec<Disagreement>)]
    differences: Vec<Difference>,
    /// When it was imported, RFC 3339.
    imported_at: String,
    /// By whom.
    imported_by: String,
}

/// A point on which an edition in another language and the items do not agree.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what the register writes")]
pub(super) struct Disagreement {
    /// The commitment concerned.
    commitment: String,
    /// The item concerned, when there is one.
    item: Option<String>,
    /// The field by its name.
    field: String,
    /// What the register has; empty for nothing.
    register: String,
    /// What the edition says; empty for nothing.
    edition: String,
    /// The words of the lead edition that say so.
    register_words: Option<String>,
    /// The words of the edition that say so.
    edition_words: Option<String>,
}

/// A stretch of the texts.
#[derive(Serialize, ToSchema)]
pub(super) struct TextPage {
    /// Texts, in order of registration.
    texts: Vec<Text>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl From<TextSummary> for Text {
    fn from(text: TextSummary) -> Self {
        Self {
            id: text.id,
            title: text.title,
            lead_language: text.lead_language,
            items: text.items,
            registered_at: text.registered_at,
            editions: text.editions.into_iter().map(Edition::from).collect(),
        }
    }
}

impl From<EditionSummary> for Edition {
    fn from(edition: EditionSummary) -> Self {
        Self {
            id: edition.id,
            text: edition.text,
            language: edition.language,
            number: edition.number,
            title: edition.title,
            relation: edition.relation.name(),
            previous: edition.previous,
            current: edition.current,
            source_name: edition.source_name,
            source_sha256: edition.source_sha256,
            differences: edition.differences,
            imported_at: edition.imported_at,
            imported_by: edition.imported_by,
        }
    }
}

/// All texts with their editions.
#[utoipa::path(
    get,
    path = "/texts",
    tag = "texts",
    operation_id = "texts",
    params(
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "Texts.", body = TextPage))
)]
pub(super) async fn list(mut view: View) -> Result<Response, Problem> {
    let page = view.page()?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let all = view.register.text_ids().await?;
    let (asked, next) = cursor::stretch("texts", all, TextId::as_str, &page)?;
    let texts = view.register.texts_among(&asked).await?;
    view.json(&TextPage { texts: texts.into_iter().map(Text::from).collect(), next })
}

/// One text with its editions.
#[utoipa::path(
    get,
    path = "/texts/{text}",
    tag = "texts",
    operation_id = "text",
    params(
        ("text" = String, Path, description = "Id of the text.")
    ),
    responses((status = 200, description = "The text.", body = Text))
)]
pub(super) async fn show(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    let text: TextId = id("text", text)?;
    view.parameters.end()?;
    view.json(&Text::from(find(&view, &text).await?))
}

async fn find(view: &View, text: &TextId) -> Result<TextSummary, Problem> {
    view.register.text(text).await?.ok_or_else(|| Problem::missing("text", text))
}

pub(super) async fn find_edition(
    view: &View,
    (text, language, number): (String, String, u32),
) -> Result<EditionSummary, Problem> {
    let text: TextId = id("text", text)?;
    let editions = view.register.editions(&text).await?;
    if editions.is_empty() {
        return Err(Problem::missing("text", text));
    }
    let wanted = |one: &EditionSummary| one.language.code() == language && one.number == number;
    editions
        .into_iter()
        .find(wanted)
        .ok_or_else(|| Problem::missing("edition", format!("{text}/{language}/{number}")))
}

/// One edition.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}",
    tag = "texts",
    operation_id = "edition",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1.")
    ),
    responses((status = 200, description = "The edition.", body = Edition))
)]
pub(super) async fn edition(
    view: View,
    Path(place): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    view.json(&Edition::from(find_edition(&view, place).await?))
}

/// An edition as read and understood.
#[derive(Serialize, ToSchema)]
pub(super) struct Reading {
    /// The edition.
    #[schema(value_type = String)]
    edition: EditionId,
    /// The text as it was read.
    #[schema(value_type = described::Document)]
    document: Document,
    /// What was understood of it.
    #[schema(value_type = described::Extraction)]
    extraction: Extraction,
}

async fn read(
    view: &View,
    place: (String, String, u32),
) -> Result<(EditionId, Document, Extraction), Problem> {
    let edition = find_edition(view, place).await?.id;
    let reading = view.register.reading(&edition).await?;
    let (document, extraction) = reading.ok_or_else(|| Problem::missing("edition", &edition))?;
    Ok((edition, document, extraction))
}

/// An edition as it was read and understood at its import.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}/reading",
    tag = "texts",
    operation_id = "reading",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1.")
    ),
    responses((status = 200, description = "Document and extraction.", body = Reading))
)]
pub(super) async fn reading(
    view: View,
    Path(place): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let (edition, document, extraction) = read(&view, place).await?;
    view.json(&Reading { edition, document, extraction })
}

/// A provision with its words and what was understood of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ProvisionRead {
    /// The provision.
    #[schema(value_type = described::Provision)]
    provision: Provision,
    /// Its own words, without its number and its parts.
    words: String,
    /// What was understood of it.
    #[schema(value_type = Option<described::ProvisionReading>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<ProvisionReading>,
}

/// A stretch of the provisions of an edition.
#[derive(Serialize, ToSchema)]
pub(super) struct ProvisionPage {
    /// The edition.
    #[schema(value_type = String)]
    edition: EditionId,
    /// Provisions in reading order.
    provisions: Vec<ProvisionRead>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

fn provision_read(document: &Document, extraction: &Extraction, one: &Provision) -> ProvisionRead {
    let reading = extraction.readings.iter().find(|reading| reading.provision == one.id);
    ProvisionRead {
        words: document.slice(one.span).to_owned(),
        provision: one.clone(),
        reading: reading.cloned(),
    }
}

/// The provisions of an edition, with their words and what was understood of each.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}/provisions",
    tag = "texts",
    operation_id = "provisions",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1."),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "Provisions.", body = ProvisionPage))
)]
pub(super) async fn provisions(
    mut view: View,
    Path(place): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    let page = view.page()?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let (edition, document, extraction) = read(&view, place).await?;
    let list = format!("provisions of {edition}");
    let all: Vec<&Provision> = document.provisions.iter().collect();
    let (some, next) = cursor::stretch(&list, all, |one| one.id.as_str(), &page)?;
    let provisions =
        some.into_iter().map(|one| provision_read(&document, &extraction, one)).collect();
    view.json(&ProvisionPage { edition, provisions, next })
}

/// One provision of an edition.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}/provisions/{provision}",
    tag = "texts",
    operation_id = "provision",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1."),
        ("provision" = String, Path, description = "Id of the provision.")
    ),
    responses((status = 200, description = "The provision.", body = ProvisionRead))
)]
pub(super) async fn provision(
    view: View,
    Path((text, language, number, provision)): Path<(String, String, u32, String)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    let (_, document, extraction) = read(&view, (text, language, number)).await?;
    let wanted = id("provision", provision)?;
    let found =
        document.provision(&wanted).ok_or_else(|| Problem::missing("provision", &wanted))?;
    view.json(&provision_read(&document, &extraction, found))
}

/// The latest edition of each language, read.
async fn latest(
    view: &View,
    text: &TextId,
) -> Result<Vec<(EditionId, Document, Extraction)>, Problem> {
    let editions = view.register.editions(text).await?;
    if editions.is_empty() {
        return Err(Problem::missing("text", text));
    }
    let mut readings = Vec::new();
    for edition in editions.into_iter().filter(|edition| edition.current) {
        if let Some((document, extraction)) = view.register.reading(&edition.id).await? {
            readings.push((edition.id, document, extraction));
        }
    }
    Ok(readings)
}

/// Where the language versions of a text agree and where not.
#[utoipa::path(
    get,
    path = "/texts/{text}/languages",
    tag = "texts",
    operation_id = "agreement",
    params(
        ("text" = String, Path, description = "Id of the text.")
    ),
    responses((status = 200, description = "The comparison.", body = described::Agreement))
)]
pub(super) async fn languages(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    let text: TextId = id("text", text)?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let readings = latest(&view, &text).await?;
    let state = view.state.clone();
    // On a thread of its own: long texts take a while.
    let agreement = tokio::task::spawn_blocking(move || {
        let versions: Vec<Version<'_>> = readings
            .iter()
            .map(|(_, document, extraction)| Version::new(document, extraction))
            .collect();
        let packs = state.packs();
        compare(&versions, &Options { bodies: &packs.bodies, occasions: &packs.occasions })
    });
    view.json(&agreement.await?)
}

/// What of one edition is left open.
#[derive(Serialize, ToSchema)]
pub(super) struct EditionAudit {
    /// The edition.
    #[schema(value_type = String)]
    edition: EditionId,
    /// What was found.
    #[schema(value_type = described::Audit)]
    audit: actum_audit::Audit,
}

/// What of a text is left open: provisions not understood, addressees unknown, dates unresolved.
#[utoipa::path(
    get,
    path = "/texts/{text}/audit",
    tag = "texts",
    operation_id = "audit",
    params(
        ("text" = String, Path, description = "Id of the text.")
    ),
    responses((status = 200, description = "The latest edition of each language.", body = Vec<EditionAudit>))
)]
pub(super) async fn audit(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    let text: TextId = id("text", text)?;
    view.parameters.end()?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let readings = latest(&view, &text).await?;
    let known: Arc<[KnownText]> = view.register.texts().await?.iter().map(known_text).collect();
    let audits = tokio::task::spawn_blocking(move || {
        let audited = |(edition, document, extraction): (EditionId, Document, Extraction)| {
            let audit = look(&document, &extraction, &Library::Texts(&known));
            EditionAudit { edition, audit }
        };
        readings.into_iter().map(audited).collect::<Vec<_>>()
    });
    view.json(&audits.await?)
}

fn known_text(text: &TextSummary) -> KnownText {
    let editions = text.editions.iter().map(|edition| edition.title.clone());
    KnownText {
        id: text.id.to_string(),
        titles: [text.title.clone()].into_iter().chain(editions).collect(),
    }
}

/// The later editions of a text that decided about its items.
#[utoipa::path(
    get,
    path = "/texts/{text}/successions",
    tag = "texts",
    operation_id = "successions",
    params(("text" = String, Path, description = "Id of the text.")),
    responses((status = 200, description = "Ids of editions, in order of import.", body = Vec<String>))
)]
pub(super) async fn successions(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let text = find(&view, &id("text", text)?).await?.id;
    view.json(&view.register.successions(&text).await?)
}

/// What became of every item of a text with one of its later editions, with the reason for each.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}/succession",
    tag = "texts",
    operation_id = "succession",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1.")
    ),
    responses((status = 200, description = "One line an item.", body = described::Succession))
)]
pub(super) async fn succession(
    view: View,
    Path(place): Path<(String, String, u32)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    let edition = find_edition(&view, place).await?.id;
    let report = view.register.succession(&edition).await?;
    let none = || Problem::missing("succession", &edition);
    view.json(&report.ok_or_else(none)?)
}
