//! Moving a register between databases, backing it up and restoring it: nothing is lost on the
//! way, and nothing that is not whole is taken.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actum_model::Language;
use actum_register::{
    Existing, ItemQuery, Location, OpenOptions, Register, RegisterError, restore_backup,
    verify_backup,
};
use database::At;
use support::{AT, Ask, ask, assert_sound, edition, import};

on_both!(
    an_export_moves_everything_and_comes_back_the_same,
    an_export_that_is_not_whole_is_refused,
    only_an_empty_register_is_filled,
    words_with_nul_are_stored_alike,
    a_backup_restores_to_either,
    a_backup_while_somebody_writes,
    a_backup_that_was_altered_is_refused,
);

fn asks(name: &str, count: usize) -> Vec<Ask> {
    (1..=count)
        .map(|number| {
            ask(&format!("{number}.1"), "group-2", &format!("study point {number} of {name}"))
                .at("assembly-28")
        })
        .collect()
}

/// Two texts, one in two languages and two editions.
async fn fill(register: &Register) {
    for (text, language, name, count) in [
        ("one", Language::En, "a.txt", 5),
        ("one", Language::Ar, "b.txt", 4),
        ("two", Language::Zh, "c.txt", 3),
        ("one", Language::En, "d.txt", 6),
    ] {
        let asks = asks(if count == 6 { "another" } else { "one" }, count);
        import(register, text, &edition(language, name, &asks)).await.expect("imports");
    }
}

async fn exported(register: &Register) -> Vec<u8> {
    let mut lines = Vec::new();
    let report = register.export(&mut lines).await.expect("exports");
    let events = register.statistics().await.expect("counts").events;
    assert_eq!(report.events, events);
    lines
}

/// The other kind of database.
async fn other_kind(at: &At) -> Option<At> {
    if at.is_server() { Some(At::sqlite()) } else { At::postgres().await }
}

async fn an_export_moves_everything_and_comes_back_the_same(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let lines = exported(&register).await;
    assert_eq!(lines, exported(&register).await, "the same register gives the same bytes");
    let Some(there) = other_kind(&at).await else { return };
    let moved = there.open().await;
    let report = moved.load(&mut lines.as_slice()).await.expect("fills");
    assert_sound(&moved).await;
    assert_eq!(report.events, register.statistics().await.expect("counts").events);
    let query = ItemQuery::default();
    assert_eq!(
        moved.items(&query).await.expect("reads"),
        register.items(&query).await.expect("reads")
    );
    assert_eq!(
        moved.events(0, u32::MAX).await.expect("reads"),
        register.events(0, u32::MAX).await.expect("reads")
    );
    let again = exported(&moved).await;
    assert_eq!(String::from_utf8(again.clone()), String::from_utf8(lines.clone()));
    let place = at.another().await;
    let back = place.open().await;
    back.load(&mut again.as_slice()).await.expect("fills");
    assert_eq!(exported(&back).await, lines);
    // What was moved is gone on with.
    let next = edition(Language::En, "e.txt", &asks("next", 2));
    import(&moved, "three", &next).await.expect("imports");
    assert_sound(&moved).await;
}

async fn an_export_that_is_not_whole_is_refused(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let lines = exported(&register).await;
    let text = String::from_utf8(lines.clone()).expect("UTF-8");
    let all: Vec<&str> = text.lines().collect();
    let without =
        |left_out: usize| [&all[..left_out], &all[left_out + 1..]].concat().join("\n") + "\n";
    let last = all.len() - 1;
    let spoiled = [
        String::new(),
        "{}\n".to_owned(),
        "no lines of ours\n".to_owned(),
        text[..text.len() / 2].to_owned(),
        text[..text.len() - 1].to_owned(),
        without(0),
        without(1),
        without(last),
        without(last - 1),
        text.replace("officer", "nobody"),
        text.replacen("study", "forget", 1),
        text.replace("\"format\":1", "\"format\":99"),
    ];
    let place = at.another().await;
    let empty = place.open().await;
    for (number, lines) in spoiled.iter().enumerate() {
        let error = empty.load(&mut lines.as_bytes()).await.expect_err("is refused");
        assert!(matches!(error, RegisterError::InvalidExport { .. }), "{number}: {error}");
        let left = empty.statistics().await.expect("counts");
        assert_eq!((left.events, left.items), (0, 0), "{number}: something was stored");
    }
    empty.load(&mut lines.as_slice()).await.expect("the whole one is taken");
    assert_sound(&empty).await;
}

async fn only_an_empty_register_is_filled(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let lines = exported(&register).await;
    let error = register.load(&mut lines.as_slice()).await.expect_err("is not empty");
    assert!(matches!(error, RegisterError::NotEmpty { .. }), "{error}");
    assert_sound(&register).await;
}

async fn words_with_nul_are_stored_alike(at: At) {
    let register = at.open().await;
    let odd = edition(Language::En, "a.txt", &[ask("1.1", "council", "look\0into it")]);
    import(&register, "odd", &odd).await.expect("imports");
    assert_sound(&register).await;
    let reading = register.reading(&"odd/en/1".into()).await.expect("reads").expect("is there");
    assert_eq!(reading, odd, "document and extraction are as they were");
}

async fn a_backup_restores_to_either(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    let manifest = register.backup(&backup, AT).await.expect("backs up");
    assert_eq!(manifest.events, register.statistics().await.expect("counts").events);
    assert_eq!(verify_backup(&backup).await.expect("is whole"), manifest);
    let before: Vec<_> = manifest.files.iter().map(|file| file.sha256.clone()).collect();
    let lines = exported(&register).await;
    for place in [Some(at.another().await), other_kind(&at).await].into_iter().flatten() {
        let restored =
            restore_backup(&backup, &place.location, Existing::Refused).await.expect("restores");
        assert!(restored.check.is_sound());
        let copy = place.open().await;
        assert_eq!(exported(&copy).await, lines);
        let next = edition(Language::En, "e.txt", &asks("next", 2));
        import(&copy, "three", &next).await.expect("goes on");
        assert_sound(&copy).await;
        // What is there is not written over.
        let error = restore_backup(&backup, &place.location, Existing::Refused).await;
        let error = error.expect_err("something is there");
        assert!(
            matches!(error, RegisterError::AlreadyThere { .. } | RegisterError::NotEmpty { .. }),
            "{error}"
        );
        assert_sound(&copy).await;
        copy.close().await;
    }
    let after = verify_backup(&backup).await.expect("is still whole");
    assert!(after.files.iter().map(|file| &file.sha256).eq(&before), "restoring changed it");
    let error = register.backup(&backup, AT).await.expect_err("is there");
    assert!(matches!(error, RegisterError::AlreadyThere { .. }), "{error}");
}

async fn a_backup_while_somebody_writes(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let ended = Arc::new(AtomicBool::new(false));
    let writer = {
        let (register, ended) = (register.clone(), Arc::clone(&ended));
        tokio::spawn(async move {
            let mut number = 0;
            while !ended.load(Ordering::Relaxed) {
                let text = format!("text-{number}");
                let edition = edition(Language::Fr, "a.txt", &asks(&text, 7));
                import(&register, &text, &edition).await.expect("imports");
                number += 1;
            }
            number
        })
    };
    let folder = tempfile::tempdir().expect("a folder");
    for round in 0..3 {
        let backup = folder.path().join(format!("backup-{round}"));
        let manifest = register.backup(&backup, AT).await.expect("backs up");
        let place = Location::File(folder.path().join(format!("{round}.actum")));
        restore_backup(&backup, &place, Existing::Refused).await.expect("restores");
        let copy = Register::connect(&place, &OpenOptions::default()).await.expect("opens");
        assert_sound(&copy).await;
        assert_eq!(copy.statistics().await.expect("counts").events, manifest.events);
        for text in copy.texts().await.expect("reads") {
            if text.id.as_str().starts_with("text-") {
                assert_eq!(text.items, 7, "{} is in the backup by half", text.id);
            }
        }
    }
    ended.store(true, Ordering::Relaxed);
    let written = writer.await.expect("goes on");
    assert!(written > 0, "nobody wrote meanwhile");
    assert_sound(&register).await;
}

async fn a_backup_that_was_altered_is_refused(at: At) {
    let register = at.open().await;
    fill(&register).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    let manifest = register.backup(&backup, AT).await.expect("backs up");
    let place = Location::File(folder.path().join("new.actum"));
    let refused = async |what: &str| {
        let error = restore_backup(&backup, &place, Existing::Refused).await.expect_err(what);
        assert!(matches!(error, RegisterError::InvalidBackup { .. }), "{what}: {error}");
        assert!(!place.file().is_some_and(Path::exists), "{what}");
    };
    let file = backup.join(&manifest.files[0].name);
    let whole = std::fs::read(&file).expect("readable");
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, &bytes).expect("writable");
    refused("one bit").await;
    std::fs::write(&file, &whole[..middle]).expect("writable");
    refused("cut off").await;
    std::fs::remove_file(&file).expect("removable");
    refused("missing").await;
    std::fs::write(&file, &whole).expect("writable");
    let json = std::fs::read_to_string(backup.join("manifest.json")).expect("readable");
    for spoiled in [
        json.replace(&manifest.files[0].name, "../../other"),
        json.replace("\"backup\": 1", "\"backup\": 2"),
        json.replace("\"events\": ", "\"events\": 1"),
        "{}".to_owned(),
    ] {
        std::fs::write(backup.join("manifest.json"), &spoiled).expect("writable");
        refused(&spoiled).await;
    }
    std::fs::write(backup.join("manifest.json"), &json).expect("writable");
    restore_backup(&backup, &place, Existing::Refused).await.expect("the whole one is taken");
}

#[tokio::test]
async fn a_register_in_use_is_not_replaced() {
    let at = At::sqlite();
    let register = at.open().await;
    fill(&register).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    register.backup(&backup, AT).await.expect("backs up");
    let next = edition(Language::En, "e.txt", &asks("next", 2));
    import(&register, "three", &next).await.expect("imports");
    let error = restore_backup(&backup, &at.location, Existing::SetAside).await;
    let error = error.expect_err("is in use");
    assert!(matches!(error, RegisterError::Locked { .. }), "{error}");
    assert_sound(&register).await;
    assert_eq!(register.texts().await.expect("reads").len(), 3);
    register.close().await;

    let restored =
        restore_backup(&backup, &at.location, Existing::SetAside).await.expect("nobody uses it");
    let register = at.open().await;
    assert_eq!(register.texts().await.expect("reads").len(), 2);
    assert_sound(&register).await;
    let aside = Location::File(restored.set_aside.expect("was there"));
    let old = Register::connect(&aside, &OpenOptions::default()).await.expect("opens");
    assert_eq!(old.texts().await.expect("reads").len(), 3, "nothing of the old one is lost");
    assert_sound(&old).await;
}

#[tokio::test]
async fn a_damaged_register_is_replaced() {
    let at = At::sqlite();
    let register = at.open().await;
    fill(&register).await;
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup");
    register.backup(&backup, AT).await.expect("backs up");
    let lines = exported(&register).await;
    register.close().await;
    let file = at.location.file().expect("is a file");
    std::fs::write(file, vec![7; 9000]).expect("writable");
    restore_backup(&backup, &at.location, Existing::SetAside).await.expect("restores");
    assert_eq!(exported(&at.open().await).await, lines);
}

/// A register that the first program wrote, made by
/// `cargo run --example ten_thousand 3 schema-1.actum` with that program, and `zstd -19`.
#[tokio::test]
async fn a_register_of_schema_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("register.actum");
    let packed = include_bytes!("data/schema-1.actum.zst");
    std::fs::write(&file, zstd::decode_all(packed.as_slice()).expect("unpacks")).expect("writable");
    let register = Register::open(&file, &OpenOptions::default()).await.expect("opens");
    assert_sound(&register).await;
    let page = register.items(&ItemQuery::default()).await.expect("reads");
    assert_eq!(page.total, 3);
    let next = edition(Language::En, "e.txt", &asks("next", 2));
    import(&register, "next", &next).await.expect("goes on");
    assert_sound(&register).await;
    if let Some(at) = At::postgres().await {
        let moved = at.open().await;
        moved.load(&mut exported(&register).await.as_slice()).await.expect("moves");
        assert_sound(&moved).await;
    }
}
