//! What a changed cell asks for.

use std::collections::BTreeMap;

use actum_model::{
    Body, Deliverable, Due, DueKind, DueReading, DueRelation, FieldValue, Item, Language,
    Milestone, Occasion, OccasionId, PartialDate, Partner, PartnerRole, Party, StatusId, Workflow,
};
use actum_report::SheetWords;

use crate::book::{Cell, CellKind};
use crate::compare::Intent;
use crate::date::{DateReading, Months, in_figures, of_number, read_date};
use crate::problem::Problem;

/// What is known of bodies, occasions and months, by which words in cells are understood.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The language of the workbook.
    pub language: Language,
    /// Every body of the register.
    pub bodies: &'a [Body],
    /// Every occasion of the register.
    pub occasions: &'a [Occasion],
    /// The names of months, of every language that may occur.
    pub months: Months,
    names: BTreeMap<String, Vec<usize>>,
}

impl<'a> Known<'a> {
    /// Bodies and occasions to be found by any of their names.
    pub fn new(
        language: Language,
        bodies: &'a [Body],
        occasions: &'a [Occasion],
        months: Months,
    ) -> Self {
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, body) in bodies.iter().enumerate() {
            let known = body.names.values().flat_map(|names| {
                std::iter::once(&names.name).chain(&names.short).chain(&names.also)
            });
            for name in known.map(String::as_str).chain([body.id.as_str()]) {
                let places = names.entry(key(name)).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        Self { language, bodies, occasions, months, names }
    }

    /// The body that is called so in any language. An id is certain; of several bodies with one
    /// name the one whose usual short form it is in the workbook's language.
    pub fn body(&self, written: &str) -> Result<&'a Body, Problem> {
        let wanted = key(written);
        let found = self.names.get(&wanted).map_or(&[][..], Vec::as_slice);
        let bodies: Vec<&Body> = found.iter().map(|place| &self.bodies[*place]).collect();
        if let Some(body) = bodies.iter().find(|body| key(body.id.as_str()) == wanted) {
            return Ok(body);
        }
        match bodies.as_slice() {
            [body] => Ok(body),
            [] => Err(Problem::NoBody(written.to_owned(), self.near(&wanted))),
            several => {
                let mut shown =
                    several.iter().filter(|body| key(body.short_name(self.language)) == wanted);
                match (shown.next(), shown.next()) {
                    (Some(body), None) => Ok(body),
                    _ => Err(Problem::SeveralBodies(
                        written.to_owned(),
                        several.iter().map(|body| body.id.to_string()).collect(),
                    )),
                }
            }
        }
    }

    /// Short names of bodies whose name holds the words, or is held by them; at most five.
    fn near(&self, wanted: &str) -> Vec<String> {
        if wanted.chars().count() < 2 {
            return Vec::new();
        }
        let mut near: Vec<String> = Vec::new();
        for (name, places) in &self.names {
            let is_near =
                name.contains(wanted) || (name.len() >= 4 && wanted.contains(name.as_str()));
            for place in places.iter().filter(|_| is_near) {
                let shown = self.bodies[*place].short_name(self.language).to_owned();
                if !near.contains(&shown) {
                    near.push(shown);
                }
            }
            if near.len() >= 5 {
                break;
            }
        }
        near.truncate(5);
        near
    }

    /// The occasion with this id, or with this name in any language.
    pub fn occasion(&self, written: &str) -> Option<&'a Occasion> {
        let wanted = key(written);
        self.occasions.iter().find(|one| key(one.id.as_str()) == wanted).or_else(|| {
            self.occasions
                .iter()
                .find(|one| one.names.values().flatten().any(|name| key(name) == wanted))
        })
    }
}

fn key(name: &str) -> String {
    in_figures(name)
        .chars()
        .filter(|one| !one.is_whitespace() && *one != '-')
        .flat_map(char::to_lowercase)
        .collect()
}

/// A cell with what stands around it.
pub(crate) struct Changed<'a> {
    pub(crate) cell: Option<&'a Cell>,
    pub(crate) text: &'a str,
    pub(crate) item: &'a Item,
    pub(crate) workflow: Option<&'a Workflow>,
    pub(crate) words: &'a SheetWords,
    pub(crate) known: &'a Known<'a>,
}

impl Changed<'_> {
    /// What the cell of the column with this name asks for, in the order in which it is to be
    /// done, and what is to be told.
    pub(crate) fn intents(&self, column: &str) -> Result<(Vec<Intent>, Option<Problem>), Problem> {
        let mut told = None;
        let set = |value: FieldValue| Ok(vec![Intent::Set(value)]);
        let intents = match column {
            "force" => set(FieldValue::Force(self.word(&self.words.forces)?)),
            "asked" if self.text.is_empty() => Err(Problem::Needed),
            "asked" => set(FieldValue::Act(self.text.to_owned())),
            "responsible" => {
                let mut owners = Vec::new();
                for piece in self.names() {
                    for body in self.bodies(&piece)? {
                        owners.push(body.id.clone());
                    }
                }
                set(FieldValue::Owners(owners))
            }
            "partners" => set(FieldValue::Partners(self.partners()?)),
            "report_to" => set(FieldValue::ReportTo(self.report_to()?)),
            "due" => {
                let (dues, serial) = self.dues()?;
                told = serial;
                set(FieldValue::Due(dues))
            }
            "due_on" if self.text.is_empty() => Err(Problem::ClearDue),
            "due_on" => {
                let (date, serial) = self.date(&self.bare(self.text))?;
                told = serial;
                set(FieldValue::Due(vec![dated(date, self.text)]))
            }
            "instrument" => {
                let mut instruments = Vec::new();
                for piece in self.names() {
                    instruments.push(find(&self.words.instruments, &piece)?);
                }
                set(FieldValue::Instruments(instruments))
            }
            "deliverable" => set(FieldValue::Deliverables(self.deliverables())),
            "milestones" => set(FieldValue::Milestones(self.milestones()?)),
            "priority" if self.text.is_empty() => set(FieldValue::Priority(None)),
            "priority" => set(FieldValue::Priority(Some(self.word(&self.words.priorities)?))),
            "next_move" if self.text.is_empty() => set(FieldValue::ActionNeededBy(None)),
            "next_move" => {
                let body = self.known.body(&self.bare(self.text))?;
                set(FieldValue::ActionNeededBy(Some(body.id.clone())))
            }
            "tags" => {
                let tags = self.text.split([';', '；', '؛', ',', '،', '、', '，', '\n']);
                let tags = tags.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty());
                set(FieldValue::Tags(tags.collect()))
            }
            "status" => self.status(),
            "note" if self.text.is_empty() => Ok(Vec::new()),
            "note" => Ok(vec![Intent::Note(self.text.to_owned())]),
            other => Err(Problem::ReadOnly(other.to_owned())),
        }?;
        Ok((intents, told))
    }

    /// The pieces of a list, without what is only remarked on them.
    fn names(&self) -> Vec<String> {
        self.text
            .split([';', '；', '؛', '\n'])
            .map(|piece| self.bare(piece))
            .filter(|piece| !piece.is_empty())
            .collect()
    }

    /// A value without remarks in brackets behind it: "(proposed)", "(60 %)".
    fn bare(&self, piece: &str) -> String {
        let mut piece = piece.trim();
        while let Some((before, inside)) = bracketed(piece) {
            let is_share = inside.ends_with('%') && inside.chars().any(|one| one.is_ascii_digit());
            if !is_share && !self.words.remarks.iter().any(|remark| remark == inside) {
                break;
            }
            piece = before;
        }
        piece.to_owned()
    }

    fn bodies(&self, piece: &str) -> Result<Vec<&Body>, Problem> {
        // A name that the item shows already is that body, whoever else is called so.
        let shown = self.item.owners.iter().find_map(|id| {
            let body = self.known.bodies.iter().find(|body| body.id == *id)?;
            (body.short_name(self.known.language) == piece).then_some(body)
        });
        if let Some(body) = shown {
            return Ok(vec![body]);
        }
        match self.known.body(piece) {
            Ok(body) => Ok(vec![body]),
            Err(problem) => {
                let parts: Vec<&str> = piece.split([',', '،', '、', '，']).map(str::trim).collect();
                if parts.len() < 2 {
                    return Err(problem);
                }
                parts.into_iter().map(|part| self.known.body(part)).collect()
            }
        }
    }

    fn party(&self, body: &Body) -> Party {
        let name = body.display_name(self.known.language).0.to_owned();
        Party { name, body: Some(body.id.clone()) }
    }

    /// How the workbook shows a party.
    fn shown(&self, party: &Party) -> String {
        let body = party.body.as_ref();
        let body = body.and_then(|id| self.known.bodies.iter().find(|one| one.id == *id));
        match body {
            Some(body) => body.short_name(self.known.language).to_owned(),
            None => party.name.clone(),
        }
    }

    fn partners(&self) -> Result<Vec<Partner>, Problem> {
        let there: Vec<&Partner> =
            self.item.commitment.partners.iter().map(|one| &one.value).collect();
        let mut partners = Vec::new();
        for piece in self.names() {
            let (name, role) = match bracketed(&piece) {
                Some((before, inside)) => match find(&self.words.roles, inside) {
                    Ok(role) => (before.to_owned(), Some(role)),
                    // Brackets that belong to the name.
                    Err(_) => (piece.clone(), None),
                },
                None => (piece.clone(), None),
            };
            let known = there.iter().find(|one| {
                self.shown(&one.party) == name && role.is_none_or(|role| role == one.role)
            });
            if let Some(known) = known {
                partners.push((*known).clone());
                continue;
            }
            for body in self.bodies(&name)? {
                let role = role.unwrap_or(PartnerRole::Collaboration);
                partners.push(Partner { party: self.party(body), role });
            }
        }
        Ok(partners)
    }

    fn report_to(&self) -> Result<Vec<Party>, Problem> {
        let there: Vec<&Party> = self
            .item
            .commitment
            .report_to
            .iter()
            .chain(&self.item.proposed_report_to)
            .map(|one| &one.value)
            .collect();
        let mut parties = Vec::new();
        for piece in self.names() {
            match there.iter().find(|party| self.shown(party) == piece) {
                Some(party) => parties.push((*party).clone()),
                None => {
                    parties.extend(self.bodies(&piece)?.into_iter().map(|body| self.party(body)));
                }
            }
        }
        Ok(parties)
    }

    fn deliverables(&self) -> Vec<Deliverable> {
        let there = &self.item.commitment.deliverables;
        self.names()
            .into_iter()
            .map(|name| {
                let known = there.iter().find(|one| one.value.name == name);
                known.map_or(Deliverable { kind: "document".to_owned(), name }, |known| {
                    known.value.clone()
                })
            })
            .collect()
    }

    /// A date in a cell, whether it is one, a number, or words.
    fn date(&self, text: &str) -> Result<(PartialDate, Option<Problem>), Problem> {
        match self.cell.map(|cell| cell.kind) {
            Some(CellKind::Date(date)) => return Ok((date, None)),
            Some(CellKind::Number(number)) => {
                return match of_number(number) {
                    Some((date, true)) => Ok((date, Some(Problem::Serial(number.to_string())))),
                    Some((date, false)) => Ok((date, None)),
                    None => Err(Problem::NoDate(text.to_owned())),
                };
            }
            _ => {}
        }
        match read_date(text, self.known.language, &self.known.months) {
            DateReading::Date(date) => Ok((date, None)),
            DateReading::Either(one, other) => {
                Err(Problem::TwoDates(text.to_owned(), one.to_string(), other.to_string()))
            }
            DateReading::None => Err(Problem::NoDate(text.to_owned())),
        }
    }

    fn dues(&self) -> Result<(Vec<Due>, Option<Problem>), Problem> {
        let mut dues = Vec::new();
        let mut told = None;
        for piece in self.names() {
            // The words of the text, which the workbook quotes behind what they mean.
            if piece.starts_with(['“', '«', '„', '"', '「', '《', '”']) {
                continue;
            }
            if let Some(occasion) = self.known.occasion(&piece) {
                dues.push(at_occasion(occasion.id.clone(), &piece));
                continue;
            }
            let (date, serial) = self.date(&piece)?;
            told = told.or(serial);
            dues.push(dated(date, &piece));
        }
        Ok((dues, told))
    }

    /// Lines of the form `title @ day or occasion`. A milestone that keeps its title keeps its id.
    fn milestones(&self) -> Result<Vec<Milestone>, Problem> {
        let there = &self.item.follow_up.milestones;
        let mut taken: Vec<String> = there.iter().map(|one| one.id.clone()).collect();
        let mut milestones = Vec::new();
        for line in self.text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            let line = line.trim_end_matches('✓').trim_end();
            let (title, when) = match line.rsplit_once('@') {
                Some((title, when)) => (title.trim(), Some(when.trim())),
                None => (line, None),
            };
            let (mut due, mut occasion) = (None, None);
            if let Some(when) = when {
                match self.known.occasion(when) {
                    Some(known) => occasion = Some(known.id.clone()),
                    None => {
                        due = match read_date(when, self.known.language, &self.known.months) {
                            DateReading::Date(date) => Some(date),
                            DateReading::Either(one, other) => {
                                let (one, other) = (one.to_string(), other.to_string());
                                return Err(Problem::TwoDates(when.to_owned(), one, other));
                            }
                            DateReading::None => return Err(Problem::NoDate(when.to_owned())),
                        }
                    }
                }
            }
            milestones.push(match there.iter().find(|known| known.title.trim() == title) {
                Some(known) => Milestone { due, occasion, ..known.clone() },
                None => {
                    let free = (1u32..).map(|number| format!("m{number}"));
                    let id = free.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
                    taken.push(id.clone());
                    Milestone { id, title: title.to_owned(), due, occasion, reached: None }
                }
            });
        }
        Ok(milestones)
    }

    /// The one value that a cell names.
    fn word<T: Copy>(&self, words: &BTreeMap<String, T>) -> Result<T, Problem> {
        let names = self.names();
        match names.as_slice() {
            [] => Err(Problem::Needed),
            [name] => find(words, name),
            _ => Err(Problem::OneValue(self.text.to_owned())),
        }
    }

    fn status(&self) -> Result<Vec<Intent>, Problem> {
        let written = self.bare(self.text);
        if written.is_empty() {
            return Err(Problem::Needed);
        }
        let by_id = StatusId::written(&written);
        let is_state = self.workflow.is_some_and(|workflow| workflow.state(&by_id).is_some());
        let to = if is_state || by_id.is_own() {
            by_id
        } else {
            find_cloned(&self.words.statuses, &written)?
        };
        let from = &self.item.status;
        if to.is_overtaken() {
            return Err(Problem::OwnStatus(written));
        }
        Ok(if to == *from {
            Vec::new()
        } else if to.is_proposed() {
            vec![Intent::Reopen]
        } else if to.is_rejected() {
            if from.is_proposed() {
                vec![Intent::Reject]
            } else {
                vec![Intent::Reopen, Intent::Reject]
            }
        } else if from.is_proposed() {
            match self.workflow {
                Some(workflow) if workflow.confirmed != to => {
                    vec![Intent::Confirm, Intent::Move(to)]
                }
                _ => vec![Intent::Confirm],
            }
        } else {
            vec![Intent::Move(to)]
        })
    }
}

/// What stands before the last brackets, and in them.
fn bracketed(piece: &str) -> Option<(&str, &str)> {
    let (close, open) =
        [(')', '('), ('）', '（')].into_iter().find(|(close, _)| piece.ends_with(*close))?;
    let inner = piece.strip_suffix(close)?;
    let at = inner.rfind(open)?;
    let inside = inner.get(at + open.len_utf8()..)?;
    Some((inner.get(..at)?.trim_end(), inside.trim()))
}

fn find<T: Copy>(words: &BTreeMap<String, T>, written: &str) -> Result<T, Problem> {
    find_cloned(words, written)
}

fn find_cloned<T: Clone>(words: &BTreeMap<String, T>, written: &str) -> Result<T, Problem> {
    let found = words.get(&written.to_lowercase()).cloned();
    found.ok_or_else(|| Problem::NoWord(written.to_owned(), words.keys().cloned().collect()))
}

/// Due by a day that a person wrote.
fn dated(date: PartialDate, written: &str) -> Due {
    let reading =
        DueReading { date: Some(date), rule: "entered".to_owned(), ..DueReading::default() };
    Due {
        kind: DueKind::Date,
        relation: DueRelation::By,
        written: written.to_owned(),
        offset: None,
        readings: vec![reading],
    }
}

/// Due by an occasion that a person named.
fn at_occasion(occasion: OccasionId, written: &str) -> Due {
    let reading = DueReading {
        occasion: Some(occasion),
        rule: "entered".to_owned(),
        ..DueReading::default()
    };
    Due {
        kind: DueKind::Occasion,
        relation: DueRelation::By,
        written: written.to_owned(),
        offset: None,
        readings: vec![reading],
    }
}
