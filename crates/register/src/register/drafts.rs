//! Drafts: texts under negotiation.

use super::Register;
use crate::change::{Made, Once};
use crate::drafts::{DraftAnswer, DraftChange, DraftHead, StoredDraft};
use crate::error::Result;
use crate::store::drafts;

impl Register {
    /// All drafts without their texts, in the order in which they were opened.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn drafts(&self) -> Result<Vec<DraftHead>> {
        drafts::all(&mut self.shown().await?.connection().await?).await
    }

    /// A draft whole; `None` when there is none with this id.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or base or proposals are not those that were kept.
    pub async fn draft(&self, id: &str) -> Result<Option<StoredDraft>> {
        let mut shown = self.shown().await?.connection().await?;
        // Texts are kept once, whatever day the register is shown as of.
        match self.past {
            None => drafts::draft(&mut shown, None, id).await,
            Some(_) => {
                let mut kept = self.database.connection().await?;
                drafts::draft(&mut shown, Some(&mut kept), id).await
            }
        }
    }

    /// Makes a change of drafts, once however often it is asked for under one name, or says why
    /// not.
    ///
    /// # Errors
    ///
    /// [`crate::RegisterError::PeopleRefused`] for whoever may not,
    /// [`crate::RegisterError::Refused`] for what cannot be kept or a draft that is closed, and when
    /// the register cannot be written or is shown as it was.
    pub async fn change_draft(
        &self,
        change: DraftChange<'_>,
        once: Option<&Once<'_>>,
    ) -> Result<Made<DraftAnswer>> {
        self.present()?;
        drafts::change(self.shown().await?, change, once).await
    }
}
