//! Series of bodies that texts name by number.

use std::collections::BTreeMap;

use actum_model::{BodyId, Language};
use serde::{Deserialize, Serialize};

/// A series such as the study groups of ITU-T.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedBodies {
    /// Id of a member with `{number}` in place of its number: `itu-t-sg{number}`.
    pub body: String,
    /// The collective body that all of them form: `itu-t-study-groups`.
    pub collective: BodyId,
    /// How each language writes one or several of them, with `{numbers}` in place of the number
    /// list: `第{numbers}研究组`, `Study Groups {numbers}`, `SG{numbers}`. The list may hold
    /// numbers, ranges and the conjunctions of the language.
    pub patterns: BTreeMap<Language, Vec<String>>,
}

impl NumberedBodies {
    /// The id of the member with this number.
    pub fn member(&self, number: u32) -> BodyId {
        BodyId::new(self.body.replace("{number}", &number.to_string()))
    }

    /// Whether `id` is the id of a member: `itu-t-sg17` of `itu-t-sg{number}`.
    pub fn holds(&self, id: &BodyId) -> bool {
        let Some((before, after)) = self.body.split_once("{number}") else { return false };
        id.as_str().strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(
            |number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()),
        )
    }
}
