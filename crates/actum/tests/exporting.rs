//! `actum export`: from a file and from the register, and what is refused.

mod support;

use support::Place;

#[test]
fn a_file_is_exported_and_read_again_alike() {
    let place = Place::with_harbour();
    let run = place
        .run(&["export", "harbour.en.txt", "--to", "akn", "--out", "harbour.akn"])
        .ended(0)
        .said(&["harbour.akn", "provisions"]);
    assert_eq!(run.out, "");
    let of = |file: &str| -> Vec<(String, String)> {
        let run = place.run(&["extract", file, "--jsonl", "--quiet"]).ended(0);
        run.out
            .lines()
            .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a record"))
            .map(|record| {
                (record["provision"]["id"].to_string(), record["commitments"].to_string())
            })
            .collect()
    };
    assert_eq!(of("harbour.akn"), of("harbour.en.txt"));
    // From the register the same text comes out, with the id of the text in its address.
    let from_register = place.run(&["export", "harbour", "--to", "akn"]).ended(0).out;
    let from_file = String::from_utf8(std::fs::read(place.path("harbour.akn")).expect("a file"));
    assert_eq!(Ok(from_register), from_file);
}

#[test]
fn what_cannot_be_exported_is_refused() {
    let place = Place::with_harbour();
    place.run(&["export", "nowhere", "--to", "akn"]).ended(5).said(&["nowhere", "actum texts"]);
    place
        .run(&["export", "harbour", "--to", "akn", "--language", "zh"])
        .ended(5)
        .said(&["harbour", "zh", "en"]);
    place.write("there.akn", "mine");
    place
        .run(&["export", "harbour", "--to", "akn", "--out", "there.akn"])
        .ended(1)
        .said(&["there.akn", "--force"]);
    assert_eq!(std::fs::read(place.path("there.akn")).expect("a file"), b"mine");
    place.run(&["export", "harbour", "--to", "akn", "--out", "there.akn", "--force"]).ended(0);
    place.run(&["export", "harbour", "--to", "docx"]).ended(2);
}
