//! Names of bodies and occasions, by id.

use std::collections::BTreeMap;

use actum_model::{
    ActionPlan, Body, BodyId, ItemId, Language, Occasion, OccasionId, Party, Standing, StatusId,
    Timeliness, Workflow, status_name, statuses_in_order,
};

use crate::words::Words;

/// The bodies and occasions of a plan for looking up.
pub(crate) struct Directory<'a> {
    language: Language,
    bodies: BTreeMap<&'a BodyId, &'a Body>,
    occasions: BTreeMap<&'a OccasionId, &'a Occasion>,
    workflows: &'a [Workflow],
    timeliness: &'a BTreeMap<ItemId, Vec<Timeliness>>,
}

impl<'a> Directory<'a> {
    pub(crate) fn new(plan: &'a ActionPlan) -> Self {
        let bodies = plan.bodies.iter().chain(&plan.body).map(|body| (&body.id, body)).collect();
        let occasions = plan.occasions.iter().map(|occasion| (&occasion.id, occasion)).collect();
        Self {
            language: plan.language,
            bodies,
            occasions,
            workflows: &plan.workflows,
            timeliness: &plan.timeliness,
        }
    }

    pub(crate) fn body(&self, id: &BodyId) -> Option<&'a Body> {
        self.bodies.get(id).copied()
    }

    /// The short name in the plan's language; the id when the plan does not hold the body.
    pub(crate) fn short_name(&self, id: &BodyId) -> String {
        self.body(id)
            .map_or_else(|| id.to_string(), |body| body.short_name(self.language).to_owned())
    }

    /// The full name, with the short one in front when there is one.
    pub(crate) fn long_name(&self, id: &BodyId) -> String {
        let Some(body) = self.body(id) else { return id.to_string() };
        let (full, _) = body.display_name(self.language);
        let short = body.short_name(self.language);
        if short == full { full.to_owned() } else { format!("{short} – {full}") }
    }

    /// A status in the plan's language; its id when no workflow of the plan has it.
    pub(crate) fn status(&self, status: &StatusId, words: &Words<'_>) -> String {
        if status.is_own() {
            return words.own_status(status);
        }
        status_name(self.workflows, status, self.language)
            .map_or_else(|| status.as_str().replace('_', " "), str::to_owned)
    }

    /// How an item stands to the day of the plan.
    pub(crate) fn timeliness(&self, item: &ItemId) -> &[Timeliness] {
        self.timeliness.get(item).map_or(&[], Vec::as_slice)
    }

    /// What a status means.
    pub(crate) fn standing(&self, status: &StatusId) -> Standing {
        let known = self.workflows.iter().find(|workflow| workflow.state(status).is_some());
        known.or(self.workflows.first()).map_or(
            if status.is_proposed() { Standing::Proposed } else { Standing::Open },
            |workflow| workflow.standing(status),
        )
    }

    /// Every status in the order of a life.
    pub(crate) fn statuses(&self) -> Vec<StatusId> {
        statuses_in_order(self.workflows)
    }

    /// A party in the plan's language, else as the text writes it.
    pub(crate) fn party(&self, party: &Party) -> String {
        match &party.body {
            Some(id) if self.bodies.contains_key(id) => self.short_name(id),
            Some(_) | None if !party.name.is_empty() => party.name.clone(),
            Some(id) => id.to_string(),
            None => String::new(),
        }
    }

    /// The bare name of an occasion; its id when the plan does not hold it.
    pub(crate) fn occasion_name(&self, id: &OccasionId) -> String {
        self.occasions
            .get(id)
            .map_or_else(|| id.to_string(), |one| one.display_name(self.language).to_owned())
    }

    /// The name of an occasion with its time, unless the name tells it.
    pub(crate) fn occasion(&self, id: &OccasionId) -> String {
        let Some(occasion) = self.occasions.get(id) else { return id.to_string() };
        let name = occasion.display_name(self.language);
        match occasion.period.from {
            Some(from) if !name.contains(&from.year_number().to_string()) => {
                format!("{name} ({from})")
            }
            Some(_) | None => name.to_owned(),
        }
    }
}
