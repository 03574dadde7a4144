//! The parameters of an address: each is read or refused, none is left aside.

use std::str::FromStr;

use actum_register::Saying;

use super::problem::{Kind, Problem};
use crate::locale::Reader;

/// The most values of one parameter.
const MOST_VALUES: usize = 100;

/// The longest value, in bytes.
const LONGEST_VALUE: usize = 2000;

/// What a parameter can be.
pub(super) struct Wanted(Saying);

impl From<Saying> for Wanted {
    fn from(saying: Saying) -> Self {
        Self(saying)
    }
}

impl From<&str> for Wanted {
    /// One of some values, named as they are written.
    fn from(values: &str) -> Self {
        Self(Saying::of("api-one-of").words("values", &values))
    }
}

/// What says that a day or a moment is wanted.
pub(super) fn day_or_moment() -> Saying {
    Saying::of("api-day")
}

/// The parameters of one request, told off as they are read.
#[derive(Debug, Clone)]
pub(crate) struct Parameters {
    query: Vec<(String, String)>,
    known: Vec<&'static str>,
}

impl Parameters {
    pub(super) fn of(reader: &Reader) -> Self {
        Self { query: reader.query.clone(), known: Vec::new() }
    }

    /// Every value of a parameter that is not blank, in the order given.
    ///
    /// # Errors
    ///
    /// Too many values, or one too long or with a control character.
    pub(super) fn many(&mut self, name: &'static str) -> Result<Vec<String>, Problem> {
        self.known.push(name);
        let mut values = Vec::new();
        for (_, value) in self.query.iter().filter(|(key, _)| key == name) {
            if value.len() > LONGEST_VALUE {
                let wanted = Saying::of("api-longest").words("most", &LONGEST_VALUE);
                return Err(Problem::parameter(name, value, wanted));
            }
            // NUL cannot be asked of PostgreSQL, and no id or word holds any of the others.
            if value.chars().any(|letter| letter.is_control() && letter != '\t') {
                return Err(Problem::parameter(name, value, Saying::of("api-controls")));
            }
            let value = value.trim();
            if !value.is_empty() {
                values.push(value.to_owned());
            }
        }
        if values.len() > MOST_VALUES {
            let wanted = Saying::of("api-most-values").words("most", &MOST_VALUES);
            return Err(Problem::parameter(name, &values.len().to_string(), wanted));
        }
        Ok(values)
    }

    /// The one value of a parameter.
    ///
    /// # Errors
    ///
    /// As [`Parameters::many`]; also when it is given twice.
    pub(super) fn one(&mut self, name: &'static str) -> Result<Option<String>, Problem> {
        let mut values = self.many(name)?;
        if values.len() > 1 {
            return Err(Problem::parameter(name, &values[1], Saying::of("api-once")));
        }
        Ok(values.pop())
    }

    /// The one value, understood by `read`; `wanted` says what would be understood.
    ///
    /// # Errors
    ///
    /// As [`Parameters::one`]; also when `read` gives nothing.
    pub(super) fn read<T>(
        &mut self,
        name: &'static str,
        wanted: impl Into<Wanted>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some(value) = self.one(name)? else { return Ok(None) };
        match read(&value) {
            None => Err(Problem::parameter(name, &value, wanted.into().0)),
            read => Ok(read),
        }
    }

    /// Every value, understood by `read`.
    ///
    /// # Errors
    ///
    /// As [`Parameters::read`].
    pub(super) fn read_all<T>(
        &mut self,
        name: &'static str,
        wanted: impl Into<Wanted>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Problem> {
        let Wanted(wanted) = wanted.into();
        let values = self.many(name)?;
        values
            .iter()
            .map(|value| read(value).ok_or_else(|| Problem::parameter(name, value, wanted.clone())))
            .collect()
    }

    /// A whole number between two bounds.
    ///
    /// # Errors
    ///
    /// As [`Parameters::read`].
    pub(super) fn number<T>(
        &mut self,
        name: &'static str,
        least: T,
        most: T,
    ) -> Result<Option<T>, Problem>
    where
        T: FromStr + PartialOrd + Copy + std::fmt::Display,
    {
        let wanted = Saying::of("api-number").words("least", &least).words("most", &most);
        self.read(name, wanted, |value| {
            value.parse().ok().filter(|number| *number >= least && *number <= most)
        })
    }

    /// `true` or `false`; `false` when it is not given.
    ///
    /// # Errors
    ///
    /// As [`Parameters::read`].
    pub(super) fn flag(&mut self, name: &'static str) -> Result<bool, Problem> {
        let read = |value: &str| match value {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        Ok(self.read(name, "true, false", read)?.unwrap_or(false))
    }

    /// Refuses what nobody read, so that a slip of the pen never looks like an answer.
    ///
    /// # Errors
    ///
    /// The first parameter that is not known.
    pub(super) fn end(&self) -> Result<(), Problem> {
        let unknown = self.query.iter().find(|(name, _)| !self.known.contains(&name.as_str()));
        match unknown {
            None => Ok(()),
            Some((name, _)) => {
                let mut known: Vec<&str> = self.known.iter().copied().chain(["lang"]).collect();
                known.sort_unstable();
                Err(Problem::new(Kind::UnknownParameter).with("name", name).member("known", known))
            }
        }
    }
}
