//! Names and classes of bodies as the scorer writes them.

use actum_model::{Body, BodyId, BodyKind, Language, Party};
use actum_pack::Packs;
use serde_json::{Value, json};

/// A party as `{text, normalized, type}`.
pub(crate) fn party(packs: &Packs, party: &Party, written: &str) -> Value {
    let body = party.body.as_ref().and_then(|id| packs.body(id));
    let name = body.map_or_else(|| party.name.clone(), |body| name(body).to_owned());
    json!({"text": written, "normalized": name, "type": class(packs, body)})
}

/// The full name.
pub(crate) fn name(body: &Body) -> &str {
    body.display_name(Language::En).0
}

/// The name of the body with this id.
pub(crate) fn of_id(packs: &Packs, id: &BodyId) -> Option<String> {
    packs.body(id).map(|body| name(body).to_owned())
}

/// Whether the registry counts a mention of the party as one of an entity: people and unnamed
/// stakeholders are none.
pub(crate) fn counts(party: &Party) -> bool {
    party.body.as_ref().is_none_or(|body| !PEOPLE.contains(&body.as_str()))
}

/// Classes of people and of unnamed others.
const PEOPLE: [&str; 6] =
    ["women", "youth", "stakeholders", "local-communities", "itu-membership", "media"];

/// The bodies of the packs whose parts the registry counts as Member States.
const STATES: [&str; 6] = [
    "un-member-states",
    "states",
    "states-parties",
    "governments",
    "developing-countries",
    "itu-member-states",
];

/// The five classes of the registry: organs, Secretariat, system, Member States, other.
fn class(packs: &Packs, body: Option<&Body>) -> &'static str {
    let Some(body) = body else { return "other" };
    let id = body.id.as_str();
    let family = |root: &str| {
        id == root || packs.ancestors(&body.id).iter().any(|above| above.id.as_str() == root)
    };
    let states = STATES.contains(&id)
        || packs.ancestors(&body.id).iter().any(|above| STATES.contains(&above.id.as_str()));
    if states {
        "Member States"
    } else if family("un-system") {
        "UN System"
    } else if family("un-secretariat") || id == "un" {
        "UN Secretariat"
    } else if family("un") {
        match body.kind {
            BodyKind::Office | BodyKind::Position => "UN Secretariat",
            BodyKind::Organization | BodyKind::Sector => "UN System",
            _ => "UN Organs",
        }
    } else {
        "other"
    }
}
