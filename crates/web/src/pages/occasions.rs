//! The occasions in order of time, with what is due at each.

pub(crate) mod agenda;
pub(crate) mod calendar;

use actum_model::{PartialDate, Period};
use actum_register::{OccasionDue, OccasionSheet};
use askama::Template;
use axum::extract::State;

use super::occasion_change::may_change;
use crate::WebState;
use crate::basis::Shower;
use crate::caller::Caller;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::vocabulary::Named;

/// How many of the coming occasions at which nothing is due are listed unasked.
const COMING: usize = 60;

#[derive(Template)]
#[template(path = "occasions.html")]
struct OccasionsTemplate {
    frame: Frame,
    /// Those at which something is due.
    occasions: Vec<OccasionShown>,
    /// Those at which nothing is due: the coming ones, or all when that is asked for.
    others: Vec<OccasionShown>,
    /// How many there are.
    others_known: usize,
    /// How many more of them there are, with the address that shows them all.
    more_others: Option<(Words, String)>,
    /// Whether those at which nothing is due are shown at once.
    open_others: bool,
    /// Whether the one who asks may change them.
    may_change: bool,
    /// The bodies that may meet, for the form of a new one.
    bodies: Vec<(String, String)>,
    /// The name given last, where there is no sign-in that says it.
    by: Option<String>,
    /// How many due days a change that was just made took along.
    moved: Option<u64>,
}

/// An occasion.
struct OccasionShown {
    id: String,
    name: String,
    kind: Words,
    when: Option<String>,
    place: Option<String>,
    body: String,
    body_href: String,
    unverified: bool,
    cancelled: bool,
    source: String,
    due: Vec<Due>,
    /// The address of the page with the form by which it is changed.
    change_href: String,
    /// Whether that form is shown: one at a time, for there may be a thousand occasions.
    changing: bool,
}

/// An item due at an occasion.
struct Due {
    number: String,
    href: String,
    relation: Words,
    written: String,
    rule: Words,
    /// Whether another occasion is likelier to be meant.
    other_reading: bool,
}

/// `GET /occasions`
pub(crate) async fn show(State(state): State<WebState>, caller: Caller, reader: Reader) -> Page {
    let page = build(&state, &caller, &reader).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
) -> Result<OccasionsTemplate, PageError> {
    let frame = Frame::new(reader, Section::Occasions);
    let mut sheets = state.register().occasions().await?;
    if sheets.is_empty() {
        let occasions = state.packs().occasions.iter().cloned();
        sheets = occasions.map(|occasion| OccasionSheet { occasion, due: Vec::new() }).collect();
        sheets.sort_by_key(|sheet| sheet.occasion.period.from);
    }
    let shower = Shower { state, frame: &frame, language: None };
    let may_change = may_change(state, caller);
    let changing = reader.parameter("change").filter(|_| may_change);
    let (busy, mut quiet): (Vec<_>, Vec<_>) =
        sheets.iter().partition(|sheet| !sheet.due.is_empty());
    // A calendar of many years is hundreds of kilobytes that nobody came for.
    let known = quiet.len();
    let all_others = reader.parameter("others") == Some("all");
    if !all_others {
        let today = state.present().map(|present| present.today);
        let ahead = |period: Period| {
            let until = period.to.or(period.from).map(PartialDate::end);
            today.is_none_or(|today| until >= Some(today))
        };
        let mut left = COMING;
        quiet.retain(|sheet| {
            let occasion = &sheet.occasion;
            let kept =
                changing == Some(occasion.id.as_str()) || (ahead(occasion.period) && left > 0);
            left = left.saturating_sub(usize::from(kept));
            kept
        });
    }
    let show = |sheet: &OccasionSheet| shown(sheet, changing, &shower);
    let occasions: Vec<_> = busy.into_iter().map(show).collect();
    let others: Vec<_> = quiet.into_iter().map(show).collect();
    let more = known - others.len();
    let more_others = (more > 0).then(|| {
        (
            frame.with("occasions-more", "count", more as u64),
            link::with_query("/occasions", [("others", "all")]),
        )
    });
    let mut bodies: Vec<(String, String)> = match may_change {
        true => {
            let known = state.register().body_list().await?;
            known.iter().map(|body| (body.id.to_string(), shower.body_name(&body.id).0)).collect()
        }
        false => Vec::new(),
    };
    bodies.sort_by(|left, right| (&left.1, &left.0).cmp(&(&right.1, &right.0)));
    Ok(OccasionsTemplate {
        open_others: occasions.is_empty() || all_others || others.iter().any(|one| one.changing),
        occasions,
        others_known: known,
        others,
        more_others,
        may_change,
        bodies,
        by: caller.is_alone().then(|| caller.person.name.clone()),
        moved: reader.parameter("moved").and_then(|count| count.parse().ok()),
        frame,
    })
}

fn shown(sheet: &OccasionSheet, changing: Option<&str>, shower: &Shower<'_>) -> OccasionShown {
    let occasion = &sheet.occasion;
    let frame = shower.frame;
    let place = occasion
        .place
        .get(&frame.language())
        .or_else(|| occasion.place.get(&actum_model::Language::En))
        .or_else(|| occasion.place.values().next());
    OccasionShown {
        id: occasion.id.to_string(),
        name: occasion.display_name(frame.language()).to_owned(),
        kind: frame.t(&occasion.kind.message()),
        when: frame.messages().period(occasion.period),
        place: place.cloned(),
        body: shower.body_name(&occasion.body).0,
        body_href: link::body(&occasion.body),
        unverified: !occasion.verified,
        cancelled: occasion.cancelled,
        source: occasion.source.clone(),
        due: sheet.due.iter().map(|due| item(due, shower)).collect(),
        change_href: format!(
            "{}#{}",
            link::with_query("/occasions", [("change", occasion.id.as_str())]),
            link::encode(occasion.id.as_str())
        ),
        changing: changing == Some(occasion.id.as_str()),
    }
}

fn item(due: &OccasionDue, shower: &Shower<'_>) -> Due {
    Due {
        number: due.item.parts().1.to_owned(),
        href: link::item(&due.item),
        relation: shower.frame.t(&due.relation.message()),
        written: due.written.clone(),
        rule: shower.rule(&due.rule),
        other_reading: due.reading > 0,
    }
}
