//! What items say in the language of a reader, and what cites the same documents.

use std::collections::BTreeMap;

use actum_model::{ItemId, Language};

use super::Register;
use crate::error::Result;
use crate::store::{citing, languages};
use crate::view::{Citing, ItemClause};

impl Register {
    /// The clause of each of these items in the latest edition of a language, for those that it
    /// holds. An item is left out where the language that leads has got other words for it since:
    /// what is asked now was not said in that language yet. For a page of items this takes two
    /// questions, however large the register is.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// let register = actum_register::Register::open_in_memory().await?;
    /// let items = ["wtsa-24-actions:1.1".into()];
    /// let clauses = register.clauses_in(&items, actum_model::Language::Fr).await?;
    /// assert!(clauses.is_empty());
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged.
    pub async fn clauses_in(
        &self,
        items: &[ItemId],
        language: Language,
    ) -> Result<BTreeMap<ItemId, ItemClause>> {
        if items.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut connection = match &self.past {
            None => self.database.connection().await?,
            Some(past) => past.with_items(items).await?,
        };
        languages::clauses(&mut connection, items, language).await
    }

    /// What else in the register cites the documents that an item cites, at most `limit` items for
    /// each. Documents are the same when kind, number and body are; revision and paragraph are left
    /// aside. Empty when there is no such item. Of an earlier moment these are the items that cite
    /// the document now and did so then.
    ///
    /// # Errors
    ///
    /// As [`Register::clauses_in`].
    pub async fn citing(&self, item: &ItemId, limit: u32) -> Result<Vec<Citing>> {
        let Some(known) = self.item(item).await? else { return Ok(Vec::new()) };
        let documents = citing::documents_of(&known.commitment);
        let past = self.past.is_some();
        // Of what is cited now, some was not then: enough is looked at for most to be left.
        let looked_at = if past { limit.saturating_mul(4) } else { limit };
        let mut snapshot = self.database.begin_read().await?;
        let mut found = Vec::new();
        for (key, document) in &documents {
            let one = citing::others(&mut snapshot, item, key, document, looked_at).await?;
            found.push((key, one));
        }
        snapshot.end_read().await?;
        if past {
            for (key, one) in &mut found {
                let mut then = Vec::new();
                for item in std::mem::take(&mut one.items) {
                    then.extend(self.item(&item.id).await?);
                }
                then.retain(|item| citing::documents(&item.commitment).contains(*key));
                one.total = then.len() as u64;
                one.texts.retain_mut(|(text, count)| {
                    *count = then.iter().filter(|item| item.text == *text).count() as u64;
                    *count > 0
                });
                then.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
                one.items = then;
            }
        }
        Ok(found.into_iter().map(|(_, one)| one).filter(|one| one.total > 0).collect())
    }
}
