//! The walk through the parts of a document: what each element is to the text.

use actum_model::{ProvisionKind, Shape};

use super::builder::{Builder, Draft, NumberDraft};
use super::tree::{Element, Node, Space};
use super::words::{MarkKind, Words};
use crate::structure::bare_number;

/// The part of the document in which a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    Front,
    Preamble,
    Body,
    Back,
}

/// A block with the number that stands before it.
struct Block<'t> {
    number: Option<&'t Element>,
    element: &'t Element,
}

/// Elements of the metadata and tables of contents aside, the parts that hold others.
const DOCUMENTS: [&str; 12] = [
    "act",
    "amendment",
    "amendmentList",
    "bill",
    "debate",
    "debateReport",
    "doc",
    "documentCollection",
    "judgment",
    "officialGazette",
    "portion",
    "statement",
];

/// Parts of a text that only divide it: what they hold is numbered through.
const DIVISIONS: [&str; 13] = [
    "book",
    "chapter",
    "crossHeading",
    "division",
    "part",
    "section",
    "subchapter",
    "subdivision",
    "subpart",
    "subsection",
    "subtitle",
    "title",
    "tome",
];

/// Blocks with words of their own.
const LEAVES: [&str; 8] =
    ["p", "block", "listIntroduction", "listWrapUp", "crossHeading", "tocItem", "longTitle", "li"];

impl<'t> Builder<'t, '_> {
    /// A whole document or what takes its place: `statement`, `doc`, `act` …
    pub(super) fn document(&mut self, document: &'t Element) {
        for part in document.elements() {
            match part.name.as_str() {
                "meta" => {}
                "coverPage" | "preface" | "header" => self.blocks(part, None, Zone::Front),
                "preamble" => self.preamble(part),
                "conclusions" => self.blocks(part, None, Zone::Back),
                "attachments" | "components" => {
                    for attachment in part.elements() {
                        self.attachment(attachment);
                    }
                }
                _ => self.body(part, None),
            }
        }
    }

    /// An annex or a further document of a collection.
    fn attachment(&mut self, attachment: &'t Element) {
        self.begin_annex();
        let heading = attachment.child("heading").or(attachment.child("num"));
        if let Some(heading) = heading {
            let id = format!("{}heading", self.prefix);
            self.plain(heading, ProvisionKind::Heading, id, Words::of(heading));
        }
        for part in attachment.elements() {
            match part.name.as_str() {
                "heading" | "num" | "subheading"
                    if heading.is_some_and(|h| std::ptr::eq(h, part)) => {}
                name if DOCUMENTS.contains(&name) => self.document(part),
                "attachment" | "component" => self.attachment(part),
                _ => self.body(part, None),
            }
        }
    }

    // ---------------------------------------------------------------- preamble

    fn preamble(&mut self, preamble: &'t Element) {
        let mut recitals = false;
        for part in preamble.elements() {
            self.preamble_part(part, &mut recitals);
        }
    }

    fn preamble_part(&mut self, part: &'t Element, recitals: &mut bool) {
        self.enter(part);
        match part.name.as_str() {
            "recitals" | "citations" | "container" | "blockContainer" => {
                if let Some(heading) = part.child("heading") {
                    self.heading(heading, None);
                }
                for inner in part.elements().filter(|inner| inner.name != "heading") {
                    self.preamble_part(inner, recitals);
                }
            }
            "recital" | "citation" | "intro" | "wrapUp" => {
                *recitals = true;
                self.unit(part, part.child("num"), None, ProvisionKind::Recital);
            }
            "formula" => {
                for block in part.elements() {
                    self.leaf(block, ProvisionKind::Opening);
                }
            }
            "blockList" | "ul" | "ol" | "table" => {
                *recitals = true;
                self.blocks_of(&[Block { number: None, element: part }], None, Zone::Preamble);
            }
            _ => {
                let words = Words::of(part);
                // Without a formula the opening line is the first paragraph.
                let opening = !*recitals
                    && (self.lexicon.is_opening(&words.text)
                        || self.lexicon.is_bare_opening(&words.text));
                let kind = if opening { ProvisionKind::Opening } else { ProvisionKind::Recital };
                *recitals |= !opening;
                self.leaf_with(part, kind, words);
            }
        }
        self.leave(part);
    }

    // ---------------------------------------------------------------- body

    /// The children of a body or of a division without words of its own.
    fn body(&mut self, body: &'t Element, parent: Option<usize>) {
        if LEAVES.contains(&body.name.as_str()) || body.has_text() {
            self.leaf(body, ProvisionKind::Operative);
            return;
        }
        for part in body.elements() {
            self.body_part(part, parent);
        }
    }

    fn body_part(&mut self, part: &'t Element, parent: Option<usize>) {
        if part.space == Space::Own {
            return;
        }
        self.enter(part);
        match part.name.as_str() {
            "meta" => {}
            "num" | "heading" | "subheading" | "crossHeading" => self.heading(part, None),
            "component" | "attachment" => self.attachment(part),
            "recitals" | "citations" => self.preamble_part(part, &mut true),
            name if DOCUMENTS.contains(&name) => {
                self.begin_annex();
                self.document(part);
            }
            _ if is_block(part) => {
                self.blocks_of(&[Block { number: None, element: part }], parent, Zone::Body);
            }
            _ => match own_kind(part) {
                Some(kind) => self.named(part, kind, parent),
                None => self.hierarchy(part, parent),
            },
        }
        self.leave(part);
    }

    /// `paragraph`, `point`, `article`, `section` …: number, heading, then words or parts.
    fn hierarchy(&mut self, element: &'t Element, parent: Option<usize>) {
        let number = element.child("num");
        let heading = element.child("heading").filter(|heading| !Words::of(heading).is_empty());
        let words = element
            .elements()
            .any(|part| matches!(part.name.as_str(), "intro" | "content") || is_block(part));
        // "Article 5 – Scope": number and heading carry the words and the parts below them.
        let headed = heading.filter(|_| !DIVISIONS.contains(&element.name.as_str())).zip(number);
        if let Some((heading, number)) = headed {
            let draft = self.number(&Words::of(number).text, parent, element);
            let id = self.numbered_id(parent, &draft.reading.value);
            let at = self.add(Draft {
                id,
                kind: ProvisionKind::Heading,
                shape: shape(element, parent),
                number: Some(draft),
                parent,
                words: Words::of(heading),
                element,
                row: None,
            });
            if let Some(subheading) = element.child("subheading") {
                self.heading(subheading, None);
            }
            if words {
                self.unit(element, None, Some(at), ProvisionKind::Operative);
            } else {
                self.parts(element, Some(at));
            }
            return;
        }
        if words {
            if let Some(heading) = heading {
                self.heading(heading, None);
            }
            if let Some(subheading) = element.child("subheading") {
                self.heading(subheading, None);
            }
            self.unit(element, number, parent, ProvisionKind::Operative);
            return;
        }
        match heading {
            // A division: its parts are as they would be without it.
            Some(heading) => {
                // The division has the id when its heading has none.
                let named = heading.attribute("eId").map_or(element, |_| heading);
                self.heading_of(heading, number, named);
                if let Some(subheading) = element.child("subheading") {
                    self.heading(subheading, None);
                }
                self.parts(element, parent);
            }
            // A number that only carries parts.
            None => {
                let own = number.filter(|number| !Words::of(number).is_empty()).map(|number| {
                    let draft = self.number(&Words::of(number).text, parent, element);
                    let id = self.numbered_id(parent, &draft.reading.value);
                    self.add(Draft {
                        id,
                        kind: ProvisionKind::Heading,
                        shape: shape(element, parent),
                        number: Some(draft),
                        parent,
                        words: Words::default(),
                        element,
                        row: None,
                    })
                });
                self.parts(element, own.or(parent));
            }
        }
    }

    /// What an element holds besides its number and headings.
    fn parts(&mut self, element: &'t Element, parent: Option<usize>) {
        for part in element.elements() {
            match part.name.as_str() {
                "num" | "heading" | "subheading" => {}
                "wrapUp" => self.wrap_up(part, parent),
                _ => self.body_part(part, parent),
            }
        }
    }

    /// A provision with words: its first block is its own, the others are its parts.
    fn unit(
        &mut self,
        element: &'t Element,
        number: Option<&'t Element>,
        parent: Option<usize>,
        kind: ProvisionKind,
    ) {
        let number = number.filter(|number| !Words::of(number).is_empty());
        let mut own = None;
        let mut blocks = Vec::new();
        let mut parts = Vec::new();
        for part in element.elements() {
            match part.name.as_str() {
                "num" => {}
                "heading" | "subheading" => {
                    if kind != ProvisionKind::Operative {
                        blocks.push(Block { number: None, element: part });
                    }
                }
                "intro" | "content" => unfold(part, &mut blocks),
                "wrapUp" => parts.push(part),
                _ if is_block(part) => unfold_block(part, &mut blocks),
                _ => parts.push(part),
            }
        }
        if element.has_text() {
            own = Some(Words::of(element));
            blocks.clear();
        } else if blocks.first().is_some_and(|block| LEAVES.contains(&block.element.name.as_str()))
        {
            own = Some(Words::of(blocks.remove(0).element));
        }
        // An element that only wraps a table or a list is nothing by itself.
        if number.is_none() && own.as_ref().is_none_or(Words::is_empty) {
            let zone = if kind == ProvisionKind::Recital { Zone::Preamble } else { Zone::Body };
            self.blocks_of(&blocks, parent, zone);
            for part in parts {
                match part.name.as_str() {
                    "wrapUp" => self.wrap_up(part, parent),
                    _ => self.body_part(part, parent),
                }
            }
            return;
        }
        let draft = number.map(|number| self.number(&Words::of(number).text, parent, element));
        let id = match (&draft, kind) {
            (Some(draft), ProvisionKind::Operative) => {
                self.numbered_id(parent, &draft.reading.value)
            }
            (Some(draft), _) if parent.is_some() => self.part_id(parent, &draft.reading.value),
            (_, ProvisionKind::Recital) if parent.is_none() => self.next_id("pre"),
            _ => self.counted_id(parent),
        };
        let carries = parts.iter().any(|part| part.name != "wrapUp")
            || blocks.iter().any(|block| is_item(block.element));
        let kind = match kind {
            ProvisionKind::Operative if carries => ProvisionKind::Chapeau,
            kind => kind,
        };
        let zone = if kind == ProvisionKind::Recital { Zone::Preamble } else { Zone::Body };
        let at = self.add(Draft {
            id,
            kind,
            shape: shape(element, parent),
            number: draft,
            parent,
            words: own.unwrap_or_default(),
            element,
            row: None,
        });
        self.blocks_of(&blocks, Some(at), zone);
        for part in parts {
            match part.name.as_str() {
                "wrapUp" => self.wrap_up(part, Some(at)),
                _ => self.body_part(part, Some(at)),
            }
        }
    }

    /// Words after a list that belong to the whole of it.
    fn wrap_up(&mut self, element: &'t Element, parent: Option<usize>) {
        let mut blocks = Vec::new();
        unfold(element, &mut blocks);
        self.blocks_of(&blocks, parent, Zone::Body);
    }

    /// What this program writes where the standard has no element at that place.
    fn named(&mut self, element: &'t Element, kind: ProvisionKind, parent: Option<usize>) {
        let mut blocks = Vec::new();
        let mut parts = Vec::new();
        for part in element.elements() {
            match part.name.as_str() {
                "num" => {}
                "content" | "intro" => unfold(part, &mut blocks),
                "heading" => blocks.push(Block { number: None, element: part }),
                _ => parts.push(part),
            }
        }
        let number = element
            .child("num")
            .map(|number| self.number(&Words::of(number).text, parent, element));
        let words = blocks.first().map(|block| Words::of(block.element)).unwrap_or_default();
        let id = match (kind, &number) {
            (_, Some(number)) if parent.is_some() => {
                self.numbered_id(parent, &number.reading.value)
            }
            (ProvisionKind::Title, _) => format!("{}title", self.prefix),
            (ProvisionKind::Opening, _) => format!("{}opening", self.prefix),
            (ProvisionKind::Heading, _) => self.next_id("h"),
            (ProvisionKind::FrontMatter, _) => self.next_id("f"),
            (ProvisionKind::BackMatter, _) => self.next_id("b"),
            (ProvisionKind::Footnote, _) => self.next_id("n"),
            (ProvisionKind::Recital, _) if parent.is_none() => self.next_id("pre"),
            _ if parent.is_some() => self.counted_id(parent),
            _ => self.next_id("p"),
        };
        let shape = match kind {
            ProvisionKind::Title | ProvisionKind::Heading => Shape::Heading,
            _ => Shape::Paragraph,
        };
        let at = self.add(Draft { id, kind, shape, number, parent, words, element, row: None });
        let rest = blocks.get(1..).unwrap_or_default();
        self.blocks_of(rest, Some(at), Zone::Body);
        for part in parts {
            self.body_part(part, Some(at));
        }
    }

    fn heading(&mut self, heading: &'t Element, number: Option<&'t Element>) {
        self.heading_of(heading, number, heading);
    }

    /// A heading whose place is that of `named`.
    fn heading_of(
        &mut self,
        heading: &'t Element,
        number: Option<&'t Element>,
        named: &'t Element,
    ) {
        let words = Words::of(heading);
        let number = number.map(|number| Words::of(number).text).filter(|text| !text.is_empty());
        if words.is_empty() && number.is_none() {
            return;
        }
        let id = self.next_id("h");
        let number = number.map(|written| self.number(&written, None, heading));
        self.add(Draft {
            id,
            kind: ProvisionKind::Heading,
            shape: Shape::Heading,
            number,
            parent: None,
            words,
            element: named,
            row: None,
        });
    }

    // ---------------------------------------------------------------- blocks

    fn blocks(&mut self, element: &'t Element, parent: Option<usize>, zone: Zone) {
        let mut blocks = Vec::new();
        unfold(element, &mut blocks);
        self.blocks_of(&blocks, parent, zone);
    }

    fn blocks_of(&mut self, blocks: &[Block<'t>], parent: Option<usize>, zone: Zone) {
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

    fn item(&mut self, block: &Block<'t>, parent: Option<usize>, zone: Zone, position: u32) {
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
    fn paragraph(
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

    fn leaf(&mut self, element: &'t Element, kind: ProvisionKind) {
        self.leaf_with(element, kind, Words::of(element));
    }

    fn leaf_with(&mut self, element: &'t Element, kind: ProvisionKind, words: Words<'t>) {
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

    fn plain(&mut self, element: &'t Element, kind: ProvisionKind, id: String, words: Words<'t>) {
        let shape = if kind == ProvisionKind::Heading { Shape::Heading } else { Shape::Paragraph };
        self.add(Draft { id, kind, shape, number: None, parent: None, words, element, row: None });
    }

    // ---------------------------------------------------------------- tables

    fn table(&mut self, table: &'t Element, parent: Option<usize>, zone: Zone) {
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

    fn row(&mut self, row: &'t Element, parent: Option<usize>, count: u32) {
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

    // ---------------------------------------------------------------- ids and languages

    /// The id of a numbered provision; a heading stands before it when numbers begin again.
    fn numbered_id(&self, parent: Option<usize>, value: &str) -> String {
        let id = self.part_id(parent, value);
        match &self.heading_id {
            Some(heading) if parent.is_none() && self.has(&id) => format!("{heading}.{value}"),
            _ => id,
        }
    }

    /// The id of a part without a number, or of a head at the top.
    fn counted_id(&mut self, parent: Option<usize>) -> String {
        let Some(at) = parent else { return self.next_id("op") };
        let position = self.parts[at] + 1;
        self.part_id(parent, &position.to_string())
    }

    fn enter(&mut self, element: &'t Element) {
        if let Some(language) = element.attribute("lang").and_then(|code| code.parse().ok()) {
            self.languages.push(language);
        }
    }

    fn leave(&mut self, element: &'t Element) {
        if element
            .attribute("lang")
            .is_some_and(|code| code.parse::<actum_model::Language>().is_ok())
        {
            self.languages.pop();
        }
    }
}

/// The blocks inside an element that only holds blocks.
fn unfold<'t>(element: &'t Element, blocks: &mut Vec<Block<'t>>) {
    if element.has_text() || LEAVES.contains(&element.name.as_str()) && element.name != "li" {
        blocks.push(Block { number: None, element });
        return;
    }
    for inner in element.elements() {
        unfold_block(inner, blocks);
    }
}

fn unfold_block<'t>(element: &'t Element, blocks: &mut Vec<Block<'t>>) {
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

fn is_block(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "p" | "block"
            | "blockList"
            | "blockContainer"
            | "tblock"
            | "toc"
            | "ul"
            | "ol"
            | "li"
            | "table"
            | "container"
            | "foreign"
            | "formula"
            | "longTitle"
            | "listIntroduction"
            | "listWrapUp"
            | "item"
    )
}

fn is_item(element: &Element) -> bool {
    matches!(element.name.as_str(), "item" | "li")
}

/// The words of a list item that stand beside its blocks.
fn direct_words(element: &Element) -> Words<'_> {
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

fn join_cell<'t>(line: &mut Words<'t>, cell: Words<'t>) {
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

fn shape(element: &Element, parent: Option<usize>) -> Shape {
    match element.name.as_str() {
        "point" | "indent" | "item" | "li" | "alinea" | "subparagraph" | "clause" | "subclause"
            if parent.is_some() =>
        {
            Shape::ListItem
        }
        _ => Shape::Paragraph,
    }
}

/// What an `hcontainer` of this program is.
fn own_kind(element: &Element) -> Option<ProvisionKind> {
    if element.name != "hcontainer" {
        return None;
    }
    Some(match element.attribute("name")? {
        "title" => ProvisionKind::Title,
        "opening" => ProvisionKind::Opening,
        "recital" => ProvisionKind::Recital,
        "heading" => ProvisionKind::Heading,
        "frontMatter" => ProvisionKind::FrontMatter,
        "backMatter" => ProvisionKind::BackMatter,
        "footnote" => ProvisionKind::Footnote,
        "unplaced" => ProvisionKind::Unplaced,
        _ => return None,
    })
}
