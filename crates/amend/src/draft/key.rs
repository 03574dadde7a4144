//! Names of the clauses of a draft.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A clause of a draft. Written, and counted from 1, as `3` for the third clause of the base, `2+7` for the
/// seventh of the second proposal, `own4` for what the fourth step added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Key {
    /// A clause of the base, counted from 0.
    Base(usize),
    /// A clause that a proposal puts in; both counted from 0.
    New {
        /// The proposal.
        proposal: usize,
        /// The clause of its edition.
        clause: usize,
    },
    /// A clause that a drafter added with this step, counted from 0.
    Own(usize),
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base(clause) => write!(out, "{}", clause + 1),
            Self::New { proposal, clause } => write!(out, "{}+{}", proposal + 1, clause + 1),
            Self::Own(step) => write!(out, "own{}", step + 1),
        }
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for Key {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        name.parse()
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let count =
            |digits: &str| -> Option<usize> { digits.parse::<usize>().ok()?.checked_sub(1) };
        let key = match (name.strip_prefix("own"), name.split_once('+')) {
            (Some(step), _) => count(step).map(Key::Own),
            (None, Some((proposal, clause))) => count(proposal)
                .zip(count(clause))
                .map(|(proposal, clause)| Key::New { proposal, clause }),
            (None, None) => count(name).map(Key::Base),
        };
        key.ok_or_else(|| {
            format!("\"{name}\" is no clause of a draft; write 3, 2+7 or own4, as the list of clauses does")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn names_come_back() {
        for key in [Key::Base(0), Key::New { proposal: 1, clause: 6 }, Key::Own(3)] {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for wrong in ["", "0", "own0", "1+", "+1", "x", "1+0", "99999999999999999999999"] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }
}
