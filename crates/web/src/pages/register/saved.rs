//! Views of the register that people keep by a name.

use actum_register::{About, Deed, SavedView, SavedViewRefusal};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::query::{RegisterQuery, View};
use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, Way};
use crate::error::{ErrorPage, PageError};
use crate::form::Form;
use crate::frame::{Frame, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;

/// Where the forms are sent.
pub(super) const PATH: &str = "/register/views";

/// What a page may be asked to say after a view was kept or not: messages, told by their ids.
const SAID: [&str; 5] = [
    "saved-view-kept",
    "saved-view-removed",
    "saved-view-no-name",
    "saved-view-too-long",
    "saved-view-too-many",
];

/// The views that the reader can open, and the form that keeps another.
#[derive(Default)]
pub(super) struct SavedViews {
    pub(super) own: Vec<SavedLink>,
    pub(super) others: Vec<SavedLink>,
    /// Whether the reader can keep views; whoever did not sign in has nowhere to keep them.
    pub(super) may_keep: bool,
    pub(super) may_share: bool,
    /// The page and query that would be kept.
    pub(super) page: &'static str,
    pub(super) query: String,
    /// What became of the last form.
    pub(super) said: Option<Words>,
}

/// A view that is kept.
pub(super) struct SavedLink {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) shared: bool,
}

/// Under which name views are kept; `None` for somebody who is not known.
fn keeper(caller: &Caller) -> Option<String> {
    match (&caller.way, &caller.person.id) {
        (Way::Alone, _) => Some(String::new()),
        (Way::Anybody, _) | (_, None) => None,
        (_, Some(id)) => Some(id.to_string()),
    }
}

/// The last part of the address of a view.
fn page_name(view: View) -> &'static str {
    match view {
        View::List => "",
        View::Timeline => "timeline",
        View::Board => "board",
        View::Load => "load",
    }
}

/// The address of a kept view; one of a page that is gone opens the table.
fn address(view: &SavedView) -> String {
    let page = View::ALL.into_iter().find(|known| page_name(*known) == view.page);
    let path = page.unwrap_or_default().path();
    let parameters: Vec<(String, String)> =
        form_urlencoded::parse(view.query.as_bytes()).into_owned().collect();
    // Written anew: what is kept came from a form.
    link::with_query(path, parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

pub(super) async fn views(
    state: &WebState,
    query: &RegisterQuery,
    frame: &Frame,
    said: Option<&str>,
) -> Result<SavedViews, PageError> {
    let caller = frame.caller();
    let keeper = caller.and_then(keeper);
    let kept = state.register().saved_views(keeper.as_deref().unwrap_or("\u{0}")).await?;
    let (own, others): (Vec<_>, Vec<_>) =
        kept.into_iter().partition(|view| Some(&view.person) == keeper.as_ref());
    let links = |views: Vec<SavedView>| -> Vec<SavedLink> {
        let shown = |view: SavedView| SavedLink {
            href: address(&view),
            shared: view.shared,
            name: view.name,
        };
        views.into_iter().map(shown).collect()
    };
    let may = |deed| caller.is_some_and(|caller| caller.may(deed, &About::Register));
    Ok(SavedViews {
        own: links(own),
        others: links(others),
        may_keep: keeper.is_some() && !state.is_read_only(),
        may_share: may(Deed::Configure),
        page: page_name(query.view),
        query: query.written(),
        said: said.filter(|id| SAID.contains(id)).map(|id| frame.t(id)),
    })
}

/// `POST /register/views`
pub(crate) async fn change(
    State(state): State<WebState>,
    reader: Reader,
    caller: Caller,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    let Some(person) = keeper(&caller).filter(|_| !state.is_read_only()) else {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    };
    let view = SavedView {
        person,
        name: form.get("name").to_owned(),
        page: form.get("page").to_owned(),
        query: form.get("query").to_owned(),
        shared: form.get("shared") == "yes" && caller.may(Deed::Configure, &About::Register),
    };
    let address = address(&view);
    let done = async {
        if form.get("do") == "remove" {
            state.register().remove_view(&view.person, &view.name).await?;
            return Ok("saved-view-removed");
        }
        Ok(match state.register().save_view(view, &state.now()).await? {
            Ok(()) => "saved-view-kept",
            Err(SavedViewRefusal::NoName) => "saved-view-no-name",
            Err(SavedViewRefusal::TooLong) => "saved-view-too-long",
            Err(SavedViewRefusal::TooMany) => "saved-view-too-many",
        })
    };
    match done.await {
        Ok(said) => {
            let joint = if address.contains('?') { '&' } else { '?' };
            (StatusCode::SEE_OTHER, Redirect::to(&format!("{address}{joint}said={said}")))
                .into_response()
        }
        Err(error) => ErrorPage::new(reader, PageError::Register(error)).into_response(),
    }
}
