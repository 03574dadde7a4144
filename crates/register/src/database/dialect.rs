//! The few places where the databases want other words for the same thing.

/// Which words a database wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// SQLite 3.
    Sqlite,
    /// PostgreSQL 13 or later.
    Postgres,
}

impl Dialect {
    /// Where `part` first stands in `whole`, from 1; 0 when it does not.
    pub(crate) fn position_of(self, part: &str, whole: &str) -> String {
        match self {
            Dialect::Sqlite => format!("instr({whole}, {part})"),
            Dialect::Postgres => format!("strpos({whole}, {part})"),
        }
    }

    /// A table `name` of the whole numbers in a JSON array bound at `place`: column `value`, and
    /// `key`, from 0.
    pub(crate) fn numbers(self, place: &str, name: &str) -> String {
        match self {
            Dialect::Sqlite => format!("json_each({place}) AS {name}"),
            Dialect::Postgres => format!(
                "(SELECT value::bigint AS value, ordinality - 1 AS key FROM \
                 json_array_elements_text({place}::json) WITH ORDINALITY AS listed \
                 (value, ordinality)) AS {name}"
            ),
        }
    }

    /// How many bytes the register takes up, as an expression.
    pub(crate) fn size(self) -> &'static str {
        match self {
            Dialect::Sqlite => {
                "(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
            }
            Dialect::Postgres => "pg_database_size(current_database())",
        }
    }

    /// Makes the table `matched` that lives with a connection: the numbers of the items that all
    /// filters of the present query let through, so that seven counts need not find them seven
    /// times. It is empty after each reading.
    pub(super) fn matched(self) -> &'static str {
        match self {
            Dialect::Sqlite => {
                "CREATE TEMP TABLE IF NOT EXISTS matched (number INTEGER PRIMARY KEY)"
            }
            // Emptied as a whole at the end: rows deleted one by one would pile up, for nothing
            // clears up tables of a session.
            Dialect::Postgres => {
                "CREATE TEMP TABLE IF NOT EXISTS matched (number BIGINT PRIMARY KEY) \
                 ON COMMIT DELETE ROWS"
            }
        }
    }
}
