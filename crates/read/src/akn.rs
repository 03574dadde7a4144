//! Akoma Ntoso (OASIS LegalDocML 3.0 and the drafts before it) into provisions.
//!
//! The file says itself what its parts are, so nothing is guessed from the words: a `recital` is a
//! recital, a `paragraph` with an `intro` and points is a chapeau with parts. What each element
//! becomes is told in `docs/formats/akoma-ntoso.md`.

mod blocks;
mod builder;
mod own;
mod tree;
mod walk;
mod words;

use actum_model::{Adoption, Language, Notice, NoticeLevel, PartialDate, Place, Quoted, Span};
use builder::Builder;
use tree::{Element, Space};

use crate::lexicon::Lexicon;
use crate::structure::Structured;
use crate::{Limits, ReadError};

/// Bytes at the beginning of a file in which its first element is looked for.
const HEAD: usize = 16 * 1024;

/// A file that was parsed.
pub(crate) struct AkomaNtoso {
    root: Element,
}

/// Whether the first element of the file is Akoma Ntoso's.
pub(crate) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.trim_ascii_start().first() != Some(&b'<') {
        return false;
    }
    let mut rest = head;
    while let Some(start) = memchr::memchr(b'<', rest) {
        rest = &rest[start + 1..];
        let end: &[u8] = match rest {
            [b'?', ..] => b"?>",
            [b'!', b'-', b'-', ..] => b"-->",
            [b'!', ..] => b">",
            _ => {
                let name = rest
                    .split(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
                    .next()
                    .unwrap_or_default();
                let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
                return local == b"akomaNtoso";
            }
        };
        match memchr::memmem::find(rest, end) {
            Some(at) => rest = &rest[at + end.len()..],
            None => return false,
        }
    }
    false
}

/// The encoding that the XML declaration names.
pub(crate) fn named_encoding(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(256)];
    let head = std::str::from_utf8(head.split(|byte| *byte == b'>').next()?).ok()?;
    let declaration = head.trim_start_matches('\u{feff}').trim_start().strip_prefix("<?xml")?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// Parses a file.
///
/// # Errors
///
/// When it is no well-formed XML, declares a document type or goes over the limits.
pub(crate) fn parse(xml: &str, limits: &Limits) -> Result<AkomaNtoso, ReadError> {
    Ok(AkomaNtoso { root: tree::parse(xml.trim_start_matches('\u{feff}'), limits)? })
}

impl AkomaNtoso {
    /// The language that the metadata names, or the root element.
    pub(crate) fn language(&self) -> Option<Language> {
        let named = find(&self.root, "FRBRExpression")
            .and_then(|expression| expression.child("FRBRlanguage"))
            .and_then(|language| language.attribute("language"));
        named
            .into_iter()
            .chain(self.root.attribute("lang"))
            .find_map(|language| language.parse().ok())
    }

    /// Words to tell the language by, up to `most` bytes.
    pub(crate) fn sample(&self, most: usize) -> String {
        let mut sample = String::new();
        let mut open = vec![&self.root];
        while let Some(element) = open.pop() {
            if sample.len() > most {
                break;
            }
            if matches!(element.name.as_str(), "p" | "heading" | "block" | "listIntroduction") {
                sample.push_str(&words::Words::of(element).text);
                sample.push('\n');
                continue;
            }
            if element.name != "meta" && element.space != Space::Own {
                let inner: Vec<&Element> = element.elements().collect();
                open.extend(inner.into_iter().rev());
            }
        }
        sample
    }

    /// The provisions of the file.
    pub(crate) fn structured(&self, lexicon: &Lexicon) -> Structured {
        let mut builder = Builder::new(lexicon);
        let mut apart = Vec::new();
        notes(&self.root, &mut apart);
        let mut inline = Vec::new();
        inline_notes(&self.root, &mut inline);
        builder.apart = apart
            .iter()
            .chain(&inline)
            .filter_map(|note| Some((note.attribute("eId").or(note.attribute("id"))?, *note)))
            .collect();
        if self.root.name == "akomaNtoso" {
            for document in self.root.elements().filter(|part| part.space != Space::Own) {
                if document.name == "components" {
                    builder.document(&self.root);
                    break;
                }
                builder.document(document);
            }
        } else {
            builder.document(&self.root);
        }
        builder.add_notes(apart.into_iter());
        let mut notices = Vec::new();
        let mut structured = Structured {
            title: None,
            adoption: Adoption::default(),
            text: builder.text,
            provisions: builder.provisions,
            notices: Vec::new(),
        };
        let mut spans = (builder.title, builder.place, builder.date);
        if let Some(list) = own::list(&self.root) {
            match own::restore(list, &structured.text, &structured.provisions) {
                Some(restored) => {
                    spans.0 = spans.0.and_then(|span| restored.moved(span));
                    spans.1 = spans.1.and_then(|span| restored.moved(span));
                    spans.2 = spans.2.and_then(|(span, date)| Some((restored.moved(span)?, date)));
                    structured.text = restored.text;
                    structured.provisions = restored.provisions;
                }
                None => notices.push(Notice {
                    level: NoticeLevel::Warning,
                    code: "akn-edited".to_owned(),
                    message: "The file was changed after Actum had written it: its list of \
                              provisions does not fit its body and was passed over. Ids may differ \
                              from those of other editions; compare them."
                        .to_owned(),
                    place: Place { line: Some(list.line), ..Place::default() },
                }),
            }
        }
        let quoted = |span: Span| {
            let quote = span.slice(&structured.text)?.to_owned();
            Some(Quoted { span, quote })
        };
        let (title, place, date) = spans;
        structured.title = title.and_then(quoted);
        structured.adoption.place = place.and_then(quoted);
        let work = find(&self.root, "FRBRWork");
        let stated = date.as_ref().and_then(|(_, date)| date.parse::<PartialDate>().ok());
        structured.adoption.date = work.and_then(adopted).or(stated);
        structured.adoption.date_quote = date.and_then(|(span, _)| quoted(span));
        notices.extend(work.and_then(identified));
        structured.notices = notices;
        structured
    }
}

/// The day, month or year of adoption that the metadata gives.
fn adopted(work: &Element) -> Option<PartialDate> {
    let mut dates = work.elements().filter(|element| element.name == "FRBRdate");
    let date = dates.find(|date| !matches!(date.attribute("name"), Some("unknown")))?;
    let written = date.attribute("date")?;
    let whole: PartialDate = written.get(..10)?.parse().ok()?;
    // The schema wants a whole date even where only the year is known; the name tells how much of
    // it counts.
    match date.attribute("name") {
        Some("adoptionYear") => Some(PartialDate::year(whole.year_number())),
        Some("adoptionMonth") => {
            PartialDate::month(whole.year_number(), whole.month_number().unwrap_or(1))
        }
        _ => Some(whole),
    }
}

/// What the file says it is: its symbol and the body that adopted it.
fn identified(work: &Element) -> Option<Notice> {
    let value = |name: &str, attribute: &str| {
        work.child(name).and_then(|element| element.attribute(attribute)).map(str::to_owned)
    };
    let parts: Vec<String> = [
        value("FRBRthis", "value"),
        value("FRBRnumber", "value").map(|number| format!("number {number}")),
        value("FRBRauthor", "href").map(|author| format!("by {}", author.trim_start_matches('#'))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| Notice {
        level: NoticeLevel::Information,
        code: "akn-identified".to_owned(),
        message: format!("The file calls the text {}.", parts.join(", ")),
        place: Place { line: Some(work.line), ..Place::default() },
    })
}

/// The first element with this name, from the top.
fn find<'t>(root: &'t Element, name: &str) -> Option<&'t Element> {
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if element.is(name) {
            return Some(element);
        }
        // Only metadata is looked for, which stands near the top.
        if matches!(element.name.as_str(), "akomaNtoso" | "meta" | "identification")
            || element.child("meta").is_some()
        {
            let inner: Vec<&Element> = element.elements().collect();
            open.extend(inner.into_iter().rev());
        }
    }
    None
}

/// The notes in the metadata.
fn notes<'t>(root: &'t Element, found: &mut Vec<&'t Element>) {
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if element.is("note") {
            found.push(element);
        } else if element.child("meta").is_some()
            || matches!(element.name.as_str(), "akomaNtoso" | "meta" | "notes" | "attachments")
            || matches!(element.name.as_str(), "attachment" | "components" | "component")
        {
            let inner: Vec<&Element> = element.elements().collect();
            open.extend(inner.into_iter().rev());
        }
    }
}

/// The notes that stand where they are called; they may be called again from elsewhere.
fn inline_notes<'t>(root: &'t Element, found: &mut Vec<&'t Element>) {
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if element.is("authorialNote") {
            found.push(element);
        }
        open.extend(element.elements());
    }
}
