//! What is known about the bodies whose catalogues are read: data, not code.

use std::collections::{BTreeMap, HashMap};

use regex::Regex;
use serde::Deserialize;

use crate::{CatalogueError, Fault, FaultKind, Group, GroupBasis, Record};

const BUILT_IN: &str = include_str!("../../../packs/catalogues/bodies.toml");

/// How bodies number their works, and what their catalogues are known to get wrong.
#[derive(Debug, Clone)]
pub struct Knowledge {
    bodies: Vec<Body>,
    names: HashMap<String, usize>,
    groups: Vec<GroupRule>,
    junk: Vec<Junk>,
    languages: BTreeMap<String, String>,
}

#[derive(Debug, Clone)]
struct Body {
    name: String,
    edition: Vec<Regex>,
}

#[derive(Debug, Clone)]
struct GroupRule {
    body: String,
    number: Regex,
    group: String,
    source: String,
}

#[derive(Debug, Clone)]
struct Junk {
    body: String,
    text: Regex,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    body: Vec<BodyEntry>,
    #[serde(default)]
    group: Vec<GroupEntry>,
    #[serde(default)]
    junk: Vec<JunkEntry>,
    #[serde(default)]
    languages: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyEntry {
    name: String,
    #[serde(default)]
    types: Vec<String>,
    #[serde(default)]
    publishers: Vec<String>,
    #[serde(default)]
    edition: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupEntry {
    body: String,
    number: String,
    group: String,
    source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct JunkEntry {
    body: String,
    text: String,
    #[serde(rename = "reason")]
    _reason: String,
}

impl Knowledge {
    /// The table that comes with Actum (`packs/catalogues/bodies.toml`).
    ///
    /// # Errors
    ///
    /// Never for the table as delivered; a test reads it.
    pub fn built_in() -> Result<Self, CatalogueError> {
        Self::from_toml(BUILT_IN)
    }

    /// A table of the form of `packs/catalogues/bodies.toml`.
    ///
    /// # Errors
    ///
    /// When it is not TOML of that form, or an expression in it is broken.
    pub fn from_toml(text: &str) -> Result<Self, CatalogueError> {
        let broken = |error: &dyn std::fmt::Display| CatalogueError::Knowledge(error.to_string());
        let file: File = toml::from_str(text).map_err(|error| broken(&error))?;
        let regex = |pattern: &String| Regex::new(pattern).map_err(|error| broken(&error));
        let mut names = HashMap::new();
        let mut bodies = Vec::new();
        for entry in file.body {
            for name in entry.types.iter().chain(&entry.publishers).chain([&entry.name]) {
                names.insert(name.to_lowercase(), bodies.len());
            }
            let edition = entry.edition.iter().map(regex).collect::<Result<_, _>>()?;
            bodies.push(Body { name: entry.name, edition });
        }
        let groups = file
            .group
            .into_iter()
            .map(|entry| {
                let number = regex(&entry.number)?;
                let GroupEntry { body, group, source, .. } = entry;
                Ok(GroupRule { body, number, group, source })
            })
            .collect::<Result<_, CatalogueError>>()?;
        let junk = file
            .junk
            .into_iter()
            .map(|entry| Ok(Junk { text: regex(&entry.text)?, body: entry.body }))
            .collect::<Result<_, CatalogueError>>()?;
        Ok(Self { bodies, names, groups, junk, languages: file.languages })
    }

    /// The body that a name, an abbreviation or the type of an identifier means, if it is known.
    pub(crate) fn body(&self, name: &str) -> Option<&str> {
        self.names.get(&name.to_lowercase()).map(|at| self.bodies[*at].name.as_str())
    }

    /// The identifier without what names an edition: `ITU-T X.1058 (03/2017)` → `ITU-T X.1058`.
    ///
    /// ```
    /// let knowledge = actum_catalogue::Knowledge::built_in().unwrap();
    /// assert_eq!(knowledge.number("ITU", "ITU-T X.1058 (03/2017)"), "ITU-T X.1058");
    /// assert_eq!(knowledge.number("ISO", "ISO/IEC 8824:1990/Amd 1:1991"), "ISO/IEC 8824/Amd 1");
    /// ```
    pub fn number(&self, body: &str, identifier: &str) -> String {
        let mut number = identifier.trim().to_owned();
        if let Some(at) = self.names.get(&body.to_lowercase()) {
            for pattern in &self.bodies[*at].edition {
                let left = pattern.replace_all(&number, |found: &regex::Captures<'_>| {
                    found.get(1).map_or_else(String::new, |kept| kept.as_str().to_owned())
                });
                // An identifier that is nothing but an edition stays as it is.
                if !left.trim().is_empty() {
                    number = left.trim().to_owned();
                }
            }
        }
        number
    }

    /// The code of BCP 47 for a code as written, and whether it had to be changed; `None` when
    /// the code is not known.
    pub(crate) fn language<'a>(&'a self, written: &'a str) -> Option<(String, bool)> {
        let code = written.trim();
        let lower = code.to_ascii_lowercase();
        if let Some(two) = self.languages.get(&lower) {
            return Some((two.clone(), true));
        }
        let first = lower.split(['-', '_']).next().unwrap_or_default();
        let letters = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
        letters.then(|| (first.to_owned(), first != code))
    }

    /// Fills in what the body's catalogue leaves out and takes off what says nothing.
    pub(crate) fn repair(&self, record: &mut Record) {
        if record.groups.is_empty() {
            let rule = self
                .groups
                .iter()
                .find(|rule| rule.body == record.body && rule.number.is_match(&record.number));
            if let Some(rule) = rule {
                record.groups.push(Group {
                    name: rule.group.clone(),
                    basis: GroupBasis::Inferred(rule.source.clone()),
                });
                record.fault(FaultKind::GroupInferred, &rule.group);
            }
        }
        let body = record.body.clone();
        let mut faults: Vec<Fault> = Vec::new();
        record.abstracts.retain(|text| {
            let junk =
                self.junk.iter().any(|junk| junk.body == body && junk.text.is_match(&text.text));
            if junk {
                faults.push(Fault {
                    kind: FaultKind::JunkAbstract,
                    detail: text.text.chars().take(80).collect(),
                });
            }
            !junk
        });
        record.faults.append(&mut faults);
    }
}
