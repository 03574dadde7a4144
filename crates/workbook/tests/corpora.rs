//! The seeds of the fuzzer of workbooks: as they are in every run, changed at random when asked
//! (`cargo xtask fuzz workbook`).

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

#[path = "../../../fuzz/breaking.rs"]
mod breaking;
#[path = "../../../fuzz/random.rs"]
mod random;
mod support;

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use actum_model::Language;
use actum_pack::Packs;
use actum_workbook::{Book, HandChoice, Known, Marks, hand_document, hand_rows, hand_tables};
use breaking::{changed, repacked};
use random::Random;

/// Signs that mean something in a workbook.
const SIGNS: &[u8] = b"0123456789<>\"=AZ:!/-";

/// Time after which one seed is taken for a hang. Each takes some milliseconds.
const HANG: Duration = Duration::from_secs(60);

fn seeds() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/workbook");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

/// What came of a workbook.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    read: bool,
    marked: bool,
    rows: usize,
}

/// Reads a workbook in every way there is; what comes out has to hang together.
fn look(bytes: &[u8]) -> Outcome {
    let book = match Book::read(bytes) {
        Ok(book) => book,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return Outcome { read: false, marked: false, rows: 0 };
        }
    };
    let marks = Marks::of(&book);
    if let Ok(marks) = &marks {
        let columns = marks.columns.len();
        assert!(marks.items.values().all(|(_, texts)| texts.len() == columns));
    }
    let packs = Packs::shared().unwrap();
    let known = Known::new(Language::En, &packs.bodies, &packs.occasions, packs.months());
    let tables = hand_tables(&book, packs, &known, &HandChoice::default());
    let mut count = 0;
    for table in &tables {
        let rows = hand_rows(&book, table, &known, &packs.workflows);
        assert_eq!(rows.len(), table.rows.len());
        count += rows.len();
    }
    let html = hand_document(&book, &tables, packs, Language::En, "seed");
    assert!(!html.is_empty());
    Outcome { read: true, marked: marks.is_ok(), rows: count }
}

/// Looks at workbooks on a thread of its own, one after another, and guards against hangs.
struct Guarded {
    next: mpsc::Sender<Vec<u8>>,
    done: mpsc::Receiver<(Outcome, Duration)>,
}

impl Guarded {
    fn new() -> Self {
        let (next, bytes) = mpsc::channel::<Vec<u8>>();
        let (say, done) = mpsc::channel();
        std::thread::spawn(move || {
            for bytes in bytes {
                let begin = Instant::now();
                let outcome = look(&bytes);
                let _ = say.send((outcome, begin.elapsed()));
            }
        });
        Self { next, done }
    }

    fn look(&self, bytes: &[u8], what: &str) -> (Outcome, Duration) {
        let _ = self.next.send(bytes.to_vec());
        match self.done.recv_timeout(HANG) {
            Ok(done) => done,
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what} takes longer than {HANG:?}"),
            Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{what} brought the reader down"),
        }
    }
}

#[test]
fn every_seed_is_read() {
    let guarded = Guarded::new();
    let seeds = seeds();
    let outcomes: Vec<(String, Outcome)> = seeds
        .iter()
        .map(|(path, bytes)| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let outcome = guarded.look(bytes, &name).0;
            (name, outcome)
        })
        .collect();
    let of = |name: &str| &outcomes.iter().find(|(known, _)| known == name).unwrap().1;
    assert_eq!(*of("hand.xlsx"), Outcome { read: true, marked: false, rows: 3 });
    let plan = of("plan.xlsx");
    assert!(plan.read && plan.marked, "{plan:?}");
    assert!(!of("cut.xlsx").read);
}

/// The seeds, made anew: `ACTUM_SEEDS=1 cargo nextest run -p actum-workbook --test corpora`.
mod making {
    use super::*;

    #[tokio::test]
    async fn seeds_are_made_when_asked_for() {
        if std::env::var_os("ACTUM_SEEDS").is_none() {
            return;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/workbook");
        std::fs::create_dir_all(&folder).unwrap();
        let plan = support::Desk::new().await.exported(Language::En).await;
        std::fs::write(folder.join("plan.xlsx"), &plan).unwrap();
        std::fs::write(folder.join("cut.xlsx"), &plan[..plan.len() / 2]).unwrap();
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "Plan of the harbour office").unwrap();
        for (column, heading) in (0..).zip(["No.", "Action", "Responsible", "Due date", "Status"]) {
            sheet.write_string(1, column, heading).unwrap();
        }
        let rows = [
            ["1", "Publish the survey of lights", "TSAG", "2027-03-31", "done"],
            ["2", "Write to the members", "SG17; TSAG", "31 March 2027", "ongoing"],
            ["3", "Close the list", "somebody", "soon", "half way"],
        ];
        for (row, cells) in (2..).zip(rows) {
            for (column, words) in (0..).zip(cells) {
                sheet.write_string(row, column, words).unwrap();
            }
        }
        sheet.merge_range(6, 0, 6, 4, "A footnote", &rust_xlsxwriter::Format::new()).unwrap();
        std::fs::write(folder.join("hand.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    }
}

/// `ACTUM_FUZZ_SECONDS` and `ACTUM_FUZZ_SEED` say how long and from where.
#[test]
#[ignore = "runs as long as it is told to; see fuzz/README.md"]
fn changed_seeds_do_no_harm() {
    let number = |name: &str, usual: u64| {
        std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
    };
    let seconds = number("ACTUM_FUZZ_SECONDS", 60);
    let seed = number("ACTUM_FUZZ_SEED", 1).max(1);
    let mut random = Random::new(seed);
    let (guarded, seeds) = (Guarded::new(), seeds());
    let kept = std::env::temp_dir().join("actum-fuzz-workbook.bin");
    let begin = Instant::now();
    let (mut count, mut good, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while begin.elapsed().as_secs() < seconds {
        let one = &seeds[random.below(seeds.len())].1;
        let other = &seeds[random.below(seeds.len())].1;
        let packed = random.below(4) > 0;
        let inner = packed.then(|| repacked(one, SIGNS, |_| false, &mut random)).flatten();
        let bytes = inner.unwrap_or_else(|| changed(one, other, SIGNS, &mut random));
        // Kept before it is looked at: a reader that falls over tells nothing.
        std::fs::write(&kept, &bytes).unwrap();
        let (outcome, time) = guarded.look(&bytes, &kept.display().to_string());
        count += 1;
        good += u64::from(outcome.read);
        slowest = slowest.max(time);
    }
    println!("workbook: {count} files in {seconds} s, {good} read, slowest {slowest:?}");
}
