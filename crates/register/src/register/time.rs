//! Occasions that people keep, and the succession of editions.

use actum_model::{EditionId, Occasion, ProcedureRule, TextId};

use super::Register;
use crate::change::{Made, Once};
use crate::error::Result;
use crate::import::{ImportForeseen, ImportOutcome, ImportRequest};
use crate::occasion::{OccasionChange, OccasionChanged};
use crate::store::{succession, time, write};
use crate::succession::{Aligner, SuccessionReport};

impl Register {
    /// Adds, moves or cancels an occasion. Every day still to come that hangs on it moves in the
    /// same transaction, each with an event on its item; what is past stays, and so do dates.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`](crate::RegisterError::Refused) with the reason, and whatever can
    /// befall the database. Nothing was changed then.
    pub async fn change_occasion(&self, change: OccasionChange<'_>) -> Result<OccasionChanged> {
        self.present()?;
        super::done(time::change_occasion(self.shown().await?, change, None).await?)
    }

    /// The same, once however often it is asked for.
    ///
    /// # Errors
    ///
    /// As [`Register::change_occasion`].
    pub async fn change_occasion_once(
        &self,
        change: OccasionChange<'_>,
        once: Option<&Once<'_>>,
    ) -> Result<Made<OccasionChanged>> {
        self.present()?;
        time::change_occasion(self.shown().await?, change, once).await
    }

    /// What would come of it. Nothing is changed.
    ///
    /// # Errors
    ///
    /// As [`Register::change_occasion`].
    pub async fn preview_occasion(&self, change: OccasionChange<'_>) -> Result<OccasionChanged> {
        self.present()?;
        time::preview_occasion(self.shown().await?, change).await
    }

    /// The occasions that people added, moved or cancelled, in order of time: what is known of
    /// them stands here, and no longer in the packs.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for all that follow.
    pub async fn kept_occasions(&self) -> Result<Vec<Occasion>> {
        time::kept_by_people(&mut self.beside_items().await?).await
    }

    /// The rules of procedure on record, by id.
    ///
    /// # Errors
    ///
    /// As [`Register::kept_occasions`].
    pub async fn procedures(&self) -> Result<Vec<ProcedureRule>> {
        time::procedures(&mut self.beside_items().await?).await
    }

    /// Registers an edition as [`Register::import`] does. Where it follows another, `aligner` says
    /// which clause became which; what is left over is compared by words with items that earlier
    /// editions dropped.
    ///
    /// # Errors
    ///
    /// As [`Register::import`].
    pub async fn import_aligned(
        &self,
        request: ImportRequest<'_>,
        aligner: &Aligner<'_>,
    ) -> Result<ImportOutcome> {
        self.present()?;
        super::done(write::import(self.shown().await?, &request, Some(aligner), None).await?)
    }

    /// The same, once however often it is asked for.
    ///
    /// # Errors
    ///
    /// As [`Register::import`].
    pub async fn import_once(
        &self,
        request: ImportRequest<'_>,
        aligner: &Aligner<'_>,
        once: Option<&Once<'_>>,
    ) -> Result<Made<ImportOutcome>> {
        self.present()?;
        write::import(self.shown().await?, &request, Some(aligner), once).await
    }

    /// What [`Register::import_aligned`] would do. Nothing is stored.
    ///
    /// # Errors
    ///
    /// As [`Register::import`].
    pub async fn preview_import(
        &self,
        request: ImportRequest<'_>,
        aligner: &Aligner<'_>,
    ) -> Result<ImportForeseen> {
        self.present()?;
        write::foresee(self.shown().await?, &request, Some(aligner)).await
    }

    /// The later editions of a text that decided about its items, in order of import.
    ///
    /// # Errors
    ///
    /// As [`Register::kept_occasions`].
    pub async fn successions(&self, text: &TextId) -> Result<Vec<EditionId>> {
        succession::editions(&mut self.shown().await?.connection().await?, text).await
    }

    /// What became of every item of a text with one of its later editions: a line for each, with
    /// the reason. `None` for an edition that decided about none.
    ///
    /// # Errors
    ///
    /// As [`Register::kept_occasions`].
    pub async fn succession(&self, edition: &EditionId) -> Result<Option<SuccessionReport>> {
        succession::report(&mut self.shown().await?.connection().await?, edition).await
    }
}
