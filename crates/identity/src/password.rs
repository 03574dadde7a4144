//! Passwords: judged before they are taken, kept as Argon2id, checked in the same time whoever
//! asks.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

/// Fewest characters of a password (NIST SP 800-63B-4, 3.1.1.2: 15 where it stands alone; 12 is
/// what OWASP ASVS 6.2.1 has long asked, and attempts are slowed down here).
pub const SHORTEST: usize = 12;

/// Most bytes of a password: hashing takes longer with each.
pub const LONGEST: usize = 1024;

/// Memory of a hash in KiB, passes, lanes: the first of the equal choices in OWASP's Password
/// Storage Cheat Sheet for Argon2id with 19 MiB.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Most memory that a stored hash may ask for, in KiB. A register from elsewhere could ask for all
/// there is.
const MOST_MEMORY: u32 = 1024 * 1024;

/// Most passes that a stored hash may ask for.
const MOST_PASSES: u32 = 64;

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// Fewer characters than [`SHORTEST`].
    #[error("a password has at least {SHORTEST} characters; a few words make a good one")]
    TooShort,
    /// More bytes than [`LONGEST`].
    #[error("a password has at most {LONGEST} bytes; take a shorter one")]
    TooLong,
    /// It is the name or the address of its owner, or repeats one character.
    #[error("this password is guessed first; take one that is not your name or address")]
    Guessed,
}

impl PasswordRefusal {
    /// The name of the kind, the end of the id of its message: `too-short`.
    pub fn code(self) -> &'static str {
        match self {
            PasswordRefusal::TooShort => "too-short",
            PasswordRefusal::TooLong => "too-long",
            PasswordRefusal::Guessed => "guessed",
        }
    }
}

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed ({detail}); try again, and look at the free memory")]
pub struct HashError {
    detail: String,
}

/// What came of checking a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the password, and is kept as it should be.
    Right,
    /// It is the password, and is kept by weaker parameters than today's: hash it again.
    RightButWeak,
    /// It is not.
    Wrong,
}

/// Judges a password that somebody chose. `known` are words that everybody knows of the owner: the
/// name, the address.
///
/// ```
/// use actum_identity::password::{PasswordRefusal, judge};
/// let known = ["A. Diallo", "a.diallo@example.org"];
/// assert_eq!(judge("short", &known), Err(PasswordRefusal::TooShort));
/// assert_eq!(judge("A.Diallo@example.org", &known), Err(PasswordRefusal::Guessed));
/// assert_eq!(judge("seven boats at the quay", &known), Ok(()));
/// ```
///
/// # Errors
///
/// The first rule that it breaks.
pub fn judge(password: &str, known: &[&str]) -> Result<(), PasswordRefusal> {
    if password.len() > LONGEST {
        return Err(PasswordRefusal::TooLong);
    }
    if password.chars().count() < SHORTEST {
        return Err(PasswordRefusal::TooShort);
    }
    let folded = password.trim().to_lowercase();
    let mut letters = folded.chars();
    let first = letters.next();
    let repeats = letters.all(|letter| Some(letter) == first);
    if repeats || known.iter().any(|known| known.trim().to_lowercase() == folded) {
        return Err(PasswordRefusal::Guessed);
    }
    Ok(())
}

/// The form in which a password is kept: a PHC string with its own salt and parameters. Takes tens
/// of milliseconds and 19 MiB: not for a thread that others wait for.
///
/// # Errors
///
/// When the system gives no random numbers or no memory.
pub fn hash(password: &str) -> Result<String, HashError> {
    let failed = |error: &dyn std::fmt::Display| HashError { detail: error.to_string() };
    let hasher = hasher().map_err(|error| failed(&error))?;
    let hash = hasher.hash_password(password.as_bytes());
    hash.map(|hash: PasswordHash| hash.to_string()).map_err(|error| failed(&error))
}

/// Checks a password against what is kept, or, when nothing is kept for the name that was given,
/// against a hash that nothing fits, so that it takes as long. As slow as [`hash`].
pub fn check(password: &str, kept: Option<&str>) -> Verdict {
    if password.len() > LONGEST {
        return Verdict::Wrong;
    }
    let Some(kept) = kept else {
        // The outcome is thrown away: only the time counts.
        let _ = verify(password, &NOBODY);
        return Verdict::Wrong;
    };
    verify(password, kept)
}

fn verify(password: &str, kept: &str) -> Verdict {
    let Ok(parsed) = PasswordHash::new(kept) else { return Verdict::Wrong };
    let Ok(params) = Params::try_from(&parsed) else { return Verdict::Wrong };
    if params.m_cost() > MOST_MEMORY || params.t_cost() > MOST_PASSES {
        return Verdict::Wrong;
    }
    if Argon2::default().verify_password(password.as_bytes(), &parsed).is_err() {
        return Verdict::Wrong;
    }
    let strong = parsed.algorithm.as_str() == "argon2id"
        && params.m_cost() >= MEMORY
        && params.t_cost() >= PASSES;
    if strong { Verdict::Right } else { Verdict::RightButWeak }
}

fn hasher() -> Result<Argon2<'static>, argon2::Error> {
    let params = Params::new(MEMORY, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A hash of nobody's password, by today's parameters.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    // Any password would do: the verdict is never used. Without memory there is no hash, and
    // checking then fails at once, as it would for everybody.
    hash("nobody has this password").unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_alone() {
        let kept = hash("seven boats at the quay").expect("hashes");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("seven boats at the quay").expect("hashes"), "salted");
        assert_eq!(check("seven boats at the quay", Some(&kept)), Verdict::Right);
        for wrong in ["seven boats at the quay ", "Seven boats at the quay", "", "\0"] {
            assert_eq!(check(wrong, Some(&kept)), Verdict::Wrong, "{wrong:?}");
        }
        assert_eq!(check("nobody has this password", None), Verdict::Wrong);
    }

    #[test]
    fn weaker_hashes_are_to_be_made_anew() {
        let weaker = Params::new(8 * 1024, 1, 1, None).expect("parameters");
        for algorithm in [Algorithm::Argon2id, Algorithm::Argon2i] {
            let weak = Argon2::new(algorithm, Version::V0x13, weaker.clone());
            let kept: PasswordHash = weak.hash_password(b"an old password").expect("hashes");
            let kept = kept.to_string();
            assert_eq!(check("an old password", Some(&kept)), Verdict::RightButWeak, "{kept}");
            assert_eq!(check("another password", Some(&kept)), Verdict::Wrong, "{kept}");
        }
    }

    #[test]
    fn what_is_no_hash_fits_nothing() {
        let greedy = "$argon2id$v=19$m=4294967295,t=2,p=1$c2FsdHNhbHRzYWx0$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        for kept in ["", "plain", "$argon2id$", "$5$rounds=5000$salt$hash", greedy] {
            assert_eq!(check("plain", Some(kept)), Verdict::Wrong, "{kept}");
        }
        assert_eq!(check(&"x".repeat(LONGEST + 1), None), Verdict::Wrong);
    }

    #[test]
    fn passwords_are_judged_by_length_and_by_what_is_known() {
        for (password, verdict) in [
            ("elevenchars", Err(PasswordRefusal::TooShort)),
            ("aaaaaaaaaaaaaaaa", Err(PasswordRefusal::Guessed)),
            ("Somebody With A Name", Err(PasswordRefusal::Guessed)),
            ("七艘船停在码头边上今天早晨", Ok(())),
            ("twelve chars", Ok(())),
        ] {
            assert_eq!(judge(password, &["somebody with a name"]), verdict, "{password}");
        }
        assert_eq!(judge(&"ab".repeat(600), &[]), Err(PasswordRefusal::TooLong));
    }
}
