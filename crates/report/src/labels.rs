//! Where translated words come from.

use actum_model::{Force, Instrument, Language};

use crate::row::Column;

/// Gives the words of a report in the plan's language.
///
/// The ids are those of the Fluent messages in `packs/messages/<language>/report.ftl`;
/// [`label_ids`] lists them. Any closure of the right shape is a source of labels:
///
/// ```
/// use actum_report::{LabelValue, Labels};
/// let labels = |id: &str, _values: &[(&str, LabelValue<'_>)]| {
///     (id == "report-title").then(|| "Action Plan".to_owned())
/// };
/// assert_eq!(labels.find("report-title", &[]).as_deref(), Some("Action Plan"));
/// ```
pub trait Labels {
    /// The words of the message `id` with `values` put in, or `None` when there is no such
    /// message. A report then shows the id in brackets, so that the gap is seen.
    fn find(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> Option<String>;
}

impl<F> Labels for F
where
    F: Fn(&str, &[(&str, LabelValue<'_>)]) -> Option<String>,
{
    fn find(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> Option<String> {
        self(id, values)
    }
}

/// A value put into a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelValue<'a> {
    /// Words.
    Text(&'a str),
    /// A number, which chooses the plural form.
    Number(u64),
}

/// Messages that belong to no list of the model.
const SINGLE: [&str; 88] = [
    "title",
    "title-body",
    "subject",
    "as-of",
    "language",
    "texts",
    "submitted-by",
    "action-required",
    "action-required-words",
    "contents",
    "section-summary",
    "section-actions",
    "section-bodies",
    "heading-bodies",
    "heading-reports",
    "heading-due",
    "heading-instruments",
    "heading-status",
    "heading-ambiguous",
    "heading-doubts",
    "heading-progress",
    "note-several",
    "note-marks",
    "note-fill",
    "note-cut",
    "no-items",
    "item-count",
    "total",
    "ambiguous",
    "nothing-ambiguous",
    "nothing-doubtful",
    "text",
    "file",
    "body",
    "stated",
    "proposed",
    "proposed-heading",
    "entered",
    "readings",
    "field",
    "date",
    "action",
    "quoted",
    "unresolved",
    "jointly",
    "each",
    "completed",
    "ongoing",
    "recurring",
    "yearly",
    "urgent",
    "no-due",
    "no-instrument",
    "no-report",
    "nobody",
    "unknown-bodies",
    "sheet-summary",
    "sheet-items",
    "sheet-reports",
    "back",
    "due-by",
    "due-before",
    "due-during",
    "due-after",
    "due-from",
    "capacity-member",
    "timeliness-overdue",
    "timeliness-soon",
    "timeliness-stale",
    "heading-timeliness",
    "ics-due",
    "ics-open",
    "priority-high",
    "priority-normal",
    "priority-low",
    "note-editable",
    "note-hidden-sheet",
    "heading-changes",
    "no-changes",
    "sheet-changes",
    "change",
    "change-nothing",
    "change-new",
    "change-gone",
    "change-closed",
    "change-status",
    "change-due",
    "change-value",
];

const ROLES: [&str; 7] =
    ["collaboration", "consultation", "support", "especially", "recipient", "participant", "lead"];

/// Doubts with a translated sentence; others are shown in the words they come with.
const DOUBTS: [&str; 4] =
    ["force-ambiguous", "addressee-missing", "occasion-ambiguous", "instrument-ambiguous"];

/// Statuses that belong to the register; workflows bring names for their own.
const OWN_STATUSES: [&str; 3] = ["proposed", "rejected", "overtaken"];

/// Every message id that a report may ask for, sorted. A translation is complete when it has
/// them all.
pub fn label_ids() -> Vec<String> {
    let mut ids: Vec<String> = SINGLE.iter().map(|id| format!("report-{id}")).collect();
    ids.extend(Column::ALL.iter().map(|column| format!("report-column-{}", column.label())));
    ids.extend(Force::ALL.iter().map(|force| format!("report-force-{}", hyphened(force.name()))));
    ids.extend(
        Instrument::ALL
            .iter()
            .map(|instrument| format!("report-instrument-{}", hyphened(instrument.name()))),
    );
    ids.extend(OWN_STATUSES.map(|status| format!("report-status-{status}")));
    ids.extend(Language::ALL.iter().map(|language| format!("report-language-{language}")));
    ids.extend(ROLES.iter().map(|role| format!("report-role-{role}")));
    ids.extend(DOUBTS.iter().map(|doubt| format!("report-doubt-{doubt}")));
    ids.sort();
    ids
}

/// Fluent ids by custom have hyphens where data names have underscores.
pub(crate) fn hyphened(name: &str) -> String {
    name.replace('_', "-")
}
