//! Where the works of one body end and those of another begin.
//!
//! [`demarcate`] gathers the works of some parties on a topic, divides them into sub-topics with
//! readable labels, and proposes a line in each with its reasons. [`newcomers`] says which works
//! came since, and which of them lie across a line.
//!
//! Everything is pure and follows from the works alone, whatever their order.

mod abbreviations;
mod cluster;
mod expressions;
mod gather;
mod label;
mod newcomers;
mod pairs;
mod parties;
mod propose;
mod topic;
mod vectors;

use actum_catalogue::Work;
use actum_model::{Demarcation, DemarcationId, DemarcationParty};
use actum_overlap::Weights;

pub use newcomers::{Newcomer, newcomers};
pub use parties::{known_parties, party_named};
pub use propose::proposal;

/// What is to be divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What it is called; the first topic when empty.
    pub title: String,
    /// The parties as the catalogues write them: groups (`ITU-T Study Group 17`) or bodies (`ISO`).
    pub parties: Vec<DemarcationParty>,
    /// Expressions; a work belongs to the topic when it has all words of any of them.
    pub topics: Vec<String>,
    /// The most sub-topics, those without a common subject not counted.
    pub most: usize,
    /// How many threads compare.
    pub threads: usize,
}

/// The usual number of sub-topics: what a meeting can go through in a session.
pub const USUAL_MOST: usize = 10;

/// Why nothing can be divided.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DemarcateError {
    /// Fewer than two parties, or one of them twice.
    #[error("a line runs between at least two different parties; name another one")]
    TooFewParties,
    /// No topic.
    #[error("no topic is named; give at least one expression with a letter in it")]
    NoTopic,
    /// A party has no works.
    #[error(
        "no work of the catalogues is of `{name}`; write the group or body as the catalogues do"
    )]
    UnknownParty {
        /// As it was written.
        name: String,
    },
    /// Nothing is about the topic.
    #[error("none of {looked_at} works of the parties has the words of the topic; use other words")]
    NothingFound {
        /// How many works were looked at.
        looked_at: u32,
    },
    /// The works cannot be compared.
    #[error(transparent)]
    Overlap(#[from] actum_overlap::OverlapError),
}

/// Gathers, divides and proposes.
///
/// # Errors
///
/// When fewer than two parties or no topic are named, when a party has no works, and when no work
/// is about the topic.
pub fn demarcate(works: &[Work], request: &Request) -> Result<Demarcation, DemarcateError> {
    let names: Vec<&str> = request.parties.iter().map(|party| party.name.as_str()).collect();
    let different: std::collections::BTreeSet<&&str> = names.iter().collect();
    if names.len() < 2 || different.len() != names.len() {
        return Err(DemarcateError::TooFewParties);
    }
    let pool = parties::Pool::new(works, &names);
    for (party, name) in names.iter().enumerate() {
        if !pool.works.iter().any(|one| one.party == party) {
            return Err(DemarcateError::UnknownParty { name: (*name).to_owned() });
        }
    }
    let expansions = abbreviations::of(&pool);
    let topic = topic::Topic::new(&request.topics, &expansions, &pool);
    if topic.is_empty() {
        return Err(DemarcateError::NoTopic);
    }
    let mut gathered = gather::by_words(&pool, &topic);
    let looked_at = pool.works.len() as u32;
    if gathered.is_empty() {
        return Err(DemarcateError::NothingFound { looked_at });
    }
    let weights = Weights::built_in()?;
    let near = pairs::Near::new(works, &names, &weights, request.threads)?;
    near.gather(&pool, &mut gathered);
    let divided = cluster::divide(&pool, &topic, &gathered, request.most.max(1));
    let sub_topics = label::sub_topics(&pool, &gathered, divided, &near, &request.parties);
    let title = match request.title.trim() {
        "" => request.topics.first().map_or("", |topic| topic.trim()),
        title => title,
    };
    Ok(Demarcation {
        id: DemarcationId::new(""),
        title: title.to_owned(),
        topics: request.topics.iter().map(|topic| topic.trim().to_owned()).collect(),
        expansions: topic.used,
        parties: request.parties.clone(),
        sub_topics,
        looked_at,
        catalogue_until: pool.works.iter().filter_map(|one| one.work.latest).max(),
        left_out: Vec::new(),
        tie_break: String::new(),
        review_on: None,
        item: None,
        proposed_at: String::new(),
        proposed_by: String::new(),
        revision: 0,
    })
}
