//! Why something about people was not done.

use actum_model::BodyId;

use crate::access::TOKEN_LONGEST_DAYS;

use super::{PersonId, PositionId};
use crate::change::Saying;
use crate::permission::Deed;

/// What the messages that say them begin with.
const MESSAGES: &str = "people-refused-";

/// Why something about people was refused. Nothing was changed.
///
/// [`PeopleRefusal::code`] is the end of the id of the message that says it in six languages,
/// `people-refused-…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PeopleRefusal {
    /// Who asks may not do it.
    #[error("{person} may not {}; ask an administrator of the register", deed.name())]
    NotAllowed {
        /// Who.
        person: String,
        /// What.
        deed: Deed,
    },
    /// There is no such person.
    #[error("there is no person {person}; look the id up in the list of people")]
    NoPerson {
        /// The id given.
        person: PersonId,
    },
    /// There is no such position.
    #[error("there is no position {position}; look the id up at its person")]
    NoPosition {
        /// The id given.
        position: PositionId,
    },
    /// A name that cannot stand on record.
    #[error("`{name}` cannot be a name: write 1 to 200 characters on one line")]
    BadName {
        /// The name given.
        name: String,
    },
    /// The name belongs to somebody else, now or on record.
    #[error(
        "{person} acts or acted under the name `{name}`; add something by which the two are told \
         apart"
    )]
    NameTaken {
        /// The name given.
        name: String,
        /// Whose it is.
        person: PersonId,
    },
    /// No address of mail.
    #[error("`{mail}` is no address of mail; write one like name@example.org")]
    BadMail {
        /// The address given.
        mail: String,
    },
    /// Somebody else has the address.
    #[error("{person} has the address `{mail}`; give another one, or use that account")]
    MailTaken {
        /// The address given.
        mail: String,
        /// Whose it is.
        person: PersonId,
    },
    /// There is no such body.
    #[error("there is no body `{body}`; look its id up in the list of bodies")]
    NoBody {
        /// The id given.
        body: BodyId,
    },
    /// A focal point acts for a body, and none is named.
    #[error("a focal point acts for a body; name the body")]
    BodyNeeded,
    /// A period that is no period of days.
    #[error("{detail}")]
    BadPeriod {
        /// What is wrong and what would be right.
        detail: String,
    },
    /// Nobody could keep people any more.
    #[error("{person} is the last administrator; make somebody else administrator first")]
    LastAdministrator {
        /// Who.
        person: PersonId,
    },
    /// The account is disabled.
    #[error("the account of {person} is disabled; enable it first")]
    Disabled {
        /// Who.
        person: PersonId,
    },
    /// It is so already.
    #[error("nothing would change: it is so already")]
    Unchanged,
    /// A token without a name or scopes, or for too long.
    #[error(
        "a token takes a name, at least one scope (read, write, administer) and 1 to \
         {TOKEN_LONGEST_DAYS} days"
    )]
    BadToken,
    /// No moment.
    #[error("`{at}` is no time; write it as in RFC 3339")]
    BadMoment {
        /// What was given.
        at: String,
    },
}

impl PeopleRefusal {
    /// The name of the kind: `name-taken`.
    pub fn code(&self) -> &'static str {
        let message = self.message();
        message.strip_prefix(MESSAGES).unwrap_or(message)
    }

    /// The message that says it.
    pub fn saying(&self) -> Saying {
        Saying::of(self.message())
    }

    fn message(&self) -> &'static str {
        match self {
            PeopleRefusal::NotAllowed { .. } => "people-refused-not-allowed",
            PeopleRefusal::NoPerson { .. } => "people-refused-no-person",
            PeopleRefusal::NoPosition { .. } => "people-refused-no-position",
            PeopleRefusal::BadName { .. } => "people-refused-bad-name",
            PeopleRefusal::NameTaken { .. } => "people-refused-name-taken",
            PeopleRefusal::BadMail { .. } => "people-refused-bad-mail",
            PeopleRefusal::MailTaken { .. } => "people-refused-mail-taken",
            PeopleRefusal::NoBody { .. } => "people-refused-no-body",
            PeopleRefusal::BodyNeeded => "people-refused-body-needed",
            PeopleRefusal::BadPeriod { .. } => "people-refused-bad-period",
            PeopleRefusal::LastAdministrator { .. } => "people-refused-last-administrator",
            PeopleRefusal::Disabled { .. } => "people-refused-disabled",
            PeopleRefusal::Unchanged => "people-refused-unchanged",
            PeopleRefusal::BadToken => "people-refused-bad-token",
            PeopleRefusal::BadMoment { .. } => "people-refused-bad-moment",
        }
    }
}
