//! Where a value comes from: first law of the house.

use serde::{Deserialize, Serialize};

use crate::{ProvisionId, Span};

/// The ground on which a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Basis {
    /// The words of the provision itself say it.
    Stated {
        /// Where, in bytes of the normalised text.
        span: Span,
        /// The words there, exactly.
        quote: String,
    },
    /// A chapeau above the provision says it.
    Inherited {
        /// The provision that says it.
        from: ProvisionId,
        /// Where, in bytes of the normalised text.
        span: Span,
        /// The words there, exactly.
        quote: String,
    },
    /// A rule concluded it; never shown as if the text said so.
    Inferred {
        /// Name of the rule, as listed in the documentation: `occasion-next-in-series`.
        rule: String,
        /// The words that led to it, where some did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<Span>,
        /// Those words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
    },
    /// A person entered it.
    Entered {
        /// Who.
        by: String,
        /// When, as an RFC 3339 timestamp.
        at: String,
        /// The words of the text that the person pointed to, where they did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<Span>,
        /// Those words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
    },
}

impl Basis {
    /// The words it rests on, if it rests on words.
    pub fn span(&self) -> Option<Span> {
        match self {
            Basis::Stated { span, .. } | Basis::Inherited { span, .. } => Some(*span),
            Basis::Inferred { span, .. } | Basis::Entered { span, .. } => *span,
        }
    }

    /// The quoted words, if it rests on words.
    pub fn quote(&self) -> Option<&str> {
        match self {
            Basis::Stated { quote, .. } | Basis::Inherited { quote, .. } => Some(quote),
            Basis::Inferred { quote, .. } | Basis::Entered { quote, .. } => quote.as_deref(),
        }
    }

    /// `stated`, `inherited`, `inferred` or `entered`.
    pub fn name(&self) -> &'static str {
        match self {
            Basis::Stated { .. } => "stated",
            Basis::Inherited { .. } => "inherited",
            Basis::Inferred { .. } => "inferred",
            Basis::Entered { .. } => "entered",
        }
    }
}

/// A value with the ground it stands on and how sure it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub basis: Basis,
    /// How sure, from 0 (a guess) to 1 (certain).
    pub confidence: f32,
}

impl<T> Located<T> {
    /// A value stated by the words at `span` of `text`.
    ///
    /// # Panics
    ///
    /// When `span` does not lie on character boundaries of `text`: the caller made it from `text`.
    pub fn stated(value: T, span: Span, text: &str, confidence: f32) -> Self {
        let quote = span.slice(text).expect("a span made from the text it is sliced from");
        Self { value, basis: Basis::Stated { span, quote: quote.to_owned() }, confidence }
    }

    /// The same ground under another value.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: convert(self.value), basis: self.basis, confidence: self.confidence }
    }
}
