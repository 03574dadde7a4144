//! Tables that no event makes: which of them go with a register when it moves.
//!
//! Every table of the schema is in one of four lists: the record, the state (made from it), what is
//! carried along, what is left behind. A test fails when a migration adds one to none of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::database::{Connection, Database, Dialect, Statement, Value, sql};
use crate::error::Result;
use crate::exchange::{Line, LineReader, LineWriter, digits};
use crate::import::plan::hexadecimal;

/// A table that goes along.
struct Carried {
    table: &'static str,
    /// The columns that order its rows; a key, so that the order is always the same.
    order: &'static str,
    /// Columns that mean something where they are only, and are given anew.
    without: &'static [&'static str],
}

const fn whole(table: &'static str, order: &'static str) -> Carried {
    Carried { table, order, without: &[] }
}

/// What goes along: what people entrusted to the register besides its content, and what is still to
/// be done or must not be done twice.
const CARRIED: [Carried; 19] = [
    whole("passwords", "person"),
    whole("person_identities", "issuer, subject"),
    whole("api_tokens", "id"),
    whole("calendar_addresses", "person"),
    whole("access_log", "number"),
    whole("register_keys", "name"),
    whole("mail_subscriptions", "person"),
    whole("mail_letters", "person, kind, day"),
    whole("mail_seen", "person, item"),
    whole("desks", "person"),
    whole("saved_views", "person, name"),
    whole("templates", "body"),
    whole("issued_reports", "body, occasion, text, moment"),
    whole("plan_columns", "headings"),
    whole("webhook_secrets", "webhook"),
    whole("webhook_progress", "webhook"),
    whole("webhook_deliveries", "number"),
    // Numbers are given anew and leases belong to processes here.
    Carried { table: "jobs", order: "number", without: &["number", "worker", "leased_until"] },
    Carried { table: "job_schedules", order: "name", without: &["job"] },
];

/// What stays behind: of the moment, or of the place. Only the test below asks.
#[cfg(test)]
const LEFT: [&str; 8] = [
    "reviewers",
    "sessions",
    "setup_links",
    "sign_in_failures",
    "idempotency_keys",
    // How the state was made: the other register makes its own.
    "state_version",
    // The mark of a register in PostgreSQL.
    "actum_register",
    // Of files of the first program.
    "_sqlx_migrations",
];

/// The kinds of the columns of the carried tables, by table: as this program makes them, whatever
/// the database.
type Columns = BTreeMap<&'static str, Vec<(String, Kind)>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Integer,
    Real,
    Text,
    Bytes,
}

/// The columns that go along.
async fn columns() -> Result<Columns> {
    let own = Database::open_in_memory().await?;
    let mut connection = own.connection().await?;
    let mut columns = Columns::new();
    for carried in &CARRIED {
        let statement = sql("SELECT name, type FROM pragma_table_info($1) ORDER BY cid");
        let mut of_table = Vec::new();
        for row in connection.rows(statement.bind(carried.table)).await? {
            let name = row.text(0)?;
            let kind = match row.text(1)?.as_str() {
                "INTEGER" => Kind::Integer,
                "REAL" => Kind::Real,
                "BLOB" => Kind::Bytes,
                _ => Kind::Text,
            };
            if !carried.without.contains(&name.as_str()) {
                of_table.push((name, kind));
            }
        }
        columns.insert(carried.table, of_table);
    }
    drop(connection);
    own.close().await;
    Ok(columns)
}

/// Whether a register has a table: one of an earlier version has not all of them.
async fn has(connection: &mut Connection, table: &str) -> Result<bool> {
    let statement = match connection.dialect() {
        Dialect::Sqlite => {
            sql("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1")
        }
        Dialect::Postgres => sql("SELECT count(*) FROM pg_class
             JOIN pg_namespace ON pg_namespace.oid = relnamespace
             WHERE nspname = current_schema() AND relname = $1"),
    };
    Ok(connection.one(statement.bind(table)).await?.integer(0)? > 0)
}

/// The rows of a carried table, in order.
async fn rows(
    connection: &mut Connection,
    carried: &Carried,
    columns: &[(String, Kind)],
) -> Result<Vec<Vec<Value>>> {
    if columns.is_empty() || !has(connection, carried.table).await? {
        return Ok(Vec::new());
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    // Names come from the schema of this program, not from the file.
    let words =
        format!("SELECT {} FROM {} ORDER BY {}", names.join(", "), carried.table, carried.order);
    let rows = connection.rows(Statement::composed(words)).await?;
    let value = |row: &crate::database::Row, column: usize, kind: Kind| {
        Ok(match kind {
            Kind::Integer => Value::Integer(row.get(column)?),
            Kind::Real => Value::Real(row.get(column)?),
            Kind::Text => Value::Text(row.get(column)?),
            Kind::Bytes => Value::Bytes(row.get(column)?),
        })
    };
    rows.iter()
        .map(|row| {
            let cells = columns.iter().enumerate();
            cells.map(|(column, (_, kind))| value(row, column, *kind)).collect()
        })
        .collect()
}

/// Puts a row into a table of another register. A job that runs there waits here.
async fn put(
    connection: &mut Connection,
    table: &str,
    columns: &[(String, Kind)],
    values: Vec<Value>,
) -> Result<()> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let mut statement =
        Statement::composed(format!("INSERT INTO {table} ({}) VALUES (", names.join(", ")));
    statement.push_list(values);
    statement.push(")");
    connection.execute(statement).await?;
    if table == "jobs" {
        let waits = sql("UPDATE jobs SET state = 'waiting' WHERE state = 'running'");
        connection.execute(waits).await?;
    }
    Ok(())
}

/// Makes room: what an empty register has in these tables is its own and goes.
pub(super) async fn clear(connection: &mut Connection) -> Result<()> {
    for carried in &CARRIED {
        let words = format!("DELETE FROM {}", carried.table);
        connection.execute(Statement::composed(words)).await?;
    }
    Ok(())
}

/// Writes the rows that go along as lines.
pub(super) async fn export(snapshot: &mut Connection, lines: &mut LineWriter<'_>) -> Result<()> {
    let columns = columns().await?;
    for carried in &CARRIED {
        let of_table = &columns[carried.table];
        for values in rows(snapshot, carried, of_table).await? {
            let mut cells = Map::new();
            for ((name, _), value) in of_table.iter().zip(values) {
                let cell = match value {
                    Value::Integer(Some(number)) => Json::from(number),
                    Value::Real(Some(number)) => Json::from(number),
                    Value::Text(Some(words)) => Json::from(words),
                    Value::Bytes(Some(bytes)) => Json::from(hexadecimal(&bytes)),
                    Value::Integer(None)
                    | Value::Real(None)
                    | Value::Text(None)
                    | Value::Bytes(None) => continue,
                };
                cells.insert(name.clone(), cell);
            }
            lines.write(&Line::Row { table: Cow::Borrowed(carried.table), values: cells })?;
        }
    }
    Ok(())
}

/// Rows on their way into a register.
pub(super) struct Arriving(Columns);

impl Arriving {
    pub(super) async fn new() -> Result<Self> {
        Ok(Self(columns().await?))
    }

    /// Puts in the row of a line.
    pub(super) async fn put(
        &self,
        connection: &mut Connection,
        table: &str,
        mut cells: Map<String, Json>,
        lines: &LineReader<'_>,
    ) -> Result<()> {
        let Some(columns) = self.0.get(table) else {
            return Err(lines.invalid(&format!("it is for a table `{table}`, which is not known")));
        };
        let mut values = Vec::with_capacity(columns.len());
        for (name, kind) in columns {
            let unfit = || lines.invalid(&format!("`{name}` of `{table}` is of another kind"));
            let value = match (kind, cells.remove(name)) {
                (Kind::Integer, None) => Value::Integer(None),
                (Kind::Real, None) => Value::Real(None),
                (Kind::Text, None) => Value::Text(None),
                (Kind::Bytes, None) => Value::Bytes(None),
                (Kind::Integer, Some(cell)) => {
                    Value::Integer(Some(cell.as_i64().ok_or_else(unfit)?))
                }
                (Kind::Real, Some(cell)) => Value::Real(Some(cell.as_f64().ok_or_else(unfit)?)),
                (Kind::Text, Some(Json::String(words))) => Value::Text(Some(words)),
                (Kind::Bytes, Some(Json::String(written))) => {
                    Value::Bytes(Some(digits(&written).ok_or_else(unfit)?))
                }
                (Kind::Text | Kind::Bytes, Some(_)) => return Err(unfit()),
            };
            values.push(value);
        }
        if let Some((name, _)) = cells.iter().next() {
            return Err(lines.invalid(&format!("`{table}` has no column `{name}`")));
        }
        put(connection, table, columns, values).await
    }
}

/// Copies the rows that go along from another register.
pub(super) async fn copy(source: &mut Connection, target: &mut Connection) -> Result<()> {
    clear(target).await?;
    let columns = columns().await?;
    for carried in &CARRIED {
        let of_table = &columns[carried.table];
        for values in rows(source, carried, of_table).await? {
            put(target, carried.table, of_table, values).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::check::STATE;

    #[tokio::test]
    async fn every_table_is_carried_left_made_from_events_or_the_record() {
        let own = Database::open_in_memory().await.expect("memory");
        let mut connection = own.connection().await.expect("a connection");
        let statement = sql("SELECT name FROM sqlite_schema
             WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        let there: BTreeSet<String> =
            connection.column(statement).await.expect("reads").into_iter().collect();
        let mut listed: Vec<&str> = vec!["events", "contents"];
        listed.extend(STATE.iter().map(|(table, _)| *table));
        listed.extend(CARRIED.iter().map(|carried| carried.table));
        listed.extend(LEFT);
        let once: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(once.len(), listed.len(), "a table is in two lists");
        for table in &there {
            assert!(
                once.contains(table.as_str()),
                "`{table}` is in no list: say in store/carry.rs whether it moves with the register, \
                 or in store/check.rs that it is made from events"
            );
        }
        let elsewhere = ["actum_register", "_sqlx_migrations"];
        for table in once.iter().filter(|table| !elsewhere.contains(table)) {
            assert!(there.contains(*table), "there is no table `{table}`");
        }
        let columns = columns().await.expect("reads");
        for carried in &CARRIED {
            let known = &columns[carried.table];
            assert!(!known.is_empty(), "{} has no columns", carried.table);
        }
    }
}
