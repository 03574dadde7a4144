//! Patterns of times: from their written form to steps that a matcher follows.
//!
//! The form is described in `docs/formats/packs.md`.

use std::collections::BTreeMap;

use actum_pack::{TimePattern, TimeTables};

/// What one place of a pattern asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Atom {
    Class(u16),
    Relation,
    Edge,
    Recurrence,
    Adjective,
    Number,
    Ordinals,
    Unit,
    Day,
    Month,
    MonthNumber,
    Year,
    ShortYear,
    HijriYear,
    HijriMonth,
    Occasion,
    Body,
    Series,
    StudyPeriod,
    /// Up to so many words without a sign between them.
    Gap(u8),
    /// One of these signs.
    Sign(&'static [char]),
    /// The words that follow are not these.
    Not(Box<Atom>),
    /// The words that follow are these, and do not belong to the time.
    Ahead(Box<Atom>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Atom(Atom),
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
    /// The time begins here; what came before only stands around it.
    Start,
    Done,
}

/// A pattern in steps.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) steps: Vec<Step>,
    /// Index into the patterns of the tables.
    pub(crate) pattern: usize,
}

impl Program {
    /// What a match may begin with.
    pub(crate) fn first(&self) -> Vec<&Atom> {
        let mut found = Vec::new();
        let mut open = vec![0];
        let mut seen = vec![false; self.steps.len()];
        while let Some(place) = open.pop() {
            if std::mem::replace(&mut seen[place], true) {
                continue;
            }
            match &self.steps[place] {
                Step::Split(left, right) => open.extend([*left, *right]),
                Step::Jump(to) => open.push(*to),
                Step::Start | Step::Atom(Atom::Not(_) | Atom::Ahead(_)) => open.push(place + 1),
                Step::Atom(atom) => found.push(atom),
                Step::Done => {}
            }
        }
        found
    }
}

#[derive(Debug, Clone)]
enum Node {
    Atom(Atom),
    Start,
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Optional(Box<Node>),
    Repeated(Box<Node>),
}

/// Parts may stand in parts, but not endlessly.
const DEEPEST: usize = 10;

/// Turns a pattern into steps.
///
/// # Errors
///
/// A sentence that names the word which is no class, part or built-in element, or the brackets
/// that do not close.
fn compile(parser: &Parser<'_>, written: &str, pattern: usize) -> Result<Program, String> {
    let node = parser.parse(written)?;
    let mut steps = Vec::new();
    emit(&node, &mut steps);
    steps.push(Step::Done);
    let program = Program { steps, pattern };
    if program.first().is_empty() || program.first().iter().any(|atom| matches!(atom, Atom::Gap(_)))
    {
        return Err("it must begin with a word".to_owned());
    }
    Ok(program)
}

/// All patterns of the tables in steps.
pub(crate) fn compile_all(tables: &TimeTables) -> Result<Vec<Program>, (String, String)> {
    let classes = tables.words.keys().zip(0u16..);
    let classes = classes.map(|(name, index)| (name.as_str(), index)).collect();
    let parser = Parser { tables, classes: &classes, depth: 0 };
    let mut programs = Vec::new();
    for (index, TimePattern { patterns, .. }) in tables.patterns.iter().enumerate() {
        for written in patterns {
            let program = compile(&parser, written, index);
            programs.push(program.map_err(|message| (written.clone(), message))?);
        }
    }
    Ok(programs)
}

fn emit(node: &Node, steps: &mut Vec<Step>) {
    match node {
        Node::Atom(atom) => steps.push(Step::Atom(atom.clone())),
        Node::Start => steps.push(Step::Start),
        Node::Sequence(nodes) => nodes.iter().for_each(|node| emit(node, steps)),
        Node::Choice(nodes) => {
            let mut jumps = Vec::new();
            for (index, node) in nodes.iter().enumerate() {
                if index + 1 == nodes.len() {
                    emit(node, steps);
                } else {
                    let split = steps.len();
                    steps.push(Step::Split(split + 1, 0));
                    emit(node, steps);
                    jumps.push(steps.len());
                    steps.push(Step::Jump(0));
                    steps[split] = Step::Split(split + 1, steps.len());
                }
            }
            let end = steps.len();
            for jump in jumps {
                steps[jump] = Step::Jump(end);
            }
        }
        Node::Optional(inner) => {
            let split = steps.len();
            steps.push(Step::Split(split + 1, 0));
            emit(inner, steps);
            steps[split] = Step::Split(split + 1, steps.len());
        }
        Node::Repeated(inner) => {
            let split = steps.len();
            steps.push(Step::Split(split + 1, 0));
            emit(inner, steps);
            steps.push(Step::Jump(split));
            steps[split] = Step::Split(split + 1, steps.len());
        }
    }
}

struct Parser<'a> {
    tables: &'a TimeTables,
    classes: &'a BTreeMap<&'a str, u16>,
    depth: usize,
}

impl Parser<'_> {
    fn parse(&self, written: &str) -> Result<Node, String> {
        let spread = written
            .replace('(', " ( ")
            .replace(')', " ) ")
            .replace('|', " | ")
            .replace(") ?", ")?")
            .replace(") *", ")*");
        let tokens: Vec<&str> = spread.split_whitespace().collect();
        let mut place = 0;
        let node = self.choice(&tokens, &mut place)?;
        if place < tokens.len() {
            return Err("a bracket is closed that was not opened".to_owned());
        }
        Ok(node)
    }

    fn choice(&self, tokens: &[&str], place: &mut usize) -> Result<Node, String> {
        let mut choices = vec![Vec::new()];
        while let Some(token) = tokens.get(*place) {
            if token.starts_with(')') {
                break;
            }
            *place += 1;
            if *token == "|" {
                choices.push(Vec::new());
                continue;
            }
            let node = if *token == "(" {
                let inner = self.choice(tokens, place)?;
                let close = tokens.get(*place).ok_or("a bracket is not closed")?;
                *place += 1;
                suffixed(inner, &close[1..])?
            } else {
                let name = token.trim_end_matches(['?', '*']);
                suffixed(self.element(name)?, &token[name.len()..])?
            };
            if let Some(last) = choices.last_mut() {
                last.push(node);
            }
        }
        let mut nodes: Vec<Node> = choices.into_iter().map(Node::Sequence).collect();
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Choice(nodes) })
    }

    fn element(&self, name: &str) -> Result<Node, String> {
        if let Some(inner) = name.strip_prefix('!') {
            return match self.element(inner)? {
                Node::Atom(atom) => Ok(Node::Atom(Atom::Not(Box::new(atom)))),
                _ => Err(format!("`{name}`: only a class of words can be refused")),
            };
        }
        if let Some(inner) = name.strip_prefix('&') {
            return match self.element(inner)? {
                Node::Atom(atom) => Ok(Node::Atom(Atom::Ahead(Box::new(atom)))),
                _ => Err(format!("`{name}`: only a class of words can be looked for")),
            };
        }
        if let Some(count) = name.strip_prefix("GAP") {
            let count = count.parse().map_err(|_| format!("`{name}` needs a number: GAP3"))?;
            return Ok(Node::Atom(Atom::Gap(count)));
        }
        Ok(Node::Atom(match name {
            ">>" => return Ok(Node::Start),
            "," => Atom::Sign(&[',', '，', '、', '،']),
            "-" => Atom::Sign(&['-', '–', '—', '‑', '‐', '−', '－', '～', '~']),
            "/" => Atom::Sign(&['/', '／']),
            "[" => Atom::Sign(&['(', '（']),
            "]" => Atom::Sign(&[')', '）']),
            "REL" => Atom::Relation,
            "EDGE" => Atom::Edge,
            "RECUR" => Atom::Recurrence,
            "RECURRING" => Atom::Adjective,
            "NUMBER" => Atom::Number,
            "ORDINALS" => Atom::Ordinals,
            "UNIT" => Atom::Unit,
            "DAY" => Atom::Day,
            "MONTH" => Atom::Month,
            "MONTHNUMBER" => Atom::MonthNumber,
            "YEAR" => Atom::Year,
            "SHORTYEAR" => Atom::ShortYear,
            "HYEAR" => Atom::HijriYear,
            "HMONTH" => Atom::HijriMonth,
            "OCCASION" => Atom::Occasion,
            "BODY" => Atom::Body,
            "SERIES" => Atom::Series,
            "STUDYPERIOD" => Atom::StudyPeriod,
            _ => return self.named(name),
        }))
    }

    fn named(&self, name: &str) -> Result<Node, String> {
        if let Some(class) = self.classes.get(name) {
            return Ok(Node::Atom(Atom::Class(*class)));
        }
        let Some(parts) = self.tables.parts.get(name) else {
            return Err(format!("`{name}` is no class of words, no part and no element"));
        };
        if self.depth >= DEEPEST {
            return Err(format!("the part `{name}` holds itself"));
        }
        let inner = Parser { depth: self.depth + 1, ..*self };
        let choices: Result<Vec<Node>, String> =
            parts.iter().map(|part| inner.parse(part)).collect();
        Ok(Node::Choice(choices?))
    }
}

fn suffixed(node: Node, suffix: &str) -> Result<Node, String> {
    match suffix {
        "" => Ok(node),
        "?" => Ok(Node::Optional(Box::new(node))),
        "*" => Ok(Node::Repeated(Box::new(node))),
        other => Err(format!("`{other}` is no way to repeat; write ? or *")),
    }
}
