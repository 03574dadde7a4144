//! Later editions and other languages of a text that is there.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{Document, Extraction, Force, ItemId, Language, StatusId};
use actum_register::{
    EditionRelation, ImportOutcome, ItemPage, ItemQuery, Objection, PackView, Register,
    RegisterError,
};
use database::At;
use support::{AT, Ask, ask, assert_sound, bodies, edition, ids, import, import_at, occasions};

on_both!(
    a_later_edition_carries_items_over,
    a_change_of_force_or_owner_is_told,
    six_languages_are_one_set_of_items,
    languages_that_disagree_are_told_apart,
    a_paragraph_that_a_language_lacks_moves_no_item_to_another_act,
    a_number_used_twice_gives_two_items,
    bodies_and_occasions_follow_the_packs,
    what_cannot_be_registered_leaves_nothing_behind,
    clauses_in_a_language_are_those_in_force,
);

async fn all(register: &Register) -> ItemPage {
    register.items(&ItemQuery::default()).await.expect("reads")
}

fn first() -> Vec<Ask> {
    vec![
        ask("1.1", "council", "review the rules for working by correspondence"),
        ask("2.1", "group-2", "set up a mechanism that keeps the two groups in step"),
        ask("2.2", "group-9", "find out which tools the members use for drafting"),
        ask("3.1", "director", "publish a guide to the use of plain language in six tongues"),
    ]
}

async fn a_later_edition_carries_items_over(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    // 1.1 moves to 2.1 unchanged, 2.1 is reworded under its number's neighbour, 2.2 says something
    // quite different, 3.1 is gone, 4.1 is new.
    let second = [
        ask("1.1", "states", "tell the secretariat about every fire drill"),
        ask("2.1", "council", "review the rules for working by correspondence"),
        ask("2.2", "group-2", "set up a mechanism that keeps the two groups well in step"),
        ask("4.1", "group-10", "weigh costs of translation"),
    ];
    let outcome =
        import(&register, "m", &edition(Language::En, "b.txt", &second)).await.expect("imports");
    let ImportOutcome::NewEdition { edition: id, previous, added, kept, reworded, dropped } =
        outcome
    else {
        panic!("{outcome:?}")
    };
    assert_eq!((id.as_str(), previous.as_str()), ("m/en/2", "m/en/1"));
    assert_eq!(ids(&kept), ["m:1.1"]);
    let reworded: Vec<_> =
        reworded.iter().map(|one| (one.item.as_str(), one.changed.join(","))).collect();
    assert_eq!(reworded, [("m:2.1", "act".to_owned())]);
    // Number 1.1 belongs to the item that moved, so the new one carries the edition's number.
    assert_eq!(ids(&added), ["m:1.1@2", "m:4.1"]);
    assert_eq!(ids(&dropped), ["m:2.2", "m:3.1"]);

    let page = all(&register).await;
    assert_eq!(page.total, 6, "none is lost");
    let moved = register.item(&"m:1.1".into()).await.expect("reads").expect("is there");
    assert_eq!((moved.commitment.id.as_str(), moved.edition.as_str()), ("2.1", "m/en/2"));
    let gone = register.item(&"m:3.1".into()).await.expect("reads").expect("is there");
    assert_eq!((gone.status, gone.edition.as_str()), (StatusId::overtaken(), "m/en/1"));
    let history = register.history(&"m:2.1".into()).await.expect("reads");
    let kinds: Vec<_> = history.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["item-created", "item-carried"]);
    assert_eq!(history[1].payload["reason"], "similar-words");
    let history = register.history(&"m:3.1".into()).await.expect("reads");
    assert_eq!(history[1].payload["reason"], "not-in-edition");
    let clauses = register.clauses(&"m:2.1".into()).await.expect("reads");
    let editions: Vec<_> =
        clauses.iter().map(|clause| (clause.edition.as_str(), clause.current)).collect();
    assert_eq!(editions, [("m/en/1", false), ("m/en/2", true)]);
    assert_sound(&register).await;

    // A number alone: one that applies, then one that does not, then two that may be meant.
    let found = async |number: &str| register.find_item(number).await;
    assert_eq!(found("4.1").await.expect("one").expect("is there").id.as_str(), "m:4.1");
    assert_eq!(found("1.1@2").await.expect("one").expect("is there").id.as_str(), "m:1.1@2");
    assert_eq!(found("3.1").await.expect("one").expect("is there").status, StatusId::overtaken());
    let error = found("1.1").await.expect_err("the number went to another item");
    let RegisterError::AmbiguousItem { candidates, .. } = &error else { panic!("{error}") };
    assert_eq!(ids(candidates), ["m:1.1@2", "m:1.1"]);

    // The first edition again is the first edition still.
    let outcome =
        import(&register, "m", &edition(Language::En, "a.txt", &first())).await.expect("imports");
    assert!(
        matches!(outcome, ImportOutcome::Unchanged { edition } if edition.as_str() == "m/en/1")
    );

    // A third edition brings 3.1 back: the same item, not another one.
    let third =
        [ask("7.1", "director", "publish a guide to the use of plain language in six tongues")];
    let outcome =
        import(&register, "m", &edition(Language::En, "c.txt", &third)).await.expect("imports");
    let ImportOutcome::NewEdition { added, kept, dropped, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((ids(&added), ids(&kept)), (vec![], vec!["m:3.1"]));
    assert_eq!(dropped.len(), 4);
    let back = register.item(&"m:3.1".into()).await.expect("reads").expect("is there");
    assert_eq!(back.status, StatusId::proposed());
    assert_eq!(all(&register).await.total, 6);
    assert_sound(&register).await;
}

async fn a_change_of_force_or_owner_is_told(at: At) {
    let register = at.open().await;
    let text = [ask("1.1", "council", "study the matter"), ask("2.1", "director", "report on it")];
    import(&register, "m", &edition(Language::Ru, "a.txt", &text)).await.expect("imports");
    let text = [
        ask("1.1", "council", "Study  the MATTER").force(&[Force::Instruct]),
        ask("2.1", "group-2", "report on it"),
    ];
    let outcome =
        import(&register, "m", &edition(Language::Ru, "b.txt", &text)).await.expect("imports");
    let ImportOutcome::NewEdition { reworded, kept, .. } = outcome else { panic!("{outcome:?}") };
    assert!(kept.is_empty());
    assert_eq!(reworded[0].changed, ["force"]);
    assert_eq!(reworded[1].changed, ["addressees"]);
    let item = register.item(&"m:2.1".into()).await.expect("reads").expect("is there");
    assert_eq!(ids(&item.owners), ["group-2"]);
    assert_sound(&register).await;
}

/// The same asks in each language; the words differ, the numbers and bodies do not.
fn in_language(language: Language) -> (Document, Extraction) {
    let act = match language {
        Language::Ar => "دراسة المسألة",
        Language::Zh => "研究该问题",
        Language::En => "study the question",
        Language::Fr => "étudier la question",
        Language::Ru => "изучить вопрос",
        Language::Es => "estudiar la cuestión",
    };
    edition(language, "a.txt", &[ask("1.1", "council", act), ask("2.1", "groups", act)])
}

async fn six_languages_are_one_set_of_items(at: At) {
    let register = at.open().await;
    for language in Language::ALL {
        let outcome = import(&register, "m", &in_language(language)).await.expect("imports");
        if language == Language::Ar {
            assert!(matches!(outcome, ImportOutcome::New { .. }));
            continue;
        }
        let ImportOutcome::NewLanguage { edition, previous, agreeing, differences } = outcome
        else {
            panic!("{outcome:?}")
        };
        assert_eq!(edition.as_str(), format!("m/{language}/1"));
        assert_eq!(previous, None);
        assert_eq!(ids(&agreeing), ["m:1.1", "m:2.1"]);
        assert_eq!(differences, []);
    }
    assert_eq!(all(&register).await.total, 2);
    let clauses = register.clauses(&"m:1.1".into()).await.expect("reads");
    let languages: Vec<_> = clauses.iter().map(|clause| clause.language).collect();
    assert_eq!(languages, Language::ALL);
    assert!(clauses[1].clause.contains("研究该问题"));
    // Words of any language find the item; letter case does not matter.
    for words in ["المسألة", "问题", "QUESTION", "ÉTUDIER", "ИЗУЧИТЬ", "Cuestión"]
    {
        let query = ItemQuery { contains: Some(words.to_owned()), ..ItemQuery::default() };
        assert_eq!(register.items(&query).await.expect("reads").total, 2, "{words}");
    }
    for language in Language::ALL {
        let id = format!("m/{language}/1").as_str().into();
        let (document, extraction) = register.reading(&id).await.expect("reads").expect("is there");
        assert_eq!((document, extraction), in_language(language));
    }
    assert_sound(&register).await;
}

async fn languages_that_disagree_are_told_apart(at: At) {
    let register = at.open().await;
    let chinese = [
        ask("1.1", "council", "甲").force(&[Force::Invite, Force::Request]).at("assembly-28"),
        ask("2.1", "group-2", "乙").force(&[Force::Instruct]).report_to("council"),
        ask("3.1", "group-9", "丙"),
    ];
    import(&register, "m", &edition(Language::Zh, "zh.txt", &chinese)).await.expect("imports");
    let french = [
        // Requests: one of the two Chinese readings, so no difference.
        ask("1.1", "council", "a").force(&[Force::Request]).at("assembly-32"),
        ask("2.1", "group-10", "b").force(&[Force::Urge]),
        ask("4.1", "director", "d"),
    ];
    let outcome =
        import(&register, "m", &edition(Language::Fr, "fr.txt", &french)).await.expect("imports");
    let ImportOutcome::NewLanguage { agreeing, differences, .. } = &outcome else {
        panic!("{outcome:?}")
    };
    assert!(agreeing.is_empty());
    let told: Vec<_> = differences
        .iter()
        .map(|one| format!("{} {}: {} / {}", one.commitment, one.field, one.register, one.edition))
        .collect();
    assert_eq!(
        told,
        [
            "1.1 due: assembly-28 / assembly-32",
            "2.1 force: instruct / urge",
            "2.1 addressees: group-2 / group-10",
            "2.1 report_to: council / ",
            "4.1 commitment:  / d",
            "3.1 commitment: 丙 / ",
        ]
    );
    assert_eq!(all(&register).await.total, 3, "the items are those of the first language");
    let editions = register.editions(&"m".into()).await.expect("reads");
    assert_eq!(editions[1].relation, EditionRelation::Language);
    assert_eq!(&editions[1].differences, differences);

    // A corrected French edition follows the first French one and leaves the items alone.
    let corrected = [ask("1.1", "council", "a").at("assembly-28")];
    let outcome =
        import(&register, "m", &edition(Language::Fr, "b.txt", &corrected)).await.expect("imports");
    let ImportOutcome::NewLanguage { edition, previous, agreeing, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(edition.as_str(), "m/fr/2");
    assert_eq!(previous.expect("the first French one").as_str(), "m/fr/1");
    assert_eq!(ids(&agreeing), ["m:1.1"]);
    let texts = register.texts().await.expect("reads");
    let current: Vec<_> = texts[0].editions.iter().map(|one| one.current).collect();
    assert_eq!(current, [true, false, true]);
    assert_eq!(texts[0].lead_language, Language::Zh);
    assert_sound(&register).await;
}

async fn a_paragraph_that_a_language_lacks_moves_no_item_to_another_act(at: At) {
    let register = at.open().await;
    let english = [
        ask("1.1", "council", "count 11 harbours"),
        ask("1.2", "group-2", "study 22 beacons in all seasons").force(&[Force::Instruct]),
        ask("1.3", "director", "publish 33 maps"),
        ask("1.4", "group-9", "compare 44 signals").report_to("council"),
    ];
    import(&register, "m", &edition(Language::En, "en.txt", &english)).await.expect("imports");
    // The second paragraph is missing and the rest was renumbered.
    let russian = [
        ask("1.1", "council", "сосчитать 11 портов"),
        ask("1.2", "director", "издать 33 карты"),
        ask("1.3", "group-9", "сравнить 44 сигнала").report_to("director"),
    ];
    let outcome =
        import(&register, "m", &edition(Language::Ru, "ru.txt", &russian)).await.expect("imports");
    let ImportOutcome::NewLanguage { agreeing, differences, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(ids(&agreeing), ["m:1.1", "m:1.3"]);
    let told: Vec<_> = differences
        .iter()
        .map(|one| (one.item.as_ref().map(ItemId::as_str), one.field.as_str()))
        .collect();
    assert_eq!(told, [(Some("m:1.4"), "report_to"), (Some("m:1.2"), "commitment")]);
    let clauses = register.clauses(&"m:1.3".into()).await.expect("reads");
    assert!(clauses[1].clause.contains("издать 33 карты"), "{clauses:?}");
    assert_sound(&register).await;
}

async fn a_number_used_twice_gives_two_items(at: At) {
    let register = at.open().await;
    let text = [ask("1.1", "council", "the one"), ask("1.1", "director", "the other")];
    let outcome =
        import(&register, "m", &edition(Language::En, "a.txt", &text)).await.expect("imports");
    let ImportOutcome::New { items, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(ids(&items), ["m:1.1", "m:1.1~2"]);
    assert_sound(&register).await;
}

async fn bodies_and_occasions_follow_the_packs(at: At) {
    let register = at.open().await;
    let text = [ask("1.1", "council", "study").at("assembly-32")];
    import(&register, "m", &edition(Language::En, "a.txt", &text)).await.expect("imports");
    let dated =
        ItemQuery { due: vec![actum_register::DueFilter::parse("2032")], ..Default::default() };
    assert_eq!(register.items(&dated).await.expect("reads").total, 0, "the date is not known yet");
    assert_eq!(register.bodies().await.expect("reads").len(), bodies().len());

    let mut occasions = occasions();
    occasions.retain(|occasion| occasion.id.as_str() == "assembly-32");
    occasions[0].period.from = "2032-10".parse().ok();
    let other = edition(Language::En, "b.txt", &[ask("1.1", "council", "compare")]);
    let packs = PackView { occasions: &occasions, ..PackView::default() };
    import_at(&register, "n", &other, "2027-01-01T12:00:00+02:00", packs).await.expect("imports");
    assert_eq!(register.items(&dated).await.expect("reads").total, 1, "now it is");
    assert_eq!(register.bodies().await.expect("reads").len(), bodies().len(), "none is taken away");
    let owners = all(&register).await.items[1].owners.len();
    assert_eq!(owners, 1, "bodies of earlier packs are known still");
    let as_of = register.statistics().await.expect("counts").as_of;
    assert_eq!(as_of.as_deref(), Some("2027-01-01T10:00:00Z"), "kept in UTC");
    assert_sound(&register).await;
}

async fn what_cannot_be_registered_leaves_nothing_behind(at: At) {
    let register = at.open().await;
    let good = in_language(Language::En);
    for text in ["", "a b", "a:b", "a/b", "a\n"] {
        let error = import(&register, text, &good).await.expect_err("no such id");
        assert!(
            matches!(&error, RegisterError::InvalidImport { why: Objection::TextForm, .. }),
            "{error}"
        );
    }
    let error = import_at(&register, "m", &good, "yesterday", PackView::default()).await;
    assert!(error.expect_err("no time").to_string().contains("`yesterday` is not a time"));
    let stray =
        (in_language(Language::En).0, edition(Language::En, "x", &[ask("9.9", "council", "x")]).1);
    let error = import(&register, "m", &stray).await.expect_err("another document");
    assert!(error.to_string().contains("provision 9.9"), "{error}");
    let mut nothing = in_language(Language::En);
    for reading in &mut nothing.1.readings {
        if let actum_model::Outcome::Commitments { commitments } = &mut reading.outcome {
            commitments[0].confidence = f32::NAN;
        }
    }
    let error = import_at(&register, "m", &nothing, AT, PackView::default()).await;
    assert!(matches!(error, Err(RegisterError::InvalidImport { .. })));
    assert_eq!(register.statistics().await.expect("counts").events, 0);
    assert_eq!(register.item(&ItemId::from("m:1.1")).await.expect("reads"), None);
}

async fn clauses_in_a_language_are_those_in_force(at: At) {
    let register = at.open().await;
    let (bodies, occasions) = (bodies(), occasions());
    let workflows = [support::workflow()];
    let view =
        PackView { bodies: &bodies, occasions: &occasions, workflows: &workflows, procedures: &[] };
    let (monday, tuesday) = ("2026-11-23T09:00:00Z", "2026-11-24T09:00:00Z");
    let english = [
        ask("1.1", "council", "review the rules for working by correspondence"),
        ask("2.1", "group-2", "set up a mechanism that keeps the two groups in step"),
    ];
    let imported = edition(Language::En, "a.txt", &english);
    import_at(&register, "m", &imported, monday, view).await.expect("imports");
    let french = [
        ask("1.1", "council", "revoir les règles du travail par correspondance"),
        ask("2.1", "group-2", "créer un mécanisme qui accorde les deux groupes"),
    ];
    let imported = edition(Language::Fr, "a.fr.txt", &french);
    import_at(&register, "m", &imported, tuesday, view).await.expect("imports");
    let asked = ["m:1.1".into(), "m:2.1".into(), "m:9.9".into()];
    let told = async |register: &Register, language| -> Vec<(String, String)> {
        let clauses = register.clauses_in(&asked, language).await.expect("reads");
        let told = clauses.into_iter();
        told.map(|(id, clause)| (id.to_string(), clause.commitment.act.value)).collect()
    };
    let found = told(&register, Language::Fr).await;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], ("m:1.1".to_owned(), french[0].act.clone()));
    assert!(told(&register, Language::Es).await.is_empty());
    assert_eq!(told(&register, Language::En).await.len(), 2, "the language that leads as well");
    // As it was before the edition came.
    let then = register.as_of(monday).await.expect("a moment");
    assert!(told(&then, Language::Fr).await.is_empty());
    assert_eq!(told(&then, Language::En).await.len(), 2);
    // The English text gets other words for 2.1: what the French one says is not what is asked now.
    let second = [
        ask("1.1", "council", "review the rules for working by correspondence"),
        ask("2.1", "group-2", "set up a mechanism that keeps the three groups in step"),
    ];
    let imported = edition(Language::En, "b.txt", &second);
    import_at(&register, "m", &imported, "2026-11-25T09:00:00Z", view).await.expect("imports");
    let found = told(&register, Language::Fr).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "m:1.1");
    let then = register.as_of(tuesday).await.expect("a moment");
    assert_eq!(told(&then, Language::Fr).await.len(), 2, "then it was in force");
}
