//! Editions and proposals of one text: which clause became which, what differs in words, and
//! where proposals collide.
//!
//! Pure: texts in, values out; no clock, no files. The JSON is described in
//! `docs/formats/amend.md`.

mod align;
mod compile;
mod differ;
mod draft;
mod edition;
mod fold;
mod marks;
mod meaning;
mod parallel;
mod redline;
mod submission;
mod word;

pub use align::{Alignment, Kind, Link, Options, align};
pub use compile::{
    Agreement, Cell, Collision, Compilation, GapCollision, Mark, Proposal, Reason, Statistics,
    TableRow, compile,
};
pub use differ::{Difference, Place};
pub use draft::{
    Act, Cause, Change, ChangeId, ChangeState, Consensus, Decision, Draft, DraftClause, DraftPlace,
    Drafted, Fault, Key, Open, OutOfStep, Position, Refusal, Segment, Source, Stand, Step,
    ToTranslate, TracedParagraph, TracedPiece, Unsound, Why, Wish,
};
pub use edition::{Clause, Edition};
pub use fold::fold;
pub use marks::{Applied, Remark, apply_marks, has_marks};
pub use meaning::{Aspect, Meaning, Meanings, Turn};
pub use parallel::parallel;
pub use redline::{Paragraph, Piece, Print, Standing, accept, pieces, redline, reject};
pub use submission::{Author, Settled, Submission};
