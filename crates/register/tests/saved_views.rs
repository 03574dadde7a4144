//! Views that people keep: own ones and shared ones, and what cannot be kept.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_register::{MOST_SAVED_VIEWS, Register, SavedView, SavedViewRefusal};
use database::At;
use support::AT;

on_both!(own_views_and_shared_ones, what_cannot_be_kept);

fn view(person: &str, name: &str, query: &str, shared: bool) -> SavedView {
    SavedView {
        person: person.to_owned(),
        name: name.to_owned(),
        page: "timeline".to_owned(),
        query: query.to_owned(),
        shared,
    }
}

async fn names(register: &Register, person: &str) -> Vec<String> {
    let views = register.saved_views(person).await.expect("reads");
    views.into_iter().map(|view| format!("{}/{}", view.person, view.name)).collect()
}

async fn own_views_and_shared_ones(at: At) {
    let register = at.open().await;
    for one in [
        view("p1", "late", "timeliness=overdue", false),
        view("p2", "late", "timeliness=soon", false),
        view("p2", "  for\u{a0}all ", "body=tsag", true),
    ] {
        assert_eq!(register.save_view(one, AT).await.expect("keeps"), Ok(()));
    }
    assert_eq!(names(&register, "p1").await, ["p2/for all", "p1/late"]);
    assert_eq!(names(&register, "p2").await, ["p2/for all", "p2/late"]);
    assert_eq!(names(&register, "p3").await, ["p2/for all"]);
    // The same name again takes the place of the first.
    let again = view("p1", "late", "timeliness=stale", true);
    assert_eq!(register.save_view(again, AT).await.expect("keeps"), Ok(()));
    let shown = register.saved_views("p3").await.expect("reads");
    assert_eq!(shown[1].query, "timeliness=stale");
    assert!(!register.remove_view("p3", "late").await.expect("asks"), "another's view stays");
    assert!(register.remove_view("p1", "late").await.expect("asks"));
    assert_eq!(names(&register, "p1").await, ["p2/for all"]);
}

async fn what_cannot_be_kept(at: At) {
    let register = at.open().await;
    let refused = async |one: SavedView| register.save_view(one, AT).await.expect("asks");
    assert_eq!(refused(view("p1", " ", "", false)).await, Err(SavedViewRefusal::NoName));
    let long = "x".repeat(81);
    assert_eq!(refused(view("p1", &long, "", false)).await, Err(SavedViewRefusal::TooLong));
    let long = "x".repeat(4001);
    assert_eq!(refused(view("p1", "a", &long, false)).await, Err(SavedViewRefusal::TooLong));
    for number in 0..MOST_SAVED_VIEWS {
        assert_eq!(refused(view("p1", &number.to_string(), "", false)).await, Ok(()));
    }
    assert_eq!(refused(view("p1", "more", "", false)).await, Err(SavedViewRefusal::TooMany));
    assert_eq!(refused(view("p1", "7", "q=again", false)).await, Ok(()), "in place of its own");
    assert_eq!(refused(view("p2", "more", "", false)).await, Ok(()));
}
