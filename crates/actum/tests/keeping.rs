//! The way through: import, list, show, report.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;

use serde_json::Value;
use support::{HARBOUR, HARBOUR_ZH, Place, docx, finish, paragraphs, repository};

fn ids(listing: &Value) -> Vec<String> {
    listing["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_import_says_what_was_understood_and_stores_it() {
    let place = Place::new();
    place.write("harbour.en.txt", HARBOUR);
    let run = place.run(&["import", "harbour.en.txt"]).ended(0);
    assert!(run.out.contains("new text harbour, edition harbour/en/1"), "{}", run.out);
    assert!(run.out.contains("instructs"), "{}", run.out);
    assert!(run.out.contains("organize a workshop on lamp colours"), "{}", run.out);
    assert!(!run.out.contains('\u{2068}'), "no invisible characters on the terminal");
    let listing = place.run(&["items", "--json"]).ended(0).json();
    assert_eq!(listing["total"], 3);
    assert!(ids(&listing).iter().all(|id| id.starts_with("harbour:")), "{listing}");
    place.run(&["check"]).ended(0);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let place = Place::with_harbour();
    let events = place.run(&["events", "--jsonl"]).ended(0).out;
    let run = place.run(&["import", "harbour.en.txt"]).ended(0);
    assert!(run.out.contains("already in the register as harbour/en/1"), "{}", run.out);
    assert_eq!(place.run(&["events", "--jsonl"]).ended(0).out, events);
}

#[test]
fn the_same_file_with_better_packs_is_read_again() {
    let place = Place::new();
    let library = repository().join("examples/library-network");
    let (file, pack) = (library.join("resolution.en.txt"), library.join("pack"));
    let (file, pack) = (file.to_str().unwrap(), pack.to_str().unwrap());
    place.run(&["import", file, "--quiet"]).ended(0);
    let unknown = place.run(&["bodies", "--json"]).ended(0).out;
    assert!(!unknown.contains("mnpl-director"), "{unknown}");
    let run = place.run(&["import", file, "--packs", pack]).ended(0);
    assert!(run.out.contains("read again"), "{}", run.out);
    assert!(run.out.contains("addressees"), "{}", run.out);
    let known = place.run(&["items", "--body", "mnpl-director", "--json"]).ended(0).json();
    assert_ne!(known["total"], 0);
    let run = place.run(&["import", file, "--packs", pack]).ended(0);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    place.run(&["check"]).ended(0);
}

#[test]
fn the_command_line_speaks_the_language_asked_for() {
    let place = Place::with_harbour();
    let run = place.run(&["import", "harbour.en.txt", "--messages", "zh"]).ended(0);
    assert!(run.out.contains("没有任何改动"), "{}", run.out);
    let mut command = place.command(&["import", "harbour.en.txt"]);
    let run = finish(command.env("ACTUM_MESSAGES", "zh")).ended(0);
    assert!(run.out.contains("没有任何改动"), "{}", run.out);
}

#[test]
fn a_new_edition_and_another_language_are_recognised() {
    let place = Place::with_harbour();
    place.write("new/harbour.en.txt", HARBOUR.replace("by 2027", "by 2029"));
    let run = place.run(&["import", "new/harbour.en.txt"]).ended(0);
    assert!(run.out.contains("new edition harbour/en/2 after harbour/en/1"), "{}", run.out);
    place.write("harbour.zh.txt", HARBOUR_ZH);
    let run = place.run(&["import", "harbour.zh.txt"]).ended(0);
    assert!(run.out.contains("text harbour in another language"), "{}", run.out);
    let texts = place.run(&["texts", "--json"]).ended(0).json();
    assert_eq!(texts["texts"].as_array().unwrap().len(), 1);
    assert_eq!(texts["texts"][0]["editions"].as_array().unwrap().len(), 3);
    place.run(&["check"]).ended(0);
}

#[test]
fn text_ids_come_from_the_command_line_or_the_file_name() {
    let place = Place::new();
    place.write("Some File_EN.txt", HARBOUR);
    place.run(&["import", "Some File_EN.txt", "--quiet"]).ended(0);
    place.write("other.txt", HARBOUR.replace("lamp", "buoy"));
    place.run(&["import", "other.txt", "--text-id", "res-7", "--title", "Lamps", "-q"]).ended(0);
    place.run(&["import", "other.txt", "--text-id", "Not An Id"]).ended(2).said(&["Not An Id"]);
    let texts = place.run(&["texts", "--json"]).ended(0).json();
    assert_eq!(texts["texts"][0]["id"], "some-file");
    assert_eq!(texts["texts"][1]["id"], "res-7");
    assert_eq!(texts["texts"][1]["title"], "Lamps");
}

#[test]
fn items_are_filtered_and_sorted() {
    let place = Place::with_harbour();
    let list = |arguments: &[&str]| {
        let mut all = vec!["items", "--json"];
        all.extend_from_slice(arguments);
        ids(&place.run(&all).ended(0).json())
    };
    let all = list(&[]);
    assert_eq!(all.len(), 3);
    let invited = list(&["--force", "invite"]);
    assert_eq!(invited.len(), 1);
    assert_eq!(list(&["--force", "invite", "--force", "instruct"]), all);
    assert_eq!(list(&["--due", "2027"]).len(), 1);
    assert_eq!(list(&["--contains", "LAMP COLOURS"]).len(), 2);
    assert_eq!(list(&["--status", "closed"]).len(), 0);
    assert_eq!(list(&["--status", "proposed"]), all);
    assert_eq!(list(&["--text", "harbour"]), all);
    assert_eq!(list(&["--limit", "1"]), all[..1]);
    let mut backwards = list(&["--sort", "-id"]);
    backwards.reverse();
    assert_eq!(backwards, list(&["--sort", "id"]));
}

#[test]
fn a_body_answers_to_its_names_in_all_languages() {
    let place = Place::with_harbour();
    let list = |body: &str, role: &str| {
        let arguments = ["items", "--json", "--body", body, "--role", role];
        ids(&place.run(&arguments).ended(0).json())
    };
    let reported = list("tsag", "report-to");
    assert_eq!(reported.len(), 1);
    let names = [
        "TSAG",
        "电信标准化顾问组",
        "GCNT",
        "КГСЭ",
        "Telecommunication Standardization Advisory Group",
    ];
    for name in names {
        assert_eq!(list(name, "report-to"), reported, "{name}");
    }
    assert_eq!(list("Director of TSB", "owner").len(), 2);
    assert_eq!(list("SG17", "partner").len(), 1);
    place.run(&["items", "--body", "nobody at all"]).ended(5).said(&["nobody at all"]);
}

#[test]
fn unknown_values_are_refused_with_the_known_ones() {
    let place = Place::with_harbour();
    place.run(&["items", "--force", "beg"]).ended(2).said(&["--force", "beg", "instruct"]);
    place.run(&["items", "--sort", "colour"]).ended(2).said(&["confidence"]);
    place.run(&["items", "--status", "gone"]).ended(2).said(&["overtaken"]);
    place.run(&["items", "--text", "nothing"]).ended(5).said(&["actum texts"]);
    place.run(&["show", "99.9"]).ended(5).said(&["99.9"]);
    place.run(&["items", "--no-such-flag"]).ended(2);
}

#[test]
fn an_item_is_shown_with_its_parts_marked_and_its_history() {
    let place = Place::with_harbour();
    let listing = place.run(&["items", "--json", "--due", "2027"]).ended(0).json();
    let id = ids(&listing).remove(0);
    let run = place.run(&["show", &id]).ended(0);
    for words in ["[Force: instructs]", "[Report to: TSAG]", "inherited from", "item-created"] {
        assert!(run.out.contains(words), "no `{words}` in {}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'), "no colour where there is no terminal");
    let colored = place.run(&["show", &id, "--color", "always"]).ended(0).out;
    assert!(colored.contains("\u{1b}["), "{colored}");
    let number = id.split_once(':').unwrap().1;
    assert_eq!(place.run(&["show", number]).ended(0).out, run.out, "the number is enough");
    let json = place.run(&["show", number, "--json"]).ended(0).json();
    assert_eq!(json["item"]["id"], id.as_str());
    assert_eq!(json["history"][0]["kind"], "item-created");
    assert_eq!(json["history"][0]["actor"], "tester");
    assert_eq!(json["history"][0]["at"], "2026-01-01T00:00:00Z");
}

#[test]
fn coarse_grain_joins_the_items_of_a_group() {
    let place = Place::with_harbour();
    let fine = place.run(&["items", "--json"]).ended(0).json();
    let coarse = place.run(&["items", "--json", "--grain", "coarse"]).ended(0).json();
    let members: usize = coarse["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["members"].as_array().unwrap().len())
        .sum();
    assert_eq!(members, fine["items"].as_array().unwrap().len(), "no item is lost");
}

#[test]
fn csv_has_a_heading_and_a_line_for_each_item() {
    let place = Place::with_harbour();
    let run = place.run(&["items", "--csv"]).ended(0);
    assert!(run.out.starts_with("order,item,"), "{}", run.out);
    assert_eq!(run.out.lines().filter(|line| line.contains("harbour:")).count(), 3);
}

#[test]
fn lists_tell_bodies_occasions_and_texts() {
    let place = Place::with_harbour();
    let bodies = place.run(&["bodies"]).ended(0).out;
    assert!(bodies.contains("tsag") && bodies.contains("TSAG"), "{bodies}");
    let bodies = place.run(&["bodies", "--json"]).ended(0).json();
    let tsag = bodies["bodies"]
        .as_array()
        .unwrap()
        .iter()
        .find(|count| count["body"]["id"] == "tsag")
        .unwrap();
    assert_eq!(tsag["report_to"], 1);
    place.run(&["occasions", "--json"]).ended(0).json();
    assert!(place.run(&["texts"]).ended(0).out.contains("harbour/en/1"));
}

#[test]
fn reports_are_written_in_four_forms_and_never_over_a_file_unasked() {
    let place = Place::with_harbour();
    for (name, magic) in [
        ("plan.docx", &b"PK\x03\x04"[..]),
        ("plan.xlsx", b"PK\x03\x04"),
        ("plan.json", b"{"),
        ("plan.csv", b"\xef\xbb\xbf"),
    ] {
        let write = ["report", "action-plan", "--out", name];
        place.run(&write).ended(0);
        let first = fs::read(place.path(name)).unwrap();
        assert!(first.starts_with(magic), "{name}");
        place.run(&write).ended(1).said(&[name, "--force"]);
        place.run(&[&write[..], &["--force"]].concat()).ended(0);
        assert_eq!(fs::read(place.path(name)).unwrap(), first, "{name}: same input, same bytes");
    }
    place.run(&["report", "action-plan", "--out", "plan.odt"]).ended(2).said(&[".docx"]);
    place.run(&["report", "action-plan", "--out", "no/folder/plan.csv"]).ended(1);
    let run = place.run(&["report", "action-plan", "--out", "x.json", "--body", "TSAG"]).ended(0);
    assert!(run.err.contains("2 items"), "one reported, one proposed: {}", run.err);
}

#[test]
fn a_word_file_gives_what_the_plain_text_gives() {
    let place = Place::with_harbour();
    let lines: Vec<&str> = HARBOUR.lines().filter(|line| !line.is_empty()).collect();
    place.write("word.docx", docx(&paragraphs(&lines)));
    place.run(&["import", "word.docx", "--quiet"]).ended(0);
    let acts = |text: &str| -> Vec<Value> {
        let listing = place.run(&["items", "--json", "--text", text]).ended(0).json();
        let items = listing["items"].as_array().unwrap();
        items.iter().map(|item| item["commitment"]["act"]["value"].clone()).collect()
    };
    assert_eq!(acts("word"), acts("harbour"));
}

#[test]
fn webhooks_are_named_paused_and_removed_on_the_command_line() {
    let place = Place::with_harbour();
    let added = place.run(&["webhook", "add", "https://example.org/hook", "--kind", "item-moved"]);
    let added = added.ended(0);
    assert!(added.out.starts_with("w1 whsec_"), "{}", added.out);
    let list = place.run(&["webhook", "list", "--json"]).ended(0).json();
    assert_eq!(list["webhooks"][0]["kinds"][0], "item-moved", "{list}");
    assert!(!list.to_string().contains("whsec_"), "a secret is shown once: {list}");
    place.run(&["webhook", "pause", "w1", "--why", "moved house"]).ended(0);
    assert!(place.run(&["webhook", "list"]).ended(0).out.contains("paused"));
    place.run(&["webhook", "resume", "w1"]).ended(0);
    let renewed = place.run(&["webhook", "secret", "w1"]).ended(0).out;
    assert!(renewed.starts_with("w1 whsec_") && renewed != added.out, "{renewed}");
    let sent = place.run(&["webhook", "deliveries", "w1", "--json"]).ended(0).json();
    assert_eq!(sent["messages"], serde_json::json!([]));
    place.run(&["webhook", "retry", "w1", "1"]).ended(5).said(&["message 1"]);
    place.run(&["webhook", "add", "nowhere"]).ended(3).said(&["nowhere"]);
    place.run(&["webhook", "add", "https://example.org/", "--secret", "short"]).ended(2);
    place.run(&["webhook", "remove", "w1"]).ended(0);
    place.run(&["webhook", "pause", "w1"]).ended(5).said(&["w1"]);
    place.run(&["check"]).ended(0);
}

#[test]
fn a_refusal_is_said_in_the_language_asked_for() {
    let place = Place::with_harbour();
    let item = ids(&place.run(&["items", "--json"]).ended(0).json()).remove(0);
    for (language, words) in
        [("en", "say why"), ("fr", "raison"), ("ru", "причину"), ("zh", "理由")]
    {
        let run = place.run(&["item", "reject", &item, "--messages", language]).ended(3);
        assert!(run.err.to_lowercase().contains(words), "{language}: {}", run.err);
    }
}
