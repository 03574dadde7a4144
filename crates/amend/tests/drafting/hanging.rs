//! What drafters did and what nobody decided yet: a change that would take the place from under a
//! step says so, and no other does.

use actum_amend::{Act, ChangeState, Draft, Options, Why};

use super::{Chance, LANGUAGES, decided, proposal, step, two};

/// The steps that find no place.
fn lost(draft: &Draft) -> Vec<usize> {
    let lost = draft.open().into_iter().filter_map(|one| match one.why {
        Why::Lost { step, .. } => step,
        _ => None,
    });
    lost.collect()
}

/// Drafters word, strike and add clauses by chance.
fn drafted(draft: &mut Draft, chance: &mut Chance) {
    for _ in 0..6 {
        let text = draft.text();
        let clause = &text[chance.below(text.len())];
        let (key, before) = (clause.key.clone(), clause.words());
        let words: Vec<&str> = before.split(' ').collect();
        let act = match chance.below(4) {
            0 => Act::Strike { clause: key },
            1 => Act::Add { after: Some(key), number: None, text: "Added here.".to_owned() },
            _ => {
                let at = chance.below(words.len());
                let after = [&words[..at], &["reworded"], &words[at..]].concat().join(" ");
                Act::Edit { clause: key, before, after }
            }
        };
        let _ = draft.take(step(act));
    }
}

#[test]
fn what_can_no_more_be_taken_is_what_would_take_the_place_from_a_step() {
    let (mut waiting, mut in_the_way) = (0, 0);
    for language in LANGUAGES {
        for seed in 0..5 {
            let (base, one, other) = two(language, seed);
            let both = vec![proposal("A", &one), proposal("B", &other)];
            let mut draft = Draft::new(base, both, &Options::default());
            let mut chance = Chance::new(seed + 31);
            decided(&mut draft, 2, &mut chance);
            drafted(&mut draft, &mut chance);
            let before = lost(&draft);
            for (change, state) in draft.changes() {
                let mut then = draft.clone();
                let changes = vec![change.id.clone()];
                let taken = then.take(step(Act::Adopt { changes }));
                let more = lost(&then).into_iter().any(|step| !before.contains(&step));
                match state {
                    ChangeState::Waiting => {
                        assert!(taken.is_ok() && !more, "{language} {seed} {}", change.id);
                        waiting += 1;
                    }
                    ChangeState::NoLongerApplies { changes, steps } if changes.is_empty() => {
                        assert!(more && !steps.is_empty(), "{language} {seed} {}", change.id);
                        in_the_way += 1;
                    }
                    ChangeState::NoLongerApplies { .. } => {
                        assert!(taken.is_err(), "{language} {seed} {}", change.id);
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(waiting > 60 && in_the_way > 3, "{waiting} {in_the_way}");
}
