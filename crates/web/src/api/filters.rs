//! Which items are asked for: the filters of lists.

use actum_model::{BodyId, Force, Instrument, Present, StatusId, TextId, Timeliness};
use actum_register::{
    BodyRole, Collectives, DueFilter, FacetCounts, ItemQuery, Saying, SortColumn, SortDirection,
    Waiting,
};
use utoipa::IntoParams;

use super::cursor;
use super::parameters::Parameters;
use super::problem::Problem;

/// The parameters of a list of items. Values of one filter are alternatives, different filters
/// must all hold.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `read` takes; a test sees to it that it takes all")]
pub(super) struct ItemFilters {
    /// Of these texts.
    text: Option<Vec<String>>,
    /// In which one of these bodies has a part.
    body: Option<Vec<String>>,
    /// The part meant by `body`.
    #[param(inline)]
    role: Option<Role>,
    /// Whether an item of a collective counts as one of its members' items.
    collectives: Option<bool>,
    /// With one of these forces, under any accepted reading of the verb.
    #[param(value_type = Option<Vec<super::described::ForceName>>)]
    force: Option<Vec<String>>,
    /// Due at one of these: a year, month or day, an occasion, a kind of time, `none`.
    due: Option<Vec<String>>,
    /// Of one of these actions.
    action: Option<Vec<String>>,
    /// Standing at one of these.
    status: Option<Vec<String>>,
    /// For which one of these instruments is suggested.
    #[param(value_type = Option<Vec<super::described::Instrument>>)]
    instrument: Option<Vec<String>>,
    /// With one of these tags.
    tag: Option<Vec<String>>,
    /// That stand so to the day: late, due within some days, without a word for a long time.
    #[param(inline)]
    timeliness: Option<Vec<Late>>,
    /// That wait for somebody to decide one of these.
    #[param(inline)]
    waits: Option<Vec<Waits>>,
    /// Holding these words in the clause of any language, in the act or in the id.
    q: Option<String>,
    /// By what to sort.
    #[param(inline)]
    sort: Option<Sort>,
    /// Which way.
    #[param(inline)]
    order: Option<Order>,
    /// Whether to count values, which takes longer than finding the items.
    facets: Option<bool>,
    /// How many at most.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
    /// Where to go on: `next` of the last answer.
    cursor: Option<String>,
}

/// A part that a body may have.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum Role {
    Any,
    Owner,
    Partner,
    ReportTo,
    ProposedReportTo,
}

/// How an item may stand to the day.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum Late {
    Overdue,
    Soon,
    Stale,
}

/// What an item may wait for.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum Waits {
    Claim,
    LookAgain,
}

/// What items may be sorted by.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum Sort {
    Original,
    Id,
    Action,
    Owner,
    Partner,
    Force,
    Act,
    Due,
    ReportTo,
    Status,
    Instrument,
    Confidence,
    Doubt,
    Updated,
}

/// Which way.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum Order {
    Ascending,
    Descending,
}

/// A list asked for: the query, and the name of the list for its cursors.
pub(super) struct Asked {
    pub(super) query: ItemQuery,
    pub(super) list: String,
}

/// Reads the parameters; those of the call itself have been read before.
///
/// # Errors
///
/// A value that cannot be, a parameter that is not known, a cursor of another list.
pub(super) fn read(
    parameters: &mut Parameters,
    present: Option<Present>,
) -> Result<Asked, Problem> {
    let role = |name: &str| exact(BodyRole::from_name(name), BodyRole::name, name);
    let sorted = |name: &str| exact(SortColumn::from_name(name), SortColumn::name, name);
    let direction = |name: &str| match name {
        "ascending" => Some(SortDirection::Ascending),
        "descending" => Some(SortDirection::Descending),
        _ => None,
    };
    let force = |name: &str| exact(Force::from_name(name), Force::name, name);
    let instrument = |name: &str| Instrument::ALL.into_iter().find(|one| one.name() == name);
    let timeliness = |name: &str| exact(Timeliness::from_name(name), Timeliness::name, name);
    let waits = |name: &str| exact(Waiting::from_name(name), Waiting::name, name);
    let status = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        name.bytes().all(plain).then(|| StatusId::from(name))
    };
    let mut query = ItemQuery {
        texts: parameters.many("text")?.into_iter().map(TextId::from).collect(),
        bodies: parameters.many("body")?.into_iter().map(BodyId::from).collect(),
        role: parameters
            .read("role", names(&BodyRole::ALL, BodyRole::name).as_str(), role)?
            .unwrap_or_default(),
        collectives: match parameters.flag("collectives")? {
            true => Collectives::Included,
            false => Collectives::Apart,
        },
        forces: parameters.read_all("force", names(&Force::ALL, Force::name).as_str(), force)?,
        due: parameters.many("due")?.iter().map(|due| DueFilter::parse(due)).collect(),
        actions: parameters.many("action")?,
        statuses: parameters.read_all("status", Saying::of("api-state"), status)?,
        instruments: parameters.read_all(
            "instrument",
            names(&Instrument::ALL, Instrument::name).as_str(),
            instrument,
        )?,
        tags: parameters.many("tag")?,
        timeliness: parameters.read_all(
            "timeliness",
            names(&Timeliness::ALL, Timeliness::name).as_str(),
            timeliness,
        )?,
        present,
        waits: parameters.read_all("waits", names(&Waiting::ALL, Waiting::name).as_str(), waits)?,
        contains: parameters.one("q")?,
        sort: parameters
            .read("sort", names(&SortColumn::ALL, SortColumn::name).as_str(), sorted)?
            .unwrap_or_default(),
        direction: parameters
            .read("order", "ascending, descending", direction)?
            .unwrap_or_default(),
        facets: match parameters.flag("facets")? {
            true => FacetCounts::Counted,
            false => FacetCounts::LeftOut,
        },
        ..ItemQuery::default()
    };
    // The list is what is asked but for the place, the length of a stretch and the counting.
    let list = format!("{:?}", ItemQuery { facets: FacetCounts::LeftOut, ..query.clone() });
    query.limit = Some(parameters.number("limit", 1, 500)?.unwrap_or(50));
    query.after = match parameters.one("cursor")? {
        Some(cursor) => Some(cursor::read::<cursor::Items>(&list, &cursor)?),
        None => None,
    };
    parameters.end()?;
    Ok(Asked { query, list })
}

/// A value whose name is written exactly so.
fn exact<T: Copy>(value: Option<T>, name: fn(T) -> &'static str, written: &str) -> Option<T> {
    value.filter(|value| name(*value) == written)
}

/// The names that a parameter takes.
fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> String {
    all.iter().map(|value| name(*value)).collect::<Vec<_>>().join(", ")
}
