//! What a caller may choose.

use actum_ooxml::write::Template;

/// Choices for all reports. The defaults suit a secretariat that prints on A4.
///
/// ```
/// use actum_report::{Paper, ReportOptions};
/// let options = ReportOptions { paper: Paper::Letter, ..ReportOptions::default() };
/// assert!(options.per_owner);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// Write a page (Word) or a sheet (workbook) for each body.
    pub per_owner: bool,
    /// Write a table of contents into the Word report.
    pub contents: bool,
    /// Paper to print on.
    pub paper: Paper,
    /// Title in place of the usual one.
    pub title: Option<String>,
    /// What readers are asked to do with the report, in place of the usual sentence.
    pub action_required: Option<String>,
    /// Who submits the report: shown on the first page and in the file's properties.
    pub submitted_by: Option<String>,
    /// House template of Word reports. Its paper takes the place of [`ReportOptions::paper`].
    pub template: Option<Template>,
    /// Begin CSV files with a byte order mark, without which Excel takes UTF-8 for the local
    /// code page.
    pub csv_byte_order_mark: bool,
    /// Headings of CSV files.
    pub csv_headings: CsvHeadings,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            per_owner: true,
            contents: true,
            paper: Paper::A4,
            title: None,
            action_required: None,
            submitted_by: None,
            template: None,
            csv_byte_order_mark: true,
            csv_headings: CsvHeadings::Translated,
        }
    }
}

/// Paper sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// ISO 216 A4.
    #[default]
    A4,
    /// North American letter.
    Letter,
}

/// What stands in the first line of a CSV file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CsvHeadings {
    /// Headings in the plan's language, for people.
    #[default]
    Translated,
    /// Stable English names, for programs.
    Names,
}
