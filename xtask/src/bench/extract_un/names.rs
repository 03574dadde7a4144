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
const PEOPLE: [&str; 7] = [
    "women",
    "youth",
    "stakeholders",
    "local-communities",
    "itu-membership",
    "all-members",
    "media",
];

/// The bodies of the packs whose parts the registry counts as Member States.
const STATES: [&str; 6] = [
    "un-member-states",
    "states",
    "states-parties",
    "governments",
    "developing-countries",
    "itu-member-states",
];

/// Whether the position belongs to an assembly or a council.
fn chairs(packs: &Packs, body: &Body) -> bool {
    let parent = body.parent.as_ref().and_then(|parent| packs.body(parent));
    parent.is_some_and(|parent| matches!(parent.kind, BodyKind::Assembly | BodyKind::Council))
}

/// Whether the registry takes the party for an addressee: unnamed stakeholders are left out.
pub(crate) fn is_addressee(party: &Party) -> bool {
    party.body.as_ref().is_none_or(|body| body.as_str() != "stakeholders")
}

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
            // The president of an organ is counted to the organ, a rapporteur to the Secretariat.
            BodyKind::Position if chairs(packs, body) => "UN Organs",
            BodyKind::Office | BodyKind::Position => "UN Secretariat",
            BodyKind::Organization | BodyKind::Sector => "UN System",
            _ => "UN Organs",
        }
    } else {
        "other"
    }
}
