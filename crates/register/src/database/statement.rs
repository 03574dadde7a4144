//! Statements and the values bound to them.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use sqlx::error::BoxDynError;
use sqlx::{Arguments, AssertSqlSafe, Encode, SqlSafeStr, SqlStr, Type};

/// A value for a statement. Nothing is typed too: PostgreSQL wants to know of which type a missing
/// value is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// A whole number.
    Integer(Option<i64>),
    /// A number with a fraction.
    Real(Option<f64>),
    /// Words.
    Text(Option<String>),
    /// Anything else.
    Bytes(Option<Vec<u8>>),
}

/// A statement with its values.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    sql: Cow<'static, str>,
    values: Vec<Value>,
}

/// A statement of fixed words; values stand in it as `$1`, `$2` ….
pub(crate) fn sql(words: &'static str) -> Statement {
    Statement { sql: Cow::Borrowed(words), values: Vec::new() }
}

impl Statement {
    /// A statement whose words were put together. No word may come from outside the program.
    pub(crate) fn composed(words: String) -> Self {
        Self { sql: Cow::Owned(words), values: Vec::new() }
    }

    /// The same between other words.
    pub(crate) fn wrapped(mut self, before: &'static str, after: &'static str) -> Self {
        self.sql = Cow::Owned(format!("{before}{}{after}", self.sql));
        self
    }

    /// Binds the next value.
    #[must_use]
    pub(crate) fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Adds words to the statement. No word may come from outside the program.
    pub(crate) fn push(&mut self, words: impl Display) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.sql.to_mut(), "{words}");
        self
    }

    /// Binds the next value and gives its place, `$3`, to be pushed.
    pub(crate) fn place_of(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// Binds the next value and puts its place at the end of the statement.
    pub(crate) fn push_bind(&mut self, value: impl Into<Value>) -> &mut Self {
        let place = self.place_of(value);
        self.push(place)
    }

    /// Binds values and puts their places at the end of the statement, with commas between them.
    pub(crate) fn push_list<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) {
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            self.push_bind(value);
        }
    }

    /// The words, for errors.
    pub(super) fn words(&self) -> Cow<'static, str> {
        self.sql.clone()
    }

    /// Words and values as one database wants them.
    pub(super) fn into_parts<DB>(self) -> Result<(SqlStr, DB::Arguments), BoxDynError>
    where
        DB: sqlx::Database,
        DB::Arguments: Arguments<Database = DB>,
        Option<i64>: for<'q> Encode<'q, DB> + Type<DB>,
        Option<f64>: for<'q> Encode<'q, DB> + Type<DB>,
        Option<String>: for<'q> Encode<'q, DB> + Type<DB>,
        Option<Vec<u8>>: for<'q> Encode<'q, DB> + Type<DB>,
    {
        let mut arguments = DB::Arguments::default();
        for value in self.values {
            match value {
                Value::Integer(value) => arguments.add(value)?,
                Value::Real(value) => arguments.add(value)?,
                Value::Text(value) => arguments.add(value)?,
                Value::Bytes(value) => arguments.add(value)?,
            }
        }
        // Words are literals of this program, alone or put together by `push` and `composed`.
        Ok((AssertSqlSafe(self.sql).into_sql_str(), arguments))
    }
}

macro_rules! values {
    ($($from:ty => $kind:ident($convert:expr);)+) => {
        $(
            impl From<$from> for Value {
                fn from(value: $from) -> Self {
                    let convert: fn($from) -> _ = $convert;
                    Value::$kind(Some(convert(value)))
                }
            }

            impl From<Option<$from>> for Value {
                fn from(value: Option<$from>) -> Self {
                    let convert: fn($from) -> _ = $convert;
                    Value::$kind(value.map(convert))
                }
            }
        )+
    };
}

values! {
    i64 => Integer(|value| value);
    i32 => Integer(i64::from);
    u32 => Integer(i64::from);
    u16 => Integer(i64::from);
    f64 => Real(|value| value);
    f32 => Real(f64::from);
    String => Text(storable);
    &str => Text(|value| storable(value.to_owned()));
    &String => Text(|value| storable(value.clone()));
    Vec<u8> => Bytes(|value| value);
    &[u8] => Bytes(<[u8]>::to_vec);
    &Vec<u8> => Bytes(Vec::clone);
}

/// PostgreSQL stores no NUL in texts, so that neither database gets one.
fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Value, sql};

    #[test]
    fn places_are_numbered_as_they_are_bound() {
        let mut statement = sql("SELECT id FROM items WHERE status = ");
        statement.push_bind(3).push(" AND action IN (");
        statement.push_list(["5", "6"]);
        statement.push(")");
        assert_eq!(
            statement.words(),
            "SELECT id FROM items WHERE status = $1 AND action IN ($2, $3)"
        );
        assert_eq!(Value::from(None::<&str>), Value::Text(None));
    }
}
