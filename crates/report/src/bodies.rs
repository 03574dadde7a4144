//! Names of bodies and occasions, by id.

use std::collections::BTreeMap;

use actum_model::{ActionPlan, Body, BodyId, Language, Occasion, OccasionId, Party};

/// The bodies and occasions of a plan for looking up.
pub(crate) struct Directory<'a> {
    language: Language,
    bodies: BTreeMap<&'a BodyId, &'a Body>,
    occasions: BTreeMap<&'a OccasionId, &'a Occasion>,
}

impl<'a> Directory<'a> {
    pub(crate) fn new(plan: &'a ActionPlan) -> Self {
        let bodies = plan.bodies.iter().chain(&plan.body).map(|body| (&body.id, body)).collect();
        let occasions = plan.occasions.iter().map(|occasion| (&occasion.id, occasion)).collect();
        Self { language: plan.language, bodies, occasions }
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

    /// A party in the plan's language, else as the text writes it.
    pub(crate) fn party(&self, party: &Party) -> String {
        match &party.body {
            Some(id) if self.bodies.contains_key(id) => self.short_name(id),
            Some(_) | None if !party.name.is_empty() => party.name.clone(),
            Some(id) => id.to_string(),
            None => String::new(),
        }
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
