//! Works that came since a line was drawn.

use std::collections::{BTreeMap, BTreeSet};

use actum_catalogue::Work;
use actum_model::{Demarcation, Line, PlacedWork, Placement};

use crate::cluster::{LEAST_LIKENESS, nearest};
use crate::gather;
use crate::label::placed_work;
use crate::parties::Pool;
use crate::topic::Topic;
use crate::vectors::Vector;

/// A work of the topic that the demarcation does not know.
#[derive(Debug, Clone, PartialEq)]
pub struct Newcomer {
    /// The work.
    pub work: PlacedWork,
    /// Id of the sub-topic that it is most like; `None` when it is like none, and none holds the
    /// works that are like no others.
    pub sub_topic: Option<String>,
    /// Whether it lies across the line there: the sub-topic is with another party.
    pub crosses: bool,
}

/// The works of the catalogues that belong to the topic of a demarcation and are not in it, by id.
///
/// Works that a person left out are known and stay out.
pub fn newcomers(demarcation: &Demarcation, works: &[Work]) -> Vec<Newcomer> {
    let names: Vec<&str> = demarcation.parties.iter().map(|party| party.name.as_str()).collect();
    let pool = Pool::new(works, &names);
    let topic = Topic::new(&demarcation.topics, &demarcation.expansions, &pool);
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (sub_topic, work) in demarcation.works() {
        known.insert(&work.id, &sub_topic.id);
    }
    let out: BTreeSet<&str> = demarcation.left_out.iter().map(String::as_str).collect();
    let fresh: Vec<usize> = (0..pool.works.len())
        .filter(|place| {
            let id = pool.works[*place].work.id.as_str();
            !known.contains_key(id) && !out.contains(id)
        })
        .collect();
    if fresh.is_empty() {
        return Vec::new();
    }
    let mut members: BTreeMap<&str, Vec<Vector>> = BTreeMap::new();
    for one in &pool.works {
        if let Some(sub_topic) = known.get(one.work.id.as_str()) {
            members.entry(sub_topic).or_default().push(Vector::of(one, &pool, &topic));
        }
    }
    // Works of the remainder have nothing in common that a new one could be like.
    let with_subject: Vec<&str> = demarcation
        .sub_topics
        .iter()
        .filter(|one| !one.label.is_empty())
        .map(|one| one.id.as_str())
        .collect();
    let none = Vec::new();
    let middles: Vec<Vector> = with_subject
        .iter()
        .map(|id| Vector::middle(members.get(id).unwrap_or(&none).iter()))
        .collect();
    let among: Vec<usize> = (0..middles.len()).collect();
    let remainder = demarcation.sub_topics.iter().find(|one| one.label.is_empty());
    let mut found = Vec::new();
    for place in fresh {
        let one = &pool.works[place];
        let Some(why) = gather::why(one, &topic) else { continue };
        let vector = Vector::of(one, &pool, &topic);
        let best = nearest(&vector, &middles, &among).filter(|(_, score)| *score >= LEAST_LIKENESS);
        let (sub_topic, placed) = match best {
            Some((at, score)) => (Some(with_subject[at].to_owned()), Placement::Likeness { score }),
            None => (remainder.map(|one| one.id.clone()), Placement::Remainder),
        };
        let party = names[one.party];
        let line =
            sub_topic.as_deref().and_then(|id| demarcation.sub_topic(id)).map(|one| &one.line);
        let crosses = matches!(line, Some(Line::Party { party: with }) if with != party);
        let work = placed_work(one, party, why, placed);
        found.push(Newcomer { work, sub_topic, crosses });
    }
    found
}
