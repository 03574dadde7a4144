//! Every page in a language that nobody speaks: English with accents, longer by the half, each
//! message between brackets. Words without accents come from no message; words that run out of the
//! page had no room. A test of its own, since the language takes the place of English in its
//! process. Skips where there is no browser, as `browser.rs` does; `ACTUM_PRETENDED=<folder>` writes
//! pictures there.

#[path = "common/chromium.rs"]
mod chromium;
mod common;

use std::collections::BTreeSet;

use actum_i18n::pretended;
use chromium::{decode, device, in_language, run, sideways, start_server};
use common::addresses::PAGES;
use serde_json::json;

/// Files and answers for programs; they are no pages.
const APART: [&str; 7] =
    ["/api/", "/assets/", "/healthz", "/calendar/", "/reports/", "/m/", "/set-up/"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_in_a_language_that_nobody_speaks() {
    pretended::switch_on();
    let Some(chromium) = chromium::open().await else { return };
    let browser = &chromium.browser;
    let address = start_server(common::harbour().await.alone_as("Officer")).await;
    let names = names();
    let mut faults = Vec::new();
    for (width, height) in [(1280, 860), (390, 800)] {
        device(browser, width, height, "light").await;
        for (path, _) in PAGES {
            if APART.iter().any(|start| path.starts_with(start)) || path.contains("/evidence/") {
                continue;
            }
            let page = format!("{address}{}", in_language(path, "en"));
            browser.goto(page).await.expect("the page");
            sideways(browser, &format!("{path} ({width} px)"), &mut faults).await;
            if let Some(folder) = std::env::var_os("ACTUM_PRETENDED") {
                let name = path.replace(|letter: char| !letter.is_alphanumeric(), "-");
                let wanted = json!({"format": "png"});
                let shot = browser.cdp().send_raw("Page.captureScreenshot", wanted).await;
                let shot = decode(shot.expect("a picture")["data"].as_str().expect("data"));
                let file = std::path::Path::new(&folder).join(format!("{width}{name}.png"));
                std::fs::write(file, shot).expect("the picture can be written");
            }
            if width != 1280 {
                continue;
            }
            for words in run(browser, WORDS).await.as_array().into_iter().flatten() {
                let words = words.as_str().unwrap_or_default();
                if has_letters(&without(words, &names)) {
                    faults.push(format!("{path}: `{words}` comes from no message"));
                }
            }
        }
    }
    browser.clone().quit().await.expect("the browser ends");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Words that are no words of the interface: names of bodies, meetings, people and months.
fn names() -> Vec<String> {
    let packs = actum_pack::Packs::built_in().expect("the built-in packs are sound");
    let mut names = BTreeSet::new();
    for body in &packs.bodies {
        names.insert(body.id.to_string());
        for named in body.names.values() {
            names.insert(named.name.clone());
            names.extend(named.short.iter().chain(&named.also).cloned());
        }
    }
    for occasion in &packs.occasions {
        names.insert(occasion.id.to_string());
        names.extend(occasion.names.values().flatten().cloned());
        names.insert(occasion.display_name(actum_model::Language::En).to_owned());
        names.extend(occasion.place.values().cloned());
    }
    for workflow in &packs.workflows {
        names.extend(workflow.names.values().cloned());
        names.extend(workflow.states.iter().flat_map(|state| state.names.values().cloned()));
    }
    for rule in &packs.procedures {
        names.extend(rule.names.values().cloned());
    }
    names.extend(actum_model::Language::ALL.map(|language| language.own_name().to_owned()));
    let months = ["January", "February", "March", "April", "May", "June", "July", "August"];
    let more = ["September", "October", "November", "December", "Officer", "Actum", "harbour"];
    names.extend(months.into_iter().chain(more).map(str::to_owned));
    // Of the invented text: its title, provisions by id, acts in labels, a doubt of tomorrow.
    let (document, extraction) = common::english();
    names.extend(document.title.map(|title| title.quote));
    names.extend(document.provisions.iter().map(|one| one.id.to_string()));
    for commitment in extraction.commitments() {
        // As the words of the page are compared: every run of spaces is one.
        let act: Vec<&str> = commitment.act.value.split_whitespace().collect();
        // Where there is little room they are cut behind any word.
        names.extend((4..=act.len()).map(|words| act[..words].join(" ")));
        names.extend(commitment.doubts.iter().map(|doubt| doubt.message.clone()));
    }
    // Endings of files are the same everywhere.
    names.extend(["docx", "xlsx", "json", "csv", "ics", "pdf"].map(str::to_owned));
    let mut names: Vec<String> = names.into_iter().filter(|name| name.len() > 1).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

fn without(words: &str, names: &[String]) -> String {
    names.iter().fold(words.to_owned(), |words, name| words.replace(name.as_str(), ""))
}

/// Whether a word of three Latin letters without accents is left.
fn has_letters(words: &str) -> bool {
    words.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word.len() >= 3)
}

/// The words on the page and in its names for screen readers, without what stands in brackets and
/// what is marked as foreign: content, names, code. Steps of the help are lines of one message.
const WORDS: &str = "const apart = 'bdi, code, pre, kbd, time, textarea, script, style, q, .code, \
    .words, .hash, .value .v, [lang]:not(html), .wordmark, .help .steps, .history .values'; \
    const strip = t => { let s = t, b; do { b = s; s = s.replace(/⟦[^⟦⟧]*⟧/g, '') } while (s !== b); \
    return s.replace(/\\s+/g, ' ').trim() }; const found = new Set(); \
    const walker = document.createTreeWalker(document.body, 4); \
    for (let n; n = walker.nextNode();) { if (!n.parentElement.closest(apart)) found.add(strip(n.data)) } \
    for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) { \
    if (e.closest(apart)) continue; for (const a of ['aria-label', 'title', 'placeholder', 'alt']) \
    found.add(strip(e.getAttribute(a) ?? '')) } found.delete(''); return [...found].slice(0, 400)";
