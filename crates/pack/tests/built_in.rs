//! The packs in the repository hold together and know what texts need.

use std::collections::BTreeMap;
use std::path::Path;

use actum_model::{BodyId, BodyKind, Language, OccasionId, PartialDate};
use actum_pack::Packs;

fn packs() -> &'static Packs {
    Packs::shared().unwrap_or_else(|error| panic!("{error}"))
}

fn id(body: &str) -> BodyId {
    BodyId::new(body)
}

#[test]
fn the_built_in_packs_contradict_nothing() {
    // With no folder on top the entries are still checked against each other.
    let checked = Packs::with_folders::<&Path>(&[]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(checked.bodies, packs().bodies);
    assert_eq!(checked.occasions, packs().occasions);
}

#[test]
fn every_body_of_itu_has_names_in_six_languages() {
    let mut seen = 0;
    for body in &packs().bodies {
        let of_itu = body.id.as_str() == "itu"
            || packs().root(&body.id).is_some_and(|root| root.id.as_str() == "itu");
        if of_itu {
            seen += 1;
            for language in Language::ALL {
                assert!(
                    body.names.contains_key(&language),
                    "{} has no name in {language}",
                    body.id
                );
            }
        }
    }
    assert!(seen >= 50, "only {seen} bodies of ITU");
}

#[test]
fn the_words_of_the_wtsa_24_actions_are_names_of_bodies() {
    // Words, as texts inflect them, and the body they mean.
    let table = [
        (Language::En, "Director of the Telecommunication Standardization Bureau", "tsb-director"),
        (Language::En, "Director, TSB", "tsb-director"),
        (Language::Fr, "Directeur du TSB", "tsb-director"),
        (Language::Es, "Director de la TSB", "tsb-director"),
        (Language::Ru, "Директору БСЭ", "tsb-director"),
        (Language::Ru, "Консультативной группе по стандартизации электросвязи", "tsag"),
        (Language::Ar, "الفريق الاستشاري لتقييس الاتصالات", "tsag"),
        (Language::Ar, "مدير مكتب تقييس الاتصالات", "tsb-director"),
        (Language::Zh, "电信标准化局（TSB）主任", "tsb-director"),
        (Language::Zh, "部门准成员", "itu-associates"),
        (Language::Zh, "部门成员", "itu-sector-members"),
        (Language::Zh, "学术成员", "itu-academia"),
        (Language::Zh, "成员", "itu-membership"),
        (Language::Ru, "Ассоциированным членам", "itu-associates"),
        (Language::Ar, "المنتسبين", "itu-associates"),
        (Language::Es, "Consejo de la UIT", "itu-council"),
        (Language::Fr, "GCNT", "tsag"),
    ];
    for (language, words, body) in table {
        let names = &packs().body(&id(body)).expect("a body of ITU").names[&language];
        let forms: Vec<&String> =
            std::iter::once(&names.name).chain(&names.short).chain(&names.also).collect();
        assert!(
            forms.iter().any(|form| *form == words),
            "`{words}` ({language}) is not a name of {body}"
        );
    }
}

#[test]
fn study_groups_follow_their_periods() {
    let all = id("itu-t-study-groups");
    let numbers = |year: i16| -> Vec<String> {
        packs()
            .collective_members(&all, Some(PartialDate::year(year)))
            .iter()
            .map(|body| body.id.to_string())
            .collect()
    };
    let (before, after) = (numbers(2023), numbers(2026));
    assert!(
        before.contains(&"itu-t-sg16".to_owned()) && !before.contains(&"itu-t-sg21".to_owned())
    );
    assert!(after.contains(&"itu-t-sg21".to_owned()) && !after.contains(&"itu-t-sg16".to_owned()));
    assert_eq!(before.len(), 11, "{before:?}");
    assert_eq!(after.len(), 10, "{after:?}");
    let successors: Vec<_> =
        packs().successors_of(&id("itu-t-sg9")).iter().map(|body| body.id.as_str()).collect();
    assert_eq!(successors, ["itu-t-sg21"]);
    assert_eq!(packs().body_valid_on(&id("itu-t-sg9"), PartialDate::year(2025)), Some(false));
    assert_eq!(packs().body_valid_on(&id("no-such-body"), PartialDate::year(2025)), None);
    let seventeen = packs().numbered_body("itu-t-sg{number}", 17).expect("SG17");
    assert_eq!(seventeen.id, id("itu-t-sg17"));
    assert_eq!(packs().numbered_body("itu-t-sg{number}", 99), None);
}

#[test]
fn the_next_assembly_and_the_two_next_study_periods_are_told_apart() {
    let assembly = OccasionId::new("wtsa-24");
    let next = packs().next_in_series(&assembly).expect("a next assembly");
    assert_eq!(next.id.as_str(), "wtsa-28");
    let of_year: Vec<_> = packs().occasions_in_year("wtsa", 2028).map(|o| o.id.as_str()).collect();
    assert_eq!(of_year, ["wtsa-28"]);
    let starting = packs().period_after(&assembly).expect("the period that starts");
    assert_eq!(starting.id.as_str(), "itu-t-study-period-2025-2028");
    let following = packs().next_in_series(&starting.id).expect("the period after that");
    assert_eq!(following.id.as_str(), "itu-t-study-period-2029-2032");
    assert_eq!(packs().assembly_ending(&starting.id).map(|o| o.id.as_str()), Some("wtsa-28"));
    assert_eq!(packs().previous_in_series(&assembly).map(|o| o.id.as_str()), Some("wtsa-20"));
    assert_eq!(packs().next_in_series(&OccasionId::new("wtsa-28")), None);
    let tsag = packs().first_after("tsag", PartialDate::day(2024, 10, 24).expect("a day"));
    assert_eq!(tsag.map(|o| o.id.as_str()), Some("tsag-2025-05"));
}

#[test]
fn sessions_are_written_by_rule() {
    let session = packs().occasion(&OccasionId::new("unga-80")).expect("the eightieth session");
    assert_eq!(session.period.from, PartialDate::month(2025, 9));
    assert_eq!(session.display_name(Language::En), "eightieth session of the General Assembly");
    assert_eq!(session.display_name(Language::Zh), "大会第八十届会议");
    assert!(session.names[&Language::Ru].contains(&"восьмидесятой сессии".to_owned()));
}

#[test]
fn of_two_bodies_with_one_name_the_nearer_is_meant() {
    let candidates = [id("un-member-states"), id("itu-member-states")];
    assert_eq!(packs().nearest(&candidates, &id("wtsa")), Some(&candidates[1]));
    assert_eq!(packs().nearest(&candidates, &id("un-general-assembly")), Some(&candidates[0]));
    assert_eq!(packs().nearest(&[], &id("wtsa")), None);
    let councils = [id("itu-council"), id("un-ecosoc"), id("un-human-rights-council")];
    assert_eq!(packs().nearest(&councils, &id("un-human-rights-council")), Some(&councils[2]));
    assert_eq!(packs().nearest(&councils, &id("tsag")), Some(&councils[0]));
}

#[test]
fn bodies_named_by_the_expected_items_exist() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/wtsa-24/expected.toml");
    let expected: toml::Table = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .parse()
        .expect("TOML");
    let items = expected["item"].as_array().expect("items");
    assert_eq!(items.len(), 40);
    let strings = |value: Option<&toml::Value>| -> Vec<String> {
        let entries = value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| entry.as_str().or_else(|| entry.get("body")?.as_str()))
            .map(str::to_owned)
            .collect()
    };
    let mut forces: BTreeMap<String, usize> = BTreeMap::new();
    for item in items {
        *forces.entry(item["force"].as_str().expect("a force").to_owned()).or_default() += 1;
        for key in ["addressees", "partners", "partners_allowed", "report_to"] {
            for body in strings(item.get(key)) {
                assert!(packs().body(&id(&body)).is_some(), "{}: no body `{body}`", item["id"]);
            }
        }
        for due in item.get("due").and_then(toml::Value::as_array).into_iter().flatten() {
            if let Some(occasion) = due.get("occasion").and_then(toml::Value::as_str) {
                let occasion = OccasionId::new(occasion);
                assert!(packs().occasion(&occasion).is_some(), "no occasion `{occasion}`");
            }
        }
    }
    let expected =
        [("encourage", 2), ("instruct", 16), ("invite", 19), ("request", 2), ("should", 1)];
    assert_eq!(
        forces.into_iter().collect::<Vec<_>>(),
        expected.map(|(name, n)| (name.to_owned(), n))
    );
}

#[test]
fn collectives_stand_for_somebody() {
    for body in packs().bodies.iter().filter(|body| !body.members.is_empty()) {
        assert_eq!(body.kind, BodyKind::Collective, "{} has members", body.id);
        assert!(!packs().collective_members(&body.id, None).is_empty(), "{} is empty", body.id);
    }
    let membership = packs().collective_members(&id("itu-membership"), None);
    assert_eq!(membership.len(), 4);
}

#[test]
fn verified_entries_say_against_what() {
    let mut verified = 0;
    for body in packs().bodies.iter().filter(|body| body.verified) {
        verified += 1;
        assert!(!body.source.is_empty(), "{} is verified against nothing", body.id);
        assert!(!body.source.contains("unverified"), "{} contradicts itself", body.id);
    }
    let occasions = packs().occasions.iter().filter(|occasion| occasion.verified).count();
    println!(
        "bodies: {verified} verified, {} not; occasions: {occasions} verified, {} not",
        packs().bodies.len() - verified,
        packs().occasions.len() - occasions,
    );
}

/// Smallest number of bodies below `un` and, of each hundred of them, how many must have a name in
/// all six languages.
const UN_BODIES: (usize, usize) = (400, 98);
/// The Member States of the United Nations.
const MEMBER_STATES: usize = 193;

fn below(root: &str, body: &actum_model::Body) -> bool {
    packs().ancestors(&body.id).iter().any(|above| above.id.as_str() == root)
}

#[test]
fn bodies_of_the_united_nations_have_names_in_six_languages() {
    let unnamed: Vec<&BodyId> = packs().unnamed().iter().map(|(body, _)| &body.id).collect();
    let all: Vec<_> = packs().bodies.iter().filter(|body| below("un", body)).collect();
    let named = all.iter().filter(|body| !unnamed.contains(&&body.id)).count();
    println!("{named} of {} bodies below `un` have names in six languages", all.len());
    assert!(all.len() >= UN_BODIES.0, "only {} bodies below `un`", all.len());
    assert!(named * 100 >= all.len() * UN_BODIES.1, "without: {unnamed:?}");
}

#[test]
fn every_member_state_is_a_membership_with_six_names() {
    let states: Vec<_> =
        packs().bodies.iter().filter(|body| body.id.as_str().starts_with("country-")).collect();
    assert_eq!(states.len(), MEMBER_STATES);
    for state in &states {
        assert_eq!(state.kind, BodyKind::Membership, "{}", state.id);
        assert_eq!(state.parent, Some(id("un-member-states")), "{}", state.id);
        assert_eq!(state.names.len(), Language::ALL.len(), "{}", state.id);
    }
}

#[test]
fn common_words_are_no_countries() {
    // Russian "того": of that; Arabic "مالي": financial.
    for (language, word) in [(Language::Ru, "Того"), (Language::Ar, "مالي")] {
        for body in &packs().bodies {
            let Some(names) = body.names.get(&language) else { continue };
            let mut forms = std::iter::once(&names.name).chain(&names.short).chain(&names.also);
            assert!(forms.all(|form| form != word), "{}: {word}", body.id);
        }
    }
}

#[test]
fn offices_agencies_and_organs_stand_below_what_they_belong_to() {
    let table = [
        ("unoct", "un-secretariat"),
        ("minusca", "un-secretariat"),
        ("undp", "un-system"),
        ("fao", "un-system"),
        ("unidir", "un-system"),
        ("cted", "un-security-council"),
        ("cpc", "un-general-assembly"),
        ("unff", "un-ecosoc"),
        ("cedaw", "un-treaty-bodies"),
        ("country-ml", "un-member-states"),
    ];
    for (body, above) in table {
        let body = packs().body(&id(body)).unwrap_or_else(|| panic!("no body `{body}`"));
        assert!(below(above, body), "{} does not stand below {above}", body.id);
    }
    // Organizations of their own right belong to nobody.
    for free in ["african-union", "icc", "interpol", "afdb", "gef"] {
        let body = packs().body(&id(free)).unwrap_or_else(|| panic!("no body `{free}`"));
        assert_eq!(body.parent, None, "{free}");
    }
}

#[test]
fn the_organization_is_not_its_system() {
    let organization = packs().body(&id("un")).expect("the Organization");
    let system = packs().body(&id("un-system")).expect("the system");
    for language in Language::ALL {
        let forms = |body: &actum_model::Body| -> Vec<String> {
            let names = &body.names[&language];
            std::iter::once(&names.name).chain(&names.short).chain(&names.also).cloned().collect()
        };
        let (organization, system) = (forms(organization), forms(system));
        assert!(system.iter().all(|form| !organization.contains(form)), "{language}");
    }
}
