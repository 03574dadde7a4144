//! Every page that the router knows, in headless Chromium: accessibility (axe, WCAG 2.2 AA and
//! target sizes) in light, dark and Arabic, on a full register and an empty one; 320 CSS pixels
//! wide, as at 400 % of a window of 1280; visible focus; less motion. The addresses are those of
//! the test of permissions, which fails when one is missing. Skips where there is no browser, as
//! `browser.rs` does.

#[path = "common/chromium.rs"]
mod chromium;
mod common;

use actum_model::Role;
use actum_register::Register;
use actum_web::{AccountOptions, WebState};
use chromium::{Chromium, device, in_language, run, sideways, start_server, violations};
use common::addresses::PAGES;
use common::visitor::{PASSWORD, add_person};
use serde_json::json;
use thirtyfour::prelude::*;

/// Pages beyond the list: those of errors, and what opens inside a page.
const MORE: [&str; 9] = [
    "/nowhere",
    "/items/none:9.9",
    "/bodies/nobody",
    "/review/harbour?item=harbour:2.1&do=split",
    "/review/harbour?item=harbour:2.1&do=merge",
    "/register?q=nothing+has+these+words",
    "/search?q=nothing+has+these+words",
    "/occasions?change=wtsa-28",
    "/register?group=owner&as-of=2026-11-23",
];

/// Whether an address of the list gives a page, not a file or an answer for programs.
fn is_page(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let apart = ["/api/", "/assets/", "/healthz", "/calendar/", "/sign-in/"];
    let file = ["/reports/", "/evidence/", ".docx", ".json"].iter().any(|part| path.contains(part));
    !file && !apart.iter().any(|start| path.starts_with(start))
}

fn pages() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(address, _)| *address).filter(|address| is_page(address)).chain(MORE)
}

/// A register with accounts, and an administrator who is signed in in the browser.
async fn begin(chromium: &Chromium, register: &Register, state: WebState) -> String {
    add_person(register, "Ada Keeper", Some((Role::Administrator, None))).await;
    let address = start_server(state.with_accounts(AccountOptions::default())).await;
    let browser = &chromium.browser;
    browser.goto(format!("{address}/sign-in?lang=en")).await.expect("the page");
    for (name, words) in [("mail", "ada.keeper@example.org"), ("password", PASSWORD)] {
        let field = browser.find(By::Css(format!("main input[name={name}]"))).await;
        field.expect("a field").send_keys(words).await.expect("typing");
    }
    let button = browser.find(By::Css("main form button")).await.expect("a button");
    button.click().await.expect("a click");
    for _ in 0..100 {
        if browser.find(By::Css("form[action='/sign-out']")).await.is_ok() {
            return address;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nobody is signed in");
}

/// A browser and a register that holds the invented text.
async fn full() -> Option<(Chromium, String)> {
    let chromium = chromium::open().await?;
    let (register, state) = common::harbour_register().await;
    common::draft::begin_draft(&register).await;
    let address = begin(&chromium, &register, state).await;
    Some((chromium, address))
}

/// Ends the browser and tells what was found.
async fn end(chromium: Chromium, faults: Vec<String>) {
    chromium.browser.quit().await.expect("the browser ends");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Looks at every page with axe.
async fn look(chromium: &Chromium, address: &str, language: &str, scheme: &str) -> Vec<String> {
    let mut faults = Vec::new();
    device(&chromium.browser, 1280, 860, scheme).await;
    for path in pages() {
        let page = format!("{address}{}", in_language(path, language));
        chromium.browser.goto(page).await.expect("the page");
        for fault in violations(&chromium.browser, &chromium.axe).await {
            faults.push(format!("{path} ({language}, {scheme}): {fault}"));
        }
        sideways(&chromium.browser, &format!("{path} ({language})"), &mut faults).await;
    }
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_in_light() {
    let Some((chromium, address)) = full().await else { return };
    let faults = look(&chromium, &address, "en", "light").await;
    end(chromium, faults).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_in_dark() {
    let Some((chromium, address)) = full().await else { return };
    let faults = look(&chromium, &address, "en", "dark").await;
    end(chromium, faults).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_in_arabic() {
    let Some((chromium, address)) = full().await else { return };
    let faults = look(&chromium, &address, "ar", "light").await;
    end(chromium, faults).await;
}

/// Where nothing is there yet, pages say what to do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_an_empty_register() {
    let Some(chromium) = chromium::open().await else { return };
    let register = Register::open_in_memory().await.expect("memory");
    let packs = actum_pack::Packs::built_in().expect("the built-in packs are sound").into();
    let state = WebState::new(register.clone(), packs, common::now);
    let address = begin(&chromium, &register, state).await;
    let faults = look(&chromium, &address, "en", "light").await;
    end(chromium, faults).await;
}

/// The width of a window of 1280 pixels at 400 % (WCAG 1.4.10): nothing but tables, pictures of
/// time and code, each in a frame of its own, goes beyond it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_at_four_hundred_percent() {
    let Some((chromium, address)) = full().await else { return };
    let mut faults = Vec::new();
    device(&chromium.browser, 320, 256, "light").await;
    for language in ["en", "ar", "ru"] {
        for path in pages() {
            let page = format!("{address}{}", in_language(path, language));
            chromium.browser.goto(page).await.expect("the page");
            sideways(&chromium.browser, &format!("{path} (320 px, {language})"), &mut faults).await;
        }
    }
    end(chromium, faults).await;
}

/// Everything that can have the focus shows that it has it, is not under what stays in its place
/// (WCAG 2.4.7, 2.4.11), and comes in the order of the page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn focus_is_seen_on_every_page() {
    let Some((chromium, address)) = full().await else { return };
    let browser = &chromium.browser;
    let mut faults = Vec::new();
    device(browser, 1280, 860, "light").await;
    let media = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
    browser.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("less motion");
    for path in pages() {
        let page = format!("{address}{}", in_language(path, "en"));
        browser.goto(page).await.expect("the page");
        // From here on the browser shows the focus as it does for those who use the keyboard.
        browser.action_chain().send_keys(Key::Tab).perform().await.expect("the tab key");
        for fault in run(browser, FOCUS).await.as_array().into_iter().flatten() {
            faults.push(format!("{path}: {}", fault.as_str().unwrap_or_default()));
        }
        let moves = run(browser, MOTION).await;
        if moves != json!([]) {
            faults.push(format!("{path}: moves though less motion is wanted: {moves}"));
        }
    }
    end(chromium, faults).await;
}

/// What is wrong with the focus, a line each.
const FOCUS: &str = "const found = []; const name = e => e.outerHTML.slice(0, 110); \
    const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, \
    [tabindex]')].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility() && \
    e.type !== 'hidden'); \
    for (const e of stops) { if (e.tabIndex > 0) found.push('out of order: ' + name(e)); \
    e.focus({focusVisible: true}); if (document.activeElement !== e) continue; \
    const outlined = x => { const s = getComputedStyle(x); \
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 }; \
    const mark = e.closest('svg') && e.querySelector('g > :first-child'); \
    const drawn = e.querySelector('use') && getComputedStyle(e).getPropertyValue('--mark-width'); \
    const seen = outlined(e) || (mark && parseFloat(getComputedStyle(mark).strokeWidth) >= 3) || \
    parseFloat(drawn) >= 3; \
    if (!seen && e.tagName !== 'MAIN') found.push('focus is not seen: ' + name(e)); \
    const r = e.getClientRects()[0]; if (!r || e.closest('.scroll')) continue; \
    const at = document.elementFromPoint(r.left + r.width / 2, r.top + Math.min(r.height / 2, 20)); \
    if (at && !e.contains(at) && !at.contains(e)) found.push('under something: ' + name(e) + \
    ' under ' + name(at)); } return found.slice(0, 6)";

/// What moves by itself or glides.
const MOTION: &str = "return [...document.querySelectorAll('*')].filter(e => { \
    const s = getComputedStyle(e); const long = t => t.split(',').some(x => parseFloat(x) > 0.02); \
    return long(s.transitionDuration) || (s.animationName !== 'none' && \
    long(s.animationDuration)) || s.scrollBehavior === 'smooth' }).slice(0, 4)\
    .map(e => e.tagName + '.' + e.className)";
