//! What people change, and the register as it was.

use actum_model::{ItemId, Language, TextId, Workflow, WorkflowId};

use super::Register;
use crate::change::{Change, Changed, Made, Once, Refusal, Terms, UnderTerms};
use crate::error::{RegisterError, Result};
use crate::store::{change, rebuild, records, review, terms};
use crate::view::{ItemRecords, ReviewReport};

impl Register {
    /// Makes a change, or says why not. When this returns the change is on the disk.
    ///
    /// A change that was made while looking at an earlier revision stands beside what others
    /// changed since, as long as they changed other fields.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`] with the reason, and whatever can befall the database. Nothing
    /// was changed then.
    pub async fn change(&self, change: Change<'_>) -> Result<Changed> {
        let mut changed = self.change_all(vec![change]).await?;
        changed.pop().ok_or_else(|| RegisterError::Database {
            file: "register".to_owned(),
            detail: "a change came to nothing; report this".to_owned(),
        })
    }

    /// Makes all changes in their order, or none of them.
    ///
    /// # Errors
    ///
    /// As [`Register::change`]; the first refusal ends it.
    pub async fn change_all(&self, changes: Vec<Change<'_>>) -> Result<Vec<Changed>> {
        self.present()?;
        let done = change::change(self.shown().await?, changes, change::Keep::All).await?;
        done.into_iter()
            .map(|one| one.map_err(|refusal| RegisterError::Refused(Box::new(refusal))))
            .collect()
    }

    /// Makes each change by itself, in their order: a refused one leaves the others alone. When
    /// this returns those that were made are on the disk.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database; refusals are among the answers. Nothing was changed then.
    pub async fn change_each(
        &self,
        changes: Vec<Change<'_>>,
    ) -> Result<Vec<std::result::Result<Changed, Refusal>>> {
        self.present()?;
        change::change(self.shown().await?, changes, change::Keep::Each).await
    }

    /// Makes all changes in their order, or none of them, on `terms`: once however often they are
    /// asked for, or only to what was looked at.
    ///
    /// # Errors
    ///
    /// As [`Register::change_all`].
    pub async fn change_under(
        &self,
        terms: &Terms<'_>,
        changes: Vec<Change<'_>>,
    ) -> Result<UnderTerms> {
        self.present()?;
        terms::change_under(self.shown().await?, terms, changes).await
    }

    /// What would come of the changes, each judged after those before it. Nothing is changed.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database; refusals are among the answers.
    pub async fn preview(
        &self,
        changes: Vec<Change<'_>>,
    ) -> Result<Vec<std::result::Result<Changed, Refusal>>> {
        self.present()?;
        change::change(self.shown().await?, changes, change::Keep::Nothing).await
    }

    /// Claims, evidence and notes of an item.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for all that follow.
    pub async fn records(&self, item: &ItemId) -> Result<ItemRecords> {
        records::of(&mut self.with_item(item).await?, item).await
    }

    /// The bytes of a file of evidence, by their SHA-256 in hexadecimal digits.
    ///
    /// # Errors
    ///
    /// As [`Register::records`]; also when the bytes are not those that were attached.
    pub async fn evidence_file(&self, sha256: &str) -> Result<Option<Vec<u8>>> {
        records::bytes(&mut self.database.connection().await?, sha256).await
    }

    /// All workflows on record, by id.
    ///
    /// # Errors
    ///
    /// As [`Register::records`].
    pub async fn workflows(&self) -> Result<Vec<Workflow>> {
        change::workflows(&mut self.beside_items().await?).await
    }

    /// The workflow by which the items of a text live.
    ///
    /// # Errors
    ///
    /// [`RegisterError::NoWorkflow`] when none was ever recorded.
    pub async fn workflow_of(&self, text: &TextId) -> Result<Workflow> {
        change::workflow_of(&mut self.beside_items().await?, text).await
    }

    /// Puts workflows on record that are not there yet. What is there stays as it is: items live
    /// by it. Importing a text replaces it.
    ///
    /// # Errors
    ///
    /// Whatever can befall the database.
    pub async fn record_workflows(
        &self,
        workflows: &[Workflow],
        actor: &str,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        change::record_workflows(self.shown().await?, workflows, actor, at).await
    }

    /// Lets the items of a text live by another workflow from now on.
    ///
    /// # Errors
    ///
    /// [`RegisterError::Refused`] when text or workflow is not there, or an item stands at a
    /// status that the workflow does not know.
    pub async fn choose_workflow(
        &self,
        text: &TextId,
        workflow: &WorkflowId,
        actor: &str,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        super::done(
            change::choose_workflow(self.shown().await?, text, workflow, (actor, at), None).await?,
        )
    }

    /// The same, once however often it is asked for.
    ///
    /// # Errors
    ///
    /// As [`Register::choose_workflow`].
    pub async fn choose_workflow_once(
        &self,
        text: &TextId,
        workflow: &WorkflowId,
        (actor, at): (&str, &str),
        once: Option<&Once<'_>>,
    ) -> Result<Made<()>> {
        self.present()?;
        change::choose_workflow(self.shown().await?, text, workflow, (actor, at), once).await
    }

    /// Where extraction erred, as far as people have looked: by language and field.
    ///
    /// # Errors
    ///
    /// As [`Register::records`].
    pub async fn review_report(&self) -> Result<Vec<(Language, ReviewReport)>> {
        review::report(&mut self.shown().await?.connection().await?).await
    }

    /// Makes the state anew from the events. Gives the number of events.
    ///
    /// # Errors
    ///
    /// When an event cannot be understood; the state stays as it was then.
    pub async fn rebuild(&self) -> Result<i64> {
        self.present()?;
        rebuild::now(self.shown().await?).await
    }

    /// The number of the last event of an item, which grows with every change.
    ///
    /// # Errors
    ///
    /// As [`Register::records`].
    pub async fn revision(&self, item: &ItemId) -> Result<Option<i64>> {
        Ok(self.item(item).await?.map(|item| item.revision))
    }
}
