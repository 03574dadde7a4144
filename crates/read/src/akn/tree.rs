//! The elements of an XML file as a tree, with limits; no document types, no entities but the
//! five of XML.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::{Limits, ReadError};

/// Elements for each paragraph allowed, so that no file can fill the memory with empty ones.
const ELEMENTS_PER_PARAGRAPH: usize = 8;

/// Attributes of one element; Akoma Ntoso knows some sixty in all.
const MAX_ATTRIBUTES: usize = 256;

/// Whose element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Akoma Ntoso, in any version.
    Akn,
    /// The metadata that this program writes.
    Own,
    /// Anything else.
    Other,
}

/// The namespace of the metadata that this program writes into Akoma Ntoso files.
pub(super) const OWN_NAMESPACE: &str = "urn:actum:akn:1";

/// An element.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) space: Space,
    /// Without prefix.
    pub(super) name: String,
    /// Without prefixes.
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
    /// Line of its start tag, from 1.
    pub(super) line: u32,
}

#[derive(Debug, Clone)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of the attribute with this local name; empty values count as none.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The value of the attribute as it is, empty values too.
    pub(super) fn written(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is this element of Akoma Ntoso.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Akn && self.name == name
    }

    /// Its child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with this name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Whether it has words of its own, not only in child elements.
    pub(super) fn has_text(&self) -> bool {
        self.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()))
    }
}

/// Reads the tree; gives the root element.
pub(super) fn parse(xml: &str, limits: &Limits) -> Result<Element, ReadError> {
    let mut reader = NsReader::from_str(xml);
    // Empty elements come as a start and an end.
    reader.config_mut().expand_empty_elements = true;
    let mut place = Lines { xml, seen: 0, line: 1 };
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0;
    let most = limits.max_paragraphs.saturating_mul(ELEMENTS_PER_PARAGRAPH);
    loop {
        let at = reader.buffer_position();
        let (space, event) = match reader.read_resolved_event() {
            Ok((space, event)) => (whose(&space), event),
            Err(error) => {
                return Err(damaged(place.at(reader.error_position()), &error.to_string()));
            }
        };
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let line = place.at(at);
                count += 1;
                if count > most {
                    let found = (count, limits.max_paragraphs);
                    return Err(too_large("the number of elements", found, "max_paragraphs"));
                }
                if open.len() >= limits.max_depth {
                    let found = (open.len() + 1, limits.max_depth);
                    return Err(too_large("the nesting of elements", found, "max_depth"));
                }
                open.push(element(space, &tag, line)?);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(&mut open, &mut root, element);
                }
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content()),
            Event::CData(text) => add_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character.to_string()),
                    Ok(None) => {
                        let name: &str = &reference;
                        resolve_predefined_entity(name).map(str::to_owned)
                    }
                    Err(_) => None,
                };
                let Some(resolved) = resolved else {
                    let name: String = reference.chars().take(40).collect();
                    return Err(damaged(
                        place.at(at),
                        &format!("`&{name};` names no character of XML"),
                    ));
                };
                add_text(&mut open, &resolved);
            }
            Event::DocType(_) => {
                return Err(damaged(
                    place.at(at),
                    "the file declares a document type, which may hide entities",
                ));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if let Some(element) = open.last() {
        return Err(damaged(element.line, &format!("the file ends inside <{}>", element.name)));
    }
    root.ok_or_else(|| damaged(1, "the file holds no element"))
}

fn whose(space: &ResolveResult<'_>) -> Space {
    match space {
        ResolveResult::Bound(namespace) if namespace.0 == OWN_NAMESPACE => Space::Own,
        // `http://docs.oasis-open.org/legaldocml/ns/akn/3.0` and the drafts before it, with and
        // without a suffix; `http://www.akomantoso.org/2.0`.
        ResolveResult::Bound(namespace)
            if namespace.0.contains("legaldocml/ns/akn")
                || namespace.0.contains("akomantoso.org") =>
        {
            Space::Akn
        }
        // Files without any namespace are met with; there the names decide.
        ResolveResult::Unbound => Space::Akn,
        ResolveResult::Bound(_) | ResolveResult::Unknown(_) => Space::Other,
    }
}

fn element(space: Space, tag: &BytesStart<'_>, line: u32) -> Result<Element, ReadError> {
    let mut attributes = Vec::new();
    // The check for duplicates takes time quadratic in the number of attributes.
    for attribute in tag.attributes().with_checks(false).take(MAX_ATTRIBUTES) {
        let attribute = attribute.map_err(|error| damaged(line, &error.to_string()))?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| damaged(line, &error.to_string()))?;
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
    }
    let name = tag.local_name().as_ref().to_owned();
    Ok(Element { space, name, attributes, children: Vec::new(), line })
}

fn close(open: &mut [Element], root: &mut Option<Element>, element: Element) {
    match open.last_mut() {
        Some(parent) => parent.children.push(Node::Element(element)),
        None => {
            root.get_or_insert(element);
        }
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

/// Lines of places that only go forward.
struct Lines<'x> {
    xml: &'x str,
    seen: usize,
    line: u32,
}

impl Lines<'_> {
    fn at(&mut self, offset: u64) -> u32 {
        let offset = usize_of(offset).min(self.xml.len());
        if offset > self.seen {
            let between = &self.xml.as_bytes()[self.seen..offset];
            let lines = memchr::memchr_iter(b'\n', between).count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.seen = offset;
        }
        self.line
    }
}

fn usize_of(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn damaged(line: u32, what: &str) -> ReadError {
    ReadError::Damaged {
        name: String::new(),
        part: "(XML)".to_owned(),
        line: Some(line),
        message: format!("{what}; correct the file in the program that wrote it and read it again"),
    }
}

fn too_large(what: &str, (found, limit): (usize, usize), setting: &'static str) -> ReadError {
    ReadError::TooLarge {
        name: String::new(),
        what: what.to_owned(),
        found: found as u64,
        limit: limit as u64,
        setting,
    }
}
