//! The register as it was.

use actum_model::{Item, ItemId};

use super::Register;
use crate::database::{Connection, Database};
use crate::error::{RegisterError, Result};
use crate::store::past::Past;
use crate::store::{rebuild, sheet};
use crate::view::ItemDifference;

impl Register {
    /// The register as it was at `at` (RFC 3339, or a day: its end in UTC), to be read and not
    /// changed. Every question it answers now it answers for then, from the events that bear on
    /// it; a question that takes everything, such as a report or free text, makes the register of
    /// then anew in memory when it is asked first.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// # let register = actum_register::Register::open_in_memory().await?;
    /// let then = register.as_of("2026-11-23").await?;
    /// assert_eq!(then.items(&Default::default()).await?.total, 0);
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`] when `at` is no moment.
    pub async fn as_of(&self, at: &str) -> Result<Register> {
        let past = self.moment(at).await?;
        Ok(Register {
            database: self.database.clone(),
            past: Some(past),
            memory: self.memory.clone(),
            listing: Default::default(),
        })
    }

    /// What is different between two moments, item by item, in the order of the texts. Takes as long
    /// as there are events in between.
    ///
    /// # Errors
    ///
    /// As [`Register::as_of`].
    pub async fn between(&self, earlier: &str, later: &str) -> Result<Vec<ItemDifference>> {
        self.moment(earlier).await?.differences(&self.moment(later).await?).await
    }

    /// The items that wait for an item, in the order of the texts. Of an earlier moment these are
    /// the ones that wait for it now and did so then: which waited and no longer do, the record
    /// would tell only by being read whole.
    ///
    /// # Errors
    ///
    /// As [`Register::records`].
    pub async fn waiting_for(&self, item: &ItemId) -> Result<Vec<Item>> {
        let now = sheet::waiting_for(&mut self.database.connection().await?, item).await?;
        if self.past.is_none() {
            return Ok(now);
        }
        let mut then = Vec::new();
        for waiting in now {
            then.extend(self.item(&waiting.id).await?);
        }
        then.retain(|waiting| waiting.follow_up.depends_on.contains(item));
        Ok(then)
    }

    /// The register at a moment; of what is already shown as it was, at most that.
    async fn moment(&self, at: &str) -> Result<Past> {
        let past = Past::at(&self.database, rebuild::until(at)?, &self.memory).await?;
        Ok(match &self.past {
            Some(shown) if shown.is_before(&past) => shown.clone(),
            _ => past,
        })
    }

    /// The database to be asked: that of the present, or one made for the moment that is shown.
    pub(crate) async fn shown(&self) -> Result<&Database> {
        match &self.past {
            None => Ok(&self.database),
            Some(past) => past.whole().await,
        }
    }

    /// Where everything but items can be asked.
    pub(super) async fn beside_items(&self) -> Result<Connection> {
        match &self.past {
            None => self.database.connection().await,
            Some(past) => past.beside_items().await,
        }
    }

    /// Where an item can be asked, and everything but items.
    pub(super) async fn with_item(&self, id: &ItemId) -> Result<Connection> {
        match &self.past {
            None => self.database.connection().await,
            Some(past) => past.with_items(std::slice::from_ref(id)).await,
        }
    }

    /// Refuses to change what is shown as it was.
    pub(super) fn present(&self) -> Result<()> {
        match &self.past {
            None => Ok(()),
            Some(past) => Err(RegisterError::Past { at: past.until().to_owned() }),
        }
    }
}
