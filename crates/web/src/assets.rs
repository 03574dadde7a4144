//! The stylesheet, the icon, and the sign of life.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;
use sha2::{Digest, Sha256};

/// One sheet for all pages, kept in parts by what they dress; later parts may override earlier
/// ones, so their order counts.
const STYLESHEET: &str = concat!(
    include_str!("../assets/styles/ground.css"),
    include_str!("../assets/styles/register.css"),
    include_str!("../assets/styles/reading.css"),
    include_str!("../assets/styles/lists.css"),
    include_str!("../assets/styles/search.css"),
    include_str!("../assets/styles/media.css"),
);
const ICON: &str = include_str!("../assets/actum.svg");

static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    let digest = Sha256::digest(STYLESHEET.as_bytes());
    let version: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("/assets/actum.css?v={version}")
});

/// The address of the stylesheet; it changes with its content, so that browsers may keep it.
pub(crate) fn stylesheet_address() -> &'static str {
    &ADDRESS
}

pub(crate) async fn stylesheet() -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, "text/css; charset=utf-8"),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ],
        STYLESHEET,
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
