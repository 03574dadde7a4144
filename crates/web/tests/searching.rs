//! Full text: in step with the register, and its page.

mod common;

use std::time::{Duration, Instant};

use actum_model::Language;
use actum_pack::Packs;
use actum_register::{Change, Command, OpenOptions, Person, Register};
use actum_search::{Kind, Search};
use actum_web::{Finder, IndexPlace, WebState, router};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

async fn get(state: &WebState, address: &str) -> (StatusCode, String) {
    let request = Request::get(address).header(header::HOST, "localhost:8080");
    let request = request.body(Body::empty()).expect("a request");
    let answer = router(state.clone()).oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = answer.into_body().collect().await.expect("a body").to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn note(register: &Register, words: &str) {
    let person = Person::alone("Officer");
    let command = Command::Note { item: "harbour:1.1".into(), words: words.to_owned() };
    let at = "2026-11-24T09:00:00Z";
    let change = Change { command, person: &person, at, reason: String::new(), revision: None };
    register.change(change).await.expect("a note");
}

async fn total(finder: &Finder, words: &str) -> u64 {
    finder.search(Search::new(format!("{words} "))).await.expect("an answer").total
}

async fn fill(register: &Register) {
    let packs = Packs::built_in().expect("the built-in packs are sound");
    common::import(register, &packs, "harbour", &common::english()).await;
}

#[tokio::test]
async fn the_page_shows_what_was_found_in_the_words_of_each_language() {
    let state = common::harbour().await;
    for (words, language, marked) in
        [("surveys", "en", "<mark>survey</mark>"), ("问卷", "zh", "<mark>问卷</mark>")]
    {
        let address = format!("/search?q={}&language={language}", common::encoded(words));
        let (status, page) = get(&state, &address).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains(marked), "{words}: {page}");
        assert!(page.contains(&format!("lang=\"{language}\" dir=")), "{words}");
        assert!(page.contains("href=\"/items/harbour"), "{words}");
    }
    let (_, page) = get(&state, "/search?q=workshops&kind=provision&lang=ar").await;
    assert!(page.contains("/texts/harbour/reading?edition=harbour%2Fen%2F1#p-"), "{page}");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    // The box stands on every page, with its name.
    let (_, page) = get(&state, "/bodies?lang=fr").await;
    assert!(page.contains(
        "role=\"search\" method=\"get\" action=\"/search\" aria-label=\"Rechercher partout\""
    ));
}

#[tokio::test]
async fn whatever_is_typed_the_page_answers_and_shows_it_as_words() {
    let state = common::harbour().await;
    for words in
        ["\"><script>alert(1)</script>", "\u{202e}\u{0}", "-", "🙂", "((((", "a\"b", "%00%ff"]
    {
        let (status, page) = get(&state, &format!("/search?q={}", common::encoded(words))).await;
        assert_eq!(status, StatusCode::OK, "{words}");
        assert!(!page.contains("<script>alert"), "{words}");
    }
    let (status, page) = get(&state, &format!("/search?q={}", "a+".repeat(3_000))).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("6,000") || page.contains("6000"), "{page}");
    let (status, _) =
        get(&state, "/search?q=port&page=99999999999&kind=nonsense&language=xx").await;
    assert_eq!(status, StatusCode::OK);
    let bare = common::empty().await;
    let (status, page) = get(&bare, "/search?q=port").await;
    assert!(status == StatusCode::OK && page.contains("keeps no index"));
}

#[tokio::test]
async fn an_index_in_step_answers_as_one_made_anew() {
    let register = Register::open_in_memory().await.expect("memory");
    let finder = Finder::open(register.clone(), &IndexPlace::Memory).await.expect("memory");
    assert!(finder.catch_up().await.expect("an index"));
    assert_eq!(total(&finder, "harbour").await, 0);
    fill(&register).await;
    note(&register, "the lighthouse keeper was told").await;
    assert!(finder.catch_up().await.expect("an index"));
    assert_eq!(finder.behind(), 0);
    note(&register, "the lighthouse is dark").await;
    assert!(finder.catch_up().await.expect("an index"));
    let anew = common::finder(&register).await;
    for words in ["lighthouse", "survey", "TSAG ports", "\"sensors in ports\"", "studdy", "1.1"] {
        let search = || Search { limit: 50, ..Search::new(words) };
        let followed = finder.search(search()).await.expect("an answer");
        assert_eq!(followed, anew.search(search()).await.expect("an answer"), "{words}");
        assert!(followed.total > 0, "{words}");
    }
    let notes = Search { kinds: vec![Kind::Note], ..Search::new("lighthouse") };
    assert_eq!(finder.search(notes).await.expect("an answer").total, 2);
}

#[tokio::test]
async fn another_register_under_the_same_index_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = IndexPlace::Folder(folder.path().join("index"));
    let open = |name: &str| {
        let path = folder.path().join(name);
        async move { Register::open(&path, &OpenOptions::default()).await.expect("a register") }
    };
    let one = open("one.actum").await;
    fill(&one).await;
    note(&one, "only in the first").await;
    {
        let finder = Finder::open(one.clone(), &place).await.expect("an index");
        finder.catch_up().await.expect("an index");
        assert_eq!(total(&finder, "first").await, 1);
    }
    // As after a backup was restored: fewer events, the last of them another one.
    let other = open("other.actum").await;
    fill(&other).await;
    note(&other, "only in the second").await;
    let finder = Finder::open(other, &place).await.expect("an index");
    assert!(finder.catch_up().await.expect("an index"));
    assert_eq!((total(&finder, "first").await, total(&finder, "second").await), (0, 1));
    let found = finder.search(Search::new("survey ")).await.expect("an answer");
    assert!(found.hits.iter().all(|hit| hit.record.language == Some(Language::En)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_serving_a_change_is_found_soon_and_a_second_server_reads_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.actum");
    let place = IndexPlace::Folder(folder.path().join("plan.actum.search"));
    let register = Register::open(&path, &OpenOptions::default()).await.expect("a register");
    fill(&register).await;
    let first = Finder::open(register.clone(), &place).await.expect("an index");
    assert!(first.catch_up().await.expect("an index"));
    let following = tokio::spawn(first.clone().follow());
    let second = Finder::open(register.clone(), &place).await.expect("an index");
    note(&register, "a lighthouse").await;
    let started = Instant::now();
    for finder in [&first, &second] {
        while total(finder, "lighthouse").await == 0 {
            assert!(started.elapsed() < Duration::from_secs(20), "the change is not found");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    println!("found after {:?}", started.elapsed());
    following.abort();
}
