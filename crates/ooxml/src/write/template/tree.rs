//! A part of a template with the place of every element, so that it can be edited and otherwise
//! stays byte for byte as its maker wrote it.

use std::io::Cursor;
use std::ops::Range;

use crate::xml::{Event, Namespace, XmlReader};
use crate::{Error, Limits};

/// Elements of one part beyond which a template is refused; real ones have a few thousand.
const MOST_ELEMENTS: usize = 200_000;

/// Attributes that are looked at, whatever their prefix.
const ATTRIBUTES: [&str; 23] = [
    "val",
    "name",
    "id",
    "styleId",
    "type",
    "default",
    "instr",
    "fldCharType",
    "w",
    "h",
    "orient",
    "left",
    "right",
    "gutter",
    "num",
    "start",
    "Id",
    "Type",
    "Target",
    "TargetMode",
    "PartName",
    "ContentType",
    "Extension",
];

/// An element and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    /// Name without prefix.
    pub(super) name: String,
    /// Whether it is one of WordprocessingML.
    pub(super) is_word: bool,
    /// Byte of its `<`.
    pub(super) start: usize,
    /// Byte behind its start tag.
    pub(super) open_end: usize,
    /// Byte behind the whole element.
    pub(super) end: usize,
    /// Index of the element around it.
    pub(super) parent: Option<usize>,
    /// Index behind the last element inside it.
    pub(super) last: usize,
    /// The characters directly inside it.
    pub(super) text: String,
    attributes: Vec<(&'static str, String)>,
}

impl Node {
    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// A part, its elements in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tree {
    /// The part without byte order mark.
    pub(super) source: String,
    /// Its elements.
    pub(super) nodes: Vec<Node>,
}

impl Tree {
    /// Reads a part.
    ///
    /// # Errors
    ///
    /// When it is not UTF-8, no well-formed XML, declares a document type, or is too large.
    pub(super) fn read(part: &str, bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => rest.to_vec(),
            None => bytes,
        };
        let source = String::from_utf8(bytes).map_err(|error| Error::Damaged {
            part: part.to_owned(),
            detail: format!("it is not in UTF-8 ({error})"),
        })?;
        let mut xml = XmlReader::new(part.to_owned(), Box::new(Cursor::new(&source)), limits)?;
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        loop {
            match xml.next()? {
                Event::Start(element) => {
                    let attributes = ATTRIBUTES.iter().filter_map(|name| {
                        element.attribute(name).map(|value| (*name, value.into_owned()))
                    });
                    let node = Node {
                        name: element.name.to_owned(),
                        is_word: element.namespace == Namespace::Word,
                        start: usize::try_from(element.offset).unwrap_or(usize::MAX),
                        open_end: 0,
                        end: 0,
                        parent: open.last().copied(),
                        last: 0,
                        text: String::new(),
                        attributes: attributes.collect(),
                    };
                    open.push(nodes.len());
                    nodes.push(node);
                    let position = position(&xml);
                    if let Some(node) = nodes.last_mut() {
                        node.open_end = position;
                    }
                    if nodes.len() > MOST_ELEMENTS {
                        return Err(Error::too_large(
                            part,
                            "the number of elements",
                            nodes.len() as u64,
                            MOST_ELEMENTS as u64,
                            "MOST_ELEMENTS",
                        ));
                    }
                }
                Event::End => {
                    let position = position(&xml);
                    let count = nodes.len();
                    if let Some(node) = open.pop().and_then(|index| nodes.get_mut(index)) {
                        node.end = position;
                        node.last = count;
                    }
                }
                Event::Text(text) => {
                    if let Some(node) = open.last().and_then(|index| nodes.get_mut(*index)) {
                        node.text.push_str(text);
                    }
                }
                Event::Eof => break,
            }
        }
        drop(xml);
        if nodes.is_empty() {
            let detail = "it holds no element".to_owned();
            return Err(Error::Damaged { part: part.to_owned(), detail });
        }
        Ok(Self { source, nodes })
    }

    /// The element that holds all others.
    pub(super) fn root(&self) -> &Node {
        &self.nodes[0]
    }

    /// Elements directly inside another, with their indexes.
    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = (usize, &Node)> {
        let last = self.nodes.get(parent).map_or(0, |node| node.last);
        let inside = self.nodes.iter().enumerate().take(last).skip(parent + 1);
        inside.filter(move |(_, node)| node.parent == Some(parent))
    }

    /// The element and everything inside it.
    pub(super) fn within(&self, index: usize) -> &[Node] {
        let last = self.nodes.get(index).map_or(index, |node| node.last);
        self.nodes.get(index..last).unwrap_or(&[])
    }

    /// The start tag of an element.
    pub(super) fn tag(&self, node: &Node) -> &str {
        self.source.get(node.start..node.open_end).unwrap_or_default()
    }

    /// The prefix of the root element with its colon: `w:`; empty where it has none.
    pub(super) fn prefix(&self) -> &str {
        let name = self.tag(self.root()).trim_start_matches('<');
        let name = name.split([' ', '>', '/', '\n', '\r', '\t']).next().unwrap_or_default();
        name.split_once(':').map_or("", |(prefix, _)| &name[..=prefix.len()])
    }

    /// Where something can be added at the end of the root element; `None` when it is empty.
    pub(super) fn end_of_root(&self) -> Option<usize> {
        let root = self.root();
        let inside = self.source.get(root.open_end..root.end)?;
        inside.rfind("</").map(|at| root.open_end + at)
    }

    /// The part with these stretches replaced. Stretches inside an earlier one are left out.
    pub(super) fn edited(&self, mut edits: Vec<(Range<usize>, String)>) -> String {
        edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut written = String::with_capacity(self.source.len());
        let mut done = 0;
        for (range, replacement) in edits {
            let Some(kept) = self.source.get(done..range.start) else { continue };
            written.push_str(kept);
            written.push_str(&replacement);
            done = range.end;
        }
        written.push_str(self.source.get(done..).unwrap_or_default());
        written
    }
}

fn position(xml: &XmlReader<'_>) -> usize {
    usize::try_from(xml.position()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_part() {
        let source = "\u{feff}<?xml version=\"1.0\"?>\n<a:r xmlns:a=\"x\"><!-- é --><a:e val=\"1\"/>\
                      <a:t>x &amp; y</a:t></a:r>";
        let limits = Limits::default();
        let tree = Tree::read("p", source.as_bytes().to_vec(), &limits).expect("well-formed");
        let stretches: Vec<&str> =
            tree.nodes.iter().map(|node| &tree.source[node.start..node.end]).collect();
        assert_eq!(stretches[1..], ["<a:e val=\"1\"/>", "<a:t>x &amp; y</a:t>"]);
        assert_eq!(tree.nodes[2].text, "x & y");
        assert_eq!(tree.prefix(), "a:");
        let place = tree.end_of_root().expect("not empty");
        let edited = tree.edited(vec![
            (place..place, "<a:z/>".to_owned()),
            (tree.nodes[1].start..tree.nodes[1].end, String::new()),
        ]);
        assert!(edited.ends_with("<!-- é --><a:t>x &amp; y</a:t><a:z/></a:r>"), "{edited}");
    }
}
