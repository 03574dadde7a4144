//! Puts the report into the text of a template, in the pages of the section where it stands.

use std::ops::Range;

use super::fields::{self, REPORT};
use super::tree::{Node, Tree};
use super::{Template, TemplateError};
use crate::write::body::{NAMESPACES, Written};
use crate::write::document::{Page, PageSize, WordDocument};
use crate::write::script::Direction;
use crate::write::xml::Xml;

/// Where the report goes in the main part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The bytes that the report takes the place of.
    range: Range<usize>,
    /// The index of the section properties that hold there.
    section: Option<usize>,
    /// Whether these stand behind all paragraphs, so that the last pages of the report may take
    /// them over.
    closes: bool,
    /// Whether the report begins a page of its own behind what the template holds.
    new_page: bool,
}

/// Finds where the report goes: in the place of the paragraph or content control that names it,
/// otherwise behind everything else.
pub(super) fn place(tree: &Tree, part: &str) -> Result<Place, TemplateError> {
    let missing = || TemplateError::NoBody { part: part.to_owned() };
    let (body, _) = tree.children(0).find(|(_, node)| node.name == "body").ok_or_else(missing)?;
    let children: Vec<(usize, &Node)> = tree.children(body).collect();
    let mut marked = None;
    for (position, (index, node)) in children.iter().enumerate() {
        if !names_report(tree, *index) {
            continue;
        }
        if marked.is_some() {
            return Err(TemplateError::SeveralPlaces);
        }
        let is_alone = match node.name.as_str() {
            "p" => words(tree, *index).trim().is_empty() || is_only_mark(&words(tree, *index)),
            "sdt" | "bookmarkStart" => true,
            _ => false,
        };
        if !is_alone {
            return Err(TemplateError::PlaceNotAlone);
        }
        marked = Some(position);
    }
    let is_section = |node: &Node| node.is_word && node.name == "sectPr";
    let last = children.last().filter(|(_, node)| is_section(node));
    let content = children.len() - usize::from(last.is_some());
    let (from, to) = match marked {
        Some(position) => (position, position + 1),
        // A template without a place: blank paragraphs give way, anything else stays in front.
        None if children[..content].iter().all(|(index, _)| is_blank(tree, *index)) => (0, content),
        None => (content, content),
    };
    let start = match (from.checked_sub(1), children.get(from)) {
        (_, Some((_, node))) => node.start,
        (Some(before), None) => children[before].1.end,
        (None, None) => tree.nodes[body].open_end,
    };
    let end = if to > from { children[to - 1].1.end } else { start };
    // The section of a place is told by the first properties at or behind it (17.6.18).
    let section = children[from.min(children.len())..].iter().find_map(|(index, _)| {
        let found = tree.within(*index).iter().position(is_section)?;
        Some(index + found)
    });
    let rest_is_blank = children[to..content].iter().all(|(index, _)| is_blank(tree, *index));
    let closes = rest_is_blank && section == last.map(|(index, _)| *index);
    let ends_section = from
        .checked_sub(1)
        .is_some_and(|before| tree.within(children[before].0).iter().any(is_section));
    Ok(Place {
        range: start..if closes { last.map_or(end, |(_, node)| node.end) } else { end },
        section,
        closes,
        new_page: marked.is_none() && from > 0 && !ends_section,
    })
}

/// Whether an element holds the mark of the report's place in one of its three forms.
fn names_report(tree: &Tree, index: usize) -> bool {
    let is_tagged = tree.within(index).iter().any(|node| {
        let value = match node.name.as_str() {
            "tag" | "alias" => node.attribute("val"),
            "bookmarkStart" => node.attribute("name"),
            _ => None,
        };
        value.is_some_and(|value| value.trim().eq_ignore_ascii_case(REPORT))
    });
    is_tagged || holds_mark(&words(tree, index))
}

fn holds_mark(words: &str) -> bool {
    words.split("{{").skip(1).any(|rest| {
        rest.split_once("}}").is_some_and(|(name, _)| name.trim().eq_ignore_ascii_case(REPORT))
    })
}

fn is_only_mark(words: &str) -> bool {
    let inside = words.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    inside.is_some_and(|name| name.trim().eq_ignore_ascii_case(REPORT))
}

fn words(tree: &Tree, index: usize) -> String {
    let runs = tree.within(index).iter().filter(|node| node.is_word && node.name == "t");
    runs.map(|node| node.text.as_str()).collect()
}

/// Whether nothing would be seen of an element.
fn is_blank(tree: &Tree, index: usize) -> bool {
    tree.within(index).iter().all(|node| match node.name.as_str() {
        "tbl" | "drawing" | "pict" | "object" | "sectPr" | "fldSimple" | "instrText" | "sdt" => {
            false
        }
        "t" => node.text.trim().is_empty(),
        _ => true,
    })
}

/// The pages of the section where the report goes, upright.
pub(super) fn page(tree: &Tree, place: &Place) -> Page {
    let usual = Page::default();
    let Some(section) = place.section else { return usual };
    let child = |name: &str| tree.children(section).find(|(_, node)| node.name == name);
    let measure = |name: &str, attribute: &str| -> Option<u32> {
        child(name).and_then(|(_, node)| node.number(attribute))
    };
    // Paper between A6 and A2; anything else is a slip.
    let side = |attribute| measure("pgSz", attribute).filter(|one| (5_900..=34_000).contains(one));
    let size = match (side("w"), side("h")) {
        (Some(one), Some(other)) => PageSize::Other { short: one.min(other), long: one.max(other) },
        _ => usual.size,
    };
    let margins = measure("pgMar", "left")
        .zip(measure("pgMar", "right"))
        .map(|(left, right)| left + right + measure("pgMar", "gutter").unwrap_or(0));
    let page = Page { size, ..usual };
    match margins {
        // At least a third of the paper is left for words.
        Some(both) if both < page.dimensions().0 * 2 / 3 => {
            Page { margin: both.div_ceil(2), ..page }
        }
        _ => page,
    }
}

/// The main part with the report in it.
pub(super) fn document(
    template: &Template,
    document: &WordDocument,
    written: &Written,
    margins: Option<(&str, &str)>,
) -> String {
    let (tree, place) = (&template.document, &template.place);
    let mut report = String::new();
    if place.new_page {
        report.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }
    let right_to_left = document.language.direction() == Direction::RightToLeft;
    let last = written.sections.len().saturating_sub(1);
    for (index, (blocks, section)) in written.sections.iter().zip(&document.sections).enumerate() {
        report.push_str(blocks);
        let pages = Pages { page: section.page, is_first: index == 0, right_to_left, margins };
        let properties = section_properties(tree, place.section, &pages);
        if index == last && place.closes {
            report.push_str(&properties);
        } else {
            report.push_str("<w:p><w:pPr>");
            report.push_str(&properties);
            report.push_str("</w:pPr></w:p>");
        }
    }
    let mut edits = vec![(place.range.clone(), report)];
    // What follows the report in its section begins neither a first page nor a numbering.
    if let (Some(section), false) = (place.section, place.closes) {
        for (_, node) in tree.children(section) {
            if starts_anew(node) {
                edits.push((node.start..node.end, String::new()));
            }
        }
    }
    edits.extend(fields::edits(tree, &document.fields));
    edits.extend(declarations(tree));
    tree.edited(edits)
}

/// The two prefixes that the report uses, where the template does not declare them.
fn declarations(tree: &Tree) -> Option<(Range<usize>, String)> {
    let root = tree.root();
    let tag = tree.tag(root);
    let missing: String = NAMESPACES
        .iter()
        .filter(|(prefix, _)| !tag.contains(&format!("{prefix}=")))
        .map(|(prefix, address)| format!(" {prefix}=\"{address}\""))
        .collect();
    let place = root.open_end.checked_sub(1)?;
    (!missing.is_empty()).then_some((place..place, missing))
}

fn starts_anew(node: &Node) -> bool {
    node.name == "titlePg" || (node.name == "pgNumType" && node.attribute("start").is_some())
}

/// What a section of the report asks of its pages.
struct Pages<'a> {
    page: Page,
    is_first: bool,
    right_to_left: bool,
    /// Relationships of a header and footer of our own, where the template has none.
    margins: Option<(&'a str, &'a str)>,
}

/// The order of the children of `w:sectPr` (17.6.17); Word calls a file with another one damaged.
const ORDER: [&str; 21] = [
    "headerReference",
    "footerReference",
    "footnotePr",
    "endnotePr",
    "type",
    "pgSz",
    "pgMar",
    "paperSrc",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "formProt",
    "vAlign",
    "noEndnote",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
    "printerSettings",
];

/// The section properties of the template, turned on its side where the report asks for it.
fn section_properties(tree: &Tree, section: Option<usize>, pages: &Pages<'_>) -> String {
    let rank = |name: &str| ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len());
    let mut children: Vec<(usize, String)> = Vec::new();
    let mut add = |name: &str, attributes: &[(&'static str, &str)]| {
        let mut xml = Xml::fragment();
        match name {
            "headerReference" => xml.empty("w:headerReference", attributes),
            "footerReference" => xml.empty("w:footerReference", attributes),
            "type" => xml.empty("w:type", attributes),
            "pgSz" => xml.empty("w:pgSz", attributes),
            "pgMar" => xml.empty("w:pgMar", attributes),
            _ => xml.empty("w:bidi", attributes),
        }
        // Both references are of one rank: the file may mix them.
        let rank = if name == "footerReference" { rank("headerReference") } else { rank(name) };
        children.push((rank, xml.finish()));
    };
    let (width, height) = pages.page.dimensions();
    let (width, height) = (width.to_string(), height.to_string());
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    if pages.page.landscape {
        size.push(("w:orient", "landscape"));
    }
    add("pgSz", &size);
    if let Some((header, footer)) = pages.margins {
        add("headerReference", &[("w:type", "default"), ("r:id", header)]);
        add("footerReference", &[("w:type", "default"), ("r:id", footer)]);
    }
    if pages.right_to_left {
        add("bidi", &[]);
    }
    if !pages.is_first {
        add("type", &[("w:val", "nextPage")]);
    }
    let own: Vec<&Node> = section
        .map(|section| tree.children(section).map(|(_, node)| node).collect())
        .unwrap_or_default();
    if !own.iter().any(|node| node.name == "pgMar") {
        let margin = pages.page.margin.to_string();
        let edge = (pages.page.margin / 2).max(425).to_string();
        let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, margin.as_str()));
        let edges = [("w:header", edge.as_str()), ("w:footer", &edge), ("w:gutter", "0")];
        add("pgMar", &[sides.as_slice(), edges.as_slice()].concat());
    }
    for node in own {
        let keeps = match node.name.as_str() {
            // Told anew above, or of no sense on pages of tables.
            "pgSz" | "bidi" | "vAlign" | "lnNumType" | "printerSettings" | "sectPrChange" => false,
            "type" => pages.is_first,
            "cols" => node.number("num").unwrap_or(1) <= 1,
            _ => pages.is_first || !starts_anew(node),
        };
        if keeps {
            let rank = match node.name.as_str() {
                "footerReference" => rank("headerReference"),
                name => rank(name),
            };
            children.push((rank, tree.source[node.start..node.end].to_owned()));
        }
    }
    children.sort_by_key(|(rank, _)| *rank);
    let inside: String = children.into_iter().map(|(_, child)| child).collect();
    format!("<w:sectPr>{inside}</w:sectPr>")
}
