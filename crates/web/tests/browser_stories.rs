//! Whole stories of people at work, in headless Chromium, with accounts: an administrator invites;
//! an officer imports what an assembly adopted, reviews it, places the next meeting; a focal point
//! records progress with evidence; the officer accepts; a chair takes the report for the meeting; the
//! workbook goes out, is edited by openpyxl, and comes in again. Told once, played four ways: with
//! the mouse, in Arabic, with scripts off, with the keyboard alone. Skips where there is no
//! browser, as `browser.rs` does; `ACTUM_SCREENS=1` writes pictures to `docs/screens/stories/`.

#[path = "common/chromium.rs"]
mod chromium;
mod common;
#[path = "story/engine.rs"]
mod engine;
#[path = "story/papers.rs"]
mod papers;

use std::path::PathBuf;
use std::sync::Arc;

use actum_model::{Item, Role};
use actum_pack::Packs;
use actum_register::{ItemQuery, Register};
use actum_web::{AccountOptions, WebState};
use common::visitor::{PASSWORD, add_person};
use engine::{Story, Way};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_mouse() {
    play(Way::Mouse).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_arabic() {
    play(Way::Arabic).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_scripts() {
    play(Way::WithoutScripts).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_keyboard_alone() {
    play(Way::Keyboard).await;
}

/// Plays the story, and ends the browser whatever comes of it.
async fn play(way: Way) {
    let packs = Arc::new(Packs::built_in().expect("the built-in packs are sound"));
    let register = Register::open_in_memory().await.expect("memory");
    let state = WebState::new(register.clone(), packs, common::now);
    let state = state.with_accounts(AccountOptions::default());
    add_person(&register, "Ada Keeper", Some((Role::Administrator, None))).await;
    let address = chromium::start_server(state).await;
    let Some(story) = Story::open(way, address).await else { return };
    // Held here too, so that the driver outlives a story that fails.
    let chromium = story.chromium();
    let told = tokio::spawn(tell(story, register)).await;
    chromium.browser.clone().quit().await.expect("the browser ends");
    if let Err(failed) = told {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// The text that the officer imports: what the assembly adopted, where it is at hand; else the
/// example that comes with the program, the same in other words. Pictures are kept, and show the
/// example alone.
fn text() -> PathBuf {
    let seed = chromium::repository().join("../shared/seed/wtsa-24-actions.zh.txt");
    if seed.exists() && std::env::var_os("ACTUM_SCREENS").is_none() {
        return seed;
    }
    println!("the adopted text is not at hand: the example in the same language takes its place");
    chromium::repository().join("examples/wtsa-24/actions.zh.txt")
}

async fn tell(mut story: Story, register: Register) {
    let story = &mut story;
    invitations(story).await;
    next_meeting(story).await;
    let item = import_and_review(story, &register).await;
    progress(story, &item).await;
    verdict(story, &register, &item).await;
    report(story, &register, &item).await;
    workbook(story, &register, &item).await;
}

async fn item_of(register: &Register, id: &str) -> Item {
    register.item(&id.into()).await.expect("reads").expect("is there")
}

/// The people of the story: name, role, body.
const OFFICER: (&str, &str, &str) = ("Olga Officer", "secretariat", "");
const FOCAL: (&str, &str, &str) = ("Farid Focal", "focal_point", "tsag");
const CHAIR: (&str, &str, &str) = ("Chen Chair", "member", "tsag");

fn mail(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase().replace(' ', "."))
}

async fn sign_in(story: &mut Story, name: &str) {
    story.write("main", "account-mail", &mail(name)).await;
    story.write("main", "account-password", PASSWORD).await;
    story.press("main", "sign-in-title").await;
    story.sees(".masthead", name).await;
}

async fn sign_out(story: &mut Story) {
    story.press(".masthead", "nav-sign-out").await;
    story.sees("main", &story.words("sign-in-out")).await;
}

async fn change_to(story: &mut Story, name: &str) {
    sign_out(story).await;
    sign_in(story, name).await;
}

/// The administrator adds everybody and gives each a position and a link; each chooses a password.
async fn invitations(story: &mut Story) {
    story.now("The administrator signs in");
    story.picture().await;
    sign_in(story, "Ada Keeper").await;
    let mut links = Vec::new();
    for person @ (name, role, body) in [OFFICER, FOCAL, CHAIR] {
        story.now(&format!("The administrator invites {name}"));
        story.follow(".masthead", "admin-nav").await;
        story.follow("main", "nav-people").await;
        story.write("main", "account-name", name).await;
        story.write("main", "account-mail", &mail(name)).await;
        story.press("main", "people-add").await;
        story.choose("main", "people-role", role).await;
        if !body.is_empty() {
            story.choose("main", "people-body", body).await;
        }
        story.press("main", "people-give").await;
        story.press("main", "people-make-link").await;
        story.sees("main", &story.words("people-link-fresh")).await;
        story.picture().await;
        let link = story.ask("document.querySelector('.secret').textContent").await;
        let link = link.as_str().expect("a link").to_owned();
        let path = link.find("/set-up/").map(|at| link[at..].to_owned());
        links.push((person, path.expect("a set-up link")));
    }
    for ((name, ..), path) in links {
        sign_out(story).await;
        story.now(&format!("{name} chooses a password"));
        story.go(&path).await;
        story.picture().await;
        story.write("main", "account-new-password", PASSWORD).await;
        story.write("main", "account-again", PASSWORD).await;
        story.press("main", "set-up-do").await;
        story.sees(".masthead", name).await;
    }
}

/// The officer imports the text and decides on what was understood of it. Gives the id of the item
/// that the focal point will answer for.
async fn import_and_review(story: &mut Story, register: &Register) -> String {
    change_to(story, OFFICER.0).await;
    story.now("The officer finds an empty register");
    story.sees("main", &story.words("first-title")).await;
    story.picture().await;
    story.give_file("form.import", "import-file", &text()).await;
    story.press("form.import", "import-button").await;
    story.now("The officer sees what was understood");
    story.sees("main", &story.words("reading-asking")).await;
    story.picture().await;
    story.follow("main", "import-review").await;

    story.now("The officer corrects an owner and a due day");
    let card = "document.querySelector('.card.proposed').dataset.item";
    let first = story.ask(card).await.as_str().expect("an item").to_owned();
    story.follow(".card.proposed", "review-edit").await;
    story.write("form.editing", "field-addressees", "TSAG").await;
    story.write("form.editing", "field-due", "tsag-2027-04").await;
    story.write("form.editing", "form-reason", "agreed with the chair").await;
    story.picture().await;
    story.press("form.editing", "form-save").await;
    story.sees(".done", "").await;
    let corrected = item_of(register, &first).await;
    let due = corrected.commitment.due.first().map(|due| &due.value.readings[0]);
    let meeting = due.and_then(|reading| reading.occasion.as_ref());
    assert_eq!(meeting.map(actum_model::OccasionId::as_str), Some("tsag-2027-04"));
    let day = corrected.schedule.day().map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2027-03-31"), "as the rules of procedure say");

    story.now("The officer accepts it");
    if corrected.status.is_proposed() {
        story.press(".card.proposed", "form-confirm").await;
        story.sees(".done", "").await;
    }
    story.picture().await;
    assert!(!item_of(register, &first).await.status.is_proposed(), "{first} was accepted");

    story.now("The officer accepts another as it stands");
    let second = story.ask(card).await.as_str().expect("an item").to_owned();
    story.press(".card.proposed", "form-confirm").await;
    story.until(&format!("{card} !== '{second}'"), "it is no longer proposed").await;
    assert!(!item_of(register, &second).await.status.is_proposed(), "{second} was accepted");

    story.now("The officer splits one in two");
    let third = story.ask(card).await.as_str().expect("an item").to_owned();
    let before = count(register).await;
    story.follow(".card.proposed", "review-split").await;
    story.write("form.editing", "review-split-parts", "first part\nsecond part").await;
    story.write("form.editing", "form-reason", "two bodies will answer").await;
    story.picture().await;
    story.press("form.editing", "review-split-do").await;
    story.sees(".done", "").await;
    assert!(count(register).await > before, "{third} was split");

    story.now("The officer rejects one");
    let fourth = story.ask(card).await.as_str().expect("an item").to_owned();
    story.unfold(".card.proposed", "review-reject").await;
    story.write(".card.proposed details[open]", "form-reason", "asks nothing of anybody").await;
    story.press(".card.proposed details[open]", "form-reject").await;
    story.until(&format!("{card} !== '{fourth}'"), "it is no longer proposed").await;
    story.picture().await;
    assert!(item_of(register, &fourth).await.status.is_rejected(), "{fourth} was rejected");
    first
}

async fn count(register: &Register) -> u64 {
    register.items(&ItemQuery::default()).await.expect("reads").total
}

/// The officer enters the next meeting of the advisory group.
async fn next_meeting(story: &mut Story) {
    change_to(story, OFFICER.0).await;
    story.now("The officer enters the next meeting");
    story.follow(".masthead", "nav-occasions").await;
    story.unfold("main", "occasion-add").await;
    let form = "details.act[open]";
    story.write(form, "occasion-name", "TSAG, April 2027").await;
    story.write(form, "occasion-id", "tsag-2027-04").await;
    story.choose(form, "occasion-body", "tsag").await;
    story.write(form, "occasion-from", "2027-04-12").await;
    story.write(form, "occasion-to", "2027-04-16").await;
    story.write(form, "form-reason", "from the calendar of meetings").await;
    story.press(form, "occasion-do-add").await;
    story.picture().await;
    story.press("main", "occasion-make").await;
    story.sees("main", "TSAG, April 2027").await;
}

/// The focal point of the advisory group begins, attaches a paper, and says that it is done.
async fn progress(story: &mut Story, item: &str) {
    change_to(story, FOCAL.0).await;
    story.now("The focal point sees what waits");
    story.sees("main", &story.words("desk-title")).await;
    story.sees("main", &story.words("desk-mine")).await;
    story.picture().await;
    story.go(&format!("/items/{item}")).await;
    story.choose("#follow-up", "form-move-to", "in_progress").await;
    story.press("#follow-up", "form-move").await;

    story.now("The focal point attaches a paper");
    let paper = story.place("report-of-the-group.txt");
    std::fs::write(&paper, "The group has agreed on a text.\n").expect("a paper");
    story.unfold("#follow-up", "form-attach").await;
    let form = "#follow-up details[open]";
    story.give_file(form, "form-file", &paper).await;
    story.write(form, "form-title", "Report of the group").await;
    story.press(form, "form-attach").await;
    story.sees("#follow-up", "Report of the group").await;
    story.picture().await;

    story.now("The focal point claims that it is done");
    story.unfold("#follow-up", "form-claim").await;
    story.choose(form, "form-claim-kind", "done").await;
    story.write(form, "form-statement", "The group agreed on the updates in May.").await;
    story.tick(form, "e1").await;
    story.press(form, "form-claim").await;
    story.sees("#follow-up", "The group agreed on the updates in May.").await;
    story.picture().await;
}

/// The officer finds the claim on the first page and accepts it.
async fn verdict(story: &mut Story, register: &Register, item: &str) {
    change_to(story, OFFICER.0).await;
    story.now("The officer accepts the claim");
    story.sees("main", "The group agreed on the updates in May.").await;
    story.picture().await;
    story.press(".wait.claims", "form-accept").await;
    story.sees(".done", "").await;
    let counts = item_of(register, item).await.follow_up.counts;
    assert_eq!((counts.done, counts.waiting), (1, 0), "the claim was accepted");
    story.go(&format!("/items/{item}")).await;
    story.now("The item shows the accepted claim");
    story.picture().await;
}

/// The chair takes the report for the next meeting, and another program reads it.
async fn report(story: &mut Story, register: &Register, item: &str) {
    change_to(story, CHAIR.0).await;
    story.now("The chair takes the report for the meeting");
    story.go("/occasions/tsag-2027-04/agenda").await;
    story.sees("main", "TSAG, April 2027").await;
    story.picture().await;
    let file = story.download("main", "docx").await;
    let clause = item_of(register, item).await.commitment.act.value;
    let start: String = clause.chars().take(12).collect();
    if let Some(words) = papers::words_of_document(&file) {
        assert!(words.contains("TSAG, April 2027"), "the report is of another meeting:\n{words}");
        assert!(words.contains(&start), "{start} is not in the report:\n{words}");
    }
}

/// The officer takes the workbook, has it edited, brings it back, and sees the change.
async fn workbook(story: &mut Story, register: &Register, item: &str) {
    change_to(story, OFFICER.0).await;
    story.now("The officer takes the workbook");
    story.follow(".masthead", "nav-reports").await;
    story.picture().await;
    let file = story.download("main .formats", "xlsx").await;
    let edited = story.place("edited.xlsx");
    let heading = story.words("report-column-tags");
    if !papers::edit_workbook(&file, &edited, item, &heading, "urgent for April") {
        return;
    }
    story.now("The officer brings the edited workbook back");
    story.follow("main", "workbook-choose").await;
    story.give_file("main", "workbook-file", &edited).await;
    story.write("main", "workbook-why", "agreed at the meeting of officers").await;
    story.press("main", "workbook-look").await;
    story.sees("main table", "urgent for April").await;
    story.picture().await;
    story.press("main", "workbook-apply").await;
    story.now("The change of the workbook stands on the item");
    let tags = item_of(register, item).await.follow_up.tags;
    assert!(tags.iter().any(|tag| tag == "urgent for April"), "{tags:?}");
    story.follow_words("main table", item).await;
    story.sees("#follow-up", "urgent for April").await;
    story.picture().await;
}
