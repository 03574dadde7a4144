//! Times and documents cited, compared without words.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Citation, CitationKind, Due, DueKind, DueRelation, Occasion, PartialDate};

use crate::anchor::{digit_runs, figures};
use crate::consensus::Verdict;

/// A due expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Time {
    kind: DueKind,
    relation: DueRelation,
    occasions: BTreeSet<String>,
    /// Sessions known by number only: `csw 70`, or `70` of nobody known.
    sessions: BTreeSet<(Option<String>, u32)>,
    offset: Option<String>,
    dates: BTreeSet<PartialDate>,
    intervals: BTreeSet<String>,
    figures: BTreeSet<String>,
}

impl Time {
    pub(crate) fn new(due: &Due) -> Self {
        let readings = || due.readings.iter();
        Self {
            kind: due.kind,
            relation: due.relation,
            occasions: readings()
                .filter_map(|r| {
                    r.occasion.as_ref().map(ToString::to_string).or_else(|| r.next_session())
                })
                .collect(),
            sessions: readings()
                .filter_map(|reading| {
                    Some((reading.body.as_ref().map(ToString::to_string), reading.number?))
                })
                .collect(),
            offset: due.offset.clone(),
            dates: readings().filter_map(|reading| reading.date).collect(),
            intervals: readings().filter_map(|reading| reading.interval.clone()).collect(),
            figures: figures(&due.written),
        }
    }

    /// What it means in the terms of the packs.
    pub(crate) fn shown(due: &Due) -> String {
        let meant: Vec<String> = due
            .readings
            .iter()
            .filter_map(|reading| {
                let occasion = reading.occasion.as_ref().map(ToString::to_string);
                let session = || {
                    let body = reading.body.as_ref().map_or("session", |body| body.as_str());
                    reading.number.map(|number| format!("{body}-{number}"))
                };
                let date = || reading.date.map(|date| date.to_string());
                occasion
                    .or_else(session)
                    .or_else(|| reading.next_session())
                    .or_else(date)
                    .or_else(|| reading.interval.clone())
            })
            .collect();
        if !meant.is_empty() {
            return meant.join(" | ");
        }
        match due.kind {
            DueKind::Ongoing => "ongoing".to_owned(),
            DueKind::Urgent => "urgent".to_owned(),
            DueKind::Date | DueKind::Occasion | DueKind::Period | DueKind::Recurring => {
                format!("“{}”", due.written)
            }
        }
    }

    /// "continue to", "as soon as possible": a manner more than a time.
    pub(crate) fn is_manner(&self) -> bool {
        matches!(self.kind, DueKind::Ongoing | DueKind::Urgent)
    }

    fn is_resolved(&self) -> bool {
        self.is_manner()
            || !(self.occasions.is_empty()
                && self.sessions.is_empty()
                && self.dates.is_empty()
                && self.intervals.is_empty())
    }
}

/// The same number of the same body, or of a body that one side does not tell.
fn same_session(one: &(Option<String>, u32), other: &(Option<String>, u32)) -> bool {
    one.1 == other.1 && (one.0.is_none() || other.0.is_none() || one.0 == other.0)
}

/// When occasions take place.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    years: BTreeMap<String, (i16, i16)>,
}

impl Calendar {
    pub(crate) fn new(occasions: &[Occasion]) -> Self {
        let years = occasions.iter().filter_map(|occasion| {
            let from = occasion.period.from.or(occasion.period.to)?.year_number();
            let to = occasion.period.to.or(occasion.period.from)?.year_number();
            Some((occasion.id.to_string(), (from, to)))
        });
        Self { years: years.collect() }
    }

    /// Whether two due expressions mean the same time.
    fn same(&self, one: &Time, other: &Time) -> Verdict {
        if one.is_manner() || other.is_manner() {
            return if one.kind == other.kind { Verdict::Same } else { Verdict::Differ };
        }
        if !one.is_resolved() || !other.is_resolved() {
            let same_figures = one.figures == other.figures;
            return if same_figures { Verdict::NotComparable } else { Verdict::Differ };
        }
        if one.offset != other.offset {
            return Verdict::Differ;
        }
        let shared = !one.occasions.is_disjoint(&other.occasions)
            || one
                .sessions
                .iter()
                .any(|session| other.sessions.iter().any(|other| same_session(session, other)))
            || !one.dates.is_disjoint(&other.dates)
            || !one.intervals.is_disjoint(&other.intervals)
            || self.falls_in(&one.occasions, &other.dates)
            || self.falls_in(&other.occasions, &one.dates);
        if shared { Verdict::Same } else { Verdict::Differ }
    }

    /// Whether a year named is that of an occasion named: "by 2028" and "by WTSA-28".
    fn falls_in(&self, occasions: &BTreeSet<String>, dates: &BTreeSet<PartialDate>) -> bool {
        occasions.iter().filter_map(|id| self.years.get(id)).any(|(from, to)| {
            let within = |date: &PartialDate| {
                date.month_number().is_none() && (*from..=*to).contains(&date.year_number())
            };
            dates.iter().any(within)
        })
    }

    /// Whether the same times are named. `figures` are those of the words of either side: a time
    /// whose figures stand in the other's words was written there, if not understood.
    pub(crate) fn verdict(
        &self,
        (one, words): (&[Time], &BTreeSet<String>),
        (other, other_words): (&[Time], &BTreeSet<String>),
    ) -> Verdict {
        if one.is_empty() && other.is_empty() {
            return Verdict::Silent;
        }
        let mut taken = vec![false; other.len()];
        let mut left: Vec<&Time> = Vec::new();
        let mut unsure = false;
        for wanted in [Verdict::Same, Verdict::NotComparable] {
            let open: Vec<&Time> = if wanted == Verdict::Same {
                one.iter().collect()
            } else {
                std::mem::take(&mut left)
            };
            for time in open {
                let found = (0..other.len())
                    .find(|index| !taken[*index] && self.same(time, &other[*index]) == wanted);
                match found {
                    Some(index) => {
                        taken[index] = true;
                        unsure |= wanted == Verdict::NotComparable;
                    }
                    None => left.push(time),
                }
            }
        }
        // One expression may be said twice: it needs its partner only once.
        let covered = |time: &Time, side: &[Time]| {
            side.iter().any(|known| known != time && self.same(time, known) == Verdict::Same)
                || side.iter().filter(|known| *known == time).count() > 1
        };
        let written = |time: &Time, words: &BTreeSet<String>| {
            !time.figures.is_empty() && time.figures.is_subset(words)
        };
        for (time, side, words) in left
            .iter()
            .map(|time| (*time, other, other_words))
            .chain((0..other.len()).filter(|i| !taken[*i]).map(|i| (&other[i], one, words)))
        {
            if covered(time, side) {
                continue;
            }
            if written(time, words)
                && side.iter().all(|known| !known.is_resolved() || known.is_manner())
            {
                unsure = true;
            } else {
                return Verdict::Differ;
            }
        }
        if unsure { Verdict::NotComparable } else { Verdict::Same }
    }

    /// Whether times that mean the same stand to the act otherwise: *by* against *after*.
    pub(crate) fn relations_differ(&self, one: &[Time], other: &[Time]) -> bool {
        let late = |time: &Time| matches!(time.relation, DueRelation::After | DueRelation::From);
        let ([one], [other]) = (one, other) else { return false };
        self.same(one, other) == Verdict::Same && late(one) != late(other)
    }
}

/// A document cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cited {
    kind: CitationKind,
    /// Its number or symbol in capitals, letters and digits only; empty when only words name it.
    number: String,
    paragraph: BTreeSet<String>,
    year: Option<String>,
    figures: BTreeSet<String>,
}

impl Cited {
    pub(crate) fn new(citation: &Citation) -> Self {
        let written = citation.number.as_ref().unwrap_or(&citation.normalized);
        let ascii: String = written
            .chars()
            .filter_map(crate::anchor::digit_or_letter)
            .collect::<String>()
            .to_ascii_uppercase();
        let has_digit = ascii.bytes().any(|byte| byte.is_ascii_digit());
        let number = if has_digit { ascii } else { String::new() };
        let runs = |words: &str| -> BTreeSet<String> { figures(words) };
        let year = citation
            .revision
            .as_deref()
            .and_then(|revision| runs(revision).into_iter().find(|figure| figure.len() == 4));
        Self {
            kind: citation.kind,
            figures: digit_runs(&number).into_iter().collect(),
            number,
            paragraph: citation.paragraph.as_deref().map(figures).unwrap_or_default(),
            year,
        }
    }

    fn same(&self, other: &Cited) -> Verdict {
        if self.number.is_empty() || other.number.is_empty() {
            return if self.kind == other.kind { Verdict::NotComparable } else { Verdict::Differ };
        }
        // A paragraph or a year that one side leaves out narrows, it does not contradict.
        let paragraph = self.paragraph.is_empty()
            || other.paragraph.is_empty()
            || self.paragraph == other.paragraph;
        let year = match (&self.year, &other.year) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        if self.number == other.number && self.kind == other.kind && paragraph && year {
            Verdict::Same
        } else {
            Verdict::Differ
        }
    }
}

/// Whether the same documents are cited. A document whose number stands in the other's words was
/// cited there, if not understood.
pub(crate) fn citations(
    (one, words): (&[Cited], &BTreeSet<String>),
    (other, other_words): (&[Cited], &BTreeSet<String>),
) -> Verdict {
    if one.is_empty() && other.is_empty() {
        return Verdict::Silent;
    }
    let mut unsure = false;
    for (cited, side, words) in one
        .iter()
        .map(|cited| (cited, other, other_words))
        .chain(other.iter().map(|cited| (cited, one, words)))
    {
        let verdicts: Vec<Verdict> = side.iter().map(|known| cited.same(known)).collect();
        if verdicts.contains(&Verdict::Same) {
            continue;
        }
        let mentioned = !cited.figures.is_empty() && cited.figures.is_subset(words);
        // The same number in another kind of document is a difference, not an oversight.
        let contradicted = side.iter().any(|known| known.number == cited.number);
        if verdicts.contains(&Verdict::NotComparable) || (mentioned && !contradicted) {
            unsure = true;
        } else {
            return Verdict::Differ;
        }
    }
    if unsure { Verdict::NotComparable } else { Verdict::Same }
}
