//! Fills an index with paragraphs and asks it, for `cargo xtask bench search`.
//!
//! `search_speed PARAGRAPHS.jsonl.gz QUERIES.txt FOLDER ROUNDS` prints one JSON value.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::Instant;

use actum_model::{Language, TextId};
use actum_search::{Kind, Position, Record, Search, SearchIndex};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, queries, folder, rounds] = &arguments[..] else {
        return Err("usage: search_speed PARAGRAPHS.jsonl.gz QUERIES.txt FOLDER ROUNDS".into());
    };
    let records = records(Path::new(data))?;
    let bytes: usize = records.iter().map(|record| record.body.len()).sum();
    let queries: Vec<String> =
        std::fs::read_to_string(queries)?.lines().map(|line| format!("{line} ")).collect();

    let clock = Instant::now();
    let (index, _) = SearchIndex::open(Path::new(folder))?;
    let mut writer = index.writer()?.ok_or("somebody else writes the index")?;
    for some in records.chunks(200) {
        writer.add(some)?;
    }
    writer.commit(&Position::default())?;
    drop(writer);
    let filled = clock.elapsed();

    let clock = Instant::now();
    let (index, _) = SearchIndex::open(Path::new(folder))?;
    let opened = clock.elapsed();
    // Automata and columns are read once by the first query.
    index.search(&Search::new(&*queries[0]))?;
    let mut times = Vec::new();
    let mut hits = 0;
    for _ in 0..rounds.parse::<usize>()? {
        for query in &queries {
            let clock = Instant::now();
            let found = index.search(&Search::new(&**query))?;
            times.push(clock.elapsed().as_secs_f64() * 1e3);
            hits += found.total;
        }
    }
    let size: u64 = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.metadata().ok())
        .map(|metadata| metadata.len())
        .sum();
    let told = serde_json::json!({
        "records": records.len(), "bytes": bytes, "fill_seconds": filled.as_secs_f64(),
        "open_ms": opened.as_secs_f64() * 1e3, "size": size, "hits": hits, "times_ms": times,
    });
    println!("{told}");
    Ok(())
}

fn records(data: &Path) -> Result<Vec<Record>, Box<dyn Error>> {
    let lines = BufReader::new(flate2::read::GzDecoder::new(std::fs::File::open(data)?)).lines();
    let mut records = Vec::new();
    for line in lines {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let text = TextId::new(document["doc"].as_str().unwrap_or("text"));
        let paragraphs = document["paragraphs"].as_array().into_iter().flatten();
        for words in paragraphs.filter_map(|one| one["text"].as_str()) {
            let number = records.len();
            records.push(Record {
                unit: format!("u{number}"),
                group: format!("g{number}"),
                kind: Kind::Provision,
                language: Some(Language::En),
                text: text.clone(),
                current: true,
                order: number as u64,
                title: String::new(),
                body: words.to_owned(),
                edition: None,
                provision: None,
                item: None,
                status: None,
                bodies: Vec::new(),
            });
        }
    }
    Ok(records)
}
