//! `actum export`: a text in the form of another standard.

use std::path::Path;

use actum_model::{Document, Extraction, TextId};
use actum_report::{AknOptions, resolution_akn};
use anyhow::Result;

use crate::arguments::{ExportOptions, Standard};
use crate::failure::{Ending, Failure};
use crate::knowledge::{self, Knowledge, Understood};
use crate::message::say;
use crate::output::Output;
use crate::store::Store;
use crate::{report, understood};

pub(crate) fn run(options: &ExportOptions, output: &Output) -> Result<Ending> {
    if let Some(out) = &options.out
        && out.exists()
        && !options.force
    {
        let file = out.display().to_string();
        return Err(Failure::error(Ending::Failed, say!("cli-report-exists", file = file)));
    }
    let packs = knowledge::packs(&options.reading.packs)?;
    let path = Path::new(&options.input);
    let (text, document, extraction) = if options.input == "-" || path.exists() {
        let Understood { document, extraction } =
            Knowledge::new(&options.reading, &packs)?.understand(path)?;
        let text = actum_register::text_id(&document.source.name, &document);
        understood::notices(&document, output);
        (text, document, extraction)
    } else {
        let (document, extraction) = registered(options)?;
        (TextId::new(options.input.trim()), document, extraction)
    };
    let bytes = match options.to {
        Standard::Akn => {
            let options = AknOptions {
                text: Some(&text),
                bodies: &packs.bodies,
                occasions: &packs.occasions,
            };
            resolution_akn(&document, &extraction, &options)
        }
    };
    match &options.out {
        Some(out) => {
            report::write(out, &bytes, options.force)?;
            output.remark(&say!(
                "cli-export-done",
                file = out.display().to_string(),
                provisions = document.provisions.len(),
                commitments = extraction.commitments().count(),
            ));
        }
        None => output.bytes(&bytes)?,
    }
    Ok(Ending::Done)
}

/// The latest edition of a text of the register: in the language wanted, else in that in which the
/// text came first.
fn registered(options: &ExportOptions) -> Result<(Document, Extraction)> {
    let unknown = || {
        Failure::error(Ending::NotFound, say!("cli-export-unknown", name = options.input.as_str()))
    };
    if options.register.location().file().is_some_and(|file| !file.exists()) {
        return Err(unknown());
    }
    let store = Store::open(&options.register)?;
    let wanted = options.input.trim();
    let texts = store.wait(store.register.texts())?;
    let text = texts.iter().find(|text| text.id.as_str() == wanted).ok_or_else(unknown)?;
    let language = options.reading.language.unwrap_or(text.lead_language);
    let edition = text
        .editions
        .iter()
        .rev()
        .find(|edition| edition.language == language && edition.current)
        .ok_or_else(|| {
            let known: Vec<&str> =
                text.editions.iter().map(|edition| edition.language.code()).collect();
            let message = say!(
                "cli-export-language",
                text = wanted,
                language = language.code(),
                known = known.join(", "),
            );
            Failure::error(Ending::NotFound, message)
        })?;
    store.wait(store.register.reading(&edition.id))?.ok_or_else(unknown)
}
