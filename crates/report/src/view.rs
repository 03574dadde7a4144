//! The one reading of a plan from which every report is written.

use std::collections::BTreeMap;

use actum_model::{ActionPlan, BodyId, Language, Party};

use crate::bodies::Directory;
use crate::labels::Labels;
use crate::options::ReportOptions;
use crate::row::ItemRow;
use crate::words::Words;

/// A plan in words.
pub(crate) struct View<'a> {
    pub(crate) plan: &'a ActionPlan,
    pub(crate) words: Words<'a>,
    pub(crate) directory: Directory<'a>,
    pub(crate) rows: Vec<ItemRow<'a>>,
}

/// A body and the items that concern it.
pub(crate) struct Owner {
    /// Short name, for sheets and tables.
    pub(crate) name: String,
    /// Full name, for headings.
    pub(crate) long_name: String,
    /// Indexes of rows, each with the capacity in which the body stands to the item.
    pub(crate) entries: Vec<OwnerEntry>,
}

/// What a group of items is grouped by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum OwnerKind {
    /// A body of the packs.
    Body(BodyId),
    /// Addressees that no pack knows.
    Unknown,
    /// The text names nobody.
    Nobody,
}

/// An item on a body's page.
pub(crate) struct OwnerEntry {
    /// Index into [`View::rows`].
    pub(crate) row: usize,
    /// `responsible`, or in what other way it concerns the body, in words.
    pub(crate) capacity: String,
    /// Whether the body itself is asked.
    pub(crate) is_responsible: bool,
}

/// Somebody to whom reports are due.
pub(crate) struct Recipient {
    pub(crate) name: String,
    pub(crate) long_name: String,
    /// Indexes of rows whose text names it.
    pub(crate) stated: Vec<usize>,
    /// Indexes of rows for which it is only proposed.
    pub(crate) proposed: Vec<usize>,
}

impl<'a> View<'a> {
    pub(crate) fn new(plan: &'a ActionPlan, labels: &'a dyn Labels) -> Self {
        let words = Words::new(labels, plan.language);
        let directory = Directory::new(plan);
        let languages: BTreeMap<_, Language> =
            plan.texts.iter().map(|text| (&text.id, text.language)).collect();
        let rows = plan
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let language = languages.get(&item.text).copied().unwrap_or(plan.language);
                let is_only_text = plan.texts.len() == 1;
                ItemRow::new(item, index + 1, language, is_only_text, &directory, &words)
            })
            .collect();
        Self { plan, words, directory, rows }
    }

    /// The title of the report.
    pub(crate) fn title(&self, options: &ReportOptions) -> String {
        let title = match (&options.title, &self.plan.body) {
            (Some(title), _) => title.clone(),
            (None, Some(body)) => {
                let name = body.display_name(self.plan.language).0;
                self.words.with_text("title-body", "body", name)
            }
            (None, None) => self.words.word("title"),
        };
        match &self.plan.occasion {
            Some(occasion) => {
                format!("{title} – {}", occasion.display_name(self.plan.language))
            }
            None => title,
        }
    }

    /// What readers are asked to do.
    pub(crate) fn action_required(&self, options: &ReportOptions) -> String {
        options.action_required.clone().unwrap_or_else(|| self.words.word("action-required-words"))
    }

    /// The moment shown: the day and the minute, in UTC.
    pub(crate) fn as_of(&self) -> String {
        let as_of = &self.plan.as_of;
        match (as_of.get(..10), as_of.get(11..16)) {
            (Some(day), Some(minute)) => self.words.figures(&format!("{day} {minute} UTC")),
            _ => as_of.clone(),
        }
    }

    /// The bodies responsible, in the order in which the plan first names them; a body to which
    /// the plan was restricted stands first. Then addressees that no pack knows, then items that
    /// name nobody, so that no item is missing.
    pub(crate) fn owners(&self) -> Vec<Owner> {
        let mut kinds: Vec<OwnerKind> =
            self.plan.body.iter().map(|body| OwnerKind::Body(body.id.clone())).collect();
        for row in &self.rows {
            for owner in &row.item.owners {
                let kind = OwnerKind::Body(owner.clone());
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
        }
        kinds.extend([OwnerKind::Unknown, OwnerKind::Nobody]);
        kinds
            .into_iter()
            .map(|kind| self.owner(&kind))
            .filter(|owner| !owner.entries.is_empty())
            .collect()
    }

    fn owner(&self, kind: &OwnerKind) -> Owner {
        let mut entries = Vec::new();
        for (row, item_row) in self.rows.iter().enumerate() {
            match self.capacity(kind, item_row) {
                Some((capacity, is_responsible)) => {
                    entries.push(OwnerEntry { row, capacity, is_responsible });
                }
                None => continue,
            }
        }
        // What the body is asked itself comes first; each part keeps the order of the text.
        entries.sort_by_key(|entry| !entry.is_responsible);
        let (name, long_name) = match kind {
            OwnerKind::Body(id) => (self.directory.short_name(id), self.directory.long_name(id)),
            OwnerKind::Unknown => {
                let name = self.words.word("unknown-bodies");
                (name.clone(), name)
            }
            OwnerKind::Nobody => {
                let name = self.words.word("nobody");
                (name.clone(), name)
            }
        };
        Owner { name, long_name, entries }
    }

    /// How an item concerns a body: itself asked, asked as a member of a collective, or taking
    /// part; `None` when it does not.
    fn capacity(&self, kind: &OwnerKind, row: &ItemRow<'_>) -> Option<(String, bool)> {
        let responsible = || Some((self.words.column(crate::row::Column::Responsible), true));
        let item = row.item;
        let commitment = &item.commitment;
        let id = match kind {
            OwnerKind::Unknown => {
                let has_unknown = commitment.addressees.iter().any(|party| {
                    party.value.body.as_ref().is_none_or(|body| !item.owners.contains(body))
                });
                return if has_unknown { responsible() } else { None };
            }
            OwnerKind::Nobody => {
                let is_nobody = item.owners.is_empty() && commitment.addressees.is_empty();
                return if is_nobody { responsible() } else { None };
            }
            OwnerKind::Body(id) => id,
        };
        if item.owners.contains(id) {
            return responsible();
        }
        let collective = item
            .owners
            .iter()
            .find(|owner| self.directory.body(owner).is_some_and(|body| body.members.contains(id)));
        if let Some(collective) = collective {
            let name = self.directory.short_name(collective);
            return Some((self.words.with_text("capacity-member", "body", &name), false));
        }
        commitment
            .partners
            .iter()
            .find(|partner| partner.value.party.body.as_ref() == Some(id))
            .map(|partner| (self.words.role(partner.value.role), false))
    }

    /// To whom reports are due, the most frequently named first.
    pub(crate) fn recipients(&self) -> Vec<Recipient> {
        let mut recipients: Vec<Recipient> = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let item = row.item;
            let stated = item
                .commitment
                .report_to
                .iter()
                .map(|party| (&party.value, party.basis.name() != "inferred"));
            let proposed = item.proposed_report_to.iter().map(|party| (&party.value, false));
            for (party, is_stated) in stated.chain(proposed) {
                let recipient = self.recipient(&mut recipients, party);
                let list = if is_stated { &mut recipient.stated } else { &mut recipient.proposed };
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        recipients.sort_by(|one, other| {
            (other.stated.len(), other.proposed.len(), &one.name).cmp(&(
                one.stated.len(),
                one.proposed.len(),
                &other.name,
            ))
        });
        recipients
    }

    fn recipient<'r>(
        &self,
        recipients: &'r mut Vec<Recipient>,
        party: &Party,
    ) -> &'r mut Recipient {
        let name = self.directory.party(party);
        let position = recipients.iter().position(|recipient| recipient.name == name);
        let position = position.unwrap_or_else(|| {
            let long_name = party
                .body
                .as_ref()
                .filter(|id| self.directory.body(id).is_some())
                .map_or_else(|| name.clone(), |id| self.directory.long_name(id));
            recipients.push(Recipient {
                name,
                long_name,
                stated: Vec::new(),
                proposed: Vec::new(),
            });
            recipients.len() - 1
        });
        &mut recipients[position]
    }
}
