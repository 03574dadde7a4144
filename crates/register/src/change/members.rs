//! Whom a body stands for.

use std::collections::BTreeMap;

use actum_model::BodyId;

/// Those a body stands for, collectives among them resolved in turn.
pub(crate) fn all_members(members: &BTreeMap<BodyId, Vec<BodyId>>, body: &BodyId) -> Vec<BodyId> {
    let mut found: Vec<BodyId> = Vec::new();
    let mut to_see: Vec<&BodyId> = vec![body];
    while let Some(next) = to_see.pop() {
        for member in members.get(next).into_iter().flatten() {
            if !found.contains(member) {
                found.push(member.clone());
                to_see.push(member);
            }
        }
    }
    found
}
