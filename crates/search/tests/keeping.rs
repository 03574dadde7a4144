//! The index in its folder: kept, found again, replaced when it is of no use.

mod support;

use std::fs;

use actum_model::Language;
use actum_search::{Opened, Position, Record, Search, SearchError, SearchIndex};
use support::{bodies, provision, search};

fn at(last_event: i64) -> Position {
    Position { last_event, mark: "event".to_owned() }
}

#[test]
fn what_was_committed_is_there_again_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/search");
    {
        let (index, opened) = SearchIndex::open(&path).unwrap();
        assert_eq!(opened, Opened::Empty);
        let mut writer = index.writer().unwrap().unwrap();
        writer.replace("u1", &[provision(1, Language::En, "committed words")]).unwrap();
        writer.commit(&at(7)).unwrap();
        writer.replace("u2", &[provision(2, Language::En, "words never committed")]).unwrap();
    }
    let (index, opened) = SearchIndex::open(&path).unwrap();
    assert_eq!(opened, Opened::AsLeft(at(7)));
    assert_eq!(bodies(&search(&index, "words")), ["committed words"]);
}

#[test]
fn one_writes_and_the_other_sees_it_after_refreshing() {
    let folder = tempfile::tempdir().unwrap();
    let (one, _) = SearchIndex::open(folder.path()).unwrap();
    let (other, _) = SearchIndex::open(folder.path()).unwrap();
    let mut writer = one.writer().unwrap().unwrap();
    assert!(other.writer().unwrap().is_none(), "one writes at a time");
    writer.add(&[provision(1, Language::En, "words")]).unwrap();
    writer.commit(&at(1)).unwrap();
    assert!(other.is_empty());
    other.refresh().unwrap();
    assert_eq!((other.len(), other.position().unwrap()), (1, at(1)));
    drop(writer);
    assert!(other.writer().unwrap().is_some());
}

#[test]
fn a_damaged_index_is_replaced_whichever_byte_it_is() {
    let made = tempfile::tempdir().unwrap();
    {
        let (index, _) = SearchIndex::open(made.path()).unwrap();
        let mut writer = index.writer().unwrap().unwrap();
        let records: Vec<Record> =
            (0..50).map(|number| provision(number, Language::En, "some words")).collect();
        writer.add(&records).unwrap();
        writer.commit(&at(1)).unwrap();
    }
    let mut replaced = 0;
    for damaged in fs::read_dir(made.path()).unwrap() {
        let damaged = damaged.unwrap().file_name();
        let name = damaged.to_str().unwrap();
        if name.starts_with('.') || name == "actum-search" || name.ends_with(".lock") {
            continue;
        }
        for how in ["flipped", "cut", "gone"] {
            let folder = tempfile::tempdir().unwrap();
            for file in fs::read_dir(made.path()).unwrap() {
                let file = file.unwrap();
                fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
            }
            let file = folder.path().join(name);
            let mut bytes = fs::read(&file).unwrap();
            if how == "gone" {
                fs::remove_file(&file).unwrap();
            } else {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 0x55;
                bytes.truncate(if how == "cut" { middle } else { bytes.len() });
                fs::write(&file, bytes).unwrap();
            }
            let (index, opened) = SearchIndex::open(folder.path()).unwrap();
            match opened {
                Opened::AsLeft(_) => {
                    assert_eq!(search(&index, "some words").total, 50, "{name} {how}");
                }
                Opened::Replaced(reason) => {
                    assert!(!reason.is_empty());
                    assert!(index.is_empty());
                    replaced += 1;
                }
                // Without meta.json there is no index.
                Opened::Empty => assert_eq!((name, how), ("meta.json", "gone")),
            }
        }
    }
    assert!(replaced > 5, "{replaced}");
}

#[test]
fn a_folder_of_somebody_else_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let refused = SearchIndex::open(folder.path()).unwrap_err();
    assert!(matches!(refused, SearchError::ForeignFolder(_)), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn an_index_filled_bit_by_bit_answers_as_one_filled_at_once() {
    let texts =
        ["director of the bureau", "study group report", "the bureau reports", "group work"];
    let record = |number: usize, version: usize| {
        provision(number, Language::En, texts[(number * 7 + version * 3) % texts.len()])
    };
    let changes =
        |number: usize, version: usize| version == 0 || (number + version).is_multiple_of(3);
    let bit_by_bit = SearchIndex::in_memory().unwrap();
    let mut writer = bit_by_bit.writer().unwrap().unwrap();
    for version in 0..4 {
        for number in 0..60 {
            if changes(number, version) {
                writer.replace(&format!("u{number}"), &[record(number, version)]).unwrap();
            }
            if number.is_multiple_of(17) {
                writer.commit(&at(1)).unwrap();
            }
        }
    }
    writer.commit(&at(2)).unwrap();
    let last = |number: usize| (0..4).rev().find(|v| changes(number, *v)).unwrap();
    let records: Vec<Record> = (0..60).map(|number| record(number, last(number))).collect();
    let at_once = support::index(&records);
    for typed in ["director", "bureau report", "\"study group\"", "gruop", "repo", "work -study"] {
        let search = Search { limit: 100, ..Search::new(typed) };
        assert_eq!(
            bit_by_bit.search(&search).unwrap(),
            at_once.search(&search).unwrap(),
            "{typed}"
        );
    }
}
