//! The texts that a register holds, against which citations are looked up.

use actum_model::{Citation, Located};

/// What is known of other texts.
#[derive(Debug, Clone, Copy)]
pub enum Library<'a> {
    /// No register was given: citations are counted and not looked up.
    NotAsked,
    /// These texts are there.
    Texts(&'a [KnownText]),
}

/// A text of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownText {
    /// Its id.
    pub id: String,
    /// The titles of its editions, in any language.
    pub titles: Vec<String>,
}

impl Library<'_> {
    /// Whether the document cited is there; `None` when nobody can tell.
    pub(crate) fn holds(&self, citation: &Located<Citation>) -> Option<bool> {
        let Library::Texts(texts) = self else { return None };
        let names: Vec<String> = [Some(citation.value.normalized.as_str()), citation.basis.quote()]
            .into_iter()
            .flatten()
            .map(stem)
            .filter(|name| name.chars().any(char::is_alphanumeric))
            .collect();
        let holds = |text: &KnownText| {
            let known = text.titles.iter().chain([&text.id]).map(|title| folded(title));
            known.into_iter().any(|title| names.iter().any(|name| names_it(&title, name)))
        };
        Some(texts.iter().any(holds))
    }
}

/// Letters and digits in lower case with one space between words: `wtsa-24 resolution 2`.
fn folded(words: &str) -> String {
    let spaced: String = words
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of a document without its revision: `resolution 2` of `Resolution 2 (Rev. Geneva, 2022)`.
fn stem(name: &str) -> String {
    folded(name.split(['(', '（']).next().unwrap_or(name))
}

/// Whether `name` stands in `title` as a whole: `resolution 2` is not `resolution 20`. Chinese
/// writes no spaces, so only digits and Latin letters must not go on.
fn names_it(title: &str, name: &str) -> bool {
    title.match_indices(name).any(|(start, _)| {
        let continues = |letter: Option<char>, edge: Option<char>| match (letter, edge) {
            (Some(letter), Some(edge)) => {
                letter.is_alphanumeric()
                    && edge.is_alphanumeric()
                    && !(is_han(letter) || is_han(edge))
            }
            _ => false,
        };
        let before = title[..start].chars().next_back();
        let after = title[start + name.len()..].chars().next();
        !continues(before, name.chars().next()) && !continues(after, name.chars().next_back())
    })
}

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_whole() {
        let title = folded("RESOLUTION 20 (Rev. New Delhi, 2024) Procedures");
        assert!(names_it(&title, &stem("Resolution 20 (New Delhi, 2024)")));
        assert!(!names_it(&title, &stem("Resolution 2")));
        assert!(names_it(&folded("第20号决议（2024年，新德里）"), &stem("第20号决议")));
        assert!(names_it(&folded("resolution-20"), &stem("Resolution 20")));
    }
}
