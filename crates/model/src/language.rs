//! The six official languages of the United Nations.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the six languages Actum reads, speaks and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Arabic, written right to left.
    Ar,
    /// Chinese (simplified).
    Zh,
    /// English.
    En,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
}

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Direction {
    /// The value of the HTML `dir` attribute: `ltr` or `rtl`.
    pub fn as_html(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// All six, in the order in which the United Nations lists them.
    pub const ALL: [Language; 6] =
        [Language::Ar, Language::Zh, Language::En, Language::Fr, Language::Ru, Language::Es];

    /// The ISO 639-1 code: `ar`, `zh`, `en`, `fr`, `ru`, `es`.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ar => "ar",
            Language::Zh => "zh",
            Language::En => "en",
            Language::Fr => "fr",
            Language::Ru => "ru",
            Language::Es => "es",
        }
    }

    /// The language's name in itself, for a language menu.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Ar => "العربية",
            Language::Zh => "中文",
            Language::En => "English",
            Language::Fr => "Français",
            Language::Ru => "Русский",
            Language::Es => "Español",
        }
    }

    /// The direction it is written in.
    pub fn direction(self) -> Direction {
        match self {
            Language::Ar => Direction::RightToLeft,
            Language::Zh | Language::En | Language::Fr | Language::Ru | Language::Es => {
                Direction::LeftToRight
            }
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The text is not the code of one of the six languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not one of the six languages; use ar, zh, en, fr, ru or es")]
pub struct ParseLanguageError(pub String);

impl FromStr for Language {
    type Err = ParseLanguageError;

    /// Reads an ISO 639-1 code, in any case, with or without a region (`zh-CN`, `FR`), and the
    /// single letters of ITU document symbols (A, C, E, F, R, S).
    ///
    /// ```
    /// use actum_model::Language;
    /// assert_eq!("zh-Hans".parse(), Ok(Language::Zh));
    /// assert_eq!("S".parse(), Ok(Language::Es));
    /// assert!("de".parse::<Language>().is_err());
    /// ```
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let base = written.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
        match base.as_str() {
            "ar" | "ara" | "a" => Ok(Language::Ar),
            "zh" | "zho" | "chi" | "c" => Ok(Language::Zh),
            "en" | "eng" | "e" => Ok(Language::En),
            "fr" | "fra" | "fre" | "f" => Ok(Language::Fr),
            "ru" | "rus" | "r" => Ok(Language::Ru),
            "es" | "spa" | "s" => Ok(Language::Es),
            _ => Err(ParseLanguageError(written.to_owned())),
        }
    }
}
