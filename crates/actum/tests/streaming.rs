//! `actum extract` on collections: order, packing, broken documents, going on after a break.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use support::{HARBOUR, HARBOUR_ZH, Place, repository};

/// A collection of `count` documents of several sizes, every shape of line among them.
fn collection(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let words = HARBOUR.replace("RESOLUTION 7", &format!("RESOLUTION {number}"));
        let line = match number % 4 {
            0 => json!({"id": format!("R-{number}"), "text": words}),
            1 => json!({"doc": number, "paragraphs": words.lines().collect::<Vec<_>>()}),
            2 => {
                let paragraphs: Vec<Value> =
                    words.lines().map(|line| json!({"text": line, "type": null})).collect();
                json!({"doc": format!("D {number}"), "paragraphs": paragraphs, "year": 2025})
            }
            _ => json!({"text": HARBOUR_ZH.repeat(1 + number % 5), "language": "zh"}),
        };
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    lines
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn unpacked(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    let mut plain = Vec::new();
    match path.extension().unwrap().to_str().unwrap() {
        "gz" => {
            MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).unwrap();
        }
        "zst" => plain = zstd::stream::decode_all(bytes.as_slice()).unwrap(),
        _ => plain = bytes,
    }
    plain
}

fn records(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_packing_and_any_number_of_jobs_give_the_same_records_in_order() {
    let place = Place::new();
    let lines = collection(90);
    place.write("c.jsonl", &lines);
    place.write("c.jsonl.gz", gzip(lines.as_bytes()));
    place.write("c.jsonl.zst", zstd::stream::encode_all(lines.as_bytes(), 3).unwrap());
    let expected = place.run(&["extract", "c.jsonl", "--jsonl", "--jobs", "1"]).ended(0).out;
    let numbers: Vec<u64> = records(expected.as_bytes())
        .iter()
        .map(|record| record["document"]["line"].as_u64().unwrap())
        .collect();
    assert!(numbers.is_sorted());
    assert_eq!((numbers.first(), numbers.last()), (Some(&1), Some(&90)));
    for (input, out, jobs) in [
        ("c.jsonl", "a.jsonl", "1"),
        ("c.jsonl", "b.jsonl", "7"),
        ("c.jsonl.gz", "a.jsonl.gz", "2"),
        ("c.jsonl.zst", "a.jsonl.zst", "3"),
        ("c.jsonl.zst", "b.jsonl.gz", "5"),
    ] {
        place.run(&["extract", input, "--out", out, "--jobs", jobs, "--quiet"]).ended(0);
        let found = String::from_utf8(unpacked(&place.path(out))).unwrap();
        // The records name the file, and documents without an id are named after it.
        let found = found.replace(&format!("\"{input}"), "\"c.jsonl");
        assert!(found == expected, "{input} to {out} with {jobs} jobs differs");
    }
    for jobs in ["1", "6"] {
        let out = format!("jobs{jobs}.jsonl.gz");
        place.run(&["extract", "c.jsonl", "--out", &out, "--jobs", jobs, "--quiet"]).ended(0);
    }
    let packed = |name| fs::read(place.path(name)).unwrap();
    assert!(packed("jobs1.jsonl.gz") == packed("jobs6.jsonl.gz"), "the packed bytes differ");
}

#[test]
fn a_document_on_a_line_is_understood_like_the_same_document_in_a_file() {
    let place = Place::new();
    place.write("one.txt", HARBOUR);
    let line = json!({"id": "one.txt", "text": HARBOUR}).to_string();
    place.write("one.jsonl", line);
    let whole = place.run_with_input(
        &["extract", "-", "--lines", "--jsonl"],
        &fs::read(place.path("one.jsonl")).unwrap(),
    );
    let from_line = records(whole.ended(0).out.as_bytes());
    let from_file = place.run(&["extract", "one.txt", "--jsonl"]).ended(0).out;
    let from_file = records(from_file.as_bytes());
    assert_eq!(from_line.len(), from_file.len());
    for (mut line, mut file) in from_line.into_iter().zip(from_file) {
        assert_eq!(line["document"]["line"], 1);
        assert_eq!(line["document"]["sha256"], file["document"]["sha256"]);
        line["document"] = Value::Null;
        file["document"] = Value::Null;
        assert_eq!(line, file);
    }
}

#[test]
fn a_broken_document_leaves_a_record_and_stops_nothing() {
    let place = Place::new();
    let good = json!({"id": "good", "text": HARBOUR}).to_string();
    let long = json!({"id": "long", "text": HARBOUR.repeat(20)}).to_string();
    let lines = [
        good.as_str(),
        "{\"id\": \"cut",
        "",
        "{\"id\": \"without words\"}",
        "{\"id\": \"blank\", \"paragraphs\": [\" \"]}",
        "{\"id\": \"tongue\", \"text\": \"x\", \"language\": \"tlh\"}",
        &long,
        "\u{0}\u{1}",
        &good,
    ];
    place.write("c.jsonl", lines.join("\n"));
    let run = place
        .run(&["extract", "c.jsonl", "missing.jsonl", "--jsonl", "--max-line-size", "4KiB"])
        .ended(3)
        .said(&["line 2", "missing.jsonl", "--max-line-size", "`text`", "2 files read, 7 refused"]);
    let schema: Value = serde_json::from_str(
        &fs::read_to_string(repository().join("docs/formats/extraction.schema.json")).unwrap(),
    )
    .unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut refused = Vec::new();
    for record in records(run.out.as_bytes()) {
        let errors: Vec<String> =
            validator.iter_errors(&record).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{record}");
        if record["outcome"] == "refused" {
            let code = record["problem"]["code"].as_str().unwrap().to_owned();
            refused.push((record["document"]["line"].as_u64(), code));
        }
    }
    let expected = [
        (Some(2), "not_a_document"),
        (Some(4), "not_a_document"),
        (Some(5), "no_text"),
        (Some(6), "not_a_document"),
        (Some(7), "too_large"),
        (Some(8), "not_a_document"),
        (None, "unreadable"),
    ];
    assert_eq!(refused, expected.map(|(line, code)| (line, code.to_owned())));
}

#[test]
fn a_damaged_tail_costs_only_what_stands_in_it() {
    // Words that do not pack, so that the damage does not stand in the only block of the file.
    let mut state: u64 = 7;
    let mut noise = || -> String {
        (0..8000)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from(b'a' + u8::try_from((state >> 33) % 26).unwrap())
            })
            .collect()
    };
    let lines: String = (0..60)
        .map(|number| {
            let line = json!({"id": number, "text": "The Council decides.", "noise": noise()});
            format!("{line}\n")
        })
        .collect();
    let packed = [
        ("c.jsonl.gz", gzip(lines.as_bytes())),
        ("c.jsonl.zst", zstd::stream::encode_all(lines.as_bytes(), 3).unwrap()),
    ];
    for (name, bytes) in packed {
        let mut flipped = bytes.clone();
        let at = bytes.len() - 10;
        flipped[at] ^= 0x55;
        for (what, bytes) in [("cut", bytes[..bytes.len() * 3 / 4].to_vec()), ("flipped", flipped)]
        {
            let place = Place::new();
            place.write(name, bytes);
            place.write("z.txt", HARBOUR);
            let run = place.run(&["extract", name, "z.txt", "--jsonl"]).ended(3).said(&[
                name,
                "cut off or altered",
                "copy the file again",
            ]);
            let records = records(run.out.as_bytes());
            let broken = records.iter().position(|r| r["outcome"] == "refused").unwrap();
            assert_eq!(records[broken]["problem"]["code"], "damaged", "{what}");
            let number = records[broken]["document"]["line"].as_u64().unwrap();
            assert!(number > 20, "{name} {what}: lines up to the damage come out, not {number}");
            let lines: Vec<u64> = records[..broken]
                .iter()
                .map(|record| record["document"]["line"].as_u64().unwrap())
                .collect();
            assert_eq!(lines, (1..number).collect::<Vec<u64>>(), "{name} {what}");
            assert_eq!(records.last().unwrap()["document"]["path"], "z.txt", "{name} {what}");
        }
    }
}

/// Runs the command and kills it as soon as the output has more than `bytes`.
fn killed_at(place: &Place, arguments: &[&str], out: &Path, bytes: u64) {
    let mut child = place
        .command(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(120) {
        let size = fs::metadata(out).map_or(0, |found| found.len());
        if size > bytes || child.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    // SIGKILL on Unix: the program has no chance to tidy up.
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_run_killed_at_any_point_is_gone_on_with_to_the_same_bytes() {
    let place = Place::new();
    let lines = collection(150);
    place.write("b.jsonl.gz", gzip(lines.as_bytes()));
    place.write("a.txt", HARBOUR);
    // A broken line and a damaged file must come out once however often the run is broken off.
    place.write("c.jsonl", "{broken\n{\"text\": \"The Council decides to meet in 2027.\"}\n");
    let cut = gzip(lines.as_bytes());
    place.write("d.jsonl.gz", &cut[..cut.len() / 2]);
    let inputs = ["a.txt", "b.jsonl.gz", "c.jsonl", "d.jsonl.gz"];
    for ending in ["jsonl", "jsonl.gz", "jsonl.zst"] {
        let whole = place.path(&format!("whole.{ending}"));
        let command = |out: &Path, more: &[&str]| -> Vec<String> {
            let mut arguments = vec!["extract".to_owned()];
            arguments.extend(inputs.iter().map(|input| (*input).to_owned()));
            arguments.extend(["--quiet".to_owned(), "--out".to_owned()]);
            arguments.push(out.display().to_string());
            arguments.extend(more.iter().map(|flag| (*flag).to_owned()));
            arguments
        };
        place.run(&command(&whole, &[])).ended(3);
        let expected = fs::read(&whole).unwrap();
        let size = expected.len() as u64;
        let broken = place.path(&format!("broken.{ending}"));
        // Several breaks in one run, and an arbitrary cut such as a full disk leaves.
        for at in [0, size / 5, size / 2, size * 4 / 5] {
            let arguments = command(&broken, &["--resume"]);
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            killed_at(&place, &arguments, &broken, at);
        }
        let left = fs::metadata(&broken).unwrap().len();
        let file = fs::OpenOptions::new().write(true).open(&broken).unwrap();
        file.set_len(left.saturating_sub(left / 7)).unwrap();
        place.run(&command(&broken, &["--resume"])).ended(3);
        assert!(fs::read(&broken).unwrap() == expected, "{ending}: the bytes differ");
        // Nothing is left to do, and nothing changes.
        place.run(&command(&broken, &["--resume"]));
        assert!(fs::read(&broken).unwrap() == expected, "{ending}: a second --resume changed it");
    }
}

#[test]
fn an_output_cut_at_every_kind_of_place_is_gone_on_with() {
    let place = Place::new();
    place.write("c.jsonl", collection(9));
    for ending in ["jsonl", "jsonl.gz", "jsonl.zst"] {
        let whole = format!("whole.{ending}");
        place.run(&["extract", "c.jsonl", "--out", &whole, "--quiet"]).ended(0);
        let expected = fs::read(place.path(&whole)).unwrap();
        let out = format!("cut.{ending}");
        let mut state: u64 = 42;
        for _ in 0..8 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let cut = usize::try_from(state >> 33).unwrap() % (expected.len() + 1);
            place.write(&out, &expected[..cut]);
            place.run(&["extract", "c.jsonl", "--out", &out, "--resume", "--quiet"]).ended(0);
            assert!(fs::read(place.path(&out)).unwrap() == expected, "{ending} cut at {cut}");
        }
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_an_output_that_can_be_gone_on_with() {
    let place = Place::new();
    place.write("c.jsonl", collection(400));
    let expected = place.run(&["extract", "c.jsonl", "--jsonl"]).ended(0).out;
    let out = place.path("out.jsonl");
    let mut child = place
        .command(&["extract", "c.jsonl", "--out", "out.jsonl"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while fs::metadata(&out).map_or(0, |found| found.len()) == 0 {
        assert!(start.elapsed() < Duration::from_secs(120), "nothing was written");
        std::thread::sleep(Duration::from_millis(1));
    }
    let pressed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(pressed.success());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    let code = child.wait().unwrap().code();
    // A quick machine may be done before the key is pressed.
    if code != Some(0) {
        assert_eq!(code, Some(130), "{said}");
        assert!(said.contains("--resume"), "{said}");
        let so_far = fs::read_to_string(&out).unwrap();
        assert!(expected.starts_with(&so_far) && so_far.ends_with('\n'), "whole records only");
        place.run(&["extract", "c.jsonl", "--out", "out.jsonl", "--resume"]).ended(0);
    }
    assert!(fs::read_to_string(&out).unwrap() == expected, "the bytes differ");
}

#[test]
fn a_line_of_200_megabytes_is_refused_and_never_held() {
    let place = Place::new();
    let mut child = place
        .command(&["extract", "-", "--lines", "--jsonl", "--timings"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || {
        input.write_all(b"{\"id\": \"endless\", \"text\": \"").unwrap();
        let piece = vec![b'x'; 1 << 20];
        for _ in 0..200 {
            input.write_all(&piece).unwrap();
        }
        input.write_all(b"\"}\n").unwrap();
        let good = json!({"id": "good", "text": HARBOUR}).to_string();
        input.write_all(good.as_bytes()).unwrap();
    });
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("line 1 comes to 2097") && said.contains("--max-line-size"), "{said}");
    let records = records(&output.stdout);
    assert_eq!(records[0]["problem"]["code"], "too_large");
    assert_eq!(records[1]["document"]["name"], "good");
    let peak = said
        .split("peak_bytes=")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap();
    assert!(peak < 150_000_000, "{peak} bytes at the most");
}

#[test]
fn what_is_there_is_not_written_over_and_what_is_not_ours_not_gone_on_with() {
    let place = Place::new();
    place.write("c.jsonl", collection(3));
    place.write("letter.jsonl", "Dear all,\n");
    for (arguments, code, words) in [
        (&["--out", "letter.jsonl"][..], 1, "--resume"),
        (&["--out", "letter.jsonl", "--resume"][..], 2, "letter.jsonl"),
        (&["--resume"][..], 2, "--out"),
        (&["--out", "x.jsonl", "--json"][..], 2, "--json"),
        (&["--out", "no/such/folder.jsonl"][..], 1, "folder"),
    ] {
        let mut all = vec!["extract", "c.jsonl"];
        all.extend_from_slice(arguments);
        place.run(&all).ended(code).said(&[words]);
        assert_eq!(fs::read(place.path("letter.jsonl")).unwrap(), b"Dear all,\n");
    }
    // Begun with other inputs.
    place.run(&["extract", "c.jsonl", "--out", "out.jsonl"]).ended(0);
    let before = fs::read(place.path("out.jsonl")).unwrap();
    place.write("other.jsonl", collection(1));
    let run = place.run(&["extract", "other.jsonl", "--out", "out.jsonl", "--resume"]);
    run.ended(2).said(&["c.jsonl#2"]);
    assert_eq!(fs::read(place.path("out.jsonl")).unwrap(), before);
    place.run(&["extract", "c.jsonl", "--out", "letter.jsonl", "--force"]).ended(0);
    assert_eq!(fs::read(place.path("letter.jsonl")).unwrap(), before);
}

#[test]
fn progress_is_said_when_asked_for() {
    let place = Place::new();
    place.write("c.jsonl", collection(3));
    let run = place.run(&["extract", "c.jsonl", "--jsonl", "--quiet", "--progress"]).ended(0);
    assert!(run.err.starts_with("3 documents, "), "{}", run.err);
    assert!(run.err.contains("MB/s"), "{}", run.err);
}

#[test]
fn a_packed_document_is_read_like_the_document() {
    let place = Place::new();
    place.write("texts/a.txt.gz", gzip(HARBOUR.as_bytes()));
    place.write("texts/b.txt.zst", zstd::stream::encode_all(HARBOUR.as_bytes(), 3).unwrap());
    place.write("texts/c.txt", HARBOUR);
    let run = place.run(&["extract", "texts", "--jsonl"]).ended(0);
    let records = records(run.out.as_bytes());
    let of = |name: &str| -> Vec<Value> {
        let mut found: Vec<Value> =
            records.iter().filter(|record| record["document"]["name"] == name).cloned().collect();
        found.iter_mut().for_each(|record| record["document"] = Value::Null);
        found
    };
    assert!(!of("c.txt").is_empty());
    assert_eq!(of("a.txt.gz"), of("c.txt"));
    assert_eq!(of("b.txt.zst"), of("c.txt"));
    // What a packed file unpacks to is limited like a file.
    place.write("bomb.txt.gz", gzip(&vec![b'a'; 3 << 20]));
    place
        .run(&["extract", "bomb.txt.gz", "--jsonl", "--max-file-size", "1MiB"])
        .ended(3)
        .said(&["bomb.txt.gz", "--max-file-size"]);
}
