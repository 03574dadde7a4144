//! `actum bodies`, `occasions`, `texts`, `events`: what else the register holds.

use actum_model::{Occasion, Period};
use actum_register::EventRecord;
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde_json::json;

use crate::arguments::{EventsOptions, ListOptions};
use crate::describe;
use crate::failure::Ending;
use crate::items::SCHEMA_VERSION;
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;

/// Events asked for at a time.
const EVENTS: u32 = 1000;

pub(crate) fn bodies(options: &ListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let counts = store.wait(store.register.bodies())?;
    if options.json {
        let bodies: Vec<_> = counts
            .iter()
            .map(|count| {
                json!({
                    "body": count.body,
                    "owned": count.owned,
                    "partner": count.partner,
                    "report_to": count.report_to,
                    "proposed_report_to": count.proposed_report_to,
                    "through_collectives": count.through_collectives,
                })
            })
            .collect();
        output.result(&json!({"schema_version": SCHEMA_VERSION, "bodies": bodies}).to_string())?;
        return Ok(Ending::Done);
    }
    let language = messages().language();
    let mut table = output.table(&[
        say!("cli-id"),
        say!("cli-abbreviation"),
        say!("cli-name"),
        say!("cli-owned"),
        say!("cli-partner"),
        say!("field-report-to"),
        say!("cli-proposed-report"),
        say!("cli-through"),
    ]);
    let mut silent = 0_usize;
    let mut unverified = false;
    for count in &counts {
        let numbers = [
            count.owned,
            count.partner,
            count.report_to,
            count.proposed_report_to,
            count.through_collectives,
        ];
        if numbers.iter().all(|number| *number == 0) {
            silent += 1;
            continue;
        }
        let name = count.body.display_name(language).0;
        let short = count.body.short_name(language);
        let mark = if count.body.verified { "" } else { " ~" };
        unverified |= !count.body.verified;
        let mut cells = vec![
            Cell::new(&count.body.id),
            Cell::new(if short == name { "" } else { short }),
            Cell::new(format!("{name}{mark}")),
        ];
        cells.extend(numbers.iter().map(|number| right(*number)));
        table.add_row(cells);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    if unverified {
        output.remark(&say!("cli-mark-unverified"));
    }
    if silent > 0 {
        output.remark(&say!("cli-bodies-silent", count = silent));
    }
    Ok(Ending::Done)
}

pub(crate) fn occasions(options: &ListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let sheets = store.wait(store.register.occasions())?;
    if options.json {
        let occasions: Vec<_> = sheets
            .iter()
            .map(|sheet| {
                let due: Vec<_> = sheet
                    .due
                    .iter()
                    .map(|due| {
                        json!({
                            "item": due.item,
                            "kind": due.kind,
                            "relation": due.relation,
                            "written": due.written,
                            "rule": due.rule,
                            "reading": due.reading,
                        })
                    })
                    .collect();
                json!({"occasion": sheet.occasion, "due": due})
            })
            .collect();
        let listing = json!({"schema_version": SCHEMA_VERSION, "occasions": occasions});
        output.result(&listing.to_string())?;
        return Ok(Ending::Done);
    }
    let mut table =
        output.table(&[say!("cli-id"), say!("cli-name"), say!("cli-when"), say!("field-due")]);
    let mut unverified = false;
    let mut silent = 0_usize;
    for sheet in &sheets {
        if sheet.due.is_empty() {
            silent += 1;
            continue;
        }
        let items: Vec<String> = sheet
            .due
            .iter()
            .map(|due| {
                // A second reading is a possibility, not what the item is due at.
                if due.reading == 0 { due.item.to_string() } else { format!("({})", due.item) }
            })
            .collect();
        let mark = if sheet.occasion.verified { "" } else { " ~" };
        unverified |= !sheet.occasion.verified;
        table.add_row([
            sheet.occasion.id.to_string(),
            format!("{}{mark}", sheet.occasion.display_name(messages().language())),
            period(&sheet.occasion),
            items.join(", "),
        ]);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    if unverified {
        output.remark(&say!("cli-mark-unverified"));
    }
    if silent > 0 {
        output.remark(&say!("cli-occasions-silent", count = silent));
    }
    Ok(Ending::Done)
}

fn period(occasion: &Occasion) -> String {
    match occasion.period {
        Period { from: None, to: None } => String::new(),
        Period { from: Some(from), to: Some(to) } if from == to => from.to_string(),
        Period { from: Some(from), to: Some(to) } => format!("{from} – {to}"),
        Period { from: Some(from), to: None } => from.to_string(),
        Period { from: None, to: Some(to) } => format!("– {to}"),
    }
}

pub(crate) fn texts(options: &ListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let texts = store.wait(store.register.texts())?;
    if options.json {
        let texts: Vec<_> = texts
            .iter()
            .map(|text| {
                let editions: Vec<_> = text
                    .editions
                    .iter()
                    .map(|edition| {
                        json!({
                            "id": edition.id,
                            "language": edition.language,
                            "number": edition.number,
                            "title": edition.title,
                            "relation": edition.relation,
                            "previous": edition.previous,
                            "current": edition.current,
                            "source_name": edition.source_name,
                            "source_sha256": edition.source_sha256,
                            "differences": edition.differences,
                            "imported_at": edition.imported_at,
                            "imported_by": edition.imported_by,
                        })
                    })
                    .collect();
                json!({
                    "id": text.id,
                    "title": text.title,
                    "lead_language": text.lead_language,
                    "items": text.items,
                    "registered_at": text.registered_at,
                    "editions": editions,
                })
            })
            .collect();
        output.result(&json!({"schema_version": SCHEMA_VERSION, "texts": texts}).to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("field-text"),
        say!("cli-edition"),
        say!("cli-title"),
        say!("cli-source"),
        say!("cli-imported"),
        say!("cli-items"),
    ]);
    for text in &texts {
        for (index, edition) in text.editions.iter().enumerate() {
            let first = index == 0;
            table.add_row(vec![
                Cell::new(if first { text.id.as_str() } else { "" }),
                Cell::new(&edition.id),
                Cell::new(describe::shortened(&edition.title, 60)),
                Cell::new(&edition.source_name),
                Cell::new(format!("{} ({})", edition.imported_at, edition.imported_by)),
                if first { right(text.items) } else { Cell::new("") },
            ]);
        }
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    Ok(Ending::Done)
}

pub(crate) fn events(options: &EventsOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let mut after = options.after;
    loop {
        let events = store.wait(store.register.events(after, EVENTS))?;
        let Some(last) = events.last() else { return Ok(Ending::Done) };
        after = last.seq;
        let mut lines = String::new();
        for event in &events {
            if options.jsonl {
                lines.push_str(&event_json(event).to_string());
            } else {
                lines.push_str(&event_line(event));
            }
            lines.push('\n');
        }
        output.raw(&lines)?;
    }
}

/// An event with all it holds.
pub(crate) fn event_json(event: &EventRecord) -> serde_json::Value {
    json!({
        "seq": event.seq,
        "at": event.at,
        "actor": event.actor,
        "kind": event.kind,
        "version": event.version,
        "subject": event.subject,
        "payload": event.payload,
    })
}

/// An event on one line: number, time, who, what, about what.
pub(crate) fn event_line(event: &EventRecord) -> String {
    let EventRecord { seq, at, actor, kind, subject, .. } = event;
    format!("{seq:>6}  {at}  {actor}  {kind}  {subject}")
}

fn right(number: u64) -> Cell {
    Cell::new(number).set_alignment(CellAlignment::Right)
}
