//! What becomes of items with a later edition, as clauses are aligned.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{Item, Language, RelationKind, TextId};
use actum_register::{
    ClauseLink, ClauseText, Fate, ImportOutcome, ImportRequest, PackView, Register,
    SuccessionReport,
};
use database::At;
use support::{AT, Ask, ask, assert_sound, bodies, edition, import, occasions, workflow};

on_both!(
    every_item_has_its_line,
    what_was_dropped_comes_back,
    a_wrong_alignment_pairs_nothing_twice,
    without_alignment_there_is_a_report_too,
);

fn link(before: &[usize], after: &[usize], fate: Fate) -> ClauseLink {
    ClauseLink { before: before.to_vec(), after: after.to_vec(), fate }
}

async fn import_with(
    register: &Register,
    source: &str,
    asks: &[Ask],
    links: Vec<ClauseLink>,
) -> ImportOutcome {
    let (document, extraction) = edition(Language::En, source, asks);
    let (bodies, occasions, workflows) = (bodies(), occasions(), [workflow()]);
    let packs = PackView {
        bodies: &bodies,
        occasions: &occasions,
        workflows: &workflows,
        ..PackView::default()
    };
    let request = ImportRequest {
        text: TextId::new("m"),
        title: "Decisions".to_owned(),
        document: &document,
        extraction: &extraction,
        packs,
        actor: "officer",
        at: AT,
    };
    let aligner = move |_: &[ClauseText], _: &[ClauseText]| links.clone();
    register.import_aligned(request, &aligner).await.expect("imports")
}

async fn item(register: &Register, id: &str) -> Item {
    register.item(&id.into()).await.expect("reads").expect("is there")
}

fn lines(report: &SuccessionReport) -> Vec<(&str, Fate)> {
    report.lines.iter().map(|line| (line.item.parts().1, line.fate)).collect()
}

fn first() -> Vec<Ask> {
    vec![
        ask("1.1", "council", "review the rules"),
        ask(
            "1.2",
            "director",
            "publish a yearly report on the use of languages and send it to members",
        ),
        ask("1.3", "group-2", "list the tools of all the members"),
        ask("1.4", "group-2", "list the languages"),
        ask("1.5", "group-9", "sing at noon"),
    ]
}

/// 1.1 moves, 1.2 is split, 1.3 and 1.4 are merged, 1.5 is dropped, one is new.
fn second() -> (Vec<Ask>, Vec<ClauseLink>) {
    let asks = vec![
        ask("2.1", "director", "publish a yearly report on the use of languages"),
        ask("2.2", "director", "send it to members each year"),
        ask("2.3", "group-2", "list the tools of all the members and the languages"),
        ask("2.4", "council", "review the rules"),
        ask("2.5", "states", "plant trees"),
    ];
    let links = vec![
        link(&[1], &[0, 1], Fate::Split),
        link(&[2, 3], &[2], Fate::Merged),
        link(&[0], &[3], Fate::Moved),
    ];
    (asks, links)
}

async fn every_item_has_its_line(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    assert_eq!(register.successions(&"m".into()).await.expect("reads"), []);
    assert_eq!(register.succession(&"m/en/1".into()).await.expect("reads"), None);
    let (asks, links) = second();
    import_with(&register, "b.txt", &asks, links).await;
    assert_eq!(register.successions(&"m".into()).await.expect("reads"), ["m/en/2".into()]);
    let report = register.succession(&"m/en/2".into()).await.expect("reads").expect("is there");
    assert_eq!(report.previous.as_str(), "m/en/1");
    assert_eq!(
        lines(&report),
        [
            ("1.2", Fate::Split),
            ("2.2", Fate::SplitOff),
            ("1.3", Fate::Merged),
            ("1.1", Fate::Moved),
            ("2.5", Fate::New),
            ("1.4", Fate::MergedInto),
            ("1.5", Fate::Dropped),
        ]
    );
    let split = &report.lines[0];
    assert_eq!(
        split.before,
        "publish a yearly report on the use of languages and send it to members"
    );
    assert_eq!(split.after, "publish a yearly report on the use of languages");
    assert_eq!(report.lines[1].others, ["m:1.2".into()]);
    assert_eq!(report.lines[5].others, ["m:1.3".into()]);
    assert_eq!(
        (report.lines[5].before.as_str(), report.lines[5].after.as_str()),
        ("list the languages", "")
    );
    // The items say so themselves.
    let part = item(&register, "m:2.2").await;
    let relation = part.follow_up.relations.first().expect("a relation");
    assert_eq!((relation.kind, relation.item.as_str()), (RelationKind::Continues, "m:1.2"));
    let gone = item(&register, "m:1.4").await;
    assert!(gone.status.is_overtaken());
    assert_eq!(gone.follow_up.replaced_by, ["m:1.3".into()]);
    assert_eq!(item(&register, "m:1.1").await.commitment.id.as_str(), "2.4");
    let history = register.history(&"m:1.1".into()).await.expect("reads");
    assert_eq!(history.last().expect("an event").payload["reason"], "moved");
    assert_sound(&register).await;
}

async fn what_was_dropped_comes_back(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    let (mut asks, links) = second();
    import_with(&register, "b.txt", &asks, links).await;
    let same = (0..5).map(|place| link(&[place], &[place], Fate::Kept)).collect();
    asks.push(ask("2.6", "group-9", "sing at noon"));
    let outcome = import_with(&register, "c.txt", &asks, same).await;
    assert!(matches!(outcome, ImportOutcome::NewEdition { .. }), "{outcome:?}");
    let report = register.succession(&"m/en/3".into()).await.expect("reads").expect("is there");
    let back = report.lines.iter().find(|line| line.fate == Fate::Reinstated).expect("a line");
    assert_eq!((back.item.as_str(), back.reason.as_str()), ("m:1.5", "reinstated-same-words"));
    assert!(item(&register, "m:1.5").await.status.is_proposed());
    // The item that another took in stays with it.
    assert!(report.lines.iter().all(|line| line.item.as_str() != "m:1.4"));
    assert_eq!(register.successions(&"m".into()).await.expect("reads").len(), 2);
    assert_sound(&register).await;
}

async fn a_wrong_alignment_pairs_nothing_twice(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    let (asks, _) = second();
    let links = vec![
        link(&[0, 99], &[0], Fate::Reworded),
        link(&[0], &[1], Fate::Kept),
        link(&[1], &[0, 77], Fate::Split),
        link(&[], &[2], Fate::Kept),
    ];
    import_with(&register, "b.txt", &asks, links).await;
    let report = register.succession(&"m/en/2".into()).await.expect("reads").expect("is there");
    let mut items: Vec<&str> = report.lines.iter().map(|line| line.item.as_str()).collect();
    items.sort_unstable();
    items.dedup();
    assert_eq!(items.len(), report.lines.len(), "each item once");
    assert_eq!(items.len(), 9, "five before, four of the five clauses are new");
    assert_sound(&register).await;
}

async fn without_alignment_there_is_a_report_too(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    let (asks, _) = second();
    import(&register, "m", &edition(Language::En, "b.txt", &asks)).await.expect("imports");
    let report = register.succession(&"m/en/2".into()).await.expect("reads").expect("is there");
    let kept = report.lines.iter().find(|line| line.item.as_str() == "m:1.1").expect("a line");
    assert_eq!((kept.fate, kept.similarity), (Fate::Kept, Some(1.0)));
    let before: Vec<&str> = report
        .lines
        .iter()
        .filter(|line| !line.before.is_empty())
        .map(|one| one.item.parts().1)
        .collect();
    for id in ["1.1", "1.2", "1.3", "1.4", "1.5"] {
        assert!(before.contains(&id), "{id} has no line: {report:#?}");
    }
}
