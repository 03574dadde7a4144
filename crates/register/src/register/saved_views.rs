//! Views that people keep.

use super::Register;
use crate::error::Result;
use crate::jobs::milliseconds;
use crate::saved_view::{SavedView, SavedViewRefusal, judged};
use crate::store::saved_views;

impl Register {
    /// The views that a person keeps, and those that others share, by name. `person` is the id of
    /// an account, empty where nobody signs in.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn saved_views(&self, person: &str) -> Result<Vec<SavedView>> {
        saved_views::of(&mut self.shown().await?.connection().await?, person).await
    }

    /// Keeps a view, in place of the one that the person kept under that name; or says why not.
    /// `at` is the present moment, RFC 3339.
    ///
    /// # Errors
    ///
    /// When `at` is no moment, when the register is shown as it was, and with whatever can befall
    /// the database.
    pub async fn save_view(
        &self,
        view: SavedView,
        at: &str,
    ) -> Result<std::result::Result<(), SavedViewRefusal>> {
        self.present()?;
        let now = milliseconds(at)?;
        let view = match judged(view) {
            Ok(view) => view,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let mut transaction = self.shown().await?.begin_aside().await?;
        let kept = saved_views::keep(&mut transaction, &view, now).await?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// Takes a view of a person out. Says whether there was one.
    ///
    /// # Errors
    ///
    /// As [`Register::save_view`].
    pub async fn remove_view(&self, person: &str, name: &str) -> Result<bool> {
        self.present()?;
        saved_views::remove(&mut self.shown().await?.connection().await?, person, name).await
    }
}
