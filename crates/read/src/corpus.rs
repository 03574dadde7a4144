//! One document a line: the form in which collections of texts are exchanged.
//!
//! The shape is described in `docs/formats/corpus.md`.

use actum_model::Language;
use serde::Deserialize;

use crate::ReadError;

/// A document as a line of JSON holds it.
///
/// ```
/// use actum_read::corpus::{CorpusDocument, Words};
/// let line = r#"{"id": "R-1", "language": "en", "paragraphs": [{"text": "The Council,"}]}"#;
/// let document = CorpusDocument::parse(line.as_bytes(), "corpus.jsonl", 1)?;
/// assert_eq!(document.id.as_deref(), Some("R-1"));
/// assert_eq!(document.words, Words::Paragraphs(vec!["The Council,".to_owned()]));
/// # Ok::<(), actum_read::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorpusDocument {
    /// The id that the line gives it as `id` or `doc`.
    pub id: Option<String>,
    /// The language that the line declares.
    pub language: Option<Language>,
    /// Its words.
    pub words: Words,
}

/// The words of a document on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A text as a file would hold it: lines may be wrapped, tables may be drawn.
    Text(String),
    /// Paragraphs, each whole.
    Paragraphs(Vec<String>),
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    id: Option<Name>,
    #[serde(default)]
    doc: Option<Name>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    paragraphs: Option<Vec<Paragraph>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Words(String),
    Number(serde_json::Number),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Paragraph {
    Words(String),
    Object {
        #[serde(default)]
        text: Option<String>,
    },
}

impl CorpusDocument {
    /// Reads line number `number` of the file `name`.
    ///
    /// # Errors
    ///
    /// [`ReadError::Line`] when the line is no JSON object with `text` or `paragraphs`.
    pub fn parse(line: &[u8], name: &str, number: u64) -> Result<Self, ReadError> {
        let wrong =
            |message: String| ReadError::Line { name: name.to_owned(), line: number, message };
        let written: Written = serde_json::from_slice(line).map_err(|error| {
            wrong(format!(
                "this is no document in JSON ({error}); write one object a line with `text` or \
                 `paragraphs`"
            ))
        })?;
        let language = written
            .language
            .as_deref()
            .filter(|language| !language.trim().is_empty())
            .map(|language| language.parse::<Language>().map_err(|error| wrong(error.to_string())))
            .transpose()?;
        let words = match (written.paragraphs, written.text) {
            (Some(paragraphs), _) => Words::Paragraphs(
                paragraphs
                    .into_iter()
                    .map(|paragraph| match paragraph {
                        Paragraph::Words(words) => words,
                        Paragraph::Object { text } => text.unwrap_or_default(),
                    })
                    .collect(),
            ),
            (None, Some(text)) => Words::Text(text),
            (None, None) => {
                return Err(wrong(
                    "the object has neither `text` nor `paragraphs`; add one of them".to_owned(),
                ));
            }
        };
        let id = written.id.or(written.doc).map(|name| match name {
            Name::Words(words) => words,
            Name::Number(number) => number.to_string(),
        });
        Ok(Self { id, language, words })
    }
}
