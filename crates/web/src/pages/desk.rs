//! The first page: what waits for the one who opens it.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::link;
use crate::locale::Reader;
use crate::pages::register;

/// `GET /`. The list of items stood here once, with its filters in the address: such addresses lead
/// to where it stands now.
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Response {
    if reader.query.is_empty() {
        return register::show(State(state), reader).await.into_response();
    }
    let query = reader.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Redirect::permanent(&link::with_query(link::REGISTER, query)).into_response()
}
