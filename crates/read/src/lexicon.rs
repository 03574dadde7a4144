//! The structure tables of one language, ready for fast comparison.

use std::collections::HashMap;

use actum_model::Language;
use actum_pack::{ColumnWords, Packs, StructureTables};

/// Phrases compared at the start of a text, without regard to case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phrases {
    by_first: HashMap<char, Vec<Box<str>>>,
}

impl Phrases {
    pub(crate) fn new<'a>(phrases: impl IntoIterator<Item = &'a String>) -> Self {
        let mut by_first: HashMap<char, Vec<Box<str>>> = HashMap::new();
        for phrase in phrases {
            let lower = phrase.trim().to_lowercase();
            if let Some(first) = lower.chars().next() {
                by_first.entry(first).or_default().push(lower.into_boxed_str());
            }
        }
        for list in by_first.values_mut() {
            // The longest phrase wins: "takes note" before "takes".
            list.sort_by(|left, right| right.len().cmp(&left.len()).then_with(|| left.cmp(right)));
            list.dedup();
        }
        Self { by_first }
    }

    /// Bytes of the longest phrase with which `text` begins.
    pub(crate) fn at_start(&self, text: &str) -> Option<usize> {
        let first = lower(text.chars().next()?);
        self.by_first.get(&first)?.iter().find_map(|phrase| prefix_length(text, phrase))
    }

    /// Whether any phrase begins at the start of a word of `text`.
    pub(crate) fn anywhere(&self, text: &str) -> bool {
        let mut at_word = true;
        for (at, character) in text.char_indices() {
            if at_word && self.at_start(&text[at..]).is_some() {
                return true;
            }
            // Chinese words have no visible start.
            at_word = !character.is_alphanumeric() || is_han(character);
        }
        false
    }

    /// Whether `text` is one of the phrases and nothing else.
    pub(crate) fn is_whole(&self, text: &str) -> bool {
        let text = text.trim_end_matches([':', '：', '.', ' ']);
        !text.is_empty() && self.at_start(text).is_some_and(|length| length >= text.len())
    }
}

/// Bytes of `text` that spell `phrase` (in lower case), when a word of the text ends there.
fn prefix_length(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text.chars();
    let mut last = ' ';
    for expected in phrase.chars() {
        let found = rest.next()?;
        if lower(found) != expected {
            return None;
        }
        last = found;
    }
    let next = rest.clone().next();
    let joined = next.is_some_and(|next| {
        last.is_alphanumeric() && next.is_alphanumeric() && !is_han(last) && !is_han(next)
    });
    (!joined).then(|| text.len() - rest.as_str().len())
}

fn lower(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    match character {
        '’' => '\'',
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

/// Whether a character belongs to the Chinese script.
pub(crate) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What a table column holds, by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Number,
    Action,
    Other,
}

/// The words of one language by which texts are taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    recital: Phrases,
    recital_adverbs: Phrases,
    operative: Phrases,
    operative_adverbs: Phrases,
    pub(crate) annex: Phrases,
    pub(crate) article: Phrases,
    pub(crate) labels: Phrases,
    /// Bis, ter and so on, in this order.
    pub(crate) number_suffixes: Vec<Phrases>,
    pub(crate) continuing: Phrases,
    division: Phrases,
    pub(crate) text_words: Phrases,
    opening: Phrases,
    opening_articles: Phrases,
    pub(crate) adoption: Phrases,
    pub(crate) front: Phrases,
    pub(crate) back: Phrases,
    pub(crate) page: Phrases,
    months: Vec<Phrases>,
    number_column: Phrases,
    action_column: Phrases,
    other_columns: Phrases,
}

impl Lexicon {
    /// The words of `language`, with those of English behind them when the packs lack it.
    pub(crate) fn new(packs: &Packs, language: Language) -> Self {
        let none = StructureTables::default();
        let pack = packs.language(language);
        let tables = pack.map_or(&none, |pack| &pack.structure);
        let verbs = pack.map(|pack| pack.grammar.verbs.as_slice()).unwrap_or_default();
        // Words of duty ("على" in Arabic) stand in heads and in their parts alike.
        let asking = verbs.iter().filter(|verb| verb.force != actum_model::Force::Should);
        let finite = asking.flat_map(|verb| verb.finite.iter().chain(&verb.base).chain(&verb.past));
        let ColumnWords { number, action, resolution, responsible, deadline, status } =
            &tables.columns;
        Self {
            recital: Phrases::new(&tables.recital_heads),
            recital_adverbs: Phrases::new(&tables.recital_adverbs),
            operative: Phrases::new(tables.operative_heads.iter().chain(finite)),
            operative_adverbs: Phrases::new(&tables.operative_adverbs),
            annex: Phrases::new(&tables.annex_heads),
            article: Phrases::new(&tables.article_words),
            labels: Phrases::new(&tables.label_words),
            number_suffixes: tables.number_suffixes.iter().map(Phrases::new).collect(),
            continuing: Phrases::new(&tables.continuing_words),
            division: Phrases::new(&tables.division_words),
            text_words: Phrases::new(&tables.text_words),
            opening: Phrases::new(&tables.opening_words),
            opening_articles: Phrases::new(&tables.opening_articles),
            adoption: Phrases::new(&tables.adoption_phrases),
            front: Phrases::new(&tables.front_phrases),
            back: Phrases::new(&tables.back_phrases),
            page: Phrases::new(&tables.page_words),
            months: tables.months.iter().map(Phrases::new).collect(),
            number_column: Phrases::new(number),
            action_column: Phrases::new(action),
            other_columns: Phrases::new(
                resolution.iter().chain(responsible).chain(deadline).chain(status),
            ),
        }
    }

    /// Bytes of the recital head with which `text` begins, adverbs included.
    pub(crate) fn recital_head(&self, text: &str) -> Option<usize> {
        head(text, &self.recital, &self.recital_adverbs)
    }

    /// Bytes of the operative verb with which `text` begins, adverbs included.
    pub(crate) fn operative_head(&self, text: &str) -> Option<usize> {
        head(text, &self.operative, &self.operative_adverbs)
    }

    /// Whether the line names an assembly as the subject of all that follows:
    /// "The World Conference (Geneva, 2020),".
    pub(crate) fn is_opening(&self, text: &str) -> bool {
        let Some(rest) = text.strip_suffix([',', '，', '،']) else { return false };
        let rest = rest.trim_end();
        // "We, the Ministers of …, assembled at …,": those who speak present themselves at length.
        let speaks = self
            .opening_articles
            .at_start(rest)
            .is_some_and(|length| rest[length..].starts_with([',', '，', '،']));
        if speaks {
            return text.len() <= 2000;
        }
        if text.len() > 240 {
            return false;
        }
        if self.recital_head(rest).is_some() || self.operative_head(rest).is_some() {
            return false;
        }
        let first = rest.chars().next();
        // Figures belong to citations, except those of place and year in parentheses.
        let plain = rest.split(['(', '（']).next().unwrap_or(rest);
        if plain.chars().any(|c| crate::marker::digit(c).is_some()) || plain.len() > 160 {
            return false;
        }
        let begins = self.opening_articles.at_start(rest).is_some()
            || first.is_some_and(|first| first.is_uppercase() || is_han(first));
        begins && self.opening.anywhere(plain) && plain.split(' ').count() <= 16
    }

    /// The same without the comma, as some editions print it; only believed before a recital or
    /// an operative paragraph.
    pub(crate) fn is_bare_opening(&self, text: &str) -> bool {
        self.opening_articles.at_start(text).is_some() && self.names_assembly(text)
    }

    /// Whether a line without a sign at its end may be the name of an assembly.
    pub(crate) fn names_assembly(&self, text: &str) -> bool {
        text.len() <= 160
            && !text.ends_with(['.', '。', ';', ':', '：'])
            && text.starts_with(|first: char| first.is_uppercase() || is_han(first))
            && self.opening.anywhere(text)
            && self.recital_head(text).is_none()
            && self.operative_head(text).is_none()
    }

    /// Whether a line is nothing but a division and its number: "Part III", "Section 5".
    pub(crate) fn is_division(&self, text: &str) -> bool {
        text.len() <= 40
            && self.division.at_start(text).is_some_and(|length| {
                let number = text[length..].trim();
                let figures = number.chars().all(|c| crate::marker::digit(c).is_some() || c == '.');
                !number.is_empty() && (figures || crate::marker::roman(number).is_some())
            })
    }

    /// Whether a line is nothing but the head of an annex: "Annex", "ANNEX II", "附件1".
    pub(crate) fn is_annex_line(&self, text: &str) -> bool {
        self.annex.at_start(text).is_some_and(|length| {
            let number = text[length..].trim();
            number.chars().count() <= 5
                && number.chars().all(|c| {
                    c.is_ascii_uppercase() || crate::marker::digit(c).is_some() || is_han(c)
                })
        })
    }

    /// Whether a text begins with "we" or "the": a sentence with a subject of its own.
    pub(crate) fn begins_with_subject(&self, text: &str) -> bool {
        self.opening_articles.at_start(text).is_some()
    }

    /// The month whose name stands at the start of `text`, from 1, and its length in bytes.
    pub(crate) fn month(&self, text: &str) -> Option<(u8, usize)> {
        // "10月" and "1月" both end in the same sign, so the longest match counts.
        (1u8..)
            .zip(&self.months)
            .filter_map(|(month, names)| names.at_start(text).map(|length| (month, length)))
            .max_by_key(|(_, length)| *length)
    }

    /// What a table column holds, when `text` is a known column heading.
    pub(crate) fn column(&self, text: &str) -> Option<Column> {
        let text = text.trim();
        if self.number_column.is_whole(text) {
            Some(Column::Number)
        } else if self.action_column.is_whole(text) {
            Some(Column::Action)
        } else if self.other_columns.is_whole(text) {
            Some(Column::Other)
        } else {
            None
        }
    }
}

fn head(text: &str, heads: &Phrases, adverbs: &Phrases) -> Option<usize> {
    let mut at = 0;
    // "Also recalling further with appreciation" holds no more than a few.
    for _ in 0..4 {
        let rest = &text[at..];
        if let Some(length) = heads.at_start(rest) {
            return Some(at + length);
        }
        let length = adverbs.at_start(rest)?;
        at += length;
        let after = &text[at..];
        at += after.len() - after.trim_start_matches([' ', ',', '，', '،']).len();
    }
    None
}
