//! Paragraphs and tables of a story: the body, a note, a text box.
//!
//! One pass over the events of a part. Elements that only wrap others (content controls, smart
//! tags, hyperlinks, tracked changes) are walked through with a stack of [`Scope`]s; what is known
//! to be no text is skipped by name, and what is left out although it shows on the page is
//! reported as a finding.

mod builder;
mod paragraph;
mod step;
mod table;

use std::collections::BTreeMap;

use crate::Error;
use crate::document::{Block, Change, Finding, FindingKind, NoteCall, NoteKind};
use crate::limits::Budget;
use crate::numbering::{Counters, Numbering};
use crate::properties::{Names, NoteNumbering};
use crate::styles::Styles;
use crate::word::View;
use crate::xml::{Event, Namespace, XmlReader};

use builder::Builder;
use step::{Step, step};

/// What all stories of a document share.
pub(crate) struct Context {
    pub(crate) styles: Styles,
    pub(crate) numbering: Numbering,
    pub(crate) names: Names,
    pub(crate) budget: Budget,
    pub(crate) findings: Findings,
    pub(crate) view: View,
    pub(crate) note_numbering: NoteNumbering,
    pub(crate) calls: Calls,
}

/// The calls of notes met so far, in order.
#[derive(Debug, Default)]
pub(crate) struct Calls(Vec<NoteCall>);

impl Calls {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &NoteCall> {
        self.0.iter()
    }

    fn push(&mut self, call: NoteCall) {
        self.0.push(call);
    }
}

/// Findings, counted by kind.
#[derive(Debug, Default)]
pub(crate) struct Findings(BTreeMap<FindingKind, Finding>);

impl Findings {
    pub(crate) fn add(&mut self, kind: FindingKind, part: &str, paragraph: u32) {
        self.0
            .entry(kind)
            .or_insert_with(|| Finding { kind, count: 0, part: part.to_owned(), paragraph })
            .count += 1;
    }

    pub(crate) fn into_sorted(self) -> Vec<Finding> {
        self.0.into_values().collect()
    }
}

/// What an open wrapping element is to its content.
enum Scope {
    Plain,
    /// `mc:AlternateContent`: whether a branch was taken.
    Alternate {
        chosen: bool,
    },
    /// A tracked change around runs, or around paragraphs.
    Change,
    /// A run, with the properties to return to.
    Run(builder::RunState),
    /// A content control: what its properties said.
    Control {
        placeholder: bool,
        contents: bool,
    },
    /// The content of a control that holds a table of contents.
    Contents,
    /// A simple field.
    Field,
}

/// A complex field that has begun (17.16.18).
struct Field {
    /// Whether its result has begun; before, the instruction stands.
    result: bool,
    /// The first letters of the instruction.
    code: String,
}

impl Field {
    fn is_contents(&self) -> bool {
        let code = self.code.trim_start().to_ascii_uppercase();
        self.result && ["TOC", "INDEX", "TOA"].iter().any(|name| code.starts_with(name))
    }
}

/// Fields inside fields inside fields; Word stops at 20.
const MAX_FIELDS: usize = 64;

/// Reads one story.
pub(crate) struct Story<'c, 'p> {
    xml: XmlReader<'p>,
    part: String,
    context: &'c mut Context,
    counters: Counters,
    fields: Vec<Field>,
    /// Paragraphs so far.
    index: u32,
    /// Tracked changes around whole paragraphs.
    changes: Vec<Change>,
    /// Open content controls and fields that hold a table of contents.
    contents: u32,
    /// Where the words go while a row or cell is read that is not in this view.
    removed: Option<String>,
    /// Characters of the last `w:t`.
    scratch: String,
}

/// Blocks under construction.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    /// A paragraph whose mark is gone: the next one goes on where it stops.
    carried: Option<Box<Builder>>,
}

impl<'c, 'p> Story<'c, 'p> {
    pub(crate) fn new(xml: XmlReader<'p>, context: &'c mut Context) -> Self {
        Self {
            part: xml.part().to_owned(),
            xml,
            context,
            counters: Counters::default(),
            fields: Vec::new(),
            index: 0,
            changes: Vec::new(),
            contents: 0,
            removed: None,
            scratch: String::new(),
        }
    }

    /// Reads a main part: everything in its `w:body`.
    pub(crate) fn body(mut self) -> Result<Vec<Block>, Error> {
        let mut blocks = None;
        loop {
            match self.xml.next()? {
                Event::Start(element) if element.namespace == Namespace::Word => {
                    match element.name {
                        "document" => {}
                        "body" => blocks = Some(self.container()?),
                        _ => self.xml.skip()?,
                    }
                }
                Event::Start(_) => self.xml.skip()?,
                Event::End | Event::Text(_) => {}
                Event::Eof => break,
            }
        }
        if !self.fields.is_empty() {
            self.find(FindingKind::OpenField);
        }
        blocks.ok_or_else(|| Error::Damaged {
            part: self.part.clone(),
            detail: "there is no document body (w:body) in it".to_owned(),
        })
    }

    /// Moves to the content of the next note proper and gives its id.
    pub(crate) fn next_note(&mut self, name: &str) -> Result<Option<i64>, Error> {
        self.fields.clear();
        loop {
            match self.xml.next()? {
                Event::Start(element) if element.name == name => {
                    // Separators are notes by form only (17.11.17).
                    let proper =
                        matches!(element.attribute("type").as_deref(), None | Some("normal"));
                    let id = element.attribute("id").and_then(|id| id.trim().parse().ok());
                    match id {
                        Some(id) if proper => return Ok(Some(id)),
                        _ => self.xml.skip()?,
                    }
                }
                Event::Start(_) | Event::End | Event::Text(_) => {}
                Event::Eof => return Ok(None),
            }
        }
    }

    /// Reads paragraphs and tables up to the end of the element whose start was read last.
    pub(crate) fn container(&mut self) -> Result<Vec<Block>, Error> {
        self.container_with(&mut |story| story.xml.skip())
    }

    /// The same, with what is to be done at `w:tcPr`.
    fn container_with(
        &mut self,
        at_cell_properties: &mut dyn FnMut(&mut Self) -> Result<(), Error>,
    ) -> Result<Vec<Block>, Error> {
        let mut flow = Flow::default();
        let mut scopes: Vec<Scope> = Vec::new();
        loop {
            let step = match self.xml.next()? {
                Event::Start(element) => step(&element, &mut self.context.names),
                Event::End => match scopes.pop() {
                    Some(scope) => {
                        self.leave(&scope);
                        continue;
                    }
                    None => break,
                },
                Event::Text(_) => continue,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            };
            match step {
                Step::Paragraph { offset } => self.paragraph(&mut flow, offset)?,
                Step::Table => {
                    self.flush(&mut flow)?;
                    let table = self.table()?;
                    if self.removed.is_none() {
                        flow.blocks.push(Block::Table(table));
                    }
                }
                Step::CellProperties => at_cell_properties(self)?,
                Step::Section => self.context.note_numbering.read_section(&mut self.xml)?,
                Step::Change(change) => {
                    self.changes.push(change);
                    scopes.push(Scope::Change);
                }
                other => {
                    if let Some(scope) = self.wrapper(&other, &mut scopes)? {
                        scopes.push(scope);
                    }
                }
            }
        }
        self.flush(&mut flow)?;
        Ok(flow.blocks)
    }

    /// Enters or skips an element that is the same around paragraphs and around runs.
    fn wrapper(&mut self, step: &Step, scopes: &mut [Scope]) -> Result<Option<Scope>, Error> {
        let scope = match step {
            Step::Enter => Some(Scope::Plain),
            Step::Alternate => Some(Scope::Alternate { chosen: false }),
            Step::Branch => match scopes.last_mut() {
                Some(Scope::Alternate { chosen }) if *chosen => None,
                Some(Scope::Alternate { chosen }) => {
                    *chosen = true;
                    Some(Scope::Plain)
                }
                _ => Some(Scope::Plain),
            },
            Step::Control => Some(Scope::Control { placeholder: false, contents: false }),
            Step::ControlProperties => {
                let (is_placeholder, holds_contents) = self.control_properties()?;
                if let Some(Scope::Control { placeholder, contents }) = scopes.last_mut() {
                    *placeholder = is_placeholder;
                    *contents = holds_contents;
                }
                return Ok(None);
            }
            Step::ControlContent => match scopes.last() {
                Some(Scope::Control { placeholder: true, .. }) => {
                    self.find(FindingKind::Placeholder);
                    None
                }
                Some(Scope::Control { contents: true, .. }) => {
                    self.contents += 1;
                    Some(Scope::Contents)
                }
                _ => Some(Scope::Plain),
            },
            Step::Find(kind) => {
                self.find(*kind);
                None
            }
            _ => None,
        };
        if scope.is_none() {
            self.xml.skip()?;
        }
        Ok(scope)
    }

    fn leave(&mut self, scope: &Scope) {
        match scope {
            Scope::Change => {
                self.changes.pop();
            }
            Scope::Contents => self.contents = self.contents.saturating_sub(1),
            Scope::Plain
            | Scope::Alternate { .. }
            | Scope::Run(_)
            | Scope::Control { .. }
            | Scope::Field => {}
        }
    }

    /// Whether a content control shows a placeholder, and whether it holds a table of contents.
    fn control_properties(&mut self) -> Result<(bool, bool), Error> {
        let (mut placeholder, mut contents) = (false, false);
        let mut open = 1_usize;
        while open > 0 {
            match self.xml.next()? {
                Event::Start(element) => {
                    open += 1;
                    match element.name {
                        "showingPlcHdr" => placeholder = element.is_on(),
                        "docPartGallery" => {
                            contents = element.val().as_deref() == Some("Table of Contents");
                        }
                        _ => {}
                    }
                }
                Event::End => open -= 1,
                Event::Text(_) => {}
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
        Ok((placeholder, contents))
    }

    fn find(&mut self, kind: FindingKind) {
        self.context.findings.add(kind, &self.part, self.index);
    }

    fn find_note(&mut self, call: NoteCall) {
        // Calls inside notes are not followed: Word has none.
        if matches!(call.kind, NoteKind::Footnote | NoteKind::Endnote) {
            self.context.calls.push(call);
        }
    }

    /// Whether words under this change are absent from the view.
    fn absent(&self, change: &Change) -> bool {
        match self.context.view {
            View::Accepted => change.kind.removes(),
            View::Original => !change.kind.removes(),
        }
    }
}
