//! The styles part (ECMA-376 17.7): what a style id stands for once its bases are followed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Error;
use crate::document::Role;
use crate::numbering::Numbering;
use crate::properties::{Names, NoteNumbering, ParagraphProperties, RunProperties};
use crate::xml::{Event, Namespace, XmlReader};

/// The styles of a document, bases followed.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    resolved: BTreeMap<Arc<str>, Arc<Style>>,
    default_paragraph: Arc<Style>,
    /// Properties of the document defaults.
    pub(crate) run_defaults: RunProperties,
    /// Whether some style is based on itself.
    pub(crate) cyclic: bool,
}

/// A style with everything it inherits.
#[derive(Debug, Default)]
pub(crate) struct Style {
    pub(crate) id: Option<Arc<str>>,
    pub(crate) name: Option<Arc<str>>,
    pub(crate) role: Role,
    pub(crate) paragraph: ParagraphProperties,
    pub(crate) run: RunProperties,
}

/// The styles part as written.
#[derive(Debug, Default)]
pub(crate) struct StylesPart {
    styles: BTreeMap<Arc<str>, RawStyle>,
    default_paragraph: Option<Arc<str>>,
    run_defaults: RunProperties,
    paragraph_defaults: ParagraphProperties,
}

#[derive(Debug, Default)]
struct RawStyle {
    id: Arc<str>,
    name: Option<Arc<str>>,
    kind: Kind,
    based_on: Option<Arc<str>>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Numbering,
    Other,
}

/// Styles in one document; Word allows 4,079.
const MAX_STYLES: usize = 50_000;

impl StylesPart {
    pub(crate) fn read(mut xml: XmlReader<'_>, names: &mut Names) -> Result<Self, Error> {
        let mut part = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) if element.namespace == Namespace::Word => {
                    match element.name {
                        "style" => {
                            let id = names.keep(&element.attribute("styleId").unwrap_or_default());
                            let kind = match element.attribute("type").as_deref() {
                                Some("paragraph") | None => Kind::Paragraph,
                                Some("numbering") => Kind::Numbering,
                                Some(_) => Kind::Other,
                            };
                            let default = element
                                .attribute("default")
                                .is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
                            if default && kind == Kind::Paragraph {
                                part.default_paragraph = Some(Arc::clone(&id));
                            }
                            let mut style = RawStyle { id, kind, ..RawStyle::default() };
                            style.read(&mut xml, names)?;
                            if part.styles.len() >= MAX_STYLES {
                                return Err(xml.error("more than 50,000 styles"));
                            }
                            part.styles.insert(Arc::clone(&style.id), style);
                        }
                        "latentStyles" => xml.skip()?,
                        "rPr" => part.run_defaults = RunProperties::read(&mut xml, names)?,
                        "pPr" => {
                            part.paragraph_defaults = ParagraphProperties::read(
                                &mut xml,
                                names,
                                &mut NoteNumbering::default(),
                            )?;
                        }
                        // styles, docDefaults, pPrDefault and rPrDefault are walked through.
                        _ => {}
                    }
                }
                Event::Eof => return Ok(part),
                Event::Start(_) | Event::End | Event::Text(_) => {}
            }
        }
    }

    /// The list a numbering style stands for.
    pub(crate) fn list_of_numbering_style(&self, id: &str) -> Option<i64> {
        let style = self.styles.get(id).filter(|style| style.kind == Kind::Numbering)?;
        style.paragraph.list
    }

    /// Follows the bases of every style.
    pub(crate) fn resolve(mut self, numbering: &Numbering) -> Styles {
        let mut styles = Styles { run_defaults: self.run_defaults.clone(), ..Styles::default() };
        let ids: Vec<Arc<str>> = self.styles.keys().cloned().collect();
        let root =
            Style { paragraph: std::mem::take(&mut self.paragraph_defaults), ..Style::default() };
        for id in ids {
            let mut chain: Vec<Arc<str>> = Vec::new();
            let mut next = Some(id);
            // Up to a style already resolved, one that is missing, or one already on the way.
            while let Some(id) = next.take() {
                if styles.resolved.contains_key(&id) || !self.styles.contains_key(&id) {
                    break;
                }
                if chain.contains(&id) {
                    styles.cyclic = true;
                    break;
                }
                // A chain this long is an attack on time, not a style sheet.
                if chain.len() > 500 {
                    styles.cyclic = true;
                    break;
                }
                next.clone_from(&self.styles[&id].based_on);
                chain.push(id);
            }
            for id in chain.into_iter().rev() {
                let raw = &self.styles[&id];
                let base = raw
                    .based_on
                    .as_ref()
                    .and_then(|base| styles.resolved.get(base))
                    .map_or(&root, |base| &**base);
                let style = raw.over(base, numbering);
                styles.resolved.insert(id, Arc::new(style));
            }
        }
        styles.default_paragraph = self
            .default_paragraph
            .and_then(|id| styles.resolved.get(&id).map(Arc::clone))
            .unwrap_or_else(|| Arc::new(root));
        styles
    }
}

impl RawStyle {
    fn read(&mut self, xml: &mut XmlReader<'_>, names: &mut Names) -> Result<(), Error> {
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    match (element.namespace, element.name) {
                        (Namespace::Word, "name") => {
                            self.name = element.val().map(|name| names.keep(&name));
                        }
                        (Namespace::Word, "basedOn") => {
                            self.based_on = element.val().map(|id| names.keep(&id));
                        }
                        (Namespace::Word, "pPr") => {
                            self.paragraph = ParagraphProperties::read(
                                xml,
                                names,
                                &mut NoteNumbering::default(),
                            )?;
                            continue;
                        }
                        (Namespace::Word, "rPr") => {
                            self.run = RunProperties::read(xml, names)?;
                            continue;
                        }
                        _ => {}
                    }
                    xml.skip()?;
                }
                Event::End => return Ok(()),
                Event::Text(_) => {}
                Event::Eof => return Err(xml.error("the part ends inside an element")),
            }
        }
    }

    fn over(&self, base: &Style, numbering: &Numbering) -> Style {
        let mut paragraph = self.paragraph.over(&base.paragraph);
        if let Some(list) = paragraph.list
            && (self.paragraph.list.is_some() || self.paragraph.level.is_some())
        {
            // The level that names this style is its level, whatever w:ilvl says (17.9.23).
            if let Some(level) = numbering.level_of_style(list, &self.id) {
                paragraph.level = Some(level);
            }
        }
        let named = self.name.as_deref().map_or(Role::Body, role_of_name);
        let role = match (self.paragraph.outline, named) {
            (_, Role::Title | Role::Subtitle | Role::Contents) => named,
            (Some(level @ 0..=8), _) => Role::Heading(level + 1),
            (Some(_), _) => Role::Body,
            (None, Role::Heading(_)) => named,
            (None, Role::Body) => base.role,
        };
        Style {
            id: Some(Arc::clone(&self.id)),
            name: self.name.clone(),
            role,
            paragraph,
            run: self.run.over(&base.run),
        }
    }
}

/// What a built-in style is. Built-in names are English in the file whatever the language of Word
/// (17.7.4.9), while ids are translated; LibreOffice writes them with capitals.
fn role_of_name(name: &str) -> Role {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "title" => Role::Title,
        "subtitle" => Role::Subtitle,
        "table of figures" | "table of authorities" | "toa heading" | "toc heading" => {
            Role::Contents
        }
        _ => {
            let level = |prefix: &str| {
                name.strip_prefix(prefix)?.trim().parse::<u8>().ok().filter(|l| (1..=9).contains(l))
            };
            if let Some(level) = level("heading ") {
                Role::Heading(level)
            } else if level("toc ").is_some() || level("index ").is_some() {
                Role::Contents
            } else {
                Role::Body
            }
        }
    }
}

impl Styles {
    /// The style of a paragraph. A style that is not defined is the default one, except that a
    /// built-in id still tells what the author meant.
    pub(crate) fn paragraph(&self, id: Option<&Arc<str>>) -> Arc<Style> {
        let Some(id) = id else { return Arc::clone(&self.default_paragraph) };
        if let Some(style) = self.resolved.get(id) {
            return Arc::clone(style);
        }
        let spaced = id.strip_prefix("Heading").map(|level| format!("heading {level}"));
        let role = role_of_name(spaced.as_deref().unwrap_or(id));
        Arc::new(Style {
            id: Some(Arc::clone(id)),
            role,
            paragraph: self.default_paragraph.paragraph.clone(),
            run: self.default_paragraph.run.clone(),
            ..Style::default()
        })
    }

    /// The properties of a character style.
    pub(crate) fn run(&self, id: &str) -> Option<&RunProperties> {
        self.resolved.get(id).map(|style| &style.run)
    }
}
