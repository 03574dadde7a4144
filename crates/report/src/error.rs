//! What can go wrong.

/// A report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The plan holds more items than a worksheet has rows.
    #[error(
        "the plan holds {items} items, a worksheet at most {limit}; restrict it to one body or \
         write it as JSON or CSV"
    )]
    TooManyItems {
        /// How many it holds.
        items: usize,
        /// How many a sheet can hold.
        limit: usize,
    },
    /// The workbook could not be put together.
    #[error(
        "the workbook could not be written at {place}: {source}; write the plan as JSON or CSV"
    )]
    Workbook {
        /// Sheet or part.
        place: String,
        /// Why.
        source: rust_xlsxwriter::XlsxError,
    },
    /// The Word file could not be put together.
    #[error(transparent)]
    Word(#[from] actum_ooxml::write::WriteError),
    /// The values could not be written as JSON.
    #[error("the plan could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The pages could not be set.
    #[error("{detail}")]
    Typesetter {
        /// Why, and what to do next.
        detail: String,
    },
}
