//! The packs in the repository hold together.

use actum_pack::Packs;

#[test]
fn the_built_in_packs_load() {
    let packs = Packs::built_in().unwrap_or_else(|error| panic!("{error}"));
    assert!(packs.bodies.len() > 50, "only {} bodies", packs.bodies.len());
}
