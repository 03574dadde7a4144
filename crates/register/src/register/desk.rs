//! First pages of people, and who reviews what.

use actum_model::{BodyId, ItemId, TextId};

use super::Register;
use crate::desk::{Desk, Reviewer};
use crate::error::Result;
use crate::jobs::milliseconds;
use crate::store::desk;

/// `person` is the id of an account, or any other name for one who has none; `at` is the present
/// moment, RFC 3339.
///
/// # Errors
///
/// All of them fail when `at` is no moment, when the register is shown as it was (unless they only
/// read), and with whatever can befall the database.
impl Register {
    /// Notes that a person opens the first page. A visit ends after half an hour without a sign; the
    /// next one begins where it ended.
    pub async fn visit_desk(&self, person: &str, at: &str) -> Result<Desk> {
        self.present()?;
        desk::visit(&self.database, person, milliseconds(at)?).await
    }

    /// What a person's first page was told, if anything was ever; no visit is noted.
    pub async fn desk(&self, person: &str) -> Result<Desk> {
        let mut connection = self.database.connection().await?;
        Ok(desk::desk(&mut connection, person).await?.unwrap_or_default())
    }

    /// Notes that a person has seen all that is new.
    pub async fn see_desk(&self, person: &str, at: &str) -> Result<()> {
        self.present()?;
        desk::seen(&self.database, person, milliseconds(at)?).await
    }

    /// Keeps for which bodies a person wants to see what waits; `None` goes back to the person's
    /// positions.
    pub async fn choose_desk(
        &self,
        person: &str,
        bodies: Option<&[BodyId]>,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        desk::choose(&self.database, person, bodies, milliseconds(at)?).await
    }

    /// Notes that a person called `name` has the review of a text open, at `item`.
    pub async fn note_reviewer(
        &self,
        text: &TextId,
        (person, name): (&str, &str),
        item: Option<&ItemId>,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        desk::here(&self.database, text, (person, name, item), milliseconds(at)?).await
    }

    /// Who else has shown in the last two minutes to have the review of a text open.
    pub async fn other_reviewers(
        &self,
        text: &TextId,
        person: &str,
        at: &str,
    ) -> Result<Vec<Reviewer>> {
        let mut connection = self.database.connection().await?;
        desk::others(&mut connection, text, person, milliseconds(at)?).await
    }
}
