//! Signatures of messages (Standard Webhooks 1.0): HMAC-SHA256 over id, time and body.

use actum_register::WebhookSecrets;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// Bytes of a secret made here, and those that a secret given may have.
const BYTES: usize = 32;
const LEAST: usize = 24;
const MOST: usize = 64;

/// A new secret, as receivers write it.
///
/// # Errors
///
/// When the system gives no chance.
pub fn new_secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(format!("{PREFIX}{}", STANDARD.encode(bytes)))
}

/// Whether this is a secret that messages can be signed with: `whsec_` and 24 to 64 bytes in base64.
pub fn is_secret(secret: &str) -> bool {
    secret_bytes(secret).is_some()
}

/// The bytes of a secret; `None` when it is none, or too short or long.
fn secret_bytes(secret: &str) -> Option<Vec<u8>> {
    let bytes = STANDARD.decode(secret.strip_prefix(PREFIX)?).ok()?;
    (LEAST..=MOST).contains(&bytes.len()).then_some(bytes)
}

/// The signatures of a message, with the present secret and the one before; `None` when the
/// present one cannot be read.
pub(super) fn sign(secrets: &WebhookSecrets, id: &str, seconds: i64, body: &str) -> Option<String> {
    let signed = format!("{id}.{seconds}.{body}");
    let one = |secret: &str| {
        // A key of any length will do.
        let mut code = Hmac::<Sha256>::new_from_slice(&secret_bytes(secret)?).ok()?;
        code.update(signed.as_bytes());
        Some(format!("v1,{}", STANDARD.encode(code.finalize().into_bytes())))
    };
    let mut signatures = one(&secrets.present)?;
    if let Some(previous) = secrets.previous.as_deref().and_then(one) {
        signatures.push(' ');
        signatures.push_str(&previous);
    }
    Some(signatures)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets(previous: Option<&str>) -> WebhookSecrets {
        WebhookSecrets {
            present: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned(),
            previous: previous.map(str::to_owned),
        }
    }

    /// Worked out with another program (openssl dgst -sha256 -mac HMAC).
    #[test]
    fn as_others_work_it_out() {
        let signature = sign(
            &secrets(None),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signature.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    #[test]
    fn two_secrets_two_signatures() {
        let old = new_secret().expect("chance");
        let both = sign(&secrets(Some(&old)), "msg_1", 1, "{}").expect("signs");
        assert_eq!(both.split(' ').count(), 2);
        assert_ne!(new_secret().expect("chance"), old);
        for odd in ["", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!"] {
            assert_eq!(secret_bytes(odd), None, "{odd}");
        }
    }
}
