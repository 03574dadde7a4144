//! Blocks with words: paragraphs, items of lists, rows of tables.

use actum_model::{ProvisionKind, Shape};

use super::builder::{Builder, Draft, NumberDraft};
use super::tree::{Element, Node};
use super::walk::{Block, LEAVES, Zone, is_block};
use super::words::{MarkKind, Words};
use crate::structure::bare_number;

impl<'t> Builder<'t, '_> {
    pub(super) fn blocks(&mut self, element: &'t Element, parent: Option<usize>, zone: Zone) {
        let mut blocks = Vec::new();
        unfold(element, &mut blocks);
        self.blocks_of(&blocks, parent, zone);
    }

    pub(super) fn blocks_of(&mut self, blocks: &[Block<'t>], parent: Option<usize>, zone: Zone) {
        let mut position = 0u32;
        for block in blocks {
            let element = block.element;
            self.enter(element);
            match element.name.as_str() {
                "table" => self.table(element, parent, zone),
                "item" | "li" | "point" => {
                    position += 1;
                    self.item(block, parent, zone, position);
                }
                _ => {
                    let words = Words::of(element);
                    if !words.is_empty() || block.number.is_some() {
                        self.paragraph(block, parent, zone, words);
                    }
                }
            }
            self.leave(element);
        }
    }

    pub(super) fn item(
        &mut self,
        block: &Block<'t>,
        parent: Option<usize>,
        zone: Zone,
        position: u32,
    ) {
        let element = block.element;
        let kind = match zone {
            Zone::Preamble => ProvisionKind::Recital,
            Zone::Body => ProvisionKind::Operative,
            Zone::Front => ProvisionKind::FrontMatter,
            Zone::Back => ProvisionKind::BackMatter,
        };
        if element.child("num").is_some() || element.name != "li" {
            self.unit(element, element.child("num"), parent, kind);
            return;
        }
        let mut blocks = Vec::new();
        let own = if element.elements().any(|part| is_block(part) || is_item(part)) {
            unfold(element, &mut blocks);
            match blocks.first() {
                Some(first) if LEAVES.contains(&first.element.name.as_str()) => {
                    Words::of(blocks.remove(0).element)
                }
                _ => direct_words(element),
            }
        } else {
            Words::of(element)
        };
        let id = self.part_id(parent, &position.to_string());
        let carries = blocks.iter().any(|block| is_item(block.element));
        let kind =
            if carries && kind == ProvisionKind::Operative { ProvisionKind::Chapeau } else { kind };
        let at = self.add(Draft {
            id,
            kind,
            shape: Shape::ListItem,
            number: None,
            parent,
            words: own,
            element,
            row: None,
        });
        self.blocks_of(&blocks, Some(at), zone);
    }

    /// A paragraph that is neither an item nor the first of its provision.
    pub(super) fn paragraph(
        &mut self,
        block: &Block<'t>,
        parent: Option<usize>,
        zone: Zone,
        words: Words<'t>,
    ) {
        let title =
            words.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Title | MarkKind::Number));
        let (kind, id) = match zone {
            Zone::Front if title => (ProvisionKind::Title, format!("{}title", self.prefix)),
            Zone::Front => (ProvisionKind::FrontMatter, self.next_id("f")),
            Zone::Back => (ProvisionKind::BackMatter, self.next_id("b")),
            Zone::Preamble if parent.is_none() => (ProvisionKind::Recital, self.next_id("pre")),
            Zone::Preamble => (ProvisionKind::Recital, self.counted_id(parent)),
            Zone::Body if parent.is_none() => (ProvisionKind::Operative, self.next_id("p")),
            Zone::Body => (ProvisionKind::Operative, self.counted_id(parent)),
        };
        let number =
            block.number.map(|number| self.number(&Words::of(number).text, parent, block.element));
        let shape = if kind == ProvisionKind::Title { Shape::Heading } else { Shape::Paragraph };
        let element = block.element;
        self.add(Draft { id, kind, shape, number, parent, words, element, row: None });
    }

    pub(super) fn leaf(&mut self, element: &'t Element, kind: ProvisionKind) {
        self.leaf_with(element, kind, Words::of(element));
    }

    pub(super) fn leaf_with(
        &mut self,
        element: &'t Element,
        kind: ProvisionKind,
        words: Words<'t>,
    ) {
        if words.is_empty() {
            return;
        }
        let id = match kind {
            ProvisionKind::Opening => format!("{}opening", self.prefix),
            ProvisionKind::Recital => self.next_id("pre"),
            _ => self.next_id("p"),
        };
        self.plain(element, kind, id, words);
    }

    pub(super) fn plain(
        &mut self,
        element: &'t Element,
        kind: ProvisionKind,
        id: String,
        words: Words<'t>,
    ) {
        let shape = if kind == ProvisionKind::Heading { Shape::Heading } else { Shape::Paragraph };
        self.add(Draft { id, kind, shape, number: None, parent: None, words, element, row: None });
    }

    // ---------------------------------------------------------------- tables

    pub(super) fn table(&mut self, table: &'t Element, parent: Option<usize>, zone: Zone) {
        let mut row = 0u32;
        for part in table.elements() {
            if part.name != "tr" {
                let words = Words::of(part);
                if !words.is_empty() {
                    self.paragraph(&Block { number: None, element: part }, parent, zone, words);
                }
                continue;
            }
            row += 1;
            self.enter(part);
            self.row(part, parent, row);
            self.leave(part);
        }
    }

    pub(super) fn row(&mut self, row: &'t Element, parent: Option<usize>, count: u32) {
        let cells: Vec<&Element> =
            row.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th")).collect();
        let header = !cells.is_empty() && cells.iter().all(|cell| cell.name == "th");
        let mut rest = cells.as_slice();
        let mut number = None;
        if let [first, others @ ..] = rest
            && !header
            && !Words::of(first).is_empty()
        {
            let written = Words::of(first).text;
            let reading = match first.attribute("class") {
                Some("number") => Some(self.number(&written, parent, row).reading),
                Some("words") => None,
                _ => bare_number(&written, self.lexicon),
            };
            if let Some(reading) = reading {
                number = Some(NumberDraft { written, reading, gap: '\t' });
                rest = others;
            }
        }
        // The first paragraph of each cell stands in the row's line, further ones below it.
        let mut line = Words::default();
        let mut below = Vec::new();
        for cell in rest {
            let mut blocks = Vec::new();
            if cell.has_text() {
                join_cell(&mut line, Words::of(cell));
                continue;
            }
            unfold(cell, &mut blocks);
            let mut blocks = blocks.into_iter().peekable();
            if let Some(first) =
                blocks.next_if(|block| LEAVES.contains(&block.element.name.as_str()))
            {
                join_cell(&mut line, Words::of(first.element));
            }
            below.extend(blocks);
        }
        if line.is_empty() && number.is_none() && below.is_empty() {
            return;
        }
        let id = match &number {
            Some(number) => self.numbered_id(parent, &number.reading.value),
            None if header => self.next_id("h"),
            None => self.next_id("r"),
        };
        let carries = line.is_empty() || below.iter().any(|block| is_item(block.element));
        let kind = match (header, carries) {
            (true, _) => ProvisionKind::Heading,
            (false, true) if line.is_empty() => ProvisionKind::Heading,
            (false, true) => ProvisionKind::Chapeau,
            (false, false) => ProvisionKind::Operative,
        };
        let at = self.add(Draft {
            id,
            kind,
            shape: Shape::TableRow,
            number,
            parent,
            words: line,
            element: row,
            row: Some(count),
        });
        self.blocks_of(&below, Some(at), Zone::Body);
    }
}

/// The blocks inside an element that only holds blocks.
pub(super) fn unfold<'t>(element: &'t Element, blocks: &mut Vec<Block<'t>>) {
    if element.has_text() || LEAVES.contains(&element.name.as_str()) && element.name != "li" {
        blocks.push(Block { number: None, element });
        return;
    }
    for inner in element.elements() {
        unfold_block(inner, blocks);
    }
}

pub(super) fn unfold_block<'t>(element: &'t Element, blocks: &mut Vec<Block<'t>>) {
    match element.name.as_str() {
        "table" | "item" | "li" => blocks.push(Block { number: None, element }),
        "blockList" | "ul" | "ol" | "toc" | "container" | "blockContainer" | "tblock"
        | "formula" | "longTitle" | "intro" | "content" | "wrapUp" | "list" => {
            // The number of a block container belongs to the first block in it.
            let first = blocks.len();
            unfold(element, blocks);
            if let Some(number) = element.child("num")
                && let Some(at) =
                    blocks[first..].iter().position(|block| block.element.name == "num")
            {
                blocks.remove(first + at);
                if let Some(block) = blocks.get_mut(first) {
                    block.number.get_or_insert(number);
                }
            }
        }
        _ => blocks.push(Block { number: None, element }),
    }
}

pub(super) fn is_item(element: &Element) -> bool {
    matches!(element.name.as_str(), "item" | "li")
}

/// The words of a list item that stand beside its blocks.
pub(super) fn direct_words(element: &Element) -> Words<'_> {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if !is_block(inner) && !is_item(inner) => {
                text.push_str(&Words::of(inner).text);
            }
            Node::Element(_) => text.push(' '),
        }
    }
    let text = actum_text::normalise(&text).text.split_whitespace().collect::<Vec<_>>().join(" ");
    Words { text, ..Words::default() }
}

pub(super) fn join_cell<'t>(line: &mut Words<'t>, cell: Words<'t>) {
    if cell.text.is_empty() {
        line.notes.extend(cell.notes);
        return;
    }
    if !line.text.is_empty() {
        line.text.push('\t');
    }
    let by = line.text.len();
    line.text.push_str(&cell.text);
    line.notes.extend(cell.notes);
    line.changes.extend(cell.changes.into_iter().map(|mut change| {
        change.start += by;
        change.end += by;
        change
    }));
}
