//! Records of the Relaton project, in both of its schema versions.
//!
//! The first writes `docid` with `id`, `link`, `docstatus`, dates with `value`; the second
//! `docidentifier` with `content`, `source`, `status`, dates with `at`. A record may mix them, so
//! each value is looked for under both names.

use actum_model::PartialDate;

use crate::node::Node;
use crate::{FaultKind, Group, GroupBasis, Knowledge, Record, Relation, Text, UnreadReason};

/// Longest title kept, in characters.
const LONGEST_TITLE: usize = 2_000;
/// Longest abstract kept, in characters.
const LONGEST_ABSTRACT: usize = 20_000;
/// Most titles, abstracts, identifiers, relations … kept of one record.
const MOST_VALUES: usize = 500;

/// Makes a record of a Relaton document.
pub(crate) fn record(
    source: &str,
    root: &Node,
    knowledge: &Knowledge,
) -> Result<Record, UnreadReason> {
    if !matches!(root, Node::Map(_)) {
        return Err(UnreadReason::NotARecord("the file is a list or a single value".into()));
    }
    let identifiers = root.any(&["docidentifier", "docid"]).each();
    let primary = identifiers
        .iter()
        .find(|node| node.get("primary").text() == "true")
        .or_else(|| identifiers.first());
    let identifier = match primary {
        Some(node) => written_identifier(node).to_owned(),
        None => root.any(&["docnumber", "id"]).text().to_owned(),
    };
    if identifier.is_empty() {
        return Err(UnreadReason::NoIdentifier);
    }
    let declared = primary.map_or("", |node| node.get("type").text());
    let body = body(root, declared, &identifier, knowledge);
    let mut record = Record {
        source: source.to_owned(),
        number: knowledge.number(&body, &identifier),
        body,
        editions: 1,
        kind: root.get("ext").get("doctype").text().to_owned(),
        ..Record::default()
    };
    for node in identifiers {
        let other = written_identifier(node);
        if !other.is_empty() && other != identifier && is_identifier_of_work(node) {
            push(&mut record, |record| &mut record.identifiers, other.to_owned());
        }
    }
    record.identifier = identifier;
    texts(&mut record, root.get("title"), knowledge, Part::Title);
    texts(&mut record, root.get("abstract"), knowledge, Part::Abstract);
    groups(&mut record, root);
    dates(&mut record, root.get("date"));
    let status = root.any(&["status", "docstatus"]);
    record.status = match status.get("stage") {
        stage if stage.is_empty() => status.text().to_owned(),
        stage => {
            let part = status.get("substage").text();
            let joined = if part.is_empty() { String::new() } else { format!(".{part}") };
            format!("{}{joined}", stage.text())
        }
    };
    relations(&mut record, root.get("relation"));
    topics(&mut record, root);
    finish(&mut record, knowledge);
    Ok(record)
}

/// Whether an identifier is one of the work and not of one of its forms.
fn is_identifier_of_work(node: &Node) -> bool {
    !matches!(
        node.get("type").text().to_ascii_lowercase().as_str(),
        "isbn" | "issn" | "urn" | "doi" | "uri"
    ) && node.get("scope").text().is_empty()
}

fn written_identifier(node: &Node) -> &str {
    match node {
        Node::Map(_) => node.any(&["content", "id"]).text(),
        Node::Scalar(_) | Node::List(_) => node.text(),
    }
}

/// The publishing body: by the type of the identifier, else the publisher, else the first word.
fn body(root: &Node, declared: &str, identifier: &str, knowledge: &Knowledge) -> String {
    let first = identifier.split([' ', '/', '-']).next().unwrap_or_default();
    if let Some(known) = knowledge.body(declared).or_else(|| knowledge.body(first)) {
        return known.to_owned();
    }
    for contributor in root.get("contributor").each() {
        let publishes = contributor
            .get("role")
            .each()
            .iter()
            .any(|role| role.get("type").text() == "publisher" || role.text() == "publisher");
        if !publishes {
            continue;
        }
        let organization = contributor.get("organization");
        let short = organization.get("abbreviation").text();
        let name = organization.get("name").text();
        if let Some(known) = knowledge.body(short).or_else(|| knowledge.body(name)) {
            return known.to_owned();
        }
        if !short.is_empty() {
            return short.to_owned();
        }
        if declared.is_empty() && !name.is_empty() {
            return name.to_owned();
        }
    }
    if declared.is_empty() { first.to_owned() } else { declared.to_owned() }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Abstract,
}

/// Adds the titles or abstracts that a node holds.
pub(crate) fn texts(record: &mut Record, node: &Node, knowledge: &Knowledge, part: Part) {
    let most = if part == Part::Title { LONGEST_TITLE } else { LONGEST_ABSTRACT };
    for one in node.each() {
        let written = match one {
            Node::Map(_) => one.get("content").text(),
            Node::Scalar(_) | Node::List(_) => one.text(),
        };
        let code = one.get("language").text().to_owned();
        text(record, written, &code, knowledge, part, most);
    }
}

/// Adds a title or an abstract.
pub(crate) fn add_text(
    record: &mut Record,
    written: &str,
    code: &str,
    knowledge: &Knowledge,
    part: Part,
) {
    let most = if part == Part::Title { LONGEST_TITLE } else { LONGEST_ABSTRACT };
    text(record, written, code, knowledge, part, most);
}

fn text(
    record: &mut Record,
    written: &str,
    code: &str,
    knowledge: &Knowledge,
    part: Part,
    most: usize,
) {
    let (clean, cut) = even(written, most);
    if clean.is_empty() {
        return;
    }
    if cut {
        record.fault(FaultKind::Cut, &clean);
    }
    let language = if code.is_empty() {
        String::new()
    } else if let Some((known, changed)) = knowledge.language(code) {
        if changed {
            record.fault(FaultKind::LanguageCode, code);
        }
        known
    } else {
        record.fault(FaultKind::UnknownLanguage, code);
        String::new()
    };
    let text = Text { language, text: clean };
    match part {
        Part::Title => push(record, |record| &mut record.titles, text),
        Part::Abstract => push(record, |record| &mut record.abstracts, text),
    }
}

/// A text without markup and with single spaces, cut to a number of characters.
fn even(written: &str, most: usize) -> (String, bool) {
    let mut clean = String::with_capacity(written.len().min(most * 4));
    let mut characters = 0;
    let mut tag = false;
    let mut gap = false;
    for (at, character) in written.char_indices() {
        let opens = character == '<'
            && written[at + 1..]
                .starts_with(|next: char| next.is_ascii_alphabetic() || next == '/')
            && written[at..].chars().take(200).any(|next| next == '>');
        if opens {
            tag = true;
            gap = true;
        }
        if tag {
            tag = character != '>';
            continue;
        }
        if character.is_whitespace() || character.is_control() {
            gap = true;
            continue;
        }
        if characters >= most {
            return (clean, true);
        }
        if gap && !clean.is_empty() {
            clean.push(' ');
            characters += 1;
        }
        gap = false;
        clean.push(character);
        characters += 1;
    }
    (clean, false)
}

fn groups(record: &mut Record, root: &Node) {
    let mut names: Vec<String> = Vec::new();
    for contributor in root.get("contributor").each() {
        let committee = contributor
            .get("role")
            .each()
            .iter()
            .any(|role| role.get("description").text().eq_ignore_ascii_case("committee"));
        if !committee {
            continue;
        }
        let organization = contributor.get("organization");
        let subdivisions = organization.get("subdivision").each();
        if subdivisions.is_empty() {
            names.push(organization.get("name").text().to_owned());
        }
        for subdivision in subdivisions {
            let number = subdivision.get("identifier").text();
            let name = subdivision.get("name").text();
            names.push(if number.is_empty() { name } else { number }.to_owned());
        }
    }
    for holder in [root, root.get("ext")] {
        let editorial = holder.any(&["editorialgroup", "editorial_group"]);
        for entry in editorial.each() {
            let inner = entry.any(&[
                "technical_committee",
                "technical-committee",
                "committee",
                "group",
                "workgroup",
            ]);
            let list = if inner.is_empty() { std::slice::from_ref(entry) } else { inner.each() };
            names.extend(list.iter().map(|node| node.text().to_owned()));
        }
    }
    // A committee that is the publisher itself says nothing.
    let publisher = record.body.clone();
    for name in names {
        let (name, _) = even(&name, 300);
        let known = name.is_empty() || name == publisher;
        if !known && record.groups.iter().all(|group| group.name != name) {
            let group = Group { name, basis: GroupBasis::Stated };
            push(record, |record| &mut record.groups, group);
        }
    }
}

fn dates(record: &mut Record, node: &Node) {
    for date in node.each() {
        // When it was withdrawn or last looked at is not when it appeared.
        if matches!(date.get("type").text(), "obsoleted" | "accessed" | "confirmed" | "unchanged") {
            continue;
        }
        let written = date.any(&["at", "value", "on", "from"]).text().to_owned();
        add_date(record, &written);
    }
}

/// Takes a date into the span of the record.
pub(crate) fn add_date(record: &mut Record, written: &str) {
    if written.is_empty() {
        return;
    }
    let day = written.split(['T', ' ']).next().unwrap_or_default();
    match day.parse::<PartialDate>() {
        Ok(date) if (1800..=2200).contains(&date.year_number()) => {
            record.first = Some(record.first.map_or(date, |first| first.min(date)));
            record.latest = Some(record.latest.map_or(date, |latest| latest.max(date)));
        }
        Ok(_) | Err(_) => record.fault(FaultKind::BadDate, written),
    }
}

fn relations(record: &mut Record, node: &Node) {
    for relation in node.each() {
        let item = relation.get("bibitem");
        let identifiers = item.any(&["docidentifier", "docid"]).each();
        let target = match identifiers.first() {
            Some(node) => written_identifier(node),
            None => item.any(&["formattedref", "id"]).text(),
        };
        let kind = relation.get("type").text();
        add_relation(record, kind, target);
    }
}

/// Adds a relation, unless it leads back to the record itself.
pub(crate) fn add_relation(record: &mut Record, kind: &str, target: &str) {
    if target.is_empty() {
        return;
    }
    if target == record.identifier {
        record.fault(FaultKind::SelfRelation, kind);
        return;
    }
    let relation = Relation { kind: kind.to_owned(), target: target.to_owned() };
    push(record, |record| &mut record.relations, relation);
}

fn topics(record: &mut Record, root: &Node) {
    let codes = root.any(&["ics"]).each().iter().chain(root.get("ext").get("ics").each());
    let mut found: Vec<String> =
        codes.map(|node| node.any(&["code"]).text()).map(|code| format!("ICS {code}")).collect();
    found.retain(|code| code != "ICS ");
    for keyword in root.get("keyword").each() {
        let word = keyword.any(&["content", "vocab", "taxon"]);
        let word = if word.is_empty() { keyword.text() } else { word.text() };
        found.push(word.to_owned());
    }
    for topic in found {
        let (topic, _) = even(&topic, 200);
        if !topic.is_empty() && !record.topics.contains(&topic) {
            push(record, |record| &mut record.topics, topic);
        }
    }
}

/// Fills in and marks what every kind of catalogue may leave out.
pub(crate) fn finish(record: &mut Record, knowledge: &Knowledge) {
    record.titles.dedup();
    if record.titles.is_empty() {
        record.fault(FaultKind::NoTitle, "");
    }
    knowledge.repair(record);
}

/// Adds a value to a list of the record that is not full.
fn push<T: PartialEq>(record: &mut Record, list: impl Fn(&mut Record) -> &mut Vec<T>, value: T) {
    if list(record).len() >= MOST_VALUES {
        record.fault(FaultKind::TooMany, "");
    } else if !list(record).contains(&value) {
        list(record).push(value);
    }
}
