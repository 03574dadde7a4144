//! A real browser for tests: chromedriver, Chromium, axe-core, pictures.

#![allow(dead_code, unreachable_pub, reason = "each test file is a crate and uses a part")]

use std::net::TcpListener as StdListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use actum_web::{WebState, serve};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// A page in a language.
pub fn in_language(path: &str, language: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}lang={language}")
}

/// The pictures worth keeping.
pub const PICTURES: [&str; 34] = [
    "desk-en",
    "desk-dark",
    "desk-ar",
    "desk-phone",
    "desk-empty",
    "review-en",
    "review-ar",
    "review-edit",
    "register-en",
    "register-dark",
    "register-ar",
    "register-phone",
    "item-en",
    "item-zh",
    "reading-en",
    "reading-ar",
    "reading-zh",
    "reading-phone",
    "reading-target",
    "bodies-en",
    "body-en",
    "occasions-en",
    "texts-en",
    "reports-en",
    "timeline-en",
    "timeline-ar",
    "timeline-phone",
    "board-en",
    "board-dark",
    "load-en",
    "bulk-en",
    "difference-en",
    "calendar-en",
    "print-en",
];

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The accessibility checker, if it is installed.
fn axe() -> Option<String> {
    let path = std::env::var_os("ACTUM_AXE").map_or_else(
        || repository().join(".test-tools/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    std::fs::read_to_string(path).ok()
}

/// A chromedriver of our own; it ends with the test.
struct Driver {
    process: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    let listener = StdListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("an address").port()
}

async fn start_driver() -> Option<Driver> {
    let port = free_port();
    let process = Command::new("chromedriver")
        .arg(format!("--port={port}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let driver = Driver { process, port };
    for _ in 0..300 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Some(driver);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    None
}

/// A browser that a test runs, with what lives as long as it does.
pub struct Chromium {
    pub browser: WebDriver,
    /// The source of the accessibility checker.
    pub axe: String,
    _driver: Driver,
    _profile: tempfile::TempDir,
}

/// Starts the browser; where something that it takes is not installed, says so and gives `None`.
pub async fn open() -> Option<Chromium> {
    let Some(axe) = axe() else {
        println!("skipped: axe-core is not installed (npm install --prefix .test-tools axe-core)");
        return None;
    };
    let Some(driver) = start_driver().await else {
        println!("skipped: chromedriver is not installed (apt-get install chromium-driver)");
        return None;
    };
    // The driver is asked over plain HTTP, but its client wants to know how it would do TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let profile = tempfile::tempdir().expect("a folder for the profile");
    let browser = start_browser(&driver, profile.path()).await;
    browser.set_script_timeout(Duration::from_secs(120)).await.expect("a time limit");
    Some(Chromium { browser, axe, _driver: driver, _profile: profile })
}

async fn start_browser(driver: &Driver, profile: &Path) -> WebDriver {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en",
    ] {
        wanted.add_arg(flag).expect("a flag");
    }
    wanted.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a flag");
    let address = format!("http://127.0.0.1:{}", driver.port);
    WebDriver::new(address, wanted).await.expect("chromium starts")
}

pub async fn start_server(state: WebState) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(serve(listener, state, std::future::pending()));
    address
}

/// Sets the width of the window and the colour scheme.
pub async fn device(browser: &WebDriver, width: u32, height: u32, scheme: &str) {
    let tools = browser.cdp();
    let metrics =
        json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
    tools.send_raw("Emulation.setDeviceMetricsOverride", metrics).await.expect("a window size");
    let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
    tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("a scheme");
}

pub async fn run(browser: &WebDriver, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.expect("the script runs").json().clone()
}

/// What axe finds wrong, one line a rule.
pub async fn violations(browser: &WebDriver, axe: &str) -> Vec<String> {
    run(browser, axe).await;
    let script = "const done = arguments[arguments.length - 1]; \
        axe.run(document, {resultTypes: ['violations'], \
        rules: {'target-size': {enabled: true}}}).then(r => done(r.violations.map(v => \
        v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' ' + \
        (n.any[0] ? n.any[0].message : n.failureSummary)).join(' | '))), e => done([String(e)]));";
    let found = browser.execute_async(script, Vec::new()).await.expect("axe runs");
    found.convert().expect("a list of words")
}

/// A picture of the whole page.
pub async fn picture(browser: &WebDriver, name: &str, limit: u32) {
    if std::env::var_os("ACTUM_SCREENS").is_none() || !PICTURES.contains(&name) {
        return;
    }
    let tools = browser.cdp();
    let size = tools.send_raw("Page.getLayoutMetrics", json!({})).await.expect("a size");
    let size = &size["cssContentSize"];
    let height = size["height"].as_f64().unwrap_or(0.0).min(f64::from(limit));
    let clip = json!({"x": 0, "y": 0, "width": size["width"], "height": height, "scale": 1});
    let parameters = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
    let shot = tools.send_raw("Page.captureScreenshot", parameters).await.expect("a picture");
    save(&format!("{name}.png"), shot["data"].as_str().expect("data"));
}

pub fn save(name: &str, base64: &str) {
    let folder = repository().join("docs/screens");
    std::fs::create_dir_all(&folder).expect("the folder for pictures");
    std::fs::write(folder.join(name), decode(base64)).expect("the picture can be written");
}

/// Base64 (RFC 4648) without a crate for it.
pub fn decode(base64: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(base64.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in base64.bytes().filter_map(value) {
        bits = (bits << 6) | u32::from(letter);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

/// Notes what is wider than the window.
pub async fn sideways(browser: &WebDriver, place: &str, faults: &mut Vec<String>) {
    let script = "const e = document.scrollingElement; \
        if (e.scrollWidth <= e.clientWidth) return null; \
        const wide = [...document.querySelectorAll('main *')].filter(x => { \
        const r = x.getBoundingClientRect(); return r.right > e.clientWidth + 1 || r.left < -1 }); \
        return e.scrollWidth + ' ' + wide.slice(0, 3).map(x => x.tagName + '.' + x.className)";
    let wide = run(browser, script).await;
    if !wide.is_null() {
        faults.push(format!("{place}: scrolls sideways: {wide}"));
    }
}
