//! Killed, locked, out of room: nothing acknowledged is lost, nothing half stored.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use actum_model::Language;
use actum_register::{
    Change, Command as Asked, ImportOutcome, ItemQuery, Location, NewEvidence, OpenOptions, Person,
    Register, RegisterError, Result,
};
use database::At;
use support::{Ask, ask, assert_sound, edition, import};

on_both!(
    killed_at_any_moment,
    two_processes_at_once,
    dropped_in_the_middle,
    another_program_holds_it,
    importing_at_once_from_one_process,
);

const FILE: &str = "ACTUM_TEST_REGISTER";
const NAME: &str = "ACTUM_TEST_NAME";
const COUNT: &str = "ACTUM_TEST_COUNT";

/// More than a process can import before it is killed.
const ENDLESS: usize = 1000;

fn asks(name: &str, count: usize) -> Vec<Ask> {
    (1..=count)
        .map(|number| {
            ask(&format!("{number}.1"), "group-2", &format!("estudiar el punto {number} de {name}"))
                .at("assembly-28")
        })
        .collect()
}

async fn open(file: &Path, busy: Duration) -> Result<Register> {
    let options = OpenOptions { busy_timeout: busy, ..OpenOptions::default() };
    Register::open(file, &options).await
}

/// Runs [`a_process_of_its_own`] in another process.
fn child(location: &Location, name: &str, count: usize) -> std::process::Child {
    Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "a_process_of_its_own", "--ignored", "--nocapture"])
        .env(FILE, written(location))
        .env(NAME, name)
        .env(COUNT, count.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts")
}

/// The location as the other process reads it, with what is hidden when it is shown.
fn written(location: &Location) -> String {
    match location {
        Location::File(path) => path.display().to_string(),
        Location::Server(address) => address.clone(),
    }
}

/// Imports text after text and says so after each, until killed or as many as wanted are there.
#[tokio::test]
#[ignore = "the other process of the tests below"]
async fn a_process_of_its_own() {
    let (Ok(file), Ok(name)) = (std::env::var(FILE), std::env::var(NAME)) else { return };
    let location = file.parse().expect("never fails");
    let options = OpenOptions { busy_timeout: Duration::from_secs(30), ..OpenOptions::default() };
    let register = Register::connect(&location, &options).await.expect("opens");
    let count: usize = std::env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    for number in 0..count {
        let text = format!("{name}-{number}");
        let edition = edition(Language::Es, "a.txt", &asks(&text, 12));
        import(&register, &text, &edition).await.expect("imports");
        println!("\nstored {text}");
    }
}

async fn killed_at_any_moment(at: At) {
    let (mut acknowledged, mut in_the_middle) = (Vec::new(), 0);
    // `ACTUM_TEST_ROUNDS=500` for a longer look; then without the limit of the runner.
    let rounds = std::env::var("ACTUM_TEST_ROUNDS").ok().and_then(|count| count.parse().ok());
    for round in 0..rounds.unwrap_or(30u64) {
        let mut child = child(&at.location, &format!("round-{round}"), ENDLESS);
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let reader = std::thread::spawn(move || {
            let lines = output.lines().map_while(std::result::Result::ok);
            let stored = |line: String| line.strip_prefix("stored ").map(str::to_owned);
            lines.filter_map(stored).collect::<Vec<_>>()
        });
        tokio::time::sleep(Duration::from_millis(10 + round * 37 % 350)).await;
        child.kill().expect("SIGKILL");
        child.wait().expect("ends");
        let stored = reader.join().expect("reads");
        in_the_middle += usize::from(stored.len() < ENDLESS);
        acknowledged.extend(stored);
    }
    let register = at.open_waiting(Duration::from_secs(5)).await.expect("opens after the kills");
    assert_sound(&register).await;
    let texts = register.texts().await.expect("reads");
    for text in &acknowledged {
        let there = texts.iter().find(|one| one.id.as_str() == text);
        assert_eq!(there.map(|one| one.items), Some(12), "{text} was acknowledged");
    }
    for text in &texts {
        assert_eq!(text.items, 12, "{} is stored by half", text.id);
    }
    println!(
        "{} texts acknowledged, {} there, {in_the_middle} killed at work",
        acknowledged.len(),
        texts.len()
    );
    assert!(in_the_middle > 10, "the kills came too late to show anything");
}

async fn two_processes_at_once(at: At) {
    // Both also race to create the file.
    let (mut left, mut right) = (child(&at.location, "left", 10), child(&at.location, "right", 10));
    assert!(left.wait().expect("ends").success());
    assert!(right.wait().expect("ends").success());
    let register = at.open_waiting(Duration::from_secs(5)).await.expect("opens");
    assert_eq!(register.statistics().await.expect("counts").items, 240);
    assert_sound(&register).await;
}

async fn dropped_in_the_middle(at: At) {
    let text = edition(Language::Ar, "a.txt", &asks("one", 60));
    for microseconds in [0, 200, 1000, 3000, 9000, 20_000] {
        let register = at.open_waiting(Duration::from_secs(5)).await.expect("opens");
        let import = import(&register, "one", &text);
        let ended = tokio::time::timeout(Duration::from_micros(microseconds), import).await;
        let items = register.items(&ItemQuery::default()).await.expect("reads").total;
        assert!(items == 0 || items == 60, "{items} items after {microseconds} µs");
        assert!(ended.is_err() || items == 60, "acknowledged and not there");
        register.close().await;
    }
    let register = at.open_waiting(Duration::from_secs(5)).await.expect("opens");
    import(&register, "one", &text).await.expect("imports at last");
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads").total, 60);
    assert_sound(&register).await;
}

async fn another_program_holds_it(at: At) {
    let register = at.open_waiting(Duration::from_millis(150)).await.expect("opens");
    let first = edition(Language::Zh, "a.txt", &asks("one", 2));
    import(&register, "one", &first).await.expect("imports");

    let mut other = at.other().await;
    // The lock of whoever writes, as docs/formats/register.md gives it.
    let lock = if at.is_server() {
        "BEGIN; SELECT pg_advisory_xact_lock(x'4143544D00000001'::bigint)"
    } else {
        "BEGIN IMMEDIATE"
    };
    other.run(lock).await.expect("locks");
    let error = import(&register, "two", &first).await.expect_err("is locked");
    assert!(matches!(&error, RegisterError::Locked { waited, .. } if waited == "0.15"), "{error}");
    // Reading goes on meanwhile, and so does opening.
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads").total, 2);
    let second = at.open_waiting(Duration::from_millis(150)).await.expect("opens");
    assert_eq!(second.texts().await.expect("reads").len(), 1);
    other.run("ROLLBACK").await.expect("unlocks");
    let outcome = import(&register, "two", &first).await.expect("imports now");
    assert!(matches!(outcome, ImportOutcome::New { .. }));
    assert_sound(&register).await;
}

async fn importing_at_once_from_one_process(at: At) {
    let register = at.open_waiting(Duration::from_secs(20)).await.expect("opens");
    let tasks: Vec<_> = (0..8)
        .map(|number| {
            let register = register.clone();
            tokio::spawn(async move {
                // Four texts, each twice: one of the two finds it unchanged.
                let text = format!("text-{}", number % 4);
                let edition = edition(Language::Ru, "a.txt", &asks(&text, 5));
                import(&register, &text, &edition).await.expect("imports")
            })
        })
        .collect();
    let mut unchanged = 0;
    for task in tasks {
        let outcome = task.await.expect("runs");
        unchanged += usize::from(matches!(outcome, ImportOutcome::Unchanged { .. }));
    }
    assert_eq!(unchanged, 4);
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads").total, 20);
    assert_sound(&register).await;
}

#[tokio::test]
async fn no_room_left_for_a_large_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("register.actum");
    let options = OpenOptions { max_pages: Some(150), ..OpenOptions::default() };
    let register = Register::open(&file, &options).await.expect("opens");
    let small = edition(Language::En, "a.txt", &asks("small", 3));
    import(&register, "small", &small).await.expect("fits");
    let before = register.statistics().await.expect("counts");

    let large = edition(Language::En, "a.txt", &asks("large", 400));
    let error = import(&register, "large", &large).await.expect_err("does not fit");
    assert!(matches!(error, RegisterError::Full { .. }), "{error}");
    let after = register.statistics().await.expect("counts");
    assert_eq!(
        (after.events, after.items, after.texts),
        (before.events, before.items, before.texts)
    );
    assert_sound(&register).await;
    let tiny = edition(Language::En, "a.txt", &asks("tiny", 1));
    import(&register, "tiny", &tiny).await.expect("a small one still fits");
    assert_sound(&register).await;
}

/// Something mounted for a test; unmounted at the end.
struct Mounted<'a>(&'a Path);

impl<'a> Mounted<'a> {
    /// A small file system in memory, where the system lets this process make one.
    fn small(folder: &'a Path, size: &str) -> Option<Self> {
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(folder)
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success()).then_some(Self(folder))
    }

    fn read_only(&self) -> bool {
        let status = Command::new("mount").args(["-o", "remount,ro"]).arg(self.0).status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test]
async fn a_disk_that_fills_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(_mounted) = Mounted::small(folder.path(), "1600k") else {
        println!("skipped: this process may not mount a file system");
        return;
    };
    let file = folder.path().join("register.actum");
    let register = open(&file, Duration::from_secs(1)).await.expect("opens");
    let (mut stored, mut refused) = (0, None);
    for number in 0..200 {
        let text = format!("text-{number}");
        let edition = edition(Language::En, "a.txt", &asks(&text, 4));
        match import(&register, &text, &edition).await {
            Ok(_) => stored += 1,
            Err(error) => {
                refused = Some(error);
                break;
            }
        }
    }
    let error = refused.expect("1600 kB do not hold 200 texts");
    assert!(matches!(error, RegisterError::Full { .. }), "after {stored} texts: {error}");
    assert!(stored > 0);
    assert_eq!(register.texts().await.expect("reads").len(), stored);
    register.close().await;
}

#[tokio::test]
async fn evidence_for_which_there_is_no_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(_mounted) = Mounted::small(folder.path(), "3m") else {
        println!("skipped: this process may not mount a file system");
        return;
    };
    let file = folder.path().join("register.actum");
    let register = open(&file, Duration::from_secs(1)).await.expect("opens");
    let text = edition(Language::En, "a.txt", &asks("one", 2));
    import(&register, "one", &text).await.expect("imports");
    let person = Person::alone("Officer");
    let attach = async |bytes: Vec<u8>| {
        let command = Asked::Attach {
            item: "one:1.1".into(),
            title: "Minutes".to_owned(),
            source: NewEvidence::File { name: "minutes.txt".to_owned(), bytes },
        };
        let (at, reason) = (support::AT, "as agreed".to_owned());
        let change = Change { command, person: &person, at, reason, revision: None };
        register.change(change).await
    };
    let confirm = Asked::Confirm { item: "one:1.1".into() };
    let (at, reason) = (support::AT, String::new());
    let change = Change { command: confirm, person: &person, at, reason, revision: None };
    register.change(change).await.expect("confirms");
    let before = register.statistics().await.expect("counts").events;
    let error = attach(b"all that was said ".repeat(300_000)).await.expect_err("does not fit");
    assert!(matches!(error, RegisterError::Full { .. }), "{error}");
    assert_eq!(register.statistics().await.expect("counts").events, before);
    let records = register.records(&"one:1.1".into()).await.expect("reads");
    assert!(records.evidence.is_empty(), "half of it is there");
    assert_sound(&register).await;
    register.close().await;
    // What the log took up is given back when the last one lets go of the file.
    let register = open(&file, Duration::from_secs(1)).await.expect("opens");
    let confirmed = register.item(&"one:1.1".into()).await.expect("reads").expect("is there");
    assert!(!confirmed.status.is_proposed(), "what was acknowledged before is there");
    let note = Asked::Note { item: "one:2.1".into(), words: "there is room again".to_owned() };
    let (at, reason) = (support::AT, String::new());
    let change = Change { command: note, person: &person, at, reason, revision: None };
    register.change(change).await.expect("a small one fits");
    assert_sound(&register).await;
}

#[tokio::test]
async fn a_folder_that_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(mounted) = Mounted::small(folder.path(), "1600k") else {
        println!("skipped: this process may not mount a file system");
        return;
    };
    let file = folder.path().join("register.actum");
    let register = open(&file, Duration::from_secs(1)).await.expect("opens");
    let text = edition(Language::En, "a.txt", &asks("one", 2));
    import(&register, "one", &text).await.expect("imports");
    register.close().await;
    if !mounted.read_only() {
        println!("skipped: this process may not remount a file system");
        return;
    }
    let outcome = match open(&file, Duration::from_secs(1)).await {
        Err(error) => Err(error),
        Ok(register) => {
            let text = edition(Language::En, "b.txt", &asks("two", 2));
            import(&register, "two", &text).await.map(|_| ())
        }
    };
    let error = outcome.expect_err("nothing can be written there");
    assert!(
        matches!(error, RegisterError::ReadOnly { .. } | RegisterError::NotAccessible { .. }),
        "{error}"
    );
    let error = open(&folder.path().join("new.actum"), Duration::from_secs(1))
        .await
        .expect_err("nothing can be made there");
    assert!(
        matches!(error, RegisterError::ReadOnly { .. } | RegisterError::NotAccessible { .. }),
        "{error}"
    );
}
