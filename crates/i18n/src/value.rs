//! Values that messages take.

use std::borrow::Cow;

use actum_model::{Direction, Language};
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

/// A value put into a message.
///
/// Words that could turn their neighbours round are wrapped in Unicode isolates (U+2068 …
/// U+2069) where they are put in: any words inside an Arabic message, words with right-to-left
/// letters inside the others. Terminals and searches are spared the marks where nothing needs
/// them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Words, shown as they are.
    Words(Cow<'a, str>),
    /// A number, written as the language writes numbers; it also selects plural forms.
    Number(f64),
}

impl<'a> Value<'a> {
    pub(crate) fn to_fluent(&'a self, language: Language) -> FluentValue<'a> {
        match self {
            Value::Words(words) if needs_isolation(words, language) => {
                FluentValue::String(Cow::Owned(format!("\u{2068}{words}\u{2069}")))
            }
            Value::Words(words) => FluentValue::String(Cow::Borrowed(words)),
            Value::Number(number) => FluentValue::Number(FluentNumber::from(*number)),
        }
    }
}

fn needs_isolation(words: &str, language: Language) -> bool {
    match language.direction() {
        Direction::RightToLeft => !words.is_empty(),
        // Hebrew, Arabic and their neighbours, presentation forms, and the old scripts written
        // from right to left (Unicode bidirectional classes R and AL), and explicit marks.
        Direction::LeftToRight => words.chars().any(|letter| {
            matches!(letter,
                '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
                | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        }),
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(words: &'a str) -> Self {
        Value::Words(Cow::Borrowed(words))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(words: &'a String) -> Self {
        Value::Words(Cow::Borrowed(words))
    }
}

impl From<String> for Value<'_> {
    fn from(words: String) -> Self {
        Value::Words(Cow::Owned(words))
    }
}

macro_rules! from_numbers {
    ($($type:ty),*) => {$(
        impl From<$type> for Value<'_> {
            // Counts above 2^53 lose their last digits on screen, which is not a concern.
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless)]
            fn from(number: $type) -> Self {
                Value::Number(number as f64)
            }
        }

        impl From<&$type> for Value<'_> {
            fn from(number: &$type) -> Self {
                Value::from(*number)
            }
        }
    )*};
}

from_numbers!(i16, i32, i64, u8, u16, u32, u64, usize, f32, f64);
