//! `actum catalogue`: catalogues of works, read and kept.

use std::collections::BTreeMap;
use std::path::Path;

use actum_catalogue::{
    ImportReport, Knowledge, SourceLimits, Store, Unread, UnreadReason, Work, import,
};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde_json::json;

use crate::arguments::{CatalogueCommand, CatalogueOptions};
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;

/// Version of the JSON, as in `docs/formats/catalogue.md`.
const SCHEMA_VERSION: &str = "1.0";

/// Files that could not be read and are named; of the rest only the number is said.
const NAMED: usize = 20;

pub(crate) fn run(command: &CatalogueCommand, output: &Output) -> Result<Ending> {
    match command {
        CatalogueCommand::Import { path, name, json, kept } => {
            bring(path, name.as_deref(), *json, kept, output)
        }
        CatalogueCommand::List { json, kept } => list(*json, kept, output),
    }
}

fn bring(
    path: &Path,
    name: Option<&str>,
    as_json: bool,
    kept: &CatalogueOptions,
    output: &Output,
) -> Result<Ending> {
    let knowledge = Knowledge::built_in()?;
    let mut store = Store::open(&kept.catalogue)?;
    let own = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = own.unwrap_or_else(|| path.display().to_string());
    let name = name.unwrap_or(&own);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let report = import(&mut store, name, path, &SourceLimits::default(), &knowledge, threads)?;
    if as_json {
        output.result(&written(name, &report).to_string())?;
    } else {
        output.result(&say!(
            "cli-catalogue-imported",
            name = name,
            records = report.records,
            read = report.read,
            unchanged = report.unchanged,
            gone = report.gone,
        ))?;
        for (kind, count) in &report.faults {
            output.result(&say!("cli-catalogue-fault", fault = kind.code(), count = *count))?;
        }
        for unread in report.unread.iter().take(NAMED) {
            output.problem(&say!(
                "cli-catalogue-unread",
                place = unread.place.as_str(),
                reason = reason(unread),
            ));
        }
        if report.unread.len() > NAMED {
            let more = report.unread.len() - NAMED;
            output.problem(&say!("cli-catalogue-unread-more", more = more));
        }
    }
    Ok(if report.unread.is_empty() { Ending::Done } else { Ending::InputRefused })
}

fn written(name: &str, report: &ImportReport) -> serde_json::Value {
    let faults: BTreeMap<&str, usize> =
        report.faults.iter().map(|(kind, count)| (kind.code(), *count)).collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "name": name,
        "records": report.records,
        "files": {"read": report.read, "unchanged": report.unchanged, "gone": report.gone},
        "faults": faults,
        "unread": report.unread,
    })
}

/// Why a file or line was not read, in the language of the messages.
fn reason(unread: &Unread) -> String {
    match &unread.reason {
        UnreadReason::NotUtf8 => say!("cli-catalogue-not-utf8"),
        UnreadReason::Broken(detail) => say!("cli-catalogue-broken", detail = detail.as_str()),
        UnreadReason::TooLarge(detail) => say!("cli-catalogue-too-large", detail = detail.as_str()),
        UnreadReason::NoIdentifier => say!("cli-catalogue-no-identifier"),
        UnreadReason::NotARecord(detail) => {
            say!("cli-catalogue-not-a-record", detail = detail.as_str())
        }
    }
}

/// The works that are kept.
///
/// # Errors
///
/// When there are none, or they cannot be read.
pub(crate) fn works(kept: &CatalogueOptions) -> Result<Vec<Work>> {
    let works = Store::open(&kept.catalogue)?.works()?;
    if works.is_empty() {
        let folder = kept.catalogue.display().to_string();
        return Err(Failure::error(Ending::NotFound, say!("cli-catalogue-empty", folder = folder)));
    }
    Ok(works)
}

fn list(as_json: bool, kept: &CatalogueOptions, output: &Output) -> Result<Ending> {
    let works = works(kept)?;
    // By body: works, editions, works with an abstract, works with a group.
    let mut bodies: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for work in &works {
        let counts = bodies.entry(&work.body).or_default();
        counts[0] += 1;
        counts[1] += work.editions as usize;
        counts[2] += usize::from(!work.abstracts.is_empty());
        counts[3] += usize::from(!work.groups.is_empty());
    }
    if as_json {
        let origins = Store::open(&kept.catalogue)?.summary().origins;
        let bodies: Vec<_> = bodies
            .iter()
            .map(|(body, [works, editions, abstracts, groups])| {
                json!({
                    "body": body, "works": works, "editions": editions,
                    "with_abstract": abstracts, "with_group": groups,
                })
            })
            .collect();
        let value = json!({
            "schema_version": SCHEMA_VERSION, "sources": origins, "bodies": bodies,
        });
        output.result(&value.to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-catalogue-body"),
        say!("cli-catalogue-works"),
        say!("cli-catalogue-editions"),
        say!("cli-catalogue-abstracts"),
        say!("cli-catalogue-groups"),
    ]);
    for (body, counts) in bodies {
        let numbers =
            counts.into_iter().map(|count| Cell::new(count).set_alignment(CellAlignment::Right));
        table.add_row(std::iter::once(Cell::new(body)).chain(numbers));
    }
    output.result(&table.to_string())?;
    Ok(Ending::Done)
}
