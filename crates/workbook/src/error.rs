//! Why a workbook cannot be read at all.

/// A workbook that cannot be taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The package is no archive, is damaged, or is beyond the limits.
    #[error("the workbook cannot be opened: {0}; save it as .xlsx and try again")]
    Package(#[from] actum_ooxml::Error),
    /// A part of it does not say what a workbook says.
    #[error("the workbook cannot be read at {place}: {detail}; save it as .xlsx and try again")]
    Unreadable {
        /// Sheet or part.
        place: String,
        /// What is wrong.
        detail: String,
    },
    /// It has more cells than a plan could need.
    #[error(
        "the workbook has more than {limit} cells on sheet {sheet}; delete what does not belong \
         to the plan and try again"
    )]
    TooManyCells {
        /// The sheet.
        sheet: String,
        /// The limit.
        limit: usize,
    },
    /// It was not written by the register, or has lost its marks.
    #[error(
        "the workbook has no sheet `actum`, by which changes are recognised; export the plan \
         again and edit that, or bring this one in as a hand-made workbook"
    )]
    NoMarks,
    /// Its marks are not as they were written.
    #[error(
        "the hidden sheet `actum` of the workbook was changed ({detail}); export the plan again \
         and copy your changes into that"
    )]
    BrokenMarks {
        /// What does not fit.
        detail: String,
    },
    /// It was written by a later program.
    #[error("the workbook says `{schema}`, which this program does not know; use a newer one")]
    Newer {
        /// What it says.
        schema: String,
    },
}
