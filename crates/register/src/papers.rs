//! Papers: house templates, and reports that were issued.

use actum_model::{BodyId, OccasionId, TextId};

/// A Word file whose look the reports of a body, and of those below it, take over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseTemplate {
    /// Whose reports; `None` for all that have no other.
    pub body: Option<BodyId>,
    /// The name of the file as it was given.
    pub file_name: String,
    /// SHA-256 of its bytes in hexadecimal digits.
    pub sha256: String,
    /// Who gave it.
    pub kept_by: String,
    /// When, RFC 3339.
    pub changed_at: String,
}

/// A report that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedReport {
    /// The body to which it was restricted.
    pub body: Option<BodyId>,
    /// The occasion to which it was restricted.
    pub occasion: Option<OccasionId>,
    /// The text to which it was restricted.
    pub text: Option<TextId>,
    /// The moment that it shows, RFC 3339 in UTC, to the second.
    pub moment: String,
    /// The moment since which it tells what changed: that of the one before it.
    pub since: Option<String>,
    /// Its language: `fr`.
    pub language: String,
    /// The ending of its file: `docx`.
    pub format: String,
    /// Who issued it.
    pub issued_by: String,
}

impl IssuedReport {
    /// Whether another report is about the same: this one tells what changed since.
    pub fn follows(&self, other: &IssuedReport) -> bool {
        (&self.body, &self.occasion, &self.text) == (&other.body, &other.occasion, &other.text)
    }
}
