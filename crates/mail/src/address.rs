//! Addresses of mail.

use std::fmt;
use std::str::FromStr;

use lettre::message::Mailbox;

/// Whom a message reaches or comes from: `Register <register@example.org>`, or the address alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Mailbox);

/// The words are no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{written}` is no address of mail; write name@example.org, or Name <name@example.org>")]
pub struct AddressError {
    written: String,
}

impl Address {
    /// The address `mail` of somebody called `name`. Line ends in a name become spaces: nobody
    /// writes a header into a message by a name.
    ///
    /// # Errors
    ///
    /// When `mail` is no address.
    pub fn new(name: &str, mail: &str) -> Result<Self, AddressError> {
        let address: lettre::Address =
            mail.trim().parse().map_err(|_| AddressError { written: mail.to_owned() })?;
        let name: String =
            name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let name = name.trim();
        Ok(Self(Mailbox::new((!name.is_empty()).then(|| name.to_owned()), address)))
    }

    /// The part after the `@`, by which message ids are made unique.
    pub fn domain(&self) -> &str {
        self.0.email.domain()
    }

    /// The address alone, without a name.
    pub fn mail(&self) -> String {
        self.0.email.to_string()
    }

    pub(crate) fn mailbox(&self) -> Mailbox {
        self.0.clone()
    }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(written: &str) -> Result<Self, AddressError> {
        written.trim().parse().map(Self).map_err(|_| AddressError { written: written.to_owned() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_write_no_headers() {
        let address = Address::new("Ana\r\nBcc: all@example.org", "ana@example.org").expect("fits");
        assert!(!address.to_string().contains(['\r', '\n']), "{address}");
        assert_eq!(address.mail(), "ana@example.org");
        assert!(Address::new("Ana", "ana@example.org\r\nBcc: all@example.org").is_err());
        assert!("no address".parse::<Address>().is_err());
        let written: Address = "Register <register@example.org>".parse().expect("fits");
        assert_eq!(
            (written.domain(), written.mail().as_str()),
            ("example.org", "register@example.org")
        );
    }
}
