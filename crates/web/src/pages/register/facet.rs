//! Facets: what can be filtered by, with counts.

use actum_model::{Force, Timeliness};
use actum_register::{BodyRole, DueFilter, FacetValue, Facets};

use super::query::{RegisterQuery, instrument};
use crate::basis::Shower;
use crate::frame::Words;
use crate::vocabulary::Named;

/// How many values are shown before the rest is folded away.
const SHOWN: usize = 8;

/// How many values are folded away; those beyond are only counted. A filter that is set above
/// leaves fewer, and the words of the search find the rest.
const FOLDED: usize = 12;

/// A facet.
pub(super) struct Facet {
    pub(super) name: &'static str,
    pub(super) heading: Words,
    /// The values shown at once.
    pub(super) values: Vec<Value>,
    /// The values folded away.
    pub(super) more: Vec<Value>,
    /// How many more there are.
    pub(super) beyond: usize,
    /// For bodies: in which role, with the address of each.
    pub(super) roles: Vec<Role>,
}

/// A value of a facet.
pub(super) struct Value {
    pub(super) label: String,
    pub(super) count: u64,
    pub(super) chosen: bool,
    /// The address with the value added, or removed when it is chosen.
    pub(super) href: String,
    /// Share of the largest count, 0 to 100: length of the bar.
    pub(super) share: u64,
}

/// A role in which bodies are counted.
pub(super) struct Role {
    pub(super) words: Words,
    pub(super) href: String,
    pub(super) current: bool,
}

/// The facets that can narrow what is shown, in the order of the page.
pub(super) fn facets(counts: &Facets, query: &RegisterQuery, shower: &Shower<'_>) -> Vec<Facet> {
    let all: [(&'static str, &[FacetValue]); 8] = [
        ("text", &counts.texts),
        ("body", &counts.bodies),
        ("force", &counts.forces),
        ("timeliness", &counts.timeliness),
        ("due", &counts.due),
        ("action", &counts.actions),
        ("status", &counts.statuses),
        ("instrument", &counts.instruments),
    ];
    all.into_iter()
        .filter_map(|(name, values)| {
            let facet = facet(name, values, query, shower);
            // One text only is nothing to choose from; an empty facet neither.
            let useful = facet.values.len() > 1
                || facet.values.iter().any(|value| value.chosen)
                || (name != "text" && !facet.values.is_empty());
            useful.then_some(facet)
        })
        .collect()
}

fn facet(
    name: &'static str,
    counts: &[FacetValue],
    query: &RegisterQuery,
    shower: &Shower<'_>,
) -> Facet {
    let largest = counts.iter().map(|value| value.count).max().unwrap_or(0).max(1);
    let mut values: Vec<Value> = counts
        .iter()
        .filter(|value| value.count > 0 || value.chosen)
        .map(|value| Value {
            label: label(name, &value.value, shower),
            count: value.count,
            chosen: value.chosen,
            href: if value.chosen {
                query.without(name, &value.value)
            } else {
                query.with(name, &value.value)
            },
            share: value.count * 100 / largest,
        })
        .collect();
    // Chosen values never hide under "more".
    let keep = values.iter().rposition(|value| value.chosen).map_or(0, |last| last + 1);
    let more = values.split_off(SHOWN.max(keep).min(values.len()));
    let (values, mut more) = if more.len() < 3 {
        values.extend(more);
        (values, Vec::new())
    } else {
        (values, more)
    };
    let beyond = more.len().saturating_sub(FOLDED);
    more.truncate(FOLDED);
    let roles = if name == "body" { roles(query, shower) } else { Vec::new() };
    Facet { name, heading: shower.frame.t(heading(name)), values, more, beyond, roles }
}

fn roles(query: &RegisterQuery, shower: &Shower<'_>) -> Vec<Role> {
    let roles = [BodyRole::Any, BodyRole::Owner, BodyRole::Partner, BodyRole::ReportTo];
    let role = |role: BodyRole| Role {
        words: shower.frame.t(&format!("role-of-body-{}", role.name().replace('_', "-"))),
        href: query.in_role(role),
        current: query.role == role,
    };
    roles.map(role).into()
}

/// The message id of a facet's heading.
pub(super) fn heading(name: &str) -> &'static str {
    match name {
        "text" => "field-text",
        "body" => "facet-body",
        "force" => "field-force",
        "due" => "field-due",
        "timeliness" => "timeliness",
        "action" => "field-action",
        "status" => "field-status",
        _ => "field-instruments",
    }
}

/// A value as the reader calls it.
pub(super) fn label(name: &str, value: &str, shower: &Shower<'_>) -> String {
    let named = match name {
        "body" => return shower.body_name(&value.into()).0,
        "force" => Force::from_name(value).map(|force| force.message()),
        "status" => return shower.state.status(&value.into(), shower.frame),
        "timeliness" => {
            Timeliness::from_name(value).map(|one| format!("timeliness-{}", one.name()))
        }
        "instrument" => instrument(value).map(|instrument| instrument.message()),
        "due" => match DueFilter::parse(value) {
            DueFilter::None => Some("due-none".to_owned()),
            DueFilter::Occasion(id) => return shower.occasion_name(&id),
            DueFilter::Date(date) => return shower.frame.date(date),
            DueFilter::Kind(kind) => Some(kind.message()),
        },
        _ => None,
    };
    named.map_or_else(|| value.to_owned(), |id| shower.frame.plain(&id).marked())
}
