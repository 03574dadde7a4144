//! What the form of a word tells: verbs by their endings, gerunds, nouns that name an act.

use actum_pack::Conjugation;

use crate::lexicon::Lexicon;
use crate::words::{WordList, between, skip_space, trim_end, word_end};

impl Lexicon {
    /// Whether adjectives follow their noun: "organisations internationales".
    pub(crate) fn heads_first(&self) -> bool {
        self.tables.syntax.adjectives_follow
    }

    /// Whether the language puts pronouns for the addressee before operative verbs.
    pub(crate) fn has_pronouns(&self) -> bool {
        !self.tables.syntax.object_pronouns.one.is_empty()
            || !self.tables.syntax.object_pronouns.several.is_empty()
            || !self.tables.syntax.addressed_pronouns.one.is_empty()
    }

    /// The openers that the operative verb takes before what it asks.
    pub(crate) fn openers_of(&self, verb: Option<u16>) -> &WordList {
        verb.and_then(|verb| self.openers_of.get(verb as usize)?.as_ref())
            .unwrap_or(&self.act_openers)
    }

    /// The end of the article and the noun at `place` that together name what the verb asks.
    pub(crate) fn object_at(&self, verb: Option<u16>, text: &str, place: usize) -> Option<usize> {
        let openers = self.object_openers_of.get(verb? as usize)?.as_ref()?;
        let noun = skip_space(text, openers.at(text, place)?);
        let end = word_end(text, noun);
        let word = between(text, noun, end).to_lowercase();
        let endings = &self.tables.syntax.object_endings;
        (self.actor_nouns.at(text, noun).is_none()
            && endings.iter().any(|ending| word.ends_with(ending.as_str())))
        .then_some(end)
    }

    /// The end of the words at `place` that mark a duty which never ends.
    pub(crate) fn ongoing_at(&self, text: &str, place: usize) -> Option<usize> {
        if let Some(end) = self.ongoing_gerunds.at(text, place) {
            let gerund = skip_space(text, end);
            let word = between(text, gerund, word_end(text, gerund)).to_lowercase();
            let endings = &self.tables.syntax.gerund_endings;
            if endings.iter().any(|ending| word.ends_with(ending.as_str())) {
                return Some(end);
            }
        }
        self.ongoing.at(text, place)
    }

    /// Whether an opener that ends at `end` is followed by a verb that only its ending tells from
    /// a noun.
    pub(crate) fn told_by_ending(&self, text: &str, end: usize) -> bool {
        !self.tables.syntax.act_endings.is_empty()
            && self.finite_openers.ending_at(text, trim_end(text, 0, end)).is_none()
    }

    /// Whether the word from `start` to `end` has the ending of a verb and is none of the nouns
    /// that share it.
    pub(crate) fn ends_as_verb(&self, text: &str, start: usize, end: usize) -> bool {
        let word = between(text, start, end);
        word.chars().next().is_some_and(char::is_alphabetic)
            && self.act_nouns.at(text, start) != Some(end)
            && {
                let lower = word.to_lowercase();
                self.tables.syntax.act_endings.iter().any(|ending| lower.ends_with(ending.as_str()))
            }
    }
}

/// The forms of a verb in which it may open an act: those of the longest ending that fits. The
/// words behind the verb ("mettre au point") stay as they are.
pub(crate) fn conjugate(verb: &str, conjugations: &[Conjugation]) -> Vec<String> {
    let (first, rest) = verb.split_at(verb.find(' ').unwrap_or(verb.len()));
    let paradigm = conjugations
        .iter()
        .filter(|paradigm| first.ends_with(paradigm.ending.as_str()))
        .max_by_key(|paradigm| paradigm.ending.len());
    let mut forms = vec![verb.to_owned()];
    if let Some(paradigm) = paradigm {
        let stem = &first[..first.len() - paradigm.ending.len()];
        forms.extend(paradigm.forms.iter().map(|form| format!("{stem}{form}{rest}")));
    }
    forms
}
