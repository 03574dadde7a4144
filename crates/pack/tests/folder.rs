//! Packs in a folder of the user's own: added, replacing, and refused with a reason.

use std::fs;
use std::path::{Path, PathBuf};

use actum_model::{BodyId, Language, OccasionId};
use actum_pack::{PackError, Packs};

/// A folder under the target directory, emptied, one per test.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder of this test");
    }
    fs::create_dir_all(&folder).expect("a folder");
    for (path, contents) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, contents).expect("a file");
    }
    folder
}

/// What loading the one bodies file says.
fn refusal(name: &str, bodies: &str) -> String {
    let folder = folder(name, &[("bodies/own.toml", bodies)]);
    Packs::with_folder(&folder).expect_err("a refusal").to_string()
}

const HARBOUR: &str = r#"
[[body]]
id = "harbours"
kind = "organization"
names.en = { name = "Council of Northern Harbours" }
"#;

#[test]
fn the_pack_of_the_library_example_adds_its_bodies_and_assemblies() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/library-network/pack");
    let packs = Packs::with_folder(&example).unwrap_or_else(|error| panic!("{error}"));
    let director = packs.body(&BodyId::new("mnpl-director")).expect("the post of the example");
    assert_eq!(director.display_name(Language::Zh).0, "网络办公室主任");
    assert!(packs.body(&BodyId::new("tsag")).is_some(), "the built-in packs stay");
    let assembly = packs.occasion(&OccasionId::new("mnpl-assembly-2025")).expect("the ninth");
    assert_eq!(assembly.display_name(Language::En), "ninth Assembly of Libraries");
    let next = packs.next_in_series(&assembly.id).expect("the tenth");
    assert_eq!(next.display_name(Language::Zh), "第十届图书馆大会");
    assert!(Packs::built_in().expect("built in").body(&director.id).is_none());
}

#[test]
fn an_entry_with_the_id_of_a_built_in_one_replaces_it() {
    let own = r#"
[[body]]
id = "cct"
kind = "group"
parent = "itu"
names.en = { name = "Terminology Board" }
"#;
    let before = Packs::built_in().expect("built in");
    assert_ne!(
        before.body(&BodyId::new("cct")).expect("cct").display_name(Language::En).0,
        "Terminology Board"
    );
    let packs = Packs::with_folder(&folder("replace", &[("bodies/own.toml", own)])).expect("loads");
    assert_eq!(
        packs.body(&BodyId::new("cct")).expect("cct").display_name(Language::En).0,
        "Terminology Board"
    );
    assert_eq!(packs.bodies.len(), before.bodies.len());
}

#[test]
fn refusals_name_the_file_the_entry_and_the_remedy() {
    let twice = refusal("twice", &format!("{HARBOUR}{HARBOUR}"));
    assert!(twice.contains("own.toml") && twice.contains("`harbours` is already in"), "{twice}");

    let orphan = refusal(
        "orphan",
        &format!("{HARBOUR}parent = \"nobody\"\n")
            .replace("names.en", "reports_to = \"nowhere\"\nnames.en"),
    );
    assert!(orphan.contains("parent `nobody` does not exist"), "{orphan}");
    assert!(orphan.contains("reports_to `nowhere` does not exist"), "{orphan}");

    let cycle = refusal(
        "cycle",
        "[[body]]\nid = \"a\"\nkind = \"group\"\nparent = \"b\"\n[[body]]\nid = \"b\"\nkind = \"group\"\nparent = \"a\"\n",
    );
    assert!(cycle.contains("parents lead back"), "{cycle}");

    let backwards =
        refusal("backwards", &format!("{HARBOUR}valid = {{ from = \"2025\", to = \"2024\" }}\n"));
    assert!(backwards.contains("ends before it begins"), "{backwards}");

    let namesake = refusal("namesake", &HARBOUR.replace("Council of Northern Harbours", "tsag"));
    assert!(
        namesake.contains("own.toml")
            && namesake.contains("names both")
            && namesake.contains("[[homonym]]"),
        "{namesake}"
    );

    let pattern = refusal(
        "pattern",
        &format!(
            "{HARBOUR}\n[[numbered]]\nbody = \"harbour-{{number}}\"\ncollective = \"harbours\"\npatterns.en = [\"Harbour\"]\n"
        ),
    );
    assert!(pattern.contains("has no {numbers}"), "{pattern}");

    let kind = refusal("kind", "[[body]]\nid = \"x\"\nkind = \"planet\"\n");
    assert!(kind.contains("own.toml") && kind.contains("planet"), "{kind}");

    let unknown = refusal("unknown", &format!("{HARBOUR}parnet = \"itu\"\n"));
    assert!(unknown.contains("parnet"), "{unknown}");
}

#[test]
fn a_shared_name_is_accepted_when_the_pack_owns_up_to_it() {
    let own = format!(
        "{}\n[[homonym]]\nbodies = [\"harbours\", \"itu-council\", \"un-ecosoc\", \"un-human-rights-council\", \"un-security-council\"]\n",
        HARBOUR.replace("Council of Northern Harbours", "the Council")
    );
    let packs =
        Packs::with_folder(&folder("homonym", &[("bodies/own.toml", &own)])).expect("loads");
    let candidates = [BodyId::new("itu-council"), BodyId::new("harbours")];
    assert_eq!(packs.nearest(&candidates, &BodyId::new("harbours")), Some(&candidates[1]));
}

#[test]
fn a_folder_that_is_not_there_and_a_file_that_is_not_text_are_refused() {
    let missing = Packs::with_folder(Path::new("no/such/folder")).expect_err("missing");
    assert!(matches!(missing, PackError::Unreadable { .. }), "{missing}");
    let folder = folder("binary", &[]);
    fs::create_dir_all(folder.join("bodies")).expect("a folder");
    fs::write(folder.join("bodies/own.toml"), [0x66, 0xff, 0xfe]).expect("a file");
    let binary = Packs::with_folder(&folder).expect_err("not text").to_string();
    assert!(binary.contains("not UTF-8 from byte 1"), "{binary}");
}

#[test]
fn a_byte_order_mark_and_other_files_do_no_harm() {
    let with_mark = format!("\u{feff}{HARBOUR}");
    let folder = folder(
        "mark",
        &[("bodies/own.toml", &with_mark), ("bodies/notes.txt", "{{{"), ("README.md", "x")],
    );
    let packs = Packs::with_folder(&folder).expect("loads");
    assert!(packs.body(&BodyId::new("harbours")).is_some());
}
