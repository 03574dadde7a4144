//! `actum compare-languages` and `actum audit`: exit codes, JSON, languages of the messages,
//! hostile inputs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;

use serde_json::Value;
use support::{HARBOUR, Place, repository};

const CODES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];

#[track_caller]
fn assert_valid(schema: &str, value: &Value) {
    let file = repository().join("docs/formats").join(schema);
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// The English text twice, the second time with a date changed.
fn two() -> Place {
    let place = Place::new();
    place.write("a.en.txt", HARBOUR);
    place.write("same.en.txt", format!("{HARBOUR}\n"));
    place.write("b.en.txt", HARBOUR.replace("by 2027", "by 2029"));
    place
}

#[test]
fn agreement_is_0_and_disagreement_is_7() {
    let place = two();
    place.run(&["compare-languages", "a.en.txt", "same.en.txt"]).ended(0);
    let run = place.run(&["compare-languages", "a.en.txt", "b.en.txt"]).ended(7);
    assert!(run.out.contains("2027") && run.out.contains("2029"), "{}", run.out);
    place.run(&["compare-languages", "a.en.txt"]).ended(2);
    place.run(&["compare-languages", "a.en.txt", "missing.txt"]).ended(3).said(&["missing.txt"]);
}

#[test]
fn the_six_bundled_versions_keep_the_schema_and_line_up() {
    let place = Place::new();
    let folder = repository().join("examples/wtsa-24");
    let files: Vec<String> = CODES
        .iter()
        .map(|code| folder.join(format!("actions.{code}.txt")).display().to_string())
        .collect();
    let mut arguments = vec!["compare-languages", "--json"];
    arguments.extend(files.iter().map(String::as_str));
    let run = place.run(&arguments);
    assert!([0, 7].contains(&run.code), "{}", run.err);
    let found = run.json();
    assert_valid("agreement.schema.json", &found);
    // Each provision has its partner in every language.
    for row in found["rows"].as_array().unwrap() {
        let cells = row["cells"].as_array().unwrap();
        assert!(cells.iter().all(|cell| cell.as_array().unwrap().len() == 1), "{row}");
    }
    let mut worst = 1.0_f64;
    for parity in found["parity"].as_array().unwrap() {
        let items = |at: usize| parity["items"][at].as_u64().unwrap() as f64;
        let share = 2.0 * items(2) / (items(0) + items(1));
        println!("{} items {share:.3}", parity["versions"]);
        worst = worst.min(share);
    }
    // What stays is extraction: the bench prints it field by field.
    assert!(worst >= 0.8, "the worst pair shares {worst:.3} of its items");
    // The same files give the same bytes.
    assert_eq!(place.run(&arguments).out, run.out);
}

#[test]
fn findings_are_said_in_six_languages() {
    let place = two();
    let mut said = std::collections::BTreeSet::new();
    for code in CODES {
        let run =
            place.run(&["compare-languages", "a.en.txt", "b.en.txt", "--messages", code]).ended(7);
        said.insert(run.out);
        let run = place.run(&["audit", "a.en.txt", "--messages", code, "--provisions"]);
        assert!(!run.out.contains("audit-") && !run.out.contains("[en]"), "{code}: {}", run.out);
        said.insert(run.out);
    }
    assert_eq!(said.len(), 12, "each language has words of its own");
}

#[test]
fn an_audit_says_what_is_open_and_where() {
    let place = Place::new();
    place.write(
        "open.en.txt",
        "1. Instructs the Director of TSB to submit a report on lamps.\n\n\
         2. Instructs the Director of TSB to report to TSAG by 31 March 2027 on Resolution 68.\n",
    );
    let run = place.run(&["audit", "open.en.txt"]).ended(7);
    for words in ["line 1", "nobody is named who receives it", "no time is given"] {
        assert!(run.out.contains(words), "{words}: {}", run.out);
    }
    assert!(!run.out.contains("line 3"), "the second is complete: {}", run.out);
    let found = place.run(&["audit", "open.en.txt", "--json"]).ended(7).json();
    assert_valid("audit.schema.json", &found);
    assert_eq!(found["citations_looked_up"], false);
    place.run(&["audit", "open.en.txt", "--least", "major"]).ended(0);
}

#[test]
fn an_audit_of_a_text_of_the_register_looks_cited_texts_up() {
    let place = Place::new();
    place.write("lamps.en.txt", "1. Instructs TSAG to revise Resolution 68 by 2027.\n");
    place.run(&["import", "lamps.en.txt", "--db", "r.db", "--quiet"]).ended(0);
    let arguments = ["audit", "lamps", "--db", "r.db", "--json"];
    let found = place.run(&arguments).json();
    assert_valid("audit.schema.json", &found);
    assert_eq!(found["audits"][0]["text"], "lamps/en/1");
    let missing = |found: &Value| {
        let findings = found["audits"][0]["findings"].as_array().unwrap().clone();
        findings.iter().any(|finding| finding["code"] == "cited-text-missing")
    };
    assert!(missing(&found), "{found}");
    place.write("res68.en.txt", "RESOLUTION 68\n\nThe Assembly,\n\ninvites TSAG to study.\n");
    let import = ["import", "res68.en.txt", "--title", "Resolution 68", "--db", "r.db", "--quiet"];
    place.run(&import).ended(0);
    assert!(!missing(&place.run(&arguments).json()));
    place.run(&["audit", "nothing", "--db", "r.db"]).ended(5).said(&["nothing"]);
    place.run(&["audit", "nothing"]).ended(5).said(&["--db"]);
}

#[test]
fn empty_endless_and_foreign_files_are_no_trouble() {
    let place = Place::new();
    place.write("empty.txt", "");
    place.run(&["audit", "empty.txt"]).ended(3);
    place.write("words.txt", "Hello there.\n");
    place.run(&["audit", "words.txt"]).ended(7);
    let clause = "requests the Director of TSB to report, and ";
    place.write("giant.txt", format!("1. {}\n", clause.repeat(500)));
    let run = place.run(&["audit", "giant.txt"]);
    assert!([0, 7].contains(&run.code), "{}", run.err);
    let run = place.run(&["compare-languages", "giant.txt", "words.txt"]);
    assert!([0, 7].contains(&run.code), "{}", run.err);
    let many: String =
        (1..400).map(|number| format!("{number}. Invites TSAG to study.\n\n")).collect();
    place.write("many.en.txt", &many);
    place.write("fewer.en.txt", many.replacen("150. Invites TSAG to study.\n\n", "", 1));
    let run = place.run(&["compare-languages", "many.en.txt", "fewer.en.txt", "--json"]).ended(7);
    let found = run.json();
    let lacking = found["rows"].as_array().unwrap().iter().filter(|row| {
        row["cells"].as_array().unwrap().iter().any(|cell| cell.as_array().unwrap().is_empty())
    });
    assert_eq!(lacking.count(), 1, "one paragraph among hundreds is missing, and it alone");
}
