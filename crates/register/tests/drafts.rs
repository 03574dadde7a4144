//! Drafts: kept with every step, taken by several people at once, nothing lost.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{Language, Role};
use actum_register::{
    DraftAnswer, DraftChange, DraftCommand, DraftHead, Made, Person, Register, RegisterError,
};
use database::At;
use serde_json::{Value, json};
use support::assert_sound;

on_both!(
    a_draft_is_kept_with_every_step,
    of_two_who_are_quick_one_is_told,
    who_may_do_what,
    what_cannot_be_kept_is_refused,
);

const AT: &str = "2026-11-24T09:00:00Z";
const LATER: &str = "2026-11-24T10:00:00Z";

fn officer() -> Person {
    Person::with_role("Officer", Role::Secretariat, [])
}

fn open() -> DraftCommand {
    DraftCommand::Open {
        title: " Resolution 2 ".to_owned(),
        language: Language::En,
        text: None,
        base: json!({ "clauses": [{ "number": "1", "text": "alpha" }] }),
        proposals: vec![proposal("A")],
    }
}

fn proposal(name: &str) -> Value {
    json!({ "name": name, "edition": { "clauses": [] }, "changes": [] })
}

fn step(draft: &DraftHead, step: Value) -> DraftCommand {
    DraftCommand::TakeStep { draft: draft.id.clone(), step, parts: draft.parts() }
}

async fn asked(
    register: &Register,
    person: &Person,
    at: &str,
    command: DraftCommand,
) -> Result<DraftAnswer, RegisterError> {
    let change = DraftChange { command, person, at, reason: "as agreed".to_owned() };
    match register.change_draft(change, None).await? {
        Made::Now(answer) => Ok(answer),
        other => panic!("{other:?}"),
    }
}

async fn done(register: &Register, at: &str, command: DraftCommand) -> DraftHead {
    match asked(register, &officer(), at, command).await.expect("is done") {
        DraftAnswer::Done(head) => head,
        other => panic!("{other:?}"),
    }
}

async fn a_draft_is_kept_with_every_step(at: At) {
    let register = at.open().await;
    let draft = done(&register, AT, open()).await;
    assert_eq!((draft.id.as_str(), draft.title.as_str(), draft.parts()), ("d1", "Resolution 2", 1));
    let draft =
        done(&register, AT, step(&draft, json!({ "act": "turn_off", "proposal": 0 }))).await;
    let second = DraftCommand::AddProposal {
        draft: draft.id.clone(),
        proposal: proposal("B"),
        parts: draft.parts(),
    };
    let draft = done(&register, LATER, second).await;
    assert_eq!((draft.steps, draft.proposals.len(), draft.parts()), (1, 2, 3));
    assert_eq!((draft.opened_at.as_str(), draft.changed_at.as_str()), (AT, LATER));
    let stored = register.draft("d1").await.expect("reads").expect("is there");
    assert_eq!(stored.head, draft);
    assert_eq!(stored.value["base"]["clauses"][0]["text"], "alpha");
    assert_eq!(stored.value["proposals"], json!([proposal("A"), proposal("B")]));
    assert_eq!(
        stored.value["steps"],
        json!([{ "act": "turn_off", "proposal": 0, "by": "Officer", "at": AT }])
    );
    // Ended and called otherwise, then nothing more is taken.
    let end = DraftCommand::Change {
        draft: "d1".to_owned(),
        title: "Resolution 2 (agreed)".to_owned(),
        closed: true,
    };
    let draft = done(&register, LATER, end.clone()).await;
    assert!(draft.closed);
    let events = register.mark().await.expect("reads").0;
    assert_eq!(done(&register, LATER, end).await, draft, "the same again is nothing");
    assert_eq!(register.mark().await.expect("reads").0, events);
    let late = asked(&register, &officer(), LATER, step(&draft, json!({ "act": "adopt" }))).await;
    assert!(matches!(late, Err(RegisterError::Refused(_))), "{late:?}");
    assert_eq!(register.draft("d9").await.expect("reads"), None);
    // As it was, rebuilt, and moved to another register.
    let past = register.as_of("2026-11-24T09:30:00Z").await.expect("opens");
    let then = past.draft("d1").await.expect("reads").expect("is there");
    assert_eq!((then.head.proposals.len(), then.head.closed), (1, false));
    assert_eq!(then.value["base"], stored.value["base"]);
    register.rebuild().await.expect("rebuilds");
    assert_sound(&register).await;
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("exports");
    let other = At::sqlite();
    let copy = other.open().await;
    copy.load(&mut &lines[..]).await.expect("imports");
    assert_eq!(copy.drafts().await.expect("reads"), vec![draft]);
    assert_eq!(copy.draft("d1").await.expect("reads").expect("is there").value, stored.value);
    assert_sound(&copy).await;
    copy.close().await;
    register.close().await;
}

async fn of_two_who_are_quick_one_is_told(at: At) {
    let (here, there) = (at.open().await, at.open().await);
    let draft = done(&here, AT, open()).await;
    let (ann, bob) = (officer(), Person { name: "Bob".to_owned(), ..officer() });
    let adopt = |change: &str| step(&draft, json!({ "act": "adopt", "changes": [change] }));
    let (one, other) =
        tokio::join!(asked(&here, &ann, AT, adopt("1.1")), asked(&there, &bob, AT, adopt("1.2")));
    let (one, other) = (one.expect("answers"), other.expect("answers"));
    let (done, moved) = match (one, other) {
        (DraftAnswer::Done(done), DraftAnswer::Moved(moved))
        | (DraftAnswer::Moved(moved), DraftAnswer::Done(done)) => (done, moved),
        both => panic!("one of them was quicker: {both:?}"),
    };
    assert_eq!(done, moved, "the other is told who was");
    let stored = here.draft("d1").await.expect("reads").expect("is there");
    assert_eq!(stored.value["steps"].as_array().map(Vec::len), Some(1));
    here.close().await;
    there.close().await;
}

async fn who_may_do_what(at: At) {
    let register = at.open().await;
    let draft = done(&register, AT, open()).await;
    let position = |party: &str| {
        step(
            &draft,
            json!({ "act": "position", "clause": "1", "party": party, "stand": "supports" }),
        )
    };
    let focal = Person::with_role("Focal", Role::FocalPoint, ["group-1".into()]);
    for role in [Role::FocalPoint, Role::Member, Role::Reader, Role::Auditor] {
        let person = Person::with_role("Somebody", role, ["group-9".into()]);
        for command in [open(), step(&draft, json!({ "act": "adopt" })), position("group-1")] {
            let refused = asked(&register, &person, AT, command).await;
            assert!(matches!(refused, Err(RegisterError::PeopleRefused(_))), "{refused:?}");
        }
    }
    // A focal point speaks for its own body, the secretariat puts on record what anybody says.
    let taken = asked(&register, &focal, AT, position("group-1")).await.expect("is taken");
    let DraftAnswer::Done(draft) = taken else { panic!("{taken:?}") };
    let other =
        json!({ "act": "position", "clause": "1", "party": "Ruritania", "stand": "objects" });
    assert_eq!(done(&register, AT, step(&draft, other)).await.steps, 2);
    // Nobody passes a decision off as a position, or a position off as somebody else's.
    let sly = step(&draft, json!({ "act": "position", "clause": "1", "stand": "supports" }));
    let refused = asked(&register, &focal, AT, sly).await;
    assert!(matches!(refused, Err(RegisterError::PeopleRefused(_))), "{refused:?}");
    register.close().await;
}

async fn what_cannot_be_kept_is_refused(at: At) {
    let register = at.open().await;
    let with = |title: &str, text: Option<&str>, proposals: Vec<Value>| DraftCommand::Open {
        title: title.to_owned(),
        language: Language::Fr,
        text: text.map(Into::into),
        base: json!({ "clauses": [] }),
        proposals,
    };
    let long = "x".repeat(301);
    for command in [
        with(" ", None, Vec::new()),
        with(&long, None, Vec::new()),
        with("A", Some("no-such-text"), Vec::new()),
        with("A", None, vec![json!({ "edition": {} })]),
        with("A", None, (0..201).map(|number| proposal(&number.to_string())).collect()),
    ] {
        let refused = asked(&register, &officer(), AT, command).await;
        assert!(matches!(refused, Err(RegisterError::Refused(_))), "{refused:?}");
    }
    let draft = done(&register, AT, with("A", None, Vec::new())).await;
    let vast = json!({ "act": "edit", "after": "x".repeat(2 * 1024 * 1024) });
    let refused = asked(&register, &officer(), AT, step(&draft, vast)).await;
    assert!(matches!(refused, Err(RegisterError::Refused(_))), "{refused:?}");
    assert_eq!(register.draft("d1").await.expect("reads").expect("is there").head, draft);
    register.close().await;
}
