//! Bad input: each is refused with a message that names file, part and remedy, a non-zero exit,
//! and nothing half stored.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::fs;
use std::process::Command;

use support::{HARBOUR, Place, docx, docx_with_document, finish, paragraphs};

/// Imports a bad file beside a good one: the bad one is refused with these words, the good one is
/// stored, and the register holds nothing of the bad one.
#[track_caller]
fn refused(name: &str, contents: &[u8], flags: &[&str], words: &[&str]) {
    let place = Place::new();
    place.write(name, contents);
    // Alone: no register is left behind.
    let mut arguments = vec!["import", name];
    arguments.extend_from_slice(flags);
    place.run(&arguments).ended(3).said(&[name]).said(words);
    assert_eq!(place.files(), [name], "a refused import leaves nothing behind");
    // Beside another.
    place.write("good.txt", HARBOUR);
    place.run(&["import", name, "good.txt"].iter().chain(flags).collect::<Vec<_>>()).ended(3);
    let texts = place.run(&["texts", "--json"]).ended(0).json();
    let texts = texts["texts"].as_array().unwrap();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert_eq!(texts[0]["id"], "good");
    place.run(&["check"]).ended(0);
    // Without a register.
    let mut arguments = vec!["extract", name, "--jsonl"];
    arguments.extend_from_slice(flags);
    let run = place.run(&arguments).ended(3).said(words);
    let record: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(record["outcome"], "refused");
    assert_eq!(record["document"]["path"], name);
}

#[test]
fn an_empty_file() {
    refused("empty.txt", b"", &[], &["empty"]);
}

#[test]
fn a_file_of_blanks() {
    refused("blank.txt", b" \n\t\r\n  \n", &[], &["empty"]);
}

#[test]
fn binary_junk() {
    // A fixed sequence that no encoding explains.
    let mut state: u32 = 7;
    let junk: Vec<u8> = (0..4096)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect();
    refused("junk.txt", &junk, &[], &["junk.txt"]);
}

#[test]
fn other_kinds_of_file() {
    refused("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", &[], &["picture"]);
    refused("scan.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", &[], &["PDF"]);
}

#[test]
fn mixed_encodings_are_refused_with_the_line() {
    let mut mixed = "责成电信标准化局主任提交报告。\n".repeat(80).into_bytes();
    // One damaged letter is kept as such and said, with the line.
    let mut damaged = mixed.clone();
    damaged.extend_from_slice("向理事会报告".as_bytes());
    damaged.extend_from_slice(b"\xe6\x88 TSAG\n");
    let place = Place::new();
    place.write("damaged.txt", &damaged);
    place.run(&["extract", "damaged.txt", "--jsonl"]).ended(0).said(&["warning:", "81"]);
    // A pasted paragraph in GB18030 is no damage.
    mixed.extend_from_slice(b"\xd4\xf0\xb3\xc9\xb5\xe7\xd0\xc5\n");
    refused("mixed.txt", &mixed, &[], &["mixed.txt", "line 81", "save every part as UTF-8"]);
    // With most of the file in another encoding than declared it is refused.
    let chinese = b"\xd4\xf0\xb3\xc9\xb5\xe7\xd0\xc5\xb1\xea\xd7\xbc\n".repeat(40);
    mixed.extend_from_slice(&chinese);
    refused("mostly.txt", &mixed, &["--encoding", "utf-8"], &["line 81", "UTF-8"]);
}

#[test]
fn an_encoding_that_the_file_is_not_in() {
    let chinese = b"\xd4\xf0\xb3\xc9\xb5\xe7\xd0\xc5\xb1\xea\xd7\xbc\n".repeat(4);
    refused("gb.txt", &chinese, &["--encoding", "utf-8"], &["gb.txt"]);
    let place = Place::new();
    place.write("x.txt", HARBOUR);
    place.run(&["import", "x.txt", "--encoding", "klingon-8"]).ended(3).said(&["klingon-8"]);
    assert_eq!(place.files(), ["x.txt"]);
}

#[test]
fn a_truncated_word_file() {
    let whole = docx(&paragraphs(&[HARBOUR; 40]));
    refused("cut.docx", &whole[..whole.len() / 2], &[], &["cut.docx"]);
}

#[test]
fn a_word_file_whose_part_is_damaged() {
    let broken = docx_with_document("<w:document xmlns:w=\"x\"><w:body><w:p>");
    refused("broken.docx", &broken, &[], &["word/document.xml"]);
}

#[test]
fn an_encrypted_word_file() {
    // Word wraps an encrypted package in a compound file with these two streams.
    let mut encrypted = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    encrypted.resize(512, 0);
    for name in ["EncryptionInfo", "EncryptedPackage"] {
        for unit in name.encode_utf16() {
            encrypted.extend_from_slice(&unit.to_le_bytes());
        }
        encrypted.resize(encrypted.len() + 128, 0);
    }
    refused("locked.docx", &encrypted, &[], &["password"]);
}

#[test]
fn a_zip_bomb() {
    let bomb = docx(&paragraphs(&[&"a".repeat(32 << 20)]));
    assert!(bomb.len() < 1 << 20, "it packs well: {} bytes", bomb.len());
    refused("bomb.docx", &bomb, &[], &["word/document.xml"]);
}

#[test]
fn external_entities() {
    let document = docx_with_document(
        r#"<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>instructs &secret;</w:t></w:r></w:p></w:body></w:document>"#,
    );
    refused("entity.docx", &document, &[], &["word/document.xml"]);
}

#[test]
fn more_than_the_limits_allow_and_the_flag_that_raises_them() {
    let many = "1 Instructs TSAG to report.\n".repeat(2_000);
    refused("many.txt", many.as_bytes(), &["--max-paragraphs", "1000"], &["--max-paragraphs"]);
    refused("many.txt", many.as_bytes(), &["--max-file-size", "1KiB"], &["--max-file-size"]);
    let place = Place::new();
    place.write("many.txt", &many);
    place.run(&["extract", "many.txt", "--jsonl", "--max-file-size", "1MiB"]).ended(0);
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    let place = Place::new();
    place.run(&["import", "nowhere.txt"]).ended(3).said(&["nowhere.txt"]);
    fs::create_dir(place.path("folder")).unwrap();
    place.run(&["import", "folder"]).ended(3).said(&["folder"]);
    assert_eq!(place.files(), ["folder"]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_chosen_folder() {
    let place = Place::new();
    place.write("secret.txt", HARBOUR);
    place.write("chosen/inside.txt", HARBOUR);
    std::os::unix::fs::symlink(place.path("secret.txt"), place.path("chosen/link.txt")).unwrap();
    let run = place.run(&["extract", "chosen", "--jsonl"]).ended(3).said(&["link.txt", "outside"]);
    assert!(!run.out.contains("secret.txt"), "{}", run.out);
}

#[test]
fn a_register_that_is_none() {
    let place = Place::new();
    place.write("good.txt", HARBOUR);
    place.write("actum.db", "this is a letter, not a register\n".repeat(200));
    let before = fs::read(place.path("actum.db")).unwrap();
    place.run(&["import", "good.txt"]).ended(4).said(&["actum.db", "not a database"]);
    assert_eq!(fs::read(place.path("actum.db")).unwrap(), before, "it was left as it was");
    place.run(&["items", "--db", "missing.db"]).ended(4).said(&["missing.db"]);
    assert!(!place.path("missing.db").exists(), "looking makes no register");
    place.run(&["items", "--db", "no/such/folder.db"]).ended(4);
}

#[test]
fn a_damaged_register() {
    let place = Place::with_harbour();
    let path = place.path("actum.db");
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    for byte in &mut bytes[4096..length] {
        *byte = 0xA5;
    }
    fs::write(&path, bytes).unwrap();
    place.run(&["items"]).ended(4).said(&["actum.db", "damaged"]);
    let code = place.run(&["check"]).said(&[]).code;
    assert!(code == 4 || code == 6, "{code}");
}

#[tokio::test]
async fn a_locked_register() {
    use sqlx::Connection;
    let place = Place::with_harbour();
    place.write("second.txt", HARBOUR.replace("lamp", "buoy"));
    let url = format!("sqlite://{}", place.path("actum.db").display());
    let mut holder = sqlx::SqliteConnection::connect(&url).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut holder).await.unwrap();
    let run = finish(&mut place.command(&["import", "second.txt"]));
    run.ended(4).said(&["actum.db", "another program"]);
    sqlx::query("ROLLBACK").execute(&mut holder).await.unwrap();
    holder.close().await.unwrap();
    let texts = place.run(&["texts", "--json"]).ended(0).json();
    assert_eq!(texts["texts"].as_array().unwrap().len(), 1, "nothing half stored");
    place.run(&["import", "second.txt", "--quiet"]).ended(0);
}

/// Runs a shell line on a file system of 200 kB; `None` where this machine lets nobody make one.
#[cfg(target_os = "linux")]
fn on_a_small_disk(place: &Place, line: &str) -> Option<support::Run> {
    let script = format!(
        "mount -t tmpfs -o size=200k tmpfs small || exit 99; {line}; code=$?; ls small >&2; exit $code"
    );
    fs::create_dir(place.path("small")).unwrap();
    let mut command = Command::new("unshare");
    command
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .current_dir(place.path("."))
        .env("ACTUM", env!("CARGO_BIN_EXE_actum"));
    if !Command::new("unshare").arg("--version").output().is_ok_and(|out| out.status.success()) {
        return None;
    }
    let run = finish(&mut command);
    (run.code != 99 && run.code != 1 || run.err.contains("error:")).then_some(run)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let place = Place::new();
    place.write(
        "big.txt",
        (1..=600).fold(HARBOUR.to_owned(), |text, number| {
            format!("{text}\n{number} instructs TSAG to prepare report number {number} on lamps;\n")
        }),
    );
    let Some(run) = on_a_small_disk(&place, "\"$ACTUM\" import big.txt --db small/actum.db") else {
        println!("skipped: this machine lets nobody mount a small file system");
        return;
    };
    run.ended(4).said(&["small/actum.db", "no room"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_onto_a_full_disk_leaves_no_half_file() {
    let place = Place::with_harbour();
    let line = "head -c 190k /dev/zero > small/ballast; \
                \"$ACTUM\" report action-plan --out small/plan.docx";
    let Some(run) = on_a_small_disk(&place, line) else {
        println!("skipped: this machine lets nobody mount a small file system");
        return;
    };
    let run = run.ended(1).said(&["small/plan.docx", "room"]);
    let left: Vec<&str> = run.err.lines().filter(|line| !line.contains("error:")).collect();
    assert_eq!(left, ["ballast"], "only the ballast is left: {}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_is_full() {
    let place = Place::new();
    place.write("good.txt", HARBOUR);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = place.command(&["extract", "good.txt", "--jsonl"]);
    command.stdout(full).stderr(std::process::Stdio::piped());
    let output = command.spawn().unwrap().wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("No space left"), "{said}");
}
