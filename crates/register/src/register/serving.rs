//! What servers of the register ask beside the questions of people.

use super::Register;
use crate::database::sql;
use crate::error::Result;
use crate::event::EventRecord;
use crate::store::feed;
use crate::view::FeedOf;

impl Register {
    /// How far the record goes: the number of the last event (0 when there is none) and its time.
    /// As long as it is the same, every question about the items has the same answer on the same
    /// day.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// let register = actum_register::Register::open_in_memory().await?;
    /// assert_eq!(register.mark().await?, (0, None));
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn mark(&self) -> Result<(i64, Option<String>)> {
        if let Some(past) = &self.past {
            return past.mark().await;
        }
        let statement = sql("SELECT seq, at FROM events ORDER BY seq DESC LIMIT 1");
        let mut connection = self.shown().await?.connection().await?;
        let last = connection.optional(statement).await?;
        last.map_or(Ok((0, None)), |row| Ok((row.integer(0)?, Some(row.text(1)?))))
    }

    /// The latest changes of texts and items, the last one first, at most `limit`. Nothing about
    /// people, packs and settings is among them.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn latest(&self, of: &FeedOf, limit: u32) -> Result<Vec<EventRecord>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = feed::latest(&mut snapshot, of, limit).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
