//! Sub-topics with their labels, works and proposals.

use actum_model::{DemarcationParty, Gathered, NearPair, PlacedWork, Placement, SubTopic};

use crate::cluster::Part;
use crate::gather::GatheredWorks;
use crate::pairs::Near;
use crate::parties::{Pool, PoolWork};
use crate::propose::proposal;

/// What stands between the expressions of a label.
const BETWEEN: &str = " / ";

pub(crate) fn sub_topics(
    pool: &Pool<'_>,
    gathered: &GatheredWorks,
    parts: Vec<Part>,
    near: &Near,
    parties: &[DemarcationParty],
) -> Vec<SubTopic> {
    let pairs = near.pairs(pool, gathered);
    let numbered = parts.into_iter().zip(1u32..);
    numbered
        .map(|(part, number)| {
            let mut works: Vec<PlacedWork> = part
                .works
                .iter()
                .filter_map(|(place, placed)| {
                    let one = &pool.works[*place];
                    let party = parties.get(one.party)?;
                    Some(placed_work(
                        one,
                        &party.name,
                        gathered.get(place)?.clone(),
                        placed.clone(),
                    ))
                })
                .collect();
            sort(&mut works, parties);
            let has = |id: &str| works.iter().any(|work| work.id == id);
            let own: Vec<NearPair> =
                pairs.iter().filter(|pair| has(&pair.one) || has(&pair.two)).cloned().collect();
            let mut sub_topic = SubTopic {
                id: number.to_string(),
                label: label(&part),
                works,
                pairs: own,
                ..SubTopic::default()
            };
            sub_topic.proposal = proposal(&sub_topic, parties);
            sub_topic
        })
        .collect()
}

/// By party, then by id.
pub(crate) fn sort(works: &mut [PlacedWork], parties: &[DemarcationParty]) {
    let place = |work: &PlacedWork| parties.iter().position(|party| party.name == work.party);
    works.sort_by(|one, two| (place(one), &one.id).cmp(&(place(two), &two.id)));
}

pub(crate) fn placed_work(
    one: &PoolWork<'_>,
    party: &str,
    gathered: Gathered,
    placed: Placement,
) -> PlacedWork {
    PlacedWork {
        id: one.work.id.clone(),
        number: one.work.number.clone(),
        title: one.title.to_owned(),
        party: party.to_owned(),
        first: one.work.first,
        latest: one.work.latest,
        status: one.work.status.clone(),
        gathered,
        placed,
    }
}

/// The expression a part was made of and those that tell it from the others, each with a capital.
fn label(part: &Part) -> String {
    let Some(expression) = &part.expression else { return String::new() };
    let all = std::iter::once(expression.shown()).chain(part.further.iter().map(String::as_str));
    let all: Vec<String> = all.map(capital).collect();
    all.join(BETWEEN)
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or(String::new(), |first| {
        // `iOS` and `eUICC` stay as they are.
        let second = characters.clone().next().is_some_and(char::is_uppercase);
        let first: String = if second { first.to_string() } else { first.to_uppercase().collect() };
        first + characters.as_str()
    })
}
