//! `POST /occasions`: an occasion is added, moved or called off. What would come of it is shown
//! first, every due day that would go with it; a second form then makes it so.

use std::collections::BTreeMap;

use actum_model::{BodyId, Occasion, OccasionId, OccasionKind, PartialDate, Period};
use actum_register::{
    About, Deed, DueMove, OccasionChange, OccasionChanged, OccasionCommand, RegisterError,
};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN, remember_name};
use crate::error::{ErrorPage, PageError, respond_as};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;
use crate::refusal::refusal_words;
use crate::{guard, link};

/// The fields that the second form carries along as they were typed.
const FIELDS: [&str; 11] =
    ["do", "occasion", "name", "body", "kind", "from", "to", "place", "reason", "by", "series"];

#[derive(Template)]
#[template(path = "occasion_change.html")]
struct ChangeTemplate {
    frame: Frame,
    /// What is to be done, and with which occasion.
    what: Words,
    name: String,
    /// Why it cannot be.
    alert: Option<String>,
    /// What would come of it.
    foreseen: Option<Foreseen>,
    hidden: Vec<(&'static str, String)>,
    back: String,
}

/// What would come of a change.
struct Foreseen {
    /// Whether anything would change.
    changes: bool,
    moved: Vec<Moved>,
    past: u64,
}

/// A due day that would move.
struct Moved {
    number: String,
    href: String,
    before: String,
    after: String,
}

/// Whether the one who asks may change occasions here.
pub(super) fn may_change(state: &WebState, caller: &Caller) -> bool {
    !state.is_read_only() && caller.may(Deed::Configure, &About::Register)
}

/// `POST /occasions`
pub(crate) async fn change(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    if !may_change(&state, &caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let make = form.get("step") == "make";
    match asked(&state, &caller, &reader, &form, make).await {
        Ok(changed) if make => {
            let anchor = link::encode(changed.occasion.as_str());
            let count = changed.moved.len().to_string();
            let to = link::with_query("/occasions", [("moved", count.as_str())]);
            let mut response = Redirect::to(&format!("{to}#{anchor}")).into_response();
            if let (true, Some(name)) = (caller.is_alone(), form.given("by")) {
                remember_name(&mut response, name);
            }
            response
        }
        Ok(changed) => {
            let foreseen = Some(changed);
            page(&state, reader, &form, StatusCode::OK, None, foreseen).await
        }
        Err(Failed::Refused(refusal)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&state, reader, &form, status, Some(refusal), None).await
        }
        Err(Failed::Page(error)) => ErrorPage::new(reader, error).into_response(),
    }
}

/// Why nothing came of a form: words for the reader, or another page.
enum Failed {
    Refused(String),
    Page(PageError),
}

async fn asked(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    form: &Form,
    make: bool,
) -> Result<OccasionChanged, Failed> {
    let person = caller.person_named(form.given("by").unwrap_or(&caller.person.name));
    let command = command(state, reader, form).await?;
    let (at, reason) = (state.now(), form.get("reason").to_owned());
    let change = OccasionChange { command, person: &person, at: &at, reason };
    let done = match make {
        true => state.register().change_occasion(change).await,
        false => state.register().preview_occasion(change).await,
    };
    done.map_err(|error| match error {
        RegisterError::Refused(refused) => {
            Failed::Refused(refusal_words(&refused, reader.messages, &[]))
        }
        other => Failed::Page(other.into()),
    })
}

async fn command(
    state: &WebState,
    reader: &Reader,
    form: &Form,
) -> Result<OccasionCommand, Failed> {
    let day = |name: &str| -> Result<Option<PartialDate>, Failed> {
        let Some(written) = form.given(name) else { return Ok(None) };
        let odd = || {
            let values = [("written", written.into())];
            reader.messages.text_with("refusal-occasion-date", &values).marked()
        };
        written.parse().map(Some).map_err(|_| Failed::Refused(odd()))
    };
    let occasion = OccasionId::new(form.get("occasion"));
    Ok(match form.get("do") {
        "move" => {
            let period = Period { from: day("from")?, to: day("to")? };
            OccasionCommand::Move { occasion, period }
        }
        "cancel" => OccasionCommand::Cancel { occasion },
        "add" => {
            let (body, language) = (BodyId::new(form.get("body")), reader.language());
            let kind = match form.get("kind") {
                "assembly" => OccasionKind::Assembly,
                "study_period" => OccasionKind::StudyPeriod,
                _ => OccasionKind::Meeting,
            };
            let name = form.get("name").to_owned();
            let place = form.given("place").map(|place| (language, place.to_owned()));
            OccasionCommand::Add {
                occasion: Box::new(Occasion {
                    id: occasion,
                    kind,
                    series: series(state, &body, kind).await?,
                    body,
                    period: Period { from: day("from")?, to: day("to")? },
                    names: BTreeMap::from([(language, vec![name])]),
                    place: place.into_iter().collect(),
                    cancelled: false,
                    revision: 0,
                    source: String::new(),
                    verified: true,
                }),
            }
        }
        _ => return Err(Failed::Refused(reader.messages.text("form-broken").marked())),
    })
}

/// The series in which the occasions of this kind of a body are counted: that of those there are.
async fn series(state: &WebState, body: &BodyId, kind: OccasionKind) -> Result<String, Failed> {
    let known =
        state.register().occasion_list().await.map_err(|error| Failed::Page(error.into()))?;
    let alike = known.iter().find(|occasion| occasion.body == *body && occasion.kind == kind);
    Ok(alike.map_or_else(|| body.to_string(), |occasion| occasion.series.clone()))
}

async fn page(
    state: &WebState,
    reader: Reader,
    form: &Form,
    status: StatusCode,
    alert: Option<String>,
    foreseen: Option<OccasionChanged>,
) -> Response {
    let frame = Frame::new(&reader, Section::Occasions);
    let id = OccasionId::new(form.get("occasion"));
    let known = state.occasion(&id);
    let name = match (form.given("name"), &known) {
        (Some(name), _) => name.to_owned(),
        (None, Some(occasion)) => occasion.display_name(frame.language()).to_owned(),
        (None, None) => id.to_string(),
    };
    let what = match form.get("do") {
        "add" => "occasion-do-add",
        "cancel" => "occasion-do-cancel",
        _ => "occasion-do-move",
    };
    let hidden = FIELDS.into_iter().filter_map(|name| Some((name, form.given(name)?.to_owned())));
    let template = ChangeTemplate {
        what: frame.t(what),
        name,
        alert,
        foreseen: foreseen.map(|changed| Foreseen {
            changes: changed.changed,
            moved: changed.moved.iter().map(|one| moved(one, &frame)).collect(),
            past: changed.past,
        }),
        hidden: hidden.collect(),
        back: format!("/occasions#{}", link::encode(id.as_str())),
        frame,
    };
    respond_as(status, reader, Ok(template))
}

fn moved(one: &DueMove, frame: &Frame) -> Moved {
    let day = |day: Option<PartialDate>| day.map_or_else(|| "–".to_owned(), |day| frame.date(day));
    Moved {
        number: one.item.to_string(),
        href: link::item(&one.item),
        before: day(one.from),
        after: day(one.to),
    }
}
