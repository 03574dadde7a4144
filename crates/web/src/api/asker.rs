//! Who asks the interface, and what they may do.

use actum_register::{About, Deed, Person};
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;

use super::problem::{Kind, Problem};
use crate::WebState;
use crate::caller::{self, Caller};

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
}
