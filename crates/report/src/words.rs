//! The words of a report in the plan's language.

use actum_model::{Direction, Force, Instrument, Language, PartnerRole, StatusId};

use crate::labels::{LabelValue, Labels, hyphened};
use crate::row::Column;

/// Labels together with the habits of the language.
#[derive(Clone, Copy)]
pub(crate) struct Words<'a> {
    labels: &'a dyn Labels,
    pub(crate) language: Language,
}

impl<'a> Words<'a> {
    pub(crate) fn new(labels: &'a dyn Labels, language: Language) -> Self {
        Self { labels, language }
    }

    /// The message `report-<key>`.
    pub(crate) fn word(&self, key: &str) -> String {
        self.phrase(key, &[])
    }

    /// The message `report-<key>` with values.
    pub(crate) fn phrase(&self, key: &str, values: &[(&str, LabelValue<'_>)]) -> String {
        self.try_phrase(key, values).unwrap_or_else(|| format!("[report-{key}]"))
    }

    /// The same, or `None` when there is no such message.
    pub(crate) fn try_phrase(
        &self,
        key: &str,
        values: &[(&str, LabelValue<'_>)],
    ) -> Option<String> {
        self.find(&format!("report-{key}"), values)
    }

    fn find(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> Option<String> {
        let found = self.labels.find(id, values)?;
        // Fluent wraps values in isolates (U+2068, U+2069). Sheet names and older fonts show them
        // as boxes, and the writers mark directions themselves.
        Some(found.replace(['\u{2068}', '\u{2069}'], ""))
    }

    /// A message of another part of the program, which pages and reports share.
    pub(crate) fn shared(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| format!("[{id}]"))
    }

    pub(crate) fn with_text(&self, key: &str, name: &str, text: &str) -> String {
        self.phrase(key, &[(name, LabelValue::Text(text))])
    }

    pub(crate) fn column(&self, column: Column) -> String {
        self.word(&format!("column-{}", column.label()))
    }

    pub(crate) fn force(&self, force: Force) -> String {
        self.word(&format!("force-{}", hyphened(force.name())))
    }

    pub(crate) fn instrument(&self, instrument: Instrument) -> String {
        self.word(&format!("instrument-{}", hyphened(instrument.name())))
    }

    /// A status that belongs to the register: `proposed`, `rejected`, `overtaken`.
    pub(crate) fn own_status(&self, status: &StatusId) -> String {
        self.word(&format!("status-{}", hyphened(status.as_str())))
    }

    pub(crate) fn language_name(&self, language: Language) -> String {
        self.word(&format!("language-{language}"))
    }

    pub(crate) fn role(&self, role: PartnerRole) -> String {
        let name = match role {
            PartnerRole::Collaboration => "collaboration",
            PartnerRole::Consultation => "consultation",
            PartnerRole::Support => "support",
            PartnerRole::Especially => "especially",
            PartnerRole::Recipient => "recipient",
            PartnerRole::Participant => "participant",
            PartnerRole::Lead => "lead",
        };
        self.word(&format!("role-{name}"))
    }

    /// A date or time in figures. Between Arabic letters the figures of `2028-10` would change
    /// places (Unicode bidirectional algorithm, rules W2 and W4); a left-to-right mark keeps them.
    pub(crate) fn figures(&self, figures: &str) -> String {
        if self.is_right_to_left() {
            format!("\u{200E}{figures}\u{200E}")
        } else {
            figures.to_owned()
        }
    }

    /// What stands between the members of a list.
    pub(crate) fn separator(&self) -> &'static str {
        match self.language {
            Language::Zh => "；",
            Language::Ar => "؛ ",
            Language::En | Language::Fr | Language::Ru | Language::Es => "; ",
        }
    }

    /// The words in brackets after something else.
    pub(crate) fn bracketed(&self, before: &str, inside: &str) -> String {
        match self.language {
            Language::Zh => format!("{before}（{inside}）"),
            Language::Ar | Language::En | Language::Fr | Language::Ru | Language::Es => {
                format!("{before} ({inside})")
            }
        }
    }

    pub(crate) fn is_right_to_left(&self) -> bool {
        self.language.direction() == Direction::RightToLeft
    }

    /// Han and Arabic letters have no italic; slanting them makes them hard to read.
    pub(crate) fn has_italic(&self) -> bool {
        !matches!(self.language, Language::Ar | Language::Zh)
    }
}
