//! The parameters of an address: each is read or refused, none is left aside.

use std::str::FromStr;

use super::problem::{Kind, Problem};
use crate::locale::Reader;

/// The most values of one parameter.
const MOST_VALUES: usize = 100;

/// The longest value, in bytes.
const LONGEST_VALUE: usize = 2000;

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
                let detail = format!("at most {LONGEST_VALUE} bytes are read");
                return Err(Problem::parameter(name, value, detail));
            }
            // NUL cannot be asked of PostgreSQL, and no id or word holds any of the others.
            if value.chars().any(|letter| letter.is_control() && letter != '\t') {
                return Err(Problem::parameter(name, value, "without control characters"));
            }
            let value = value.trim();
            if !value.is_empty() {
                values.push(value.to_owned());
            }
        }
        if values.len() > MOST_VALUES {
            let detail = format!("at most {MOST_VALUES} values are read");
            return Err(Problem::parameter(name, &values.len().to_string(), detail));
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
            return Err(Problem::parameter(name, &values[1], "given once"));
        }
        Ok(values.pop())
    }

    /// The one value, understood by `read`; `what` says what would be understood.
    ///
    /// # Errors
    ///
    /// As [`Parameters::one`]; also when `read` gives nothing.
    pub(super) fn read<T>(
        &mut self,
        name: &'static str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let value = self.one(name)?;
        value
            .map(|value| read(&value).ok_or_else(|| Problem::parameter(name, &value, what)))
            .transpose()
    }

    /// Every value, understood by `read`.
    ///
    /// # Errors
    ///
    /// As [`Parameters::read`].
    pub(super) fn read_all<T>(
        &mut self,
        name: &'static str,
        what: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Problem> {
        let values = self.many(name)?;
        values
            .iter()
            .map(|value| read(value).ok_or_else(|| Problem::parameter(name, value, what)))
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
        let what = format!("a whole number from {least} to {most}");
        self.read(name, &what, |value| {
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
        Ok(self.read(name, "true or false", read)?.unwrap_or(false))
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
