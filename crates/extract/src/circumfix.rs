//! Words that embrace a stretch of text, such as 在 … 时: where their second half ends.

use crate::words::{between, skip_space};

/// A closing word as the pack writes it: what stands after `|` must follow but belongs to the
/// act. Gives the length of the word itself and the whole to look for.
fn closing(word: &str) -> (usize, String) {
    match word.split_once('|') {
        Some((own, next)) => (own.len(), format!("{own}{next}")),
        None => (word.len(), word.to_owned()),
    }
}

/// The longest of the closing words that stands at `place`.
pub(crate) fn longest_close(text: &str, place: usize, close: &[String]) -> Option<usize> {
    let place = skip_space(text, place);
    close
        .iter()
        .filter_map(|word| {
            let (own, whole) = closing(word);
            text[place..].starts_with(whole.as_str()).then_some(place + own)
        })
        .max()
}

/// The first closing word in `start..limit`: where it begins and ends.
pub(crate) fn first_close(
    text: &str,
    start: usize,
    limit: usize,
    close: &[String],
) -> Option<(usize, usize)> {
    close
        .iter()
        .filter_map(|word| {
            let (own, whole) = closing(word);
            let at = start + between(text, start, limit).find(whole.as_str())?;
            Some((at, at + own))
        })
        .min_by_key(|&(at, end)| (at, usize::MAX - end))
}

/// Where the last closing word in `start..limit` ends.
pub(crate) fn last_close(
    text: &str,
    start: usize,
    limit: usize,
    close: &[String],
) -> Option<usize> {
    close
        .iter()
        .filter_map(|word| {
            let (own, whole) = closing(word);
            Some(start + between(text, start, limit).rfind(whole.as_str())? + own)
        })
        .max()
}
