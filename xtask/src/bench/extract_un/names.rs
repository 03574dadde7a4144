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

/// The short form where the packs have one, else the full name.
pub(crate) fn name(body: &Body) -> &str {
    body.short_name(Language::En)
}

/// The name of the body with this id.
pub(crate) fn of_id(packs: &Packs, id: &BodyId) -> Option<String> {
    packs.body(id).map(|body| name(body).to_owned())
}

/// The five classes of the registry: organs, Secretariat, system, Member States, other.
fn class(packs: &Packs, body: Option<&Body>) -> &'static str {
    let Some(body) = body else { return "other" };
    let members_only = body.kind == BodyKind::Collective
        && !body.members.is_empty()
        && body.members.iter().all(|member| {
            packs.body(member).is_some_and(|member| member.kind == BodyKind::Membership)
        });
    if body.kind == BodyKind::Membership || members_only {
        return "Member States";
    }
    let id = body.id.as_str();
    let family = |root: &str| {
        id == root || packs.ancestors(&body.id).iter().any(|above| above.id.as_str() == root)
    };
    if family("un-system") {
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
