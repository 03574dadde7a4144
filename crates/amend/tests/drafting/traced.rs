//! Drafts as tracked changes of their base.

use actum_amend::{Act, Cause, Draft, Key, Options, Standing, Step, TracedParagraph};

use super::{Chance, LANGUAGES, SEEDS, SHOULD, decided, proposal, small, step, two};

/// The paragraphs with all changes made, or with none.
fn resolved(paragraphs: &[TracedParagraph], without: Standing) -> Vec<String> {
    let line = |paragraph: &TracedParagraph| {
        let all = paragraph.number.iter().chain(&paragraph.text);
        all.filter(|piece| piece.standing != without).map(|piece| piece.text.as_str()).collect()
    };
    paragraphs.iter().filter(|paragraph| paragraph.end != without).map(line).collect()
}

#[test]
fn with_all_changes_it_is_the_draft_and_with_none_the_base() {
    let mut moved = 0;
    for language in LANGUAGES {
        for seed in SEEDS {
            let (base, one, other) = two(language, seed);
            let both = vec![proposal("A", &one), proposal("B", &other)];
            let mut draft = Draft::new(base, both, &Options::default());
            decided(&mut draft, 2, &mut Chance::new(seed + 11));
            let traced = draft.traced();
            let with_tab = |number: Option<String>, text: &str| match number {
                Some(number) => format!("{number}\t{text}"),
                None => text.to_owned(),
            };
            let printed: Vec<String> = draft
                .text()
                .iter()
                .map(|clause| with_tab(clause.clause().number, &clause.printed()))
                .collect();
            assert_eq!(resolved(&traced, Standing::Removed), printed, "{language} {seed}");
            let base: Vec<String> = draft
                .base
                .clauses
                .iter()
                .map(|clause| with_tab(clause.number.clone(), &clause.text))
                .collect();
            assert_eq!(resolved(&traced, Standing::Added), base, "{language} {seed}");
            moved += traced
                .iter()
                .filter(|one| one.end == Standing::Added && matches!(one.key, Key::Base(_)))
                .count();
        }
    }
    assert!(moved > 5, "some clauses must move: {moved}");
}

#[test]
fn whoever_brought_words_in_or_out_is_named() {
    let mut draft = small(&[SHOULD]);
    let changes = vec![draft.proposals[0].changes[0].id.clone()];
    draft.take(step(Act::Adopt { changes: changes.clone() })).expect("is taken");
    let (before, after) = ("The Director helps.", "The Director advises.");
    let edit =
        Act::Edit { clause: Key::Base(1), before: before.to_owned(), after: after.to_owned() };
    draft.take(Step { by: "Ann".to_owned(), ..step(edit) }).expect("is taken");
    draft.take(step(Act::Strike { clause: Key::Base(2) })).expect("is taken");
    let traced = draft.traced();
    let causes = |paragraph: &TracedParagraph| -> Vec<(Standing, String, Cause)> {
        let pieces = paragraph.text.iter().filter(|piece| piece.standing != Standing::Kept);
        pieces.map(|one| (one.standing, one.text.clone(), one.cause.clone())).collect()
    };
    let by = Cause::Changes(changes);
    assert_eq!(
        causes(&traced[0]),
        [
            (Standing::Removed, "shall".to_owned(), by.clone()),
            (Standing::Added, "should".to_owned(), by)
        ]
    );
    assert_eq!(
        causes(&traced[1]),
        [
            (Standing::Removed, "helps".to_owned(), Cause::Drafter(1)),
            (Standing::Added, "advises".to_owned(), Cause::Drafter(1))
        ]
    );
    assert_eq!((traced[2].end, &traced[2].cause), (Standing::Removed, &Cause::Drafter(2)));
}
