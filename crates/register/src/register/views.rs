//! Views over many items: texts, bodies, occasions, the Action Plan.

use actum_model::{ActionPlan, Body, BodyId, Occasion, OccasionId, TextId};

use super::Register;
use crate::error::Result;
use crate::query::PlanQuery;
use crate::store::{bodies, read, sheet};
use crate::view::{BodyCount, BodySheet, OccasionSheet, TextSummary};

impl Register {
    /// All texts with their editions, in order of registration.
    pub async fn texts(&self) -> Result<Vec<TextSummary>> {
        self.some_texts(None).await
    }

    /// The ids of all texts, in order of registration.
    pub async fn text_ids(&self) -> Result<Vec<TextId>> {
        read::text_ids(&mut self.beside_items().await?).await
    }

    /// Those of the texts that are there with their editions, in order of registration.
    pub async fn texts_among(&self, ids: &[TextId]) -> Result<Vec<TextSummary>> {
        self.some_texts(Some(ids)).await
    }

    /// A text with its editions; `None` when there is no such text.
    pub async fn text(&self, id: &TextId) -> Result<Option<TextSummary>> {
        Ok(self.some_texts(Some(std::slice::from_ref(id))).await?.pop())
    }

    async fn some_texts(&self, among: Option<&[TextId]>) -> Result<Vec<TextSummary>> {
        if let Some(past) = &self.past {
            return past.texts(among).await;
        }
        let mut snapshot = self.database.begin_read().await?;
        let found = read::texts(&mut snapshot, among).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// All bodies with how many items name them, by id.
    pub async fn bodies(&self) -> Result<Vec<BodyCount>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = bodies::counted(&mut snapshot, &self.listing).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// All bodies of the packs that the register was given, without counting their items.
    pub async fn body_list(&self) -> Result<Vec<Body>> {
        read::bodies(&mut self.beside_items().await?).await
    }

    /// A body, without its items; `None` when there is none with that id.
    pub async fn body(&self, id: &BodyId) -> Result<Option<Body>> {
        read::body(&mut self.beside_items().await?, id).await
    }

    /// All that a body must do, all in which it takes part, and all that is reported to it.
    /// Overtaken items are left out. `None` when there is no such body.
    pub async fn body_sheet(&self, body: &BodyId) -> Result<Option<BodySheet>> {
        if let Some(past) = &self.past {
            return past.body_sheet(body).await;
        }
        let mut snapshot = self.database.begin_read().await?;
        let found = sheet::body_sheet(&mut snapshot, body).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// All occasions in order of time, with what is due at each. Overtaken items are left out.
    pub async fn occasions(&self) -> Result<Vec<OccasionSheet>> {
        self.some_occasions(None).await
    }

    /// Those of the occasions that are there with what is due at each, in order of time.
    pub async fn occasions_among(&self, ids: &[OccasionId]) -> Result<Vec<OccasionSheet>> {
        self.some_occasions(Some(ids)).await
    }

    /// All occasions in order of time, without what is due at them.
    pub async fn occasion_list(&self) -> Result<Vec<Occasion>> {
        read::occasions(&mut self.beside_items().await?).await
    }

    async fn some_occasions(&self, among: Option<&[OccasionId]>) -> Result<Vec<OccasionSheet>> {
        if let Some(past) = &self.past {
            return past.occasions(among).await;
        }
        let mut snapshot = self.database.begin_read().await?;
        let found = sheet::occasions(&mut snapshot, among).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// The view from which every report is written.
    pub async fn plan(&self, query: &PlanQuery) -> Result<ActionPlan> {
        if let Some(past) = &self.past
            && (query.text.is_some() || query.body.is_some())
        {
            return past.plan(query).await;
        }
        // The plan of everything takes every event, as of whatever moment.
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = sheet::plan(&mut snapshot, query).await?;
        snapshot.end_read().await?;
        Ok(found)
    }
}
