//! The list of provisions that this program writes into the metadata of its Akoma Ntoso files.
//!
//! The body of such a file is Akoma Ntoso that anyone reads; the list adds what the standard has no
//! place for: ids that language editions share, kinds, and where the characters of the original
//! lay. With it a text that was written and read again is the same text. It counts only as long as
//! it fits the body: a file that somebody edited is read like any other.

use std::collections::HashMap;

use actum_model::{Language, Number, Provision, ProvisionId, ProvisionKind, Shape, Span};

use super::tree::{Element, Space};

/// The list with the words of the body.
pub(super) struct Restored {
    pub(super) text: String,
    pub(super) provisions: Vec<Provision>,
    /// Where the provisions of the body went: index to shift of its words.
    moves: Vec<(Span, Span)>,
}

impl Restored {
    /// Where words of the body stand now.
    pub(super) fn moved(&self, span: Span) -> Option<Span> {
        let (from, to) =
            self.moves.iter().find(|(from, _)| from.start <= span.start && span.end <= from.end)?;
        Some(Span::new(span.start - from.start + to.start, span.end - from.start + to.start))
    }
}

/// The list in the metadata; `None` when the file has none.
pub(super) fn list(root: &Element) -> Option<&Element> {
    let mut open = vec![root];
    while let Some(element) = open.pop() {
        if element.space == Space::Own && element.name == "provisions" {
            return Some(element);
        }
        if matches!(element.name.as_str(), "akomaNtoso" | "meta" | "proprietary")
            || element.child("meta").is_some()
        {
            open.extend(element.elements());
        }
    }
    None
}

/// The provisions as the list tells them, with the words that the body gives; `None` when the
/// two do not fit.
pub(super) fn restore(list: &Element, text: &str, body: &[Provision]) -> Option<Restored> {
    let mut by_element: HashMap<&str, &Provision> = HashMap::with_capacity(body.len());
    for provision in body {
        // Every provision of a file of ours has an id of its own in the file.
        if by_element.insert(provision.place.element.as_deref()?, provision).is_some() {
            return None;
        }
    }
    let entries: Vec<&Element> = list.elements().collect();
    if entries.len() != body.len() {
        return None;
    }
    let renamed: HashMap<&ProvisionId, &str> = entries
        .iter()
        .map(|entry| Some((&by_element.get(entry.attribute("eId")?)?.id, entry.attribute("id")?)))
        .collect::<Option<_>>()?;
    let mut restored = Restored {
        text: String::with_capacity(text.len()),
        provisions: Vec::new(),
        moves: Vec::new(),
    };
    let mut known: HashMap<String, u16> = HashMap::new();
    for entry in entries {
        // Each element is used once.
        let provision = by_element.remove(entry.attribute("eId")?)?;
        let id = entry.attribute("id")?.to_owned();
        let parent = entry.attribute("parent").map(str::to_owned);
        let depth = match &parent {
            Some(parent) => known.get(parent)?.saturating_add(1),
            None => 0,
        };
        if known.insert(id.clone(), depth).is_some() {
            return None;
        }
        let words = provision.span.slice(text)?;
        let out = &mut restored.text;
        if !out.is_empty() {
            match entry.attribute("before") {
                None => out.push('\n'),
                Some("tab") => out.push('\t'),
                Some("none") => {}
                Some(_) => out.push(' '),
            }
        }
        if provision.number.is_some() != entry.written("number").is_some()
            && provision.kind != ProvisionKind::Footnote
        {
            return None;
        }
        let number = match &provision.number {
            None => None,
            Some(number) => {
                let value = entry.written("number").unwrap_or(&number.value).to_owned();
                let start = out.len();
                let shown = entry.attribute("computed").is_none();
                if shown {
                    out.push_str(&number.written);
                }
                let span = shown.then(|| Span::new(start, out.len()));
                if shown && !words.is_empty() {
                    match entry.attribute("gap") {
                        None => out.push(' '),
                        Some("tab") => out.push('\t'),
                        Some("line") => out.push('\n'),
                        Some(_) => {}
                    }
                }
                Some(Number { written: number.written.clone(), value, span })
            }
        };
        // A provision without words stands where the next begins.
        let offset = entry.attribute("offset").and_then(|offset| offset.parse().ok()).unwrap_or(0);
        let start = out.len() + if words.is_empty() { offset } else { 0 };
        out.push_str(words);
        let span = Span::new(start, start + words.len());
        restored.moves.push((provision.span, span));
        let mut moved = provision.clone();
        let shift = |place: Span| {
            Span::new(
                place.start.saturating_sub(provision.span.start) + start,
                place.end.saturating_sub(provision.span.start) + start,
            )
        };
        for revision in &mut moved.revisions {
            revision.span = shift(revision.span);
        }
        moved.id = ProvisionId::new(id);
        moved.parent = parent.map(ProvisionId::new);
        moved.kind = kind(entry.attribute("kind")?)?;
        moved.shape = shape(entry.attribute("shape")?)?;
        moved.language = entry.attribute("language").and_then(|code| code.parse::<Language>().ok());
        moved.number = number;
        moved.depth = depth;
        moved.span = span;
        moved.footnotes = provision
            .footnotes
            .iter()
            .map(|note| renamed.get(note).map(|id| ProvisionId::new(*id)))
            .collect::<Option<_>>()?;
        restored.provisions.push(moved);
    }
    Some(restored)
}

fn kind(name: &str) -> Option<ProvisionKind> {
    Some(match name {
        "front_matter" => ProvisionKind::FrontMatter,
        "title" => ProvisionKind::Title,
        "heading" => ProvisionKind::Heading,
        "opening" => ProvisionKind::Opening,
        "recital" => ProvisionKind::Recital,
        "chapeau" => ProvisionKind::Chapeau,
        "operative" => ProvisionKind::Operative,
        "footnote" => ProvisionKind::Footnote,
        "back_matter" => ProvisionKind::BackMatter,
        "unplaced" => ProvisionKind::Unplaced,
        _ => return None,
    })
}

fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "heading" => Shape::Heading,
        "paragraph" => Shape::Paragraph,
        "list_item" => Shape::ListItem,
        "table_row" => Shape::TableRow,
        _ => return None,
    })
}
