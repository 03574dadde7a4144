//! What became of every item of a text with a later edition.

use actum_model::{EditionId, Language, TextId};
use actum_register::{Fate, SuccessionLine, SuccessionReport, TextSummary};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::download::{Format, house};
use crate::error::{ErrorPage, Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;
use crate::succession_file::{FORMATS, succession_file};

#[derive(Template)]
#[template(path = "succession.html")]
struct SuccessionTemplate {
    frame: Frame,
    title: String,
    language: Language,
    direction: &'static str,
    /// "m/en/2 after m/en/1"; nothing where no later edition decided about items.
    head: Option<Words>,
    /// The other later editions, each with its page.
    others: Vec<(String, String)>,
    counts: Vec<(Words, usize)>,
    lines: Vec<Line>,
    /// The same as files.
    files: Vec<(Format, String)>,
}

/// What became of one item.
struct Line {
    number: String,
    href: String,
    fate: Words,
    changed: Vec<Words>,
    before: String,
    after: String,
    others: Vec<(String, String)>,
}

/// `GET /texts/{id}/succession`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &TextId::new(id)).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    text: &TextId,
) -> Result<SuccessionTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let Found { text: own, editions, wanted, report } = find(state, reader, text).await?;
    let files = match &wanted {
        Some(edition) if report.is_some() => Format::there()
            .filter(|format| FORMATS.contains(format))
            .map(|format| (format, link::succession_file(text, edition, format.extension())))
            .collect(),
        _ => Vec::new(),
    };
    let head = report.as_ref().map(|report| {
        let values = [
            ("edition", report.edition.as_str().into()),
            ("previous", report.previous.as_str().into()),
        ];
        Words(frame.messages().text_with("succession-head", &values))
    });
    let lines = report.map(|report| report.lines).unwrap_or_default();
    let fate = |fate: Fate| frame.t(&format!("succession-{}", fate.name()));
    let counts = Fate::ALL.into_iter().map(|one| {
        let count = lines.iter().filter(|line| line.fate == one).count();
        (fate(one), count)
    });
    let others = editions.into_iter().filter(|edition| Some(edition) != wanted.as_ref());
    Ok(SuccessionTemplate {
        title: own.title.clone(),
        language: own.lead_language,
        direction: direction(Some(own.lead_language)),
        head,
        others: others
            .map(|edition| {
                let query = [("edition", edition.as_str())];
                (edition.to_string(), link::with_query(&link::succession(text), query))
            })
            .collect(),
        counts: counts.filter(|(_, count)| *count > 0).collect(),
        lines: lines.iter().map(|line| shown(line, &frame)).collect(),
        files,
        frame,
    })
}

/// A text with its later editions, the one that is asked for, and what became of its items.
struct Found {
    text: TextSummary,
    editions: Vec<EditionId>,
    wanted: Option<EditionId>,
    report: Option<SuccessionReport>,
}

async fn find(state: &WebState, reader: &Reader, text: &TextId) -> Result<Found, PageError> {
    let register = state.register();
    let missing = || PageError::Missing { kind: "text", id: text.to_string() };
    let own = register.text(text).await?.ok_or_else(missing)?;
    let editions = register.successions(text).await?;
    let asked = reader.parameter("edition").map(EditionId::from);
    let wanted = asked.filter(|edition| editions.contains(edition));
    let wanted = wanted.or_else(|| editions.last().cloned());
    let report = match &wanted {
        Some(edition) => register.succession(edition).await?,
        None => None,
    };
    Ok(Found { text: own, editions, wanted, report })
}

/// `GET /texts/{id}/succession/{file}`
pub(crate) async fn download(
    State(state): State<WebState>,
    Path((id, file)): Path<(String, String)>,
    reader: Reader,
) -> Response {
    match write(&state, &reader, &TextId::new(id), &file).await {
        Ok(response) => response,
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn write(
    state: &WebState,
    reader: &Reader,
    text: &TextId,
    file: &str,
) -> Result<Response, PageError> {
    let missing = || PageError::Missing { kind: "report", id: file.to_owned() };
    let format = file.strip_prefix("succession.").and_then(Format::from_extension);
    let format = format.filter(|format| FORMATS.contains(format)).ok_or_else(missing)?;
    let found = find(state, reader, text).await?;
    let report = found.report.ok_or_else(missing)?;
    let language = reader.language();
    let house = house(state.register(), None, format).await?;
    let written = succession_file(report, found.text, language, format, house).await;
    written.map_err(PageError::Interrupted)?.map_err(PageError::Report)
}

fn shown(line: &SuccessionLine, frame: &Frame) -> Line {
    let same = line.before == line.after;
    Line {
        number: line.item.parts().1.to_owned(),
        href: link::item(&line.item),
        fate: frame.t(&format!("succession-{}", line.fate.name())),
        changed: line
            .changed
            .iter()
            .map(|field| frame.t(&format!("field-{}", field.replace('_', "-"))))
            .collect(),
        before: line.before.clone(),
        after: if same { String::new() } else { line.after.clone() },
        others: line
            .others
            .iter()
            .map(|item| (item.parts().1.to_owned(), link::item(item)))
            .collect(),
    }
}
