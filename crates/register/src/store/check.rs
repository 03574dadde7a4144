//! Proof that the file is sound and the state follows from the events.

use std::collections::BTreeMap;

use actum_model::statuses_in_order;
use sha2::{Digest, Sha256};

use super::apply::Applier;
use super::change;
use super::listing::Keeper;
use super::read::RawEvent;
use super::replay::Replay;
use crate::database::{Connection, Database, Dialect, Statement, Value, sql};
use crate::error::{RegisterError, Result};
use crate::event::Event;
use crate::import::plan::{Content, hexadecimal};
use crate::view::{CheckReport, FacetValue, Statistics};

/// Every state table with the columns that order its rows. `events` and `contents` are the record
/// itself and are not compared.
pub(super) const STATE: [(&str, &str); 29] = [
    ("bodies", "id"),
    ("body_members", "collective, member"),
    ("occasions", "id"),
    ("texts", "number"),
    ("editions", "position"),
    ("items", "number"),
    ("item_values", "item"),
    ("item_words", "item"),
    ("item_bodies", "role, body, item"),
    ("item_forces", "force, item"),
    ("item_instruments", "instrument, item"),
    ("item_dues", "item, due, reading"),
    ("item_due_keys", "due_key, item"),
    ("item_references", "item, target"),
    ("item_clauses", "item, edition"),
    ("item_records", "item, position"),
    ("item_links", "item, kind, other"),
    ("item_tags", "tag, item"),
    ("item_waits", "kind, item"),
    ("workflows", "id"),
    ("text_workflows", "text"),
    ("people", "number"),
    ("person_names", "name"),
    ("positions", "id"),
    ("procedures", "id"),
    ("webhooks", "number"),
    ("drafts", "number"),
    ("draft_steps", "draft, number"),
    ("item_versions", "since"),
];

/// How many findings are listed; a damaged file may have one per row.
const MOST_FINDINGS: usize = 50;

/// How many rows are compared at a time.
const COMPARED: usize = 5000;

/// Looks at the database and at what it says. The state is made anew in memory and compared, so that
/// registers in either database are held against the same.
pub(crate) async fn check(snapshot: &mut Connection) -> Result<CheckReport> {
    let mut report = CheckReport::default();
    if let Err(detail) = unless_damaged(damage(snapshot, &mut report).await)? {
        report.findings.push(detail);
    }
    let rebuilt = Database::open_in_memory().await?;
    let before = report.findings.len();
    match rebuild(snapshot, &rebuilt, &mut report).await {
        Ok(()) => {
            report.record_is_whole = report.findings.len() == before;
            compare(snapshot, &rebuilt, &mut report).await?;
        }
        // A newer event is not damage: this program is too old to judge.
        Err(error @ RegisterError::NewerEvent { .. }) => return Err(error),
        Err(error) => report.findings.push(format!("the events cannot be replayed: {error}")),
    }
    rebuilt.close().await;
    report.findings.truncate(MOST_FINDINGS);
    Ok(report)
}

/// What is damaged, when that is why something failed; every other error goes on.
fn unless_damaged<T>(done: Result<T>) -> Result<std::result::Result<T, String>> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(RegisterError::Damaged { detail, .. }) => Ok(Err(detail)),
        Err(error) => Err(error),
    }
}

/// What stands in which tree of an SQLite file, by the page at which the tree begins.
async fn trees(connection: &mut Connection) -> Result<BTreeMap<i64, String>> {
    let statement = sql("SELECT rootpage, type, name FROM sqlite_schema WHERE rootpage > 0");
    let rows = connection.rows(statement).await?;
    let named = |row: &crate::database::Row| -> Result<(i64, String)> {
        Ok((row.integer(0)?, format!("{} {}", row.text(1)?, row.text(2)?)))
    };
    rows.iter().map(named).collect()
}

/// A finding of SQLite with the name of the table or index in place of the number of its tree.
fn placed(finding: &str, trees: &BTreeMap<i64, String>) -> String {
    let Some((before, rest)) = finding.split_once("Tree ") else { return finding.to_owned() };
    let digits = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    match rest.get(..digits).and_then(|tree| tree.parse().ok()).and_then(|tree| trees.get(&tree)) {
        Some(name) => format!("{before}{name},{}", rest.get(digits..).unwrap_or_default()),
        None => finding.to_owned(),
    }
}

/// What the database itself can find. PostgreSQL checks the sums of its pages, where it was set up
/// to, whenever it reads one, and never lets a row point at nothing.
async fn damage(connection: &mut Connection, report: &mut CheckReport) -> Result<()> {
    match connection.dialect() {
        Dialect::Postgres => Ok(()),
        Dialect::Sqlite => {
            let pages: Vec<String> = connection.column(sql("PRAGMA integrity_check")).await?;
            let trees = trees(connection).await.unwrap_or_default();
            let lines = pages.iter().flat_map(|page| page.lines()).filter(|line| *line != "ok");
            let lines = lines.filter(|line| !line.starts_with("***"));
            report.findings.extend(lines.map(|line| placed(line, &trees)));
            let strays = sql("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1");
            for row in connection.rows(strays).await? {
                let (table, count) = (row.text(0)?, row.integer(1)?);
                let stray = format!("{count} rows of {table} point at rows that are missing");
                report.findings.push(stray);
            }
            Ok(())
        }
    }
}

/// Makes the state anew from contents and events alone.
async fn rebuild(
    source: &mut Connection,
    rebuilt: &Database,
    report: &mut CheckReport,
) -> Result<()> {
    let mut transaction = rebuilt.begin_write().await?;
    let mut applier = Applier::new(&mut transaction);
    let names = sql("SELECT sha256 FROM contents ORDER BY sha256");
    for sha256 in source.column::<String>(names).await? {
        let content = sql("SELECT bytes FROM contents WHERE sha256 = $1").bind(&sha256);
        let bytes: Vec<u8> = source.one(content).await?.get(0)?;
        if hexadecimal(&Sha256::digest(&bytes)) != sha256 {
            report.findings.push(format!("content {sha256} was altered"));
        }
        // Only the name matters to the state; the bytes were judged just now.
        applier.keep(&[Content { sha256, kind: "judged", bytes: Vec::new() }]).await?;
    }
    let mut before = 0;
    let mut watch = |record: &RawEvent, event: &Event| {
        if record.seq != before + 1 {
            let (first, last) = (before + 1, record.seq - 1);
            report.findings.push(format!("events {first} to {last} are missing"));
        }
        before = record.seq;
        report.events += 1;
        if event.subject() != record.subject {
            report.findings.push(format!(
                "event {} is filed under `{}` and is about `{}`",
                record.seq,
                record.subject,
                event.subject()
            ));
        }
    };
    let all = Replay { source: Some(source), until: None, store: false };
    all.run(&mut applier, &mut watch).await?;
    transaction.commit().await
}

/// Compares every state table row by row.
async fn compare(
    source: &mut Connection,
    rebuilt: &Database,
    report: &mut CheckReport,
) -> Result<()> {
    let mut rebuilt = rebuilt.connection().await?;
    for (table, order) in STATE {
        let compared = compare_table(source, &mut rebuilt, (table, order), report).await;
        if let Err(detail) = unless_damaged(compared)? {
            report.findings.push(format!("table {table} cannot be read: {detail}"));
        }
    }
    Ok(())
}

/// Compares a state table row by row.
async fn compare_table(
    source: &mut Connection,
    rebuilt: &mut Connection,
    (table, order): (&'static str, &'static str),
    report: &mut CheckReport,
) -> Result<()> {
    let columns = sql("SELECT name FROM pragma_table_info($1) ORDER BY cid").bind(table);
    let columns: Vec<String> = rebuilt.column(columns).await?;
    // Table and column names come from the schema of this program, not from the file.
    let words =
        format!("SELECT {} FROM {table} ORDER BY {order} LIMIT $1 OFFSET $2", columns.join(", "));
    let (mut stored, mut expected, mut differing, mut first) = (0, 0, 0_u64, String::new());
    loop {
        let there = rows(source, &words, stored).await?;
        let wanted = rows(rebuilt, &words, expected).await?;
        for (left, _) in there.iter().zip(&wanted).filter(|(left, right)| left != right) {
            differing += 1;
            if first.is_empty() {
                first = format!("{left:?}").chars().take(80).collect();
            }
        }
        stored += there.len();
        expected += wanted.len();
        if there.len() < COMPARED && wanted.len() < COMPARED {
            break;
        }
    }
    report.rows += stored as u64;
    if differing > 0 || stored != expected {
        report.findings.push(format!(
            "table {table} holds {stored} rows where the events give {expected}, {differing} \
                 of them otherwise {first}"
        ));
    }
    Ok(())
}

/// Some rows of a table, so that a large one never stands in memory as a whole.
async fn rows(connection: &mut Connection, words: &str, offset: usize) -> Result<Vec<Vec<Value>>> {
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let statement = Statement::composed(words.to_owned());
    let rows = connection.rows(statement.bind(whole(COMPARED)).bind(whole(offset))).await?;
    rows.iter().map(|row| (0..row.columns()).map(|column| row.value(column)).collect()).collect()
}

/// Numbers about the register, those of items from `listing` where it is kept.
pub(crate) async fn statistics(snapshot: &mut Connection, listing: &Keeper) -> Result<Statistics> {
    // Events have no gaps, and counting a million rows takes longer than looking at the last.
    let mut statement = sql("SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM editions),
           (SELECT count(*) FROM bodies), (SELECT count(*) FROM occasions),
           (SELECT coalesce(max(seq), 0) FROM events),
           (SELECT at FROM events ORDER BY seq DESC LIMIT 1), ");
    statement.push(snapshot.dialect().size());
    let row = snapshot.one(statement).await?;
    let counted = listing.of(snapshot, |listing| (listing.len() as u64, listing.by_status()));
    let (items, counts) = match counted.await? {
        Some(counted) => counted,
        None => counts(snapshot).await?,
    };
    let statuses = statuses_in_order(&change::workflows(snapshot).await?);
    let statuses = statuses.into_iter().map(|status| FacetValue {
        count: counts.get(status.as_str()).copied().unwrap_or(0),
        value: status.to_string(),
        chosen: false,
    });
    Ok(Statistics {
        texts: row.number(0)?,
        editions: row.number(1)?,
        items,
        statuses: statuses.collect(),
        bodies: row.number(2)?,
        occasions: row.number(3)?,
        events: row.number(4)?,
        last_event: row.number(4)?,
        as_of: row.get(5)?,
        bytes: row.number(6)?,
    })
}

/// How many items there are, and how many at each status.
async fn counts(snapshot: &mut Connection) -> Result<(u64, BTreeMap<String, u64>)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for row in snapshot.rows(sql("SELECT status, count(*) FROM items GROUP BY status")).await? {
        counts.insert(row.text(0)?, row.number(1)?);
    }
    Ok((counts.values().sum(), counts))
}
