//! Bringing a text in from the browser: a file or pasted words, and what was understood of them.

use actum_model::{Document, Language, Outcome, ResidueReason};
use actum_register::{About, Deed, ImportOutcome, RegisterError, Reworded};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::texts::{NoticeShown, notices};
use crate::WebState;
use crate::acting::{Unchanged, check};
use crate::caller::Caller;
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::intake::{self, IntakeError, Sent, Understood};
use crate::link;
use crate::locale::Reader;
use crate::misread::Misread;
use crate::vocabulary::Named;

/// Longest value of a field, in bytes; files and pasted words have the limit of the whole form.
const LONGEST_FIELD: usize = 2_000;

/// How many places that a person should look at are named.
const MOST_PLACES: usize = 12;

#[derive(Template)]
#[template(path = "import.html")]
struct ImportTemplate {
    frame: Frame,
    /// What the included form asks about.
    may_import: bool,
    alert: Option<(Words, Option<String>)>,
    /// What was brought in just now.
    reports: Vec<Report>,
}

/// What became of a text.
struct Report {
    /// "A new text", "another language", …
    outcome: Words,
    file: String,
    title: String,
    language: Words,
    code: Language,
    direction: &'static str,
    edition: String,
    provisions: u64,
    asking: u64,
    items: u64,
    doubtful: u64,
    /// What changed, each a number with what it counts.
    changes: Vec<Words>,
    notices: Vec<NoticeShown>,
    /// Provisions that a person should look at: page and id.
    look: Vec<(String, String)>,
    review_href: String,
    reading_href: String,
    languages_href: Option<String>,
    succession_href: Option<String>,
}

/// `GET /import`
pub(crate) async fn show(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
) -> Response {
    if !allowed(&state, &caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    page(reader, StatusCode::OK, None, Vec::new())
}

fn allowed(state: &WebState, caller: &Caller) -> bool {
    !state.is_read_only() && caller.may(Deed::Import, &About::Register)
}

/// `POST /import`
pub(crate) async fn bring_in(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    if !allowed(&state, &caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let frame = Frame::new(&reader, Section::Texts);
    let refuse =
        |status, words, detail| page(reader.clone(), status, Some((words, detail)), Vec::new());
    let (fields, sent) = match read(form).await {
        Ok(read) => read,
        Err(Misread { status, message, field }) => {
            return refuse(status, frame.t(message), field);
        }
    };
    if let Err(refused) = check(&state, &caller, &headers, &fields) {
        let (words, detail) = refused.told(&state, &frame);
        return refuse(refused.status(), words, detail);
    }
    let all = match fields.get("do") {
        "example" => state
            .examples()
            .iter()
            .map(|(name, bytes)| Sent {
                name: name.clone(),
                bytes: bytes.clone(),
                ..Sent::default()
            })
            .collect(),
        _ => vec![sent],
    };
    if all.iter().all(|sent| sent.bytes.is_empty()) {
        let words = frame.t("import-nothing");
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, words, None);
    }
    let mut reports = Vec::new();
    for sent in all {
        let file = sent.name.clone();
        match one(&state, &frame, &caller, sent).await {
            Ok(report) => reports.push(report),
            Err(Trouble::File(error)) => {
                let words = frame.with(error.message(), "file", file.as_str());
                // What the reader of files says is English: for others the message has to do.
                let english = reader.language() == Language::En;
                let detail = english.then(|| error.to_string());
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return page(reader, status, Some((words, detail)), reports);
            }
            Err(Trouble::Register(error)) => {
                let unchanged = Unchanged::from(error);
                if let Unchanged::Register(error) = unchanged {
                    return ErrorPage::new(reader, PageError::Register(error)).into_response();
                }
                let alert = Some(unchanged.told(&state, &frame));
                return page(reader, unchanged.status(), alert, reports);
            }
        }
    }
    page(reader, StatusCode::OK, None, reports)
}

fn page(
    reader: Reader,
    status: StatusCode,
    alert: Option<(Words, Option<String>)>,
    reports: Vec<Report>,
) -> Response {
    let frame = Frame::new(&reader, Section::Texts);
    let template = ImportTemplate { frame, may_import: true, alert, reports };
    respond_as(status, reader, Ok(template))
}

/// The short fields of the form, and the text it brings.
async fn read(mut parts: Multipart) -> Result<(Form, Sent), Misread> {
    let mut fields = Vec::new();
    let mut sent = Sent::default();
    let mut pasted = String::new();
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await?;
        match (name.as_str(), file) {
            ("file", Some(file)) if !bytes.is_empty() => {
                sent.name = file;
                sent.bytes = bytes.to_vec();
            }
            ("file", _) => {}
            ("pasted", _) => pasted = String::from_utf8_lossy(&bytes).into_owned(),
            _ if bytes.len() > LONGEST_FIELD => {
                return Err(Misread::field(&name));
            }
            _ => {
                let value = String::from_utf8_lossy(&bytes).trim().to_owned();
                fields.push((name, value));
            }
        }
    }
    let form = Form::of(fields);
    if sent.bytes.is_empty() && !pasted.trim().is_empty() {
        // Without a name the content gives the id, so that the same words are the same text.
        sent.name = "pasted.txt".to_owned();
        let title = form.given("title").map(str::to_owned);
        sent.text = title.as_deref().and_then(id_of_title);
        sent.bytes = pasted.into_bytes();
    }
    sent.text = form.given("text").map(str::to_owned).or(sent.text);
    sent.title = form.given("title").map(str::to_owned);
    sent.language = form.get("language").parse().ok();
    Ok((form, sent))
}

/// An id from the title that somebody gave pasted words: its Latin letters and digits.
fn id_of_title(title: &str) -> Option<String> {
    let mut id = String::new();
    for letter in title.chars().take(80) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// What kept a text out.
enum Trouble {
    File(IntakeError),
    Register(RegisterError),
}

async fn one(
    state: &WebState,
    frame: &Frame,
    caller: &Caller,
    sent: Sent,
) -> Result<Report, Trouble> {
    let file = sent.name.clone();
    let understood = intake::understand(state, sent).await.map_err(Trouble::File)?;
    let words = understood.words(state);
    let now = state.now();
    let request = understood.request(state, &caller.person.name, &now);
    let outcome = state
        .register()
        .import_aligned(request, &|before, after| intake::aligned(before, after, &words))
        .await
        .map_err(Trouble::Register)?;
    Ok(report(frame, file, &understood, &outcome))
}

fn report(frame: &Frame, file: String, understood: &Understood, outcome: &ImportOutcome) -> Report {
    let Understood { text, title, document, extraction } = understood;
    let asks = |outcome: &Outcome| matches!(outcome, Outcome::Commitments { .. });
    let asking = extraction.readings.iter().filter(|one| asks(&one.outcome)).count() as u64;
    let doubtful = extraction.commitments().filter(|one| !one.doubts.is_empty()).count() as u64;
    let edition = outcome.edition();
    let name = match outcome {
        ImportOutcome::New { .. } => "new",
        ImportOutcome::Unchanged { .. } => "unchanged",
        ImportOutcome::Reread(_) => "reread",
        ImportOutcome::NewLanguage { .. } => "language",
        ImportOutcome::NewEdition { .. } => "edition",
    };
    let language = document.language.language;
    let reading_href = link::reading(text, Some(edition));
    Report {
        outcome: frame.t(&format!("import-outcome-{name}")),
        file,
        title: title.clone(),
        language: frame.t(&language.message()),
        code: language,
        direction: language.direction().as_html(),
        edition: edition.to_string(),
        provisions: document.provisions.len() as u64,
        asking,
        items: extraction.commitments().count() as u64,
        doubtful,
        changes: changes(frame, outcome),
        notices: notices(document, frame),
        look: look(document, understood, &reading_href),
        review_href: link::review(text, None),
        languages_href: matches!(outcome, ImportOutcome::NewLanguage { .. })
            .then(|| link::languages(text)),
        succession_href: matches!(outcome, ImportOutcome::NewEdition { .. })
            .then(|| link::succession(text)),
        reading_href,
    }
}

/// What the import did to items, in numbers.
fn changes(frame: &Frame, outcome: &ImportOutcome) -> Vec<Words> {
    let count = |id: &str, count: usize| (count > 0).then(|| frame.count(id, &(count as u64)));
    let changed = |all: &[Reworded]| all.len();
    let counted = match outcome {
        ImportOutcome::New { items, .. } => vec![count("import-added", items.len())],
        ImportOutcome::Unchanged { .. } => Vec::new(),
        ImportOutcome::Reread(reread) => vec![
            count("import-added", reread.added.len()),
            count("import-kept", reread.kept),
            count("import-reworded", changed(&reread.reread)),
            count("import-left", changed(&reread.left)),
            count("import-dropped", reread.dropped.len()),
            count("import-differences", reread.differences.len()),
        ],
        ImportOutcome::NewLanguage { agreeing, differences, .. } => vec![
            count("import-agreeing", agreeing.len()),
            count("import-differences", differences.len()),
        ],
        ImportOutcome::NewEdition { added, kept, reworded, dropped, .. } => vec![
            count("import-added", added.len()),
            count("import-kept", kept.len()),
            count("import-reworded", changed(reworded)),
            count("import-dropped", dropped.len()),
        ],
    };
    counted.into_iter().flatten().collect()
}

/// Operative words that gave nothing and that a person should look at.
fn look(document: &Document, understood: &Understood, page: &str) -> Vec<(String, String)> {
    let unread = |reason: &ResidueReason| {
        matches!(reason, ResidueReason::NoOperativeVerb | ResidueReason::Unplaced)
    };
    let readings = understood.extraction.readings.iter();
    let left = readings.filter(
        |reading| matches!(&reading.outcome, Outcome::NothingAsked { reason } if unread(reason)),
    );
    left.filter(|reading| document.provision(&reading.provision).is_some())
        .take(MOST_PLACES)
        .map(|reading| {
            let anchor = link::encode(&link::provision_anchor(&reading.provision));
            (format!("{page}#{anchor}"), reading.provision.to_string())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_an_id_of_its_latin_letters() {
        for (title, id) in [
            ("Resolution 2 (Rev. Geneva, 2026)", Some("resolution-2-rev-geneva-2026")),
            ("第2号决议", Some("2")),
            ("قرار", None),
            ("  --  ", None),
        ] {
            assert_eq!(id_of_title(title).as_deref(), id, "{title}");
        }
    }
}
