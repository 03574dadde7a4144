//! A text brought in, and what was understood of it.

use actum_model::{Commitment, EditionId, ItemId, Language, Notice, TextId};
use actum_register::{
    Deed, Difference, ImportOutcome, LARGEST_EVIDENCE, Reread, Reworded, Saying, SuccessionReport,
};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::asker::Asker;
use super::body::{digest, media_type, whole};
use super::changes::{Making, made, marked};
use super::described;
use super::parameters::Parameters;
use super::problem::{Kind, Problem};
use super::texts::Disagreement;
use super::view::json;
use crate::WebState;
use crate::intake::{self, IntakeError, Sent};
use crate::locale::Reader;

/// The longest value of a field beside the file, in bytes.
const LONGEST_FIELD: usize = 2000;

/// A text as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes a form")]
pub(super) struct TextForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Id of the text of which it is an edition; made from the name of the file when left out.
    text: Option<String>,
    /// What the text is called; its own title when left out.
    title: Option<String>,
    /// Its language; told from its words when left out.
    #[schema(value_type = Option<described::Language>)]
    language: Option<String>,
    /// Its encoding; told from its bytes when left out.
    encoding: Option<String>,
    /// The occasion at which it was adopted, by id or name.
    occasion: Option<String>,
}

/// What was understood of a text, and what came of it.
#[derive(Serialize, ToSchema)]
pub(super) struct ImportReport {
    /// The text.
    #[schema(value_type = String)]
    text: TextId,
    /// What it is called.
    title: String,
    /// The edition that holds it.
    #[schema(value_type = String)]
    edition: EditionId,
    /// What it is to the register: `new` when the text was not there, `unchanged` when the same
    /// words were, `reread` when they are now understood otherwise, `new_language`, `new_edition`.
    #[schema(value_type = Outcome)]
    outcome: &'static str,
    /// The edition that it follows.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<EditionId>,
    /// Items that are new.
    #[schema(value_type = Vec<String>)]
    added: Vec<ItemId>,
    /// How many items say the same as before, or the same as in the other language.
    kept: usize,
    /// Items that say something else now.
    reworded: Vec<ItemReworded>,
    /// Items that a person confirmed and that stay as they are, though they are now read otherwise.
    left: Vec<ItemReworded>,
    /// Items that it no longer holds: they are overtaken, not lost.
    #[schema(value_type = Vec<String>)]
    dropped: Vec<ItemId>,
    /// Where an edition in another language says something else than the items.
    #[schema(value_type = Vec<Disagreement>)]
    differences: Vec<Difference>,
    /// What would become of each item, for a later edition that is only looked at.
    #[schema(value_type = Option<described::Succession>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    succession: Option<SuccessionReport>,
    /// What was understood.
    understood: Understanding,
}

/// What an import is to the register.
#[derive(ToSchema)]
#[schema(as = ImportOutcome, rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a value")]
pub(super) enum Outcome {
    New,
    Unchanged,
    Reread,
    NewLanguage,
    NewEdition,
}

/// An item that says something else.
#[derive(Serialize, ToSchema)]
struct ItemReworded {
    /// The item.
    #[schema(value_type = String)]
    item: ItemId,
    /// Likeness of the acts before and after, 0 to 1.
    similarity: f32,
    /// The fields that changed; none when only places, grounds or confidence did.
    changed: Vec<String>,
}

impl From<Reworded> for ItemReworded {
    fn from(reworded: Reworded) -> Self {
        let Reworded { item, similarity, changed } = reworded;
        Self { item, similarity, changed }
    }
}

/// What was understood of a text.
#[derive(Serialize, ToSchema)]
struct Understanding {
    /// Its language.
    #[schema(value_type = described::Language)]
    language: Language,
    /// Provisions read.
    provisions: usize,
    /// What is asked of whom, in the order of the text.
    #[schema(value_type = Vec<described::Commitment>)]
    commitments: Vec<Commitment>,
    /// What the reader of the file wants said.
    notices: Vec<NoticeOfReader>,
}

/// Something that the reader of a file wants said.
#[derive(Serialize, ToSchema)]
struct NoticeOfReader {
    /// `information` or `warning`.
    level: String,
    /// A code that stays.
    code: String,
    /// In English.
    message: String,
}

impl From<&Notice> for NoticeOfReader {
    fn from(notice: &Notice) -> Self {
        let level = serde_json::to_value(notice.level).ok();
        let level = level.and_then(|level| level.as_str().map(str::to_owned)).unwrap_or_default();
        Self { level, code: notice.code.clone(), message: notice.message.clone() }
    }
}

/// Brings a text in: a new one, a later edition, or another language of one that is there.
///
/// Its bytes are the body, with what is said about it in the address; or all of it is a form.
/// Word, OpenDocument, PDF, HTML, Akoma Ntoso and plain text are told by their content. With
/// `preview` it is said what was understood and what would come of it, and nothing is stored.
#[utoipa::path(
    post,
    path = "/texts",
    tag = "texts",
    operation_id = "importText",
    params(
        ("name" = Option<String>, Query, description = "Name of the file; needed when the body is the file itself.", max_length = 200),
        ("text" = Option<String>, Query, description = "Id of the text; made from the name when left out.", max_length = 200),
        ("title" = Option<String>, Query, description = "What the text is called; its own title when left out.", max_length = 500),
        ("language" = Option<described::Language>, Query, description = "Its language; told from its words when left out."),
        ("encoding" = Option<String>, Query, description = "Its encoding; told from its bytes when left out.", max_length = 40),
        ("occasion" = Option<String>, Query, description = "The occasion at which it was adopted, by id or name.", max_length = 200),
        ("preview" = Option<bool>, Query, description = "Only say what would become of it."),
        ("Idempotency-Key" = Option<String>, Header, description = "A name for this request: repeated within 24 hours it is made once.", max_length = 200)
    ),
    request_body(content((Vec<u8> = "application/octet-stream"), (TextForm = "multipart/form-data"))),
    responses(
        (status = 200, description = "Nothing new was stored, or it was only looked at.", body = ImportReport),
        (status = 201, description = "Stored as an edition.", body = ImportReport)
    )
)]
pub(super) async fn bring_in(
    State(state): State<WebState>,
    asker: Asker,
    reader: Reader,
    request: Request,
) -> Result<Response, Problem> {
    asker.require(Deed::Import)?;
    let mut parameters = Parameters::of(&reader);
    let language = |code: &str| code.parse::<Language>().ok();
    let mut sent = Sent {
        name: parameters.one("name")?.unwrap_or_default(),
        text: parameters.one("text")?,
        title: parameters.one("title")?,
        language: parameters.read("language", "ar, en, es, fr, ru, zh", language)?,
        encoding: parameters.one("encoding")?,
        occasion: parameters.one("occasion")?,
        ..Sent::default()
    };
    let preview = parameters.flag("preview")?;
    parameters.end()?;
    let making = Making::read(&state, asker, request.headers())?;
    let kind = media_type(request.headers());
    // Not what a page of another site can send without asking first (CORS: simple requests), but
    // for a form, of which browsers say where it comes from.
    if ["", "text/plain", "application/x-www-form-urlencoded"].contains(&kind.as_str()) {
        return Err(Problem::new(Kind::UnsupportedType)
            .said("api-send-form")
            .member("given", kind));
    }
    if kind == "multipart/form-data" {
        sent = of_form(sent, request).await?;
    } else {
        sent.bytes = whole(request.into_body(), LARGEST_EVIDENCE).await?.to_vec();
    }
    if sent.name.trim().is_empty() {
        return Err(Problem::parameter("name", "", Saying::of("api-file-name")));
    }
    let said = [&sent.text, &sent.title, &sent.encoding, &sent.occasion];
    let said = said.map(|value| value.clone().unwrap_or_default()).join("\n");
    let language = sent.language.map(Language::code).unwrap_or_default();
    let asked = ["POST texts", &sent.name, &said, language, &digest(&sent.bytes)];
    let asked = digest(asked.join("\n").as_bytes());
    let understood = intake::understand(&state, sent).await?;
    let words = understood.words(&state);
    let aligner: &actum_register::Aligner<'_> =
        &|before, after| intake::aligned(before, after, &words);
    let request = understood.request(&state, &making.person.name, &making.now);
    if preview {
        let foreseen = state.register().preview_import(request, aligner).await?;
        let report = report(&understood, foreseen.outcome, foreseen.succession);
        return json(StatusCode::OK, &report);
    }
    let once = making.once(&asked);
    let imported = state.register().import_once(request, aligner, once.as_ref()).await?;
    let (outcome, before) = made(imported)?;
    let status = match outcome {
        ImportOutcome::Unchanged { .. } | ImportOutcome::Reread(_) => StatusCode::OK,
        ImportOutcome::New { .. }
        | ImportOutcome::NewLanguage { .. }
        | ImportOutcome::NewEdition { .. } => StatusCode::CREATED,
    };
    let report = report(&understood, outcome, None);
    let mut answer = json(status, &report)?;
    if status == StatusCode::CREATED
        && let Some(place) = place(&report.edition)
    {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    Ok(marked(answer, before))
}

/// Where an edition is found: its id is `text/language/number`.
fn place(edition: &EditionId) -> Option<HeaderValue> {
    let mut parts = edition.as_str().rsplitn(3, '/');
    let (number, language, text) = (parts.next()?, parts.next()?, parts.next()?);
    let text = crate::link::encode(text);
    let root = super::ROOT;
    HeaderValue::from_str(&format!("{root}/texts/{text}/editions/{language}/{number}")).ok()
}

/// What a form says, in the place of what the address says.
async fn of_form(mut sent: Sent, request: Request) -> Result<Sent, Problem> {
    let (parts, body) = request.into_parts();
    // All of it is bounded before it is taken apart.
    let bytes = whole(body, LARGEST_EVIDENCE + 64 * 1024).await?;
    let request = Request::from_parts(parts, Body::from(bytes));
    let broken =
        |cause: String| Problem::new(Kind::BrokenBody).said("api-form-broken").cause(cause);
    let mut form =
        Multipart::from_request(request, &()).await.map_err(|error| broken(error.body_text()))?;
    let mut found = false;
    while let Some(part) = form.next_field().await.map_err(|error| broken(error.body_text()))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| broken(error.body_text()))?;
        if name == "file" {
            if let Some(file) = file.filter(|file| !file.trim().is_empty()) {
                sent.name = file;
            }
            sent.bytes = bytes.to_vec();
            found = true;
            continue;
        }
        let unprocessable = |saying| Problem::new(Kind::Unprocessable).saying(saying);
        let value = String::from_utf8(bytes.to_vec())
            .ok()
            .filter(|value| value.len() <= LONGEST_FIELD && !value.chars().any(char::is_control));
        let long = || {
            let bounds = Saying::of("api-form-field").words("name", &name.escape_debug());
            unprocessable(bounds.words("most", &LONGEST_FIELD))
        };
        let value = value.ok_or_else(long)?.trim().to_owned();
        let given = Some(value.clone()).filter(|value| !value.is_empty());
        match name.as_str() {
            "text" => sent.text = given,
            "title" => sent.title = given,
            "encoding" => sent.encoding = given,
            "occasion" => sent.occasion = given,
            "language" if given.is_none() => {}
            "language" => {
                let unknown = || {
                    let saying = Saying::of("api-form-language").words("value", &value);
                    unprocessable(saying.words("known", &"ar, en, es, fr, ru, zh"))
                };
                sent.language = Some(value.parse().map_err(|_| unknown())?);
            }
            other => {
                let saying = Saying::of("api-form-unknown").words("name", &other.escape_debug());
                let known = "file, text, title, language, encoding, occasion";
                return Err(unprocessable(saying.words("known", &known)));
            }
        }
    }
    if !found {
        return Err(Problem::new(Kind::Unprocessable).said("api-no-file"));
    }
    Ok(sent)
}

fn report(
    understood: &intake::Understood,
    outcome: ImportOutcome,
    succession: Option<SuccessionReport>,
) -> ImportReport {
    let document = &understood.document;
    let mut report = ImportReport {
        text: understood.text.clone(),
        title: understood.title.clone(),
        edition: outcome.edition().clone(),
        outcome: "unchanged",
        previous: None,
        added: Vec::new(),
        kept: 0,
        reworded: Vec::new(),
        left: Vec::new(),
        dropped: Vec::new(),
        differences: Vec::new(),
        succession,
        understood: Understanding {
            language: document.language.language,
            provisions: document.provisions.len(),
            commitments: understood.extraction.commitments().cloned().collect(),
            notices: document.notices.iter().map(NoticeOfReader::from).collect(),
        },
    };
    let changed = |all: Vec<Reworded>| all.into_iter().map(ItemReworded::from).collect();
    match outcome {
        ImportOutcome::New { items, .. } => {
            report.outcome = "new";
            report.added = items;
        }
        ImportOutcome::Unchanged { .. } => {}
        ImportOutcome::Reread(reread) => {
            let Reread { added, kept, reread, left, dropped, differences, .. } = reread;
            report.outcome = "reread";
            (report.added, report.kept, report.dropped) = (added, kept, dropped);
            (report.reworded, report.left) = (changed(reread), changed(left));
            report.differences = differences;
        }
        ImportOutcome::NewLanguage { previous, agreeing, differences, .. } => {
            report.outcome = "new_language";
            (report.previous, report.kept) = (previous, agreeing.len());
            report.differences = differences;
        }
        ImportOutcome::NewEdition { previous, added, kept, reworded, dropped, .. } => {
            report.outcome = "new_edition";
            (report.previous, report.kept) = (Some(previous), kept.len());
            (report.added, report.dropped) = (added, dropped);
            report.reworded = changed(reworded);
        }
    }
    report
}

impl From<IntakeError> for Problem {
    fn from(error: IntakeError) -> Self {
        let said = error.to_string();
        match error {
            IntakeError::Read(ref read) => Problem::new(Kind::BadText)
                .saying(Saying::of(error.message()).words("file", &read.file()))
                .cause(&said)
                .member("reason", read.code()),
            IntakeError::TextId(id) => Problem::parameter("text", &id, Saying::of("api-text-id")),
            IntakeError::Occasion(name) => Problem::missing("occasion", name),
            IntakeError::Packs(_) | IntakeError::Broken(_) => {
                tracing::error!(error = %said, "a text could not be read: {said}");
                Problem::new(Kind::Internal)
            }
        }
    }
}
