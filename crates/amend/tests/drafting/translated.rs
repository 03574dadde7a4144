//! What is to be translated: what was decided, and nothing else.

use std::collections::BTreeSet;

use actum_amend::{Act, Draft, Edition, Key, Options, ToTranslate, parallel};

use super::{Case, Chance, LANGUAGES, decided, proposal, small, step, two};

#[test]
fn decisions_put_their_clauses_out_of_step_and_no_others() {
    let mut draft = small(&["1\tTSAG shall report every year.\n2\tThe Director helps Members.\n\
                             3\tMembers may join.\n4\tThis ends in 2028.\n"]);
    let french = Edition::from_lines(
        "1\tLe GCNT fait rapport chaque année.\n2\tLe Directeur apporte son aide.\n\
         3\tLes membres peuvent adhérer.\n",
    );
    assert!(draft.out_of_step(&french).is_empty(), "nothing is decided");
    let changes = draft.proposals[0].changes.iter().map(|change| change.id.clone()).collect();
    draft.take(step(Act::Adopt { changes })).expect("is taken");
    draft.take(step(Act::Strike { clause: Key::Base(0) })).expect("is taken");
    let found = draft.out_of_step(&french);
    let told: Vec<(String, ToTranslate, Option<usize>)> =
        found.iter().map(|one| (one.clause.to_string(), one.what, one.other)).collect();
    assert_eq!(
        told,
        [
            ("1".to_owned(), ToTranslate::Gone, Some(0)),
            ("2".to_owned(), ToTranslate::Reworded, Some(1)),
            ("1+4".to_owned(), ToTranslate::New, Some(2)),
        ]
    );
    assert_eq!(
        (found[1].before.as_str(), found[1].now.as_str()),
        ("The Director helps.", "The Director helps Members.")
    );
}

#[test]
fn what_is_listed_is_what_differs() {
    for language in LANGUAGES {
        for seed in 0..6 {
            let (base, one, other) = two(language, seed);
            let both = vec![proposal("A", &one), proposal("B", &other)];
            let mut draft = Draft::new(base.clone(), both, &Options::default());
            decided(&mut draft, 2, &mut Chance::new(seed + 3));
            let listed: BTreeSet<Key> =
                draft.out_of_step(&base).into_iter().map(|one| one.clause).collect();
            let text = draft.text();
            for (at, clause) in base.clauses.iter().enumerate() {
                let same = text.iter().any(|now| {
                    now.key == Key::Base(at)
                        && now.printed() == clause.text
                        && now.clause().number == clause.number
                });
                let is_listed = listed.contains(&Key::Base(at));
                assert!(same || is_listed, "{language} {seed} {at}: a difference is not told");
            }
            for clause in text.iter().filter(|clause| !matches!(clause.key, Key::Base(_))) {
                assert!(listed.contains(&clause.key), "{language} {seed} {}", clause.key);
            }
        }
    }
}

/// The same text made in two languages: clauses of the same number are one.
#[test]
fn clauses_find_their_partners_across_languages() {
    let (mut right, mut all) = (0, 0);
    for seed in 0..12 {
        for (one, other) in [("en", "fr"), ("en", "zh"), ("zh", "ar"), ("ru", "es")] {
            let (base, theirs) = (Case::new(one, seed).base, Case::new(other, seed).base);
            let pairs = parallel(&base, &theirs);
            for (clause, pair) in base.clauses.iter().zip(&pairs) {
                if clause
                    .number
                    .as_deref()
                    .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
                {
                    let found = pair.and_then(|pair| theirs.clauses[pair].number.as_ref());
                    all += 1;
                    right += usize::from(found == clause.number.as_ref());
                }
            }
        }
    }
    assert!(all > 1000 && right * 100 >= all * 97, "{right} of {all}");
}
