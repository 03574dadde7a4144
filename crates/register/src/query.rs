//! What can be asked of the items.

mod place;

use actum_model::{
    BodyId, DueKind, Force, Instrument, Language, OccasionId, PartialDate, Present, StatusId,
    TextId, Timeliness,
};

pub use place::ItemPlace;
pub(crate) use place::Key;

/// Which items, in which order, and which of them.
///
/// Values inside one filter are alternatives; different filters must all hold. An empty filter
/// lets everything through, so `ItemQuery::default()` is every item in the order of the texts.
///
/// ```
/// use actum_model::{BodyId, Force};
/// use actum_register::{ItemQuery, SortColumn, SortDirection};
///
/// let query = ItemQuery {
///     bodies: vec![BodyId::new("tsag")],
///     forces: vec![Force::Request, Force::Invite],
///     sort: SortColumn::Due,
///     direction: SortDirection::Ascending,
///     limit: Some(50),
///     ..ItemQuery::default()
/// };
/// assert_eq!(query.offset, 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemQuery {
    /// Of these texts.
    pub texts: Vec<TextId>,
    /// In which one of these bodies has the role `role`.
    pub bodies: Vec<BodyId>,
    /// The role meant by `bodies`; also the role that the body facet counts.
    pub role: BodyRole,
    /// Whether an item of a collective counts as one of its members' items. Facets count direct
    /// naming only.
    pub collectives: Collectives,
    /// With one of these forces, under any accepted reading of the verb.
    pub forces: Vec<Force>,
    /// Due at one of these, under any reading of the due expression.
    pub due: Vec<DueFilter>,
    /// Belonging to one of these actions: `5`.
    pub actions: Vec<String>,
    /// Standing at one of these.
    pub statuses: Vec<StatusId>,
    /// For which one of these instruments is suggested.
    pub instruments: Vec<Instrument>,
    /// With one of these tags.
    pub tags: Vec<String>,
    /// That wait for somebody to decide one of these.
    pub waits: Vec<Waiting>,
    /// That stand so to the day of `present`; without one this filter lets everything through.
    pub timeliness: Vec<Timeliness>,
    /// The present day; the register reads no clock. Timeliness is counted only with it.
    pub present: Option<Present>,
    /// Holding these words, letter case aside, in the clause of any language, in the act or in
    /// the id.
    pub contains: Option<String>,
    /// What is to stand together, ahead of `sort`: the items of one owner, one status, one day,
    /// lowest first, what has no value at the end; with [`SortColumn::Original`] those of one
    /// text. A list that is grouped has no [`ItemPage::next`](crate::ItemPage::next): it is paged
    /// by `offset`.
    pub group: Option<SortColumn>,
    /// By what to sort.
    pub sort: SortColumn,
    /// Which way.
    pub direction: SortDirection,
    /// Only the items behind this place of the list: [`ItemPage::next`](crate::ItemPage::next) of
    /// an earlier answer to the same query.
    pub after: Option<ItemPlace>,
    /// How many items to leave out at the beginning.
    pub offset: u64,
    /// How many items to give at most; `None` gives all.
    pub limit: Option<u64>,
    /// Whether to count the facets, which takes longer than finding the items.
    pub facets: FacetCounts,
}

/// What an item may wait for somebody to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Waiting {
    /// A claim that a second person has to accept or decline.
    Claim,
    /// A value set by a person of which the text now says something else.
    LookAgain,
}

impl Waiting {
    /// Both of them.
    pub const ALL: [Waiting; 2] = [Waiting::Claim, Waiting::LookAgain];

    /// The name used in data: `look_again`.
    pub fn name(self) -> &'static str {
        match self {
            Waiting::Claim => "claim",
            Waiting::LookAgain => "look_again",
        }
    }

    /// What is meant by this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|waiting| waiting.name() == name)
    }
}

/// Whether a query counts facets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetCounts {
    /// They are counted.
    #[default]
    Counted,
    /// They are left out: the page comes with empty facets.
    LeftOut,
}

/// What a body has to do with an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyRole {
    /// It owns the item, takes part in it, or is named by the text as the one reported to.
    #[default]
    Any,
    /// It is asked to act.
    Owner,
    /// It takes part without being asked.
    Partner,
    /// The text says that the result is reported to it.
    ReportTo,
    /// The text names nobody; a rule proposes to report to it.
    ProposedReportTo,
}

impl BodyRole {
    /// All of them.
    pub const ALL: [BodyRole; 5] = [
        BodyRole::Any,
        BodyRole::Owner,
        BodyRole::Partner,
        BodyRole::ReportTo,
        BodyRole::ProposedReportTo,
    ];

    /// The name used in data and message ids: `report_to`.
    pub fn name(self) -> &'static str {
        match self {
            BodyRole::Any => "any",
            BodyRole::Owner => "owner",
            BodyRole::Partner => "partner",
            BodyRole::ReportTo => "report_to",
            BodyRole::ProposedReportTo => "proposed_report_to",
        }
    }

    /// The role with this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Whether naming a collective names its members.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Collectives {
    /// Only the body itself.
    #[default]
    Apart,
    /// The body itself and every collective it belongs to: "all study groups" counts for each
    /// study group.
    Included,
}

/// One way of saying when an item is due.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DueFilter {
    /// The text gives no time.
    None,
    /// This occasion.
    Occasion(OccasionId),
    /// A day inside this year, month or day, whether the text gives the date or an occasion that
    /// takes place then.
    Date(PartialDate),
    /// This kind of time. As a facet value it stands for times that are neither an occasion nor a
    /// date: going on, recurring, urgent, or not resolved.
    Kind(DueKind),
}

impl DueFilter {
    /// Reads a facet value or what a person types: `none`, `ongoing`, `2028`, `2028-10`,
    /// `wtsa-28`. Anything else is taken as the id of an occasion.
    ///
    /// ```
    /// use actum_model::{DueKind, PartialDate};
    /// use actum_register::DueFilter;
    /// assert_eq!(DueFilter::parse("2028"), DueFilter::Date(PartialDate::year(2028)));
    /// assert_eq!(DueFilter::parse("ongoing"), DueFilter::Kind(DueKind::Ongoing));
    /// assert_eq!(DueFilter::parse("wtsa-28"), DueFilter::Occasion("wtsa-28".into()));
    /// assert_eq!(DueFilter::parse("none").value(), "none");
    /// ```
    pub fn parse(written: &str) -> Self {
        let written = written.trim();
        if written.eq_ignore_ascii_case("none") {
            return DueFilter::None;
        }
        if let Ok(date) = written.parse() {
            return DueFilter::Date(date);
        }
        let lower = written.to_ascii_lowercase();
        DUE_KINDS
            .into_iter()
            .find(|kind| due_kind_name(*kind) == lower)
            .map_or_else(|| DueFilter::Occasion(OccasionId::new(written)), DueFilter::Kind)
    }

    /// The facet value: what [`DueFilter::parse`] reads.
    pub fn value(&self) -> String {
        match self {
            DueFilter::None => "none".to_owned(),
            DueFilter::Occasion(id) => id.as_str().to_owned(),
            DueFilter::Date(date) => date.to_string(),
            DueFilter::Kind(kind) => due_kind_name(*kind).to_owned(),
        }
    }
}

const DUE_KINDS: [DueKind; 6] = [
    DueKind::Date,
    DueKind::Occasion,
    DueKind::Period,
    DueKind::Ongoing,
    DueKind::Recurring,
    DueKind::Urgent,
];

/// The name used in data: `ongoing`.
pub(crate) fn due_kind_name(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Date => "date",
        DueKind::Occasion => "occasion",
        DueKind::Period => "period",
        DueKind::Ongoing => "ongoing",
        DueKind::Recurring => "recurring",
        DueKind::Urgent => "urgent",
    }
}

/// By what items are sorted. Ties keep the order of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SortColumn {
    /// The order of the texts, and inside each the order of its words.
    #[default]
    Original,
    /// The id, numbers by value: 2 before 10, `5.1a` before `5.2`.
    Id,
    /// The action, numbers by value.
    Action,
    /// The first owner's id, numbers by value.
    Owner,
    /// The first partner's id.
    Partner,
    /// The strength of the most likely force, strongest first.
    Force,
    /// The act, by its words.
    Act,
    /// The day on which it is due under the likeliest reading; without a day at the end.
    Due,
    /// The body reported to, stated before proposed, without one at the end.
    ReportTo,
    /// The status in the order of a life.
    Status,
    /// The likeliest instrument.
    Instrument,
    /// How sure the reading is, least sure first.
    Confidence,
    /// The order of review: what nobody has confirmed yet first, and of that the least sure first.
    Doubt,
    /// The last change.
    Updated,
}

impl SortColumn {
    /// All of them.
    pub const ALL: [SortColumn; 14] = [
        SortColumn::Original,
        SortColumn::Id,
        SortColumn::Action,
        SortColumn::Owner,
        SortColumn::Partner,
        SortColumn::Force,
        SortColumn::Act,
        SortColumn::Due,
        SortColumn::ReportTo,
        SortColumn::Status,
        SortColumn::Instrument,
        SortColumn::Confidence,
        SortColumn::Doubt,
        SortColumn::Updated,
    ];

    /// The name used in addresses and on the command line: `report_to`.
    pub fn name(self) -> &'static str {
        match self {
            SortColumn::Original => "original",
            SortColumn::Id => "id",
            SortColumn::Action => "action",
            SortColumn::Owner => "owner",
            SortColumn::Partner => "partner",
            SortColumn::Force => "force",
            SortColumn::Act => "act",
            SortColumn::Due => "due",
            SortColumn::ReportTo => "report_to",
            SortColumn::Status => "status",
            SortColumn::Instrument => "instrument",
            SortColumn::Confidence => "confidence",
            SortColumn::Doubt => "doubt",
            SortColumn::Updated => "updated",
        }
    }

    /// The column with this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// Which way items are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SortDirection {
    /// Smallest, earliest, strongest first.
    #[default]
    Ascending,
    /// The other way round; what has no value stays at the end.
    Descending,
}

/// What an Action Plan is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanQuery {
    /// Only this text; `None` takes all.
    pub text: Option<TextId>,
    /// Only what this body owns, takes part in or is reported, collectives included; `None` takes
    /// all.
    pub body: Option<BodyId>,
    /// Language of headings and names.
    pub language: Language,
}
