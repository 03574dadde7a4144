//! What is different between two moments.

use actum_model::{Field, Item, ItemId};
use actum_register::{ItemDifference, ItemFate};
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;

use super::parameters::day_or_moment;
use super::problem::Problem;
use super::view::View;
use super::{cursor, described};

/// An item that is not the same at two moments.
#[derive(Serialize, ToSchema)]
pub(super) struct Changed {
    /// The item.
    #[schema(value_type = String)]
    item: ItemId,
    /// What became of it: `new`, `changed`, `gone`.
    #[schema(value_type = String)]
    fate: ItemFate,
    /// The fields with another value; empty when only its words, claims or notes changed.
    #[schema(value_type = Vec<described::FieldName>)]
    fields: Vec<Field>,
    /// At the earlier moment.
    #[schema(value_type = Option<described::Item>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Item>,
    /// At the later moment.
    #[schema(value_type = Option<described::Item>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Item>,
}

/// A stretch of what is different.
#[derive(Serialize, ToSchema)]
pub(super) struct Differences {
    /// Items, in the order of the texts.
    items: Vec<Changed>,
    /// The cursor to go on with; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl From<ItemDifference> for Changed {
    fn from(difference: ItemDifference) -> Self {
        Self {
            item: difference.item,
            fate: difference.fate,
            fields: difference.fields,
            before: difference.before,
            after: difference.after,
        }
    }
}

/// What is different between two moments, item by item.
#[utoipa::path(
    get,
    path = "/difference",
    tag = "register",
    operation_id = "difference",
    params(
        ("from" = String, Query, description = "The earlier moment: a day (its end in UTC), or a moment (RFC 3339)."),
        ("to" = Option<String>, Query, description = "The later moment; now when it is left out."),
        ("limit" = Option<u32>, Query, description = "How many at most.", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the last answer.")
    ),
    responses((status = 200, description = "What is different.", body = Differences))
)]
pub(super) async fn show(mut view: View) -> Result<Response, Problem> {
    let from = view.parameters.one("from")?;
    let to = view.parameters.one("to")?;
    let page = view.page()?;
    view.only_present()?;
    view.parameters.end()?;
    let from = from.ok_or_else(|| Problem::parameter("from", "", day_or_moment()))?;
    // The list goes on as it began: the end stands in the cursor's list.
    let list = format!("difference {from} {}", to.as_deref().unwrap_or_default());
    let later = to.clone().unwrap_or_else(|| view.state.now());
    let _room = super::view::room_for_the_past().await?;
    let found = view.register.between(&from, &later).await.map_err(|error| match error {
        actum_register::RegisterError::Refused(_) => {
            Problem::parameter("from, to", "", day_or_moment())
        }
        other => other.into(),
    })?;
    let (items, next) = cursor::stretch(&list, found, |one| one.item.as_str(), &page)?;
    view.json(&Differences { items: items.into_iter().map(Changed::from).collect(), next })
}
