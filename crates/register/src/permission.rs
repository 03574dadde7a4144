//! Who may do what: one function decides, everything else asks it.

use std::collections::BTreeSet;

use actum_model::{BodyId, Field, Item, Role};

use crate::people::PersonId;

/// Somebody who acts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name on record.
    pub name: String,
    /// The account through which the person acts; `None` where there are no accounts.
    pub id: Option<PersonId>,
    /// Other names under which the person stands on record from earlier.
    pub former_names: BTreeSet<String>,
    /// What the person is to the register.
    pub roles: BTreeSet<Role>,
    /// The bodies the person acts for.
    pub bodies: BTreeSet<BodyId>,
    /// To what a token limits the person; `None` when the person acts without one.
    pub scopes: Option<BTreeSet<Scope>>,
}

/// What a token may be used for. A token never gives more than its person may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read the register, and the record of events where the person may.
    Read,
    /// Change items and bring texts in.
    Write,
    /// Keep people, workflows and packs.
    Administer,
}

impl Scope {
    /// All of them.
    pub const ALL: [Scope; 3] = [Scope::Read, Scope::Write, Scope::Administer];

    /// The name used in data and message ids: `administer`.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
            Scope::Administer => "administer",
        }
    }

    /// The scope with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

impl Person {
    /// The one person of a register that is kept on one machine without sign-in: may do
    /// everything.
    pub fn alone(name: impl Into<String>) -> Self {
        Self { name: name.into(), roles: BTreeSet::from([Role::Administrator]), ..Self::default() }
    }

    /// Somebody with one role, for the bodies given.
    pub fn with_role(
        name: impl Into<String>,
        role: Role,
        bodies: impl IntoIterator<Item = BodyId>,
    ) -> Self {
        Self {
            name: name.into(),
            roles: BTreeSet::from([role]),
            bodies: bodies.into_iter().collect(),
            ..Self::default()
        }
    }

    /// The same person limited to what a token is for.
    #[must_use]
    pub fn limited_to(mut self, scopes: impl IntoIterator<Item = Scope>) -> Self {
        self.scopes = Some(scopes.into_iter().collect());
        self
    }

    /// Whether this is the one who did something under `name`, whatever the name is now.
    pub(crate) fn is_or_was(&self, name: &str) -> bool {
        self.name == name || self.former_names.contains(name)
    }
}

/// Something to be done with the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Read texts, items, claims, evidence and reports.
    Read,
    /// Read the record of events whole.
    ReadRecord,
    /// Bring a text in.
    Import,
    /// Confirm, reject, split, merge; correct what was extracted.
    Review,
    /// Set a value that people plan by.
    Plan(Field),
    /// Move an item to another state; the workflow says for each move who else may.
    Move,
    /// Claim that something was done.
    Claim,
    /// Accept or decline a claim.
    Decide,
    /// Attach evidence.
    Attach,
    /// Write a note.
    Note,
    /// Draft: open a draft, add proposals, decide on changes, word clauses.
    Draft,
    /// Put the position of a body on a clause of a draft on record.
    TakePosition,
    /// Choose workflows and record packs.
    Configure,
    /// Keep people, positions and tokens.
    Administer,
}

impl Deed {
    /// All of them, with [`Deed::Plan`] once for each field that is planned by.
    pub fn all() -> Vec<Deed> {
        let mut all = vec![
            Deed::Read,
            Deed::ReadRecord,
            Deed::Import,
            Deed::Review,
            Deed::Move,
            Deed::Claim,
            Deed::Decide,
            Deed::Attach,
            Deed::Note,
            Deed::Draft,
            Deed::TakePosition,
            Deed::Configure,
            Deed::Administer,
        ];
        let planned = Field::ALL.into_iter();
        all.extend(
            planned
                .filter(|field| !field.is_extracted() && *field != Field::Status)
                .map(Deed::Plan),
        );
        all
    }

    /// What a token must be for to be used for it.
    pub fn scope(self) -> Scope {
        match self {
            Deed::Read | Deed::ReadRecord => Scope::Read,
            Deed::Import
            | Deed::Review
            | Deed::Plan(_)
            | Deed::Move
            | Deed::Claim
            | Deed::Decide
            | Deed::Attach
            | Deed::Note
            | Deed::Draft
            | Deed::TakePosition => Scope::Write,
            Deed::Configure | Deed::Administer => Scope::Administer,
        }
    }

    /// The name used in refusals and message ids: `decide`, `plan-tags`.
    pub fn name(self) -> String {
        match self {
            Deed::Read => "read".to_owned(),
            Deed::ReadRecord => "read-record".to_owned(),
            Deed::Import => "import".to_owned(),
            Deed::Review => "review".to_owned(),
            Deed::Plan(field) => format!("plan-{}", field.name().replace('_', "-")),
            Deed::Move => "move".to_owned(),
            Deed::Claim => "claim".to_owned(),
            Deed::Decide => "decide".to_owned(),
            Deed::Attach => "attach".to_owned(),
            Deed::Note => "note".to_owned(),
            Deed::Draft => "draft".to_owned(),
            Deed::TakePosition => "take-position".to_owned(),
            Deed::Configure => "configure".to_owned(),
            Deed::Administer => "administer".to_owned(),
        }
    }
}

/// What a deed is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The register as a whole.
    Register,
    /// An item of these bodies: its owners and partners, and the members of collectives among
    /// them.
    Item(BTreeSet<BodyId>),
}

impl About {
    /// What `item` is about, given the members of a collective.
    pub fn item(item: &Item, members: impl Fn(&BodyId) -> Vec<BodyId>) -> Self {
        let partners = item.commitment.partners.iter();
        let named = item
            .owners
            .iter()
            .cloned()
            .chain(partners.filter_map(|one| one.value.party.body.clone()))
            .chain(item.follow_up.action_needed_by.clone());
        let mut bodies = BTreeSet::new();
        for body in named {
            bodies.extend(members(&body));
            bodies.insert(body);
        }
        About::Item(bodies)
    }
}

/// Whether `person` may do `deed`. The only place where this is decided.
///
/// ```
/// use actum_model::Role;
/// use actum_register::{About, Deed, Person, may};
/// let focal = Person::with_role("A. Diallo", Role::FocalPoint, ["itu-t-sg17".into()]);
/// let own = About::Item(["itu-t-sg17".into()].into());
/// let other = About::Item(["itu-t-sg20".into()].into());
/// assert!(may(&focal, Deed::Claim, &own));
/// assert!(!may(&focal, Deed::Claim, &other));
/// assert!(!may(&focal, Deed::Decide, &own));
/// ```
pub fn may(person: &Person, deed: Deed, about: &About) -> bool {
    let concerned = match about {
        About::Register => false,
        About::Item(bodies) => !person.bodies.is_disjoint(bodies),
    };
    if person.scopes.as_ref().is_some_and(|scopes| !scopes.contains(&deed.scope())) {
        return false;
    }
    person.roles.iter().any(|role| role_may(*role, deed, concerned))
}

fn role_may(role: Role, deed: Deed, concerned: bool) -> bool {
    match role {
        Role::Administrator => true,
        Role::Secretariat => deed != Deed::Administer,
        Role::FocalPoint => match deed {
            Deed::Read => true,
            Deed::Claim | Deed::Attach | Deed::Note | Deed::Move | Deed::TakePosition => concerned,
            Deed::Plan(field) => {
                concerned
                    && matches!(field, Field::Milestones | Field::Tags | Field::ActionNeededBy)
            }
            Deed::ReadRecord
            | Deed::Import
            | Deed::Review
            | Deed::Decide
            | Deed::Draft
            | Deed::Configure
            | Deed::Administer => false,
        },
        Role::Member => matches!(deed, Deed::Read | Deed::Note),
        Role::Reader => deed == Deed::Read,
        Role::Auditor => matches!(deed, Deed::Read | Deed::ReadRecord),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: role by deed, for an item of one's own body and for another's.
    #[test]
    fn every_role_may_exactly_what_the_table_says() {
        let own = About::Item(BTreeSet::from([BodyId::new("a")]));
        let other = About::Item(BTreeSet::from([BodyId::new("b")]));
        // (role, on own items, elsewhere)
        let plan = ["plan-action-needed-by", "plan-milestones", "plan-tags"];
        let mut focal = vec!["attach", "claim", "move", "note", "read", "take-position"];
        focal.extend(plan);
        let all: Vec<String> = Deed::all().into_iter().map(Deed::name).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let without = |left_out: &str| -> Vec<&str> {
            all.iter().copied().filter(|name| *name != left_out).collect()
        };
        let table: [(Role, Vec<&str>, Vec<&str>); 6] = [
            (Role::Administrator, all.clone(), all.clone()),
            (Role::Secretariat, without("administer"), without("administer")),
            (Role::FocalPoint, focal, vec!["read"]),
            (Role::Member, vec!["note", "read"], vec!["note", "read"]),
            (Role::Reader, vec!["read"], vec!["read"]),
            (Role::Auditor, vec!["read", "read-record"], vec!["read", "read-record"]),
        ];
        for (role, on_own, elsewhere) in table {
            let person = Person::with_role("somebody", role, [BodyId::new("a")]);
            for (about, allowed) in
                [(&own, &on_own), (&other, &elsewhere), (&About::Register, &elsewhere)]
            {
                for deed in Deed::all() {
                    assert_eq!(
                        may(&person, deed, about),
                        allowed.contains(&deed.name().as_str()),
                        "{} {} {about:?}",
                        role.name(),
                        deed.name()
                    );
                }
            }
        }
    }

    #[test]
    fn nobody_without_a_role_may_anything() {
        let nobody = Person {
            name: "nobody".to_owned(),
            bodies: BTreeSet::from([BodyId::new("a")]),
            ..Person::default()
        };
        let own = About::Item(BTreeSet::from([BodyId::new("a")]));
        assert!(Deed::all().into_iter().all(|deed| !may(&nobody, deed, &own)));
    }

    /// Every role with every set of scopes: what both allow, and nothing else.
    #[test]
    fn a_token_gives_no_more_than_its_person_and_its_scopes() {
        let own = About::Item(BTreeSet::from([BodyId::new("a")]));
        for role in Role::ALL {
            let person = Person::with_role("somebody", role, [BodyId::new("a")]);
            for set in 0..8u8 {
                let scopes = (0..).zip(Scope::ALL).filter(|(place, _)| set & (1 << place) != 0);
                let limited = person.clone().limited_to(scopes.map(|(_, scope)| scope));
                for deed in Deed::all() {
                    let place = Scope::ALL.iter().position(|scope| *scope == deed.scope());
                    let within = set & (1 << place.expect("one of all")) != 0;
                    assert_eq!(
                        may(&limited, deed, &own),
                        within && may(&person, deed, &own),
                        "{} {} {set:b}",
                        role.name(),
                        deed.name()
                    );
                }
            }
        }
    }

    #[test]
    fn several_roles_add_up() {
        let mut person = Person::with_role("both", Role::Reader, []);
        person.roles.insert(Role::Auditor);
        assert!(may(&person, Deed::ReadRecord, &About::Register));
        assert!(!may(&person, Deed::Note, &About::Register));
    }
}
