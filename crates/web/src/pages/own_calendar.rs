//! `GET /calendar/{secret}.ics`: what a person's bodies have to do, for programs that show
//! calendars and cannot sign in. The secret in the address stands for the person, and for this
//! alone; it is neither logged nor shown again.

use std::collections::BTreeSet;

use actum_identity::secret::Secret;
use actum_model::{ActionPlan, BodyId, ItemId, Language, OccasionId, PartialDate};
use actum_register::{About, Account, Deed, PlanQuery, may};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::WebState;
use crate::caller::too_many;
use crate::client::Client;
use crate::download;
use crate::error::{ErrorPage, PageError};
use crate::locale::{self, Reader};

/// The path of a calendar without its secret: what may stand in logs.
const PATH: &str = "/calendar";

/// The path of the calendar with this secret.
pub(crate) fn path(secret: &Secret) -> String {
    format!("{PATH}/{}.ics", secret.text())
}

/// `GET /calendar/{file}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(file): Path<String>,
    client: Client,
    headers: HeaderMap,
    uri: axum::http::Uri,
    mut reader: Reader,
) -> Response {
    PATH.clone_into(&mut reader.path);
    // Nobody finds one by trying: there are 2²⁵⁶; this is for the load.
    if let Err(wait) = state.throttle().address(&client.key()) {
        return too_many(wait);
    }
    let language = locale::chosen(uri.query());
    match write(&state, &file, language, &headers).await {
        Ok(response) => response,
        Err(PageError::Void) => {
            (StatusCode::NOT_FOUND, "There is no such calendar.\n").into_response()
        }
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn write(
    state: &WebState,
    file: &str,
    language: Option<Language>,
    headers: &HeaderMap,
) -> Result<Response, PageError> {
    let secret = file.strip_suffix(".ics").and_then(Secret::read).ok_or(PageError::Void)?;
    let now = state.now();
    let account = state.register().calendar_of(&secret.hash(), &now).await?;
    let account = account.ok_or(PageError::Void)?;
    // Who may read no more, or not today, has no calendar either.
    if !may(&account.person_on(&now), Deed::Read, &About::Register) {
        return Err(PageError::Void);
    }
    let plan = plan(state, &account, language.unwrap_or(account.language), &now).await?;
    download::calendar(plan, headers).await
}

/// What the bodies at which the person holds a position today have to do; of somebody who holds
/// positions at the register alone, everything.
async fn plan(
    state: &WebState,
    account: &Account,
    language: Language,
    now: &str,
) -> Result<ActionPlan, PageError> {
    let today: Option<PartialDate> = now.get(..10).and_then(|day| day.parse().ok());
    let held = account.positions.iter().filter(|one| today.is_some_and(|day| one.is_held_on(day)));
    let bodies: BTreeSet<BodyId> = held.filter_map(|one| one.body.clone()).collect();
    let register = state.register();
    let query = |body| PlanQuery { text: None, body, language };
    let mut bodies = bodies.into_iter();
    let mut plan = register.plan(&query(bodies.next())).await?;
    for body in bodies {
        add(&mut plan, register.plan(&query(Some(body))).await?);
    }
    Ok(match state.present() {
        Some(present) => plan.at(present),
        None => plan,
    })
}

/// Adds what another plan of the same moment holds besides, items by text and in their order.
fn add(plan: &mut ActionPlan, other: ActionPlan) {
    let known: BTreeSet<ItemId> = plan.items.iter().map(|item| item.id.clone()).collect();
    plan.items.extend(other.items.into_iter().filter(|item| !known.contains(&item.id)));
    let known: BTreeSet<OccasionId> = plan.occasions.iter().map(|one| one.id.clone()).collect();
    plan.occasions.extend(other.occasions.into_iter().filter(|one| !known.contains(&one.id)));
    let known: BTreeSet<BodyId> = plan.bodies.iter().map(|one| one.id.clone()).collect();
    plan.bodies.extend(other.bodies.into_iter().filter(|one| !known.contains(&one.id)));
    for text in other.texts {
        if !plan.texts.iter().any(|one| one.id == text.id) {
            plan.texts.push(text);
        }
    }
    for rule in other.procedures {
        if !plan.procedures.iter().any(|one| one.id == rule.id) {
            plan.procedures.push(rule);
        }
    }
    if other.as_of > plan.as_of {
        plan.as_of = other.as_of;
    }
    plan.body = None;
}
