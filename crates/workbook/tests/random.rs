//! Random edits: what is written into cells comes back as exactly these changes, in every language,
//! however rows and columns were moved meanwhile.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

#[path = "../../../fuzz/random.rs"]
mod random;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{FieldValue, ItemId, Language, Priority};
use actum_report::sheet_cells;
use actum_workbook::{Comparison, Intent};
use random::Random;
use support::{Desk, Edited, labels};

fn pick<'a, T>(random: &mut Random, from: &'a [T]) -> &'a T {
    &from[random.below(from.len())]
}

/// Words that people write, with signs that mean something elsewhere.
const WORDS: [&str; 8] = [
    "harbour lights",
    "=1+1",
    "-draft-",
    "第二稿",
    "مسودة ثانية",
    "вторая редакция",
    "\"quoted\" & <marked>",
    "naïve 😀",
];

/// An edit, with what it asks of the register.
type Wanted = BTreeMap<(ItemId, &'static str), Intent>;

/// Writes into some cells of the sheet of all items; every edit says something new.
fn edited(
    random: &mut Random,
    sheet: &mut Edited,
    ids: &[ItemId],
    headings: &BTreeMap<String, String>,
    priorities: &[(String, Priority)],
) -> Wanted {
    let mut wanted = Wanted::new();
    let mut taken: BTreeSet<(usize, &'static str)> = BTreeSet::new();
    for _ in 0..random.below(7) {
        let row = random.below(ids.len());
        let column = *pick(random, &["tags", "note", "asked", "priority", "deliverable", "due_on"]);
        if !taken.insert((row, column)) {
            continue;
        }
        let words = (*pick(random, &WORDS)).to_owned();
        let (written, intent) = match column {
            "tags" => {
                let tags: BTreeSet<String> = [words.clone(), "second".to_owned()].into();
                (format!("{words}; second"), Intent::Set(FieldValue::Tags(tags)))
            }
            "note" => (words.clone(), Intent::Note(words)),
            "asked" => {
                let act = format!("to look at {words}");
                (act.clone(), Intent::Set(FieldValue::Act(act)))
            }
            "priority" => {
                let (shown, priority) = pick(random, priorities).clone();
                (shown, Intent::Set(FieldValue::Priority(Some(priority))))
            }
            "deliverable" => {
                let kind = "document".to_owned();
                let deliverable = actum_model::Deliverable { kind, name: words.clone() };
                (words, Intent::Set(FieldValue::Deliverables(vec![deliverable])))
            }
            _ => {
                let day = format!("2031-{:02}-{:02}", random.below(12) + 1, random.below(28) + 1);
                let date = day.parse().unwrap();
                let due = actum_model::Due {
                    kind: actum_model::DueKind::Date,
                    relation: actum_model::DueRelation::By,
                    written: day.clone(),
                    offset: None,
                    readings: vec![actum_model::DueReading {
                        date: Some(date),
                        rule: "entered".to_owned(),
                        ..actum_model::DueReading::default()
                    }],
                };
                (day, Intent::Set(FieldValue::Due(vec![due])))
            }
        };
        sheet.put(row + 1, &headings[column], written.as_str());
        wanted.insert((ids[row].clone(), column), intent);
    }
    wanted
}

/// Sorts the rows another way, puts lines above them and turns the columns round.
fn shuffled(random: &mut Random, sheet: &mut Edited) {
    let rows = sheet.items();
    if random.below(2) == 0 {
        rows[1..].reverse();
    }
    if random.below(2) == 0 {
        let width = rows.iter().map(Vec::len).max().unwrap();
        for row in rows.iter_mut() {
            row.resize_with(width, || None);
            row.reverse();
        }
    }
    for _ in 0..random.below(3) {
        rows.insert(0, vec![Some("Draft for the meeting".into())]);
    }
}

fn found(comparison: &Comparison) -> BTreeMap<(ItemId, String), Intent> {
    let one = |change: &actum_workbook::CellChange| {
        assert_eq!(change.intents.len(), 1, "{change:?}");
        ((change.item.clone(), change.column.clone()), change.intents[0].clone())
    };
    comparison.changes.iter().map(one).collect()
}

#[tokio::test]
async fn random_edits_come_back_as_exactly_these_changes() {
    let rounds: u64 = std::env::var("ACTUM_TEST_ROUNDS").map_or(12, |one| one.parse().unwrap());
    let desk = Desk::new().await;
    for language in Language::ALL {
        let bytes = desk.exported(language).await;
        let plan = desk.plan(language).await;
        let cells = sheet_cells(&plan, &labels(language));
        let headings: BTreeMap<String, String> =
            cells.columns.iter().map(|one| (one.name.clone(), one.heading.clone())).collect();
        let priorities: Vec<(String, Priority)> =
            cells.words.priorities.iter().map(|(words, one)| (words.clone(), *one)).collect();
        let ids: Vec<ItemId> = plan.items.iter().map(|item| item.id.clone()).collect();
        for round in 0..rounds {
            let mut random = Random::new(round + 1);
            let mut sheet = Edited::of(&bytes);
            let wanted = edited(&mut random, &mut sheet, &ids, &headings, &priorities);
            shuffled(&mut random, &mut sheet);
            let comparison = desk.compared(&sheet.bytes()).await;
            let wanted: BTreeMap<(ItemId, String), Intent> = wanted
                .into_iter()
                .map(|((item, column), intent)| ((item, column.to_owned()), intent))
                .collect();
            assert_eq!(found(&comparison), wanted, "{language}, round {round}");
            let refused: Vec<_> = comparison.refusals().collect();
            assert!(refused.is_empty(), "{language}, round {round}: {refused:?}");
        }
    }
}
