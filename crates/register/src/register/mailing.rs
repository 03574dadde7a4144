//! Mail to people.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{BodyId, ItemId};

use super::Register;
use crate::error::Result;
use crate::jobs::milliseconds;
use crate::mailing::{
    Concerns, LetterKey, LetterRecord, LetterState, Rhythm, SendAgain, Subscription,
};
use crate::people::PersonId;
use crate::store::mailing;

/// `at` is the present moment, RFC 3339, in all of these.
///
/// # Errors
///
/// All of them fail when `at` is no moment, when the register is shown as it was (unless they only
/// read), and with whatever can befall the database.
impl Register {
    /// What a person gets by mail: as chosen, else what is usual.
    pub async fn subscription(&self, person: &PersonId) -> Result<Subscription> {
        let chosen =
            mailing::subscription(&mut self.shown().await?.connection().await?, person).await?;
        Ok(chosen.unwrap_or_default())
    }

    /// What each person chose; who chose nothing is not among them.
    pub async fn subscriptions(&self) -> Result<BTreeMap<PersonId, Subscription>> {
        mailing::subscriptions(&mut self.shown().await?.connection().await?).await
    }

    /// Keeps what a person chose.
    pub async fn subscribe(
        &self,
        person: &PersonId,
        subscription: &Subscription,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        mailing::subscribe(&mut self.shown().await?.connection().await?, person, subscription, now)
            .await
    }

    /// Ends letters of one kind (`digest`, `reminder`) to a person; the rest stays as chosen. Any
    /// other kind changes nothing.
    pub async fn unsubscribe(&self, person: &PersonId, kind: &str, at: &str) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        let mut transaction = self.shown().await?.begin_aside().await?;
        let chosen = mailing::subscription(&mut transaction, person).await?.unwrap_or_default();
        let chosen = match kind {
            "digest" => Subscription { digest: Rhythm::Never, ..chosen },
            "reminder" => Subscription { remind_days: None, ..chosen },
            _ => chosen,
        };
        mailing::subscribe(&mut transaction, person, &chosen, now).await?;
        transaction.commit().await
    }

    /// A letter on record.
    pub async fn letter(&self, key: &LetterKey) -> Result<Option<LetterRecord>> {
        mailing::letter(&mut self.shown().await?.connection().await?, key).await
    }

    /// The letters of a person that are on record, the latest first.
    pub async fn letters(&self, person: &PersonId, limit: u32) -> Result<Vec<LetterRecord>> {
        mailing::letters(&mut self.shown().await?.connection().await?, person, limit).await
    }

    /// The last letter of the same kind for a day before that was sent, or had nothing to say.
    pub async fn letter_before(&self, key: &LetterKey) -> Result<Option<LetterRecord>> {
        mailing::letter_before(&mut self.shown().await?.connection().await?, key).await
    }

    /// Puts on record that a letter is being handed over; to be asked right before it is. `false`
    /// when it is on record already and must not go (again).
    pub async fn begin_letter(
        &self,
        key: &LetterKey,
        message_id: &str,
        event: i64,
        once: SendAgain,
        at: &str,
    ) -> Result<bool> {
        self.present()?;
        mailing::begin(self.shown().await?, key, message_id, event, once, milliseconds(at)?).await
    }

    /// Puts on record what became of a letter that was begun.
    pub async fn end_letter(
        &self,
        key: &LetterKey,
        state: LetterState,
        detail: &str,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        mailing::end(&mut self.shown().await?.connection().await?, key, state, detail, now).await
    }

    /// Puts on record that there was nothing to say up to event number `event`.
    pub async fn no_letter(&self, key: &LetterKey, event: i64, at: &str) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        mailing::nothing(&mut self.shown().await?.connection().await?, key, event, now).await
    }

    /// Takes a begun letter off the record that was certainly not delivered.
    pub async fn release_letter(&self, key: &LetterKey, message_id: &str) -> Result<()> {
        self.present()?;
        mailing::release(&mut self.shown().await?.connection().await?, key, message_id).await
    }

    /// Notes that a person has seen an item as it is now.
    pub async fn see_item(&self, person: &PersonId, item: &ItemId, at: &str) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        mailing::see(&mut self.shown().await?.connection().await?, person, item, now).await
    }

    /// What a person has seen, and when, in milliseconds since 1970.
    pub async fn seen_items(&self, person: &PersonId) -> Result<BTreeMap<ItemId, i64>> {
        mailing::seen(&mut self.shown().await?.connection().await?, person).await
    }

    /// Takes out letters and marks older than 400 days. Says how many.
    pub async fn forget_letters(&self, at: &str) -> Result<u64> {
        self.present()?;
        mailing::forget(self.shown().await?, milliseconds(at)?).await
    }

    /// A key of this register by its name, for signing: the one that is there, else `fresh`, which
    /// is kept from now on.
    pub async fn signing_key(&self, name: &str, fresh: &[u8], at: &str) -> Result<Vec<u8>> {
        self.present()?;
        let now = milliseconds(at)?;
        mailing::key(&mut self.shown().await?.connection().await?, name, fresh, now).await
    }

    /// The number of the last event before a moment; 0 when there is none.
    pub async fn event_before(&self, at: &str) -> Result<i64> {
        mailing::event_before(&mut self.shown().await?.connection().await?, milliseconds(at)?).await
    }

    /// What there is to tell somebody who acts for `bodies` and is called `names`; what happened
    /// after event number `after` is news. Who may read and decide what is for the caller to see
    /// to.
    pub async fn concerns(
        &self,
        bodies: &BTreeSet<BodyId>,
        names: &[String],
        after: i64,
    ) -> Result<Concerns> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = mailing::concerns(&mut snapshot, bodies, names, after).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
