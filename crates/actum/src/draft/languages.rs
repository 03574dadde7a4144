//! `actum draft languages`: what is to be translated.

use actum_amend::{Edition, OutOfStep};
use actum_i18n::Messages;
use actum_model::Language;
use anyhow::Result;
use serde_json::json;

use super::{SCHEMA_VERSION, failed, read};
use crate::arguments::DraftLanguagesOptions;
use crate::editions;
use crate::failure::{Ending, Failure};
use crate::knowledge::{self, Knowledge};
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;

pub(super) fn run(options: &DraftLanguagesOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let open = read(&store, &options.draft)?;
    let mut others: Vec<(Language, Edition)> = Vec::new();
    if options.files.is_empty() {
        others = store.wait(open.other_languages(&store.register)).map_err(failed)?;
    } else {
        let packs = knowledge::packs(&options.reading.packs)?;
        let knowledge = Knowledge::new(&options.reading, &packs)?;
        for file in &options.files {
            let taken = editions::take(&knowledge, file)?;
            others.push((taken.language, taken.submission.edition));
        }
    }
    if others.is_empty() {
        return Err(Failure::error(Ending::NotFound, say!("draft-no-languages")));
    }
    let found: Vec<(Language, &Edition, Vec<OutOfStep>)> = others
        .iter()
        .map(|(language, edition)| (*language, edition, open.draft.out_of_step(edition)))
        .collect();
    if options.json {
        let languages: Vec<_> = found
            .iter()
            .map(|(language, edition, found)| {
                let clause = |one: &OutOfStep| one.other.and_then(|at| edition.clauses.get(at));
                let all: Vec<_> =
                    found.iter().map(|one| json!({"change": one, "other": clause(one)})).collect();
                json!({"language": language, "out_of_step": all})
            })
            .collect();
        let shown = json!({"schema_version": SCHEMA_VERSION, "languages": languages});
        output.result(&shown.to_string())?;
        return Ok(Ending::Done);
    }
    for (language, edition, found) in &found {
        let name = language_name(messages(), *language);
        output.result(&format!("{name}: {}", say!("draft-to-translate", count = found.len())))?;
        for one in found {
            let what = one.what.name().replace('_', "-");
            let what = say!(&format!("draft-to-translate-{what}"));
            let open = if one.open { say!("draft-source-bracket") } else { String::new() };
            let clause = say!("draft-clause-key", clause = one.clause.to_string());
            output.result("")?;
            output.result(format!("  {clause}: {what}  {open}").trim_end())?;
            if !one.before.is_empty() {
                output.result(&format!("    - {}", one.before))?;
            }
            if !one.now.is_empty() && one.now != one.before {
                output.result(&format!("    + {}", one.now))?;
            }
            if let Some(clause) = one.other.and_then(|at| edition.clauses.get(at)) {
                let number = clause.number.as_deref().unwrap_or_default();
                output.result(format!("    {name} {number} {}", clause.text).trim_end())?;
            }
        }
        output.result("")?;
    }
    Ok(Ending::Done)
}

fn language_name(messages: Messages, language: Language) -> String {
    messages.text(&format!("language-{}", language.code())).words().to_owned()
}
