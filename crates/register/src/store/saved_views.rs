//! Views that people keep, in their table.

use crate::database::{Connection, sql};
use crate::error::Result;
use crate::saved_view::{MOST_SAVED_VIEWS, SavedView, SavedViewRefusal};

/// The views of a person, and those that others share, by name.
pub(crate) async fn of(connection: &mut Connection, person: &str) -> Result<Vec<SavedView>> {
    let statement = sql("SELECT person, name, page, query, shared FROM saved_views
         WHERE person = $1 OR shared = 1 ORDER BY name, person")
    .bind(person);
    let rows = connection.rows(statement).await?;
    rows.iter()
        .map(|row| {
            Ok(SavedView {
                person: row.text(0)?,
                name: row.text(1)?,
                page: row.text(2)?,
                query: row.text(3)?,
                shared: row.integer(4)? == 1,
            })
        })
        .collect()
}

/// Keeps a view, in place of the person's own one of that name.
pub(crate) async fn keep(
    connection: &mut Connection,
    view: &SavedView,
    now: i64,
) -> Result<std::result::Result<(), SavedViewRefusal>> {
    let others = sql("SELECT count(*) FROM saved_views WHERE person = $1 AND name <> $2")
        .bind(view.person.as_str())
        .bind(view.name.as_str());
    let others: usize = connection.one(others).await?.number(0)?;
    if others >= MOST_SAVED_VIEWS {
        return Ok(Err(SavedViewRefusal::TooMany));
    }
    let statement = sql("INSERT INTO saved_views (person, name, page, query, shared, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person, name) DO UPDATE
         SET page = excluded.page, query = excluded.query, shared = excluded.shared,
             changed_at = excluded.changed_at")
    .bind(view.person.as_str())
    .bind(view.name.as_str())
    .bind(view.page.as_str())
    .bind(view.query.as_str())
    .bind(i64::from(view.shared))
    .bind(now);
    connection.execute(statement).await.map(|_| Ok(()))
}

/// Takes a view out. Says whether there was one.
pub(crate) async fn remove(connection: &mut Connection, person: &str, name: &str) -> Result<bool> {
    let statement =
        sql("DELETE FROM saved_views WHERE person = $1 AND name = $2").bind(person).bind(name);
    Ok(connection.execute(statement).await? > 0)
}
