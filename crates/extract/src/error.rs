//! What can go wrong before the first document is read.

use actum_model::Language;

/// The packs cannot be turned into a grammar.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// A pattern of a pack is not a regular expression.
    #[error(
        "packs/languages/{language}/grammar.toml: the pattern `{pattern}` is not a regular \
         expression: {message}"
    )]
    Pattern {
        /// The language whose tables hold it.
        language: Language,
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        message: String,
    },
    /// A pattern of times is not well formed.
    #[error("packs/languages/{language}/time.toml: the pattern `{pattern}`: {message}")]
    TimePattern {
        /// The language whose tables hold it.
        language: Language,
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        message: String,
    },
    /// The words of a language do not fit one automaton.
    #[error("the words of language `{language}` cannot be compiled: {message}; split the pack")]
    Lexicon {
        /// The language.
        language: Language,
        /// What the library said.
        message: String,
    },
}
