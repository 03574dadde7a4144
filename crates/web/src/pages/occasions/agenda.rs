//! What is to be reported to a body at one of its meetings.

use actum_model::{BodyId, Item, Occasion, OccasionId, PartialDate, Standing};
use actum_register::{BodyRole, FacetCounts, ItemQuery, OccasionSheet};
use askama::Template;
use axum::extract::{Path, State};
use std::collections::{BTreeMap, BTreeSet};

use crate::WebState;
use crate::basis::Shower;
use crate::content::Content;
use crate::download::Format;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::Row;
use crate::vocabulary::Named;

/// The address of the report agenda of an occasion.
pub(super) fn href(id: &OccasionId) -> String {
    format!("/occasions/{}/agenda", link::encode(id.as_str()))
}

/// Why an item stands on an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It hangs on this meeting, or its day has come by the end of it.
    Due,
    /// It was delivered, and the body has not heard of it.
    Delivered,
    /// Nothing says when; this is the next meeting of the body.
    AnyTime,
}

impl Why {
    const ALL: [Why; 3] = [Why::Due, Why::Delivered, Why::AnyTime];

    fn message(self) -> &'static str {
        match self {
            Why::Due => "agenda-due",
            Why::Delivered => "agenda-delivered",
            Why::AnyTime => "agenda-any-time",
        }
    }
}

/// What is to be reported to each body, and which meeting of each is the next.
pub(super) struct Agendas {
    /// Items to be reported to a body, with whether only a rule says so.
    by_body: BTreeMap<BodyId, Vec<(Item, bool)>>,
    next: BTreeMap<BodyId, OccasionId>,
    state: WebState,
}

impl Agendas {
    /// Everything that is to be reported to one of these bodies and was not closed.
    pub(super) async fn of(
        state: &WebState,
        occasions: &[OccasionSheet],
        bodies: &BTreeSet<BodyId>,
    ) -> Result<Self, PageError> {
        let mut by_body: BTreeMap<BodyId, Vec<(Item, bool)>> = BTreeMap::new();
        for (role, inferred) in [(BodyRole::ReportTo, false), (BodyRole::ProposedReportTo, true)] {
            if bodies.is_empty() {
                break;
            }
            let query = ItemQuery {
                bodies: bodies.iter().cloned().collect(),
                role,
                facets: FacetCounts::LeftOut,
                ..ItemQuery::default()
            };
            for item in state.register().items(&query).await?.items {
                if matches!(state.standing(&item.status), Standing::Closed | Standing::Void) {
                    continue;
                }
                let stated = item.commitment.report_to.iter().filter(|_| !inferred);
                let proposed = item.proposed_report_to.iter().filter(|_| inferred);
                let named: BTreeSet<BodyId> =
                    stated.chain(proposed).filter_map(|party| party.value.body.clone()).collect();
                for body in named.intersection(bodies) {
                    by_body.entry(body.clone()).or_default().push((item.clone(), inferred));
                }
            }
        }
        let today = state.present().map(|present| present.today);
        let mut next: BTreeMap<BodyId, (PartialDate, OccasionId)> = BTreeMap::new();
        for occasion in occasions.iter().map(|sheet| &sheet.occasion) {
            let Some(from) = occasion.period.from.filter(|_| meets(occasion)) else { continue };
            let end = occasion.period.to.unwrap_or(from).end();
            let sooner = next.get(&occasion.body).is_none_or(|(known, _)| from.start() < *known);
            if today.is_some_and(|today| end >= today) && sooner {
                next.insert(occasion.body.clone(), (from.start(), occasion.id.clone()));
            }
        }
        let next = next.into_iter().map(|(body, (_, id))| (body, id)).collect();
        Ok(Self { by_body, next, state: state.clone() })
    }

    /// The items that are to be reported at an occasion, with the reason for each and whether only
    /// a rule says to whom; those due first.
    pub(super) fn at(&self, occasion: &Occasion) -> Vec<(Why, bool, &Item)> {
        if !meets(occasion) {
            return Vec::new();
        }
        let Some(items) = self.by_body.get(&occasion.body) else { return Vec::new() };
        let end = occasion.period.to.or(occasion.period.from).map(PartialDate::end);
        let is_next = self.next.get(&occasion.body) == Some(&occasion.id);
        let why = |item: &Item| {
            let hangs = item
                .schedule
                .days
                .iter()
                .any(|day| day.reading == 0 && day.occasion.as_ref() == Some(&occasion.id));
            let delivered = self.state.standing(&item.status) == Standing::Delivered;
            match item.schedule.day() {
                _ if hangs => Some(Why::Due),
                // Of what came due before, the next meeting hears; earlier ones are over and later
                // ones come too late.
                Some(day) if is_next && end.is_some_and(|end| day <= end) => Some(Why::Due),
                _ if is_next && delivered => Some(Why::Delivered),
                None if is_next => Some(Why::AnyTime),
                _ => None,
            }
        };
        let mut found: Vec<(Why, bool, &Item)> = items
            .iter()
            .filter_map(|(item, inferred)| Some((why(item)?, *inferred, item)))
            .collect();
        found.sort_by_key(|(why, inferred, _)| (*why, *inferred));
        found
    }
}

/// Whether a body meets there and can be reported to.
fn meets(occasion: &Occasion) -> bool {
    !occasion.cancelled && occasion.kind != actum_model::OccasionKind::StudyPeriod
}

#[derive(Template)]
#[template(path = "agenda.html")]
struct AgendaTemplate {
    frame: Frame,
    name: String,
    body: String,
    body_href: String,
    kind: Words,
    when: Option<String>,
    cancelled: bool,
    lists: Vec<List>,
    due: Vec<Row>,
    due_href: String,
    /// The progress report of everything due at the meeting.
    reports: Vec<File>,
    /// The same for each body that has something due at it.
    by_body: Vec<BodyReport>,
}

/// A report to download.
struct File {
    extension: &'static str,
    href: String,
}

/// The progress report of one body for the meeting.
struct BodyReport {
    name: String,
    href: String,
    files: Vec<File>,
}

/// Items for one reason.
struct List {
    heading: Words,
    rows: Vec<(Row, bool)>,
}

/// The progress report for a meeting, of one body or of all, in the forms people print and edit.
fn files(occasion: &OccasionId, body: Option<&BodyId>) -> Vec<File> {
    let wanted = |format: &Format| matches!(format, Format::Docx | Format::Xlsx | Format::Pdf);
    let file = |format: Format| {
        let path = format!("/reports/action-plan.{}", format.extension());
        let body = body.map(|body| ("body", body.as_str()));
        let parameters = [("occasion", occasion.as_str())].into_iter().chain(body);
        File { extension: format.extension(), href: link::with_query(&path, parameters) }
    };
    Format::there().filter(wanted).map(file).collect()
}

/// `GET /occasions/{id}/agenda`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &OccasionId::new(id)).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    id: &OccasionId,
) -> Result<AgendaTemplate, PageError> {
    let frame = Frame::new(reader, Section::Occasions);
    let sheets = state.register().occasions().await?;
    let sheet = sheets.iter().find(|sheet| sheet.occasion.id == *id);
    let occasion = match &sheet {
        Some(sheet) => sheet.occasion.clone(),
        None => state
            .occasion(id)
            .ok_or_else(|| PageError::Missing { kind: "occasion", id: id.to_string() })?,
    };
    let bodies = BTreeSet::from([occasion.body.clone()]);
    let agendas = Agendas::of(state, &sheets, &bodies).await?;
    let found = agendas.at(&occasion);
    let shower = Shower { state, frame: &frame, language: None };
    let mut others = Vec::new();
    for one in sheet.iter().flat_map(|sheet| &sheet.due).filter(|one| one.reading == 0) {
        let reported = found.iter().any(|(_, _, item)| item.id == one.item);
        if !reported && !others.iter().any(|item: &Item| item.id == one.item) {
            others.extend(state.register().item(&one.item).await?);
        }
    }
    let items = found.iter().map(|(_, _, item)| *item).chain(&others);
    let content = Content::of(state.register(), &frame, items).await?;
    let row = |item: &Item| Row::new(state, &frame, item, &content);
    let due = others.iter().map(row).collect();
    let lists = Why::ALL
        .into_iter()
        .map(|wanted| List {
            heading: frame.t(wanted.message()),
            rows: found
                .iter()
                .filter(|(why, _, _)| *why == wanted)
                .map(|(_, inferred, item)| (row(item), *inferred))
                .collect(),
        })
        .filter(|list| !list.rows.is_empty())
        .collect();
    let due_there =
        found.iter().map(|(_, _, item)| *item).chain(&others).filter(|item| {
            sheet.iter().flat_map(|sheet| &sheet.due).any(|due| due.item == item.id)
        });
    let owners: BTreeSet<&BodyId> = due_there.flat_map(|item| &item.owners).collect();
    let mut by_body: Vec<BodyReport> = owners
        .into_iter()
        .map(|owner| BodyReport {
            name: shower.body_name(owner).0,
            href: link::body(owner),
            files: files(id, Some(owner)),
        })
        .collect();
    by_body.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(AgendaTemplate {
        name: occasion.display_name(frame.language()).to_owned(),
        body: shower.body_name(&occasion.body).0,
        body_href: link::body(&occasion.body),
        kind: frame.t(&occasion.kind.message()),
        when: frame.messages().period(occasion.period),
        cancelled: occasion.cancelled,
        lists,
        due,
        due_href: link::with_query(link::REGISTER, [("due", id.as_str())]),
        reports: files(id, None),
        by_body,
        frame,
    })
}
