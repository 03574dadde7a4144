//! Sources of every kind into a kept catalogue, and again after a change.

#![expect(clippy::unwrap_used, reason = "a failed helper fails the test")]

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use actum_catalogue::{
    CatalogueError, ImportReport, Knowledge, SourceLimits, Store, UnreadReason, import,
};

fn bring(store: &mut Store, origin: &str, path: &Path) -> ImportReport {
    let knowledge = Knowledge::built_in().unwrap();
    import(store, origin, path, &SourceLimits::default(), &knowledge, 2).unwrap()
}

fn yaml(number: &str, title: &str) -> String {
    format!("docid:\n- id: {number}\n  type: ITU\n  primary: true\ntitle:\n- content: {title}\n")
}

fn titles(store: &Store) -> Vec<String> {
    store.works().unwrap().iter().map(|work| format!("{} {}", work.number, work.title())).collect()
}

#[test]
fn only_what_changed_is_read_again() {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    fs::create_dir_all(data.join("inner")).unwrap();
    fs::write(data.join("a.yaml"), yaml("ITU-T A.1 (01/2001)", "One")).unwrap();
    fs::write(data.join("inner/b.yaml"), yaml("ITU-T A.1 (01/2002)", "One again")).unwrap();
    fs::write(data.join("c.yaml"), yaml("ITU-T C.1", "Three")).unwrap();
    fs::write(data.join("broken.yaml"), "a: [").unwrap();
    fs::write(data.join("index-v1.yaml"), "- 1").unwrap();
    fs::write(data.join("readme.txt"), "hello").unwrap();
    let kept = dir.path().join("kept");
    let mut store = Store::open(&kept).unwrap();

    let report = bring(&mut store, "itu", &data);
    assert_eq!((report.read, report.records, report.unchanged, report.gone), (4, 3, 0, 0));
    assert_eq!(report.unread[0].place, "broken.yaml");
    assert_eq!(titles(&store), ["ITU-T A.1 One again", "ITU-T C.1 Three"]);

    // Another source with a work of the same number joins it and outlives changes of the first.
    fs::write(
        dir.path().join("more.jsonl"),
        r#"{"body":"ITU","number":"ITU-T C.1","title":"Drei"}"#,
    )
    .unwrap();
    bring(&mut store, "more", &dir.path().join("more.jsonl"));

    fs::write(data.join("c.yaml"), yaml("ITU-T C.2", "Three moved")).unwrap();
    fs::remove_file(data.join("a.yaml")).unwrap();
    let mut store = Store::open(&kept).unwrap();
    let report = bring(&mut store, "itu", &data);
    assert_eq!((report.read, report.records, report.unchanged, report.gone), (1, 1, 2, 1));
    assert_eq!(report.unread.len(), 1, "what was unreadable is still reported");
    let expected = ["ITU-T A.1 One again", "ITU-T C.1 Drei", "ITU-T C.2 Three moved"];
    assert_eq!(titles(&store), expected);
    assert_eq!(titles(&Store::open(&kept).unwrap()), expected);
    assert_eq!(store.summary().origins, [("itu".to_owned(), 3), ("more".to_owned(), 1)]);
    assert_eq!(store.works().unwrap()[0].editions, 1);
}

#[test]
fn a_folder_a_zip_and_a_tar_hold_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let files: Vec<(String, String)> = (0..300)
        .map(|at| (format!("repo/data/{at}.yaml"), yaml(&format!("ITU-T B.{at}"), "Title")))
        .collect();
    let mut zip = zip::ZipWriter::new(File::create(dir.path().join("r.zip")).unwrap());
    let gz = flate2::write::GzEncoder::new(
        File::create(dir.path().join("r.tar.gz")).unwrap(),
        flate2::Compression::fast(),
    );
    let mut tar = tar::Builder::new(gz);
    for (name, text) in &files {
        let path = dir.path().join("folder").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_cksum();
        tar.append_data(&mut header, name, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    tar.into_inner().unwrap().finish().unwrap();
    let mut all = Vec::new();
    for name in ["folder", "r.zip", "r.tar.gz"] {
        let mut store = Store::open(&dir.path().join(format!("kept-{name}"))).unwrap();
        let report = bring(&mut store, "x", &dir.path().join(name));
        assert_eq!((report.records, report.unread.len()), (300, 0), "{name}");
        all.push(store.works().unwrap());
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[1], all[2]);
}

#[test]
fn a_broken_archive_loses_nothing_that_was_known() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w.jsonl.gz");
    let write = |bytes: &[u8]| fs::write(&path, bytes).unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for at in 0..50_000 {
        writeln!(
            gz,
            r#"{{"body":"ITU","number":"ITU-T D.{at}","title":"Title {at}, {}"}}"#,
            at * 7_919 % 10_007
        )
        .unwrap();
    }
    let bytes = gz.finish().unwrap();
    let mut store = Store::open(&dir.path().join("kept")).unwrap();
    write(&bytes);
    let report = bring(&mut store, "w", &path);
    assert_eq!(report.records, 50_000);
    write(&bytes[..bytes.len() / 3]);
    let report = bring(&mut store, "w", &path);
    assert!(matches!(report.unread[0].reason, UnreadReason::Broken(_)), "{:?}", report.unread);
    let works = store.works().unwrap();
    assert_eq!(works.len(), 50_000);
}

#[test]
fn what_is_too_large_is_named_and_the_rest_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("w.jsonl");
    let long = "x".repeat(10_000);
    fs::write(&path, format!("{{\"number\":\"A 1\"}}\n{{\"number\":\"A 2\",\"title\":\"{long}\"}}\n{{\"number\":\"A 3\"}}\n")).unwrap();
    let mut store = Store::open(&dir.path().join("kept")).unwrap();
    let limits = SourceLimits { record_bytes: 1_000, ..SourceLimits::default() };
    let knowledge = Knowledge::built_in().unwrap();
    let report = import(&mut store, "w", &path, &limits, &knowledge, 1).unwrap();
    assert_eq!(report.records, 2);
    assert_eq!(report.unread[0].place, "w.jsonl#2");
    let works = store.works().unwrap();
    assert_eq!(works[1].sources, ["w.jsonl#3"]);
}

#[test]
fn a_damaged_catalogue_is_refused_with_its_file() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("catalogue.json"), "{}").unwrap();
    let error = Store::open(dir.path()).unwrap_err();
    assert!(matches!(error, CatalogueError::Damaged { .. }), "{error}");
    assert!(error.to_string().contains("catalogue.json"));
}
