//! Links that are signed and end.
//!
//! A link in a letter opens a page without sign-in, so it may do little, for one person, for a
//! while. It carries what it is for, signed with a key that only the register has. Forwarding a
//! letter forwards the links: that is why opening one changes nothing and shows nothing that is in
//! the register; a person has to press a button, or a mail program acts for the person by the POST
//! of RFC 8058.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How much of the signature is kept: 128 bits, as RFC 2104 (5) allows.
const SIGNATURE: usize = 16;

/// The longest link that is looked at, in bytes.
const LONGEST: usize = 1000;

/// Puts these signatures apart from any other use of the key.
const DOMAIN: &[u8] = b"actum mail link 1\0";

/// A key with which links are signed. It never shows.
#[derive(Clone)]
pub struct LinkKey(Vec<u8>);

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkPurpose {
    /// Opens an item.
    #[serde(rename = "o")]
    Open,
    /// Says that an item was seen.
    #[serde(rename = "s")]
    Seen,
    /// Ends letters of one kind.
    #[serde(rename = "u")]
    Unsubscribe,
}

/// What a link carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedLink {
    /// What it is for.
    #[serde(rename = "f")]
    pub purpose: LinkPurpose,
    /// For whom: the id of the person.
    #[serde(rename = "p")]
    pub person: String,
    /// About what: the id of an item, or the name of a kind of letter.
    #[serde(rename = "t")]
    pub target: String,
    /// Until when it holds, in seconds since 1970.
    #[serde(rename = "e")]
    pub expires: i64,
}

/// Why a link does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is not one of this register's: cut off, altered, or made up.
    #[error("this link was altered or cut off; copy it from the letter again, as a whole")]
    Invalid,
    /// It was one, and its time is over.
    #[error("this link has expired; open the register and sign in")]
    Expired,
}

impl LinkKey {
    /// A key of these bytes; 32 from a source of chance are right.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The link as it stands in an address: letters, digits, `-`, `_` and one dot.
    ///
    /// ```
    /// use actum_mail::{LinkError, LinkKey, LinkPurpose, SignedLink};
    /// let key = LinkKey::new([7; 32]);
    /// let link = SignedLink {
    ///     purpose: LinkPurpose::Seen,
    ///     person: "p3".to_owned(),
    ///     target: "wtsa-24-actions:5.1".to_owned(),
    ///     expires: 1_800_000_000,
    /// };
    /// let written = key.sign(&link);
    /// assert_eq!(key.verify(&written, 1_799_999_999), Ok(link));
    /// assert_eq!(key.verify(&written, 1_800_000_000), Err(LinkError::Expired));
    /// assert_eq!(LinkKey::new([8; 32]).verify(&written, 0), Err(LinkError::Invalid));
    /// ```
    pub fn sign(&self, link: &SignedLink) -> String {
        // Words and a number always become JSON.
        let content = serde_json::to_vec(link).unwrap_or_default();
        let signature = self.code(&content).finalize().into_bytes();
        format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(&content),
            URL_SAFE_NO_PAD.encode(&signature[..SIGNATURE])
        )
    }

    /// What a link carries, if this key signed it and it still holds at `now` (seconds since 1970).
    ///
    /// # Errors
    ///
    /// [`LinkError`]; nothing of what an altered link says is believed.
    pub fn verify(&self, written: &str, now: i64) -> Result<SignedLink, LinkError> {
        let parts = (written.len() <= LONGEST).then(|| written.split_once('.')).flatten();
        let (content, signature) = parts.ok_or(LinkError::Invalid)?;
        let decode = |part| URL_SAFE_NO_PAD.decode(part).map_err(|_| LinkError::Invalid);
        let (content, signature) = (decode(content)?, decode(signature)?);
        if signature.len() != SIGNATURE {
            return Err(LinkError::Invalid);
        }
        // In constant time.
        self.code(&content).verify_truncated_left(&signature).map_err(|_| LinkError::Invalid)?;
        let link: SignedLink = serde_json::from_slice(&content).map_err(|_| LinkError::Invalid)?;
        if link.expires <= now { Err(LinkError::Expired) } else { Ok(link) }
    }

    /// A short name for something, which nobody can make up who has not the key: for message ids.
    pub fn tag(&self, of: &str) -> String {
        let code = self.code(&[b"tag\0", of.as_bytes()].concat()).finalize().into_bytes();
        code[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn code(&self, content: &[u8]) -> Hmac<Sha256> {
        // HMAC takes a key of any length (RFC 2104, 2); an empty code is never equal to one made
        // with a key, because keys come from the register.
        let mut code = match Hmac::<Sha256>::new_from_slice(&self.0) {
            Ok(code) => code,
            Err(_) => Hmac::new(&Default::default()),
        };
        code.update(DOMAIN);
        code.update(content);
        code
    }
}

impl fmt::Debug for LinkKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LinkKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_altered_letter_is_noticed() {
        let key = LinkKey::new([1; 32]);
        let link = SignedLink {
            purpose: LinkPurpose::Unsubscribe,
            person: "p1".to_owned(),
            target: "digest".to_owned(),
            expires: 2_000_000_000,
        };
        let written = key.sign(&link);
        for place in 0..written.len() {
            let mut altered = written.clone().into_bytes();
            altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).expect("ASCII");
            assert_eq!(key.verify(&altered, 0), Err(LinkError::Invalid), "{altered}");
            assert_eq!(key.verify(&written[..place], 0), Err(LinkError::Invalid));
        }
        for nonsense in ["", ".", "..", "a.b", "é.é", &"a".repeat(5000)] {
            assert_eq!(key.verify(nonsense, 0), Err(LinkError::Invalid));
        }
        assert_ne!(key.tag("a"), key.tag("b"));
        assert_eq!(format!("{key:?}"), "LinkKey(…)");
    }
}
