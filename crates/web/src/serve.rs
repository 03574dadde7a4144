//! Routes and the server.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::patience::{Patience, Patient};
use crate::{HostPolicy, WebState, api, assets, caller, error, fonts, guard, pages};

/// How long a page may take before the reader is told that it did not come.
const PAGE_TIME: Duration = Duration::from_secs(30);

/// All pages as one router, ready to be served or tested.
pub fn router(state: WebState) -> Router {
    read_by_readers(&state)
        .merge(open_to_everybody())
        .fallback(error::not_found)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(from_fn(guard::check_size))
        .layer(from_fn_with_state(state.clone(), guard::check_request))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PAGE_TIME))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn(api::problem::tell))
        .layer(from_fn_with_state(state.clone(), guard::add_headers))
        .with_state(state)
}

/// What one has to be allowed to read the register for, at least.
fn read_by_readers(state: &WebState) -> Router<WebState> {
    Router::new()
        .route("/", get(pages::desk::show).post(pages::desk::change::change))
        .route("/register", get(pages::register::show))
        .route("/register/timeline", get(pages::register::timeline::show))
        .route(
            "/register/board",
            get(pages::register::board::show).post(pages::register::board::change),
        )
        .route("/register/load", get(pages::register::load::show))
        .route("/register/difference", get(pages::difference::show))
        .route(
            "/register/bulk",
            get(pages::register::bulk::latest::show).post(pages::register::bulk::change),
        )
        .route("/register/views", post(pages::register::saved::change))
        .route(
            "/items/{id}",
            get(pages::item::show)
                .post(pages::item::change::change)
                // A file of evidence and the fields around it.
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route("/items/{id}/print", get(pages::item::print))
        .route("/items/{id}/evidence/{evidence}", get(pages::item::change::evidence))
        .route("/bodies", get(pages::bodies::show))
        .route("/bodies/{id}", get(pages::body::show))
        .route("/occasions/calendar", get(pages::occasions::calendar::show))
        .route("/occasions/{id}/agenda", get(pages::occasions::agenda::show))
        .route("/occasions", get(pages::occasions::show).post(pages::occasion_change::change))
        .route("/texts", get(pages::texts::show))
        .route(
            "/drafts",
            get(pages::drafts::list)
                .post(pages::drafts::begin)
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route("/drafts/{id}", get(pages::drafts::show::show).post(pages::drafts::act::act))
        .route(
            "/drafts/{id}/proposals",
            post(pages::drafts::act::propose).layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route("/drafts/{id}/clauses/{key}", get(pages::drafts::clause::show))
        .route("/drafts/{id}/languages", get(pages::drafts::languages::show))
        .route("/drafts/{id}/{file}", get(pages::drafts::file::download))
        .route("/texts/{id}/reading", get(pages::reading::show))
        .route("/texts/{id}/languages", get(pages::languages::show))
        .route("/texts/{id}/audit", get(pages::audit::show))
        .route("/texts/{id}/succession", get(pages::succession::show))
        .route("/texts/{id}/succession/{file}", get(pages::succession::download))
        .route(
            "/import",
            get(pages::import::show)
                .post(pages::import::bring_in)
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route("/review", get(pages::review::queue::show))
        .route("/review/{text}", get(pages::review::show).post(pages::review::change::change))
        .route("/review/{text}/here", post(pages::review::change::here))
        .route("/search", get(pages::search::show))
        .route("/help", get(pages::help::show))
        .route("/review-report", get(pages::review_report::show))
        .route("/reports", get(pages::reports::show).post(pages::reports::issue::issue))
        .route("/reports/{file}", get(pages::reports::download))
        .route(
            "/workbook",
            get(pages::workbook::show)
                .post(pages::workbook::bring)
                // A workbook, and in the second step the same in letters.
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route(
            "/workbook/plan",
            get(pages::plan::show)
                .post(pages::plan::go_on)
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route(
            "/templates",
            get(pages::templates::show)
                .post(pages::templates::change)
                .layer(DefaultBodyLimit::max(guard::LARGEST_BODY)),
        )
        .route("/templates/file", get(pages::templates::file))
        .merge(api::router())
        .route(
            "/administration",
            get(pages::administration::show).post(pages::administration::change),
        )
        .route("/people", get(pages::people::list).post(pages::people::add))
        .route("/people/{id}", get(pages::people::show).post(pages::people::change))
        .route("/access", get(pages::access::show))
        .route("/mail", get(pages::mail::show).post(pages::mail::change))
        .route("/jobs", get(pages::jobs::show).post(pages::jobs::change))
        .route_layer(from_fn_with_state(state.clone(), caller::require_reader))
}

/// What says nothing of the register, or looks by itself who asks.
fn open_to_everybody() -> Router<WebState> {
    Router::new()
        .route("/sign-in", get(pages::sign_in::show).post(pages::sign_in::sign_in))
        .route("/sign-in/provider", get(pages::provider::start))
        .route("/sign-in/provider/back", get(pages::provider::back))
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/set-up/{link}", get(pages::set_up::show).post(pages::set_up::set_up))
        .route("/account", get(pages::account::show).post(pages::account::change))
        .route("/assets/actum.css", get(assets::stylesheet))
        .route("/assets/scripts/{version}/{name}", get(assets::script))
        .route("/assets/chinese.css", get(assets::chinese_faces))
        .route("/assets/fonts/{name}", get(fonts::face))
        .route("/assets/actum.svg", get(assets::icon))
        .route("/calendar/{file}", get(pages::own_calendar::show))
        .route("/healthz", get(assets::health))
        .route("/healthz/jobs", get(pages::jobs::health))
        .route("/m/{link}", get(pages::letter_link::show).post(pages::letter_link::act))
}

/// Serves the pages on `listener` until `shutdown` completes; requests under way are finished.
///
/// On an address that is not a loopback address any host name is answered, unless the state names
/// some: who opens the register to a network decides under which names.
///
/// # Errors
///
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    mut state: WebState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let local = listener.local_addr()?.ip().is_loopback();
    if !local && *state.hosts() == HostPolicy::Loopback {
        state = state.with_hosts(HostPolicy::Any);
    }
    if !local {
        state = state.reading_only();
    }
    let listener = Patient::new(listener, Patience::default()).tap_io(|_| {});
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(shutdown).await
}
