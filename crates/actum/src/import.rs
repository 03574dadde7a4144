//! `actum import`: from files to items of the register.

use std::path::Path;

use actum_model::{Document, Item, ItemId, TextId};
use actum_register::{
    ClauseText, Difference, ImportOutcome, ImportRequest, ItemQuery, PackView, Register, Reworded,
};
use anyhow::{Context, Result};

use crate::arguments::ImportOptions;
use crate::describe::{self, Names};
use crate::failure::{self, Ending, Failure};
use crate::knowledge::{Knowledge, Understood};
use crate::message::say;
use crate::output::Output;
use crate::store::Store;
use crate::understood::Order;
use crate::{clock, knowledge, understood};

pub(crate) fn run(options: &ImportOptions, output: &Output) -> Result<Ending> {
    if let Some(id) = options.text_id.as_deref().filter(|id| !actum_register::is_text_id(id)) {
        return Err(Failure::error(Ending::Usage, say!("cli-text-id-form", id = id)));
    }
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let names = Names::new(&knowledge.packs.bodies, &knowledge.packs.occasions);
    let mut store: Option<Store> = None;
    let mut refused = Vec::new();
    for file in &options.files {
        let understood = match knowledge.understand(file) {
            Ok(understood) => understood,
            Err(error) => {
                output.problem(&format!("{error:#}"));
                refused.push(file.display().to_string());
                continue;
            }
        };
        // The register is opened, or made, only when there is something to store: a refused file
        // leaves no empty register behind.
        let store = match &mut store {
            Some(store) => store,
            none => none.insert(Store::open_or_create(&options.register)?),
        };
        match import_one(options, file, &understood, &knowledge, store) {
            Ok(imported) => say_outcome(file, &imported, &understood, &names, store, output)?,
            Err(error) if Ending::of(&error) == Some(Ending::InputRefused) => {
                output.problem(&format!("{}: {}", file.display(), failure::words(&error)));
                refused.push(file.display().to_string());
            }
            Err(error) => return Err(error.context(file.display().to_string())),
        }
    }
    if refused.is_empty() {
        return Ok(Ending::Done);
    }
    if options.files.len() > 1 {
        let stored = options.files.len() - refused.len();
        output.remark(&say!("cli-import-done", stored = stored, refused = refused.len()));
        for name in &refused {
            output.remark(&say!("cli-refused-file", name = name.as_str()));
        }
    }
    Ok(Ending::InputRefused)
}

/// The text that a file was stored under, and what came of it.
struct Imported {
    text: TextId,
    outcome: ImportOutcome,
}

fn import_one(
    options: &ImportOptions,
    file: &Path,
    understood: &Understood,
    knowledge: &Knowledge<'_>,
    store: &Store,
) -> Result<Imported> {
    let actor = options.by.clone().or_else(account).unwrap_or_else(|| "unknown".to_owned());
    let request = Request { options, file, actor: &actor };
    store.wait(store_one(&store.register, &request, understood, knowledge))
}

struct Request<'a> {
    options: &'a ImportOptions,
    file: &'a Path,
    actor: &'a str,
}

async fn store_one(
    register: &Register,
    request: &Request<'_>,
    understood: &Understood,
    knowledge: &Knowledge<'_>,
) -> Result<Imported> {
    let document = &understood.document;
    let text = match &request.options.text_id {
        Some(id) => TextId::new(id.as_str()),
        None => actum_register::text_id(&file_name(request.file), document),
    };
    let title = request.options.title.clone().unwrap_or_else(|| title(document, &text));
    let at = clock::now()?;
    let language = document.language.language;
    let words = actum_amend::Options::of(knowledge.packs, language);
    let aligner =
        |before: &[ClauseText], after: &[ClauseText]| actum_web::aligned(before, after, &words);
    let outcome = register
        .import_aligned(
            ImportRequest {
                text: text.clone(),
                title,
                document,
                extraction: &understood.extraction,
                packs: PackView {
                    bodies: &knowledge.packs.bodies,
                    occasions: &knowledge.packs.occasions,
                    workflows: &knowledge.packs.workflows,
                    procedures: &knowledge.packs.procedures,
                },
                actor: request.actor,
                at: &at,
            },
            &aligner,
        )
        .await?;
    Ok(Imported { text, outcome })
}

fn file_name(file: &Path) -> String {
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The document's own title on one line, else the id.
fn title(document: &Document, text: &TextId) -> String {
    document.title.as_ref().map_or_else(
        || text.to_string(),
        |title| title.quote.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// The name of the user's account, as the system gives it.
pub(crate) fn account() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.trim().is_empty())
}

fn say_outcome(
    file: &Path,
    imported: &Imported,
    understood: &Understood,
    names: &Names,
    store: &Store,
    output: &Output,
) -> Result<()> {
    let name = file.display().to_string();
    let Imported { text, outcome } = imported;
    let edition = outcome.edition().as_str();
    let line = match outcome {
        ImportOutcome::New { items, .. } => say!(
            "cli-import-new",
            name = name,
            text = text.as_str(),
            edition = edition,
            items = items.len(),
        ),
        ImportOutcome::Unchanged { .. } => {
            say!("cli-import-unchanged", name = name, edition = edition)
        }
        ImportOutcome::Reread(reread) => say!(
            "cli-import-reread",
            name = name,
            edition = edition,
            reread = reread.reread.len(),
            kept = reread.kept,
            added = reread.added.len(),
            dropped = reread.dropped.len(),
            left = reread.left.len(),
            differences = reread.differences.len(),
        ),
        ImportOutcome::NewLanguage { agreeing, differences, .. } => say!(
            "cli-import-language",
            name = name,
            text = text.as_str(),
            edition = edition,
            agreeing = agreeing.len(),
            differences = differences.len(),
        ),
        ImportOutcome::NewEdition { previous, added, kept, reworded, dropped, .. } => say!(
            "cli-import-edition",
            name = name,
            edition = edition,
            previous = previous.as_str(),
            kept = kept.len(),
            reworded = reworded.len(),
            added = added.len(),
            dropped = dropped.len(),
        ),
    };
    output.result(&line)?;
    match outcome {
        ImportOutcome::Unchanged { .. } => return Ok(()),
        ImportOutcome::NewLanguage { differences, .. } => show_differences(differences, output),
        ImportOutcome::NewEdition { added, reworded, dropped, .. } => say_lists(
            &[
                ("cli-import-added", ids(added)),
                ("cli-import-reworded", changes(reworded)),
                ("cli-import-dropped", ids(dropped)),
            ],
            output,
        )?,
        ImportOutcome::Reread(reread) => {
            say_lists(
                &[
                    ("cli-import-added", ids(&reread.added)),
                    ("cli-import-changed", changes(&reread.reread)),
                    ("cli-import-left", changes(&reread.left)),
                    ("cli-import-dropped", ids(&reread.dropped)),
                ],
                output,
            )?;
            show_differences(&reread.differences, output);
        }
        ImportOutcome::New { .. } => {}
    }
    if output.quiet() {
        return Ok(());
    }
    understood::show(understood, names, Order::Text, output)?;
    let proposed = proposed_reports(text, store)?;
    if proposed > 0 {
        output.remark(&say!("cli-import-proposed", count = proposed));
    }
    Ok(())
}

/// A line for each list that is not empty.
fn say_lists(lists: &[(&str, String)], output: &Output) -> Result<()> {
    for (id, ids) in lists {
        if !ids.is_empty() {
            output.result(&say!(id, ids = ids.as_str()))?;
        }
    }
    Ok(())
}

fn ids(items: &[ItemId]) -> String {
    items.iter().map(ItemId::as_str).collect::<Vec<_>>().join(", ")
}

/// Each item with the fields that changed.
fn changes(items: &[Reworded]) -> String {
    let shown = items.iter().map(|change| match change.changed.as_slice() {
        // Only its places, grounds or confidence are others.
        [] => change.item.to_string(),
        fields => format!("{} ({})", change.item, fields.join(", ")),
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Where an edition in another language says something else than the items.
fn show_differences(differences: &[Difference], output: &Output) {
    for difference in differences {
        let nothing = say!("cli-nothing");
        let or_nothing = |words: &str| {
            if words.is_empty() { nothing.clone() } else { describe::shortened(words, 60) }
        };
        output.remark(&say!(
            "cli-import-difference",
            item = difference
                .item
                .as_ref()
                .map_or_else(|| difference.commitment.to_string(), ToString::to_string),
            field = difference.field.as_str(),
            register = or_nothing(&difference.register),
            edition = or_nothing(&difference.edition),
        ));
        // The words of both sides, where they say more than the values; isolated, so that words
        // of a right-to-left text do not turn the line round.
        if !difference.edition_words.is_empty() {
            let words = |words: &str| format!("\u{2068}{}\u{2069}", describe::shortened(words, 60));
            let (register, edition) = (&difference.register_words, &difference.edition_words);
            output.remark(&format!("    {} | {}", words(register), words(edition)));
        }
    }
}

/// How many items of the text got a proposed reporting line.
fn proposed_reports(text: &TextId, store: &Store) -> Result<usize> {
    let query = ItemQuery { texts: vec![text.clone()], ..ItemQuery::default() };
    let page = store.wait(store.register.items(&query)).context("after the import")?;
    let proposed =
        |item: &&Item| item.commitment.report_to.is_empty() && item.proposed_report_to.is_some();
    Ok(page.items.iter().filter(proposed).count())
}
