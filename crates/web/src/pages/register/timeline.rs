//! Due days along a line of time, in lanes by owner or by occasion.

mod draw;

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Item, OccasionId, PartialDate, Present, Standing, Timeliness};
use actum_register::{BodyRole, ItemQuery, SortColumn, SortDirection};
use askama::Template;
use axum::extract::State;

use super::query::{Lanes, RegisterQuery, View};
use super::shell::{Shell, Shown, ViewLink, opened};
use crate::WebState;
use crate::basis::Shower;
use crate::content::Content;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Markup, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::Row;
use draw::{Mark, Scale};

/// How many items are drawn at once; the rest comes on later pages, in the order of days.
const DRAWN: u64 = 1000;

/// How many of them stand in the table beneath.
const LISTED: usize = 12;

/// How many marks a picture has at most, unless even years make more: beyond, nobody tells them
/// apart, and the page becomes heavy.
const MARKS: usize = 200;

/// How many letters of what an item asks its mark tells.
const TOLD: usize = 90;

/// How many lanes are drawn apart; what is left shares the last.
const LANES: usize = 24;

#[derive(Template)]
#[template(path = "timeline.html")]
struct TimelineTemplate {
    frame: Frame,
    shell: Shell,
    lane_links: Vec<ViewLink>,
    axis: Markup,
    lanes: Vec<Lane>,
    legend: Vec<(Markup, Words)>,
    rows: Vec<Listed>,
    /// Items drawn, those of them in the table, and those without a day.
    drawn: u64,
    listed: usize,
    undated: u64,
    list_href: String,
    /// The same in the order of days, with everything, in the list.
    table_href: String,
    earlier: Option<String>,
    later: Option<String>,
}

/// A lane with its picture.
struct Lane {
    name: String,
    href: Option<String>,
    count: usize,
    overdue: Option<Words>,
    picture: Markup,
}

/// A row of the table beneath.
struct Listed {
    day: String,
    /// For machines.
    date: String,
    row: Row,
}

/// How an item stands on the line of time: what its mark looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Overdue,
    Soon,
    Ahead,
    Done,
}

impl Look {
    const ALL: [Look; 4] = [Look::Overdue, Look::Soon, Look::Ahead, Look::Done];

    fn of(state: &WebState, present: Option<Present>, item: &Item) -> Self {
        let standing = state.standing(&item.status);
        let timely = present.map(|present| present.timeliness(item, standing)).unwrap_or_default();
        if timely.contains(&Timeliness::Overdue) {
            Look::Overdue
        } else if timely.contains(&Timeliness::Soon) {
            Look::Soon
        } else if matches!(standing, Standing::Delivered | Standing::Closed | Standing::Void) {
            Look::Done
        } else {
            Look::Ahead
        }
    }

    /// Its message and class: `overdue`.
    fn name(self) -> &'static str {
        match self {
            Look::Overdue => "overdue",
            Look::Soon => "soon",
            Look::Ahead => "ahead",
            Look::Done => "done",
        }
    }
}

/// What the marks of several items stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Day,
    Month,
    Year,
}

impl Step {
    /// The finest by which the lanes have few enough marks.
    fn of(lanes: &[&Gathered<'_>], shown: &Shown, state: &WebState) -> Self {
        let marks = |step: Step| -> usize {
            let of_lane = |lane: &&Gathered<'_>| {
                let look = |item: &Item| Look::of(state, shown.present, item);
                let marks = lane.items.iter().map(|(day, item)| (step.around(*day), look(item)));
                marks.collect::<BTreeSet<_>>().len()
            };
            lanes.iter().map(of_lane).sum()
        };
        let fits = |step: &Step| marks(*step) <= MARKS;
        [Step::Day, Step::Month].into_iter().find(fits).unwrap_or(Step::Year)
    }

    /// The day, or the month or year around it.
    fn around(self, day: PartialDate) -> PartialDate {
        let (year, month, _) = day.last_day();
        match self {
            Step::Day => day,
            Step::Month => PartialDate::month(year, month).unwrap_or(day),
            Step::Year => PartialDate::year(year),
        }
    }
}

/// `GET /register/timeline`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<TimelineTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let (query, shown) = opened(state, reader).await?;
    let asked = ItemQuery {
        group: None,
        sort: SortColumn::Due,
        direction: SortDirection::Ascending,
        ..query.to_items(DRAWN, shown.present)
    };
    let found = shown.register(state).items(&asked).await?;
    let shell = Shell::new(state, &shown, &query, &frame, &found.facets).await?;
    // Items without a day come last and are not drawn.
    let dated: Vec<(PartialDate, &Item)> = found
        .items
        .iter()
        .filter_map(|item| item.schedule.day().map(|day| (day.end(), item)))
        .collect();
    let before = (query.page - 1) * DRAWN;
    let drawn = dated.len();
    // A page full of days may have more behind it; one that is not ends with those without a day.
    let later = (drawn as u64 == DRAWN && before + DRAWN < found.total)
        .then(|| query.at_page(query.page + 1));
    let undated = match later {
        Some(_) => 0,
        None => found.total.saturating_sub(before + drawn as u64),
    };

    let shower = Shower { state, frame: &frame, language: None };
    let today = shown.present.map(|present| present.today);
    let scale = Scale::new(dated.iter().map(|(day, _)| *day), today, frame.direction() == "rtl");
    let items = dated.iter().map(|(_, item)| *item);
    let content = Content::of(shown.register(state), &frame, items).await?;
    let lanes = lanes(&dated, &query, &shown, &content, &shower, &scale);
    let rows: Vec<Listed> = dated
        .iter()
        .take(LISTED)
        .map(|(day, item)| Listed {
            day: frame.date(*day),
            date: day.to_string(),
            row: Row::new(state, &frame, item, &content),
        })
        .collect();
    let lane_link = |lanes: Lanes, message: &str| ViewLink {
        words: frame.t(message),
        href: query.with_lanes(lanes),
        current: query.lanes == lanes,
    };
    Ok(TimelineTemplate {
        lane_links: vec![
            lane_link(Lanes::Owner, "timeline-by-owner"),
            lane_link(Lanes::Occasion, "timeline-by-occasion"),
        ],
        axis: draw::axis(&scale, &frame),
        table_href: query.sorted_by_day(),
        legend: Look::ALL
            .map(|look| (draw::sample(look), frame.t(&format!("timeline-{}", look.name()))))
            .into(),
        lanes,
        listed: rows.len(),
        rows,
        drawn: drawn as u64,
        undated,
        list_href: query.on(View::List),
        earlier: (query.page > 1).then(|| query.at_page(query.page - 1)),
        later,
        shell,
        frame,
    })
}

/// Before the name of an addressee that is no body of the packs: no id of a body begins so.
const UNKNOWN: &str = "=";

/// What lies in one lane, by the name of its group.
#[derive(Default)]
struct Gathered<'a> {
    items: Vec<(PartialDate, &'a Item)>,
}

fn lanes(
    dated: &[(PartialDate, &Item)],
    query: &RegisterQuery,
    shown: &Shown,
    content: &Content,
    shower: &Shower<'_>,
    scale: &Scale,
) -> Vec<Lane> {
    let mut gathered: BTreeMap<Option<String>, Gathered<'_>> = BTreeMap::new();
    for (day, item) in dated {
        let mut keys: Vec<Option<String>> = match query.lanes {
            Lanes::Owner => item.owners.iter().map(|owner| Some(owner.to_string())).collect(),
            Lanes::Occasion => vec![occasion(item).map(OccasionId::to_string)],
        };
        if keys.is_empty() && query.lanes == Lanes::Owner {
            // Addressees that no pack knows are called as the text calls them.
            let named = content.addressees(item, shower).into_iter();
            keys.extend(named.map(|party| Some(format!("{UNKNOWN}{}", party.words))));
        }
        if keys.is_empty() {
            keys.push(None);
        }
        for key in keys {
            gathered.entry(key).or_default().items.push((*day, *item));
        }
    }
    let mut lanes: Vec<(Option<String>, Gathered<'_>)> = gathered.into_iter().collect();
    // The fullest first; nobody's at the end. Ties in the order of ids.
    lanes.sort_by_key(|(key, lane)| (key.is_none(), usize::MAX - lane.items.len()));
    let mut rest = Gathered::default();
    if lanes.len() > LANES {
        for (_, lane) in lanes.split_off(LANES - 1) {
            rest.items.extend(lane.items);
        }
        rest.items.sort_by_key(|(day, _)| *day);
    }
    let all: Vec<&Gathered<'_>> = lanes.iter().map(|(_, lane)| lane).chain([&rest]).collect();
    let step = Step::of(&all, shown, shower.state);
    let mut shown_lanes: Vec<Lane> = lanes
        .iter()
        .map(|(key, lane)| {
            let (name, href) = match (key, query.lanes) {
                (Some(id), Lanes::Owner) => {
                    if let Some(name) = id.strip_prefix(UNKNOWN) {
                        return drawn_lane(
                            name.to_owned(),
                            None,
                            None,
                            lane,
                            query,
                            shown,
                            content,
                            shower,
                            (scale, step),
                        );
                    }
                    let id = id.as_str().into();
                    (shower.body_name(&id).0, Some(link::body(&id)))
                }
                (Some(id), Lanes::Occasion) => {
                    let href = format!("/occasions#{}", link::encode(id));
                    (shower.occasion_name(&id.as_str().into()), Some(href))
                }
                (None, Lanes::Owner) => (shower.frame.plain("value-nobody").marked(), None),
                (None, Lanes::Occasion) => (shower.frame.plain("timeline-dates").marked(), None),
            };
            drawn_lane(
                name,
                href,
                key.as_deref(),
                lane,
                query,
                shown,
                content,
                shower,
                (scale, step),
            )
        })
        .collect();
    if !rest.items.is_empty() {
        let name = shower.frame.plain("timeline-others").marked();
        shown_lanes.push(drawn_lane(
            name,
            None,
            None,
            &rest,
            query,
            shown,
            content,
            shower,
            (scale, step),
        ));
    }
    shown_lanes
}

#[expect(clippy::too_many_arguments, reason = "the lane, and all that its picture rests on")]
fn drawn_lane(
    name: String,
    href: Option<String>,
    key: Option<&str>,
    lane: &Gathered<'_>,
    query: &RegisterQuery,
    shown: &Shown,
    content: &Content,
    shower: &Shower<'_>,
    (scale, step): (&Scale, Step),
) -> Lane {
    let frame = shower.frame;
    // Items of one day, month or year that look the same share a mark.
    let mut marks: BTreeMap<(PartialDate, Look), Vec<(PartialDate, &Item)>> = BTreeMap::new();
    for (day, item) in &lane.items {
        let look = Look::of(shower.state, shown.present, item);
        marks.entry((step.around(*day), look)).or_default().push((*day, item));
    }
    let overdue: usize = marks
        .iter()
        .filter(|((_, look), _)| *look == Look::Overdue)
        .map(|(_, items)| items.len())
        .sum();
    let marks: Vec<Mark> = marks
        .into_iter()
        .map(|((around, look), items)| {
            let state = frame.plain(&format!("timeline-{}", look.name())).marked();
            // In the middle of those that share it.
            let day = items.get(items.len() / 2).map_or(around, |(day, _)| *day);
            let day_words = frame.date(if items.len() == 1 { day } else { around });
            let (href, words) = match items.as_slice() {
                [(_, item)] => {
                    let number = item.id.parts().1;
                    let act = told(content.act(item).0);
                    (link::item(&item.id), format!("{number}: {act} – {day_words}, {state}"))
                }
                several => {
                    let count = several.len() as u64;
                    let items = frame.count("items-count", &count).plain();
                    let around = around.to_string();
                    let mut filters = vec![("due", around.as_str())];
                    if let (Some(key), Lanes::Owner) = (key, query.lanes) {
                        filters.push(("body", key));
                    }
                    let role = if filters.len() > 1 { BodyRole::Owner } else { query.role };
                    (query.narrowed(&filters, role), format!("{items} – {day_words}, {state}"))
                }
            };
            Mark { day, look, count: items.len(), href, words }
        })
        .collect();
    Lane {
        picture: draw::lane(&marks, scale),
        name,
        href,
        count: lane.items.len(),
        overdue: (overdue > 0).then(|| frame.with("timeline-overdue-count", "count", overdue)),
    }
}

/// The occasion on which the day hangs by which an item is judged.
pub(super) fn occasion(item: &Item) -> Option<&OccasionId> {
    let day = item.schedule.day()?;
    let days = item.schedule.days.iter();
    days.filter(|one| one.reading == 0 && one.latest == day).find_map(|one| one.occasion.as_ref())
}

/// The first words of an act, with a sign where more follow.
fn told(act: &str) -> String {
    let Some((end, _)) = act.char_indices().nth(TOLD) else { return act.to_owned() };
    // Not in the middle of a word, where words are parted by spaces.
    let end = act[..end].rfind(' ').filter(|space| *space > end / 2).unwrap_or(end);
    format!("{}…", act[..end].trim_end_matches([' ', ',', ';']))
}
