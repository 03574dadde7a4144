//! Ids of commitments, their groups, and how sure each is.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{CommitmentId, Document, Outcome, ProvisionId, ProvisionReading};

/// Gives every commitment its id and its group.
///
/// A provision at the top level without parts counts its commitments (`7.1`, `7.2`); a part gives
/// its own id (`3.1`) and, when it asks for several things, letters after it (`5.1a`, `5.1b`).
pub(crate) fn give_ids(document: &Document, readings: &mut [ProvisionReading], parts: &[bool]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    // Parts of a chapeau that began the act form one group: the first of them gives its id.
    let mut group_of_chapeau: BTreeMap<ProvisionId, CommitmentId> = BTreeMap::new();
    for (index, provision) in document.provisions.iter().enumerate() {
        let Outcome::Commitments { commitments } = &mut readings[index].outcome else { continue };
        let counted = provision.depth == 0 && !parts[index];
        let several = commitments.len() > 1;
        let mut ids: Vec<CommitmentId> = Vec::with_capacity(commitments.len());
        for position in 0..commitments.len() {
            let mut id = match (counted, several || parts[index]) {
                (true, _) => format!("{}.{}", provision.id, position + 1),
                // After a letter a further letter would read like the number of a part.
                (false, true)
                    if provision.id.as_str().ends_with(|end: char| end.is_alphabetic()) =>
                {
                    format!("{}-{}", provision.id, position + 1)
                }
                (false, true) => format!("{}{}", provision.id, letters(position)),
                (false, false) => provision.id.to_string(),
            };
            while !taken.insert(id.clone()) {
                id.push('′');
            }
            ids.push(CommitmentId::new(id));
        }
        // Within one clause a commitment names the number of its means; clauses follow each
        // other, so the number counts from the last commitment numbered 0.
        let mut clause_start = 0;
        for position in 0..commitments.len() {
            if commitments[position].id.as_str() == "0" {
                clause_start = position;
            }
            let group = commitments[position].group.as_str().to_owned();
            let joined = match group.strip_prefix(GROUP_OF_CHAPEAU) {
                Some(chapeau) => group_of_chapeau
                    .entry(ProvisionId::new(chapeau))
                    .or_insert_with(|| ids[position].clone())
                    .clone(),
                None => group
                    .parse::<usize>()
                    .ok()
                    .and_then(|means| ids.get(clause_start + means))
                    .unwrap_or(&ids[position])
                    .clone(),
            };
            commitments[position].group = joined;
        }
        for (commitment, id) in commitments.iter_mut().zip(ids) {
            commitment.id = id;
        }
    }
}

/// Marks a group that is named after a chapeau until the first id is known.
pub(crate) const GROUP_OF_CHAPEAU: &str = "@";

/// `a`, `b` … `z`, `aa`, `ab` …
fn letters(position: usize) -> String {
    let mut position = position;
    let mut letters = String::new();
    loop {
        let letter = b'a' + u8::try_from(position % 26).unwrap_or(0);
        letters.insert(0, char::from(letter));
        if position < 26 {
            return letters;
        }
        position = position / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!(letters(0), "a");
        assert_eq!(letters(25), "z");
        assert_eq!(letters(26), "aa");
        assert_eq!(letters(27), "ab");
    }
}
