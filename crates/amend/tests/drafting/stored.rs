//! Drafts are kept as data: whatever the data say, they are refused with the place, or everything can
//! be made of them.

use actum_amend::{Act, Draft, Edition, Fault, Options, Proposal, Wish};
use serde_json::Value;

use super::case::Case;
use super::chance::Chance;
use super::step;

/// A draft with two proposals, an amendment to the first, and decisions of every kind.
fn draft(language: &str, seed: u64) -> Draft {
    let first = Case::new(language, seed);
    let second = Case::again(language, seed + 1000, &first.base).edition;
    let third = Case::again(language, seed + 2000, &first.edition).edition;
    let proposal = |name: &str, edition: &Edition| Proposal {
        name: name.to_owned(),
        edition: edition.clone(),
    };
    let proposals = vec![
        (proposal("A", &first.edition), None),
        (proposal("B", &second), None),
        (proposal("C to A", &third), Some(0)),
    ];
    let mut draft = Draft::new(first.base, proposals, &Options::default());
    let mut chance = Chance::new(seed);
    let all: Vec<_> = draft
        .proposals
        .iter()
        .flat_map(|one| one.changes.iter().map(|change| change.id.clone()))
        .collect();
    for change in all {
        let changes = vec![change];
        let act = match chance.below(4) {
            0 | 1 => Act::Adopt { changes },
            2 => Act::Bracket { changes },
            _ => Act::Leave { changes },
        };
        // What collides is refused; enough is not.
        let _ = draft.take(step(act));
    }
    draft
}

/// Puts another number into one of the numbers of a value, the `at`th.
fn break_one(value: &mut Value, at: &mut usize, with: u64) {
    match value {
        Value::Number(_) => {
            if *at == 0 {
                *value = Value::from(with);
            }
            *at = at.wrapping_sub(1);
        }
        Value::Array(list) => list.iter_mut().for_each(|one| break_one(one, at, with)),
        Value::Object(map) => map.values_mut().for_each(|one| break_one(one, at, with)),
        _ => {}
    }
}

fn numbers(value: &Value) -> usize {
    match value {
        Value::Number(_) => 1,
        Value::Array(list) => list.iter().map(numbers).sum(),
        Value::Object(map) => map.values().map(numbers).sum(),
        _ => 0,
    }
}

#[test]
fn drafts_that_were_made_are_sound() {
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        for seed in 0..6 {
            let draft = draft(language, seed);
            assert_eq!(draft.sound(), Ok(()), "{language} {seed}");
        }
    }
}

#[test]
fn broken_numbers_are_refused_or_do_no_harm() {
    let mut refused = 0;
    for (seed, language) in [(1, "en"), (2, "ar"), (3, "zh")] {
        let whole = serde_json::to_value(draft(language, seed)).expect("writes");
        for at in 0..numbers(&whole) {
            for with in [0, 1, 7, 1_000_000, u64::MAX] {
                let mut value = whole.clone();
                break_one(&mut value, &mut at.clone(), with);
                let Ok(broken) = serde_json::from_value::<Draft>(value) else { continue };
                if broken.sound().is_err() {
                    refused += 1;
                    continue;
                }
                // None of these may panic.
                let _ = (broken.text(), broken.changes(), broken.open(), broken.consensus());
            }
        }
    }
    assert!(refused > 100, "{refused}: numbers that name nothing are noticed");
}

#[test]
fn the_place_of_the_fault_is_told() {
    let sound = draft("en", 1);
    let told = |break_it: &dyn Fn(&mut Draft)| {
        let mut broken = sound.clone();
        break_it(&mut broken);
        broken.sound().expect_err("broken")
    };
    let later = told(&|draft| draft.proposals[2].amends = Some(2));
    assert_eq!((later.proposal, later.fault), (Some(2), Fault::AmendsLater));
    let twice = told(&|draft| {
        let name = draft.proposals[0].changes[0].id.clone();
        draft.proposals[1].changes[0].id = name;
    });
    assert_eq!((twice.proposal, twice.fault), (Some(1), Fault::Name));
    let clause = told(&|draft| draft.proposals[0].changes[0].wish = Wish::Delete { clause: 5000 });
    assert_eq!((clause.change.as_deref(), clause.fault), (Some("1.1"), Fault::Clause));
    let words = told(&|draft| {
        draft.proposals[0].changes[0].wish = Wish::Words {
            clause: 0,
            range: 0..1,
            removed: "not these".to_owned(),
            added: String::new(),
        };
    });
    assert_eq!(words.fault, Fault::Words);
    assert_eq!(
        words.to_string(),
        "the stored draft does not fit together: proposal 1, change \"1.1\" is about words that do not stand there"
    );
    let replaces = told(&|draft| {
        draft.proposals[0].changes[0].wish =
            Wish::Replace { clauses: vec![0, 0], to: None, by: Vec::new() };
    });
    assert_eq!(replaces.fault, Fault::Replaces);
}
