//! Every problem has its words in six languages.

use actum_i18n::Messages;
use actum_model::Language;
use actum_workbook::Problem;

#[test]
fn every_problem_is_told_in_six_languages() {
    for language in Language::ALL {
        for key in Problem::KEYS {
            let id = format!("workbook-problem-{key}");
            let found = Messages::new(language).find(&id);
            assert!(found.is_some_and(|text| text.language() == language), "{language}: {id}");
        }
    }
}
