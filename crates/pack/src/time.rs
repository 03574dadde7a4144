//! How a language writes times: words with their values, and patterns over them.

use std::collections::BTreeMap;

use actum_model::{DueKind, DueRelation};
use serde::{Deserialize, Serialize};

use crate::names::alternatives;

/// The time tables of one language, from `packs/languages/<code>/time.toml`.
///
/// Words are found without regard to letter case, accents, Arabic vowel signs and kinds of hyphen
/// and apostrophe; a word that begins with a capital letter here must begin with one in the text
/// ("May" the month, "may" the verb). `{a|b}` stands for each choice. A word that ends in `~` is
/// written together with the next one (Arabic و).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimeTables {
    /// Classes of words, named in patterns by their lower-case name.
    pub words: BTreeMap<String, Vec<String>>,
    /// Words that say how the act stands to the time: `REL` in patterns.
    #[serde(rename = "relation")]
    pub relations: Vec<RelationWords>,
    /// Words for a part of the year or month that follows: `EDGE`.
    #[serde(rename = "edge")]
    pub edges: Vec<EdgeWords>,
    /// Words for a repetition: `RECUR`.
    #[serde(rename = "recurrence")]
    pub recurrences: Vec<RecurrenceWords>,
    /// Number words: `NUMBER`, `ORDINAL`, `ORDINALS`.
    pub numbers: Vec<NumberWords>,
    /// What may follow the digits of an ordinal number: `th`, `-й`. Without any, plain numbers
    /// are ordinals, too.
    pub ordinal_suffixes: Vec<String>,
    /// Units of time: `UNIT`.
    pub units: Vec<UnitWords>,
    /// Further forms of the months from January, besides those of the structure table: `MONTH`.
    pub months: Vec<Vec<String>>,
    /// The months of the Hijri calendar from Muharram: `HMONTH`.
    pub hijri_months: Vec<Vec<String>>,
    /// Parts of patterns, named in patterns by their lower-case name.
    pub parts: BTreeMap<String, Vec<String>>,
    /// The patterns.
    #[serde(rename = "time")]
    pub patterns: Vec<TimePattern>,
    /// The words for series of occasions: `SERIES`.
    pub series: Vec<SeriesWords>,
}

impl TimeTables {
    /// All words, of every class.
    pub fn all_words(&self) -> impl Iterator<Item = &String> {
        let words = self.words.values();
        let relations = self.relations.iter().map(|own| &own.words);
        let edges = self.edges.iter().map(|own| &own.words);
        let recurrences = self.recurrences.iter().flat_map(|own| [&own.words, &own.adjectives]);
        let numbers = self.numbers.iter().flat_map(|own| [&own.cardinal, &own.ordinal]);
        let units = self.units.iter().map(|own| &own.words);
        let months = self.months.iter().chain(&self.hijri_months);
        let series = self.series.iter().map(|own| &own.words);
        let lists = words.chain(relations).chain(edges).chain(recurrences);
        lists.chain(numbers).chain(units).chain(months).chain(series).flatten()
    }

    /// Writes out the alternatives in braces of all words.
    pub(crate) fn write_out(&mut self) -> Result<(), String> {
        let words = self.words.values_mut();
        let relations = self.relations.iter_mut().map(|own| &mut own.words);
        let edges = self.edges.iter_mut().map(|own| &mut own.words);
        let recurrences =
            self.recurrences.iter_mut().flat_map(|own| [&mut own.words, &mut own.adjectives]);
        let numbers = self.numbers.iter_mut().flat_map(|own| [&mut own.cardinal, &mut own.ordinal]);
        let units = self.units.iter_mut().map(|own| &mut own.words);
        let months = self.months.iter_mut().chain(&mut self.hijri_months);
        let series = self.series.iter_mut().map(|own| &mut own.words);
        let lists = words.chain(relations).chain(edges).chain(recurrences);
        for list in lists.chain(numbers).chain(units).chain(months).chain(series) {
            let mut written = Vec::with_capacity(list.len());
            for entry in list.iter() {
                written.extend(alternatives(entry)?);
            }
            *list = written;
        }
        Ok(())
    }
}

/// Words that say how the act stands to the time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelationWords {
    /// The relation.
    pub relation: DueRelation,
    /// The words.
    pub words: Vec<String>,
}

/// Words for a part of a year or month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeWords {
    /// The part.
    pub edge: Edge,
    /// The words.
    pub words: Vec<String>,
}

/// A part of a year, month or decade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// "the beginning of 2027".
    Start,
    /// "early 2027": its first third.
    Early,
    /// "mid-2027".
    Middle,
    /// "late 2027": its last third.
    Late,
    /// "the end of 2027".
    End,
    /// "the first half of 2027".
    FirstHalf,
    /// "the second half of 2027".
    SecondHalf,
    /// "the first quarter of 2027".
    FirstQuarter,
    /// "the second quarter of 2027".
    SecondQuarter,
    /// "the third quarter of 2027".
    ThirdQuarter,
    /// "the fourth quarter of 2027".
    FourthQuarter,
}

impl Edge {
    /// The months it covers of a year, first and last; `None` for the year itself: what is due at
    /// the beginning or the end of a year is due in that year.
    pub fn months(self) -> Option<(u8, u8)> {
        match self {
            Self::Start | Self::End => None,
            Self::Early => Some((1, 4)),
            Self::Middle => Some((6, 6)),
            Self::Late => Some((9, 12)),
            Self::FirstHalf => Some((1, 6)),
            Self::SecondHalf => Some((7, 12)),
            Self::FirstQuarter => Some((1, 3)),
            Self::SecondQuarter => Some((4, 6)),
            Self::ThirdQuarter => Some((7, 9)),
            Self::FourthQuarter => Some((10, 12)),
        }
    }
}

/// Words for a repetition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecurrenceWords {
    /// ISO 8601 repeating interval: `R/P1Y`; `R` when the words do not say how often.
    pub interval: String,
    /// Adverbs: "annually".
    #[serde(default)]
    pub words: Vec<String>,
    /// Adjectives, which count before a noun only: "annual"; `RECURRING` in patterns.
    #[serde(default)]
    pub adjectives: Vec<String>,
}

/// A number and its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    /// The number.
    pub value: u32,
    /// "three".
    #[serde(default)]
    pub cardinal: Vec<String>,
    /// "third".
    #[serde(default)]
    pub ordinal: Vec<String>,
    /// Whether it multiplies the number before it: "hundred", 十.
    #[serde(default)]
    pub times: bool,
}

/// A unit of time and its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWords {
    /// ISO 8601 duration of one: `P1Y`, `P3M` for a quarter.
    pub length: String,
    /// The words.
    pub words: Vec<String>,
}

/// How a time is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimePattern {
    /// Patterns of one meaning; the form stands in `docs/formats/packs.md`.
    pub patterns: Vec<String>,
    /// What kind of time.
    pub kind: DueKind,
    /// How the act stands to it, unless `REL` in the pattern says so.
    #[serde(default = "at")]
    pub relation: DueRelation,
    /// How it is resolved.
    pub meaning: TimeMeaning,
    /// ISO 8601 repeating interval or duration for fixed recurrences: `R/P1Y`.
    #[serde(default)]
    pub interval: Option<String>,
}

fn at() -> DueRelation {
    DueRelation::At
}

/// How a time expression is resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeMeaning {
    /// Year, month and day stand in it; several dates are several times.
    Calendar,
    /// From the first date in it to the last.
    Span,
    /// The end of the year, biennium or decade in which the text was adopted.
    Running,
    /// An occasion called by its own name.
    Named,
    /// The next occasion of the series named, counted from the adopting occasion; a year, where
    /// present, must agree.
    Next,
    /// The session under way.
    Current,
    /// The session named before: "at that session".
    Same,
    /// The sessions with the numbers given, or the session of the year given.
    Session,
    /// The period that begins with the adopting occasion.
    Coming,
    /// "The next study period": the one that begins now, or the one after it when the words
    /// around speak of preparing it. Both readings are kept.
    NextPeriod,
    /// The period after the next assembly, without doubt.
    FollowingPeriod,
    /// A recurrence: that of `RECUR`, `interval`, or every `NUMBER` `UNIT`.
    Recurring,
    /// A length of time from `NUMBER` and `UNIT`.
    Duration,
    /// A length of time counted from the adoption of the text.
    AfterAdoption,
    /// Words that look like a time and are none: a year within a name, what was done at an
    /// earlier session. Keeps other patterns away.
    Nothing,
    /// Nothing to resolve ("as soon as possible", a meeting of no known series).
    Open,
}

/// The words for a series of occasions in a language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesWords {
    /// The series, as in the occasion packs; `@adopting` is the series of the adopting occasion
    /// and `@period` its series of study periods.
    pub series: String,
    /// The words.
    pub words: Vec<String>,
}
