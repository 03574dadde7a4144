//! Signing in through another provider: a real one (npm `oidc-provider`), and one that lies.
//!
//! Needs node, for the real one also `npm install --prefix .test-tools/provider oidc-provider@9`; without
//! them the tests say so and pass.

mod common;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use actum_identity::provider::{Provider, ProviderConfig};
use actum_model::Role;
use actum_register::Register;
use actum_web::{AccountOptions, WebState};
use axum::http::StatusCode;
use common::visitor::{Visitor, add_person};

const BACK: &str = "http://localhost:8080/sign-in/provider/back";

/// The moment of [`common::now`] in seconds since 1970.
const NOW: &str = "1795510800";

/// A provider in a process of its own, gone with the value.
struct Running {
    process: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Starts a script of this folder; `None`, with a line that says so, where it cannot run.
fn start(script: &str) -> Option<Running> {
    let tools = repository().join(".test-tools/provider");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/provider").join(script);
    let source = std::fs::read_to_string(source).expect("the script");
    let honest = script == "honest.mjs";
    if honest && !tools.join("node_modules/oidc-provider").is_dir() {
        println!("skipped: npm install --prefix .test-tools/provider oidc-provider@9");
        return None;
    }
    // From standard input node looks for packages in the folder in which it runs; so the script
    // is given in words.
    let folder = if honest { tools } else { repository() };
    let mut command = Command::new("node");
    command.args(["--input-type=module", "--eval", &source, "--", BACK, NOW]);
    let started = command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn();
    let Ok(mut process) = started else {
        println!("skipped: node is not installed");
        return None;
    };
    let mut lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    let address = lines.find_map(|line| line.ok().filter(|line| line.starts_with("http://")));
    let running = Running { process, address: address.expect("the provider says its address") };
    // Whatever it says later is read, so that it never waits.
    std::thread::spawn(move || lines.for_each(drop));
    Some(running)
}

async fn state(provider: &Running, secret: &str) -> (Register, WebState) {
    let (register, state) = common::harbour_register().await;
    let config = ProviderConfig {
        issuer: provider.address.parse().expect("an address"),
        client_id: "register".to_owned(),
        client_secret: Some(secret.to_owned()),
        name: "Example ID".to_owned(),
        redirect: BACK.parse().expect("an address"),
    };
    let provider = Some(Arc::new(Provider::new(config).expect("a provider")));
    (register, state.with_accounts(AccountOptions { provider, ..AccountOptions::default() }))
}

/// The browser at the provider: follows it until it leads back to the register.
async fn through(start: &str) -> String {
    let web = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client");
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let mut address: url::Url = start.parse().expect("an address");
    for _ in 0..10 {
        let pairs: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let asked = web.get(address.clone()).header("cookie", pairs.join("; "));
        let answer = asked.send().await.expect("an answer");
        for cookie in answer.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().expect("words").split(';').next().expect("a pair");
            let (name, value) = cookie.split_once('=').expect("a pair");
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let Some(next) = answer.headers().get("location") else {
            panic!("{}: {}", answer.status(), answer.text().await.unwrap_or_default());
        };
        address = address.join(next.to_str().expect("words")).expect("an address");
        if address.as_str().starts_with(BACK) {
            return format!("{}?{}", address.path(), address.query().unwrap_or_default());
        }
    }
    panic!("the provider leads nowhere");
}

async fn control(provider: &Running, command: &str) {
    let address = format!("{}/{command}", provider.address);
    reqwest::get(&address).await.expect("an answer");
}

#[tokio::test]
async fn a_prepared_account_is_signed_in_by_its_verified_mail() {
    let Some(provider) = start("honest.mjs") else { return };
    let (register, state) = state(&provider, "a secret, with signs & blanks").await;
    let anna = add_person(&register, "Anna", Some((Role::Reader, None))).await;
    let visitor = Visitor::new(&state);
    let page = visitor.get("/sign-in?next=%2Ftexts").await.body;
    assert!(page.contains("Sign in with") && page.contains("Example ID"));
    let off = visitor.get("/sign-in/provider?next=%2Ftexts").await;
    assert_eq!(off.status, StatusCode::SEE_OTHER, "{}", off.body);
    for part in ["code_challenge_method=S256", "state=", "nonce=", "scope=openid+email"] {
        assert!(off.location().contains(part), "{}", off.location());
    }
    let back = through(off.location()).await;
    let signed_in = visitor.get(&back).await;
    assert_eq!((signed_in.status, signed_in.location()), (StatusCode::SEE_OTHER, "/texts"));
    assert!(visitor.get("/account").await.body.contains("Through an identity provider"));
    // The code is used up, and what the browser remembered is gone.
    let again = visitor.get(&back).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
    // A thief with the whole address, in a browser that did not begin.
    assert_eq!(Visitor::new(&state).get(&back).await.status, StatusCode::FORBIDDEN);

    // The account is found by the subject from now on, whatever the address of mail.
    let linked = register.identity(&provider.address, "anna").await.expect("reads");
    assert_eq!(linked.map(|account| account.id), Some(anna.id));
    // New keys at the provider are asked for.
    control(&provider, "control?keys=second").await;
    let visitor = Visitor::new(&state);
    let off = visitor.get("/sign-in/provider").await;
    let back = through(off.location()).await;
    assert_eq!(visitor.get(&back).await.status, StatusCode::SEE_OTHER);

    // A second subject with the same address does not get the account; nor does an address that
    // the provider has not verified, or one that nobody was prepared for.
    add_person(&register, "Boris", Some((Role::Reader, None))).await;
    for who in ["carla", "boris"] {
        control(&provider, &format!("control?as={who}")).await;
        let visitor = Visitor::new(&state);
        let off = visitor.get("/sign-in/provider").await;
        let back = through(off.location()).await;
        let refused = visitor.get(&back).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{who}");
        assert!(refused.body.contains("There is no account for you here"), "{who}");
        assert_eq!(visitor.get("/").await.status, StatusCode::SEE_OTHER, "{who}");
    }
    let log = register.access_log(i64::MAX, 50).await.expect("reads");
    let refused = log.iter().filter(|entry| entry.kind.name() == "sign-in-refused");
    assert_eq!(refused.count(), 2, "{log:#?}");

    // With a code that is another's, and a state that is not one's own.
    control(&provider, "control?as=anna").await;
    let (one, two) = (Visitor::new(&state), Visitor::new(&state));
    let first = through(one.get("/sign-in/provider").await.location()).await;
    two.get("/sign-in/provider").await;
    assert_eq!(two.get(&first).await.status, StatusCode::FORBIDDEN, "another's answer");
}

#[tokio::test]
async fn tokens_that_lie_sign_nobody_in() {
    let Some(provider) = start("hostile.mjs") else { return };
    let (register, state) = state(&provider, "secret").await;
    add_person(&register, "Anna", Some((Role::Reader, None))).await;
    for (lie, believed) in [
        ("truth", true),
        ("slow-clock", true),
        ("fast-clock", true),
        ("nonce", false),
        ("no-nonce", false),
        ("issuer", false),
        ("audience", false),
        ("audiences", false),
        ("expired", false),
        ("future", false),
        ("signature", false),
        ("none", false),
        ("shared", false),
    ] {
        let visitor = Visitor::new(&state);
        let off = visitor.get("/sign-in/provider").await;
        let asked: url::Url = off.location().parse().expect("an address");
        let value = |name: &str| {
            let found = asked.query_pairs().find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned()).expect(name)
        };
        control(&provider, &format!("nonce?is={}", value("nonce"))).await;
        let back = format!("/sign-in/provider/back?code={lie}&state={}", value("state"));
        let answer = visitor.get(&back).await;
        let expected = if believed { StatusCode::SEE_OTHER } else { StatusCode::FORBIDDEN };
        assert_eq!(answer.status, expected, "{lie}: {}", answer.body);
        let inside = visitor.get("/texts").await.status == StatusCode::OK;
        assert_eq!(inside, believed, "{lie}");
    }
    // What the provider says when its person says no, and what is no answer at all.
    let visitor = Visitor::new(&state);
    let off = visitor.get("/sign-in/provider").await;
    let asked: url::Url = off.location().parse().expect("an address");
    let sent = asked.query_pairs().find(|(key, _)| key == "state").expect("a state").1.into_owned();
    let mixed = format!("/sign-in/provider/back?code=truth&state={sent}&iss=https%3A%2F%2Felse");
    let kept = visitor.cookie("actum-provider").expect("remembers");
    assert_eq!(visitor.get(&mixed).await.status, StatusCode::FORBIDDEN, "another provider's");
    visitor.set_cookie("actum-provider", &kept);
    let declined = format!("/sign-in/provider/back?error=access_denied&state={sent}");
    assert_eq!(visitor.get(&declined).await.status, StatusCode::FORBIDDEN);
    let nothing = visitor.get("/sign-in/provider/back").await;
    assert_eq!(nothing.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn without_the_provider_passwords_go_on() {
    let (register, state) = common::harbour_register().await;
    // Nobody listens on the port of discarded words.
    let config = ProviderConfig {
        issuer: "http://127.0.0.1:9".parse().expect("an address"),
        client_id: "register".to_owned(),
        client_secret: None,
        name: "Away".to_owned(),
        redirect: BACK.parse().expect("an address"),
    };
    let provider = Some(Arc::new(Provider::new(config).expect("a provider")));
    let state = state.with_accounts(AccountOptions { provider, ..AccountOptions::default() });
    let visitor = Visitor::new(&state);
    let answer = visitor.get("/sign-in/provider").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.body.contains("cannot be reached"));
    let anna = add_person(&register, "Anna", Some((Role::Reader, None))).await;
    let anna = Visitor::signed_in(&state, &anna).await;
    assert_eq!(anna.get("/").await.status, StatusCode::OK);
}
