//! `actum workbook …`: an Action Plan that was edited in a spreadsheet, brought back.

mod hand;

use std::path::Path;

use actum_i18n::Value;
use actum_model::{Body, Occasion, Workflow};
use actum_register::{Person, PlanQuery};
use actum_workbook::{
    Book, Comparison, Known, LARGEST_WORKBOOK, Line, Marks, Outcome, Place, Problem, apply,
    compare, preview,
};
use anyhow::Result;
use serde_json::json;

use crate::arguments::{WorkbookCommand, WorkbookOptions};
use crate::failure::{Ending, Failure};
use crate::message::{fluent, messages, plain, say};
use crate::output::Output;
use crate::store::Store;
use crate::{clock, import, knowledge, report};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(command: &WorkbookCommand, output: &Output) -> Result<Ending> {
    match command {
        WorkbookCommand::Preview(options) => bring(options, false, output),
        WorkbookCommand::Apply(options) => bring(options, true, output),
        WorkbookCommand::Import(options) => hand::run(options, output),
    }
}

fn bring(options: &WorkbookOptions, keep: bool, output: &Output) -> Result<Ending> {
    let bytes = read(&options.file)?;
    let refused = |error: actum_workbook::WorkbookError| {
        let file = options.file.display().to_string();
        Failure::error(Ending::InputRefused, format!("{file}: {error}"))
    };
    let book = Book::read(&bytes).map_err(refused)?;
    let marks = Marks::of(&book).map_err(refused)?;
    let store = Store::open(&options.register)?;
    let packs = knowledge::packs(&options.packs)?;
    let query = PlanQuery { text: None, body: None, language: marks.language };
    let plan = store.wait(store.register.plan(&query))?;
    let cells = actum_report::sheet_cells(&plan, &report::labels(marks.language));
    let bodies: Vec<Body> = store.wait(store.register.body_list())?;
    let occasions: Vec<Occasion> = store.wait(store.register.occasion_list())?;
    let known = Known::new(marks.language, &bodies, &occasions, packs.months());
    let comparison = compare(&book, &marks, &plan, &cells, &known);

    let name = options.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    let person = Person::alone(name);
    let at = clock::now()?;
    let lines = if keep {
        let all = |_: &actum_workbook::CellChange| true;
        let applying =
            apply(&store.register, &comparison, &person, &at, &options.why, &packs.workflows, &all);
        store.wait(applying)?
    } else {
        store.wait(store.register.record_workflows(&packs.workflows, &person.name, &at))?;
        store.wait(preview(&store.register, &comparison, &person, &at, &options.why))?
    };
    if options.json {
        output.result(&as_json(&comparison, &lines, keep).to_string())?;
    } else {
        tell(&comparison, &lines, &plan.workflows, keep, output)?;
    }
    let is_clean = comparison.refusals().next().is_none()
        && lines.iter().all(|line| matches!(line.outcome, Outcome::Fine | Outcome::Already));
    Ok(if is_clean { Ending::Done } else { Ending::InputRefused })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let file = path.display().to_string();
    let refused = |error: String| {
        let words = say!("cli-item-file-unreadable", file = file.as_str(), error = error);
        Failure::error(Ending::InputRefused, words)
    };
    let size = std::fs::metadata(path).map_err(|error| refused(error.to_string()))?.len();
    if size > LARGEST_WORKBOOK as u64 {
        let most = LARGEST_WORKBOOK / (1024 * 1024);
        let words = say!("cli-item-file-large", file = file.as_str(), most = most);
        return Err(Failure::error(Ending::InputRefused, words));
    }
    std::fs::read(path).map_err(|error| refused(error.to_string()))
}

fn tell(
    comparison: &Comparison,
    lines: &[Line],
    workflows: &[Workflow],
    kept: bool,
    output: &Output,
) -> Result<()> {
    let mut counts = [0_usize; 3];
    for line in lines {
        let change = &line.change;
        let (place, what) = match &line.outcome {
            Outcome::Fine if kept => (0, say!("cli-workbook-applied")),
            Outcome::Fine => (0, say!("cli-workbook-fine")),
            Outcome::Already => (1, say!("cli-workbook-already")),
            Outcome::LeftOut => (1, say!("cli-workbook-left-out")),
            Outcome::Conflict { by, at } => {
                let now = change.now.as_deref().unwrap_or("");
                let words = say!(
                    "cli-workbook-conflict",
                    by = by.as_str(),
                    at = at.as_str(),
                    now = shown(now)
                );
                (2, words)
            }
            Outcome::Refused(refusal) => {
                let why = plain(&actum_web::refusal_words(refusal, messages(), workflows));
                (2, say!("cli-workbook-refused", why = why))
            }
        };
        counts[place] += 1;
        output.result(&format!(
            "{}  {}  {}: {} → {}  [{what}]",
            change.place,
            change.item,
            change.heading,
            shown(&change.before),
            shown(&change.after)
        ))?;
        for told in &change.told {
            output.result(&format!("    {}", words_of(told)))?;
        }
    }
    for remark in &comparison.remarks {
        counts[2] += usize::from(remark.problem.is_refusal());
        output.result(&format!("{}  {}", place_of(&remark.place), words_of(&remark.problem)))?;
    }
    counts[1] += comparison.already;
    let [fine, already, refused] = counts;
    let words = if kept {
        say!("cli-workbook-done", fine = fine, already = already, refused = refused)
    } else {
        say!("cli-workbook-would", fine = fine, already = already, refused = refused)
    };
    output.remark(&words);
    Ok(())
}

fn place_of(place: &Place) -> String {
    place.to_string()
}

/// A problem in the language of the command line.
pub(crate) fn words_of(problem: &Problem) -> String {
    let values = problem.values();
    let values: Vec<(&str, Value<'_>)> =
        values.iter().map(|(name, value)| (*name, Value::from(value.as_str()))).collect();
    fluent(&format!("workbook-problem-{}", problem.key()), &values)
}

/// A cell's words on one line.
fn shown(text: &str) -> String {
    if text.is_empty() {
        return "–".to_owned();
    }
    let line: String = text.replace('\n', " / ");
    let count = line.chars().count();
    if count <= 80 { line } else { line.chars().take(79).chain(['…']).collect() }
}

fn as_json(comparison: &Comparison, lines: &[Line], kept: bool) -> serde_json::Value {
    let lines: Vec<serde_json::Value> = lines
        .iter()
        .map(|line| {
            let change = &line.change;
            let (outcome, by, at, why) = match &line.outcome {
                Outcome::Fine => ("fine", None, None, None),
                Outcome::Already => ("already", None, None, None),
                Outcome::LeftOut => ("left-out", None, None, None),
                Outcome::Conflict { by, at } => ("conflict", Some(by), Some(at), None),
                Outcome::Refused(why) => ("refused", None, None, Some(why.to_string())),
            };
            json!({
                "sheet": change.place.sheet,
                "cell": change.place.address(),
                "item": change.item,
                "revision": change.revision,
                "column": change.column,
                "before": change.before,
                "after": change.after,
                "now": change.now,
                "reason": change.reason,
                "told": change.told.iter().map(Problem::key).collect::<Vec<_>>(),
                "outcome": outcome,
                "by": by,
                "at": at,
                "why": why,
            })
        })
        .collect();
    let remarks: Vec<serde_json::Value> = comparison
        .remarks
        .iter()
        .map(|remark| {
            json!({
                "sheet": remark.place.sheet,
                "cell": remark.place.address(),
                "item": remark.item,
                "written": remark.written,
                "code": remark.problem.key(),
                "refused": remark.problem.is_refusal(),
                "words": words_of(&remark.problem),
            })
        })
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "kept": kept,
        "items": comparison.items,
        "already": comparison.already,
        "lines": lines,
        "remarks": remarks,
    })
}
