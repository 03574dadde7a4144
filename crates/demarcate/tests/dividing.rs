//! Every gathered work in exactly one sub-topic, whatever the order of the works.

use std::collections::BTreeSet;

use actum_catalogue::{Group, GroupBasis, Record, Text, Work, collapse};
use actum_demarcate::{DemarcateError, Request, USUAL_MOST, demarcate, newcomers};
use actum_model::{DemarcationParty, Line};
use proptest::prelude::*;

fn work(number: &str, group: &str, title: &str, language: &str) -> Work {
    let record = Record {
        body: "ITU".to_owned(),
        number: number.to_owned(),
        identifier: number.to_owned(),
        titles: vec![Text { language: language.to_owned(), text: title.to_owned() }],
        groups: vec![Group { name: group.to_owned(), basis: GroupBasis::Stated }],
        editions: 1,
        ..Record::default()
    };
    collapse([record]).remove(0)
}

fn catalogue() -> Vec<Work> {
    let rows = [
        ("A.1", "North", "Sensor gateways for harbour safety", "en"),
        ("A.2", "North", "Gateways that join harbour safety nets", "en"),
        ("A.3", "North", "Signatures of harbour safety notices", "en"),
        ("B.1", "South", "Harbour safety signatures in emergencies", "en"),
        ("B.2", "South", "Cranes and harbour safety", "en"),
        ("B.3", "South", "Cranes: training for harbour safety", "en"),
        ("B.4", "South", "Lamps for streets", "en"),
        ("B.5", "South", "港口安全起重机", "zh"),
    ];
    rows.map(|(number, group, title, language)| work(number, group, title, language)).to_vec()
}

fn request(topics: &[&str]) -> Request {
    let party = |name: &str| DemarcationParty { name: name.to_owned(), body: None };
    Request {
        title: String::new(),
        parties: vec![party("North"), party("South")],
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        most: USUAL_MOST,
        threads: 2,
    }
}

#[test]
fn works_without_the_words_stay_out_and_titles_of_other_scripts_come_in() {
    let found = demarcate(&catalogue(), &request(&["harbour safety", "港口安全"])).unwrap();
    let ids: BTreeSet<&str> = found.works().map(|(_, work)| work.number.as_str()).collect();
    assert_eq!(ids, BTreeSet::from(["A.1", "A.2", "A.3", "B.1", "B.2", "B.3", "B.5"]));
    assert!(found.sub_topics.iter().all(|one| one.line == Line::Open), "a rule only proposes");
}

#[test]
fn a_work_of_the_other_party_crosses_the_line() {
    let all = catalogue();
    let (before, _) = all.split_at(5);
    let mut drawn = demarcate(before, &request(&["harbour safety"])).unwrap();
    assert!(newcomers(&drawn, before).is_empty());
    for one in &mut drawn.sub_topics {
        one.line = Line::Party { party: "North".to_owned() };
    }
    let found = newcomers(&drawn, &all);
    let numbers: Vec<&str> = found.iter().map(|one| one.work.number.as_str()).collect();
    assert_eq!(numbers, ["B.3"]);
    assert_eq!(found[0].crosses, found[0].sub_topic.is_some());
}

#[test]
fn what_cannot_be_divided_is_refused() {
    let all = catalogue();
    let none = demarcate(&all, &request(&["volcano"]));
    assert_eq!(none, Err(DemarcateError::NothingFound { looked_at: 8 }));
    assert_eq!(demarcate(&all, &request(&["", "—"])), Err(DemarcateError::NoTopic));
    let mut one = request(&["harbour"]);
    one.parties.truncate(1);
    assert_eq!(demarcate(&all, &one), Err(DemarcateError::TooFewParties));
    let mut unknown = request(&["harbour"]);
    unknown.parties[1].name = "West".to_owned();
    let name = "West".to_owned();
    assert_eq!(demarcate(&all, &unknown), Err(DemarcateError::UnknownParty { name }));
}

fn made() -> impl Strategy<Value = Vec<Work>> {
    let word = (0u8..12).prop_map(|at| format!("word{at}"));
    let title = proptest::collection::vec(word, 0..6).prop_map(|words| words.join(" "));
    proptest::collection::vec((any::<bool>(), title), 2..40).prop_map(|rows| {
        let mut all =
            vec![work("N", "North", "subject", "en"), work("S", "South", "subject", "en")];
        all.extend(rows.into_iter().enumerate().map(|(at, (north, title))| {
            let group = if north { "North" } else { "South" };
            work(&format!("W.{at}"), group, &format!("subject {title}"), "en")
        }));
        all
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_work_is_in_exactly_one_sub_topic_in_any_order(all in made(), seed in any::<u64>()) {
        let asked = request(&["subject"]);
        let found = demarcate(&all, &asked).unwrap();
        let mut ids: Vec<&str> = found.works().map(|(_, work)| work.id.as_str()).collect();
        ids.sort_unstable();
        let mut wanted: Vec<&str> = all.iter().map(|work| work.id.as_str()).collect();
        wanted.sort_unstable();
        prop_assert_eq!(ids, wanted);
        let mut other = all.clone();
        other.rotate_left((seed % all.len() as u64) as usize);
        other.reverse();
        prop_assert_eq!(demarcate(&other, &asked).unwrap(), found);
    }
}
