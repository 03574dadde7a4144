//! Reports: pure functions from an [`ActionPlan`](actum_model::ActionPlan) to the bytes of a file.
//!
//! Every report is written from one reading of the plan, so a workbook and a Word report of the
//! same plan cannot differ. What a rule proposed is marked wherever it appears; it is never shown
//! as if the text said it. There is no clock, no file and no network in here: the same plan gives
//! the same bytes.
//!
//! | Function | File |
//! | --- | --- |
//! | [`action_plan_docx`] | the Word report: summary, quoted clauses with room for progress, a page per body |
//! | [`action_plan_xlsx`] | the workbook: summary, all items, a sheet per body and per recipient of reports |
//! | [`action_plan_pages`] | the Word report as blocks, for `actum-pdf` |
//! | [`action_plan_json`] | the whole plan |
//! | [`items_csv`], [`items_json`] | only the items |
//! | [`calendar_ics`] | its occasions and due days, as a calendar |
//! | [`succession_docx`], [`succession_xlsx`], [`succession_pages`] | what became of every item with a later edition |
//! | [`comparison_html`], [`comparison_docx`] | an edition over its base; as tracked changes |
//! | [`proposals_html`], [`proposals_docx`], [`proposals_xlsx`] | the consolidated proposals table |
//! | [`resolution_akn`] | a text and what it asks, as Akoma Ntoso |
//!
//! Headings come in through [`Labels`], so that this crate needs no translations of its own; the
//! messages stand in `packs/messages/<language>/report.ftl`.

mod akn;
mod bodies;
mod cells;
mod changes;
mod counts;
mod csv;
mod data;
mod docx;
mod due;
mod editions;
mod error;
mod ics;
mod labels;
mod options;
mod pages;
mod row;
mod sheet_name;
mod succession;
mod view;
mod words;
mod xlsx;

pub use actum_ooxml::write::{MOST_TEMPLATE_BYTES, Template, TemplateError};
pub use akn::{AknOptions, resolution_akn};
pub use cells::{
    MARK_SCHEMA, MARK_SHEET, SheetCells, SheetColumn, SheetItem, SheetWords, checksum, settled,
    sheet_cells,
};
pub use changes::with_changes;
pub use csv::items_csv;
pub use data::{PLAN_SCHEMA, action_plan_json, items_json};
pub use docx::{TEMPLATE_VALUES, action_plan_docx, succession_docx};
pub use editions::{
    Comparison, DraftFile, ProposalTable, clean_draft_docx, comparison_docx, comparison_html,
    draft_docx, link_lines, proposals_docx, proposals_html, proposals_xlsx,
};
pub use error::ReportError;
pub use ics::{CalendarOptions, calendar_ics};
pub use labels::{LabelValue, Labels, label_ids};
pub use options::{CsvHeadings, Paper, ReportOptions};
pub use pages::{PAGES_SCHEMA, action_plan_pages, succession_pages};
pub use succession::{Succession, SuccessionEntry};
pub use xlsx::{action_plan_xlsx, succession_xlsx};
