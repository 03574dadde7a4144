//! `actum extract`: the public JSON, order, folders, pipes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;
use support::{HARBOUR, HARBOUR_ZH, Place, docx, paragraphs, repository};

fn schema() -> jsonschema::Validator {
    let file = repository().join("docs/formats/extraction.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[track_caller]
fn assert_valid(validator: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}\n{value}", errors.join("\n"));
}

/// Three files of three kinds in a folder.
fn three_kinds() -> Place {
    let place = Place::new();
    place.write("texts/b/harbour.en.txt", HARBOUR);
    place.write(
        "texts/a.zh.html",
        HARBOUR_ZH
            .split("\n\n")
            .fold("<!doctype html><html lang=\"zh\"><body>".to_owned(), |page, paragraph| {
                format!("{page}<p>{paragraph}</p>")
            }),
    );
    let lines: Vec<&str> = HARBOUR.lines().filter(|line| !line.is_empty()).collect();
    place.write("texts/c.docx", docx(&paragraphs(&lines)));
    place.write("texts/notes.bin", [0, 1, 2]);
    place
}

#[test]
fn real_output_keeps_the_published_schema() {
    let validator = schema();
    let place = three_kinds();
    let examples = repository().join("examples");
    let run = place.run(&["extract", "texts", examples.to_str().unwrap(), "--jsonl"]).ended(0);
    let mut commitments = 0;
    for line in run.out.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        assert_valid(&validator, &record);
        commitments += record["commitments"].as_array().map_or(0, Vec::len);
    }
    assert!(commitments > 40, "{commitments} commitments in all");
    let whole = place.run(&["extract", "texts", "--json"]).ended(0).json();
    assert_valid(&validator, &whole);
    assert_eq!(whole["documents"].as_array().unwrap().len(), 3);
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let validator = schema();
    let place = three_kinds();
    let run = place.run(&["extract", "texts/b", "--jsonl"]).ended(0);
    let record: Value = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|record| record["outcome"] == "commitments")
        .unwrap();
    assert_valid(&validator, &record);
    let spoilt = |change: &dyn Fn(&mut Value)| {
        let mut record = record.clone();
        change(&mut record);
        validator.is_valid(&record)
    };
    assert!(!spoilt(&|record| record["commitments"][0]["force"]["value"]["force"] = "beg".into()));
    assert!(!spoilt(&|record| record["commitments"][0]["confidence"] = 1.5.into()));
    assert!(!spoilt(&|record| record["commitments"] = Value::Array(Vec::new())));
    assert!(!spoilt(&|record| record["reason"] = "recital".into()));
    assert!(!spoilt(&|record| record["extra"] = true.into()));
    assert!(!spoilt(&|record| record["document"]["sha256"] = "abc".into()));
}

/// Every basis with a span anywhere in a value.
fn bases<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("quote") && fields.contains_key("span") {
                found.push(value);
            }
            fields.values().for_each(|value| bases(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| bases(value, found)),
        _ => {}
    }
}

#[test]
fn every_span_holds_the_words_it_quotes() {
    let place = three_kinds();
    let examples = repository().join("examples");
    let whole =
        place.run(&["extract", "texts", examples.to_str().unwrap(), "--json"]).ended(0).json();
    let mut checked = 0;
    for document in whole["documents"].as_array().unwrap() {
        let text = document["text"].as_str().unwrap();
        let mut found = Vec::new();
        bases(document, &mut found);
        for basis in found {
            let place = |end: &str| usize::try_from(basis["span"][end].as_u64().unwrap()).unwrap();
            let words = text.get(place("start")..place("end"));
            assert_eq!(words, basis["quote"].as_str(), "{basis}");
            checked += 1;
        }
        for record in document["records"].as_array().unwrap() {
            let span = &record["provision"]["span"];
            let place = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
            let words = text.get(place("start")..place("end"));
            assert_eq!(words, record["provision"]["text"].as_str());
        }
    }
    assert!(checked > 100, "{checked} quotes checked");
}

#[test]
fn the_order_and_the_bytes_do_not_depend_on_the_number_of_jobs() {
    let place = Place::new();
    for number in 0..70 {
        place.write(&format!("texts/{number:02}.txt"), HARBOUR.replace('7', &number.to_string()));
    }
    let one = place.run(&["extract", "texts", "--jsonl", "--jobs", "1"]).ended(0).out;
    let many = place.run(&["extract", "texts", "--jsonl", "--jobs", "7"]).ended(0).out;
    assert!(one == many, "the outputs differ");
    let names: Vec<String> = one
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|record| record["document"]["name"].as_str().unwrap().to_owned())
        .collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn what_is_asked_of_whom_is_found_in_both_languages() {
    let place = three_kinds();
    for (file, verbs) in
        [("texts/b/harbour.en.txt", ["instructs", "invites"]), ("texts/a.zh.html", ["责成", "请"])]
    {
        let run = place.run(&["extract", file, "--jsonl"]).ended(0);
        let found: Vec<String> = run
            .out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .flat_map(|record| record["commitments"].as_array().cloned().unwrap_or_default())
            .map(|commitment| commitment["force"]["value"]["verb"].as_str().unwrap().to_owned())
            .collect();
        for verb in verbs {
            assert!(found.iter().any(|word| word.to_lowercase() == verb), "{file}: {found:?}");
        }
    }
}

#[test]
fn standard_input_is_read() {
    let place = Place::new();
    let run = place.run_with_input(&["extract", "-", "--jsonl"], HARBOUR.as_bytes()).ended(0);
    let record: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(record["document"]["name"], "-");
}

#[test]
fn one_refused_file_does_not_stop_the_others() {
    let place = three_kinds();
    place.write("texts/empty.txt", "");
    let run = place.run(&["extract", "texts", "missing.txt", "--jsonl"]).ended(3).said(&[
        "texts/empty.txt",
        "missing.txt",
        "3 files read, 2 refused",
    ]);
    assert!(run.out.contains("harbour.en.txt"));
}

#[test]
fn a_reader_that_goes_away_early_is_no_error() {
    let place = Place::new();
    for number in 0..40 {
        place.write(&format!("texts/{number:02}.txt"), HARBOUR.repeat(30));
    }
    for arguments in [&["extract", "texts", "--jsonl"][..], &["extract", "texts"][..]] {
        let mut child =
            place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
    }
}

#[test]
fn quiet_leaves_only_the_result() {
    let place = three_kinds();
    let run = place.run(&["extract", "texts", "--jsonl", "--quiet"]).ended(0);
    assert_eq!(run.err, "");
    let run = place.run(&["extract", "texts", "--jsonl", "--quiet", "--timings"]).ended(0);
    assert!(run.err.starts_with("timings: files=3 "), "{}", run.err);
}

#[test]
fn the_least_sure_comes_first_in_a_review() {
    let place = Place::new();
    let text = "1. Instructs the Director of TSB to report to TSAG by 2027.\n\
                2. Requests the Zorbian Lamp Board to consider the matter.\n\
                3. Instructs the Director of TSB to publish the list.\n";
    place.write("doubts.txt", text);
    let run = place.run(&["extract", "doubts.txt", "--review", "--language", "en"]).ended(0);
    let row = |number: &str| {
        let begins = |line: &&str| line.trim_start_matches(['│', '|', ' ']).starts_with(number);
        run.out.lines().position(|line| begins(&line))
    };
    let (known, unknown) = (row("1.1"), row("2.1"));
    assert!(known.is_some() && unknown.is_some() && unknown < known, "{}", run.out);
    assert!(run.out.contains("Look at") && run.out.contains("Responsible ("), "{}", run.out);
    let all = place.run(&["extract", "doubts.txt", "--json", "--language", "en"]).ended(0).json();
    assert_eq!(all["documents"].as_array().unwrap().len(), 1);
    place.run(&["extract", "doubts.txt", "--review", "--json"]).ended(2);
}
