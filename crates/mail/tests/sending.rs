//! Servers that take messages, refuse them, break off and keep silent.

#[path = "support/sink.rs"]
mod sink;

use std::time::Duration;

use actum_mail::{Address, Composed, Outgoing, SendError, Thread, Transport};
use actum_model::Language;
use sink::{Manner, Sink};

fn message() -> Outgoing {
    let from: Address = "Register <register@example.org>".parse().expect("an address");
    let to = Address::new("Ана", "ana@example.org").expect("an address");
    let composed = Composed {
        subject: "Напоминание".to_owned(),
        text: "one\n.two\n".to_owned(),
        html: "<p>one</p>".to_owned(),
    };
    let thread = Thread { id: "digest.1".to_owned(), root: Some("digest".to_owned()) };
    Outgoing::new(&from, &to, &composed, &thread, Language::Ru, Some("https://r.example/m/x"), 0)
        .expect("a message")
}

/// What comes of a message, and whether it was handed over.
async fn sent(transport: &Transport) -> (bool, Result<(), SendError>) {
    match transport.begin(message()).await {
        Ok(ready) => (true, ready.send().await),
        Err(error) => (false, Err(error)),
    }
}

fn to(sink: &Sink) -> Transport {
    Transport::parse(&format!("smtp://127.0.0.1:{}", sink.port), None)
        .expect("an address")
        .with_patience(Duration::from_millis(400))
}

#[tokio::test]
async fn a_message_arrives_as_it_was() {
    let sink = Sink::start(Manner::Well).await;
    assert_eq!(sent(&to(&sink)).await, (true, Ok(())));
    let taken = sink.taken();
    assert_eq!(taken.len(), 1);
    let arrived = &taken[0];
    let bytes = String::from_utf8(message().bytes()).expect("ASCII");
    assert_eq!(arrived.trim_end(), bytes.trim_end());
    for header in [
        "Message-ID: <digest.1@example.org>",
        "In-Reply-To: <digest@example.org>",
        "References: <digest@example.org>",
        "Auto-Submitted: auto-generated",
        "List-Unsubscribe: <https://r.example/m/x>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Content-Language: ru",
        "Date: Thu, 01 Jan 1970 00:00:00 +0000",
    ] {
        assert!(arrived.contains(&format!("{header}\r\n")), "{header} in {arrived}");
    }
    assert!(arrived.contains("multipart/alternative"));
}

#[tokio::test]
async fn what_a_server_says_decides_whether_to_come_again() {
    for (manner, handed, again) in [
        (Manner::AtRecipient("450 4.2.0 grey list"), false, true),
        (Manner::AtRecipient("550 5.1.1 nobody of that name"), false, false),
        (Manner::AfterMessage("451 4.3.0 disk full"), true, true),
        (Manner::AfterMessage("554 5.7.1 not wanted"), true, false),
    ] {
        let sink = Sink::start(manner).await;
        let (begun, ended) = sent(&to(&sink)).await;
        assert_eq!(begun, handed, "{manner:?}");
        match ended {
            Err(SendError::Temporary(said)) => assert!(again, "{said}"),
            Err(SendError::Refused(said)) => assert!(!again, "{said}"),
            other => panic!("{manner:?}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn before_the_message_is_handed_over_nothing_is_uncertain() {
    for manner in [Manner::BreaksOffAtOnce, Manner::Silent] {
        let sink = Sink::start(manner).await;
        let (handed, ended) = sent(&to(&sink)).await;
        assert!(!handed && matches!(ended, Err(SendError::Temporary(_))), "{manner:?}: {ended:?}");
    }
    let nobody = Transport::parse("smtp://127.0.0.1:1", None).expect("an address");
    let (handed, ended) = sent(&nobody).await;
    assert!(!handed && matches!(ended, Err(SendError::Temporary(_))), "{ended:?}");
}

#[tokio::test]
async fn after_it_was_handed_over_no_answer_is_uncertain() {
    for manner in [Manner::BreaksOffAfterMessage, Manner::SilentAfterMessage] {
        let sink = Sink::start(manner).await;
        let (handed, ended) = sent(&to(&sink)).await;
        assert!(handed && matches!(ended, Err(SendError::Uncertain(_))), "{manner:?}: {ended:?}");
        assert_eq!(sink.taken().len(), 1, "{manner:?}: the server may have it");
    }
}

#[tokio::test]
async fn signing_in() {
    let sink = Sink::start(Manner::SignIn).await;
    let address = format!("smtp://user@127.0.0.1:{}", sink.port);
    let with = |password: &str| Transport::parse(&address, Some(password.to_owned()));
    let (_, ended) = sent(&with("secret").expect("an address")).await;
    assert_eq!(ended, Ok(()));
    // The register's fault, not the reader's: it is tried again when the password was corrected.
    let (handed, ended) = sent(&with("wrong").expect("an address")).await;
    let Err(SendError::Temporary(said)) = ended else { panic!("{ended:?}") };
    assert!(!handed && said.contains("535") && !said.contains("wrong\""), "{said}");
}

#[tokio::test]
async fn nothing_goes_unencrypted_that_should_not() {
    let sink = Sink::start(Manner::Well).await;
    let address = format!("smtp://127.0.0.1:{}?tls=required", sink.port);
    let (handed, ended) = sent(&Transport::parse(&address, None).expect("an address")).await;
    assert!(!handed && ended.is_err(), "the server offers no STARTTLS");
    assert!(sink.taken().is_empty());
}

#[tokio::test]
async fn a_folder_gets_each_message_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let outbox = folder.path().join("out");
    let transport: Transport = format!("folder:{}", outbox.display()).parse().expect("an address");
    for _ in 0..3 {
        assert_eq!(sent(&transport).await, (true, Ok(())));
    }
    let files: Vec<_> = std::fs::read_dir(&outbox).expect("a folder").flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0].file_name(), "digest.1@example.org.eml");
    assert_eq!(std::fs::read(files[0].path()).expect("readable"), message().bytes());
}
