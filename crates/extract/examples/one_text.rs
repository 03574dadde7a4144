//! What a text asks of whom, each value with the words or the rule it stands on.
//!
//! `cargo run -p actum-extract --example one_text -- resolution.docx`

use std::error::Error;
use std::path::Path;

use actum_extract::Extractor;
use actum_model::Basis;
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file: .txt, .docx, .html, .akn")?;
    let packs = Packs::built_in()?;
    let document = read_file(Path::new(&path), &ReadOptions::default(), &packs)?;
    let extraction = Extractor::new(&packs)?.extract(&document);
    for commitment in extraction.commitments() {
        println!("{}  {}", commitment.id, commitment.act.value);
        println!("    {}: {}", commitment.force.value.verb, ground(&commitment.force.basis));
        for party in &commitment.addressees {
            println!("    {}: {}", party.value.name, ground(&party.basis));
        }
        for due in &commitment.due {
            println!("    {}: {}", due.value.written, ground(&due.basis));
        }
    }
    Ok(())
}

fn ground(basis: &Basis) -> String {
    match basis {
        Basis::Stated { span, quote } => format!("said at {}–{}: {quote}", span.start, span.end),
        Basis::Inherited { from, quote, .. } => format!("said by provision {from}: {quote}"),
        Basis::Inferred { rule, .. } => format!("concluded by the rule {rule}"),
        Basis::Entered { by, .. } => format!("entered by {by}"),
    }
}
