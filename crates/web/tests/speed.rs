//! How long the register page takes over 10,000 items. Run by hand, in release:
//! `cargo test --release -p actum-web --test speed -- --ignored --nocapture`.

mod common;

use std::sync::Arc;
use std::time::{Duration, Instant};

use actum_model::{Force, Instrument, Language, ProvisionKind, ResidueReason};
use actum_pack::Packs;
use actum_register::Register;
use actum_web::{WebState, router};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const ITEMS: usize = 10_000;

async fn large() -> WebState {
    let packs = Arc::new(Packs::built_in().expect("the built-in packs are sound"));
    let register = Register::open_in_memory().await.expect("memory");
    let bodies = ["tsag", "tsb-director", "itu-t-sg17", "itu-t-sg20", "itu-member-states"];
    for text in 0..10 {
        let mut draft = common::Draft::new(Language::En);
        let title = format!("Text {text}");
        draft.silent("title", ProvisionKind::Title, &title, ResidueReason::NotOperative);
        for number in 0..ITEMS / 10 {
            let id = format!("{}.{}", number / 10 + 1, number % 10 + 1);
            let act = format!("to study harbour {number} of text {text} and its surroundings");
            let words = format!("The Assembly invites the group {act} by 2027.");
            draft.provision(&id, None, ProvisionKind::Operative, Some(&id), &words);
            let force = common::force("invites", &[(Force::Invite, 0.6), (Force::Request, 0.4)]);
            let body = bodies[number % bodies.len()];
            let mut one = common::commitment(
                &id,
                &id,
                draft.at(force, "invites"),
                draft.at(act.clone(), &act),
                vec![draft.at(common::party("the group", body), "the group")],
            );
            let due = common::occasion("2027", &[("wtsa-28", "next-in-series")]);
            one.due = vec![draft.at(due, "2027")];
            let instrument = Instrument::ALL[number % Instrument::ALL.len()];
            one.instruments = vec![common::inferred(instrument, "instrument-cue")];
            draft.understood(vec![one]);
        }
        let read = draft.finish(&format!("text-{text}.txt"), &title);
        common::import(&register, &packs, &format!("text-{text}"), &read).await;
    }
    WebState::new(register, packs, now)
}

#[tokio::test]
#[ignore = "a measurement, to be made in release on a quiet machine"]
async fn the_register_page_over_ten_thousand_items() {
    let pages = router(large().await);
    for address in [
        "/",
        "/register",
        "/register?page=100",
        "/register?sort=due&order=descending",
        "/register?body=tsag&force=invite&instrument=survey",
        "/register?q=harbour%20777",
    ] {
        let mut times = Vec::new();
        for _ in 0..21 {
            let request = Request::get(address).header(header::HOST, "localhost");
            let start = Instant::now();
            let answer =
                pages.clone().oneshot(request.body(Body::empty()).expect("a request")).await;
            let answer = answer.expect("an answer");
            assert_eq!(answer.status(), StatusCode::OK);
            let body = answer.into_body().collect().await.expect("a body").to_bytes();
            times.push(start.elapsed());
            assert!(body.len() > 1000);
        }
        times.sort();
        println!("{address}: median {:?}, worst {:?}", times[10], times[20]);
        if !cfg!(debug_assertions) {
            assert!(times[10] < Duration::from_millis(20), "{address}: {:?}", times[10]);
        }
    }
}

/// The moment at which everything in tests happens.
fn now() -> String {
    "2026-11-24T09:00:00Z".to_owned()
}
