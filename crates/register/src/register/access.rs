//! Passwords, set-up links, sessions, tokens, and the log of access. What is a secret comes and is
//! kept as a hash; see the crate `identity`.
//!
//! All of it fails as [`Register::people`] does, and with
//! [`crate::RegisterError::PeopleRefused`] where a person is missing or disabled.

use super::Register;
use crate::access::{
    AccessEntry, CalendarAddress, FailureOf, Failures, NewAccess, NewToken, Origin, Session, Token,
};
use crate::error::Result;
use crate::people::{Account, PersonId};
use crate::store::{access, sessions, tokens};

impl Register {
    /// What is kept of a person's password: a PHC string.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for all that follow.
    pub async fn password_hash(&self, person: &PersonId) -> Result<Option<String>> {
        access::password(&mut self.shown().await?.connection().await?, person).await
    }

    /// Keeps the same password by better parameters.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn rehash_password(&self, person: &PersonId, hash: &str) -> Result<()> {
        access::rehash(self.shown().await?, person, hash).await
    }

    /// Sets a password: set-up links are void then, and every session of the person ends but
    /// `keep`.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn set_password(
        &self,
        account: &Account,
        hash: &str,
        keep: Option<&str>,
        origin: &Origin,
        at: &str,
    ) -> Result<()> {
        access::set_password(self.shown().await?, account, hash, keep, origin, at).await
    }

    /// Keeps the hash of a set-up link, in place of an earlier one. Gives the moment at which it
    /// expires.
    ///
    /// # Errors
    ///
    /// When there is no such person, or the account is disabled.
    pub async fn make_setup_link(
        &self,
        person: &PersonId,
        hash: &str,
        actor: &str,
        at: &str,
    ) -> Result<String> {
        self.present()?;
        access::make_link(self.shown().await?, person, hash, actor, at).await
    }

    /// Whose set-up link this is; `None` when it was used, expired or replaced.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn setup_link(&self, hash: &str, at: &str) -> Result<Option<Account>> {
        access::link(&mut self.shown().await?.connection().await?, hash, at).await
    }

    /// Uses a set-up link up: the password is set and every session of the person ends. `None`
    /// when the link is no good any more; of two who use it at once one gets `None`.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn use_setup_link(
        &self,
        hash: &str,
        password: &str,
        origin: &Origin,
        at: &str,
    ) -> Result<Option<Account>> {
        access::use_link(self.shown().await?, hash, password, origin, at).await
    }

    /// Begins a session at its `began_at`. The one before, `instead_of`, ends, and the failures of
    /// `failures_of` are forgotten.
    ///
    /// # Errors
    ///
    /// When there is no such person, or the account is disabled.
    pub async fn begin_session(
        &self,
        session: &Session,
        instead_of: Option<&str>,
        failures_of: &[FailureOf],
    ) -> Result<()> {
        self.present()?;
        sessions::begin_session(self.shown().await?, session, instead_of, failures_of).await
    }

    /// The session with this hash, while it lasts and its account is open.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn session(&self, hash: &str, at: &str) -> Result<Option<(Session, Account)>> {
        sessions::session(self.shown().await?, hash, at).await
    }

    /// The sessions of a person that last, the latest first.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn sessions(&self, person: &PersonId, at: &str) -> Result<Vec<Session>> {
        sessions::sessions_of(&mut self.shown().await?.connection().await?, person, at).await
    }

    /// Ends one session of a person. Says whether there was one.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn end_session(
        &self,
        person: &PersonId,
        hash: &str,
        entry: &NewAccess<'_>,
        at: &str,
    ) -> Result<bool> {
        let ended =
            sessions::end_sessions(self.shown().await?, person, Some(hash), None, entry, at)
                .await?;
        Ok(ended > 0)
    }

    /// Ends every session of a person but `keep`. Says how many.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn end_sessions(
        &self,
        person: &PersonId,
        keep: Option<&str>,
        entry: &NewAccess<'_>,
        at: &str,
    ) -> Result<u64> {
        sessions::end_sessions(self.shown().await?, person, None, keep, entry, at).await
    }

    /// Keeps the hash of a token of a program.
    ///
    /// # Errors
    ///
    /// When it has no name or scopes, or is to be good for too long; when there is no such person,
    /// or the account is disabled.
    pub async fn make_token(&self, token: &NewToken, origin: &Origin, at: &str) -> Result<Token> {
        self.present()?;
        tokens::make_token(self.shown().await?, token, origin, at).await
    }

    /// The token with this hash, while it is good and its account is open.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn token(&self, hash: &str, at: &str) -> Result<Option<(Token, Account)>> {
        tokens::token(self.shown().await?, hash, at).await
    }

    /// All tokens of a person, the latest first, those that are no good any more too.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn tokens(&self, person: &PersonId) -> Result<Vec<Token>> {
        tokens::tokens_of(&mut self.shown().await?.connection().await?, person).await
    }

    /// Revokes a token of a person. Says whether there was one to revoke.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn revoke_token(
        &self,
        person: &PersonId,
        id: &str,
        actor: &str,
        at: &str,
    ) -> Result<bool> {
        tokens::revoke_token(self.shown().await?, person, id, actor, at).await
    }

    /// Keeps the hash of the address of a person's calendar, in place of an earlier one.
    ///
    /// # Errors
    ///
    /// When there is no such person, or the account is disabled.
    pub async fn make_calendar_address(
        &self,
        person: &PersonId,
        hash: &str,
        origin: &Origin,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        tokens::make_calendar(self.shown().await?, person, hash, origin, at).await
    }

    /// Makes the address of a person's calendar void. Says whether there was one.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn revoke_calendar_address(
        &self,
        person: &PersonId,
        actor: &str,
        at: &str,
    ) -> Result<bool> {
        tokens::revoke_calendar(self.shown().await?, person, actor, at).await
    }

    /// When the address of a person's calendar was made and asked for; `None` when there is none.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn calendar_address(&self, person: &PersonId) -> Result<Option<CalendarAddress>> {
        tokens::calendar(&mut self.shown().await?.connection().await?, person).await
    }

    /// Whose calendar has an address with this hash, while its account is open.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn calendar_of(&self, hash: &str, at: &str) -> Result<Option<Account>> {
        tokens::calendar_of(self.shown().await?, hash, at).await
    }

    /// The account that is tied to a subject of a provider of identities.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn identity(&self, issuer: &str, subject: &str) -> Result<Option<Account>> {
        access::identity(&mut self.shown().await?.connection().await?, issuer, subject).await
    }

    /// Ties an account to a subject of a provider. Says whether that is so now: not when the
    /// subject is somebody else's, or the account has another subject of this provider.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn link_identity(
        &self,
        issuer: &str,
        subject: &str,
        account: &Account,
        origin: &Origin,
        at: &str,
    ) -> Result<bool> {
        access::link_identity(self.shown().await?, issuer, subject, account, origin, at).await
    }

    /// The failures to sign in of a name or an address, and how long nothing is tried.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn sign_in_failures(&self, of: &FailureOf, at: &str) -> Result<Failures> {
        access::failures(&mut self.shown().await?.connection().await?, of, at).await
    }

    /// Remembers a failure to sign in for each of `of`, and logs it.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn sign_in_failed(
        &self,
        of: &[FailureOf],
        entry: &NewAccess<'_>,
        at: &str,
    ) -> Result<()> {
        access::failed(self.shown().await?, of, entry, at).await
    }

    /// Writes a line of the log of access.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn log_access(&self, entry: &NewAccess<'_>, at: &str) -> Result<()> {
        access::log_alone(self.shown().await?, entry, at).await
    }

    /// At most `limit` lines of the log of access before number `before`, the latest first.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn access_log(&self, before: i64, limit: u32) -> Result<Vec<AccessEntry>> {
        access::entries(&mut self.shown().await?.connection().await?, before, i64::from(limit))
            .await
    }
}
