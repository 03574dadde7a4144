//! House templates, issued reports and remembered columns, in their tables.

use sha2::{Digest, Sha256};

use crate::database::{Connection, sql};
use crate::error::Result;
use crate::import::plan::hexadecimal;
use crate::jobs::written;
use crate::papers::{HouseTemplate, IssuedReport};

/// All templates, that for every report first, then by body.
pub(crate) async fn templates(connection: &mut Connection) -> Result<Vec<HouseTemplate>> {
    let statement = sql("SELECT body, file_name, sha256, kept_by, changed_at FROM templates
         ORDER BY body");
    let rows = connection.rows(statement).await?;
    rows.iter()
        .map(|row| {
            let body = row.text(0)?;
            Ok(HouseTemplate {
                body: (!body.is_empty()).then(|| body.into()),
                file_name: row.text(1)?,
                sha256: row.text(2)?,
                kept_by: row.text(3)?,
                changed_at: written(row.integer(4)?),
            })
        })
        .collect()
}

/// The bytes of the template of a body.
pub(crate) async fn template(connection: &mut Connection, body: &str) -> Result<Option<Vec<u8>>> {
    let statement = sql("SELECT bytes, sha256 FROM templates WHERE body = $1").bind(body);
    let Some(row) = connection.rows(statement).await?.into_iter().next() else { return Ok(None) };
    let bytes: Vec<u8> = row.get(0)?;
    if hexadecimal(&Sha256::digest(&bytes)) != row.text(1)? {
        let detail = format!("the template of `{body}` is not the one that was kept");
        return Err(connection.place().damaged(detail));
    }
    Ok(Some(bytes))
}

/// Keeps a template in place of the one of that body. Gives its checksum.
pub(crate) async fn keep_template(
    connection: &mut Connection,
    body: &str,
    (file_name, bytes): (&str, Vec<u8>),
    by: &str,
    now: i64,
) -> Result<String> {
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    let statement =
        sql("INSERT INTO templates (body, file_name, sha256, bytes, kept_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (body) DO UPDATE
         SET file_name = excluded.file_name, sha256 = excluded.sha256, bytes = excluded.bytes,
             kept_by = excluded.kept_by, changed_at = excluded.changed_at")
        .bind(body)
        .bind(file_name)
        .bind(sha256.as_str())
        .bind(bytes)
        .bind(by)
        .bind(now);
    connection.execute(statement).await?;
    Ok(sha256)
}

/// Takes a template out. Says whether there was one.
pub(crate) async fn remove_template(connection: &mut Connection, body: &str) -> Result<bool> {
    let statement = sql("DELETE FROM templates WHERE body = $1").bind(body);
    Ok(connection.execute(statement).await? > 0)
}

/// The reports that were issued, the latest first.
pub(crate) async fn issued(connection: &mut Connection) -> Result<Vec<IssuedReport>> {
    let statement = sql("SELECT body, occasion, text, moment, since, language, format, issued_by
         FROM issued_reports ORDER BY moment DESC, body, occasion, text");
    let rows = connection.rows(statement).await?;
    let given = |words: String| (!words.is_empty()).then_some(words);
    rows.iter()
        .map(|row| {
            Ok(IssuedReport {
                body: given(row.text(0)?).map(Into::into),
                occasion: given(row.text(1)?).map(Into::into),
                text: given(row.text(2)?).map(Into::into),
                moment: row.text(3)?,
                since: given(row.text(4)?),
                language: row.text(5)?,
                format: row.text(6)?,
                issued_by: row.text(7)?,
            })
        })
        .collect()
}

/// Puts an issued report down. The same report of the same moment is one.
pub(crate) async fn issue(connection: &mut Connection, report: &IssuedReport) -> Result<()> {
    let statement = sql("INSERT INTO issued_reports
             (body, occasion, text, moment, since, language, format, issued_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (body, occasion, text, moment) DO NOTHING")
    .bind(report.body.as_ref().map_or("", |body| body.as_str()))
    .bind(report.occasion.as_ref().map_or("", |occasion| occasion.as_str()))
    .bind(report.text.as_ref().map_or("", |text| text.as_str()))
    .bind(report.moment.as_str())
    .bind(report.since.as_deref().unwrap_or_default())
    .bind(report.language.as_str())
    .bind(report.format.as_str())
    .bind(report.issued_by.as_str());
    connection.execute(statement).await.map(|_| ())
}

/// What was said of the columns under these headings.
pub(crate) async fn columns(connection: &mut Connection, key: &str) -> Result<Option<String>> {
    let statement = sql("SELECT columns FROM plan_columns WHERE headings = $1").bind(key);
    connection.first(statement).await
}

/// Remembers what was said of the columns under these headings.
pub(crate) async fn remember_columns(
    connection: &mut Connection,
    key: &str,
    columns: &str,
    by: &str,
    now: i64,
) -> Result<()> {
    let statement = sql("INSERT INTO plan_columns (headings, columns, changed_by, changed_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (headings) DO UPDATE
         SET columns = excluded.columns, changed_by = excluded.changed_by,
             changed_at = excluded.changed_at")
    .bind(key)
    .bind(columns)
    .bind(by)
    .bind(now);
    connection.execute(statement).await.map(|_| ())
}
