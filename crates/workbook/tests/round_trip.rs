//! Workbooks of a real register, edited, and brought back.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use actum_model::{Field, Language, Role};
use actum_register::{Change, Command, Person, Refusal};
use actum_workbook::{Book, Intent, Marks, Outcome, Problem, WorkbookError};
use support::{AT, Desk, Edited, Put};

fn officer() -> Person {
    Person::alone("Ana")
}

fn keys(comparison: &actum_workbook::Comparison) -> Vec<(String, &'static str)> {
    comparison.remarks.iter().map(|one| (one.place.address(), one.problem.key())).collect()
}

#[tokio::test]
async fn an_untouched_workbook_changes_nothing_in_six_languages() {
    let desk = Desk::new().await;
    for language in Language::ALL {
        let bytes = desk.exported(language).await;
        for bytes in [bytes.clone(), Edited::of(&bytes).bytes()] {
            let comparison = desk.compared(&bytes).await;
            assert!(comparison.changes.is_empty(), "{language}: {:?}", comparison.changes);
            assert!(comparison.remarks.is_empty(), "{language}: {:?}", comparison.remarks);
            assert!(comparison.items >= 4, "{language}");
        }
    }
}

#[tokio::test]
async fn edited_cells_become_events_with_reasons() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    edited.put(1, "Status", "open");
    edited.put(1, "Priority", "High");
    edited.put(1, "Milestone", "Draft circulated @ 2026-12-01\nFinal text @ March 2027");
    edited.put(1, "Reason for the change", "agreed on Monday");
    edited.put(2, "Responsible", "SG17; TSAG");
    edited.put(2, "Due day", Put::Day(2027, 3, 31));
    edited.put(3, "Tags", "signals, networks");
    edited.put(3, "New note", "=letter sent");
    edited.put(3, "Next move by", "TSAG");
    let lines = desk.applied(&edited.bytes(), &officer()).await;
    for line in &lines {
        assert_eq!(line.outcome, Outcome::Fine, "{}: {:?}", line.change.place, line.outcome);
    }
    assert_eq!(lines.len(), 8);
    let plan = desk.plan(Language::En).await;
    let first = &plan.items[0];
    assert_eq!(first.status.as_str(), "open");
    assert_eq!(first.follow_up.milestones.len(), 2);
    assert_eq!(first.follow_up.milestones[1].due.unwrap().to_string(), "2027-03");
    let second = &plan.items[1];
    let owners: Vec<&str> = second.owners.iter().map(actum_model::BodyId::as_str).collect();
    assert_eq!(owners.len(), 2, "{owners:?}");
    assert_eq!(second.follow_up.edited[&Field::Due].by, "Ana");
    assert_eq!(second.follow_up.edited[&Field::Due].reason, "after the meeting");
    assert_eq!(plan.items[2].follow_up.tags.len(), 2);
    let history = desk.register.history(&first.id).await.unwrap();
    assert!(history.iter().any(|event| event.payload.to_string().contains("agreed on Monday")));
    // The state follows from the events.
    assert!(desk.register.check().await.unwrap().is_sound());

    // The same workbook again: everything is as it says.
    let again = desk.compared(&edited.bytes()).await;
    assert!(again.already >= 6, "{again:?}");
    let lines = desk.applied(&edited.bytes(), &officer()).await;
    assert!(lines.iter().all(|line| line.outcome == Outcome::Already), "{lines:?}");
    let records = desk.register.records(&plan.items[2].id).await.unwrap();
    assert_eq!(records.notes.len(), 1);
    assert_eq!(records.notes[0].words, "=letter sent");

    // And a workbook written now says what was entered, and changes nothing.
    let bytes = desk.exported(Language::En).await;
    assert!(desk.compared(&bytes).await.changes.is_empty());
}

#[tokio::test]
async fn a_conflict_names_who_and_when_and_overwrites_nothing() {
    let desk = Desk::new().await;
    let bytes = desk.exported(Language::En).await;
    let item = desk.plan(Language::En).await.items[1].id.clone();
    let somebody = Person::alone("Boris");
    let edit = |value| Change {
        command: Command::Edit { item: item.clone(), values: vec![value] },
        person: &somebody,
        at: "2026-11-23T10:00:00Z",
        reason: String::new(),
        revision: None,
    };
    let tags = actum_model::FieldValue::Tags(["harbour".to_owned()].into());
    desk.register.record_workflows(&desk.packs.workflows, "x", AT).await.unwrap();
    desk.register.change(edit(tags)).await.unwrap();
    let mut edited = Edited::of(&bytes);
    edited.put(2, "Tags", "mine");
    edited.put(2, "Priority", "low");
    let lines = desk.applied(&edited.bytes(), &officer()).await;
    let outcome =
        |column: &str| lines.iter().find(|line| line.change.column == column).unwrap().clone();
    match outcome("tags").outcome {
        Outcome::Conflict { by, at } => {
            assert_eq!((by.as_str(), at.as_str()), ("Boris", "2026-11-23T10:00:00Z"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(outcome("tags").change.now.as_deref(), Some("harbour"));
    // Another field of the same item stands beside the other's change.
    assert_eq!(outcome("priority").outcome, Outcome::Fine);
    let item = desk.register.item(&item).await.unwrap().unwrap();
    assert!(item.follow_up.tags.contains("harbour") && item.follow_up.tags.len() == 1);
}

#[tokio::test]
async fn rows_and_columns_may_be_moved_hidden_and_renamed() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    edited.put(4, "Priority", "high");
    edited.put(2, "Tags", "second");
    let status = edited.column("Status");
    let items = edited.items();
    // Sorted the other way round, with a title above, the columns from right to left.
    let head = items.remove(0);
    items.reverse();
    items.insert(0, head);
    let width = items.iter().map(Vec::len).max().unwrap();
    for row in items.iter_mut() {
        row.resize_with(width, || None);
        if let Some(Put::Words(words)) = &mut row[status]
            && words == "Status"
        {
            *words = "Where it stands".to_owned();
        }
        row.reverse();
    }
    items.insert(0, vec![Some("Prepared by the secretariat".into())]);
    items.insert(1, Vec::new());
    let comparison = desk.compared(&edited.bytes()).await;
    let changed: Vec<(&str, &str)> =
        comparison.changes.iter().map(|one| (one.column.as_str(), one.after.as_str())).collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    assert!(changed.contains(&("priority", "high")) && changed.contains(&("tags", "second")));
    let renamed = comparison.remarks.iter().find(|one| one.problem.key() == "column-renamed");
    assert_eq!(
        renamed.unwrap().problem,
        Problem::ColumnRenamed("Where it stands".to_owned(), "Status".to_owned())
    );
}

#[tokio::test]
async fn what_cannot_be_understood_is_refused_with_its_place() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    edited.put(1, "Due day", "3/4/2027");
    edited.put(1, "Clause", "Another clause");
    edited.put(1, "Responsible", "The Ministry of Silence");
    edited.put(2, "Priority", Put::Formula("=#REF!", Some("#REF!")));
    edited.put(2, "Status", "somewhere");
    edited.put(3, "Due", "one fine day");
    edited.clear(3, "Action");
    edited.put(4, "Priority", Put::Formula("=\"hi\"&\"gh\"", Some("high")));
    edited.put(4, "Reason for the change", "because");
    let new_row = vec![None, Some("harbour:99".into()), Some("x".into())];
    edited.items().push(new_row);
    edited.items().push(vec![Some("A footnote".into())]);
    let comparison = desk.compared(&edited.bytes()).await;
    let found = keys(&comparison);
    let wanted = [
        ("F2", "read-only"),
        ("H2", "no-body"),
        ("L2", "two-dates"),
        ("S3", "no-word"),
        ("T3", "error-value"),
        ("G4", "needed"),
        ("K4", "no-date"),
        ("B7", "no-item"),
        ("8", "no-id"),
    ];
    for (place, key) in wanted {
        assert!(found.contains(&(place.to_owned(), key)), "{place} {key} is not in {found:?}");
    }
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    // The result of a formula is taken, and told.
    assert_eq!(comparison.changes.len(), 1);
    assert_eq!(comparison.changes[0].told[0].key(), "formula");
    assert_eq!(comparison.changes[0].place.address(), "T5");
}

#[tokio::test]
async fn nothing_is_lost_when_rows_go_or_stand_twice() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    let removed = edited.items().remove(2);
    let mut twice = edited.items()[1].clone();
    edited.items().push(twice.clone());
    let comparison = desk.compared(&edited.bytes()).await;
    // An equal copy says nothing new; the missing row is told.
    assert_eq!(comparison.remarks.len(), 1, "{:?}", comparison.remarks);
    assert_eq!(comparison.remarks[0].problem.key(), "row-missing");
    let Some(Put::Words(id)) = &removed[1] else { panic!("no id") };
    assert_eq!(comparison.remarks[0].item.as_ref().unwrap().as_str(), id);
    // A copy that says something else is refused.
    let tags = edited.column("Tags");
    twice.resize_with(twice.len().max(tags + 1), || None);
    twice[tags] = Some("other".into());
    *edited.items().last_mut().unwrap() = twice;
    let comparison = desk.compared(&edited.bytes()).await;
    assert!(comparison.changes.is_empty());
    assert!(keys(&comparison).iter().any(|(_, key)| *key == "twice"));
}

#[tokio::test]
async fn joined_cells_are_understood_down_and_refused_across() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    let priority = u16::try_from(edited.column("Priority")).unwrap();
    edited.put(1, "Priority", "high");
    edited.merged.push((1, (1, priority, 3, priority)));
    edited.put(4, "Priority", "low");
    edited.merged.push((1, (4, priority, 4, priority + 1)));
    let comparison = desk.compared(&edited.bytes()).await;
    let changed: Vec<String> = comparison.changes.iter().map(|one| one.place.address()).collect();
    assert_eq!(changed, ["T2", "T3", "T4"]);
    assert!(comparison.changes.iter().all(|one| one.told[0].key() == "merged"));
    let across = comparison.refusals().next().unwrap();
    assert_eq!((across.place.address().as_str(), across.problem.key()), ("T5", "merged-across"));
}

#[tokio::test]
async fn the_register_decides_who_may() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    edited.put(1, "Status", "open");
    edited.put(1, "New note", "seen");
    let member = Person::with_role("Mia", Role::Member, []);
    let lines = desk.applied(&edited.bytes(), &member).await;
    let of =
        |column: &str| &lines.iter().find(|line| line.change.column == column).unwrap().outcome;
    let refused = of("status");
    assert!(
        matches!(refused, Outcome::Refused(why) if matches!(**why, Refusal::NotAllowed { .. }))
    );
    assert_eq!(*of("note"), Outcome::Fine);
}

#[tokio::test]
async fn a_verdict_goes_before_corrections_of_its_row() {
    let desk = Desk::new().await;
    let mut edited = Edited::of(&desk.exported(Language::En).await);
    edited.put(1, "Action", "publish the survey");
    edited.put(1, "Status", "in progress");
    let lines = desk.applied(&edited.bytes(), &officer()).await;
    assert!(lines.iter().all(|line| line.outcome == Outcome::Fine), "{lines:?}");
    let status = lines.iter().find(|line| line.change.column == "status").unwrap();
    assert_eq!(status.change.intents.len(), 2);
    assert!(matches!(status.change.intents[0], Intent::Confirm));
    let item = &desk.plan(Language::En).await.items[0];
    assert_eq!(item.status.as_str(), "in_progress");
    assert_eq!(item.commitment.act.value, "publish the survey");
}

#[tokio::test]
async fn hidden_marks_are_checked() {
    let desk = Desk::new().await;
    let bytes = desk.exported(Language::Ru).await;
    let mut edited = Edited::of(&bytes);
    let marks = edited.sheets.len() - 1;
    edited.sheets[marks].1[3][4] = Some("tampered".into());
    let book = Book::read(&edited.bytes()).unwrap();
    assert!(matches!(Marks::of(&book), Err(WorkbookError::BrokenMarks { .. })));
    edited.sheets.pop();
    let book = Book::read(&edited.bytes()).unwrap();
    assert!(matches!(Marks::of(&book), Err(WorkbookError::NoMarks)));
    assert!(matches!(Book::read(b"not a workbook"), Err(WorkbookError::Package(_))));
}
