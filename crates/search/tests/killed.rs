//! Whoever writes the index is killed: what it committed is there, and from there on the index comes
//! to be what one that was never disturbed is.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use actum_model::Language;
use actum_search::{Opened, Position, Record, Search, SearchIndex};
use support::provision;

/// Names the folder to the process that is killed.
const FOLDER: &str = "ACTUM_TEST_KILLED_WRITER";

/// After so many events the writer commits.
const TOGETHER: i64 = 7;

/// The last event.
const LAST: i64 = 2000;

/// What an event changes: an item gets words, later others.
fn change(event: i64) -> (String, Record) {
    let number = usize::try_from(event % 90).unwrap();
    let words = ["director of the bureau", "study group report", "работа группы", "研究组的报告"];
    let words = words[usize::try_from(event * 7 / 3).unwrap() % words.len()];
    (format!("u{number}"), provision(number, Language::En, &format!("{words} {event}")))
}

/// Goes on from where the index stands, committing every few events.
fn follow(index: &SearchIndex, upto: i64) {
    let mut writer = index.writer().unwrap().unwrap();
    for event in index.position().unwrap().last_event + 1..=upto {
        let (unit, record) = change(event);
        writer.replace(&unit, &[record]).unwrap();
        if event % TOGETHER == 0 || event == upto {
            writer.commit(&Position { last_event: event, mark: event.to_string() }).unwrap();
        }
    }
}

/// The process that is killed; nothing where nobody started it for that.
#[test]
fn the_writer_that_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let (index, _) = SearchIndex::open(Path::new(&folder)).unwrap();
    follow(&index, LAST);
}

#[test]
fn what_a_killed_writer_committed_is_there() {
    let rounds: u64 = std::env::var("ACTUM_TEST_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(12);
    let folder = tempfile::tempdir().unwrap();
    let mut killed = 0;
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "the_writer_that_is_killed"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Not at random, so that a failure comes again; what is going on then differs anyway.
        std::thread::sleep(Duration::from_millis(40 + round * 37 % 160));
        killed += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        let (index, opened) = SearchIndex::open(folder.path()).unwrap();
        let stands = match opened {
            Opened::AsLeft(position) => position.last_event,
            Opened::Empty => 0,
            Opened::Replaced(reason) => panic!("what was committed was given up: {reason}"),
        };
        assert!(stands % TOGETHER == 0 || stands == LAST, "half of a commit: {stands}");
        assert_same(&index, stands);
        if stands == LAST {
            break;
        }
    }
    assert!(killed > 0, "it was over before anybody killed it");
    let (index, _) = SearchIndex::open(folder.path()).unwrap();
    follow(&index, LAST);
    index.refresh().unwrap();
    assert_same(&index, LAST);
}

/// The index answers as one that was filled at once with what the events up to `last` left.
fn assert_same(index: &SearchIndex, last: i64) {
    let mut records = std::collections::BTreeMap::new();
    for event in 1..=last {
        let (unit, record) = change(event);
        records.insert(unit, record);
    }
    let records: Vec<Record> = records.into_values().collect();
    let fresh = support::index(&records);
    assert_eq!(index.len(), fresh.len());
    for typed in ["director", "report", "группа", "研究", "\"study group\"", "burau", "97"]
    {
        let search = Search { limit: 100, ..Search::new(typed) };
        assert_eq!(index.search(&search).unwrap(), fresh.search(&search).unwrap(), "{typed}");
    }
}
