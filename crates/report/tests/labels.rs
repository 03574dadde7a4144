//! Every report finds all its words in all six languages.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::cell::RefCell;
use std::collections::BTreeSet;

use actum_model::Language;
use actum_report::{
    LabelValue, Labels, ReportOptions, action_plan_docx, action_plan_xlsx, items_csv, label_ids,
};
use support::{PackLabels, plan};

/// Remembers what it was asked for.
struct Listening {
    labels: PackLabels,
    asked: RefCell<BTreeSet<String>>,
}

impl Labels for Listening {
    fn find(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> Option<String> {
        self.asked.borrow_mut().insert(id.to_owned());
        self.labels.find(id, values)
    }
}

#[test]
fn all_six_languages_have_all_messages() {
    let values = ["body", "action", "words", "time", "act", "when", "field", "before", "after"]
        .map(|name| (name, LabelValue::Text("X9")));
    let values: Vec<_> = values.into_iter().chain([("count", LabelValue::Number(3))]).collect();
    let english = PackLabels::new(Language::En);
    for language in Language::ALL {
        let labels = PackLabels::new(language);
        for id in label_ids() {
            let found = labels.find(&id, &values);
            let found = found.unwrap_or_else(|| panic!("{language}: {id} is missing"));
            assert!(!found.trim().is_empty(), "{language}: {id} is empty");
            // A translation that drops or adds a variable would lose or break a value.
            let in_english = english.find(&id, &values).unwrap();
            assert_eq!(
                found.contains("X9"),
                in_english.contains("X9"),
                "{language}: {id} does not use the variable that English uses"
            );
        }
    }
}

#[test]
fn reports_ask_only_for_listed_messages() {
    let known: BTreeSet<String> = label_ids().into_iter().collect();
    let listening = Listening { labels: PackLabels::new(Language::En), asked: RefCell::default() };
    let plan = plan(Language::En, 40);
    let options = ReportOptions::default();
    action_plan_docx(&plan, &listening, &options).unwrap();
    action_plan_xlsx(&plan, &listening, &options).unwrap();
    items_csv(&plan, &listening, &options);
    let asked = listening.asked.into_inner();
    assert!(asked.len() > 80, "only {} messages were asked for", asked.len());
    let unknown: Vec<_> = asked
        .difference(&known)
        // Doubts of other codes are shown in their own words.
        .filter(|id| *id != "report-doubt-act-unusual")
        .collect();
    assert_eq!(unknown, Vec::<&String>::new());
}

#[test]
fn a_missing_message_is_seen() {
    let none = |_: &str, _: &[(&str, LabelValue<'_>)]| -> Option<String> { None };
    let csv = items_csv(&plan(Language::En, 3), &none, &ReportOptions::default());
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("[report-column-clause]"), "{csv}");
}
