//! `actum show`: one item with everything known about it.

mod fields;
mod follow_up;
mod marked;

use actum_model::{Document, Item, ProvisionId};
use actum_register::{EditionSummary, ItemClause, RelatedItems};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde_json::json;

use crate::arguments::ShowOptions;
use crate::describe::{self, Names};
use crate::failure::{Ending, Failure};
use crate::items::SCHEMA_VERSION;
use crate::lists;
use crate::message::say;
use crate::output::Output;
use crate::store::Store;
use fields::Field;
use marked::{Mark, marked};

pub(crate) fn run(options: &ShowOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let register = &store.register;
    let Some(item) = store.wait(register.find_item(&options.item))? else {
        return Err(Failure::error(
            Ending::NotFound,
            say!("cli-item-unknown", id = options.item.as_str()),
        ));
    };
    let history = store.wait(register.history(&item.id))?;
    let related = store.wait(register.related(&item.id))?;
    let clauses = store.wait(register.clauses(&item.id))?;
    if options.json {
        let events: Vec<_> = history.iter().map(lists::event_json).collect();
        let ids = |items: &[Item]| -> Vec<String> {
            items.iter().map(|item| item.id.to_string()).collect()
        };
        let clauses: Vec<_> = clauses
            .iter()
            .map(|clause| {
                json!({
                    "edition": clause.edition,
                    "language": clause.language,
                    "current": clause.current,
                    "provision": clause.provision,
                    "clause": clause.clause,
                    "commitment": clause.commitment,
                })
            })
            .collect();
        let shown = json!({
            "schema_version": SCHEMA_VERSION,
            "item": item,
            "clauses": clauses,
            "related": {
                "references": ids(&related.references),
                "referenced_by": ids(&related.referenced_by),
                "same_provision": ids(&related.same_provision),
                "same_group": ids(&related.same_group),
            },
            "history": events,
        });
        output.result(&shown.to_string())?;
        return Ok(Ending::Done);
    }
    let bodies: Vec<_> =
        store.wait(register.bodies())?.into_iter().map(|count| count.body).collect();
    let occasions: Vec<_> =
        store.wait(register.occasions())?.into_iter().map(|sheet| sheet.occasion).collect();
    let workflows = store.wait(register.workflows())?;
    let names = Names::new(&bodies, &occasions).with_workflows(workflows);
    let fields = fields::fields(&item, &names);
    output.result(&heading(&item, &names))?;
    output.result("")?;
    match store.wait(register.reading(&item.edition))? {
        Some((document, _)) => sentences(&item, &document, &fields, output)?,
        None => output.result(&item.clause)?,
    }
    output.result("")?;
    values(&fields, output)?;
    doubts(&item, output)?;
    let records = store.wait(register.records(&item.id))?;
    follow_up::show(&item, &records, &names, output)?;
    let editions = store.wait(register.editions(&item.text))?;
    others(&item, &related, &clauses, &editions, output)?;
    output.result(&format!("\n{}", say!("cli-history")))?;
    for event in &history {
        output.result(&lists::event_line(event))?;
    }
    Ok(Ending::Done)
}

/// `wtsa-24-actions:5.1a   proposed   87 % sure   (edition wtsa-24-actions/zh/1, provision 5.1)`.
fn heading(item: &Item, names: &Names) -> String {
    say!(
        "cli-show-heading",
        id = item.id.as_str(),
        status = names.status(&item.status),
        sure = describe::sure(item.commitment.confidence),
        edition = item.edition.as_str(),
        provision = item.provision.as_str(),
    )
}

/// The provision that asks, below the chapeaux it stands under, with every value's words marked.
fn sentences(item: &Item, document: &Document, fields: &[Field], output: &Output) -> Result<()> {
    let marks: Vec<Mark> = fields.iter().filter_map(Field::mark).collect();
    for id in chain(&item.provision, document) {
        let Some(provision) = document.provision(&id) else { continue };
        let own = id == item.provision;
        let marked_here = marks.iter().any(|mark| provision.span.contains(mark.span));
        if !own && !marked_here {
            continue;
        }
        let words = marked(&document.text, provision.span, &marks, output.color());
        let number = provision.number.as_ref().map_or("", |number| number.written.as_str());
        let separator = if number.is_empty() { "" } else { " " };
        let indent = "  ".repeat(usize::from(provision.depth));
        output.result(&format!("{indent}{number}{separator}{words}"))?;
    }
    Ok(())
}

/// The provision and those above it, the topmost first.
fn chain(id: &ProvisionId, document: &Document) -> Vec<ProvisionId> {
    let mut chain = vec![id.clone()];
    // A damaged document could name itself as its parent; no text nests this deep.
    while chain.len() < 64 {
        let parent = document
            .provision(&chain[chain.len() - 1])
            .and_then(|provision| provision.parent.clone());
        match parent {
            Some(parent) => chain.push(parent),
            None => break,
        }
    }
    chain.reverse();
    chain
}

fn values(fields: &[Field], output: &Output) -> Result<()> {
    let mut table =
        output.table(&[say!("cli-field"), say!("cli-value"), say!("cli-ground"), say!("cli-sure")]);
    for field in fields {
        table.add_row(vec![
            Cell::new(&field.label),
            Cell::new(describe::shortened(&field.value, 120)),
            Cell::new(field.ground()),
            Cell::new(describe::sure(field.confidence)).set_alignment(CellAlignment::Right),
        ]);
    }
    output.result(&table.to_string())?;
    Ok(())
}

fn doubts(item: &Item, output: &Output) -> Result<()> {
    for doubt in &item.commitment.doubts {
        output.result(&say!(
            "cli-doubt",
            items = doubt.field.as_str(),
            message = doubt.message.as_str(),
        ))?;
    }
    Ok(())
}

/// Other items that have to do with it, and its words in other editions.
fn others(
    item: &Item,
    related: &RelatedItems,
    clauses: &[ItemClause],
    editions: &[EditionSummary],
    output: &Output,
) -> Result<()> {
    let lists = [
        ("cli-references", &related.references),
        ("cli-referenced-by", &related.referenced_by),
        ("cli-same-provision", &related.same_provision),
        ("cli-same-group", &related.same_group),
    ];
    for (label, items) in lists {
        if !items.is_empty() {
            let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            output.result(&format!("{} {}", say!(label), ids.join(", ")))?;
        }
    }
    for clause in clauses.iter().filter(|clause| clause.edition != item.edition && clause.current) {
        output.result(&format!("\n{}\n{}", clause.edition, clause.clause))?;
        let edition = editions.iter().find(|edition| edition.id == clause.edition);
        let differences = edition.map(|edition| edition.differences.as_slice()).unwrap_or_default();
        for one in differences.iter().filter(|one| one.item.as_ref() == Some(&item.id)) {
            output.result(&say!(
                "cli-import-difference",
                item = one.commitment.as_str(),
                field = one.field.as_str(),
                register = one.register.as_str(),
                edition = one.edition.as_str(),
            ))?;
        }
    }
    Ok(())
}
