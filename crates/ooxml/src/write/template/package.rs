//! The parts of a template: looked through once, and written again with the report.

use std::collections::{BTreeMap, BTreeSet};

use super::fields;
use super::tree::{Node, Tree};
use super::{Template, TemplateError, compose};
use crate::Limits;
use crate::write::body::{NAMESPACES, Surroundings, margin_part, report_parts};
use crate::write::document::WordDocument;
use crate::write::package::{OFFICE, WORD_TYPE, WriteError, core_part, zipped};
use crate::write::styles::{StyleNames, missing_styles, styles_part};
use crate::write::xml::Xml;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const ROOT_RELATIONSHIPS: &str = "_rels/.rels";
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// Relationships to things that act in the reader's program, by the last step of their type.
const ACTIVE: [&str; 8] = [
    "vbaProject",
    "wordVbaData",
    "oleObject",
    "package",
    "control",
    "activeXControlBinary",
    "aFChunk",
    "subDocument",
];

/// Fields that run a program or fetch a file (17.16.5).
const FETCHING: [&str; 8] =
    ["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE"];

/// Looks through the parts.
pub(super) fn read(
    parts: BTreeMap<String, Vec<u8>>,
    main: &str,
    limits: &Limits,
) -> Result<Template, TemplateError> {
    let main = parts
        .keys()
        .find(|name| name.eq_ignore_ascii_case(main))
        .cloned()
        .unwrap_or_else(|| main.to_owned());
    let mut trees = BTreeMap::new();
    for (name, content) in &parts {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if ending == "xml" || ending == "rels" {
            trees.insert(name.clone(), Tree::read(name, content.clone(), limits)?);
        }
    }
    macros(&parts, &trees)?;
    for (name, tree) in &trees {
        if name.ends_with(".rels") {
            relationships(name, tree)?;
        }
        fetching(name, tree)?;
    }
    let document =
        trees.remove(&main).ok_or_else(|| crate::Error::MissingPart { part: main.clone() })?;
    let tag = document.tag(document.root());
    if tag.contains(STRICT) {
        return Err(TemplateError::Strict);
    }
    for (prefix, address) in NAMESPACES {
        let declared = format!("{prefix}=");
        if tag.contains(&declared)
            && !tag.contains(&format!("{declared}\"{address}\""))
            && !tag.contains(&format!("{declared}'{address}'"))
        {
            let prefix = prefix.trim_start_matches("xmlns:");
            return Err(TemplateError::Prefix { part: main, prefix });
        }
    }
    let place = compose::place(&document, &main)?;
    let names_in_text = fields::names(&document);
    let mut names: BTreeSet<String> = names_in_text.iter().cloned().collect();
    let styles_part = related(&trees, &main, "styles");
    let styles = styles_part
        .as_ref()
        .and_then(|part| trees.get(part))
        .map_or_else(StyleNames::default, house_styles);
    let has_margins = document
        .nodes
        .iter()
        .any(|node| matches!(node.name.as_str(), "headerReference" | "footerReference"));
    // Only what is edited is kept taken apart.
    trees.retain(|name, tree| {
        let found = fields::names(tree);
        let keeps = !found.is_empty()
            || name == CONTENT_TYPES
            || name == ROOT_RELATIONSHIPS
            || *name == relationships_of(&main)
            || styles_part.as_ref() == Some(name);
        names.extend(found);
        keeps
    });
    Ok(Template {
        parts,
        main,
        document,
        place,
        trees,
        styles,
        styles_part,
        names: names.into_iter().collect(),
        names_in_text,
        has_margins,
    })
}

fn macros(
    parts: &BTreeMap<String, Vec<u8>>,
    trees: &BTreeMap<String, Tree>,
) -> Result<(), TemplateError> {
    let is_macro = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.contains("vbaproject") || name.contains("vbadata")
    };
    if let Some(part) = parts.keys().find(|name| is_macro(name)) {
        return Err(TemplateError::Macros { part: part.clone() });
    }
    let types = trees.get(CONTENT_TYPES).into_iter().flat_map(|tree| &tree.nodes);
    for node in types {
        let kind = node.attribute("ContentType").unwrap_or_default().to_ascii_lowercase();
        if kind.contains("macroenabled") || kind.contains("vba") {
            let part = node.attribute("PartName").or_else(|| node.attribute("Extension"));
            return Err(TemplateError::Macros { part: part.unwrap_or(CONTENT_TYPES).to_owned() });
        }
    }
    Ok(())
}

fn relationships(part: &str, tree: &Tree) -> Result<(), TemplateError> {
    for node in tree.nodes.iter().filter(|node| node.name == "Relationship") {
        let kind = kind_of(node);
        let is_external = node
            .attribute("TargetMode")
            .is_some_and(|mode| mode.trim().eq_ignore_ascii_case("external"));
        let target = node.attribute("Target").unwrap_or_default();
        let named = || (part.to_owned(), kind.to_owned());
        if ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(kind)) {
            let (part, kind) = named();
            return Err(TemplateError::Active { part, kind });
        }
        if !is_external {
            continue;
        }
        // A link that a reader follows by a click is no danger; anything else is fetched unasked.
        let address = target.trim().to_ascii_lowercase();
        let is_link = kind == "hyperlink"
            && ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
        if !is_link {
            let (part, kind) = named();
            let target = target.chars().filter(|one| !one.is_control()).take(80).collect();
            return Err(TemplateError::External { part, kind, target });
        }
    }
    Ok(())
}

/// The kind of a relationship: the last step of its type.
fn kind_of(node: &Node) -> &str {
    node.attribute("Type").unwrap_or_default().trim().rsplit('/').next().unwrap_or_default()
}

/// Refuses fields that run or fetch something. Their instruction may be cut over several runs.
fn fetching(part: &str, tree: &Tree) -> Result<(), TemplateError> {
    let mut open: Vec<String> = Vec::new();
    let judge = |instruction: &str| -> Result<(), TemplateError> {
        let name = instruction.trim_start().split([' ', '\t', '\n', '"', '\\']).next();
        let name = name.unwrap_or_default().to_ascii_uppercase();
        if FETCHING.contains(&name.as_str()) {
            return Err(TemplateError::Field { part: part.to_owned(), field: name });
        }
        Ok(())
    };
    for node in &tree.nodes {
        match (node.name.as_str(), node.attribute("fldCharType")) {
            ("fldSimple", _) => judge(node.attribute("instr").unwrap_or_default())?,
            ("fldChar", Some("begin")) => open.push(String::new()),
            ("fldChar", Some("separate" | "end")) => {
                // The instruction is complete at the first of the two.
                if let Some(instruction) = open.last_mut() {
                    judge(&std::mem::take(instruction))?;
                }
                if node.attribute("fldCharType") == Some("end") {
                    open.pop();
                }
            }
            ("instrText", _) => match open.last_mut() {
                Some(instruction) => instruction.push_str(&node.text),
                None => judge(&node.text)?,
            },
            _ => {}
        }
    }
    open.iter().try_for_each(|instruction| judge(instruction))
}

/// Where the relationships of a part stand.
fn relationships_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

/// The part to which a relationship of this kind leads, when it is there.
fn related(trees: &BTreeMap<String, Tree>, part: &str, kind: &str) -> Option<String> {
    let tree = trees.get(&relationships_of(part))?;
    let node = tree.nodes.iter().find(|node| kind_of(node) == kind)?;
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let target = crate::relationship::resolved(folder, node.attribute("Target")?);
    trees.keys().find(|name| name.eq_ignore_ascii_case(&target)).cloned()
}

/// Which style of the house stands for which of ours: by name, since ids differ by the language of
/// the program that wrote them.
fn house_styles(tree: &Tree) -> StyleNames {
    let mut names = StyleNames::default();
    for (index, node) in tree.nodes.iter().enumerate().filter(|(_, node)| node.name == "style") {
        let Some(id) = node.attribute("styleId") else { continue };
        let name = tree.children(index).find(|(_, child)| child.name == "name");
        let name = name.and_then(|(_, child)| child.attribute("val")).unwrap_or_default();
        let kind = node.attribute("type").unwrap_or("paragraph");
        let is_default = matches!(node.attribute("default"), Some("1" | "true" | "on"));
        names.add_house(kind, name, id, is_default);
    }
    names.settle();
    names
}

/// Writes the template with the report in it.
pub(super) fn write(document: &WordDocument, template: &Template) -> Result<Vec<u8>, WriteError> {
    let taken = |prefix: &str| {
        let known = template.trees.get(&relationships_of(&template.main));
        known.is_some_and(|tree| {
            let mut ids = tree.nodes.iter().filter_map(|node| node.attribute("Id"));
            ids.any(|id| id.starts_with(prefix))
        })
    };
    let mut prefix = "rIdActum".to_owned();
    while taken(&prefix) {
        prefix.push('_');
    }
    let bookmarks = template.document.nodes.iter().filter(|node| node.name == "bookmarkStart");
    let surroundings = Surroundings {
        styles: template.styles.clone(),
        link_prefix: format!("{prefix}Link"),
        first_id: bookmarks
            .filter_map(|node| node.number("id"))
            .max()
            .map_or(0, |id| usize::try_from(id).unwrap_or(0).saturating_add(1).min(1 << 30)),
    };
    let written = report_parts(document, &surroundings);
    let (header, footer) = (format!("{prefix}Header"), format!("{prefix}Footer"));
    let margins = (!template.has_margins).then_some((header.as_str(), footer.as_str()));

    let folder = template.main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |file: &str| {
        if folder.is_empty() { file.to_owned() } else { format!("{folder}/{file}") }
    };
    let mut added: Vec<Added> = Vec::new();
    let mut parts: BTreeMap<String, Vec<u8>> = template.parts.clone();
    // Names are replaced first: what is added below is ours.
    for (name, tree) in &template.trees {
        let edits = fields::edits(tree, &document.fields);
        if !edits.is_empty() {
            parts.insert(name.clone(), tree.edited(edits).into_bytes());
        }
    }
    let main = compose::document(template, document, &written, margins);
    parts.insert(template.main.clone(), main.into_bytes());
    if let Some((header, footer)) = margins {
        for (id, file, element, kind, paragraphs) in [
            (header, "actum-header.xml", "w:hdr", "header", &document.header),
            (footer, "actum-footer.xml", "w:ftr", "footer", &document.footer),
        ] {
            let part = margin_part(document, element, paragraphs, &surroundings);
            parts.insert(beside(file), part.into_bytes());
            added.push(Added::new(id, kind, file, &beside(file)));
        }
    }
    match &template.styles_part {
        Some(part) => {
            if let Some(tree) = template.trees.get(part) {
                let styles = missing_styles(&template.styles, &document.language);
                parts.insert(part.clone(), with_added(tree, &styles).into_bytes());
            }
        }
        None => {
            let file = "actum-styles.xml";
            parts.insert(beside(file), styles_part(&document.language).into_bytes());
            added.push(Added::new(&format!("{prefix}Styles"), "styles", file, &beside(file)));
        }
    }
    let links = written.addresses.iter().enumerate().map(|(index, address)| {
        let id = format!("{}{}", surroundings.link_prefix, index + 1);
        (id, "hyperlink", address.clone(), true)
    });
    let own = added.iter().map(|one| (one.id.clone(), one.kind, one.target.clone(), false));
    let relationships: Vec<_> = links.chain(own).collect();
    let place = relationships_of(&template.main);
    let written = with_relationships(template.trees.get(&place), &relationships);
    parts.insert(place, written.into_bytes());

    let core = related(&template.trees, "", "core-properties");
    let core = core.or_else(|| {
        let known = "docProps/core.xml";
        parts.contains_key(known).then(|| known.to_owned())
    });
    if let Some(core) = core {
        parts.insert(core, core_part(&document.properties).into_bytes());
    }
    if let Some(types) = template.trees.get(CONTENT_TYPES) {
        parts.insert(CONTENT_TYPES.to_owned(), content_types(types, &added).into_bytes());
    }
    zipped(parts)
}

/// A part that the template did not have.
struct Added {
    id: String,
    kind: &'static str,
    target: String,
    part: String,
}

impl Added {
    fn new(id: &str, kind: &'static str, target: &str, part: &str) -> Self {
        Self { id: id.to_owned(), kind, target: target.to_owned(), part: part.to_owned() }
    }
}

/// A part with something added at its end.
fn with_added(tree: &Tree, added: &str) -> String {
    match tree.end_of_root() {
        Some(place) => tree.edited(vec![(place..place, added.to_owned())]),
        None => tree.source.clone(),
    }
}

fn with_relationships(
    tree: Option<&Tree>,
    relationships: &[(String, &'static str, String, bool)],
) -> String {
    let prefix = tree.map_or("", Tree::prefix);
    let lines: String = relationships
        .iter()
        .map(|(id, kind, target, is_external)| {
            let kind = format!("{OFFICE}{kind}");
            let mut line = format!("<{prefix}Relationship");
            for (name, value) in [("Id", id), ("Type", &kind), ("Target", target)] {
                line.push_str(&format!(" {name}=\"{}\"", Xml::attribute_value(value)));
            }
            line.push_str(if *is_external { " TargetMode=\"External\"/>" } else { "/>" });
            line
        })
        .collect();
    match tree {
        Some(tree) if tree.end_of_root().is_some() => with_added(tree, &lines),
        // No part, or one without any: the package as a whole needs no other.
        _ => {
            let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <Relationships xmlns=\"{namespace}\">{}</Relationships>",
                lines.replace(&format!("<{prefix}Relationship "), "<Relationship ")
            )
        }
    }
}

/// The content types with those of the parts added; a template (`.dotx`) becomes a document.
fn content_types(tree: &Tree, added: &[Added]) -> String {
    let prefix = tree.prefix();
    let mut edits = Vec::new();
    let of_template = format!("{WORD_TYPE}template.main+xml");
    for node in &tree.nodes {
        if node.attribute("ContentType") == Some(of_template.as_str()) {
            let tag =
                tree.tag(node).replace(&of_template, &format!("{WORD_TYPE}document.main+xml"));
            edits.push((node.start..node.open_end, tag));
        }
    }
    if let Some(place) = tree.end_of_root() {
        let lines: String = added
            .iter()
            .map(|one| {
                let kind = match one.kind {
                    "header" => "header+xml",
                    "footer" => "footer+xml",
                    _ => "styles+xml",
                };
                format!(
                    "<{prefix}Override PartName=\"/{}\" ContentType=\"{WORD_TYPE}{kind}\"/>",
                    Xml::attribute_value(&one.part)
                )
            })
            .collect();
        edits.push((place..place, lines));
    }
    tree.edited(edits)
}
