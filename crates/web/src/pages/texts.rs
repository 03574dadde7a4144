//! The texts of the register with their editions.

use actum_model::{Document, Extraction, Language, NoticeLevel, Outcome};
use actum_register::{About, Deed, EditionRelation, EditionSummary, TextSummary};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;
use crate::vocabulary::Named;

#[derive(Template)]
#[template(path = "texts.html")]
struct TextsTemplate {
    frame: Frame,
    texts: Vec<TextShown>,
    may_import: bool,
}

/// A text.
struct TextShown {
    id: String,
    title: String,
    language: Language,
    direction: &'static str,
    items: u64,
    register_href: String,
    reading_href: String,
    /// Where there is more than one language.
    languages_href: Option<String>,
    audit_href: String,
    review_href: String,
    succession_href: Option<String>,
    editions: Vec<EditionShown>,
}

/// An edition.
struct EditionShown {
    id: String,
    language: Words,
    relation: Words,
    current: bool,
    source: String,
    sha256: String,
    imported: String,
    by: String,
    href: String,
    provisions: u64,
    asking: u64,
    notices: Vec<NoticeShown>,
    differences: Vec<DifferenceShown>,
}

/// Something the reader of the file wanted said.
pub(super) struct NoticeShown {
    pub(super) warning: bool,
    pub(super) words: Words,
    /// Line, paragraph or part of the file.
    pub(super) place: Option<Words>,
}

/// A point on which an edition and the items do not agree.
struct DifferenceShown {
    commitment: String,
    href: Option<String>,
    field: Words,
    register: String,
    edition: String,
}

/// `GET /texts`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<TextsTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let mut texts = Vec::new();
    for text in state.register().texts().await? {
        let mut editions = Vec::new();
        for edition in &text.editions {
            let reading = state.register().reading(&edition.id).await?;
            editions.push(edition_shown(edition, reading.as_ref(), &frame));
        }
        texts.push(text_shown(&text, editions, &frame));
    }
    let may = |caller: &crate::caller::Caller| caller.may(Deed::Import, &About::Register);
    let may_import = !state.is_read_only() && reader.caller.as_ref().is_some_and(may);
    Ok(TextsTemplate { frame, texts, may_import })
}

fn text_shown(text: &TextSummary, editions: Vec<EditionShown>, frame: &Frame) -> TextShown {
    let (title, language) = crate::content::title(text, frame);
    TextShown {
        id: text.id.to_string(),
        title,
        language,
        direction: direction(Some(language)),
        items: text.items,
        register_href: link::with_query(link::REGISTER, [("text", text.id.as_str())]),
        reading_href: link::reading(&text.id, None),
        languages_href: text
            .editions
            .iter()
            .any(|edition| edition.language != text.lead_language)
            .then(|| link::languages(&text.id)),
        audit_href: link::audit(&text.id),
        review_href: link::review(&text.id, None),
        succession_href: text
            .editions
            .iter()
            .any(|edition| {
                edition.relation == EditionRelation::Revision
                    && edition.language == text.lead_language
            })
            .then(|| link::succession(&text.id)),
        editions,
    }
}

fn edition_shown(
    edition: &EditionSummary,
    reading: Option<&(Document, Extraction)>,
    frame: &Frame,
) -> EditionShown {
    let asks = |extraction: &Extraction| {
        let readings = extraction.readings.iter();
        readings.filter(|one| matches!(one.outcome, Outcome::Commitments { .. })).count() as u64
    };
    EditionShown {
        id: edition.id.to_string(),
        language: frame.t(&edition.language.message()),
        relation: frame.t(&format!("edition-{}", edition.relation.name())),
        current: edition.current,
        source: edition.source_name.clone(),
        sha256: edition.source_sha256.clone(),
        imported: frame.moment(&edition.imported_at),
        by: edition.imported_by.clone(),
        href: link::reading(&edition.text, Some(&edition.id)),
        provisions: reading.map_or(0, |(document, _)| document.provisions.len() as u64),
        asking: reading.map_or(0, |(_, extraction)| asks(extraction)),
        notices: reading.map(|(document, _)| notices(document, frame)).unwrap_or_default(),
        differences: edition
            .differences
            .iter()
            .map(|difference| DifferenceShown {
                commitment: difference.commitment.to_string(),
                href: difference.item.as_ref().map(link::item),
                field: frame.t(&format!("field-{}", difference.field.replace('_', "-"))),
                register: difference.register.clone(),
                edition: difference.edition.clone(),
            })
            .collect(),
    }
}

/// What the reader of the file wanted said, warnings first.
pub(super) fn notices(document: &Document, frame: &Frame) -> Vec<NoticeShown> {
    let mut notices: Vec<_> = document.notices.iter().collect();
    notices.sort_by_key(|notice| std::cmp::Reverse(notice.level));
    let place = |notice: &actum_model::Notice| {
        let place = &notice.place;
        let counted = [
            ("place-page", place.page),
            ("place-line", place.line),
            ("place-paragraph", place.paragraph),
            ("place-row", place.row),
        ];
        let (id, number) = counted.into_iter().find_map(|(id, n)| Some((id, n?)))?;
        Some(frame.with(id, "number", number))
    };
    notices
        .into_iter()
        .map(|notice| NoticeShown {
            warning: notice.level == NoticeLevel::Warning,
            words: Words(
                frame.messages().text_or(&format!("notice-{}", notice.code), &notice.message),
            ),
            place: place(notice),
        })
        .collect()
}
