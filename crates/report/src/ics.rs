//! Calendars (RFC 5545): the occasions of a plan, and the days on which its items are due.
//!
//! Nothing is made up: what is known to the month only spans the month and is tentative, a due day
//! stands on the last day that may be meant and says so. The same plan gives the same bytes; the
//! time of its last event stands where the format asks for a time of writing.

use std::fmt::Write as _;

use actum_model::{
    ActionPlan, Item, Language, Occasion, OccasionKind, PartialDate, ScheduledDay, Standings,
    Timeliness,
};

use crate::labels::Labels;
use crate::row::{Column, spelled_out};
use crate::view::View;

/// Choices for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarOptions {
    /// What the calendar is called; the title of the plan when empty.
    pub name: String,
    /// The end of every UID, by which calendars of different registers are told apart.
    pub domain: String,
    /// Where the pages of the register are, such as `https://register.example/`; empty leaves out
    /// links.
    pub base: String,
    /// Due days as tasks (`VTODO`), which few programs subscribe to, and not as events of a day.
    pub tasks: bool,
}

impl Default for CalendarOptions {
    fn default() -> Self {
        Self { name: String::new(), domain: "actum".to_owned(), base: String::new(), tasks: false }
    }
}

/// Occasions and due days of a plan as an iCalendar file in UTF-8.
///
/// Items that are delivered, closed or do not apply are left out, as are days of which only a
/// second reading speaks. UIDs stay the same as long as the item, the occasion; `SEQUENCE` and
/// `LAST-MODIFIED` come from their revisions.
pub fn calendar_ics(plan: &ActionPlan, labels: &dyn Labels, options: &CalendarOptions) -> Vec<u8> {
    let view = View::new(plan, labels);
    let standings = Standings::new(&plan.workflows);
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Actum//Actum//EN");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    let name = if options.name.is_empty() {
        view.title(&crate::ReportOptions::default())
    } else {
        options.name.clone()
    };
    lines.text("NAME", plan.language, &name);
    lines.text("X-WR-CALNAME", plan.language, &name);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.plain("X-PUBLISHED-TTL", "PT6H");
    let stamp = moment(&plan.as_of).unwrap_or_else(|| "19700101T000000Z".to_owned());
    for occasion in &plan.occasions {
        occasion_event(&mut lines, occasion, &stamp, &view, options);
    }
    for (index, item) in plan.items.iter().enumerate() {
        if !Timeliness::Overdue.concerns(standings.of(&item.status)) {
            continue;
        }
        let row = &view.rows[index];
        let about = About {
            item,
            language: row.language,
            responsible: spelled_out(row.pieces(Column::Responsible), &view.words),
            report_to: spelled_out(row.pieces(Column::ReportTo), &view.words),
        };
        for day in item.schedule.days.iter().filter(|day| day.reading == 0) {
            due_day(&mut lines, &about, day, &stamp, &view, options);
        }
        if let Some(goal) = &item.schedule.goal {
            let entry = Entry {
                uid: format!("{}/goal/{}", item.id, goal.period),
                day: goal.day,
                note: goal.period.clone(),
            };
            due(&mut lines, &about, &entry, &stamp, &view, options);
        }
    }
    lines.plain("END", "VCALENDAR");
    lines.0.into_bytes()
}

/// What of an item stands at each of its days.
struct About<'a> {
    item: &'a Item,
    language: Language,
    responsible: String,
    report_to: String,
}

/// One day on which an item is due.
struct Entry {
    uid: String,
    day: PartialDate,
    /// How the day came about.
    note: String,
}

/// Longest occasion that is drawn, in days: a study period would cover four years of a calendar.
const LONGEST: i32 = 370;

fn occasion_event(
    lines: &mut Lines,
    occasion: &Occasion,
    stamp: &str,
    view: &View<'_>,
    options: &CalendarOptions,
) {
    let Some(from) = occasion.period.from.or(occasion.period.to) else { return };
    let to = occasion.period.to.unwrap_or(from);
    let (first, last) = (from.start(), to.end());
    if occasion.kind == OccasionKind::StudyPeriod || last > first.plus_days(LONGEST) {
        return;
    }
    let exact = from.day_number().is_some() && to.day_number().is_some();
    let language = view.plan.language;
    lines.plain("BEGIN", "VEVENT");
    lines.plain("UID", &escaped(&format!("occasion/{}@{}", occasion.id, options.domain)));
    lines.plain("DTSTAMP", stamp);
    lines.plain("SEQUENCE", &occasion.revision.clamp(0, i64::from(i32::MAX)).to_string());
    lines.plain("DTSTART;VALUE=DATE", &date(first));
    // The end is the first day that no longer belongs to it.
    lines.plain("DTEND;VALUE=DATE", &date(last.plus_days(1)));
    let mut name = occasion.display_name(language).to_owned();
    if !exact {
        let when = view.words.figures(&from.to_string());
        name = view.words.bracketed(&name, &view.words.with_text("ics-open", "when", &when));
    }
    lines.text("SUMMARY", language, &name);
    if let Some(place) = occasion.place.get(&language).or_else(|| occasion.place.values().next()) {
        lines.text("LOCATION", language, place);
    }
    let status = match (occasion.cancelled, exact) {
        (true, _) => "CANCELLED",
        (false, true) => "CONFIRMED",
        (false, false) => "TENTATIVE",
    };
    lines.plain("STATUS", status);
    lines.plain("TRANSP", "TRANSPARENT");
    if !options.base.is_empty() {
        lines.plain("URL", &format!("{}occasions#{}", options.base, percent(occasion.id.as_str())));
    }
    lines.plain("END", "VEVENT");
}

fn due_day(
    lines: &mut Lines,
    about: &About<'_>,
    day: &ScheduledDay,
    stamp: &str,
    view: &View<'_>,
    options: &CalendarOptions,
) {
    let words = &view.words;
    let mut notes: Vec<String> = Vec::new();
    let place = usize::try_from(day.due).ok();
    if let Some(due) = place.and_then(|place| about.item.commitment.due.get(place)) {
        notes.push(words.with_text("quoted", "words", &due.value.written));
    }
    if let Some(occasion) = &day.occasion {
        notes.push(view.directory.occasion(occasion));
    }
    if day.on != day.latest {
        let when = words.figures(&day.on.to_string());
        notes.push(words.with_text("ics-open", "when", &when));
    }
    if let Some(rule) = &day.rule {
        let known = view.plan.procedures.iter().find(|known| known.id == *rule);
        let name = known.map_or_else(
            || rule.replace('-', " "),
            |known| words.bracketed(known.display_name(view.plan.language), &known.clause),
        );
        notes.push(words.bracketed(&name, &words.word("proposed")));
    }
    let entry = Entry {
        uid: format!("{}/due/{}", about.item.id, day.due),
        day: day.latest,
        note: notes.join(words.separator()),
    };
    due(lines, about, &entry, stamp, view, options);
}

fn due(
    lines: &mut Lines,
    about: &About<'_>,
    entry: &Entry,
    stamp: &str,
    view: &View<'_>,
    options: &CalendarOptions,
) {
    let (item, words, language) = (about.item, &view.words, view.plan.language);
    let kind = if options.tasks { "VTODO" } else { "VEVENT" };
    lines.plain("BEGIN", kind);
    lines.plain("UID", &escaped(&format!("item/{}@{}", entry.uid, options.domain)));
    lines.plain("DTSTAMP", stamp);
    lines.plain("SEQUENCE", &item.revision.clamp(0, i64::from(i32::MAX)).to_string());
    if let Some(updated) = moment(&item.updated_at) {
        lines.plain("LAST-MODIFIED", &updated);
    }
    if options.tasks {
        lines.plain("DUE;VALUE=DATE", &date(entry.day));
        lines.plain("STATUS", "NEEDS-ACTION");
    } else {
        lines.plain("DTSTART;VALUE=DATE", &date(entry.day));
        lines.plain("DTEND;VALUE=DATE", &date(entry.day.plus_days(1)));
        lines.plain("TRANSP", "TRANSPARENT");
    }
    let act = &item.commitment.act.value;
    lines.text("SUMMARY", about.language, &words.with_text("ics-due", "act", act));
    let mut description = vec![entry.note.clone()];
    let labelled =
        [(Column::Responsible, &about.responsible), (Column::ReportTo, &about.report_to)];
    for (column, value) in labelled.into_iter().filter(|(_, value)| !value.is_empty()) {
        description.push(format!("{}: {value}", words.column(column)));
    }
    description.push(item.clause.clone());
    description.push(item.id.to_string());
    description.retain(|line| !line.is_empty());
    lines.text("DESCRIPTION", language, &description.join("\n"));
    if !options.base.is_empty() {
        lines.plain("URL", &format!("{}items/{}", options.base, percent(item.id.as_str())));
    }
    lines.plain("END", kind);
}

/// Content lines.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value needs no escaping.
    fn plain(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{value}"));
    }

    /// A property of words in a language.
    fn text(&mut self, name: &str, language: Language, words: &str) {
        self.line(&format!("{name};LANGUAGE={language}:{}", escaped(words)));
    }

    /// Folds at 75 bytes, never inside a character (RFC 5545, 3.1).
    fn line(&mut self, line: &str) {
        const MOST: usize = 75;
        let mut length = 0;
        for letter in line.chars() {
            if length + letter.len_utf8() > MOST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Words as a TEXT value (RFC 5545, 3.3.11). Control characters, which may not stand there, are
/// left out.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push('\t'),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// `20270503`.
fn date(day: PartialDate) -> String {
    day.end().to_string().replace('-', "")
}

/// A moment in UTC, `20261123T090000Z`; `None` for what is none.
fn moment(rfc3339: &str) -> Option<String> {
    let (day, time) = rfc3339.split_once('T')?;
    let time = time.strip_suffix('Z')?.get(..8)?;
    let figures = format!("{day}T{time}Z").replace(['-', ':'], "");
    let is_figure = |byte: u8| byte.is_ascii_digit() || byte == b'T' || byte == b'Z';
    (figures.len() == 16 && figures.bytes().all(is_figure)).then_some(figures)
}

/// Percent-encoded for the path of an address.
fn percent(words: &str) -> String {
    words.bytes().fold(String::with_capacity(words.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader makes of content lines: unfolded, then unescaped.
    fn read_back(lines: &str) -> String {
        let unfolded = lines.replace("\r\n ", "");
        let value = unfolded.trim_end_matches("\r\n").split_once(':').expect("a value").1;
        let mut letters = value.chars();
        let mut words = String::new();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => words.push('\n'),
                    Some(other) => words.push(other),
                    None => panic!("a backslash at the end"),
                },
                letter => words.push(letter),
            }
        }
        words
    }

    proptest! {
        #[test]
        fn words_come_back_whatever_they_are(words in "(\\PC|[\\n,;:\\\\\"\\t]){0,200}") {
            let mut lines = Lines::default();
            lines.text("SUMMARY", Language::Ar, &words);
            for line in lines.0.split("\r\n") {
                prop_assert!(line.len() <= 75, "{} bytes", line.len());
            }
            prop_assert!(!lines.0.trim_end_matches("\r\n").replace("\r\n ", "").contains('\n'));
            prop_assert_eq!(read_back(&lines.0), words);
        }
    }

    #[test]
    fn moments_are_those_of_utc() {
        assert_eq!(moment("2026-11-23T09:00:00Z").as_deref(), Some("20261123T090000Z"));
        assert_eq!(moment("2026-11-23T09:00:00.123Z").as_deref(), Some("20261123T090000Z"));
        assert_eq!(moment("yesterday"), None);
    }
}
