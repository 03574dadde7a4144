//! Rules of the published Akoma Ntoso 3.0 schema for the elements that are written: which children
//! each may have and in which order, which attributes it must have, ids and references.
//!
//! Written from the schema's definitions (`openStructure`, `hierarchy`, `itemType`, `blockList`,
//! `coreProperties` …); where `xmllint` and the schema itself are at hand a test runs those too.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element as far as the rules look at it.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
    text: bool,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Itself and all elements below it.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let mut found = vec![self];
        for child in &self.children {
            found.extend(child.all());
        }
        found
    }
}

/// Parses well-formed XML; panics on anything else.
pub(crate) fn parse(xml: &[u8]) -> Element {
    let mut reader = Reader::from_str(std::str::from_utf8(xml).expect("UTF-8"));
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => {
                let attributes = tag
                    .attributes()
                    .map(|attribute| {
                        let attribute = attribute.expect("attributes given once");
                        (attribute.key.0.to_owned(), attribute.value.into_owned())
                    })
                    .collect();
                let name = tag.name().0.to_owned();
                open.push(Element { name, attributes, ..Element::default() });
            }
            Event::End(_) => {
                let done = open.pop().expect("an open element");
                open.last_mut().expect("a parent").children.push(done);
            }
            Event::Text(text) if !text.trim().is_empty() => {
                open.last_mut().expect("a parent").text = true;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    open.pop().and_then(|mut top| top.children.pop()).expect("a root element")
}

const BLOCKS: &[&str] = &["blockList", "blockContainer", "table", "p"];
const INLINE: &[&str] = &[
    "docTitle",
    "docNumber",
    "docDate",
    "location",
    "organization",
    "role",
    "event",
    "date",
    "ref",
    "del",
    "ins",
    "inline",
    "authorialNote",
    "noteRef",
];

/// Children an element may have, in this order of groups; the flag tells whether there may be
/// several of a group.
fn content(name: &str) -> Option<Vec<(Vec<&'static str>, bool)>> {
    let one = |name| (vec![name], false);
    let many = |names: &[&'static str]| (names.to_vec(), true);
    let joined = |more: &[&'static str]| -> Vec<&'static str> { [BLOCKS, more].concat() };
    Some(match name {
        "akomaNtoso" => vec![one("statement")],
        "statement" => ["meta", "preface", "preamble", "mainBody", "conclusions"]
            .into_iter()
            .map(one)
            .collect(),
        "meta" => ["identification", "references", "proprietary"].into_iter().map(one).collect(),
        "identification" => {
            ["FRBRWork", "FRBRExpression", "FRBRManifestation"].into_iter().map(one).collect()
        }
        "FRBRWork" => vec![
            one("FRBRthis"),
            many(&["FRBRuri"]),
            many(&["FRBRalias"]),
            many(&["FRBRdate"]),
            many(&["FRBRauthor"]),
            one("FRBRcountry"),
            one("FRBRsubtype"),
            many(&["FRBRnumber"]),
        ],
        "FRBRExpression" => vec![
            one("FRBRthis"),
            many(&["FRBRuri"]),
            many(&["FRBRdate"]),
            many(&["FRBRauthor"]),
            many(&["FRBRlanguage"]),
        ],
        "FRBRManifestation" => vec![
            one("FRBRthis"),
            many(&["FRBRuri"]),
            many(&["FRBRdate"]),
            many(&["FRBRauthor"]),
            one("FRBRformat"),
        ],
        "references" => vec![many(&["TLCOrganization", "TLCRole", "TLCEvent", "TLCLocation"])],
        "preface" | "conclusions" => vec![(joined(&["container", "formula"]), true)],
        "preamble" => vec![(joined(&["recitals", "formula", "container"]), true)],
        "mainBody" => vec![(joined(&["paragraph", "article", "hcontainer"]), true)],
        "formula" | "content" | "intro" | "td" | "th" => vec![(BLOCKS.to_vec(), true)],
        "recitals" => vec![many(&["recital"])],
        "recital" | "item" => vec![one("num"), (BLOCKS.to_vec(), true)],
        "blockList" => vec![one("listIntroduction"), many(&["item"])],
        "blockContainer" => vec![one("num"), (BLOCKS.to_vec(), true)],
        "paragraph" | "article" | "point" | "hcontainer" => {
            vec![
                one("num"),
                one("heading"),
                one("intro"),
                many(&["point", "article", "hcontainer"]),
                one("content"),
            ]
        }
        "table" => vec![many(&["tr"])],
        "tr" => vec![many(&["td", "th"])],
        "authorialNote" => vec![(BLOCKS.to_vec(), true)],
        name if is_words(name) => vec![(INLINE.to_vec(), true)],
        name if name.starts_with("FRBR") || name.starts_with("TLC") || name == "noteRef" => vec![],
        _ => return None,
    })
}

fn is_words(name: &str) -> bool {
    matches!(name, "p" | "num" | "heading" | "listIntroduction")
        || INLINE.contains(&name) && !matches!(name, "authorialNote" | "noteRef")
}

/// Attributes that an element must have.
fn required(name: &str) -> &'static [&'static str] {
    match name {
        "statement" | "formula" | "hcontainer" | "inline" => &["name"],
        "identification" | "references" | "proprietary" => &["source"],
        "FRBRthis" | "FRBRuri" | "FRBRcountry" | "FRBRsubtype" | "FRBRnumber" | "FRBRformat" => {
            &["value"]
        }
        "FRBRalias" => &["value", "name"],
        "FRBRdate" => &["date", "name"],
        "FRBRauthor" | "ref" | "noteRef" => &["href"],
        "FRBRlanguage" => &["language"],
        "TLCOrganization" | "TLCRole" | "TLCEvent" | "TLCLocation" => &["eId", "href", "showAs"],
        "organization" | "role" | "event" | "location" => &["refersTo"],
        "date" | "docDate" => &["date"],
        _ => &[],
    }
}

/// Children an element must have at least one of.
fn needed(name: &str) -> &'static [&'static str] {
    match name {
        "statement" => &["meta", "mainBody"],
        "meta" => &["identification"],
        "identification" => &["FRBRWork", "FRBRExpression", "FRBRManifestation"],
        "FRBRWork" => &["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRcountry"],
        "FRBRExpression" => &["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage"],
        "FRBRManifestation" => &["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor"],
        "recitals" => &["recital"],
        "blockList" => &["item"],
        "table" => &["tr"],
        _ => &[],
    }
}

/// What breaks the rules; nothing when all is well.
pub(crate) fn breaches(root: &Element) -> Vec<String> {
    let mut found = Vec::new();
    let all = root.all();
    let mut ids = BTreeSet::new();
    for element in &all {
        if element.name.starts_with("actum:") || element.name == "proprietary" {
            continue;
        }
        check(element, &mut found);
        if let Some(id) = element.attribute("eId") {
            if id.is_empty() || id.contains(char::is_whitespace) {
                found.push(format!("`{id}` is no eId"));
            }
            if !ids.insert(id) {
                found.push(format!("the eId `{id}` stands twice"));
            }
        }
    }
    for element in &all {
        for name in ["refersTo", "source", "href", "eId"] {
            let Some(value) = element.attribute(name) else { continue };
            let target = match name {
                "eId" if element.name == "actum:provision" => Some(value),
                _ => value.strip_prefix('#'),
            };
            if let Some(target) = target.filter(|target| !ids.contains(target)) {
                found.push(format!("<{}> points at `{target}`, which is not there", element.name));
            }
        }
    }
    found
}

fn check(element: &Element, found: &mut Vec<String>) {
    let name = element.name.as_str();
    let Some(groups) = content(name) else {
        found.push(format!("<{name}> is no element of the profile"));
        return;
    };
    if element.text && !is_words(name) {
        found.push(format!("<{name}> holds words"));
    }
    let mut at = 0;
    let mut seen = false;
    for child in &element.children {
        let fits = |group: usize| {
            groups.get(group).is_some_and(|(names, _)| names.contains(&child.name.as_str()))
        };
        let repeated = groups.get(at).is_some_and(|(_, several)| *several);
        if fits(at) && (!seen || repeated) {
            seen = true;
            continue;
        }
        match (at + 1..groups.len()).find(|group| fits(*group)) {
            Some(group) => {
                at = group;
                seen = true;
            }
            None => found.push(format!("<{}> stands in <{name}> or at a wrong place", child.name)),
        }
    }
    for child in needed(name) {
        if !element.children.iter().any(|known| known.name == *child) {
            found.push(format!("<{name}> lacks <{child}>"));
        }
    }
    // A choice in the schema: parts or words, never both.
    let has =
        |names: &[&str]| element.children.iter().any(|child| names.contains(&child.name.as_str()));
    if matches!(name, "paragraph" | "point" | "hcontainer")
        && has(&["content"])
        && has(&["intro", "point", "hcontainer"])
    {
        found.push(format!("<{name}> has content and parts"));
    }
    let holds_blocks = ["preface", "preamble", "mainBody", "conclusions", "recital", "item"];
    if holds_blocks.contains(&name)
        && !has(&[
            "p",
            "blockList",
            "blockContainer",
            "table",
            "recitals",
            "formula",
            "paragraph",
            "hcontainer",
        ])
    {
        found.push(format!("<{name}> is empty"));
    }
    for attribute in required(name) {
        if element.attribute(attribute).is_none() {
            found.push(format!("<{name}> lacks {attribute}"));
        }
    }
    if matches!(name, "date" | "docDate" | "FRBRdate")
        && element.attribute("date").is_none_or(|date| {
            date.len() != 10 || date.parse::<actum_model::PartialDate>().is_err()
        })
    {
        found.push(format!("<{name}> has no whole date"));
    }
}
