//! The figures of the summary.

use actum_model::{Force, Timeliness};

use crate::due;
use crate::row::ItemRow;
use crate::view::{Owner, View};

/// How many items a body has, by force.
pub(crate) struct OwnerCount {
    /// Along [`forces`].
    pub(crate) by_force: Vec<usize>,
    pub(crate) total: usize,
    /// How many of them have a force that may be read in more than one way.
    pub(crate) ambiguous: usize,
}

/// The forces that occur, strongest first.
pub(crate) fn forces(view: &View<'_>) -> Vec<Force> {
    Force::ALL
        .into_iter()
        .filter(|force| view.rows.iter().any(|row| row.item.commitment.lead_force() == *force))
        .collect()
}

/// The figures of one body: only the items that ask the body itself.
pub(crate) fn of_owner(view: &View<'_>, owner: &Owner, forces: &[Force]) -> OwnerCount {
    let rows = owner.entries.iter().filter(|entry| entry.is_responsible).map(|entry| entry.row);
    count(view, rows, forces)
}

/// The figures of all items, each counted once.
pub(crate) fn of_all(view: &View<'_>, forces: &[Force]) -> OwnerCount {
    count(view, 0..view.rows.len(), forces)
}

fn count(view: &View<'_>, rows: impl Iterator<Item = usize>, forces: &[Force]) -> OwnerCount {
    let mut count = OwnerCount { by_force: vec![0; forces.len()], total: 0, ambiguous: 0 };
    for row in rows {
        let force = &view.rows[row].item.commitment.force.value;
        if let Some(place) = forces.iter().position(|known| *known == force.force) {
            count.by_force[place] += 1;
        }
        count.total += 1;
        count.ambiguous += usize::from(force.is_ambiguous());
    }
    count
}

/// Items per time they are due, the most frequent first; last those without a time.
pub(crate) fn by_due(view: &View<'_>) -> Vec<(String, usize)> {
    let groups = view.rows.iter().flat_map(|row| {
        row.item
            .commitment
            .due
            .iter()
            .map(|due| due::group(&due.value, &view.directory, &view.words))
    });
    let without = view.rows.iter().filter(|row| row.item.commitment.due.is_empty()).count();
    sorted(groups, view.words.word("no-due"), without)
}

/// Items per instrument, the most fitting of each item only.
pub(crate) fn by_instrument(view: &View<'_>) -> Vec<(String, usize)> {
    let groups = view.rows.iter().filter_map(|row| {
        let first = row.item.commitment.instruments.first()?;
        Some(view.words.instrument(first.value))
    });
    let without = view.rows.iter().filter(|row| row.item.commitment.instruments.is_empty()).count();
    sorted(groups, view.words.word("no-instrument"), without)
}

/// Items per status, in the order of a life; only those that occur.
pub(crate) fn by_status(view: &View<'_>) -> Vec<(String, usize)> {
    view.directory
        .statuses()
        .iter()
        .map(|status| {
            let count = view.rows.iter().filter(|row| row.item.status == *status).count();
            (view.directory.status(status, &view.words), count)
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// How many items are overdue, due soon and stale; those there are.
pub(crate) fn by_timeliness(view: &View<'_>) -> Vec<(String, usize)> {
    let count = |one: Timeliness| {
        let stands = |row: &&ItemRow<'_>| view.directory.timeliness(&row.item.id).contains(&one);
        let name = view.words.word(&format!("timeliness-{}", one.name()));
        (name, view.rows.iter().filter(stands).count())
    };
    Timeliness::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect()
}

fn sorted(
    groups: impl Iterator<Item = String>,
    last: String,
    last_count: usize,
) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for group in groups {
        match counted.iter_mut().find(|(known, _)| *known == group) {
            Some((_, count)) => *count += 1,
            None => counted.push((group, 1)),
        }
    }
    counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    if last_count > 0 {
        counted.push((last, last_count));
    }
    counted
}

/// A value of an item that the text allows to be read in more than one way.
pub(crate) struct Ambiguity {
    /// Index into [`View::rows`].
    pub(crate) row: usize,
    /// Heading of the column.
    pub(crate) field: String,
    /// The words of the text.
    pub(crate) written: String,
    /// Every reading, most likely first.
    pub(crate) readings: String,
}

/// Everything that is ambiguous, in the order of the text.
pub(crate) fn ambiguities(view: &View<'_>) -> Vec<Ambiguity> {
    use crate::row::{Column, spelled_out};
    let mut found = Vec::new();
    for (row, item_row) in view.rows.iter().enumerate() {
        let commitment = &item_row.item.commitment;
        if commitment.force.value.is_ambiguous() {
            found.push(Ambiguity {
                row,
                field: view.words.column(Column::Force),
                written: commitment.force.value.verb.clone(),
                readings: spelled_out(&item_row.force, &view.words),
            });
        }
        for due in commitment.due.iter().filter(|due| due.value.readings.len() > 1) {
            let mut readings = due::pieces(due, &view.directory, &view.words);
            readings.truncate(due.value.readings.len());
            found.push(Ambiguity {
                row,
                field: view.words.column(Column::Due),
                written: due.value.written.clone(),
                readings: spelled_out(&readings, &view.words),
            });
        }
    }
    found
}
