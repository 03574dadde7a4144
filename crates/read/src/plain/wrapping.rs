//! Paragraphs whose lines were broken at a fixed width.

use super::Line;
use super::furniture::is_arabic;
use crate::lexicon::{Lexicon, is_han};
use crate::marker::{self, Counter, Punctuation};
use crate::structure::symbol_of_text;

/// The way in which a text breaks its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrapping {
    /// Columns of the longest line, a Han character counting as two.
    width: usize,
}

/// Lines of a printed page are no longer than this.
const WIDEST: usize = 130;

impl Wrapping {
    /// How the text breaks its lines; `None` when a line is a paragraph.
    pub(super) fn of(lines: &[Line<'_>]) -> Option<Self> {
        if lines.len() < 3 {
            return None;
        }
        let mut widths: Vec<usize> = lines
            .iter()
            .filter(|line| line.text.contains(' ') || line.text.chars().any(is_han))
            .map(|line| columns(line.whole, WIDEST * 4))
            .collect();
        widths.sort_unstable();
        // A table row or a link may be longer than the lines of paragraphs.
        let width = widths.get(widths.len().checked_sub(1 + widths.len() / 50)?).copied()?;
        if !(30..=WIDEST).contains(&width) {
            return None;
        }
        // Proof is a line that stops in the middle of a sentence although it is long.
        let cut = lines
            .windows(2)
            .filter(|pair| pair[1].blank_before == 0)
            .filter(|pair| {
                columns(pair[0].whole, WIDEST * 2) * 5 > width * 3
                    && stops_inside(pair[0].text, pair[1].text)
            })
            .count();
        (cut >= 2 && cut * 6 > lines.len() || cut == 1 && lines.len() <= 6)
            .then_some(Self { width })
    }

    /// Whether `next` goes on with the paragraph whose last line is `last`. An opening line stands
    /// by itself, but there is only one in a text.
    pub(super) fn continues(
        self,
        paragraph: &str,
        last: &Line<'_>,
        next: &Line<'_>,
        after: Option<&Line<'_>>,
        lexicon: &Lexicon,
        opening_seen: bool,
    ) -> bool {
        if next.blank_before > 0 || next.leading_tab() != last.leading_tab() && next.leading_tab() {
            return false;
        }
        let used = columns(last.whole, self.width * 2);
        let first_word = first_word(next.text);
        let fits = used + 1 + first_word <= self.width;
        let inside = stops_inside(last.text, next.text);
        if fits {
            let starts_marker = marker::parse(next.text, lexicon).is_some();
            // The word would have found room, so the break was meant, unless the sentence
            // plainly goes on and the line is long enough to be a full one of a ragged text.
            return inside && !starts_marker && used * 10 > self.width * 9;
        }
        let after = after.filter(|after| after.blank_before == 0).map(|after| after.text);
        runs_on(paragraph, last.text, next.text, lexicon, opening_seen, after)
    }
}

/// Whether `next` goes on with the paragraph whose last line is `last`, when its first word would
/// not have found room there. `after` is the line directly below `next`, where it is known.
pub(crate) fn runs_on(
    paragraph: &str,
    last: &str,
    next: &str,
    lexicon: &Lexicon,
    opening_seen: bool,
    after: Option<&str>,
) -> bool {
    let inside = stops_inside(last, next);
    let end = bare_end(paragraph);
    // A year at the start of a line is no number of a paragraph: "(New Delhi,\n2024) …".
    let marker = marker::parse(next, lexicon)
        .filter(|marker| marker.readings.iter().any(|reading| reading.ordinal < 1000));
    // "…\n14. Emphasizes …": a number with the verb of a paragraph needs no sign before it.
    if let Some(marker) = &marker
        && matches!(marker.readings[0].counter, Counter::Digits | Counter::Dotted(_))
        && marker.readings[0].punctuation != Punctuation::None
        && lexicon.operative_head(&next[marker.body..]).is_some()
    {
        return false;
    }
    if let Some(marker) = marker {
        // "paragraph\n4 of" and "Groups 17 and\n20" go on; "…;\n(b) …" and "… and\n2) …" do not.
        let bullet = next.starts_with(['•', '–', '—', '▪']);
        let bare = marker.readings.iter().all(|reading| reading.punctuation == Punctuation::None);
        return !bullet
            && !ends_clause(end)
            && (bare || !paragraph.ends_with(" and") && !paragraph.ends_with(" or"));
    }
    if next.starts_with(|c: char| c.is_lowercase()) {
        return true;
    }
    // Lines that always stand by themselves, however full the line before them is.
    let own_line = next.starts_with('[')
        || !opening_seen && lexicon.adoption.at_start(next).is_some()
        || !opening_seen && lexicon.is_opening(next)
        || is_text_number(next)
        || next.contains(". ") && symbol_of_text(next)
        || lexicon.is_annex_line(next)
        || lexicon.is_division(next)
        || lexicon.back.at_start(next).is_some_and(|length| next[..length].ends_with([':', '：']));
    if own_line && !inside {
        return false;
    }
    let heading = || {
        marker::parse(paragraph, lexicon)
            .is_some_and(|marker| marker.readings[0].counter == Counter::UpperRoman)
    };
    if matches!(end, ',' | '，' | '،' | ';' | '；' | '؛' | '.' | '。' | ':') || heading() {
        let recital = lexicon.recital_head(next).is_some();
        // "We recognize …" begins sentences inside paragraphs as well.
        let subject = matches!(end, '.' | '。') && lexicon.begins_with_subject(next);
        let operative = (matches!(end, ';' | '；' | '؛' | '.' | '。' | ':') || heading())
            && !subject
            && lexicon.operative_head(next).is_some();
        if recital || operative {
            return false;
        }
    }
    // After a semicolon a sentence goes on small; a capital begins a head or a heading.
    if end == ';'
        && !inside
        && paragraph.ends_with(';')
        && marker::parse(paragraph, lexicon).is_some()
        && next.starts_with(char::is_uppercase)
    {
        return false;
    }
    // A heading between a whole paragraph and a numbered one.
    let heads = |after: &str| {
        marker::parse(after, lexicon)
            .is_some_and(|marker| marker.readings[0].punctuation != Punctuation::None)
    };
    if matches!(end, ';' | '.' | '；' | '؛')
        && !inside
        && next.chars().next_back().is_some_and(char::is_alphanumeric)
        && after.is_some_and(heads)
    {
        return false;
    }
    // A short line of its own kind follows a full one.
    let short = next.len() <= 80;
    if matches!(end, '.' | '。' | ';')
        && short
        && (lexicon.back.anywhere(next) || marker::is_ordinal(next))
    {
        return false;
    }
    if end == '：' || end == '；' || end == '。' {
        // Chinese lines break anywhere; a full line that ends a sentence is mostly inside.
        return end == '。';
    }
    true
}

/// Whether one line stops in the middle of a sentence and the other goes on with it.
pub(crate) fn stops_inside(line: &str, next: &str) -> bool {
    let last = line.chars().next_back().unwrap_or(' ');
    let first = next.chars().next().unwrap_or(' ');
    let open = last.is_alphanumeric()
        || matches!(last, ',' | '-' | '(' | '”' | '’' | '、' | '，' | '،' | ')');
    open && (first.is_lowercase() && !looks_like_item(next)
        || is_han(first) && (is_han(last) || matches!(last, '、' | '，'))
        || is_arabic(first) && (is_arabic(last) || last == '،'))
}

/// "a) text", "ii. text": begins small and is an item all the same.
fn looks_like_item(text: &str) -> bool {
    text.bytes().take(5).any(|byte| matches!(byte, b')' | b'.')) && !text.starts_with("e.g.")
}

/// "71/12. Title": the number of a text at the start of its title.
pub(crate) fn is_text_number(text: &str) -> bool {
    let Some((number, rest)) = text.split_once(". ") else { return false };
    !rest.is_empty()
        && number.len() <= 9
        && number.contains('/')
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
}

fn ends_clause(end: char) -> bool {
    matches!(end, '.' | ';' | ':' | ',' | '。' | '；' | '：' | '，' | '؛' | '،' | '؟' | '?' | '!')
}

/// The last sign of a paragraph, note numbers and closing marks passed over.
fn bare_end(text: &str) -> char {
    let text = text.trim_end_matches(['"', '”', '»', '’', ')', '）', ']']);
    let last = text.chars().next_back().unwrap_or(' ');
    if matches!(last, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') {
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
        return text.trim_end_matches(raised).chars().next_back().unwrap_or(last);
    }
    if !last.is_ascii_digit() {
        return last;
    }
    let stripped = text.trim_end_matches(|c: char| c.is_ascii_digit());
    // Some editions set the note's number off by a space: "Discrimination, 86".
    let stripped =
        stripped.strip_suffix(' ').filter(|_| text.len() - stripped.len() <= 2).unwrap_or(stripped);
    match stripped.chars().next_back() {
        Some(mark) if ends_clause(mark) && text.len() - stripped.len() <= 4 => mark,
        _ => last,
    }
}

/// Columns that a text takes, counted no further than `most`.
fn columns(text: &str, most: usize) -> usize {
    if text.len() > most * 4 {
        return most;
    }
    text.chars()
        .map(|character| match character {
            '\t' => 4,
            '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ff60}' => 2,
            _ => 1,
        })
        .sum()
}

/// Columns of what would have had to fit on the line before.
fn first_word(text: &str) -> usize {
    if text.starts_with(is_han) {
        // One character, and a mark that may not begin a line.
        return 5;
    }
    let end = text.find([' ', '\t']).unwrap_or(text.len());
    columns(&text[..end], WIDEST)
}

/// Joins a line to the paragraph before it.
pub(super) fn join(paragraph: &mut String, line: &str) {
    let last = paragraph.chars().next_back().unwrap_or(' ');
    let first = line.chars().next().unwrap_or(' ');
    let wide = |character: char| {
        is_han(character)
            || matches!(character, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}' | '“' | '”')
    };
    // Whether a hyphen at the line's end belongs to the word cannot be told; it is kept.
    let hyphen = last == '-'
        && paragraph.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && first.is_lowercase();
    if !(wide(last) && (wide(first) || first.is_ascii_digit())
        || wide(first) && last.is_ascii_digit()
        || hyphen)
    {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use actum_model::Language;
    use actum_pack::Packs;

    use super::*;

    #[test]
    fn lines_that_stand_by_themselves_end_a_full_line() {
        let packs = Packs::built_in().unwrap();
        let lexicon = Lexicon::new(&packs, Language::En);
        let goes_on = |paragraph: &str, next: &str| {
            let last = paragraph.rsplit('\n').next().unwrap_or(paragraph);
            runs_on(paragraph, last, next, &lexicon, true, None)
        };
        for (paragraph, next) in [
            ("4. Requests the Board to report on the present resolution.", "Annex"),
            ("The text is annexed to the present resolution;", "ANNEX II"),
            ("Takes note of the report.⁴", "1003rd plenary meeting,"),
            ("held on 12 November 1974", "3235 (XXIX). Harbours of the north"),
            ("31. Urges towns to mend their piers;", "Promoting the lights of harbours, including"),
        ] {
            assert!(!goes_on(paragraph, next), "{paragraph} / {next}");
        }
        for (paragraph, next) in [
            ("as set out in its resolution", "3235 (XXIX) of 12 November 1974 on harbours,"),
            ("1. Decides to consult Towns, Guilds and the", "Board of Wardens on lamps"),
            ("1. Decides; and also", "requests the Board"),
        ] {
            assert!(goes_on(paragraph, next), "{paragraph} / {next}");
        }
    }
}
