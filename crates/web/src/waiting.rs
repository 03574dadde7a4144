//! What waits for somebody: asked in one way by the first page and by letters, so that both name the
//! same items.

use actum_model::{BodyId, PartialDate, Present, Timeliness};
use actum_register::{
    About, Account, BodyRole, Collectives, Deed, Desk, FacetCounts, ItemQuery, Person, SortColumn,
    Waiting, may,
};

use crate::link;

/// The bodies at which somebody holds a position on a day, in whatever role.
pub(crate) fn held(account: &Account, today: PartialDate) -> Vec<BodyId> {
    let held = account.positions.iter().filter(|position| position.is_held_on(today));
    let mut bodies: Vec<BodyId> = held.filter_map(|position| position.body.clone()).collect();
    bodies.sort();
    bodies.dedup();
    bodies
}

/// For whom the first page is made: the bodies that were chosen, else those `held`; none means all.
pub(crate) fn bodies(desk: &Desk, held: Vec<BodyId>) -> Vec<BodyId> {
    desk.bodies.clone().unwrap_or(held)
}

/// For whom letters are written: as the first page has it. Who speaks for no body and chose nothing
/// is shown everything there, and told of it only as one who keeps the register: a letter about
/// other people's work is no news to a reader.
pub(crate) fn told_of(desk: &Desk, held: Vec<BodyId>, person: &Person) -> Option<Vec<BodyId>> {
    let chosen = desk.bodies.is_some() || !held.is_empty();
    let keeps = may(person, Deed::Review, &About::Register);
    (chosen || keeps).then(|| bodies(desk, held))
}

/// Items that these bodies own, themselves or as members of a collective.
pub(crate) fn owned(bodies: &[BodyId], present: Option<Present>) -> ItemQuery {
    ItemQuery {
        bodies: bodies.to_vec(),
        role: BodyRole::Owner,
        collectives: Collectives::Included,
        present,
        facets: FacetCounts::LeftOut,
        ..ItemQuery::default()
    }
}

/// Items of these bodies at a state of time, the earliest first. Which statuses count is said by the
/// workflow of the pack ([`Timeliness::concerns`]).
pub(crate) fn timely(bodies: &[BodyId], present: Option<Present>, when: Timeliness) -> ItemQuery {
    let sort = if when == Timeliness::Stale { SortColumn::Updated } else { SortColumn::Due };
    ItemQuery { timeliness: vec![when], sort, ..owned(bodies, present) }
}

/// Items in which these bodies have a part, with a claim that waits for a second person.
pub(crate) fn claims(bodies: &[BodyId], present: Option<Present>) -> ItemQuery {
    let waits = vec![Waiting::Claim];
    ItemQuery { waits, role: BodyRole::Any, ..owned(bodies, present) }
}

/// Where all that these bodies own is listed under some filters.
pub(crate) fn owned_list(bodies: &[BodyId], filters: Vec<(&str, &str)>) -> String {
    let mut parameters = filters;
    parameters.extend([("role", "owner"), ("sort", "due")]);
    parameters.extend(bodies.iter().map(|body| ("body", body.as_str())));
    link::with_query(link::REGISTER, parameters)
}

/// Where all claims of these bodies are listed.
pub(crate) fn claims_list(bodies: &[BodyId]) -> String {
    let mut parameters = vec![("waits", "claim")];
    parameters.extend(bodies.iter().map(|body| ("body", body.as_str())));
    link::with_query(link::REGISTER, parameters)
}
