//! Which clause of a text in one language is which in another: by numbers, figures, length and
//! order, since no word is shared.

use std::collections::{BTreeMap, BTreeSet};

use crate::align::order::in_order;
use crate::edition::{Clause, Edition};

/// What a clause without a partner costs.
const ALONE: f64 = -0.6;

/// More pairs than this are not all weighed: of such texts only numbers that stand once are paired.
const MOST_PAIRS: usize = 30_000_000;

/// For each clause of `base` the clause of `other` that says the same in another language, in the
/// order of both. Time and memory grow with the product of the numbers of clauses, up to some 270 MB;
/// of larger texts only clauses whose number stands once on both sides are paired.
///
/// ```
/// use actum_amend::{Edition, parallel};
/// let english = Edition::from_lines("1\tReport by 2028.\n2\tMeet twice.\n3\tEnd.\n");
/// let french = Edition::from_lines("1\tFaire rapport d’ici à 2028.\n3\tTerminer.\n");
/// assert_eq!(parallel(&english, &french), [Some(0), None, Some(1)]);
/// ```
#[must_use]
pub fn parallel(base: &Edition, other: &Edition) -> Vec<Option<usize>> {
    let (old, new): (Vec<Seen>, Vec<Seen>) =
        (base.clauses.iter().map(seen).collect(), other.clauses.iter().map(seen).collect());
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return by_number(&old, &new);
    }
    // How long one language is beside the other.
    let total = |all: &[Seen]| all.iter().map(|one| one.length).sum::<f64>().max(1.0);
    let scale = total(&old) / total(&new);
    let columns = new.len() + 1;
    let mut best = vec![0.0_f64; (old.len() + 1) * columns];
    let mut from = vec![Step::Pair; best.len()];
    for row in 0..=old.len() {
        for column in 0..columns {
            let at = row * columns + column;
            let mut found = if at == 0 { (0.0, Step::Pair) } else { (f64::MIN, Step::Pair) };
            if row > 0 && column > 0 {
                let together = likeness(&old[row - 1], &new[column - 1], scale);
                found = (best[at - columns - 1] + together, Step::Pair);
            }
            if row > 0 && best[at - columns] + ALONE > found.0 {
                found = (best[at - columns] + ALONE, Step::Base);
            }
            if column > 0 && best[at - 1] + ALONE > found.0 {
                found = (best[at - 1] + ALONE, Step::Other);
            }
            (best[at], from[at]) = found;
        }
    }
    let mut pairs = vec![None; old.len()];
    let (mut row, mut column) = (old.len(), new.len());
    while row > 0 || column > 0 {
        match from[row * columns + column] {
            Step::Pair => {
                row -= 1;
                column -= 1;
                pairs[row] = Some(column);
            }
            Step::Base => row -= 1,
            Step::Other => column -= 1,
        }
    }
    pairs
}

/// Pairs clauses whose number stands once on both sides, as far as they keep one order.
fn by_number(old: &[Seen], new: &[Seen]) -> Vec<Option<usize>> {
    let once = |all: &[Seen]| {
        let mut places: BTreeMap<Vec<u32>, Option<usize>> = BTreeMap::new();
        for (place, one) in all.iter().enumerate().filter(|(_, one)| !one.number.is_empty()) {
            let seen = places.contains_key(&one.number);
            places.insert(one.number.clone(), (!seen).then_some(place));
        }
        places
    };
    let (left, right) = (once(old), once(new));
    let mut found: Vec<(usize, usize)> = left
        .iter()
        .filter_map(|(number, place)| Some(((*place)?, right.get(number).copied().flatten()?)))
        .collect();
    found.sort_unstable();
    let places: Vec<(usize, u64)> = found.iter().map(|(_, to)| (*to, 1)).collect();
    let mut pairs = vec![None; old.len()];
    for ((from, to), stays) in found.into_iter().zip(in_order(&places)) {
        if stays {
            pairs[from] = Some(to);
        }
    }
    pairs
}

#[derive(Clone, Copy)]
enum Step {
    /// Both clauses are one.
    Pair,
    /// The clause of the base stands alone.
    Base,
    /// The clause of the other text stands alone.
    Other,
}

/// What can be seen of a clause in any language.
struct Seen {
    /// The digits of its number.
    number: Vec<u32>,
    /// Whether it has a number, of digits or of letters.
    numbered: bool,
    /// The figures in its text.
    figures: BTreeSet<String>,
    /// In Unicode scalars.
    length: f64,
}

fn seen(clause: &Clause) -> Seen {
    let number = clause.number.as_deref().unwrap_or_default();
    Seen {
        number: figures(number).iter().filter_map(|figure| figure.parse().ok()).collect(),
        numbered: !number.is_empty(),
        figures: figures(&clause.text).into_iter().collect(),
        length: clause.text.chars().count() as f64,
    }
}

/// Runs of digits, whatever the script writes them with.
fn figures(text: &str) -> Vec<String> {
    let digit = |letter: char| match letter {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(letter) - 0x660, 10),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(letter) - 0x6f0, 10),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(letter) - 0xff10, 10),
        letter => letter.is_ascii_digit().then_some(letter),
    };
    let mut found = Vec::new();
    let mut run = String::new();
    for letter in text.chars().chain([' ']) {
        match digit(letter) {
            Some(digit) => run.push(digit),
            None if run.is_empty() => {}
            None => found.push(std::mem::take(&mut run)),
        }
    }
    found
}

/// How likely two clauses are one, from -2 to 3.
fn likeness(one: &Seen, other: &Seen, scale: f64) -> f64 {
    // Letters that number points differ from one script to the next and say nothing.
    let number = match (one.number.is_empty(), other.number.is_empty()) {
        (false, false) if one.number == other.number => 1.5,
        (false, false) => -1.5,
        _ if one.numbered == other.numbered => 0.3,
        _ => -0.4,
    };
    let shared = one.figures.intersection(&other.figures).count() as f64;
    let all = one.figures.union(&other.figures).count() as f64;
    let figures = if all > 0.0 { 1.6 * shared / all - 0.6 } else { 0.2 };
    let (long, short) = (one.length + 8.0, other.length * scale + 8.0);
    let length = 1.0 - (long / short).ln().abs();
    number + figures + length.max(-1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_every_script_are_read() {
        assert_eq!(figures("WTSA-24, §9.3"), ["24", "9", "3"]);
        assert_eq!(figures("٢٠٢٨"), ["2028"]);
        assert_eq!(figures("２０２８年"), ["2028"]);
        assert!(figures("none").is_empty());
    }

    #[test]
    fn texts_too_large_to_weigh_are_paired_by_their_numbers() {
        let lines: String = (1..=6_000).map(|number| format!("{number}\tword\n")).collect();
        let text = Edition::from_lines(&lines);
        let mut other = text.clone();
        other.clauses.remove(2);
        let pairs = parallel(&text, &other);
        assert_eq!(
            (pairs[1], pairs[2], pairs[3], pairs[5_999]),
            (Some(1), None, Some(2), Some(5_998))
        );
    }

    #[test]
    fn an_empty_text_has_no_partners() {
        let text = Edition::from_lines("1\ta\n2\tb\n");
        assert_eq!(parallel(&text, &Edition::default()), [None, None]);
        assert!(parallel(&Edition::default(), &text).is_empty());
    }
}
