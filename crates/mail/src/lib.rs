//! Messages by mail: digests and reminders in the language of the reader, and their transport.
//!
//! Three rooms that know nothing of each other:
//!
//! * [`Letter`] is what is to be said, [`Letter::compose`] says it: subject, plain text and simple
//!   HTML in one of six languages. Pure: same letter, same bytes.
//! * [`Outgoing`] is a message with its headers, ready to go: of automatic origin (RFC 3834), with
//!   a stable `Message-ID`, and unsubscribed from with one click (RFC 8058).
//! * [`Transport`] takes it to an SMTP server or puts it into a folder, in two steps, so that the
//!   caller can put on record that it goes out *between* them.
//!
//! [`LinkKey`] signs the links in a letter, which end after a while.
//!
//! What a letter holds is chosen by the caller, who also sees to it that the reader may read it.

mod address;
mod compose;
mod html;
mod letter;
mod link;
mod message;
mod transport;

pub use address::{Address, AddressError};
pub use compose::Composed;
pub use letter::{Entry, Letter, LetterKind, Section, SectionKind};
pub use link::{LinkError, LinkKey, LinkPurpose, SignedLink};
pub use message::{MessageError, Outgoing, Thread};
pub use transport::{Ready, SendError, Transport, TransportError};
