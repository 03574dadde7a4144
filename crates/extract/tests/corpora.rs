//! The seeds of the grammar's fuzz target, taken apart by the same functions: as they are in every
//! run, changed at random when asked (`cargo xtask fuzz grammar`).

use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use actum_extract::Extractor;
use actum_model::Format;
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};

/// Time after which one text is taken for a hang. Each takes some milliseconds.
const HANG: Duration = Duration::from_secs(60);

fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/grammar");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let bytes = std::fs::read(path).expect("a readable seed");
            String::from_utf8_lossy(&bytes).into_owned()
        })
        .collect()
}

/// Commitments found in a text; every provision is answered for.
fn commitments(reader: &Reader<'_>, extractor: &Extractor, text: &str) -> usize {
    let options = ReadOptions { format: Some(Format::PlainText), ..ReadOptions::default() };
    let Ok(document) = reader.read(text.as_bytes(), "seed", &options) else { return 0 };
    let extraction = extractor.extract(&document);
    assert_eq!(extraction.readings.len(), document.provisions.len());
    extraction.commitments().count()
}

/// Takes texts apart on a thread of its own, so that a hang is seen.
fn worker() -> (mpsc::Sender<String>, mpsc::Receiver<usize>) {
    let (next, texts) = mpsc::channel::<String>();
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || {
        let packs = Packs::built_in().expect("built-in packs load");
        let extractor = Extractor::new(&packs).expect("built-in packs compile");
        let reader = Reader::new(&packs);
        for text in texts {
            let _ = done.send(commitments(&reader, &extractor, &text));
        }
    });
    (next, waiting)
}

#[test]
fn every_seed_is_taken_apart() {
    let (next, waiting) = worker();
    for seed in seeds() {
        next.send(seed.clone()).expect("the grammar is there");
        let found = waiting.recv_timeout(HANG).expect("no text takes so long or brings it down");
        assert!(found > 0, "nothing is asked in {seed}");
    }
}

/// Cuts, doubles and swaps words and signs, and puts pieces of other languages between them.
fn changed(text: &str, other: &str, random: &mut impl FnMut(usize) -> usize) -> String {
    let mut pieces: Vec<&str> =
        text.split_inclusive([' ', ',', '，', '、', ';', '；', '\n']).collect();
    let others: Vec<&str> = other.split_inclusive([' ', '，', '\n']).collect();
    for _ in 0..=random(8) {
        if pieces.is_empty() {
            break;
        }
        let (one, two) = (random(pieces.len()), random(pieces.len()));
        match random(6) {
            0 => drop(pieces.remove(one)),
            1 => pieces.insert(one, pieces[two]),
            2 => pieces.swap(one, two),
            3 => pieces.insert(one, others[random(others.len())]),
            4 => pieces.insert(one, ["(", "）", "“", "\n\t1\n", ": ", "\u{200f}", "1)"][random(7)]),
            _ => {
                let piece = pieces[one];
                for _ in 0..random(60) {
                    pieces.insert(one, piece);
                }
            }
        }
    }
    pieces.concat()
}

#[test]
#[ignore = "runs as long as it is told to; see fuzz/README.md"]
fn changed_seeds_do_no_harm() {
    let number = |name: &str, usual: u64| {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
    };
    let seconds = number("ACTUM_FUZZ_SECONDS", 60);
    let mut state = number("ACTUM_FUZZ_SEED", 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut random = move |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (limit.max(1) as u64)).unwrap_or(0)
    };
    let seeds = seeds();
    let (next, waiting) = worker();
    let begin = Instant::now();
    let (mut count, mut slowest) = (0u64, Duration::ZERO);
    while begin.elapsed().as_secs() < seconds {
        let one = &seeds[random(seeds.len())];
        let other = &seeds[random(seeds.len())];
        let text = changed(one, other, &mut random);
        let start = Instant::now();
        next.send(text.clone()).expect("the grammar is there");
        if let Err(error) = waiting.recv_timeout(HANG) {
            let path = std::env::temp_dir().join("actum-fuzz-grammar.txt");
            std::fs::write(&path, &text).expect("a writable folder");
            panic!("grammar: {error} on {}", path.display());
        }
        count += 1;
        slowest = slowest.max(start.elapsed());
    }
    println!("grammar: {count} texts in {seconds} s, slowest {slowest:?}");
}
