//! An SMTP server.

use std::fmt;
use std::future::Future;
use std::net::IpAddr;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use url::Url;

use super::SendError;
use crate::message::Outgoing;

/// How long each answer may take (RFC 5321, 4.5.3.2, asks for five minutes for most and ten after
/// the message; nobody waits for a page here, but a job is held meanwhile).
const PATIENCE: Duration = Duration::from_secs(300);

/// How much longer the answer to a whole message may take.
const AFTER_MESSAGE: u32 = 2;

/// A server and how to talk to it. The password never shows.
#[derive(Clone)]
pub(super) struct SmtpServer {
    host: String,
    port: u16,
    encryption: Encryption,
    credentials: Option<Credentials>,
    patience: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encryption {
    /// From the first byte.
    Whole,
    /// From STARTTLS on, and not without.
    Upgraded,
    /// None.
    None,
}

impl SmtpServer {
    pub(super) fn parse(written: &str, password: Option<String>) -> Result<Self, String> {
        // What is written may hold a password and is not said again.
        let url = Url::parse(written).map_err(|error| format!("no address of mail: {error}"))?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or("the address names no host")?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let local = host.eq_ignore_ascii_case("localhost")
            || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let mut unencrypted = local;
        for (name, value) in url.query_pairs() {
            match (&*name, &*value) {
                ("tls", "none") => unencrypted = true,
                ("tls", "required") => unencrypted = false,
                _ => return Err(format!("`{name}={value}` is not known; there is tls=none")),
            }
        }
        let (encryption, usual) = match url.scheme() {
            "smtps" => (Encryption::Whole, 465),
            "smtp" if unencrypted => (Encryption::None, 25),
            "smtp" => (Encryption::Upgraded, 587),
            other => return Err(format!("`{other}:` is no way to send mail")),
        };
        let user = decoded(url.username())?;
        let password = match url.password() {
            Some(password) => Some(decoded(password)?),
            None => password,
        };
        let credentials = match password {
            Some(password) if !user.is_empty() => Some(Credentials::new(user, password)),
            None if !user.is_empty() => return Err(format!("there is no password for `{user}`")),
            _ => None,
        };
        if credentials.is_some() && encryption == Encryption::None && !local {
            return Err("a password is not sent without encryption; leave tls=none out".to_owned());
        }
        let port = url.port().unwrap_or(usual);
        Ok(Self { host, port, encryption, credentials, patience: PATIENCE })
    }

    pub(super) fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Talks to the server until it says "go ahead".
    pub(super) async fn begin(&self, message: &Outgoing) -> Result<Dialogue, SendError> {
        let patience = self.patience;
        let mut connection = self.connect().await?;
        let envelope = message.message.envelope();
        let mut options = Vec::new();
        let mut addresses = envelope.from().into_iter().chain(envelope.to());
        if !addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii()) {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(SendError::Refused(format!(
                    "{} takes no addresses with letters outside ASCII (SMTPUTF8)",
                    self.host
                )));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let from = Mail::new(envelope.from().cloned(), options);
        self.answer(patience, "MAIL FROM", connection.command(from)).await?;
        for to in envelope.to() {
            let to = Rcpt::new(to.clone(), Vec::new());
            self.answer(patience, "RCPT TO", connection.command(to)).await?;
        }
        self.answer(patience, "DATA", connection.command(Data)).await?;
        Ok(Dialogue { connection, patience, host: self.host.clone() })
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SendError> {
        let failed = |error: Error| failure(&self.host, "encryption", &error);
        let tls = match self.encryption {
            Encryption::None => None,
            Encryption::Whole | Encryption::Upgraded => {
                Some(TlsParameters::new(self.host.clone()).map_err(failed)?)
            }
        };
        let hello = ClientId::default();
        let whole = tls.clone().filter(|_| self.encryption == Encryption::Whole);
        let address = (self.host.as_str(), self.port);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(address, Some(self.patience), &hello, whole, None);
        let mut connection = self.answer(self.patience, "the connection", connecting).await?;
        if let Some(tls) = tls.filter(|_| self.encryption == Encryption::Upgraded) {
            self.answer(self.patience, "STARTTLS", connection.starttls(tls, &hello)).await?;
        }
        if let Some(credentials) = &self.credentials {
            let signing_in = connection.auth(DEFAULT_MECHANISMS, credentials);
            // A wrong password is the register's matter, not the reader's: letters are not given
            // up for it.
            match self.answer(self.patience, "AUTH", signing_in).await {
                Err(SendError::Refused(what)) => Err(SendError::Temporary(what))?,
                other => other?,
            };
        }
        Ok(connection)
    }

    async fn answer<T>(
        &self,
        patience: Duration,
        step: &str,
        asked: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, SendError> {
        match tokio::time::timeout(patience, asked).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(failure(&self.host, step, &error)),
            Err(_) => Err(SendError::Temporary(format!(
                "{} did not answer {step} within {} s",
                self.host,
                patience.as_secs_f32()
            ))),
        }
    }
}

/// What a server said before anything was handed over: 4yz is for now, 5yz for good (RFC 5321,
/// 4.2.1). No answer is for now.
fn failure(host: &str, step: &str, error: &Error) -> SendError {
    let what = format!("{host}, {step}: {}", said(error));
    if error.is_permanent() { SendError::Refused(what) } else { SendError::Temporary(what) }
}

/// The error with what is behind it, on one line.
fn said(error: &Error) -> String {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let words = inner.to_string();
        if !said.contains(&words) {
            said.push_str(": ");
            said.push_str(&words);
        }
        cause = inner.source();
    }
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A server that waits for the message.
pub(super) struct Dialogue {
    connection: AsyncSmtpConnection,
    patience: Duration,
    host: String,
}

impl Dialogue {
    pub(super) async fn send(mut self, message: &Outgoing) -> Result<(), SendError> {
        let bytes = message.bytes();
        let patience = self.patience * AFTER_MESSAGE;
        let handed = tokio::time::timeout(patience, self.connection.message(&bytes)).await;
        match handed {
            Ok(Ok(_)) => {
                // The message is delivered whatever comes of the farewell.
                let _ = tokio::time::timeout(self.patience, self.connection.quit()).await;
                Ok(())
            }
            // An answer, and it is no: the server did not take charge of it.
            Ok(Err(error)) if error.is_permanent() || error.is_transient() => {
                Err(failure(&self.host, "the message", &error))
            }
            Ok(Err(error)) => Err(SendError::Uncertain(format!(
                "{} broke off before it answered: {}",
                self.host,
                said(&error)
            ))),
            Err(_) => Err(SendError::Uncertain(format!(
                "{} took the message and did not answer within {} s",
                self.host,
                patience.as_secs_f32()
            ))),
        }
    }
}

/// Undoes `%40` and the like.
fn decoded(written: &str) -> Result<String, String> {
    let broken = || "the user or password has a `%` that begins no two digits".to_owned();
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit().ok_or_else(broken)?, digit().ok_or_else(broken)?);
        bytes.push(u8::try_from(high * 16 + low).map_err(|_| broken())?);
    }
    String::from_utf8(bytes).map_err(|_| broken())
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SmtpServer")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("encryption", &self.encryption)
            .field("signs_in", &self.credentials.is_some())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_how_to_talk() {
        let parse = |written| SmtpServer::parse(written, Some("secret".to_owned()));
        let server = parse("smtp://user%40example.org@mail.example.org").expect("fits");
        assert_eq!((server.port, server.encryption), (587, Encryption::Upgraded));
        assert!(server.credentials.is_some());
        assert!(!format!("{server:?}").contains("secret"));
        let server = parse("smtps://mail.example.org:4650").expect("fits");
        assert_eq!((server.port, server.encryption), (4650, Encryption::Whole));
        assert!(server.credentials.is_none(), "a password without a user is for somebody else");
        let server = parse("smtp://127.0.0.1:2525").expect("fits");
        assert_eq!((server.port, server.encryption), (2525, Encryption::None));
        let server = parse("smtp://relay.example.org?tls=none").expect("fits");
        assert_eq!(server.encryption, Encryption::None);
        for broken in [
            "",
            "mail.example.org",
            "smtp://",
            "smtp://h?tls=maybe",
            "ftp://h",
            "smtp://a%zz@h",
            "smtp://user@relay.example.org?tls=none",
        ] {
            let said = parse(broken).expect_err(broken);
            assert!(!said.contains("secret"), "{said}");
        }
        assert!(SmtpServer::parse("smtp://user@h", None).is_err(), "no password");
    }
}
