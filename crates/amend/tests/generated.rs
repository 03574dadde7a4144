//! Cases made by chance with known truth, in six languages: what the alignment must find again.

#[path = "generated/case.rs"]
mod case;
#[path = "generated/chance.rs"]
mod chance;

use std::collections::{BTreeMap, BTreeSet};

use actum_amend::{
    Agreement, Edition, Kind, Mark, Options, Print, Proposal, Reason, accept, align, compile, fold,
    redline, reject,
};

use case::Case;

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];
const SEEDS: std::ops::Range<u64> = 0..25;

type Ends = (Vec<usize>, Vec<usize>);

fn links(links: impl IntoIterator<Item = (Vec<usize>, Vec<usize>, Kind)>) -> BTreeMap<Ends, Kind> {
    links
        .into_iter()
        .filter(|(base, edition, _)| !base.is_empty() && !edition.is_empty())
        .map(|(base, edition, kind)| ((base, edition), kind))
        .collect()
}

#[test]
fn what_was_done_is_found_again_in_six_languages() {
    for language in LANGUAGES {
        let (mut right, mut found, mut true_links) = (0, 0, 0);
        let (mut changed, mut changed_found, mut kinds_right) = (0, 0, 0);
        let (mut divided, mut divided_found) = (0, 0);
        for seed in SEEDS {
            let case = Case::new(language, seed);
            let alignment = align(&case.base, &case.edition, &Options::default());
            let truth = links(case.truth);
            let predicted =
                links(alignment.links.into_iter().map(|link| (link.base, link.edition, link.kind)));
            true_links += truth.len();
            found += predicted.len();
            for (ends, kind) in &truth {
                let hit = predicted.get(ends);
                right += usize::from(hit.is_some());
                kinds_right += usize::from(hit == Some(kind));
                if !matches!(kind, Kind::Kept | Kind::Renumbered) {
                    changed += 1;
                    changed_found += usize::from(hit.is_some());
                }
                if matches!(kind, Kind::Split | Kind::Merged) {
                    divided += 1;
                    divided_found += usize::from(hit.is_some());
                }
            }
        }
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let f1 = share(2 * right, true_links + found);
        println!(
            "{language}: links {true_links}, F1 {f1:.4}; changed {changed}, recall {:.4}; kinds {:.4}; \
             splits and merges {divided}, recall {:.4}",
            share(changed_found, changed),
            share(kinds_right, right),
            share(divided_found, divided),
        );
        assert!(changed > 150 && divided > 40, "{language}: the generator makes too few changes");
        assert!(f1 >= 0.985, "{language}: link F1 {f1}");
        assert!(share(changed_found, changed) >= 0.96, "{language}: changed links");
        assert!(share(kinds_right, right) >= 0.98, "{language}: kinds");
        assert!(share(divided_found, divided) >= 0.9, "{language}: splits and merges");
    }
}

#[test]
fn every_clause_stands_in_one_link() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let case = Case::new(language, seed);
            let alignment = align(&case.base, &case.edition, &Options::default());
            let mut base = BTreeSet::new();
            let mut edition = BTreeSet::new();
            for link in &alignment.links {
                assert!(link.base.iter().all(|clause| base.insert(*clause)), "{language} {seed}");
                assert!(
                    link.edition.iter().all(|clause| edition.insert(*clause)),
                    "{language} {seed}"
                );
            }
            assert_eq!(base.len(), case.base.clauses.len());
            assert_eq!(edition.len(), case.edition.clauses.len());
        }
    }
}

#[test]
fn print_alone_is_no_change() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let case = Case::print_only(language, seed);
            let alignment = align(&case.base, &case.edition, &Options::default());
            for link in &alignment.links {
                assert_eq!(link.kind, Kind::Kept, "{language} {seed}: {link:?}");
                assert!(link.differences.is_empty());
            }
            assert!(
                alignment.links.iter().any(|link| link.cosmetic),
                "{language} {seed}: no noise"
            );
        }
    }
}

#[test]
fn differences_stand_where_they_say() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let case = Case::new(language, seed);
            let alignment = align(&case.base, &case.edition, &Options::default());
            for link in &alignment.links {
                for difference in &link.differences {
                    let base = &case.base.clauses[difference.base.clause].text;
                    let edition = &case.edition.clauses[difference.edition.clause].text;
                    assert_eq!(base[difference.base.range.clone()], difference.removed);
                    assert_eq!(edition[difference.edition.range.clone()], difference.added);
                }
                let is_plain = link.base.len() == 1 && link.edition.len() == 1;
                let same = is_plain
                    && fold(&case.base.clauses[link.base[0]].text)
                        == fold(&case.edition.clauses[link.edition[0]].text);
                if is_plain && !same {
                    assert!(!link.differences.is_empty(), "{language} {seed}: {link:?}");
                }
            }
        }
    }
}

fn lines(edition: &Edition) -> Vec<String> {
    edition
        .clauses
        .iter()
        .map(|clause| match &clause.number {
            Some(number) => format!("{number}\t{}", clause.text),
            None => clause.text.clone(),
        })
        .collect()
}

#[test]
fn accepting_all_and_rejecting_all_give_back_the_exact_texts() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let case = Case::new(language, seed);
            let alignment = align(&case.base, &case.edition, &Options::default());
            let exact = redline(&case.base, &case.edition, &alignment, Print::Exact);
            assert_eq!(accept(&exact), lines(&case.edition), "{language} {seed}");
            assert_eq!(reject(&exact), lines(&case.base), "{language} {seed}");
            let plain = redline(&case.base, &case.edition, &alignment, Print::AsInBase);
            let folded = |lines: Vec<String>| -> Vec<String> {
                lines.iter().map(|line| fold(line).into_owned()).collect()
            };
            assert_eq!(folded(accept(&plain)), folded(lines(&case.edition)), "{language} {seed}");
            assert_eq!(reject(&plain), lines(&case.base), "{language} {seed}");
        }
    }
}

#[test]
fn the_order_of_proposals_changes_nothing_in_them() {
    for language in LANGUAGES {
        for seed in SEEDS.step_by(5) {
            let base = Case::new(language, seed).base;
            let proposal = |name: &str, seed: u64| {
                // Another edition of the same base: its changes are made from the same seed's base.
                let edition = Case::again(language, seed, &base).edition;
                Proposal { name: name.to_owned(), edition }
            };
            let (one, two) = (proposal("A", seed + 100), proposal("B", seed + 200));
            let forth = compile(&base, &[one.clone(), two.clone()], &Options::default());
            let back = compile(&base, &[two, one], &Options::default());
            assert_eq!(forth.alignments[0], back.alignments[1]);
            assert_eq!(forth.alignments[1], back.alignments[0]);
            let places = |compilation: &actum_amend::Compilation| -> Vec<(usize, Vec<Reason>)> {
                compilation
                    .collisions
                    .iter()
                    .map(|collision| (collision.base, collision.reasons.clone()))
                    .collect()
            };
            assert_eq!(places(&forth), places(&back), "{language} {seed}");
            let agreements = |compilation: &actum_amend::Compilation| -> Vec<_> {
                compilation.rows.iter().map(|row| row.agreement).collect()
            };
            assert_eq!(agreements(&forth), agreements(&back), "{language} {seed}");
        }
    }
}

#[test]
fn a_proposal_that_changes_nothing_wants_nothing() {
    for language in LANGUAGES {
        let case = Case::print_only(language, 1);
        let proposals = [
            Proposal { name: "A".to_owned(), edition: case.edition.clone() },
            Proposal { name: "B".to_owned(), edition: case.base.clone() },
        ];
        let compilation = compile(&case.base, &proposals, &Options::default());
        assert!(compilation.collisions.is_empty() && compilation.gap_collisions.is_empty());
        for row in &compilation.rows {
            assert_eq!(row.agreement, Agreement::Unchanged, "{language}");
            assert!(row.cells.iter().flatten().all(|cell| cell.mark == Mark::Noc));
        }
    }
}
