//! `cargo xtask bench extract-un`: predictions for a bundle of United Nations documents.
//!
//! The bundle holds a document a line, `{doc, paragraphs: [{text, type, paragraph_type,
//! paragraph_level, prefix, …}]}`, plain or gzip. What it says of the structure is used; every
//! annotation in it is left unread, but for the table of reliability that is printed when there are
//! annotations. Written is a paragraph a line: `{doc, index, mandates}`.

pub(crate) mod document;
mod mandates;
pub(crate) mod names;
pub(crate) mod reliability;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::time::Instant;

use actum_extract::Extractor;
use actum_pack::{Calibration, Packs};
use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};

use super::judged::Sample;
use super::rivals;

/// What is measured, and against what.
pub(crate) struct Settings<'a> {
    /// The bundle.
    pub(crate) gold: &'a Path,
    /// Where the predictions go.
    pub(crate) out: &'a Path,
    /// A folder of packs on top of the bundled ones.
    pub(crate) packs: Option<&'a Path>,
    /// Whether the rivals run, too.
    pub(crate) rivals: bool,
    /// The scorer that judges all of them.
    pub(crate) scorer: &'a Path,
}

/// Reads the bundle, extracts and writes the predictions.
pub(crate) fn run(settings: &Settings<'_>) -> Result<()> {
    let Settings { gold, out, packs, .. } = settings;
    let packs = match packs {
        Some(folder) => Packs::with_folder(folder).context("the packs could not be loaded")?,
        None => Packs::built_in().context("the bundled packs could not be loaded")?,
    };
    let extractor = Extractor::new(&packs)?;
    // What the grammar says before calibration tells which row of the table a value belongs to.
    let uncalibrated = Packs { calibration: Calibration::default(), ..packs.clone() };
    let as_said = Extractor::new(&uncalibrated)?;
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
        let mentions = extractor.mentions(&built.document);
        if annotated(&bundle) {
            let raw = as_said.extract(&built.document);
            let raw_mentions = as_said.mentions(&built.document);
            let sample = Sample::of_registry(&bundle, &built, raw, raw_mentions);
            let judged = sample.iter().flat_map(|own| own.judged(&packs, &packs.calibration));
            judged.for_each(|judged| reliability.add(&judged));
        }
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
    println!(
        "\nreliability: of the values said to be so sure, how many agree with the annotations. The \
         table was made from development documents; `cargo xtask bench calibrate` tries it on texts \
         it was not made from."
    );
    reliability.print();
    println!("predictions: {}", out.display());
    if settings.rivals {
        compare(settings, &extractor)?;
    }
    Ok(())
}

/// The annotated documents by our extractor and by the rivals: quality by one scorer, speed on one
/// core.
#[expect(clippy::cast_precision_loss, reason = "sizes of a collection")]
fn compare(settings: &Settings<'_>, extractor: &Extractor) -> Result<()> {
    let data = super::data_folder()?;
    let bundle = data.join("annotated.jsonl");
    let mut writer = BufWriter::new(File::create(&bundle)?);
    let (mut documents, mut bytes) = (0_u64, 0_u64);
    let mut busy = std::time::Duration::ZERO;
    for line in lines(settings.gold)? {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let document: Value = serde_json::from_str(&line)?;
        if !annotated(&document) {
            continue;
        }
        writeln!(writer, "{line}")?;
        let built = document::build("", &document);
        documents += 1;
        bytes += built.document.text.len() as u64;
        let start = Instant::now();
        let extraction = extractor.extract(&built.document);
        let mentions = extractor.mentions(&built.document);
        busy += start.elapsed();
        drop((extraction, mentions));
    }
    writer.flush()?;
    println!(
        "\nthe same {documents} annotated documents ({:.2} MB), one core each; a fixed part of the \
         bundle, because spaCy is slow; ours with bodies named in any role, loading aside for all",
        bytes as f64 / 1e6
    );
    let ours = bytes as f64 / 1e6 / busy.as_secs_f64().max(1e-9);
    println!("\nActum: {ours:.2} MB/s");
    for line in rivals::score(settings.scorer, settings.gold, settings.out)? {
        println!("  {line}");
    }
    for rival in rivals::run(&bundle, &data) {
        println!(
            "\n{}: {:.3} MB/s; Actum is {:.1} times as fast",
            rival.name,
            rival.rate,
            ours / rival.rate
        );
        for line in rivals::score(settings.scorer, settings.gold, &rival.predictions)? {
            println!("  {line}");
        }
    }
    Ok(())
}

/// Whether the document has annotations to judge by.
pub(crate) fn annotated(bundle: &Value) -> bool {
    let paragraphs = bundle["paragraphs"].as_array().map_or(&[][..], Vec::as_slice);
    paragraphs.iter().any(|own| own["mandates"].as_array().is_some_and(|list| !list.is_empty()))
}

pub(crate) fn lines(path: &Path) -> Result<Box<dyn Iterator<Item = std::io::Result<String>>>> {
    let mut file =
        BufReader::new(File::open(path).with_context(|| format!("{} is missing", path.display()))?);
    let packed = file.fill_buf()?.starts_with(&[0x1f, 0x8b]);
    let reader: Box<dyn Read> =
        if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    Ok(Box::new(BufReader::new(reader).lines()))
}
