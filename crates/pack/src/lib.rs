//! Knowledge packs: what Actum knows about bodies, occasions and languages, as data.
//!
//! Packs are TOML files under `packs/`, built into the program and open to additions from a
//! folder of the user's own, without a compiler. This crate gives them types, reads them and
//! refuses those that contradict themselves; it draws no conclusions from texts.

mod amend;
mod calibration;
mod check;
mod entry;
mod error;
mod folder;
mod gaps;
mod grammar;
mod homonym;
mod load;
mod names;
mod numbered;
mod occasions;
mod query;
mod structure;
mod time;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use actum_model::{Body, Language, Occasion, ProcedureRule, Workflow};

pub use amend::AmendTables;
pub use calibration::{Calibration, CalibrationRow, Ground, Mark, Signs, ValueKind};
pub use error::PackError;
pub use gaps::SharedName;
pub use grammar::*;
pub use homonym::Homonym;
pub use numbered::NumberedBodies;
pub use occasions::{OccasionSeries, SeriesRule, Succession};
pub use structure::{ColumnWords, StructureTables};
pub use time::{
    Edge, EdgeWords, NumberWords, RecurrenceWords, RelationWords, SeriesWords, TimeMeaning,
    TimePattern, TimeTables, UnitWords,
};

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
    /// Bodies that may share names.
    pub homonyms: Vec<Homonym>,
    /// Series of occasions, sorted by id.
    pub series: Vec<OccasionSeries>,
    /// Between which assemblies each study period lies, sorted by period.
    pub successions: Vec<Succession>,
    /// Lives that items may have, sorted by id.
    pub workflows: Vec<Workflow>,
    /// Rules of procedure about time, sorted by id.
    pub procedures: Vec<ProcedureRule>,
    /// How document symbols are cited that are written alike in every language.
    pub symbols: Vec<CitationPattern>,
    /// How often values of a kind were right on annotated texts.
    pub calibration: Calibration,
}

/// What is known about one language.
#[derive(Debug, Clone, Default)]
pub struct LanguagePack {
    /// How texts in it are laid out: heads, numbering words, annexes.
    pub structure: StructureTables,
    /// How sentences in it ask for something.
    pub grammar: GrammarTables,
    /// How times are written in it.
    pub time: TimeTables,
    /// Which words matter when it is amended.
    pub amend: AmendTables,
}

impl Packs {
    /// The built-in packs, loaded once for the whole program.
    ///
    /// # Errors
    ///
    /// As [`Packs::built_in`]; the refusal is kept, too.
    pub fn shared() -> Result<&'static Packs, &'static PackError> {
        static SHARED: OnceLock<Result<Packs, PackError>> = OnceLock::new();
        SHARED.get_or_init(Packs::built_in).as_ref()
    }

    /// The tables of a language; `None` when no pack brings any.
    pub fn language(&self, language: Language) -> Option<&LanguagePack> {
        self.languages.get(&language)
    }

    /// The names of the months in all languages, January first, each with its forms and
    /// abbreviations.
    pub fn months(&self) -> Vec<Vec<String>> {
        let mut months = vec![Vec::new(); 12];
        for pack in self.languages.values() {
            for (forms, known) in months.iter_mut().zip(&pack.structure.months) {
                forms.extend(known.iter().cloned());
            }
        }
        months
    }
}
