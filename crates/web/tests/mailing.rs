//! Letters from the register to a mail server: each once, whatever happens, and to nobody what is
//! not theirs to read.

mod common;
#[path = "../../mail/tests/support/sink.rs"]
mod sink;

use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use actum_mail::{LetterKind, Transport};
use actum_model::{FieldValue, Language, Role};
use actum_pack::Packs;
use actum_register::{
    Account, Change, Command, JobQuery, JobState, LetterKey, LetterState, OpenOptions,
    PeopleChange, PeopleCommand, Person, Register, Rhythm, Subscription,
};
use actum_web::{PostOffice, WebState};
use sink::{Manner, Sink};

/// Seconds after nine on Tuesday, 24 November 2026.
static SECONDS: AtomicI64 = AtomicI64::new(0);

fn clock() -> String {
    let nine: jiff::Timestamp = common::now().parse().expect("a moment");
    let later = jiff::SignedDuration::from_secs(SECONDS.load(Ordering::Relaxed));
    nine.checked_add(later).expect("in range").to_string()
}

fn later(by: Duration) {
    SECONDS.fetch_add(by.as_secs() as i64, Ordering::Relaxed);
}

fn office(port: u16) -> PostOffice {
    PostOffice {
        transport: Transport::parse(&format!("smtp://127.0.0.1:{port}"), None)
            .expect("an address")
            .with_patience(Duration::from_millis(1500)),
        from: "Register <register@example.org>".parse().expect("an address"),
        address: "https://register.example.org/".parse().expect("an address"),
    }
}

async fn people(register: &Register, command: PeopleCommand) -> Account {
    let packs = Packs::built_in().expect("sound");
    let (person, at) = (Person::alone("set-up"), "2026-01-01T09:00:00Z");
    let reason = String::new();
    let change = PeopleChange { command, person: &person, at, reason, bodies: &packs.bodies };
    register.change_people(change).await.expect("allowed")
}

/// Somebody with an account, and a position at a body.
async fn somebody(register: &Register, name: &str, language: Language, body: &str) -> Account {
    let mail = format!("{}@example.org", name.to_lowercase());
    let add = PeopleCommand::Add { name: name.to_owned(), mail, language };
    let added = people(register, add).await;
    let give = PeopleCommand::Give {
        person: added.id,
        role: Role::FocalPoint,
        body: Some(body.into()),
        from: None,
        until: "2026-12-31".parse().ok(),
    };
    people(register, give).await
}

async fn did(register: &Register, command: Command) {
    let person = Person::alone("Officer");
    let (at, reason) = ("2026-11-23T10:00:00Z", "as agreed".to_owned());
    let change = Change { command, person: &person, at, reason, revision: None };
    register.change(change).await.expect("allowed");
}

/// A register in a file with two items whose life has begun: 3.1 of two groups, and 1.1 of others.
async fn register_in(folder: &Path) -> Register {
    let file = folder.join("register.actum");
    let register = Register::open(&file, &OpenOptions::default()).await.expect("opens");
    let packs = Packs::built_in().expect("sound");
    common::import(&register, &packs, "harbour", &common::english()).await;
    for item in ["harbour:1.1", "harbour:3.1"] {
        did(&register, Command::Confirm { item: item.into() }).await;
    }
    register
}

fn state(register: &Register, port: u16) -> WebState {
    let packs = Arc::new(Packs::built_in().expect("sound"));
    WebState::new(register.clone(), packs, clock).with_mail(office(port))
}

async fn work(state: &WebState) {
    state.worker().run_due().await.expect("works");
}

fn key(person: &Account, kind: &str, day: &str) -> LetterKey {
    LetterKey { person: person.id.clone(), kind: kind.to_owned(), day: day.to_owned() }
}

async fn letter(register: &Register, person: &Account) -> Option<LetterState> {
    let letter = register.letter(&key(person, "digest", "2026-11-23")).await.expect("reads");
    letter.map(|letter| letter.state)
}

/// A message with its base64 parts read and its headers unfolded.
fn plain(message: &str) -> String {
    let (head, body) = message.split_once("\r\n\r\n").expect("a message");
    let head = head.replace("\r\n ", " ");
    // Quoted-printable (RFC 2045, 6.7): soft line ends go, `=E2` becomes a byte.
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.bytes();
    while let Some(byte) = rest.next() {
        let pair = rest.clone().take(2).map(|digit| char::from(digit).to_digit(16));
        let pair: Option<Vec<u32>> = pair.collect();
        match pair {
            Some(pair) if byte == b'=' && pair.len() == 2 => {
                bytes.push((pair[0] * 16 + pair[1]) as u8);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    format!("{head}\r\n\r\n{}", String::from_utf8_lossy(&bytes))
}

#[tokio::test]
async fn each_gets_what_is_theirs_and_gets_it_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let sink = Sink::start(Manner::Well).await;
    let state = state(&register, sink.port);
    let ana = somebody(&register, "Ana", Language::Es, "itu-t-sg17").await;
    // At a body without anything to do, shut, and not wanting any.
    let ben = somebody(&register, "Ben", Language::En, "itu-t-sg15").await;
    let cy = somebody(&register, "Cy", Language::En, "itu-t-sg17").await;
    people(&register, PeopleCommand::Disable { person: cy.id.clone() }).await;
    let dee = somebody(&register, "Dee", Language::En, "itu-t-sg17").await;
    let never =
        Subscription { digest: Rhythm::Never, remind_days: None, ..Subscription::default() };
    register.subscribe(&dee.id, &never, &clock()).await.expect("keeps");
    for _ in 0..3 {
        work(&state).await;
        later(Duration::from_secs(700));
    }
    let taken = sink.taken();
    assert_eq!(taken.len(), 1, "{taken:#?}");
    let message = plain(&taken[0]);
    assert!(message.contains("To: Ana <ana@example.org>"), "{message}");
    assert!(message.contains("Content-Language: es") && message.contains("<html lang=\"es\""));
    assert!(message.contains("https://register.example.org/items/harbour:3.1"), "{message}");
    assert!(!message.contains("harbour:1.1"), "another body's: {message}");
    assert!(message.contains("List-Unsubscribe: <https://register.example.org/m/"));
    assert_eq!(letter(&register, &ana).await, Some(LetterState::Sent));
    assert_eq!(letter(&register, &ben).await, Some(LetterState::Nothing));
    assert_eq!(letter(&register, &cy).await, None);
    assert_eq!(letter(&register, &dee).await, None);
    // A week later the next one, without what was told as new and with what still waits; the same
    // thread.
    let values = vec![FieldValue::ActionNeededBy(Some("itu-t-sg17".into()))];
    did(&register, Command::Edit { item: "harbour:1.1".into(), values }).await;
    later(Duration::from_secs(7 * 24 * 3600));
    work(&state).await;
    let taken = sink.taken();
    assert_eq!(taken.len(), 2);
    let second = plain(&taken[1]);
    assert!(second.contains("harbour:1.1"), "its next move is the group's: {second}");
    assert!(!second.contains("harbour:3.1"), "{second}");
    let thread = |message: &str| {
        let line = message.lines().find(|line| line.starts_with("References: ")).expect("one");
        line.to_owned()
    };
    assert_eq!(thread(&message), thread(&second));
    // Whoever loses the position is told nothing any more.
    later(Duration::from_secs(40 * 24 * 3600));
    work(&state).await;
    assert_eq!(sink.taken().len(), 2);
}

#[tokio::test]
async fn a_server_that_says_no_for_now_gets_it_later_and_one_that_says_no_does_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let sink = Sink::start(Manner::AfterMessage("451 4.3.0 try later")).await;
    let state = state(&register, sink.port);
    let ana = somebody(&register, "Ana", Language::En, "itu-t-sg17").await;
    work(&state).await;
    assert_eq!(letter(&register, &ana).await, None, "free to go later");
    sink.behave(Manner::AtRecipient("450 4.2.0 grey list"));
    later(Duration::from_secs(120));
    work(&state).await;
    sink.behave(Manner::Well);
    later(Duration::from_secs(600));
    work(&state).await;
    assert_eq!(letter(&register, &ana).await, Some(LetterState::Sent));
    assert_eq!(sink.taken().len(), 2, "one refused, one taken");

    let ben = somebody(&register, "Ben", Language::En, "itu-t-sg20").await;
    sink.behave(Manner::AtRecipient("550 5.1.1 nobody of that name"));
    later(Duration::from_secs(600));
    work(&state).await;
    let refused = register.letter(&key(&ben, "digest", "2026-11-23")).await.expect("reads");
    let refused = refused.expect("on record");
    assert_eq!(refused.state, LetterState::Refused);
    assert!(refused.detail.contains("nobody of that name"), "{refused:?}");
    let dead = JobQuery { state: Some(JobState::Dead), ..JobQuery::default() };
    assert_eq!(register.jobs(&dead).await.expect("lists").len(), 1);
}

/// The other process of the test below: works until killed.
#[tokio::test]
#[ignore = "the other process of the test below"]
async fn a_server_of_its_own() {
    let (Ok(file), Ok(port)) = (std::env::var("ACTUM_TEST_FILE"), std::env::var("ACTUM_TEST_PORT"))
    else {
        return;
    };
    let register = Register::open(Path::new(&file), &OpenOptions::default()).await.expect("opens");
    let state = state(&register, port.parse().expect("a number"));
    let mut office = office(port.parse().expect("a number"));
    office.transport = office.transport.with_patience(Duration::from_secs(60));
    work(&state.with_mail(office)).await;
}

#[tokio::test]
async fn killed_between_the_letter_and_the_answer_it_does_not_send_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let ana = somebody(&register, "Ana", Language::En, "itu-t-sg17").await;
    let sink = Sink::start(Manner::SilentAfterMessage).await;
    let mut child = Process::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "a_server_of_its_own", "--ignored", "--nocapture"])
        .env("ACTUM_TEST_FILE", folder.path().join("register.actum"))
        .env("ACTUM_TEST_PORT", sink.port.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("starts");
    let begun = Instant::now();
    while sink.taken().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing is handed over");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().expect("SIGKILL");
    child.wait().expect("ends");
    // The server has the letter; the process that knew it is gone.
    assert_eq!(letter(&register, &ana).await, Some(LetterState::Going));
    sink.behave(Manner::Well);
    let state = state(&register, sink.port);
    for _ in 0..3 {
        later(Duration::from_secs(3600));
        work(&state).await;
    }
    assert_eq!(sink.taken().len(), 1, "once");
    let dead = JobQuery { state: Some(JobState::Dead), ..JobQuery::default() };
    let dead = register.jobs(&dead).await.expect("lists");
    assert_eq!(dead.len(), 1);
    let said = dead[0].failure.as_deref().expect("said");
    assert!(said.contains("nobody knows"), "{said}");
    // A person who read that puts it in again.
    assert!(register.retry_job(dead[0].number, &clock()).await.expect("retries"));
    work(&state).await;
    let taken = sink.taken();
    assert_eq!(taken.len(), 2);
    let id = |message: &str| {
        let line = message.lines().find(|line| line.starts_with("Message-ID: ")).expect("one");
        line.to_owned()
    };
    assert_eq!(id(&taken[0]), id(&taken[1]), "mail programs know it for the same");
    assert_eq!(letter(&register, &ana).await, Some(LetterState::Sent));
    assert!(!register.retry_job(dead[0].number, &clock()).await.expect("asks"), "it is done");
}

#[tokio::test]
async fn a_connection_that_breaks_leaves_it_open_and_a_preview_sends_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let ana = somebody(&register, "Ana", Language::Ar, "itu-t-sg17").await;
    let sink = Sink::start(Manner::BreaksOffAfterMessage).await;
    let state = state(&register, sink.port);
    let preview = state.preview_letter(&office(sink.port), &ana.id, LetterKind::Digest).await;
    let preview = preview.expect("reads").expect("is there");
    assert_eq!(preview.letter.count(), 1);
    assert!(preview.composed.html.contains("dir=\"rtl\""));
    let nobody = state.preview_letter(&office(sink.port), &"p99".into(), LetterKind::Digest).await;
    assert!(nobody.expect("reads").is_none());
    assert!(sink.taken().is_empty() && letter(&register, &ana).await.is_none());
    work(&state).await;
    assert_eq!(letter(&register, &ana).await, Some(LetterState::Uncertain));
    sink.behave(Manner::Well);
    later(Duration::from_secs(3600));
    work(&state).await;
    assert_eq!(sink.taken().len(), 1, "not again by itself");
}

#[tokio::test]
async fn reminders_come_as_many_days_before_as_was_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let ana = somebody(&register, "Ana", Language::En, "itu-t-sg17").await;
    let chosen =
        Subscription { digest: Rhythm::Never, remind_days: Some(5), ..Subscription::default() };
    register.subscribe(&ana.id, &chosen, &clock()).await.expect("keeps");
    let due = serde_json::from_value(serde_json::json!([{
        "kind": "date", "relation": "by", "written": "10 December 2026",
        "readings": [{ "date": "2026-12-10", "rule": "entered" }]
    }]));
    let values = vec![FieldValue::Due(due.expect("a due date"))];
    did(&register, Command::Edit { item: "harbour:3.1".into(), values }).await;
    let sink = Sink::start(Manner::Well).await;
    let state = state(&register, sink.port);
    let mut sent_on = Vec::new();
    for _ in 0..20 {
        let before = sink.taken().len();
        work(&state).await;
        work(&state).await;
        if sink.taken().len() > before {
            sent_on.push(clock()[..10].to_owned());
        }
        later(Duration::from_secs(24 * 3600));
    }
    assert_eq!(sent_on, ["2026-12-05"], "five days before, once");
    let message = plain(&sink.taken()[0]);
    assert!(message.contains("in 5 days"), "{message}");
}

/// What the server answers: the status and the page.
async fn ask(state: &WebState, method: &str, path: &str) -> (u16, String) {
    let request = axum::http::Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost:8080")
        // What a mail program sends to unsubscribe (RFC 8058, 3.2).
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("List-Unsubscribe=One-Click"))
        .expect("a request");
    let router = actum_web::router(state.clone());
    let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
    let status = answer.status().as_u16();
    let body = http_body_util::BodyExt::collect(answer.into_body()).await.expect("a body");
    (status, String::from_utf8_lossy(&body.to_bytes()).into_owned())
}

#[tokio::test]
async fn links_change_nothing_until_a_button_is_pressed_and_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let register = register_in(folder.path()).await;
    let ana = somebody(&register, "Ana", Language::En, "itu-t-sg17").await;
    let state = state(&register, 1);
    let preview = state.preview_letter(&office(1), &ana.id, LetterKind::Digest).await;
    let letter = preview.expect("reads").expect("is there").letter;
    let path = |address: &str| {
        address.strip_prefix("https://register.example.org").expect("our own").to_owned()
    };
    let stop = path(&letter.unsubscribe);
    let entry = &letter.sections[0].entries[0];
    let seen = path(entry.seen.as_deref().expect("newly assigned"));
    for link in [&stop, &seen] {
        let (status, page) = ask(&state, "GET", link).await;
        assert_eq!(status, 200);
        assert!(page.contains("<form method=\"post\">"), "{page}");
        assert!(!page.contains(&entry.words), "nothing of the register: {page}");
    }
    assert_eq!(register.subscription(&ana.id).await.expect("reads"), Subscription::default());
    assert!(register.seen_items(&ana.id).await.expect("reads").is_empty());

    assert_eq!(ask(&state, "POST", &seen).await.0, 200);
    let again = state.preview_letter(&office(1), &ana.id, LetterKind::Digest).await;
    assert_eq!(again.expect("reads").expect("is there").letter.count(), 0, "it was seen");
    let tags = FieldValue::Tags(["new".to_owned()].into());
    let command = Command::Edit { item: "harbour:3.1".into(), values: vec![tags] };
    let (person, at) = (Person::alone("Officer"), "2026-11-24T10:00:00Z");
    let change = Change { command, person: &person, at, reason: String::new(), revision: None };
    register.change(change).await.expect("allowed");
    let again = state.preview_letter(&office(1), &ana.id, LetterKind::Digest).await;
    assert_eq!(again.expect("reads").expect("is there").letter.count(), 1, "and then it changed");

    let (status, page) = ask(&state, "POST", &stop).await;
    assert_eq!(status, 200, "{page}");
    let chosen = register.subscription(&ana.id).await.expect("reads");
    assert_eq!((chosen.digest, chosen.remind_days), (Rhythm::Never, Some(7)), "only digests");

    let altered = stop.replacen("/m/", "/m/A", 1);
    assert_eq!(ask(&state, "POST", &altered).await.0, 404);
    later(Duration::from_secs(31 * 24 * 3600));
    for method in ["GET", "POST"] {
        assert_eq!(ask(&state, method, &seen).await.0, 410, "expired");
    }
}
