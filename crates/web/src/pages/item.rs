//! One item: its clause, every value with its ground, its history.

pub(crate) mod change;
mod clauses;
mod dependencies;
mod follow_up;
pub(crate) mod history;

use actum_model::{Duty, Field, Item, ItemId, Language, PartialDate, TextId, Timeliness};
use actum_register::{About, Citing, Deed, ItemClause, RelatedItems};
use askama::Template;
use axum::extract::{Path, State};

use crate::WebState;
use crate::basis::{DueShown, ForceShown, Ground, Shower, Shown, edition_language};
use crate::caller::Caller;
use crate::content::{Content, title};
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::mention::{Choices, Known, choices};
use crate::row::Row;
use crate::vocabulary::Named;
use clauses::Clauses;
use dependencies::Dependencies;
use follow_up::{FollowUpShown, follow_up};
use history::{Event, events};

#[derive(Template)]
#[template(path = "item.html")]
struct ItemTemplate {
    frame: Frame,
    item: Item,
    number: String,
    title: String,
    title_language: Option<Language>,
    /// The language of the text that leads.
    language: Option<Language>,
    clauses: Clauses,
    reading_href: String,
    force: ForceShown,
    force_ground: Ground,
    /// What it asks, in the language of the reader where an edition in it is there.
    act: Shown,
    owners: Vec<Shown>,
    distribution: Option<Words>,
    partners: Vec<Shown>,
    report_to: Vec<Shown>,
    proposed: Option<Shown>,
    due: Vec<DueShown>,
    /// Overdue, due soon, stale.
    timeliness: Vec<(Timeliness, Words)>,
    /// The next goal of a duty that goes on.
    goal: Option<Words>,
    deliverables: Vec<Shown>,
    conditions: Vec<Shown>,
    citations: Vec<Shown>,
    references: Vec<Shown>,
    instruments: Vec<Shown>,
    doubts: Vec<Words>,
    status: String,
    updated: String,
    referenced_by: Vec<Row>,
    same_provision: Vec<Row>,
    same_group: Vec<Row>,
    /// Earlier editions.
    others: Vec<OtherEdition>,
    /// The clause in the reader's language, where the item is in another and that edition exists.
    translated: Option<(Language, String)>,
    /// Documents that it cites, with what else cites them.
    citing: Vec<CitingShown>,
    dependencies: Option<Dependencies>,
    /// What it builds on, of the same text.
    builds_on: Vec<Row>,
    /// Items with many of the same words.
    alike: Vec<Row>,
    day: DayShown,
    history: Vec<Event>,
    follow_up: FollowUpShown,
    /// Where forms are sent.
    action: String,
    revision: i64,
    /// The name given last, where there is no sign-in that says it.
    name: Option<String>,
    /// Length of a period of the duty.
    every: String,
    /// Which forms there are: none for an item as it was.
    may: May,
    /// Whom a note may name.
    mention: Vec<Choices>,
    /// What is the matter with the form that was sent, and the refusal in the program's words.
    alert: Option<(Words, Option<String>)>,
}

/// The day as of which the item is shown.
struct DayShown {
    chosen: Option<String>,
    words: Option<Words>,
    first: String,
    today: String,
}

/// What the one who asks may do with the item, as far as forms are made for it.
#[derive(Debug, Clone, Copy, Default)]
struct May {
    review: bool,
    go: bool,
    claim: bool,
    decide: bool,
    attach: bool,
    note: bool,
    plan: bool,
}

impl May {
    fn new(caller: &Caller, about: &About) -> Self {
        let may = |deed| caller.may(deed, about);
        Self {
            review: may(Deed::Review),
            go: may(Deed::Move),
            claim: may(Deed::Claim),
            decide: may(Deed::Decide),
            attach: may(Deed::Attach),
            note: may(Deed::Note),
            // The form sets all three.
            plan: [Field::Priority, Field::Tags, Field::Duty]
                .into_iter()
                .all(|field| may(Deed::Plan(field))),
        }
    }

    /// Whether there is a form at all.
    fn anything(self) -> bool {
        self.review || self.go || self.claim || self.attach || self.note || self.plan
    }
}

/// A document with what else cites it.
struct CitingShown {
    document: String,
    count: u64,
    texts: Vec<(String, Option<Language>, u64)>,
    rows: Vec<Row>,
}

/// The clause in an earlier edition.
struct OtherEdition {
    language: Language,
    language_name: Words,
    edition: String,
    clause: String,
    href: String,
}

#[derive(Template)]
#[template(path = "item_print.html")]
struct PrintTemplate {
    frame: Frame,
    page: ItemTemplate,
    /// When the page was made.
    now: String,
}

/// `GET /items/{id}/print`: the item on one sheet of paper.
pub(crate) async fn print(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
    caller: Caller,
) -> Page {
    let page = build(&state, &reader, &caller, &ItemId::new(id), None).await;
    let frame = Frame::new(&reader, Section::Register);
    let now = frame.moment(&state.now());
    respond(reader, page.map(|page| PrintTemplate { frame, page, now }))
}

/// `GET /items/{id}`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
    caller: Caller,
) -> Page {
    let page = build(&state, &reader, &caller, &ItemId::new(id), None).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    caller: &Caller,
    id: &ItemId,
    alert: Option<(&str, Option<String>)>,
) -> Result<ItemTemplate, PageError> {
    // What is no day and no moment is left aside, as on the list.
    let past = reader.parameter("as-of").and_then(Past::read);
    let earlier = match &past {
        Some(past) => Some(state.register().as_of(&past.at).await?),
        None => None,
    };
    let register = earlier.as_ref().unwrap_or_else(|| state.register());
    let missing = || PageError::Missing { kind: "item", id: id.to_string() };
    let item = register.item(id).await?.ok_or_else(missing)?;
    let related = register.related(id).await?;
    let clauses = register.clauses(id).await?;
    let events_of = register.history(id).await?;
    let document = register.reading(&item.edition).await?.map(|(document, _)| document);
    let records = register.records(id).await?;
    let workflow = register.workflow_of(&item.text).await.ok();

    let frame = Frame::new(reader, Section::Register);
    let language = edition_language(&item.edition);
    let shower = Shower { state, frame: &frame, language };
    let commitment = &item.commitment;
    let RelatedItems { references, referenced_by, same_provision, same_group } = &related;
    let mut waits_for = Vec::new();
    for other in &item.follow_up.depends_on {
        waits_for.extend(register.item(other).await?);
    }
    let waited_for_by = register.waiting_for(id).await?;
    let related_ids: Vec<&ItemId> = references
        .iter()
        .chain(referenced_by)
        .chain(same_provision)
        .chain(same_group)
        .map(|item| &item.id)
        .chain([&item.id])
        .collect();
    let alike = match &past {
        None => alike(state, &item, &related_ids, frame.language()).await?,
        Some(_) => Vec::new(),
    };
    let cited = register.citing(id, CITING).await?;
    let lists = [references, referenced_by, same_provision, same_group, &waits_for, &alike];
    let all = lists.into_iter().flatten().chain(&waited_for_by).chain([&item]);
    let all = all.chain(cited.iter().flat_map(|one| &one.items));
    let content = Content::of(register, &frame, all).await?;
    let rows = |items: &[Item]| -> Vec<Row> {
        items.iter().map(|item| Row::new(state, &frame, item, &content)).collect()
    };
    let own = document.as_ref();
    let clauses_shown = clauses::clauses(register, &item, &clauses, &content, own, reader, &frame);
    let clauses_shown = clauses_shown.await?;
    let texts = register.texts().await?;
    let titled = |id: &TextId| {
        let known = texts.iter().find(|text| text.id == *id);
        known.map_or_else(
            || (id.to_string(), None),
            |text| {
                let (title, language) = title(text, &frame);
                (title, Some(language))
            },
        )
    };
    let notes = records.notes.iter().map(|note| note.words.as_str());
    let known = Known::of(state, &frame, notes).await?;
    let may = match &past {
        None => May::new(caller, &state.register().about(&item).await?),
        Some(_) => May::default(),
    };
    let mention = if may.note { choices(state, &item, &frame).await? } else { Vec::new() };
    let day = day_shown(state, &events_of, past.as_ref(), &frame);
    let (title, title_language) = titled(&item.text);
    let citing = cited.iter().map(|one| citing_shown(one, &titled, &rows)).collect();
    let (told, told_in) = content.act(&item);
    let mut act = shower.words_of(&commitment.act, told);
    act.language = told_in.filter(|language| *language != frame.language());
    Ok(ItemTemplate {
        number: item.id.parts().1.to_owned(),
        title,
        title_language,
        language,
        reading_href: format!(
            "{}#{}",
            link::reading(&item.text, Some(&item.edition)),
            link::encode(&link::item_anchor(&commitment.id))
        ),
        clauses: clauses_shown,
        force: shower.force(commitment),
        force_ground: shower.ground(&commitment.force.basis, commitment.force.confidence),
        act,
        owners: commitment
            .addressees
            .iter()
            .map(|party| long(shower.party(party), &party.value, &shower))
            .collect(),
        distribution: (commitment.addressees.len() > 1)
            .then(|| frame.t(&commitment.distribution.message())),
        partners: shower.partners(commitment),
        report_to: commitment.report_to.iter().map(|party| shower.party(party)).collect(),
        proposed: item.proposed_report_to.as_ref().map(|party| shower.party(party)),
        due: shower.dues(&item),
        timeliness: shower.timeliness(&item),
        goal: item.schedule.goal.as_ref().map(|goal| {
            let (period, day) = (goal.period.as_str(), frame.date(goal.day));
            let values = [("period", period.into()), ("day", day.as_str().into())];
            Words(frame.messages().text_with("schedule-goal", &values))
        }),
        deliverables: commitment
            .deliverables
            .iter()
            .map(|deliverable| shower.words_of(deliverable, &deliverable.value.name))
            .collect(),
        conditions: commitment.conditions.iter().map(|one| shower.condition(one)).collect(),
        citations: commitment.citations.iter().map(|one| shower.citation(one)).collect(),
        references: commitment.references.iter().map(|one| shower.reference(one, &item)).collect(),
        instruments: commitment.instruments.iter().map(|one| shower.instrument(one)).collect(),
        doubts: shower.doubts(commitment),
        status: state.status(&item.status, &frame),
        updated: frame.moment(&item.updated_at),
        referenced_by: rows(referenced_by),
        same_provision: rows(same_provision),
        same_group: rows(same_group),
        others: other_editions(&clauses, &item, &frame),
        translated: content.clause(&item).map(|one| (one.language, one.clause.clone())),
        citing,
        dependencies: Dependencies::new(&item, &waits_for, &waited_for_by, &content, &shower),
        builds_on: rows(references),
        alike: rows(&alike),
        day,
        history: events(&events_of, &shower),
        follow_up: follow_up(&item, &records, workflow.as_ref(), &known, &shower),
        action: link::item(&item.id),
        revision: item.revision,
        every: match &item.follow_up.duty {
            Duty::Once => "P1Y".to_owned(),
            Duty::Ongoing { every } | Duty::Recurring { every } => every.clone(),
        },
        may,
        mention,
        name: caller.is_alone().then(|| caller.person.name.clone()),
        alert: alert.map(|(id, detail)| (frame.t(id), detail)),
        item,
        frame,
    })
}

/// When the item is shown as it was.
struct Past {
    /// The day, or the moment, as the register takes it.
    at: String,
    /// The day, when it is one.
    day: Option<PartialDate>,
}

impl Past {
    fn read(written: &str) -> Option<Self> {
        if let Ok(day) = written.parse::<PartialDate>() {
            let day = day.end();
            return Some(Self { at: day.to_string(), day: Some(day) });
        }
        let moment: jiff::Timestamp = written.parse().ok()?;
        Some(Self { at: moment.to_string(), day: None })
    }
}

/// The day that is shown, and those that can be.
fn day_shown(
    state: &WebState,
    events: &[actum_register::EventRecord],
    past: Option<&Past>,
    frame: &Frame,
) -> DayShown {
    let today: String = state.now().chars().take(10).collect();
    let first = events.first().map(|event| event.at.chars().take(10).collect());
    DayShown {
        words: past.map(|past| match past.day {
            Some(day) => frame.with("as-of-shown", "day", frame.date(day)),
            None => frame.with("as-of-moment", "moment", frame.moment(&past.at)),
        }),
        chosen: past.and_then(|past| past.day).map(|day| day.to_string()),
        first: first.unwrap_or_else(|| today.clone()),
        today,
    }
}

/// How many items that cite a document are shown; the rest is counted.
const CITING: u32 = 6;

/// A document with what else cites it, as the page shows it.
fn citing_shown(
    one: &Citing,
    titled: &impl Fn(&TextId) -> (String, Option<Language>),
    rows: &impl Fn(&[Item]) -> Vec<Row>,
) -> CitingShown {
    let text = |(id, count): &(TextId, u64)| {
        let (title, language) = titled(id);
        (title, language, *count)
    };
    CitingShown {
        document: one.document.clone(),
        count: one.total,
        texts: one.texts.iter().map(text).collect(),
        rows: rows(&one.items),
    }
}

/// How many similar items are shown.
const ALIKE: usize = 5;

/// Items with many of the same words in their clauses, those aside that have to do with the item
/// in another way. None where there is no full text.
async fn alike(
    state: &WebState,
    item: &Item,
    known: &[&ItemId],
    language: Language,
) -> Result<Vec<Item>, PageError> {
    let Some(finder) = state.finder() else { return Ok(Vec::new()) };
    // Signs that mean something to the search mean nothing here.
    let words: String = item
        .commitment
        .act
        .value
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .take(1000)
        .collect();
    let search = actum_search::Search {
        kinds: vec![actum_search::Kind::Item],
        prefer: Some(language),
        limit: ALIKE + known.len(),
        ..actum_search::Search::new(words)
    };
    let found = match finder.alike(search).await {
        Ok(found) => found,
        // An act without a word resembles nothing.
        Err(crate::FinderError::Search(actum_search::SearchError::Words(_))) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(PageError::Search(error)),
    };
    let mut items: Vec<Item> = Vec::new();
    for id in found.hits.iter().filter_map(|hit| hit.record.item.as_ref()) {
        let there = known.contains(&id) || items.iter().any(|item| item.id == *id);
        if !there && items.len() < ALIKE {
            items.extend(state.register().item(id).await?);
        }
    }
    Ok(items)
}

/// The long name of a body as a note beside the short one.
fn long(mut shown: Shown, party: &actum_model::Party, shower: &Shower<'_>) -> Shown {
    if let Some(id) = &party.body
        && let (_, Some(full)) = shower.body_name(id)
    {
        shown.words = full;
    }
    shown
}

fn other_editions(clauses: &[ItemClause], item: &Item, frame: &Frame) -> Vec<OtherEdition> {
    clauses
        .iter()
        .filter(|clause| !clause.current && clause.edition != item.edition)
        .map(|clause| OtherEdition {
            language: clause.language,
            language_name: frame.t(&clause.language.message()),
            edition: clause.edition.to_string(),
            clause: clause.clause.clone(),
            href: format!(
                "{}#{}",
                link::reading(&item.text, Some(&clause.edition)),
                link::encode(&link::item_anchor(&clause.commitment.id))
            ),
        })
        .collect()
}
