//! `actum workflow …` and `actum review …`: the lives of items, and what their review says.

use actum_model::{Language, TextId, Workflow, WorkflowId};
use actum_register::{FieldReport, ReviewReport};
use anyhow::Result;
use serde_json::json;

use crate::arguments::{
    FollowingListOptions, ReviewCommand, WorkflowChooseOptions, WorkflowCommand,
};
use crate::describe;
use crate::failure::{Ending, Failure};
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;
use crate::{clock, import, knowledge};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn workflow(command: &WorkflowCommand, output: &Output) -> Result<Ending> {
    match command {
        WorkflowCommand::List(options) => list(options, output),
        WorkflowCommand::Choose(options) => choose(options, output),
    }
}

pub(crate) fn review(command: &ReviewCommand, output: &Output) -> Result<Ending> {
    match command {
        ReviewCommand::Report(options) => report(options, output),
    }
}

fn list(options: &FollowingListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let workflows = store.wait(store.register.workflows())?;
    let mut lived: Vec<(TextId, WorkflowId)> = Vec::new();
    if !workflows.is_empty() {
        for text in store.wait(store.register.texts())? {
            let workflow = store.wait(store.register.workflow_of(&text.id))?;
            lived.push((text.id, workflow.id));
        }
    }
    let texts = |workflow: &Workflow| -> Vec<&str> {
        lived.iter().filter(|(_, id)| *id == workflow.id).map(|(text, _)| text.as_str()).collect()
    };
    if options.json {
        let all: Vec<_> = workflows
            .iter()
            .map(|workflow| json!({"workflow": workflow, "texts": texts(workflow)}))
            .collect();
        let shown = json!({"schema_version": SCHEMA_VERSION, "workflows": all});
        output.result(&shown.to_string())?;
        return Ok(Ending::Done);
    }
    let language = messages().language();
    let mut table = output.table(&[
        say!("cli-id"),
        say!("cli-name"),
        say!("workflow-states"),
        say!("workflow-second-person"),
        say!("workflow-texts"),
    ]);
    for workflow in &workflows {
        let name = workflow.names.get(&language).or_else(|| workflow.names.get(&Language::En));
        let states: Vec<&str> = workflow
            .states
            .iter()
            .map(|state| workflow.name_of(&state.id, language).unwrap_or(state.id.as_str()))
            .collect();
        let second = if workflow.second_person { "workflow-yes" } else { "workflow-no" };
        table.add_row([
            workflow.id.to_string(),
            name.cloned().unwrap_or_default(),
            states.join(", "),
            say!(second),
            texts(workflow).join(", "),
        ]);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    Ok(Ending::Done)
}

fn choose(options: &WorkflowChooseOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let actor = options.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    let at = clock::now()?;
    // Those of packs that came after the import are recorded first, so that they can be chosen.
    let packs = knowledge::packs(&options.packs)?;
    store.wait(store.register.record_workflows(&packs.workflows, &actor, &at))?;
    let text = TextId::new(options.text.trim());
    let known = store.wait(store.register.texts())?;
    if known.iter().all(|one| one.id != text) {
        let words = say!("cli-text-unknown", id = text.as_str());
        return Err(Failure::error(Ending::NotFound, words));
    }
    let workflow = WorkflowId::new(options.workflow.trim());
    store.wait(store.register.choose_workflow(&text, &workflow, &actor, &at))?;
    let (text, workflow) = (text.as_str(), workflow.as_str());
    output.result(&say!("workflow-chosen", text = text, workflow = workflow))?;
    Ok(Ending::Done)
}

fn report(options: &FollowingListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let reports = store.wait(store.register.review_report())?;
    if options.json {
        let languages: Vec<_> = reports
            .iter()
            .map(|(language, report)| json!({"language": language, "review": report}))
            .collect();
        let shown = json!({"schema_version": SCHEMA_VERSION, "languages": languages});
        output.result(&shown.to_string())?;
        return Ok(Ending::Done);
    }
    for (language, report) in &reports {
        one(*language, report, output)?;
    }
    Ok(Ending::Done)
}

fn one(language: Language, report: &ReviewReport, output: &Output) -> Result<()> {
    output.result(&say!(
        "review-head",
        language = language.code(),
        items = report.items,
        confirmed = report.confirmed,
        rejected = report.rejected
    ))?;
    let mut table = output.table(&[
        say!("cli-field"),
        say!("review-kept"),
        say!("review-corrected"),
        say!("review-share"),
        say!("review-example"),
    ]);
    for (field, counts) in &report.fields {
        let FieldReport { kept, corrected, examples } = counts;
        let looked = kept + corrected;
        let share = (corrected * 100).checked_div(looked).unwrap_or(0);
        let example = examples.last().map(|one| one.item.to_string()).unwrap_or_default();
        table.add_row([
            describe::named("field", field.name()),
            kept.to_string(),
            corrected.to_string(),
            format!("{share} %"),
            example,
        ]);
    }
    if table.row_count() > 0 {
        output.result(&table.to_string())?;
    }
    Ok(())
}
