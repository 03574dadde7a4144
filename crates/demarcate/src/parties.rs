//! Whose a work is, and the works of the parties taken apart.

use std::collections::{BTreeMap, HashMap};

use actum_catalogue::Work;
use actum_overlap::{Stem, TextStemmer, entry_of};

/// A work of a party, taken apart.
pub(crate) struct PoolWork<'a> {
    pub(crate) work: &'a Work,
    /// Place of its party in the list.
    pub(crate) party: usize,
    /// The title that is compared, and its language.
    pub(crate) title: &'a str,
    pub(crate) language: &'a str,
    pub(crate) title_stems: Vec<Stem>,
    /// The abstract that is compared.
    pub(crate) text: &'a str,
    pub(crate) text_stems: Vec<Stem>,
    /// Titles in other languages, taken apart.
    pub(crate) other_titles: Vec<(&'a str, Vec<Stem>)>,
}

/// The works of the parties, by id.
pub(crate) struct Pool<'a> {
    pub(crate) works: Vec<PoolWork<'a>>,
    /// How many works have a stem in title or abstract.
    frequency: HashMap<String, u32>,
    pub(crate) stemmer: TextStemmer,
}

/// Longest abstract that is looked at, in bytes: what a work is about stands at its beginning.
const LONGEST_TEXT: usize = 4_000;

impl<'a> Pool<'a> {
    pub(crate) fn new(works: &'a [Work], parties: &[&str]) -> Self {
        let stemmer = TextStemmer::new();
        let mut all: Vec<PoolWork<'a>> = Vec::new();
        for work in works {
            let Some(party) = party_of(work, parties) else { continue };
            let entry = entry_of(work);
            let text = cut(entry.text, LONGEST_TEXT);
            let others = work.titles.iter().filter(|title| title.text != entry.title);
            all.push(PoolWork {
                work,
                party,
                title: entry.title,
                language: entry.language,
                title_stems: stemmer.stems(entry.title, entry.language),
                text,
                text_stems: stemmer.stems(text, entry.language),
                other_titles: others
                    .map(|title| (title.text.as_str(), stemmer.stems(&title.text, &title.language)))
                    .collect(),
            });
        }
        all.sort_by(|one, two| one.work.id.cmp(&two.work.id));
        all.dedup_by(|one, two| one.work.id == two.work.id);
        let mut frequency: HashMap<String, u32> = HashMap::new();
        for one in &all {
            for stem in one.stems() {
                *frequency.entry(stem.to_owned()).or_default() += 1;
            }
        }
        Self { works: all, frequency, stemmer }
    }

    /// The share of works that have a stem.
    pub(crate) fn share(&self, stem: &str) -> f64 {
        let count = self.frequency.get(stem).copied().unwrap_or(0);
        f64::from(count) / (self.works.len().max(1) as f64)
    }

    /// How seldom a stem is: the logarithm of works to works that have it.
    pub(crate) fn rarity(&self, stem: &str) -> f64 {
        let count = f64::from(self.frequency.get(stem).copied().unwrap_or(0));
        ((self.works.len() as f64 + 1.0) / (count + 1.0)).ln().max(0.0)
    }

    /// The place of a work by its id.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.works.binary_search_by(|one| one.work.id.as_str().cmp(id)).ok()
    }
}

impl PoolWork<'_> {
    /// The different stems of title and abstract, in order.
    pub(crate) fn stems(&self) -> std::collections::BTreeSet<&str> {
        self.title_stems.iter().chain(&self.text_stems).map(|one| one.stem.as_str()).collect()
    }
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The first of the parties that is a group of the work, or else its body.
pub(crate) fn party_of(work: &Work, parties: &[&str]) -> Option<usize> {
    let group =
        parties.iter().position(|party| work.groups.iter().any(|group| group.name == *party));
    group.or_else(|| parties.iter().position(|party| work.body == *party))
}

/// The groups and bodies of the catalogues with the number of their works, in order.
pub fn known_parties(works: &[Work]) -> BTreeMap<&str, usize> {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for work in works {
        let mut of: Vec<&str> = work.groups.iter().map(|group| group.name.as_str()).collect();
        of.push(&work.body);
        of.sort_unstable();
        of.dedup();
        for name in of.into_iter().filter(|name| !name.is_empty()) {
            *all.entry(name).or_default() += 1;
        }
    }
    all
}

/// The group or body that a person means, in any case of letters: its name, or the one name that
/// ends with the words written (`Study Group 17`).
pub fn party_named<'a>(known: &BTreeMap<&'a str, usize>, written: &str) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    if written.is_empty() {
        return None;
    }
    if let Some(same) = known.keys().find(|name| name.to_lowercase() == written) {
        return Some(*same);
    }
    let ending = format!(" {written}");
    let mut ends = known.keys().filter(|name| name.to_lowercase().ends_with(&ending));
    match (ends.next(), ends.next()) {
        (Some(only), None) => Some(*only),
        _ => None,
    }
}
