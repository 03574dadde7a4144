//! JSON Lines: one work or edition a line. The form is documented in `docs/formats/catalogue.md`.

use crate::node::Node;
use crate::relaton::{Part, add_date, add_relation, add_text, finish};
use crate::{Group, GroupBasis, Knowledge, Record, UnreadReason};

/// Reads one line of a catalogue in JSON Lines.
///
/// # Errors
///
/// When the line is no JSON object or names no work.
///
/// ```
/// use actum_catalogue::{Knowledge, read_line};
///
/// let knowledge = Knowledge::built_in().unwrap();
/// let line = r#"{"body": "ITU", "number": "ITU-T X.1058 (03/2017)", "title": {"en": "Code of practice"}}"#;
/// let record = read_line("works.jsonl#1", line, &knowledge).unwrap();
/// assert_eq!(record.number, "ITU-T X.1058");
/// assert_eq!(record.titles[0].language, "en");
/// ```
pub fn read_line(source: &str, line: &str, knowledge: &Knowledge) -> Result<Record, UnreadReason> {
    let value: serde_json::Value =
        serde_json::from_str(line).map_err(|error| UnreadReason::Broken(error.to_string()))?;
    fields(source, &Node::from_json(value), knowledge)
}

/// Makes a record of named values: a JSON object or the row of a table.
pub(crate) fn fields(
    source: &str,
    node: &Node,
    knowledge: &Knowledge,
) -> Result<Record, UnreadReason> {
    if !matches!(node, Node::Map(_)) {
        return Err(UnreadReason::NotARecord("the line is not an object".into()));
    }
    let identifier = match node.any(&["number", "identifier"]).text() {
        "" => node.get("id").text().split_once('|').map_or(node.get("id").text(), |(_, id)| id),
        number => number,
    };
    if identifier.is_empty() {
        return Err(UnreadReason::NoIdentifier);
    }
    let first_word = identifier.split([' ', '/', '-']).next().unwrap_or_default();
    let body = match node.get("body").text() {
        "" => knowledge.body(first_word).unwrap_or(first_word),
        body => knowledge.body(body).unwrap_or(body),
    };
    let mut record = Record {
        source: source.to_owned(),
        body: body.to_owned(),
        number: knowledge.number(body, identifier),
        identifier: identifier.to_owned(),
        kind: node.get("kind").text().to_owned(),
        status: node.get("status").text().to_owned(),
        editions: node.get("editions").text().parse().unwrap_or(1).max(1),
        ..Record::default()
    };
    for other in node.any(&["identifiers", "other_ids"]).each() {
        let other = other.text();
        if !other.is_empty() && other != identifier {
            record.identifiers.push(other.to_owned());
        }
    }
    for (key, part) in [("title", Part::Title), ("abstract", Part::Abstract)] {
        match node.get(key) {
            Node::Map(pairs) => {
                for (code, text) in pairs {
                    add_text(&mut record, text.text(), code, knowledge, part);
                }
            }
            Node::Scalar(text) => {
                add_text(&mut record, text, node.get("language").text(), knowledge, part);
            }
            list @ Node::List(_) => crate::relaton::texts(&mut record, list, knowledge, part),
        }
        // A table has a column for each language: `title.fr`.
        if let Node::Map(pairs) = node {
            for (name, text) in pairs {
                if let Some((column, code)) = name.split_once('.')
                    && column == key
                {
                    add_text(&mut record, text.text(), code, knowledge, part);
                }
            }
        }
    }
    for group in node.any(&["groups", "group"]).each() {
        let name = group.text();
        if !name.is_empty() {
            record.groups.push(Group { name: name.to_owned(), basis: GroupBasis::Stated });
        }
    }
    for key in ["first", "latest", "latest_date", "date"] {
        add_date(&mut record, node.get(key).text());
    }
    for relation in node.get("relations").each() {
        add_relation(&mut record, relation.get("kind").text(), relation.get("target").text());
    }
    for topic in node.get("topics").each() {
        let topic = topic.text();
        if !topic.is_empty() {
            record.topics.push(topic.to_owned());
        }
    }
    finish(&mut record, knowledge);
    Ok(record)
}
