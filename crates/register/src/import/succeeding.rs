//! Items of the edition before and commitments of a later one, paired as clauses are aligned.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Commitment, Item};

use super::matching::{self, Match};
use crate::succession::{Aligner, ClauseText, Fate};

/// Which item stands for which commitment, and what else became of clauses.
#[derive(Debug, Default)]
pub(crate) struct Paired {
    /// Each item and each commitment in one pair at most; by place of the commitment.
    pub(crate) carried: Vec<Match>,
    /// Further parts of a clause that became several, with the item that stands for it.
    pub(crate) split_off: BTreeMap<usize, usize>,
    /// Items whose clause went into another, with the commitment that it went into.
    pub(crate) merged_into: BTreeMap<usize, usize>,
}

/// Pairs items, those that apply first, with commitments: by `aligner` where there is one, else by
/// words and numbers. Items that an earlier edition dropped come back by their words alone.
pub(crate) fn pair(
    before: &[&Item],
    old: &[&Commitment],
    after: &[&Commitment],
    aligner: Option<&Aligner<'_>>,
) -> Paired {
    let Some(aligner) = aligner else {
        return Paired { carried: matching::pair(old, after), ..Paired::default() };
    };
    let applying = before.iter().take_while(|item| !item.status.is_overtaken()).count();
    let texts =
        |all: &[&Commitment]| -> Vec<ClauseText> { all.iter().map(|one| text(one)).collect() };
    let links = aligner(&texts(&old[..applying]), &texts(after));
    let mut paired = Paired::default();
    let mut used: (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    for link in links {
        // Whoever aligns may be wrong about places; nothing is paired twice for it.
        let free = |places: &[usize], most: usize, used: &BTreeSet<usize>| -> Vec<usize> {
            places.iter().copied().filter(|place| *place < most && !used.contains(place)).collect()
        };
        let from = free(&link.before, applying, &used.0);
        let to = free(&link.after, after.len(), &used.1);
        let likest = from
            .iter()
            .flat_map(|from| to.iter().map(move |to| (*from, *to)))
            .map(|(from, to)| (matching::similarity(old[from], after[to]), from, to))
            .max_by(|left, right| {
                left.0.total_cmp(&right.0).then((right.1, right.2).cmp(&(left.1, left.2)))
            });
        let Some((similarity, stays, becomes)) = likest else { continue };
        used.0.extend(&from);
        used.1.extend(&to);
        let reason = match link.fate {
            // As it was called before clauses were aligned.
            Fate::Kept => "same-words",
            fate => fate.name(),
        };
        paired.carried.push(Match { before: stays, after: becomes, reason, similarity });
        paired.split_off.extend(to.into_iter().filter(|to| *to != becomes).map(|to| (to, stays)));
        paired
            .merged_into
            .extend(from.into_iter().filter(|from| *from != stays).map(|from| (from, becomes)));
    }
    let left: Vec<usize> = (0..after.len()).filter(|place| !used.1.contains(place)).collect();
    let unpaired: Vec<&Commitment> = left.iter().map(|place| after[*place]).collect();
    paired.carried.extend(
        matching::pair(&old[applying..], &unpaired).into_iter().map(|found| Match {
            before: found.before + applying,
            after: left[found.after],
            ..found
        }),
    );
    paired.carried.sort_by_key(|found| found.after);
    paired
}

/// What is compared: who is asked, and for what. Without those asked, two groups that are asked the
/// same would be one clause.
fn text(commitment: &Commitment) -> ClauseText {
    let asked: Vec<&str> = commitment
        .addressees
        .iter()
        .map(|one| one.value.body.as_ref().map_or(one.value.name.as_str(), |body| body.as_str()))
        .collect();
    let words = format!("{} {}", asked.join(" "), commitment.act.value);
    ClauseText { number: commitment.id.to_string(), words: words.trim().to_owned() }
}
