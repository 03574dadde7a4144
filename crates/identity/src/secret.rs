//! Secrets that are shown once and kept as a hash: session ids, set-up links, tokens of programs.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// How many random bytes: more than anybody can try.
const BYTES: usize = 32;

/// What the tokens of programs begin with, so that one that got into a repository or a log is
/// found by those who look for such things.
const TOKEN_MARK: &str = "actum_";

/// The system gave no random numbers.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no random numbers ({detail}); try again")]
pub struct RandomError {
    detail: String,
}

/// A secret of 256 random bits. Only [`Secret::hash`] is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; BYTES]);

impl Secret {
    /// A new one.
    ///
    /// ```
    /// use actum_identity::secret::Secret;
    /// let secret = Secret::new().unwrap();
    /// assert_eq!(Secret::read(&secret.text()), Some(secret.clone()));
    /// assert_ne!(secret, Secret::new().unwrap());
    /// ```
    ///
    /// # Errors
    ///
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, RandomError> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|error| RandomError { detail: error.to_string() })?;
        Ok(Self(bytes))
    }

    /// Reads what [`Secret::text`] or [`Secret::token`] wrote; `None` when it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix(TOKEN_MARK).unwrap_or(text);
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it stands in a cookie or an address: 43 letters, digits, `-` and `_`.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// As it is shown for programs, with a mark by which it is recognised.
    pub fn token(&self) -> String {
        format!("{TOKEN_MARK}{}", self.text())
    }

    /// What is kept of it: SHA-256 in hexadecimal digits. Nothing slower is needed, for there is
    /// nothing to guess.
    pub fn hash(&self) -> String {
        self.derived("kept").iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What the forms of this session carry. It says nothing of the session id itself.
    pub fn form_token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.derived("form"))
    }

    /// Whether a form carries the token of this session; found out in the same time whatever it
    /// carries.
    pub fn sent(&self, form_token: &str) -> bool {
        same(&self.form_token(), form_token)
    }

    fn derived(&self, purpose: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"actum ");
        hash.update(purpose);
        hash.update([0]);
        hash.update(self.0);
        hash.finalize().into()
    }
}

/// Never with its value: logs are kept.
impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Secret")
    }
}

/// Whether two secrets are the same, found out in a time that depends on their lengths alone.
pub fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_and_what_forms_carry_differ_from_the_secret() {
        let secret = Secret([7; BYTES]);
        let all = [secret.text(), secret.hash(), secret.form_token()];
        assert!(all.iter().all(|one| all.iter().filter(|other| *other == one).count() == 1));
        assert_eq!(secret.hash().len(), 64);
        assert_eq!(secret.text().len(), 43);
        assert!(secret.sent(&secret.form_token()));
        for wrong in ["", &secret.text(), &Secret([8; BYTES]).form_token()] {
            assert!(!secret.sent(wrong));
        }
        assert_eq!(format!("{secret:?}"), "Secret");
    }

    #[test]
    fn only_whole_secrets_are_read() {
        let secret = Secret([250; BYTES]);
        assert_eq!(Secret::read(&secret.token()), Some(secret.clone()));
        let text = secret.text();
        for wrong in ["", "actum_", &text[1..], &format!("{text}A"), &text.replace('-', "+")] {
            assert!(Secret::read(wrong).is_none() || wrong == text, "{wrong}");
        }
    }
}
