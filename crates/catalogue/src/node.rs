//! YAML as a tree of what is written, within limits.
//!
//! Scalars stay as written: `1.10` is a number of a standard and not eleven tenths, and `no` is the
//! code of a language. What an alias repeats counts against the limit of values, so that nested
//! aliases cannot make a small file large.

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser};

use crate::UnreadReason;

/// How deep a record may be nested. Relaton needs about twelve.
const DEEPEST: usize = 48;
/// How many values a record may have. The largest known has some 20,000.
const MOST_NODES: usize = 400_000;

/// A value of a YAML or JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

static NOTHING: Node = Node::Scalar(String::new());

impl Node {
    /// The value under a key, or an empty scalar.
    pub(crate) fn get(&self, key: &str) -> &Node {
        match self {
            Node::Map(pairs) => {
                pairs.iter().find(|(name, _)| name == key).map_or(&NOTHING, |(_, value)| value)
            }
            Node::List(_) | Node::Scalar(_) => &NOTHING,
        }
    }

    /// The value under the first key that has one.
    pub(crate) fn any(&self, keys: &[&str]) -> &Node {
        keys.iter().map(|key| self.get(key)).find(|node| !node.is_empty()).unwrap_or(&NOTHING)
    }

    /// Whether nothing is written here.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Node::Scalar(text) => text.is_empty(),
            Node::List(list) => list.is_empty(),
            Node::Map(pairs) => pairs.is_empty(),
        }
    }

    /// The values of a list; a value that is no list counts as a list of one.
    pub(crate) fn each(&self) -> &[Node] {
        match self {
            Node::List(list) => list,
            Node::Scalar(text) if text.is_empty() => &[],
            Node::Scalar(_) | Node::Map(_) => std::slice::from_ref(self),
        }
    }

    /// The text of a scalar, of the `content` of a map, or of the first value of a list.
    pub(crate) fn text(&self) -> &str {
        match self {
            Node::Scalar(text) => text.trim(),
            Node::List(list) => list.first().map_or("", Node::text),
            Node::Map(_) => match self.any(&["content", "value", "id", "name", "type"]) {
                Node::Scalar(text) => text.trim(),
                Node::List(list) => list.first().map_or("", Node::text),
                Node::Map(_) => "",
            },
        }
    }

    /// How many values there are here, this one included.
    fn size(&self) -> usize {
        match self {
            Node::Scalar(text) => 1 + text.len() / 256,
            Node::List(list) => 1 + list.iter().map(Node::size).sum::<usize>(),
            Node::Map(pairs) => 1 + pairs.iter().map(|(_, node)| node.size()).sum::<usize>(),
        }
    }

    /// Reads a JSON value.
    pub(crate) fn from_json(value: serde_json::Value) -> Node {
        match value {
            serde_json::Value::Null => Node::Scalar(String::new()),
            serde_json::Value::Bool(truth) => Node::Scalar(truth.to_string()),
            serde_json::Value::Number(number) => Node::Scalar(number.to_string()),
            serde_json::Value::String(text) => Node::Scalar(text),
            serde_json::Value::Array(list) => {
                Node::List(list.into_iter().map(Node::from_json).collect())
            }
            serde_json::Value::Object(pairs) => Node::Map(
                pairs.into_iter().map(|(key, value)| (key, Node::from_json(value))).collect(),
            ),
        }
    }

    /// Reads the first document of a YAML text.
    pub(crate) fn from_yaml(text: &str) -> Result<Node, UnreadReason> {
        let mut options = Options::default();
        options.flow_nesting_limit = DEEPEST;
        options.block_nesting_limit = DEEPEST;
        let mut open: Vec<Open> = Vec::new();
        let mut root = None;
        let mut nodes = 0;
        let mut anchored: HashMap<usize, Node> = HashMap::new();
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, _) =
                event.map_err(|error| UnreadReason::Broken(short(&error.to_string())))?;
            let mut anchor = 0;
            let finished = match event {
                Event::Scalar(written, style, name, _) => {
                    anchor = name;
                    let written = written.into_owned();
                    let plain = matches!(style, granit_parser::ScalarStyle::Plain);
                    let null = plain && matches!(written.as_str(), "~" | "null" | "Null" | "NULL");
                    Some(Node::Scalar(if null { String::new() } else { written }))
                }
                Event::SequenceStart(_, name, _) => {
                    open.push(Open::List(Vec::new(), name));
                    None
                }
                Event::MappingStart(_, name, _) => {
                    open.push(Open::Map(Vec::new(), None, name));
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                    Some(Open::List(list, name)) => {
                        anchor = name;
                        Some(Node::List(list))
                    }
                    Some(Open::Map(pairs, _, name)) => {
                        anchor = name;
                        Some(Node::Map(pairs))
                    }
                    None => None,
                },
                Event::Alias(name) => {
                    // An alias inside of what it names has no end; it stands for nothing.
                    let named = anchored.get(&name).cloned();
                    let node = named.unwrap_or_else(|| Node::Scalar(String::new()));
                    nodes += node.size();
                    Some(node)
                }
                Event::DocumentEnd => break,
                _ => None,
            };
            nodes += 1;
            if nodes > MOST_NODES {
                return Err(UnreadReason::TooLarge(format!("more than {MOST_NODES} values")));
            }
            if open.len() > DEEPEST {
                return Err(UnreadReason::TooLarge(format!("nested deeper than {DEEPEST}")));
            }
            if let Some(node) = finished {
                if anchor != 0 {
                    nodes += node.size();
                    anchored.insert(anchor, node.clone());
                }
                if nodes > MOST_NODES {
                    return Err(UnreadReason::TooLarge(format!("more than {MOST_NODES} values")));
                }
                match open.last_mut() {
                    Some(parent) => parent.add(node),
                    None => root = Some(node),
                }
            }
        }
        root.ok_or_else(|| UnreadReason::NotARecord("the file is empty".into()))
    }
}

/// A list or a map that has not ended yet, and the number of its anchor or 0.
enum Open {
    List(Vec<Node>, usize),
    Map(Vec<(String, Node)>, Option<String>, usize),
}

impl Open {
    fn add(&mut self, node: Node) {
        match self {
            Open::List(list, _) => list.push(node),
            Open::Map(_, key @ None, _) => {
                // A key that is itself a list or a map has no name anybody asks for.
                *key = Some(if let Node::Scalar(name) = node { name } else { String::new() });
            }
            Open::Map(pairs, key, _) => pairs.push((key.take().unwrap_or_default(), node)),
        }
    }
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_stay_as_written() {
        let node = Node::from_yaml("a: 1.10\nb: no\nc: ~\nd: '~'\ne: 2017-03-30\n").unwrap();
        let all: Vec<&str> = ["a", "b", "c", "d", "e"].map(|key| node.get(key).text()).to_vec();
        assert_eq!(all, ["1.10", "no", "", "~", "2017-03-30"]);
    }

    #[test]
    fn hostile_documents_end_with_a_reason() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for at in 1..10 {
            let names = vec![format!("*a{}", at - 1); 10].join(",");
            bomb.push_str(&format!("a{at}: &a{at} [{names}]\n"));
        }
        assert!(matches!(Node::from_yaml(&bomb), Err(UnreadReason::TooLarge(_))));
        assert!(Node::from_yaml("a: &a [*a]\n").is_ok_and(|node| node.get("a").each().len() == 1));
        let deep = "[".repeat(100_000);
        assert!(Node::from_yaml(&deep).is_err());
        let deep = (0..5_000).map(|at| format!("{}a:\n", " ".repeat(at))).collect::<String>();
        assert!(Node::from_yaml(&deep).is_err());
        assert!(matches!(Node::from_yaml(""), Err(UnreadReason::NotARecord(_))));
        let long = format!("[{}]", "x,".repeat(MOST_NODES + 1));
        assert!(matches!(Node::from_yaml(&long), Err(UnreadReason::TooLarge(_))));
    }
}
