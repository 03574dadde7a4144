//! Days as people write them into cells.

use actum_model::{Language, PartialDate};

/// The names of the months, January first, each with its forms and abbreviations in lower case.
pub type Months = Vec<Vec<String>>;

/// What a written day means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateReading {
    /// One day, month or year.
    Date(PartialDate),
    /// Day and month, or month and day: nobody but the writer knows.
    Either(PartialDate, PartialDate),
    /// No date.
    None,
}

/// Reads a day, a month or a year as written: `2027-03-31`, `31.03.2027`, `31/3/2027`,
/// `2027年3月31日`, `31 March 2027`, `2027`. Digits of any script count.
///
/// Where figures may be day and month as well as month and day, English leaves it open, since both
/// customs write English; the other five languages put the day first.
pub fn read_date(written: &str, language: Language, months: &Months) -> DateReading {
    let written = in_figures(written).to_lowercase();
    let written = written.trim().trim_end_matches(['.', ',', '،', '。']);
    if written.is_empty() {
        return DateReading::None;
    }
    if let Ok(date) = written.parse::<PartialDate>() {
        return sensible(date);
    }
    let (month, rest) = named_month(written, months);
    let figures: Vec<&str> = rest
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|piece| !piece.is_empty())
        .collect();
    // Words between the figures would mean something else than a date.
    let letters = rest.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_han = rest.contains(['年', '月', '日', '号']);
    if letters > if is_han { 3 } else { 2 } {
        return DateReading::None;
    }
    let numbers: Option<Vec<u16>> = figures.iter().map(|piece| piece.parse().ok()).collect();
    let Some(numbers) = numbers else { return DateReading::None };
    let long = |place: usize| figures.get(place).is_some_and(|piece| piece.len() == 4);
    match (month, numbers.as_slice()) {
        (Some(month), [day, year]) if long(1) => one(day_of(*year, month, *day)),
        (Some(month), [year, day]) if long(0) => one(day_of(*year, month, *day)),
        (Some(month), [year]) if long(0) => one(month_of(*year, month)),
        (None, [year]) if long(0) && letters == usize::from(is_han) => {
            one(i16::try_from(*year).ok().map(PartialDate::year))
        }
        (None, [year, month]) if long(0) => {
            one(u8::try_from(*month).ok().and_then(|month| month_of(*year, month)))
        }
        (None, [month, year]) if long(1) => {
            one(u8::try_from(*month).ok().and_then(|month| month_of(*year, month)))
        }
        (None, [year, month, day]) if long(0) => {
            one(u8::try_from(*month).ok().and_then(|month| day_of(*year, month, *day)))
        }
        (None, [first, second, year]) if long(2) => {
            let small = |number: u16| u8::try_from(number).ok();
            let day_first = small(*second).and_then(|month| day_of(*year, month, *first));
            let month_first = small(*first).and_then(|month| day_of(*year, month, *second));
            // Points stand between figures only where the day comes first.
            let is_open = language == Language::En && !rest.contains('.');
            match (day_first, month_first) {
                (Some(one), Some(other)) if one != other && is_open => {
                    DateReading::Either(one, other)
                }
                (Some(date), _) => sensible(date),
                (None, Some(date)) if !rest.contains('.') => sensible(date),
                (None, _) => DateReading::None,
            }
        }
        _ => DateReading::None,
    }
}

/// A number that stands where a day is wanted: a year, or the count of days that spreadsheets keep
/// for a day and show once the cell is no longer formatted as one.
pub(crate) fn of_number(number: f64) -> Option<(PartialDate, bool)> {
    if number.fract() != 0.0 && number < 10_000.0 {
        return None;
    }
    if (1900.0..=2200.0).contains(&number) {
        #[expect(clippy::cast_possible_truncation, reason = "between 1900 and 2200")]
        return Some((PartialDate::year(number as i16), false));
    }
    // From 1968 to 2091; the first day is 1899-12-30 from March 1900 on.
    if (25_000.0..70_000.0).contains(&number) {
        #[expect(clippy::cast_possible_truncation, reason = "below 70,000")]
        let days = number as i32;
        let first = PartialDate::day(1899, 12, 30)?;
        return Some((first.plus_days(days), true));
    }
    None
}

fn one(date: Option<PartialDate>) -> DateReading {
    date.map_or(DateReading::None, sensible)
}

/// A year outside these is a slip of the keyboard.
fn sensible(date: PartialDate) -> DateReading {
    if (1850..=2200).contains(&date.year_number()) {
        DateReading::Date(date)
    } else {
        DateReading::None
    }
}

fn day_of(year: u16, month: u8, day: u16) -> Option<PartialDate> {
    PartialDate::day(i16::try_from(year).ok()?, month, u8::try_from(day).ok()?)
}

fn month_of(year: u16, month: u8) -> Option<PartialDate> {
    PartialDate::month(i16::try_from(year).ok()?, month)
}

/// The month that is named, and what is left without its name.
fn named_month(written: &str, months: &Months) -> (Option<u8>, String) {
    let mut found: Option<(usize, usize, u8)> = None;
    for (number, forms) in (1u8..).zip(months) {
        for form in forms.iter().filter(|form| !form.chars().any(|one| one.is_ascii_digit())) {
            let form = form.to_lowercase();
            let bare = form.trim_end_matches('.');
            let Some(at) = written.find(bare) else { continue };
            let end = at + bare.len();
            let before = written[..at].chars().next_back();
            let after = written[end..].chars().next();
            let apart = |beside: Option<char>| beside.is_none_or(|one| !one.is_alphabetic());
            if apart(before)
                && apart(after)
                && found.is_none_or(|(_, length, _)| bare.len() > length)
            {
                found = Some((at, bare.len(), number));
            }
        }
    }
    match found {
        Some((at, length, number)) => {
            (Some(number), format!("{} {}", &written[..at], &written[at + length..]))
        }
        None => (None, written.to_owned()),
    }
}

/// The text with the digits of other scripts as ASCII ones.
pub(crate) fn in_figures(text: &str) -> String {
    text.chars()
        .map(|one| match one {
            '٠'..='٩' => digit(one, '٠'),
            '۰'..='۹' => digit(one, '۰'),
            '０'..='９' => digit(one, '０'),
            '－' | '‐' | '‑' | '–' => '-',
            '／' => '/',
            '．' => '.',
            other => other,
        })
        .collect()
}

fn digit(one: char, zero: char) -> char {
    char::from_digit(u32::from(one) - u32::from(zero), 10).unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months() -> Months {
        [
            "january|jan.",
            "february",
            "марта|март",
            "",
            "",
            "",
            "",
            "",
            "",
            "octobre",
            "",
            "كانون الأول|ديسمبر",
        ]
        .map(|forms| forms.split('|').filter(|one| !one.is_empty()).map(str::to_owned).collect())
        .to_vec()
    }

    fn read(written: &str, language: Language) -> String {
        match read_date(written, language, &months()) {
            DateReading::Date(date) => date.to_string(),
            DateReading::Either(one, other) => format!("{one} or {other}"),
            DateReading::None => "none".to_owned(),
        }
    }

    #[test]
    fn days_in_six_languages() {
        assert_eq!(read("2027-03-31", Language::En), "2027-03-31");
        assert_eq!(read("31.03.2027", Language::Ru), "2027-03-31");
        assert_eq!(read("31 марта 2027 г.", Language::Ru), "2027-03-31");
        assert_eq!(read("3/4/2027", Language::Fr), "2027-04-03");
        assert_eq!(read("1 octobre 2027", Language::Fr), "2027-10-01");
        assert_eq!(read("2027年3月31日", Language::Zh), "2027-03-31");
        assert_eq!(read("2027年", Language::Zh), "2027");
        assert_eq!(read("٣١/١٢/٢٠٢٧", Language::Ar), "2027-12-31");
        assert_eq!(read("1 ديسمبر 2027", Language::Ar), "2027-12-01");
        assert_eq!(read("Jan. 5, 2027", Language::En), "2027-01-05");
        assert_eq!(read("January 2027", Language::En), "2027-01");
        assert_eq!(read("03/2027", Language::Es), "2027-03");
    }

    #[test]
    fn what_may_mean_two_days_is_left_open() {
        assert_eq!(read("3/4/2027", Language::En), "2027-04-03 or 2027-03-04");
        assert_eq!(read("3.4.2027", Language::En), "2027-04-03");
        assert_eq!(read("4/4/2027", Language::En), "2027-04-04");
        assert_eq!(read("12/31/2027", Language::En), "2027-12-31");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for written in ["next week", "31.02.2027", "Q3 2027 or so", "20277", "12-13-14", "", "TSAG"]
        {
            assert_eq!(read(written, Language::En), "none", "{written}");
        }
    }

    #[test]
    fn serial_numbers() {
        let (day, is_serial) = of_number(46_477.0).expect("a day");
        assert_eq!((day.to_string().as_str(), is_serial), ("2027-03-31", true));
        assert_eq!(of_number(2027.0).map(|(day, _)| day.to_string()).as_deref(), Some("2027"));
        assert_eq!(of_number(0.5), None);
        assert_eq!(of_number(5.0), None);
    }
}
