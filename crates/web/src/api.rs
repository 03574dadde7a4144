//! The REST API under `/api/v1`: everything the pages can do, for programs.
//!
//! One file a resource. A call is described where it is written (`#[utoipa::path]`), and is
//! registered from that description, so that the OpenAPI document and the routes cannot differ.
//! `docs/formats/api.md` tells the rules that hold for all of them.

mod account;
mod asker;
mod bodies;
mod body;
mod changes;
mod cursor;
mod described;
mod difference;
mod drafts;
mod events;
mod evidence;
mod feed;
mod filters;
mod import;
mod index;
mod items;
mod jobs;
mod mail;
mod occasions;
mod parameters;
mod people;
pub(crate) mod problem;
mod refusal;
mod reports;
mod search;
mod specification;
mod status;
mod stream;
mod texts;
mod view;
mod webhooks;
mod workbooks;
mod workflows;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::WebState;

pub use specification::specification;

/// Where the interface begins.
pub(crate) const ROOT: &str = "/api/v1";

/// The calls with their descriptions.
fn described() -> OpenApiRouter<WebState> {
    let calls = OpenApiRouter::with_openapi(specification::head())
        .routes(routes!(index::show))
        .routes(routes!(texts::list, import::bring_in))
        .routes(routes!(texts::show))
        .routes(routes!(texts::edition))
        .routes(routes!(texts::reading))
        .routes(routes!(texts::provisions))
        .routes(routes!(texts::provision))
        .routes(routes!(texts::languages))
        .routes(routes!(texts::audit))
        .routes(routes!(texts::successions))
        .routes(routes!(texts::succession))
        .routes(routes!(reports::succession))
        .routes(routes!(workflows::of_text, workflows::choose))
        .routes(routes!(items::list))
        .routes(routes!(items::show))
        .routes(routes!(items::clauses))
        .routes(routes!(items::history))
        .routes(routes!(items::records))
        .routes(routes!(items::related))
        .routes(routes!(changes::one))
        .routes(routes!(changes::many))
        .routes(routes!(changes::preview))
        .routes(routes!(evidence::list, evidence::attach))
        .routes(routes!(evidence::file))
        .routes(routes!(bodies::list))
        .routes(routes!(bodies::show))
        .routes(routes!(occasions::list))
        .routes(routes!(occasions::change))
        .routes(routes!(workflows::list))
        .routes(routes!(search::search))
        .routes(routes!(reports::action_plan))
        .routes(routes!(workbooks::bring))
        .routes(routes!(events::list))
        .routes(routes!(events::stream))
        .routes(routes!(events::export))
        .routes(routes!(feed::whole))
        .routes(routes!(feed::of_text))
        .routes(routes!(feed::of_body))
        .routes(routes!(feed::of_item))
        .routes(routes!(status::statistics))
        .routes(routes!(status::check))
        .routes(routes!(status::review))
        .routes(routes!(difference::show))
        .routes(routes!(people::list, people::add))
        .routes(routes!(people::show))
        .routes(routes!(people::change))
        .routes(routes!(people::link))
        .routes(routes!(people::tokens))
        .routes(routes!(people::revoke))
        .routes(routes!(people::access))
        .routes(routes!(account::show))
        .routes(routes!(account::tokens, account::make_token))
        .routes(routes!(account::revoke_token))
        .routes(routes!(account::sessions, account::end_sessions))
        .routes(routes!(account::end_session))
        .routes(routes!(account::password))
        .routes(routes!(account::calendar, account::make_calendar, account::revoke_calendar))
        .routes(routes!(mail::show, mail::choose))
        .routes(routes!(mail::letters))
        .routes(routes!(mail::preview))
        .routes(routes!(jobs::list))
        .routes(routes!(jobs::show, jobs::remove))
        .routes(routes!(jobs::retry))
        .routes(routes!(drafts::list))
        .routes(routes!(drafts::show))
        .routes(routes!(drafts::take))
        .routes(routes!(webhooks::list, webhooks::define))
        .routes(routes!(webhooks::show, webhooks::update, webhooks::remove))
        .routes(routes!(webhooks::renew))
        .routes(routes!(webhooks::messages))
        .routes(routes!(webhooks::retry));
    // Bodies have limits of their own, by what they are.
    OpenApiRouter::new().nest(ROOT, calls.layer(DefaultBodyLimit::disable()))
}

/// The routes of the interface.
pub(crate) fn router() -> Router<WebState> {
    let (router, _) = described().split_for_parts();
    router
        .route("/api/v1/openapi.json", axum::routing::get(specification::document))
        .route("/api", axum::routing::get(index::page))
}
