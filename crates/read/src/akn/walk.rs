//! The walk through the parts of a document: what each element is to the text.

use actum_model::{ProvisionKind, Shape};

use super::blocks::{is_item, unfold, unfold_block};
use super::builder::{Builder, Draft};
use super::tree::{Element, Space};
use super::words::Words;

/// The part of the document in which a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    Front,
    Preamble,
    Body,
    Back,
}

/// A block with the number that stands before it.
pub(super) struct Block<'t> {
    pub(super) number: Option<&'t Element>,
    pub(super) element: &'t Element,
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
pub(super) const LEAVES: [&str; 8] =
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
    pub(super) fn hierarchy(&mut self, element: &'t Element, parent: Option<usize>) {
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
    pub(super) fn parts(&mut self, element: &'t Element, parent: Option<usize>) {
        for part in element.elements() {
            match part.name.as_str() {
                "num" | "heading" | "subheading" => {}
                "wrapUp" => self.wrap_up(part, parent),
                _ => self.body_part(part, parent),
            }
        }
    }

    /// A provision with words: its first block is its own, the others are its parts.
    pub(super) fn unit(
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

    pub(super) fn heading(&mut self, heading: &'t Element, number: Option<&'t Element>) {
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

    // ---------------------------------------------------------------- ids and languages

    /// The id of a numbered provision; a heading stands before it when numbers begin again.
    pub(super) fn numbered_id(&self, parent: Option<usize>, value: &str) -> String {
        let id = self.part_id(parent, value);
        match &self.heading_id {
            Some(heading) if parent.is_none() && self.has(&id) => format!("{heading}.{value}"),
            _ => id,
        }
    }

    /// The id of a part without a number, or of a head at the top.
    pub(super) fn counted_id(&mut self, parent: Option<usize>) -> String {
        let Some(at) = parent else { return self.next_id("op") };
        let position = self.parts[at] + 1;
        self.part_id(parent, &position.to_string())
    }

    pub(super) fn enter(&mut self, element: &'t Element) {
        if let Some(language) = element.attribute("lang").and_then(|code| code.parse().ok()) {
            self.languages.push(language);
        }
    }

    pub(super) fn leave(&mut self, element: &'t Element) {
        if element
            .attribute("lang")
            .is_some_and(|code| code.parse::<actum_model::Language>().is_ok())
        {
            self.languages.pop();
        }
    }
}

pub(super) fn is_block(element: &Element) -> bool {
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

pub(super) fn shape(element: &Element, parent: Option<usize>) -> Shape {
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
