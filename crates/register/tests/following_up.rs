//! Review, planning, moves, claims and evidence: the world before and after each.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{
    ClaimKind, Duty, Field, FieldValue, Force, Item, ItemId, Language, Milestone, Need,
    PartialDate, Party, Priority, Role, StatusId,
};
use actum_register::{
    Change, Changed, Command, ImportOutcome, ItemQuery, NewEvidence, Person, Refusal, Register,
    RegisterError,
};
use database::At;
use support::{Ask, ask, assert_sound, edition, ids, import};

on_both!(
    a_life_from_the_proposal_to_the_end,
    what_was_extracted_stays_beside_what_a_person_says,
    two_people_at_one_item,
    splitting_and_merging_lose_nothing,
    what_goes_on_is_never_done,
    waiting_in_a_circle_is_refused,
    several_changes_are_made_together_or_not_at_all,
    the_register_as_it_was,
    the_clock_of_the_record_never_goes_back,
);

fn text() -> Vec<Ask> {
    vec![
        ask("1.1", "council", "review the rules for working by correspondence"),
        ask("2.1", "group-2", "set up a mechanism that keeps the two groups in step"),
        ask("2.2", "group-9", "find out which tools the members use for drafting"),
        ask("3.1", "director", "publish a guide to the use of plain language in six tongues"),
    ]
}

async fn register(at: &At) -> Register {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &text())).await.expect("imports");
    register
}

fn officer() -> Person {
    Person::with_role("Officer", Role::Secretariat, [])
}

fn focal() -> Person {
    Person::with_role("Focal", Role::FocalPoint, ["group-2".into()])
}

const LATER: &str = "2026-11-24T09:00:00Z";

async fn did(
    register: &Register,
    person: &Person,
    command: Command,
    reason: &str,
    revision: Option<i64>,
) -> Result<Changed, Refusal> {
    let reason = reason.to_owned();
    let change = Change { command, person, at: LATER, reason, revision };
    match register.change(change).await {
        Ok(changed) => Ok(changed),
        Err(RegisterError::Refused(refusal)) => Err(*refusal),
        Err(error) => panic!("{error}"),
    }
}

async fn item(register: &Register, id: &str) -> Item {
    register.item(&id.into()).await.expect("reads").expect("is there")
}

fn id(id: &str) -> ItemId {
    ItemId::new(id)
}

async fn a_life_from_the_proposal_to_the_end(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let focal = focal();
    let one = || id("m:2.1");
    assert!(item(&register, "m:2.1").await.status.is_proposed());

    // Nothing is followed up before it is confirmed.
    let claim = |kind| Command::Claim {
        item: one(),
        kind,
        statement: "the mechanism met for the first time".to_owned(),
        evidence: Vec::new(),
        body: Some("group-2".into()),
    };
    let refusal =
        did(&register, &focal, claim(ClaimKind::Done), "", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::WrongState { .. }), "{refusal}");

    let changed = did(&register, &officer, Command::Confirm { item: one() }, "", None).await;
    let changed = changed.expect("confirms");
    assert_eq!(changed.item.status.as_str(), "open");
    let review = changed.item.follow_up.review.clone().expect("a verdict");
    assert_eq!(
        (review.confirmed, review.by.as_str(), review.at.as_str()),
        (true, "Officer", LATER)
    );
    // Again: nothing to do, no event.
    let again = did(&register, &officer, Command::Confirm { item: one() }, "", None).await;
    assert_eq!(again.expect("stays").events, None);

    let step = |to: &str| Command::Move { item: one(), to: to.into() };
    let moved = did(&register, &focal, step("in_progress"), "", None).await.expect("moves");
    assert_eq!(moved.item.status.as_str(), "in_progress");
    // Delivered takes a claim that a second person accepted.
    let refusal = did(&register, &focal, step("delivered"), "", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::Missing { need: Need::AcceptedClaim, .. }), "{refusal}");
    // What the workflow does not know is refused with what it knows.
    let refusal = did(&register, &officer, step("reported"), "", None).await.expect_err("refused");
    let Refusal::NoSuchMove { allowed, .. } = refusal else { panic!("{refusal}") };
    assert_eq!(ids(&allowed), ["awaiting", "open", "delivered", "closed"]);

    let attach = Command::Attach {
        item: one(),
        title: String::new(),
        source: NewEvidence::File { name: "minutes.txt".to_owned(), bytes: b"We met.".to_vec() },
    };
    did(&register, &focal, attach.clone(), "", None).await.expect("attaches");
    let refusal = did(&register, &focal, attach, "", None).await.expect_err("refused");
    assert!(refusal.to_string().contains("e1"), "{refusal}");
    let done = Command::Claim {
        item: one(),
        kind: ClaimKind::Done,
        statement: String::new(),
        evidence: vec!["e1".into()],
        body: Some("group-2".into()),
    };
    let claimed = did(&register, &focal, done, "", None).await.expect("claims");
    assert_eq!(claimed.item.follow_up.counts.waiting, 1);
    assert_eq!(claimed.item.follow_up.progress, None, "it does not count yet");

    let decide = |accepted| Command::Decide { item: one(), claim: "c1".into(), accepted };
    // Whoever claims may not accept, and a focal point may not at all.
    let refusal = did(&register, &focal, decide(true), "", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::NotAllowed { .. }), "{refusal}");
    let mut same = officer.clone();
    same.name = "Focal".to_owned();
    let refusal = did(&register, &same, decide(true), "", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::OwnClaim { .. }), "{refusal}");
    let accepted = did(&register, &officer, decide(true), "", None).await.expect("accepts");
    assert_eq!(accepted.item.follow_up.progress, Some(100));
    assert_eq!(accepted.item.follow_up.counts.waiting, 0);
    let refusal = did(&register, &officer, decide(false), "no", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::NoOpenClaim { .. }), "{refusal}");

    for (person, to) in [(&focal, "delivered"), (&officer, "reported"), (&officer, "closed")] {
        did(&register, person, step(to), "", None).await.expect(to);
    }
    let records = register.records(&one()).await.expect("reads");
    assert_eq!((records.claims.len(), records.evidence.len()), (1, 1));
    let decision = records.claims[0].decision.as_ref().expect("decided");
    assert_eq!((decision.accepted, decision.by.as_str()), (true, "Officer"));
    let actum_model::EvidenceSource::File { sha256, .. } = &records.evidence[0].source else {
        panic!("a file")
    };
    let bytes = register.evidence_file(sha256).await.expect("reads").expect("is there");
    assert_eq!(bytes, b"We met.");
    let kinds: Vec<String> = register
        .history(&one())
        .await
        .expect("reads")
        .into_iter()
        .map(|event| event.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            "item-created",
            "item-confirmed",
            "item-moved",
            "evidence-attached",
            "claim-made",
            "claim-decided",
            "item-moved",
            "item-moved",
            "item-moved",
        ]
    );
    let closed = ItemQuery { statuses: vec!["closed".into()], ..ItemQuery::default() };
    assert_eq!(register.items(&closed).await.expect("reads").total, 1);
    assert_sound(&register).await;
}

async fn what_was_extracted_stays_beside_what_a_person_says(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let one = || id("m:2.1");
    let council = Party { name: "Council".to_owned(), body: Some("council".into()) };
    let values = vec![
        FieldValue::Force(Force::Instruct),
        FieldValue::Addressees(vec![council.clone()]),
        FieldValue::Priority(Some(Priority::High)),
        FieldValue::Tags([" joint  work ".to_owned()].into()),
    ];
    let edit = Command::Edit { item: one(), values };
    let changed = did(&register, &officer, edit, "misread", None).await.expect("edits");
    let now = &changed.item;
    assert_eq!(ids(&now.owners), ["council"], "owners follow the addressees");
    assert_eq!(now.commitment.lead_force(), Force::Instruct);
    assert_eq!(now.commitment.force.basis.name(), "entered");
    assert_eq!(now.follow_up.tags.iter().collect::<Vec<_>>(), ["joint work"]);
    let extracted = now.extracted.as_ref().expect("kept");
    assert_eq!(extracted.addressees[0].value.body.as_ref().expect("a body").as_str(), "group-2");
    assert_eq!(now.follow_up.edited[&Field::Force].reason, "misread");
    let query = ItemQuery { bodies: vec!["council".into()], ..ItemQuery::default() };
    let found = register.items(&query).await.expect("reads");
    assert_eq!(ids(found.items.iter().map(|item| &item.id)), ["m:1.1", "m:2.1"]);

    // The same once more is no change; what was extracted comes back with its own ground.
    let edit = |values| Command::Edit { item: one(), values };
    let same = edit(vec![FieldValue::Priority(Some(Priority::High))]);
    assert_eq!(did(&register, &officer, same, "", None).await.expect("stays").events, None);
    let back: Vec<Party> = extracted.addressees.iter().map(|one| one.value.clone()).collect();
    let changed = did(&register, &officer, edit(vec![FieldValue::Addressees(back)]), "", None);
    let changed = changed.await.expect("edits");
    assert_ne!(changed.item.commitment.addressees[0].basis.name(), "entered");
    assert_eq!(ids(&changed.item.owners), ["group-2"]);

    for (values, field) in [
        (vec![FieldValue::Owners(vec!["nobody".into()])], Field::Owners),
        (vec![FieldValue::Act("  ".to_owned())], Field::Act),
        (vec![FieldValue::Duty(Duty::Ongoing { every: "yearly".to_owned() })], Field::Duty),
        (vec![FieldValue::DependsOn([one()].into())], Field::DependsOn),
        (vec![FieldValue::DependsOn([id("m:9")].into())], Field::DependsOn),
        (vec![FieldValue::Priority(None), FieldValue::Priority(None)], Field::Priority),
    ] {
        let refusal = did(&register, &officer, edit(values), "", None).await.expect_err("refused");
        let Refusal::BadValue { field: found, .. } = refusal else { panic!("{refusal}") };
        assert_eq!(found, field);
    }
    assert_sound(&register).await;
}

async fn two_people_at_one_item(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let one = || id("m:2.1");
    let looked_at = item(&register, "m:2.1").await.revision;
    let edit = |value| Command::Edit { item: one(), values: vec![value] };
    let priority = edit(FieldValue::Priority(Some(Priority::High)));
    did(&register, &officer, priority, "", Some(looked_at)).await.expect("first");
    // Another field: both stand.
    let mut other = officer.clone();
    other.name = "Other".to_owned();
    let tags = edit(FieldValue::Tags(["urgent".to_owned()].into()));
    let changed = did(&register, &other, tags, "", Some(looked_at)).await.expect("both stand");
    assert!(changed.merged);
    assert_eq!(changed.item.follow_up.priority, Some(Priority::High));
    // The same field: refused, with who was first.
    let low = edit(FieldValue::Priority(Some(Priority::Low)));
    let refusal =
        did(&register, &other, low.clone(), "", Some(looked_at)).await.expect_err("refused");
    let Refusal::Conflict { fields, by, revision, .. } = refusal else { panic!("{refusal}") };
    assert_eq!((fields, by.as_str()), (vec![Field::Priority], "Officer"));
    assert_eq!(item(&register, "m:2.1").await.follow_up.priority, Some(Priority::High));
    did(&register, &other, low.clone(), "", Some(revision)).await.expect("looked again");
    let refusal = did(&register, &other, low, "", Some(9_999)).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::NoRevision { .. }), "{refusal}");
    // A verdict on a reading that somebody corrected meanwhile is no verdict.
    let act = edit(FieldValue::Act("keep the groups in step".to_owned()));
    let before = item(&register, "m:2.1").await.revision;
    did(&register, &officer, act, "", Some(before)).await.expect("edits");
    let confirm = Command::Confirm { item: one() };
    let refusal = did(&register, &other, confirm, "", Some(before)).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::Conflict { .. }), "{refusal}");
    assert_sound(&register).await;
}

async fn splitting_and_merging_lose_nothing(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let act = |words: &str| vec![FieldValue::Act(words.to_owned())];
    let split = Command::Split {
        item: id("m:2.1"),
        parts: vec![act("set up a mechanism"), act("keep the two groups in step")],
    };
    let refusal = did(&register, &officer, split.clone(), " ", None).await.expect_err("refused");
    assert_eq!(refusal, Refusal::NoReason);
    let changed = did(&register, &officer, split, "two acts", None).await.expect("splits");
    assert_eq!(ids(&changed.created), ["m:2.1+1", "m:2.1+2"]);
    assert!(changed.item.status.is_overtaken());
    let part = item(&register, "m:2.1+2").await;
    assert_eq!(part.commitment.act.value, "keep the two groups in step");
    assert_eq!(part.follow_up.split_from, Some(id("m:2.1")));
    assert!(part.extracted.is_some());

    let merge = Command::Merge { item: id("m:1.1"), others: vec![id("m:3.1")] };
    let changed = did(&register, &officer, merge, "one matter", None).await.expect("merges");
    assert_eq!(changed.item.merged.len(), 1);
    assert_eq!(item(&register, "m:3.1").await.follow_up.replaced_by, [id("m:1.1")]);

    // A later edition: the whole is recognised, its parts go with it, nothing comes back to life.
    let mut second = text();
    second[1].act = "set up a mechanism that keeps both groups in step".to_owned();
    let outcome =
        import(&register, "m", &edition(Language::En, "b.txt", &second)).await.expect("imports");
    let ImportOutcome::NewEdition { added, dropped, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!((ids(&added), ids(&dropped)), (vec![], vec![]));
    for whole in ["m:2.1", "m:3.1"] {
        assert!(item(&register, whole).await.status.is_overtaken(), "{whole}");
    }
    let part = item(&register, "m:2.1+2").await;
    assert_eq!(part.edition.as_str(), "m/en/2");
    assert_eq!(part.commitment.act.value, "keep the two groups in step", "a person's words stay");
    assert_eq!(part.follow_up.look_again.iter().collect::<Vec<_>>(), [&Field::Act]);
    assert_sound(&register).await;
}

async fn what_goes_on_is_never_done(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let one = || id("m:3.1");
    did(&register, &officer, Command::Confirm { item: one() }, "", None).await.expect("confirms");
    let period = |period: &str| Command::Claim {
        item: one(),
        kind: ClaimKind::Period { period: period.to_owned() },
        statement: "a new edition of the guide".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    let refusal = did(&register, &officer, period("2026"), "", None).await.expect_err("refused");
    assert!(matches!(refusal, Refusal::BadInput { .. }), "{refusal}");
    let milestone = Milestone {
        id: "m1".to_owned(),
        title: "outline".to_owned(),
        due: Some(PartialDate::year(2027)),
        occasion: None,
        reached: None,
    };
    let values = vec![
        FieldValue::Duty(Duty::Ongoing { every: "P1Y".to_owned() }),
        FieldValue::Milestones(vec![milestone]),
    ];
    let edit = Command::Edit { item: one(), values };
    did(&register, &officer, edit, "", None).await.expect("plans");
    let done = Command::Claim {
        item: one(),
        kind: ClaimKind::Done,
        statement: "done".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    let refusal = did(&register, &officer, done, "", None).await.expect_err("refused");
    assert!(refusal.to_string().contains("period"), "{refusal}");
    let mut other = officer.clone();
    other.name = "Other".to_owned();
    let reach = Command::Claim {
        item: one(),
        kind: ClaimKind::Milestone { milestone: "m1".to_owned() },
        statement: "the outline is out".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    for (claim, number) in [(period("2026"), "c1"), (reach, "c2")] {
        did(&register, &officer, claim, "", None).await.expect("claims");
        let decide = Command::Decide { item: one(), claim: number.into(), accepted: true };
        did(&register, &other, decide, "", None).await.expect("accepts");
    }
    let now = item(&register, "m:3.1").await;
    assert_eq!(now.follow_up.periods_met["2026"].as_str(), "c1");
    assert_eq!(now.follow_up.milestones[0].reached.as_ref().expect("reached").as_str(), "c2");
    let close = Command::Move { item: one(), to: StatusId::new("closed") };
    assert!(did(&register, &officer, close.clone(), "", None).await.is_err());
    did(&register, &officer, close, "the service ends", None).await.expect("closes");
    assert_sound(&register).await;
}

async fn waiting_in_a_circle_is_refused(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let wait = |item: &str, on: &str| Command::Edit {
        item: id(item),
        values: vec![FieldValue::DependsOn([id(on)].into())],
    };
    did(&register, &officer, wait("m:1.1", "m:2.1"), "", None).await.expect("waits");
    did(&register, &officer, wait("m:2.1", "m:2.2"), "", None).await.expect("waits");
    let refusal =
        did(&register, &officer, wait("m:2.2", "m:1.1"), "", None).await.expect_err("refused");
    assert!(refusal.to_string().contains("for ever"), "{refusal}");
    // Nor may a part wait for what waits for the whole.
    let split = |on: &str| Command::Split {
        item: id("m:2.2"),
        parts: vec![Vec::new(), vec![FieldValue::DependsOn([id(on)].into())]],
    };
    let refusal = did(&register, &officer, split("m:1.1"), "two acts", None).await;
    let refusal = refusal.expect_err("refused");
    assert!(refusal.to_string().contains("for ever"), "{refusal}");
    assert_sound(&register).await;
}

async fn several_changes_are_made_together_or_not_at_all(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let changes = || -> Vec<Change<'_>> {
        ["m:1.1", "m:2.1", "m:9.9"]
            .map(|item| Change {
                command: Command::Confirm { item: id(item) },
                person: &officer,
                at: LATER,
                reason: String::new(),
                revision: None,
            })
            .into()
    };
    let before = register.statistics().await.expect("counts").events;
    let preview = register.preview(changes()).await.expect("judges");
    assert_eq!(preview.iter().filter(|one| one.is_ok()).count(), 2);
    assert!(register.change_all(changes()).await.is_err());
    assert_eq!(register.statistics().await.expect("counts").events, before);
    assert!(item(&register, "m:1.1").await.status.is_proposed());
}

async fn the_register_as_it_was(at: At) {
    let register = register(&at).await;
    let officer = officer();
    did(&register, &officer, Command::Confirm { item: id("m:1.1") }, "", None).await.expect("ok");
    let then = register.as_of("2026-11-23T12:00:00Z").await.expect("goes back");
    assert!(item(&then, "m:1.1").await.status.is_proposed());
    assert_eq!(item(&register, "m:1.1").await.status.as_str(), "open");
    let now = register.as_of(LATER).await.expect("goes back");
    assert_eq!(item(&now, "m:1.1").await, item(&register, "m:1.1").await);
    let before = register.as_of("2020-01-01T00:00:00Z").await.expect("goes back");
    assert_eq!(before.items(&ItemQuery::default()).await.expect("reads").total, 0);
    let differences = register.between("2026-11-23T12:00:00Z", LATER).await.expect("compares");
    assert_eq!(ids(differences.iter().map(|one| &one.item)), ["m:1.1"]);
    assert_eq!(differences[0].fields, [Field::Status]);
    // What is shown as of a day cannot be changed.
    let change = Change {
        command: Command::Confirm { item: id("m:2.1") },
        person: &officer,
        at: LATER,
        reason: String::new(),
        revision: None,
    };
    let error = then.change(change).await.expect_err("the past stays");
    assert!(error.to_string().contains("as it was"), "{error}");
}

async fn the_clock_of_the_record_never_goes_back(at: At) {
    let register = register(&at).await;
    let officer = officer();
    let change = |at, item: &str| Change {
        command: Command::Confirm { item: id(item) },
        person: &officer,
        at,
        reason: String::new(),
        revision: None,
    };
    register.change(change(LATER, "m:1.1")).await.expect("confirms");
    register.change(change("2020-01-01T00:00:00Z", "m:2.1")).await.expect("confirms");
    let events = register.events(0, u32::MAX).await.expect("reads");
    assert!(events.is_sorted_by(|one, next| one.at <= next.at));
    assert!(register.change(change("yesterday", "m:2.2")).await.is_err());
}
