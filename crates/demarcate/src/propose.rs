//! A line, and why.
//!
//! The rules look at nothing but the works of the sub-topic, so that whoever disagrees can point at
//! a work: who has them, whose came first, whose are the latest, which of them are near to each
//! other.

use actum_model::{DemarcationParty, Line, LineReason, Proposal, SubTopic};

/// A party with this share of the works has by far the most.
const MAJORITY: (u32, u32) = (3, 4);

/// A party with this share has a good part.
const GOOD_PART: (u32, u32) = (1, 4);

/// Fewer works say nothing of who does what.
const TOO_FEW: u32 = 2;

/// The line that the works of a sub-topic suggest.
pub fn proposal(sub_topic: &SubTopic, parties: &[DemarcationParty]) -> Proposal {
    let shares = sub_topic.shares(parties);
    let of: u32 = shares.iter().sum();
    let pairs = sub_topic.pairs.len() as u32;
    let mut reasons = Vec::new();
    if sub_topic.label.is_empty() {
        return open(vec![LineReason::NoCommonSubject]);
    }
    if of < TOO_FEW {
        return open(vec![LineReason::TooFew { works: of }]);
    }
    let with: Vec<usize> = (0..parties.len()).filter(|at| shares[*at] > 0).collect();
    let overlapping = (pairs > 0).then_some(LineReason::Overlapping { pairs });
    if let [only] = with[..] {
        let party = parties[only].name.clone();
        reasons.push(LineReason::SoleProducer { party: party.clone(), works: shares[only] });
        reasons.extend(overlapping);
        return Proposal { line: Line::Party { party }, lead: None, reasons };
    }
    // Of equal shares the one whose work came first.
    let first = earliest(sub_topic, parties);
    let most = with.iter().copied().max_by_key(|at| {
        let is_first = first.as_ref().is_some_and(|(who, _)| who == at);
        (shares[*at], is_first, std::cmp::Reverse(*at))
    });
    let Some(most) = most else { return open(Vec::new()) };
    let leading = &parties[most].name;
    if of > TOO_FEW && shares[most] * MAJORITY.1 >= of * MAJORITY.0 {
        reasons.push(LineReason::Majority { party: leading.clone(), works: shares[most], of });
        reasons.extend(overlapping);
        reasons.extend(dated(sub_topic, parties));
        return Proposal { line: Line::Party { party: leading.clone() }, lead: None, reasons };
    }
    let good = with.iter().filter(|at| shares[**at] * GOOD_PART.1 >= of * GOOD_PART.0).count();
    if good >= 2 {
        reasons.extend(overlapping);
        reasons.push(LineReason::Divided { of });
        reasons.extend(dated(sub_topic, parties));
        return Proposal { line: Line::Joint, lead: Some(leading.clone()), reasons };
    }
    reasons.push(LineReason::Divided { of });
    reasons.extend(overlapping);
    open(reasons)
}

fn open(reasons: Vec<LineReason>) -> Proposal {
    Proposal { line: Line::Open, lead: None, reasons }
}

/// Whose work came first, by year; `None` where two parties began in the same year.
fn earliest(sub_topic: &SubTopic, parties: &[DemarcationParty]) -> Option<(usize, i16)> {
    let years = |party: &DemarcationParty| {
        sub_topic
            .works_of(&party.name)
            .filter_map(|work| work.first)
            .map(actum_model::PartialDate::year_number)
            .min()
    };
    alone(parties.iter().map(years).collect(), |one, two| one < two)
}

/// Whose work is the latest, by year.
fn latest(sub_topic: &SubTopic, parties: &[DemarcationParty]) -> Option<(usize, i16)> {
    let years = |party: &DemarcationParty| {
        let days = sub_topic.works_of(&party.name).filter_map(|work| work.latest);
        days.map(actum_model::PartialDate::year_number).max()
    };
    alone(parties.iter().map(years).collect(), |one, two| one > two)
}

/// The one that stands before all others.
fn alone(years: Vec<Option<i16>>, before: fn(i16, i16) -> bool) -> Option<(usize, i16)> {
    let all: Vec<(usize, i16)> =
        years.into_iter().enumerate().filter_map(|(at, year)| Some((at, year?))).collect();
    all.iter()
        .find(|(at, year)| all.iter().all(|(other, then)| other == at || before(*year, *then)))
        .copied()
}

fn dated(sub_topic: &SubTopic, parties: &[DemarcationParty]) -> Vec<LineReason> {
    let name = |at: usize| parties[at].name.clone();
    let first =
        earliest(sub_topic, parties).map(|(at, year)| LineReason::First { party: name(at), year });
    let latest =
        latest(sub_topic, parties).map(|(at, year)| LineReason::Latest { party: name(at), year });
    first.into_iter().chain(latest).collect()
}
