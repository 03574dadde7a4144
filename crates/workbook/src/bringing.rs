//! Bringing changed cells back: the register judges each as any other change.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{FieldValue, ItemId, Workflow};
use actum_register::{
    Change, Command, Person, Refusal, Register, RegisterError, Terms, UnderTerms,
};

use crate::compare::{CellChange, Comparison, Intent};

/// What comes of a changed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be applied; after [`apply`] it was.
    Fine,
    /// Somebody else changed the same value after the workbook was written.
    Conflict {
        /// Who.
        by: String,
        /// When, RFC 3339.
        at: String,
    },
    /// The register refuses it.
    Refused(Box<Refusal>),
    /// The register says so already.
    Already,
    /// It was left out on purpose.
    LeftOut,
}

/// A changed cell with what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The change.
    pub change: CellChange,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What would come of each change. Nothing is changed.
///
/// # Errors
///
/// Whatever can befall the register's database.
pub async fn preview(
    register: &Register,
    comparison: &Comparison,
    person: &Person,
    at: &str,
    reason: &str,
) -> Result<Vec<Line>, RegisterError> {
    let mut lines: Vec<Line> = Vec::with_capacity(comparison.changes.len());
    for change in &comparison.changes {
        let outcome =
            if is_noted(register, change).await? { Outcome::Already } else { Outcome::Fine };
        lines.push(Line { change: change.clone(), outcome });
    }
    judge(register, &mut lines, person, at, reason).await?;
    // What an earlier line prepares, such as the confirmation of an item, a later line may need; a
    // line whose forerunner was refused is judged as it would be without it.
    Ok(lines)
}

/// Applies the changes that `chosen` names and the register takes, all of them or, when something
/// changed in between, none. Every line says what came of it.
///
/// # Errors
///
/// [`RegisterError::Refused`] when the register changed between judging and applying; nothing was
/// changed then. Else whatever can befall the database.
pub async fn apply(
    register: &Register,
    comparison: &Comparison,
    person: &Person,
    at: &str,
    reason: &str,
    workflows: &[Workflow],
    chosen: &(dyn Fn(&CellChange) -> bool + Send + Sync),
) -> Result<Vec<Line>, RegisterError> {
    register.record_workflows(workflows, &person.name, at).await?;
    let (lines, changes) = ready(register, comparison, (person, at, reason), chosen).await?;
    if !changes.is_empty() {
        register.change_all(changes).await?;
    }
    Ok(lines)
}

/// Applies as [`apply`] does, on `terms`: once however often it is asked for under one name. Says
/// also what became of the name.
///
/// # Errors
///
/// As [`apply`].
pub async fn apply_under(
    register: &Register,
    comparison: &Comparison,
    (person, at, reason): (&Person, &str, &str),
    workflows: &[Workflow],
    chosen: &(dyn Fn(&CellChange) -> bool + Send + Sync),
    terms: &Terms<'_>,
) -> Result<(Vec<Line>, UnderTerms), RegisterError> {
    register.record_workflows(workflows, &person.name, at).await?;
    let (lines, changes) = ready(register, comparison, (person, at, reason), chosen).await?;
    let done = register.change_under(terms, changes).await?;
    Ok((lines, done))
}

/// What comes of each line, and the changes to be made for those that are fine.
async fn ready<'a>(
    register: &Register,
    comparison: &Comparison,
    (person, at, reason): (&'a Person, &'a str, &str),
    chosen: &(dyn Fn(&CellChange) -> bool + Send + Sync),
) -> Result<(Vec<Line>, Vec<Change<'a>>), RegisterError> {
    let mut lines: Vec<Line> = Vec::with_capacity(comparison.changes.len());
    for change in &comparison.changes {
        let outcome = if !chosen(change) {
            Outcome::LeftOut
        } else if is_noted(register, change).await? {
            Outcome::Already
        } else {
            Outcome::Fine
        };
        lines.push(Line { change: change.clone(), outcome });
    }
    let alone = judge(register, &mut lines, person, at, reason).await?;
    let mut changes = Vec::new();
    for unit in units(&lines, &alone) {
        changes.extend(commands(&lines, &unit, person, at, reason));
    }
    Ok((lines, changes))
}

/// Judges the lines that are fine so far, each after those before it, and then without those that
/// were refused, until nothing more is refused. The values of a row are judged as one change; when
/// that is refused, each on its own. Gives the items of which that is so.
async fn judge(
    register: &Register,
    lines: &mut [Line],
    person: &Person,
    at: &str,
    reason: &str,
) -> Result<BTreeSet<ItemId>, RegisterError> {
    let mut alone = BTreeSet::new();
    loop {
        let units = units(lines, &alone);
        let mut changes = Vec::new();
        let mut owners = Vec::new();
        for (place, unit) in units.iter().enumerate() {
            for change in commands(lines, unit, person, at, reason) {
                owners.push(place);
                changes.push(change);
            }
        }
        if changes.is_empty() {
            return Ok(alone);
        }
        let mut again = false;
        let mut events = vec![false; units.len()];
        for (place, outcome) in owners.into_iter().zip(register.preview(changes).await?) {
            match (outcome, units[place].as_slice()) {
                (Ok(changed), _) => events[place] |= changed.events.is_some(),
                (Err(refusal), [line]) => {
                    again = true;
                    if lines[*line].outcome == Outcome::Fine {
                        lines[*line].outcome = outcome_of(refusal);
                    }
                }
                (Err(_), several) => {
                    again = true;
                    alone.extend(several.iter().map(|line| lines[*line].change.item.clone()));
                }
            }
        }
        if !again {
            for (unit, changed) in units.iter().zip(events) {
                for line in unit.iter().filter(|_| !changed) {
                    lines[*line].outcome = Outcome::Already;
                }
            }
            return Ok(alone);
        }
    }
}

/// Lines that are one change: the values of an item with one reason, unless each of its lines
/// stands alone.
fn units(lines: &[Line], alone: &BTreeSet<ItemId>) -> Vec<Vec<usize>> {
    let mut units: Vec<Vec<usize>> = Vec::new();
    let mut open: BTreeMap<(&ItemId, &str), usize> = BTreeMap::new();
    for place in in_order(lines) {
        let change = &lines[place].change;
        let is_value = matches!(change.intents.as_slice(), [Intent::Set(_)]);
        if !is_value || alone.contains(&change.item) {
            units.push(vec![place]);
            continue;
        }
        match open.get(&(&change.item, change.reason.as_str())) {
            Some(unit) => units[*unit].push(place),
            None => {
                open.insert((&change.item, change.reason.as_str()), units.len());
                units.push(vec![place]);
            }
        }
    }
    units
}

fn outcome_of(refusal: Refusal) -> Outcome {
    match refusal {
        Refusal::Conflict { by, at, .. } => Outcome::Conflict { by, at },
        other => Outcome::Refused(Box::new(other)),
    }
}

/// The lines that are fine, in the order in which they are done: verdicts first, since a verdict is
/// one on all that was extracted and would not stand behind a correction of the same row.
fn in_order(lines: &[Line]) -> Vec<usize> {
    let is_verdict = |line: &Line| {
        matches!(
            line.change.intents.first(),
            Some(Intent::Confirm | Intent::Reject | Intent::Reopen)
        )
    };
    let mut order: Vec<usize> =
        (0..lines.len()).filter(|place| lines[*place].outcome == Outcome::Fine).collect();
    order.sort_by_key(|place| !is_verdict(&lines[*place]));
    order
}

/// Whether the words of a note stand on the item already: the same workbook brought back twice
/// notes nothing twice.
async fn is_noted(register: &Register, change: &CellChange) -> Result<bool, RegisterError> {
    let [Intent::Note(words)] = change.intents.as_slice() else { return Ok(false) };
    let records = register.records(&change.item).await?;
    Ok(records.notes.iter().any(|note| note.words.trim() == words.trim()))
}

/// The commands of lines that are one change. The first names the revision that the workbook shows;
/// those behind it follow from the first.
fn commands<'a>(
    lines: &[Line],
    unit: &[usize],
    person: &'a Person,
    at: &'a str,
    reason: &str,
) -> Vec<Change<'a>> {
    let Some(first) = unit.first().map(|line| &lines[*line].change) else { return Vec::new() };
    let why = if first.reason.is_empty() { reason } else { &first.reason };
    let change = |command: Command, revision: Option<i64>| Change {
        command,
        person,
        at,
        reason: why.to_owned(),
        revision,
    };
    let values: Vec<FieldValue> = unit
        .iter()
        .filter_map(|line| match lines[*line].change.intents.as_slice() {
            [Intent::Set(value)] => Some(value.clone()),
            _ => None,
        })
        .collect();
    if values.len() == unit.len() {
        let command = Command::Edit { item: first.item.clone(), values };
        return vec![change(command, Some(first.revision))];
    }
    let intents = first.intents.iter().enumerate();
    intents
        .map(|(place, intent)| {
            change(command(&first.item, intent), (place == 0).then_some(first.revision))
        })
        .collect()
}

fn command(item: &ItemId, intent: &Intent) -> Command {
    let item = item.clone();
    match intent {
        Intent::Set(value) => Command::Edit { item, values: vec![value.clone()] },
        Intent::Confirm => Command::Confirm { item },
        Intent::Reject => Command::Reject { item },
        Intent::Reopen => Command::Reopen { item },
        Intent::Move(to) => Command::Move { item, to: to.clone() },
        Intent::Note(words) => Command::Note { item, words: words.clone() },
    }
}
