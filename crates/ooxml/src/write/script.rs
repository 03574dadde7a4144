//! Directions and scripts inside a line.

/// The direction of a paragraph or of a part of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

/// Whether the character has a direction of its own and which. Blocks of the Arabic, Hebrew,
/// Syriac and Thaana scripts and their presentation forms are right to left.
fn strong_direction(character: char) -> Option<Direction> {
    match character {
        // Arabic-Indic digits are numbers: they follow their surroundings.
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => None,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{200F}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => Some(Direction::RightToLeft),
        '\u{200E}' => Some(Direction::LeftToRight),
        other if other.is_alphabetic() => Some(Direction::LeftToRight),
        _ => None,
    }
}

/// The direction of the first character that has one (Unicode bidirectional algorithm, rule P2);
/// `fallback` when none has.
///
/// ```
/// use actum_ooxml::write::{Direction, direction_of};
/// assert_eq!(direction_of("1) يدعو", Direction::LeftToRight), Direction::RightToLeft);
/// assert_eq!(direction_of("12/2024", Direction::RightToLeft), Direction::RightToLeft);
/// ```
pub fn direction_of(text: &str, fallback: Direction) -> Direction {
    text.chars().find_map(strong_direction).unwrap_or(fallback)
}

/// Whether the text holds characters for which Word takes the East Asian font.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.chars().any(|character| {
        matches!(
            character,
            '\u{2E80}'..='\u{9FFF}'
                | '\u{AC00}'..='\u{D7AF}'
                | '\u{F900}'..='\u{FAFF}'
                | '\u{FE30}'..='\u{FE4F}'
                | '\u{FF00}'..='\u{FFEF}'
                | '\u{20000}'..='\u{3FFFF}'
        )
    })
}

/// Cuts `text` into stretches of one direction, in order and without loss.
///
/// Blanks and signs between two stretches of one direction belong to it, others follow the
/// paragraph; a number directly after Latin letters stays with them (`SG17`), any other number
/// follows its surroundings. That is rules W2, W7, N1 and N2 of the Unicode bidirectional
/// algorithm as far as `w:rtl` can express them.
pub(super) fn stretches(text: &str, paragraph: Direction) -> Vec<(Direction, &str)> {
    let mut directions: Vec<Option<Direction>> = Vec::with_capacity(text.len());
    let mut previous_strong = None;
    for character in text.chars() {
        let mut direction = strong_direction(character);
        if direction.is_some() {
            previous_strong = direction;
        } else if character.is_numeric() && previous_strong == Some(Direction::LeftToRight) {
            direction = previous_strong;
        }
        directions.push(direction);
    }
    settle_neutrals(&mut directions, paragraph);

    let mut stretches = Vec::new();
    let mut start = 0;
    let mut current = None;
    for ((index, _), direction) in text.char_indices().zip(&directions) {
        if current.is_some_and(|current| Some(current) != *direction) && index > start {
            stretches.push((current.unwrap_or(paragraph), &text[start..index]));
            start = index;
        }
        current = *direction;
    }
    if start < text.len() {
        stretches.push((current.unwrap_or(paragraph), &text[start..]));
    }
    stretches
}

fn settle_neutrals(directions: &mut [Option<Direction>], paragraph: Direction) {
    let mut position = 0;
    let mut before = Some(paragraph);
    while position < directions.len() {
        if directions[position].is_some() {
            before = directions[position];
            position += 1;
            continue;
        }
        let end = directions[position..]
            .iter()
            .position(Option::is_some)
            .map_or(directions.len(), |offset| position + offset);
        let after = directions.get(end).copied().flatten().or(Some(paragraph));
        let settled = if before == after { before } else { Some(paragraph) };
        for direction in &mut directions[position..end] {
            *direction = settled;
        }
        position = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{LeftToRight as L, RightToLeft as R};

    #[test]
    fn a_line_of_one_script_is_one_stretch() {
        assert_eq!(stretches("责成第17研究组（特别）", L), [(L, "责成第17研究组（特别）")]);
        assert_eq!(stretches("يدعو 17 (لجنة)", R), [(R, "يدعو 17 (لجنة)")]);
        assert_eq!(stretches("", R), []);
        assert_eq!(stretches("12 (3)", R), [(R, "12 (3)")]);
    }

    #[test]
    fn latin_names_with_numbers_stay_whole_in_an_arabic_line() {
        assert_eq!(stretches("تقدم SG17 تقريرا", R), [(R, "تقدم "), (L, "SG17"), (R, " تقريرا")]);
    }

    #[test]
    fn arabic_words_in_an_english_line_are_cut_out() {
        assert_eq!(
            stretches("verb (يدعو) invites", L),
            [(L, "verb ("), (R, "يدعو"), (L, ") invites")]
        );
    }

    #[test]
    fn nothing_is_lost() {
        for text in ["a ب c", "ب1 a2", "—", "ب", "a\u{200f}b", "١٢ ب", "x١٢"] {
            for paragraph in [L, R] {
                let joined: String =
                    stretches(text, paragraph).into_iter().map(|(_, part)| part).collect();
                assert_eq!(joined, text);
            }
        }
    }
}
