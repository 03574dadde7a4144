//! A damaged page in the file of a register: every command says so and what to do next, none goes
//! on as if nothing were, and nothing is made worse.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;

use support::{Place, Run};

/// First bytes of leaf pages (SQLite file format, 1.6).
const TABLE: u8 = 0x0d;
const INDEX: u8 = 0x0a;

/// How many pages of a kind are damaged, one at a time.
const VICTIMS: usize = 4;

const REGISTER: &str = "actum.db";

/// The register as it was, as bytes, and where pages of a kind begin.
fn pages(bytes: &[u8], kind: u8) -> (usize, Vec<usize>) {
    let size = match u16::from_be_bytes([bytes[16], bytes[17]]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let places: Vec<usize> =
        (size..bytes.len()).step_by(size).filter(|at| bytes[*at] == kind).collect();
    let step = places.len().div_ceil(VICTIMS).max(1);
    (size, places.into_iter().step_by(step).collect())
}

/// Puts the register there with the middle of one page written over; nothing is beside it.
fn damage(place: &Place, whole: &[u8], at: usize, size: usize) {
    let mut bytes = whole.to_vec();
    bytes[at + 8..at + size - 8].fill(0xfe);
    fs::write(place.path(REGISTER), bytes).unwrap();
    for end in ["-wal", "-shm"] {
        let _ = fs::remove_file(place.path(&format!("{REGISTER}{end}")));
    }
}

#[track_caller]
fn clear(run: Run, what: &str) -> Run {
    assert!(!run.err.contains("panicked"), "{what}: {}", run.err);
    assert!([0, 4, 6].contains(&run.code), "{what} ended with {}: {}", run.code, run.err);
    if run.code == 4 {
        assert!(run.err.contains("damaged"), "{what}: {}", run.err);
        assert!(run.err.contains("backup"), "{what} says what to do next: {}", run.err);
    }
    run
}

#[test]
fn a_damaged_page_is_told_and_nothing_is_made_worse() {
    let place = Place::with_harbour();
    let listing = place.run(&["items", "--json"]).ended(0).json();
    let item = listing["items"][0]["id"].as_str().unwrap();
    for number in 0..30 {
        place.run(&["item", "note", item, &format!("note {number}")]).ended(0);
    }
    let items = place.run(&["items", "--json"]).ended(0).out;
    place.run(&["backup", "backup"]).ended(0);
    let whole = fs::read(place.path(REGISTER)).unwrap();
    let (mut saved, mut lost) = (0, 0);
    for kind in [TABLE, INDEX] {
        let mut found = 0;
        let (size, mut victims) = pages(&whole, kind);
        assert!(victims.len() > 2, "{} pages of kind {kind}", victims.len());
        // One of the record itself: kinds of events stand there alone.
        let record =
            |at: &usize| whole[*at..*at + size].windows(10).any(|some| some == b"note-added");
        let mut all = (size..whole.len()).step_by(size).filter(|at| whole[*at] == kind);
        victims.extend(all.find(record).filter(|_| kind == TABLE));
        for at in victims {
            damage(&place, &whole, at, size);
            let damaged = fs::read(place.path(REGISTER)).unwrap();
            let what = format!("page {} of kind {kind}", at / size + 1);
            let check = clear(place.run(&["check"]), &what);
            if check.code == 0 {
                // A page that nothing stands in any more, but for its first byte.
                assert_eq!(place.run(&["items", "--json"]).ended(0).out, items, "{what}");
                continue;
            }
            found += 1;
            clear(place.run(&["items"]), &what);
            clear(place.run(&["backup", "another"]), &what);
            let _ = fs::remove_dir_all(place.path("another"));
            let same = fs::read(place.path(REGISTER)).unwrap() == damaged;
            assert!(same, "{what}: looking changes nothing");
            let is_whole = check.err.contains("record itself is whole");
            let export = clear(place.run(&["db", "export", "out.jsonl", "--force"]), &what);
            if is_whole && export.code == 0 {
                // Everything that follows from the record is made anew.
                let made = ["db", "import", "out.jsonl", "--db", "anew.actum"];
                place.run(&made).ended(0);
                place.run(&["check", "--db", "anew.actum"]).ended(0);
                let anew = place.run(&["items", "--json", "--db", "anew.actum"]).ended(0).out;
                assert_eq!(anew, items, "{what}");
                fs::remove_file(place.path("anew.actum")).unwrap();
                saved += 1;
            } else {
                assert!(!is_whole || export.err.contains("damaged"), "{what}: {}", export.err);
                lost += 1;
            }
            // A change is made or refused, never half made.
            let note = clear(place.run(&["item", "note", item, "one more"]), &what);
            let after = clear(place.run(&["check"]), &what);
            assert_ne!(after.code, 0, "{what} after {}: {}", note.code, after.out);
            place.run(&["restore", "backup", "--force"]).ended(0);
            assert_eq!(place.run(&["items", "--json"]).ended(0).out, items, "{what}");
            for name in place.files() {
                if name.starts_with(&format!("{REGISTER}.replaced")) {
                    fs::remove_file(place.path(&name)).unwrap();
                }
            }
        }
        assert!(found > 1, "{found} damaged pages of kind {kind} were found");
    }
    assert!(saved > 0 && lost > 0, "{saved} could be saved by an export, {lost} by a backup");
}
