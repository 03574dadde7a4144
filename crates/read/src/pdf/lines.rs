//! Characters into lines.

use actum_text::normalise;

use super::drawing::{Character, is_mark};
use super::order::{Piece, balance, is_right, logical, mirrored};
use crate::lexicon::is_han;

/// A line of text as the page shows it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// Page, from 1.
    pub(super) page: u32,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    /// Size of most of its letters.
    pub(super) size: f64,
    /// The words in the order of reading, in normal form.
    pub(super) text: String,
    /// Width of its first word.
    pub(super) first_word: f64,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether it is read from right to left.
    pub(super) rtl: bool,
    /// When its first character was drawn.
    pub(super) order: u32,
    /// Whether the file marks all of it as furniture of the page.
    pub(super) artifact: bool,
    /// Bytes of the text at which brackets stand that may be shown mirrored.
    pub(super) brackets: Vec<usize>,
    /// Raised marks in it: byte before which the mark stands, and the mark.
    pub(super) calls: Vec<(usize, String)>,
    /// Characters that were shapes of letters (presentation forms, ligatures).
    pub(super) shapes: u32,
}

impl Line {
    /// Where lines of its direction begin, growing in the direction of reading.
    pub(super) fn start(&self) -> f64 {
        if self.rtl { -self.right } else { self.left }
    }

    /// Where it ends, on the same scale.
    pub(super) fn end(&self) -> f64 {
        if self.rtl { -self.left } else { self.right }
    }
}

/// Characters that stand on one line, from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) characters: Vec<Character>,
    /// Raised or lowered small characters among them.
    pub(super) baseline: f64,
    pub(super) size: f64,
}

/// Puts characters into rows, from top to bottom.
pub(super) fn rows(mut characters: Vec<Character>) -> Vec<Row> {
    characters.sort_by(|one, other| {
        one.baseline.total_cmp(&other.baseline).then(one.left.total_cmp(&other.left))
    });
    let mut rows: Vec<Row> = Vec::new();
    for character in characters {
        // A raised figure is drawn smaller and a little higher than its line.
        // Only the last rows can be near, since characters come from top to bottom.
        let recent = rows.len().saturating_sub(4);
        let near = rows[recent..].iter().rposition(|row| {
            let apart = character.baseline - row.baseline;
            if character.size < row.size * 0.8 {
                (-0.1 * row.size..=0.3 * row.size).contains(&apart)
            } else if row.size < character.size * 0.8 {
                (-0.3 * character.size..=0.65 * character.size).contains(&apart)
            } else {
                apart.abs() <= 0.35 * character.size.min(row.size)
            }
        });
        match near {
            Some(near) => {
                let row = &mut rows[recent + near];
                if character.size > row.size * 1.25 {
                    row.baseline = character.baseline;
                    row.size = character.size;
                }
                row.characters.push(character);
            }
            None => rows.push(Row {
                baseline: character.baseline,
                size: character.size,
                characters: vec![character],
            }),
        }
    }
    for row in &mut rows {
        row.characters.sort_by(|one, other| one.left.total_cmp(&other.left));
        twice(&mut row.characters);
    }
    rows.retain(|row| row.characters.iter().any(|one| !one.text.trim().is_empty()));
    rows.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    rows
}

/// Bold letters are sometimes made by drawing them twice, a little apart.
fn twice(characters: &mut Vec<Character>) {
    characters.dedup_by(|one, before| {
        one.text == before.text
            && !one.text.trim().is_empty()
            && (one.left - before.left).abs() < one.size * 0.08
            && (one.baseline - before.baseline).abs() < one.size * 0.08
    });
}

/// The line that a row of characters is. `rtl` tells how the page as a whole is read.
pub(super) fn line(row: Row, page: u32, rtl: bool) -> Option<Line> {
    let Row { mut characters, baseline, .. } = row;
    characters.sort_by(|one, other| one.left.total_cmp(&other.left));
    let size = usual_size(&characters);
    marks_to_letters(&mut characters);
    let visible: Vec<&Character> =
        characters.iter().filter(|one| !one.text.trim().is_empty()).collect();
    let (first, last) = (visible.first()?, visible.last()?);
    let letters = |test: &dyn Fn(char) -> bool| -> usize {
        visible.iter().flat_map(|one| one.text.chars()).filter(|one| test(*one)).count()
    };
    let (from_right, all) = (letters(&is_right), letters(&char::is_alphabetic));
    let rtl = if all == 0 { rtl } else { from_right * 2 > all || rtl && from_right * 5 > all };
    let mut line = Line {
        page,
        left: first.left,
        right: visible.iter().map(|one| one.right).fold(last.right, f64::max),
        baseline,
        size,
        rtl,
        bold: visible.iter().all(|one| one.bold),
        italic: visible.iter().all(|one| one.italic),
        order: visible.iter().map(|one| one.order).min().unwrap_or_default(),
        artifact: visible.iter().all(|one| one.artifact),
        ..Line::default()
    };
    let spaced = spaced(&characters, size);
    line.first_word = first_word(&spaced, rtl);
    let raised: Vec<bool> = spaced
        .iter()
        .map(|(_, one)| {
            one.is_some_and(|one| one.size < size * 0.8 && one.baseline < baseline - size * 0.15)
        })
        .collect();
    let pieces: Vec<Piece> = spaced.into_iter().map(|(text, _)| Piece { text }).collect();
    // The place of each raised piece is found again by counting, since order changes.
    let marked: Vec<Piece> = pieces
        .into_iter()
        .zip(&raised)
        .map(
            |(piece, raised)| {
                if *raised { Piece { text: format!("\u{1}{}", piece.text) } } else { piece }
            },
        )
        .collect();
    let mut written = String::new();
    let mut mark = String::new();
    for (piece, right) in logical(marked, rtl) {
        let (raised, text) = match piece.text.strip_prefix('\u{1}') {
            Some(text) => (true, text),
            None => (false, piece.text.as_str()),
        };
        if !raised && !mark.is_empty() {
            finish_mark(&mut line, &mut written, &mut mark);
        }
        if raised {
            mark.push_str(text);
            continue;
        }
        line.shapes += u32::from(text.chars().any(is_shape));
        let text = letters_of_ligatures(text);
        let normal = normalise(&text);
        if right && normal.text.chars().any(|one| mirrored(one).is_some()) {
            line.brackets.push(written.len());
        }
        // Alone in a piece, a vowel sign or a mark would not meet its letter.
        written.push_str(&normal.text.replace('\n', " "));
    }
    finish_mark(&mut line, &mut written, &mut mark);
    let kept = written.trim_end().len();
    written.truncate(kept);
    line.text = written;
    line.brackets.retain(|at| *at < kept);
    line.calls.iter_mut().for_each(|(at, _)| *at = (*at).min(kept));
    (!line.text.trim().is_empty() || !line.calls.is_empty()).then_some(line)
}

/// A raised figure or star is a call of a note; anything else raised is part of the word ("1er").
fn finish_mark(line: &mut Line, written: &mut String, mark: &mut String) {
    let text = std::mem::take(mark);
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let call = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*');
    if call && !written.is_empty() {
        line.calls.push((written.len(), text.to_owned()));
    } else {
        written.push_str(text);
    }
}

fn usual_size(characters: &[Character]) -> f64 {
    let mut sizes: Vec<f64> =
        characters.iter().filter(|one| !one.text.trim().is_empty()).map(|one| one.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

fn is_shape(character: char) -> bool {
    matches!(character, '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn letters_of_ligatures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            other => out.push(other),
        }
    }
    out
}

/// Vowel signs and accents drawn by themselves go to the letter over which they stand.
fn marks_to_letters(characters: &mut Vec<Character>) {
    let is_mark = |one: &Character| !one.text.is_empty() && one.text.chars().all(is_mark);
    let mut moves: Vec<(usize, usize)> = Vec::new();
    for at in (0..characters.len()).filter(|at| is_mark(&characters[*at])) {
        let middle = f64::midpoint(characters[at].left, characters[at].right);
        let distance = |one: &Character| {
            if one.left <= middle && middle <= one.right {
                0.0
            } else {
                (one.left - middle).abs().min((one.right - middle).abs())
            }
        };
        let nearest = (at.saturating_sub(4)..(at + 5).min(characters.len()))
            .filter(|index| *index != at && !is_mark(&characters[*index]))
            .filter(|index| !characters[*index].text.trim().is_empty())
            .min_by(|one, other| {
                distance(&characters[*one]).total_cmp(&distance(&characters[*other]))
            });
        moves.extend(nearest.map(|nearest| (at, nearest)));
    }
    for (mark, letter) in &moves {
        let mark = std::mem::take(&mut characters[*mark].text);
        characters[*letter].text.push_str(&mark);
    }
    if !moves.is_empty() {
        characters.retain(|one| !one.text.is_empty());
    }
}

/// The characters with a space wherever there is room for one, or the file has one.
fn spaced(characters: &[Character], size: f64) -> Vec<(String, Option<&Character>)> {
    // Where a file draws its spaces, other gaps are only a matter of setting.
    let drawn = characters.iter().filter(|one| one.text.trim().is_empty()).count();
    let words = characters.len() / 12;
    let mut out: Vec<(String, Option<&Character>)> = Vec::with_capacity(characters.len() * 2);
    let mut before: Option<&Character> = None;
    let mut space = false;
    for one in characters {
        if one.text.trim().is_empty() {
            space = true;
            continue;
        }
        if let Some(before) = before {
            let gap = one.left - before.right;
            let wide = |one: &Character| one.text.chars().any(is_wide);
            let least = match (wide(before), wide(one)) {
                (true, true) => 1.2,
                (true, false) | (false, true) => 0.8,
                (false, false) if drawn > words => 0.4,
                (false, false) => 0.17,
            };
            if space || gap > least * size {
                out.push((" ".to_owned(), None));
            }
        }
        space = false;
        out.push((one.text.clone(), Some(one)));
        before = Some(one);
    }
    out
}

/// Characters that fill a square: no spaces stand between them.
fn is_wide(character: char) -> bool {
    is_han(character) || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

fn first_word(spaced: &[(String, Option<&Character>)], rtl: bool) -> f64 {
    let end = |one: &&(String, Option<&Character>)| one.1.is_some();
    let characters: Vec<&Character> = if rtl {
        spaced.iter().rev().take_while(end).filter_map(|(_, one)| *one).collect()
    } else {
        spaced.iter().take_while(end).filter_map(|(_, one)| *one).collect()
    };
    if characters.is_empty() {
        return 0.0;
    }
    // A line may break beside a Han character, but not behind an opening bracket or before a sign
    // that closes something.
    let mut length = 1;
    while let Some(next) = characters.get(length) {
        let han = |one: &Character| one.text.chars().any(is_han);
        let before = characters[length - 1];
        let held = before.text.ends_with(['（', '《', '「', '【', '“', '〔'])
            || next
                .text
                .starts_with(['）', '》', '」', '】', '”', '〕', '，', '。', '、', '；', '：'])
            || !han(before) && !han(next);
        if !held {
            break;
        }
        length += 1;
    }
    let characters = &characters[..length];
    let left = characters.iter().map(|one| one.left).fold(f64::MAX, f64::min);
    let right = characters.iter().map(|one| one.right).fold(f64::MIN, f64::max);
    right - left
}

/// Whether brackets of lines read from right to left are to be mirrored, told from all of them.
pub(super) fn mirror<'l>(lines: impl Iterator<Item = &'l mut Line>) {
    let lines: Vec<&mut Line> = lines.filter(|line| !line.brackets.is_empty()).collect();
    let score: i64 = lines.iter().map(|line| balance(&line.text)).sum();
    if score >= 0 {
        return;
    }
    for line in lines {
        let brackets = std::mem::take(&mut line.brackets);
        let text = std::mem::take(&mut line.text);
        line.text = text
            .char_indices()
            .map(|(at, one)| {
                let turned = brackets.binary_search(&at).is_ok();
                mirrored(one).filter(|_| turned).unwrap_or(one)
            })
            .collect();
    }
}
