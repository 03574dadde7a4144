//! Does a difference matter: what of the law's words it touches.

use std::ops::Range;

use actum_model::Language;
use actum_pack::Packs;
use actum_text::{Boundary, LetterCase, TermMatcher, TermMatcherBuilder};
use serde::Serialize;

/// What a difference touches, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// How strongly something is asked: shall and should, instructs and invites.
    Force,
    /// Not, no, except.
    Negation,
    /// Who is concerned: a body, a kind of member, a Director.
    Actor,
    /// A date, a period, a time limit.
    Date,
    /// A number, in figures or words.
    Number,
    /// All, relevant, where appropriate, subject to.
    Scope,
    /// Another text or another place of this one.
    Reference,
    /// None of the law's words that are known.
    Wording,
    /// Signs and case only.
    Signs,
}

/// Whether a force grew or shrank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// From should to shall, from invites to instructs.
    Stronger,
    /// From shall to should, from instructs to invites.
    Weaker,
}

/// One thing that a difference touches, with the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// What it touches.
    pub aspect: Aspect,
    /// The words that go, in lower case.
    pub from: Vec<String>,
    /// The words that come, in lower case.
    pub to: Vec<String>,
    /// For a force: whether it grew or shrank, when that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<Turn>,
}

/// What a term of the tables is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Sense {
    aspect: Aspect,
    /// Among words of force of one kind the strength, strongest 0; verbs and modals do not compare.
    strength: Option<(bool, u8)>,
}

/// The law's words of one language.
#[derive(Debug)]
pub struct Meanings {
    words: TermMatcher<Sense>,
    /// Apart, because the name "all Members" must not hide the word "all".
    actors: TermMatcher<Sense>,
}

impl Meanings {
    /// The words of a language, from its tables and the names of bodies; nothing when the packs do
    /// not know the language, or its terms are too many to search for.
    #[must_use]
    pub fn of(packs: &Packs, language: Language) -> Option<Self> {
        let pack = packs.languages.get(&language)?;
        let boundary = if pack.grammar.syntax.spaced { Boundary::Word } else { Boundary::Anywhere };
        let mut words = TermMatcherBuilder::default();
        let mut add = |word: &str, aspect, strength| {
            words.add(word, LetterCase::Any, boundary, Sense { aspect, strength });
        };
        for (strength, row) in (0_u8..).zip(&pack.amend.modals) {
            for word in row {
                add(word, Aspect::Force, Some((false, strength)));
            }
        }
        for verb in &pack.grammar.verbs {
            let strength = actum_model::Force::ALL
                .iter()
                .position(|force| *force == verb.force)
                .and_then(|position| u8::try_from(position).ok());
            for form in verb.finite.iter().chain(&verb.passive) {
                add(form, Aspect::Force, strength.map(|at| (true, at)));
            }
        }
        let months = pack.structure.months.iter().chain(&pack.time.months).flatten();
        let lists: [(Aspect, Vec<&String>); 5] = [
            (Aspect::Negation, pack.amend.negations.iter().collect()),
            (Aspect::Scope, pack.amend.scope.iter().collect()),
            (Aspect::Number, pack.amend.figures.iter().collect()),
            (Aspect::Date, pack.amend.times.iter().chain(months).collect()),
            (Aspect::Reference, pack.amend.references.iter().collect()),
        ];
        for (aspect, words) in lists {
            for word in words {
                add(word, aspect, None);
            }
        }
        let mut actors = TermMatcherBuilder::default();
        let mut add = |name: &str, letter_case| {
            actors.add(
                name,
                letter_case,
                boundary,
                Sense { aspect: Aspect::Actor, strength: None },
            );
        };
        for noun in &pack.grammar.syntax.actor_nouns {
            add(noun, LetterCase::Any);
        }
        for names in packs.bodies.iter().filter_map(|body| body.names.get(&language)) {
            for name in std::iter::once(&names.name).chain(&names.also) {
                add(name, LetterCase::Any);
            }
            for short in &names.short {
                add(short, LetterCase::Exact);
            }
        }
        Some(Self { words: words.build().ok()?, actors: actors.build().ok()? })
    }

    /// What a difference touches: the words of the law that stand in the stretch on one side and
    /// not in the stretch on the other. Never empty; the weightiest first.
    pub(crate) fn weigh(
        &self,
        base: (&str, &Range<usize>),
        edition: (&str, &Range<usize>),
    ) -> Vec<Meaning> {
        let mut from = self.senses(base.0, base.1);
        let mut to = self.senses(edition.0, edition.1);
        from.retain(|known| match to.iter().position(|other| other == known) {
            Some(at) => {
                to.remove(at);
                false
            }
            None => true,
        });
        let mut meanings: Vec<Meaning> = Vec::new();
        let mut aspects: Vec<Aspect> =
            from.iter().chain(&to).map(|(sense, _)| sense.aspect).collect();
        aspects.sort_unstable();
        aspects.dedup();
        for aspect in aspects {
            let side = |senses: &[(Sense, String)]| -> Vec<(Sense, String)> {
                senses.iter().filter(|(sense, _)| sense.aspect == aspect).cloned().collect()
            };
            let (gone, come) = (side(&from), side(&to));
            let turn = match (gone.as_slice(), come.as_slice()) {
                ([one], [other]) => turn(one.0, other.0),
                _ => None,
            };
            let words =
                |side: Vec<(Sense, String)>| side.into_iter().map(|(_, word)| word).collect();
            meanings.push(Meaning { aspect, from: words(gone), to: words(come), turn });
        }
        if meanings.is_empty() {
            meanings.push(plain(&base.0[base.1.clone()], &edition.0[edition.1.clone()]));
        }
        meanings
    }

    /// The words of the law that touch a stretch of a text, and its figures.
    ///
    /// A term that only adjoins the stretch counts on both sides and cancels out, unless the
    /// difference made another term of it: 应 became 不应.
    fn senses(&self, text: &str, stretch: &Range<usize>) -> Vec<(Sense, String)> {
        let mut senses: Vec<(Sense, String)> = Vec::new();
        // Terms are looked for around the stretch, too: "instructs the | Director" is one with it.
        let from = floor(text, stretch.start.saturating_sub(AROUND));
        let to = ceiling(text, stretch.end + AROUND);
        for hit in
            self.words.find(&text[from..to]).into_iter().chain(self.actors.find(&text[from..to]))
        {
            let range = hit.range.start + from..hit.range.end + from;
            let touches = range.start <= stretch.end && stretch.start <= range.end;
            if let (true, Some(sense)) = (touches, hit.meanings.iter().min()) {
                senses.push((*sense, text[range].to_lowercase()));
            }
        }
        for figure in figures(text, stretch) {
            let aspect = kind_of_figure(text, &figure);
            senses.push((Sense { aspect, strength: None }, text[figure].to_owned()));
        }
        senses
    }
}

/// Bytes before and after a stretch in which a term may begin or end.
const AROUND: usize = 120;

fn turn(from: Sense, to: Sense) -> Option<Turn> {
    let ((verb, from), (other_verb, to)) = (from.strength?, to.strength?);
    if verb != other_verb {
        return None;
    }
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(Turn::Weaker),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Turn::Stronger),
    }
}

/// A difference in which no word of the law is known.
pub(crate) fn plain(removed: &str, added: &str) -> Meaning {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let same = letters(removed) == letters(added);
    let aspect = if same { Aspect::Signs } else { Aspect::Wording };
    Meaning { aspect, from: Vec::new(), to: Vec::new(), turn: None }
}

/// Stretches of figures with their inner signs ("7.1.5", "72/178") within a stretch.
fn figures(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let start = floor(text, stretch.start);
    let end = ceiling(text, stretch.end);
    for (at, character) in text[start..end].char_indices() {
        let at = at + start;
        if !character.is_numeric() {
            continue;
        }
        let next = at + character.len_utf8();
        match found.last_mut() {
            Some(last)
                if last.end == at
                    || (last.end + 1 == at
                        && matches!(text.as_bytes()[last.end], b'.' | b'/' | b',')) =>
            {
                last.end = next;
            }
            _ => found.push(at..next),
        }
    }
    found
}

fn kind_of_figure(text: &str, figure: &Range<usize>) -> Aspect {
    let digits = &text[figure.clone()];
    let is_year =
        digits.len() == 4 && digits.parse::<u32>().is_ok_and(|year| (1850..2200).contains(&year));
    if is_year {
        return Aspect::Date;
    }
    if digits.contains('/') || digits.matches('.').count() > 1 {
        return Aspect::Reference;
    }
    Aspect::Number
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceiling(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
