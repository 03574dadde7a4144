//! When something is due, in words.

use actum_model::{Due, DueKind, DueReading, DueRelation, Item, Located};

use crate::bodies::Directory;
use crate::row::{Mark, Piece};
use crate::words::Words;

/// The pieces of one due expression: what it was taken to mean, each reading marked when a rule
/// gave it, and the words of the text.
pub(crate) fn pieces(
    due: &Located<Due>,
    directory: &Directory<'_>,
    words: &Words<'_>,
) -> Vec<Piece> {
    let value = &due.value;
    let mut pieces: Vec<Piece> = value
        .readings
        .iter()
        .map(|reading| Piece {
            text: reading_words(value, reading, directory, words),
            mark: reading_mark(due, reading),
        })
        .filter(|piece| !piece.text.is_empty())
        .collect();
    if pieces.is_empty() {
        let kind = match value.kind {
            DueKind::Ongoing => Some("ongoing"),
            DueKind::Recurring => Some("recurring"),
            DueKind::Urgent => Some("urgent"),
            DueKind::Date | DueKind::Occasion | DueKind::Period => None,
        };
        let text = kind.map_or_else(|| words.word("unresolved"), |kind| words.word(kind));
        pieces.push(Piece { text, mark: Mark::of(&due.basis) });
    }
    if !value.written.is_empty() {
        pieces.push(Piece::plain(words.with_text("quoted", "words", &value.written)));
    }
    pieces
}

/// The day that an item is judged by, no more precise than what it was worked out from. Marked as
/// a conclusion where the words give no date themselves.
pub(crate) fn day(item: &Item, words: &Words<'_>) -> Option<Piece> {
    let schedule = &item.schedule;
    let day = schedule.day()?;
    let found = schedule.days.iter().find(|found| found.reading == 0 && found.latest == day);
    let (shown, mark) = match found {
        Some(found) => {
            let written = usize::try_from(found.due)
                .ok()
                .and_then(|place| item.commitment.due.get(place))
                .map(|due| match (Mark::of(&due.basis), &found.occasion, &found.rule) {
                    (Mark::Plain, None, None) if due.value.offset.is_none() => Mark::Plain,
                    (Mark::Entered, None, None) => Mark::Entered,
                    _ => Mark::Inferred,
                });
            (found.on, written.unwrap_or(Mark::Inferred))
        }
        // The goal of a duty that a person set.
        None => (day, Mark::Inferred),
    };
    Some(Piece { text: words.figures(&shown.to_string()), mark })
}

/// Under which heading an item is counted by time: its first reading, without marks.
pub(crate) fn group(due: &Due, directory: &Directory<'_>, words: &Words<'_>) -> String {
    let time = due.readings.first().map(|reading| time_words(reading, directory, words));
    match (time, due.kind) {
        (Some(time), _) if !time.is_empty() => time,
        (_, DueKind::Ongoing) => words.word("ongoing"),
        (_, DueKind::Recurring) => words.word("recurring"),
        (_, DueKind::Urgent) => words.word("urgent"),
        (_, DueKind::Date | DueKind::Occasion | DueKind::Period) => words.word("unresolved"),
    }
}

fn reading_words(
    due: &Due,
    reading: &DueReading,
    directory: &Directory<'_>,
    words: &Words<'_>,
) -> String {
    let time = time_words(reading, directory, words);
    let key = match due.relation {
        DueRelation::At => None,
        DueRelation::By => Some("due-by"),
        DueRelation::Before => Some("due-before"),
        DueRelation::During => Some("due-during"),
        DueRelation::After => Some("due-after"),
        DueRelation::From => Some("due-from"),
    };
    match key {
        Some(key) if !time.is_empty() && reading.interval.is_none() => {
            words.with_text(key, "time", &time)
        }
        Some(_) | None => time,
    }
}

fn time_words(reading: &DueReading, directory: &Directory<'_>, words: &Words<'_>) -> String {
    let mut time = match (&reading.occasion, reading.date) {
        (Some(occasion), _) => directory.occasion(occasion),
        (None, Some(date)) => words.figures(&date.to_string()),
        (None, None) => String::new(),
    };
    if let Some(interval) = &reading.interval {
        let interval = match interval.as_str() {
            "R/P1Y" => words.word("yearly"),
            other => other.to_owned(),
        };
        time = if time.is_empty() { interval } else { words.bracketed(&time, &interval) };
    }
    time
}

/// A date whose year stands in the words is stated; every other reading is a rule's conclusion.
fn reading_mark(due: &Located<Due>, reading: &DueReading) -> Mark {
    let mark = Mark::of(&due.basis);
    let is_written = reading.occasion.is_none()
        && reading
            .date
            .is_none_or(|date| due.value.written.contains(&date.year_number().to_string()));
    if mark == Mark::Plain && !is_written { Mark::Inferred } else { mark }
}
