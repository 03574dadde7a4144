//! People at the browser: what they do, said by the words that stand on the page, done with the
//! mouse, with the keyboard alone, with scripts off, or in Arabic.

#![allow(unreachable_pub, reason = "a module of a test file")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use actum_i18n::Messages;
use actum_model::Language;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::chromium::{self, Chromium, device};

/// How a story is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In English, with the mouse.
    Mouse,
    /// In Arabic, with the mouse.
    Arabic,
    /// With scripts switched off in the browser.
    WithoutScripts,
    /// With the keyboard alone: Tab, Enter, space, arrows, letters; never a click.
    Keyboard,
}

impl Way {
    /// The folder of its pictures.
    fn folder(self) -> &'static str {
        match self {
            Way::Mouse => "mouse",
            Way::Arabic => "arabic",
            Way::WithoutScripts => "without-scripts",
            Way::Keyboard => "keyboard",
        }
    }

    pub fn language(self) -> Language {
        if self == Way::Arabic { Language::Ar } else { Language::En }
    }
}

/// How long a page may take to come, or words to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// More stops of the Tab key than any page of a story has.
const MOST_STOPS: usize = 900;

/// What is looked for on a page.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Button,
    Link,
    Summary,
    Field,
}

/// Somebody at the browser.
pub struct Story {
    way: Way,
    address: String,
    messages: Messages,
    chromium: Arc<Chromium>,
    files: tempfile::TempDir,
    step: u32,
    /// What is being done, for the message of a failure.
    doing: String,
}

impl Story {
    /// Opens the browser; `None`, with a printed line, where it is not installed.
    pub async fn open(way: Way, address: String) -> Option<Self> {
        let chromium = Arc::new(chromium::open().await?);
        let files = tempfile::tempdir().expect("a folder for files");
        device(&chromium.browser, 1280, 800, "light").await;
        let tools = chromium.browser.cdp();
        let downloads = json!({"behavior": "allow", "downloadPath": files.path()});
        tools.send_raw("Browser.setDownloadBehavior", downloads).await.expect("downloads");
        let media = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
        tools.send_raw("Emulation.setEmulatedMedia", media).await.expect("less motion");
        if way == Way::WithoutScripts {
            let off = json!({"value": true});
            tools.send_raw("Emulation.setScriptExecutionDisabled", off).await.expect("no scripts");
        }
        let messages = Messages::new(way.language());
        let doing = String::new();
        let story = Self { way, address, messages, chromium, files, step: 0, doing };
        story.go(&format!("/sign-in?lang={}", way.language())).await;
        Some(story)
    }

    /// The browser, for whoever ends it.
    pub fn chromium(&self) -> Arc<Chromium> {
        Arc::clone(&self.chromium)
    }

    /// A place for files of the story.
    pub fn place(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    /// The words of a message in the language of the story.
    pub fn words(&self, message: &str) -> String {
        self.messages.text(message).words().to_owned()
    }

    /// Says what is done now.
    pub fn now(&mut self, doing: &str) {
        self.step += 1;
        doing.clone_into(&mut self.doing);
        println!("{:?} {:02}: {doing}", self.way, self.step);
    }

    /// Goes to an address, as one does from a letter or a note.
    pub async fn go(&self, path: &str) {
        self.leave().await;
        self.chromium.browser.goto(format!("{}{path}", self.address)).await.expect("the page");
    }

    /// Presses the button that says `message`, and waits for what it brings.
    pub async fn press(&self, within: &str, message: &str) {
        let button = self.find(Kind::Button, within, &self.words(message)).await;
        self.leave().await;
        self.activate(&button).await;
        self.arrive(message).await;
    }

    /// Follows the link that says `message`.
    pub async fn follow(&self, within: &str, message: &str) {
        self.follow_words(within, &self.words(message)).await;
    }

    /// Follows the link with these words.
    pub async fn follow_words(&self, within: &str, words: &str) {
        let link = self.find(Kind::Link, within, words).await;
        self.leave().await;
        self.activate(&link).await;
        self.arrive(words).await;
    }

    /// Presses the link or button with these words that gives a file, and waits for the file.
    pub async fn download(&self, within: &str, extension: &str) -> PathBuf {
        let there = |place: &Path| {
            let all = std::fs::read_dir(place).expect("the folder").flatten();
            let fits = |path: &PathBuf| path.extension().is_some_and(|end| end == extension);
            all.map(|entry| entry.path()).filter(fits).collect::<Vec<_>>()
        };
        let before = there(self.files.path());
        let link = self.find(Kind::Link, within, &format!(".{extension}")).await;
        self.activate(&link).await;
        let start = Instant::now();
        loop {
            let fresh = there(self.files.path()).into_iter().find(|one| !before.contains(one));
            if let Some(file) = fresh {
                return file;
            }
            assert!(start.elapsed() < PATIENCE, "{}: no .{extension} comes", self.doing);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Opens what is folded away under `message`.
    pub async fn unfold(&self, within: &str, message: &str) {
        let summary = self.find(Kind::Summary, within, &self.words(message)).await;
        let open = "document.querySelector('[data-story]').closest('details').open";
        if self.ask(open).await != true {
            self.activate(&summary).await;
            self.until(open, "it opens").await;
        }
    }

    /// Writes into the field called `message`, in the place of what stood there.
    pub async fn write(&self, within: &str, message: &str, words: &str) {
        let field = self.find(Kind::Field, within, &self.words(message)).await;
        if self.way == Way::Keyboard {
            self.tab_to(message).await;
        } else {
            field.click().await.unwrap_or_else(|error| panic!("{}: {error}", self.doing));
        }
        let all = self.chromium.browser.action_chain().key_down(Key::Control).send_keys("a");
        all.key_up(Key::Control).perform().await.expect("keys");
        let typed = self.chromium.browser.action_chain().send_keys(words);
        typed.perform().await.expect("typing");
        let value = self.ask("document.querySelector('[data-story]').value").await;
        assert_eq!(value, words, "{}: {message}", self.doing);
    }

    /// Chooses from the list called `message`.
    pub async fn choose(&self, within: &str, message: &str, value: &str) {
        let list = self.find(Kind::Field, within, &self.words(message)).await;
        let now = "document.querySelector('[data-story]').value";
        if self.way == Way::Keyboard {
            self.tab_to(message).await;
            // The first letters lead near it, the arrow the rest of the way.
            let start = "[...document.querySelector('[data-story]').options]\
                .find(o => o.value === ";
            let words = self.ask(&format!("{start}{})?.text.trim()", json!(value))).await;
            let first = words.as_str().unwrap_or_default().split_whitespace().next();
            self.keys(first.unwrap_or_default().to_owned()).await;
            for _ in 0..200 {
                if self.ask(now).await == value {
                    return;
                }
                self.keys(Key::Down.value().to_string()).await;
            }
            panic!("{}: {value} is not in the list {message}", self.doing);
        }
        let option = list.find(By::Css(format!("option[value='{value}']"))).await;
        let option = option.unwrap_or_else(|error| panic!("{}: {value}: {error}", self.doing));
        option.click().await.expect("a click");
        assert_eq!(self.ask(now).await, value, "{}: {message}", self.doing);
    }

    /// Ticks the box whose words begin so.
    pub async fn tick(&self, within: &str, words: &str) {
        let tick = self.find(Kind::Field, within, words).await;
        if self.way == Way::Keyboard {
            self.tab_to(words).await;
            self.keys(" ".to_owned()).await;
        } else {
            tick.click().await.expect("a click");
        }
        let ticked = self.ask("document.querySelector('[data-story]').checked").await;
        assert_eq!(ticked, true, "{}: {words}", self.doing);
    }

    /// Gives a file to the field called `message`. The window in which a person picks it belongs
    /// to the system, so that no way of playing can go through it; the keyboard must reach it.
    pub async fn give_file(&self, within: &str, message: &str, file: &Path) {
        let field = self.find(Kind::Field, within, &self.words(message)).await;
        if self.way == Way::Keyboard {
            self.tab_to(message).await;
        }
        let file = file.canonicalize().expect("the file is there");
        field.send_keys(file.display().to_string()).await.expect("a file");
    }

    /// Waits until these words can be read in a part of the page.
    pub async fn sees(&self, within: &str, words: &str) {
        let script = format!(
            "(() => {{ {CLEAN} return [...document.querySelectorAll({})].some(e => \
             clean(e.innerText).includes(clean({}))) }})()",
            json!(within),
            json!(words)
        );
        self.until(&script, &format!("`{words}` stands in {within}")).await;
    }

    /// The value of an expression on the page.
    pub async fn ask(&self, expression: &str) -> Value {
        // Through the developer tools, which work with scripts off too.
        let asked = json!({"expression": expression, "returnByValue": true});
        let answer = self.chromium.browser.cdp().send_raw("Runtime.evaluate", asked).await;
        answer.map(|answer| answer["result"]["value"].clone()).unwrap_or_default()
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str, what: &str) {
        let start = Instant::now();
        while self.ask(&format!("!!({expression})")).await != true {
            if start.elapsed() > PATIENCE {
                let shown = self.ask("document.querySelector('main')?.innerText").await;
                let shown: String = shown.as_str().unwrap_or_default().chars().take(1500).collect();
                let here = self.ask("location.href").await;
                panic!("{}: never {what}, at {here}:\n{shown}", self.doing);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// A picture of the step, where they are wanted. What is secret or made by chance is not shown,
    /// so that the picture is the same in every run.
    pub async fn picture(&self) {
        if std::env::var_os("ACTUM_SCREENS").is_none() {
            return;
        }
        // Not by a sheet of our own, which the policy of the pages would keep out.
        let still = |hidden: &str, caret: &str| {
            format!(
                "document.querySelectorAll('.secret').forEach(e => e.style.visibility = '{hidden}'); \
                 document.documentElement.style.caretColor = '{caret}'"
            )
        };
        self.ask(&still("hidden", "transparent")).await;
        let tools = self.chromium.browser.cdp();
        let wanted = json!({"format": "webp", "quality": 60});
        let shot = tools.send_raw("Page.captureScreenshot", wanted).await.expect("a picture");
        let folder = format!("stories/{}", self.way.folder());
        let name = self.doing.replace(|c: char| !c.is_alphanumeric(), "-").to_lowercase();
        let place = chromium::repository().join("docs/screens").join(&folder);
        std::fs::create_dir_all(place).expect("the folder for pictures");
        let file = format!("{folder}/{:02}-{name}.webp", self.step);
        chromium::save(&file, shot["data"].as_str().expect("data"));
        self.ask(&still("", "")).await;
    }

    /// Looks for what a person would use, by its words, and waits for it.
    async fn find(&self, kind: Kind, within: &str, words: &str) -> WebElement {
        let kind = match kind {
            Kind::Button => "button",
            Kind::Link => "a[href]",
            Kind::Summary => "summary",
            Kind::Field => "label",
        };
        let script = format!(
            "(() => {{ {CLEAN} {FIND} return find({}, {}, {}) }})()",
            json!(kind),
            json!(within),
            json!(words)
        );
        self.until(&script, &format!("there is a {kind} `{words}` in {within}")).await;
        let found = self.chromium.browser.find(By::Css("[data-story]")).await;
        found.unwrap_or_else(|error| panic!("{}: {words}: {error}", self.doing))
    }

    /// Uses what was found: a click, or the Tab key until it has the focus, and Enter.
    async fn activate(&self, found: &WebElement) {
        if self.way == Way::Keyboard {
            self.tab_to("it").await;
            self.keys(Key::Enter.value().to_string()).await;
        } else {
            found.click().await.unwrap_or_else(|error| panic!("{}: {error}", self.doing));
        }
    }

    async fn keys(&self, keys: String) {
        self.chromium.browser.action_chain().send_keys(keys).perform().await.expect("keys");
    }

    /// Presses Tab until what was found has the focus.
    async fn tab_to(&self, what: &str) {
        for _ in 0..MOST_STOPS {
            if self.ask("document.activeElement?.hasAttribute('data-story')").await == true {
                return;
            }
            self.keys(Key::Tab.value().to_string()).await;
        }
        panic!("{}: the Tab key does not reach {what}", self.doing);
    }

    /// Marks what is there, so that one knows when something else is.
    async fn leave(&self) {
        self.ask(
            "[document.documentElement, ...document.querySelectorAll('[data-live]')]\
             .forEach(e => e.setAttribute('data-old', ''))",
        )
        .await;
    }

    /// Waits for another page, another part of the page, or another place on it.
    async fn arrive(&self, what: &str) {
        let fresh = "document.readyState === 'complete' && \
            !document.documentElement.hasAttribute('aria-busy') && \
            (!document.documentElement.hasAttribute('data-old') || \
            [...document.querySelectorAll('[data-live]')].some(e => !e.hasAttribute('data-old')))";
        self.until(fresh, &format!("`{what}` leads anywhere")).await;
    }
}

/// Words as they are compared: without signs of direction, and with single spaces.
const CLEAN: &str = "const clean = t => (t ?? '').replace(/[\\u2066-\\u2069\\u200e\\u200f]/g, '')\
    .replace(/\\s+/g, ' ').trim();";

/// Finds the first thing that can be seen and says certain words, exactly before those that only
/// begin so; of a label its field. Marks it, and brings it to the middle of the window.
const FIND: &str = "const find = (kind, within, words) => { \
    document.querySelectorAll('[data-story]').forEach(e => e.removeAttribute('data-story')); \
    const roots = [...document.querySelectorAll(within)]; const wanted = clean(words); \
    const all = roots.flatMap(root => [...root.querySelectorAll(kind)]) \
    .filter(e => e.checkVisibility()); \
    const said = e => clean(e.textContent); \
    const found = all.find(e => said(e) === wanted) ?? all.find(e => said(e).startsWith(wanted)); \
    const target = kind === 'label' ? found?.control : found; if (!target) return false; \
    target.setAttribute('data-story', ''); \
    target.scrollIntoView({block: 'center', behavior: 'instant'}); return true };";
