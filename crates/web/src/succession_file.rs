//! The succession report as a file: for the page, the interface for programs and the command line.

use actum_model::Language;
use actum_register::{SuccessionReport, TextSummary};
use actum_report::{ReportError, ReportOptions, Succession, SuccessionEntry, Template};
use axum::response::Response;

use crate::download::{self, Format, LONGEST_TYPESETTING};
use crate::typesetter;

/// The forms of the report.
pub(crate) const FORMATS: [Format; 3] = [Format::Docx, Format::Xlsx, Format::Pdf];

/// Gives `write` a succession report in the form in which reports are written, headings in
/// `language`. The moment shown is that at which the edition was imported.
pub fn with_succession<R>(
    report: &SuccessionReport,
    text: &TextSummary,
    language: Language,
    write: impl FnOnce(&Succession<'_>) -> R,
) -> R {
    let lines: Vec<SuccessionEntry<'_>> = report
        .lines
        .iter()
        .map(|line| SuccessionEntry {
            item: line.item.parts().1,
            fate: line.fate.name(),
            changed: &line.changed,
            before: &line.before,
            after: &line.after,
            others: line.others.iter().map(|item| item.parts().1).collect(),
        })
        .collect();
    let edition = text.editions.iter().find(|edition| edition.id == report.edition);
    write(&Succession {
        title: edition.map_or(&text.title, |edition| &edition.title),
        edition: report.edition.as_str(),
        previous: report.previous.as_str(),
        as_of: edition.map_or("", |edition| &edition.imported_at),
        text_language: edition.map_or(text.lead_language, |edition| edition.language),
        language,
        lines: &lines,
    })
}

/// The report as a file to keep, in the look of the house template where there is one. Written on
/// a thread of its own.
pub(crate) async fn succession_file(
    report: SuccessionReport,
    text: TextSummary,
    language: Language,
    format: Format,
    house: Option<Vec<u8>>,
) -> Result<Result<Response, ReportError>, tokio::task::JoinError> {
    let name = format!("succession-{}.{}", report.edition, format.extension()).replace('/', "-");
    let writing = move || {
        with_succession(&report, &text, language, |succession| {
            write(succession, language, format, house)
        })
    };
    let written = tokio::task::spawn_blocking(writing).await?;
    Ok(written.map(|bytes| download::attachment(&name, format.media_type(), bytes)))
}

fn write(
    succession: &Succession<'_>,
    language: Language,
    format: Format,
    house: Option<Vec<u8>>,
) -> Result<Vec<u8>, ReportError> {
    let labels = download::labels(language);
    let template = house.and_then(|bytes| Template::read(&bytes).ok());
    let options = ReportOptions { template, ..ReportOptions::default() };
    match format {
        Format::Pdf => {
            let pages = actum_report::succession_pages(succession, &labels, &options)?;
            typesetter::typeset(pages, &[], LONGEST_TYPESETTING)
                .map_err(|error| ReportError::Typesetter { detail: error.to_string() })
        }
        Format::Xlsx => actum_report::succession_xlsx(succession, &labels, &options),
        // The others are not asked for.
        Format::Docx | Format::Csv | Format::Json | Format::Ics => {
            actum_report::succession_docx(succession, &labels, &options)
        }
    }
}
