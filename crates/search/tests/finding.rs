//! What is found by what is typed, in six languages.

mod support;

use actum_model::{BodyId, Language, StatusId, TextId};
use actum_search::{Editions, Kind, Matched, Record, Search, SearchIndex};
use support::{bodies, index, marked, provision, search};

/// One record in each language, and others beside it that must not be found.
fn six() -> SearchIndex {
    let texts = [
        (Language::En, "instructs the Director of TSB to maintain Recommendation ITU-T X.1250"),
        (
            Language::Fr,
            "charge le Directeur du TSB d'étudier les résolutions régionales de l'Union",
        ),
        (
            Language::Es,
            "encarga al Director de la TSB que prepare una resolución sobre normalización",
        ),
        (
            Language::Ru,
            "поручает Директору БСЭ подготовить отчёт о работе исследовательских комиссий",
        ),
        (Language::Ar, "يكلف مدير مكتب تقييس الاتصالات بإعداد التقارير والقرارات"),
        (Language::Zh, "责成电信标准化局主任就第17研究组的工作提交报告"),
        (Language::En, "invites Member States to contribute to the work of Study Group 20"),
        (Language::Zh, "请成员国为第20研究组的工作做出贡献"),
        (Language::Fr, "invite les États Membres à soumettre des contributions"),
        (Language::Ru, "предлагает Государствам-Членам вносить вклады"),
        (Language::Ar, "تدعو الدول الأعضاء إلى المساهمة"),
        (Language::Es, "invita a los Estados Miembros a contribuir a los trabajos"),
    ];
    let records: Vec<Record> = texts
        .into_iter()
        .enumerate()
        .map(|(number, (language, body))| provision(number, language, body))
        .collect();
    index(&records)
}

#[test]
fn other_forms_of_a_word_are_found_in_every_language() {
    let index = six();
    for (typed, expected, marks) in [
        ("instructed directors", Language::En, vec!["instructs", "Director"]),
        ("resolution regional", Language::Fr, vec!["résolutions", "régionales"]),
        ("etudier union", Language::Fr, vec!["étudier", "Union"]),
        ("resoluciones preparen", Language::Es, vec!["prepare", "resolución"]),
        ("директора отчет", Language::Ru, vec!["Директору", "отчёт"]),
        ("المدير تقارير", Language::Ar, vec!["مدير", "التقارير"]),
        ("قرار", Language::Ar, vec!["والقرارات"]),
        ("主任 报告", Language::Zh, vec!["主任", "报告"]),
    ] {
        let found = search(&index, typed);
        assert_eq!(found.matched, Matched::All, "{typed}");
        assert_eq!(found.hits[0].record.language, Some(expected), "{typed}");
        assert_eq!(marked(&found, 0), marks, "{typed}");
    }
}

#[test]
fn no_stretch_of_chinese_is_missed() {
    let body = "责成电信标准化局主任就第17研究组的工作提交报告";
    let index = six();
    let letters: Vec<char> = body.chars().collect();
    for start in 0..letters.len() {
        for end in start + 1..=letters.len() {
            let typed: String = letters[start..end].iter().collect();
            if typed == "7" || typed.starts_with("7研") || typed.ends_with("第1") || typed == "1"
            {
                continue; // a digit alone is another number
            }
            let found = search(&index, &typed);
            assert!(bodies(&found).contains(&body), "{typed} is not found");
            assert_eq!(found.matched, Matched::All, "{typed}");
        }
    }
}

#[test]
fn identifiers_are_found_whole_and_in_parts() {
    let records: Vec<Record> = [
        "see Recommendation ITU-T X.1250",
        "see Recommendation X.1251",
        "item 5.1a of the plan",
        "item 5.1 of the plan",
        "item 15.1 of the plan",
        "Resolution 67 (Rev. Geneva, 2022)",
        "SG17 and TSAG",
        "Study Group 17",
        "document A/RES/79/1",
        "1250 words",
    ]
    .into_iter()
    .enumerate()
    .map(|(number, body)| provision(100 + number, Language::En, body))
    .collect();
    let index = index(&records);
    for (typed, expected) in [
        ("X.1250", vec!["see Recommendation ITU-T X.1250"]),
        ("x1250", vec!["see Recommendation ITU-T X.1250"]),
        ("X 1250", vec!["see Recommendation ITU-T X.1250"]),
        ("1250 ", vec!["1250 words", "see Recommendation ITU-T X.1250"]),
        ("X.125", vec!["see Recommendation X.1251", "see Recommendation ITU-T X.1250"]),
        ("5.1a", vec!["item 5.1a of the plan"]),
        ("5.1 ", vec!["item 5.1 of the plan", "item 5.1a of the plan"]),
        ("SG 17 ", vec!["SG17 and TSAG"]),
        ("sg17", vec!["SG17 and TSAG"]),
        ("RES 79", vec!["document A/RES/79/1"]),
        ("A/RES/79/1", vec!["document A/RES/79/1"]),
        ("Resolution 67", vec!["Resolution 67 (Rev. Geneva, 2022)"]),
    ] {
        assert_eq!(bodies(&search(&index, typed)), expected, "{typed}");
    }
    let found = search(&index, "itu-t x.1250");
    assert_eq!(marked(&found, 0), ["ITU-T", "X.1250"]);
}

#[test]
fn a_mistyped_word_finds_what_resembles_it_and_a_number_does_not() {
    let index = six();
    for (typed, taken, word) in [
        ("Direcor ", "director", "Director"),
        ("Recomendatoin ", "recommendation", "Recommendation"),
        ("директроу ", "директору", "Директору"),
        ("résolutoins ", "resolutions", "résolutions"),
    ] {
        let found = search(&index, typed);
        assert!(found.corrected[0].taken.contains(&taken.to_owned()), "{typed}: {found:?}");
        assert!(marked(&found, 0).contains(&word), "{typed}");
    }
    let found = search(&index, "1251 ");
    assert_eq!((found.total, found.corrected.len()), (0, 0));
    let found = search(&index, "Director ");
    assert!(found.corrected.is_empty(), "a word that is there is not mistyped");
}

#[test]
fn quotation_marks_minus_and_beginnings_mean_what_they_say() {
    let records: Vec<Record> = [
        "report of the study group on security",
        "group study of reports",
        "study groups and their chairs",
        "the standardization sector",
    ]
    .into_iter()
    .enumerate()
    .map(|(number, body)| provision(number, Language::En, body))
    .collect();
    let index = index(&records);
    for (typed, expected) in [
        ("\"study group\"", vec!["report of the study group on security"]),
        ("“group study”", vec!["group study of reports"]),
        (
            "study group ",
            vec![
                "report of the study group on security",
                "group study of reports",
                "study groups and their chairs",
            ],
        ),
        ("study -report", vec!["study groups and their chairs"]),
        ("study -\"study group\" -chairs", vec!["group study of reports"]),
        ("standardiz", vec!["the standardization sector"]),
        ("standa", vec!["the standardization sector"]),
        ("stan ", vec![]),
    ] {
        let found = search(&index, typed);
        let mut all = bodies(&found);
        if typed == "study group " {
            assert_eq!(all[0], expected[0], "words next to each other come first");
            all.sort_unstable();
            let mut expected = expected.clone();
            expected.sort_unstable();
            assert_eq!(all, expected);
            continue;
        }
        assert_eq!(all, expected, "{typed}");
    }
}

#[test]
fn when_no_record_has_all_words_those_with_most_are_given_and_it_is_said() {
    let index = six();
    let found = search(&index, "Director TSB elephants");
    assert_eq!(found.matched, Matched::Some);
    assert!(found.hits[0].record.body.contains("Director"));
    assert!(bodies(&found).iter().all(|body| body.contains("TSB")));
}

#[test]
fn words_of_several_languages_are_looked_for_together() {
    let index = index(&[
        provision(1, Language::Zh, "请TSAG和Study Group 17讨论Recommendations"),
        provision(2, Language::Zh, "请TSAG讨论"),
    ]);
    let found = search(&index, "讨论 recommendation TSAG");
    assert_eq!(bodies(&found), ["请TSAG和Study Group 17讨论Recommendations"]);
    assert_eq!(marked(&found, 0), ["TSAG", "讨论Recommendations"]);
}

#[test]
fn accents_typed_come_first_and_accents_left_out_find_both() {
    let index = index(&[
        provision(1, Language::Es, "el mas antiguo"),
        provision(2, Language::Es, "el más antiguo"),
    ]);
    assert_eq!(bodies(&search(&index, "más ")), ["el más antiguo", "el mas antiguo"]);
    assert_eq!(search(&index, "mas ").total, 2);
}

/// Six records of one item, and a note on it.
fn filed() -> SearchIndex {
    let mut records = Vec::new();
    let bodies = ["the Director reports", "le Directeur TSAG report", "主任TSAG报告"];
    for (place, language) in [Language::En, Language::Fr, Language::Zh].into_iter().enumerate() {
        records.push(Record {
            unit: "item".to_owned(),
            group: "item".to_owned(),
            kind: Kind::Item,
            status: Some(StatusId::new("open")),
            bodies: vec![BodyId::new("tsag"), BodyId::new("tsb")],
            ..provision(place, language, &format!("{} TSAG", bodies[place]))
        });
    }
    records.push(Record {
        kind: Kind::Note,
        group: "note".to_owned(),
        language: None,
        status: Some(StatusId::new("open")),
        bodies: vec![BodyId::new("tsag")],
        ..provision(10, Language::En, "TSAG was told")
    });
    records.push(Record {
        current: false,
        text: TextId::new("older"),
        ..provision(11, Language::En, "TSAG as it was")
    });
    records.push(Record {
        text: TextId::new("other"),
        ..provision(12, Language::En, "TSAG elsewhere")
    });
    index(&records)
}

#[test]
fn what_is_shown_as_one_is_found_once_in_the_language_preferred() {
    let index = filed();
    for prefer in [Language::En, Language::Fr, Language::Zh] {
        let found = index.search(&Search {
            prefer: Some(prefer),
            kinds: vec![Kind::Item],
            ..Search::new("tsag ")
        });
        let found = found.unwrap();
        assert_eq!(found.total, 1);
    }
    let found = index.search(&Search::new("TSAG ")).unwrap();
    assert_eq!(found.total, 3, "the item, the note and the other text");
}

#[test]
fn filters_hold_and_facets_count_what_they_would_let_through() {
    let index = filed();
    let found = index.search(&Search { kinds: vec![Kind::Note], ..Search::new("tsag ") }).unwrap();
    assert_eq!(found.total, 1);
    assert_eq!(found.facets.kinds, [(Kind::Item, 1), (Kind::Provision, 1), (Kind::Note, 1)]);
    assert_eq!(found.facets.texts, [(TextId::new("text"), 1)]);
    let found =
        index.search(&Search { texts: vec![TextId::new("text")], ..Search::new("tsag ") }).unwrap();
    assert_eq!(found.facets.texts, [(TextId::new("text"), 2), (TextId::new("other"), 1)]);
    assert_eq!(found.facets.bodies, [(BodyId::new("tsag"), 2), (BodyId::new("tsb"), 1)]);
    assert_eq!(found.facets.languages, [(Language::Zh, 1), (Language::En, 1), (Language::Fr, 1)]);
    let all = index.search(&Search { editions: Editions::All, ..Search::new("tsag ") }).unwrap();
    assert_eq!(all.total, 4);
    let none = index
        .search(&Search { bodies: vec![BodyId::new("nobody")], ..Search::new("tsag ") })
        .unwrap();
    assert_eq!(none.total, 0);
    assert_eq!(none.facets.bodies[0], (BodyId::new("tsag"), 2));
}

#[test]
fn pages_follow_each_other_without_gap_or_repetition() {
    let records: Vec<Record> =
        (0..95).map(|number| provision(number, Language::En, "the same words")).collect();
    let index = index(&records);
    let mut seen = Vec::new();
    for page in 0..10 {
        let found = index
            .search(&Search { offset: page * 10, limit: 10, ..Search::new("same words") })
            .unwrap();
        assert_eq!(found.total, 95);
        seen.extend(found.hits.into_iter().map(|hit| hit.record.order));
    }
    assert_eq!(seen, (0..95).collect::<Vec<_>>());
}
