//! `actum occasion …`: the meetings on which due dates hang.

use std::collections::BTreeMap;

use actum_model::{Occasion, OccasionId, OccasionKind, PartialDate, Period};
use actum_register::{
    OccasionChange, OccasionChanged, OccasionCommand as Asked, OccasionSheet, Person,
};
use anyhow::Result;
use serde_json::json;

use crate::arguments::{
    Kind, OccasionAddOptions, OccasionCommand, OccasionListOptions, TimeActing, When,
};
use crate::failure::Ending;
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;
use crate::{body, clock, import};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(command: &OccasionCommand, output: &Output) -> Result<Ending> {
    match command {
        OccasionCommand::List(options) => list(options, output),
        OccasionCommand::Add(options) => {
            let store = Store::open(&options.acting.register)?;
            let occasion = Box::new(occasion(options, &store)?);
            change(&store, Asked::Add { occasion }, &options.acting, output)
        }
        OccasionCommand::Move(options) => {
            let store = Store::open(&options.acting.register)?;
            let occasion = OccasionId::new(options.occasion.trim());
            let asked = Asked::Move { occasion, period: period(options.when) };
            change(&store, asked, &options.acting, output)
        }
        OccasionCommand::Cancel(options) => {
            let store = Store::open(&options.acting.register)?;
            let occasion = OccasionId::new(options.occasion.trim());
            change(&store, Asked::Cancel { occasion }, &options.acting, output)
        }
    }
}

fn period(when: When) -> Period {
    Period { from: Some(when.from), to: Some(when.to.unwrap_or(when.from)) }
}

fn occasion(options: &OccasionAddOptions, store: &Store) -> Result<Occasion> {
    let bodies = store.wait(store.register.body_list())?;
    let body = body::find(&bodies, &options.body)?;
    let kind = match options.kind {
        Kind::Assembly => OccasionKind::Assembly,
        Kind::Meeting => OccasionKind::Meeting,
        Kind::StudyPeriod => OccasionKind::StudyPeriod,
    };
    let series = match &options.series {
        Some(series) => series.trim().to_owned(),
        None => {
            let sheets = store.wait(store.register.occasions())?;
            let alike =
                |sheet: &&OccasionSheet| sheet.occasion.body == body && sheet.occasion.kind == kind;
            let found = sheets.iter().find(alike).map(|sheet| sheet.occasion.series.clone());
            found.unwrap_or_else(|| body.to_string())
        }
    };
    let place = options.place.iter().map(|place| (options.language, place.trim().to_owned()));
    Ok(Occasion {
        id: OccasionId::new(options.occasion.trim()),
        kind,
        series,
        body,
        period: period(options.when),
        names: BTreeMap::from([(options.language, vec![options.name.trim().to_owned()])]),
        place: place.collect(),
        cancelled: false,
        revision: 0,
        source: String::new(),
        verified: true,
    })
}

fn change(store: &Store, command: Asked, acting: &TimeActing, output: &Output) -> Result<Ending> {
    let name = acting.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    // A register on one's own machine knows one person, who may do everything.
    let person = Person::alone(name);
    let at = clock::now()?;
    let asked = OccasionChange { command, person: &person, at: &at, reason: acting.why.clone() };
    let changed = if acting.dry_run {
        store.wait(store.register.preview_occasion(asked))?
    } else {
        store.wait(store.register.change_occasion(asked))?
    };
    if acting.json {
        let moved: Vec<_> = changed
            .moved
            .iter()
            .map(|one| json!({"item": one.item, "from": one.from, "to": one.to}))
            .collect();
        let shown = json!({
            "schema_version": SCHEMA_VERSION,
            "occasion": changed.occasion,
            "changed": changed.changed,
            "moved": moved,
            "past": changed.past,
            "kept": !acting.dry_run,
        });
        output.result(&shown.to_string())?;
    } else {
        say_changed(&changed, acting.dry_run, output)?;
    }
    Ok(Ending::Done)
}

fn say_changed(changed: &OccasionChanged, dry_run: bool, output: &Output) -> Result<()> {
    let occasion = changed.occasion.as_str();
    let count = changed.moved.len();
    let words = match (changed.changed, dry_run) {
        (false, _) => say!("cli-occasion-unchanged", occasion = occasion),
        (true, true) => say!("cli-occasion-would", occasion = occasion, count = count),
        (true, false) => say!("cli-occasion-changed", occasion = occasion, count = count),
    };
    output.result(&words)?;
    let day = |day: Option<PartialDate>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    for one in &changed.moved {
        output.result(&format!("  {}  {} → {}", one.item, day(one.from), day(one.to)))?;
    }
    if changed.past > 0 {
        output.remark(&say!("cli-occasion-past", count = changed.past));
    }
    Ok(())
}

fn list(options: &OccasionListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let kept = store.wait(store.register.kept_occasions())?;
    let is_kept = |id: &OccasionId| kept.iter().any(|one| one.id == *id);
    let mut sheets = store.wait(store.register.occasions())?;
    if !options.all {
        sheets.retain(|sheet| !sheet.due.is_empty() || is_kept(&sheet.occasion.id));
    }
    if options.json {
        let occasions: Vec<_> = sheets
            .iter()
            .map(|sheet| {
                let due: Vec<_> = sheet.due.iter().map(|due| &due.item).collect();
                json!({
                    "occasion": sheet.occasion,
                    "kept_by_people": is_kept(&sheet.occasion.id),
                    "due": due,
                })
            })
            .collect();
        let listing = json!({"schema_version": SCHEMA_VERSION, "occasions": occasions});
        output.result(&listing.to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-id"),
        say!("cli-name"),
        say!("cli-when"),
        say!("cli-occasion-said"),
        say!("cli-items"),
    ]);
    for sheet in &sheets {
        let occasion = &sheet.occasion;
        let said = if occasion.cancelled {
            say!("occasion-cancelled")
        } else if is_kept(&occasion.id) {
            say!("occasion-kept")
        } else {
            String::new()
        };
        table.add_row([
            occasion.id.to_string(),
            occasion.display_name(messages().language()).to_owned(),
            messages().period(occasion.period).unwrap_or_default(),
            said,
            sheet.due.len().to_string(),
        ]);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    Ok(Ending::Done)
}
