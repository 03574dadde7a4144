//! Terms by their words: a tree in which each step is a word or a single sign.
//!
//! A term that must stand between word boundaries begins and ends where words do, so a text need
//! only be looked at word by word.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::is_han;

/// Terms by their words. Finds which may stand at a place; the letters are compared by the caller.
#[derive(Debug, Default)]
pub(crate) struct TermTree {
    /// By the number of a node and the word behind it.
    steps: HashMap<u64, u32, BuildHasherDefault<StepHasher>>,
    nodes: Vec<Node>,
    /// A bit a hash of the words with which terms begin: most words of a text begin none.
    beginnings: Vec<u64>,
}

#[derive(Debug, Default)]
struct Node {
    /// The terms that end here.
    terms: Vec<u32>,
    /// Other terms go on.
    goes_on: bool,
}

/// Bits for the beginnings of terms.
const BITS: u64 = 1 << 15;

impl TermTree {
    /// Adds a term by its number.
    pub(crate) fn add(&mut self, term: &str, number: u32) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
            self.beginnings = vec![0; (BITS / 64) as usize];
        }
        let (mut node, mut place) = (0_u32, 0);
        while place < term.len() {
            let (word, end) = word_at(term, place);
            if place == 0 {
                self.beginnings[(word % BITS / 64) as usize] |= 1 << (word % 64);
            }
            let fresh = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
            let next = *self.steps.entry(step(node, word)).or_insert(fresh);
            self.nodes[node as usize].goes_on = true;
            if next == fresh {
                self.nodes.push(Node::default());
            }
            (node, place) = (next, end);
        }
        self.nodes[node as usize].terms.push(number);
    }

    /// Whether no term was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Calls `found` with the start, end and number of every term that may stand in the text, in
    /// the order of their starts and then of their ends. What it gives back tells how far the
    /// search may go on from the start of the term.
    pub(crate) fn each(&self, text: &str, mut found: impl FnMut(usize, usize, u32) -> bool) {
        if self.is_empty() {
            return;
        }
        let mut start = 0;
        while start < text.len() {
            let (mut word, first_end) = word_at(text, start);
            let mut next_start = first_end;
            if self.beginnings[(word % BITS / 64) as usize] & (1 << (word % 64)) != 0 {
                let (mut node, mut end) = (0, first_end);
                while let Some(&next) = self.steps.get(&step(node, word)) {
                    let own = &self.nodes[next as usize];
                    for term in &own.terms {
                        if found(start, end, *term) {
                            next_start = end;
                        }
                    }
                    if !own.goes_on || end >= text.len() {
                        break;
                    }
                    node = next;
                    (word, end) = word_at(text, end);
                }
            }
            start = next_start;
        }
    }
}

#[inline]
fn step(node: u32, word: u64) -> u64 {
    (word ^ u64::from(node)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ word
}

/// Stands for the word, or the single sign, at `place`, and where it ends. ASCII letters stand for
/// themselves in either case.
#[inline]
fn word_at(text: &str, place: usize) -> (u64, usize) {
    // FNV-1a
    let with = |key: u64, letter: u32| (key ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3);
    let mut key = 0xcbf2_9ce4_8422_2325;
    let mut end = place;
    for &byte in &text.as_bytes()[place..] {
        if !byte.is_ascii_alphanumeric() {
            break;
        }
        key = with(key, u32::from(byte.to_ascii_lowercase()));
        end += 1;
    }
    match text.as_bytes().get(end) {
        Some(byte) if byte.is_ascii() && end == place => {
            return (with(key, (*byte).into()), end + 1);
        }
        Some(byte) if !byte.is_ascii() => {}
        _ => return (mixed(key), end),
    }
    for letter in text[end..].chars() {
        if !is_wordlike(letter) {
            if end == place {
                return (mixed(with(key, letter.into())), end + letter.len_utf8());
            }
            break;
        }
        key = with(key, u32::from(letter.to_ascii_lowercase()));
        end += letter.len_utf8();
    }
    (mixed(key), end)
}

/// The lower bits of the hash of a short word tell little.
fn mixed(key: u64) -> u64 {
    key ^ (key >> 32)
}

/// Whether a word runs on over the character: a letter or digit, but no ideograph.
#[inline]
pub(crate) fn is_wordlike(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        // The letters of Russian and Arabic.
        'А'..='я' | '\u{620}'..='\u{64a}' => true,
        _ => !is_han(letter) && letter.is_alphanumeric(),
    }
}

/// Steps are hashes already.
#[derive(Debug, Default)]
struct StepHasher(u64);

impl Hasher for StepHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}
