//! What items say, in the reader's language where an edition in it is there, else in the language
//! of the text with a mark.
//!
//! What was understood of an item stays that of the edition that leads: force, bodies, days. Only
//! words are told in another language, and never for a value that a person entered: the edition
//! does not say it.

use std::collections::BTreeMap;

use actum_model::{Basis, Commitment, Due, Item, ItemId, Language, Located, Party};
use actum_register::{ItemClause, Register, TextSummary};

use crate::basis::{DueShown, Shower, Shown, edition_language};
use crate::error::PageError;
use crate::frame::Frame;

/// The clauses of items in the reader's language.
pub(crate) struct Content {
    language: Language,
    clauses: BTreeMap<ItemId, ItemClause>,
}

impl Content {
    /// What these items say in the reader's language, as the register shown has it.
    pub(crate) async fn of<'a>(
        register: &Register,
        frame: &Frame,
        items: impl IntoIterator<Item = &'a Item>,
    ) -> Result<Self, PageError> {
        let language = frame.language();
        let foreign = |item: &&Item| edition_language(&item.edition) != Some(language);
        let mut ids: Vec<ItemId> =
            items.into_iter().filter(foreign).map(|item| item.id.clone()).collect();
        ids.sort();
        ids.dedup();
        Ok(Self { language, clauses: register.clauses_in(&ids, language).await? })
    }

    /// The clause of an item in the reader's language, where it is not the item's own.
    pub(crate) fn clause(&self, item: &Item) -> Option<&ItemClause> {
        self.clauses.get(&item.id)
    }

    /// What an item asks for, with the language it is told in.
    pub(crate) fn act<'a>(&'a self, item: &'a Item) -> (&'a str, Option<Language>) {
        match self.clause(item) {
            Some(clause) if !entered(&item.commitment.act) => {
                (&clause.commitment.act.value, Some(self.language))
            }
            _ => (&item.commitment.act.value, edition_language(&item.edition)),
        }
    }

    /// Whom an item addresses.
    pub(crate) fn addressees(&self, item: &Item, shower: &Shower<'_>) -> Vec<Shown> {
        let here = &item.commitment.addressees;
        self.parties(item, here, |commitment| &commitment.addressees, shower)
    }

    /// To whom an item says that it is reported.
    pub(crate) fn report_to(&self, item: &Item, shower: &Shower<'_>) -> Vec<Shown> {
        let here = &item.commitment.report_to;
        self.parties(item, here, |commitment| &commitment.report_to, shower)
    }

    fn parties(
        &self,
        item: &Item,
        here: &[Located<Party>],
        of: fn(&Commitment) -> &Vec<Located<Party>>,
        shower: &Shower<'_>,
    ) -> Vec<Shown> {
        let there = self.clause(item).map(|clause| of(&clause.commitment));
        let shown = |(place, party): (usize, &Located<Party>)| {
            let mut shown = marked(shower.party(party));
            if let Some(there) = same(here, there, place) {
                name(&mut shown, &party.value, &there.value, shower);
            }
            shown
        };
        here.iter().enumerate().map(shown).collect()
    }

    /// Who takes part in an item.
    pub(crate) fn partners(&self, item: &Item, shower: &Shower<'_>) -> Vec<Shown> {
        let here = &item.commitment.partners;
        let there = self.clause(item).map(|clause| &clause.commitment.partners);
        let mut shown: Vec<Shown> =
            shower.partners(&item.commitment).into_iter().map(marked).collect();
        for ((place, partner), shown) in here.iter().enumerate().zip(&mut shown) {
            if let Some(there) = same(here, there, place) {
                name(shown, &partner.value.party, &there.value.party, shower);
            }
        }
        shown
    }

    /// When an item is due. By which rule of procedure a day was worked out stands with the item.
    pub(crate) fn dues(&self, item: &Item, shower: &Shower<'_>) -> Vec<DueShown> {
        let here: &Vec<Located<Due>> = &item.commitment.due;
        let there = self.clause(item).map(|clause| &clause.commitment.due);
        let mut dues = shower.dues(item);
        for (place, due) in dues.iter_mut().enumerate() {
            for reading in &mut due.readings {
                reading.inferred |= reading.procedure.take().is_some();
            }
            if let Some(there) = same(here, there, place) {
                due.value.words.clone_from(&there.value.written);
                due.value.language = None;
            }
        }
        dues
    }
}

/// Gives a party that no pack knows the name that it has in the reader's edition.
fn name(shown: &mut Shown, here: &Party, there: &Party, shower: &Shower<'_>) {
    if here.body.is_some() {
        return;
    }
    shown.language = None;
    shown.words = match &there.body {
        Some(body) => shower.body_name(body).0,
        None => there.name.clone(),
    };
}

/// The value at the same place in the reader's edition, where both have as many and no person
/// entered the one here.
fn same<'a, T>(
    here: &[Located<T>],
    there: Option<&'a Vec<Located<T>>>,
    place: usize,
) -> Option<&'a Located<T>> {
    let there = there.filter(|there| there.len() == here.len())?;
    here.get(place).filter(|here| !entered(here))?;
    there.get(place)
}

fn entered<T>(located: &Located<T>) -> bool {
    matches!(located.basis, Basis::Entered { .. })
}

/// A value that says in which language it is, where that is not the reader's.
fn marked(shown: Shown) -> Shown {
    Shown { marked: true, ..shown }
}

/// The title of a text for the reader: that of the latest edition in the reader's language, else
/// that under which it was registered, with its language.
pub(crate) fn title(text: &TextSummary, frame: &Frame) -> (String, Language) {
    let own = |edition: &&actum_register::EditionSummary| {
        edition.current && edition.language == frame.language() && !edition.title.is_empty()
    };
    match text.editions.iter().find(own) {
        Some(edition) => (edition.title.clone(), edition.language),
        None => (text.title.clone(), text.lead_language),
    }
}
