//! The first page and the review by plain forms, as a browser without scripts sends them.

mod common;

use actum_model::{Basis, ClaimKind, ItemId, Role, StatusId};
use actum_register::{Change, Command, Person, Register};
use actum_web::{AccountOptions, WebState};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::visitor::{Answer, Visitor, add_person};

const BORDER: &str = "a-border-that-no-word-holds";

async fn alone() -> (Register, Visitor) {
    let (register, state) = common::harbour_register().await;
    let visitor = Visitor::new(&state.alone_as("Officer"));
    (register, visitor)
}

async fn does(register: &Register, name: &str, command: Command) {
    let person = Person::alone(name);
    let at = common::now();
    let change =
        Change { command, person: &person, at: &at, reason: "x".to_owned(), revision: None };
    register.change(change).await.expect("changes");
}

fn id(number: &str) -> ItemId {
    ItemId::new(format!("harbour:{number}"))
}

async fn status(register: &Register, number: &str) -> StatusId {
    register.item(&id(number)).await.expect("reads").expect("is there").status
}

/// Follows the page that an answer leads to.
async fn follow(visitor: &Visitor, answer: &Answer) -> Answer {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    visitor.get(answer.location().split('#').next().unwrap_or("/")).await
}

#[tokio::test]
async fn the_first_page_shows_what_waits_and_decides_it_in_one_step() {
    let (register, visitor) = alone().await;
    let page = visitor.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("4 things wait"), "{}", page.body);
    for heading in ["Overdue", "Due soon", "Claims to decide", "To review", "Without news"] {
        assert!(page.body.contains(heading), "{heading}");
    }
    // The most doubtful stands first, with why.
    let first = page.body.find("w-review-harbour:1.1").expect("is there");
    assert!(first < page.body.find("w-review-harbour:2.1").expect("is there"));
    assert!(page.body.contains("The verb has more than one accepted reading"));

    let confirm = [("do", "confirm"), ("item", "harbour:2.1")];
    let page = follow(&visitor, &visitor.post("/", &confirm).await).await;
    assert_eq!(status(&register, "2.1").await.as_str(), "open");
    assert!(page.body.contains("Item 2.1 was confirmed"), "{}", page.body);
    let event = page.field("event").expect("it can be undone");
    let undo = [("do", "undo"), ("item", "harbour:2.1"), ("event", &event)];
    let page = follow(&visitor, &visitor.post("/", &undo).await).await;
    assert!(status(&register, "2.1").await.is_proposed());
    assert!(page.field("event").is_none(), "what was undone is done with");

    // A rejection takes a reason; nothing is changed without one.
    let reject = [("do", "reject"), ("item", "harbour:2.1")];
    let refused = visitor.post("/", &reject).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("role=\"alert\""));
    let reject = [("do", "reject"), ("item", "harbour:2.1"), ("reason", "asks nothing")];
    follow(&visitor, &visitor.post("/", &reject).await).await;
    assert!(status(&register, "2.1").await.is_rejected());
    for nonsense in [&[("do", "confirm")][..], &[("do", "fly"), ("item", "harbour:1.1")]] {
        let answer = visitor.post("/", nonsense).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{nonsense:?}");
    }
}

#[tokio::test]
async fn claims_are_accepted_and_taken_back_from_the_first_page() {
    let (register, visitor) = alone().await;
    does(&register, "Focal", Command::Confirm { item: id("2.1") }).await;
    let claim = Command::Claim {
        item: id("2.1"),
        kind: ClaimKind::Progress { percent: 40 },
        statement: "sixty ports answered".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    does(&register, "Focal", claim).await;
    let page = visitor.get("/").await;
    assert!(page.body.contains("sixty ports answered"));
    let accept = [("do", "accept"), ("item", "harbour:2.1"), ("claim", "c1")];
    let page = follow(&visitor, &visitor.post("/", &accept).await).await;
    let progress = async || {
        let item = register.item(&id("2.1")).await.expect("reads").expect("is there");
        item.follow_up.progress
    };
    assert_eq!(progress().await, Some(40));
    let event = page.field("event").expect("it can be undone");
    let undo = [("do", "undo"), ("item", "harbour:2.1"), ("event", &event)];
    follow(&visitor, &visitor.post("/", &undo).await).await;
    assert_eq!(progress().await, None);
    assert!(visitor.get("/").await.body.contains("sixty ports answered"), "it waits again");
    // An item that is followed up can be moved on where it is shown.
    let to = [("do", "move"), ("item", "harbour:2.1"), ("to", "in_progress")];
    follow(&visitor, &visitor.post("/", &to).await).await;
    assert_eq!(status(&register, "2.1").await.as_str(), "in_progress");
}

#[tokio::test]
async fn one_chooses_for_whom_one_speaks_and_sees_what_others_did() {
    let (register, visitor) = alone().await;
    visitor.get("/").await;
    let choose = [("do", "choose"), ("whose", "bodies"), ("body", "tsag")];
    let page = follow(&visitor, &visitor.post("/", &choose).await).await;
    assert!(page.body.contains("Speaking for"), "{}", page.body);
    assert!(page.body.contains("w-review-harbour:1.1"), "TSAG is asked");
    assert!(!page.body.contains("w-review-harbour:3.1"), "others are");
    // What others do to the bodies' items is news, and a note that names the reader even elsewhere.
    does(&register, "Ana", Command::Confirm { item: id("1.1") }).await;
    does(&register, "Ana", Command::Confirm { item: id("2.1") }).await;
    let note = Command::Note { item: id("3.1"), words: "@Officer please look".to_owned() };
    does(&register, "Ana", note).await;
    let news = |page: &str| page.split("id=\"wait-news\"").nth(1).expect("news").to_owned();
    let page = news(&visitor.get("/").await.body);
    assert!(page.contains("/items/harbour:1.1") && page.contains("Ana"), "{page}");
    assert!(page.contains("names you") && page.contains("/items/harbour:3.1"), "{page}");
    let page = follow(&visitor, &visitor.post("/", &[("do", "seen")]).await).await;
    assert!(news(&page.body).contains("Nothing new"));
    let all = [("do", "choose"), ("whose", "all")];
    let page = follow(&visitor, &visitor.post("/", &all).await).await;
    assert!(page.body.contains("For all bodies") && page.body.contains("w-review-harbour:3.1"));
}

#[tokio::test]
async fn a_review_from_the_first_word_to_the_last() {
    let (register, visitor) = alone().await;
    let page = visitor.get("/review").await;
    assert!(page.body.contains("/review/harbour?item=harbour:1.1"), "{}", page.body);
    let page = visitor.get("/review/harbour?item=harbour:1.1&do=edit").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("0 of 4 decided"));
    // Every provision is there, those that ask nothing too.
    for words in ["this text was made up", "Sensors and their identifiers", "small ports"] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(page.body.contains("class=\"mark k-due chosen\""), "{}", page.body);

    // The words of a field taken from the text, with their place.
    let item = register.item(&id("1.1")).await.expect("reads").expect("is there");
    let reading = register.reading(&item.edition).await.expect("reads").expect("is there");
    let text = reading.0.text;
    let start = text.find("how port data are described").expect("is there");
    let words = "how port data are described";
    let place = format!("0:{start}-{}", start + words.len());
    let revision = item.revision.to_string();
    let was = item.commitment.act.value.clone();
    let save = [
        ("do", "save"),
        ("item", "harbour:1.1"),
        ("page", "1"),
        ("revision", revision.as_str()),
        ("force", "instruct"),
        ("was-force", "invite"),
        ("act", words),
        ("was-act", was.as_str()),
        ("place-act", place.as_str()),
        ("addressees", "TSAG; the port pilots"),
        ("was-addressees", "TSAG"),
        ("due", "2027-06"),
        ("was-due", "the next assembly"),
        ("instrument", "survey"),
        ("was-instruments", "study"),
    ];
    let page = follow(&visitor, &visitor.post("/review/harbour", &save).await).await;
    assert!(page.body.contains("was corrected"), "{}", page.body);
    let now = register.item(&id("1.1")).await.expect("reads").expect("is there");
    assert_eq!(now.commitment.act.value, words);
    let Basis::Entered { by, quote, .. } = &now.commitment.act.basis else { panic!("entered") };
    assert_eq!((by.as_str(), quote.as_deref()), ("Officer", Some(words)));
    assert_eq!(now.commitment.lead_force().name(), "instruct");
    let addressees = &now.commitment.addressees;
    assert_eq!(addressees[0].basis.name(), "stated", "what was left keeps its ground");
    assert_eq!(addressees[1].value.name, "the port pilots");
    assert_eq!(now.commitment.due[0].value.readings[0].date, "2027-06".parse().ok());
    assert_eq!(now.commitment.instruments[0].value.name(), "survey");
    assert_eq!(now.commitment.report_to, item.commitment.report_to, "untouched");

    // Split, with a reason; the parts stand on the same words.
    let split = [("do", "split"), ("item", "harbour:3.1"), ("parts", "draw the line\n\nencourage")];
    let refused = visitor.post("/review/harbour", &split).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains(">draw the line\n\nencourage</textarea>"), "typed words stay");
    let mut split = split.to_vec();
    split.push(("reason", "two acts"));
    let page = follow(&visitor, &visitor.post("/review/harbour", &split).await).await;
    assert!(page.body.contains("data-item=\"harbour:3.1+1\""), "{}", page.body);
    assert!(page.body.contains("data-item=\"harbour:3.1+2\""));
    assert!(!page.body.contains("data-item=\"harbour:3.1\""));
    // And merged again.
    let merge =
        [("do", "merge"), ("item", "harbour:3.1+1"), ("other", "harbour:3.1+2"), ("reason", "one")];
    let page = follow(&visitor, &visitor.post("/review/harbour", &merge).await).await;
    assert!(!page.body.contains("data-item=\"harbour:3.1+2\""));

    // After a verdict one goes on with the next that waits.
    let confirm = [("do", "confirm"), ("item", "harbour:1.1"), ("page", "1")];
    let answer = visitor.post("/review/harbour", &confirm).await;
    assert!(answer.location().ends_with("#next"), "{}", answer.location());
    let page = follow(&visitor, &answer).await;
    assert!(page.body.contains("data-go=\"i-2.1\""), "{}", page.body);
    assert!(page.body.contains("id=\"next\""));
    assert_eq!(visitor.get("/review/nothing").await.status, StatusCode::NOT_FOUND);
    assert!(page.body.len() < 150_000, "{} bytes", page.body.len());
}

#[tokio::test]
async fn two_reviewers_see_each_other_and_lose_nothing() {
    let (register, state) = common::harbour_register().await;
    let state: WebState = state.with_accounts(AccountOptions::default());
    let ana = add_person(&register, "Ana", Some((Role::Secretariat, None))).await;
    let ben = add_person(&register, "Ben", Some((Role::Secretariat, None))).await;
    let reader = add_person(&register, "Rita", Some((Role::Reader, None))).await;
    let (ana, ben) =
        (Visitor::signed_in(&state, &ana).await, Visitor::signed_in(&state, &ben).await);
    let rita = Visitor::signed_in(&state, &reader).await;
    let looks = "/review/harbour?item=harbour:2.1&do=edit";
    let before = ana.get(looks).await;
    let page = ben.get("/review/harbour").await;
    assert!(page.body.contains("Ana") && page.body.contains("is at it"), "{}", page.body);
    let here = ben.submit("/review/harbour/here", &[("item", "harbour:3.1")]).await;
    assert!(here.status == StatusCode::OK && here.body.contains("Ana"), "{}", here.body);
    // Who only reads is neither shown nor asked.
    let page = rita.get("/review/harbour").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("name=\"do\"") && !page.body.contains("is at it"));
    let refused = rita.submit("/review/harbour/here", &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);

    // Ben corrects the act that Ana has open; Ana's words are refused, and still stand in her form.
    assert!(before.body.contains("value=\"save\""));
    let there = register.item(&id("2.1")).await.expect("reads").expect("is there");
    let revision = there.revision.to_string();
    let was = register.item(&id("2.1")).await.expect("reads").expect("is there");
    let was = was.commitment.act.value;
    let save = |act: &'static str| {
        let fields = [("do", "save"), ("item", "harbour:2.1"), ("page", "1"), ("act", act)];
        fields.to_vec()
    };
    let mut bens = save("ask the ports");
    bens.extend([("revision", revision.as_str()), ("was-act", was.as_str())]);
    let answer = ben.submit("/review/harbour", &bens).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let mut anas = save("ask every small port");
    anas.extend([("revision", revision.as_str()), ("was-act", was.as_str())]);
    let answer = ana.submit("/review/harbour", &anas).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Nothing was changed: Ben changed"), "{}", answer.body);
    assert!(answer.body.contains(">ask every small port</textarea>"));
    let now = register.item(&id("2.1")).await.expect("reads").expect("is there");
    assert_eq!(now.commitment.act.value, "ask the ports");
    // Another field stands beside it.
    let mut other = save("ask the ports");
    other.extend([("revision", revision.as_str()), ("was-act", "ask the ports")]);
    other.extend([("report_to", "TSAG"), ("was-report_to", "")]);
    let answer = ana.submit("/review/harbour", &other).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    // Neither may take back what the other did.
    let last = register.revision(&id("2.1")).await.expect("reads").expect("is there").to_string();
    let undo = [("do", "undo"), ("item", "harbour:2.1"), ("event", last.as_str())];
    assert_eq!(ben.submit("/review/harbour", &undo).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ana.submit("/review/harbour", &undo).await.status, StatusCode::SEE_OTHER);
}

/// Sends a form with a file to `/import`.
async fn bring_in(
    visitor: &Visitor,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    let token = visitor.form_token().await;
    for (name, value) in fields.iter().copied().chain([("form-token", token.as_str())]) {
        let part = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend(part.bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; \
             filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BORDER}--\r\n").bytes());
    let request = visitor
        .request(Method::POST, "/import")
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
    visitor.send(request.body(Body::from(body)).expect("a request")).await
}

const RESOLUTION: &str = "RESOLUTION 900\n\nThe Conference,\n\nrecognizing\nthat ferries matter,\n\n\
    resolves to instruct the Director of the Telecommunication Standardization Bureau\n\n\
    1 to publish a report on ferries by 2027;\n\n\
    2 to organize a workshop on timetables and report its results to TSAG.\n";

#[tokio::test]
async fn an_empty_register_is_filled_from_the_browser() {
    let example = vec![("ferries.en.txt".to_owned(), RESOLUTION.as_bytes().to_vec())];
    let state = common::empty().await.with_examples(example);
    let visitor = Visitor::new(&state);
    let page = visitor.get("/").await;
    assert!(page.body.contains("Bring in the first text"), "{}", page.body);
    assert!(page.body.contains("value=\"example\""));
    let page = bring_in(&visitor, &[("do", "example")], None).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("A new text") && page.body.contains("/review/ferries"));
    // The same words again change nothing; pasted ones are a text of their own.
    let file = ("ferries.txt", RESOLUTION.as_bytes());
    let again = bring_in(&visitor, &[], Some(file)).await;
    assert!(again.body.contains("It is there already"), "{}", again.body);
    let pasted = [("pasted", RESOLUTION), ("title", "Ferries again"), ("language", "en")];
    let page = bring_in(&visitor, &pasted, None).await;
    assert!(page.body.contains("/review/ferries-again"), "{}", page.body);
    let texts = visitor.get("/texts").await;
    assert!(texts.body.contains("ferries-again") && texts.body.contains("href=\"/import\""));
    assert_eq!(visitor.get("/review/ferries").await.status, StatusCode::OK);

    for (fields, file, words) in [
        (&[][..], None, "Choose a file"),
        (&[("text", "No such ID")][..], Some(("a.txt", RESOLUTION.as_bytes())), "small letters"),
        (&[][..], Some(("a.png", &b"\x89PNG\r\n\x1a\n0000"[..])), "of a kind that is not read"),
        (&[][..], Some(("a.txt", &b"   \n "[..])), "no words"),
    ] {
        let answer = bring_in(&visitor, fields, file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}: {}", answer.body);
        assert!(answer.body.contains(words), "{words}: {}", answer.body);
    }
}

#[tokio::test]
async fn only_who_may_brings_texts_in() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    for (role, allowed) in [
        (Role::Administrator, true),
        (Role::Secretariat, true),
        (Role::FocalPoint, false),
        (Role::Member, false),
        (Role::Reader, false),
    ] {
        let body = (role == Role::FocalPoint).then_some("tsag");
        let account = add_person(&register, role.name(), Some((role, body))).await;
        let visitor = Visitor::signed_in(&state, &account).await;
        let shown = visitor.get("/import").await.status;
        let sent = bring_in(&visitor, &[("pasted", RESOLUTION)], None).await.status;
        let expected = if allowed { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!((shown, sent), (expected, expected), "{}", role.name());
        let offered = visitor.get("/texts").await.body.contains("href=\"/import\"");
        assert_eq!(offered, allowed, "{}", role.name());
    }
    // A form without the token of the session brings nothing in.
    let account = add_person(&register, "Late", Some((Role::Secretariat, None))).await;
    let visitor = Visitor::signed_in(&state, &account).await;
    let answer = visitor.post("/review/harbour", &[("do", "confirm"), ("item", "harbour:1.1")]);
    assert_eq!(answer.await.status, StatusCode::FORBIDDEN);
    let answer = visitor.post("/", &[("do", "confirm"), ("item", "harbour:1.1")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(status(&register, "1.1").await.is_proposed());
}
