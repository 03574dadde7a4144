//! Where the work of one body ends and that of another begins.
//!
//! A [`Demarcation`] divides the works of some parties on a topic into [`SubTopic`]s and draws a
//! [`Line`] in each. What a rule proposes stands beside what people drew, and "nobody looked" is
//! another value than "looked, and found nothing" ([`SubTopicState`]).

use serde::{Deserialize, Serialize};

use crate::{BodyId, DemarcationId, ItemId, PartialDate};

/// Works of several parties on one topic, divided into sub-topics with a line in each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Demarcation {
    /// `d1`, `d2` …; empty until the register has given one.
    pub id: DemarcationId,
    /// What it is about, in the words of whoever proposed it.
    pub title: String,
    /// The expressions by which works were gathered; any of them is enough.
    pub topics: Vec<String>,
    /// Abbreviations of the topics as the works themselves spell them out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expansions: Vec<Expansion>,
    /// The parties, at least two.
    pub parties: Vec<DemarcationParty>,
    /// The sub-topics; every gathered work is in exactly one.
    pub sub_topics: Vec<SubTopic>,
    /// How many works of the parties the catalogues held when they were looked through.
    pub looked_at: u32,
    /// The latest date of any work looked at: how new the catalogues were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalogue_until: Option<PartialDate>,
    /// Works that were looked at and left out by a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// Which body decides where the parties cannot agree, and how; in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tie_break: String,
    /// The day on which the lines are to be looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<PartialDate>,
    /// The item of the register that it carries out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// When and by whom it was proposed; empty in a draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposed_at: String,
    /// Who proposed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proposed_by: String,
    /// Number of the last event about it; 0 in a draft.
    #[serde(default)]
    pub revision: i64,
}

/// An abbreviation and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Expansion {
    /// `IoT`.
    pub short: String,
    /// `Internet of things`.
    pub long: String,
}

/// One of those between whom a line is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemarcationParty {
    /// The group or body as the catalogues write it: `ITU-T Study Group 17`.
    pub name: String,
    /// The body of the packs that it is; only its positions may agree for it. `None` when the packs
    /// do not know it: then the secretariat records what it agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
}

/// A part of the topic with the works that treat it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SubTopic {
    /// `1`, `2` …, never given again within the demarcation.
    pub id: String,
    /// What it is about: expressions of its works that those of the others do not have, or what a
    /// person wrote. Empty for the works that share no expression with others.
    pub label: String,
    /// Whether a person wrote the label.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    /// Its works, by party and id.
    pub works: Vec<PlacedWork>,
    /// Works of different parties that are near to each other, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<NearPair>,
    /// What a rule proposes.
    pub proposal: Proposal,
    /// The line as it is drawn now.
    pub line: Line,
    /// The party that leads where the line is joint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// What is agreed in more words than the line has.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What a person found who looked at it; `None` while nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<OverlapReview>,
    /// What the parties said of the line as it is, the latest word of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    /// How often and why it was opened again, first things first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopenings: Vec<Reopening>,
}

/// A work in a sub-topic, with what is needed to show it without the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacedWork {
    /// As the catalogues have it: `ITU|ITU-T X.1361`.
    pub id: String,
    /// `ITU-T X.1361`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Whose it is: the name of a party.
    pub party: String,
    /// Earliest date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<PartialDate>,
    /// Latest date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<PartialDate>,
    /// Status as the catalogue writes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Why it was gathered.
    pub gathered: Gathered,
    /// Why it is in this sub-topic.
    pub placed: Placement,
}

/// Why a work belongs to the topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Gathered {
    /// Its title has these words of the topic.
    Title {
        /// As they stand there.
        words: Vec<String>,
    },
    /// Its abstract has words of the topic that its title lacks.
    Text {
        /// As they stand there.
        words: Vec<String>,
    },
    /// It is near to a gathered work of another party.
    Near {
        /// Id of that work.
        to: String,
        /// The probability that both are the same or overlap, 0–1.
        probability: f64,
    },
    /// A person put it there.
    Person {
        /// Who.
        by: String,
    },
}

/// Why a work is in its sub-topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Placement {
    /// It has the expression that the sub-topic was made of.
    Expression {
        /// As it stands in the work.
        words: String,
    },
    /// Its words are nearest to those of the other works there.
    Likeness {
        /// Cosine of the words, 0–1.
        score: f64,
    },
    /// It is like none of the others.
    Remainder,
    /// A person put it there.
    Person {
        /// Who.
        by: String,
    },
}

/// Two works of different parties that are near to each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearPair {
    /// Id of the work of the party named first.
    pub one: String,
    /// Id of the other.
    pub two: String,
    /// The probability that they are the same or overlap, 0–1.
    pub probability: f64,
    /// What both have in common, the weightiest first.
    pub shared: Vec<String>,
}

/// On which side of the line a sub-topic lies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Line {
    /// Nothing is drawn.
    #[default]
    Open,
    /// With one party.
    Party {
        /// Its name.
        party: String,
    },
    /// With all parties together.
    Joint,
}

impl Line {
    /// The word for it in data and message ids: `open`, `party`, `joint`.
    pub fn name(&self) -> &'static str {
        match self {
            Line::Open => "open",
            Line::Party { .. } => "party",
            Line::Joint => "joint",
        }
    }
}

/// A line that a rule proposes, and why.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// The line.
    pub line: Line,
    /// The party that would lead where it is joint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// Why, the weightiest first.
    pub reasons: Vec<LineReason>,
}

/// Why a line is proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum LineReason {
    /// Only this party has works here.
    SoleProducer {
        /// The party.
        party: String,
        /// How many works.
        works: u32,
    },
    /// This party has by far the most works here.
    Majority {
        /// The party.
        party: String,
        /// How many works it has.
        works: u32,
        /// Of how many.
        of: u32,
    },
    /// Several parties have a good part of the works here.
    Divided {
        /// Of how many works.
        of: u32,
    },
    /// Works of different parties are near to each other.
    Overlapping {
        /// How many pairs.
        pairs: u32,
    },
    /// There are too few works to tell.
    TooFew {
        /// How many.
        works: u32,
    },
    /// This party's work came first.
    First {
        /// The party.
        party: String,
        /// When.
        year: i16,
    },
    /// This party's work is the latest.
    Latest {
        /// The party.
        party: String,
        /// When.
        year: i16,
    },
    /// The works share nothing but the topic.
    NoCommonSubject,
}

impl LineReason {
    /// The word for it in data and message ids.
    pub fn name(&self) -> &'static str {
        match self {
            LineReason::SoleProducer { .. } => "sole-producer",
            LineReason::Majority { .. } => "majority",
            LineReason::Divided { .. } => "divided",
            LineReason::Overlapping { .. } => "overlapping",
            LineReason::TooFew { .. } => "too-few",
            LineReason::First { .. } => "first",
            LineReason::Latest { .. } => "latest",
            LineReason::NoCommonSubject => "no-common-subject",
        }
    }
}

/// What a person found who looked whether works overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlapReview {
    /// Whether they do.
    pub overlap: bool,
    /// Who looked.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// What was found, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// What a party says of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The party.
    pub party: String,
    /// Whether it agrees.
    pub agreed: bool,
    /// Who said so for the party.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A sub-topic was opened again, because works came that lie across its line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// When, RFC 3339.
    pub at: String,
    /// Ids of the works.
    pub works: Vec<String>,
    /// With whom the sub-topic was until then.
    pub line: Line,
    /// Who had agreed until then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreed: Vec<Consent>,
}

/// How a sub-topic stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubTopicState {
    /// Nobody looked yet.
    NotReviewed,
    /// Somebody looked: the works do not overlap.
    ReviewedNone,
    /// Somebody looked: works overlap, or a line was drawn; not all parties have agreed.
    InDiscussion,
    /// A party does not agree.
    Objected,
    /// All parties agreed to the line.
    Agreed,
    /// It was agreed, and a new work lies across the line.
    Reopened,
}

impl SubTopicState {
    /// All of them.
    pub const ALL: [SubTopicState; 6] = [
        SubTopicState::NotReviewed,
        SubTopicState::ReviewedNone,
        SubTopicState::InDiscussion,
        SubTopicState::Objected,
        SubTopicState::Agreed,
        SubTopicState::Reopened,
    ];

    /// The word for it in data and message ids.
    pub fn name(self) -> &'static str {
        match self {
            SubTopicState::NotReviewed => "not-reviewed",
            SubTopicState::ReviewedNone => "reviewed-none",
            SubTopicState::InDiscussion => "in-discussion",
            SubTopicState::Objected => "objected",
            SubTopicState::Agreed => "agreed",
            SubTopicState::Reopened => "reopened",
        }
    }
}

impl SubTopic {
    /// How many works each of `parties` has here, in their order.
    pub fn shares(&self, parties: &[DemarcationParty]) -> Vec<u32> {
        parties.iter().map(|party| self.works_of(&party.name).count() as u32).collect()
    }

    /// The works of a party.
    pub fn works_of<'a>(&'a self, party: &'a str) -> impl Iterator<Item = &'a PlacedWork> {
        self.works.iter().filter(move |work| work.party == party)
    }

    /// How it stands between these parties.
    pub fn state(&self, parties: &[DemarcationParty]) -> SubTopicState {
        let said = |name: &str| self.consents.iter().find(|consent| consent.party == name);
        if self.consents.iter().any(|consent| !consent.agreed) {
            return SubTopicState::Objected;
        }
        let all = parties.iter().all(|party| said(&party.name).is_some());
        if all && !parties.is_empty() {
            return SubTopicState::Agreed;
        }
        // Opened again until all have agreed anew.
        if !self.reopenings.is_empty() {
            return SubTopicState::Reopened;
        }
        match &self.review {
            Some(review) if !review.overlap && self.line == Line::Open => {
                SubTopicState::ReviewedNone
            }
            Some(_) => SubTopicState::InDiscussion,
            None if self.consents.is_empty() && self.line == Line::Open => {
                SubTopicState::NotReviewed
            }
            None => SubTopicState::InDiscussion,
        }
    }
}

impl Demarcation {
    /// The sub-topic with this id.
    pub fn sub_topic(&self, id: &str) -> Option<&SubTopic> {
        self.sub_topics.iter().find(|one| one.id == id)
    }

    /// The sub-topic with this id, to be changed.
    pub fn sub_topic_mut(&mut self, id: &str) -> Option<&mut SubTopic> {
        self.sub_topics.iter_mut().find(|one| one.id == id)
    }

    /// The party of this name.
    pub fn party(&self, name: &str) -> Option<&DemarcationParty> {
        self.parties.iter().find(|party| party.name == name)
    }

    /// All gathered works with their sub-topics.
    pub fn works(&self) -> impl Iterator<Item = (&SubTopic, &PlacedWork)> {
        self.sub_topics.iter().flat_map(|one| one.works.iter().map(move |work| (one, work)))
    }

    /// How many sub-topics stand so.
    pub fn count(&self, state: SubTopicState) -> usize {
        self.sub_topics.iter().filter(|one| one.state(&self.parties) == state).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str) -> DemarcationParty {
        DemarcationParty { name: name.to_owned(), body: None }
    }

    fn sub_topic() -> SubTopic {
        SubTopic { id: "1".to_owned(), label: "gateway".to_owned(), ..SubTopic::default() }
    }

    fn consent(party: &str, agreed: bool) -> Consent {
        Consent {
            party: party.to_owned(),
            agreed,
            by: "A. Diallo".to_owned(),
            at: "2026-11-23T09:00:00Z".to_owned(),
            words: String::new(),
        }
    }

    #[test]
    fn not_looked_at_is_not_looked_and_found_nothing() {
        let parties = [party("A"), party("B")];
        let mut one = sub_topic();
        assert_eq!(one.state(&parties), SubTopicState::NotReviewed);
        one.review = Some(OverlapReview {
            overlap: false,
            by: "A. Diallo".to_owned(),
            at: "2026-11-23T09:00:00Z".to_owned(),
            words: String::new(),
        });
        assert_eq!(one.state(&parties), SubTopicState::ReviewedNone);
        one.line = Line::Joint;
        assert_eq!(one.state(&parties), SubTopicState::InDiscussion);
    }

    #[test]
    fn agreed_is_when_every_party_said_so() {
        let parties = [party("A"), party("B")];
        let mut one = sub_topic();
        one.line = Line::Party { party: "A".to_owned() };
        one.consents = vec![consent("A", true)];
        assert_eq!(one.state(&parties), SubTopicState::InDiscussion);
        one.consents.push(consent("B", true));
        assert_eq!(one.state(&parties), SubTopicState::Agreed);
        one.consents[1].agreed = false;
        assert_eq!(one.state(&parties), SubTopicState::Objected);
        one.consents.clear();
        one.reopenings.push(Reopening {
            at: "2026-11-24T09:00:00Z".to_owned(),
            works: vec!["ITU|X.1".to_owned()],
            line: one.line.clone(),
            agreed: Vec::new(),
        });
        assert_eq!(one.state(&parties), SubTopicState::Reopened);
        one.consents = vec![consent("A", true), consent("B", true)];
        assert_eq!(one.state(&parties), SubTopicState::Agreed);
    }
}
