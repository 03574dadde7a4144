//! What is wrong with what was given, and what would be right: one kind for each sentence, so that
//! every reader is told in their own language.

use actum_model::{BodyId, EvidenceId, ItemId, OccasionId, StatusId};

use super::saying::{Saying, SayingValue};

/// How a value of an objection is said.
trait Spoken {
    fn spoken(&self) -> SayingValue;
}

impl Spoken for String {
    fn spoken(&self) -> SayingValue {
        SayingValue::Words(self.clone())
    }
}

impl Spoken for &'static str {
    fn spoken(&self) -> SayingValue {
        SayingValue::Words((*self).to_owned())
    }
}

impl Spoken for usize {
    fn spoken(&self) -> SayingValue {
        SayingValue::Count(*self)
    }
}

impl Spoken for StatusId {
    fn spoken(&self) -> SayingValue {
        SayingValue::States(vec![self.clone()])
    }
}

macro_rules! said_as_written {
    ($($id:ident),+) => {
        $(impl Spoken for $id {
            fn spoken(&self) -> SayingValue {
                SayingValue::Words(self.to_string())
            }
        })+
    };
}

said_as_written!(BodyId, EvidenceId, ItemId, OccasionId);

macro_rules! objections {
    ($($(#[doc = $doc:literal])+ $name:ident $({ $($value:ident: $kind:ty),+ })?
        => $message:literal, $english:literal;)+) => {
        /// What is wrong with what was given, and what would be right.
        ///
        /// Written out it is English, for logs; readers are told by [`Objection::saying`].
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[non_exhaustive]
        pub enum Objection {
            $(
                $(#[doc = $doc])+
                #[error($english)]
                $name $({
                    $(
                        #[doc = concat!("The value `", stringify!($value), "` of its message.")]
                        $value: $kind,
                    )+
                })?,
            )+
        }

        impl Objection {
            /// The message that says it, with its values.
            pub fn saying(&self) -> Saying {
                match self {
                    $(Objection::$name $({ $($value),+ })? => Saying {
                        message: concat!("objection-", $message),
                        values: vec![$($((stringify!($value), $value.spoken())),+)?],
                    },)+
                }
            }

            /// Its name for programs, which never changes: `too-many`.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Objection::$name $({ $($value: _),+ })? => $message,)+
                }
            }

            /// The names of all of them, and of the values that each has: for tests of messages.
            pub fn all() -> Vec<(&'static str, Vec<&'static str>)> {
                vec![$(($message, vec![$($(stringify!($value)),+)?])),+]
            }
        }
    };
}

objections! {
    /// More entries than a list takes.
    TooMany { count: usize, most: usize }
        => "too-many", "{count} are too many; give at most {most}";
    /// A value without words.
    Empty => "empty", "it is empty; write what it is";
    /// A value with too many characters.
    TooLong { most: usize } => "too-long", "it is longer than {most} characters; shorten it";
    /// A field that was given twice at once.
    Twice => "twice", "it is given twice; give it once";
    /// A body that nobody knows.
    NoBody { body: BodyId }
        => "no-body", "the body `{body}` is not in the register; look its id up";
    /// An item that is not there.
    NoItem { item: ItemId }
        => "no-item", "the item `{item}` is not in the register; look its id up";
    /// An item tied to itself.
    Itself => "itself", "an item cannot be tied to itself";
    /// An item that waits for this one already.
    WaitsAlready { item: ItemId }
        => "waits-already", "`{item}` waits for this item already, straight or through others; the \
            two would wait for each other for ever";
    /// An occasion that nobody knows.
    NoOccasion { occasion: OccasionId }
        => "no-occasion", "the occasion `{occasion}` is not in the register; look its id up, or \
            give a date";
    /// A tag with too many characters.
    LongTag { tag: String, most: usize }
        => "long-tag", "`{tag}` is longer than {most} characters; shorten it";
    /// Not a length of time.
    NoDuration { written: String }
        => "no-duration", "`{written}` is no length of time; write it as ISO 8601 does: P1Y, P6M, \
            P4W";
    /// A length of time that does not go forward.
    BackwardDuration { written: String }
        => "backward-duration", "`{written}` does not go forward; give a length above nothing";
    /// A milestone without an id of its own.
    MilestoneId { written: String }
        => "milestone-id", "the milestone id `{written}` is empty or given twice; give each its \
            own, as m1";
    /// Words that do not stand in the text where they are said to.
    OtherWords
        => "other-words", "the words are not those of the text at that place; select them again";
    /// A remark or statement with too many characters.
    LongWords { length: usize, most: usize }
        => "long-words", "the words have {length} characters, over the limit of {most}; attach a \
            document instead";
    /// A note without words.
    EmptyNote => "empty-note", "the note is empty; write what to keep";
    /// Into how many parts nothing is split.
    Parts { count: usize, most: usize }
        => "parts", "an item is split into 2 to {most} parts, not {count}";
    /// Nothing to merge with.
    NothingToMerge
        => "nothing-to-merge", "name at least one other item to merge into this one";
    /// Items of two texts.
    OtherText { item: ItemId }
        => "other-text", "{item} belongs to another text; relate the items instead, so that each \
            text keeps its own";
    /// A page without a title.
    NoTitle => "no-title", "say what the page is called; an address alone tells nobody";
    /// The same file or page again.
    AttachedAlready { evidence: EvidenceId, title: String }
        => "attached-already", "it is attached already, as {evidence} ({title})";
    /// A share above the whole.
    Percent { percent: usize } => "percent", "{percent} % cannot be; give 0 to 100";
    /// A period of what is done once.
    NoPeriods
        => "no-periods", "the item is done once and has no periods; set its duty to ongoing or \
            recurring first";
    /// A period without a name, or with too long a one.
    PeriodName { most: usize }
        => "period-name", "name the period in 1 to {most} characters, as 2026";
    /// A milestone that the item does not have.
    NoMilestone { milestone: String }
        => "no-milestone", "the item has no milestone {milestone}; set it first";
    /// What goes on, claimed to be done.
    NeverDone
        => "never-done", "what goes on is never done; claim the goal of a period instead";
    /// A claim that says nothing.
    NothingSaid => "nothing-said", "say what was done, or name the evidence";
    /// Evidence that the item does not have.
    NoEvidence { evidence: EvidenceId }
        => "no-evidence", "there is no evidence {evidence} on the item; attach it first";
    /// Not the address of a page.
    NoAddress { address: String }
        => "no-address", "`{address}` is no address of a page; it begins with https:// or http:// \
            and has no spaces";
    /// An address that is too long.
    LongAddress { bytes: usize, most: usize }
        => "long-address", "the address has {bytes} bytes, over the limit of {most}; give a \
            shorter one";
    /// A file without a name.
    NoFileName => "no-file-name", "the file has no name; give it one";
    /// A file without contents.
    EmptyFile { name: String }
        => "empty-file", "{name} is empty; attach the file with its contents";
    /// A file over the limit, in MiB.
    LargeFile { name: String, size: usize, most: usize }
        => "large-file", "{name} has {size} MB, over the limit of {most} MB; attach a smaller file \
            or a link";
    /// A file whose name tells no type.
    NoEnding { name: String }
        => "no-ending", "{name} has no ending that tells its type; name it like report.pdf";
    /// A file of a type that is not taken.
    FileType { name: String, endings: String }
        => "file-type", "{name}: files of this type are not kept as evidence; attach one of \
            {endings}, or a link";
    /// A file that is of another type than its name says.
    OtherType { name: String, says: &'static str, found: &'static str }
        => "other-type", "{name} says it is {says} and is {found}; give it its right name, or save \
            it again in the format it names";
    /// A file that is not of the type that its name says.
    NotThatType { name: String, says: &'static str }
        => "not-that-type", "{name} says it is {says} and is something else; give it its right \
            name, or save it again in the format it names";
    /// Not a moment.
    NoMoment { written: String }
        => "no-moment", "`{written}` is not a time; write it as in RFC 3339: 2026-11-23T09:00:00Z";
    /// Neither a day nor a moment.
    NoDay { written: String }
        => "no-day", "`{written}` is no day or moment; write 2026-11-23 or 2026-11-23T09:00:00Z";
    /// An edition that is not there.
    NoEdition { edition: String } => "no-edition", "the edition {edition} is not in the register";
    /// Nobody who acts.
    Nobody => "nobody", "nobody is named as changing it; name the person";
    /// A workflow that is not there.
    NoWorkflow { workflow: String, known: String }
        => "no-workflow", "there is no workflow `{workflow}`; there are {known}";
    /// A text that is not there.
    NoText { text: String } => "no-text", "there is no text `{text}`; look its id up";
    /// Items in a state that a workflow does not know.
    UnknownState { status: StatusId, workflow: String }
        => "unknown-state", "items of the text stand at `{status}`, which `{workflow}` does not \
            know; move them to a state that both know first";
    /// Not an address that messages can be sent to.
    NoHook { address: String }
        => "no-hook", "`{address}` is no address that messages can be sent to; write one like \
            https://example.org/hook";
    /// Not a kind of event.
    NoKind { kind: String }
        => "no-kind", "`{kind}` is no kind of event; write one like item-moved";
    /// Too many kinds of event.
    ManyKinds { most: usize }
        => "many-kinds", "at most {most} kinds are named; name none to get all";
    /// Too many webhooks.
    ManyHooks { most: usize } => "many-hooks", "there are {most} webhooks; remove one first";
    /// A draft in which drafting is over.
    DraftClosed => "draft-closed", "drafting is over; take the draft up again first";
    /// A part of a draft that is too large.
    LargeDraft { bytes: usize, most: usize }
        => "large-draft", "it has {bytes} bytes, and at most {most} are kept; divide it";
    /// Not the id of a text.
    TextForm
        => "text-form", "a text id has 1 to 200 bytes and no space, colon or slash; name it like \
            `assembly-2024-actions`";
    /// A reading that is not one of the document.
    StrayReading { commitment: String, provision: String }
        => "stray-reading", "commitment {commitment} belongs to provision {provision}, which the \
            document does not hold; give the extraction of this document";
    /// A document or a reading that cannot be kept.
    NotKept { what: String, cause: String }
        => "not-kept", "its {what} cannot be written and read back ({cause}); report this";
    /// The verdict on an item was given.
    VerdictGiven
        => "verdict-given", "the verdict was given; reopen the item to give another";
    /// An item that nobody confirmed.
    ConfirmFirst
        => "confirm-first", "confirm it first, then it can be followed up";
    /// An item that was rejected.
    Rejected
        => "rejected", "a rejected item is not followed up; reopen it first";
    /// An item that no longer applies.
    Overtaken => "overtaken", "it no longer applies and is not followed up";
    /// An item that others stand in the place of.
    SeeOthers
        => "see-others", "it no longer applies; look at the items in its place";
    /// Values of an item that does not apply.
    ValuesStay
        => "values-stay", "its values stay as they are; reopen it first, if it applies";
    /// Splitting what does not apply.
    SplitApplying => "split-applying", "only an item that applies can be split";
    /// Merging what does not apply.
    MergeApplying => "merge-applying", "only items that apply can be merged";
    /// Nothing was done yet.
    NothingDone
        => "nothing-done", "nothing was done to it that could be taken back";
    /// What nobody can take back.
    NotTakenBack
        => "not-taken-back", "what was done last cannot be taken back; do what sets it right";
}
