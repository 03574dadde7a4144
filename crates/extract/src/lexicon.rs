//! The packs, compiled for one language.

use std::collections::{HashMap, HashSet};

use actum_model::{BodyId, BodyKind, Force, Language, Occasion};
use actum_pack::{ActClass, CitationPattern, Declension, GrammarTables, LanguagePack, Packs};
use actum_text::{Boundary, LetterCase, SentenceSplitter, TermMatcher, TermMatcherBuilder};

use crate::ExtractError;
use crate::decline::decline;
use crate::fold::{Folded, Folder};
use crate::patterns::Patterns;
use crate::spelling::Spelling;
use crate::tables;
use crate::time::TimeGrammar;
use crate::words::{WordList, between, spellings, word_end};

/// The form in which an operative verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerbForm {
    Finite,
    /// An infinitive or first person: the main verb only at the start of a clause.
    Base,
    /// A past form or participle: the main verb only after a subject.
    Past,
    Passive,
    Noun,
}

impl VerbForm {
    /// Whether the form can be the main verb of a clause.
    pub(crate) fn is_main(self) -> bool {
        matches!(self, VerbForm::Finite | VerbForm::Base | VerbForm::Past)
    }
}

/// What a term found in a clause may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// An operative verb; index into the verbs of the pack.
    Verb(u16, VerbForm),
    /// A body; index into [`Lexicon::bodies`].
    Body(u32),
    /// An occasion; index into the occasions of the packs.
    Occasion(u32),
    /// A verb of duty.
    Modal,
    /// Words that bring in a partner; index into the partner markers.
    Partner(u16),
    /// Words that bring in a qualification; index into the condition markers.
    Condition(u16),
    /// A term that hides others and means nothing itself.
    Blocker,
}

/// What a noun of an act may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    Deliverable(u16),
    Instrument(u16, bool),
    /// A term that hides others and means nothing itself.
    Blocker,
}

/// The words of one language, ready to be looked for.
#[derive(Debug)]
pub(crate) struct Lexicon {
    pub(crate) language: Language,
    pub(crate) folder: Folder,
    pub(crate) tables: GrammarTables,
    pub(crate) splitter: SentenceSplitter,
    pub(crate) terms: TermMatcher<Meaning>,
    pub(crate) nouns: TermMatcher<Noun>,
    /// Names of the months from January, in lower case.
    pub(crate) months: Vec<Vec<String>>,
    pub(crate) bodies: Vec<BodyId>,
    /// Exact name (lower case, without spaces) to body.
    pub(crate) names: HashMap<String, u32>,
    pub(crate) numbered: Patterns<usize>,
    pub(crate) time: TimeGrammar,
    pub(crate) citations: Patterns<CitationPattern>,
    pub(crate) references: Patterns<()>,
    pub(crate) subjects: WordList,
    pub(crate) plural_subjects: WordList,
    pub(crate) prepositions: WordList,
    pub(crate) addressed_one: WordList,
    pub(crate) addressed_several: WordList,
    pub(crate) adverbs: WordList,
    pub(crate) act_adverbs: WordList,
    pub(crate) qualifiers: WordList,
    pub(crate) linkers: WordList,
    pub(crate) negations: WordList,
    pub(crate) clause_joiners: WordList,
    pub(crate) list_joiners: WordList,
    pub(crate) determiners: WordList,
    pub(crate) particles: WordList,
    pub(crate) act_openers: WordList,
    pub(crate) finite_openers: WordList,
    pub(crate) attribute_openers: WordList,
    pub(crate) act_pronouns: WordList,
    pub(crate) act_nouns: WordList,
    pub(crate) object_pronouns: WordList,
    /// Those of the object pronouns that stand for several.
    pub(crate) plural_pronouns: WordList,
    pub(crate) report_pronouns: WordList,
    pub(crate) reported_pronouns: WordList,
    pub(crate) passing_particles: WordList,
    pub(crate) report_nouns: WordList,
    pub(crate) telling_verbs: WordList,
    pub(crate) keeping_verbs: WordList,
    pub(crate) keeping_ends: WordList,
    /// The openers of each operative verb that does not take all of them.
    pub(crate) openers_of: Vec<Option<WordList>>,
    /// The articles before a noun that names what the verb asks.
    pub(crate) object_openers_of: Vec<Option<WordList>>,
    pub(crate) modifiers: WordList,
    pub(crate) ongoing_gerunds: WordList,
    /// The nouns of each operative verb that has one.
    pub(crate) verb_nouns: Vec<(u16, WordList)>,
    pub(crate) immediate_openers: WordList,
    pub(crate) act_joiners: WordList,
    pub(crate) modals: WordList,
    pub(crate) auxiliaries: WordList,
    pub(crate) actor_nouns: WordList,
    pub(crate) emphasis: WordList,
    pub(crate) emphasis_ends: WordList,
    pub(crate) relatives: WordList,
    pub(crate) jointly: WordList,
    pub(crate) report_particles: WordList,
    pub(crate) report_openers: WordList,
    pub(crate) benefits: WordList,
    pub(crate) ongoing: WordList,
    pub(crate) acts: ActLists,
    pub(crate) base_forms: WordList,
    /// Those of the base forms whose verbs ask somebody for something.
    pub(crate) asking_forms: WordList,
    pub(crate) governors: WordList,
    /// The nouns of deliverables.
    pub(crate) object_nouns: WordList,
    pub(crate) subject_nouns: WordList,
    pub(crate) told_particles: WordList,
    /// Words that point at parts above, in lower case.
    pub(crate) anaphora: Vec<String>,
    /// Words for what an earlier act brought, in lower case.
    pub(crate) results: Vec<String>,
}

/// Verbs of what is to be done, by class.
#[derive(Debug)]
pub(crate) struct ActLists {
    /// The words of all lists: most places begin none.
    all: WordList,
    lists: Vec<(ActClass, WordList, WordList)>,
    /// Endings of verbs that no list holds.
    endings: Vec<String>,
    /// Words with such an ending that are no verbs.
    exceptions: WordList,
}

/// Shortest word, in characters, that is taken for a verb by its ending alone.
const SHORTEST_BY_ENDING: usize = 5;

/// An act verb found at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ActHit {
    pub(crate) class: ActClass,
    pub(crate) end: usize,
    /// The form is also a noun.
    pub(crate) nominal: bool,
}

impl ActLists {
    /// The longest act verb that begins at `start`.
    pub(crate) fn at(&self, text: &str, start: usize) -> Option<ActHit> {
        let mut best: Option<ActHit> = None;
        let lists = if self.all.at(text, start).is_some() { &self.lists[..] } else { &[] };
        for (class, sure, nominal) in lists {
            for (list, nominal) in [(sure, false), (nominal, true)] {
                if let Some(end) = list.at(text, start)
                    && best.is_none_or(|known| end > known.end)
                {
                    best = Some(ActHit { class: *class, end, nominal });
                }
            }
        }
        best.or_else(|| self.by_ending(text, start))
    }

    /// A word that has the ending of a verb.
    fn by_ending(&self, text: &str, start: usize) -> Option<ActHit> {
        if self.endings.is_empty() || !text[start..].starts_with(char::is_lowercase) {
            return None;
        }
        let end = word_end(text, start);
        let word = between(text, start, end);
        let fits = self.endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && word.chars().nth(SHORTEST_BY_ENDING - 1).is_some()
            && self.exceptions.at(text, start) != Some(end);
        fits.then_some(ActHit { class: ActClass::Act, end, nominal: false })
    }
}

impl Lexicon {
    pub(crate) fn compile(
        language: Language,
        packs: &Packs,
        spelling: Spelling,
    ) -> Result<Self, ExtractError> {
        let mut tables =
            packs.language(language).map(|pack| pack.grammar.clone()).unwrap_or_default();
        if spelling == Spelling::WithoutAccents {
            tables.syntax.fold.extend(tables.syntax.accents.clone());
        }
        tables::expand(&mut tables);
        let folder = tables::folder(&tables, packs, language);
        tables::fold(&mut tables, &folder);
        let syntax = &tables.syntax;
        let spaced = syntax.spaced;
        let boundary = if spaced { Boundary::Word } else { Boundary::Anywhere };
        let mut terms = TermMatcherBuilder::default();
        let number = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        for (index, verb) in tables.verbs.iter().enumerate() {
            for (forms, form) in [
                (&verb.finite, VerbForm::Finite),
                (&verb.base, VerbForm::Base),
                (&verb.past, VerbForm::Past),
                (&verb.passive, VerbForm::Passive),
                (&verb.noun, VerbForm::Noun),
            ] {
                for word in forms.iter().flat_map(|word| spellings(word)) {
                    terms.add(&word, LetterCase::Any, boundary, Meaning::Verb(number(index), form));
                }
            }
        }
        for (index, marker) in tables.partners.iter().enumerate() {
            for word in marker.open.iter().flat_map(|word| spellings(word)) {
                terms.add(&word, LetterCase::Any, boundary, Meaning::Partner(number(index)));
            }
        }
        for (index, marker) in tables.conditions.iter().enumerate() {
            for word in marker.open.iter().flat_map(|word| spellings(word)) {
                terms.add(&word, LetterCase::Any, boundary, Meaning::Condition(number(index)));
            }
        }
        for word in syntax.modals.iter().flat_map(|word| spellings(word)) {
            terms.add(&word, LetterCase::Any, boundary, Meaning::Modal);
        }
        for word in syntax.blockers.iter().flat_map(|word| spellings(word)) {
            terms.add(&word, LetterCase::Any, boundary, Meaning::Blocker);
        }
        let mut bodies = Vec::new();
        let mut names = HashMap::new();
        add_bodies(
            packs,
            language,
            &folder,
            &tables.declensions,
            &mut terms,
            &mut bodies,
            &mut names,
        );
        for (index, occasion) in packs.occasions.iter().enumerate() {
            add_occasion(occasion, index, language, &folder, &mut terms);
        }
        let mut nouns = TermMatcherBuilder::default();
        for (index, deliverable) in tables.deliverables.iter().enumerate() {
            for word in deliverable.nouns.iter().flat_map(|word| spellings(word)) {
                // "Recommendations" are a kind of document, "recommendations" are not.
                let proper = spaced && word.chars().next().is_some_and(char::is_uppercase);
                let letter_case = if proper { LetterCase::Exact } else { LetterCase::Any };
                nouns.add(&word, letter_case, boundary, Noun::Deliverable(number(index)));
            }
        }
        for (index, instrument) in tables.instruments.iter().enumerate() {
            for (words, strong) in [(&instrument.cues, true), (&instrument.weak, false)] {
                for word in words.iter().flat_map(|word| spellings(word)) {
                    let meaning = Noun::Instrument(number(index), strong);
                    nouns.add(&word, LetterCase::Any, boundary, meaning);
                }
            }
        }
        for word in syntax.blockers.iter().flat_map(|word| spellings(word)) {
            nouns.add(&word, LetterCase::Any, boundary, Noun::Blocker);
        }
        let list = |words: &Vec<String>| WordList::new(words, spaced);
        let act_lists: Vec<_> = tables
            .acts
            .iter()
            .map(|acts| {
                let forms = acts.forms.iter().cloned();
                let conjugated = acts
                    .verbs
                    .iter()
                    .flat_map(|verb| crate::forms::conjugate(verb, &tables.conjugations));
                let forms: Vec<String> = forms.chain(conjugated).collect();
                (acts.class, forms, &acts.nominal)
            })
            .collect();
        let acts = ActLists {
            all: WordList::new(
                act_lists.iter().flat_map(|(_, forms, nominal)| forms.iter().chain(*nominal)),
                spaced,
            ),
            lists: act_lists
                .iter()
                .map(|(class, forms, nominal)| (*class, list(forms), list(nominal)))
                .collect(),
            endings: syntax.bare_endings.clone(),
            exceptions: list(&syntax.act_nouns),
        };
        let base_forms: Vec<String> =
            tables.verbs.iter().map(|verb| folder.phrase(&verb.lemma)).collect();
        let asking = tables.verbs.iter().filter(|verb| {
            !matches!(verb.force, actum_model::Force::Observe | actum_model::Force::Decide)
        });
        let asking_forms: Vec<String> = asking.map(|verb| verb.lemma.clone()).collect();
        let citations = tables.citations.iter().chain(&packs.symbols);
        let citations = citations.map(|own| (folder.letters(&own.pattern), own.clone())).collect();
        let citations = Patterns::compile(citations, language)?;
        let empty = LanguagePack::default();
        let pack = packs.language(language).unwrap_or(&empty);
        let time = TimeGrammar::compile(language, pack, &folder)?;
        let references = tables.references.iter().map(|own| (own.pattern.clone(), ())).collect();
        let references = Patterns::compile(references, language)?;
        let numbered = crate::numbered::compile(packs, language, &folder, &syntax.list_joiners)?;
        let abbreviations =
            packs.language(language).map(|pack| pack.structure.abbreviations.as_slice());
        Ok(Self {
            language,
            folder: folder.clone(),
            splitter: SentenceSplitter::new(language, abbreviations.unwrap_or_default()),
            terms: terms.build().map_err(|error| too_large(language, &error))?,
            nouns: nouns.build().map_err(|error| too_large(language, &error))?,
            months: packs.language(language).map_or_else(Vec::new, |pack| {
                let lower = |forms: &Vec<String>| {
                    forms.iter().map(|form| folder.letters(form).to_lowercase()).collect()
                };
                pack.structure.months.iter().map(lower).collect()
            }),
            bodies,
            names,
            numbered,
            time,
            citations,
            references,
            subjects: list(&syntax.subjects),
            plural_subjects: list(&syntax.plural_subjects),
            prepositions: list(&syntax.prepositions),
            addressed_one: list(&syntax.addressed_pronouns.one),
            addressed_several: list(&syntax.addressed_pronouns.several),
            adverbs: list(&syntax.adverbs),
            act_adverbs: list(&syntax.act_adverbs),
            qualifiers: list(&syntax.qualifiers),
            linkers: list(&syntax.linkers),
            negations: list(&syntax.negations),
            clause_joiners: list(&syntax.clause_joiners),
            list_joiners: list(&syntax.list_joiners),
            determiners: list(&syntax.determiners),
            particles: list(&syntax.addressee_particles),
            act_openers: list(&syntax.act_openers),
            finite_openers: list(&syntax.finite_openers),
            attribute_openers: list(&syntax.attribute_openers),
            act_pronouns: list(&syntax.act_pronouns),
            act_nouns: list(&syntax.act_nouns),
            object_pronouns: WordList::new(
                syntax.object_pronouns.one.iter().chain(&syntax.object_pronouns.several),
                spaced,
            ),
            plural_pronouns: list(&syntax.object_pronouns.several),
            report_pronouns: list(&syntax.report_pronouns),
            reported_pronouns: list(&syntax.reported_pronouns),
            passing_particles: list(&syntax.passing_particles),
            report_nouns: list(&syntax.report_nouns),
            telling_verbs: list(&syntax.telling_verbs),
            keeping_verbs: list(&syntax.keeping_verbs),
            keeping_ends: list(&syntax.keeping_ends),
            openers_of: tables
                .verbs
                .iter()
                .map(|verb| (!verb.openers.is_empty()).then(|| list(&verb.openers)))
                .collect(),
            object_openers_of: tables
                .verbs
                .iter()
                .map(|verb| (!verb.object_openers.is_empty()).then(|| list(&verb.object_openers)))
                .collect(),
            modifiers: list(&syntax.modifiers),
            ongoing_gerunds: list(&syntax.ongoing_gerunds),
            verb_nouns: tables
                .verbs
                .iter()
                .enumerate()
                .filter(|(_, verb)| !verb.noun.is_empty())
                .map(|(index, verb)| (number(index), list(&verb.noun)))
                .collect(),
            immediate_openers: list(&syntax.immediate_openers),
            act_joiners: list(&syntax.act_joiners),
            modals: list(&syntax.modals),
            auxiliaries: list(&syntax.auxiliaries),
            actor_nouns: list(&syntax.actor_nouns),
            emphasis: list(&syntax.emphasis),
            emphasis_ends: list(&syntax.emphasis_ends),
            relatives: list(&syntax.relatives),
            jointly: list(&syntax.jointly),
            report_particles: list(&syntax.report_particles),
            report_openers: list(&syntax.report_openers),
            benefits: list(&syntax.benefits),
            ongoing: list(&syntax.ongoing),
            acts,
            base_forms: list(&base_forms),
            asking_forms: list(&asking_forms),
            governors: list(&syntax.governors),
            object_nouns: WordList::new(
                tables.deliverables.iter().flat_map(|own| &own.nouns),
                spaced,
            ),
            subject_nouns: list(&syntax.subject_nouns),
            told_particles: list(&syntax.told_particles),
            anaphora: syntax.anaphora.iter().map(|word| word.to_lowercase()).collect(),
            results: syntax.results.iter().map(|word| word.to_lowercase()).collect(),
            tables,
        })
    }

    pub(crate) fn spaced(&self) -> bool {
        self.tables.syntax.spaced
    }

    /// Whether an operative verb is one of the language's modals: "we will".
    pub(crate) fn is_modal(&self, verb: u16) -> bool {
        let verb = &self.tables.verbs[verb as usize];
        verb.force == Force::Decide && self.tables.syntax.modals.contains(&verb.lemma)
    }

    /// The text in the form in which this lexicon compares words.
    pub(crate) fn fold<'t>(&self, text: &'t str) -> Folded<'t> {
        self.folder.fold(text)
    }

    /// The body with exactly this name, spaces and letter case aside.
    pub(crate) fn body_named(&self, name: &str) -> Option<u32> {
        self.names.get(&name_key(&self.folder.phrase(name))).copied()
    }
}

fn name_key(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn add_bodies(
    packs: &Packs,
    language: Language,
    folder: &Folder,
    declensions: &[Declension],
    terms: &mut TermMatcherBuilder<Meaning>,
    bodies: &mut Vec<BodyId>,
    names: &mut HashMap<String, u32>,
) {
    for body in &packs.bodies {
        let index = u32::try_from(bodies.len()).unwrap_or(u32::MAX);
        bodies.push(body.id.clone());
        // Texts in every language use the Latin abbreviations, and Chinese ones the English
        // names too.
        let own = body.names.get(&language);
        let english = body.names.get(&Language::En).filter(|_| language != Language::En);
        let mut added: HashSet<String> = HashSet::new();
        let mut add = |name: &str| {
            let name = folder.phrase(name);
            let name = name.as_str();
            let latin = name.is_ascii();
            let boundary = if language == Language::Zh && !latin {
                Boundary::Anywhere
            } else {
                Boundary::Word
            };
            // An abbreviation must stand as written, or "WHO" would be found in "who".
            let capitals = name.chars().filter(|letter| letter.is_uppercase()).count();
            let abbreviation = latin && capitals * 2 >= name.len();
            // "turkey" is no country: a name of one word keeps its capital, where others have none.
            let country = body.kind == BodyKind::Membership
                && capitals == 1
                && !name.contains(' ')
                && name.starts_with(char::is_uppercase);
            let letter_case = if abbreviation
                || country
                || (capitals > 0 && name.len() < 5)
                || language == Language::Zh
            {
                LetterCase::Exact
            } else {
                LetterCase::Any
            };
            for name in spellings(name) {
                if added.insert(name.clone()) {
                    terms.add(&name, letter_case, boundary, Meaning::Body(index));
                    names.entry(name_key(&name)).or_insert(index);
                }
            }
        };
        if let Some(own) = own {
            let names = || std::iter::once(&own.name).chain(&own.short).chain(&own.also);
            names().for_each(|name| add(name));
            // A form that the pack writes out itself is not inflected once more.
            let mut inflected: HashSet<String> = HashSet::new();
            for name in names() {
                if !declensions.is_empty() && !inflected.contains(name.as_str()) {
                    let forms = decline(name, declensions);
                    forms.iter().for_each(|form| add(form));
                    inflected.extend(forms);
                }
            }
        }
        if let Some(english) = english {
            english.short.iter().for_each(|name| add(name));
        }
    }
}

fn add_occasion(
    occasion: &Occasion,
    index: usize,
    language: Language,
    folder: &Folder,
    terms: &mut TermMatcherBuilder<Meaning>,
) {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    let languages: &[Language] =
        if language == Language::En { &[Language::En] } else { &[language, Language::En] };
    for language in languages {
        for name in occasion.names.get(language).into_iter().flatten() {
            let boundary = if name.is_ascii() || *language != Language::Zh {
                Boundary::Word
            } else {
                Boundary::Anywhere
            };
            for name in spellings(&folder.phrase(name)) {
                terms.add(&name, LetterCase::Exact, boundary, Meaning::Occasion(index));
            }
        }
    }
}

/// Makes sure that the patterns of a language are regular expressions, without compiling them.
pub(crate) fn check_patterns(
    language: Language,
    tables: &GrammarTables,
    packs: &Packs,
) -> Result<(), ExtractError> {
    let citations = tables.citations.iter().chain(&packs.symbols).map(|own| &own.pattern);
    let references = tables.references.iter().map(|own| &own.pattern);
    for pattern in citations.chain(references) {
        regex_syntax::parse(pattern).map_err(|error| ExtractError::Pattern {
            language,
            pattern: pattern.clone(),
            message: error.to_string(),
        })?;
    }
    Ok(())
}

fn too_large(language: Language, error: &aho_corasick::BuildError) -> ExtractError {
    ExtractError::Lexicon { language, message: error.to_string() }
}
