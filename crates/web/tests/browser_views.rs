//! The views of the register in headless Chromium: accessibility, narrow screens, the board by
//! keyboard and by drawing a card, a change of many with scripts off, views kept by a name, the
//! slider of days, one item on one sheet. Skips where there is no browser, as `browser.rs` does;
//! `ACTUM_SCREENS=1` writes pictures.

#[path = "common/chromium.rs"]
mod chromium;
mod common;

use std::time::Duration;

use actum_model::{Due, DueKind, DueReading, DueRelation, FieldValue, PartialDate};
use actum_register::{Change, Command, Person, Register};
use chromium::{decode, device, in_language, picture, run, sideways, start_server, violations};
use serde_json::json;
use thirtyfour::prelude::*;

const PAGES: [(&str, &str); 9] = [
    ("grouped", "/register?group=owner&column=item&column=act&column=due&column=tags"),
    ("timeline", "/register/timeline"),
    ("timeline-meetings", "/register/timeline?lanes=occasion"),
    ("board", "/register/board"),
    ("load", "/register/load"),
    ("difference", "/register/difference?from=2026-11-22"),
    ("calendar", "/occasions/calendar?month=2028-10"),
    ("agenda", "/occasions/wtsa-28/agenda"),
    ("print", "/items/harbour:2.1/print"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn views_in_a_browser() {
    let Some(chromium) = chromium::open().await else { return };
    let (browser, axe) = (&chromium.browser, chromium.axe.as_str());
    let (register, state) = common::harbour_register().await;
    prepare(&register).await;
    let address = start_server(state.alone_as("Officer")).await;

    let mut faults: Vec<String> = Vec::new();
    look(browser, &address, axe, &mut faults).await;
    marks(browser, &address, &mut faults).await;
    cards(browser, &address, &register, &mut faults).await;
    kept_views(browser, &address, &mut faults).await;
    slider(browser, &address, &mut faults).await;
    one_sheet(browser, &address, &mut faults).await;
    many_without_scripts(browser, &address, axe, &mut faults).await;
    chromium.browser.quit().await.expect("the browser ends");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Days on every item, one of them past, and items that wait for another.
async fn prepare(register: &Register) {
    let person = Person::alone("Officer");
    let due = |day: &str| {
        let date: PartialDate = day.parse().expect("a day");
        FieldValue::Due(vec![Due {
            kind: DueKind::Date,
            relation: DueRelation::By,
            written: day.to_owned(),
            offset: None,
            readings: vec![DueReading {
                date: Some(date),
                rule: "entered".to_owned(),
                ..DueReading::default()
            }],
        }])
    };
    for (item, value) in [
        ("harbour:2.2", due("2026-11-01")),
        ("harbour:3.1", due("2026-12-10")),
        ("harbour:2.2", FieldValue::DependsOn(["harbour:2.1".into()].into())),
    ] {
        let command = Command::Edit { item: item.into(), values: vec![value] };
        let at = "2026-11-24T08:00:00Z";
        let change = Change { command, person: &person, at, reason: String::new(), revision: None };
        register.change(change).await.expect("is changed");
    }
}

/// Every page in both colour schemes, in English and Arabic, and on a telephone.
async fn look(browser: &WebDriver, address: &str, axe: &str, faults: &mut Vec<String>) {
    for (language, scheme, width) in
        [("en", "light", 1280), ("en", "dark", 1280), ("ar", "light", 1280), ("en", "light", 360)]
    {
        device(browser, width, 860, scheme).await;
        for (name, path) in PAGES {
            let page = format!("{address}{}", in_language(path, language));
            browser.goto(page).await.expect("the page");
            let place = format!("{name} ({language}, {scheme}, {width})");
            for fault in violations(browser, axe).await {
                faults.push(format!("{place}: {fault}"));
            }
            sideways(browser, &place, faults).await;
            let suffix = match (scheme, width) {
                ("dark", _) => "dark",
                (_, 360) => "phone",
                _ => language,
            };
            picture(browser, &format!("{name}-{suffix}"), 1300).await;
        }
    }
}

/// A mark of the timeline leads to its item, by the keyboard too.
async fn marks(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    device(browser, 1280, 860, "light").await;
    browser.goto(format!("{address}/register/timeline?lang=en")).await.expect("the page");
    let script = "const a = document.querySelector('.timeline a[aria-label^=\"2.2\"]'); a.focus(); \
        const use = a.querySelector('use'); \
        const drawn = use ? document.querySelector(use.getAttribute('href')) : a.querySelector('g'); \
        return [document.activeElement === a, a.getAttribute('aria-label'), \
        !!drawn && drawn.matches('.mark-overdue')]";
    let mark = run(browser, script).await;
    let label = mark[1].as_str().unwrap_or_default();
    if mark[0] != true || mark[2] != true || !label.ends_with("1 November 2026, overdue") {
        faults.push(format!("timeline: the mark says {mark}"));
    }
    browser.action_chain().send_keys(Key::Enter).perform().await.expect("a key");
    let now = browser.current_url().await.expect("an address").to_string();
    if !now.starts_with(&format!("{address}/items/harbour:2.2")) {
        faults.push(format!("timeline: the mark leads to {now}"));
    }
}

async fn status(register: &Register, number: &str) -> String {
    let id = format!("harbour:{number}").as_str().into();
    let item = register.item(&id).await.expect("reads").expect("is there");
    item.status.to_string()
}

/// Waits until an item stands somewhere.
async fn stands(register: &Register, number: &str, wanted: &str) -> bool {
    for _ in 0..100 {
        if status(register, number).await == wanted {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// A card goes to another column by the arrow keys and by being drawn; where a reason is asked for
/// its form opens at the field.
async fn cards(browser: &WebDriver, address: &str, register: &Register, faults: &mut Vec<String>) {
    let board = format!("{address}/register/board?lang=en");
    browser.goto(&board).await.expect("the page");
    let focus = "document.getElementById('card-harbour:2.1').focus()";
    run(browser, focus).await;
    let keys = browser.action_chain().key_down(Key::Shift).send_keys(Key::Right).key_up(Key::Shift);
    keys.perform().await.expect("keys");
    if !stands(register, "2.1", "open").await {
        faults.push("board: Shift and an arrow key do not confirm a card".to_owned());
    }
    browser.goto(&board).await.expect("the page");
    let drawn = "const card = document.getElementById('card-harbour:2.1'); \
        const to = document.querySelector('[data-status=in_progress]'); \
        const data = new DataTransfer(); \
        const send = (what, on) => on.dispatchEvent(new DragEvent(what, \
        {bubbles: true, cancelable: true, dataTransfer: data})); \
        send('dragstart', card); const lit = to.classList.contains('takes'); \
        send('dragover', to); send('drop', to); return [card.draggable, lit]";
    let seen = run(browser, drawn).await;
    if seen != json!([true, true]) || !stands(register, "2.1", "in_progress").await {
        faults.push(format!("board: a card cannot be drawn: {seen}"));
    }
    browser.goto(&board).await.expect("the page");
    run(browser, &drawn.replace("in_progress", "awaiting")).await;
    let asks = "const card = document.getElementById('card-harbour:2.1'); \
        return [card.querySelector('details.move').open, document.activeElement.name, \
        document.getElementById('board-said').textContent.length > 0]";
    let asked = run(browser, asks).await;
    if asked != json!([true, "reason", true]) || status(register, "2.1").await != "in_progress" {
        faults.push(format!("board: a move that takes a reason does {asked}"));
    }
    browser
        .action_chain()
        .send_keys("ports answer first")
        .send_keys(Key::Enter)
        .perform()
        .await
        .expect("keys");
    if !stands(register, "2.1", "awaiting").await {
        faults.push("board: the reason is not sent".to_owned());
    }
}

/// A view is kept under a name and opened again.
async fn kept_views(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    browser.goto(format!("{address}/register?group=status&lang=en")).await.expect("the page");
    comes(browser, ".menus details:first-child summary").await;
    let menu = browser.find(By::Css(".menus details:first-child summary")).await.expect("a menu");
    menu.click().await.expect("a click");
    let name = browser.find(By::Css(".keep input[name=name]")).await.expect("a field");
    name.send_keys("By status" + Key::Enter).await.expect("keys");
    // The view is kept once its page comes back: leaving sooner would take the form along.
    comes(browser, ".menus .saved").await;
    browser.goto(format!("{address}/register/load?lang=en")).await.expect("the page");
    let menu = browser.find(By::Css(".menus details:first-child summary")).await.expect("a menu");
    menu.click().await.expect("a click");
    let Ok(link) = browser.find(By::LinkText("By status")).await else {
        faults.push("views: the view was not kept".to_owned());
        return;
    };
    link.click().await.expect("a click");
    let now = browser.current_url().await.expect("an address").to_string();
    if now != format!("{address}/register?group=status") {
        faults.push(format!("views: the view opens {now}"));
    }
}

/// The slider chooses a day and asks for the page of that day.
async fn slider(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    let script = "const s = document.querySelector('form[data-day] input[type=range]'); \
        if (!s) return 'no slider'; s.value = s.min; \
        s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')); return s.max - s.min";
    let days = run(browser, script).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let now = browser.current_url().await.expect("an address").to_string();
    if days != 1 || !now.contains("as-of=2026-11-23") {
        faults.push(format!("slider: {days} leads to {now}"));
    }
}

/// An item prints on one page.
async fn one_sheet(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    for language in ["en", "ar", "zh"] {
        let page = format!("{address}/items/harbour:2.1/print?lang={language}");
        browser.goto(page).await.expect("the page");
        let parameters = json!({"printBackground": true, "paperWidth": 8.27, "paperHeight": 11.69});
        let pdf = browser.cdp().send_raw("Page.printToPDF", parameters).await.expect("a PDF");
        let bytes = decode(pdf["data"].as_str().expect("data"));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let pages = text.matches("/Type /Page\n").count()
            + text.matches("/Type /Page ").count()
            + text.matches("/Type /Page/").count();
        if pages != 1 {
            faults.push(format!("print ({language}): {pages} pages"));
        }
    }
}

/// A change of many with scripts off: chosen, seen, made, taken back.
async fn many_without_scripts(
    browser: &WebDriver,
    address: &str,
    axe: &str,
    faults: &mut Vec<String>,
) {
    // Tall enough for the whole page: without scripts the browser scrolls smoothly, and a click
    // would come before it arrives.
    device(browser, 1280, 2600, "light").await;
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    let off = json!({"value": true});
    let tools = browser.cdp();
    tools.send_raw("Emulation.setScriptExecutionDisabled", off).await.expect("scripts are off");
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    for item in ["harbour:1.1", "harbour:3.1"] {
        let tick = format!("input[name=item][value='{item}']");
        browser.find(By::Css(&tick)).await.expect("a box").click().await.expect("a click");
    }
    let press = async |button: &str| {
        assert!(comes(browser, button).await, "{button} did not come");
        let found = browser.find(By::Css(button)).await.expect("a button");
        found.click().await.expect("a click");
    };
    press("button[value=choose]").await;
    press("input[name=change][value=tag-add]").await;
    let tags = browser.find(By::Css("input[name=tags-add]")).await.expect("a field");
    tags.send_keys("harbour, data").await.expect("keys");
    press("button[value=preview]").await;
    if !comes(browser, "button[value=apply]").await {
        faults.push("bulk: no preview".to_owned());
    }
    let heading = browser.find(By::Css("h1")).await.expect("a heading");
    if heading.text().await.ok().as_deref() != Some("What would change") {
        faults.push("bulk: the preview is headed otherwise".to_owned());
    }
    picture(browser, "bulk-en", 900).await;
    press("button[value=apply]").await;
    comes(browser, "button[value=undo]").await;
    let changed = browser.find_all(By::Css(".outcome.changed")).await.expect("rows").len();
    if changed != 2 {
        faults.push(format!("bulk: {changed} items were changed"));
    }
    press("button[value=undo]").await;
    goes(browser, "button[value=undo]").await;
    let undone = browser.find_all(By::Css(".outcome.changed")).await.expect("rows").len();
    if undone != 2 {
        faults.push(format!("bulk: {undone} items were set back"));
    }
    let on = json!({"value": false});
    tools.send_raw("Emulation.setScriptExecutionDisabled", on).await.expect("scripts are on");
    for fault in violations(browser, axe).await {
        faults.push(format!("bulk: {fault}"));
    }
}

/// Whether something comes to stand on the page within five seconds: a click on a button may come
/// back before the next page is there.
async fn comes(browser: &WebDriver, what: &str) -> bool {
    is_there(browser, what, true).await
}

/// Whether something is gone from the page within five seconds.
async fn goes(browser: &WebDriver, what: &str) -> bool {
    is_there(browser, what, false).await
}

async fn is_there(browser: &WebDriver, what: &str, wanted: bool) -> bool {
    for _ in 0..100 {
        if browser.find(By::Css(what)).await.is_ok() == wanted {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}
