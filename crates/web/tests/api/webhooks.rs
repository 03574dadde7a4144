//! Webhooks, from their definition to what arrives.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use actum_register::{Change, Command, Person, Register};
use actum_web::{Reach, WebState, run_webhooks};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::common;
use crate::support::{Answer, ask, conforms, get};

const HOOKS: &str = "/api/v1/webhooks";

async fn send(state: &WebState, method: Method, address: &str, body: &Value) -> Answer {
    ask(method, address).json(body).of(state).await
}

async fn note(register: &Register, words: &str) {
    let person = Person::alone("Officer");
    let change = Change {
        command: Command::Note { item: "harbour:1.1".into(), words: words.to_owned() },
        person: &person,
        at: "2026-11-23T10:00:00Z",
        reason: String::new(),
        revision: None,
    };
    register.change(change).await.expect("writes");
}

#[tokio::test]
async fn webhooks_are_defined_changed_and_removed() {
    let state = common::harbour().await;
    let new = json!({ "address": "https://example.org/hook", "kinds": ["item-moved"] });
    let made = send(&state, Method::POST, HOOKS, &new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.words());
    conforms("post", HOOKS, &made);
    assert_eq!(made.header("cache-control"), "no-store");
    let hook = made.json();
    assert!(hook["secret"].as_str().is_some_and(|secret| secret.starts_with("whsec_")), "{hook}");
    let place = made.header("location").to_owned();
    let path = "/api/v1/webhooks/{webhook}";
    let shown = get(&state, &place).await;
    conforms("get", path, &shown);
    // A secret is shown once.
    assert!(
        !shown.words().contains("whsec_") && !get(&state, HOOKS).await.words().contains("whsec_")
    );
    conforms("get", HOOKS, &get(&state, HOOKS).await);
    let paused =
        send(&state, Method::PATCH, &place, &json!({ "active": false, "kinds": [] })).await;
    conforms("patch", path, &paused);
    assert_eq!((&paused.json()["active"], &paused.json()["kinds"]), (&json!(false), &json!([])));
    let renewed = ask(Method::POST, &format!("{place}/secret")).of(&state).await;
    conforms("post", "/api/v1/webhooks/{webhook}/secret", &renewed);
    assert_ne!(renewed.json()["secret"], hook["secret"]);
    let messages = get(&state, &format!("{place}/messages")).await;
    conforms("get", "/api/v1/webhooks/{webhook}/messages", &messages);
    for (method, address, body, status) in [
        (Method::POST, HOOKS, json!({ "address": "nonsense" }), 422),
        (Method::POST, HOOKS, json!({ "address": "https://a.example", "kinds": ["Ä"] }), 422),
        (Method::POST, HOOKS, json!({ "address": "https://a.example", "secret": "short" }), 422),
        (Method::POST, HOOKS, json!({}), 422),
        (Method::PATCH, "/api/v1/webhooks/w9", json!({}), 404),
        (Method::DELETE, "/api/v1/webhooks/w9", json!({}), 404),
        (Method::POST, "/api/v1/webhooks/w9/secret", json!({}), 404),
        (Method::POST, "/api/v1/webhooks/w1/messages/7/retry", json!({}), 404),
        (Method::POST, "/api/v1/webhooks/w1/messages/x/retry", json!({}), 400),
        (Method::GET, "/api/v1/webhooks/w9/messages", json!({}), 404),
        (Method::GET, "/api/v1/webhooks/w1/messages?limit=0", json!({}), 400),
    ] {
        let answer = send(&state, method, address, &body).await;
        assert_eq!(answer.status.as_u16(), status, "{address} {body}: {}", answer.words());
        answer.problem();
    }
    let remote = state.clone().reading_only();
    assert_eq!(get(&remote, HOOKS).await.problem(), "not-allowed");
    assert_eq!(ask(Method::DELETE, &place).of(&state).await.status, StatusCode::NO_CONTENT);
    assert_eq!(get(&state, &place).await.problem(), "not-found");
}

/// A receiver that keeps what comes, and answers as it is told.
#[derive(Clone, Default)]
struct Receiver {
    received: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

async fn receive(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> Answered {
    receiver.received.lock().expect("kept").push((headers, body));
    let status = receiver.answers.lock().expect("told").pop().unwrap_or(204);
    let status = StatusCode::from_u16(status).expect("a status");
    (status, [("location", "http://127.0.0.1:1/elsewhere")])
}

type Answered = (StatusCode, [(&'static str, &'static str); 1]);

impl Receiver {
    async fn wait(&self, count: usize) -> Vec<(HeaderMap, Bytes)> {
        for _ in 0..600 {
            let received = self.received.lock().expect("kept").clone();
            if received.len() >= count {
                return received;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{count} messages did not come: {:?}", self.received.lock().expect("kept").len());
    }
}

static SECONDS: AtomicI64 = AtomicI64::new(1_795_428_000);

/// Goes on when the test says so.
fn clock() -> String {
    jiff::Timestamp::from_second(SECONDS.load(Ordering::SeqCst)).expect("a moment").to_string()
}

fn later(seconds: i64) {
    SECONDS.fetch_add(seconds, Ordering::SeqCst);
}

#[tokio::test(flavor = "multi_thread")]
async fn messages_arrive_signed_until_they_are_taken() {
    let (register, state) = common::harbour_register().await;
    let receiver = Receiver::default();
    // Popped from the end: a fault, a redirect, then well.
    receiver.answers.lock().expect("told").extend([204, 307, 500]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/hook", listener.local_addr().expect("an address"));
    let app = Router::new().route("/hook", post(receive)).with_state(receiver.clone());
    tokio::spawn(async move { axum::serve(listener, app).await });

    let new = json!({ "address": address, "kinds": ["note-added"] });
    let hook = send(&state, Method::POST, HOOKS, &new).await.json();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(run_webhooks(register.clone(), clock, Reach::Anywhere, async {
        let _ = ended.await;
    }));
    note(&register, "Bonjour, 你好").await;
    receiver.wait(1).await;
    // Each attempt waits for its time.
    for attempts in 2..=3 {
        tokio::time::sleep(Duration::from_millis(300)).await;
        later(3600);
        receiver.wait(attempts).await;
    }
    let received = receiver.wait(3).await;
    let header = |one: &HeaderMap, name: &str| {
        one.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let ids: Vec<String> = received.iter().map(|(one, _)| header(one, "webhook-id")).collect();
    assert!(ids.iter().all(|id| *id == ids[0] && id.starts_with("msg_w1_")), "{ids:?}");
    let secret = hook["secret"].as_str().and_then(|secret| secret.strip_prefix("whsec_"));
    let secret = STANDARD.decode(secret.expect("a secret")).expect("base64");
    for (headers, body) in &received {
        let mut code = Hmac::<Sha256>::new_from_slice(&secret).expect("a key");
        let (id, time) = (header(headers, "webhook-id"), header(headers, "webhook-timestamp"));
        code.update(format!("{id}.{time}.").as_bytes());
        code.update(body);
        let expected = format!("v1,{}", STANDARD.encode(code.finalize().into_bytes()));
        assert_eq!(header(headers, "webhook-signature"), expected);
        let told: Value = serde_json::from_slice(body).expect("JSON");
        assert_eq!(told["data"]["events"][0]["payload"]["note"]["words"], "Bonjour, 你好");
        assert_eq!(told["data"]["events"].as_array().map(Vec::len), Some(1));
    }
    assert_eq!(received[0].1, received[2].1, "the same message at every attempt");
    let place = format!("{HOOKS}/w1/messages");
    let mut message = Value::Null;
    for _ in 0..200 {
        message = get(&state, &place).await.json()["messages"][0].clone();
        if message["state"] == "done" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!((&message["state"], &message["attempts"]), (&json!("done"), &json!(3)), "{message}");
    assert!(message["failure"].as_str().is_none_or(|failure| failure.contains("307")), "{message}");
    // What was done is not sent again.
    let again = ask(Method::POST, &format!("{place}/{}/retry", message["number"])).of(&state).await;
    assert_eq!(again.problem(), "refused");
    end.send(()).expect("still there");
    running.await.expect("ends");
    register.close().await;
}

/// To places that only this machine reaches nothing is sent, unless the server was told so.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_to_places_inside() {
    let (register, state) = common::harbour_register().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let new = json!({ "address": format!("https://{host}:{port}/"), "kinds": ["note-added"] });
        assert_eq!(send(&state, Method::POST, HOOKS, &new).await.status, StatusCode::CREATED);
    }
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(run_webhooks(register.clone(), clock, Reach::Open, async {
        let _ = ended.await;
    }));
    note(&register, "to be kept inside").await;
    for hook in ["w1", "w2", "w3"] {
        let place = format!("{HOOKS}/{hook}/messages");
        let mut message = Value::Null;
        for _ in 0..400 {
            message = get(&state, &place).await.json()["messages"][0].clone();
            if message["state"] == "dead" {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(message["state"], "dead", "{hook}: {message}");
        let failure = message["failure"].as_str().unwrap_or_default();
        assert!(failure.contains("not open to all"), "{failure}");
        let retry = format!("{place}/{}/retry", message["number"]);
        assert_eq!(ask(Method::POST, &retry).of(&state).await.status, StatusCode::ACCEPTED);
    }
    let nobody = tokio::time::timeout(Duration::from_millis(500), listener.accept()).await;
    assert!(nobody.is_err(), "somebody connected");
    end.send(()).expect("still there");
    running.await.expect("ends");
    register.close().await;
}
