//! A collection with a document a line from standard input, packed or not: for each document its
//! id and how many commitments it holds.
//!
//! `cargo run --release -p actum-extract --example stream < corpus.jsonl.zst`

use std::error::Error;

use actum_extract::Extractor;
use actum_pack::Packs;
use actum_read::corpus::CorpusDocument;
use actum_read::source::{Line, Lines, unpacked};
use actum_read::{Limits, ReadOptions, Reader};

fn main() -> Result<(), Box<dyn Error>> {
    let packs = Packs::built_in()?;
    let (reader, extractor) = (Reader::new(&packs), Extractor::new(&packs)?);
    let options = ReadOptions::default();
    let (_, stream) = unpacked(std::io::stdin())?;
    let mut lines = Lines::new(stream, Limits::default().max_line_bytes);
    while let Some(line) = lines.next_line()? {
        let number = lines.number();
        let understood = match line {
            Line::TooLong { bytes } => Err(format!("line {number} has {bytes} bytes")),
            Line::Whole(line) => CorpusDocument::parse(&line, "standard input", number)
                .and_then(|document| {
                    let id = document.id.clone().unwrap_or_else(|| number.to_string());
                    let document = reader.read_corpus_document(&document, &id, &options)?;
                    Ok((id, extractor.extract(&document).commitments().count()))
                })
                .map_err(|error| error.to_string()),
        };
        // One broken document is no reason to stop.
        match understood {
            Ok((id, commitments)) => println!("{id}\t{commitments}"),
            Err(problem) => eprintln!("{problem}"),
        }
    }
    Ok(())
}
