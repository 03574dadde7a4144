//! From what was typed to what the index is asked, and to what is marked in the hits.
//!
//! A word is found by itself, by another form of it, as the beginning of a longer word while it is
//! being typed, and, when it is nowhere, by words that differ from it in a letter or two. Each way
//! has its own weight, and a word counts by the best of them. Every weight is a multiple of 1/64,
//! so that sums are exact and hits come in the same order however the index was put together.

use std::collections::BTreeSet;

use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur,
    PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, Searcher, TERMINATED};

use crate::analyse::{accented, chinese_term, pair};
use crate::ask::{Asked, Asking, Wanted};
use crate::error::Result;
use crate::schema::Fields;
use crate::stem::stems;
use crate::words::{Script, Word};

/// The ways of finding a word, each with its weight in the title and in the body.
mod weight {
    pub(super) const COMPOUND: (f32, f32) = (10.0, 5.0);
    pub(super) const ACCENTED: (f32, f32) = (9.0, 4.5);
    pub(super) const SAME: (f32, f32) = (8.0, 4.0);
    pub(super) const CHINESE_WORD: (f32, f32) = (9.0, 4.5);
    pub(super) const STEM: (f32, f32) = (5.0, 2.5);
    pub(super) const BEGINNING: (f32, f32) = (3.0, 1.5);
    pub(super) const ONE_LETTER: (f32, f32) = (2.0, 1.0);
    pub(super) const TWO_LETTERS: (f32, f32) = (1.0, 0.5);
    /// For all words together in the order typed.
    pub(super) const IN_ORDER: (f32, f32) = (12.0, 6.0);
    /// For two words next to each other.
    pub(super) const NEXT: (f32, f32) = (3.0, 1.5);
}

/// Most words of the index that a mistyped word may stand for.
const MOST_LIKE: usize = 16;

/// Most pairs of words for which being next to each other counts.
const MOST_PAIRS: usize = 12;

/// What the index is asked, and what is marked in its answers.
pub(crate) struct Plan {
    /// Every word must be found.
    pub(crate) all: Box<dyn Query>,
    /// Some must, and the more the better.
    pub(crate) some: Box<dyn Query>,
    pub(crate) marks: Vec<Mark>,
    /// Words that are nowhere, with those that were taken for them.
    pub(crate) corrected: Vec<(String, Vec<String>)>,
}

/// What is marked: words one after the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mark {
    pub(crate) words: Vec<WordMark>,
    /// The compound, and whether a longer one will do.
    pub(crate) compound: Option<(String, bool)>,
}

/// How one word is recognised.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordMark {
    pub(crate) forms: BTreeSet<String>,
    pub(crate) stems: BTreeSet<String>,
    pub(crate) beginning: Option<String>,
}

/// Makes the plan for what was asked.
pub(crate) fn plan(asked: &Asked, searcher: &Searcher, fields: &Fields) -> Result<Plan> {
    let planner = Planner { searcher, fields, records: searcher.num_docs() };
    let mut must: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let mut should: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let (mut marks, mut corrected) = (Vec::new(), Vec::new());
    for wanted in &asked.wanted {
        let found = planner.wanted(wanted)?;
        must.push((Occur::Must, found.query.box_clone()));
        should.push((Occur::Should, found.query));
        marks.push(found.mark);
        corrected.extend(found.corrected);
    }
    let mut bonus = planner.bonus(&asked.wanted);
    bonus.extend(exclusions(&planner, &asked.excluded)?);
    let with_bonus = |mut clauses: Vec<(Occur, Box<dyn Query>)>, least: Occur| {
        if least == Occur::Should {
            // The bonus alone finds nothing.
            let any: Box<dyn Query> = Box::new(BooleanQuery::new(clauses));
            clauses = vec![(Occur::Must, any)];
        }
        clauses.extend(bonus.iter().map(|(occur, query)| (*occur, query.box_clone())));
        Box::new(BooleanQuery::new(clauses)) as Box<dyn Query>
    };
    Ok(Plan {
        all: with_bonus(must, Occur::Must),
        some: with_bonus(should, Occur::Should),
        marks,
        corrected,
    })
}

fn exclusions(planner: &Planner<'_>, excluded: &[Wanted]) -> Result<Vec<(Occur, Box<dyn Query>)>> {
    excluded.iter().map(|one| Ok((Occur::MustNot, planner.exactly(one)))).collect()
}

struct Planner<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    records: u64,
}

/// How something wanted is found.
struct Found {
    query: Box<dyn Query>,
    mark: Mark,
    corrected: Option<(String, Vec<String>)>,
}

impl Planner<'_> {
    fn wanted(&self, wanted: &Wanted) -> Result<Found> {
        match &wanted.words[..] {
            [one] if !wanted.quoted => self.word(one, wanted.open),
            _ => self.together(wanted),
        }
    }

    /// One word.
    fn word(&self, asking: &Asking, open: bool) -> Result<Found> {
        let Word { form, script, .. } = &asking.word;
        let mut ways = Ways::default();
        let mut mark = WordMark { forms: BTreeSet::from([form.clone()]), ..WordMark::default() };
        self.term(&mut ways, form, weight::SAME);
        if let Some(accented) = accented(&asking.written, &asking.word) {
            self.sense(&mut ways, &accented, weight::ACCENTED);
        }
        let stems = stems(&asking.written, form, *script, None);
        for stem in &stems {
            self.sense(&mut ways, stem, weight::STEM);
        }
        let mut known = self.records_with(self.fields.title, form)?
            + self.records_with(self.fields.body, form)?;
        for stem in &stems {
            known = known.max(
                self.records_with(self.fields.title_senses, stem)?
                    + self.records_with(self.fields.body_senses, stem)?,
            );
        }
        mark.stems = stems.into_iter().collect();
        let letters = form.chars().count();
        let is_word = !matches!(script, Script::Digits | Script::Han);
        if open && is_word && letters >= 2 {
            self.beginning(&mut ways, form);
            mark.beginning = Some(form.clone());
        }
        let mut corrected = None;
        // A word that is nowhere is the beginning of others, or else mistyped.
        let begins = known == 0
            && is_word
            && (mark.beginning.is_some() || letters >= 5)
            && self.begins_something(form)?;
        if begins && mark.beginning.is_none() {
            self.beginning(&mut ways, form);
            mark.beginning = Some(form.clone());
        }
        if known == 0 && !begins && is_word && letters >= 4 {
            let like = self.like(form, if letters >= 8 { 2 } else { 1 })?;
            for (word, distance) in &like {
                let weight = if *distance == 1 { weight::ONE_LETTER } else { weight::TWO_LETTERS };
                self.term(&mut ways, word, weight);
                mark.forms.insert(word.clone());
            }
            let like: Vec<String> = like.into_iter().map(|(word, _)| word).collect();
            corrected = Some((asking.written.clone(), like)).filter(|(_, like)| !like.is_empty());
        }
        let mark = Mark { words: vec![mark], compound: None };
        Ok(Found { query: self.weighted(ways, known), mark, corrected })
    }

    /// Several words one after the other.
    fn together(&self, wanted: &Wanted) -> Result<Found> {
        let mut ways = Ways::default();
        let words: Vec<Word> = wanted.words.iter().map(|one| one.word.clone()).collect();
        let mut known = 0;
        for (field, weight) in
            [(self.fields.title, weight::SAME.0), (self.fields.body, weight::SAME.1)]
        {
            ways.add(phrase(field, &words), weight);
        }
        if let Some(compound) = &wanted.compound {
            self.term(&mut ways, compound, weight::COMPOUND);
            if wanted.open {
                self.beginning(&mut ways, compound);
            }
            known = self.records_with(self.fields.title, compound)?
                + self.records_with(self.fields.body, compound)?;
        }
        let chinese = words.iter().all(|word| word.script == Script::Han) && !wanted.quoted;
        if chinese {
            let word: String = wanted.words.iter().map(|one| one.written.as_str()).collect();
            self.sense(&mut ways, &chinese_term(&word), weight::CHINESE_WORD);
        }
        if known == 0 {
            // The rarest of the words tells how much they tell together.
            let mut rarest = None;
            for (index, word) in words.iter().enumerate() {
                let term = pair(&words, index).unwrap_or_else(|| word.form.clone());
                let with = self.records_with(self.fields.title, &term)?
                    + self.records_with(self.fields.body, &term)?;
                rarest = Some(rarest.map_or(with, |rarest: u64| rarest.min(with)));
            }
            known = rarest.unwrap_or(0);
        }
        let word_mark = |word: &Word| WordMark {
            forms: BTreeSet::from([word.form.clone()]),
            ..WordMark::default()
        };
        let mark = Mark {
            words: words.iter().map(word_mark).collect(),
            compound: wanted.compound.clone().map(|compound| (compound, wanted.open)),
        };
        Ok(Found { query: self.weighted(ways, known), mark, corrected: None })
    }

    /// What is to be left out: the words and their forms, but nothing that only resembles them.
    fn exactly(&self, wanted: &Wanted) -> Box<dyn Query> {
        let mut ways = Ways::default();
        let words: Vec<Word> = wanted.words.iter().map(|one| one.word.clone()).collect();
        for field in [self.fields.title, self.fields.body] {
            ways.add(phrase(field, &words), 1.0);
        }
        if let [one] = &wanted.words[..] {
            for stem in stems(&one.written, &one.word.form, one.word.script, None) {
                self.sense(&mut ways, &stem, (1.0, 1.0));
            }
        }
        Box::new(DisjunctionMaxQuery::new(ways.0))
    }

    /// What counts more without being asked for: words next to each other, and all in order.
    fn bonus(&self, wanted: &[Wanted]) -> Vec<(Occur, Box<dyn Query>)> {
        let mut bonus: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        let mut add = |words: &[Word], weight: (f32, f32)| {
            for (field, weight) in [(self.fields.title, weight.0), (self.fields.body, weight.1)] {
                let query = Box::new(ConstScoreQuery::new(phrase(field, words), weight));
                bonus.push((Occur::Should, query));
            }
        };
        let words = |list: &[Wanted]| -> Vec<Word> {
            let mut place = 0;
            let mut words: Vec<Word> = Vec::new();
            let mut last: Option<usize> = None;
            for one in list.iter().flat_map(|one| &one.words) {
                // Inside one stretch the distance is as typed: a word passed over leaves its gap.
                let step = last.map_or(0, |last| one.word.position.checked_sub(last).unwrap_or(1));
                place += if last.is_some() { step.max(1) } else { 0 };
                last = Some(one.word.position);
                words.push(Word { position: place, ..one.word.clone() });
            }
            words
        };
        if wanted.len() > 2 {
            add(&words(wanted), weight::IN_ORDER);
        }
        for two in wanted.windows(2).take(MOST_PAIRS) {
            add(&words(two), weight::NEXT);
        }
        bonus
    }

    fn term(&self, ways: &mut Ways, term: &str, weight: (f32, f32)) {
        ways.add(term_query(self.fields.title, term), weight.0);
        ways.add(term_query(self.fields.body, term), weight.1);
    }

    fn sense(&self, ways: &mut Ways, term: &str, weight: (f32, f32)) {
        ways.add(term_query(self.fields.title_senses, term), weight.0);
        ways.add(term_query(self.fields.body_senses, term), weight.1);
    }

    fn beginning(&self, ways: &mut Ways, form: &str) {
        for (field, weight) in
            [(self.fields.title, weight::BEGINNING.0), (self.fields.body, weight::BEGINNING.1)]
        {
            let term = Term::from_field_text(field, form);
            ways.add(Box::new(FuzzyTermQuery::new_prefix(term, 0, true)), weight);
        }
    }

    /// The best of the ways, and the more the rarer: once more for every 16 times that the records
    /// are more than those with the word.
    fn weighted(&self, ways: Ways, known: u64) -> Box<dyn Query> {
        let rarity = (self.records / known.max(1)).max(1).ilog2();
        let factor = (8 + rarity.min(16) * 2) as f32 / 8.0;
        Box::new(BoostQuery::new(Box::new(DisjunctionMaxQuery::new(ways.0)), factor))
    }

    /// How many records have `term`, those that were taken out not counted.
    fn records_with(&self, field: Field, term: &str) -> Result<u64> {
        let term = Term::from_field_text(field, term);
        let mut count = 0;
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let Some(info) = index.get_term_info(&term)? else { continue };
            count += match segment.alive_bitset() {
                None => u64::from(info.doc_freq),
                Some(alive) => {
                    let postings =
                        index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                    u64::from(postings.doc_freq_given_deletes(alive))
                }
            };
        }
        Ok(count)
    }

    /// Whether a word of a record begins like this.
    fn begins_something(&self, form: &str) -> Result<bool> {
        for field in [self.fields.title, self.fields.body] {
            let query = FuzzyTermQuery::new_prefix(Term::from_field_text(field, form), 0, true);
            for segment in self.searcher.segment_readers() {
                let index = segment.inverted_index(field)?;
                let mut stream = index.terms().search(query.automaton()?).into_stream()?;
                while stream.advance() {
                    if alive(segment, &index, stream.value())? {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// The words of the records that differ from `form` in at most `distance` letters, the nearest
    /// first: by letters that differ, then by how much of the beginning is the same, then by
    /// alphabet.
    fn like(&self, form: &str, distance: u8) -> Result<Vec<(String, u8)>> {
        let mut found: BTreeSet<(u8, std::cmp::Reverse<usize>, String)> = BTreeSet::new();
        for nearness in 1..=distance {
            for field in [self.fields.title, self.fields.body] {
                let query = FuzzyTermQuery::new(Term::from_field_text(field, form), nearness, true);
                for segment in self.searcher.segment_readers() {
                    let index = segment.inverted_index(field)?;
                    let mut stream = index.terms().search(query.automaton()?).into_stream()?;
                    while stream.advance() {
                        let Ok(word) = std::str::from_utf8(stream.key()) else { continue };
                        if is_word(word) && alive(segment, &index, stream.value())? {
                            let same = shared_beginning(word, form);
                            found.insert((nearness, std::cmp::Reverse(same), word.to_owned()));
                        }
                    }
                }
            }
            // What is one letter away is what was meant; two letters are for when nothing is.
            if !found.is_empty() {
                break;
            }
        }
        Ok(found.into_iter().take(MOST_LIKE).map(|(distance, _, word)| (word, distance)).collect())
    }
}

/// Whether a record that is still there has the term.
fn alive(
    segment: &tantivy::SegmentReader,
    index: &tantivy::InvertedIndexReader,
    info: &tantivy::postings::TermInfo,
) -> Result<bool> {
    let Some(alive) = segment.alive_bitset() else { return Ok(true) };
    let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    let mut record = postings.doc();
    while record != TERMINATED {
        if alive.is_alive(record) {
            return Ok(true);
        }
        record = postings.advance();
    }
    Ok(false)
}

/// Whether it is a word, not a compound or a number.
fn is_word(term: &str) -> bool {
    term.chars().all(char::is_alphabetic)
}

/// Of how many characters the two begin alike.
fn shared_beginning(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// The ways in which something is found.
#[derive(Default)]
struct Ways(Vec<Box<dyn Query>>);

impl Ways {
    fn add(&mut self, query: Box<dyn Query>, weight: f32) {
        self.0.push(Box::new(ConstScoreQuery::new(query, weight)));
    }
}

fn term_query(field: Field, term: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic))
}

/// The words one after the other, at the distance they have. Chinese is asked for by pairs, which
/// are much rarer than characters.
fn phrase(field: Field, words: &[Word]) -> Box<dyn Query> {
    let mut terms: Vec<(usize, Term)> = Vec::new();
    let start = words.first().map_or(0, |word| word.position);
    for (index, word) in words.iter().enumerate() {
        let in_pair = index > 0 && pair(words, index - 1).is_some();
        let term = match pair(words, index) {
            Some(pair) => pair,
            None if in_pair => continue,
            None => word.form.clone(),
        };
        terms.push((word.position.saturating_sub(start), Term::from_field_text(field, &term)));
    }
    match terms.len() {
        0 => Box::new(tantivy::query::EmptyQuery),
        1 => {
            let (_, term) = terms.swap_remove(0);
            Box::new(TermQuery::new(term, IndexRecordOption::Basic))
        }
        _ => Box::new(PhraseQuery::new_with_offset(terms)),
    }
}
