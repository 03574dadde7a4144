//! The stylesheet, the scripts, the icon, and the sign of life.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// One sheet for all pages, kept in parts by what they dress; later parts may override earlier
/// ones, so their order counts.
const STYLES: &str = concat!(
    include_str!("../assets/styles/fonts.css"),
    include_str!("../assets/styles/ground.css"),
    include_str!("../assets/styles/register.css"),
    include_str!("../assets/styles/reading.css"),
    include_str!("../assets/styles/lists.css"),
    include_str!("../assets/styles/search.css"),
    include_str!("../assets/styles/desk.css"),
    include_str!("../assets/styles/administration.css"),
    include_str!("../assets/styles/views.css"),
    include_str!("../assets/styles/days.css"),
    include_str!("../assets/styles/media.css"),
);

/// Which file holds which Chinese characters: as long as all other sheets together, so only pages
/// in Chinese ask for it.
const CHINESE_FACES: &str = include_str!("../assets/styles/fonts-zh.css");
const ICON: &str = include_str!("../assets/actum.svg");

/// The scripts: plain modules that make pages quicker and that no page needs. They stand under one
/// address with one version, so that one may import another by its name.
const SCRIPTS: &[(&str, &str)] = &[
    ("board.js", include_str!("../assets/scripts/board.js")),
    ("day.js", include_str!("../assets/scripts/day.js")),
    ("keys.js", include_str!("../assets/scripts/keys.js")),
    ("mention.js", include_str!("../assets/scripts/mention.js")),
    ("page.js", include_str!("../assets/scripts/page.js")),
    ("print.js", include_str!("../assets/scripts/print.js")),
    ("review.js", include_str!("../assets/scripts/review.js")),
    ("swap.js", include_str!("../assets/scripts/swap.js")),
    ("timeline.js", include_str!("../assets/scripts/timeline.js")),
];

/// The sheet as browsers get it: without comments and indentation, a sixth of it.
static STYLESHEET: LazyLock<String> = LazyLock::new(|| lean(STYLES));

/// A stylesheet without comments, blank lines and indentation. Line breaks stay: they are spaces.
fn lean(styles: &str) -> String {
    let mut bare = String::with_capacity(styles.len());
    for (place, part) in styles.split("/*").enumerate() {
        // Before the first comment there is none that ends.
        let words = if place == 0 { Some(part) } else { part.split_once("*/").map(|two| two.1) };
        bare.push_str(words.unwrap_or_default());
    }
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

const FOR_GOOD: &str = "public, max-age=31536000, immutable";

static ADDRESS: LazyLock<String> =
    LazyLock::new(|| format!("/assets/actum.css?v={}", version([STYLESHEET.as_str()])));

static CHINESE_ADDRESS: LazyLock<String> =
    LazyLock::new(|| format!("/assets/chinese.css?v={}", version([CHINESE_FACES])));

static SCRIPTS_VERSION: LazyLock<String> =
    LazyLock::new(|| version(SCRIPTS.iter().flat_map(|(name, script)| [*name, *script])));

/// Twelve digits that change with the content.
fn version<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The address of the stylesheet; it changes with its content, so that browsers may keep it.
pub(crate) fn stylesheet_address() -> &'static str {
    &ADDRESS
}

/// The address of a script; it changes with the content of any of them.
pub(crate) fn script_address(name: &str) -> String {
    format!("/assets/scripts/{}/{name}", *SCRIPTS_VERSION)
}

/// `GET /assets/scripts/{version}/{name}`: a page of an earlier program asks for its own version and
/// gets what there is, not to be kept.
pub(crate) async fn script(Path((version, name)): Path<(String, String)>) -> Response {
    let Some((_, script)) = SCRIPTS.iter().find(|(known, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let keep = if version == *SCRIPTS_VERSION { FOR_GOOD } else { "no-cache" };
    let kind = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, keep)], *script).into_response()
}

/// The address of the sheet of Chinese faces.
pub(crate) fn chinese_faces_address() -> &'static str {
    &CHINESE_ADDRESS
}

pub(crate) async fn stylesheet() -> impl IntoResponse {
    sheet(&STYLESHEET)
}

pub(crate) async fn chinese_faces() -> impl IntoResponse {
    sheet(CHINESE_FACES)
}

fn sheet(content: &'static str) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, FOR_GOOD)],
        content,
    )
}

pub(crate) async fn icon() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")],
        ICON,
    )
}

/// Answers as long as the process serves pages; it does not look into the register.
pub(crate) async fn health() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n")
}
