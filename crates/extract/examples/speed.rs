//! How fast paragraphs become commitments: `cargo run --release --example speed FILE [ROUNDS]`,
//! FILE being plain text. Prints bytes, provisions, commitments and MB/s of reading and extracting.

use std::time::Instant;

use actum_extract::Extractor;
use actum_pack::Packs;
use actum_read::{ReadOptions, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name a file")?;
    let rounds: u32 = arguments.next().map_or(Ok(3), |written| written.parse())?;
    let bytes = std::fs::read(&path)?;
    let packs = Packs::built_in()?;
    let start = Instant::now();
    let extractor = Extractor::new(&packs)?;
    println!("grammar compiled in {:.0} ms", start.elapsed().as_secs_f64() * 1000.0);
    let megabytes = bytes.len() as f64 / 1e6;
    for _ in 0..rounds {
        let start = Instant::now();
        let document = read(&bytes, &path, &ReadOptions::default(), &packs)?;
        let reading = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let extraction = extractor.extract(&document);
        let extracting = start.elapsed().as_secs_f64();
        println!(
            "{megabytes:.1} MB, {} provisions, {} commitments: read {:.1} MB/s, extract {:.1} MB/s",
            document.provisions.len(),
            extraction.commitments().count(),
            megabytes / reading,
            megabytes / extracting
        );
    }
    Ok(())
}
