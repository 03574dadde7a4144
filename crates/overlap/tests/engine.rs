//! The engine against comparing all with all, and against itself in another order.

#![expect(clippy::unwrap_used, reason = "a failed helper fails the test")]

use actum_overlap::{
    Corpus, Entry, Index, Scope, Searcher, Weights, Within, all_nearest, pairs_at_least, reasons,
    reasons_for, score_by_field,
};
use proptest::prelude::*;

/// A work of a made-up collection.
#[derive(Debug, Clone)]
struct Made {
    id: String,
    body: String,
    title: String,
    text: String,
    number: String,
}

impl Made {
    fn entry(&self) -> Entry<'_> {
        Entry {
            id: &self.id,
            body: &self.body,
            title: &self.title,
            text: &self.text,
            numbers: vec![&self.number],
            language: "en",
        }
    }
}

/// Words with frequencies as in language: a few everywhere, most seldom.
fn word() -> impl Strategy<Value = String> {
    (0.0f64..1.0).prop_map(|at| format!("w{}", (at * at * at * 400.0) as u32))
}

fn sentence(most: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(word(), 0..most).prop_map(|words| words.join(" "))
}

fn collection(most: usize) -> impl Strategy<Value = Vec<Made>> {
    let one = (0..5u8, sentence(9), sentence(40), 0..300u32, any::<bool>());
    proptest::collection::vec(one, 1..most).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(at, (body, title, text, number, silent))| Made {
                id: format!("B{body}|{}", (at * 7_919) % 100_003),
                body: format!("B{body}"),
                title,
                text: if silent { String::new() } else { format!("{text} {number}") },
                number: format!("X {number}"),
            })
            .collect()
    })
}

fn index(all: &[Made], threads: usize) -> Index {
    let entries: Vec<Entry<'_>> = all.iter().map(Made::entry).collect();
    Corpus::of(&entries, threads).into_index(&Weights::built_in().unwrap()).unwrap()
}

/// Collections in which lists are long enough for pruning: works in families that share words.
fn large(seed: u32, works: u32) -> Vec<Made> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let mut random = |below: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    };
    (0..works)
        .map(|at| {
            let family = random(works / 6 + 1);
            let mut words = |count: u32| -> String {
                let mut text = Vec::new();
                for place in 0..count {
                    text.push(match random(10) {
                        0..=3 => format!("f{family}x{place}"),
                        4..=7 => format!("c{}", random(160)),
                        _ => format!("r{}", random(works)),
                    });
                }
                text.join(" ")
            };
            let (title, text) = (words(7), words(30));
            Made {
                id: format!("B{}|{at}", at % 4),
                body: format!("B{}", at % 4),
                title,
                text,
                number: format!("{}", 1_000 + family),
            }
        })
        .collect()
}

#[test]
fn pruned_equals_all_with_all_where_pruning_bites() {
    for seed in [1, 2] {
        let all = large(seed, 6_000);
        let index = index(&all, 2);
        let mut searcher = Searcher::new(&index);
        for place in (0..index.len() as u32).step_by(67) {
            for most in [1, 3, 10] {
                let scope = Scope::all_but(index.body(place));
                let pruned = searcher.nearest(place, &scope, most);
                let forced = searcher.nearest_by_force(place, &scope, most);
                assert_eq!(pruned, forced, "{place} {most}");
            }
            let scope = Scope { only: vec!["B1".into(), "B3".into()], except: Vec::new() };
            let every = searcher.nearest_by_force(place, &scope, usize::MAX);
            for score in [0.02, 0.1, 0.3] {
                let found = searcher.at_least(place, &scope, score);
                let expected: Vec<_> =
                    every.iter().filter(|hit| hit.score() >= score).copied().collect();
                assert_eq!(found, expected, "{place} {score}");
            }
        }
        assert!(searcher.settled_early() > 0, "no search was pruned: the test shows nothing");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pruned_equals_all_with_all(all in collection(120), most in 1usize..15) {
        let index = index(&all, 1);
        let mut searcher = Searcher::new(&index);
        for place in 0..index.len() as u32 {
            for scope in [Scope::default(), Scope::all_but(index.body(place))] {
                let pruned = searcher.nearest(place, &scope, most);
                prop_assert_eq!(pruned, searcher.nearest_by_force(place, &scope, most));
            }
        }
    }

    #[test]
    fn neither_order_nor_threads_nor_history_matter(all in collection(60), cut in 0usize..60) {
        let straight = index(&all, 1);
        let mut turned = all.clone();
        turned.reverse();
        let weights = Weights::built_in().unwrap();
        // Added, taken out, changed and added again.
        let mut corpus = Corpus::new();
        for made in &turned {
            corpus.add(&Entry { title: "something else first", ..made.entry() });
        }
        for made in all.iter().take(cut) {
            prop_assert!(corpus.remove(&made.id));
        }
        for made in &turned {
            corpus.add(&made.entry());
        }
        let grown = corpus.index(&weights).unwrap();
        let name = |index: &Index| -> Vec<Vec<(String, u32)>> {
            let named = |hit: &actum_overlap::Hit| (index.id(hit.place).to_owned(), hit.points);
            all_nearest(index, 5, 2).iter().map(|hits| hits.iter().map(named).collect()).collect()
        };
        prop_assert_eq!(name(&straight), name(&index(&turned, 3)));
        prop_assert_eq!(name(&straight), name(&grown));
    }

    #[test]
    fn pairs_are_the_hits_over_the_threshold(all in collection(60)) {
        let index = index(&all, 1);
        let pairs = pairs_at_least(&index, &[], &[], 0.2, Within::AllBodies, 2);
        let mut searcher = Searcher::new(&index);
        let mut count = 0;
        for place in 0..index.len() as u32 {
            for hit in searcher.nearest_by_force(place, &Scope::default(), usize::MAX) {
                if hit.place > place && hit.score() >= 0.2 {
                    count += 1;
                    let same = |pair: &actum_overlap::Pair| {
                        (pair.one, pair.two, pair.points) == (place, hit.place, hit.points)
                    };
                    prop_assert!(pairs.iter().any(same));
                }
            }
        }
        prop_assert_eq!(count, pairs.len());
    }
}

fn small() -> Vec<Made> {
    let made = |id: &str, title: &str, text: &str| Made {
        id: id.to_owned(),
        body: id.split('|').next().unwrap().to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        number: id.split('|').nth(1).unwrap().to_owned(),
    };
    vec![
        made("A|A 7", "Security of gateways in home networks", "Threats to gateways."),
        made("A|A 8", "Numbering plans", ""),
        made("B|B 900", "Gateway security for the networked home", "See B 901."),
        made("B|B 901", "Vocabulary of bridges", ""),
        made("C|C 1", "家庭网络网关安全", ""),
        made("C|C 2", "家庭网络安全要求", ""),
        made("B|B 55", "Sécurité des passerelles (A 1234)", ""),
    ]
}

#[test]
fn the_score_is_the_sum_of_its_reasons() {
    let all = small();
    let index = index(&all, 1);
    let place = index.place("A|A 7").unwrap();
    let hits = Searcher::new(&index).nearest(place, &Scope::all_but("A"), 3);
    assert_eq!(index.id(hits[0].place), "B|B 900");
    let why = reasons(&index, place, hits[0].place);
    let names: Vec<&str> = why.iter().map(|reason| reason.name.as_str()).collect();
    assert!(names.contains(&"gateway") && names.contains(&"home"), "{names:?}");
    assert!((why.iter().map(|reason| reason.share).sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(why.windows(2).all(|pair| pair[0].share >= pair[1].share));
    let parts: f64 = score_by_field(&index, place, hits[0].place).iter().sum();
    assert!((parts - hits[0].score()).abs() < 1e-9);
}

#[test]
fn a_text_that_is_in_no_catalogue_finds_its_neighbours() {
    let all = small();
    let index = index(&all, 1);
    let new = Entry { title: "Requirements on secure home gateways", ..Entry::default() };
    let hits = Searcher::new(&index).nearest_to(&new, &Scope::default(), 2);
    let found: Vec<&str> = hits.iter().map(|hit| index.id(hit.place)).collect();
    assert!(found.contains(&"A|A 7") && found.contains(&"B|B 900"), "{found:?}");
    assert!(!reasons_for(&index, &new, hits[0].place).is_empty());
    // A work of the index asked for as a text finds what it finds as a work.
    let place = index.place("A|A 7").unwrap();
    let mut searcher = Searcher::new(&index);
    let scope = Scope::all_but("A");
    assert_eq!(searcher.nearest_to(&all[0].entry(), &scope, 5), searcher.nearest(place, &scope, 5));
    assert!(searcher.nearest_to(&Entry::default(), &scope, 5).is_empty());
}

#[test]
fn scripts_without_spaces_and_numbers_of_other_bodies_meet() {
    let all = small();
    let index = index(&all, 1);
    let mut searcher = Searcher::new(&index);
    let place = index.place("C|C 1").unwrap();
    let hits = searcher.nearest(place, &Scope::default(), 1);
    assert_eq!(index.id(hits[0].place), "C|C 2");
    let new = Entry { title: "无题", numbers: vec!["A 1234"], ..Entry::default() };
    let hits = searcher.nearest_to(&new, &Scope::default(), 1);
    assert_eq!(index.id(hits[0].place), "B|B 55");
}

#[test]
fn an_empty_collection_answers() {
    let index = index(&[], 2);
    assert!(index.is_empty() && all_nearest(&index, 3, 2).is_empty());
    let entry = Entry { title: "x", ..Entry::default() };
    assert!(Searcher::new(&index).nearest_to(&entry, &Scope::default(), 3).is_empty());
}

#[test]
fn probabilities_rise_with_the_score() {
    let weights = Weights::built_in().unwrap();
    let all: Vec<f64> = (0..=100).map(|at| weights.probability(f64::from(at) / 100.0)).collect();
    assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(all[0] < 0.2 && all[100] > 0.8, "{} {}", all[0], all[100]);
    for chance in [0.1, 0.5, 0.9] {
        let score = weights.score_for(chance).unwrap();
        assert!((weights.probability(score) - chance).abs() < 1e-6, "{chance} {score}");
    }
    assert_eq!(weights.score_for(1.0), None);
}
