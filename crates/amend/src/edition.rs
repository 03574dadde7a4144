//! Texts as lists of clauses.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A structural unit of a text: a title, a heading, a paragraph, a point of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The number as printed ("1.3 a)"), apart from the text; nothing when it has none.
    pub number: Option<String>,
    /// The text as printed, without the number.
    pub text: String,
}

impl Clause {
    /// A clause with its number; empty and `-` stand for no number.
    #[must_use]
    pub fn new(number: &str, text: &str) -> Self {
        let number = number.trim();
        let number = (!number.is_empty() && number != "-").then(|| number.to_owned());
        Self { number, text: text.to_owned() }
    }

    /// The number as it is compared.
    pub(crate) fn folded_number(&self) -> Cow<'_, str> {
        self.number.as_deref().map_or(Cow::Borrowed(""), crate::fold)
    }
}

/// One version of a text: a base, an edition, or a base as a proposal would have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The clauses in their order.
    pub clauses: Vec<Clause>,
}

impl Edition {
    /// Reads lines `number TAB text`; a number `-` stands for none, empty lines count for nothing,
    /// a line without a tabulator is a clause without a number.
    ///
    /// ```
    /// let edition = actum_amend::Edition::from_lines("-\tconsidering\n1\tthat it rains\n");
    /// assert_eq!(edition.clauses[1].number.as_deref(), Some("1"));
    /// ```
    #[must_use]
    pub fn from_lines(lines: &str) -> Self {
        let clauses = lines
            .split('\n')
            .map(|line| line.strip_suffix('\r').unwrap_or(line))
            .filter(|line| !line.is_empty())
            .map(|line| match line.split_once('\t') {
                Some((number, text)) => Clause::new(number, text),
                None => Clause::new("", line),
            })
            .collect();
        Self { clauses }
    }

    /// The clauses as lines `number TAB text`, the form that [`Edition::from_lines`] reads.
    #[must_use]
    pub fn to_lines(&self) -> String {
        let mut lines = String::new();
        for clause in &self.clauses {
            lines.push_str(clause.number.as_deref().unwrap_or("-"));
            lines.push('\t');
            lines.push_str(&clause.text);
            lines.push('\n');
        }
        lines
    }
}
