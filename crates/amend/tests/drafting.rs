//! The consolidation desk: what is decided stands in the text, what is open in brackets, and setting
//! aside what was there gives back the exact text.

#[path = "generated/case.rs"]
mod case;
#[path = "generated/chance.rs"]
mod chance;
#[path = "drafting/hanging.rs"]
mod hanging;
#[path = "drafting/stored.rs"]
mod stored;
#[path = "drafting/traced.rs"]
mod traced;
#[path = "drafting/translated.rs"]
mod translated;

use actum_amend::{
    Act, ChangeId, ChangeState, Consensus, Draft, Edition, Key, Kind, Options, Proposal, Refusal,
    Source, Stand, Step, Why, Wish, fold,
};

use case::Case;
use chance::Chance;

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];
const SEEDS: std::ops::Range<u64> = 0..12;

fn step(act: Act) -> Step {
    let at = "2026-03-02T10:00:00Z".to_owned();
    Step { by: "rapporteur".to_owned(), at, reason: None, document: None, act }
}

fn proposal(name: &str, edition: &Edition) -> (Proposal, Option<usize>) {
    (Proposal { name: name.to_owned(), edition: edition.clone() }, None)
}

fn lines(draft: &Draft) -> Vec<String> {
    draft
        .text()
        .iter()
        .map(|clause| {
            let number = clause.clause().number.unwrap_or_default();
            format!("{number}\t{}", clause.printed())
        })
        .collect()
}

fn of(edition: &Edition) -> Vec<String> {
    let number = |clause: &actum_amend::Clause| clause.number.clone().unwrap_or_default();
    edition.clauses.iter().map(|clause| format!("{}\t{}", number(clause), clause.text)).collect()
}

fn ids(draft: &Draft, proposal: usize) -> Vec<ChangeId> {
    draft.proposals[proposal].changes.iter().map(|change| change.id.clone()).collect()
}

/// Two editions of one base.
fn two(language: &str, seed: u64) -> (Edition, Edition, Edition) {
    let first = Case::new(language, seed);
    let second = Case::again(language, seed + 1000, &first.base).edition;
    (first.base, first.edition, second)
}

#[test]
fn all_of_a_proposal_is_its_text_and_nothing_is_the_base() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let case = Case::new(language, seed);
            let proposals = vec![proposal("A", &case.edition)];
            let mut draft = Draft::new(case.base.clone(), proposals, &Options::default());
            assert_eq!(lines(&draft), of(&case.base), "{language} {seed}: nothing decided");
            let changes = ids(&draft, 0);
            let done = case.truth.iter().filter(|(.., kind)| *kind != Kind::Kept).count();
            assert!(
                changes.len() >= 8 && done >= 8,
                "{language} {seed}: {} of {done}",
                changes.len()
            );
            draft.take(step(Act::Adopt { changes: changes.clone() })).expect("one proposal");
            let folded = |lines: Vec<String>| -> Vec<String> {
                lines.iter().map(|line| fold(line).into_owned()).collect()
            };
            assert_eq!(folded(lines(&draft)), folded(of(&case.edition)), "{language} {seed}: all");
            assert!(draft.clean().is_ok(), "{language} {seed}: {:?}", draft.open());
            draft.take(step(Act::Leave { changes })).expect("leaves");
            assert_eq!(lines(&draft), of(&case.base), "{language} {seed}: all left");
            draft.take(step(Act::TakeBack { step: 1 })).expect("takes back");
            assert_eq!(folded(lines(&draft)), folded(of(&case.edition)), "{language} {seed}: back");
        }
    }
}

#[test]
fn print_alone_asks_nothing() {
    for language in LANGUAGES {
        let case = Case::print_only(language, 1);
        let proposals = vec![proposal("A", &case.edition)];
        let draft = Draft::new(case.base, proposals, &Options::default());
        assert!(
            draft.proposals[0].changes.is_empty(),
            "{language}: {:?}",
            draft.proposals[0].changes
        );
        assert_eq!(draft.clean(), Ok(draft.base.clone()));
    }
}

/// Decisions by chance, as far as they are not refused.
fn decided(draft: &mut Draft, proposals: usize, chance: &mut Chance) -> usize {
    let mut refused = 0;
    for proposal in 0..proposals {
        for change in ids(draft, proposal) {
            let changes = vec![change];
            let act = match chance.below(5) {
                0 | 1 => Act::Adopt { changes },
                2 => Act::Bracket { changes },
                3 => Act::Leave { changes },
                _ => continue,
            };
            refused += usize::from(draft.take(step(act)).is_err());
        }
    }
    refused
}

#[test]
fn a_proposal_set_aside_leaves_the_text_that_would_have_come_without_it() {
    let mut refused = 0;
    for language in LANGUAGES {
        for seed in SEEDS {
            let (base, one, other) = two(language, seed);
            let both = vec![proposal("A", &one), proposal("B", &other)];
            let mut draft = Draft::new(base.clone(), both, &Options::default());
            refused += decided(&mut draft, 2, &mut Chance::new(seed + 7));
            let with_both = lines(&draft);
            draft.take(step(Act::TurnOff { proposal: 1 })).expect("is there");

            let mut alone = Draft::new(base, vec![proposal("A", &one)], &Options::default());
            for step in &draft.steps {
                // What is about the other proposal is refused here: it is not there.
                let _ = alone.take(step.clone());
            }
            assert_eq!(lines(&draft), lines(&alone), "{language} {seed}: B set aside");
            draft.take(step(Act::TurnOff { proposal: 0 })).expect("is there");
            assert_eq!(lines(&draft), of(&draft.base), "{language} {seed}: all set aside");
            draft.take(step(Act::TurnOn { proposal: 0 })).expect("is there");
            draft.take(step(Act::TurnOn { proposal: 1 })).expect("is there");
            assert_eq!(lines(&draft), with_both, "{language} {seed}: as before");
        }
    }
    assert!(refused > 10, "the cases must collide: {refused}");
}

#[test]
fn every_word_has_its_source() {
    for language in LANGUAGES {
        for seed in SEEDS {
            let (base, one, other) = two(language, seed);
            let both = vec![proposal("A", &one), proposal("B", &other)];
            let mut draft = Draft::new(base.clone(), both, &Options::default());
            decided(&mut draft, 2, &mut Chance::new(seed + 70));
            for clause in draft.text() {
                for segment in &clause.text {
                    match &segment.source {
                        Source::Base => {
                            let Key::Base(own) = clause.key else { panic!("{clause:?}") };
                            assert!(base.clauses[own].text.contains(&segment.text));
                        }
                        Source::Changes(changes) => {
                            for change in changes {
                                let (from, _) = draft.change(change).expect("is there");
                                let theirs = [&one, &other][from];
                                let said = |clause: &actum_amend::Clause| {
                                    clause.text.contains(segment.text.trim())
                                };
                                assert!(
                                    theirs.clauses.iter().any(said),
                                    "{language} {seed}: {segment:?}"
                                );
                            }
                        }
                        Source::Bracket(_) => {
                            assert!(segment.text.trim().chars().all(|c| "[] ".contains(c)));
                        }
                        Source::Drafter(_) => panic!("nobody drafted"),
                    }
                }
            }
        }
    }
}

fn small(proposals: &[&str]) -> Draft {
    let base = Edition::from_lines(
        "1\tTSAG shall report every year.\n2\tThe Director helps.\n3\tMembers may join.\n",
    );
    let names = ["A", "B", "C"];
    let proposals = proposals.iter().zip(names).map(|(text, name)| {
        (Proposal { name: name.to_owned(), edition: Edition::from_lines(text) }, None)
    });
    Draft::new(base, proposals.collect(), &Options::default())
}

const SHOULD: &str =
    "1\tTSAG should report every year.\n2\tThe Director helps.\n3\tMembers may join.\n";
const MUST: &str = "1\tTSAG must report every year.\n2\tThe Director helps TSAG.\n3\tMembers may join.\n4\tThis ends in 2028.\n";

#[test]
fn what_collides_is_refused_or_bracketed_and_nothing_is_final_before_it_is_settled() {
    let mut draft = small(&[SHOULD, MUST]);
    let (should, must) = (ids(&draft, 0)[0].clone(), ids(&draft, 1)[0].clone());
    let adopt = |change: &ChangeId| step(Act::Adopt { changes: vec![change.clone()] });
    draft.take(adopt(&should)).expect("nothing stands against it");
    let collides = Refusal::Collides { change: must.clone(), with: should.clone() };
    assert_eq!(draft.take(adopt(&must)), Err(collides));
    assert_eq!(draft.text()[0].words(), "TSAG should report every year.");
    let changes = draft.changes();
    let state = changes.iter().find(|(change, _)| change.id == must).map(|(_, state)| state);
    let gone = ChangeState::NoLongerApplies { changes: vec![should.clone()], steps: Vec::new() };
    assert_eq!(state, Some(&gone), "listed, not lost");

    let both = vec![should.clone(), must.clone()];
    draft.take(step(Act::Bracket { changes: both })).expect("brackets");
    assert_eq!(draft.text()[0].words(), "TSAG [shall] [should] [must] report every year.");
    assert_eq!(draft.consensus()[0].1, Consensus::Open);
    assert!(draft.open().iter().any(|open| open.why == Why::Brackets));

    draft.take(step(Act::Leave { changes: vec![must] })).expect("leaves");
    draft.take(adopt(&should)).expect("nothing stands against it any more");
    let rest = draft.uncontested(true);
    draft.take(step(Act::Adopt { changes: rest })).expect("nobody else asks anything there");
    let clean = draft.clean().expect("settled");
    assert_eq!(clean.clauses[1].text, "The Director helps TSAG.");
    assert_eq!(clean.clauses[3].number.as_deref(), Some("4"));

    draft.take(step(position(&draft, 1, Stand::Objects))).expect("is there");
    assert_eq!(draft.consensus()[1].1, Consensus::Objected);
    assert!(draft.clean().is_err(), "a party objects");
    draft.take(step(position(&draft, 1, Stand::CanLiveWith))).expect("is there");
    assert_eq!(draft.consensus()[1].1, Consensus::Agreed);
    assert!(draft.clean().is_ok());
    let held = draft.positions(&Key::Base(1));
    assert_eq!((held.len(), held[0].stand), (1, Stand::CanLiveWith));
    assert_eq!(held[0].step, draft.steps.len() - 1);
}

/// What party C thinks of a clause of the base as it is printed now.
fn position(draft: &Draft, clause: usize, stand: Stand) -> Act {
    let key = Key::Base(clause);
    let text = draft.text();
    let wording = text.iter().find(|one| one.key == key).expect("is there").printed();
    Act::Position { clause: key, wording, party: "C".to_owned(), stand: Some(stand) }
}

#[test]
fn a_consent_is_to_words_and_an_objection_stands_until_it_is_taken_back() {
    let mut draft = small(&[SHOULD]);
    let rest = draft.uncontested(true);
    draft.take(step(Act::Adopt { changes: rest })).expect("nobody else asks anything");
    draft.take(step(position(&draft, 0, Stand::Supports))).expect("is there");
    assert_eq!(draft.consensus()[0].1, Consensus::Agreed);
    let seen = position(&draft, 0, Stand::Supports);

    let before = draft.text()[0].words();
    let after = before.replace("every year", "every month");
    let edit = |before: &str, after: &str| {
        let (before, after) = (before.to_owned(), after.to_owned());
        step(Act::Edit { clause: Key::Base(0), before, after })
    };
    draft.take(edit(&before, &after)).expect("it reads so");
    assert_eq!(draft.consensus()[0].1, Consensus::Worded, "nobody spoke of these words");
    assert!(!draft.positions(&Key::Base(0))[0].holds(&after));
    let late = draft.take(step(seen));
    assert!(matches!(late, Err(Refusal::ReadsOtherwise { .. })), "it was about other words");

    draft.take(edit(&after, &before)).expect("it reads so");
    assert_eq!(draft.consensus()[0].1, Consensus::Agreed, "the words are those agreed to");

    draft.take(step(position(&draft, 0, Stand::Objects))).expect("is there");
    draft.take(edit(&before, &after)).expect("it reads so");
    assert_eq!(draft.consensus()[0].1, Consensus::Objected, "only the party can tell");
    let back = Act::Position {
        clause: Key::Base(0),
        wording: String::new(),
        party: "C".to_owned(),
        stand: None,
    };
    draft.take(step(back)).expect("it can always be taken back");
    assert_eq!(draft.consensus()[0].1, Consensus::Worded);
}

#[test]
fn own_words_are_carried_over_and_come_back() {
    let mut draft = small(&[SHOULD, MUST]);
    let before = "TSAG shall report every year.".to_owned();
    let after = "TSAG shall report in writing every two years.".to_owned();
    let edit = Act::Edit { clause: Key::Base(0), before: before.clone(), after };
    draft.take(step(edit.clone())).expect("it reads so");
    let refused = draft.take(step(edit));
    assert!(matches!(refused, Err(Refusal::ReadsOtherwise { .. })), "somebody was quicker");

    let should = ids(&draft, 0)[0].clone();
    draft.take(step(Act::Adopt { changes: vec![should] })).expect("adopts");
    assert_eq!(draft.text()[0].words(), "TSAG should report in writing every two years.");
    let drafted = draft.text()[0].text.iter().any(|one| one.source == Source::Drafter(0));
    assert!(drafted, "{:?}", draft.text()[0]);

    // The drafter's own "should" stands where the proposal's goes: it comes back with it.
    let now = draft.text()[0].words();
    let after = now.replace("should", "should, where possible,");
    draft.take(step(Act::Edit { clause: Key::Base(0), before: now, after })).expect("it reads so");
    assert!(draft.text()[0].words().contains("should, where possible, report in writing"));
    draft.take(step(Act::TurnOff { proposal: 0 })).expect("is there");
    assert_eq!(draft.text()[0].words(), "TSAG shall report in writing every two years.");
    let lost = Why::Lost { change: None, step: Some(2) };
    assert!(draft.open().iter().any(|open| open.why == lost), "{:?}", draft.open());
    draft.take(step(Act::TurnOn { proposal: 0 })).expect("is there");
    assert!(draft.text()[0].words().contains("should, where possible, report in writing"));

    let add = Act::Add {
        after: Some(Key::Base(1)),
        number: Some("2bis".to_owned()),
        text: "New.".to_owned(),
    };
    draft.take(step(add)).expect("is there");
    assert_eq!(draft.text()[2].key, Key::Own(5));
    draft.take(step(Act::Strike { clause: Key::Base(2) })).expect("is there");
    assert_eq!(draft.text().len(), 3);
    let gone = draft.take(step(Act::Strike { clause: Key::Base(2) }));
    assert_eq!(gone, Err(Refusal::NoClause { clause: Key::Base(2) }));
}

#[test]
fn amendments_to_amendments() {
    let base = Edition::from_lines("1\tTSAG shall report every year.\n2\tMembers may join.\n");
    let first = "1\tTSAG shall report every year and publish a summary.\n2\tMembers may join.\n3\tThis ends in 2028.\n";
    let second = "1\tTSAG shall report every year and publish a short summary.\n2\tMembers may join.\n3\tThis ends in 2032.\n4\tIt may be renewed.\n";
    let edition = Edition::from_lines;
    let proposals = vec![
        (Proposal { name: "A".to_owned(), edition: edition(first) }, None),
        (Proposal { name: "B to A".to_owned(), edition: edition(second) }, Some(0)),
    ];
    let mut draft = Draft::new(base, proposals, &Options::default());
    let adopt = |draft: &Draft, proposal| step(Act::Adopt { changes: ids(draft, proposal) });
    draft.take(adopt(&draft, 1)).expect("adopts");
    let words = |draft: &Draft| {
        draft.text().iter().map(actum_amend::DraftClause::words).collect::<Vec<_>>()
    };
    assert_eq!(words(&draft), ["TSAG shall report every year.", "Members may join."]);
    let lost = draft.open().iter().filter(|open| matches!(open.why, Why::Lost { .. })).count();
    assert_eq!(lost, 3, "what it amends is not in the text: {:?}", draft.open());
    draft.take(adopt(&draft, 0)).expect("adopts");
    let whole: Vec<String> =
        edition(second).clauses.into_iter().map(|clause| clause.text).collect();
    assert_eq!(words(&draft), whole);
    assert!(draft.clean().is_ok(), "{:?}", draft.open());
    draft.take(step(Act::TurnOff { proposal: 0 })).expect("is there");
    assert_eq!(
        words(&draft),
        ["TSAG shall report every year.", "Members may join."],
        "with it goes what amends it"
    );
}

#[test]
fn both_sides_of_a_collision_that_comes_later_stay_in_sight() {
    let mut draft = small(&[
        "1\tTSAG should report every year.\n2\tThe Director helps.\n3\tMembers may join.\n",
        "2\tThe Director helps.\n3\tMembers may join.\n",
    ]);
    let delete = ids(&draft, 1);
    assert!(matches!(draft.proposals[1].changes[0].wish, Wish::Delete { clause: 0 }));
    draft.take(step(Act::Adopt { changes: delete })).expect("adopts");
    draft.take(step(Act::TurnOff { proposal: 1 })).expect("is there");
    let should = ids(&draft, 0);
    // What is set aside stands against nothing.
    draft.take(step(Act::Adopt { changes: should })).expect("adopts");
    draft.take(step(Act::TurnOn { proposal: 1 })).expect("is there");
    assert_eq!(draft.text()[0].printed(), "[TSAG should report every year.]");
    assert!(draft.clean().is_err());
}

#[test]
fn a_saved_draft_is_the_same_draft() {
    let (base, one, other) = two("zh", 3);
    let both = vec![proposal("甲", &one), proposal("乙", &other)];
    let mut draft = Draft::new(base, both, &Options::default());
    decided(&mut draft, 2, &mut Chance::new(5));
    let now = draft.text()[1].words();
    let clause = draft.text()[1].key.clone();
    let after = format!("{now}。");
    draft.take(step(Act::Edit { clause, before: now, after })).expect("it reads so");
    let json = serde_json::to_string(&draft).expect("writes");
    let back: Draft = serde_json::from_str(&json).expect("reads");
    assert_eq!(back, draft);
    assert_eq!(lines(&back), lines(&draft));
}
