//! Which item of an earlier edition is which commitment of a later one.
//!
//! Simple and honest: the same words first, then the same number with words that are alike, then
//! words that are very much alike under another number. What is left over was dropped or is new;
//! nothing is matched because nothing better was there.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{BodyId, Commitment, Located};

/// How alike the acts of one number must be to be the same act in other words.
const ALIKE_UNDER_ONE_NUMBER: f32 = 0.4;

/// How alike acts under different numbers must be.
const ALIKE_UNDER_OTHER_NUMBER: f32 = 0.75;

/// Two sides that are the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Match {
    /// Index among the earlier commitments.
    pub(crate) before: usize,
    /// Index among the later commitments.
    pub(crate) after: usize,
    /// How it was recognised.
    pub(crate) reason: &'static str,
    /// Likeness of the acts, 0 to 1.
    pub(crate) similarity: f32,
}

/// Pairs commitments of two editions in one language; each is in one pair at most. Ordered by
/// place in the later edition.
pub(crate) fn pair(before: &[&Commitment], after: &[&Commitment]) -> Vec<Match> {
    let old: Vec<Fingerprint> =
        before.iter().map(|commitment| Fingerprint::of(commitment)).collect();
    let new: Vec<Fingerprint> =
        after.iter().map(|commitment| Fingerprint::of(commitment)).collect();
    let mut pairing = Pairing::new(old.len(), new.len());

    let mut by_number: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_words: BTreeMap<(&str, &BTreeSet<BodyId>), Vec<usize>> = BTreeMap::new();
    for (index, commitment) in before.iter().enumerate() {
        by_number.entry(commitment.id.as_str()).or_default().push(index);
        by_words.entry((&old[index].words, &old[index].addressees)).or_default().push(index);
    }
    let under_number = |index: usize| by_number.get(after[index].id.as_str());
    let with_words =
        |index: usize| by_words.get(&(new[index].words.as_str(), &new[index].addressees));

    for (index, wanted) in new.iter().enumerate() {
        let same = under_number(index).into_iter().flatten().copied();
        let found = same.filter(|candidate| {
            old[*candidate].words == wanted.words && old[*candidate].addressees == wanted.addressees
        });
        pairing.first_free(found, index, "same-words", 1.0);
    }
    for index in 0..new.len() {
        let same = with_words(index).into_iter().flatten().copied();
        pairing.first_free(same, index, "same-words", 1.0);
    }
    for (index, wanted) in new.iter().enumerate() {
        for candidate in under_number(index).into_iter().flatten().copied() {
            let similarity = old[candidate].similarity(wanted);
            if similarity >= ALIKE_UNDER_ONE_NUMBER {
                pairing.first_free([candidate], index, "same-number", similarity);
            }
        }
    }
    let mut alike: Vec<(f32, usize, usize)> = Vec::new();
    for (candidate, left) in old.iter().enumerate().filter(|(index, _)| pairing.before_free[*index])
    {
        for (index, right) in new.iter().enumerate().filter(|(index, _)| pairing.after_free[*index])
        {
            // Two lengths bound the likeness from above, so most pairs cost nothing.
            if left.greatest_similarity(right) < ALIKE_UNDER_OTHER_NUMBER {
                continue;
            }
            let similarity = left.similarity(right);
            if similarity >= ALIKE_UNDER_OTHER_NUMBER {
                alike.push((similarity, candidate, index));
            }
        }
    }
    alike.sort_by(|left, right| {
        right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)).then(left.2.cmp(&right.2))
    });
    for (similarity, candidate, index) in alike {
        pairing.first_free([candidate], index, "similar-words", similarity);
    }
    pairing.matches.sort_by_key(|found| found.after);
    pairing.matches
}

/// How alike the acts of two commitments are, 0 to 1.
pub(crate) fn similarity(before: &Commitment, after: &Commitment) -> f32 {
    Fingerprint::of(before).similarity(&Fingerprint::of(after))
}

struct Pairing {
    before_free: Vec<bool>,
    after_free: Vec<bool>,
    matches: Vec<Match>,
}

impl Pairing {
    fn new(before: usize, after: usize) -> Self {
        Self { before_free: vec![true; before], after_free: vec![true; after], matches: Vec::new() }
    }

    fn first_free(
        &mut self,
        candidates: impl IntoIterator<Item = usize>,
        after: usize,
        reason: &'static str,
        similarity: f32,
    ) {
        if !self.after_free[after] {
            return;
        }
        if let Some(before) = candidates.into_iter().find(|before| self.before_free[*before]) {
            self.before_free[before] = false;
            self.after_free[after] = false;
            self.matches.push(Match { before, after, reason, similarity });
        }
    }
}

/// What two acts are compared by: their words without regard to letter case and spaces, as pairs
/// of neighbouring characters. Pairs of characters work alike in scripts with and without spaces.
struct Fingerprint {
    words: String,
    addressees: BTreeSet<BodyId>,
    /// Each pair of neighbouring characters with how often it occurs.
    pairs: BTreeMap<(char, char), u32>,
    count: u32,
}

impl Fingerprint {
    fn of(commitment: &Commitment) -> Self {
        let words = folded(&commitment.act.value);
        let mut pairs: BTreeMap<(char, char), u32> = BTreeMap::new();
        let mut count = 0;
        for pair in words.chars().zip(words.chars().skip(1)) {
            *pairs.entry(pair).or_default() += 1;
            count += 1;
        }
        let addressees = bodies(&commitment.addressees);
        Self { words, addressees, pairs, count }
    }

    fn greatest_similarity(&self, other: &Self) -> f32 {
        dice(self.count.min(other.count), self.count, other.count)
    }

    fn similarity(&self, other: &Self) -> f32 {
        if self.words == other.words {
            return 1.0;
        }
        let common = self
            .pairs
            .iter()
            .filter_map(|(pair, count)| other.pairs.get(pair).map(|other| *count.min(other)))
            .sum();
        dice(common, self.count, other.count)
    }
}

/// Dice's coefficient: twice what is common, over all.
#[expect(clippy::cast_precision_loss, reason = "counts of characters in a sentence are small")]
fn dice(common: u32, left: u32, right: u32) -> f32 {
    if left + right == 0 { 0.0 } else { 2.0 * common as f32 / (left + right) as f32 }
}

/// Lower case, one space between words, none at the ends.
pub(crate) fn folded(words: &str) -> String {
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bodies named.
pub(crate) fn bodies(parties: &[Located<actum_model::Party>]) -> BTreeSet<BodyId> {
    parties.iter().filter_map(|party| party.value.body.clone()).collect()
}

/// Names of the fields in which two readings of one item differ, in schema order. Places in the
/// text do not count, and of references only the words: numbers move with the paragraphs.
pub(crate) fn changed_fields(before: &Commitment, after: &Commitment) -> Vec<String> {
    fn same<T: PartialEq>(before: &[Located<T>], after: &[Located<T>]) -> bool {
        before.iter().map(|value| &value.value).eq(after.iter().map(|value| &value.value))
    }
    let references = |commitment: &Commitment| -> Vec<String> {
        commitment.references.iter().map(|reference| reference.value.words.clone()).collect()
    };
    let fields = [
        ("force", before.force.value == after.force.value),
        ("addressees", same(&before.addressees, &after.addressees)),
        ("distribution", before.distribution == after.distribution),
        ("partners", same(&before.partners, &after.partners)),
        ("act", folded(&before.act.value) == folded(&after.act.value)),
        ("deliverables", same(&before.deliverables, &after.deliverables)),
        ("due", same(&before.due, &after.due)),
        ("report_to", same(&before.report_to, &after.report_to)),
        ("conditions", same(&before.conditions, &after.conditions)),
        ("citations", same(&before.citations, &after.citations)),
        ("references", references(before) == references(after)),
        ("instruments", same(&before.instruments, &after.instruments)),
    ];
    fields.into_iter().filter(|(_, same)| !same).map(|(name, _)| name.to_owned()).collect()
}
