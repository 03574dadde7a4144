//! Entries taken apart into counts of words and numbers, before anything is weighed.

use std::collections::{BTreeMap, HashMap};

use crate::Entry;
use crate::weights::Field;
use crate::words::{Latin, Names, Stems, fold, numbers, words};

/// Characters of a text that are read for words. What lies behind says little of a work.
const LONGEST_TEXT: usize = 20_000;
/// Bytes of a text that are read for numbers of other works.
const LONGEST_FOR_NUMBERS: usize = 4_000;

/// Counts of one entry: each feature with how often it occurs, in the order of features.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// By field: feature and count.
    pub(crate) fields: [Vec<(u32, u16)>; Field::ALL.len()],
}

/// A collection of works to compare with: words and numbers counted, ready to be indexed.
///
/// Works can be added and taken out at any time; [`Corpus::index`] weighs what is there then. The
/// index is the same whatever way led to the same works.
#[derive(Default)]
pub struct Corpus {
    /// Names of stems and numbers.
    pub(crate) names: Names,
    written: Written,
    pub(crate) entries: BTreeMap<(Box<str>, Box<str>), Counted>,
    ids: HashMap<Box<str>, Box<str>>,
}

/// Stems of words already seen, as written.
#[derive(Default)]
struct Written {
    stems: HashMap<Box<str>, u32>,
    stemmer: Option<Stems>,
}

impl std::fmt::Debug for Corpus {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Corpus of {} entries", self.entries.len())
    }
}

impl Corpus {
    /// A collection with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// A collection of entries, counted on several threads.
    pub fn of<'a>(entries: &[Entry<'a>], threads: usize) -> Self {
        let size = entries.len().div_ceil(threads.max(1)).max(1);
        let parts: Vec<Corpus> = std::thread::scope(|scope| {
            let running: Vec<_> = entries
                .chunks(size)
                .map(|part| {
                    scope.spawn(move || {
                        let mut corpus = Corpus::new();
                        for entry in part {
                            corpus.add(entry);
                        }
                        corpus
                    })
                })
                .collect();
            running
                .into_iter()
                .map(|thread| match thread.join() {
                    Ok(part) => part,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
                .collect()
        });
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            all.absorb(part);
        }
        all
    }

    fn absorb(&mut self, other: Corpus) {
        let map: Vec<u32> = (0..other.names.len() as u32)
            .map(|at| self.names.number(other.names.name(at)))
            .collect();
        for ((body, id), mut counted) in other.entries {
            for field in &mut counted.fields {
                for (feature, _) in field.iter_mut() {
                    *feature = map[*feature as usize];
                }
                field.sort_unstable();
            }
            self.put(body, id, counted);
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry; one with the same id is replaced.
    pub fn add(&mut self, entry: &Entry<'_>) {
        let counted = self.count(entry);
        self.put(entry.body.into(), entry.id.into(), counted);
    }

    fn put(&mut self, body: Box<str>, id: Box<str>, counted: Counted) {
        if let Some(before) = self.ids.insert(id.clone(), body.clone())
            && before != body
        {
            self.entries.remove(&(before, id.clone()));
        }
        self.entries.insert((body, id), counted);
    }

    /// Takes an entry out; `false` when there is none with this id.
    pub fn remove(&mut self, id: &str) -> bool {
        match self.ids.remove(id) {
            Some(body) => self.entries.remove(&(body, id.into())).is_some(),
            None => false,
        }
    }

    /// Counts the words and numbers of an entry; new ones get a name.
    fn count(&mut self, entry: &Entry<'_>) -> Counted {
        let (names, written) = (&mut self.names, &mut self.written);
        let latin = Latin::of(entry.language);
        let number = &mut |name: &str| names.number(name);
        count(entry, &mut |word, number| written.stem(word, latin, number), number)
    }
}

/// Counts an entry against names that are known; what is new gets numbers behind them.
pub(crate) fn count_against(names: &Names, entry: &Entry<'_>) -> (Counted, Vec<String>) {
    let mut new: Vec<String> = Vec::new();
    let mut written = Written::default();
    let latin = Latin::of(entry.language);
    let mut number = |name: &str| {
        names.find(name).unwrap_or_else(|| {
            let at = new.iter().position(|known| known == name).unwrap_or_else(|| {
                new.push(name.to_owned());
                new.len() - 1
            });
            (names.len() + at) as u32
        })
    };
    let counted = count(entry, &mut |word, number| written.stem(word, latin, number), &mut number);
    (counted, new)
}

impl Written {
    fn stem(&mut self, word: &str, latin: Latin, number: &mut dyn FnMut(&str) -> u32) -> u32 {
        // Words in other languages than English are few; they are stemmed anew each time.
        if latin == Latin::English
            && let Some(stem) = self.stems.get(word)
        {
            return *stem;
        }
        let stemmer = self.stemmer.get_or_insert_with(Stems::new);
        let stem = number(&stemmer.stem(&fold(word), latin));
        if latin == Latin::English {
            self.stems.insert(word.into(), stem);
        }
        stem
    }
}

type Stem<'s> = dyn FnMut(&str, &mut dyn FnMut(&str) -> u32) -> u32 + 's;

fn count(entry: &Entry<'_>, stem: &mut Stem<'_>, number: &mut dyn FnMut(&str) -> u32) -> Counted {
    let mut lists: [Vec<u32>; Field::ALL.len()] = Default::default();
    let [title, text, own, mention] = &mut lists;
    words(entry.title, |word| {
        title.push(if word.pair {
            number(&fold(word.written))
        } else {
            stem(word.written, number)
        });
    });
    words(cut(entry.text, LONGEST_TEXT), |word| {
        text.push(if word.pair { number(&fold(word.written)) } else { stem(word.written, number) });
    });
    for written in &entry.numbers {
        numbers(written, |found| own.push(number(&format!("#{found}"))));
    }
    for written in [entry.title, cut(entry.text, LONGEST_FOR_NUMBERS)].iter().chain(&entry.numbers)
    {
        // One or two digits number a part or a thing, not a work.
        numbers(written, |found| {
            if found.len() >= 3 {
                mention.push(number(&format!("#{found}")));
            }
        });
    }
    // That a number stands there counts once, however often it is said.
    for list in [own, mention] {
        list.sort_unstable();
        list.dedup();
    }
    Counted { fields: lists.map(tally) }
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn tally(mut list: Vec<u32>) -> Vec<(u32, u16)> {
    list.sort_unstable();
    let mut counts: Vec<(u32, u16)> = Vec::with_capacity(list.len());
    for feature in list {
        match counts.last_mut() {
            Some((last, count)) if *last == feature => *count = count.saturating_add(1),
            _ => counts.push((feature, 1)),
        }
    }
    counts.shrink_to_fit();
    counts
}
