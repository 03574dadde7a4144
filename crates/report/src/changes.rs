//! What is different between two plans, in words.

use std::collections::BTreeMap;

use actum_model::{ActionPlan, ItemId, PlanChange, PlanChangeKind, Standing};

use crate::cells::{name, settled};
use crate::labels::{LabelValue, Labels};
use crate::row::{Column, ItemRow};
use crate::view::View;
use crate::words::Words;

/// The columns whose values are compared, in the order in which they are told.
const COMPARED: [Column; 11] = [
    Column::Asked,
    Column::Responsible,
    Column::Partners,
    Column::ReportTo,
    Column::Due,
    Column::DueOn,
    Column::Instrument,
    Column::Deliverable,
    Column::Milestones,
    Column::Priority,
    Column::NextMove,
];

/// The plan `after` with what changed since the plan `before`, item by item in its order, items
/// that are no longer there at the end.
#[must_use]
pub fn with_changes(mut after: ActionPlan, before: &ActionPlan, labels: &dyn Labels) -> ActionPlan {
    let changes = {
        let earlier = View::new(before, labels);
        let later = View::new(&after, labels);
        between(&earlier, &later)
    };
    after.since = Some(before.as_of.clone());
    after.changes = changes;
    after
}

fn between(earlier: &View<'_>, later: &View<'_>) -> Vec<PlanChange> {
    let known: BTreeMap<&ItemId, &ItemRow<'_>> =
        earlier.rows.iter().map(|row| (&row.item.id, row)).collect();
    let mut changes = Vec::new();
    for row in &later.rows {
        match known.get(&row.item.id) {
            None => changes.push(whole(row, PlanChangeKind::New)),
            Some(before) => {
                if before.item.revision != row.item.revision {
                    of_item(before, row, earlier, later, &mut changes);
                }
            }
        }
    }
    let there: std::collections::BTreeSet<&ItemId> =
        later.rows.iter().map(|row| &row.item.id).collect();
    let gone = earlier.rows.iter().filter(|row| !there.contains(&row.item.id));
    changes.extend(gone.map(|row| whole(row, PlanChangeKind::Gone)));
    changes
}

fn whole(row: &ItemRow<'_>, kind: PlanChangeKind) -> PlanChange {
    PlanChange {
        item: row.item.id.clone(),
        kind,
        column: String::new(),
        before: String::new(),
        after: settled(&row.item.commitment.act.value),
    }
}

fn of_item(
    before: &ItemRow<'_>,
    after: &ItemRow<'_>,
    earlier: &View<'_>,
    later: &View<'_>,
    changes: &mut Vec<PlanChange>,
) {
    let mut add = |kind, column: Column, was: String, is: String| {
        if was != is {
            let item = after.item.id.clone();
            let column = name(column);
            changes.push(PlanChange { item, kind, column, before: was, after: is });
        }
    };
    if before.item.status != after.item.status {
        let is_closed = later.directory.standing(&after.item.status) == Standing::Closed;
        let kind = if is_closed { PlanChangeKind::Closed } else { PlanChangeKind::Status };
        add(kind, Column::Status, before.status.clone(), after.status.clone());
    }
    for column in COMPARED {
        let kind = match column {
            Column::Due | Column::DueOn => PlanChangeKind::Due,
            _ => PlanChangeKind::Value,
        };
        let was = settled(&before.text(column, &earlier.words));
        let is = settled(&after.text(column, &later.words));
        add(kind, column, was, is);
    }
}

/// A change in a sentence.
pub(crate) fn sentence(change: &PlanChange, words: &Words<'_>) -> String {
    let shown = |text: &str| {
        if text.is_empty() { words.word("change-nothing") } else { text.replace('\n', " / ") }
    };
    let column = Column::ALL.into_iter().find(|column| name(*column) == change.column);
    let field = column.map(|column| words.column(column)).unwrap_or_default();
    let (before, after) = (shown(&change.before), shown(&change.after));
    let key = match change.kind {
        PlanChangeKind::New => "change-new",
        PlanChangeKind::Gone => "change-gone",
        PlanChangeKind::Closed => "change-closed",
        PlanChangeKind::Status => "change-status",
        PlanChangeKind::Due if change.column == name(Column::DueOn) => "change-due",
        PlanChangeKind::Due | PlanChangeKind::Value => "change-value",
    };
    words.phrase(
        key,
        &[
            ("field", LabelValue::Text(&field)),
            ("before", LabelValue::Text(&before)),
            ("after", LabelValue::Text(&after)),
        ],
    )
}

/// The heading over the changes.
pub(crate) fn heading(view: &View<'_>) -> Option<String> {
    let since = view.plan.since.as_deref()?;
    let day = view.words.figures(since.get(..10).unwrap_or(since));
    Some(view.words.with_text("heading-changes", "time", &day))
}
