//! How sure a value is, learnt from how often values like it were right.
//!
//! The grammar says how sure it is by rules of thumb. A table, made by
//! `cargo xtask bench calibrate --write` from annotated texts, says for each kind of value and its
//! outward signs how many such values there were and how many of them were right; what the reader
//! sees is that share. `docs/formats/packs.md` describes the file.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// Kinds of value that are judged apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// The verb and its force.
    Force,
    /// An addressee.
    Addressees,
    /// A partner.
    Partners,
    /// A time.
    Due,
    /// A body reported to.
    ReportTo,
    /// A document cited.
    Citations,
    /// A body named in any role.
    Mentions,
    /// The force and the addressees of a commitment together.
    Commitment,
}

impl ValueKind {
    /// All of them.
    pub const ALL: [ValueKind; 8] = [
        ValueKind::Force,
        ValueKind::Addressees,
        ValueKind::Partners,
        ValueKind::Due,
        ValueKind::ReportTo,
        ValueKind::Citations,
        ValueKind::Mentions,
        ValueKind::Commitment,
    ];

    /// The name in files and tables: `report_to`.
    pub fn name(self) -> &'static str {
        match self {
            ValueKind::Force => "force",
            ValueKind::Addressees => "addressees",
            ValueKind::Partners => "partners",
            ValueKind::Due => "due",
            ValueKind::ReportTo => "report_to",
            ValueKind::Citations => "citations",
            ValueKind::Mentions => "mentions",
            ValueKind::Commitment => "commitment",
        }
    }
}

/// What a value stands on, as far as it matters to how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Words of the provision.
    Stated,
    /// Words of a chapeau above it.
    Inherited,
    /// A rule.
    Inferred,
}

impl Ground {
    /// The name in files: `stated`.
    pub fn name(self) -> &'static str {
        match self {
            Ground::Stated => "stated",
            Ground::Inherited => "inherited",
            Ground::Inferred => "inferred",
        }
    }
}

/// A further sign of how sure a value is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Nothing special: one reading; a body of the packs that stands alone.
    #[default]
    Plain,
    /// One of several: a body of the packs in a list; a verb or time with several readings.
    Several,
    /// A name that is in no pack; a time whose occasion is in none.
    Unknown,
    /// The same, one of a list.
    UnknownSeveral,
    /// Nothing was found where something is usual: no addressee.
    Missing,
}

impl Mark {
    /// The name in files: `unknown_several`.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Several => "several",
            Mark::Unknown => "unknown",
            Mark::UnknownSeveral => "unknown_several",
            Mark::Missing => "missing",
        }
    }
}

/// The outward signs of a value, by which it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signs {
    /// The kind of value.
    pub kind: ValueKind,
    /// What it stands on.
    pub ground: Ground,
    /// What is special about it.
    pub mark: Mark,
    /// How sure the grammar says it is, in hundredths.
    pub said: u8,
}

impl Signs {
    /// Whether they are those of a verb with several accepted readings, or of a commitment with one.
    pub fn is_open(&self) -> bool {
        self.mark == Mark::Several && matches!(self.kind, ValueKind::Force | ValueKind::Commitment)
    }

    /// How far other signs of the same kind and mark are from these; others tell nothing.
    fn distance(&self, other: &Signs) -> (bool, u8) {
        (self.ground != other.ground, self.said.abs_diff(other.said))
    }
}

/// How many values had certain signs, and how many of them were right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalibrationRow {
    /// The kind of value.
    pub kind: ValueKind,
    /// What they stood on.
    pub ground: Ground,
    /// What was special about them.
    #[serde(default)]
    pub mark: Mark,
    /// How sure the grammar said they were, in hundredths.
    pub said: u8,
    /// How many there were.
    pub values: u32,
    /// How many of them were right.
    pub right: u32,
    /// How sure such a value is, 0 to 1: the share of right ones, drawn towards that of its kind
    /// where there were few.
    pub sure: f32,
}

impl CalibrationRow {
    fn signs(&self) -> Signs {
        Signs { kind: self.kind, ground: self.ground, mark: self.mark, said: self.said }
    }
}

/// The table. An empty one leaves every value as sure as the grammar says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Calibration {
    /// Sorted by signs.
    rows: Vec<CalibrationRow>,
}

impl Calibration {
    /// A table of these rows, in any order; of two with the same signs the later counts.
    pub fn new(mut rows: Vec<CalibrationRow>) -> Self {
        rows.reverse();
        rows.sort_by_key(CalibrationRow::signs);
        rows.dedup_by_key(|row| row.signs());
        Self { rows }
    }

    /// The rows, sorted by signs.
    pub fn rows(&self) -> &[CalibrationRow] {
        &self.rows
    }

    /// How sure a value with these signs is: by the row of just these signs, else by that of the
    /// nearest signs of the same kind and mark; `None` when no such value was ever judged, and for a
    /// verb with several accepted readings: how likely each of them is lies in the language, and
    /// annotations that accept all of them tell nothing of it.
    ///
    /// ```
    /// use actum_pack::{Calibration, CalibrationRow, Ground, Mark, Signs, ValueKind};
    ///
    /// let row = |said, sure| CalibrationRow {
    ///     kind: ValueKind::Due,
    ///     ground: Ground::Stated,
    ///     mark: Mark::Plain,
    ///     said,
    ///     values: 10,
    ///     right: 9,
    ///     sure,
    /// };
    /// let table = Calibration::new(vec![row(60, 0.5), row(95, 0.9)]);
    /// let signs = |kind| Signs { kind, ground: Ground::Stated, mark: Mark::Plain, said: 90 };
    /// assert_eq!(table.sure(&signs(ValueKind::Due)), Some(0.9));
    /// assert_eq!(table.sure(&signs(ValueKind::Force)), None);
    /// ```
    pub fn sure(&self, signs: &Signs) -> Option<f32> {
        if signs.is_open() {
            return None;
        }
        match self.rows.binary_search_by(|row| row.signs().cmp(signs)) {
            Ok(index) => Some(self.rows[index].sure),
            Err(_) => {
                let alike =
                    |row: &&CalibrationRow| row.kind == signs.kind && row.mark == signs.mark;
                let order = |one: &&CalibrationRow, other: &&CalibrationRow| -> Ordering {
                    let (one, other) = (one.signs(), other.signs());
                    signs.distance(&one).cmp(&signs.distance(&other)).then(one.cmp(&other))
                };
                self.rows.iter().filter(alike).min_by(order).map(|row| row.sure)
            }
        }
    }
}

/// A file under `packs/calibration/`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalibrationFile {
    #[serde(default, rename = "row")]
    pub(crate) rows: Vec<CalibrationRow>,
}

impl CalibrationFile {
    /// What is wrong with the figures, if anything.
    pub(crate) fn problem(&self) -> Option<String> {
        self.rows.iter().find_map(|row| {
            let fits =
                (0.0..=1.0).contains(&row.sure) && row.right <= row.values && row.said <= 100;
            (!fits).then(|| {
                format!(
                    "a row of `{}` has sure {}, {} right of {}, said {}: sure lies between 0 and \
                     1, said between 0 and 100, and no more are right than there are",
                    row.kind.name(),
                    row.sure,
                    row.right,
                    row.values,
                    row.said
                )
            })
        })
    }
}
