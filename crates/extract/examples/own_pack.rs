//! A text read with a pack of one's own on top of the built-in knowledge: which addressees are bodies
//! that the packs know.
//!
//! `cargo run -p actum-extract --example own_pack -- examples/library-network/pack \
//!     examples/library-network/resolution.en.txt`

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};

use actum_extract::Extractor;
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder of a pack")?);
    let text = arguments.next().ok_or("name a text")?;
    let packs = Packs::with_folders(&[folder])?;
    let document = read_file(Path::new(&text), &ReadOptions::default(), &packs)?;
    let extraction = Extractor::new(&packs)?.extract(&document);
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    for party in extraction.commitments().flat_map(|commitment| &commitment.addressees) {
        let who = match &party.value.body {
            Some(body) => format!("{} ({body})", party.value.name),
            None => format!("{} (no pack knows it)", party.value.name),
        };
        *asked.entry(who).or_default() += 1;
    }
    for (who, times) in asked {
        println!("{times:4}  {who}");
    }
    Ok(())
}
