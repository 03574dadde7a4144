//! One text that shows two: every character of the base and of the edition, marked as kept,
//! removed or added.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::align::{Alignment, Kind, Link};
use crate::edition::{Clause, Edition};
use crate::fold::{Folded, fold, fold_character};

/// How a stretch stands to the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In both.
    Kept,
    /// In the base only.
    Removed,
    /// In the edition only.
    Added,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands.
    pub standing: Standing,
    /// The characters.
    pub text: String,
}

/// What to do with differences of print: spaces, quotation marks, hyphens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Print {
    /// Show the print of the base; the edition comes out the same text, not the same print.
    #[default]
    AsInBase,
    /// Mark them like any other difference; both texts come out exactly.
    Exact,
}

/// A paragraph of the redline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What became of the clause.
    pub kind: Kind,
    /// Index of the link of the alignment.
    pub link: usize,
    /// The number and what parts it from the text.
    pub number: Vec<Piece>,
    /// The text.
    pub text: Vec<Piece>,
    /// How the end of the paragraph stands: where it is removed, the base ended a clause that the
    /// edition goes on with.
    pub end: Standing,
}

/// Lays the edition over the base.
///
/// What moved is removed at the old place and added at the new one.
#[must_use]
pub fn redline(
    base: &Edition,
    edition: &Edition,
    alignment: &Alignment,
    print: Print,
) -> Vec<Paragraph> {
    let in_base = links_of(base.clauses.len(), alignment, |link| &link.base);
    let mut paragraphs = Vec::new();
    let mut base_done = 0;
    let mut edition_done = 0;
    let stays = |index: usize| {
        let link = &alignment.links[index];
        // A merge over clauses that are not neighbours cannot be shown in place.
        let neighbours = |clauses: &[usize]| clauses.windows(2).all(|two| two[0] + 1 == two[1]);
        !link.moved
            && !link.base.is_empty()
            && !link.edition.is_empty()
            && neighbours(&link.base)
            && neighbours(&link.edition)
    };
    let removed = |from: usize, to: usize, paragraphs: &mut Vec<Paragraph>| {
        for (clause, link) in base.clauses[from..to].iter().zip(&in_base[from..to]) {
            let kind = alignment.links[*link].kind;
            paragraphs.push(alone(clause, Standing::Removed, kind, *link));
        }
    };
    let in_edition = links_of(edition.clauses.len(), alignment, |link| &link.edition);
    let added = |from: usize, to: usize, paragraphs: &mut Vec<Paragraph>| {
        for (clause, link) in edition.clauses[from..to].iter().zip(&in_edition[from..to]) {
            let kind = alignment.links[*link].kind;
            paragraphs.push(alone(clause, Standing::Added, kind, *link));
        }
    };
    for (index, link) in alignment.links.iter().enumerate() {
        // Each link that stays goes forward on both sides; what is between went or came.
        if !stays(index) || link.base[0] < base_done || link.edition[0] < edition_done {
            continue;
        }
        removed(base_done, link.base[0], &mut paragraphs);
        added(edition_done, link.edition[0], &mut paragraphs);
        let old: Vec<&Clause> = link.base.iter().map(|at| &base.clauses[*at]).collect();
        let new: Vec<&Clause> = link.edition.iter().map(|at| &edition.clauses[*at]).collect();
        paragraphs.extend(linked(&old, &new, link.kind, index, print));
        base_done = link.base[link.base.len() - 1] + 1;
        edition_done = link.edition[link.edition.len() - 1] + 1;
    }
    removed(base_done, base.clauses.len(), &mut paragraphs);
    added(edition_done, edition.clauses.len(), &mut paragraphs);
    paragraphs
}

/// The text with every change made.
#[must_use]
pub fn accept(paragraphs: &[Paragraph]) -> Vec<String> {
    resolve(paragraphs, Standing::Removed)
}

/// The text with no change made.
#[must_use]
pub fn reject(paragraphs: &[Paragraph]) -> Vec<String> {
    resolve(paragraphs, Standing::Added)
}

fn resolve(paragraphs: &[Paragraph], without: Standing) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for paragraph in paragraphs {
        for piece in paragraph.number.iter().chain(&paragraph.text) {
            if piece.standing != without {
                line.push_str(&piece.text);
            }
        }
        if paragraph.end != without {
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// For each clause of a side its link.
fn links_of(
    count: usize,
    alignment: &Alignment,
    side: impl Fn(&Link) -> &Vec<usize>,
) -> Vec<usize> {
    let mut links = vec![0; count];
    for (index, link) in alignment.links.iter().enumerate() {
        for &clause in side(link) {
            links[clause] = index;
        }
    }
    links
}

fn piece(standing: Standing, text: impl Into<String>) -> Piece {
    Piece { standing, text: text.into() }
}

fn number(clause: &Clause) -> String {
    clause.number.as_ref().map_or_else(String::new, |number| format!("{number}\t"))
}

fn alone(clause: &Clause, standing: Standing, kind: Kind, link: usize) -> Paragraph {
    let pieces = |text: String| {
        if text.is_empty() { Vec::new() } else { vec![piece(standing, text)] }
    };
    Paragraph {
        kind,
        link,
        number: pieces(number(clause)),
        text: pieces(clause.text.clone()),
        end: standing,
    }
}

/// One clause over one, over its parts, or several over one.
fn linked(
    old: &[&Clause],
    new: &[&Clause],
    kind: Kind,
    link: usize,
    print: Print,
) -> Vec<Paragraph> {
    let joined = |clauses: &[&Clause]| {
        clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    let mut paragraphs = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let begin = |numbers: Vec<Piece>| Paragraph {
        kind,
        link,
        number: numbers,
        text: Vec::new(),
        end: Standing::Kept,
    };
    let first = pieces(&number(old[0]), &number(new[0]), print);
    let mut current = begin(first);
    for stretch in pieces(&joined(old), &joined(new), print) {
        let mut parts = stretch.text.split('\n');
        if let Some(text) = parts.next()
            && !text.is_empty()
        {
            current.text.push(piece(stretch.standing, text));
        }
        for text in parts {
            current.end = stretch.standing;
            let mut numbers = Vec::new();
            if stretch.standing != Standing::Added {
                old_at += 1;
                numbers
                    .extend(old.get(old_at).map(|clause| piece(Standing::Removed, number(clause))));
            }
            if stretch.standing != Standing::Removed {
                new_at += 1;
                numbers
                    .extend(new.get(new_at).map(|clause| piece(Standing::Added, number(clause))));
            }
            numbers.retain(|piece| !piece.text.is_empty());
            paragraphs.push(std::mem::replace(&mut current, begin(numbers)));
            if !text.is_empty() {
                current.text.push(piece(stretch.standing, text));
            }
        }
    }
    paragraphs.push(current);
    paragraphs
}

/// Two texts as one, word by word, spaces and signs each for themselves.
#[must_use]
pub fn pieces(base: &str, edition: &str, print: Print) -> Vec<Piece> {
    let (old, new) = (stretches(base), stretches(edition));
    let alike = |text: &str| -> String {
        match print {
            Print::Exact => text.to_owned(),
            // A paragraph mark is no space.
            Print::AsInBase if text == "\n" => text.to_owned(),
            Print::AsInBase => {
                let folded = fold(text);
                if folded.is_empty() { " ".to_owned() } else { folded.into_owned() }
            }
        }
    };
    let old_keys: Vec<String> = old.iter().map(|text| alike(text)).collect();
    let new_keys: Vec<String> = new.iter().map(|text| alike(text)).collect();
    let mut found: Vec<Piece> = Vec::new();
    // What goes and what comes since the last word that stays.
    let (mut going, mut coming) = (String::new(), String::new());
    // Spaces that stay, held back until it is known whether a word that stays follows.
    let mut space = String::new();
    for operation in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        let (removed, added) = (&old[operation.old_range()], &new[operation.new_range()]);
        if !matches!(operation, DiffOp::Equal { .. }) {
            // Words that change on both sides of a space change as one stretch.
            let between = !going.is_empty() || !coming.is_empty();
            if between {
                going.push_str(&space);
                coming.push_str(&space);
                space.clear();
            } else if !space.is_empty() {
                push(&mut found, Standing::Kept, &std::mem::take(&mut space));
            }
            going.extend(removed.iter().copied());
            coming.extend(added.iter().copied());
            continue;
        }
        for text in removed {
            if text.chars().all(|character| character != '\n' && character.is_whitespace()) {
                space.push_str(text);
                continue;
            }
            push(&mut found, Standing::Removed, &std::mem::take(&mut going));
            push(&mut found, Standing::Added, &std::mem::take(&mut coming));
            push(&mut found, Standing::Kept, &std::mem::take(&mut space));
            push(&mut found, Standing::Kept, text);
        }
    }
    push(&mut found, Standing::Removed, &going);
    push(&mut found, Standing::Added, &coming);
    push(&mut found, Standing::Kept, &space);
    found
}

fn push(found: &mut Vec<Piece>, standing: Standing, text: &str) {
    match found.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.standing == standing => last.text.push_str(text),
        _ => found.push(piece(standing, text)),
    }
}

/// Words, runs of spaces, and single signs; together the whole text.
fn stretches(text: &str) -> Vec<&str> {
    #[derive(PartialEq, Clone, Copy)]
    enum Class {
        Word,
        Space,
        Single,
    }
    let class = |character: char| match fold_character(character) {
        _ if character == '\n' => Class::Single,
        Folded::Space => Class::Space,
        Folded::Nothing => Class::Word,
        Folded::As(sign) if actum_text::is_han(sign) => Class::Single,
        Folded::As(sign) if sign.is_alphanumeric() || !sign.is_ascii() && !is_sign(sign) => {
            Class::Word
        }
        Folded::As(_) | Folded::Ellipsis => Class::Single,
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        // "7.1.5" and "72/178" are one word.
        let inside = matches!(character, '.' | '/' | ',') && last.is_numeric() && next.is_numeric();
        let here = if inside { Class::Word } else { class(character) };
        last = character;
        if at > start && (before != Some(here) || here == Class::Single) {
            found.push(&text[start..at]);
            start = at;
        }
        before = Some(here);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// Punctuation outside ASCII: a mark that belongs to a word, such as an accent, is none.
fn is_sign(character: char) -> bool {
    !character.is_alphanumeric()
        && !unicode_normalization::char::is_combining_mark(character)
        && character != '\u{640}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_and_print_is_not() {
        let show = |base, edition, print| -> String {
            pieces(base, edition, print)
                .iter()
                .map(|piece| match piece.standing {
                    Standing::Kept => piece.text.clone(),
                    Standing::Removed => format!("[-{}-]", piece.text),
                    Standing::Added => format!("[+{}+]", piece.text),
                })
                .collect()
        };
        assert_eq!(
            show("TSAG shall report.", "TSAG should not report.", Print::AsInBase),
            "TSAG [-shall-][+should not+] report."
        );
        assert_eq!(
            show("No. 1  \u{2013} a", "No.\u{a0}1 - a", Print::AsInBase),
            "No. 1  \u{2013} a"
        );
        assert_eq!(show("No. 1", "No.\u{a0}1", Print::Exact), "No.[- -][+\u{a0}+]1");
        assert_eq!(show("责成主任", "请主任", Print::AsInBase), "[-责成-][+请+]主任");
        assert_eq!(show("a b c d", "a x y d", Print::AsInBase), "a [-b c-][+x y+] d");
        assert_eq!(
            show("Res. 72/178", "Res. 74/141", Print::AsInBase),
            "Res. [-72/178-][+74/141+]"
        );
    }
}
