//! Byte ranges into the normalised text of a document.

use serde::{Deserialize, Serialize};

/// A half-open range of **bytes** into [`Document::text`](crate::Document::text).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`. An end before the start is moved to the start.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it covers, or `None` when it does not lie on character boundaries of `text`.
    ///
    /// ```
    /// use actum_model::Span;
    /// assert_eq!(Span::new(0, 6).slice("责成TSAG"), Some("责成"));
    /// assert_eq!(Span::new(1, 6).slice("责成TSAG"), None);
    /// ```
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The same range moved `offset` bytes to the right.
    #[must_use]
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}
