//! Which commitment of one language is which of another, within aligned provisions.

use std::collections::BTreeSet;

use crate::anchor::tokens;
use crate::consensus::Verdict;
use crate::finding::Field;
use crate::item::{Item, Knowledge};

/// Below this, two commitments are taken for one only when nothing else is left on either side.
const ENOUGH: f64 = 0.6;

/// Pairs that are weighed in one provision at most; of more commitments only neighbours are.
const MOST_PAIRS: usize = 20_000;

/// Lines the commitments of a row up: for each of them and each version an index into the
/// version's items.
pub(crate) fn pair(versions: &[Vec<Item<'_>>], known: &Knowledge) -> Vec<Vec<Option<usize>>> {
    let mut columns: Vec<Vec<Option<usize>>> = Vec::new();
    for (version, items) in versions.iter().enumerate() {
        let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
        let reach = (MOST_PAIRS / columns.len().max(items.len()).max(1)).max(8);
        for (at, column) in columns.iter().enumerate() {
            for (index, item) in items.iter().enumerate() {
                if at.abs_diff(index) > reach {
                    continue;
                }
                let (mut sum, mut voices) = (0.0, 0.0);
                for (other, own) in column.iter().enumerate() {
                    if let Some(own) = own {
                        sum += likeness(&versions[other][*own], item, known);
                        voices += 1.0;
                    }
                }
                let distance = at.abs_diff(index).min(8);
                let distance = f64::from(u8::try_from(distance).unwrap_or(8));
                candidates.push((sum / f64::max(voices, 1.0) - 0.25 * distance, at, index));
            }
        }
        candidates.sort_by(|left, right| {
            right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)).then(left.2.cmp(&right.2))
        });
        let mut column_of: Vec<Option<usize>> = vec![None; items.len()];
        let mut taken = vec![false; columns.len()];
        for (score, at, index) in candidates {
            if score >= ENOUGH && !taken[at] && column_of[index].is_none() {
                taken[at] = true;
                column_of[index] = Some(at);
            }
        }
        // As many on either side: what is left over stands in the same order.
        if items.len() == columns.len() {
            let mut free = (0..columns.len()).filter(|at| !taken[*at]);
            for column in column_of.iter_mut().filter(|column| column.is_none()) {
                *column = free.next();
            }
        }
        columns.iter_mut().for_each(|column| column.push(None));
        for (index, column) in column_of.iter().enumerate() {
            if let Some(at) = column {
                columns[*at][version] = Some(index);
            } else {
                let mut column = vec![None; version + 1];
                column[version] = Some(index);
                columns.push(column);
            }
        }
    }
    // In the order of the text, as most versions have it.
    columns.sort_by_key(|column| {
        let places: Vec<usize> = column.iter().flatten().copied().collect();
        // Thousandths, so that means are compared without fractions.
        places.iter().sum::<usize>() * 1000 / places.len().max(1)
    });
    columns
}

fn likeness(one: &Item<'_>, other: &Item<'_>, known: &Knowledge) -> f64 {
    let weigh = |field: Field, same: f64, differ: f64| match one.verdict(other, field, known) {
        Verdict::Same => same,
        Verdict::Differ => -differ,
        Verdict::Silent | Verdict::NotComparable => 0.0,
    };
    weigh(Field::Force, 0.6, 0.3)
        + weigh(Field::Addressees, 0.6, 0.3)
        + weigh(Field::Due, 0.5, 0.3)
        + weigh(Field::ReportTo, 0.8, 0.4)
        + weigh(Field::Citations, 0.5, 0.2)
        + weigh(Field::Deliverables, 0.4, 0.1)
        + weigh(Field::Partners, 0.2, 0.0)
        + shared_tokens(one, other)
}

/// Figures, symbols and abbreviations that both acts hold.
fn shared_tokens(one: &Item<'_>, other: &Item<'_>) -> f64 {
    let of = |item: &Item<'_>| -> BTreeSet<String> {
        tokens(&item.commitment.act.value).into_iter().map(|token| token.text).collect()
    };
    let (one, other) = (of(one), of(other));
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let shared = count(one.intersection(&other).count());
    0.8 * 2.0 * shared / (count(one.len()) + count(other.len()))
}
