//! The page of what a person gets by mail, and the page of jobs: who may, and what comes of it.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actum_mail::{LetterKind, SectionKind, Transport};
use actum_model::{BodyId, ClaimKind, FieldValue, ItemId, Role};
use actum_pack::Packs;
use actum_register::{Account, Change, Command, JobState, NewJob, Person, Register, Rhythm};
use actum_web::{AccountOptions, PostOffice, WebState};
use axum::http::StatusCode;
use common::visitor::{Visitor, add_person};
use serde_json::json;

fn office() -> PostOffice {
    PostOffice {
        transport: Transport::parse("folder:nowhere", None).expect("an address"),
        from: "register@example.org".parse().expect("an address"),
        address: "https://register.example.org/".parse().expect("an address"),
    }
}

async fn accounts() -> (Register, WebState) {
    let (register, state) = common::harbour_register().await;
    (register, state.with_accounts(AccountOptions::default()).with_mail(office()))
}

#[tokio::test]
async fn a_person_chooses_what_to_get() {
    let (register, state) = accounts().await;
    let ana = add_person(&register, "Ana", Some((Role::FocalPoint, Some("itu-t-sg17")))).await;
    let ben = add_person(&register, "Ben", Some((Role::Reader, None))).await;
    let stranger = Visitor::new(&state);
    assert_eq!(stranger.get("/mail").await.status, StatusCode::SEE_OTHER, "signs in first");
    let visitor = Visitor::signed_in(&state, &ana).await;
    let page = visitor.get("/mail").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("ana@example.org") && page.body.contains("name=\"form-token\""));
    assert!(visitor.get("/account").await.body.contains("href=\"/mail\""));
    let fields = [
        ("digest", "daily"),
        ("weekday", "3"),
        ("hour", "18"),
        ("remind-days", "30"),
        ("language", "ar"),
        ("zone", "UTC"),
    ];
    let foreign = visitor.post("/mail", &fields).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "without the token of the session");
    let saved = visitor.submit("/mail", &fields).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.body);
    assert!(saved.body.contains("role=\"status\""));
    let chosen = register.subscription(&ana.id).await.expect("reads");
    assert_eq!((chosen.digest, chosen.hour, chosen.weekday), (Rhythm::Daily, 18, 3));
    assert_eq!(chosen.remind_days, None, "not ticked");
    assert_eq!(chosen.language.map(actum_model::Language::code), Some("ar"));
    let mut nowhere = fields.to_vec();
    nowhere[5] = ("zone", "Atlantis/Centre");
    let refused = visitor.submit("/mail", &nowhere).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("role=\"alert\"") && refused.body.contains("Atlantis/Centre"));
    assert_eq!(register.subscription(&ana.id).await.expect("reads"), chosen, "as it was");
    let preview = visitor.get("/mail?preview=yes").await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(!preview.body.contains("/m/"), "no links that act: {}", preview.body);
    // Nobody's choice but one's own.
    let other = register.subscription(&ben.id).await.expect("reads");
    assert_eq!(other.digest, Rhythm::Weekly);
    // Where nobody signs in there is nobody to write to.
    let alone = common::harbour().await;
    assert_eq!(Visitor::new(&alone).get("/mail").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn jobs_are_looked_after_by_those_who_keep_the_register() {
    let (register, state) = accounts().await;
    let at = common::now();
    let jobs = [NewJob::new("call", &json!({ "to": "<b>x</b>" })), NewJob::new("tidy", &json!(1))];
    let numbers = register.enqueue(&jobs, "2026-11-24T08:00:00Z").await.expect("puts in");
    let lease = std::time::Duration::from_secs(60);
    let call = register.claim_jobs(&["call"], "w", lease, 1, &at).await.expect("claims").remove(0);
    let failed = register.job_failed(&call, "<i>gone</i>", actum_register::Again::Never, &at).await;
    failed.expect("fails");
    let reader = add_person(&register, "Ben", Some((Role::Reader, None))).await;
    let officer = add_person(&register, "Officer", Some((Role::Secretariat, None))).await;
    let reader = Visitor::signed_in(&state, &reader).await;
    assert_eq!(reader.get("/jobs").await.status, StatusCode::FORBIDDEN);
    assert!(!reader.get("/").await.body.contains("href=\"/jobs\""));
    let number = numbers[0].expect("a number").to_string();
    let retry = [("do", "retry"), ("number", number.as_str())];
    assert_eq!(reader.submit("/jobs", &retry).await.status, StatusCode::FORBIDDEN);
    let visitor = Visitor::signed_in(&state, &officer).await;
    let page = visitor.get("/jobs").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("&#60;i&#62;gone") || page.body.contains("&lt;i&gt;gone"));
    assert!(
        !page.body.contains("<b>x</b>") && page.body.contains("role=\"alert\""),
        "an hour late"
    );
    let dead = visitor.get("/jobs?state=dead").await.body;
    assert!(dead.contains("call") && !dead.contains(">tidy<"));
    assert_eq!(visitor.post("/jobs", &retry).await.status, StatusCode::FORBIDDEN, "no token");
    assert_eq!(visitor.submit("/jobs", &retry).await.status, StatusCode::SEE_OTHER);
    let call = register.job(numbers[0].expect("a number")).await.expect("reads").expect("kept");
    assert_eq!(call.state, JobState::Waiting);
    let tidy = numbers[1].expect("a number").to_string();
    visitor.submit("/jobs", &[("do", "drop"), ("number", &tidy)]).await;
    assert!(register.job(numbers[1].expect("a number")).await.expect("reads").is_none());
    let health = visitor.get("/healthz/jobs").await;
    assert_eq!(health.status, StatusCode::OK, "{}", health.body);
    let health: serde_json::Value = serde_json::from_str(&health.body).expect("JSON");
    assert_eq!((&health["waiting"], &health["dead"]), (&json!(1), &json!(0)));
    // Due for long and nobody there: whoever watches is told by the status.
    register.enqueue(&[NewJob::new("old", &json!(1))], "2026-11-24T08:00:00Z").await.expect("in");
    let stranger = Visitor::new(&state).get("/healthz/jobs").await;
    assert_eq!(stranger.status, StatusCode::SERVICE_UNAVAILABLE, "a program is sent nowhere");
    let told: serde_json::Value = serde_json::from_str(&stranger.body).expect("JSON");
    assert_eq!(told, json!({ "status": "late" }), "and is told no numbers");
    let late = visitor.get("/healthz/jobs").await;
    assert_eq!(late.status, StatusCode::SERVICE_UNAVAILABLE, "{}", late.body);
    for language in ["ar", "zh", "fr", "ru", "es"] {
        for path in ["/jobs", "/mail"] {
            let page = visitor.get(&format!("{path}?lang={language}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(!page.body.contains("untranslated"), "{path} in {language}");
        }
    }
}

async fn does(register: &Register, name: &str, command: Command) {
    let (person, at, reason) = (Person::alone(name), common::now(), "as agreed".to_owned());
    let change = Change { command, person: &person, at: &at, reason, revision: None };
    register.change(change).await.expect("changes");
}

/// What a list of waiting things names, by section.
type Named = BTreeMap<&'static str, BTreeSet<String>>;

/// What the first page names.
async fn named_by_page(state: &WebState, account: &Account) -> Named {
    let page = Visitor::signed_in(state, account).await.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    let named = |section: &'static str| {
        let mark = format!("id=\"w-{section}-");
        let entries = page.body.split(&mark).skip(1);
        (section, entries.map(|rest| rest.split('"').next().unwrap_or("").to_owned()).collect())
    };
    ["overdue", "soon", "claims", "stale"].map(named).into()
}

/// What the digest names.
async fn named_by_letter(state: &WebState, account: &Account) -> Named {
    let letter = state.preview_letter(&office(), &account.id, LetterKind::Digest).await;
    let letter = letter.expect("reads").expect("is there").letter;
    let mut named: Named =
        ["overdue", "soon", "claims", "stale"].map(|one| (one, [].into())).into();
    for section in &letter.sections {
        let name = match section.kind {
            SectionKind::Overdue => "overdue",
            SectionKind::DueSoon => "soon",
            SectionKind::ClaimsWaiting => "claims",
            SectionKind::Stale => "stale",
            SectionKind::ActionNeeded | SectionKind::NewlyAssigned | SectionKind::Mentions => {
                continue;
            }
        };
        assert_eq!(section.more, 0, "few enough to be listed");
        let entries = section.entries.iter().map(|entry| {
            let path = entry.open.strip_prefix("https://register.example.org/items/");
            path.expect("an item").to_owned()
        });
        named.entry(name).or_default().extend(entries);
    }
    named
}

/// The day on which everything done in November 2026 was long ago.
fn in_summer() -> String {
    "2027-08-01T09:00:00Z".to_owned()
}

#[tokio::test]
async fn the_first_page_and_the_digest_name_the_same_items() {
    let (register, _) = accounts().await;
    let all = register.items(&actum_register::ItemQuery::default()).await.expect("lists").items;
    let ids: Vec<ItemId> = all.into_iter().map(|item| item.id).collect();
    let [proposed, near, delivered, elsewhere] = &ids[..] else { panic!("{ids:?}") };
    let due = |day: &str| {
        let due = serde_json::json!([{
            "kind": "date", "relation": "by", "written": day,
            "readings": [{ "date": day, "rule": "entered" }]
        }]);
        FieldValue::Due(serde_json::from_value(due).expect("a due date"))
    };
    let owned = |body: &str| FieldValue::Owners(vec![BodyId::new(body)]);
    for (item, body, day) in [
        (proposed, "itu-t-sg17", "2027-07-01"),
        (near, "itu-t-sg17", "2027-08-20"),
        (delivered, "itu-t-sg17", "2027-07-02"),
        (elsewhere, "itu-t-sg15", "2027-07-03"),
    ] {
        let values = vec![owned(body), due(day)];
        does(&register, "Officer", Command::Edit { item: item.clone(), values }).await;
    }
    for item in [near, delivered, elsewhere] {
        does(&register, "Officer", Command::Confirm { item: item.clone() }).await;
    }
    let claim = |item: &ItemId, kind| Command::Claim {
        item: item.clone(),
        kind,
        statement: "it was done".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    does(&register, "Focal", claim(delivered, ClaimKind::Done)).await;
    let accept = Command::Decide { item: delivered.clone(), claim: "c1".into(), accepted: true };
    does(&register, "Officer", accept).await;
    let deliver = Command::Move { item: delivered.clone(), to: "delivered".into() };
    does(&register, "Officer", deliver).await;
    does(&register, "Focal", claim(near, ClaimKind::Progress { percent: 40 })).await;

    let packs = Arc::new(Packs::built_in().expect("sound"));
    let state = WebState::new(register.clone(), packs, in_summer)
        .with_accounts(AccountOptions::default())
        .with_mail(office());
    let name = |item: &ItemId| item.to_string();
    let set =
        |items: &[&ItemId]| -> BTreeSet<String> { items.iter().map(|one| name(one)).collect() };
    let focal = add_person(&register, "Ana", Some((Role::FocalPoint, Some("itu-t-sg17")))).await;
    let member = add_person(&register, "Bo", Some((Role::Member, Some("itu-t-sg17")))).await;
    let officer = add_person(&register, "Cy", Some((Role::Secretariat, None))).await;
    for (account, overdue, soon, stale, claims) in [
        (&focal, set(&[proposed]), set(&[near]), set(&[near, delivered]), set(&[])),
        (&member, set(&[proposed]), set(&[near]), set(&[near, delivered]), set(&[])),
        (
            &officer,
            set(&[proposed, elsewhere]),
            set(&[near]),
            set(&[near, delivered, elsewhere]),
            set(&[near]),
        ),
    ] {
        let page = named_by_page(&state, account).await;
        let letter = named_by_letter(&state, account).await;
        assert_eq!(page["overdue"], overdue, "{}", account.name);
        assert_eq!(page["soon"], soon, "{}", account.name);
        assert_eq!(page["stale"], stale, "{}", account.name);
        assert_eq!(page["claims"], claims, "{}", account.name);
        assert_eq!(letter["overdue"], page["overdue"], "{}", account.name);
        assert_eq!(letter["soon"], page["soon"], "{}", account.name);
        // A letter has each item once, under what presses most.
        let union = |named: &Named| named.values().flatten().cloned().collect::<BTreeSet<_>>();
        assert_eq!(union(&letter), union(&page), "{}", account.name);
        assert_eq!(letter["stale"], set(&[delivered]), "{}", account.name);
    }
    // A choice of bodies holds for both, and who only reads is sent nothing of everybody's work.
    let other = [BodyId::new("itu-t-sg15")];
    register.choose_desk(focal.id.as_str(), Some(&other), &in_summer()).await.expect("keeps");
    let page = named_by_page(&state, &focal).await;
    assert_eq!(page["overdue"], set(&[elsewhere]));
    assert_eq!(named_by_letter(&state, &focal).await["overdue"], page["overdue"]);
    let reader = add_person(&register, "Di", Some((Role::Reader, None))).await;
    assert!(named_by_letter(&state, &reader).await.values().all(BTreeSet::is_empty));
    assert_eq!(named_by_page(&state, &reader).await["overdue"], set(&[proposed, elsewhere]));
}
