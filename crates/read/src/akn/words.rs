//! The words inside a block, with what marks them.

use actum_model::RevisionKind;
use actum_text::normalise;

use super::tree::{Element, Node, Space};

/// The words of a block in normal form: blanks and line ends of the file are one space.
#[derive(Debug, Clone, Default)]
pub(super) struct Words<'t> {
    pub(super) text: String,
    pub(super) changes: Vec<Change>,
    /// Notes that stand in it or are called from it, in order.
    pub(super) notes: Vec<NoteCall<'t>>,
    /// Places of the title, the number and the date of the document.
    pub(super) marks: Vec<Mark>,
}

/// A tracked change; offsets in bytes of [`Words::text`].
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) kind: RevisionKind,
    pub(super) words: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A call of a note.
#[derive(Debug, Clone)]
pub(super) enum NoteCall<'t> {
    /// The note stands at the place where it is called.
    Here(&'t Element),
    /// The note with this id stands elsewhere.
    Named(&'t str),
}

/// Words with a meaning for the document as a whole.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) kind: MarkKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MarkKind {
    Title,
    Number,
    /// With the value of its `date` attribute.
    Date(String),
    Place,
}

impl<'t> Words<'t> {
    /// The words of an element, whatever stands in it.
    pub(super) fn of(element: &'t Element) -> Self {
        let mut words = Words::default();
        words.add(element);
        words.trim();
        words
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.notes.is_empty() && self.changes.is_empty()
    }

    fn add(&mut self, element: &'t Element) {
        for node in &element.children {
            match node {
                Node::Text(text) => self.push(text),
                Node::Element(child) => self.add_child(child),
            }
        }
    }

    fn add_child(&mut self, child: &'t Element) {
        if child.space == Space::Own {
            return;
        }
        let start = self.text.len();
        match child.name.as_str() {
            "authorialNote" => self.notes.push(NoteCall::Here(child)),
            "noteRef" => {
                if let Some(target) = child.attribute("href") {
                    self.notes.push(NoteCall::Named(target.trim_start_matches('#')));
                }
            }
            "eol" | "br" => self.push(" "),
            // What this program writes for a tab, which would be read as a blank.
            "inline" if child.attribute("name") == Some("tab") => self.text.push('\t'),
            "del" => {
                let removed = Words::of(child);
                if !removed.text.is_empty() {
                    self.changes.push(Change {
                        kind: RevisionKind::Deletion,
                        words: removed.text,
                        start,
                        end: start,
                    });
                }
            }
            "ins" => {
                self.add(child);
                let start = self.text.len() - self.text[start..].trim_start().len();
                if start < self.text.len() {
                    self.changes.push(Change {
                        kind: RevisionKind::Insertion,
                        words: self.text[start..].trim_end().to_owned(),
                        start,
                        end: start + self.text[start..].trim_end().len(),
                    });
                }
            }
            name => {
                let block = matches!(name, "p" | "li" | "item" | "block" | "td" | "th" | "num");
                if block {
                    self.push(" ");
                }
                self.add(child);
                self.mark(child, start);
                if block {
                    self.push(" ");
                }
            }
        }
    }

    fn mark(&mut self, element: &Element, start: usize) {
        let kind = match element.name.as_str() {
            "docTitle" | "shortTitle" => MarkKind::Title,
            "docNumber" => MarkKind::Number,
            "docDate" => MarkKind::Date(element.attribute("date").unwrap_or("").to_owned()),
            "location" => MarkKind::Place,
            _ => return,
        };
        let words = &self.text[start..];
        let start = start + (words.len() - words.trim_start().len());
        let end = self.text.trim_end().len();
        if start < end {
            self.marks.push(Mark { kind, start, end });
        }
    }

    fn push(&mut self, text: &str) {
        let normal = normalise(text);
        for character in normal.text.chars() {
            if matches!(character, ' ' | '\n' | '\t' | '\r') {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else {
                self.text.push(character);
            }
        }
    }

    fn trim(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        for change in &mut self.changes {
            change.start = change.start.min(end);
            change.end = change.end.min(end);
        }
        self.changes.sort_by_key(|change| (change.start, change.end));
    }
}
