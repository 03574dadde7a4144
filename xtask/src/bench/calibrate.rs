//! `cargo xtask bench calibrate`: the table that turns what the grammar says into how sure a value
//! is, made from annotated texts and tried on texts it was not made from.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use actum_extract::Extractor;
use actum_pack::{Calibration, CalibrationRow, Packs, Signs, ValueKind};
use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;

use super::extract_un::reliability::Reliability;
use super::extract_un::{annotated, document, lines};
use super::judged::{Judged, Sample, references};
use crate::root;

#[derive(Args)]
pub(crate) struct Settings {
    /// Annotated documents of the registry: {doc, paragraphs: [{text, mandates, …}]} a line.
    #[arg(long, default_value = "../shared/data/un/dev.jsonl.gz")]
    gold: PathBuf,
    /// Hand-made references in six languages.
    #[arg(long, default_value = "crates/extract/tests/references")]
    references: PathBuf,
    /// Write the table to packs/calibration/confidence.toml; without it only figures are printed.
    #[arg(long)]
    write: bool,
}

/// Parts into which the texts are split: each is judged by a table made from the others.
const FOLDS: usize = 5;

/// As many values as would have to say otherwise before a rare kind of sign outweighs what is
/// known of all values of its kind.
const WEIGHT_OF_KIND: f64 = 8.0;

/// Fewer values than this tell nothing of a kind; it stays as sure as the grammar says.
const FEWEST_VALUES: u32 = 20;

pub(crate) fn run(settings: &Settings) -> Result<()> {
    let mut packs = Packs::built_in().context("the bundled packs could not be loaded")?;
    packs.calibration = Calibration::default();
    let root = root();
    let mut samples = Vec::new();
    let gold = root.join(&settings.gold);
    if gold.is_file() {
        samples.extend(registry(&packs, &gold)?);
        println!("{} annotated documents of {}", samples.len(), settings.gold.display());
    } else {
        println!(
            "{} is not there: force, addressees and mentions by references only",
            gold.display()
        );
    }
    let own = references(&packs, &root.join(&settings.references))?;
    println!("{} texts of {}", own.len(), settings.references.display());
    samples.extend(own);

    println!("\nbefore, as the grammar says (all {} texts)", samples.len());
    let nothing = Calibration::default();
    report(samples.iter().flat_map(|sample| sample.judged(&packs, &nothing)));

    println!(
        "\nafter, each text judged by a table made from the other {} of {FOLDS} parts (text n is in \
         part n modulo {FOLDS})",
        FOLDS - 1
    );
    let mut held_out: Vec<Judged> = Vec::new();
    for fold in 0..FOLDS {
        let (own, others): (Vec<_>, Vec<_>) =
            samples.iter().enumerate().partition(|(index, _)| index % FOLDS == fold);
        let others: Vec<&Sample> = others.into_iter().map(|(_, sample)| sample).collect();
        let table = fit(&packs, &others);
        held_out.extend(own.iter().flat_map(|(_, sample)| sample.judged(&packs, &table)));
    }
    report(held_out.into_iter());

    let table = fit(&packs, &samples.iter().collect::<Vec<_>>());
    for kind in ValueKind::ALL {
        if !table.rows().iter().any(|row| row.kind == kind) {
            println!(
                "{}: fewer than {FEWEST_VALUES} values; as sure as the grammar says",
                kind.name()
            );
        }
    }
    if settings.write {
        let path = root.join("packs/calibration/confidence.toml");
        std::fs::create_dir_all(path.parent().unwrap_or(&root))?;
        std::fs::write(&path, written(&table))
            .with_context(|| format!("{} could not be written", path.display()))?;
        println!("\nwritten: {}", path.display());
    }
    Ok(())
}

fn report(values: impl Iterator<Item = Judged>) {
    let mut reliability = Reliability::default();
    for judged in values {
        reliability.add(&judged);
    }
    reliability.print();
}

/// The documents that have annotations.
fn registry(packs: &Packs, gold: &Path) -> Result<Vec<Sample>> {
    let extractor = Extractor::new(packs)?;
    let mut samples = Vec::new();
    for line in lines(gold)? {
        let bundle: Value = serde_json::from_str(&line?)?;
        if !annotated(&bundle) {
            continue;
        }
        let built = document::build(bundle["doc"].as_str().unwrap_or_default(), &bundle);
        let raw = extractor.extract(&built.document);
        let mentions = extractor.mentions(&built.document);
        samples.extend(Sample::of_registry(&bundle, &built, raw, mentions));
    }
    Ok(samples)
}

/// First the single values, then, with these as sure as they now are, force and addressees
/// together.
fn fit(packs: &Packs, samples: &[&Sample]) -> Calibration {
    let nothing = Calibration::default();
    let single = rows(packs, samples, &nothing, |kind| kind != ValueKind::Commitment);
    let together = rows(packs, samples, &Calibration::new(single.clone()), |kind| {
        kind == ValueKind::Commitment
    });
    Calibration::new([single, together].concat())
}

fn rows(
    packs: &Packs,
    samples: &[&Sample],
    table: &Calibration,
    wanted: impl Fn(ValueKind) -> bool,
) -> Vec<CalibrationRow> {
    let mut counts: BTreeMap<Signs, (u32, u32)> = BTreeMap::new();
    let mut kinds: BTreeMap<ValueKind, (u32, u32)> = BTreeMap::new();
    for judged in samples.iter().flat_map(|sample| sample.judged(packs, table)) {
        if !wanted(judged.signs.kind) {
            continue;
        }
        let right = u32::from(judged.right);
        let own = counts.entry(judged.signs).or_default();
        *own = (own.0 + 1, own.1 + right);
        let all = kinds.entry(judged.signs.kind).or_default();
        *all = (all.0 + 1, all.1 + right);
    }
    counts
        .into_iter()
        .filter(|(signs, _)| kinds[&signs.kind].0 >= FEWEST_VALUES)
        .map(|(signs, (values, right))| {
            let (all, all_right) = kinds[&signs.kind];
            // As if one more had been right and one wrong: nothing is certain by having been seen
            // right so far.
            let usual = (f64::from(all_right) + 1.0) / (f64::from(all) + 2.0);
            let sure =
                (f64::from(right) + WEIGHT_OF_KIND * usual) / (f64::from(values) + WEIGHT_OF_KIND);
            #[expect(clippy::cast_possible_truncation, reason = "two decimals between 0 and 1")]
            let sure = ((sure * 100.0).round() / 100.0) as f32;
            CalibrationRow {
                kind: signs.kind,
                ground: signs.ground,
                mark: signs.mark,
                said: signs.said,
                values,
                right,
                sure,
            }
        })
        .collect()
}

fn written(table: &Calibration) -> String {
    let mut text = "# How often values with certain signs were right on annotated texts, and so how \
                    sure such a value is.\n# Made by `cargo xtask bench calibrate --write`; the form \
                    is described in docs/formats/packs.md.\n"
        .to_owned();
    for row in table.rows() {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n[[row]]\nkind = \"{}\"\nground = \"{}\"\nmark = \"{}\"\nsaid = {}\nvalues = {}\n\
             right = {}\nsure = {:.2}\n",
            row.kind.name(),
            row.ground.name(),
            row.mark.name(),
            row.said,
            row.values,
            row.right,
            row.sure
        );
    }
    text
}
