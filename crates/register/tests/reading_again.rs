//! The same text again after packs or grammar became better: nothing is said to be unchanged that
//! is not, and nothing a person confirmed is lost.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{Force, Language, StatusId};
use actum_register::{Change, Command, ImportOutcome, ItemQuery, Person, Reread, SortColumn};
use database::At;
use support::{AT, Ask, ask, assert_sound, edition, ids, import};

on_both!(
    a_better_reading_of_the_same_file_is_told_and_stored,
    a_reading_with_other_commitments_adds_and_drops,
    what_a_person_confirmed_stays,
    an_edition_in_another_language_is_compared_anew,
    a_replaced_edition_read_better_changes_no_item,
);

/// What an older grammar made of the text.
fn before() -> Vec<Ask> {
    vec![
        ask("1.1", "council", "review the working methods"),
        ask("2.1", "director", "report on the matter"),
        ask("3.1", "group-2", "study the question"),
    ]
}

/// What a better one makes of the same words.
fn after() -> Vec<Ask> {
    vec![
        ask("1.1", "council", "review the working methods"),
        ask("2.1", "group-2", "report on the matter").force(&[Force::Instruct]),
        ask("3.1", "group-2", "study the question").at("assembly-28"),
    ]
}

fn reread(outcome: ImportOutcome) -> Reread {
    let ImportOutcome::Reread(reread) = outcome else { panic!("{outcome:?}") };
    reread
}

async fn a_better_reading_of_the_same_file_is_told_and_stored(at: At) {
    let register = at.open().await;
    let first = edition(Language::En, "a.txt", &before());
    import(&register, "m", &first).await.expect("imports");
    let better = edition(Language::En, "a.txt", &after());
    assert_eq!(first.0, better.0, "the words are the same");
    let told = reread(import(&register, "m", &better).await.expect("imports"));
    assert_eq!(told.edition.as_str(), "m/en/1", "no new edition");
    assert_eq!(told.kept, 1);
    let changed: Vec<(&str, Vec<&str>)> = told
        .reread
        .iter()
        .map(|one| (one.item.as_str(), one.changed.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(changed, [("m:2.1", vec!["force", "addressees"]), ("m:3.1", vec!["due"])]);
    assert!(told.left.is_empty() && told.added.is_empty() && told.dropped.is_empty());
    let item = register.item(&"m:2.1".into()).await.expect("reads").expect("is there");
    assert_eq!(ids(&item.owners), ["group-2"]);
    assert_eq!(register.clauses(&item.id).await.expect("reads").len(), 1);
    let history = register.history(&item.id).await.expect("reads");
    assert_eq!(history[1].payload["reason"], "reread-same-number");
    assert_sound(&register).await;

    let again = import(&register, "m", &better).await.expect("imports");
    assert!(matches!(again, ImportOutcome::Unchanged { .. }), "{again:?}");
    // Back to the older packs: told as well.
    let back = reread(import(&register, "m", &first).await.expect("imports"));
    assert_eq!(back.reread.len(), 2);
    assert_sound(&register).await;
}

async fn a_reading_with_other_commitments_adds_and_drops(at: At) {
    let register = at.open().await;
    let mut asks = vec![ask("1.1", "council", "review the working methods")];
    let mut whole = edition(Language::En, "a.txt", &before());
    import(&register, "m", &whole).await.expect("imports");
    // The document stays, only what was understood of it is less.
    asks.push(ask("2.1", "director", "report on the matter"));
    let less = edition(Language::En, "a.txt", &asks).1;
    whole.1.readings.truncate(less.readings.len());
    let told = reread(import(&register, "m", &whole).await.expect("imports"));
    assert_eq!((ids(&told.added), ids(&told.dropped)), (vec![], vec!["m:3.1"]));
    let item = register.item(&"m:3.1".into()).await.expect("reads").expect("is not lost");
    assert_eq!(item.status, StatusId::overtaken());
    let full = edition(Language::En, "a.txt", &before());
    let told = reread(import(&register, "m", &full).await.expect("imports"));
    assert_eq!(told.reread.len(), 1);
    let item = register.item(&"m:3.1".into()).await.expect("reads").expect("is back");
    assert_eq!(item.status, StatusId::proposed());
    assert_sound(&register).await;
}

async fn what_a_person_confirmed_stays(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &before())).await.expect("imports");
    let person = Person::alone("officer");
    let confirm = Change {
        command: Command::Confirm { item: "m:2.1".into() },
        person: &person,
        at: AT,
        reason: String::new(),
        revision: None,
    };
    register.change(confirm).await.expect("confirms");
    let before = register.item(&"m:2.1".into()).await.expect("reads").expect("is there");
    assert_eq!(before.status, StatusId::new("open"));

    let told = reread(
        import(&register, "m", &edition(Language::En, "a.txt", &after())).await.expect("imports"),
    );
    let left: Vec<&str> = told.left.iter().map(|one| one.item.as_str()).collect();
    assert_eq!(left, ["m:2.1"]);
    assert_eq!(told.left[0].changed, ["force", "addressees"]);
    assert_eq!(told.reread.len(), 1);
    let now = register.item(&"m:2.1".into()).await.expect("reads").expect("is there");
    assert_eq!(now, before);
    // In the order of review what was confirmed comes after everything that was not.
    let query = ItemQuery { sort: SortColumn::Doubt, ..ItemQuery::default() };
    let page = register.items(&query).await.expect("reads");
    assert_eq!(page.items.last().map(|item| item.id.as_str()), Some("m:2.1"));
}

async fn an_edition_in_another_language_is_compared_anew(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &before())).await.expect("imports");
    let french = edition(Language::Fr, "b.txt", &after());
    import(&register, "m", &french).await.expect("imports");
    let better = edition(Language::Fr, "b.txt", &before());
    let told = reread(import(&register, "m", &better).await.expect("imports"));
    assert_eq!(told.edition.as_str(), "m/fr/1");
    assert_eq!((told.kept, told.differences.len()), (3, 0));
    let editions = register.editions(&"m".into()).await.expect("reads");
    assert!(editions[1].differences.is_empty(), "{:?}", editions[1].differences);
    assert_sound(&register).await;
}

async fn a_replaced_edition_read_better_changes_no_item(at: At) {
    let register = at.open().await;
    import(&register, "m", &edition(Language::En, "a.txt", &before())).await.expect("imports");
    let later = [ask("9.1", "council", "review the working methods of all groups in turn")];
    import(&register, "m", &edition(Language::En, "b.txt", &later)).await.expect("imports");
    let items = register.items(&ItemQuery::default()).await.expect("reads");
    let told = reread(
        import(&register, "m", &edition(Language::En, "a.txt", &after())).await.expect("imports"),
    );
    assert_eq!(told.edition.as_str(), "m/en/1");
    assert!(told.reread.is_empty() && told.added.is_empty() && told.dropped.is_empty());
    let now = register.items(&ItemQuery::default()).await.expect("reads");
    assert_eq!(now.items, items.items);
    assert_sound(&register).await;
}
