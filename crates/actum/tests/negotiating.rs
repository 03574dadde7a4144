//! `actum draft`: a text negotiated from its base to its end, and what is refused.

mod support;

use std::fs;

use serde_json::Value;
use support::Place;

const BASE: &str =
    "1\tTSAG shall report every year.\n2\tThe Director helps.\n3\tMembers may join.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("base.txt", BASE);
    place.write("north.txt", BASE.replace("shall", "should"));
    place.write("south.txt", BASE.replace("shall", "must") + "4\tThis ends in 2030.\n");
    place.write("marks.txt", "MOD X/1/1\t2\tThe Director helps Members;\nSUP\t3\n");
    let options =
        ["--title", "Resolution 2", "--by", "Ann", "--why", "asked for", "--language", "en"];
    let files = ["draft", "new", "base.txt", "north.txt", "south.txt"];
    place.run(&[&files[..], &options[..]].concat()).ended(0).said(&["d1"]);
    place
}

fn shown(place: &Place) -> Value {
    place.run(&["draft", "show", "d1", "--json"]).ended(0).json()
}

/// The ids of the changes of a proposal, counted from 0.
fn changes(shown: &Value, proposal: usize) -> Vec<String> {
    let changes = shown["draft"]["proposals"][proposal]["changes"].as_array().expect("changes");
    changes.iter().map(|change| change["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn a_text_is_negotiated_to_its_end() {
    let place = place();
    place.run(&["draft", "add", "d1", "marks.txt", "--name", "West"]).ended(0);
    let now = shown(&place);
    let names: Vec<&str> = now["draft"]["proposals"]
        .as_array()
        .expect("proposals")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names, ["north", "south", "West"]);
    place.run(&["draft", "adopt", "d1", "--uncontested", "--document", "TD-1"]).ended(0);
    let (north, south) = (changes(&now, 0), changes(&now, 1));
    place.run(&["draft", "adopt", "d1", &north[0], "--by", "Ann", "--why", "agreed"]).ended(0);
    let refused = place.run(&["draft", "adopt", "d1", &south[0]]).ended(3);
    assert!(refused.err.contains("collides with"), "{}", refused.err);
    place.run(&["draft", "leave", "d1", &south[0]]).ended(0);
    let stale = [
        "draft",
        "word",
        "d1",
        "1",
        "TSAG is to report.",
        "--before",
        "TSAG shall report every year.",
    ];
    assert!(place.run(&stale).ended(3).err.contains("reads otherwise"));
    place.run(&["draft", "word", "d1", "1", "TSAG should report  yearly."]).ended(0);
    place.run(&["draft", "insert", "d1", "start", "Recalling its aims,"]).ended(0);
    place.run(&["draft", "position", "d1", "1", "Ruritania", "objects"]).ended(0);
    let open = place.run(&["draft", "show", "d1", "--open"]).ended(0).out;
    assert!(open.contains("Ruritania objects") && !open.contains("Clause 2"), "{open}");
    place.run(&["draft", "position", "d1", "1", "Ruritania", "can-live-with"]).ended(0);
    let clause = place.run(&["draft", "show", "d1", "--clause", "1"]).ended(0).out;
    for words in ["should  ← north", "yearly  ← ", "Ruritania: can live with it", "agreed"] {
        assert!(clause.contains(words), "{words}: {clause}");
    }
    assert!(place.run(&["draft", "show", "d1"]).ended(0).out.contains("Nothing is open"));

    // Written: clean lines, tracked changes that a reader gives back, everything as JSON.
    for file in ["draft.txt", "draft.docx", "draft.json", "draft.xml"] {
        place.run(&["draft", "export", "d1", "--out", file]).ended(0);
        place.run(&["draft", "export", "d1", "--out", file]).ended(1);
    }
    let text = fs::read_to_string(place.path("draft.txt")).expect("is there");
    let end = "-\tRecalling its aims,\n1\tTSAG should report yearly.\n2\tThe Director helps Members;\n\
               4\tThis ends in 2030.\n";
    assert_eq!(text, end);
    let xml = fs::read_to_string(place.path("draft.xml")).expect("is there");
    assert!(xml.contains("<akomaNtoso") && xml.contains("should report yearly."), "{xml}");
    // What another program reads of it is the same text.
    let found = place.run(&["compare", "--json", "draft.txt", "draft.xml"]).ended(0).json();
    let same = |link: &Value| link["kind"] == "kept" || link["cosmetic"] == true;
    assert!(found["links"].as_array().expect("links").iter().all(same), "{found}");
    let found = place.run(&["compare", "--json", "base.txt", "draft.docx"]).ended(0).json();
    assert!(found["edition"]["other_base"].is_null(), "rejected it is the base");
    let authors = found["edition"]["authors"].to_string();
    assert!(authors.contains("West") && authors.contains("south"), "{authors}");

    // Set aside, it is as if it had never come; taken back, all is as before.
    place.run(&["draft", "off", "d1", "south"]).ended(0);
    place.run(&["draft", "export", "d1", "--out", "draft.txt", "--force"]).ended(0);
    let without = fs::read_to_string(place.path("draft.txt")).expect("is there");
    assert!(!without.contains("2030"), "{without}");
    let steps = shown(&place)["draft"]["steps"].as_array().map_or(0, Vec::len).to_string();
    place.run(&["draft", "back", "d1", &steps]).ended(0);
    place.run(&["draft", "export", "d1", "--out", "draft.txt", "--force"]).ended(0);
    assert_eq!(fs::read_to_string(place.path("draft.txt")).expect("is there"), end);

    place.run(&["draft", "close", "d1"]).ended(0);
    assert!(place.run(&["draft", "strike", "d1", "1"]).ended(3).err.contains("drafting is over"));
    place.run(&["draft", "resume", "d1"]).ended(0);
    place.run(&["draft", "strike", "d1", "1"]).ended(0);
    place.run(&["check"]).ended(0);
    assert!(place.run(&["draft", "list"]).ended(0).out.contains("Resolution 2"));
}

/// The bundled plan in six languages: what is decided in English is found in each of the others.
#[test]
fn what_is_decided_is_to_be_translated_in_every_language() {
    let place = Place::new();
    let example = |code: &str| {
        let file = support::repository().join(format!("examples/wtsa-24/actions.{code}.txt"));
        file.display().to_string()
    };
    place.run(&["draft", "new", &example("en"), "--title", "Plan"]).ended(0);
    let now = shown(&place);
    let clauses = now["text"].as_array().expect("clauses").len();
    assert!(clauses > 20, "{clauses}");
    let others: Vec<String> = ["ar", "es", "fr", "ru", "zh"].map(example).into();
    let mut languages = vec!["draft", "languages", "d1", "--json"];
    languages.extend(others.iter().map(String::as_str));
    let told = || place.run(&languages).ended(0).json();
    for language in told()["languages"].as_array().expect("languages") {
        assert_eq!(language["out_of_step"], serde_json::json!([]), "nothing is decided");
    }
    // Every second numbered clause is taken out: each other language is told which of its own that is.
    let numbered: Vec<(String, String)> = now["draft"]["base"]["clauses"]
        .as_array()
        .expect("clauses")
        .iter()
        .enumerate()
        .filter_map(|(at, clause)| {
            Some(((at + 1).to_string(), clause["number"].as_str()?.to_owned()))
        })
        .filter(|(_, number)| number.chars().all(|c| c.is_ascii_digit() || c == '.'))
        .step_by(2)
        .collect();
    assert!(numbered.len() > 5, "{numbered:?}");
    for (clause, _) in &numbered {
        place.run(&["draft", "strike", "d1", clause]).ended(0);
    }
    for language in told()["languages"].as_array().expect("languages") {
        let found = language["out_of_step"].as_array().expect("clauses");
        assert_eq!(found.len(), numbered.len(), "{language}");
        let digits = |number: &str| number.trim_matches('.').to_owned();
        let right = found.iter().zip(&numbered).filter(|(one, (_, number))| {
            one["other"]["number"].as_str().map(digits) == Some(digits(number))
        });
        let right = right.count();
        assert!(right * 10 >= numbered.len() * 9, "{right} of {} {language}", numbered.len());
    }
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_changed() {
    let place = place();
    place.write("vast.txt", "1\tword ".repeat(4_000_000));
    place.write("chinese.txt", "1\t电信标准化顾问组应每年报告。\n");
    for (arguments, code, words) in [
        (&["draft", "show", "d9"][..], 5, "no draft"),
        (&["draft", "show", "d1", "--clause", "77"], 5, "no clause"),
        (&["draft", "show", "d1", "--clause", "x"], 2, "no clause"),
        (&["draft", "adopt", "d1", "9.9"], 3, "no change 9.9"),
        (&["draft", "off", "d1", "nobody"], 5, "north"),
        (&["draft", "back", "d1", "1"], 3, "no step 1"),
        (&["draft", "word", "d1", "1", " "], 3, "empty"),
        (&["draft", "strike", "d1", "2+1"], 3, "no clause"),
        (&["draft", "add", "d1", "none.txt"], 3, "none.txt"),
        (&["draft", "add", "d1", "north.txt", "--amends", "x"], 5, "north"),
        (&["draft", "export", "d1", "--out", "a.exe"], 2, ".docx"),
        (&["draft", "new", "base.txt", "--title", " "], 3, "empty"),
        (&["draft", "new", "base.txt", "--title", "x", "--text", "none"], 3, "no text"),
    ] {
        let run = place.run(arguments);
        assert!(run.err.contains(words), "{arguments:?}: {} {}", run.err, run.out);
        run.ended(code);
    }
    let run = place.run(&["draft", "add", "d1", "chinese.txt"]).ended(0);
    assert!(run.err.contains("another language"), "{}", run.err);
    // However large, it is read or refused, and does not take the draft with it.
    let vast = place.run(&["draft", "add", "d1", "vast.txt"]);
    assert!(vast.err.contains("vast.txt") || vast.out.contains("vast"), "{}", vast.err);
    let now = shown(&place);
    assert_eq!(now["draft"]["steps"], serde_json::json!([]));
    place.run(&["check"]).ended(0);
}
