//! Who somebody is: passwords, tokens, sign-in through another provider. No database.
//!
//! [`password`] keeps passwords as Argon2id hashes; [`secret`] makes what links, sessions and
//! programs show, of which only a hash is ever kept.

pub mod password;
pub mod provider;
pub mod secret;
