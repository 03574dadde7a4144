//! Values that many items share, each kept once.

use std::collections::HashMap;
use std::sync::Arc;

/// Words by number, numbers by word.
#[derive(Debug, Default)]
pub(crate) struct Words {
    all: Vec<Arc<str>>,
    /// Only asked, never gone through: nothing follows from its order.
    numbers: HashMap<Arc<str>, u32>,
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
