//! `actum catalogue` and `actum overlap`: from a file of works to what is near, and refusals.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use serde_json::Value;
use support::Place;

const WORKS: &str = concat!(
    r#"{"body":"AAA","number":"AAA 1001","title":{"eng":"Security of gateways in home networks"},"abstract":"Threats to gateways and how they are met.","group":"AAA Group 1"}"#,
    "\n",
    r#"{"body":"AAA","number":"AAA 2","title":"=Guidelines on gateways, their security and home networks","group":"AAA Group 2"}"#,
    "\n",
    r#"{"body":"BBB","number":"BBB 900","title":"Home networks: security of gateways","abstract":"Threats to gateways, and how they are met. Aligned with AAA 1001.","group":"BBB 7"}"#,
    "\n",
    r#"{"body":"BBB","number":"BBB 901","title":"Vocabulary of bridges"}"#,
    "\n",
);

/// A place with the works in its catalogue.
fn filled() -> Place {
    let place = Place::new();
    place.write("works.jsonl", WORKS);
    let run = place.run(&["catalogue", "import", "works.jsonl"]).ended(0);
    assert!(run.out.contains("4 records"), "{}", run.out);
    assert!(run.out.contains("language-code"), "{}", run.out);
    place
}

fn ids(found: &Value) -> Vec<&str> {
    let all = found["found"].as_array().unwrap();
    all.iter().map(|one| one["work"]["id"].as_str().unwrap()).collect()
}

#[test]
fn importing_again_reads_nothing_and_what_is_broken_is_named() {
    let place = filled();
    let run = place.run(&["catalogue", "import", "works.jsonl", "--json"]).ended(0);
    let report = run.json();
    assert_eq!((&report["files"]["read"], &report["files"]["unchanged"]), (&0.into(), &1.into()));
    let list = place.run(&["catalogue", "list", "--json"]).ended(0).json();
    assert_eq!(list["bodies"][1]["body"], "BBB");
    assert_eq!(list["bodies"][1]["works"], 2);
    place.run(&["catalogue", "list"]).ended(0);

    place.write("bad.jsonl", "{\"number\":\"CCC 1\"}\nnot json\n");
    for code in ["ar", "zh", "en", "fr", "ru", "es"] {
        let name = format!("bad-{code}");
        let arguments = ["catalogue", "import", "bad.jsonl", "--name", &name, "--messages", code];
        place.run(&arguments).ended(3).said(&["bad.jsonl#2"]);
    }
    place.run(&["catalogue", "import", "missing.zip"]).ended(3).said(&["missing.zip"]);
    place.write("x.docx", "x");
    place.run(&["catalogue", "import", "x.docx"]).ended(3).said(&["x.docx", ".csv"]);
}

#[test]
fn a_work_finds_its_neighbour_with_reasons() {
    let place = filled();
    let found = place.run(&["overlap", "work", "aaa 1001", "--json"]).ended(0).json();
    assert_eq!(found["of"]["work"]["id"], "AAA|AAA 1001");
    assert_eq!(ids(&found)[0], "BBB|BBB 900");
    let first = &found["found"][0];
    assert!(
        first["phrases"].as_array().unwrap().contains(&"Security of gateways".into()),
        "{first}"
    );
    assert!(first["reasons"].as_array().unwrap().len() >= 3, "{first}");
    let table = place.run(&["overlap", "work", "AAA|AAA 1001"]).ended(0);
    assert!(table.out.contains("BBB 900") && table.out.contains('%'), "{}", table.out);
    // Groups of one body are compared when groups are asked for.
    let found = place.run(&["overlap", "work", "AAA 1001", "--groups", "--json"]).ended(0).json();
    assert!(ids(&found).contains(&"AAA|AAA 2"), "{found}");
    place.run(&["overlap", "work", "AAA 77"]).ended(5).said(&["AAA 77"]);
    place.run(&["overlap", "work", "AAA 1001", "--with", "ZZZ"]).ended(5).said(&["ZZZ", "BBB"]);
}

#[test]
fn a_text_finds_who_has_it() {
    let place = filled();
    place.write("new.txt", "Secure gateways for home networks\n\nAs in AAA 1001.\n");
    let found = place.run(&["overlap", "text", "new.txt", "--json", "--top", "2"]).ended(0).json();
    assert_eq!(ids(&found), ["AAA|AAA 1001", "BBB|BBB 900"]);
    let csv = place.run(&["overlap", "text", "new.txt", "--csv"]).ended(0);
    assert!(csv.out.starts_with("probability,score,body,number,title,shared\r\n"), "{}", csv.out);
    assert!(csv.out.contains("'=Guidelines"), "{}", csv.out);
    place.write("odd.txt", "zzz qqq");
    let run = place.run(&["overlap", "text", "odd.txt"]).ended(0);
    assert!(run.out.contains("found nothing"), "{}", run.out);
    place.run(&["overlap", "text", "missing.txt"]).ended(3).said(&["missing.txt"]);
}

#[test]
fn pairs_of_two_bodies_over_a_probability() {
    let place = filled();
    let all = place.run(&["overlap", "between", "BBB", "AAA", "--least", "1", "--json"]);
    let all = all.ended(0).json();
    let pairs = all["pairs"].as_array().unwrap();
    assert!(!pairs.is_empty());
    assert!(pairs.iter().all(|pair| pair["of"]["body"] == "BBB"));
    place.run(&["overlap", "between", "BBB"]).ended(0);
    place.run(&["overlap", "between", "BBB", "--csv"]).ended(0);
    place.run(&["overlap", "between", "QQQ"]).ended(5).said(&["QQQ", "AAA"]);
    place.run(&["overlap", "between", "BBB", "--least", "0"]).ended(2);
}

#[test]
fn without_a_catalogue_the_way_to_one_is_named() {
    let place = Place::new();
    let run = place.run(&["overlap", "work", "AAA 1001"]).ended(5);
    assert!(run.err.contains("actum catalogue import"), "{}", run.err);
}

#[test]
fn the_works_of_two_groups_are_divided_with_a_line_in_each_part() {
    let place = filled();
    let propose = ["demarcate", "propose", "aaa group 1", "BBB 7", "--topic", "home networks"];
    let json = place.run(&[&propose[..], &["--json"]].concat()).ended(0).json();
    let parts = json["demarcation"]["sub_topics"].as_array().unwrap();
    let mut works: Vec<&str> = Vec::new();
    for part in parts {
        works.extend(
            part["works"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()),
        );
    }
    works.sort_unstable();
    assert_eq!(works, ["AAA|AAA 1001", "BBB|BBB 900"], "each once: {json}");
    for code in ["ar", "zh", "en", "fr", "ru", "es"] {
        let run = place.run(&[&propose[..], &["--works", "--messages", code]].concat()).ended(0);
        assert!(run.out.contains("AAA 1001") && run.out.contains("BBB 7"), "{code}: {}", run.out);
    }
}

#[test]
fn a_line_that_cannot_be_proposed_says_why() {
    let place = filled();
    let propose = |rest: &[&str]| place.run(&[&["demarcate", "propose"][..], rest].concat());
    propose(&["BBB 7", "--topic", "gateways"]).ended(2).said(&["two different"]);
    propose(&["BBB 7", "bbb 7", "--topic", "gateways"]).ended(2).said(&["two different"]);
    propose(&["BBB 7", "AAA Group 9", "--topic", "gateways"])
        .ended(5)
        .said(&["AAA Group 9", "AAA Group 1"]);
    propose(&["BBB 7", "AAA Group 1", "--topic", "…"]).ended(2).said(&["--topic"]);
    propose(&["BBB 7", "AAA Group 1", "--topic", "lighthouses"]).ended(5).said(&["2 works"]);
}
