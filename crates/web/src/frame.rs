//! What every page has around it, and how pages say things.

use std::fmt;

use actum_i18n::{Messages, Text, Value};
use actum_model::{Language, PartialDate, Role};
use actum_register::{About, Deed};
use askama::filters::{Html, HtmlSafe, escape};

use crate::caller::{Caller, FORM_TOKEN, Way};
use crate::link;
use crate::locale::Reader;
use crate::vocabulary::Named;
use crate::{assets, fonts};

/// The sections of the masthead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Desk,
    Review,
    Register,
    Texts,
    Bodies,
    Occasions,
    Reports,
    /// A page outside the sections: an error.
    None,
}

/// The masthead, the foot, and the reader's language.
pub(crate) struct Frame {
    messages: Messages,
    path: String,
    query: Vec<(String, String)>,
    section: Section,
    caller: Option<Caller>,
}

/// An entry of the masthead.
pub(crate) struct NavLink {
    pub(crate) words: Words,
    pub(crate) href: &'static str,
    pub(crate) current: bool,
}

/// An entry of the language menu.
pub(crate) struct LanguageLink {
    pub(crate) language: Language,
    pub(crate) href: String,
    pub(crate) current: bool,
}

impl Frame {
    pub(crate) fn new(reader: &Reader, section: Section) -> Self {
        Self {
            messages: reader.messages,
            path: reader.path.clone(),
            query: reader.query.clone(),
            section,
            caller: reader.caller.clone(),
        }
    }

    /// The one who signed in, by name; `None` where nobody did.
    pub(crate) fn signed_in(&self) -> Option<&str> {
        let caller = self.caller.as_ref()?;
        (caller.way != Way::Alone && caller.way != Way::Anybody)
            .then_some(caller.person.name.as_str())
    }

    /// The one who asks, where that is known.
    pub(crate) fn caller(&self) -> Option<&Caller> {
        self.caller.as_ref()
    }

    /// Whether there is no sign-in at all.
    pub(crate) fn is_alone(&self) -> bool {
        self.caller.as_ref().is_some_and(Caller::is_alone)
    }

    /// Whether the page is read without having signed in, though one could.
    pub(crate) fn is_anybody(&self) -> bool {
        self.caller.as_ref().is_some_and(|caller| caller.way == Way::Anybody)
    }

    /// Whether there is anything to show of accounts.
    pub(crate) fn has_account_menu(&self) -> bool {
        self.caller.is_some()
    }

    /// Whether the one who asks keeps a part of the installation, or reads its record.
    pub(crate) fn may_keep(&self) -> bool {
        [Deed::Configure, Deed::Administer, Deed::ReadRecord].into_iter().any(|deed| self.may(deed))
    }

    /// Whether the one who asks may change some item, if not every one.
    pub(crate) fn may_change_items(&self) -> bool {
        let changes = |role: &Role| {
            matches!(role, Role::Administrator | Role::Secretariat | Role::FocalPoint)
        };
        let person = self.caller.as_ref().map(|caller| &caller.person);
        person.is_some_and(|person| person.roles.iter().any(changes))
    }

    fn may(&self, deed: Deed) -> bool {
        self.caller.as_ref().is_some_and(|caller| caller.may(deed, &About::Register))
    }

    /// The hidden field by which a form shows that it comes from a page of this session. Every
    /// form with `method="post"` holds it.
    pub(crate) fn form_token(&self) -> Markup {
        let mut field = Markup::default();
        if let Some(token) = self.caller.as_ref().and_then(Caller::form_token) {
            field.raw("<input type=\"hidden\" name=\"").words(FORM_TOKEN);
            field.raw("\" value=\"").words(&token).raw("\">");
        }
        field
    }

    pub(crate) fn messages(&self) -> Messages {
        self.messages
    }

    pub(crate) fn language(&self) -> Language {
        self.messages.language()
    }

    pub(crate) fn direction(&self) -> &'static str {
        self.language().direction().as_html()
    }

    pub(crate) fn stylesheet(&self) -> &'static str {
        assets::stylesheet_address()
    }

    /// The address of a script of ours.
    pub(crate) fn script(&self, name: &str) -> String {
        assets::script_address(name)
    }

    /// The faces that this page surely needs, asked for before the sheet is read, so that its
    /// first paint has them.
    pub(crate) fn first_faces(&self) -> &'static [&'static str] {
        fonts::first_faces(self.language())
    }

    /// The sheet of Chinese faces, for pages in Chinese.
    pub(crate) fn chinese_faces(&self) -> Option<&'static str> {
        (self.language().code() == "zh").then(assets::chinese_faces_address)
    }

    pub(crate) fn navigation(&self) -> [NavLink; 7] {
        [
            ("nav-desk", "/", Section::Desk),
            ("nav-review", link::REVIEW, Section::Review),
            ("nav-register", link::REGISTER, Section::Register),
            ("nav-texts", "/texts", Section::Texts),
            ("nav-bodies", "/bodies", Section::Bodies),
            ("nav-occasions", "/occasions", Section::Occasions),
            ("nav-reports", "/reports", Section::Reports),
        ]
        .map(|(id, href, section)| NavLink {
            words: self.t(id),
            href,
            current: section == self.section,
        })
    }

    /// Help with what is done on the pages of this section.
    pub(crate) fn help(&self) -> &'static str {
        // Pages outside the sections say by their address what is done on them.
        match (self.section, self.path.split('/').nth(1).unwrap_or_default()) {
            (_, "import") => "/help#import",
            (_, "items") => "/help#follow",
            (_, "workbook") => "/help#workbook",
            (_, "people" | "administration" | "access") => "/help#people",
            (Section::Desk, _) => "/help#desk",
            (Section::Review, _) => "/help#review",
            (Section::Register | Section::Bodies, _) => "/help#register",
            (Section::Texts, _) => "/help#import",
            (Section::Occasions, _) => "/help#meetings",
            (Section::Reports, _) => "/help#reports",
            (Section::None, _) => "/help",
        }
    }

    /// This very page in each of the six languages.
    pub(crate) fn languages(&self) -> [LanguageLink; 6] {
        Language::ALL.map(|language| {
            let query = self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let query = query.chain([("lang", language.code())]);
            LanguageLink {
                language,
                href: link::with_query(&self.path, query),
                current: language == self.language(),
            }
        })
    }

    /// The address of the feed of one body, text or item (`bodies`, `texts`, `items`).
    pub(crate) fn feed(&self, of: &str, id: &str) -> String {
        format!("/api/v1/{of}/{}/feed", link::encode(id))
    }

    /// The address of the calendar of one body.
    pub(crate) fn calendar(&self, body: &str) -> String {
        link::with_query("/reports/action-plan.ics", [("body", body)])
    }

    /// A message, with a mark when it is not translated.
    pub(crate) fn t(&self, id: &str) -> Words {
        Words(self.messages.text(id))
    }

    /// A message for an attribute, where no mark can stand.
    pub(crate) fn plain(&self, id: &str) -> Text {
        self.messages.text(id)
    }

    /// A message about a number of things.
    pub(crate) fn count(&self, id: &str, count: &u64) -> Words {
        Words(self.messages.text_with(id, &[("count", count.into())]))
    }

    /// A message with one value.
    pub(crate) fn with<'a>(&self, id: &str, name: &str, value: impl Into<Value<'a>>) -> Words {
        Words(self.messages.text_with(id, &[(name, value.into())]))
    }

    /// A message with several values.
    pub(crate) fn with_all(&self, id: &str, values: &[(&str, Value<'_>)]) -> Words {
        Words(self.messages.text_with(id, values))
    }

    /// The attributes of an element that holds words in a language: none where it is the reader's
    /// own. Words in no known language find their direction themselves.
    #[expect(clippy::ref_option, reason = "templates lend what they name")]
    pub(crate) fn lang(&self, language: &Option<Language>) -> Markup {
        let mut attributes = Markup::default();
        match *language {
            None => {
                attributes.raw(" dir=\"auto\"");
            }
            Some(language) if language == self.language() => {}
            Some(language) => {
                let (code, direction) = (language.code(), language.direction().as_html());
                attributes.raw(&format!(" lang=\"{code}\" dir=\"{direction}\""));
            }
        }
        attributes
    }

    /// The name of the language, to stand before words that are in another one than the reader's.
    #[expect(clippy::ref_option, reason = "templates lend what they name")]
    pub(crate) fn language_mark(&self, language: &Option<Language>) -> Markup {
        let mut mark = Markup::default();
        if let Some(language) = language.filter(|language| *language != self.language()) {
            let own = self.language().code();
            mark.raw(&format!("<bdi class=\"tongue\" lang=\"{own}\">"));
            mark.words(&self.plain(&language.message()).marked()).raw("</bdi> ");
        }
        mark
    }

    /// A number as the language writes it.
    pub(crate) fn number(&self, number: &u64) -> Text {
        self.messages.text_with("number", &[("number", number.into())])
    }

    pub(crate) fn date(&self, date: PartialDate) -> String {
        self.messages.date(date)
    }

    pub(crate) fn moment(&self, moment: &str) -> String {
        self.messages.moment(moment)
    }
}

/// Words of the interface, ready for a page: escaped, and marked when English stands in for the
/// reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Text);

impl Words {
    /// The words alone, for where no mark can stand.
    pub(crate) fn plain(&self) -> String {
        self.0.marked()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(words) = escape(self.0.words(), Html);
        if self.0.is_fallback() {
            let language = self.0.language();
            write!(
                formatter,
                "<span class=\"untranslated\" lang=\"{language}\" dir=\"{}\">{words}\
                 <sup aria-hidden=\"true\">{language}</sup></span>",
                language.direction().as_html()
            )
        } else {
            write!(formatter, "{words}")
        }
    }
}

// The words are escaped above.
impl HtmlSafe for Words {}

/// Markup put together in Rust, every foreign word in it escaped by [`Markup::words`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Markup(String);

impl Markup {
    /// Adds markup of our own.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Whether nothing was put in.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds words from anywhere, escaped for text and attributes.
    pub(crate) fn words(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

// Words get in through `Markup::words` only.
impl HtmlSafe for Markup {}
