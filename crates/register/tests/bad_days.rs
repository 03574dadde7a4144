//! Killed in the middle of many writers, two servers at once, a database server that goes away and
//! comes back, one that speaks only under TLS.
//!
//! `ACTUM_TEST_ROUNDS=500 cargo test -p actum-register --test bad_days` looks longer.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use actum_model::{ItemId, Language};
use actum_register::{
    Change, Changed, Command as Asked, ItemQuery, Location, OpenOptions, Person, Register,
    RegisterError, Result,
};
use database::{At, OwnServer};
use support::{Ask, ask, assert_sound, edition, import};

on_both!(killed_in_bursts_of_writers, two_servers_at_once, a_clock_that_jumps_back);

const REGISTER: &str = "ACTUM_TEST_REGISTER";
const NAME: &str = "ACTUM_TEST_NAME";

/// Items that everybody writes to.
const ITEMS: usize = 6;

/// Tasks of one process that write at once.
const WRITERS: usize = 4;

fn asks() -> Vec<Ask> {
    (1..=ITEMS)
        .map(|number| ask(&format!("{number}.1"), "group-2", &format!("look into point {number}")))
        .collect()
}

async fn opened(location: &Location) -> Result<Register> {
    let options = OpenOptions { busy_timeout: Duration::from_secs(30), ..OpenOptions::default() };
    Register::connect(location, &options).await
}

async fn note(register: &Register, item: usize, words: &str, at: &str) -> Result<Changed> {
    let person = Person::alone("Officer");
    let item = ItemId::new(format!("one:{}.1", item % ITEMS + 1));
    let command = Asked::Note { item, words: words.to_owned() };
    register
        .change(Change { command, person: &person, at, reason: String::new(), revision: None })
        .await
}

/// Runs [`a_process_of_its_own`] in another process.
fn child(location: &Location, name: &str) -> Child {
    let written = match location {
        Location::File(path) => path.display().to_string(),
        Location::Server(address) => address.clone(),
    };
    Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "a_process_of_its_own", "--ignored", "--nocapture"])
        .env(REGISTER, written)
        .env(NAME, name)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts")
}

/// Several tasks write notes until the process is killed, and say so after each.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "the other process of the tests below"]
async fn a_process_of_its_own() {
    let (Ok(place), Ok(name)) = (std::env::var(REGISTER), std::env::var(NAME)) else { return };
    let register = opened(&place.parse().expect("never fails")).await.expect("opens");
    println!("\nready");
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let (register, name) = (register.clone(), name.clone());
            tokio::spawn(async move {
                for number in 0..100_000 {
                    let words = format!("{name}-{writer}-{number}");
                    note(&register, number + writer, &words, support::AT).await.expect("writes");
                    println!("\nstored {words}");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("writes");
    }
}

async fn killed_in_bursts_of_writers(at: At) {
    let register = at.open().await;
    import(&register, "one", &edition(Language::En, "a.txt", &asks())).await.expect("imports");
    register.close().await;
    let rounds = std::env::var("ACTUM_TEST_ROUNDS").ok().and_then(|count| count.parse().ok());
    let rounds: u64 = rounds.unwrap_or(12);
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..rounds {
        // Two processes of several writers each, killed one after the other.
        let children = ["left", "right"].map(|side| {
            let mut child = child(&at.location, &format!("{side}-{round}"));
            let output = BufReader::new(child.stdout.take().expect("piped"));
            let (tell, ready) = std::sync::mpsc::channel();
            let reader = std::thread::spawn(move || {
                let lines = output.lines().map_while(std::result::Result::ok);
                let stored = |line: String| {
                    if line == "ready" {
                        // Nobody waits for it any more once the process was killed.
                        let _ = tell.send(());
                    }
                    line.strip_prefix("stored ").map(str::to_owned)
                };
                lines.filter_map(stored).collect::<Vec<_>>()
            });
            (child, reader, ready)
        });
        for (mut child, reader, ready) in children {
            ready.recv_timeout(Duration::from_secs(30)).expect("begins to write");
            tokio::time::sleep(Duration::from_millis(30 + round * 37 % 170)).await;
            child.kill().expect("SIGKILL");
            child.wait().expect("ends");
            acknowledged.extend(reader.join().expect("reads"));
        }
    }
    let register = opened(&at.location).await.expect("opens after the kills");
    assert_sound(&register).await;
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    for item in 1..=ITEMS {
        let id = ItemId::new(format!("one:{item}.1"));
        for note in register.records(&id).await.expect("reads").notes {
            *there.entry(note.words).or_default() += 1;
        }
    }
    for words in &acknowledged {
        assert_eq!(there.get(words), Some(&1), "{words} was acknowledged");
    }
    let (acknowledged, there) = (acknowledged.len(), there.len());
    println!("{rounds} bursts: {acknowledged} notes acknowledged, {there} there");
    assert!(acknowledged > 20, "the kills came too early to show anything");
    // What was stored and not acknowledged: at most one a writer and burst.
    assert!(there - acknowledged <= 2 * WRITERS * usize::try_from(rounds).expect("few"));
}

async fn two_servers_at_once(at: At) {
    let (left, right) = (at.open().await, at.open().await);
    import(&left, "one", &edition(Language::En, "a.txt", &asks())).await.expect("imports");
    // As `actum serve` does.
    left.keep_listing().await.expect("is filled");
    right.keep_listing().await.expect("is filled");
    let both = [("left", left.clone()), ("right", right.clone())].map(|(name, register)| {
        tokio::spawn(async move {
            for number in 0..20 {
                let words = format!("{name} {number}");
                note(&register, number, &words, support::AT).await.expect("writes");
                register.items(&ItemQuery::default()).await.expect("reads");
            }
        })
    });
    for one in both {
        one.await.expect("runs");
    }
    let here = left.items(&ItemQuery::default()).await.expect("reads");
    let there = right.items(&ItemQuery::default()).await.expect("reads");
    assert_eq!(here, there);
    let notes: u32 = here.items.iter().map(|item| item.follow_up.counts.notes).sum();
    assert_eq!(notes, 40);
    assert_sound(&left).await;
}

/// The clock of a server goes back a year: what it writes keeps its place in the record, under the
/// time of the event before it, so that "as of" still has one answer for each moment.
async fn a_clock_that_jumps_back(at: At) {
    let register = at.open().await;
    import(&register, "one", &edition(Language::En, "a.txt", &asks())).await.expect("imports");
    note(&register, 0, "before", "2027-03-01T10:00:00Z").await.expect("writes");
    note(&register, 0, "after", "2026-03-01T10:00:00Z").await.expect("writes");
    note(&register, 0, "later", "2027-03-01T10:00:01Z").await.expect("writes");
    let history = register.history(&"one:1.1".into()).await.expect("reads");
    let times: Vec<&str> = history.iter().map(|event| event.at.as_str()).collect();
    assert_eq!(
        times[times.len() - 3..],
        ["2027-03-01T10:00:00Z", "2027-03-01T10:00:00Z", "2027-03-01T10:00:01Z"]
    );
    let seen = async |moment: &str| {
        let then = register.as_of(moment).await.expect("was so");
        then.records(&"one:1.1".into()).await.expect("reads").notes.len()
    };
    assert_eq!(seen("2027-03-01T09:59:59Z").await, 0);
    assert_eq!(seen("2027-03-01T10:00:00Z").await, 2);
    assert_eq!(seen("2027-03-01T10:00:01Z").await, 3);
    assert_sound(&register).await;
}

#[tokio::test]
async fn the_database_server_goes_away_and_comes_back() {
    let Some(own) = OwnServer::start("-c listen_addresses=''", |_| {}) else { return };
    own.server.run("CREATE DATABASE register").await;
    let location: Location = own.server.address("register").parse().expect("never fails");
    let options = OpenOptions { busy_timeout: Duration::from_secs(2), ..OpenOptions::default() };
    let register = Register::connect(&location, &options).await.expect("opens");
    import(&register, "one", &edition(Language::En, "a.txt", &asks())).await.expect("imports");
    register.keep_listing().await.expect("is filled");
    note(&register, 0, "before", support::AT).await.expect("writes");

    own.restart();
    let started = Instant::now();
    let mut refused = 0;
    // Connections that broke say so once each; then it goes on, without the server being started
    // again.
    while let Err(error) = note(&register, 1, "after", support::AT).await {
        refused += 1;
        assert!(matches!(error, RegisterError::Unreachable { .. }), "{error}");
        assert!(started.elapsed() < Duration::from_secs(20), "{refused} times: {error}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = register.items(&ItemQuery::default()).await.expect("reads");
    let notes: u32 = page.items.iter().map(|item| item.follow_up.counts.notes).sum();
    assert_eq!(notes, 2, "what was refused was not stored");
    assert_sound(&register).await;

    own.stop();
    let started = Instant::now();
    let error = note(&register, 1, "never", support::AT).await.expect_err("nobody is there");
    assert!(matches!(error, RegisterError::Unreachable { .. } | RegisterError::Locked { .. }));
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

/// An authority, and a certificate for `localhost` that it signed.
fn certificate(folder: &Path) {
    std::fs::write(folder.join("names"), "subjectAltName=DNS:localhost\n").expect("writable");
    let key = "-newkey rsa:2048 -nodes";
    for arguments in [
        format!("req -x509 {key} -days 2 -subj /CN=Authority -keyout ca.key -out ca.crt"),
        format!("req {key} -subj /CN=localhost -keyout server.key -out server.csr"),
        "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile names \
         -out server.crt"
            .to_owned(),
    ] {
        let made = Command::new("openssl")
            .args(arguments.split(' '))
            .current_dir(folder)
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert!(made.is_ok_and(|status| status.success()), "openssl {arguments}");
    }
    let private = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(folder.join("server.key"), private).expect("may");
}

#[tokio::test]
async fn postgresql_under_tls() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: openssl is not installed");
        return;
    }
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("free");
    let port = port.port();
    let settings = format!(
        "-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on \
         -c ssl_cert_file=FOLDER/server.crt -c ssl_key_file=FOLDER/server.key"
    );
    let Some(own) = OwnServer::start(&settings, certificate) else { return };
    let at = |options: &str| -> Location {
        let address = format!("postgres://postgres@localhost:{port}/postgres?{options}");
        address.parse().expect("never fails")
    };
    let root = own.folder.path().join("ca.crt");
    let known = format!("sslmode=verify-full&sslrootcert={}", root.display());
    let register = Register::connect(&at(&known), &OpenOptions::default()).await;
    let register = register.expect("opens");
    import(&register, "one", &edition(Language::En, "a.txt", &asks())).await.expect("imports");
    assert_sound(&register).await;
    // Every connection of the register is encrypted, as the server sees it.
    let mut other = <sqlx::PgConnection as sqlx::Connection>::connect(&format!(
        "postgres://postgres@localhost:{port}/postgres?sslmode=require"
    ))
    .await
    .expect("connects");
    let open: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
         WHERE application_name = 'actum' AND NOT ssl",
    )
    .fetch_one(&mut other)
    .await
    .expect("counts");
    assert_eq!(open, 0);
    // Nobody vouches for it: not taken by `verify-full`.
    let error = Register::connect(&at("sslmode=verify-full"), &OpenOptions::default()).await;
    let error = error.expect_err("nobody vouches for it");
    assert!(matches!(error, RegisterError::Unreachable { .. }), "{error}");
}
