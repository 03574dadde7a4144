//! What became of every item of a text with a later edition.

use actum_model::{EditionId, Language, TextId};
use actum_register::{Fate, SuccessionLine};
use askama::Template;
use axum::extract::{Path, State};

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;

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
    let texts = state.register().texts().await?;
    let Some(own) = texts.iter().find(|known| known.id == *text) else {
        return Err(PageError::Missing { kind: "text", id: text.to_string() });
    };
    let editions = state.register().successions(text).await?;
    let asked = reader.parameter("edition").map(EditionId::from);
    let wanted = asked.filter(|edition| editions.contains(edition));
    let wanted = wanted.or_else(|| editions.last().cloned());
    let report = match &wanted {
        Some(edition) => state.register().succession(edition).await?,
        None => None,
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
        frame,
    })
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
