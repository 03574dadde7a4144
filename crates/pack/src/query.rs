//! Questions that readers of texts ask the packs.

use std::collections::BTreeSet;

use actum_model::{
    Body, BodyId, BodyKind, Occasion, OccasionId, OccasionKind, PartialDate, Period,
};

use crate::{NumberedBodies, OccasionSeries, Packs};

impl Packs {
    /// The body with this id.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.binary_search_by(|body| body.id.cmp(id)).ok().map(|index| &self.bodies[index])
    }

    /// The bodies whose parent is `id`, by id.
    pub fn children(&self, id: &BodyId) -> Vec<&Body> {
        self.bodies.iter().filter(|body| body.parent.as_ref() == Some(id)).collect()
    }

    /// The parents of `id`, the nearest first; empty for a body that no pack knows.
    pub fn ancestors(&self, id: &BodyId) -> Vec<&Body> {
        let mut ancestors: Vec<&Body> = Vec::new();
        let mut above = self.body(id).and_then(|body| body.parent.as_ref());
        while let Some(body) = above.and_then(|id| self.body(id)) {
            // Loading refuses cycles; packs put together by hand in a test are not checked.
            if ancestors.iter().any(|seen| seen.id == body.id) {
                break;
            }
            ancestors.push(body);
            above = body.parent.as_ref();
        }
        ancestors
    }

    /// The topmost body above `id`, or the body itself: `itu` for `itu-t-sg17`.
    pub fn root(&self, id: &BodyId) -> Option<&Body> {
        self.ancestors(id).last().copied().or_else(|| self.body(id))
    }

    /// The bodies that a collective stands for on `date`, or at any time without one: its listed
    /// members and the members of its numbered series. Collectives among them are resolved in
    /// turn. A body that is no collective stands for nothing.
    pub fn collective_members(&self, id: &BodyId, date: Option<PartialDate>) -> Vec<&Body> {
        let mut found = BTreeSet::new();
        let mut visited = BTreeSet::new();
        self.gather_members(id, &mut found, &mut visited);
        found
            .into_iter()
            .filter_map(|id| self.body(id))
            .filter(|body| date.is_none_or(|date| holds(body.valid, date)))
            .collect()
    }

    fn gather_members<'a>(
        &'a self,
        id: &BodyId,
        found: &mut BTreeSet<&'a BodyId>,
        visited: &mut BTreeSet<BodyId>,
    ) {
        if !visited.insert(id.clone()) {
            return;
        }
        let listed = self.body(id).into_iter().flat_map(|body| &body.members);
        let of_series = self
            .numbered
            .iter()
            .filter(|series| series.collective == *id)
            .flat_map(|series| self.bodies.iter().filter(|body| series.holds(&body.id)))
            .map(|body| &body.id);
        for member in listed.chain(of_series) {
            match self.body(member) {
                Some(body) if body.kind == BodyKind::Collective => {
                    self.gather_members(member, found, visited);
                }
                _ => {
                    found.insert(member);
                }
            }
        }
    }

    /// The numbered series whose members are `id`, if any.
    pub fn numbered_series_of(&self, id: &BodyId) -> Option<&NumberedBodies> {
        self.numbered.iter().find(|series| series.holds(id))
    }

    /// The member with this number of the series written `body` (`itu-t-sg{number}`); `None` when
    /// the packs have no entry for it.
    pub fn numbered_body(&self, series: &str, number: u32) -> Option<&Body> {
        let series = self.numbered.iter().find(|candidate| candidate.body == series)?;
        self.body(&series.member(number))
    }

    /// Whether the body exists on `date`, as far as the packs know; `None` when they do not know
    /// the body.
    pub fn body_valid_on(&self, id: &BodyId, date: PartialDate) -> Option<bool> {
        self.body(id).map(|body| holds(body.valid, date))
    }

    /// The bodies that took over the work of `id`.
    pub fn successors_of(&self, id: &BodyId) -> Vec<&Body> {
        self.bodies.iter().filter(|body| body.predecessors.contains(id)).collect()
    }

    /// Of several bodies with the same name, the one nearest to `context` (the body that adopted
    /// the text, or that the sentence is about): the one that shares the lowest parent with it.
    /// Among equals the one first listed; `None` only without candidates.
    ///
    /// ```
    /// use actum_model::BodyId;
    /// use actum_pack::Packs;
    /// let packs = Packs::built_in()?;
    /// let candidates = [BodyId::new("itu-r-study-groups"), BodyId::new("itu-t-study-groups")];
    /// let chosen = packs.nearest(&candidates, &BodyId::new("wtsa"));
    /// assert_eq!(chosen, Some(&BodyId::new("itu-t-study-groups")));
    /// # Ok::<(), actum_pack::PackError>(())
    /// ```
    pub fn nearest<'a>(&self, candidates: &'a [BodyId], context: &BodyId) -> Option<&'a BodyId> {
        let mut around: Vec<&BodyId> =
            self.body(context).map(|body| &body.id).into_iter().collect();
        around.extend(self.ancestors(context).into_iter().map(|body| &body.id));
        let distance = |candidate: &BodyId| {
            let line = std::iter::once(candidate.clone())
                .chain(self.ancestors(candidate).into_iter().map(|body| body.id.clone()));
            line.filter_map(|id| around.iter().position(|other| **other == id))
                .min()
                .unwrap_or(usize::MAX)
        };
        // `min_by_key` keeps the first of equals.
        candidates.iter().min_by_key(|candidate| distance(candidate))
    }

    /// The occasion with this id.
    pub fn occasion(&self, id: &OccasionId) -> Option<&Occasion> {
        self.occasions.iter().find(|occasion| occasion.id == *id)
    }

    /// The occasions of a series, earliest first.
    pub fn occasions_in<'a>(&'a self, series: &'a str) -> impl Iterator<Item = &'a Occasion> {
        self.occasions.iter().filter(move |occasion| occasion.series == series)
    }

    /// The series with this id.
    pub fn occasion_series(&self, id: &str) -> Option<&OccasionSeries> {
        self.series.iter().find(|series| series.id == id)
    }

    /// The series of meetings (not of study periods) of a body: what "the next WTSA" counts in.
    pub fn series_of_body(&self, body: &BodyId) -> Option<&OccasionSeries> {
        self.series
            .iter()
            .find(|series| series.body == *body && series.kind != OccasionKind::StudyPeriod)
    }

    /// The one after `id` in its series.
    pub fn next_in_series(&self, id: &OccasionId) -> Option<&Occasion> {
        let occasion = self.occasion(id)?;
        self.occasions_in(&occasion.series).skip_while(|other| other.id != *id).nth(1)
    }

    /// The one before `id` in its series.
    pub fn previous_in_series(&self, id: &OccasionId) -> Option<&Occasion> {
        let occasion = self.occasion(id)?;
        self.occasions_in(&occasion.series).take_while(|other| other.id != *id).last()
    }

    /// The occasions of a series that touch `year`.
    pub fn occasions_in_year<'a>(
        &'a self,
        series: &'a str,
        year: i16,
    ) -> impl Iterator<Item = &'a Occasion> {
        self.occasions_in(series).filter(move |occasion| {
            occasion.period.from.is_some_and(|from| from.year_number() <= year)
                && occasion
                    .period
                    .to
                    .or(occasion.period.from)
                    .is_some_and(|to| to.year_number() >= year)
        })
    }

    /// The first occasion of a series that begins after `date`.
    pub fn first_after<'a>(&'a self, series: &'a str, date: PartialDate) -> Option<&'a Occasion> {
        self.occasions_in(series).find(|occasion| {
            occasion.period.from.is_some_and(|from| first_day(from) > date.last_day())
        })
    }

    /// The study period that begins with the assembly `id`: for a text of WTSA-24, the period
    /// 2025–2028.
    pub fn period_after(&self, id: &OccasionId) -> Option<&Occasion> {
        let succession = self.successions.iter().find(|succession| succession.after == *id)?;
        self.occasion(&succession.period)
    }

    /// The study period that ends with the assembly `id`.
    pub fn period_before(&self, id: &OccasionId) -> Option<&Occasion> {
        let succession =
            self.successions.iter().find(|succession| succession.before.as_ref() == Some(id))?;
        self.occasion(&succession.period)
    }

    /// The assembly with which the study period `id` ends.
    pub fn assembly_ending(&self, id: &OccasionId) -> Option<&Occasion> {
        let succession = self.successions.iter().find(|succession| succession.period == *id)?;
        self.occasion(succession.before.as_ref()?)
    }

    /// The assembly with which the study period `id` begins.
    pub fn assembly_opening(&self, id: &OccasionId) -> Option<&Occasion> {
        let succession = self.successions.iter().find(|succession| succession.period == *id)?;
        self.occasion(&succession.after)
    }
}

fn first_day(date: PartialDate) -> (i16, u8, u8) {
    (date.year_number(), date.month_number().unwrap_or(1), date.day_number().unwrap_or(1))
}

/// Whether the whole or a part of `date` lies in `period`; open ends hold everything.
fn holds(period: Period, date: PartialDate) -> bool {
    period.from.is_none_or(|from| first_day(from) <= date.last_day())
        && period.to.is_none_or(|to| first_day(date) <= to.last_day())
}
