//! From the verdicts on pairs to what the versions say together.

use crate::finding::Standing;

/// What the comparison of one value of two versions gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Neither names anything.
    Silent,
    /// Both say the same.
    Same,
    /// They cannot both be right.
    Differ,
    /// One names something that the packs do not know.
    NotComparable,
}

/// What all versions say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Consensus {
    /// Nobody says anything, or all say the same.
    Unanimous,
    /// Not all say the same: a standing for each version.
    Differ(Vec<Standing>),
    /// Nobody contradicts, but not all can be compared.
    NotComparable(Vec<Standing>),
}

/// The consensus of `count` versions. The largest set of versions without contradiction counts as
/// their majority when it holds more than half of them.
pub(crate) fn consensus(count: usize, verdict: impl Fn(usize, usize) -> Verdict) -> Consensus {
    let mut differ = vec![vec![false; count]; count];
    let mut unsure = vec![false; count];
    let mut any = false;
    for one in 0..count {
        for other in one + 1..count {
            match verdict(one, other) {
                Verdict::Differ => {
                    differ[one][other] = true;
                    differ[other][one] = true;
                    any = true;
                }
                Verdict::NotComparable => {
                    unsure[one] = true;
                    unsure[other] = true;
                }
                Verdict::Silent | Verdict::Same => {}
            }
        }
    }
    if !any {
        if unsure.iter().all(|unsure| !unsure) {
            return Consensus::Unanimous;
        }
        let standing =
            |unsure: &bool| if *unsure { Standing::NotComparable } else { Standing::Majority };
        return Consensus::NotComparable(unsure.iter().map(standing).collect());
    }
    let mut largest: Vec<usize> = Vec::new();
    for seed in 0..count {
        let mut set = vec![seed];
        for candidate in (0..count).filter(|candidate| *candidate != seed) {
            if set.iter().all(|member| !differ[*member][candidate]) {
                set.push(candidate);
            }
        }
        if set.len() > largest.len() {
            largest = set;
        }
    }
    let majority = largest.len() * 2 > count;
    let standing = |version: usize| match (majority, largest.contains(&version)) {
        (false, _) => Standing::Divided,
        (true, true) => Standing::Majority,
        (true, false) => Standing::Deviates,
    };
    Consensus::Differ((0..count).map(standing).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Consensus {
        consensus(values.len(), |one, other| match (values[one], values[other]) {
            ("?", _) | (_, "?") => Verdict::NotComparable,
            (one, other) if one == other => Verdict::Same,
            _ => Verdict::Differ,
        })
    }

    #[test]
    fn one_of_six_deviates() {
        let Consensus::Differ(standings) = of(&["a", "a", "b", "a", "a", "a"]) else {
            panic!("a difference was expected");
        };
        assert_eq!(standings[2], Standing::Deviates);
        assert_eq!(standings.iter().filter(|own| **own == Standing::Majority).count(), 5);
    }

    #[test]
    fn two_versions_have_no_majority() {
        assert_eq!(of(&["a", "b"]), Consensus::Differ(vec![Standing::Divided; 2]));
        assert_eq!(of(&["a", "a"]), Consensus::Unanimous);
    }

    #[test]
    fn what_cannot_be_compared_is_no_difference() {
        assert!(matches!(of(&["a", "?"]), Consensus::NotComparable(_)));
    }
}
