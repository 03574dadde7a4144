//! The pages in headless Chromium: accessibility, keyboard, no scripts, narrow screens, right to
//! left, paper. Needs `chromium`, `chromedriver` and axe-core; without them the test says so and
//! passes. `ACTUM_SCREENS=1` writes pictures of every page to `docs/screens/`.

#[path = "common/chromium.rs"]
mod chromium;
mod common;

use std::path::Path;

use chromium::{decode, device, in_language, picture, run, sideways, start_server, violations};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

const PAGES: [(&str, &str); 9] = [
    ("register", "/register"),
    ("item", "/items/harbour:1.1"),
    ("bodies", "/bodies"),
    ("body", "/bodies/tsag"),
    ("occasions", "/occasions"),
    ("texts", "/texts"),
    ("reading", "/texts/harbour/reading"),
    ("reports", "/reports"),
    ("search", "/search?q=TSAG+port"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_in_a_browser() {
    let Some(chromium) = chromium::open().await else { return };
    let (browser, axe) = (&chromium.browser, chromium.axe.as_str());
    let address = start_server(common::harbour().await).await;

    let mut faults: Vec<String> = Vec::new();
    look(browser, &address, axe, &mut faults).await;
    narrow(browser, &address, axe, &mut faults).await;
    keyboard(browser, &address, &mut faults).await;
    to_and_fro(browser, &address, &mut faults).await;
    paper(browser, &address, &mut faults).await;
    without_scripts(browser, &address, &mut faults).await;
    chromium.browser.quit().await.expect("the browser ends");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every page in both colour schemes, in English, Arabic and Chinese.
async fn look(browser: &WebDriver, address: &str, axe: &str, faults: &mut Vec<String>) {
    for (language, scheme) in [("en", "light"), ("en", "dark"), ("ar", "light"), ("zh", "light")] {
        device(browser, 1280, 860, scheme).await;
        for (name, path) in PAGES {
            let page = format!("{address}{}", in_language(path, language));
            browser.goto(page).await.expect("the page");
            let place = format!("{name} ({language}, {scheme})");
            for fault in violations(browser, axe).await {
                faults.push(format!("{place}: {fault}"));
            }
            let suffix = if scheme == "dark" { "dark" } else { language };
            picture(browser, &format!("{name}-{suffix}"), 1500).await;
            let direction = run(browser, "return getComputedStyle(document.body).direction").await;
            let expected = if language == "ar" { "rtl" } else { "ltr" };
            if direction != expected {
                faults.push(format!("{place}: direction {direction}"));
            }
            sideways(browser, &place, faults).await;
        }
    }
}

/// The width of a small telephone.
async fn narrow(browser: &WebDriver, address: &str, axe: &str, faults: &mut Vec<String>) {
    device(browser, 360, 740, "light").await;
    for language in ["en", "ar", "ru"] {
        for (name, path) in PAGES {
            let page = format!("{address}{}", in_language(path, language));
            browser.goto(page).await.expect("the page");
            let place = format!("{name} (360 px, {language})");
            sideways(browser, &place, faults).await;
            if language == "en" {
                for fault in violations(browser, axe).await {
                    faults.push(format!("{place}: {fault}"));
                }
                picture(browser, &format!("{name}-phone"), 1800).await;
            }
        }
    }
}

/// The tab key alone: the skip link first, then along the page in the order in which it is seen.
async fn keyboard(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    device(browser, 1280, 860, "light").await;
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    let focus = "const a = document.activeElement; const s = getComputedStyle(a); return [a.tagName, \
        a.className, a.getAttribute('href'), s.outlineStyle !== 'none' && s.outlineWidth !== '0px', \
        a.getBoundingClientRect().top + scrollY]";
    let mut stops: Vec<Value> = Vec::new();
    for _ in 0..64 {
        browser.action_chain().send_keys(Key::Tab).perform().await.expect("the tab key");
        stops.push(run(browser, focus).await);
    }
    if stops[0][1] != "skip" {
        faults.push(format!("keyboard: the first stop is {}", stops[0]));
    }
    for stop in &stops {
        if stop[0] != "BODY" && stop[3] != true {
            faults.push(format!("keyboard: focus cannot be seen on {stop}"));
        }
    }
    let items = stops
        .iter()
        .filter(|stop| stop[2].as_str().is_some_and(|href| href.starts_with("/items/")));
    if items.count() != 4 {
        faults.push("keyboard: the four items cannot be reached".to_owned());
    }
    // The skip link leads into the content, past the masthead.
    browser.goto(format!("{address}/bodies?lang=en")).await.expect("the page");
    browser.action_chain().send_keys(Key::Tab).send_keys(Key::Enter).perform().await.expect("keys");
    browser.action_chain().send_keys(Key::Tab).perform().await.expect("the tab key");
    let inside = run(browser, "return !!document.activeElement.closest('main')").await;
    if inside != true {
        faults.push("keyboard: the skip link does not lead into the content".to_owned());
    }
}

/// From the words to the item and back, on the reading page.
async fn to_and_fro(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    device(browser, 1280, 860, "light").await;
    browser
        .goto(format!("{address}/texts/harbour/reading?edition=harbour%2Fen%2F1&lang=en"))
        .await
        .expect("the page");
    let due = browser.find(By::Css("a.mark.k-due")).await.expect("a marked due date");
    due.click().await.expect("a click");
    let target = run(browser, "return document.querySelector(':target')?.className").await;
    if target != "card" {
        faults.push(format!("reading: the words lead to {target}"));
    }
    let back = browser.find(By::Css(".card:target a[href^='#w-due']")).await.expect("a way back");
    back.click().await.expect("a click");
    let script = "const t = document.querySelector(':target'); const s = t && getComputedStyle(t); \
        return [t?.className, s?.outlineStyle]";
    let target = run(browser, script).await;
    if target[0] != "mark k-due" || target[1] != "solid" {
        faults.push(format!("reading: the item leads to {target}"));
    }
    picture(browser, "reading-target", 1100).await;
    // Every word of the text is on the page, marks or not.
    let words = run(browser, "return document.querySelector('#p-1 .words').textContent").await;
    if !words.as_str().is_some_and(|words| words.starts_with("The Assembly invites TSAG, in")) {
        faults.push(format!("reading: words are missing: {words}"));
    }
}

/// An item prints on one page; the register keeps its table.
async fn paper(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    let tools = browser.cdp();
    for (name, path) in [("item", "/items/harbour:1.1"), ("reading", "/texts/harbour/reading")] {
        browser.goto(format!("{address}{path}?lang=en")).await.expect("the page");
        let parameters = json!({"printBackground": true, "paperWidth": 8.27, "paperHeight": 11.69});
        let pdf = tools.send_raw("Page.printToPDF", parameters).await.expect("a PDF");
        let bytes = decode(pdf["data"].as_str().expect("data"));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let pages = text.matches("/Type /Page\n").count()
            + text.matches("/Type /Page ").count()
            + text.matches("/Type /Page/").count();
        if name == "item" && pages != 1 {
            faults.push(format!("paper: the item takes {pages} pages"));
        }
        if bytes.len() < 5_000 || !bytes.starts_with(b"%PDF-") {
            faults.push(format!("paper: {name} gives no PDF"));
        }
        if let Some(folder) = std::env::var_os("ACTUM_PRINTS") {
            let file = Path::new(&folder).join(format!("{name}.pdf"));
            std::fs::write(file, &bytes).expect("the PDF can be written");
        }
    }
}

/// With scripts switched off in the browser everything still leads everywhere.
async fn without_scripts(browser: &WebDriver, address: &str, faults: &mut Vec<String>) {
    let tools = browser.cdp();
    tools
        .send_raw("Emulation.setScriptExecutionDisabled", json!({"value": true}))
        .await
        .expect("scripts are off");
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    let steps = [
        (".facet a[href*='force=invite']", "/register?force=invite"),
        ("a.chip", "/register"),
        ("thead a[href*='sort=due']", "/register?sort=due"),
        ("tbody th a", "/items/harbour"),
        (".clause footer a", "/texts/harbour/reading"),
        (".card header a.id", "/items/harbour"),
        ("dd a[href^='/bodies/']", "/bodies/"),
        (".sections a[href='/occasions']", "/occasions"),
        (".sections a[href='/reports']", "/reports"),
    ];
    for (selector, expected) in steps {
        let Ok(link) = browser.find(By::Css(selector)).await else {
            faults.push(format!("without scripts: no {selector}"));
            return;
        };
        link.click().await.expect("a click");
        let now = browser.current_url().await.expect("an address").to_string();
        if !now.starts_with(&format!("{address}{expected}")) {
            faults.push(format!("without scripts: {selector} leads to {now}"));
        }
    }
    // The box of the masthead: a word without its accents and in another form, and Enter.
    let field = browser.find(By::Css(".find input")).await.expect("the box");
    field.send_keys("surveys" + Key::Enter).await.expect("keys");
    let now = browser.current_url().await.expect("an address").to_string();
    let marked = browser.find(By::Css(".hits mark")).await.expect("a mark").text().await;
    if !now.starts_with(&format!("{address}/search?q=surveys"))
        || marked.ok().as_deref() != Some("survey")
    {
        faults.push(format!("without scripts: the search box leads to {now}"));
    }
    browser.find(By::Css(".languages summary")).await.expect("menu").click().await.expect("click");
    let arabic = browser.find(By::Css(".languages a[lang='ar']")).await.expect("the language");
    arabic.click().await.expect("a click");
    let html = browser.find(By::Css("html")).await.expect("the page");
    if html.attr("dir").await.expect("an attribute").as_deref() != Some("rtl") {
        faults.push("without scripts: the language menu does not change the language".to_owned());
    }
    browser.goto(format!("{address}/register?lang=en")).await.expect("the page");
    let search = browser.find(By::Css("input[type=search]")).await.expect("the search field");
    search.send_keys("survey" + Key::Enter).await.expect("typing");
    let now = browser.current_url().await.expect("an address").to_string();
    if !now.contains("q=survey") {
        faults.push(format!("without scripts: the search leads to {now}"));
    }
}
