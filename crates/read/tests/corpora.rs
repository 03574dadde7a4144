//! The seeds of the fuzzers, read by the same readers: as they are in every run, changed at random
//! when asked (`cargo xtask fuzz`).

#[path = "../../../fuzz/breaking.rs"]
mod breaking;
#[path = "../../../fuzz/random.rs"]
mod random;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use actum_model::{Document, Format};
use actum_pack::Packs;
use actum_read::{Limits, ReadOptions, Reader};
use breaking::{changed, repacked};
use random::Random;

const FORMATS: [(&str, Format); 6] = [
    ("plain", Format::PlainText),
    ("html", Format::Html),
    ("docx", Format::Docx),
    ("odt", Format::Odt),
    ("pdf", Format::Pdf),
    ("akn", Format::Akn),
];

/// Signs that mean something in these formats.
const SIGNS: &[u8] = b"0123456789<>()[]/ \n-";

/// Time after which one seed is taken for a hang. Each takes some milliseconds.
const HANG: Duration = Duration::from_secs(60);

fn seeds(name: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(name);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the corpus is there")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no seeds", folder.display());
    paths
        .into_iter()
        .map(|path| {
            let bytes = std::fs::read(&path).expect("a readable seed");
            (path, bytes)
        })
        .collect()
}

fn options(format: Format) -> ReadOptions {
    let limits = Limits {
        max_file_bytes: 1 << 20,
        max_inflated_bytes: 4 << 20,
        max_paragraphs: 20_000,
        max_table_cells: 20_000,
        max_pages: 100,
        max_drawing_steps: 500_000,
        ..Limits::default()
    };
    ReadOptions { format: Some(format), limits, ..ReadOptions::default() }
}

/// Every span cuts words out of the text, and no two lie on each other.
fn spans_fit(document: &Document, what: &str) {
    let mut seen = vec![false; document.text.len()];
    for provision in &document.provisions {
        let number = provision.number.as_ref().and_then(|number| number.span);
        for span in number.into_iter().chain([provision.span]) {
            assert!(span.slice(&document.text).is_some(), "{what}: {span:?} fits no text");
            for byte in &mut seen[span.start..span.end] {
                assert!(!std::mem::replace(byte, true), "{what}: {span:?} lies on another");
            }
        }
    }
}

#[test]
fn every_seed_is_read() {
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || {
        let packs = Packs::built_in().expect("the built-in packs are sound");
        let reader = Reader::new(&packs);
        for (name, format) in FORMATS {
            for (path, bytes) in seeds(name) {
                let what = path.display().to_string();
                let read = reader.read(&bytes, "seed", &options(format));
                if let Ok(document) = &read {
                    spans_fit(document, &what);
                }
                done.send((what, read.map(|_| ()))).expect("the test waits");
            }
        }
    });
    let mut good = 0;
    loop {
        match waiting.recv_timeout(HANG) {
            // Seeds that a fuzzer found may be refused.
            Ok((_, outcome)) => good += usize::from(outcome.is_ok()),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("a seed takes longer than {HANG:?}"),
        }
    }
    let all: usize = FORMATS.iter().map(|(name, _)| seeds(name).len()).sum();
    assert!(good >= FORMATS.len(), "only {good} of {all} seeds are readable");
}

/// `ACTUM_FUZZ_SECONDS`, `ACTUM_FUZZ_SEED` and `ACTUM_FUZZ_TARGET` say how long, from where, what.
#[test]
#[ignore = "runs as long as it is told to; see fuzz/README.md"]
fn changed_seeds_do_no_harm() {
    let setting = |name: &str| std::env::var(name).ok();
    let number = |name: &str, usual: u64| {
        setting(name).and_then(|value| value.parse().ok()).unwrap_or(usual)
    };
    let seconds = number("ACTUM_FUZZ_SECONDS", 60);
    let seed = number("ACTUM_FUZZ_SEED", 1).max(1);
    let target = setting("ACTUM_FUZZ_TARGET").unwrap_or_default();
    let packs: &'static Packs =
        Box::leak(Box::new(Packs::built_in().expect("the built-in packs are sound")));
    for (name, format) in
        FORMATS.into_iter().filter(|(name, _)| target.is_empty() || *name == target)
    {
        let (next, bytes) = mpsc::channel::<Vec<u8>>();
        let (done, waiting) = mpsc::channel::<(bool, Duration)>();
        let worker = std::thread::spawn(move || {
            let reader = Reader::new(packs);
            for bytes in bytes {
                let begin = Instant::now();
                let read = reader.read(&bytes, "changed", &options(format));
                if let Ok(document) = &read {
                    spans_fit(document, name);
                }
                let _ = done.send((read.is_ok(), begin.elapsed()));
            }
        });
        let mut random = Random::new(seed);
        let seeds = seeds(name);
        let keep = |bytes: &[u8]| {
            let path = std::env::temp_dir().join(format!("actum-fuzz-{name}.bin"));
            std::fs::write(&path, bytes).expect("a writable folder");
            path.display().to_string()
        };
        let is_main = |part: &str| part == "content.xml" || part == "word/document.xml";
        let begin = Instant::now();
        let (mut count, mut good, mut slowest) = (0u64, 0u64, Duration::ZERO);
        while begin.elapsed().as_secs() < seconds {
            let one = &seeds[random.below(seeds.len())].1;
            let other = &seeds[random.below(seeds.len())].1;
            let packed = matches!(format, Format::Docx | Format::Odt) && random.below(4) > 0;
            let inner = packed.then(|| repacked(one, SIGNS, is_main, &mut random)).flatten();
            let bytes = inner.unwrap_or_else(|| changed(one, other, SIGNS, &mut random));
            next.send(bytes.clone()).expect("the reader is there");
            match waiting.recv_timeout(HANG) {
                Ok((read, time)) => {
                    count += 1;
                    good += u64::from(read);
                    slowest = slowest.max(time);
                    if time > Duration::from_secs(5) {
                        println!("{name}: {time:?} for {}", keep(&bytes));
                    }
                }
                Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name} hangs on {}", keep(&bytes)),
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    panic!("{name} fell over {}", keep(&bytes))
                }
            }
        }
        drop(next);
        worker.join().expect("the reader ends");
        println!("{name}: {count} files in {seconds} s, {good} read, slowest {slowest:?}");
    }
}
