//! How fast texts are read, on one core: `reading_speed FILE…` reads all of them a few times.

use std::time::Instant;

use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let packs = Packs::built_in()?;
    let options = ReadOptions::default();
    let reader = Reader::new(&packs);
    let mut files = Vec::new();
    for path in std::env::args().skip(1) {
        files.push((std::fs::read(&path)?, path));
    }
    let bytes: usize = files.iter().map(|(bytes, _)| bytes.len()).sum();
    for round in 1..=5 {
        let start = Instant::now();
        let mut provisions = 0;
        for (bytes, name) in &files {
            provisions += reader.read(bytes, name, &options)?.provisions.len();
        }
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "round {round}: {:.1} MB, {provisions} provisions, {:.1} MB/s, {:.0} provisions/s",
            bytes as f64 / 1e6,
            bytes as f64 / 1e6 / seconds,
            provisions as f64 / seconds
        );
    }
    Ok(())
}
