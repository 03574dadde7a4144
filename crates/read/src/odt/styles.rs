//! What styles say of paragraphs, words and lists.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actum_ooxml::{Element, Error, Event, XmlReader};

use super::numbering::{Level, ListStyle};
use crate::block::Alignment;

/// Styles beyond this one in a chain of parents are not looked at: no document has so many, and a
/// chain may be a circle.
const LONGEST_CHAIN: usize = 32;
/// One step of indentation, in points: about 1.25 cm.
const STEP: f64 = 35.4;

/// A named or automatic style of paragraphs or of words.
#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    display_name: Option<String>,
    list: Option<String>,
    outline_level: Option<u8>,
    alignment: Option<Alignment>,
    /// Left margin in points.
    margin: Option<f64>,
    bold: Option<bool>,
    italic: Option<bool>,
    hidden: Option<bool>,
}

/// All styles of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(Family, String), Style>,
    lists: BTreeMap<String, ListStyle>,
    /// Numbers of headings.
    pub(super) outline: ListStyle,
}

/// What a style is for. Other families say nothing of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    Paragraph,
    Words,
}

impl Styles {
    /// Reads the styles of a part: all elements that define some, wherever they stand.
    pub(super) fn read(&mut self, reader: &mut XmlReader<'_>) -> Result<(), Error> {
        let mut current: Option<(Family, String)> = None;
        let mut list: Option<String> = None;
        let mut level: Option<Level> = None;
        loop {
            let mut skip = false;
            match reader.next()? {
                Event::Eof => return Ok(()),
                Event::End | Event::Text(_) => {}
                Event::Start(element) => match element.name {
                    "style" => {
                        (list, level) = (None, None);
                        current = self.begin(&element);
                    }
                    "paragraph-properties" => {
                        if let Some(style) =
                            current.as_ref().and_then(|key| self.styles.get_mut(key))
                        {
                            style.paragraph(&element);
                        }
                    }
                    "text-properties" => {
                        if let Some(style) =
                            current.as_ref().and_then(|key| self.styles.get_mut(key))
                        {
                            style.words(&element);
                        }
                    }
                    "list-style" => {
                        (current, level) = (None, None);
                        list = element.attribute("name").map(Cow::into_owned);
                    }
                    "outline-style" => (current, list, level) = (None, Some(String::new()), None),
                    "list-level-style-number" | "outline-level-style" => {
                        level = Some(Level::numbered(&element));
                    }
                    "list-level-style-bullet" | "list-level-style-image" => {
                        level = Some(Level::bullet(&element));
                    }
                    // The text itself comes later.
                    "body" | "master-styles" | "tracked-changes" => skip = true,
                    _ => {}
                },
            }
            if skip {
                reader.skip()?;
            }
            if let (Some(list), Some(level)) = (&list, level.take()) {
                let style = match list.as_str() {
                    "" => &mut self.outline,
                    name => self.lists.entry(name.to_owned()).or_default(),
                };
                style.set(level);
            }
        }
    }

    fn begin(&mut self, element: &Element<'_>) -> Option<(Family, String)> {
        let family = match element.attribute("family")?.as_ref() {
            "paragraph" => Family::Paragraph,
            "text" => Family::Words,
            _ => return None,
        };
        let own = |name: &str| element.attribute(name).map(Cow::into_owned);
        let style = Style {
            parent: own("parent-style-name"),
            display_name: own("display-name"),
            list: own("list-style-name"),
            outline_level: own("default-outline-level").and_then(|level| level.parse().ok()),
            ..Style::default()
        };
        let key = (family, own("name")?);
        self.styles.insert(key.clone(), style);
        Some(key)
    }

    /// The first value that a style or one of its parents has.
    fn inherited<T>(
        &self,
        family: Family,
        name: &str,
        value: impl Fn(&Style) -> Option<T>,
    ) -> Option<T> {
        let mut name = name;
        for _ in 0..LONGEST_CHAIN {
            let style = self.styles.get(&(family, name.to_owned()))?;
            if let Some(value) = value(style) {
                return Some(value);
            }
            name = style.parent.as_deref()?;
        }
        None
    }

    pub(super) fn alignment(&self, style: &str) -> Option<Alignment> {
        self.inherited(Family::Paragraph, style, |style| style.alignment)
    }

    pub(super) fn indent(&self, style: &str) -> u8 {
        let margin = self.inherited(Family::Paragraph, style, |style| style.margin);
        let steps = (margin.unwrap_or_default().max(0.0) / STEP).round();
        if steps < 60.0 { steps as u8 } else { 60 }
    }

    pub(super) fn list_of(&self, style: &str) -> Option<String> {
        self.inherited(Family::Paragraph, style, |style| style.list.clone())
    }

    /// Name of a style as a person sees it: that of the first parent that is not automatic.
    pub(super) fn display_name(&self, style: &str) -> String {
        let mut name = style;
        for _ in 0..LONGEST_CHAIN {
            let Some(own) = self.styles.get(&(Family::Paragraph, name.to_owned())) else { break };
            if let Some(shown) = &own.display_name {
                return shown.clone();
            }
            // Automatic styles are named P1, P2 … and say nothing by their name.
            let automatic = name.strip_prefix('P').is_some_and(|rest| {
                !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())
            });
            match own.parent.as_deref().filter(|_| automatic) {
                Some(parent) => name = parent,
                None => break,
            }
        }
        name.replace("_20_", " ")
    }

    pub(super) fn bold(&self, family: Family, style: &str) -> Option<bool> {
        self.inherited(family, style, |style| style.bold)
    }

    pub(super) fn italic(&self, family: Family, style: &str) -> Option<bool> {
        self.inherited(family, style, |style| style.italic)
    }

    pub(super) fn hidden(&self, family: Family, style: &str) -> Option<bool> {
        self.inherited(family, style, |style| style.hidden)
    }

    /// Heading level that a paragraph style gives by itself.
    pub(super) fn outline_level(&self, style: &str) -> Option<u8> {
        self.inherited(Family::Paragraph, style, |style| style.outline_level)
    }

    pub(super) fn list(&self, name: &str) -> Option<&ListStyle> {
        self.lists.get(name)
    }
}

impl Style {
    fn paragraph(&mut self, element: &Element<'_>) {
        self.alignment = match element.attribute("text-align").as_deref() {
            Some("center") => Some(Alignment::Center),
            Some("end" | "right") => Some(Alignment::End),
            Some("justify") => Some(Alignment::Justify),
            Some("start" | "left") => Some(Alignment::Start),
            _ => self.alignment,
        };
        if let Some(margin) = element.attribute("margin-left").as_deref().and_then(points) {
            self.margin = Some(margin);
        }
    }

    fn words(&mut self, element: &Element<'_>) {
        if let Some(weight) = element.attribute("font-weight") {
            let heavy = weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
            self.bold = Some(heavy || weight == "bold");
        }
        if let Some(slant) = element.attribute("font-style") {
            self.italic = Some(matches!(slant.as_ref(), "italic" | "oblique"));
        }
        if let Some(display) = element.attribute("display") {
            self.hidden = Some(display == "none");
        }
    }
}

/// A length in points.
fn points(written: &str) -> Option<f64> {
    let digits = written.trim_end_matches(|one: char| one.is_alphabetic() || one == '%');
    let number: f64 = digits.parse().ok()?;
    let factor = match &written[digits.len()..] {
        "in" => 72.0,
        "cm" => 28.346,
        "mm" => 2.8346,
        "pc" => 12.0,
        "px" => 0.75,
        "pt" => 1.0,
        _ => return None,
    };
    number.is_finite().then_some(number * factor)
}
