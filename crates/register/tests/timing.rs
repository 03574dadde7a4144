//! Days worked out from occasions and rules of procedure, and what becomes of them when meetings
//! move.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::BTreeMap;

use actum_model::{
    ClaimKind, Due, DueKind, DueReading, DueRelation, Duty, FieldValue, Instrument, Item, Language,
    Milestone, Occasion, OccasionId, OccasionKind, PartialDate, Period, Present, ProcedureRule,
    Role, Timeliness,
};
use actum_register::{
    Change, Command, DueFilter, ItemQuery, OccasionChange, OccasionChanged, OccasionCommand,
    OccasionRefusal, PackView, Person, PlanQuery, Refusal, Register, RegisterError,
};
use database::At;
use support::{Ask, ask, assert_sound, bodies, edition, import_at, occasions, workflow};

on_both!(
    offsets_and_rules_of_procedure_give_the_day,
    a_meeting_that_moves_takes_what_is_to_come_with_it,
    packs_do_not_move_back_what_people_moved,
    the_next_session_is_known_once_somebody_adds_it,
    a_cancelled_meeting_leaves_no_day,
    only_those_who_configure_change_occasions,
    goals_of_duties_that_go_on,
    what_is_overdue_due_soon_and_stale,
);

const TODAY: &str = "2026-11-23T09:00:00Z";

fn date(written: &str) -> PartialDate {
    written.parse().expect("a date")
}

fn period(from: &str, to: &str) -> Period {
    Period { from: Some(date(from)), to: Some(date(to)) }
}

fn due(relation: DueRelation, occasion: &str, offset: Option<&str>) -> Due {
    Due {
        kind: DueKind::Occasion,
        relation,
        written: "then".to_owned(),
        offset: offset.map(str::to_owned),
        readings: vec![DueReading {
            occasion: Some(occasion.into()),
            rule: "occasion-named".to_owned(),
            ..DueReading::default()
        }],
    }
}

fn next_session(body: &str) -> Due {
    Due {
        kind: DueKind::Occasion,
        relation: DueRelation::At,
        written: "at its next session".to_owned(),
        offset: None,
        readings: vec![DueReading {
            body: Some(body.into()),
            rule: "next-session-of-body".to_owned(),
            ..DueReading::default()
        }],
    }
}

fn asked(id: &str, due: Due) -> Ask {
    let mut ask = ask(id, "director", &format!("do what number {id} of the decisions asks"));
    ask.due.push(due);
    ask
}

fn notice() -> ProcedureRule {
    ProcedureRule {
        id: "report-notice".to_owned(),
        series: vec!["assembly".to_owned()],
        instruments: vec![Instrument::Report],
        before: Some("P35D".to_owned()),
        first_after: None,
        names: BTreeMap::from([(Language::En, "Reports five weeks before".to_owned())]),
        clause: "Rules of procedure, rule 7".to_owned(),
        source: String::new(),
        verified: true,
    }
}

/// Imports asks adopted at `assembly-24`, with one rule of procedure.
async fn filled(at: &At, asks: &[Ask]) -> Register {
    let register = at.open().await;
    import_with(&register, asks, &occasions(), "2025-01-07T10:00:00Z").await;
    register
}

async fn import_with(register: &Register, asks: &[Ask], occasions: &[Occasion], at: &str) {
    let (mut document, extraction) = edition(Language::En, "decisions.txt", asks);
    document.adoption.occasion = Some("assembly-24".into());
    let (bodies, workflows, procedures) = (bodies(), [workflow()], [notice()]);
    let packs =
        PackView { bodies: &bodies, occasions, workflows: &workflows, procedures: &procedures };
    import_at(register, "m", &(document, extraction), at, packs).await.expect("imports");
}

async fn item(register: &Register, id: &str) -> Item {
    register.item(&id.into()).await.expect("reads").expect("is there")
}

async fn day(register: &Register, id: &str) -> Option<String> {
    item(register, id).await.schedule.day().map(|day| day.to_string())
}

async fn change(
    register: &Register,
    command: OccasionCommand,
    reason: &str,
) -> Result<OccasionChanged, RegisterError> {
    let person = Person::alone("A. Diallo");
    let reason = reason.to_owned();
    register.change_occasion(OccasionChange { command, person: &person, at: TODAY, reason }).await
}

fn to(occasion: &str, from: &str, to: &str) -> OccasionCommand {
    OccasionCommand::Move { occasion: occasion.into(), period: period(from, to) }
}

fn meeting(id: &str, body: &str, from: &str, to: &str) -> OccasionCommand {
    OccasionCommand::Add {
        occasion: Box::new(Occasion {
            id: id.into(),
            kind: OccasionKind::Meeting,
            series: body.to_owned(),
            body: body.into(),
            period: period(from, to),
            names: BTreeMap::from([(Language::En, vec![format!("Meeting {id}")])]),
            place: BTreeMap::new(),
            cancelled: false,
            revision: 0,
            source: String::new(),
            verified: true,
        }),
    }
}

async fn offsets_and_rules_of_procedure_give_the_day(at: At) {
    let report = asked("4.1", due(DueRelation::By, "assembly-28", None));
    let register = filled(
        &at,
        &[
            asked("1.1", due(DueRelation::By, "assembly-28", None)),
            asked("2.1", due(DueRelation::Before, "assembly-28", Some("P4W"))),
            asked("3.1", due(DueRelation::After, "assembly-28", Some("P2M"))),
            report.instrument(Instrument::Report),
            asked("5.1", due(DueRelation::Before, "assembly-32", Some("P4W"))),
        ],
    )
    .await;
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2028-10-09"));
    assert_eq!(day(&register, "m:2.1").await.as_deref(), Some("2028-09-11"));
    assert_eq!(day(&register, "m:3.1").await.as_deref(), Some("2028-12-18"));
    assert_eq!(day(&register, "m:4.1").await.as_deref(), Some("2028-09-04"));
    assert_eq!(day(&register, "m:5.1").await, None, "nobody knows when it takes place");
    // What was written stays; what the rule concluded says so.
    let by_rule = item(&register, "m:4.1").await;
    assert_eq!(by_rule.commitment.due[0].value.written, "then");
    assert_eq!(by_rule.schedule.days[0].rule.as_deref(), Some("report-notice"));
    assert_eq!(item(&register, "m:1.1").await.schedule.days[0].rule, None);
    let september = ItemQuery { due: vec![DueFilter::parse("2028-09")], ..ItemQuery::default() };
    let page = register.items(&september).await.expect("reads");
    let found: Vec<&str> = page.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(found, ["m:2.1", "m:4.1"]);
    assert_eq!(register.procedures().await.expect("reads"), [notice()]);
    assert_sound(&register).await;
}

async fn a_meeting_that_moves_takes_what_is_to_come_with_it(at: At) {
    let dated = Due {
        kind: DueKind::Date,
        relation: DueRelation::By,
        written: "by 2028".to_owned(),
        offset: None,
        readings: vec![DueReading { date: Some(date("2028")), ..DueReading::default() }],
    };
    let register = filled(
        &at,
        &[
            asked("1.1", due(DueRelation::By, "assembly-28", None)),
            asked("2.1", due(DueRelation::Before, "assembly-28", Some("P2Y6M"))),
            asked("3.1", dated),
        ],
    )
    .await;
    // Half a year before today's day: past.
    assert_eq!(day(&register, "m:2.1").await.as_deref(), Some("2026-04-09"));
    let before = item(&register, "m:1.1").await;
    let moved = change(&register, to("assembly-28", "2029-02-05", "2029-02-14"), "the hall burnt")
        .await
        .expect("moves");
    assert_eq!(moved.moved.len(), 1, "{moved:?}");
    assert_eq!(moved.past, 1);
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2029-02-05"));
    assert_eq!(day(&register, "m:2.1").await.as_deref(), Some("2026-04-09"), "past");
    assert_eq!(day(&register, "m:3.1").await.as_deref(), Some("2028-12-31"), "a date");

    let history = register.history(&"m:1.1".into()).await.expect("reads");
    let last = history.last().expect("an event");
    assert_eq!((last.kind.as_str(), last.actor.as_str()), ("due-moved", "A. Diallo"));
    assert_eq!(last.payload["reason"], "the hall burnt");
    assert_eq!(last.payload["days"][0]["from"], "2028-10-09");
    assert_eq!(last.payload["days"][0]["to"]["latest"], "2029-02-05");
    let after = item(&register, "m:1.1").await;
    assert_eq!(after.updated_at, before.updated_at, "nobody worked on it");
    assert!(after.revision > before.revision);

    // A day that is past stays past when the item is filed anew.
    let person = Person::alone("A. Diallo");
    let tags = FieldValue::Tags(["hall".to_owned()].into());
    let command = Command::Edit { item: "m:2.1".into(), values: vec![tags] };
    let edit =
        Change { command, person: &person, at: TODAY, reason: String::new(), revision: None };
    register.change(edit).await.expect("edits");
    assert_eq!(day(&register, "m:2.1").await.as_deref(), Some("2026-04-09"));

    // The register as it was has the days as they were.
    let then = register.as_of("2025-06-01").await.expect("is made");
    assert_eq!(day(&then, "m:1.1").await.as_deref(), Some("2028-10-09"));
    let again = change(&register, to("assembly-28", "2029-02-05", "2029-02-14"), "")
        .await
        .expect("is so already");
    assert!(!again.changed);
    assert_sound(&register).await;
    register.rebuild().await.expect("rebuilds");
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2029-02-05"));
}

async fn packs_do_not_move_back_what_people_moved(at: At) {
    let asks = [asked("1.1", due(DueRelation::By, "assembly-28", None))];
    let register = filled(&at, &asks).await;
    change(&register, to("assembly-28", "2029-02", "2029-02"), "later").await.expect("moves");
    let more = [asks[0].clone(), asked("2.1", due(DueRelation::By, "assembly-28", None))];
    import_with(&register, &more, &occasions(), TODAY).await;
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2029-02-28"));
    assert_eq!(day(&register, "m:2.1").await.as_deref(), Some("2029-02-28"));
    let shown = item(&register, "m:2.1").await.schedule.days[0].on;
    assert_eq!(shown.to_string(), "2029-02", "no more precise than what is known");
    let kept = register.kept_occasions().await.expect("reads");
    assert_eq!(kept.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["assembly-28"]);

    // What nobody moved goes with the packs, and the items say why.
    let mut known = occasions();
    known[2].period = period("2032-03-01", "2032-03-05");
    known[1].period = period("2024-10-15", "2024-10-24");
    let last =
        [more[0].clone(), more[1].clone(), asked("3.1", due(DueRelation::At, "assembly-32", None))];
    import_with(&register, &last, &occasions(), TODAY).await;
    assert_eq!(day(&register, "m:3.1").await, None);
    let reworded =
        [last[0].clone(), last[1].clone(), last[2].clone(), ask("4.1", "states", "sing")];
    import_with(&register, &reworded, &known, TODAY).await;
    assert_eq!(day(&register, "m:3.1").await.as_deref(), Some("2032-03-01"));
    let history = register.history(&"m:3.1".into()).await.expect("reads");
    let moved = history.iter().find(|event| event.kind == "due-moved").expect("an event");
    assert_eq!(moved.payload["rule"], "packs-changed");
    assert_sound(&register).await;
}

async fn the_next_session_is_known_once_somebody_adds_it(at: At) {
    let register = filled(&at, &[asked("1.1", next_session("council"))]).await;
    assert_eq!(day(&register, "m:1.1").await, None);
    // One before the adoption is not the next one.
    change(&register, meeting("council-2023", "council", "2023-05-02", "2023-05-04"), "")
        .await
        .expect("is added");
    assert_eq!(day(&register, "m:1.1").await, None);
    let added =
        change(&register, meeting("council-2027", "council", "2027-05-03", "2027-05-07"), "")
            .await
            .expect("is added");
    assert_eq!(added.moved.len(), 1);
    let found = item(&register, "m:1.1").await;
    assert_eq!(found.schedule.days[0].rule.as_deref(), Some("first-session-after-adoption"));
    assert_eq!(found.schedule.days[0].occasion, Some(OccasionId::new("council-2027")));
    // An earlier one turns up: it is the next, then.
    change(&register, meeting("council-2026-12", "council", "2026-12-07", "2026-12-08"), "")
        .await
        .expect("is added");
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2026-12-07"));
    let query =
        ItemQuery { due: vec![DueFilter::parse("council-2026-12")], ..ItemQuery::default() };
    assert_eq!(register.items(&query).await.expect("reads").total, 1);
    let sheets = register.occasions().await.expect("reads");
    let sheet = sheets.iter().find(|sheet| sheet.occasion.id.as_str() == "council-2026-12");
    assert_eq!(sheet.expect("is there").due.len(), 1);
    assert_sound(&register).await;
}

async fn a_cancelled_meeting_leaves_no_day(at: At) {
    let register = filled(&at, &[asked("1.1", due(DueRelation::At, "assembly-28", None))]).await;
    let cancel = || OccasionCommand::Cancel { occasion: "assembly-28".into() };
    let refused = change(&register, cancel(), " ").await.expect_err("takes a reason");
    assert!(is(&refused, &OccasionRefusal::NoReason), "{refused}");
    change(&register, cancel(), "no host was found").await.expect("is cancelled");
    assert_eq!(day(&register, "m:1.1").await, None);
    assert!(!change(&register, cancel(), "again").await.expect("is so").changed);
    let back = to("assembly-28", "2028-10-09", "2028-10-18");
    change(&register, back, "a host was found").await.expect("takes place again");
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2028-10-09"));
    assert_sound(&register).await;
}

fn is(error: &RegisterError, wanted: &OccasionRefusal) -> bool {
    match error {
        RegisterError::Refused(refusal) => **refusal == Refusal::Occasion(wanted.clone()),
        _ => false,
    }
}

async fn only_those_who_configure_change_occasions(at: At) {
    let register = filled(&at, &[asked("1.1", due(DueRelation::At, "assembly-28", None))]).await;
    for (role, may) in [
        (Role::Administrator, true),
        (Role::Secretariat, true),
        (Role::FocalPoint, false),
        (Role::Member, false),
        (Role::Reader, false),
        (Role::Auditor, false),
    ] {
        let person = Person::with_role("somebody", role, ["council".into()]);
        let change = OccasionChange {
            command: to("assembly-28", "2028-11-01", "2028-11-02"),
            person: &person,
            at: TODAY,
            reason: "why not".to_owned(),
        };
        let outcome = register.preview_occasion(change).await;
        assert_eq!(outcome.is_ok(), may, "{role:?}");
    }
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2028-10-09"), "only seen");
    let refusals = [
        (
            to("assembly-99", "2028", "2028"),
            OccasionRefusal::Unknown { occasion: "assembly-99".into() },
        ),
        (
            to("assembly-28", "2028-10-09", "2028-10-08"),
            OccasionRefusal::EndsFirst { from: date("2028-10-09"), to: date("2028-10-08") },
        ),
        (
            OccasionCommand::Move { occasion: "assembly-28".into(), period: Period::default() },
            OccasionRefusal::NoTime,
        ),
        (
            meeting("assembly-28", "council", "2028", "2028"),
            OccasionRefusal::Known { occasion: "assembly-28".into() },
        ),
        (
            meeting("Council 28", "council", "2028", "2028"),
            OccasionRefusal::Id { written: "Council 28".to_owned() },
        ),
        (
            meeting("council-28", "nobody", "2028", "2028"),
            OccasionRefusal::Body { body: "nobody".into() },
        ),
    ];
    for (command, wanted) in refusals {
        let refused = change(&register, command, "because").await.expect_err("is refused");
        assert!(is(&refused, &wanted), "{refused}");
    }
    assert_sound(&register).await;
}

async fn goals_of_duties_that_go_on(at: At) {
    let register = filled(&at, &[ask("1.1", "director", "continue to teach")]).await;
    let person = Person::alone("A. Diallo");
    let edit = |at: &'static str, command: Command| {
        let (register, person) = (&register, &person);
        async move {
            let reason = "seen".to_owned();
            let change = Change { command, person, at, reason, revision: None };
            register.change(change).await.expect("is changed");
        }
    };
    let item = || "m:1.1".into();
    let duty = FieldValue::Duty(Duty::Ongoing { every: "P1Y".to_owned() });
    edit("2025-03-01T08:00:00Z", Command::Confirm { item: item() }).await;
    edit("2025-03-01T08:00:00Z", Command::Edit { item: item(), values: vec![duty] }).await;
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2025-12-31"));
    let claim = |period: &str| Command::Claim {
        item: item(),
        kind: actum_model::ClaimKind::Period { period: period.to_owned() },
        statement: "taught".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    edit("2025-12-01T08:00:00Z", claim("2025")).await;
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2025-12-31"), "not accepted yet");
    let accept = Command::Decide { item: item(), claim: "c1".into(), accepted: true };
    let second = Person::alone("B. Okafor");
    let reason = String::new();
    let change = Change { command: accept, person: &second, at: TODAY, reason, revision: None };
    register.change(change).await.expect("is accepted");
    assert_eq!(day(&register, "m:1.1").await.as_deref(), Some("2026-12-31"));
    assert_sound(&register).await;
}

async fn what_is_overdue_due_soon_and_stale(at: At) {
    let dated = |id: &str, day: &str| {
        let due = Due {
            kind: DueKind::Date,
            relation: DueRelation::By,
            written: day.to_owned(),
            offset: None,
            readings: vec![DueReading { date: Some(date(day)), ..DueReading::default() }],
        };
        asked(id, due)
    };
    // Imported in January 2025 and nearly all of it left alone.
    let asks = [
        dated("1.1", "2026-11-22"),
        dated("2.1", "2026-11-23"),
        dated("3.1", "2026-12-23"),
        dated("4.1", "2026-12-24"),
        dated("5.1", "2026-11"),
        dated("6.1", "2025"),
        ask("7.1", "director", "sing without end"),
    ];
    let register = filled(&at, &asks).await;
    let person = Person::alone("A. Diallo");
    let did = async |at: &'static str, command: Command| {
        let reason = "seen".to_owned();
        let change = Change { command, person: &person, at, reason, revision: None };
        register.change(change).await.expect("is changed");
    };
    for id in ["m:1.1", "m:3.1", "m:7.1"] {
        did("2025-01-08T08:00:00Z", Command::Confirm { item: id.into() }).await;
    }
    did(TODAY, Command::Note { item: "m:3.1".into(), words: "begun".to_owned() }).await;
    did(TODAY, Command::Reject { item: "m:6.1".into() }).await;
    let found = async |wanted: &[Timeliness]| {
        let query = ItemQuery {
            timeliness: wanted.to_vec(),
            present: Present::at(TODAY),
            ..ItemQuery::default()
        };
        let page = register.items(&query).await.expect("reads");
        let ids: Vec<String> = page.items.iter().map(|one| one.id.parts().1.to_owned()).collect();
        let counts: Vec<_> =
            page.facets.timeliness.iter().map(|one| (one.value.clone(), one.count)).collect();
        (ids.join(" "), counts)
    };
    // A day is late once it is over, a month once its last day is; what was rejected never is.
    let counts = [("overdue", 1), ("soon", 3), ("stale", 2)];
    let counts: Vec<(String, u64)> =
        counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    assert_eq!(found(&[Timeliness::Overdue]).await, ("1.1".to_owned(), counts.clone()));
    assert_eq!(found(&[Timeliness::Soon]).await, ("2.1 3.1 5.1".to_owned(), counts.clone()));
    assert_eq!(found(&[Timeliness::Stale]).await, ("1.1 7.1".to_owned(), counts.clone()));
    let both = [Timeliness::Overdue, Timeliness::Stale];
    assert_eq!(found(&both).await, ("1.1 7.1".to_owned(), counts.clone()));
    assert_eq!(found(&[]).await.1, counts);
    let query = ItemQuery { timeliness: both.to_vec(), ..ItemQuery::default() };
    let page = register.items(&query).await.expect("reads");
    assert_eq!((page.total, page.facets.timeliness.len()), (7, 0), "without a day nothing is late");

    let plan = PlanQuery { text: None, body: None, language: Language::En };
    let plan = register.plan(&plan).await.expect("reads");
    let plan = plan.at(Present::at(TODAY).expect("a moment"));
    let late: Vec<_> = plan
        .timeliness
        .iter()
        .map(|(item, all)| (item.parts().1, all.iter().map(|one| one.name()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        late,
        [
            ("1.1", vec!["overdue", "stale"]),
            ("2.1", vec!["soon"]),
            ("3.1", vec!["soon"]),
            ("5.1", vec!["soon"]),
            ("7.1", vec!["stale"]),
        ]
    );

    // A milestone that was not reached makes the whole late, until a claim for it counts.
    did(TODAY, Command::Confirm { item: "m:4.1".into() }).await;
    let milestone = Milestone {
        id: "m1".to_owned(),
        title: "half of it".to_owned(),
        due: Some(date("2026-10")),
        occasion: None,
        reached: None,
    };
    let values = vec![FieldValue::Milestones(vec![milestone])];
    did(TODAY, Command::Edit { item: "m:4.1".into(), values }).await;
    assert_eq!(found(&[Timeliness::Overdue]).await.0, "1.1 4.1");
    assert_eq!(day(&register, "m:4.1").await.as_deref(), Some("2026-12-24"), "its own day stays");
    let claim = Command::Claim {
        item: "m:4.1".into(),
        kind: ClaimKind::Milestone { milestone: "m1".to_owned() },
        statement: "half is done".to_owned(),
        evidence: Vec::new(),
        body: None,
    };
    did(TODAY, claim).await;
    assert_eq!(found(&[Timeliness::Overdue]).await.0, "1.1 4.1", "nobody accepted it yet");
    let accept = Command::Decide { item: "m:4.1".into(), claim: "c1".into(), accepted: true };
    let second = Person::alone("B. Okafor");
    let reason = String::new();
    let change = Change { command: accept, person: &second, at: TODAY, reason, revision: None };
    register.change(change).await.expect("is accepted");
    assert_eq!(found(&[Timeliness::Overdue]).await.0, "1.1");
    register.keep_listing().await.expect("is filled");
    assert_eq!(found(&[Timeliness::Overdue]).await.0, "1.1");
    assert_sound(&register).await;
}
