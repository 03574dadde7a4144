//! The body that a person means.

use actum_model::{Body, BodyId};
use anyhow::Result;

use crate::failure::{Ending, Failure};
use crate::message::say;

/// Finds a body by id, abbreviation or name in any language, letter case and blanks aside.
///
/// # Errors
///
/// When there is none, naming those that come near, or when several answer to the name.
pub(crate) fn find<'a>(bodies: impl IntoIterator<Item = &'a Body>, wanted: &str) -> Result<BodyId> {
    let bodies: Vec<&Body> = bodies.into_iter().collect();
    let wanted_key = key(wanted);
    // An id is certain; an abbreviation or a name may be shared.
    if let Some(body) = bodies.iter().find(|body| key(body.id.as_str()) == wanted_key) {
        return Ok(body.id.clone());
    }
    for names in [abbreviations, full_names] {
        let found: Vec<&&Body> = bodies
            .iter()
            .filter(|body| names(body).iter().any(|name| key(name) == wanted_key))
            .collect();
        match found.as_slice() {
            [] => {}
            [body] => return Ok(body.id.clone()),
            several => {
                let ids: Vec<&str> = several.iter().map(|body| body.id.as_str()).collect();
                return Err(Failure::error(
                    Ending::Usage,
                    say!("cli-body-ambiguous", name = wanted, ids = ids.join(", ")),
                ));
            }
        }
    }
    let near = near(&bodies, &wanted_key);
    let message = if near.is_empty() {
        say!("cli-body-unknown", name = wanted)
    } else {
        say!("cli-body-unknown-near", name = wanted, near = near.join(", "))
    };
    Err(Failure::error(Ending::NotFound, message))
}

fn key(name: &str) -> String {
    name.chars()
        .filter(|character| !character.is_whitespace() && *character != '-')
        .flat_map(char::to_lowercase)
        .collect()
}

fn abbreviations(body: &Body) -> Vec<&str> {
    body.names.values().flat_map(|names| names.short.iter().map(String::as_str)).collect()
}

fn full_names(body: &Body) -> Vec<&str> {
    body.names
        .values()
        .flat_map(|names| {
            std::iter::once(names.name.as_str()).chain(names.also.iter().map(String::as_str))
        })
        .collect()
}

/// Ids of bodies one of whose names holds the words, at most five.
fn near(bodies: &[&Body], wanted: &str) -> Vec<String> {
    if wanted.is_empty() {
        return Vec::new();
    }
    bodies
        .iter()
        .filter(|body| {
            key(body.id.as_str()).contains(wanted)
                || full_names(body).iter().any(|name| key(name).contains(wanted))
        })
        .take(5)
        .map(|body| body.id.to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use actum_model::{BodyKind, BodyNames, Language, Period};

    use super::*;

    fn body(id: &str, names: &[(Language, &str, &str)]) -> Body {
        let names: BTreeMap<_, _> = names
            .iter()
            .map(|(language, name, short)| {
                let short = vec![(*short).to_owned()];
                (*language, BodyNames { name: (*name).to_owned(), short, also: Vec::new() })
            })
            .collect();
        Body {
            id: BodyId::new(id),
            kind: BodyKind::Group,
            parent: None,
            names,
            valid: Period::default(),
            predecessors: Vec::new(),
            lists_members: false,
            members: Vec::new(),
            reports_to: None,
            source: String::new(),
            verified: false,
        }
    }

    #[test]
    fn a_body_is_found_by_id_abbreviation_and_name_in_any_language() {
        let bodies = [
            body(
                "harbour-council",
                &[(Language::En, "Harbour Council", "HC"), (Language::Zh, "港口理事会", "港理")],
            ),
            body("heritage-circle", &[(Language::En, "Heritage Circle", "HC")]),
        ];
        let found = |name: &str| find(&bodies, name).map(|id| id.to_string());
        assert_eq!(found("harbour-council").unwrap(), "harbour-council");
        assert_eq!(found("HARBOUR  council").unwrap(), "harbour-council");
        assert_eq!(found("港理").unwrap(), "harbour-council");
        assert_eq!(found("Heritage Circle").unwrap(), "heritage-circle");
        let ambiguous = found("hc").unwrap_err();
        assert_eq!(Ending::of(&ambiguous), Some(Ending::Usage));
        let unknown = found("heritage").unwrap_err();
        assert_eq!(Ending::of(&unknown), Some(Ending::NotFound));
        assert!(unknown.to_string().contains("heritage-circle"), "{unknown}");
    }
}
