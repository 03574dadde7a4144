//! Word files with tracked changes against their clean texts, where the shared cases are at hand.

use std::path::{Path, PathBuf};

use actum_amend::{Edition, Submission, fold};
use actum_ooxml::Limits;

fn cases() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/amend");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    cases.sort();
    Some(cases)
}

fn folded(edition: &Edition) -> Vec<(String, String)> {
    edition
        .clauses
        .iter()
        .map(|clause| {
            let number = clause.number.as_deref().unwrap_or("-");
            (fold(number).into_owned(), fold(&clause.text).into_owned())
        })
        .collect()
}

#[test]
fn accepted_is_the_proposal_and_rejected_is_the_base() {
    let Some(cases) = cases() else {
        println!("skipped: ../shared/data/amend is not here");
        return;
    };
    let (mut read, mut wrong) = (0, Vec::new());
    for case in cases {
        let lines = |name: &str| {
            let text = std::fs::read_to_string(case.join(name)).expect("a case");
            folded(&Edition::from_lines(&text))
        };
        for name in ["A", "B", "C"] {
            let bytes = std::fs::read(case.join(format!("proposal-{name}.docx"))).expect("a case");
            let submission =
                Submission::of_docx(&bytes, &Limits::default()).expect("a Word document");
            read += 1;
            assert!(!submission.authors.is_empty(), "{case:?} {name}: nobody changed anything");
            for (what, found, expected) in [
                ("accepted", Some(&submission.edition), lines(&format!("proposal-{name}.txt"))),
                ("rejected", submission.before.as_ref(), lines("base.txt")),
            ] {
                let found = folded(found.expect("tracked changes"));
                // Word prints "a)" where the lines say under which head: "considering a)".
                let same = |one: &(String, String), two: &(String, String)| {
                    one.1 == two.1 && two.0.ends_with(&one.0)
                };
                let at = found.iter().zip(&expected).position(|(one, two)| !same(one, two));
                if found.len() != expected.len() || at.is_some() {
                    wrong.push(format!(
                        "{} {name} {what}: {:?}",
                        case.display(),
                        at.map(|at| (&found[at], &expected[at]))
                    ));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "of {read} files");
}
