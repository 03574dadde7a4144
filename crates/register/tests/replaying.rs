//! Whatever is imported in whatever order: the state follows from the events, and no item is lost.

#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::BTreeSet;

use actum_model::{DueKind, Force, Instrument, Language, PartialDate, PartnerRole};
use actum_register::{ImportOutcome, ItemQuery, Register};
use database::At;
use proptest::prelude::*;
use support::{Ask, ask, assert_sound, edition, import};

const WORDS: [&str; 8] = [
    "study the question of numbers",
    "study the question of numbering",
    "изучить вопрос о нумерации",
    "研究编号问题",
    "دراسة مسألة الترقيم",
    "hold a workshop",
    "report on it",
    "informer les commissions",
];

fn any_ask() -> impl Strategy<Value = Ask> {
    let owners =
        prop::sample::select(vec!["council", "groups", "group-2+group-9", "states", "unknown"]);
    let due = prop::sample::select(vec!["", "assembly-28", "assembly-32", "no-such-occasion"]);
    let force = prop::sample::subsequence(Force::ALL.to_vec(), 1..4);
    let instruments = prop::sample::subsequence(Instrument::ALL.to_vec(), 0..3);
    (1..5u8, 1..4u8, 0..WORDS.len(), owners, due, force, instruments, any::<bool>()).prop_map(
        |(action, part, words, owner, due, force, instruments, reported)| {
            let mut ask = ask(&format!("{action}.{part}"), owner, WORDS[words])
                .force(&force)
                .with("director", PartnerRole::Support);
            for instrument in instruments {
                ask = ask.instrument(instrument);
            }
            ask = match due {
                "" => ask.due(DueKind::Date, &[("", Some(PartialDate::year(2030)))]),
                occasion => ask.at(occasion),
            };
            if reported { ask.report_to("council") } else { ask }
        },
    )
}

fn any_import() -> impl Strategy<Value = (usize, usize, Vec<Ask>)> {
    (0..2usize, 0..3usize, prop::collection::vec(any_ask(), 0..7))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_imports(imports in prop::collection::vec(any_import(), 1..7)) {
        on_runtime(async {
            follows(&Register::open_in_memory().await.expect("opens"), &imports).await;
        });
    }
}

proptest! {
    // Fewer: each case is a database of its own.
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_imports_on_postgres(
        imports in prop::collection::vec(any_import(), 1..7),
    ) {
        on_runtime(async {
            if let Some(at) = At::postgres().await {
                follows(&at.open().await, &imports).await;
            }
        });
    }
}

fn on_runtime(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(test);
}

/// Whatever is imported, nothing is lost and the state follows.
async fn follows(register: &Register, imports: &[(usize, usize, Vec<Ask>)]) {
    let mut before = BTreeSet::new();
    for (number, (text, language, asks)) in imports.iter().enumerate() {
        let text = ["one", "two"][*text];
        let language = [Language::Zh, Language::Ar, Language::Fr][*language];
        let edition = edition(language, &format!("{number}.txt"), asks);
        let events = register.statistics().await.expect("counts").events;
        let outcome = import(register, text, &edition).await.expect("imports");
        let changed = register.statistics().await.expect("counts").events != events;
        assert_eq!(changed, !matches!(outcome, ImportOutcome::Unchanged { .. }));
        let again = import(register, text, &edition).await.expect("imports");
        assert!(matches!(again, ImportOutcome::Unchanged { .. }), "{again:?}");

        let page = register.items(&ItemQuery::default()).await.expect("reads");
        let after: BTreeSet<_> = page.items.iter().map(|item| item.id.clone()).collect();
        assert_eq!(after.len() as u64, page.total, "ids are unique");
        assert!(before.is_subset(&after), "an item is lost");
        if let ImportOutcome::Reread(reread) = &outcome {
            assert!(reread.left.is_empty(), "nobody confirmed anything");
            assert!(reread.dropped.iter().all(|id| before.contains(id)));
            assert_eq!(after.len(), before.len() + reread.added.len());
        }
        if let ImportOutcome::NewEdition { added, kept, reworded, dropped, .. } = &outcome {
            assert_eq!(added.len() + kept.len() + reworded.len(), asks.len());
            assert_eq!(after.len(), before.len() + added.len());
            assert!(dropped.iter().all(|id| before.contains(id)));
        }
        before = after;
    }
    let events = register.events(0, u32::MAX).await.expect("reads");
    let numbers: Vec<i64> = events.iter().map(|event| event.seq).collect();
    assert!(numbers.iter().copied().eq(1..=numbers.len() as i64));
    assert_sound(register).await;
}
