//! `actum succession`: what became of every item of a text with a later edition.

use actum_model::{EditionId, TextId};
use actum_register::{Fate, SuccessionReport};
use anyhow::Result;
use serde_json::json;

use crate::arguments::SuccessionOptions;
use crate::describe;
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::store::Store;

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

/// Columns that words may take in a table.
const WORDS: usize = 60;

pub(crate) fn run(options: &SuccessionOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let text = TextId::new(options.text.trim());
    let Some(known) = store.wait(store.register.text(&text))? else {
        let words = say!("cli-text-unknown", id = text.as_str());
        return Err(Failure::error(Ending::NotFound, words));
    };
    let editions = store.wait(store.register.successions(&text))?;
    let wanted = match &options.edition {
        Some(edition) => Some(EditionId::new(edition.trim())),
        None => editions.last().cloned(),
    };
    let none = || {
        let words = say!("cli-succession-none", id = text.as_str());
        Failure::error(Ending::NotFound, words)
    };
    let edition = wanted.filter(|edition| editions.contains(edition)).ok_or_else(none)?;
    let report = store.wait(store.register.succession(&edition))?.ok_or_else(none)?;
    if let Some(out) = &options.out {
        crate::report::succession(&report, &known, out, options, output)?;
    } else if options.json {
        let shown = json!({"schema_version": SCHEMA_VERSION, "text": text, "succession": report});
        output.result(&shown.to_string())?;
    } else {
        table(&report, output)?;
    }
    Ok(Ending::Done)
}

fn table(report: &SuccessionReport, output: &Output) -> Result<()> {
    let (edition, previous) = (report.edition.as_str(), report.previous.as_str());
    output.result(&say!("succession-head", edition = edition, previous = previous))?;
    let mut table = output.table(&[
        say!("field-item"),
        say!("succession-fate"),
        say!("succession-before"),
        say!("succession-after"),
        say!("succession-others"),
    ]);
    for line in &report.lines {
        let others: Vec<&str> = line.others.iter().map(|item| item.parts().1).collect();
        let after = if line.after == line.before { "=" } else { line.after.as_str() };
        table.add_row([
            line.item.to_string(),
            describe::named("succession", line.fate.name()),
            describe::shortened(&line.before, WORDS),
            describe::shortened(after, WORDS),
            others.join(", "),
        ]);
    }
    output.result(&table.to_string())?;
    let counts = Fate::ALL.into_iter().filter_map(|fate| {
        let count = report.lines.iter().filter(|line| line.fate == fate).count();
        (count > 0).then(|| format!("{}: {count}", describe::named("succession", fate.name())))
    });
    output.remark(&counts.collect::<Vec<_>>().join("; "));
    Ok(())
}
