//! What is to be said.

use actum_model::{Language, PartialDate};

/// A letter to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is.
    pub kind: LetterKind,
    /// The language of the reader.
    pub language: Language,
    /// The name of the reader.
    pub name: String,
    /// The day of which it speaks, in the reader's time zone.
    pub day: PartialDate,
    /// What there is, the most urgent first. Sections without entries are left out.
    pub sections: Vec<Section>,
    /// Where the register is: `https://register.example.org/`.
    pub register: String,
    /// Where to change what is sent.
    pub settings: String,
    /// Where to end it; a signed link.
    pub unsubscribe: String,
    /// Until when signed links hold.
    pub links_until: PartialDate,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// Everything that waits for the reader.
    Digest,
    /// What will soon be due.
    Reminder,
    /// Whether mail arrives.
    Test,
}

impl LetterKind {
    /// The name used in data and message ids: `digest`.
    pub fn name(self) -> &'static str {
        match self {
            LetterKind::Digest => "digest",
            LetterKind::Reminder => "reminder",
            LetterKind::Test => "test",
        }
    }

    /// The kind with this name, of those that are sent by the clock.
    pub fn from_name(name: &str) -> Option<Self> {
        [LetterKind::Digest, LetterKind::Reminder].into_iter().find(|kind| kind.name() == name)
    }
}

/// Items that have the same to do with the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What.
    pub kind: SectionKind,
    /// The items.
    pub entries: Vec<Entry>,
    /// How many more there are that are not listed.
    pub more: u64,
    /// Where all of them are listed.
    pub all: String,
}

/// What items have to do with the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// Their day has passed.
    Overdue,
    /// Their day comes soon.
    DueSoon,
    /// The next move is the reader's body's.
    ActionNeeded,
    /// A claim waits for the reader's decision.
    ClaimsWaiting,
    /// They came to the reader's body since the last letter.
    NewlyAssigned,
    /// Somebody named the reader in a note.
    Mentions,
    /// Nothing was heard of them for long.
    Stale,
}

impl SectionKind {
    /// All of them, in the order of a letter.
    pub const ALL: [SectionKind; 7] = [
        SectionKind::Overdue,
        SectionKind::DueSoon,
        SectionKind::ActionNeeded,
        SectionKind::ClaimsWaiting,
        SectionKind::NewlyAssigned,
        SectionKind::Mentions,
        SectionKind::Stale,
    ];

    /// The name used in message ids: `due-soon`.
    pub fn name(self) -> &'static str {
        match self {
            SectionKind::Overdue => "overdue",
            SectionKind::DueSoon => "due-soon",
            SectionKind::ActionNeeded => "action-needed",
            SectionKind::ClaimsWaiting => "claims-waiting",
            SectionKind::NewlyAssigned => "newly-assigned",
            SectionKind::Mentions => "mentions",
            SectionKind::Stale => "stale",
        }
    }
}

/// An item as a letter shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The item's number in its text: `5.1a`.
    pub number: String,
    /// What it asks, or what a note says.
    pub words: String,
    /// The language of these words, where it is known.
    pub words_language: Option<Language>,
    /// By when it is due.
    pub due: Option<PartialDate>,
    /// How many days until then; negative when it has passed.
    pub days: Option<i64>,
    /// Where it stands, in the reader's language.
    pub status: String,
    /// Where it is shown.
    pub open: String,
    /// A signed link that says that the reader has seen it; `None` where that would change nothing.
    pub seen: Option<String>,
}
