//! The succession report: what became of every item of a text with a later edition.
//!
//! Word, workbook and pages are written from one reading of it, as other reports are.

use actum_amend::{Piece, Print, Standing, pieces};
use actum_model::Language;

use crate::labels::{LabelValue, Labels};
use crate::words::Words;

/// Texts longer than this, in characters, are not laid word by word beside each other: a report has
/// to come in seconds, and nobody reads marks in ten pages.
const LONGEST_COMPARED: usize = 20_000;

/// What became of the items of a text with an edition, in words that need no register.
#[derive(Debug, Clone, Copy)]
pub struct Succession<'a> {
    /// Title of the text.
    pub title: &'a str,
    /// The edition.
    pub edition: &'a str,
    /// The edition that it followed.
    pub previous: &'a str,
    /// When it arrived, RFC 3339: the moment that the report shows.
    pub as_of: &'a str,
    /// The language of the text.
    pub text_language: Language,
    /// The language of headings.
    pub language: Language,
    /// A line an item.
    pub lines: &'a [SuccessionEntry<'a>],
}

/// What became of one item.
#[derive(Debug, Clone)]
pub struct SuccessionEntry<'a> {
    /// Its number in the text.
    pub item: &'a str,
    /// Name of what became of it: `moved-reworded`. The message `succession-<name>` says it.
    pub fate: &'a str,
    /// Names of the fields that changed, of which `field-<name>` are the messages.
    pub changed: &'a [String],
    /// What it asked before; empty for what is new.
    pub before: &'a str,
    /// What it asks now; empty for what is gone.
    pub after: &'a str,
    /// Numbers of the items that took its place, or from which it was split off.
    pub others: Vec<&'a str>,
}

/// The report in words of one language.
pub(crate) struct Shown<'a> {
    pub(crate) words: Words<'a>,
    pub(crate) title: String,
    /// "m/en/2 after m/en/1".
    pub(crate) head: String,
    pub(crate) as_of: String,
    /// How many items had each fate, the most frequent first.
    pub(crate) counts: Vec<(String, u64)>,
    pub(crate) headings: [String; 5],
    pub(crate) lines: Vec<ShownLine<'a>>,
    /// Says what bold words are; nothing where no words are marked.
    pub(crate) note: Option<String>,
}

/// A line of the report.
pub(crate) struct ShownLine<'a> {
    pub(crate) item: &'a str,
    pub(crate) fate: String,
    pub(crate) changed: String,
    pub(crate) before: Vec<Stretch>,
    pub(crate) after: Vec<Stretch>,
    pub(crate) others: String,
}

/// Words of a clause, and whether the other edition lacks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) words: String,
    pub(crate) differs: bool,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(succession: &Succession<'a>, labels: &'a dyn Labels) -> Self {
        let words = Words::new(labels, succession.language);
        let message = |id: &str| words.shared(id, &[]);
        let lines: Vec<ShownLine<'a>> =
            succession.lines.iter().map(|entry| shown_line(entry, &words)).collect();
        let mut counts: Vec<(&str, u64)> = Vec::new();
        for entry in succession.lines {
            match counts.iter_mut().find(|(fate, _)| *fate == entry.fate) {
                Some((_, count)) => *count += 1,
                None => counts.push((entry.fate, 1)),
            }
        }
        // The most frequent first; names decide between equals, whatever the order of the items.
        counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        let marks = |stretches: &[Stretch]| stretches.iter().any(|stretch| stretch.differs);
        let marked = lines.iter().any(|line| marks(&line.before) || marks(&line.after));
        let moment = succession.as_of.get(..16).unwrap_or(succession.as_of).replace('T', " ");
        let between = [
            ("edition", LabelValue::Text(succession.edition)),
            ("previous", LabelValue::Text(succession.previous)),
        ];
        Self {
            title: message("succession-title"),
            head: words.shared("succession-head", &between),
            as_of: format!("{} {}", words.word("as-of"), words.figures(&moment)),
            counts: counts
                .into_iter()
                .map(|(fate, count)| (message(&format!("succession-{fate}")), count))
                .collect(),
            headings: [
                message("field-item"),
                message("succession-fate"),
                message("succession-before"),
                message("succession-after"),
                message("succession-others"),
            ],
            lines,
            note: marked.then(|| message("succession-bold")),
            words,
        }
    }
}

fn shown_line<'a>(entry: &SuccessionEntry<'a>, words: &Words<'_>) -> ShownLine<'a> {
    let changed: Vec<String> = entry
        .changed
        .iter()
        .map(|field| words.shared(&format!("field-{}", field.replace('_', "-")), &[]))
        .collect();
    let (before, after) = sides(entry.before, entry.after);
    ShownLine {
        item: entry.item,
        fate: words.shared(&format!("succession-{}", entry.fate), &[]),
        changed: changed.join(words.separator()),
        before,
        after,
        others: entry.others.join(", "),
    }
}

/// Both sides with the words that the other lacks marked.
fn sides(before: &str, after: &str) -> (Vec<Stretch>, Vec<Stretch>) {
    let whole = |words: &str| -> Vec<Stretch> {
        let stretch = Stretch { words: words.to_owned(), differs: false };
        if words.is_empty() { Vec::new() } else { vec![stretch] }
    };
    let long = before.chars().count().max(after.chars().count()) > LONGEST_COMPARED;
    if before.is_empty() || after.is_empty() || before == after || long {
        return (whole(before), whole(after));
    }
    let side = |compared: &[Piece], own: Standing| -> Vec<Stretch> {
        compared
            .iter()
            .filter(|piece| piece.standing == Standing::Kept || piece.standing == own)
            .map(|piece| Stretch {
                words: piece.text.clone(),
                differs: piece.standing != Standing::Kept,
            })
            .collect()
    };
    let compared = pieces(before, after, Print::Exact);
    (side(&compared, Standing::Removed), side(&compared, Standing::Added))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(side: &[Stretch]) -> String {
        side.iter().map(|stretch| stretch.words.as_str()).collect()
    }

    #[test]
    fn both_sides_keep_their_words_and_mark_what_the_other_lacks() {
        let (before, after) =
            ("to report to the Board every year", "to report to the Council every second year");
        let (left, right) = sides(before, after);
        assert_eq!((joined(&left).as_str(), joined(&right).as_str()), (before, after));
        let marked = |side: &[Stretch]| -> Vec<String> {
            let differing = side.iter().filter(|one| one.differs);
            differing.map(|one| one.words.trim().to_owned()).collect()
        };
        assert_eq!(marked(&left), ["Board"]);
        assert_eq!(marked(&right), ["Council", "second"]);
        assert_eq!(sides("the same", "the same").0, sides("the same", "").0);
        assert!(sides("", "new").0.is_empty());
    }
}
