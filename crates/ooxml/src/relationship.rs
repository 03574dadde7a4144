//! Content types and relationships: how the parts of a package find each other.

use std::collections::BTreeMap;

use crate::Error;
use crate::xml::{Event, XmlReader};

/// What kind of content each part holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContentTypes {
    defaults: BTreeMap<String, String>,
    overrides: BTreeMap<String, String>,
}

impl ContentTypes {
    pub(crate) fn read(mut xml: XmlReader<'_>) -> Result<Self, Error> {
        let mut types = Self::default();
        loop {
            match xml.next()? {
                Event::Start(element) => match element.name {
                    "Default" => {
                        if let (Some(extension), Some(kind)) =
                            (element.attribute("Extension"), element.attribute("ContentType"))
                        {
                            types
                                .defaults
                                .insert(extension.to_ascii_lowercase(), kind.into_owned());
                        }
                    }
                    "Override" => {
                        if let (Some(part), Some(kind)) =
                            (element.attribute("PartName"), element.attribute("ContentType"))
                        {
                            let part = part.trim_start_matches('/').to_ascii_lowercase();
                            types.overrides.insert(part, kind.into_owned());
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(types),
                Event::End | Event::Text(_) => {}
            }
        }
    }

    /// The content type of a part.
    pub fn of(&self, part: &str) -> Option<&str> {
        let part = part.trim_start_matches('/').to_ascii_lowercase();
        self.overrides
            .get(&part)
            .or_else(|| self.defaults.get(part.rsplit_once('.')?.1))
            .map(String::as_str)
    }

    /// Whether some part is of a type that contains `fragment`.
    pub(crate) fn any_contains(&self, fragment: &str) -> bool {
        self.overrides.values().chain(self.defaults.values()).any(|kind| kind.contains(fragment))
    }
}

/// One relationship of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relationship {
    /// Its kind: the last step of the type's address, `footnotes`, `officeDocument`.
    pub kind: String,
    /// Name of the part it leads to, or the address outside. An address is kept for the record
    /// and never followed.
    pub target: String,
    /// Whether it leads out of the package.
    pub external: bool,
}

/// The relationships of a part, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relationships(BTreeMap<String, Relationship>);

impl Relationships {
    pub(crate) fn read(mut xml: XmlReader<'_>, folder: &str) -> Result<Self, Error> {
        let mut all = BTreeMap::new();
        loop {
            match xml.next()? {
                Event::Start(element) if element.name == "Relationship" => {
                    let (Some(id), Some(kind), Some(target)) = (
                        element.attribute("Id"),
                        element.attribute("Type"),
                        element.attribute("Target"),
                    ) else {
                        continue;
                    };
                    let external = element
                        .attribute("TargetMode")
                        .is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target =
                        if external { target.into_owned() } else { resolved(folder, &target) };
                    all.insert(id.into_owned(), Relationship { kind, target, external });
                }
                Event::Eof => return Ok(Self(all)),
                Event::Start(_) | Event::End | Event::Text(_) => {}
            }
        }
    }

    /// The relationship with this id.
    pub fn get(&self, id: &str) -> Option<&Relationship> {
        self.0.get(id)
    }

    /// The part to which the first internal relationship of this kind leads.
    pub fn part(&self, kind: &str) -> Option<&str> {
        self.0
            .values()
            .find(|relationship| relationship.kind == kind && !relationship.external)
            .map(|relationship| relationship.target.as_str())
    }
}

/// A target relative to the folder of its source, as a part name. Steps upwards end at the root of
/// the package: a target cannot leave it.
pub(crate) fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> =
        if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            other => steps.push(other),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_stay_inside_the_package() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "../custom/item.xml"), "custom/item.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "../../../etc/passwd"), "etc/passwd");
    }
}
