//! What the packs lack.

use std::path::PathBuf;

use actum_model::Language;
use actum_pack::Packs;
use anyhow::{Result, anyhow};

/// Prints what is missing; false when a body of the United Nations lacks a name.
pub(crate) fn run(folders: &[PathBuf]) -> Result<bool> {
    // Missing parents, circles and names that two bodies share without saying so are refused here.
    let packs = Packs::with_folders(folders).map_err(|error| anyhow!("{error}"))?;
    let unnamed = packs.unnamed();
    for (body, languages) in &unnamed {
        let languages: Vec<&str> = languages.iter().map(|language| language.code()).collect();
        println!("{}: no name in {}", body.id, languages.join(", "));
    }
    let shared = packs.shared_names();
    for name in &shared {
        let bodies: Vec<&str> = name.bodies.iter().map(actum_model::BodyId::as_str).collect();
        println!("`{}` ({}) names {}", name.form, name.language, bodies.join(" and "));
    }
    let of_un =
        |id: &actum_model::BodyId| packs.root(id).is_some_and(|root| root.id.as_str() == "un");
    let all = packs.bodies.iter().filter(|body| of_un(&body.id)).count();
    let lacking = unnamed.iter().filter(|(body, _)| of_un(&body.id)).count();
    println!(
        "{} bodies, {} of them below `un`; {} of these and {} of all have names in all {} \
         languages; {} names are shared by homonyms",
        packs.bodies.len(),
        all,
        all - lacking,
        packs.bodies.len() - unnamed.len(),
        Language::ALL.len(),
        shared.len(),
    );
    Ok(lacking == 0)
}
