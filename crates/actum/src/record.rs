//! The public JSON of `actum extract`, described in `docs/formats/extraction.md`.

use actum_model::{
    Adoption, Document, Format, Language, LanguageFinding, Notice, Outcome, Place, Provision,
    ProvisionReading, Quoted,
};
use actum_read::ReadError;
use serde::Serialize;

use crate::knowledge::Understood;

/// Version of the schema. The number before the point changes when a field changes or goes, the
/// one behind it when a field is added.
pub(crate) const SCHEMA_VERSION: &str = "1.1";

/// The document a record belongs to.
#[derive(Serialize, Clone, Copy)]
struct DocumentReference<'a> {
    path: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    sha256: &'a str,
    format: Format,
    language: Language,
}

/// A provision with its words.
#[derive(Serialize)]
struct ProvisionWithText<'a> {
    #[serde(flatten)]
    provision: &'a Provision,
    text: &'a str,
}

/// One line of `--jsonl`.
#[derive(Serialize)]
struct Record<'a> {
    schema_version: &'static str,
    document: DocumentReference<'a>,
    provision: ProvisionWithText<'a>,
    #[serde(flatten)]
    reading: Reading<'a>,
}

/// What [`ProvisionReading`] says, without the id that stands in `provision` already.
#[derive(Serialize)]
struct Reading<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    statements: &'a [actum_model::Located<actum_model::Statement>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    residue: &'a [actum_model::Residue],
    #[serde(skip_serializing_if = "Option::is_none")]
    chapeau: Option<&'a actum_model::HandedDown>,
}

#[derive(Serialize)]
struct SourceDetails<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    bytes: u64,
}

/// One document of `--json`.
#[derive(Serialize)]
struct WholeDocument<'a> {
    document: DocumentReference<'a>,
    source: SourceDetails<'a>,
    language: LanguageFinding,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a Quoted>,
    adoption: &'a Adoption,
    text: &'a str,
    notices: &'a [Notice],
    records: Vec<Record<'a>>,
}

fn reference<'a>(
    path: &'a str,
    line: Option<u64>,
    document: &'a Document,
) -> DocumentReference<'a> {
    DocumentReference {
        path,
        name: &document.source.name,
        line,
        sha256: &document.source.sha256,
        format: document.source.format,
        language: document.language.language,
    }
}

fn records<'a>(
    path: &'a str,
    line: Option<u64>,
    understood: &'a Understood,
) -> impl Iterator<Item = Record<'a>> {
    let document = &understood.document;
    let reference = reference(path, line, document);
    // The extractor gives one reading per provision in the document's order.
    document.provisions.iter().zip(&understood.extraction.readings).map(
        move |(provision, reading): (&Provision, &ProvisionReading)| Record {
            schema_version: SCHEMA_VERSION,
            document: reference,
            provision: ProvisionWithText { provision, text: document.slice(provision.span) },
            reading: Reading {
                outcome: &reading.outcome,
                statements: &reading.statements,
                residue: &reading.residue,
                chapeau: reading.chapeau.as_ref(),
            },
        },
    )
}

/// Adds the records of a document to `lines`, one a line. `line` is its line in a collection.
///
/// # Errors
///
/// When a value cannot be written as JSON, which no value of the model causes.
pub(crate) fn lines(
    path: &str,
    line: Option<u64>,
    understood: &Understood,
    lines: &mut Vec<u8>,
) -> serde_json::Result<()> {
    for record in records(path, line, understood) {
        serde_json::to_writer(&mut *lines, &record)?;
        lines.push(b'\n');
    }
    Ok(())
}

/// A document with its text, notices and records, as one JSON value.
///
/// # Errors
///
/// As [`lines`].
pub(crate) fn whole(
    path: &str,
    line: Option<u64>,
    understood: &Understood,
) -> serde_json::Result<String> {
    let document = &understood.document;
    serde_json::to_string(&WholeDocument {
        document: reference(path, line, document),
        source: SourceDetails {
            encoding: document.source.encoding.as_deref(),
            bytes: document.source.bytes,
        },
        language: document.language,
        title: document.title.as_ref(),
        adoption: &document.adoption,
        text: &document.text,
        notices: &document.notices,
        records: records(path, line, understood).collect(),
    })
}

/// A document that could not be read: the one line that stands for it.
#[derive(Serialize)]
struct Refusal<'a> {
    schema_version: &'static str,
    document: RefusedDocument<'a>,
    outcome: &'static str,
    problem: Problem<'a>,
}

#[derive(Serialize)]
struct RefusedDocument<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    message: &'a str,
}

/// The record of a document that was refused, with its line end.
///
/// # Errors
///
/// As [`lines`].
pub(crate) fn refusal(
    path: &str,
    line: Option<u64>,
    error: &anyhow::Error,
) -> serde_json::Result<String> {
    let cause = error.chain().find_map(|cause| cause.downcast_ref::<ReadError>());
    let mut record = serde_json::to_string(&Refusal {
        schema_version: SCHEMA_VERSION,
        document: RefusedDocument { path, line },
        outcome: "refused",
        problem: Problem {
            code: cause.map_or("fault", ReadError::code),
            message: &format!("{error:#}"),
        },
    })?;
    record.push('\n');
    Ok(record)
}

/// Where a notice is meant: `line 3`, `word/document.xml, paragraph 7`.
pub(crate) fn place(place: &Place) -> String {
    let mut parts = Vec::new();
    parts.extend(place.part.clone());
    let counts = [
        ("page", place.page),
        ("line", place.line),
        ("paragraph", place.paragraph),
        ("row", place.row),
        ("column", place.column),
    ];
    for (name, count) in counts {
        parts.extend(count.map(|count| format!("{name} {count}")));
    }
    parts.join(", ")
}
