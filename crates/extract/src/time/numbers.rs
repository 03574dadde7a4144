//! Numbers in digits of every script and in words.

use super::vocabulary::{Sense, Vocabulary};

/// The number written in digits at `place` (ASCII, Arabic-Indic or full-width), with its end and
/// how many digits it has.
pub(crate) fn digits(text: &str, place: usize) -> Option<(u32, usize, usize)> {
    let mut value: u32 = 0;
    let mut count = 0;
    let mut end = place;
    for letter in text.get(place..)?.chars() {
        let Some(digit) = digit(letter) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        count += 1;
        end += letter.len_utf8();
        if count > 9 {
            return None;
        }
    }
    (count > 0).then_some((value, end, count))
}

/// The value of a decimal digit.
pub(crate) fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(letter) - u32::from(zero))
}

/// A number word at a place.
#[derive(Debug, Clone, Copy)]
struct Word {
    value: u32,
    times: bool,
    ordinal: bool,
    end: usize,
}

impl Vocabulary {
    /// The cardinal number at `place`, in digits or words.
    pub(crate) fn cardinal(&self, text: &str, place: usize) -> Option<(u32, usize)> {
        match digits(text, place) {
            Some((value, end, _)) => Some((value, end)),
            None if self.spaced => self.composed(text, place, false),
            None => self.written_together(text, place),
        }
    }

    /// The ordinal number at `place`, in digits or words.
    pub(crate) fn ordinal(&self, text: &str, place: usize, plain: bool) -> Option<(u32, usize)> {
        let Some((value, end, count)) = digits(text, place) else {
            return if self.spaced {
                self.composed(text, place, true)
            } else {
                self.written_together(text, place)
            };
        };
        if count > 3 {
            return None;
        }
        if plain {
            return Some((value, end));
        }
        let suffix = self.at(text, end).into_iter().find(|hit| hit.sense == Sense::Suffix)?;
        Some((value, suffix.end))
    }

    /// A number of several words: "eighty-first", "soixante et onzième", "الحادية والثمانين".
    fn composed(&self, text: &str, start: usize, ordinal: bool) -> Option<(u32, usize)> {
        let mut value = 0;
        let mut place = start;
        let mut joined = false;
        let mut best = None;
        // No number of a session or period needs more words.
        for _ in 0..8 {
            let Some(word) = self.number_word(text, place, ordinal) else { break };
            let Some(sum) = combined(value, word, joined) else { break };
            value = sum;
            if word.ordinal || !ordinal {
                best = Some((value, word.end));
            }
            (place, joined) = self.next_part(text, word.end);
        }
        best
    }

    fn number_word(&self, text: &str, place: usize, ordinal: bool) -> Option<Word> {
        self.at(text, place).into_iter().find_map(|hit| match hit.sense {
            Sense::Cardinal(value, times) => {
                Some(Word { value, times, ordinal: false, end: hit.end })
            }
            Sense::Ordinal(value, times) if ordinal => {
                Some(Word { value, times, ordinal: true, end: hit.end })
            }
            _ => None,
        })
    }

    /// Where the next word of a number may begin, and whether an attached "and" stands before it.
    fn next_part(&self, text: &str, end: usize) -> (usize, bool) {
        let skip = |place: usize| {
            let rest = text.get(place..).unwrap_or("");
            place + rest.len() - rest.trim_start_matches([' ', '\n', '-', '‑', '‐']).len()
        };
        let place = skip(end);
        let and = self.class("number_and").and_then(|class| {
            self.at(text, place).into_iter().find(|hit| hit.sense == Sense::Class(class))
        });
        match and {
            Some(hit) => (skip(hit.end), hit.attached),
            None => (place, false),
        }
    }

    /// A Chinese number: 八十一, 二〇二六, 廿八.
    fn written_together(&self, text: &str, start: usize) -> Option<(u32, usize)> {
        let mut words: Vec<Word> = Vec::new();
        let mut place = start;
        while let Some(word) = self.number_word(text, place, false) {
            place = word.end;
            words.push(word);
            if words.len() > 8 {
                return None;
            }
        }
        words.first()?;
        let digits = words.len() > 1 && words.iter().all(|word| !word.times && word.value < 10);
        if digits {
            return Some((words.iter().fold(0, |sum, word| sum * 10 + word.value), place));
        }
        let (mut total, mut current) = (0u32, 0u32);
        for word in words {
            if word.times {
                total = total.checked_add(current.max(1).checked_mul(word.value)?)?;
                current = 0;
            } else if word.value >= 20 {
                total = total.checked_add(word.value)?;
            } else {
                current = word.value;
            }
        }
        Some((total.checked_add(current)?, place))
    }
}

/// `value` with a further word, when the two make one number.
fn combined(value: u32, word: Word, joined: bool) -> Option<u32> {
    let low = value % 100;
    if word.times {
        return match value {
            0 => Some(word.value),
            _ if value < word.value => value.checked_mul(word.value),
            _ => None,
        };
    }
    if value == 0 {
        return Some(word.value);
    }
    let fits = if joined {
        // Arabic puts the unit before the ten: واحد وثمانون.
        (value < 10 && word.value >= 20 && word.value < 100 && word.value.is_multiple_of(10))
            || (low == 0 && word.value < 100)
    } else if word.value >= 100 {
        // الأولى بعد المائة
        word.ordinal && value < 100
    } else if low == 0 {
        true
    } else {
        // Twenty-one; in French also sixty-eleven and four-twenties-eleven.
        let teens = matches!(low, 60 | 80);
        low >= 20 && low.is_multiple_of(10) && (word.value < 10 || (teens && word.value < 20))
    };
    if fits { value.checked_add(word.value) } else { None }
}
