//! Importing: new texts, the same again, other languages, later editions.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{BodyId, Force, Instrument, ItemId, Language, StatusId};
use actum_register::{ImportOutcome, ItemQuery, RegisterError};
use database::At;
use support::{ask, assert_sound, edition, ids, import};

on_both!(
    a_new_text_becomes_items,
    the_same_text_again_changes_nothing,
    two_texts_may_use_one_number,
);

async fn a_new_text_becomes_items(at: At) {
    let register = at.open().await;
    assert_eq!(register.statistics().await.expect("counts").events, 0);
    let text = edition(
        Language::En,
        "decisions.txt",
        &[
            ask("1.1", "council", "review the working methods").at("assembly-28"),
            ask("2.1", "group-2+group-10", "agree where their work meets"),
            ask("2.2", "states", "send contributions").force(&[Force::Invite]),
            ask("3.1", "members", "send experts").force(&[Force::Invite]),
            ask("3.2", "group-2+council", "settle who goes first"),
            ask("3.3", "group-2", "report on it").instrument(Instrument::Report),
            ask("3.4", "group-2", "tell how it went").report_to("assembly"),
        ],
    );
    let outcome = import(&register, "meeting-24", &text).await.expect("imports");
    let ImportOutcome::New { edition, items } = outcome else { panic!("{outcome:?}") };
    assert_eq!(edition.as_str(), "meeting-24/en/1");
    assert_eq!(ids(&items)[..3], ["meeting-24:1.1", "meeting-24:2.1", "meeting-24:2.2"]);

    let item = register.item(&items[1]).await.expect("reads").expect("is there");
    assert_eq!(item.action, "2");
    assert_eq!(item.clause, "The assembly asks for the following\nagree where their work meets");
    assert_eq!(ids(&item.owners), ["group-2", "group-10"]);
    assert_eq!(item.status, StatusId::proposed());
    let proposed = item.proposed_report_to.expect("both groups report to the council");
    assert_eq!(proposed.value.body.as_ref().map(BodyId::as_str), Some("council"));
    assert_eq!(proposed.basis.name(), "inferred");
    for (index, why) in [
        (2, "members report to nobody"),
        (3, "nor do all members together"),
        (4, "the owners report to different bodies"),
        (5, "it is a report"),
        (6, "the text says to whom"),
    ] {
        let item = register.item(&items[index]).await.expect("reads").expect("is there");
        assert_eq!(item.proposed_report_to, None, "{why}");
    }

    let history = register.history(&items[0]).await.expect("reads");
    assert_eq!(history.len(), 1);
    assert_eq!((history[0].kind.as_str(), history[0].actor.as_str()), ("item-created", "officer"));
    assert_sound(&register).await;
}

async fn the_same_text_again_changes_nothing(at: At) {
    let register = at.open().await;
    let asks = [ask("1.1", "council", "review the working methods")];
    let first = edition(Language::En, "decisions.txt", &asks);
    import(&register, "meeting-24", &first).await.expect("imports");
    let before = register.statistics().await.expect("counts");

    let outcome = import(&register, "meeting-24", &first).await.expect("imports");
    assert!(
        matches!(&outcome, ImportOutcome::Unchanged { edition } if edition.as_str() == "meeting-24/en/1")
    );
    // Another file with the same words.
    let other_file = edition(Language::En, "decisions.docx", &asks);
    assert_ne!(first.0.source.sha256, other_file.0.source.sha256);
    let outcome = import(&register, "meeting-24", &other_file).await.expect("imports");
    assert!(matches!(outcome, ImportOutcome::Unchanged { .. }));
    let after = register.statistics().await.expect("counts");
    // PostgreSQL tidies up in the background, so that its files grow and shrink by themselves.
    assert_eq!(actum_register::Statistics { bytes: before.bytes, ..after }, before);
}

async fn two_texts_may_use_one_number(at: At) {
    let register = at.open().await;
    let asks = [ask("5.1a", "council", "review the working methods")];
    import(&register, "meeting-24", &edition(Language::En, "a.txt", &asks)).await.expect("imports");
    let found = register.find_item("5.1A").await.expect("one only").expect("is there");
    assert_eq!(found.id, ItemId::from("meeting-24:5.1a"));
    import(&register, "meeting-28", &edition(Language::En, "a.txt", &asks)).await.expect("imports");
    let error = register.find_item("5.1a").await.expect_err("two texts have it");
    let RegisterError::AmbiguousItem { candidates, .. } = &error else { panic!("{error}") };
    assert_eq!(ids(candidates), ["meeting-24:5.1a", "meeting-28:5.1a"]);
    assert!(error.to_string().contains("meeting-28:5.1a"), "{error}");
    assert_eq!(register.find_item("7.7").await.expect("reads"), None);
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads").total, 2);
}
