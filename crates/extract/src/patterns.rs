//! Regular expressions of a language, looked for together.

use actum_model::Language;
use regex::{Regex, RegexSet};

use crate::ExtractError;

/// Regular expressions with what each stands for. One pass over a text tells which of them match
/// at all; most match nowhere.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    set: RegexSet,
    members: Vec<(Regex, T)>,
}

impl<T> Patterns<T> {
    pub(crate) fn compile(
        sources: Vec<(String, T)>,
        language: Language,
    ) -> Result<Self, ExtractError> {
        let mut members = Vec::with_capacity(sources.len());
        let mut written = Vec::with_capacity(sources.len());
        for (source, meaning) in sources {
            members.push((compile(&source, language)?, meaning));
            written.push(source);
        }
        let set = RegexSet::new(&written)
            .map_err(|error| ExtractError::Lexicon { language, message: error.to_string() })?;
        Ok(Self { set, members })
    }

    /// The patterns that match somewhere in `text`.
    pub(crate) fn matching<'p>(
        &'p self,
        text: &str,
    ) -> impl Iterator<Item = (&'p Regex, &'p T)> + use<'p, T> {
        self.set
            .matches(text)
            .into_iter()
            .map(|index| (&self.members[index].0, &self.members[index].1))
    }
}

fn compile(source: &str, language: Language) -> Result<Regex, ExtractError> {
    Regex::new(source).map_err(|error| ExtractError::Pattern {
        language,
        pattern: source.to_owned(),
        message: error.to_string(),
    })
}
