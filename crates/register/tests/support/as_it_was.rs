//! The register as it was, held against one that was made of the events up to then alone.

use actum_model::{Item, Language};
use actum_register::{ItemFate, ItemQuery, PlanQuery, Register};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A register made of the events up to and including `upto`, in memory.
pub(crate) async fn made_of(lines: &[u8], upto: i64) -> Register {
    let (mut out, mut hash, mut count) = (Vec::new(), Sha256::new(), 0_u64);
    let lines = std::str::from_utf8(lines).expect("lines are text");
    for line in lines.lines() {
        let read: Value = serde_json::from_str(line).expect("JSON");
        let seq = read.pointer("/event/seq").and_then(Value::as_i64);
        // What no event makes stays behind.
        if seq.is_some_and(|seq| seq > upto)
            || read.get("row").is_some()
            || read.get("end").is_some()
        {
            continue;
        }
        hash.update(line);
        hash.update("\n");
        count += 1;
        out.extend_from_slice(line.as_bytes());
        out.push(b'\n');
    }
    let sha256: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    let end = json!({ "end": { "lines": count, "sha256": sha256 } });
    out.extend_from_slice(format!("{end}\n").as_bytes());
    let register = Register::open_in_memory().await.expect("opens");
    register.load(&mut out.as_slice()).await.expect("loads");
    register
}

/// Asks `register` as it was at some moments, and between them, what registers made for these
/// moments answer too. `lines` is what it exports.
pub(crate) async fn assert_as_it_was(register: &Register, lines: &[u8], queries: &[ItemQuery]) {
    let events = register.events(0, u32::MAX).await.expect("reads");
    let mut moments: Vec<(&str, i64)> = Vec::new();
    for event in &events {
        match moments.last_mut().filter(|(at, _)| *at == event.at) {
            Some((_, seq)) => *seq = event.seq,
            None => moments.push((&event.at, event.seq)),
        }
    }
    // Some of them, the last always.
    let step = moments.len().div_ceil(3).max(1);
    let some: Vec<(&str, i64)> = moments.iter().rev().step_by(step).rev().copied().collect();
    let mut made: Vec<(&str, Register)> = Vec::new();
    for (at, seq) in some {
        let expected = made_of(lines, seq).await;
        let then = register.as_of(at).await.expect("goes back");
        same_register(&then, &expected, queries).await;
        made.push((at, expected));
    }
    let long_ago = register.as_of("1999-12-31").await.expect("goes back");
    assert_eq!(long_ago.items(&ItemQuery::default()).await.expect("reads").total, 0);
    assert_eq!(long_ago.mark().await.expect("reads"), (0, None));
    for (earlier, before) in &made {
        for (later, after) in &made {
            same_difference(register, (earlier, before), (later, after)).await;
        }
    }
}

async fn same_register(then: &Register, expected: &Register, queries: &[ItemQuery]) {
    for query in queries {
        let (own, wanted) = (then.items(query).await, expected.items(query).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{query:#?}");
    }
    assert_eq!(then.mark().await.expect("reads"), expected.mark().await.expect("reads"));
    let (own, wanted) = (then.texts().await, expected.texts().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let (own, wanted) = (then.body_list().await, expected.body_list().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let (own, wanted) = (then.workflows().await, expected.workflows().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let (own, wanted) = (then.kept_occasions().await, expected.kept_occasions().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let (own, wanted) = (then.events(3, 7).await, expected.events(3, 7).await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let mut own = then.statistics().await.expect("counts");
    let wanted = expected.statistics().await.expect("counts");
    own.bytes = wanted.bytes;
    assert_eq!(own, wanted);
    same_views(then, expected).await;
    // Whatever else is asked, the whole register of then answers.
    let (own, wanted) = (then.bodies().await, expected.bodies().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let items = expected.items(&ItemQuery::default()).await.expect("reads").items;
    for item in &items {
        let id = &item.id;
        assert_eq!(then.item(id).await.expect("reads").as_ref(), Some(item));
        let (own, wanted) = (then.records(id).await, expected.records(id).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
        let (own, wanted) = (then.clauses(id).await, expected.clauses(id).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
        let (own, wanted) = (then.history(id).await, expected.history(id).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
        let (own, wanted) = (then.related(id).await, expected.related(id).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
        let (own, wanted) =
            (then.workflow_of(&item.text).await, expected.workflow_of(&item.text).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
        let (own, wanted) =
            (then.reading(&item.edition).await, expected.reading(&item.edition).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{id}");
    }
    assert_eq!(then.item(&"no:1".into()).await.expect("reads"), None);
}

/// Sheets of bodies, what is due at occasions, and reports.
async fn same_views(then: &Register, expected: &Register) {
    let (own, wanted) = (then.occasions().await, expected.occasions().await);
    assert_eq!(own.expect("reads"), wanted.expect("reads"));
    let bodies = expected.bodies().await.expect("reads");
    let named = |one: &&actum_register::BodyCount| {
        one.owned + one.partner + one.report_to + one.proposed_report_to + one.through_collectives
            > 0
    };
    let mut plans = Vec::new();
    for text in expected.text_ids().await.expect("reads") {
        let (own, wanted) = (then.text(&text).await, expected.text(&text).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{text}");
        plans.push(PlanQuery { text: Some(text), body: None, language: Language::En });
    }
    for body in bodies.iter().filter(named).map(|one| one.body.id.clone()) {
        let (own, wanted) = (then.body_sheet(&body).await, expected.body_sheet(&body).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{body}");
        plans.push(PlanQuery { text: None, body: Some(body), language: Language::En });
    }
    assert_eq!(then.body_sheet(&"nobody".into()).await.expect("reads"), None);
    for query in plans {
        let (own, wanted) = (then.plan(&query).await, expected.plan(&query).await);
        assert_eq!(own.expect("reads"), wanted.expect("reads"), "{query:?}");
    }
}

async fn same_difference(
    register: &Register,
    (earlier, before): (&str, &Register),
    (later, after): (&str, &Register),
) {
    let found = register.between(earlier, later).await.expect("compares");
    let everything = ItemQuery::default();
    let before = before.items(&everything).await.expect("reads").items;
    let after = after.items(&everything).await.expect("reads").items;
    let of = |items: &[Item], id| items.iter().find(|item| item.id == id).cloned();
    for one in &found {
        let (was, is) = (of(&before, one.item.clone()), of(&after, one.item.clone()));
        let fate = match (&was, &is) {
            (None, _) => ItemFate::New,
            (_, None) => ItemFate::Gone,
            _ => ItemFate::Changed,
        };
        assert_eq!((one.fate, &one.before, &one.after), (fate, &was, &is), "{earlier} {later}");
        assert_ne!(was, is, "{}", one.item);
    }
    let is_told = |item: &Item| found.iter().any(|one| one.item == item.id);
    for item in before.iter().chain(&after) {
        let (was, is) = (of(&before, item.id.clone()), of(&after, item.id.clone()));
        let same = match (was, is) {
            (Some(was), Some(is)) => {
                was.status == is.status
                    && was.owners == is.owners
                    && was.clause == is.clause
                    && was.follow_up.counts == is.follow_up.counts
                    && was.follow_up.tags == is.follow_up.tags
            }
            _ => false,
        };
        assert!(same || is_told(item), "{} between {earlier} and {later}", item.id);
    }
    // In the order of the texts, what is gone at the end.
    let order: Vec<_> = after.iter().map(|item| &item.id).collect();
    let places: Vec<_> = found
        .iter()
        .map(|one| order.iter().position(|id| **id == one.item).unwrap_or(usize::MAX))
        .collect();
    if earlier <= later {
        assert!(places.is_sorted(), "{places:?}");
    }
}
