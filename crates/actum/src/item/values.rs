//! Values of an item as people write them on the command line.

use actum_model::{
    Body, Due, DueKind, DueReading, DueRelation, Duty, FieldValue, Force, Instrument, Item,
    Milestone, OccasionId, PartialDate, Partner, PartnerRole, Party, Priority, Relation,
    RelationKind,
};
use anyhow::Result;

use super::find;
use super::options::Values;
use crate::body;
use crate::failure::{Ending, Failure};
use crate::message::{messages, say};
use crate::store::Store;

/// The word that empties a list.
const NONE: &str = "none";

/// The values given, each as the register takes it.
pub(super) fn read(
    options: &Values,
    item: &Item,
    bodies: &[Body],
    store: &Store,
) -> Result<Vec<FieldValue>> {
    let mut values = Vec::new();
    let reader = Reader { bodies, store };
    if let Some(force) = &options.force {
        let found = Force::from_name(force);
        values.push(FieldValue::Force(
            found.ok_or_else(|| unknown("--force", force, &Force::ALL.map(Force::name)))?,
        ));
    }
    if let Some(parties) = list(&options.addressee, |one| reader.party(one))? {
        values.push(FieldValue::Addressees(parties));
    }
    if let Some(owners) = list(&options.owner, |one| body::find(bodies, one))? {
        values.push(FieldValue::Owners(owners));
    }
    if let Some(partners) = list(&options.partner, |one| reader.partner(one))? {
        values.push(FieldValue::Partners(partners));
    }
    if let Some(act) = &options.act {
        values.push(FieldValue::Act(act.clone()));
    }
    if let Some(dues) = list(&options.due, |one| Ok(due(one)))? {
        values.push(FieldValue::Due(dues));
    }
    if let Some(parties) = list(&options.report_to, |one| reader.party(one))? {
        values.push(FieldValue::ReportTo(parties));
    }
    if let Some(instruments) = list(&options.instrument, instrument)? {
        values.push(FieldValue::Instruments(instruments));
    }
    if let Some(written) = &options.priority {
        let priority = match Priority::from_name(written) {
            Some(priority) => Some(priority),
            None if written == NONE => None,
            None => {
                return Err(unknown("--priority", written, &Priority::ALL.map(Priority::name)));
            }
        };
        values.push(FieldValue::Priority(priority));
    }
    if let Some(tags) = list(&options.tag, |tag| Ok(tag.to_owned()))? {
        values.push(FieldValue::Tags(tags.into_iter().collect()));
    }
    if let Some(duty) = &options.duty {
        let every = options.every.clone();
        values.push(FieldValue::Duty(match duty.trim().to_lowercase().as_str() {
            "once" => Duty::Once,
            "ongoing" => Duty::Ongoing { every },
            "recurring" => Duty::Recurring { every },
            _ => return Err(unknown("--duty", duty, &["once", "ongoing", "recurring"])),
        }));
    }
    if let Some(milestones) = milestones(&options.milestone, item)? {
        values.push(FieldValue::Milestones(milestones));
    }
    if let Some(items) = list(&options.depends_on, |one| Ok(find(store, one)?.id))? {
        values.push(FieldValue::DependsOn(items.into_iter().collect()));
    }
    if let Some(relations) = list(&options.relation, |one| reader.relation(one))? {
        values.push(FieldValue::Relations(relations.into_iter().collect()));
    }
    if let Some(written) = &options.action_needed_by {
        let body = if written == NONE { None } else { Some(body::find(bodies, written)?) };
        values.push(FieldValue::ActionNeededBy(body));
    }
    Ok(values)
}

/// A list as written: nothing given leaves it alone, `none` empties it.
fn list<T>(written: &[String], read: impl Fn(&str) -> Result<T>) -> Result<Option<Vec<T>>> {
    if written.is_empty() {
        return Ok(None);
    }
    let values = written.iter().map(|one| one.trim()).filter(|one| *one != NONE);
    values.map(read).collect::<Result<Vec<T>>>().map(Some)
}

fn unknown(option: &str, written: &str, known: &[&str]) -> anyhow::Error {
    let known = known.join(", ");
    let words = say!("cli-value-unknown", flag = option, value = written, known = known.as_str());
    Failure::error(Ending::Usage, words)
}

struct Reader<'a> {
    bodies: &'a [Body],
    store: &'a Store,
}

impl Reader<'_> {
    fn party(&self, written: &str) -> Result<Party> {
        let id = body::find(self.bodies, written)?;
        let known = self.bodies.iter().find(|body| body.id == id);
        let name = known.map_or_else(
            || id.to_string(),
            |body| body.display_name(messages().language()).0.to_owned(),
        );
        Ok(Party { name, body: Some(id) })
    }

    fn partner(&self, written: &str) -> Result<Partner> {
        const ROLES: [(&str, PartnerRole); 7] = [
            ("collaboration", PartnerRole::Collaboration),
            ("consultation", PartnerRole::Consultation),
            ("support", PartnerRole::Support),
            ("especially", PartnerRole::Especially),
            ("recipient", PartnerRole::Recipient),
            ("participant", PartnerRole::Participant),
            ("lead", PartnerRole::Lead),
        ];
        let (role, name) = match written.split_once(':') {
            Some((role, name)) => {
                let found = ROLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(role.trim()));
                let (_, role) = found
                    .ok_or_else(|| unknown("--partner", role, &ROLES.map(|(known, _)| known)))?;
                (*role, name)
            }
            None => (PartnerRole::Collaboration, written),
        };
        Ok(Partner { party: self.party(name)?, role })
    }

    fn relation(&self, written: &str) -> Result<Relation> {
        const KINDS: [(&str, RelationKind); 4] = [
            ("repeats", RelationKind::Repeats),
            ("continues", RelationKind::Continues),
            ("supports", RelationKind::Supports),
            ("concerns", RelationKind::Concerns),
        ];
        let (kind, item) = written.split_once(':').unwrap_or(("concerns", written));
        let found = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(kind.trim()));
        // An item id has a colon of its own; without a kind in front it is the whole of it.
        let (kind, item) = match found {
            Some((_, kind)) => (*kind, item),
            None => (RelationKind::Concerns, written),
        };
        Ok(Relation { kind, item: find(self.store, item)?.id })
    }
}

fn instrument(written: &str) -> Result<Instrument> {
    let name = written.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let found = Instrument::ALL.into_iter().find(|instrument| instrument.name() == name);
    found.ok_or_else(|| unknown("--instrument", written, &Instrument::ALL.map(Instrument::name)))
}

/// A date, or an occasion; whether the occasion is known the register says.
fn due(written: &str) -> Due {
    let date: Option<PartialDate> = written.parse().ok();
    let reading = DueReading {
        occasion: date.is_none().then(|| OccasionId::new(written.to_lowercase())),
        body: None,
        number: None,
        date,
        interval: None,
        rule: "entered".to_owned(),
    };
    Due {
        kind: if date.is_some() { DueKind::Date } else { DueKind::Occasion },
        relation: DueRelation::By,
        written: written.to_owned(),
        offset: None,
        readings: vec![reading],
    }
}

/// Milestones as written: those that are there and keep their title keep their id.
fn milestones(written: &[String], item: &Item) -> Result<Option<Vec<Milestone>>> {
    let there = &item.follow_up.milestones;
    let mut taken: Vec<String> = there.iter().map(|one| one.id.clone()).collect();
    let mut read = |one: &str| {
        let (title, due) = match one.rsplit_once('@') {
            Some((title, due)) => (title.trim(), Some(due.trim())),
            None => (one.trim(), None),
        };
        let date: Option<PartialDate> = due.and_then(|due| due.parse().ok());
        let occasion = match (date, due) {
            (None, Some(due)) => Some(OccasionId::new(due.to_lowercase())),
            _ => None,
        };
        if let Some(known) = there.iter().find(|known| known.title == title) {
            return Milestone { due: date, occasion, ..known.clone() };
        }
        let free = (1u32..).map(|number| format!("m{number}"));
        let id = free.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
        taken.push(id.clone());
        Milestone { id, title: title.to_owned(), due: date, occasion, reached: None }
    };
    if written.is_empty() {
        return Ok(None);
    }
    let given = written.iter().map(|one| one.trim()).filter(|one| *one != NONE);
    Ok(Some(given.map(&mut read).collect()))
}
