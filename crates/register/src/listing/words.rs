//! Values that many items share, each kept once.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// Words by number, numbers by word.
#[derive(Debug, Default)]
pub(crate) struct Words {
    all: Vec<Arc<str>>,
    /// Only asked, never gone through: nothing follows from its order.
    numbers: HashMap<Arc<str>, u32>,
    /// Lists of words: many items fall due on the same days or carry the same tags.
    lists: HashSet<Arc<[u32]>>,
    /// Bodies with their roles: many items ask the same.
    bodies: HashSet<Arc<[(u8, u32)]>>,
}

impl Words {
    /// The number of a word, which is kept when it is new.
    pub(crate) fn keep(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        // More than four thousand million different values do not fit into memory.
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        let word: Arc<str> = word.into();
        self.all.push(Arc::clone(&word));
        self.numbers.insert(word, number);
        number
    }

    /// A list of words, the same for all who have it.
    pub(crate) fn keep_list(&mut self, list: &[u32]) -> Arc<[u32]> {
        shared(&mut self.lists, list)
    }

    /// Bodies with their roles, the same for all who have them.
    pub(crate) fn keep_bodies(&mut self, bodies: &[(u8, u32)]) -> Arc<[(u8, u32)]> {
        shared(&mut self.bodies, bodies)
    }

    /// The number of a word that is there.
    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// The word with a number.
    pub(crate) fn word(&self, number: u32) -> &str {
        self.all.get(number as usize).map_or("", |word| word)
    }

    /// How many there are: all numbers are smaller.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }
}

fn shared<T: Copy + Eq + Hash>(kept: &mut HashSet<Arc<[T]>>, list: &[T]) -> Arc<[T]> {
    if let Some(list) = kept.get(list) {
        return Arc::clone(list);
    }
    let list: Arc<[T]> = list.into();
    kept.insert(Arc::clone(&list));
    list
}
