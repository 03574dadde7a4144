//! Looking messages up.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use actum_model::Language;
use fluent_bundle::FluentArgs;

use crate::{Value, bundle, pretended};

/// The messages for a reader of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Messages {
    language: Language,
}

/// Words for the reader, and the language they are in.
///
/// Reads as `&str` and prints its words. [`Text::is_fallback`] tells when they are English in
/// place of the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    words: Cow<'static, str>,
    language: Language,
    wanted: Language,
}

impl Text {
    /// The words.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the words are English because the reader's language has no such message.
    pub fn is_fallback(&self) -> bool {
        self.language != self.wanted
    }

    /// The words for output without mark-up: where English stands in for another language, it is
    /// followed by ` [en]`.
    pub fn marked(&self) -> String {
        if self.is_fallback() {
            format!("{} [{}]", self.words, self.language)
        } else {
            self.words.clone().into_owned()
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.words
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.words
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.words)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.words.into_owned()
    }
}

impl Messages {
    /// The messages for a reader of `language`. Costs nothing; files are parsed once.
    pub fn new(language: Language) -> Self {
        Self { language }
    }

    /// The reader's language.
    pub fn language(self) -> Language {
        self.language
    }

    /// The message `id` in the reader's language, else in English, else the words of the id
    /// itself (`call-upon` → "Call upon"): never empty, never the raw id.
    ///
    /// ```
    /// use actum_i18n::Messages;
    /// use actum_model::Language;
    /// assert_eq!(Messages::new(Language::En).text("force-call-upon").words(), "calls upon");
    /// ```
    pub fn text(self, id: &str) -> Text {
        self.text_with(id, &[])
    }

    /// The message `id` with values put in. A value that the message does not use is ignored; one
    /// that it wants and does not get shows as its name in braces.
    pub fn text_with(self, id: &str, values: &[(&str, Value<'_>)]) -> Text {
        self.find_with(id, values).unwrap_or_else(|| self.english(Cow::Owned(words_of(id))))
    }

    /// The message `id`, or `otherwise` (English words from elsewhere, such as a reader's notice
    /// whose code no message file knows).
    pub fn text_or(self, id: &str, otherwise: &str) -> Text {
        self.find_with(id, &[]).unwrap_or_else(|| self.english(Cow::Owned(otherwise.to_owned())))
    }

    /// The message `id` in the reader's language or in English, if there is one.
    pub fn find(self, id: &str) -> Option<Text> {
        self.find_with(id, &[])
    }

    /// The same with values put in.
    pub fn find_with(self, id: &str, values: &[(&str, Value<'_>)]) -> Option<Text> {
        [self.language, Language::En].into_iter().find_map(|language| {
            let words = look_up(language, id, values)?;
            Some(Text { words, language, wanted: self.language })
        })
    }

    fn english(self, words: Cow<'static, str>) -> Text {
        Text { words, language: Language::En, wanted: self.language }
    }

    /// Parts joined as the language joins the members of a list: `A, B` or `A、B`.
    pub fn list<S: AsRef<str>>(self, parts: &[S]) -> String {
        let separator = self.text("list-separator");
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(&separator)
    }
}

fn look_up(
    language: Language,
    id: &str,
    values: &[(&str, Value<'_>)],
) -> Option<Cow<'static, str>> {
    let bundle = bundle::of(language);
    let pattern = bundle.get_message(id)?.value()?;
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, value.to_fluent(language));
    }
    // Errors are missing values; the text then shows their names, and a test keeps the variables
    // of all languages equal.
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    let words: Cow<'static, str> = match words {
        Cow::Borrowed(words) => Cow::Owned(words.to_owned()),
        Cow::Owned(words) => Cow::Owned(words),
    };
    let words = if language == Language::En { pretended::enclose(words) } else { words };
    (!words.is_empty()).then_some(words)
}

/// `force-call-upon` → `Force call upon`.
fn words_of(id: &str) -> String {
    let words = id.replace(['-', '_', '.'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "—".to_owned(),
    }
}
