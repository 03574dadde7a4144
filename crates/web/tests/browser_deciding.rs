//! The first page and the review in headless Chromium: by mouse, by keyboard alone, with scripts
//! off, in Arabic; accessibility in light, dark and Arabic. Skips where there is no browser, as
//! `browser.rs` does; `ACTUM_SCREENS=1` writes pictures.

#[path = "common/chromium.rs"]
mod chromium;
mod common;

use std::time::Duration;

use actum_model::{Basis, Item};
use actum_register::Register;
use chromium::{device, in_language, picture, run, sideways, start_server, violations};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const PAGES: [(&str, &str); 5] = [
    ("desk", "/"),
    ("review", "/review/harbour"),
    ("review-edit", "/review/harbour?item=harbour:1.1&do=edit"),
    ("queue", "/review"),
    ("import", "/import"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deciding_in_a_browser() {
    let Some(chromium) = chromium::open().await else { return };
    let (browser, axe) = (&chromium.browser, chromium.axe.as_str());
    let (register, state) = common::harbour_register().await;
    let address = start_server(state.alone_as("Officer")).await;
    let empty = start_server(common::empty().await).await;

    let mut faults: Vec<String> = Vec::new();
    look(browser, &address, axe, &mut faults).await;
    first(browser, &empty, axe, &mut faults).await;
    by_mouse(browser, &address, &register, &mut faults).await;
    by_keyboard(browser, &address, &register, &mut faults).await;
    words_into_a_field(browser, &address, &register, &mut faults).await;
    in_arabic(browser, &address, &register, &mut faults).await;
    without_scripts(browser, &address, &register, &mut faults).await;
    chromium.browser.quit().await.expect("the browser ends");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn item(register: &Register, number: &str) -> Item {
    let id = format!("harbour:{number}").as_str().into();
    register.item(&id).await.expect("reads").expect("is there")
}

/// Waits until an item waits for a verdict, or no longer does.
async fn waits(register: &Register, number: &str, wanted: bool) -> bool {
    for _ in 0..60 {
        if item(register, number).await.status.is_proposed() == wanted {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Waits until a script gives true.
async fn until(browser: &WebDriver, script: &str, place: &str, faults: &mut Vec<String>) {
    for _ in 0..100 {
        if run(browser, &format!("return !!({script})")).await == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let shown =
        run(browser, "return document.querySelector('main')?.innerText.slice(0, 600)").await;
    faults.push(format!("{place}: never {script}; {shown}"));
}

/// Clicks in the middle of the window, where nothing that stays in its place covers it.
async fn click(browser: &WebDriver, selector: &str, faults: &mut Vec<String>) {
    let Ok(found) = browser.find(By::Css(selector)).await else {
        faults.push(format!("there is no {selector}"));
        return;
    };
    let tools = browser.cdp();
    let script = json!({"expression": format!(
        "document.querySelector({}).scrollIntoView({{block: 'center', behavior: 'instant'}})",
        json!(selector)
    )});
    tools.send_raw("Runtime.evaluate", script).await.expect("the page moves");
    if let Err(error) = found.click().await {
        faults.push(format!("{selector} cannot be clicked: {error}"));
    }
}

async fn press(browser: &WebDriver, keys: impl AsRef<str>) {
    browser.action_chain().send_keys(keys.as_ref()).perform().await.expect("a key");
}

/// Every page in both colour schemes, in Arabic, and on a telephone.
async fn look(browser: &WebDriver, address: &str, axe: &str, faults: &mut Vec<String>) {
    let looks =
        [("en", "light", 1280), ("en", "dark", 1280), ("ar", "light", 1280), ("en", "light", 390)];
    for (language, scheme, width) in looks {
        device(browser, width, 900, scheme).await;
        for (name, path) in PAGES {
            let page = format!("{address}{}", in_language(path, language));
            browser.goto(page).await.expect("the page");
            let place = format!("{name} ({language}, {scheme}, {width} px)");
            for fault in violations(browser, axe).await {
                faults.push(format!("{place}: {fault}"));
            }
            sideways(browser, &place, faults).await;
            let suffix = match (width, scheme) {
                (390, _) => "phone",
                (_, "dark") => "dark",
                _ => language,
            };
            let file = if name == "review-edit" && suffix == "en" {
                name.to_owned()
            } else {
                format!("{name}-{suffix}")
            };
            picture(browser, &file, 1700).await;
        }
    }
}

/// An empty register leads through the first import.
async fn first(browser: &WebDriver, address: &str, axe: &str, faults: &mut Vec<String>) {
    device(browser, 1280, 900, "light").await;
    browser.goto(format!("{address}/?lang=en")).await.expect("the page");
    for fault in violations(browser, axe).await {
        faults.push(format!("empty: {fault}"));
    }
    picture(browser, "desk-empty", 1200).await;
    let words = "RESOLUTION 900\n\nThe Conference,\n\nresolves to instruct the Director of TSB\n\n1 to \
                 publish a report on ferries by 2027.\n";
    let field = browser.find(By::Css("textarea[name=pasted]")).await.expect("the field");
    field.send_keys(words).await.expect("typing");
    click(browser, "form.import button.strong", faults).await;
    let script = "document.querySelector('a[href^=\"/review/\"]')";
    until(browser, script, "first import", faults).await;
}

/// Accepts an item with the mouse, and takes it back, without the page being loaded anew.
async fn by_mouse(
    browser: &WebDriver,
    address: &str,
    register: &Register,
    faults: &mut Vec<String>,
) {
    device(browser, 1280, 900, "light").await;
    browser.goto(format!("{address}/review/harbour?lang=en")).await.expect("the page");
    run(
        browser,
        "window.same = 1; window.began = 0; addEventListener('submit', () => \
        window.began = performance.now(), true); document.addEventListener('actum:swapped', () => \
        window.took = performance.now() - window.began)",
    )
    .await;
    let accept = "[data-item='harbour:2.1'] button[value=confirm]";
    click(browser, accept, faults).await;
    until(browser, "document.querySelector('.done')", "by mouse", faults).await;
    let there = run(
        browser,
        "return [window.same, Math.round(window.took), \
        document.activeElement.dataset.item]",
    )
    .await;
    println!("accepting took {} ms in the browser", there[1]);
    if there[0] != 1 || there[2] != "harbour:2.2" {
        faults.push(format!("by mouse: the page was loaded anew, or goes on elsewhere: {there}"));
    }
    if item(register, "2.1").await.status.is_proposed() {
        faults.push("by mouse: nothing was confirmed".to_owned());
    }
    click(browser, ".done button", faults).await;
    let script = "document.querySelector('[data-item=\"harbour:2.1\"].proposed')";
    until(browser, script, "by mouse, undo", faults).await;
    // From a word of the text to its item.
    click(browser, "a.mark.k-due", faults).await;
    let script = "document.querySelector('[data-item=\"harbour:1.1\"].chosen') && \
        document.querySelector('.mark.k-force.chosen')";
    until(browser, script, "by mouse, from the words", faults).await;
}

/// The keyboard alone: down the list, accept, take back, reject with a reason, the help.
async fn by_keyboard(
    browser: &WebDriver,
    address: &str,
    register: &Register,
    faults: &mut Vec<String>,
) {
    browser.goto(format!("{address}/review/harbour?lang=en")).await.expect("the page");
    press(browser, "?").await;
    until(browser, "document.querySelector('dialog#keys[open]')", "help", faults).await;
    let help = run(browser, "return document.querySelector('#keys').innerText").await;
    let help = help.as_str().unwrap_or_default().to_owned();
    for words in ["next one in the list", "Confirm", "Reject", "Split", "Merge", "Correct"] {
        if !help.contains(words) {
            faults.push(format!("help: no {words} in {help}"));
        }
    }
    press(browser, Key::Escape.value().to_string()).await;
    press(browser, "j").await;
    let at = "return document.activeElement.dataset.item";
    if run(browser, at).await != "harbour:1.1" {
        faults.push("keyboard: j does not go to the first item".to_owned());
    }
    press(browser, "j").await;
    press(browser, "a").await;
    until(browser, "document.querySelector('.done')", "keyboard, accept", faults).await;
    if item(register, "2.1").await.status.is_proposed() {
        faults.push("keyboard: nothing was confirmed".to_owned());
    }
    if run(browser, at).await != "harbour:2.2" {
        faults.push("keyboard: accepting does not lead to the next".to_owned());
    }
    press(browser, "u").await;
    let script = "document.querySelector('[data-item=\"harbour:2.1\"].proposed')";
    until(browser, script, "keyboard, undo", faults).await;
    browser.goto(format!("{address}/review/harbour?lang=en")).await.expect("the page");
    for _ in 0..3 {
        press(browser, "j").await;
    }
    press(browser, "r").await;
    let script = "document.activeElement.name === 'reason'";
    until(browser, script, "keyboard, reject", faults).await;
    // Keys rest while somebody types.
    press(browser, "a nuisance").await;
    let reject = "[data-item='harbour:2.2'] button[value=reject]";
    press(browser, Key::Tab.value().to_string()).await;
    let on = run(browser, "return document.activeElement.value").await;
    if on != "reject" {
        let found = browser.find(By::Css(reject)).await.is_ok();
        faults.push(format!("keyboard: tab leads to {on}; the button is there: {found}"));
    }
    press(browser, Key::Enter.value().to_string()).await;
    until(browser, "document.querySelector('.done')", "keyboard, rejected", faults).await;
    let there = item(register, "2.2").await;
    let reason = there.follow_up.review.map(|review| review.reason).unwrap_or_default();
    if !there.status.is_rejected() || reason != "a nuisance" {
        faults.push(format!("keyboard: not rejected, or for `{reason}`"));
    }
    press(browser, "u").await;
    let script = "document.querySelector('[data-item=\"harbour:2.2\"].proposed')";
    until(browser, script, "keyboard, rejection undone", faults).await;
}

/// Words selected in the text go into a field, with their place.
async fn words_into_a_field(
    browser: &WebDriver,
    address: &str,
    register: &Register,
    faults: &mut Vec<String>,
) {
    let page = format!("{address}/review/harbour?lang=en&item=harbour%3A1.1&do=edit");
    browser.goto(page).await.expect("the page");
    let button = "button[data-take=act]";
    until(browser, &format!("!document.querySelector('{button}').hidden"), "take", faults).await;
    // From inside one mark to inside another.
    let script = "const words = document.querySelector('#p-1 .words'); const wanted = 'to study, as far \
        as possible, how port data'; const walker = document.createTreeWalker(words, 4); \
        const at = words.textContent.indexOf(wanted); let seen = 0; const range = \
        document.createRange(); for (let n; n = walker.nextNode();) { const end = seen + \
        n.length; if (at >= seen && at < end) range.setStart(n, at - seen); const last = at + \
        wanted.length; if (last > seen && last <= end) range.setEnd(n, last - seen); seen = end; } \
        getSelection().removeAllRanges(); getSelection().addRange(range); return String(range)";
    run(browser, script).await;
    click(browser, button, faults).await;
    let taken = run(
        browser,
        "return [document.querySelector('#v-act').value, \
        document.querySelector('[name=place-act]').value]",
    )
    .await;
    if taken[0] != "to study, as far as possible, how port data" {
        faults.push(format!("words: {taken} was taken"));
    }
    click(browser, "button[value=save]", faults).await;
    until(browser, "document.querySelector('.done')", "words, saved", faults).await;
    let there = item(register, "1.1").await;
    match &there.commitment.act.basis {
        Basis::Entered { quote: Some(quote), .. }
            if quote == "to study, as far as possible, how port data" => {}
        other => faults.push(format!("words: the act rests on {other:?}")),
    }
    click(browser, ".done button", faults).await;
    let script = "!document.querySelector('.done form')";
    until(browser, script, "words, undone", faults).await;
}

async fn in_arabic(
    browser: &WebDriver,
    address: &str,
    register: &Register,
    faults: &mut Vec<String>,
) {
    browser.goto(format!("{address}/?lang=ar")).await.expect("the page");
    let direction = run(browser, "return document.documentElement.dir").await;
    if direction != "rtl" {
        faults.push(format!("arabic: {direction}"));
    }
    let accept = "#w-review-harbour\\\\:2\\\\.1 button[value=confirm]";
    let script = format!("document.querySelector('{accept}').click()");
    run(browser, &script).await;
    until(browser, "document.querySelector('.done')", "arabic", faults).await;
    if item(register, "2.1").await.status.is_proposed() {
        faults.push("arabic: nothing was confirmed".to_owned());
    }
    // A key by its place where the keyboard writes other letters.
    let script = "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ع', code: 'KeyU', \
        bubbles: true}))";
    run(browser, script).await;
    until(browser, "!document.querySelector('.done form')", "arabic, undo", faults).await;
    if !item(register, "2.1").await.status.is_proposed() {
        faults.push("arabic: nothing was taken back".to_owned());
    }
}

/// With scripts off everything goes by plain forms.
async fn without_scripts(
    browser: &WebDriver,
    address: &str,
    register: &Register,
    faults: &mut Vec<String>,
) {
    let tools = browser.cdp();
    let off: Value = json!({"value": true});
    tools.send_raw("Emulation.setScriptExecutionDisabled", off).await.expect("scripts are off");
    browser.goto(format!("{address}/review/harbour?lang=en")).await.expect("the page");
    click(browser, "[data-item='harbour:3.1'] button[value=confirm]", faults).await;
    if !waits(register, "3.1", false).await {
        faults.push("without scripts: nothing was confirmed".to_owned());
    }
    click(browser, ".done button[value=undo]", faults).await;
    if !waits(register, "3.1", true).await {
        faults.push("without scripts: nothing was taken back".to_owned());
    }
    click(browser, "[data-item='harbour:3.1'] a[href*='do=edit']", faults).await;
    match browser.find(By::Css("#v-report_to")).await {
        Ok(field) => field.send_keys("TSAG").await.expect("typing"),
        Err(_) => faults.push("without scripts: no field".to_owned()),
    }
    click(browser, "form.editing button[value=save]", faults).await;
    let _ = browser.find(By::Css(".done")).await;
    let there = item(register, "3.1").await;
    let to = there.commitment.report_to.first().and_then(|party| party.value.body.clone());
    if to.as_ref().map(actum_model::BodyId::as_str) != Some("tsag") {
        faults.push(format!("without scripts: reported to {to:?}"));
    }
    browser.goto(format!("{address}/?lang=en")).await.expect("the page");
    click(browser, "#w-review-harbour\\:1\\.1 button[value=confirm]", faults).await;
    if !waits(register, "1.1", false).await {
        faults.push("without scripts: the first page confirms nothing".to_owned());
    }
}
