//! Knowledge packs: what Actum knows about bodies, occasions and languages, as data.
//!
//! Packs are TOML files under `packs/`, built into the program and open to additions from a
//! folder of the user's own, without a compiler. This crate gives them types, reads them and
//! refuses those that contradict themselves; it draws no conclusions from texts.

mod error;
mod grammar;
mod load;
mod numbered;
mod structure;

use std::collections::BTreeMap;

use actum_model::{Body, BodyId, Language, Occasion, OccasionId};

pub use error::PackError;
pub use grammar::*;
pub use numbered::NumberedBodies;
pub use structure::StructureTables;

/// All the knowledge loaded.
#[derive(Debug, Clone, Default)]
pub struct Packs {
    /// The languages, each with the tables that reading and extracting need.
    pub languages: BTreeMap<Language, LanguagePack>,
    /// Bodies, sorted by id.
    pub bodies: Vec<Body>,
    /// Series of bodies that texts name by number ("Study Groups 13, 17 and 20").
    pub numbered: Vec<NumberedBodies>,
    /// Occasions, sorted by series and then by date.
    pub occasions: Vec<Occasion>,
}

/// What is known about one language.
#[derive(Debug, Clone, Default)]
pub struct LanguagePack {
    /// How texts in it are laid out: heads, numbering words, annexes.
    pub structure: StructureTables,
    /// How sentences in it ask for something.
    pub grammar: GrammarTables,
}

impl Packs {
    /// The body with this id.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.binary_search_by(|body| body.id.cmp(id)).ok().map(|index| &self.bodies[index])
    }

    /// The occasion with this id.
    pub fn occasion(&self, id: &OccasionId) -> Option<&Occasion> {
        self.occasions.iter().find(|occasion| occasion.id == *id)
    }

    /// The tables of a language; `None` when no pack brings any.
    pub fn language(&self, language: Language) -> Option<&LanguagePack> {
        self.languages.get(&language)
    }
}
