//! The words of the page with their marks, each provision with the items that stand on it.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Document, Item, ItemId, Language, Provision, ProvisionKind, TextId};
use actum_register::Reviewer;

use super::editing::{Editing, Merging, Splitting};
use super::{Mode, Place, View};
use crate::basis::Shower;
use crate::form::Form;
use crate::frame::{Markup, Words};
use crate::link;
use crate::marks::{Mark, MarkKind, Marks, Style, write_provision};
use crate::pages::reading::{Card, card, kind_class};
use crate::row::direction;

/// A provision and the items that stand on it.
pub(super) struct Passage {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) number: Option<String>,
    pub(super) kind: &'static str,
    pub(super) depth: u16,
    pub(super) quiet: bool,
    pub(super) language: Language,
    pub(super) direction: &'static str,
    /// Where its words begin in the text, in bytes.
    pub(super) start: usize,
    pub(super) words: Markup,
    pub(super) cards: Vec<ReviewCard>,
}

/// An item to judge.
pub(super) struct ReviewCard {
    pub(super) card: Card,
    pub(super) item: String,
    /// As marks name it.
    pub(super) commitment: String,
    pub(super) revision: i64,
    pub(super) status: String,
    /// `proposed`, `confirmed` or `rejected`.
    pub(super) state: &'static str,
    /// Who judged, when, and why.
    pub(super) verdict: Option<(String, String, String)>,
    /// Somebody else is at it.
    pub(super) held: Option<Words>,
    /// Whether it is the one looked at.
    pub(super) chosen: bool,
    pub(super) editing: Option<Editing>,
    pub(super) splitting: Option<Splitting>,
    pub(super) merging: Option<Merging>,
    /// What was typed as the reason, when it was refused.
    pub(super) reason: String,
}

/// Makes the passages of a page.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    pub(super) shower: &'a Shower<'a>,
    pub(super) text: &'a TextId,
    pub(super) view: &'a View,
    pub(super) place: &'a Place,
    pub(super) others: &'a [Reviewer],
    pub(super) may_review: bool,
    /// What was typed into a form that was refused.
    pub(super) typed: Option<&'a Form>,
}

impl Writer<'_> {
    /// The kinds of marks on the page.
    pub(super) fn kinds(&self) -> BTreeSet<MarkKind> {
        self.marks().kinds()
    }

    fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for item in &self.place.items {
            marks.add_commitment(&item.commitment);
        }
        marks
    }

    /// From the first item of the page to the first of the next one; the first page begins where the
    /// text begins, the last ends where it ends.
    pub(super) fn passages(&self) -> Vec<Passage> {
        let provisions = &self.document.provisions;
        let at = |item: &Item| provisions.iter().position(|one| one.id == item.provision);
        let places = self.place.items.iter().filter_map(at);
        let (mut first, mut last) = (provisions.len(), 0);
        for place in places {
            first = first.min(place);
            last = last.max(place);
        }
        if self.place.page == 1 {
            first = 0;
        }
        let end = match self.place.next.as_ref().and_then(at) {
            Some(next) => next.max(last + 1),
            None => provisions.len(),
        };
        let marks = self.marks();
        let mut cards: BTreeMap<&str, Vec<ReviewCard>> = BTreeMap::new();
        for item in &self.place.items {
            cards.entry(item.provision.as_str()).or_default().push(self.card(item));
        }
        let shown = provisions.get(first.min(end)..end).unwrap_or_default();
        let mut passages: Vec<Passage> = shown
            .iter()
            .map(|provision| {
                let own = cards.remove(provision.id.as_str()).unwrap_or_default();
                self.passage(provision, &marks, own)
            })
            .collect();
        // An item whose provision the text does not hold is shown all the same.
        let left: Vec<ReviewCard> = cards.into_values().flatten().collect();
        if let Some(passage) = passages.last_mut() {
            passage.cards.extend(left);
        }
        passages
    }

    fn passage(&self, provision: &Provision, marks: &Marks, cards: Vec<ReviewCard>) -> Passage {
        let frame = self.shower.frame;
        let language = provision.language.unwrap_or(self.document.language.language);
        let known: BTreeSet<&str> =
            self.place.items.iter().map(|item| item.commitment.id.as_str()).collect();
        let link = |mark: &Mark| {
            let id = mark.commitments.iter().find(|id| known.contains(id.as_str()))?;
            Some(format!("#{}", link::encode(&link::item_anchor(&id.as_str().into()))))
        };
        let title = |mark: &Mark| {
            let kind = frame.plain(mark.kind.message());
            format!("{kind}: {}", frame.messages().list(&mark.commitments))
        };
        let chosen = self.view.item.as_ref();
        let chosen = self.place.items.iter().find(|item| Some(&item.id) == chosen);
        let chosen = chosen.map(|item| item.commitment.id.as_str());
        let style = Style { link: &link, title: &title, anchors: true, named: true, chosen };
        let marks = marks.within(provision.span);
        Passage {
            anchor: link::provision_anchor(&provision.id),
            id: provision.id.to_string(),
            number: provision.number.as_ref().map(|number| number.written.clone()),
            kind: kind_class(provision.kind),
            depth: provision.depth.min(3),
            quiet: !matches!(provision.kind, ProvisionKind::Operative | ProvisionKind::Chapeau)
                && cards.is_empty(),
            language,
            direction: direction(Some(language)),
            start: provision.span.start,
            words: write_provision(self.document, provision, &marks, &style),
            cards,
        }
    }

    fn card(&self, item: &Item) -> ReviewCard {
        let frame = self.shower.frame;
        let mut shown = card(&item.commitment, self.shower, self.text);
        // The item, not the commitment, is what is judged: parts of a split share one.
        shown.anchor = link::item_anchor(&item.id.parts().1.into());
        shown.number = item.id.parts().1.to_owned();
        shown.href = link::item(&item.id);
        let chosen = self.view.item.as_ref() == Some(&item.id);
        let mode = self.view.mode.filter(|_| chosen && self.may_review);
        let typed = self.typed.filter(|_| chosen);
        let held = self.others.iter().find(|one| one.item.as_ref() == Some(&item.id));
        let waits = item.status.is_proposed() || !item.follow_up.look_again.is_empty();
        ReviewCard {
            card: shown,
            item: item.id.to_string(),
            commitment: item.commitment.id.to_string(),
            revision: item.revision,
            status: self.shower.state.status(&item.status, frame),
            state: if waits {
                "proposed"
            } else if item.status.is_rejected() {
                "rejected"
            } else {
                "confirmed"
            },
            verdict: item
                .follow_up
                .review
                .as_ref()
                .map(|one| (one.by.clone(), frame.moment(&one.at), one.reason.clone())),
            held: held.map(|one| {
                let at = frame.moment(&one.at);
                let values = [("name", one.name.as_str().into()), ("at", at.as_str().into())];
                Words(frame.messages().text_with("review-held", &values))
            }),
            chosen,
            editing: (mode == Some(Mode::Edit)).then(|| Editing::new(item, self.shower, typed)),
            splitting: (mode == Some(Mode::Split)).then(|| Splitting::new(item, typed)),
            merging: (mode == Some(Mode::Merge))
                .then(|| Merging::new(item, &self.place.items, typed)),
            reason: typed.map(|form| form.get("reason").to_owned()).unwrap_or_default(),
        }
    }
}

/// Whether an item can be merged into another: both apply.
pub(super) fn merges(item: &Item, into: &ItemId) -> bool {
    item.id != *into && !item.status.is_rejected() && !item.status.is_overtaken()
}
