//! Atom feeds (RFC 4287) of what happens: in all, to a text, to a body's items, to one item.

use actum_model::{BodyId, ItemId, TextId};
use actum_register::{EventRecord, FeedOf};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::problem::{Kind, Problem};
use super::view::{View, id};
use crate::basis::Shower;
use crate::frame::{Frame, Section};
use crate::link;
use crate::pages::item::history;

/// How many changes a feed tells.
const ENTRIES: u32 = 50;

/// The latest changes.
#[utoipa::path(
    get,
    path = "/feed",
    tag = "feeds",
    operation_id = "feed",
    responses((status = 200, description = "An Atom feed.", body = String, content_type = "application/atom+xml"))
)]
pub(super) async fn whole(view: View) -> Result<Response, Problem> {
    view.parameters.end()?;
    tell(&view, FeedOf::Everything, "", "/".to_owned()).await
}

/// The latest changes of a text and its items.
#[utoipa::path(
    get,
    path = "/texts/{text}/feed",
    tag = "feeds",
    operation_id = "textFeed",
    params(("text" = String, Path, description = "Id of the text.")),
    responses((status = 200, description = "An Atom feed.", body = String, content_type = "application/atom+xml"))
)]
pub(super) async fn of_text(view: View, Path(text): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let text: TextId = id("text", text)?;
    let editions = view.register.editions(&text).await?;
    let Some(first) = editions.first() else { return Err(Problem::missing("text", text)) };
    let page = link::reading(&text, None);
    tell(&view, FeedOf::Text(text), &first.title, page).await
}

/// The latest changes of the items that a body owns, takes part in or is reported.
#[utoipa::path(
    get,
    path = "/bodies/{body}/feed",
    tag = "feeds",
    operation_id = "bodyFeed",
    params(("body" = String, Path, description = "Id of the body.")),
    responses((status = 200, description = "An Atom feed.", body = String, content_type = "application/atom+xml"))
)]
pub(super) async fn of_body(view: View, Path(body): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let body: BodyId = id("body", body)?;
    let bodies = view.register.body_list().await?;
    let known = bodies.into_iter().find(|one| one.id == body);
    let known = known.ok_or_else(|| Problem::missing("body", &body))?;
    let name = known.display_name(view.reader.language()).0.to_owned();
    let page = link::body(&body);
    tell(&view, FeedOf::Body(body), &name, page).await
}

/// The latest changes of an item.
#[utoipa::path(
    get,
    path = "/items/{item}/feed",
    tag = "feeds",
    operation_id = "itemFeed",
    params(("item" = String, Path, description = "Id of the item.")),
    responses((status = 200, description = "An Atom feed.", body = String, content_type = "application/atom+xml"))
)]
pub(super) async fn of_item(view: View, Path(item): Path<String>) -> Result<Response, Problem> {
    view.parameters.end()?;
    let item = super::items::find(&view, item).await?;
    let page = link::item(&item.id);
    let name = item.id.to_string();
    tell(&view, FeedOf::Item(item.id), &name, page).await
}

async fn tell(view: &View, of: FeedOf, name: &str, page: String) -> Result<Response, Problem> {
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let frame = Frame::new(&view.reader, Section::None);
    let events = view.register.latest(&of, ENTRIES).await?;
    let register = register_name(view).await?;
    let shower = Shower { state: &view.state, frame: &frame, language: None };
    let sentences = history::events(&events, &shower);
    let title = frame.plain("register-title").marked();
    let title = if name.is_empty() { title } else { format!("{title}: {name}") };
    let own = match &of {
        FeedOf::Everything => "feed".to_owned(),
        FeedOf::Text(text) => format!("text:{}", link::encode(text.as_str())),
        FeedOf::Body(body) => format!("body:{}", link::encode(body.as_str())),
        FeedOf::Item(item) => format!("item:{}", link::encode(item.as_str())),
    };
    let updated = match events.first() {
        Some(event) => moment(&event.at)?,
        // A register without events has not been written to since time began.
        None => moment("1970-01-01T00:00:00Z")?,
    };
    let mut entries = Vec::with_capacity(events.len());
    for (event, sentence) in events.iter().zip(sentences) {
        let about = about(event);
        entries.push(Entry {
            id: format!("{register}:event:{}", event.seq),
            title: plain(&format!("{}: {}", event.subject, sentence.what.0.marked())),
            updated: moment(&event.at)?,
            published: Some(moment(&event.at)?),
            authors: vec![Person { name: event.actor.clone(), ..Person::default() }],
            links: about.into_iter().map(|href| to(href, "alternate", "text/html")).collect(),
            content: Some(Content {
                content_type: Some("text".to_owned()),
                value: Some(sentence.what.0.marked()),
                ..Content::default()
            }),
            ..Entry::default()
        });
    }
    let feed = Feed {
        id: format!("{register}:{own}"),
        title: plain(&title),
        updated,
        lang: Some(view.reader.language().code().to_owned()),
        authors: vec![Person { name: "Actum".to_owned(), ..Person::default() }],
        generator: Some(Generator { value: "Actum".to_owned(), ..Generator::default() }),
        links: vec![
            to(view.reader.path.clone(), "self", "application/atom+xml"),
            to(page, "alternate", "text/html"),
        ],
        entries,
        ..Feed::default()
    };
    let kind = HeaderValue::from_static("application/atom+xml");
    let body = (StatusCode::OK, [(header::CONTENT_TYPE, kind)], feed.to_string());
    Ok(view.whole(body.into_response()))
}

/// A name for the register that stays with it wherever it is served: by its first event.
async fn register_name(view: &View) -> Result<String, Problem> {
    let first = view.state.register().events(0, 1).await?;
    let words = first.first().map_or_else(String::new, |event| {
        format!("{} {} {} {}", event.at, event.actor, event.kind, event.payload)
    });
    let digest = Sha256::digest(words.as_bytes());
    let short: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("urn:actum:{short}"))
}

/// The page about what an event is about.
fn about(event: &EventRecord) -> Option<String> {
    if event.subject.contains(':') {
        return Some(link::item(&ItemId::new(event.subject.as_str())));
    }
    let text = event.subject.split('/').next().unwrap_or_default();
    Some(link::reading(&TextId::new(text), None)).filter(|_| !text.is_empty())
}

fn moment(at: &str) -> Result<FixedDateTime, Problem> {
    at.parse().map_err(|_| {
        tracing::error!(%at, "an event has a time that cannot be read: {at}");
        Problem::new(Kind::Internal)
    })
}

/// Words without what XML cannot hold.
fn plain(words: &str) -> Text {
    let allowed = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    Text::plain(words.chars().filter(allowed).collect::<String>())
}

fn to(href: String, rel: &str, kind: &str) -> Link {
    Link { href, rel: rel.to_owned(), mime_type: Some(kind.to_owned()), ..Link::default() }
}
