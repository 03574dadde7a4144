//! Place and date of the adoption, as the document states them.

use std::ops::Range;

use actum_model::{Adoption, PartialDate, Quoted, Span};

use crate::lexicon::{Lexicon, is_han};
use crate::marker::digit;
use crate::structure::front::Front;
use crate::structure::unit::Layout;

pub(super) fn find(layout: &Layout, front: &Front, lexicon: &Lexicon) -> Adoption {
    let mut adoption = Adoption::default();
    let end = (front.end + usize::from(front.opening)).min(layout.units.len());
    let quoted = |span: Span| Quoted { span, quote: layout.slice(span).to_owned() };
    // The title's own parentheses say it best, then lines such as "Adopted on …", the nearest to
    // the text first.
    let order = front.titles.iter().copied().chain((0..end).rev());
    for index in order {
        let unit = &layout.units[index];
        let text = layout.slice(unit.span);
        if adoption.place.is_none()
            && let Some((place, year)) = parenthesis(text)
        {
            let start = unit.span.start;
            if !place.is_empty() {
                adoption.place = Some(quoted(Span::new(start + place.start, start + place.end)));
            }
            if adoption.date.is_none() {
                adoption.date = Some(PartialDate::year(year.0));
                adoption.date_quote =
                    Some(quoted(Span::new(start + year.1.start, start + year.1.end)));
            }
        }
    }
    let precise = |unit: usize| {
        let span = layout.units[unit].span;
        let text = layout.slice(span);
        let stated = lexicon.adoption.anywhere(text) || super::front::is_date(text, lexicon);
        if text.len() > 300 || !stated {
            return None;
        }
        let (date, range) = date_in(text, lexicon)?;
        Some((date, Span::new(span.start + range.start, span.start + range.end)))
    };
    let tail = layout.units.len().saturating_sub(6)..layout.units.len();
    if let Some((date, span)) =
        (0..end).rev().find_map(precise).or_else(|| tail.rev().find_map(precise))
        && adoption.date.is_none_or(|year| year.year_number() == date.year_number())
    {
        adoption.date = Some(date);
        adoption.date_quote = Some(quoted(span));
    }
    adoption
}

/// A year between 1800 and 2199 in any digits: its value and place.
pub(super) fn year_in(text: &str) -> Option<(i16, Range<usize>)> {
    let mut start = None;
    let mut value = 0i32;
    let mut count = 0;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match digit(character) {
            Some(figure) => {
                start = start.or(Some(at));
                value = value.saturating_mul(10).saturating_add(figure as i32);
                count += 1;
            }
            None => {
                if let Some(start) = start.take()
                    && count == 4
                    && (1800..2200).contains(&value)
                {
                    return i16::try_from(value).ok().map(|year| (year, start..at));
                }
                value = 0;
                count = 0;
            }
        }
    }
    None
}

type PlaceAndYear = (Range<usize>, (i16, Range<usize>));

/// Place and year in the last parentheses: "(Rev. Geneva, 2020)", "（2020年，日内瓦，修订版）".
fn parenthesis(text: &str) -> Option<PlaceAndYear> {
    let open = text.rfind(['(', '（'])?;
    let inner_start = open + text[open..].chars().next().map_or(1, char::len_utf8);
    let inner_end = inner_start + text[inner_start..].find([')', '）'])?;
    let inner = &text[inner_start..inner_end];
    if inner.len() > 120 || inner.contains(['/', ';']) {
        return None;
    }
    let (year, at) = year_in(inner)?;
    let mut place = 0..0;
    let mut start = 0;
    for part in inner.split([',', '，', '،']) {
        let range = start..start + part.len();
        // The separator after the part may take one, two or three bytes.
        start = range.end + inner[range.end..].chars().next().map_or(0, char::len_utf8);
        if range.contains(&at.start) || !place.is_empty() {
            continue;
        }
        let lead = part.len() - part.trim_start().len();
        let mut from = range.start + lead;
        let to = range.start + part.trim_end().len();
        // "Rev. Geneva", "Пересм. Женева", "المراجَع في جنيف": the place is what follows.
        let words = &inner[from..to];
        if let Some(stop) = words.find(". ") {
            from += stop + 2;
        } else if let Some(within) = words.find(" في ") {
            from += within + " في ".len();
        }
        let words = &inner[from..to];
        let named = words.chars().next().is_some_and(|first| {
            first.is_uppercase() || is_han(first) || ('\u{620}'..='\u{64a}').contains(&first)
        });
        if named && !words.chars().any(|c| digit(c).is_some()) {
            place = from..to;
        }
    }
    // A year alone in parentheses belongs to a number ("Resolution 5 (2020)"): date, no place.
    let bare = inner.trim().len() == at.len();
    if place.is_empty() && !bare {
        return None;
    }
    let shift = |range: Range<usize>| inner_start + range.start..inner_start + range.end;
    Some((shift(place), (year, shift(at))))
}

/// A date to the day or month: "21 December 2024", "2024年12月21日", "December 2024".
pub(super) fn date_in(text: &str, lexicon: &Lexicon) -> Option<(PartialDate, Range<usize>)> {
    let (year, at) = year_in(text)?;
    let small = |text: &str| {
        let value = text.chars().map(digit).collect::<Option<Vec<u32>>>()?;
        match value.as_slice() {
            [one] => u8::try_from(*one).ok(),
            [ten, one] => u8::try_from(ten * 10 + one).ok(),
            _ => None,
        }
    };
    // Chinese goes from the large to the small.
    if let Some(rest) = text[at.end..].strip_prefix('年') {
        let (month, after) = rest.split_once('月')?;
        let month = small(month.trim())?;
        let day = after.split_once('日').and_then(|(day, _)| Some((small(day.trim())?, day.len())));
        let start = at.start;
        let month_end = text.len() - after.len();
        return match day {
            Some((day, length)) => PartialDate::day(year, month, day)
                .map(|date| (date, start..month_end + length + '日'.len_utf8())),
            None => PartialDate::month(year, month).map(|date| (date, start..month_end)),
        };
    }
    // The others name the month before the year, at most a few words earlier.
    let before = &text[..at.start];
    let words: Vec<(usize, &str)> = before
        .split([' ', '\u{a0}', '('])
        .map(|word| (word.as_ptr() as usize - before.as_ptr() as usize, word))
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let from = words.len().saturating_sub(5);
    let (index, start, month) =
        words[from..].iter().enumerate().find_map(|(index, (start, _))| {
            lexicon.month(&before[*start..]).map(|(month, _)| (from + index, *start, month))
        })?;
    // "21 December", "1er mars", "21 de diciembre", "December 21,".
    let day_of = |word: &str| {
        let figures: String = word.chars().take_while(|c| digit(*c).is_some()).collect();
        let tail = &word[figures.len()..];
        (tail.chars().count() <= 3).then(|| small(&figures)).flatten()
    };
    let mut earlier = index;
    while earlier > 0 && earlier + 2 > index {
        earlier -= 1;
        if let Some(day) = day_of(words[earlier].1) {
            let date = PartialDate::day(year, month, day)?;
            return Some((date, words[earlier].0..at.end));
        }
        if !words[earlier].1.eq_ignore_ascii_case("de") {
            break;
        }
    }
    if let Some(day) = words.get(index + 1).and_then(|(_, word)| day_of(word.trim_end_matches(',')))
    {
        return Some((PartialDate::day(year, month, day)?, start..at.end));
    }
    Some((PartialDate::month(year, month)?, start..at.end))
}
