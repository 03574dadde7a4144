//! Accounts and positions: what is refused, what stays on record, what a person may on a day.

#[path = "support/database.rs"]
#[macro_use]
mod database;
mod support;

use actum_model::{Language, Role};
use actum_register::{
    About, Account, Deed, PeopleChange, PeopleCommand, PeopleRefusal, Person, Register,
    RegisterError, may,
};
use database::At;
use support::{AT, ask, assert_sound, bodies, edition, import};

on_both!(
    an_account_from_its_opening_to_its_end,
    what_is_refused_changes_nothing,
    the_last_administrator_stays,
    a_body_of_the_packs_is_put_on_record,
    people_move_with_the_register,
);

async fn attempt(
    register: &Register,
    person: &Person,
    at: &str,
    command: PeopleCommand,
) -> Result<Account, PeopleRefusal> {
    let bodies = bodies();
    let reason = "as agreed".to_owned();
    let change = PeopleChange { command, person, at, reason, bodies: &bodies };
    match register.change_people(change).await {
        Ok(account) => Ok(account),
        Err(RegisterError::PeopleRefused(refusal)) => Err(*refusal),
        Err(other) => panic!("{other}"),
    }
}

async fn done(register: &Register, command: PeopleCommand) -> Account {
    attempt(register, &Person::alone("set-up"), AT, command).await.expect("allowed")
}

fn add(name: &str, mail: &str) -> PeopleCommand {
    PeopleCommand::Add { name: name.to_owned(), mail: mail.to_owned(), language: Language::Fr }
}

fn give(
    account: &Account,
    role: Role,
    body: Option<&str>,
    from: &str,
    until: &str,
) -> PeopleCommand {
    PeopleCommand::Give {
        person: account.id.clone(),
        role,
        body: body.map(Into::into),
        from: from.parse().ok(),
        until: until.parse().ok(),
    }
}

async fn an_account_from_its_opening_to_its_end(at: At) {
    let register = at.open().await;
    let diallo = done(&register, add("  A.  Diallo ", "A.Diallo@Example.org")).await;
    assert_eq!((diallo.id.as_str(), diallo.name.as_str()), ("p1", "A. Diallo"));
    let held = give(&diallo, Role::Secretariat, None, "2026-12-01", "2027-01-31");
    let diallo = done(&register, held).await;
    let reviews =
        |account: &Account, day: &str| may(&account.person_on(day), Deed::Review, &About::Register);
    assert!(!reviews(&diallo, AT) && reviews(&diallo, "2027-01-31T23:00:00Z"));

    let change = PeopleCommand::Change {
        person: diallo.id.clone(),
        name: Some("A. Ba".to_owned()),
        mail: None,
        language: Some(Language::Ar),
    };
    let ba = done(&register, change.clone()).await;
    assert_eq!((ba.name.as_str(), ba.language), ("A. Ba", Language::Ar));
    assert!(ba.former_names.contains("A. Diallo"));
    let again = attempt(&register, &Person::alone("set-up"), AT, change).await;
    assert_eq!(again, Err(PeopleRefusal::Unchanged));

    let found = register.account_by_mail("a.diallo@EXAMPLE.org").await.expect("reads");
    assert_eq!(found.as_ref(), Some(&ba));
    let position = ba.positions[0].id.clone();
    let end = PeopleCommand::End { position, until: "2026-12-15".parse().ok() };
    let ba = done(&register, end).await;
    assert!(reviews(&ba, "2026-12-15") && !reviews(&ba, "2026-12-16"));
    let person = ba.id.clone();
    let shut = done(&register, PeopleCommand::Disable { person: person.clone() }).await;
    assert!(shut.disabled && !reviews(&shut, "2026-12-15"));
    let open = done(&register, PeopleCommand::Enable { person }).await;
    assert_eq!(register.people().await.expect("reads"), [open]);
    assert_sound(&register).await;
    register.rebuild().await.expect("rebuilds");
    assert_sound(&register).await;
    let kinds: Vec<String> =
        register.events(0, 100).await.expect("reads").into_iter().map(|one| one.kind).collect();
    assert_eq!(
        kinds,
        [
            "person-added",
            "bodies-recorded",
            "position-given",
            "person-changed",
            "position-ended",
            "person-disabled",
            "person-enabled"
        ]
        .into_iter()
        .filter(|kind| *kind != "bodies-recorded")
        .collect::<Vec<_>>()
    );
}

async fn what_is_refused_changes_nothing(at: At) {
    let register = at.open().await;
    let first = done(&register, add("One", "one@example.org")).await;
    done(&register, add("Two", "two@example.org")).await;
    let renamed = PeopleCommand::Change {
        person: first.id.clone(),
        name: Some("Uno".to_owned()),
        mail: None,
        language: None,
    };
    done(&register, renamed).await;
    let before = register.statistics().await.expect("counts").events;
    let refused = |command| {
        let register = &register;
        async move {
            let refusal = attempt(register, &Person::alone("set-up"), AT, command).await;
            refusal.expect_err("refused").code()
        }
    };
    for name in ["", " \n ", "a\u{202E}b", "a\u{0}b", &"x".repeat(201)] {
        assert_eq!(refused(add(name, "new@example.org")).await, "bad-name", "{name:?}");
    }
    // A name on record stays its owner's, also after a change, whatever the case of its letters.
    for name in ["TWO", "one", "uno"] {
        assert_eq!(refused(add(name, "new@example.org")).await, "name-taken", "{name}");
    }
    for mail in [
        "",
        "nobody",
        "@example.org",
        "a@",
        "a@b@c",
        "a b@example.org",
        "a@example..org",
        "a@example.org\r\nBcc: b@example.org",
        "<a@example.org>",
        "a,b@example.org",
    ] {
        assert_eq!(refused(add("New", mail)).await, "bad-mail", "{mail:?}");
    }
    assert_eq!(refused(add("New", "TWO@example.org")).await, "mail-taken");
    assert_eq!(refused(give(&first, Role::FocalPoint, None, "", "")).await, "body-needed");
    assert_eq!(refused(give(&first, Role::Member, Some("nowhere"), "", "")).await, "no-body");
    for (from, until) in [("2026-12-02", "2026-12-01"), ("2026-12", ""), ("", "2026")] {
        let given = give(&first, Role::Member, None, from, until);
        assert_eq!(refused(given).await, "bad-period", "{from} {until}");
    }
    let nobody = Account { id: "p9".into(), ..first.clone() };
    assert_eq!(refused(give(&nobody, Role::Member, None, "", "")).await, "no-person");
    let end = PeopleCommand::End { position: "p9-1".into(), until: None };
    assert_eq!(refused(end).await, "no-position");
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let person = Person::with_role("somebody", role, []);
        let refusal = attempt(&register, &person, AT, add("New", "new@example.org")).await;
        assert_eq!(refusal.expect_err("refused").code(), "not-allowed", "{}", role.name());
    }
    assert_eq!(register.statistics().await.expect("counts").events, before);
    assert_sound(&register).await;
}

async fn the_last_administrator_stays(at: At) {
    let register = at.open().await;
    let one = done(&register, add("One", "one@example.org")).await;
    let two = done(&register, add("Two", "two@example.org")).await;
    let one = done(&register, give(&one, Role::Administrator, None, "", "")).await;
    let disable = PeopleCommand::Disable { person: one.id.clone() };
    let end = PeopleCommand::End { position: one.positions[0].id.clone(), until: None };
    for command in [disable.clone(), end.clone()] {
        let refusal = attempt(&register, &Person::alone("set-up"), AT, command).await;
        assert_eq!(refusal.expect_err("refused").code(), "last-administrator");
    }
    // One who only begins tomorrow does not count today.
    done(&register, give(&two, Role::Administrator, None, "2026-11-24", "")).await;
    let refusal = attempt(&register, &Person::alone("set-up"), AT, disable).await;
    assert_eq!(refusal.expect_err("refused").code(), "last-administrator");
    let person = two.person_on(AT);
    let later = "2026-11-24T00:00:00Z";
    let ended = attempt(&register, &person, later, end.clone()).await;
    assert_eq!(ended.expect_err("not then").code(), "not-allowed");
    let two = register.account(&two.id).await.expect("reads").expect("is there");
    let ended = attempt(&register, &two.person_on(later), later, end).await.expect("allowed");
    assert!(!may(&ended.person_on(later), Deed::Administer, &About::Register));
    assert_sound(&register).await;
}

async fn a_body_of_the_packs_is_put_on_record(at: At) {
    let register = at.open().await;
    let one = done(&register, add("One", "one@example.org")).await;
    done(&register, give(&one, Role::FocalPoint, Some("group-2"), "", "")).await;
    let known = register.body_list().await.expect("reads");
    assert_eq!(known.iter().map(|body| body.id.as_str()).collect::<Vec<_>>(), ["group-2"]);
    import(&register, "text", &edition(Language::En, "a.txt", &[ask("1", "council", "meet")]))
        .await
        .expect("imports");
    assert_sound(&register).await;
}

async fn people_move_with_the_register(at: At) {
    let register = at.open().await;
    let one = done(&register, add("One", "one@example.org")).await;
    let one = done(&register, give(&one, Role::Administrator, None, "2026-01-01", "")).await;
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("exports");
    let other = at.another().await;
    let moved = other.open().await;
    moved.load(&mut lines.as_slice()).await.expect("loads");
    assert_eq!(moved.people().await.expect("reads"), [one]);
    assert_sound(&moved).await;
}
