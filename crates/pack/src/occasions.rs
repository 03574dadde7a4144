//! Series of occasions, and how study periods and assemblies follow each other.

use std::collections::BTreeMap;
use std::ops::Range;

use actum_model::{BodyId, Language, Occasion, OccasionId, OccasionKind, PartialDate, Period};
use serde::{Deserialize, Serialize};

/// A series in which "next" and "previous" are counted.
///
/// A series whose sessions follow a rule (one a year, numbered) needs no entry for each: with
/// [`rule`](Self::rule) the loader writes them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OccasionSeries {
    /// Unique over all packs; the `series` of its occasions.
    pub id: String,
    /// The body that meets, or whose periods these are.
    pub body: BodyId,
    /// What its occasions are.
    pub kind: OccasionKind,
    /// Years between two of them, where it is regular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval_years: Option<i16>,
    /// What one of them is called when none is named: `assembly`, `全会`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub generic: BTreeMap<Language, Vec<String>>,
    /// How its occasions are written by rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<SeriesRule>,
    /// Beginnings of the symbols of texts that its occasions adopt, with `{number}` for the
    /// number of the session: `A/RES/{number}/`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub symbols: Vec<String>,
    /// Where the entry comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Whether somebody checked it against that source.
    #[serde(default)]
    pub verified: bool,
}

/// A rule that writes the occasions of a series: number `first_number + n` opens in the year
/// `first_year + n * interval_years`, or, with several [`openings`](Self::openings) a year, in the
/// year of the `n`-th opening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesRule {
    /// Number of the first occasion written.
    pub first_number: u32,
    /// Year in which that one opens.
    pub first_year: i16,
    /// Number of the last occasion written.
    pub last_number: u32,
    /// Month in which each opens, 1–12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Months in which the sessions of one year open, where a year has several: each session
    /// counts one on. Instead of [`month`](Self::month).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openings: Vec<u8>,
    /// Months from the opening to the end; absent when it ends in the same year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u8>,
    /// Id of each, with `{number}` and `{year}`.
    pub id: String,
    /// Names of each by language with `{number}`, `{year}`, `{yy}` (two digits) and `{ordinal}`
    /// (the word of [`ordinals`](Self::ordinals)); the display name first. A name with
    /// `{ordinal}` is left out where the language has no word for the number.
    pub names: BTreeMap<Language, Vec<String>>,
    /// Number words by language, from [`ordinals_from`](Self::ordinals_from) on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ordinals: BTreeMap<Language, Vec<String>>,
    /// The number that the first word of each list of [`ordinals`](Self::ordinals) stands for.
    #[serde(default)]
    pub ordinals_from: u32,
}

/// Between which assemblies a study period lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// The study period.
    pub period: OccasionId,
    /// The assembly with which it begins: the one that approved its programme.
    pub after: OccasionId,
    /// The assembly with which it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<OccasionId>,
}

impl OccasionSeries {
    /// The occasions that the rule writes; empty without a rule.
    ///
    /// # Errors
    ///
    /// A sentence when the rule has no interval, ends before it begins, runs over more than 500
    /// occasions or names a month that does not exist.
    pub(crate) fn occasions(&self) -> Result<Vec<Occasion>, String> {
        let Some(rule) = &self.rule else { return Ok(Vec::new()) };
        let interval = self.interval_years.filter(|years| *years > 0).ok_or_else(|| {
            format!("series `{}` has a rule and no positive `interval_years`", self.id)
        })?;
        if rule.last_number < rule.first_number || rule.last_number - rule.first_number > 500 {
            return Err(format!(
                "series `{}`: `last_number` must follow `first_number` by at most 500",
                self.id
            ));
        }
        (rule.first_number..=rule.last_number)
            .map(|number| {
                let year = rule
                    .year(number, interval)
                    .ok_or_else(|| format!("series `{}` runs out of years", self.id))?;
                self.occasion(rule, number, year)
            })
            .collect()
    }

    /// Whether a rule numbers the sessions by their years, so that none has another number.
    pub fn is_by_year(&self) -> bool {
        self.rule
            .as_ref()
            .is_some_and(|rule| i64::from(rule.first_number) == i64::from(rule.first_year))
    }

    /// The id of the session with this number; `None` when no rule writes it, or when the rule
    /// counts years and not sessions.
    ///
    /// ```
    /// use actum_model::{BodyId, OccasionId};
    /// let packs = actum_pack::Packs::built_in()?;
    /// let assembly = BodyId::new("un-general-assembly");
    /// let series = packs.series_of_body(&assembly).expect("the Assembly meets");
    /// assert_eq!(series.session(80), Some(OccasionId::new("unga-80")));
    /// assert_eq!(series.session(4_000), None);
    /// # Ok::<(), actum_pack::PackError>(())
    /// ```
    pub fn session(&self, number: u32) -> Option<OccasionId> {
        let rule = self.rule.as_ref()?;
        if self.is_by_year() || !(rule.first_number..=rule.last_number).contains(&number) {
            return None;
        }
        let year = rule.year(number, self.interval_years?)?;
        Some(OccasionId::new(fill(&rule.id, number, year)))
    }

    /// The occasion that adopted a text with one of the [`symbols`](Self::symbols) in `words`, and
    /// where the symbol stands.
    ///
    /// ```
    /// use actum_model::{BodyId, OccasionId};
    /// let packs = actum_pack::Packs::built_in()?;
    /// let assembly = BodyId::new("un-general-assembly");
    /// let series = packs.series_of_body(&assembly).expect("the Assembly meets");
    /// let (session, place) = series.adopting_symbol("Distr.: A/RES/79/12").expect("a symbol");
    /// assert_eq!((session, place), (OccasionId::new("unga-79"), 8..17));
    /// # Ok::<(), actum_pack::PackError>(())
    /// ```
    pub fn adopting_symbol(&self, words: &str) -> Option<(OccasionId, Range<usize>)> {
        let rule = self.rule.as_ref()?;
        self.symbols.iter().find_map(|symbol| {
            let (before, after) = symbol.split_once("{number}")?;
            let start = words.find(before)?;
            let digits = start + before.len();
            let count = words[digits..].bytes().take_while(u8::is_ascii_digit).count();
            let number: u32 = words[digits..digits + count].parse().ok()?;
            let known = (rule.first_number..=rule.last_number).contains(&number);
            let end = digits + count + after.len();
            if !known || !words[digits + count..].starts_with(after) {
                return None;
            }
            let year = rule.year(number, self.interval_years?)?;
            Some((OccasionId::new(fill(&rule.id, number, year)), start..end))
        })
    }

    fn occasion(&self, rule: &SeriesRule, number: u32, year: i16) -> Result<Occasion, String> {
        let date = |year, month| {
            PartialDate::month(year, month)
                .ok_or_else(|| format!("series `{}`: month {month} does not exist", self.id))
        };
        let month = rule.month_of(number);
        let from = month.map_or(Ok(PartialDate::year(year)), |month| date(year, month))?;
        let to = match (month, rule.months) {
            (Some(month), Some(months)) => {
                let last = i16::from(month) - 1 + i16::from(months);
                let last_month = u8::try_from(last % 12 + 1).unwrap_or(12);
                date(year + last / 12, last_month)?
            }
            _ => from,
        };
        let names = rule
            .names
            .iter()
            .map(|(language, names)| {
                let ordinal = number
                    .checked_sub(rule.ordinals_from)
                    .and_then(|index| rule.ordinals.get(language)?.get(index as usize));
                let names = names
                    .iter()
                    .filter(|name| ordinal.is_some() || !name.contains("{ordinal}"))
                    .map(|name| {
                        fill(name, number, year)
                            .replace("{ordinal}", ordinal.map_or("", String::as_str))
                    })
                    .collect();
                (*language, names)
            })
            .collect();
        Ok(Occasion {
            id: OccasionId::new(fill(&rule.id, number, year)),
            kind: self.kind,
            series: self.id.clone(),
            body: self.body.clone(),
            period: Period { from: Some(from), to: Some(to) },
            names,
            place: BTreeMap::new(),
            cancelled: false,
            revision: 0,
            source: self.source.clone(),
            verified: self.verified,
        })
    }
}

impl SeriesRule {
    /// How many sessions a year has.
    fn a_year(&self) -> u32 {
        u32::try_from(self.openings.len().max(1)).unwrap_or(1)
    }

    /// The year in which session `number` opens.
    fn year(&self, number: u32, interval: i16) -> Option<i16> {
        let steps = number.checked_sub(self.first_number)? / self.a_year();
        let years = i16::try_from(steps).ok()?.checked_mul(interval)?;
        self.first_year.checked_add(years)
    }

    /// The month in which session `number` opens.
    fn month_of(&self, number: u32) -> Option<u8> {
        let place = number.checked_sub(self.first_number)? % self.a_year();
        self.openings.get(place as usize).copied().or(self.month)
    }
}

fn fill(form: &str, number: u32, year: i16) -> String {
    form.replace("{number}", &number.to_string())
        .replace("{year}", &year.to_string())
        .replace("{yy}", &format!("{:02}", year.rem_euclid(100)))
}
