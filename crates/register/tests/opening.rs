//! Files that are not what they should be: each its own error, and the file left as it was.

mod support;

use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use actum_model::Language;
use actum_register::{ItemQuery, OpenOptions, Register, RegisterError, Result};
use sqlx::{Connection, SqliteConnection};
use support::{ask, assert_sound, edition, import};

fn options() -> OpenOptions {
    OpenOptions { busy_timeout: Duration::from_millis(200), ..OpenOptions::default() }
}

async fn open(file: &Path) -> Result<Register> {
    Register::open(file, &options()).await
}

/// A closed register with a text of `count` items.
async fn filled(folder: &Path, count: usize) -> PathBuf {
    let file = folder.join("register.actum");
    let register = open(&file).await.expect("a new file");
    let asks: Vec<_> = (1..=count)
        .map(|number| ask(&format!("{number}.1"), "council", &format!("look into point {number}")))
        .collect();
    import(&register, "meeting", &edition(Language::Fr, "a.txt", &asks)).await.expect("imports");
    register.close().await;
    file
}

/// The error of opening, which names the file; the file is as it was before.
async fn refused(file: &Path) -> RegisterError {
    let before = std::fs::read(file).expect("readable");
    let error = open(file).await.expect_err("is refused");
    assert_eq!(std::fs::read(file).expect("readable"), before, "the file was changed: {error}");
    assert!(error.to_string().contains(&file.display().to_string()), "{error}");
    error
}

#[tokio::test]
async fn what_was_stored_is_there_after_closing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 3).await;
    let register = open(&file).await.expect("opens");
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads").total, 3);
    assert_sound(&register).await;
    register.close().await;
    let raw = std::fs::read(&file).expect("readable");
    assert_eq!(&raw[68..72], b"ACTM", "the application id");
    assert_eq!(raw[60..64], [0, 0, 0, 3], "the schema version");
}

#[tokio::test]
async fn nothing_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("none.actum");
    let never = OpenOptions { create: false, ..options() };
    let error = Register::open(&file, &never).await.expect_err("is missing");
    assert!(matches!(error, RegisterError::Missing { .. }), "{error}");
    assert!(!file.exists());
    let error = open(&folder.path().join("no/such/register.actum")).await.expect_err("no folder");
    assert!(
        matches!(&error, RegisterError::FolderMissing { folder, .. } if folder.ends_with("no/such")),
        "{error}"
    );
    let error = open(folder.path()).await.expect_err("a folder is no file");
    assert!(matches!(error, RegisterError::NotAFile { .. }), "{error}");
}

#[tokio::test]
async fn an_empty_file_is_a_new_register() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("empty.actum");
    std::fs::write(&file, b"").expect("writable");
    let register = open(&file).await.expect("opens");
    assert_eq!(register.statistics().await.expect("counts").events, 0);
}

#[tokio::test]
async fn not_a_database() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in [
        ("short.txt", "Not a database.".as_bytes().to_vec()),
        ("long.txt", "Совсем не база данных. ".repeat(4000).into_bytes()),
        ("zeros.bin", vec![0; 10_000]),
        ("noise.bin", (0..9999u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 11) as u8).collect()),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).expect("writable");
        let error = refused(&file).await;
        assert!(matches!(error, RegisterError::NotADatabase { .. }), "{name}: {error}");
    }
}

#[tokio::test]
async fn the_database_of_another_application() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("other.sqlite");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let mut other = SqliteConnection::connect(&address).await.expect("creates");
    sqlx::raw_sql("CREATE TABLE pigeons (ring TEXT)").execute(&mut other).await.expect("runs");
    other.close().await.expect("closes");
    let error = refused(&file).await;
    assert!(
        matches!(error, RegisterError::Foreign { application_id: 0, tables: 1, .. }),
        "{error}"
    );

    let mut other = SqliteConnection::connect(&address).await.expect("opens");
    sqlx::raw_sql("PRAGMA application_id = 7").execute(&mut other).await.expect("runs");
    other.close().await.expect("closes");
    let error = refused(&file).await;
    assert!(matches!(error, RegisterError::Foreign { application_id: 7, .. }), "{error}");
}

#[tokio::test]
async fn a_register_of_a_newer_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 1).await;
    let mut raw = std::fs::OpenOptions::new().write(true).open(&file).expect("opens");
    raw.seek(SeekFrom::Start(60)).expect("seeks");
    raw.write_all(&99u32.to_be_bytes()).expect("writes");
    drop(raw);
    let error = refused(&file).await;
    assert!(matches!(error, RegisterError::NewerSchema { found: 99, known: 3, .. }), "{error}");
}

#[tokio::test]
async fn an_event_of_a_newer_program() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 1).await;
    let mut other =
        SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.expect("opens");
    sqlx::raw_sql(
        "INSERT INTO events SELECT max(seq) + 1, 'x', 'x', 'item-painted', 1, 'x', '{}' FROM events",
    )
    .execute(&mut other)
    .await
    .expect("appends");
    other.close().await.expect("closes");
    let register = open(&file).await.expect("opens");
    let error = register.check().await.expect_err("cannot judge");
    assert!(
        matches!(&error, RegisterError::NewerEvent { kind, .. } if kind == "item-painted"),
        "{error}"
    );
}

#[tokio::test]
async fn cut_off_anywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 40).await;
    let whole = std::fs::read(&file).expect("readable");
    let (mut damaged, mut other) = (0, 0);
    for keep in
        [1, 50, 99, 100, 4095, 4096, 20_000, whole.len() / 2, whole.len() - 4096, whole.len() - 1]
    {
        std::fs::write(&file, &whole[..keep]).expect("writable");
        match use_all(&file).await {
            Err(RegisterError::Damaged { .. }) => damaged += 1,
            Err(RegisterError::NotADatabase { .. } | RegisterError::Foreign { .. }) => other += 1,
            Err(error) => panic!("cut at {keep}: {error}"),
            Ok(findings) => assert!(!findings.is_empty(), "cut at {keep} goes unnoticed"),
        }
    }
    assert!(damaged >= 5, "{damaged} damaged, {other} not recognised");
}

/// Everything that can be asked, and the findings of the check.
async fn use_all(file: &Path) -> Result<Vec<String>> {
    let register = open(file).await?;
    let page = register.items(&ItemQuery::default()).await?;
    for item in &page.items {
        register.history(&item.id).await?;
        register.clauses(&item.id).await?;
        register.related(&item.id).await?;
    }
    for text in register.texts().await? {
        for edition in text.editions {
            register.reading(&edition.id).await?;
        }
    }
    register.body_sheet(&"council".into()).await?;
    register.occasions().await?;
    let findings = register.check().await?.findings;
    register.close().await;
    Ok(findings)
}

#[tokio::test]
async fn a_page_overwritten_anywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 40).await;
    // Rewritten, so that what is not in use is zero and not the rest of something else.
    let address = format!("sqlite://{}", file.display());
    let mut other = SqliteConnection::connect(&address).await.expect("opens");
    sqlx::raw_sql("VACUUM").execute(&mut other).await.expect("rewrites");
    other.close().await.expect("closes");
    let whole = std::fs::read(&file).expect("readable");
    let pages = whole.len() / 4096;
    assert!(pages > 20, "{pages} pages");
    let (mut noticed, mut empty, mut unnoticed) = (0, 0, Vec::new());
    for page in 0..pages {
        let mut bytes = whole.clone();
        // Rows fill a page from its end.
        let end = (page + 1) * 4096;
        let place = end - 600..end;
        if bytes[place.clone()].iter().all(|byte| *byte == 0) {
            empty += 1;
            continue;
        }
        for byte in &mut bytes[place] {
            *byte ^= 0x5a;
        }
        std::fs::write(&file, &bytes).expect("writable");
        match use_all(&file).await {
            Err(
                RegisterError::Damaged { .. }
                | RegisterError::NotADatabase { .. }
                | RegisterError::NewerEvent { .. }
                | RegisterError::Foreign { .. },
            ) => noticed += 1,
            Err(error) => panic!("page {page}: {error}"),
            Ok(findings) if !findings.is_empty() => noticed += 1,
            Ok(_) => unnoticed.push(page),
        }
    }
    println!("{pages} pages, {empty} empty, damage noticed in {noticed}, not in {unnoticed:?}");
    assert_eq!(unnoticed, Vec::<usize>::new(), "noticed in {noticed}");
}

#[tokio::test]
async fn altered_rows_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = filled(folder.path(), 3).await;
    let mut other =
        SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.expect("opens");
    for statement in [
        "UPDATE events SET actor = 'nobody'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events SELECT seq, at, 'nobody', kind, version, subject, payload FROM events",
        "UPDATE contents SET kind = 'x'",
        "DELETE FROM contents",
        "INSERT OR REPLACE INTO contents SELECT sha256, kind, x'00' FROM contents",
    ] {
        let error = sqlx::raw_sql(statement).execute(&mut other).await.expect_err(statement);
        assert!(
            error.to_string().contains("never") || error.to_string().contains("appended"),
            "{error}"
        );
    }
    let register = open(&file).await.expect("opens");
    assert_sound(&register).await;
    sqlx::raw_sql("UPDATE items SET status = 3 WHERE id = 'meeting:2.1'")
        .execute(&mut other)
        .await
        .expect("state can be altered by hand");
    let findings = register.check().await.expect("runs").findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(
        findings[0].contains("table items holds 3 rows") && findings[0].contains("1 of them"),
        "{findings:?}"
    );
}
