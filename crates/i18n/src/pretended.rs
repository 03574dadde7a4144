//! A language that nobody speaks, for tests: English with accents, longer by the half, each message
//! between brackets. Words on a page that have no accents then come from no message, and words
//! that need room show where there is none. No reader is offered it, and a program that does not
//! call [`switch_on`] has it nowhere.

use std::borrow::Cow;
use std::sync::OnceLock;

static ON: OnceLock<()> = OnceLock::new();

/// Puts it in the place of English, until the process ends. To be called before the first message
/// is looked up.
pub fn switch_on() {
    ON.get_or_init(|| ());
}

pub(crate) fn is_on() -> bool {
    ON.get().is_some()
}

/// The words with accents. Vowels stand twice, which makes English about as long as the longest of
/// the six languages makes the same words.
pub(crate) fn disguise(words: &str) -> Cow<'_, str> {
    let mut disguised = String::with_capacity(words.len() * 2);
    for letter in words.chars() {
        let (other, times) = match letter {
            'a' => ('á', 2),
            'e' => ('é', 2),
            'i' => ('í', 2),
            'o' => ('ó', 2),
            'u' => ('ú', 2),
            'y' => ('ý', 1),
            'A' => ('Á', 1),
            'E' => ('É', 1),
            'I' => ('Í', 1),
            'O' => ('Ó', 1),
            'U' => ('Ú', 1),
            'c' => ('ç', 1),
            'n' => ('ñ', 1),
            other => (other, 1),
        };
        disguised.extend(std::iter::repeat_n(other, times));
    }
    Cow::Owned(disguised)
}

/// A message between brackets, so that one sees where it ends.
pub(crate) fn enclose(words: Cow<'static, str>) -> Cow<'static, str> {
    if is_on() { Cow::Owned(format!("⟦{words}⟧")) } else { words }
}

#[cfg(test)]
mod tests {
    use super::disguise;

    #[test]
    fn words_are_longer_and_have_accents() {
        assert_eq!(disguise("Bring in a text"), "Brííñg ííñ áá tééxt");
    }
}
