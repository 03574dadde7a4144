//! House templates, issued reports, and columns of hand-made plans that were understood once.

use actum_model::BodyId;

use super::Register;
use crate::error::Result;
use crate::jobs::{milliseconds, written};
use crate::papers::{HouseTemplate, IssuedReport};
use crate::store::papers;

/// More bodies above one another than there are; a ring of bodies ends here.
const HIGHEST: usize = 32;

impl Register {
    /// The house templates, that for all reports first.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn templates(&self) -> Result<Vec<HouseTemplate>> {
        papers::templates(&mut self.shown().await?.connection().await?).await
    }

    /// The bytes of the template for reports of a body: its own, else that of the nearest body
    /// above it, else that for all reports. `None` asks for the last.
    ///
    /// # Errors
    ///
    /// When the register cannot be read, or the bytes are not those that were kept.
    pub async fn template_for(&self, body: Option<&BodyId>) -> Result<Option<Vec<u8>>> {
        let kept = self.templates().await?;
        if kept.is_empty() {
            return Ok(None);
        }
        let mut above = Vec::new();
        if let Some(body) = body {
            let bodies = self.body_list().await?;
            let mut next = Some(body.clone());
            while let Some(id) = next.filter(|_| above.len() < HIGHEST) {
                next = bodies.iter().find(|one| one.id == id).and_then(|one| one.parent.clone());
                above.push(Some(id));
            }
        }
        above.push(None);
        let found = above.into_iter().find(|body| kept.iter().any(|one| one.body == *body));
        match found {
            Some(body) => self.template_of(body.as_ref()).await,
            None => Ok(None),
        }
    }

    /// The bytes of the template kept for exactly this body.
    ///
    /// # Errors
    ///
    /// As [`Register::template_for`].
    pub async fn template_of(&self, body: Option<&BodyId>) -> Result<Option<Vec<u8>>> {
        let body = body.map_or("", |body| body.as_str());
        papers::template(&mut self.shown().await?.connection().await?, body).await
    }

    /// Keeps a template in place of the one that was kept for that body, and gives its checksum.
    /// Whether it is a sound template is for the caller to look at first. `at` is the present
    /// moment, RFC 3339.
    ///
    /// # Errors
    ///
    /// When `at` is no moment, when the register is shown as it was, and with whatever can befall
    /// the database.
    pub async fn keep_template(
        &self,
        body: Option<&BodyId>,
        file: (&str, Vec<u8>),
        by: &str,
        at: &str,
    ) -> Result<String> {
        self.present()?;
        let now = milliseconds(at)?;
        let body = body.map_or("", |body| body.as_str());
        let mut connection = self.shown().await?.connection().await?;
        papers::keep_template(&mut connection, body, file, by, now).await
    }

    /// Takes a template out. Says whether there was one.
    ///
    /// # Errors
    ///
    /// As [`Register::keep_template`].
    pub async fn remove_template(&self, body: Option<&BodyId>) -> Result<bool> {
        self.present()?;
        let body = body.map_or("", |body| body.as_str());
        papers::remove_template(&mut self.shown().await?.connection().await?, body).await
    }

    /// The reports that were issued, the latest first.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn issued_reports(&self) -> Result<Vec<IssuedReport>> {
        papers::issued(&mut self.shown().await?.connection().await?).await
    }

    /// Puts down that a report was issued at [`IssuedReport::moment`], which is cut to the second.
    /// The last one before it about the same becomes [`IssuedReport::since`]. Gives the report as
    /// it was put down.
    ///
    /// # Errors
    ///
    /// As [`Register::keep_template`].
    pub async fn issue_report(&self, report: IssuedReport) -> Result<IssuedReport> {
        self.present()?;
        let second = milliseconds(&report.moment)?.div_euclid(1_000) * 1_000;
        let mut report = IssuedReport { moment: written(second), since: None, ..report };
        let mut transaction = self.shown().await?.begin_aside().await?;
        let before = papers::issued(&mut transaction).await?;
        let last = before.iter().find(|one| report.follows(one) && one.moment < report.moment);
        report.since = last.map(|one| one.moment.clone());
        papers::issue(&mut transaction, &report).await?;
        transaction.commit().await?;
        Ok(report)
    }

    /// What a person said of the columns of a hand-made plan under these headings, told by a
    /// checksum of theirs: `name=place`, divided by blanks.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn plan_columns(&self, headings: &str) -> Result<Option<String>> {
        papers::columns(&mut self.shown().await?.connection().await?, headings).await
    }

    /// Remembers what a person said of the columns under these headings.
    ///
    /// # Errors
    ///
    /// As [`Register::keep_template`].
    pub async fn remember_plan_columns(
        &self,
        headings: &str,
        columns: &str,
        by: &str,
        at: &str,
    ) -> Result<()> {
        self.present()?;
        let now = milliseconds(at)?;
        let mut connection = self.shown().await?.connection().await?;
        papers::remember_columns(&mut connection, headings, columns, by, now).await
    }
}
