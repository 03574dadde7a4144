//! `actum search`: words, filters, JSON, an index that is gone or damaged.

mod support;

use std::fs;

use support::{HARBOUR, HARBOUR_ZH, Place};

fn filled() -> Place {
    let place = Place::new();
    place.write("lights.en.txt", HARBOUR);
    place.write("lights.zh.txt", HARBOUR_ZH);
    place.run(&["import", "lights.en.txt", "lights.zh.txt", "--text-id", "lights"]).ended(0);
    place
}

#[test]
fn words_are_found_with_their_place_in_json() {
    let place = filled();
    let run = place.run(&["search", "--json", "organized", "workshops", "--kind", "item"]).ended(0);
    let found = run.json();
    assert_eq!(found["schema_version"], "1.0");
    assert_eq!(found["matched"], "all");
    let hit = &found["hits"][0];
    let words = hit["words"].as_str().unwrap();
    let marks: Vec<&str> = hit["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| {
            let place = |name: &str| mark[name].as_u64().unwrap() as usize;
            &words[place("start")..place("end")]
        })
        .collect();
    assert_eq!(marks, ["organize", "workshop"], "{words}");
    assert!(hit["item"].as_str().unwrap().starts_with("lights:"));
    let chinese = place.run(&["search", "讲习班", "--language", "zh"]).ended(0);
    assert!(chinese.out.contains("讲习班"), "{}", chinese.out);
}

#[test]
fn an_index_that_is_gone_or_damaged_is_made_anew_and_a_change_is_found_at_once() {
    let place = filled();
    place.run(&["search", "workshop"]).ended(0).said(&[]);
    let folder = place.path("actum.db.search");
    assert!(folder.is_dir());
    let found = |place: &Place| {
        place.run(&["search", "workshop", "--json"]).ended(0).json()["total"].clone()
    };
    let before = found(&place);
    for file in fs::read_dir(&folder).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|it| it == "store" || it == "term") {
            fs::write(&file, b"nonsense").unwrap();
        }
    }
    let run = place.run(&["search", "workshop"]).ended(0);
    assert!(run.err.contains("made anew"), "{}", run.err);
    assert_eq!(found(&place), before);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found(&place), before);
    let run = place.run(&["search", "--rebuild"]).ended(0);
    assert!(run.err.contains("made anew"), "{}", run.err);
}

#[test]
fn what_cannot_be_looked_for_is_a_matter_of_usage() {
    let place = filled();
    place.run(&["search"]).ended(2);
    place.run(&["search", "-", "()"]).ended(2);
    place.run(&["search", "word", "--kind", "nonsense"]).ended(2).said(&["--kind"]);
    let long = "a ".repeat(3_000);
    place.run(&["search", &long]).ended(2).said(&["2,000"]);
    fs::create_dir(place.path("mine")).unwrap();
    fs::write(place.path("mine/thesis.txt"), "years of work").unwrap();
    let run = place.run(&["search", "workshop", "--index", "mine"]);
    assert_ne!(run.code, 0);
    assert_eq!(fs::read_dir(place.path("mine")).unwrap().count(), 1, "left as it was");
}
