//! What full text is made of. The index itself is no part of the register: it is made anew from it
//! at any time.

use actum_model::ItemId;

use super::Register;
use crate::error::Result;
use crate::event::EventRecord;
use crate::store::searching;
use crate::view::ItemWords;

impl Register {
    /// The last event, or `None` when nothing has happened yet. Number and content together tell
    /// this register at this moment from every other.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for all that follow.
    pub async fn last_event(&self) -> Result<Option<EventRecord>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = searching::last_event(&mut snapshot).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// Items with everything that people may look for, those filed after the item with number
    /// `after`, at most `limit`. Start with 0; go on with the [`ItemWords::number`] of the last.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// let register = actum_register::Register::open_in_memory().await?;
    /// assert!(register.words_of_items(0, 100).await?.is_empty());
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    pub async fn words_of_items(&self, after: i64, limit: u32) -> Result<Vec<ItemWords>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let numbers = searching::numbers_after(&mut snapshot, after, i64::from(limit)).await?;
        let found = searching::words(&mut snapshot, &numbers).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// The same for those of `items` that are there: some hundreds at most, as a database takes
    /// only so many values at once.
    pub async fn words_of(&self, items: &[ItemId]) -> Result<Vec<ItemWords>> {
        if items.is_empty() {
            return Ok(Vec::new());
        }
        let mut snapshot = self.shown().await?.begin_read().await?;
        let numbers = searching::numbers_of(&mut snapshot, items).await?;
        let found = searching::words(&mut snapshot, &numbers).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
