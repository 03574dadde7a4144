//! An item as one row of a table: in the register, on a body's sheet, at an occasion.

use actum_model::{Item, Language, Timeliness};

use crate::WebState;
use crate::basis::{DueShown, ForceShown, Shower, Shown, edition_language};
use crate::content::Content;
use crate::frame::{Frame, Words};
use crate::link;

/// How many periods whose goal was met a row shows.
const LATEST_PERIODS: usize = 3;

/// One row.
pub(crate) struct Row {
    /// The id of the item.
    pub(crate) id: String,
    /// Its last event, to notice what others change meanwhile.
    pub(crate) revision: i64,
    /// The number of the commitment in its text.
    pub(crate) number: String,
    /// The text, by its id.
    pub(crate) text: String,
    pub(crate) href: String,
    /// The language in which it says what it asks: the reader's where an edition in it is there.
    pub(crate) language: Option<Language>,
    pub(crate) force: ForceShown,
    pub(crate) act: String,
    pub(crate) owners: Vec<Shown>,
    pub(crate) partners: Vec<Shown>,
    pub(crate) report_to: Vec<Shown>,
    /// The one proposed when the text names none; always inferred.
    pub(crate) proposed: Option<Shown>,
    pub(crate) due: Vec<DueShown>,
    pub(crate) instruments: Vec<Shown>,
    pub(crate) status: String,
    /// Overdue, due soon, stale, in words with the day.
    pub(crate) timeliness: Vec<(Timeliness, Words)>,
    /// How far it is, by claims that count; empty when nobody claimed anything.
    pub(crate) progress: Vec<Words>,
    pub(crate) doubts: Vec<Words>,
    pub(crate) priority: Option<Words>,
    pub(crate) tags: Vec<String>,
    /// When it was last changed.
    pub(crate) updated: String,
}

impl Row {
    pub(crate) fn new(state: &WebState, frame: &Frame, item: &Item, content: &Content) -> Self {
        let shower = Shower { state, frame, language: edition_language(&item.edition) };
        let (act, language) = content.act(item);
        let commitment = &item.commitment;
        let priority = item.follow_up.priority;
        Self {
            id: item.id.to_string(),
            revision: item.revision,
            priority: priority.map(|one| frame.t(&format!("priority-{}", one.name()))),
            tags: item.follow_up.tags.iter().cloned().collect(),
            updated: frame.moment(&item.updated_at),
            number: item.id.parts().1.to_owned(),
            text: item.text.to_string(),
            href: link::item(&item.id),
            language,
            force: shower.force(commitment),
            act: act.to_owned(),
            owners: content.addressees(item, &shower),
            partners: content.partners(item, &shower),
            report_to: content.report_to(item, &shower),
            proposed: item.proposed_report_to.as_ref().map(|party| shower.party(party)),
            due: content.dues(item, &shower),
            instruments: commitment.instruments.iter().map(|i| shower.instrument(i)).collect(),
            status: state.status(&item.status, frame),
            timeliness: shower.timeliness(item),
            progress: progress(item, frame),
            doubts: shower.doubts(commitment),
        }
    }
}

/// The percentage, and the periods whose goal was met, the latest three of them.
fn progress(item: &Item, frame: &Frame) -> Vec<Words> {
    let kept = &item.follow_up;
    let share = kept.progress.map(|share| frame.with("row-progress", "percent", i64::from(share)));
    let latest: Vec<&String> = kept.periods_met.keys().rev().take(LATEST_PERIODS).collect();
    let periods: Vec<&String> = latest.into_iter().rev().collect();
    let met = (!periods.is_empty())
        .then(|| frame.with("row-periods-met", "periods", frame.messages().list(&periods)));
    share.into_iter().chain(met).collect()
}

/// The `dir` of words in a language; `auto` when it is not known.
pub(crate) fn direction(language: Option<Language>) -> &'static str {
    language.map_or("auto", |language| language.direction().as_html())
}
