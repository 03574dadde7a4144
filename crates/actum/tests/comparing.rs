//! `actum compare` and `actum compile`: what they write, and unusual proposals.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;

use serde_json::Value;
use support::{Place, docx, repository};

const BASE: &str = "-\tresolves\n1\tthat the Director shall report to the Council each year;\n\
    2\tthat the study groups meet twice in a study period;\n3\tto invite the regions to comment.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("base.txt", BASE);
    place.write("north.txt", BASE.replace("shall report", "should report"));
    place.write("south.txt", BASE.replace("shall report", "may report").replace("twice", "once"));
    place.write("marks.txt", "MOD X/1/1\t2\tthat the study groups meet monthly;\nSUP\t9\n");
    place
}

#[track_caller]
fn assert_valid(value: &Value) {
    let file = repository().join("docs/formats/amend.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}\n{value}", errors.join("\n"));
}

#[test]
fn a_comparison_is_said_and_keeps_the_schema() {
    let place = place();
    let run = place.run(&["compare", "base.txt", "north.txt"]).ended(0);
    assert!(run.out.contains("[-shall-][+should+]") && run.out.contains("weaker"), "{}", run.out);
    let found = place.run(&["compare", "--json", "base.txt", "north.txt"]).ended(0).json();
    assert_valid(&found);
    assert_eq!(found["links"][1]["kind"], "reworded");
    assert_eq!(found["links"][1]["differences"][0]["meanings"][0]["aspect"], "force");
    let page = place.run(&["compare", "--html", "base.txt", "north.txt"]).ended(0).out;
    assert!(page.contains("<del>shall</del><ins>should</ins>"), "{page}");
    place.run(&["compare", "--docx", "base.txt", "north.txt", "--out", "t.docx"]).ended(0);
    // The file just written is a proposal with tracked changes of its own.
    let found = place.run(&["compare", "--json", "base.txt", "t.docx"]).ended(0).json();
    assert_valid(&found);
    assert_eq!(found["edition"]["authors"][0]["name"], "north");
    assert!(found["edition"]["other_base"].is_null());
    place.run(&["compare", "--docx", "base.txt", "north.txt", "--out", "t.docx"]).ended(1);
}

#[test]
fn proposals_are_compiled_into_each_form() {
    let place = place();
    for form in ["json", "docx", "xlsx", "html"] {
        let out = format!("table.{form}");
        let files = ["compile", "base.txt", "north.txt", "south.txt", "marks.txt"];
        let run = place.run(&[&files[..], &["--out", &out]].concat()).ended(0);
        assert!(run.err.contains("SUP"), "the mark without a clause is not said: {}", run.err);
        assert!(fs::metadata(place.path(&out)).unwrap().len() > 500);
    }
    let table: Value =
        serde_json::from_str(&fs::read_to_string(place.path("table.json")).unwrap()).unwrap();
    assert_valid(&table);
    assert_eq!(table["rows"][1]["agreement"], "conflict");
    assert_eq!(table["rows"][2]["agreement"], "conflict");
    assert_eq!(table["proposals"][2]["remarks"][0]["code"], "no_such_clause");
    place.run(&["compile", "base.txt", "north.txt", "--out", "table.pdf"]).ended(2);
    let again = ["compile", "base.txt", "north.txt", "--out", "table.json"];
    place.run(&again).ended(1);
}

#[test]
fn another_base_and_equal_names_are_said() {
    let place = place();
    place.write("a/x.txt", BASE);
    place.write("b/x.txt", BASE);
    let run =
        place.run(&["compile", "base.txt", "a/x.txt", "b/x.txt", "--out", "two.json"]).ended(0);
    assert!(run.err.contains("x (2)"), "{}", run.err);
    let inserted = "<w:p><w:r><w:t>Rules for the lighthouse and its keepers</w:t></w:r>\
        <w:ins w:id=\"1\" w:author=\"Ann\"><w:r><w:t>, and their cats</w:t></w:r></w:ins></w:p>";
    place.write("other.docx", docx(inserted));
    let run = place.run(&["compare", "--json", "base.txt", "other.docx"]).ended(0);
    let found = run.json();
    assert_valid(&found);
    assert_eq!(found["edition"]["other_base"], 5);
    let edition = &found["edition"]["clauses"][0]["text"];
    assert_eq!(edition, "Rules for the lighthouse and its keepers, and their cats");
    place.run(&["compare", "base.txt", "missing.txt"]).ended(3).said(&["missing.txt"]);
}
