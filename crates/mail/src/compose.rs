//! A letter in words.

use actum_i18n::{Messages, Value};
use actum_model::Language;

use crate::html::Html;
use crate::letter::{Entry, Letter, LetterKind, Section};

/// First strong isolate and its end: words of another language keep to themselves.
const ISOLATE: (&str, &str) = ("\u{2068}", "\u{2069}");

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The subject, one line.
    pub subject: String,
    /// The whole as plain text, with line feeds.
    pub text: String,
    /// The whole as HTML.
    pub html: String,
}

impl Letter {
    /// How many entries it has, listed or not.
    pub fn count(&self) -> u64 {
        self.sections.iter().map(|section| section.entries.len() as u64 + section.more).sum()
    }

    /// Says it in the reader's language.
    ///
    /// ```
    /// use actum_mail::{Letter, LetterKind};
    /// use actum_model::{Language, PartialDate};
    /// let letter = Letter {
    ///     kind: LetterKind::Test,
    ///     language: Language::Es,
    ///     name: "Ana".to_owned(),
    ///     day: PartialDate::day(2026, 11, 23).unwrap(),
    ///     sections: Vec::new(),
    ///     register: "https://register.example.org/".to_owned(),
    ///     settings: "https://register.example.org/mail".to_owned(),
    ///     unsubscribe: "https://register.example.org/m/x".to_owned(),
    ///     links_until: PartialDate::day(2026, 12, 23).unwrap(),
    /// };
    /// assert!(letter.compose().text.starts_with("Ana:"));
    /// ```
    pub fn compose(&self) -> Composed {
        let say = Say { messages: Messages::new(self.language) };
        let kind = self.kind.name();
        let subject = say.counted(&format!("mail-subject-{kind}"), self.count());
        // A subject stands alone: marks of direction would only be seen as boxes.
        let subject = subject.replace(['\u{2068}', '\u{2069}'], "");
        Composed { text: self.text(say), html: self.html(say, &subject), subject }
    }

    fn text(&self, say: Say) -> String {
        let mut text = String::new();
        let mut line = |words: &str| {
            text.push_str(words);
            text.push('\n');
        };
        line(&say.with("mail-greeting", "name", &self.name));
        line("");
        line(&self.intro(say));
        for section in self.sections.iter().filter(|section| !section.entries.is_empty()) {
            let heading = say.plain(&format!("mail-section-{}", section.kind.name()));
            line("");
            line(&format!("== {heading}"));
            for entry in &section.entries {
                let (words, about) = (self.quoted(entry), say.about(entry));
                line("");
                line(&format!("* {}{}{}  {words}", ISOLATE.0, entry.number, ISOLATE.1));
                if !about.is_empty() {
                    line(&format!("  {about}"));
                }
                // Addresses stand alone on a line, so that no mark becomes part of them.
                line(&format!("  {}", entry.open));
                if let Some(seen) = &entry.seen {
                    line(&format!("  {}", say.plain("mail-seen-label")));
                    line(&format!("  {seen}"));
                }
            }
            if section.more > 0 {
                line("");
                line(&format!("  {}", say.counted("mail-more", section.more)));
                line(&format!("  {}", section.all));
            }
        }
        line("");
        // The usual mark of a signature, space included (RFC 3676, 4.3).
        line("-- ");
        line(&say.plain("mail-why"));
        line(&self.register);
        if self.kind != LetterKind::Test {
            line(&say.plain("mail-settings-label"));
            line(&self.settings);
            line(&say.plain("mail-unsubscribe-label"));
            line(&self.unsubscribe);
            line(&say.date("mail-links-until", self.links_until));
        }
        text
    }

    fn intro(&self, say: Say) -> String {
        say.date(&format!("mail-intro-{}", self.kind.name()), self.day)
    }

    /// The words of an entry, kept to themselves where they run the other way.
    fn quoted(&self, entry: &Entry) -> String {
        let same = entry.words_language.map(Language::direction) == Some(self.language.direction());
        let words = entry.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if same { words } else { format!("{}{words}{}", ISOLATE.0, ISOLATE.1) }
    }

    fn html(&self, say: Say, subject: &str) -> String {
        let mut html = Html::default();
        html.markup("<!DOCTYPE html>\n<html lang=\"")
            .words(self.language.code())
            .markup("\" dir=\"")
            .words(self.language.direction().as_html())
            .markup("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .markup("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
            .words(subject)
            .markup("</title>\n</head>\n<body style=\"font-family:sans-serif;line-height:1.5;")
            .markup("max-width:42em;margin:0 auto;padding:1em\">\n<h1 style=\"font-size:1.4em\">")
            .words(subject)
            .markup("</h1>\n<p>")
            .words(&say.with("mail-greeting", "name", &self.name))
            .markup("</p>\n<p>")
            .words(&self.intro(say))
            .markup("</p>\n");
        for section in self.sections.iter().filter(|section| !section.entries.is_empty()) {
            self.section_html(&mut html, section, say);
        }
        html.markup("<hr>\n<p><small>")
            .words(&say.plain("mail-why"))
            .markup(" ")
            .link(&self.register, &self.register);
        if self.kind != LetterKind::Test {
            html.markup("<br>\n")
                .link(&self.settings, &say.plain("mail-settings"))
                .markup(" · ")
                .link(&self.unsubscribe, &say.plain("mail-unsubscribe"))
                .markup("<br>\n")
                .words(&say.date("mail-links-until", self.links_until));
        }
        html.markup("</small></p>\n</body>\n</html>\n");
        html.finish()
    }

    fn section_html(&self, html: &mut Html, section: &Section, say: Say) {
        html.markup("<h2 style=\"font-size:1.15em\">")
            .words(&say.plain(&format!("mail-section-{}", section.kind.name())))
            .markup("</h2>\n<ul>\n");
        for entry in &section.entries {
            html.markup("<li style=\"margin-bottom:.6em\"><a href=\"").words(&entry.open);
            html.markup("\"><bdi>").words(&entry.number).markup("</bdi> ");
            match entry.words_language {
                Some(language) => {
                    html.markup("<span lang=\"")
                        .words(language.code())
                        .markup("\" dir=\"")
                        .words(language.direction().as_html());
                }
                None => {
                    html.markup("<span dir=\"auto");
                }
            }
            html.markup("\">").words(&entry.words).markup("</span></a>");
            let about = say.about(entry);
            if !about.is_empty() {
                html.markup("<br>\n").words(&about);
            }
            if let Some(seen) = &entry.seen {
                // Links that say the same are told apart by the item they name.
                let seen_words = say.with("mail-seen", "item", &entry.number);
                html.markup(" · ").link(seen, &seen_words);
            }
            html.markup("</li>\n");
        }
        html.markup("</ul>\n");
        if section.more > 0 {
            html.markup("<p>").link(&section.all, &say.counted("mail-more", section.more));
            html.markup("</p>\n");
        }
    }
}

/// Saying things in one language.
#[derive(Clone, Copy)]
struct Say {
    messages: Messages,
}

impl Say {
    fn plain(self, id: &str) -> String {
        self.messages.text(id).marked()
    }

    fn with(self, id: &str, name: &str, value: &str) -> String {
        self.messages.text_with(id, &[(name, value.into())]).marked()
    }

    fn counted(self, id: &str, count: u64) -> String {
        self.messages.text_with(id, &[("count", count.into())]).marked()
    }

    fn date(self, id: &str, date: actum_model::PartialDate) -> String {
        self.with(id, "date", &self.messages.date(date))
    }

    /// Where an entry stands and by when it is due.
    fn about(self, entry: &Entry) -> String {
        let mut parts = Vec::new();
        if let Some(due) = entry.due {
            let date = self.messages.date(due);
            let id = match entry.days {
                None => "mail-due",
                Some(..0) => "mail-due-passed",
                Some(0) => "mail-due-today",
                Some(_) => "mail-due-in",
            };
            let days = entry.days.unwrap_or(0).unsigned_abs();
            let values: [(&str, Value<'_>); 2] = [("date", date.into()), ("count", days.into())];
            parts.push(self.messages.text_with(id, &values).marked());
        }
        if !entry.status.is_empty() {
            parts.push(entry.status.clone());
        }
        parts.join(" · ")
    }
}
