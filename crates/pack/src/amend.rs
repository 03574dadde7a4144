//! Words of a language whose change changes what a text means in law.

use serde::{Deserialize, Serialize};

/// The tables of one language, from `packs/languages/<code>/amend.toml`.
///
/// Operative verbs, nouns of actors and months stand in the other tables of the language, bodies
/// in theirs. Words are found without regard to letter case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AmendTables {
    /// Modal words, from the strongest row to the weakest; words of one row bind alike.
    pub modals: Vec<Vec<String>>,
    /// Words that turn a sentence to its contrary or except something.
    pub negations: Vec<String>,
    /// Words that say how much, how many, under what condition: all, relevant, where appropriate.
    pub scope: Vec<String>,
    /// Numbers and majorities in words.
    pub figures: Vec<String>,
    /// Units of time and words that stand before a time.
    pub times: Vec<String>,
    /// Words for parts of texts, and words that refer to them.
    pub references: Vec<String>,
}

impl AmendTables {
    /// A sentence for every word that stands in the tables in vain.
    pub(crate) fn problem(&self) -> Option<String> {
        let lists = [
            ("negations", &self.negations),
            ("scope", &self.scope),
            ("figures", &self.figures),
            ("times", &self.times),
            ("references", &self.references),
        ];
        for (name, list) in lists.into_iter().chain(self.modals.iter().map(|row| ("modals", row))) {
            if list.iter().any(|word| word.trim().is_empty()) {
                return Some(format!("`{name}` holds an empty word; take it out"));
            }
        }
        let mut known: Vec<&String> = self.modals.iter().flatten().collect();
        known.sort();
        known
            .windows(2)
            .find(|two| two[0] == two[1])
            .map(|two| format!("the modal `{}` stands twice; leave one", two[0]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_modal_that_stands_in_two_rows_is_refused() {
        let modals = vec![vec!["shall".to_owned()], vec!["shall".to_owned()]];
        let tables = AmendTables { modals, ..AmendTables::default() };
        assert!(tables.problem().is_some_and(|problem| problem.contains("`shall`")));
        let tables = AmendTables { scope: vec![" ".to_owned()], ..AmendTables::default() };
        assert!(tables.problem().is_some_and(|problem| problem.contains("`scope`")));
        assert_eq!(AmendTables::default().problem(), None);
    }
}
