//! Taking messages somewhere, in two steps.
//!
//! First [`Transport::begin`] goes as far as one can without handing anything over: for SMTP up to
//! the server's "go ahead" (354) after connection, encryption, sign-in, sender and recipient. What
//! fails here was certainly not delivered and may be tried again. Then the caller puts on record
//! that the message goes out, and [`Ready::send`] hands it over.
//!
//! What SMTP can promise: the server takes charge of a message when it answers the final dot with
//! 250 (RFC 5321, 4.2.5). When the connection breaks between the dot and the answer nobody on this
//! side knows whether it did ([`SendError::Uncertain`]). Whoever must not send twice must not send
//! again then; whoever must not lose has to. There is no third way.

mod folder;
mod smtp;

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use self::smtp::SmtpServer;
use crate::message::Outgoing;

/// Where messages go.
#[derive(Debug, Clone)]
pub struct Transport(Kind);

#[derive(Debug, Clone)]
enum Kind {
    /// Into a folder, one `.eml` file each.
    Folder(PathBuf),
    /// To an SMTP server.
    Smtp(Box<SmtpServer>),
}

/// An address of a transport cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}; write smtps://user@host, smtp://user@host:587 or folder:PATH")]
pub struct TransportError {
    what: String,
}

/// A message was not delivered, as far as is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It was certainly not delivered; later it may be.
    #[error("not sent for now: {0}")]
    Temporary(String),
    /// It was certainly not delivered, and will not be.
    #[error("refused: {0}")]
    Refused(String),
    /// Nobody knows: the connection broke after the message was handed over and before the
    /// server answered.
    #[error("it may or may not have been sent: {0}")]
    Uncertain(String),
}

/// A message that only has to be handed over.
pub struct Ready {
    inner: Inner,
    message: Outgoing,
}

enum Inner {
    Folder(PathBuf),
    Smtp(Box<smtp::Dialogue>),
}

impl Transport {
    /// Reads the address of a transport: `smtps://` is encrypted from the first byte (port 465),
    /// `smtp://` from STARTTLS on (port 587) and refuses to go on without it. Only for a server on
    /// this machine, or with `?tls=none`, is nothing encrypted (port 25); a password is never sent
    /// so. `password` is used when the address has a user and no password.
    ///
    /// ```
    /// use actum_mail::Transport;
    /// assert!(Transport::parse("folder:outbox", None).is_ok());
    /// assert!(Transport::parse("smtp://actum@mail.example.org", Some("secret".into())).is_ok());
    /// assert!(Transport::parse("http://mail.example.org", None).is_err());
    /// assert!(Transport::parse("smtp://actum@mail.example.org?tls=none", Some("secret".into())).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn parse(written: &str, password: Option<String>) -> Result<Self, TransportError> {
        if let Some(folder) = written.strip_prefix("folder:") {
            if folder.is_empty() {
                return Err(TransportError { what: "folder: names no folder".to_owned() });
            }
            return Ok(Self(Kind::Folder(PathBuf::from(folder))));
        }
        SmtpServer::parse(written, password)
            .map(|server| Self(Kind::Smtp(Box::new(server))))
            .map_err(|what| TransportError { what })
    }

    /// The same, waiting no longer than this for each answer.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self(match self.0 {
            Kind::Folder(folder) => Kind::Folder(folder),
            Kind::Smtp(server) => Kind::Smtp(Box::new(server.with_patience(patience))),
        })
    }

    /// Goes as far as one can without handing the message over.
    ///
    /// # Errors
    ///
    /// [`SendError::Temporary`] or [`SendError::Refused`], never [`SendError::Uncertain`].
    pub async fn begin(&self, message: Outgoing) -> Result<Ready, SendError> {
        let inner = match &self.0 {
            Kind::Folder(folder) => {
                folder::check(folder)?;
                Inner::Folder(folder.clone())
            }
            Kind::Smtp(server) => Inner::Smtp(Box::new(server.begin(&message).await?)),
        };
        Ok(Ready { inner, message })
    }
}

impl FromStr for Transport {
    type Err = TransportError;

    fn from_str(written: &str) -> Result<Self, TransportError> {
        Self::parse(written, None)
    }
}

impl Ready {
    /// Hands the message over. When this returns `Ok` it is delivered: the server took charge of
    /// it, or the file is on the disk.
    ///
    /// # Errors
    ///
    /// Why it was not, as far as is known.
    pub async fn send(self) -> Result<(), SendError> {
        match self.inner {
            Inner::Folder(folder) => folder::put(&folder, &self.message),
            Inner::Smtp(dialogue) => dialogue.send(&self.message).await,
        }
    }
}
