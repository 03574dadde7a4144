//! Lists that go on behind a place.

use crate::database::{Connection, Statement, Value, sql};
use crate::error::Result;
use crate::query::{ItemPlace, Key, SortDirection};

/// The place of an item in a list sorted by `column`, an expression over the columns of `items`.
pub(super) async fn of(
    connection: &mut Connection,
    column: Option<&str>,
    number: i64,
) -> Result<ItemPlace> {
    let mut statement = sql("SELECT text, position, number");
    if let Some(column) = column {
        statement.push(format_args!(", {column}"));
    }
    statement.push(" FROM items WHERE number = ").push_bind(number);
    let row = connection.one(statement).await?;
    let key = match column {
        None => Key::Original,
        Some(_) => match row.value(3)? {
            Value::Integer(Some(key)) => Key::Integer(key),
            Value::Real(Some(key)) => Key::Real(key.to_bits()),
            Value::Text(Some(key)) => Key::Text(key),
            Value::Integer(None) | Value::Real(None) | Value::Text(None) | Value::Bytes(_) => {
                Key::Nothing
            }
        },
    };
    Ok(ItemPlace { key, text: row.integer(0)?, position: row.integer(1)?, number: row.integer(2)? })
}

/// What holds of the rows of `items` that come behind `place`, where they are sorted by `column`,
/// then by their place in the texts; what has no value is at the end.
pub(super) fn behind(
    statement: &mut Statement,
    column: Option<&str>,
    direction: SortDirection,
    place: &ItemPlace,
) {
    let sign = match direction {
        SortDirection::Ascending => ">",
        SortDirection::Descending => "<",
    };
    let later = |statement: &mut Statement, sign: &str| {
        statement.push(format_args!("(text, position, number) {sign} ("));
        statement.push_list([place.text, place.position, place.number]);
        statement.push(")");
    };
    let key: Value = match (&place.key, column) {
        (Key::Original, _) | (_, None) => return later(statement, sign),
        (Key::Nothing, Some(column)) => {
            statement.push(format_args!("{column} IS NULL AND "));
            return later(statement, ">");
        }
        (Key::Integer(key), Some(_)) => (*key).into(),
        (Key::Real(key), Some(_)) => f64::from_bits(*key).into(),
        (Key::Text(key), Some(_)) => key.clone().into(),
    };
    let column = column.unwrap_or_default();
    statement.push(format_args!("({column} {sign} ")).push_bind(key.clone());
    statement.push(format_args!(" OR {column} IS NULL OR {column} = ")).push_bind(key);
    statement.push(" AND ");
    later(statement, ">");
    statement.push(")");
}
