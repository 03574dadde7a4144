//! `actum items`: the register as a table, JSON or CSV.

use std::collections::BTreeMap;

use actum_model::{
    ActionPlan, Body, CommitmentId, Force, Instrument, Item, Occasion, Standings, StatusId, TextId,
    Timeliness, statuses_in_order,
};
use actum_pack::Packs;
use actum_register::{
    BodyRole, Collectives, DueFilter, FacetCounts, ItemQuery, PlanQuery, SortColumn, SortDirection,
};
use actum_report::{CsvHeadings, ReportOptions};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};
use serde::Serialize;

use crate::arguments::{Grain, ItemsOptions};
use crate::describe::{self, Names};
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::report::labels;
use crate::store::Store;
use crate::{body, message};

/// Version of the JSON of this command and of `actum show`.
pub(crate) const SCHEMA_VERSION: &str = "1.0";

/// Rows of a table when no limit is given: more than anybody reads, few enough to come at once.
const TABLE_ROWS: u64 = 200;

/// Columns that an act may take in a table.
const ACT_COLUMNS: usize = 100;

#[derive(Serialize)]
struct Listing<'a> {
    schema_version: &'static str,
    total: u64,
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    item: &'a Item,
    /// With `--grain coarse`: the ids of all items of the group, this one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<&'a str>,
    /// Overdue, soon, stale.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeliness: Vec<Timeliness>,
}

pub(crate) fn run(options: &ItemsOptions, output: &Output) -> Result<Ending> {
    let query = query(options)?;
    let store = Store::open(&options.register)?;
    let bodies: Vec<Body> = store.wait(store.register.body_list())?;
    let shortened = !options.form.json && !options.form.csv && options.grain == Grain::Fine;
    let query = ItemQuery {
        limit: options.limit.or(shortened.then_some(TABLE_ROWS)),
        bodies: options
            .body
            .iter()
            .map(|wanted| body::find(&bodies, wanted))
            .collect::<Result<_>>()?,
        facets: FacetCounts::LeftOut,
        ..query
    };
    known_statuses(&query, &store)?;
    if let Some(unknown) = unknown_text(&query.texts, &store)? {
        return Err(Failure::error(
            Ending::NotFound,
            say!("cli-text-unknown", id = unknown.as_str()),
        ));
    }
    let page = store.wait(store.register.items(&query))?;
    let workflows = store.wait(store.register.workflows())?;
    let standings = Standings::new(&workflows);
    let timeliness = |item: &Item| {
        let standing = standings.of(&item.status);
        query.present.map(|present| present.timeliness(item, standing)).unwrap_or_default()
    };
    let groups = group(&page.items, options.grain);
    if options.form.json {
        let items = groups
            .iter()
            .map(|group| Entry {
                item: group[0],
                members: match options.grain {
                    Grain::Fine => Vec::new(),
                    Grain::Coarse => group.iter().map(|item| item.id.as_str()).collect(),
                },
                timeliness: timeliness(group[0]),
            })
            .collect();
        let listing = Listing { schema_version: SCHEMA_VERSION, total: page.total, items };
        output.result(&serde_json::to_string(&listing)?)?;
        return Ok(Ending::Done);
    }
    if options.form.csv {
        let plan = store.wait(store.register.plan(&PlanQuery {
            text: None,
            body: None,
            language: message::messages().language(),
        }))?;
        let plan = ActionPlan { items: page.items, ..plan };
        let plan = match query.present {
            Some(present) => plan.at(present),
            None => plan,
        };
        let report = ReportOptions {
            csv_byte_order_mark: false,
            csv_headings: CsvHeadings::Names,
            ..ReportOptions::default()
        };
        output.bytes(&actum_report::items_csv(&plan, &labels(plan.language), &report))?;
        return Ok(Ending::Done);
    }
    let occasions = occasions(&page.items, &store)?;
    let names = Names::new(&bodies, &occasions).with_workflows(workflows);
    table(&groups, &names, &timeliness, output)?;
    output.remark(&count(&groups, page.total));
    Ok(Ending::Done)
}

/// The occasions that the items name. The built-in packs know most of them and answer at once; the
/// register works out what is due at each, so it is asked only for one they do not know.
fn occasions(items: &[Item], store: &Store) -> Result<Vec<Occasion>> {
    let mut named = items
        .iter()
        .flat_map(|item| &item.commitment.due)
        .flat_map(|due| &due.value.readings)
        .filter_map(|reading| reading.occasion.as_ref())
        .peekable();
    if named.peek().is_none() {
        return Ok(Vec::new());
    }
    let packs = Packs::built_in()?;
    if named.all(|id| packs.occasion(id).is_some()) {
        return Ok(packs.occasions);
    }
    let sheets = store.wait(store.register.occasions())?;
    Ok(sheets.into_iter().map(|sheet| sheet.occasion).collect())
}

fn count(groups: &[Vec<&Item>], total: u64) -> String {
    let listed: usize = groups.iter().map(Vec::len).sum();
    if groups.len() < listed {
        return say!("cli-items-grouped", rows = groups.len(), items = listed);
    }
    if (listed as u64) < total {
        return say!("cli-items-some", listed = listed, total = total);
    }
    say!("items-count", count = total)
}

/// What the command line asks for, without the bodies, which the register must look up.
fn query(options: &ItemsOptions) -> Result<ItemQuery> {
    let (sort, direction) = match options.sort.strip_prefix('-') {
        Some(column) => (column, SortDirection::Descending),
        None => (options.sort.as_str(), SortDirection::Ascending),
    };
    Ok(ItemQuery {
        texts: options.text.iter().map(|id| TextId::new(id.trim())).collect(),
        role: named("--role", &options.role, BodyRole::from_name, || {
            BodyRole::ALL.map(BodyRole::name).join(", ")
        })?,
        collectives: if options.direct { Collectives::Apart } else { Collectives::Included },
        forces: all("--force", &options.force, Force::from_name, || {
            Force::ALL.map(Force::name).join(", ")
        })?,
        due: options.due.iter().map(|due| DueFilter::parse(due)).collect(),
        timeliness: all("--timeliness", &options.timeliness, Timeliness::from_name, || {
            Timeliness::ALL.map(Timeliness::name).join(", ")
        })?,
        present: options.days.present()?,
        actions: options.action.clone(),
        statuses: options.status.iter().map(|status| StatusId::written(status)).collect(),
        instruments: all("--instrument", &options.instrument, instrument_named, || {
            Instrument::ALL.map(Instrument::name).join(", ")
        })?,
        contains: options.contains.clone(),
        sort: named("--sort", sort, SortColumn::from_name, || {
            SortColumn::ALL.map(SortColumn::name).join(", ")
        })?,
        direction,
        ..ItemQuery::default()
    })
}

fn instrument_named(name: &str) -> Option<Instrument> {
    let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    Instrument::ALL.into_iter().find(|instrument| instrument.name() == name)
}

fn named<T>(
    flag: &str,
    written: &str,
    read: impl Fn(&str) -> Option<T>,
    known: impl Fn() -> String,
) -> Result<T> {
    read(written).ok_or_else(|| {
        Failure::error(
            Ending::Usage,
            say!("cli-value-unknown", flag = flag, value = written, known = known()),
        )
    })
}

fn all<T>(
    flag: &str,
    written: &[String],
    read: impl Fn(&str) -> Option<T>,
    known: impl Fn() -> String,
) -> Result<Vec<T>> {
    written.iter().map(|value| named(flag, value, &read, &known)).collect()
}

/// Refuses a status that neither the register nor a workflow has.
fn known_statuses(query: &ItemQuery, store: &Store) -> Result<()> {
    if query.statuses.is_empty() {
        return Ok(());
    }
    let known = statuses_in_order(&store.wait(store.register.workflows())?);
    match query.statuses.iter().find(|status| !known.contains(status)) {
        None => Ok(()),
        Some(unknown) => {
            let known: Vec<&str> = known.iter().map(StatusId::as_str).collect();
            let known = known.join(", ");
            let words = say!(
                "cli-value-unknown",
                flag = "--status",
                value = unknown.as_str(),
                known = known.as_str()
            );
            Err(Failure::error(Ending::Usage, words))
        }
    }
}

fn unknown_text(texts: &[TextId], store: &Store) -> Result<Option<TextId>> {
    if texts.is_empty() {
        return Ok(None);
    }
    let known = store.wait(store.register.texts())?;
    Ok(texts.iter().find(|text| known.iter().all(|summary| summary.id != **text)).cloned())
}

/// Each item alone, or the items of one text's group together where the first of them stands.
fn group(items: &[Item], grain: Grain) -> Vec<Vec<&Item>> {
    if grain == Grain::Fine {
        return items.iter().map(|item| vec![item]).collect();
    }
    let mut groups: Vec<Vec<&Item>> = Vec::new();
    let mut places: BTreeMap<(&TextId, &CommitmentId), usize> = BTreeMap::new();
    for item in items {
        let place = *places.entry((&item.text, &item.commitment.group)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[place].push(item);
    }
    groups
}

fn table(
    groups: &[Vec<&Item>],
    names: &Names,
    timeliness: &dyn Fn(&Item) -> Vec<Timeliness>,
    output: &Output,
) -> Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    let mut table = output.table(&[
        say!("field-item"),
        say!("field-force"),
        say!("field-addressees"),
        say!("field-act"),
        say!("field-partners"),
        say!("field-due"),
        say!("field-report-to"),
        say!("field-status"),
        say!("cli-sure"),
    ]);
    for group in groups {
        let first = group[0];
        let each = |value: &dyn Fn(&Item) -> String| distinct(group.iter().map(|item| value(item)));
        let sure =
            group.iter().map(|item| item.commitment.confidence).fold(f32::INFINITY, f32::min);
        let mut cells: Vec<Cell> = [
            ids(group),
            describe::force(&first.commitment.force.value),
            describe::addressees(&first.commitment, names),
            each(&|item| describe::shortened(&item.commitment.act.value, ACT_COLUMNS)),
            each(&|item| describe::partners(&item.commitment, names)),
            each(&|item| describe::due(&item.commitment, names)),
            each(&|item| describe::item_report_to(item, names)),
            status(first, names, &timeliness(first)),
        ]
        .into_iter()
        .map(Cell::new)
        .collect();
        cells.push(Cell::new(describe::sure(sure)).set_alignment(CellAlignment::Right));
        table.add_row(cells);
    }
    // An id cut in two cannot be copied.
    if let Some(column) = table.column_mut(0) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(column) = table.column_mut(3) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(24)));
    }
    output.result(&table.to_string())?;
    Ok(())
}

/// The status, with what is late about it, and how far it is by claims that count: `open, overdue ·
/// 40 % done`.
fn status(item: &Item, names: &Names, timeliness: &[Timeliness]) -> String {
    let late = timeliness.iter().map(|one| describe::named("timeliness", one.name()));
    let stands = std::iter::once(names.status(&item.status)).chain(late).collect::<Vec<_>>();
    let mut parts = vec![stands.join(", ")];
    let kept = &item.follow_up;
    if let Some(share) = kept.progress {
        parts.push(say!("row-progress", percent = i64::from(share)));
    }
    if let Some((last, _)) = kept.periods_met.last_key_value() {
        parts.push(say!("row-periods-met", periods = last));
    }
    parts.join(" · ")
}

/// The first id in full, of the others only the number: `wtsa-24-actions:7.1 + 7.2`.
fn ids(group: &[&Item]) -> String {
    let mut ids = group[0].id.to_string();
    for item in &group[1..] {
        ids.push_str(" + ");
        ids.push_str(item.id.parts().1);
    }
    ids
}

fn distinct(values: impl Iterator<Item = String>) -> String {
    let mut kept: Vec<String> = Vec::new();
    for value in values.filter(|value| !value.is_empty()) {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept.join("; ")
}
