//! What counts how much: constants that were fitted, kept as data with where they come from.

use serde::Deserialize;

use crate::OverlapError;

const BUILT_IN: &str = include_str!("../../../packs/overlap/weights.toml");

/// The parts of a work that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Words of the title.
    Title,
    /// Words of the abstract.
    Text,
    /// The work's own numbers.
    Number,
    /// Numbers that the work has or names in its title or abstract.
    Mention,
}

impl Field {
    /// All fields, in the order of their numbers.
    pub const ALL: [Field; 4] = [Field::Title, Field::Text, Field::Number, Field::Mention];

    /// The word for it in files: `title`, `text` …
    pub fn code(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
            Field::Number => "number",
            Field::Mention => "mention",
        }
    }
}

/// Number of fields.
pub(crate) const FIELDS: usize = Field::ALL.len();

/// How much each field counts, what is too common to count, and what a score means.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Share of each field, in the order of [`Field::ALL`]; they add up to 1.
    pub fields: [f64; FIELDS],
    /// A word that more than this share of all works has says nothing and is left out.
    pub common: f64,
    /// Points of score and probability, both rising; between them a straight line.
    pub calibration: Vec<(f64, f64)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    common: f64,
    fields: FileFields,
    calibration: FileCalibration,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileFields {
    title: f64,
    text: f64,
    number: f64,
    mention: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCalibration {
    #[serde(rename = "source")]
    _source: String,
    points: Vec<(f64, f64)>,
}

impl Weights {
    /// The weights that come with Actum (`packs/overlap/weights.toml`).
    ///
    /// # Errors
    ///
    /// Never for the file as delivered; a test reads it.
    pub fn built_in() -> Result<Self, OverlapError> {
        Self::from_toml(BUILT_IN)
    }

    /// Weights of the form of `packs/overlap/weights.toml`.
    ///
    /// # Errors
    ///
    /// When it is not TOML of that form, shares are negative or all zero, or the points do not rise.
    pub fn from_toml(text: &str) -> Result<Self, OverlapError> {
        let file: File =
            toml::from_str(text).map_err(|error| OverlapError::Weights(error.to_string()))?;
        let FileFields { title, text, number, mention } = file.fields;
        let fields = [title, text, number, mention];
        let sum: f64 = fields.iter().sum();
        if !(sum > 0.0 && sum.is_finite()) || fields.iter().any(|share| *share < 0.0) {
            return Err(OverlapError::Weights("the shares of the fields must be positive".into()));
        }
        let points = file.calibration.points;
        let rises = points.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1);
        let inside = points.iter().all(|(_, chance)| (0.0..=1.0).contains(chance));
        if points.is_empty() || !rises || !inside {
            return Err(OverlapError::Weights(
                "the points of the calibration must rise from 0 to 1".into(),
            ));
        }
        Ok(Self {
            fields: fields.map(|share| share / sum),
            common: file.common,
            calibration: points,
        })
    }

    /// The least score with this probability or a greater one; `None` when no score has it.
    pub fn score_for(&self, probability: f64) -> Option<f64> {
        let at = self.calibration.iter().position(|(_, chance)| *chance >= probability)?;
        let (to, high) = self.calibration[at];
        let Some((from, low)) = at.checked_sub(1).map(|before| self.calibration[before]) else {
            return Some(if high > probability { 0.0 } else { to });
        };
        Some(from + (to - from) * (probability - low) / (high - low))
    }

    /// The probability that a work found with this score is the same or an overlapping work.
    ///
    /// Measured on works that have a twin at another body; see `docs/user/find-overlap.md`.
    pub fn probability(&self, score: f64) -> f64 {
        let points = &self.calibration;
        let after = points.partition_point(|(at, _)| *at <= score);
        match (after.checked_sub(1).map(|before| points[before]), points.get(after)) {
            (None, Some((_, first))) => *first,
            (Some((_, last)), None) => last,
            (Some((from, low)), Some((to, high))) => {
                low + (high - low) * (score - from) / (to - from)
            }
            (None, None) => 0.0,
        }
    }
}
