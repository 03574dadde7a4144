//! From the order on the page to the order of reading.
//!
//! A page shows a line of Arabic from right to left, words in Latin letters and numbers inside it
//! from left to right. The file places every character where it is seen; here they are put back
//! into the order in which they were written, by the rules of UAX #9 run backwards.

/// One piece of a line: a character, or several drawn as one, or the space between two.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
}

/// Direction of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
    /// A figure.
    Number,
    /// A sign that may stand inside a number.
    Separator,
    Opening,
    Closing,
    Neutral,
}

fn direction(text: &str) -> Direction {
    match text.chars().next().unwrap_or(' ') {
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Direction::Number,
        ',' | '.' | ':' | '/' | '\u{66b}' | '\u{66c}' => Direction::Separator,
        '(' | '[' | '{' | '<' => Direction::Opening,
        ')' | ']' | '}' | '>' => Direction::Closing,
        character if is_right(character) => Direction::Right,
        character if character.is_alphabetic() => Direction::Left,
        _ => Direction::Neutral,
    }
}

/// Whether a character is read from right to left.
pub(super) fn is_right(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !matches!(character, '\u{660}'..='\u{66c}' | '\u{6f0}'..='\u{6f9}')
}

/// Puts the pieces of a line, given from left to right, into the order of reading. `right` tells
/// whether the line as a whole is read from right to left. The answer tells for each piece whether
/// brackets in it are shown mirrored.
pub(super) fn logical(pieces: Vec<Piece>, right: bool) -> Vec<(Piece, bool)> {
    let directions: Vec<Direction> = pieces.iter().map(|piece| direction(&piece.text)).collect();
    if !right && !directions.contains(&Direction::Right) {
        return pieces.into_iter().map(|piece| (piece, false)).collect();
    }
    let runs = if right { left_runs(&directions) } else { right_runs(&directions) };
    let mut pieces: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
    let mut take = |at: usize| pieces.get_mut(at).and_then(Option::take);
    let mut out = Vec::with_capacity(directions.len());
    if right {
        // The whole line backwards, but what runs to the right forwards.
        let mut at = directions.len();
        let mut runs = runs.into_iter().rev().peekable();
        while at > 0 {
            if let Some((start, end)) = runs.next_if(|(_, end)| *end == at) {
                out.extend((start..end).filter_map(&mut take).map(|piece| (piece, false)));
                at = start;
            } else {
                at -= 1;
                out.extend(take(at).map(|piece| (piece, true)));
            }
        }
    } else {
        let mut at = 0;
        let mut runs = runs.into_iter().peekable();
        while at < directions.len() {
            let Some((start, end)) = runs.next_if(|(start, _)| *start == at) else {
                out.extend(take(at).map(|piece| (piece, false)));
                at += 1;
                continue;
            };
            // Inside, numbers run forwards again.
            let numbers = left_runs(&directions[start..end]);
            let mut numbers = numbers.into_iter().rev().peekable();
            let mut inner = end;
            while inner > start {
                if let Some((first, last)) = numbers.next_if(|(_, last)| start + *last == inner) {
                    let run = start + first..start + last;
                    out.extend(run.filter_map(&mut take).map(|piece| (piece, false)));
                    inner = start + first;
                } else {
                    inner -= 1;
                    out.extend(take(inner).map(|piece| (piece, true)));
                }
            }
            at = end;
        }
    }
    out
}

/// Stretches `(start, end)` that run from left to right inside a line that does not.
fn left_runs(directions: &[Direction]) -> Vec<(usize, usize)> {
    let forward = |at: usize| matches!(directions[at], Direction::Left | Direction::Number);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < directions.len() {
        if !forward(at) {
            at += 1;
            continue;
        }
        let start = at;
        let mut letters = false;
        let mut depth = 0;
        let mut end = at;
        loop {
            while end < directions.len() && forward(end) {
                letters |= directions[end] == Direction::Left;
                end += 1;
            }
            // Over signs and spaces to what runs to the right as well: anything after letters,
            // but after figures only one separator and more figures.
            let next = (end..directions.len())
                .find(|at| forward(*at) || directions[*at] == Direction::Right);
            let Some(next) = next.filter(|next| forward(*next)) else { break };
            let number = next == end + 1
                && directions[end] == Direction::Separator
                && directions[next] == Direction::Number;
            match over_brackets(directions, end, next, depth) {
                Some(deeper) if letters || number => depth = deeper,
                _ => break,
            }
            end = next;
        }
        // A bracket that closes one inside belongs to the run.
        while depth > 0 && directions.get(end) == Some(&Direction::Closing) {
            depth -= 1;
            end += 1;
        }
        runs.push((start, end));
        at = end;
    }
    runs
}

/// The depth of brackets after the signs from `end` to `next`, or `None` when one of them has its
/// partner outside the run: such a bracket goes the way of the line (UAX #9, rule N0).
fn over_brackets(
    directions: &[Direction],
    end: usize,
    next: usize,
    mut depth: usize,
) -> Option<usize> {
    let mut opened = false;
    for at in end..next {
        match directions[at] {
            // Brackets around nothing are the end of one pair and the beginning of another, in a
            // file that names brackets as they were written and not as they are shown.
            Direction::Closing if opened => return None,
            Direction::Opening => {
                opened = true;
                let closes = directions[at + 1..]
                    .iter()
                    .take(200)
                    .take_while(|one| **one != Direction::Right)
                    .any(|one| *one == Direction::Closing);
                if !closes {
                    return None;
                }
                depth += 1;
            }
            Direction::Closing => depth = depth.checked_sub(1)?,
            Direction::Left
            | Direction::Right
            | Direction::Number
            | Direction::Separator
            | Direction::Neutral => {}
        }
    }
    Some(depth)
}

/// Stretches that run from right to left inside a line that does not.
fn right_runs(directions: &[Direction]) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < directions.len() {
        if directions[at] != Direction::Right {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        let mut seen = end;
        while seen < directions.len() && directions[seen] != Direction::Left {
            seen += 1;
            if directions[seen - 1] == Direction::Right {
                end = seen;
            }
        }
        runs.push((start, end));
        at = end;
    }
    runs
}

/// The bracket that is shown where this one is written in a line read from right to left.
pub(super) fn mirrored(character: char) -> Option<char> {
    Some(match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        _ => return None,
    })
}

/// How much better brackets match as they stand than mirrored; below zero, they are to be mirrored.
pub(super) fn balance(text: &str) -> i64 {
    let mut depth = 0i64;
    let mut score = 0;
    for character in text.chars() {
        match character {
            '(' | '[' | '{' | '«' => {
                if depth < 0 {
                    score -= 1;
                }
                depth += 1;
            }
            ')' | ']' | '}' | '»' => {
                if depth > 0 {
                    score += 1;
                }
                depth -= 1;
            }
            _ => {}
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shown: &str, right: bool) -> String {
        let pieces = shown.chars().map(|c| Piece { text: c.to_string() }).collect();
        logical(pieces, right).into_iter().map(|(piece, _)| piece.text).collect()
    }

    #[test]
    fn arabic_is_read_from_the_right_and_names_and_numbers_from_the_left() {
        // As seen on the page, from left to right; the answers in the order of writing.
        assert_eq!(read("ةعباتلا ITU-T ناجل", true), "لجان ITU-T التابعة");
        assert_eq!(read("2024-2028", true), "2028-2024");
        assert_eq!(read("3,5 ةئام", true), "مائة 3,5");
        assert_eq!(read("ATU/35A1/1 ةقيثو", true), "وثيقة ATU/35A1/1");
        assert_eq!(
            read("the word ةقيثو 12 ناجل and more", false),
            "the word لجان 12 وثيقة and more"
        );
        assert_eq!(read(")ABC( )ABD( ةيبرعلا", true), "العربية (ABD) (ABC)");
        assert_eq!(read("و ATU/35A1/1 ( WTSA-24 ىلإ", true), "إلى WTSA-24 ( ATU/35A1/1 و");
        assert_eq!(read("Res. 2 (Rev. 24) رارقلا", true), "القرار Res. 2 (Rev. 24)");
        assert_eq!(read("plain (text) 12", false), "plain (text) 12");
    }

    #[test]
    fn brackets_tell_whether_they_are_mirrored() {
        assert!(balance("a (b) «c»") > 0);
        assert!(balance("a )b( »c«") < 0);
    }
}
