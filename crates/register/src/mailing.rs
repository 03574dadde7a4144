//! Mail to people: what each wants to get, what went out, what was seen.
//!
//! None of this is on the record of events: who reads which letter is nobody's history. A letter of
//! one kind for one day stands in one row, written *before* it is handed over, so that a process
//! that is killed in between does not send it again when it comes back (decision 0134).

use actum_model::{ItemId, Language, PartialDate};

/// How often a person gets everything that waits for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Once a week.
    Weekly,
    /// Not at all.
    Never,
}

impl Rhythm {
    /// All of them, in the order of a form.
    pub const ALL: [Rhythm; 3] = [Rhythm::Daily, Rhythm::Weekly, Rhythm::Never];

    /// The name in the register, in forms and in message ids: `daily`.
    pub fn name(self) -> &'static str {
        match self {
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
            Rhythm::Never => "never",
        }
    }

    /// The rhythm of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.name() == name)
    }
}

/// What a person wants to get by mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// How often everything that waits.
    pub digest: Rhythm,
    /// On which day of the week a weekly letter comes: 1 is Monday, 7 Sunday.
    pub weekday: u8,
    /// Not before which hour of the day in the person's time zone, 0 to 23.
    pub hour: u8,
    /// How many days before a due date to be reminded; `None` for not at all.
    pub remind_days: Option<u16>,
    /// The language of letters; that of the account when `None`.
    pub language: Option<Language>,
    /// The time zone by its name in the tz database: `Africa/Dakar`.
    pub time_zone: String,
}

impl Default for Subscription {
    /// What people get who chose nothing: a letter on Mondays at seven, reminders a week before,
    /// in UTC. No letter goes out when there is nothing to say.
    fn default() -> Self {
        Self {
            digest: Rhythm::Weekly,
            weekday: 1,
            hour: 7,
            remind_days: Some(7),
            language: None,
            time_zone: "UTC".to_owned(),
        }
    }
}

impl Subscription {
    /// Brings numbers into their bounds: a weekday of a week, an hour of a day, at most a year
    /// before.
    #[must_use]
    pub fn bounded(self) -> Self {
        Self {
            weekday: self.weekday.clamp(1, 7),
            hour: self.hour.min(23),
            remind_days: self.remind_days.map(|days| days.clamp(1, 366)),
            ..self
        }
    }
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterState {
    /// It is being handed over; when this stays, the process ended meanwhile and nobody knows.
    Going,
    /// The server took charge of it.
    Sent,
    /// There was nothing to say, and nothing went out.
    Nothing,
    /// The server refused it for good.
    Refused,
    /// The connection broke after it was handed over; nobody knows.
    Uncertain,
}

impl LetterState {
    /// All of them.
    pub const ALL: [LetterState; 5] = [
        LetterState::Going,
        LetterState::Sent,
        LetterState::Nothing,
        LetterState::Refused,
        LetterState::Uncertain,
    ];

    /// The name in the register and in message ids: `sent`.
    pub fn name(self) -> &'static str {
        match self {
            LetterState::Going => "going",
            LetterState::Sent => "sent",
            LetterState::Nothing => "nothing",
            LetterState::Refused => "refused",
            LetterState::Uncertain => "uncertain",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Which letter: of one kind, to one person, for one day. There is one such letter, ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LetterKey {
    /// To whom.
    pub person: crate::PersonId,
    /// Which kind: `digest`.
    pub kind: String,
    /// For which day, in the person's time zone, `YYYY-MM-DD`.
    pub day: String,
}

/// A letter on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRecord {
    /// Which.
    pub key: LetterKey,
    /// What became of it.
    pub state: LetterState,
    /// Its `Message-ID`; empty when nothing went out.
    pub message_id: String,
    /// Up to which event it tells what happened.
    pub event: i64,
    /// When that was put on record, RFC 3339.
    pub at: String,
    /// What went wrong.
    pub detail: String,
}

/// Whether a letter that is on record already may be sent once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendAgain {
    /// No: that is what the record is for.
    Never,
    /// A person said so, knowing that it may come twice. One that was sent for certain is never
    /// sent again.
    WhenUnknown,
}

/// An item in which a person's bodies have a part, with what a letter chooses by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernedItem {
    /// The item.
    pub item: ItemId,
    /// By which day it is due, or the milestone that comes first, where that is known.
    pub due: Option<PartialDate>,
}

/// What happened to items of which a person is to hear. What is late or waits for a decision is
/// asked of the list of items instead, as pages do ([`ItemQuery`](crate::ItemQuery)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Open items whose next move is a body's, by due date, those without one last.
    pub action_needed: Vec<ConcernedItem>,
    /// Open items that the bodies own and that came to them after the event asked for.
    pub assigned: Vec<ConcernedItem>,
    /// Notes after that event in which the person is named: the item, and the words.
    pub mentions: Vec<(ConcernedItem, String)>,
    /// The last event looked at.
    pub event: i64,
}

/// Whether `words` name somebody: `@` and one of the names or addresses, with spaces, dots or
/// underlines between its parts, and nothing of a word after it.
///
/// ```
/// let names = ["A. Diallo".to_owned(), "a.diallo@example.org".to_owned()];
/// assert!(actum_register::mentions("Please look, @a.diallo@example.org!", &names));
/// assert!(actum_register::mentions("for @A._Diallo, to decide", &names));
/// assert!(!actum_register::mentions("A. Diallo was there", &names));
/// assert!(!actum_register::mentions("@A. Diallosson", &names));
/// ```
pub fn mentions(words: &str, names: &[String]) -> bool {
    let fold = |words: &str| -> Vec<char> {
        let spaced = words.chars().map(|letter| if letter == '_' { ' ' } else { letter });
        spaced.flat_map(char::to_lowercase).collect()
    };
    let (words, names) = (fold(words), names.iter().map(|name| fold(name)));
    let names: Vec<Vec<char>> = names.filter(|name| !name.is_empty()).collect();
    let begins = words.iter().enumerate().filter(|(_, letter)| matches!(letter, '@' | '＠'));
    let mut rests = begins.map(|(place, _)| &words[place + 1..]);
    rests.any(|rest| {
        names.iter().any(|name| {
            rest.starts_with(name)
                && rest.get(name.len()).is_none_or(|next| !next.is_alphanumeric())
        })
    })
}
