//! A message with its headers.

use std::time::{Duration, UNIX_EPOCH};

use actum_model::Language;
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};

use crate::address::Address;
use crate::compose::Composed;

/// A message, ready to be taken somewhere.
#[derive(Debug, Clone)]
pub struct Outgoing {
    pub(crate) message: Message,
    pub(crate) id: String,
}

/// How a message is known and what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// What stands before the `@` of the `Message-ID`: the same for the same letter, whoever sends
    /// it and however often, so that mail programs show it once.
    pub id: String,
    /// The same of the thread it belongs to; mail programs put letters of one thread together.
    pub root: Option<String>,
}

/// A message cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// The time of sending lies before 1970.
    #[error("the clock says {seconds} seconds since 1970; set it")]
    Time {
        /// What it says.
        seconds: i64,
    },
    /// The parts do not make a message.
    #[error("the message to {to} cannot be put together: {detail}")]
    Parts {
        /// To whom.
        to: String,
        /// Why.
        detail: String,
    },
}

impl Outgoing {
    /// The message: `at` is the time of sending in seconds since 1970, `unsubscribe` an address
    /// that ends such letters by a POST (RFC 8058).
    ///
    /// # Errors
    ///
    /// When the parts do not make a message.
    pub fn new(
        from: &Address,
        to: &Address,
        composed: &Composed,
        thread: &Thread,
        language: Language,
        unsubscribe: Option<&str>,
        at: i64,
    ) -> Result<Self, MessageError> {
        let seconds = u64::try_from(at).map_err(|_| MessageError::Time { seconds: at })?;
        let id = format!("<{}@{}>", thread.id, from.domain());
        let mut builder = Message::builder()
            .from(from.mailbox())
            .to(to.mailbox())
            .subject(one_line(&composed.subject))
            .date(UNIX_EPOCH + Duration::from_secs(seconds))
            .message_id(Some(id.clone()));
        if let Some(root) = &thread.root {
            let root = format!("<{root}@{}>", from.domain());
            builder = builder.in_reply_to(root.clone()).references(root);
        }
        let header = |name: &'static str, value: String| {
            HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
        };
        // RFC 3834: answering machines are not to answer this; the second is what Exchange minds.
        builder = builder
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            .raw_header(header("X-Auto-Response-Suppress", "All".to_owned()))
            .raw_header(header("Content-Language", language.code().to_owned()));
        if let Some(address) = unsubscribe {
            // Never folded or encoded: RFC 8058 wants one address, as it is.
            let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
            let value = format!("<{address}>");
            builder = builder
                .raw_header(HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value))
                .raw_header(header(
                    "List-Unsubscribe-Post",
                    "List-Unsubscribe=One-Click".to_owned(),
                ));
        }
        // The same for the same message, and in no text that people write.
        let boundary = format!("actum-{}-part", thread.id);
        let part = |kind: ContentType, words: &str| {
            SinglePart::builder().header(kind).body(words.to_owned())
        };
        let parts = MultiPart::alternative()
            .boundary(boundary)
            .singlepart(part(ContentType::TEXT_PLAIN, &composed.text))
            .singlepart(part(ContentType::TEXT_HTML, &composed.html));
        let message = builder
            .multipart(parts)
            .map_err(|error| MessageError::Parts { to: to.mail(), detail: error.to_string() })?;
        Ok(Self { message, id })
    }

    /// The `Message-ID`, angle brackets included.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The message as it goes over the wire (RFC 5322).
    pub fn bytes(&self) -> Vec<u8> {
        self.message.formatted()
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
