//! Dates as precise as the text that gives them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date of the Gregorian calendar known to the year, the month or the day.
///
/// Written and serialised as in ISO 8601: `2028`, `2028-10`, `2028-10-15`. Ordered by what is
/// known, a year before its months and a month before its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year.
    pub fn year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year; `None` when the month is not 1–12.
    pub fn month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day; `None` when there is no such day.
    ///
    /// ```
    /// use actum_model::PartialDate;
    /// assert!(PartialDate::day(2024, 2, 29).is_some());
    /// assert!(PartialDate::day(2025, 2, 29).is_none());
    /// ```
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Self::month(year, month)?;
        (day >= 1 && day <= days_in_month(year, month)).then_some(Self { day: Some(day), ..date })
    }

    /// The year.
    pub fn year_number(self) -> i16 {
        self.year
    }

    /// The month, 1–12, when known.
    pub fn month_number(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, when known.
    pub fn day_number(self) -> Option<u8> {
        self.day
    }

    /// The last day that the date may mean, as a date.
    ///
    /// ```
    /// use actum_model::PartialDate;
    /// let month = PartialDate::month(2028, 2).expect("a month");
    /// assert_eq!(month.end().to_string(), "2028-02-29");
    /// ```
    #[must_use]
    pub fn end(self) -> Self {
        let (year, month, day) = self.last_day();
        Self { year, month: Some(month), day: Some(day) }
    }

    /// The first day that the date may mean, as a date.
    ///
    /// ```
    /// use actum_model::PartialDate;
    /// assert_eq!(PartialDate::year(2028).start().to_string(), "2028-01-01");
    /// ```
    #[must_use]
    pub fn start(self) -> Self {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        Self { year: self.year, month: Some(month), day: Some(day) }
    }

    /// The last day that the date may mean, so many days later, or earlier.
    ///
    /// ```
    /// use actum_model::PartialDate;
    /// let day = PartialDate::day(2028, 2, 28).expect("a day");
    /// assert_eq!(day.plus_days(2).to_string(), "2028-03-01");
    /// assert_eq!(day.plus_days(-59).to_string(), "2027-12-31");
    /// ```
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let (mut year, mut month, day) = self.last_day();
        let mut left = i32::from(day) + days;
        while left < 1 {
            (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
            left += i32::from(days_in_month(year, month));
        }
        while left > i32::from(days_in_month(year, month)) {
            left -= i32::from(days_in_month(year, month));
            (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        }
        Self { year, month: Some(month), day: u8::try_from(left).ok() }
    }

    /// The same date, no more precise than `other`: a day becomes its month beside a month.
    #[must_use]
    pub fn as_precise_as(self, other: Self) -> Self {
        Self {
            year: self.year,
            month: self.month.filter(|_| other.month.is_some()),
            day: self.day.filter(|_| other.month.is_some() && other.day.is_some()),
        }
    }

    /// The last day that the date may mean, as `(year, month, day)`: what "by 2028" is due on.
    ///
    /// ```
    /// use actum_model::PartialDate;
    /// assert_eq!(PartialDate::year(2028).last_day(), (2028, 12, 31));
    /// ```
    pub fn last_day(self) -> (i16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The text is not a date of the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct ParsePartialDateError(pub String);

impl FromStr for PartialDate {
    type Err = ParsePartialDateError;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let error = || ParsePartialDateError(written.to_owned());
        let mut parts = written.split('-');
        let mut part = |digits: usize| -> Result<Option<u16>, ParsePartialDateError> {
            let Some(part) = parts.next() else { return Ok(None) };
            if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(error());
            }
            part.parse().map(Some).map_err(|_| error())
        };
        let year = part(4)?.ok_or_else(error)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(error());
        }
        let year = i16::try_from(year).map_err(|_| error())?;
        let small = |number: u16| u8::try_from(number).map_err(|_| error());
        match (month, day) {
            (None, _) => Ok(Self::year(year)),
            (Some(month), None) => Self::month(year, small(month)?).ok_or_else(error),
            (Some(month), Some(day)) => {
                Self::day(year, small(month)?, small(day)?).ok_or_else(error)
            }
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        written.parse().map_err(serde::de::Error::custom)
    }
}

/// A stretch of time; an open end is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// First date that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last date that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}
