//! An account, and whom it makes of its person on a day.

use std::collections::BTreeSet;

use actum_model::{BodyId, Language, PartialDate, PersonId, PositionId, Role};
use serde::{Deserialize, Serialize};

use crate::permission::Person;

/// A person whom the register knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The id.
    pub id: PersonId,
    /// The name under which the person acts now; no two people ever have the same.
    pub name: String,
    /// Other names under which the person acted before.
    pub former_names: BTreeSet<String>,
    /// Where mail reaches the person, and the name to sign in with; no two people have the same.
    pub mail: String,
    /// The language in which the person is addressed.
    pub language: Language,
    /// Whether the account is shut: it can neither sign in nor act.
    pub disabled: bool,
    /// When it was added, RFC 3339.
    pub added_at: String,
    /// What the person is, was or will be, in the order in which it was given.
    pub positions: Vec<Position>,
}

/// What a person is to the register, or to one body, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The id.
    pub id: PositionId,
    /// As what.
    pub role: Role,
    /// At which body; `None` at the register as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// The first day; `None` when it has always been so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// The last day, the day itself included; `None` when no end is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
}

impl Position {
    /// Whether it is held on `day`.
    pub fn is_held_on(&self, day: PartialDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Account {
    /// Who acts when this account acts at `at` (RFC 3339, or a day): the roles of the positions
    /// held on that day, and the bodies for which the person is focal point. Nobody may do
    /// anything with an account that is disabled, or with a moment that is none.
    ///
    /// A position of another role at a body gives its role and not the body: who is a member of one
    /// body and focal point of another acts for the other one alone.
    pub fn person_on(&self, at: &str) -> Person {
        let mut person = Person {
            name: self.name.clone(),
            id: Some(self.id.clone()),
            former_names: self.former_names.clone(),
            ..Person::default()
        };
        let Some(day) = day_of(at).filter(|_| !self.disabled) else { return person };
        for position in self.positions.iter().filter(|position| position.is_held_on(day)) {
            person.roles.insert(position.role);
            if let (Role::FocalPoint, Some(body)) = (position.role, &position.body) {
                person.bodies.insert(body.clone());
            }
        }
        person
    }
}

/// The day of a moment in UTC, or the day that is written.
pub(super) fn day_of(at: &str) -> Option<PartialDate> {
    let day: PartialDate = at.get(..10)?.parse().ok()?;
    day.day_number().map(|_| day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::{About, Deed, may};

    fn position(role: Role, body: Option<&str>, from: &str, until: &str) -> Position {
        Position {
            id: "p1-1".into(),
            role,
            body: body.map(BodyId::new),
            from: from.parse().ok(),
            until: until.parse().ok(),
        }
    }

    fn account(positions: Vec<Position>) -> Account {
        Account {
            id: "p1".into(),
            name: "A. Diallo".to_owned(),
            former_names: BTreeSet::new(),
            mail: "a@example.org".to_owned(),
            language: Language::Fr,
            disabled: false,
            added_at: "2026-01-01T00:00:00Z".to_owned(),
            positions,
        }
    }

    #[test]
    fn a_position_holds_from_its_first_to_its_last_day() {
        let account = account(vec![position(Role::Secretariat, None, "2026-03-01", "2026-03-31")]);
        for (at, held) in [
            ("2026-02-28T23:59:59Z", false),
            ("2026-03-01T00:00:00Z", true),
            ("2026-03-31T23:59:59Z", true),
            ("2026-04-01", false),
            ("nonsense", false),
            ("", false),
        ] {
            let person = account.person_on(at);
            assert_eq!(may(&person, Deed::Review, &About::Register), held, "{at}");
        }
    }

    #[test]
    fn a_member_of_one_body_who_is_focal_point_of_another_acts_for_the_other_alone() {
        let account = account(vec![
            position(Role::FocalPoint, Some("group-2"), "", ""),
            position(Role::Member, Some("group-9"), "", ""),
        ]);
        let person = account.person_on("2026-03-01");
        let about = |body: &str| About::Item(BTreeSet::from([BodyId::new(body)]));
        assert!(may(&person, Deed::Claim, &about("group-2")));
        assert!(!may(&person, Deed::Claim, &about("group-9")));
    }

    #[test]
    fn a_disabled_account_may_nothing() {
        let mut account = account(vec![position(Role::Administrator, None, "", "")]);
        assert!(may(&account.person_on("2026-03-01"), Deed::Administer, &About::Register));
        account.disabled = true;
        let person = account.person_on("2026-03-01");
        assert!(Deed::all().into_iter().all(|deed| !may(&person, deed, &About::Register)));
    }
}
