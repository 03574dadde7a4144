//! Databases of a server that are not what they should be, and a server that goes away.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use actum_model::Language;
use actum_register::{Location, OpenOptions, Register, RegisterError};
use database::At;
use support::{ask, assert_sound, edition, import};

on_both!(the_record_only_grows, state_altered_by_hand_is_found);

async fn refused(at: &At, options: &OpenOptions) -> RegisterError {
    let error = Register::connect(&at.location, options).await.expect_err("is refused");
    assert!(error.to_string().contains(&at.location.to_string()), "{error}");
    error
}

#[tokio::test]
async fn a_database_that_is_no_register_is_left_alone() {
    let Some(at) = At::postgres().await else { return };
    let options = OpenOptions::default();
    let never = OpenOptions { create: false, ..options.clone() };
    let error = refused(&at, &never).await;
    assert!(matches!(error, RegisterError::Missing { .. }), "{error}");

    at.run("CREATE TABLE pigeons (ring TEXT)").await.expect("runs");
    for options in [&options, &never] {
        let error = refused(&at, options).await;
        assert!(matches!(error, RegisterError::ForeignDatabase { tables: 1, .. }), "{error}");
    }
    at.run("SELECT ring FROM pigeons; DROP TABLE pigeons").await.expect("as it was");
    let register = at.open().await;
    register.close().await;
    at.run("UPDATE actum_register SET schema_version = 99").await.expect("runs");
    let error = refused(&at, &options).await;
    assert!(matches!(error, RegisterError::NewerSchema { found: 99, .. }), "{error}");
}

#[tokio::test]
async fn a_server_that_does_not_answer() {
    let options = OpenOptions::default();
    for address in [
        "postgres://officer:secret@127.0.0.1:1/nothing",
        "postgres:///nothing?host=/no/such/folder",
        "postgres://officer@127.0.0.1:not-a-port/nothing",
    ] {
        let location: Location = address.parse().expect("never fails");
        let error = Register::connect(&location, &options).await.expect_err("is not there");
        assert!(matches!(error, RegisterError::Unreachable { .. }), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    let Some(at) = At::postgres().await else { return };
    let Location::Server(address) = &at.location else { panic!("a server") };
    let missing = address.replacen("/test_", "/no_such_", 1);
    let location: Location = missing.parse().expect("never fails");
    let error = Register::connect(&location, &options).await.expect_err("does not exist");
    assert!(
        matches!(&error, RegisterError::Unreachable { detail, .. } if detail.contains("exist")),
        "{error}"
    );
}

async fn the_record_only_grows(at: At) {
    let register = at.open().await;
    let asks = [ask("1.1", "council", "begin"), ask("1.2", "director", "end")];
    import(&register, "text", &edition(Language::En, "a.txt", &asks)).await.expect("imports");
    for statement in [
        "UPDATE events SET actor = 'nobody'",
        "DELETE FROM events",
        "DELETE FROM events WHERE seq = (SELECT max(seq) FROM events)",
        "UPDATE contents SET kind = 'x'",
        "DELETE FROM contents",
        "INSERT INTO events SELECT max(seq) + 2, 'a', 'b', 'c', 1, 'd', '{}' FROM events",
        "INSERT INTO events SELECT seq, at, actor, kind, version, subject, payload FROM events",
    ] {
        let error = at.run(statement).await.expect_err(statement).to_string();
        assert!(error.contains("never") || error.contains("appended"), "{statement}: {error}");
    }
    if at.is_server() {
        let error = at.run("TRUNCATE events").await.expect_err("is refused").to_string();
        assert!(error.contains("never"), "{error}");
    }
    assert_sound(&register).await;
}

async fn state_altered_by_hand_is_found(at: At) {
    let register = at.open().await;
    let asks = [ask("1.1", "council", "begin"), ask("1.2", "director", "end")];
    import(&register, "text", &edition(Language::En, "a.txt", &asks)).await.expect("imports");
    assert_sound(&register).await;
    for (statement, table) in [
        ("UPDATE items SET status = 3 WHERE id = 'text:1.2'", "items"),
        ("UPDATE item_values SET value = '{}' WHERE item = 1", "item_values"),
        ("DELETE FROM item_words WHERE item = 2", "item_words"),
        ("INSERT INTO item_bodies VALUES ('owner', 'nobody', 1)", "item_bodies"),
    ] {
        at.run(statement).await.expect("state can be altered by hand");
        let findings = register.check().await.expect("runs").findings;
        let told = findings.iter().any(|finding| finding.contains(&format!("table {table} ")));
        assert!(told, "{statement}: {findings:?}");
    }
}

/// A small file system in memory, unmounted at the end.
struct Small<'a>(&'a Path);

impl<'a> Small<'a> {
    fn mounted(folder: &'a Path) -> Option<Self> {
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=16m,mode=0755", "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test]
async fn a_disk_of_the_server_that_fills_up() {
    let folder = tempfile::Builder::new()
        .permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .tempdir()
        .expect("a folder");
    let Some(_small) = Small::mounted(folder.path()) else {
        println!("skipped: this process may not mount a file system");
        return;
    };
    // Room that somebody makes later: on a disk without any, PostgreSQL refuses new connections.
    let ballast = folder.path().join("ballast");
    std::fs::write(&ballast, vec![7; 1024 * 1024]).expect("room");
    let Some(at) = At::postgres_in(folder.path()).await else { return };
    let register = at.open().await;
    let (mut stored, mut refused) = (0, None);
    for number in 0..400 {
        let text = format!("text-{number}");
        let asks: Vec<_> = (1..=40)
            .map(|part| ask(&format!("{part}.1"), "council", &format!("{text} {part}")))
            .collect();
        match import(&register, &text, &edition(Language::En, "a.txt", &asks)).await {
            Ok(_) => stored += 1,
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    let error = refused.expect("16 MB do not hold 400 texts");
    assert!(matches!(error, RegisterError::Full { .. }), "after {stored} texts: {error}");
    assert!(stored > 0);
    std::fs::remove_file(&ballast).expect("makes room");
    assert_eq!(register.texts().await.expect("reading goes on").len(), stored);
    assert_sound(&register).await;
    register.close().await;
}

#[tokio::test]
async fn connections_that_break_lose_nothing() {
    let Some(at) = At::postgres().await else { return };
    let register = at.open().await;
    let writer = {
        let register = register.clone();
        tokio::spawn(async move {
            let (mut stored, mut broken) = (Vec::new(), 0);
            for number in 0..60 {
                let text = format!("text-{number}");
                let asks = [ask("1.1", "council", &text), ask("1.2", "director", "end")];
                match import(&register, &text, &edition(Language::En, "a.txt", &asks)).await {
                    Ok(_) => stored.push(text),
                    Err(RegisterError::Unreachable { .. } | RegisterError::Uncertain { .. }) => {
                        broken += 1;
                    }
                    Err(error) => panic!("{error}"),
                }
            }
            (stored, broken)
        })
    };
    let mut rounds = 0;
    while !writer.is_finished() {
        at.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await
        .expect("runs");
        rounds += 1;
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    let (stored, broken) = writer.await.expect("never panics");
    println!("{} stored, {broken} broken in {rounds} rounds", stored.len());
    assert!(broken > 0, "no connection broke");
    let register = at.open().await;
    assert_sound(&register).await;
    let texts = register.texts().await.expect("reads");
    for text in &stored {
        assert!(texts.iter().any(|one| one.id.as_str() == text), "{text} was acknowledged");
    }
    for text in &texts {
        assert_eq!(text.items, 2, "{} is stored by half", text.id);
    }
}
