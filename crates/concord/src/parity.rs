//! How much two versions have in common, as counts.

use serde::Serialize;

use crate::finding::Field;
use crate::item::Tally;

/// What two versions have in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Parity {
    /// The two versions, by index.
    pub versions: [usize; 2],
    /// Provisions of the first, of the second, and how many rows hold both.
    pub provisions: [usize; 3],
    /// Commitments of the first, of the second, and how many are matched.
    pub items: [usize; 3],
    /// The values of the matched commitments.
    pub fields: Vec<FieldParity>,
}

impl Parity {
    /// Share of the commitments of both that have a partner, 0 to 1; 1 when there are none.
    pub fn items_share(&self) -> f64 {
        let [one, other, matched] = self.items;
        share(2 * matched, one + other)
    }
}

/// How often two versions say the same in one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldParity {
    /// The field.
    pub field: Field,
    /// Verdicts over the matched commitments.
    #[serde(flatten)]
    pub tally: Tally,
}

impl FieldParity {
    /// Share of the matched commitments that say the same, 0 to 1. Those in which neither says
    /// anything agree; those that cannot be compared do not.
    pub fn share(&self) -> f64 {
        let Tally { same, differ, not_comparable, silent } = self.tally;
        share(same + silent, same + silent + differ + not_comparable)
    }

    /// The same over the commitments in which at least one version says something.
    pub fn stated_share(&self) -> f64 {
        let Tally { same, differ, not_comparable, .. } = self.tally;
        share(same, same + differ + not_comparable)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    if whole == 0 { 1.0 } else { count(part) / count(whole) }
}
