//! Keeping a register: exports, backups, other databases.

mod support;

use std::fs;

use support::{HARBOUR_ZH, Place};

#[test]
fn an_export_fills_another_register_and_comes_back_the_same() {
    let place = Place::with_harbour();
    for file in ["plain.jsonl", "packed.jsonl.zst"] {
        let run = place.run(&["db", "export", file]).ended(0);
        assert!(run.out.contains("events"), "{}", run.out);
    }
    place.run(&["db", "export", "plain.jsonl"]).ended(2).said(&["plain.jsonl", "--force"]);
    place.run(&["db", "export", "plain.jsonl", "--force"]).ended(0);
    place.run(&["db", "import", "packed.jsonl.zst", "--db", "other.db"]).ended(0);
    place.run(&["db", "export", "again.jsonl", "--db", "other.db"]).ended(0);
    let read = |name: &str| fs::read(place.path(name)).expect("was written");
    assert_eq!(read("plain.jsonl"), read("again.jsonl"));
    assert!(read("packed.jsonl.zst").len() < read("plain.jsonl").len() / 2);
    let items = |db: &str| place.run(&["items", "--json", "--db", db]).ended(0).json();
    assert_eq!(items("actum.db"), items("other.db"));
    place.run(&["db", "check", "--db", "other.db"]).ended(0);

    place.run(&["db", "import", "plain.jsonl"]).ended(4).said(&["already holds"]);
    let whole = read("plain.jsonl");
    place.write("cut.jsonl", &whole[..whole.len() / 2]);
    place
        .run(&["db", "import", "cut.jsonl", "--db", "third.db"])
        .ended(3)
        .said(&["nothing was stored"]);
    place.run(&["db", "import", "none.jsonl", "--db", "third.db"]).ended(3).said(&["none.jsonl"]);
    place.run(&["db", "import", "plain.jsonl", "--db", "third.db"]).ended(0);
}

#[test]
fn a_backup_is_restored_and_nothing_is_written_over_unasked() {
    let place = Place::with_harbour();
    let before = place.run(&["events", "--jsonl"]).ended(0).out;
    place.run(&["backup", "kept"]).ended(0);
    place.run(&["backup", "kept"]).ended(2).said(&["kept", "already"]);
    place.write("harbour.zh.txt", HARBOUR_ZH);
    place.run(&["import", "harbour.zh.txt", "--text-id", "harbour"]).ended(0);
    let after = place.run(&["events", "--jsonl"]).ended(0).out;
    assert_ne!(before, after);

    place.run(&["restore", "kept"]).ended(2).said(&["actum.db", "already"]);
    assert_eq!(place.run(&["events", "--jsonl"]).ended(0).out, after);
    let run = place.run(&["restore", "kept", "--force"]).ended(0);
    assert!(run.err.contains("actum.db.replaced"), "{}", run.err);
    assert_eq!(place.run(&["events", "--jsonl"]).ended(0).out, before);
    let aside = place.run(&["events", "--jsonl", "--db", "actum.db.replaced"]).ended(0).out;
    assert_eq!(aside, after);
    place.run(&["restore", "none", "--db", "new.db"]).ended(3).said(&["no backup"]);
    assert!(!place.path("new.db").exists());
}

#[test]
fn the_address_of_a_server_is_shown_without_its_password() {
    let place = Place::new();
    let nobody = "postgres://officer:secret@127.0.0.1:1/follow_up";
    let run = place.run(&["items", "--db", nobody]).ended(4);
    assert!(run.err.contains("postgres://officer@127.0.0.1:1/follow_up"), "{}", run.err);
    assert!(!run.err.contains("secret"), "{}", run.err);
    // `DATABASE_URL` counts when it is PostgreSQL's, and only then.
    let run = support::finish(place.command(&["items"]).env("DATABASE_URL", nobody)).ended(4);
    assert!(run.err.contains("127.0.0.1:1"), "{}", run.err);
    let other = "mysql://officer:secret@127.0.0.1/other";
    let run = support::finish(place.command(&["items"]).env("DATABASE_URL", other)).ended(4);
    assert!(run.err.contains("actum.db"), "{}", run.err);
    place.run(&["db", "migrate"]).ended(0);
    assert!(place.path("actum.db").exists());
}
