//! Changes of several items at once, found again.

use super::Register;
use crate::error::Result;
use crate::store::acts;
use crate::view::{Act, ActOnItem};

impl Register {
    /// The latest changes that somebody made to several items at once, the latest first: the
    /// changes of one moment under one name. `names` are all under which the person stands on
    /// record. Only the latest twenty thousand events are looked through.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for the next.
    pub async fn latest_acts(&self, names: &[String], limit: u32) -> Result<Vec<Act>> {
        let mut snapshot = self.database.begin_read().await?;
        let found = acts::latest(&mut snapshot, names, limit).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// The items of one of these changes, with the event by which each can be taken back.
    pub async fn items_of_act(&self, at: &str, names: &[String]) -> Result<Vec<ActOnItem>> {
        let mut snapshot = self.database.begin_read().await?;
        let found = acts::items_of(&mut snapshot, at, names).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
