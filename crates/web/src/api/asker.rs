//! Who asks the interface, and what they may do.

use actum_register::{About, Deed, Person, PersonId, Scope};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;

use super::problem::{Kind, Problem};
use crate::WebState;
use crate::caller::{self, Caller, Way};
use crate::pages::account::Own;

/// The one who asks: found out before, by a session or a token, or the one person of a register
/// without sign-in. What pages of other sites make a browser send was refused before.
pub(super) struct Asker {
    pub(super) person: Person,
    caller: Caller,
}

impl FromRequestParts<WebState> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        let caller = caller::known(parts).ok_or_else(|| Problem::new(Kind::NotSignedIn))?.clone();
        let reads = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
        if !reads && state.is_read_only() {
            return Err(Problem::new(Kind::ReadOnly));
        }
        Ok(Self { person: caller.person.clone(), caller })
    }
}

impl Asker {
    /// Refuses whoever may not do this with the register as a whole.
    ///
    /// # Errors
    ///
    /// [`Kind::NotAllowed`].
    pub(super) fn require(&self, deed: Deed) -> Result<(), Problem> {
        if self.caller.may(deed, &About::Register) {
            return Ok(());
        }
        Err(Problem::new(Kind::NotAllowed).member("deed", deed.name()))
    }

    /// How it is known who asks.
    pub(super) fn way(&self) -> &Way {
        &self.caller.way
    }

    /// The account of the one who asks, by session or by token.
    ///
    /// # Errors
    ///
    /// [`Kind::NotAllowed`] for whoever has none.
    pub(super) fn own(&self) -> Result<PersonId, Problem> {
        let own = match &self.caller.way {
            Way::Session { person, .. } => Some(person.clone()),
            Way::Token { .. } => self.person.id.clone(),
            Way::Alone | Way::Anybody => None,
        };
        own.ok_or_else(|| Problem::new(Kind::NotAllowed).member("deed", "own-account"))
    }

    /// The one who signed in and asks from a browser; a program with a token is not enough.
    ///
    /// # Errors
    ///
    /// [`Kind::NotAllowed`].
    pub(super) fn signed_in(&self) -> Result<Own, Problem> {
        let own = Own::of(&self.caller);
        own.ok_or_else(|| Problem::new(Kind::NotAllowed).member("deed", "own-session"))
    }

    /// Refuses a token that is not for this.
    ///
    /// # Errors
    ///
    /// [`Kind::NotAllowed`].
    pub(super) fn for_scope(&self, scope: Scope) -> Result<(), Problem> {
        if self.person.scopes.as_ref().is_none_or(|scopes| scopes.contains(&scope)) {
            return Ok(());
        }
        Err(Problem::new(Kind::NotAllowed).member("scope", scope.name()))
    }
}
