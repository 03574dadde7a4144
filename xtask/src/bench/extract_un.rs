//! `cargo xtask bench extract-un`: predictions for a bundle of United Nations documents.
//!
//! The bundle holds a document a line, `{doc, paragraphs: [{text, type, paragraph_type,
//! paragraph_level, prefix, …}]}`, plain or gzip. What it says of the structure is used; every
//! annotation in it is left unread, but for the table of reliability that is printed when there are
//! annotations. Written is a paragraph a line: `{doc, index, mandates}`.

mod document;
mod mandates;
mod names;
mod reliability;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::time::Instant;

use actum_extract::Extractor;
use actum_pack::Packs;
use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};

/// Reads the bundle, extracts and writes the predictions.
pub(crate) fn run(gold: &Path, out: &Path, packs: Option<&Path>) -> Result<()> {
    let packs = match packs {
        Some(folder) => Packs::with_folder(folder).context("the packs could not be loaded")?,
        None => Packs::built_in().context("the bundled packs could not be loaded")?,
    };
    let extractor = Extractor::new(&packs)?;
    let file = File::create(out).with_context(|| format!("{} could not be made", out.display()))?;
    let mut writer = BufWriter::new(file);
    let (mut documents, mut paragraphs, mut bytes) = (0_u64, 0_u64, 0_u64);
    let mut busy = std::time::Duration::ZERO;
    let mut reliability = reliability::Reliability::default();
    for (number, line) in lines(gold)?.enumerate() {
        let line = line.with_context(|| format!("{} cannot be read", gold.display()))?;
        if line.trim().is_empty() {
            continue;
        }
        let bundle: Value = serde_json::from_str(&line)
            .with_context(|| format!("{}:{} is no JSON", gold.display(), number + 1))?;
        let name = bundle["doc"].as_str().unwrap_or_default();
        let built = document::build(name, &bundle);
        bytes += built.document.text.len() as u64;
        let start = Instant::now();
        let extraction = extractor.extract(&built.document);
        busy += start.elapsed();
        reliability.add(&bundle, &built, &extraction);
        let mentions = extractor.mentions(&built.document);
        documents += 1;
        for (index, mandates) in mandates::of(&packs, &built, &extraction, &mentions) {
            paragraphs += 1;
            let row = json!({"doc": name, "index": index, "mandates": mandates});
            writeln!(writer, "{row}").with_context(|| format!("writing {}", out.display()))?;
        }
    }
    writer.flush()?;
    #[allow(clippy::cast_precision_loss)]
    let rate = bytes as f64 / 1e6 / busy.as_secs_f64().max(1e-9);
    println!(
        "{documents} documents, {paragraphs} paragraphs, {bytes} bytes: extracting {rate:.1} MB/s on one core"
    );
    reliability.print();
    println!("predictions: {}", out.display());
    Ok(())
}

fn lines(path: &Path) -> Result<Box<dyn Iterator<Item = std::io::Result<String>>>> {
    let mut file =
        BufReader::new(File::open(path).with_context(|| format!("{} is missing", path.display()))?);
    let packed = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let reader: Box<dyn Read> =
        if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    Ok(Box::new(BufReader::new(reader).lines()))
}
