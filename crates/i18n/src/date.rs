//! Dates as each language writes them.

use actum_model::{PartialDate, Period};

use crate::{Messages, Value};

impl Messages {
    /// A date as precise as it is known: `2028`, `October 2028`, `15 October 2028`.
    ///
    /// ```
    /// use actum_i18n::Messages;
    /// use actum_model::{Language, PartialDate};
    /// let date = PartialDate::day(2028, 10, 15).unwrap();
    /// assert_eq!(Messages::new(Language::En).date(date), "15 October 2028");
    /// assert_eq!(Messages::new(Language::Zh).date(date), "2028年10月15日");
    /// assert_eq!(Messages::new(Language::Ru).date(date), "15 октября 2028 года");
    /// ```
    pub fn date(self, date: PartialDate) -> String {
        // The year is passed as words: 2028 is not 2,028.
        let year = date.year_number().to_string();
        let Some(month) = date.month_number() else {
            return plain(&self.text_with("date-year", &[("year", year.into())]));
        };
        let Some(day) = date.day_number() else {
            let month = self.text(&format!("month-{month}"));
            let values: [(&str, Value<'_>); 2] =
                [("month", month.words().into()), ("year", year.into())];
            return plain(&self.text_with("date-month", &values));
        };
        let month = self.text(&format!("month-in-date-{month}"));
        let values: [(&str, Value<'_>); 3] =
            [("day", day.into()), ("month", month.words().into()), ("year", year.into())];
        plain(&self.text_with("date-day", &values))
    }

    /// A stretch of time: `2025–2028`, `from October 2024`, `until 2024`; `None` when both ends
    /// are open. A period that begins and ends on one date is that date.
    pub fn period(self, period: Period) -> Option<String> {
        match (period.from, period.to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(self.date(from)),
            (Some(from), Some(to)) => {
                let (from, to) = (self.date(from), self.date(to));
                let values: [(&str, Value<'_>); 2] = [("from", from.into()), ("to", to.into())];
                Some(plain(&self.text_with("period-closed", &values)))
            }
            (Some(from), None) => {
                let from = self.date(from);
                Some(plain(&self.text_with("period-from", &[("from", from.into())])))
            }
            (None, Some(to)) => {
                let to = self.date(to);
                Some(plain(&self.text_with("period-to", &[("to", to.into())])))
            }
        }
    }

    /// A moment written as RFC 3339 in UTC (`2026-11-23T04:20:00Z`): `23 November 2026, 04:20
    /// UTC`. Words of another form are returned as they are.
    pub fn moment(self, rfc3339: &str) -> String {
        let read = || {
            let (date, time) = rfc3339.split_once('T')?;
            let date: PartialDate = date.parse().ok()?;
            let time = time.get(..5)?;
            Some((self.date(date), time))
        };
        let Some((date, time)) = read() else { return rfc3339.to_owned() };
        let values: [(&str, Value<'_>); 2] = [("date", date.into()), ("time", time.into())];
        plain(&self.text_with("moment", &values))
    }
}

/// Without isolates: a date is written in one direction, and the marks would only get in the way
/// of copying and searching.
fn plain(words: &str) -> String {
    words.chars().filter(|letter| !matches!(letter, '\u{2068}' | '\u{2069}')).collect()
}

#[cfg(test)]
mod tests {
    use actum_model::Language;

    use super::*;

    #[test]
    fn dates_in_six_languages() {
        let day = PartialDate::day(2024, 10, 1).expect("a day");
        let month = PartialDate::month(2024, 10).expect("a month");
        let cases = [
            (Language::En, "1 October 2024", "October 2024", "2024"),
            (Language::Zh, "2024年10月1日", "2024年10月", "2024年"),
            (Language::Fr, "1er octobre 2024", "octobre 2024", "2024"),
            (Language::Es, "1 de octubre de 2024", "octubre de 2024", "2024"),
            (Language::Ru, "1 октября 2024 года", "октябрь 2024 года", "2024 год"),
            (Language::Ar, "1 أكتوبر 2024", "أكتوبر 2024", "2024"),
        ];
        for (language, of_day, of_month, of_year) in cases {
            let messages = Messages::new(language);
            assert_eq!(messages.date(day), of_day);
            assert_eq!(messages.date(month), of_month);
            assert_eq!(messages.date(PartialDate::year(2024)), of_year);
        }
    }

    #[test]
    fn periods() {
        let messages = Messages::new(Language::En);
        let year = |year| Some(PartialDate::year(year));
        let period = |from, to| messages.period(Period { from, to });
        assert_eq!(period(year(2025), year(2028)).as_deref(), Some("2025–2028"));
        assert_eq!(period(year(2025), year(2025)).as_deref(), Some("2025"));
        assert_eq!(period(year(2025), None).as_deref(), Some("from 2025"));
        assert_eq!(period(None, year(2024)).as_deref(), Some("until 2024"));
        assert_eq!(period(None, None), None);
    }

    #[test]
    fn moments_and_what_is_none() {
        let messages = Messages::new(Language::En);
        assert_eq!(messages.moment("2026-11-23T04:20:11Z"), "23 November 2026, 04:20 UTC");
        assert_eq!(messages.moment("yesterday"), "yesterday");
        assert_eq!(messages.moment("2026-13-01T00:00:00Z"), "2026-13-01T00:00:00Z");
    }
}
