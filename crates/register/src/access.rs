//! How people get in: what is kept of passwords, links, sessions and tokens, and the log of it.
//!
//! None of this is an event: secrets never stand in the record, and a session is nothing that a
//! register must know in four years. What is kept stands in tables of its own; hashes come from the
//! outside (crate `identity`), so that the register never sees a secret.

use std::collections::BTreeSet;

use crate::people::{Account, PersonId};
use crate::permission::Scope;

/// How long a session lasts without a request, in seconds: two hours.
pub const SESSION_IDLE: i64 = 2 * 60 * 60;

/// How long a session lasts at most, in seconds: twelve hours, a long working day.
pub const SESSION_LONGEST: i64 = 12 * 60 * 60;

/// How long a set-up link can be used, in seconds: three days.
pub const LINK_LIFE: i64 = 3 * 24 * 60 * 60;

/// How long a token of a program is good for at most, in days.
pub const TOKEN_LONGEST_DAYS: i64 = 366;

/// How often at most it is written down that a session or a token was used, in seconds.
pub(crate) const SEEN_STEP: i64 = 5 * 60;

/// From where somebody came: as it is logged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The network address; empty where there is none.
    pub address: String,
    /// What the browser calls itself; empty where it does not.
    pub agent: String,
}

/// How somebody signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInWay {
    /// With a password of this register.
    Password,
    /// With a set-up link.
    Link,
    /// Through a provider of identities.
    Provider,
}

impl SignInWay {
    /// The name used in data and message ids: `password`.
    pub fn name(self) -> &'static str {
        match self {
            SignInWay::Password => "password",
            SignInWay::Link => "link",
            SignInWay::Provider => "provider",
        }
    }

    /// The way with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [SignInWay::Password, SignInWay::Link, SignInWay::Provider]
            .into_iter()
            .find(|way| way.name() == name)
    }
}

/// Somebody who is signed in, in one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Hash of its id: what names it.
    pub hash: String,
    /// Who.
    pub person: PersonId,
    /// How the person signed in.
    pub way: SignInWay,
    /// When, RFC 3339.
    pub began_at: String,
    /// When it was used last, to within five minutes.
    pub seen_at: String,
    /// From where.
    pub origin: Origin,
}

/// A token of a program that acts for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The id: `p3-t1`.
    pub id: String,
    /// Whose.
    pub person: PersonId,
    /// What it is for, in the owner's words.
    pub name: String,
    /// To what it is limited.
    pub scopes: BTreeSet<Scope>,
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// From when on it is no good.
    pub expires_at: String,
    /// When it was revoked, if it was.
    pub revoked_at: Option<String>,
    /// When it was used last, to within five minutes.
    pub used_at: Option<String>,
}

/// The address of a person's calendar, which is a secret that only its hash is kept of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarAddress {
    /// When it was made, RFC 3339.
    pub made_at: String,
    /// When a program asked for it last, to within five minutes.
    pub used_at: Option<String>,
}

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Whose.
    pub person: PersonId,
    /// What it is for, in the owner's words.
    pub name: String,
    /// To what it is limited; not empty.
    pub scopes: BTreeSet<Scope>,
    /// Hash of the token.
    pub hash: String,
    /// For how many days it is good, 1 to [`TOKEN_LONGEST_DAYS`].
    pub days: i64,
}

/// What failures to sign in are counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailureOf {
    /// The address of mail that was given as a name, whether there is such an account or not.
    Name(String),
    /// The network address. A whole office may share one, so that sixteen more are free.
    Address(String),
}

impl FailureOf {
    pub(crate) fn key(&self) -> String {
        match self {
            FailureOf::Name(name) => format!("name {}", crate::import::matching::folded(name)),
            FailureOf::Address(address) => format!("address {address}"),
        }
    }

    pub(crate) fn wait_after(&self, failures: u32) -> i64 {
        match self {
            FailureOf::Name(_) => wait_after(failures),
            FailureOf::Address(_) => wait_after(failures.saturating_sub(16)),
        }
    }
}

/// Failures to sign in that are remembered, for a name or an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many since the last success.
    pub count: u32,
    /// When the last one was; empty when there was none.
    pub last_at: String,
    /// For how many more seconds nothing is tried.
    pub wait: i64,
}

/// Something in the log of access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessEntry {
    /// Its number; grows.
    pub number: i64,
    /// When, RFC 3339.
    pub at: String,
    /// What.
    pub kind: AccessKind,
    /// Whom it is about, when that is somebody known.
    pub person: Option<PersonId>,
    /// Who did it: a name on record, or what was given as one.
    pub actor: String,
    /// From where.
    pub address: String,
    /// The rest: what was refused, which token.
    pub detail: String,
}

/// Something to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccess<'a> {
    /// What.
    pub kind: AccessKind,
    /// Whom it is about, when that is somebody known.
    pub person: Option<&'a PersonId>,
    /// Who did it: a name on record, or what was given as one.
    pub actor: &'a str,
    /// From where.
    pub address: &'a str,
    /// The rest.
    pub detail: &'a str,
}

macro_rules! access_kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal;)+) => {
        /// What the log of access tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum AccessKind {
            $($(#[$doc])* $kind,)+
        }

        impl AccessKind {
            /// All of them.
            pub const ALL: &'static [AccessKind] = &[$(AccessKind::$kind,)+];

            /// The name used in data and message ids: `sign-in-refused`.
            pub fn name(self) -> &'static str {
                match self {
                    $(AccessKind::$kind => $name,)+
                }
            }
        }
    };
}

access_kinds! {
    /// Somebody signed in.
    SignIn = "sign-in";
    /// A sign-in was refused.
    SignInRefused = "sign-in-refused";
    /// Somebody signed out.
    SignOut = "sign-out";
    /// Sessions were ended from elsewhere.
    SessionsEnded = "sessions-ended";
    /// A set-up link was made.
    LinkMade = "link-made";
    /// A password was set or changed.
    PasswordSet = "password-set";
    /// An account was tied to a provider of identities.
    IdentityLinked = "identity-linked";
    /// A token was made.
    TokenMade = "token-made";
    /// A token was revoked.
    TokenRevoked = "token-revoked";
    /// A token was refused.
    TokenRefused = "token-refused";
    /// The address of a calendar was made.
    CalendarMade = "calendar-made";
    /// The address of a calendar was revoked.
    CalendarRevoked = "calendar-revoked";
    /// Somebody asked for what they may not do.
    Forbidden = "forbidden";
}

impl AccessKind {
    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// A session with its account.
pub(crate) type SessionAccount = (Session, Account);

/// For how long nothing is tried after so many failures, in seconds: four are free, for people
/// mistype; then a second, doubled with each failure up to a quarter of an hour.
///
/// ```
/// use actum_register::wait_after;
/// assert_eq!([4, 5, 6, 7].map(wait_after), [0, 1, 2, 4]);
/// assert_eq!(wait_after(1000), 900);
/// ```
pub fn wait_after(failures: u32) -> i64 {
    match failures {
        0..=4 => 0,
        more => 1_i64.checked_shl(more - 5).filter(|wait| (1..900).contains(wait)).unwrap_or(900),
    }
}
