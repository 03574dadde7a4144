//! Items that events changed, before they are filed.

use std::collections::BTreeMap;

use actum_model::{Claim, Item, ItemId};

use super::apply::Applier;
use super::records;
use crate::database::{Place, sql};
use crate::error::Result;
use crate::event::{ClaimDecided, ClaimReopened, Event};

/// An item that changed.
pub(super) struct Pending {
    pub(super) number: i64,
    /// The number of its text.
    pub(super) text: i64,
    pub(super) item: Item,
    /// Place in the order of the edition.
    pub(super) position: u32,
    /// Whether rows of it are there.
    pub(super) stored: bool,
    /// Whether everything it is found by is to be made anew.
    pub(super) refiled: bool,
    /// Whether its own record is to be stored.
    pub(super) touched: bool,
    /// Clauses that are new or other than stored, by edition.
    pub(super) clauses: BTreeMap<String, Clause>,
    /// Records that are new or other than stored, in the order in which they came.
    pub(super) records: Vec<Kept>,
}

/// The clause of an item in one edition.
pub(super) struct Clause {
    pub(super) provision: String,
    pub(super) clause: String,
    /// The commitment as JSON.
    pub(super) commitment: String,
}

/// A claim, evidence or a note.
pub(super) struct Kept {
    pub(super) kind: &'static str,
    pub(super) id: String,
    /// It as JSON.
    pub(super) value: String,
    /// Whether it replaces what is stored.
    pub(super) stored: bool,
}

/// Under what an item is filed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filed {
    pub(super) number: i64,
    /// The number of its text.
    pub(super) text: i64,
    pub(super) position: u32,
}

impl Pending {
    /// An item as it is stored.
    fn stored(filed: Filed, item: Item) -> Self {
        let Filed { number, text, position } = filed;
        Self {
            number,
            text,
            item,
            position,
            stored: true,
            refiled: false,
            touched: false,
            clauses: BTreeMap::new(),
            records: Vec::new(),
        }
    }

    /// An item that begins.
    pub(super) fn created(
        number: i64,
        text: i64,
        position: u32,
        item: Item,
        place: &Place,
    ) -> Result<Self> {
        let mut pending = Self {
            number,
            text,
            item,
            position,
            stored: false,
            refiled: true,
            touched: true,
            clauses: BTreeMap::new(),
            records: Vec::new(),
        };
        pending.own_clause(place)?;
        Ok(pending)
    }

    /// Keeps the clause of an edition.
    pub(super) fn clause(
        &mut self,
        edition: &str,
        provision: &str,
        clause: &str,
        commitment: String,
    ) {
        let clause =
            Clause { provision: provision.to_owned(), clause: clause.to_owned(), commitment };
        self.clauses.insert(edition.to_owned(), clause);
    }

    /// Keeps the clause on which the item stands.
    fn own_clause(&mut self, place: &Place) -> Result<()> {
        let commitment = place.write(&self.item.commitment)?;
        let item = &self.item;
        let clause = Clause {
            provision: item.provision.as_str().to_owned(),
            clause: item.clause.clone(),
            commitment,
        };
        self.clauses.insert(item.edition.as_str().to_owned(), clause);
        Ok(())
    }
}

impl Applier<'_> {
    /// An item as it is stored, so that it need not be read again.
    pub(super) fn know(&mut self, filed: Filed, item: Item) {
        let id = item.id.clone();
        self.pending.entry(id).or_insert_with(|| Pending::stored(filed, item));
    }

    /// An item as it is after all events so far, and under what it is filed; `None` when there is
    /// none with this id.
    pub(super) async fn filed(&mut self, id: &ItemId) -> Result<Option<(Filed, Item)>> {
        if let Some(pending) = self.pending.get(id) {
            let Pending { number, text, position, item, .. } = pending;
            let filed = Filed { number: *number, text: *text, position: *position };
            return Ok(Some((filed, item.clone())));
        }
        let statement = sql("SELECT number, text, position, value FROM items
             JOIN item_values ON item = number WHERE id = $1");
        let Some(row) = self.connection.optional(statement.bind(id.as_str())).await? else {
            return Ok(None);
        };
        let filed =
            Filed { number: row.integer(0)?, text: row.integer(1)?, position: row.number(2)? };
        let item = self.connection.place().read(format_args!("item {id}"), &row.text(3)?)?;
        Ok(Some((filed, item)))
    }

    /// The item as it is after all events so far, to be changed.
    pub(super) async fn loaded(&mut self, id: &ItemId) -> Result<&mut Pending> {
        if !self.pending.contains_key(id) {
            let Some((filed, item)) = self.filed(id).await? else {
                let detail = format!("an event names item {id}, which is not there");
                return Err(self.connection.place().damaged(detail));
            };
            self.pending.insert(id.clone(), Pending::stored(filed, item));
        }
        self.pending
            .get_mut(id)
            .ok_or_else(|| self.connection.place().damaged(format!("item {id} went missing")))
    }

    /// Everything that the item is found by is to be made anew after event `seq`.
    pub(super) async fn refile(&mut self, id: &ItemId, seq: i64) -> Result<()> {
        if let Some(pending) = self.pending.get_mut(id) {
            pending.refiled = true;
            pending.own_clause(self.connection.place())?;
            self.versions.whole(seq, pending, self.connection).await?;
        }
        Ok(())
    }

    /// Keeps what an event puts on record about an item. Gives the claim that a decision is about.
    pub(super) async fn keep_record(
        &mut self,
        id: &ItemId,
        event: &Event,
    ) -> Result<Option<Claim>> {
        let place = self.connection.place();
        let (kept, claim) = match event {
            Event::NoteAdded(event) => {
                let note = &event.note;
                (Kept::new("note", note.id.as_str(), place.write(note)?), None)
            }
            Event::EvidenceAttached(event) => {
                let evidence = &event.evidence;
                (Kept::new("evidence", evidence.id.as_str(), place.write(evidence)?), None)
            }
            Event::ClaimMade(event) => {
                let claim = &event.claim;
                (Kept::new("claim", claim.id.as_str(), place.write(claim)?), None)
            }
            Event::ClaimDecided(ClaimDecided { claim: id_of, .. })
            | Event::ClaimReopened(ClaimReopened { claim: id_of, .. }) => {
                let Some(pending) = self.pending.get(id) else { return Ok(None) };
                let made = pending
                    .records
                    .iter()
                    .find(|kept| kept.kind == "claim" && kept.id == id_of.as_str());
                let (found, stored) = match made {
                    Some(kept) => (place.read("a claim", &kept.value)?, kept.stored),
                    None if pending.stored => {
                        let number = pending.number;
                        (records::claim(self.connection, number, id_of).await?, true)
                    }
                    None => (None, false),
                };
                let Some(mut claim): Option<Claim> = found else { return Ok(None) };
                // What follows for the item hangs on the decision, taken or taken back.
                let before = claim.clone();
                let told = match event {
                    Event::ClaimDecided(event) => {
                        claim.decision = Some(event.decision.clone());
                        claim.clone()
                    }
                    _ => {
                        claim.decision = None;
                        before
                    }
                };
                let value = self.connection.place().write(&claim)?;
                (Kept { stored, ..Kept::new("claim", claim.id.as_str(), value) }, Some(told))
            }
            _ => return Ok(None),
        };
        if let Some(pending) = self.pending.get_mut(id) {
            let same = |other: &&mut Kept| other.kind == kept.kind && other.id == kept.id;
            match pending.records.iter_mut().find(same) {
                Some(there) => *there = kept,
                None => pending.records.push(kept),
            }
        }
        Ok(claim)
    }
}

impl Kept {
    fn new(kind: &'static str, id: &str, value: String) -> Self {
        Self { kind, id: id.to_owned(), value, stored: false }
    }
}
