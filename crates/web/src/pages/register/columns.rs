//! Columns of the table and what it may be grouped by.

use actum_register::SortColumn;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Item,
    Force,
    Act,
    Owners,
    ReportTo,
    Due,
    Status,
    Partners,
    Instruments,
    Priority,
    Tags,
    Progress,
    Updated,
}

impl Column {
    /// All of them, in the order of the table.
    pub(super) const ALL: [Column; 13] = [
        Column::Item,
        Column::Force,
        Column::Act,
        Column::Owners,
        Column::Partners,
        Column::ReportTo,
        Column::Due,
        Column::Status,
        Column::Progress,
        Column::Priority,
        Column::Tags,
        Column::Instruments,
        Column::Updated,
    ];

    /// Those of the table as long as nobody chose others.
    pub(super) const USUAL: [Column; 7] = [
        Column::Item,
        Column::Force,
        Column::Act,
        Column::Owners,
        Column::ReportTo,
        Column::Due,
        Column::Status,
    ];

    /// The name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Column::Item => "item",
            Column::Force => "force",
            Column::Act => "act",
            Column::Owners => "owners",
            Column::ReportTo => "report-to",
            Column::Due => "due",
            Column::Status => "status",
            Column::Partners => "partners",
            Column::Instruments => "instruments",
            Column::Priority => "priority",
            Column::Tags => "tags",
            Column::Progress => "progress",
            Column::Updated => "updated",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }

    /// The message of its heading.
    pub(super) fn message(self) -> &'static str {
        match self {
            Column::Item => "field-item",
            Column::Force => "field-force",
            Column::Act => "field-act",
            Column::Owners => "field-addressees",
            Column::ReportTo => "field-report-to",
            Column::Due => "field-due",
            Column::Status => "field-status",
            Column::Partners => "field-partners",
            Column::Instruments => "field-instruments",
            Column::Priority => "field-priority",
            Column::Tags => "field-tags",
            Column::Progress => "field-progress",
            Column::Updated => "field-updated",
        }
    }

    /// By what it sorts; `None` where the register keeps no order for it.
    pub(super) fn sort(self) -> Option<SortColumn> {
        Some(match self {
            Column::Item => SortColumn::Id,
            Column::Force => SortColumn::Force,
            Column::Act => SortColumn::Act,
            Column::Owners => SortColumn::Owner,
            Column::ReportTo => SortColumn::ReportTo,
            Column::Due => SortColumn::Due,
            Column::Status => SortColumn::Status,
            Column::Partners => SortColumn::Partner,
            Column::Instruments => SortColumn::Instrument,
            Column::Updated => SortColumn::Updated,
            Column::Priority | Column::Tags | Column::Progress => return None,
        })
    }

    /// Its class in the stylesheet.
    pub(super) fn class(self) -> &'static str {
        if self == Column::Act { "ask" } else { "" }
    }
}

/// What the rows of the table are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Owner,
    Text,
    Status,
    /// The month of the day by which an item is judged.
    Month,
    Occasion,
    Force,
    Instrument,
}

impl Group {
    pub(super) const ALL: [Group; 7] = [
        Group::Owner,
        Group::Text,
        Group::Status,
        Group::Month,
        Group::Occasion,
        Group::Force,
        Group::Instrument,
    ];

    /// The name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Group::Owner => "owner",
            Group::Text => "text",
            Group::Status => "status",
            Group::Month => "month",
            Group::Occasion => "occasion",
            Group::Force => "force",
            Group::Instrument => "instrument",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The message with its name.
    pub(super) fn message(self) -> &'static str {
        match self {
            Group::Owner => "field-owners",
            Group::Text => "field-text",
            Group::Status => "field-status",
            Group::Month => "group-month",
            Group::Occasion => "group-occasion",
            Group::Force => "field-force",
            Group::Instrument => "field-instruments",
        }
    }

    /// The order in which its groups stand together. Occasions lie in time, so that they stand
    /// together in the order of days.
    pub(super) fn order(self) -> SortColumn {
        match self {
            Group::Owner => SortColumn::Owner,
            Group::Text => SortColumn::Original,
            Group::Status => SortColumn::Status,
            Group::Month | Group::Occasion => SortColumn::Due,
            Group::Force => SortColumn::Force,
            Group::Instrument => SortColumn::Instrument,
        }
    }
}
