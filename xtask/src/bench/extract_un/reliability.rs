//! How often values said to be sure to a degree agree with annotations: the reliability table.

use std::collections::BTreeMap;

use actum_pack::ValueKind;

use crate::bench::judged::Judged;

/// Values of one kind that are about as sure as each other.
#[derive(Default, Clone, Copy)]
struct Bin {
    values: u32,
    right: u32,
    sure: f64,
}

/// For each kind and step of five hundredths: how many values, how sure, how many right.
#[derive(Default)]
pub(crate) struct Reliability {
    bins: BTreeMap<(ValueKind, u32), Bin>,
    squares: BTreeMap<ValueKind, f64>,
}

impl Reliability {
    /// Counts a value.
    pub(crate) fn add(&mut self, judged: &Judged) {
        let kind = judged.signs.kind;
        let sure = f64::from(judged.sure).clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 20 by the clamp"
        )]
        let bin = self.bins.entry((kind, (sure * 20.0).round() as u32)).or_default();
        bin.values += 1;
        bin.right += u32::from(judged.right);
        bin.sure += sure;
        let miss = sure - if judged.right { 1.0 } else { 0.0 };
        *self.squares.entry(kind).or_default() += miss * miss;
    }

    /// Prints the table: of the values said to be so sure, how many were right.
    pub(crate) fn print(&self) {
        if self.bins.is_empty() {
            return;
        }
        println!("kind         said   values  right  ");
        for ((kind, _), bin) in &self.bins {
            let values = f64::from(bin.values);
            println!(
                "{:11}  {:.3}  {:6}  {:.3}",
                kind.name(),
                bin.sure / values,
                bin.values,
                f64::from(bin.right) / values
            );
        }
        println!("kind         values  right  gap between said and right  Brier score");
        for kind in ValueKind::ALL {
            let own: Vec<&Bin> =
                self.bins.iter().filter(|(key, _)| key.0 == kind).map(|(_, bin)| bin).collect();
            let values: f64 = own.iter().map(|bin| f64::from(bin.values)).sum();
            if values == 0.0 {
                continue;
            }
            let right: f64 = own.iter().map(|bin| f64::from(bin.right)).sum();
            // Expected calibration error: the gap of each bin by its share of the values.
            let gap: f64 =
                own.iter().map(|bin| (bin.sure - f64::from(bin.right)).abs()).sum::<f64>() / values;
            println!(
                "{:11}  {values:6}  {:.3}  {gap:26.3}  {:11.3}",
                kind.name(),
                right / values,
                self.squares.get(&kind).copied().unwrap_or(0.0) / values
            );
        }
    }
}
