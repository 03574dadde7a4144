//! One body: all that it must do, all in which it takes part, all that is reported to it.

use actum_model::{Body, BodyId, Language};
use actum_register::SheetEntry;
use askama::Template;
use axum::extract::{Path, State};

use crate::WebState;
use crate::basis::Shower;
use crate::content::Content;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::pages::register::query::View;
use crate::row::Row;
use crate::vocabulary::Named;

#[derive(Template)]
#[template(path = "body.html")]
struct BodyTemplate {
    frame: Frame,
    id: String,
    name: String,
    name_language: Option<Language>,
    short: Option<String>,
    kind: Words,
    period: Option<String>,
    unverified: bool,
    source: String,
    /// The bodies above it, outermost first.
    ancestors: Vec<BodyLink>,
    parts: Vec<BodyLink>,
    members: Vec<BodyLink>,
    collectives: Vec<BodyLink>,
    predecessors: Vec<BodyLink>,
    successors: Vec<BodyLink>,
    reports_to: Option<BodyLink>,
    names: Vec<NameLine>,
    lists: Vec<List>,
    register_href: String,
    /// What it must do, in the other views of the register.
    views: Vec<(Words, String)>,
}

/// A link to a body.
struct BodyLink {
    name: String,
    href: String,
}

/// The names of the body in one language.
struct NameLine {
    language: Language,
    label: Words,
    name: String,
    short: Vec<String>,
}

/// One of the lists of the sheet.
struct List {
    anchor: &'static str,
    heading: Words,
    about: Words,
    entries: Vec<Entry>,
    inferred: bool,
}

/// An item on the sheet.
struct Entry {
    row: Row,
    /// The collective through which it concerns the body.
    through: Option<String>,
}

/// `GET /bodies/{id}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &BodyId::new(id)).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader, id: &BodyId) -> Result<BodyTemplate, PageError> {
    let frame = Frame::new(reader, Section::Bodies);
    let sheet = state.register().body_sheet(id).await?;
    let (body, collectives, lists) = match sheet {
        Some(sheet) => {
            let all = [&sheet.owned, &sheet.partner, &sheet.reported, &sheet.proposed];
            let items = all.into_iter().flatten().map(|entry| &entry.item);
            let content = Content::of(state.register(), &frame, items).await?;
            let list = |anchor, message: &str, entries: &[SheetEntry], inferred| List {
                anchor,
                heading: frame.t(message),
                about: frame.t(&format!("{message}-about")),
                entries: entries
                    .iter()
                    .map(|entry| shown(state, &frame, entry, &content))
                    .collect(),
                inferred,
            };
            let lists = vec![
                list("must", "body-owned", &sheet.owned, false),
                list("part", "body-partner", &sheet.partner, false),
                list("reported", "body-reported", &sheet.reported, false),
                list("proposed", "body-proposed", &sheet.proposed, true),
            ];
            (sheet.body, sheet.collectives, lists)
        }
        // The packs know bodies that the register has not recorded yet.
        None => match state.body(id) {
            Some(body) => (body.clone(), Vec::new(), Vec::new()),
            None => return Err(PageError::Missing { kind: "body", id: id.to_string() }),
        },
    };
    let shower = Shower { state, frame: &frame, language: None };
    let to = |id: &BodyId| BodyLink { name: shower.body_name(id).0, href: link::body(id) };
    let bodies = &state.packs().bodies;
    let (name, name_language) = body.display_name(frame.language());
    let short = body.short_name(frame.language());
    let own = [("body", id.as_str()), ("role", "owner")];
    let views = [View::Timeline, View::Board, View::Load]
        .map(|view| (frame.t(view.message()), link::with_query(view.path(), own)))
        .into();
    let register_href = link::with_query(link::REGISTER, [("body", id.as_str())]);
    Ok(BodyTemplate {
        id: id.to_string(),
        short: (short != name).then(|| short.to_owned()),
        name: name.to_owned(),
        name_language: name_language.filter(|language| *language != frame.language()),
        kind: frame.t(&body.kind.message()),
        period: frame.messages().period(body.valid),
        unverified: !body.verified,
        source: body.source.clone(),
        ancestors: ancestors(state, &body).iter().map(to).collect(),
        parts: bodies
            .iter()
            .filter(|part| part.parent.as_ref() == Some(id))
            .map(|part| to(&part.id))
            .collect(),
        members: body.members.iter().map(to).collect(),
        collectives: collectives.iter().map(|collective| to(&collective.id)).collect(),
        predecessors: body.predecessors.iter().map(to).collect(),
        successors: bodies
            .iter()
            .filter(|other| other.predecessors.contains(id))
            .map(|other| to(&other.id))
            .collect(),
        reports_to: body.reports_to.as_ref().map(to),
        names: Language::ALL
            .into_iter()
            .filter_map(|language| {
                let names = body.names.get(&language)?;
                Some(NameLine {
                    language,
                    label: frame.t(&language.message()),
                    name: names.name.clone(),
                    short: names.short.clone(),
                })
            })
            .collect(),
        lists,
        register_href,
        views,
        frame,
    })
}

fn shown(state: &WebState, frame: &Frame, entry: &SheetEntry, content: &Content) -> Entry {
    let shower = Shower { state, frame, language: None };
    Entry {
        row: Row::new(state, frame, &entry.item, content),
        through: entry.through.as_ref().map(|id| shower.body_name(id).0),
    }
}

/// The bodies above `body`, outermost first.
fn ancestors(state: &WebState, body: &Body) -> Vec<BodyId> {
    let mut line: Vec<BodyId> = Vec::new();
    let mut next = body.parent.clone();
    while let Some(id) = next {
        // A pack might make a body its own ancestor.
        if id == body.id || line.contains(&id) {
            break;
        }
        next = state.body(&id).and_then(|parent| parent.parent.clone());
        line.push(id);
    }
    line.reverse();
    line
}
