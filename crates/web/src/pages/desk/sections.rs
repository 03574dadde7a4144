//! What waits, under headings: due, claims, extractions, stale, all that is open.

use std::collections::BTreeMap;

use actum_model::{BodyId, Item, StatusId, TextId, Timeliness};
use actum_register::{About, BodyRole, Deed, ItemQuery, SortColumn, SortDirection};

use crate::WebState;
use crate::caller::Caller;
use crate::content::Content;
use crate::error::PageError;
use crate::frame::{Frame, Words};
use crate::link;
use crate::row::Row;
use crate::waiting;

/// How many entries a section shows; the list of items has the rest.
const SHOWN: u64 = 6;

/// A heading with what waits under it.
pub(super) struct DeskSection {
    pub(super) name: &'static str,
    pub(super) heading: Words,
    pub(super) empty: Words,
    pub(super) total: u64,
    /// Whether its entries count as waiting.
    pub(super) counts: bool,
    pub(super) entries: Vec<Entry>,
    /// Where all of them are.
    pub(super) all: String,
}

/// Something that waits.
pub(super) struct Entry {
    pub(super) row: Row,
    pub(super) item: String,
    pub(super) revision: i64,
    /// What one may do about it at once.
    pub(super) step: Step,
}

/// What can be decided in one step.
pub(super) enum Step {
    /// Whether what was extracted is asked.
    Review,
    /// Whether a claim is accepted.
    Claim(ClaimShown),
    /// To which state it goes.
    Move(Vec<(String, String)>),
    /// Nothing here.
    None,
}

/// A claim to decide on.
pub(super) struct ClaimShown {
    pub(super) id: String,
    pub(super) statement: String,
    pub(super) by: String,
    pub(super) at: String,
    /// How many pieces of evidence it names.
    pub(super) evidence: u64,
}

/// How far the review of a text is.
pub(crate) struct Progress {
    pub(crate) text: String,
    pub(crate) href: String,
    pub(crate) decided: u64,
    pub(crate) total: u64,
    /// In percent.
    pub(crate) share: u64,
}

struct Desk<'a> {
    state: &'a WebState,
    frame: &'a Frame,
    caller: &'a Caller,
    bodies: &'a [BodyId],
}

/// The sections that the one who asks has anything to do with, and how far reviews are.
pub(super) async fn sections(
    state: &WebState,
    frame: &Frame,
    caller: &Caller,
    bodies: &[BodyId],
) -> Result<(Vec<DeskSection>, Vec<Progress>), PageError> {
    let desk = Desk { state, frame, caller, bodies };
    let may = |deed| caller.may(deed, &About::Register);
    let mut sections = Vec::new();
    let mut progress = Vec::new();
    sections.push(desk.due(Timeliness::Overdue).await?);
    sections.push(desk.due(Timeliness::Soon).await?);
    if may(Deed::Decide) {
        sections.push(desk.claims().await?);
    }
    if may(Deed::Review) {
        sections.push(desk.reviews().await?);
        progress = review_progress(state).await?;
    }
    sections.push(desk.due(Timeliness::Stale).await?);
    if !bodies.is_empty() {
        sections.push(desk.mine().await?);
    }
    Ok((sections, progress))
}

impl Desk<'_> {
    /// The first few of what is asked for.
    fn few(query: ItemQuery) -> ItemQuery {
        ItemQuery { limit: Some(SHOWN), ..query }
    }

    /// Items at a state of time, the earliest first.
    async fn due(&self, when: Timeliness) -> Result<DeskSection, PageError> {
        let query = Self::few(waiting::timely(self.bodies, self.state.present(), when));
        let name = when.name();
        let filters = vec![("timeliness", name)];
        self.owned(name, &query, when != Timeliness::Stale, filters).await
    }

    /// What the bodies one speaks for have still to do, whenever it is due: the soonest first.
    async fn mine(&self) -> Result<DeskSection, PageError> {
        let statuses = self.state.open_statuses();
        let owned = waiting::owned(self.bodies, self.state.present());
        let query = Self::few(ItemQuery { statuses, sort: SortColumn::Due, ..owned });
        let filters = query.statuses.iter().map(|status| ("status", status.as_str())).collect();
        self.owned("mine", &query, false, filters).await
    }

    /// Items that the bodies own, each with the states to which it may be moved; `filters` show
    /// all of them in the register.
    async fn owned(
        &self,
        name: &'static str,
        query: &ItemQuery,
        counts: bool,
        filters: Vec<(&str, &str)>,
    ) -> Result<DeskSection, PageError> {
        let found = self.state.register().items(query).await?;
        let content = self.content(&found.items).await?;
        let mut entries = Vec::new();
        for item in &found.items {
            let step = self.moves(item).await?;
            entries.push(self.entry(item, step, &content));
        }
        let all = waiting::owned_list(self.bodies, filters);
        Ok(self.section(name, found.total, counts, entries, all))
    }

    /// The states to which the one who asks may move an item.
    async fn moves(&self, item: &Item) -> Result<Step, PageError> {
        let about = self.state.register().about(item).await?;
        if self.state.is_read_only() || !self.caller.may(Deed::Move, &about) {
            return Ok(Step::None);
        }
        let Ok(workflow) = self.state.register().workflow_of(&item.text).await else {
            return Ok(Step::None);
        };
        // What takes more than a word is done on the page of the item.
        let plain = workflow.moves_from(&item.status).filter(|one| one.needs.is_empty());
        let moves: Vec<(String, String)> =
            plain.map(|one| (one.to.to_string(), self.state.status(&one.to, self.frame))).collect();
        Ok(if moves.is_empty() { Step::None } else { Step::Move(moves) })
    }

    /// Claims of others that wait for a decision.
    async fn claims(&self) -> Result<DeskSection, PageError> {
        let query = Self::few(waiting::claims(self.bodies, self.state.present()));
        let found = self.state.register().items(&query).await?;
        let content = self.content(&found.items).await?;
        let mut entries = Vec::new();
        for item in &found.items {
            let records = self.state.register().records(&item.id).await?;
            let open = records.claims.iter().find(|claim| {
                // A claim of one's own another person decides.
                claim.decision.is_none() && claim.by != self.caller.person.name
            });
            let step = open.map_or(Step::None, |claim| {
                Step::Claim(ClaimShown {
                    id: claim.id.to_string(),
                    statement: claim.statement.clone(),
                    by: claim.by.clone(),
                    at: self.frame.moment(&claim.at),
                    evidence: claim.evidence.len() as u64,
                })
            });
            entries.push(self.entry(item, step, &content));
        }
        let all = waiting::claims_list(self.bodies);
        Ok(self.section("claims", found.total, true, entries, all))
    }

    /// What was extracted and nobody has judged, the most doubtful first.
    async fn reviews(&self) -> Result<DeskSection, PageError> {
        let query = ItemQuery {
            statuses: vec![StatusId::proposed()],
            role: BodyRole::Any,
            sort: SortColumn::Doubt,
            direction: SortDirection::Ascending,
            ..waiting::owned(self.bodies, self.state.present())
        };
        let query = Self::few(query);
        let found = self.state.register().items(&query).await?;
        let content = self.content(&found.items).await?;
        let entry = |item: &Item| self.entry(item, Step::Review, &content);
        let entries = found.items.iter().map(entry).collect();
        Ok(self.section("review", found.total, true, entries, link::REVIEW.to_owned()))
    }

    async fn content(&self, items: &[Item]) -> Result<Content, PageError> {
        Content::of(self.state.register(), self.frame, items).await
    }

    fn entry(&self, item: &Item, step: Step, content: &Content) -> Entry {
        let step = if self.state.is_read_only() { Step::None } else { step };
        Entry {
            row: Row::new(self.state, self.frame, item, content),
            item: item.id.to_string(),
            revision: item.revision,
            step,
        }
    }

    fn section(
        &self,
        name: &'static str,
        total: u64,
        counts: bool,
        entries: Vec<Entry>,
        all: String,
    ) -> DeskSection {
        DeskSection {
            name,
            heading: self.frame.t(&format!("desk-{name}")),
            empty: self.frame.t(&format!("desk-{name}-none")),
            total,
            counts,
            entries,
            all,
        }
    }
}

/// How many items of each text were judged, of those that apply; texts that are done are left out.
pub(crate) async fn review_progress(state: &WebState) -> Result<Vec<Progress>, PageError> {
    let counted = async |statuses: Vec<StatusId>| -> Result<BTreeMap<String, u64>, PageError> {
        let query = ItemQuery { statuses, limit: Some(0), ..ItemQuery::default() };
        let found = state.register().items(&query).await?;
        Ok(found.facets.texts.into_iter().map(|value| (value.value, value.count)).collect())
    };
    let all = counted(Vec::new()).await?;
    let proposed = counted(vec![StatusId::proposed()]).await?;
    let overtaken = counted(vec![StatusId::overtaken()]).await?;
    let of = |counts: &BTreeMap<String, u64>, text: &String| counts.get(text).copied().unwrap_or(0);
    let texts = all.keys().filter(|text| of(&proposed, text) > 0);
    Ok(texts
        .map(|text| {
            let total = of(&all, text).saturating_sub(of(&overtaken, text)).max(1);
            let decided = total.saturating_sub(of(&proposed, text));
            Progress {
                text: text.clone(),
                href: link::review(&TextId::new(text.as_str()), None),
                decided,
                total,
                share: decided * 100 / total,
            }
        })
        .collect())
}
