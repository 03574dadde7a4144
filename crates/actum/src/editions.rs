//! `actum compare` and `actum compile`: editions of a text, and proposals against one base.

use std::path::Path;

use actum_amend::{
    Alignment, Author, Compilation, Edition, Kind, Link, Mark, Proposal, Remark, Settled,
    Submission, align, compile,
};
use actum_model::Language;
use actum_ooxml::write::Change;
use actum_report::{Comparison, Labels, ProposalTable};
use anyhow::{Context, Result};
use serde::Serialize;

use crate::arguments::{CompareEditionsOptions, CompileOptions};
use crate::clock;
use crate::failure::{Ending, Failure};
use crate::knowledge::{self, Knowledge};
use crate::message::{messages, say};
use crate::output::Output;
use crate::report;

/// Version of the JSON, as in `docs/formats/amend.md`.
const SCHEMA_VERSION: &str = "1.0";

/// Columns that quoted words may take on a line.
const QUOTE_COLUMNS: usize = 100;

/// A text as it was read for comparison.
pub(crate) struct Taken {
    pub(crate) name: String,
    pub(crate) language: Language,
    pub(crate) submission: Submission,
}

/// What a comparison writes as JSON.
#[derive(Serialize)]
struct WrittenComparison<'a> {
    schema_version: &'static str,
    language: Language,
    base: WrittenText<'a>,
    edition: WrittenText<'a>,
    links: &'a [Link],
}

/// What a compilation writes as JSON.
#[derive(Serialize)]
struct WrittenCompilation<'a> {
    schema_version: &'static str,
    language: Language,
    base: WrittenText<'a>,
    proposals: Vec<WrittenText<'a>>,
    #[serde(flatten)]
    compilation: &'a Compilation,
}

#[derive(Serialize)]
struct WrittenText<'a> {
    name: &'a str,
    clauses: &'a [actum_amend::Clause],
    #[serde(skip_serializing_if = "<[Author]>::is_empty")]
    authors: &'a [Author],
    #[serde(skip_serializing_if = "<[Remark]>::is_empty")]
    remarks: &'a [Remark],
    /// Clauses that are not those of the base once its tracked changes are rejected.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_base: Option<usize>,
}

/// `actum compare OLD NEW`.
pub(crate) fn run_compare(options: &CompareEditionsOptions, output: &Output) -> Result<Ending> {
    refuse_existing(options.out.as_deref(), options.force)?;
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let base = take(&knowledge, &options.old)?;
    let mut edition = take(&knowledge, &options.new)?;
    let words = actum_amend::Options::of(&packs, base.language);
    let remarks = settle((base.language, &base.submission.edition), &mut edition, &words, output);
    let alignment = align(&base.submission.edition, &edition.submission.edition, &words);
    let comparison = Comparison {
        base_name: &base.name,
        edition_name: &edition.name,
        base: &base.submission.edition,
        edition: &edition.submission.edition,
        alignment: &alignment,
        language: base.language,
    };
    let labels = report::labels(messages().language());
    let nothing = Settled::default();
    let bytes = if options.json {
        let written = WrittenComparison {
            schema_version: SCHEMA_VERSION,
            language: base.language,
            base: written(&base, &nothing),
            edition: written(&edition, &remarks),
            links: &alignment.links,
        };
        Some(json(&written)?)
    } else if options.html {
        Some(actum_report::comparison_html(&comparison, &labels).into_bytes())
    } else if options.docx {
        let change = Change { author: edition.name.clone(), date: clock::now()? };
        Some(actum_report::comparison_docx(&comparison, &change)?)
    } else {
        None
    };
    match (bytes, &options.out) {
        (Some(bytes), Some(out)) => report::write(out, &bytes, options.force)?,
        (Some(bytes), None) => output.bytes(&bytes)?,
        (None, _) => show(&comparison, &labels, output)?,
    }
    Ok(Ending::Done)
}

/// `actum compile BASE PROPOSAL… --out FILE`.
pub(crate) fn run_compile(options: &CompileOptions, output: &Output) -> Result<Ending> {
    let form = options.out.extension().and_then(|form| form.to_str()).unwrap_or_default();
    if !matches!(form, "docx" | "xlsx" | "html" | "json") {
        let file = options.out.display().to_string();
        return Err(Failure::error(Ending::Usage, say!("amend-unknown-form", file = file)));
    }
    refuse_existing(Some(&options.out), options.force)?;
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let base = take(&knowledge, &options.base)?;
    let words = actum_amend::Options::of(&packs, base.language);
    let mut taken: Vec<(Taken, Settled)> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for path in &options.proposals {
        let mut one = take(&knowledge, path)?;
        one.name = free_name(&names, one.name, output);
        names.push(one.name.clone());
        let under = (base.language, &base.submission.edition);
        let remarks = settle(under, &mut one, &words, output);
        taken.push((one, remarks));
    }
    let proposals: Vec<Proposal> = taken
        .iter()
        .map(|(one, _)| Proposal {
            name: one.name.clone(),
            edition: one.submission.edition.clone(),
        })
        .collect();
    let compilation = compile(&base.submission.edition, &proposals, &words);
    let table = ProposalTable {
        base_name: &base.name,
        base: &base.submission.edition,
        proposals: &proposals,
        compilation: &compilation,
        language: base.language,
    };
    let labels = report::labels(messages().language());
    let nothing = Settled::default();
    let bytes = match form {
        "docx" => actum_report::proposals_docx(&table, &labels, &clock::now()?)?,
        "xlsx" => actum_report::proposals_xlsx(&table, &labels)?,
        "html" => actum_report::proposals_html(&table, &labels).into_bytes(),
        _ => json(&WrittenCompilation {
            schema_version: SCHEMA_VERSION,
            language: base.language,
            base: written(&base, &nothing),
            proposals: taken.iter().map(|(one, remarks)| written(one, remarks)).collect(),
            compilation: &compilation,
        })?,
    };
    report::write(&options.out, &bytes, options.force)?;
    for (proposal, alignment) in proposals.iter().zip(&compilation.alignments) {
        let changes = alignment.links.iter().filter(|link| link.kind.is_change()).count();
        let name = proposal.name.as_str();
        output.remark(&say!("amend-proposal", name = name, changes = changes));
    }
    output.remark(&say!(
        "amend-collisions",
        count = compilation.collisions.len(),
        gaps = compilation.gap_collisions.len(),
    ));
    Ok(Ending::Done)
}

pub(crate) fn refuse_existing(out: Option<&Path>, force: bool) -> Result<()> {
    match out {
        Some(out) if out.exists() && !force => {
            let file = out.display().to_string();
            Err(Failure::error(Ending::Failed, say!("cli-report-exists", file = file)))
        }
        _ => Ok(()),
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(value).context("the result could not be written as JSON")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a text: Word files with both sides of their tracked changes, lines `number TAB text` as
/// they stand, everything else as any text is read.
pub(crate) fn take(knowledge: &Knowledge<'_>, path: &Path) -> Result<Taken> {
    let (document, bytes) = knowledge.read_with_bytes(path)?;
    let submission = Submission::read(&document, &bytes, &knowledge.package_limits())?;
    let name = Path::new(&document.source.name)
        .file_stem()
        .map_or_else(|| document.source.name.clone(), |stem| stem.to_string_lossy().into_owned());
    Ok(Taken { name, language: document.language.language, submission })
}

/// Carries out the marks of a proposal, and says what is unusual about it.
pub(crate) fn settle(
    (language, base): (Language, &Edition),
    one: &mut Taken,
    words: &actum_amend::Options,
    output: &Output,
) -> Settled {
    let name = one.name.clone();
    let name = name.as_str();
    if one.language != language {
        output.remark(&say!("amend-languages-differ", name = name));
    }
    for author in &one.submission.authors {
        let by = author.name.clone().unwrap_or_else(|| say!("amend-author-unknown"));
        output.remark(&say!(
            "amend-author",
            name = format!("{name}, {by}"),
            insertions = author.insertions,
            deletions = author.deletions,
        ));
    }
    let settled = one.submission.settle(base, words);
    if let Some(clauses) = settled.other_base {
        output.remark(&say!("amend-other-base", name = name, clauses = clauses));
    }
    for remark in &settled.marks {
        output.remark(&said(name, remark));
    }
    settled
}

fn said(name: &str, remark: &Remark) -> String {
    let short = |text: &str| crate::describe::shortened(text, QUOTE_COLUMNS);
    match remark {
        Remark::NoSuchClause { mark, text, .. } => {
            let mark = match mark {
                Mark::Add => "ADD",
                Mark::Mod => "MOD",
                Mark::Sup => "SUP",
                Mark::Noc => "NOC",
            };
            say!("amend-no-such-clause", name = name, mark = mark, text = short(text))
        }
        Remark::BeforeFirstMark { text, .. } => {
            say!("amend-before-first-mark", name = name, text = short(text))
        }
        Remark::NotUnchanged { text, .. } => {
            say!("amend-not-unchanged", name = name, text = short(text))
        }
    }
}

/// A name that no other proposal has.
pub(crate) fn free_name(taken: &[String], name: String, output: &Output) -> String {
    let is_taken = |name: &str| taken.iter().any(|other| other == name);
    if !is_taken(&name) {
        return name;
    }
    let mut count = 2;
    let mut other = format!("{name} ({count})");
    while is_taken(&other) {
        count += 1;
        other = format!("{name} ({count})");
    }
    output.remark(&say!("amend-same-name", name = name.as_str(), other = other.as_str()));
    other
}

fn written<'a>(taken: &'a Taken, remarks: &'a Settled) -> WrittenText<'a> {
    WrittenText {
        name: &taken.name,
        clauses: &taken.submission.edition.clauses,
        authors: &taken.submission.authors,
        remarks: &remarks.marks,
        other_base: remarks.other_base,
    }
}

/// The changes, the weightiest words of the law first within each clause.
fn show(comparison: &Comparison<'_>, labels: &dyn Labels, output: &Output) -> Result<()> {
    let Comparison { base, edition, alignment, .. } = *comparison;
    let word = |id: &str| labels.find(id, &[]).unwrap_or_else(|| id.to_owned());
    output.result(&say!(
        "amend-versions",
        base = comparison.base_name,
        edition = comparison.edition_name,
    ))?;
    for link in alignment.links.iter().filter(|link| link.kind.is_change()) {
        let kind = word(&format!("amend-kind-{}", link.kind.name().replace('_', "-")));
        let numbers = |side: &Edition, clauses: &[usize]| -> String {
            let numbers: Vec<String> = clauses
                .iter()
                .map(|at| {
                    side.clauses[*at].number.clone().unwrap_or_else(|| format!("#{}", at + 1))
                })
                .collect();
            numbers.join(" + ")
        };
        let place = match (link.base.is_empty(), link.edition.is_empty()) {
            (true, _) => numbers(edition, &link.edition),
            (_, true) => numbers(base, &link.base),
            _ => format!("{} → {}", numbers(base, &link.base), numbers(edition, &link.edition)),
        };
        output.result("")?;
        output.result(&format!("{place}: {kind}"))?;
        for line in actum_report::link_lines(comparison, link, labels) {
            output.result(&format!("  {line}"))?;
        }
    }
    output.result("")?;
    counts(alignment, &word, output)
}

fn counts(alignment: &Alignment, word: &dyn Fn(&str) -> String, output: &Output) -> Result<()> {
    let mut kinds: Vec<(Kind, usize)> = Vec::new();
    for link in &alignment.links {
        match kinds.iter_mut().find(|(kind, _)| *kind == link.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((link.kind, 1)),
        }
    }
    kinds.sort_unstable();
    if !kinds.iter().any(|(kind, _)| *kind != Kind::Kept) {
        output.result(&say!("amend-same"))?;
    }
    for (kind, count) in kinds {
        let kind = word(&format!("amend-kind-{}", kind.name().replace('_', "-")));
        output.result(&say!("amend-count", kind = kind.as_str(), count = count))?;
    }
    Ok(())
}
