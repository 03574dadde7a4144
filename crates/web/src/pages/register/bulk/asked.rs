//! What is asked of many items at once.

use actum_model::{
    BodyId, Due, DueKind, DueReading, DueRelation, FieldValue, Item, PartialDate, Priority,
    StatusId, statuses_in_order,
};
use actum_register::Command;

use crate::WebState;
use crate::basis::Shower;
use crate::error::PageError;
use crate::form::Form;
use crate::frame::{Frame, Words};

/// The change, the same for every item.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    Nothing,
    Confirm,
    Move(StatusId),
    AddOwner(BodyId),
    RemoveOwner(BodyId),
    /// Replaces what the item says of its time by one day.
    Due(PartialDate),
    AddTags(Vec<String>),
    RemoveTags(Vec<String>),
    Priority(Option<Priority>),
}

impl Asked {
    /// What a form asks for; or the message that says what it lacks.
    pub(super) fn read(form: &Form) -> Result<Self, &'static str> {
        let tags = |name: &str| -> Result<Vec<String>, &'static str> {
            let tags: Vec<String> = form
                .get(name)
                .split([',', '،', '、', '，', ';'])
                .map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|tag| !tag.is_empty())
                .collect();
            if tags.is_empty() { Err("bulk-no-tags") } else { Ok(tags) }
        };
        Ok(match form.get("change") {
            "confirm" => Asked::Confirm,
            "status" => Asked::Move(StatusId::written(form.given("to").ok_or("bulk-no-status")?)),
            "owner-add" => Asked::AddOwner(form.given("owner-add").ok_or("bulk-no-owner")?.into()),
            "owner-remove" => {
                Asked::RemoveOwner(form.given("owner-remove").ok_or("bulk-no-owner")?.into())
            }
            "due" => Asked::Due(form.get("day").parse().map_err(|_| "bulk-no-day")?),
            "tag-add" => Asked::AddTags(tags("tags-add")?),
            "tag-remove" => Asked::RemoveTags(tags("tags-remove")?),
            "priority" => Asked::Priority(Priority::from_name(form.get("priority"))),
            _ => return Err("bulk-no-change"),
        })
    }

    /// What this means for one item; `None` when it is so already.
    pub(super) fn command(&self, item: &Item) -> Option<Command> {
        let edit =
            |value: FieldValue| Some(Command::Edit { item: item.id.clone(), values: vec![value] });
        let kept = &item.follow_up;
        match self {
            Asked::Nothing => None,
            Asked::Confirm => (item.status.is_proposed() || !kept.look_again.is_empty())
                .then(|| Command::Confirm { item: item.id.clone() }),
            Asked::Move(to) => (item.status != *to)
                .then(|| Command::Move { item: item.id.clone(), to: to.clone() }),
            Asked::AddOwner(owner) if item.owners.contains(owner) => None,
            Asked::AddOwner(owner) => {
                let owners = item.owners.iter().chain([owner]);
                edit(FieldValue::Owners(owners.cloned().collect()))
            }
            Asked::RemoveOwner(owner) if !item.owners.contains(owner) => None,
            Asked::RemoveOwner(owner) => {
                let owners = item.owners.iter().filter(|one| *one != owner);
                edit(FieldValue::Owners(owners.cloned().collect()))
            }
            Asked::Due(day) => {
                let due = due_by(*day);
                let known = item.commitment.due.iter().map(|one| &one.value);
                let same = item.commitment.due.len() == 1 && known.eq([&due]);
                if same { None } else { edit(FieldValue::Due(vec![due])) }
            }
            Asked::AddTags(tags) => {
                let all: std::collections::BTreeSet<String> =
                    kept.tags.iter().chain(tags).cloned().collect();
                if all == kept.tags { None } else { edit(FieldValue::Tags(all)) }
            }
            Asked::RemoveTags(tags) => {
                let left: std::collections::BTreeSet<String> =
                    kept.tags.iter().filter(|tag| !tags.contains(tag)).cloned().collect();
                if left == kept.tags { None } else { edit(FieldValue::Tags(left)) }
            }
            Asked::Priority(priority) if kept.priority == *priority => None,
            Asked::Priority(priority) => edit(FieldValue::Priority(*priority)),
        }
    }

    /// The value that it changes, as the reader writes it.
    pub(super) fn value(&self, item: &Item, shower: &Shower<'_>) -> String {
        let list = |words: Vec<String>| shower.frame.messages().list(&words);
        match self {
            Asked::Nothing => String::new(),
            Asked::Confirm | Asked::Move(_) => shower.state.status(&item.status, shower.frame),
            Asked::AddOwner(_) | Asked::RemoveOwner(_) => {
                list(item.owners.iter().map(|owner| shower.body_name(owner).0).collect())
            }
            Asked::Due(_) => match item.schedule.day() {
                Some(day) => shower.frame.date(day),
                None => list(item.commitment.due.iter().map(|d| d.value.written.clone()).collect()),
            },
            Asked::AddTags(_) | Asked::RemoveTags(_) => {
                list(item.follow_up.tags.iter().cloned().collect())
            }
            Asked::Priority(_) => item.follow_up.priority.map_or_else(String::new, |one| {
                shower.frame.plain(&format!("priority-{}", one.name())).marked()
            }),
        }
    }
}

/// Due by a day that a person entered.
fn due_by(day: PartialDate) -> Due {
    Due {
        kind: DueKind::Date,
        relation: DueRelation::By,
        written: day.to_string(),
        offset: None,
        readings: vec![DueReading {
            date: Some(day),
            rule: "entered".to_owned(),
            ..DueReading::default()
        }],
    }
}

/// What may be chosen, and what was chosen before.
#[derive(Default)]
pub(super) struct Choices {
    pub(super) change: String,
    pub(super) statuses: Vec<Choice>,
    /// Every body, to be added as an owner.
    pub(super) bodies: Vec<Choice>,
    /// The owners of the items, to be taken away.
    pub(super) owners: Vec<Choice>,
    pub(super) priorities: Vec<Choice>,
    pub(super) day: String,
    pub(super) tags_add: String,
    pub(super) tags_remove: String,
    pub(super) reason: String,
    /// What was asked, in words, for the preview.
    pub(super) said: Option<Words>,
    /// The fields of the form, to be sent once more.
    pub(super) fields: Vec<(&'static str, String)>,
}

/// An entry of a list.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) words: String,
    pub(super) chosen: bool,
}

/// The fields of the form that say what is to be changed.
const FIELDS: [&str; 9] = [
    "change",
    "to",
    "owner-add",
    "owner-remove",
    "day",
    "tags-add",
    "tags-remove",
    "priority",
    "reason",
];

impl Choices {
    pub(super) async fn new(
        state: &WebState,
        frame: &Frame,
        items: &[Item],
        form: &Form,
    ) -> Result<Self, PageError> {
        let shower = Shower { state, frame, language: None };
        let chosen = |value: String, words: String, name: &str| Choice {
            chosen: form.get(name) == value,
            value,
            words,
        };
        let workflows = state.register().workflows().await?;
        let workflows = if workflows.is_empty() { &state.packs().workflows } else { &workflows };
        let statuses = statuses_in_order(workflows).into_iter().filter(|status| !status.is_own());
        let mut owners: Vec<&BodyId> = items.iter().flat_map(|item| &item.owners).collect();
        owners.sort();
        owners.dedup();
        let mut bodies: Vec<(String, String)> = state
            .register()
            .body_list()
            .await?
            .iter()
            .map(|body| (body.id.to_string(), shower.body_name(&body.id).0))
            .collect();
        bodies.sort_by(|one, other| one.1.cmp(&other.1));
        let none = ("none".to_owned(), frame.plain("value-nothing-set").marked());
        let priorities = Priority::ALL.map(|one| {
            (one.name().to_owned(), frame.plain(&format!("priority-{}", one.name())).marked())
        });
        let fields = FIELDS.map(|name| (name, form.get(name).to_owned()));
        Ok(Self {
            change: form.get("change").to_owned(),
            statuses: statuses
                .map(|one| chosen(one.to_string(), state.status(&one, frame), "to"))
                .collect(),
            bodies: bodies.into_iter().map(|(id, name)| chosen(id, name, "owner-add")).collect(),
            owners: owners
                .into_iter()
                .map(|id| chosen(id.to_string(), shower.body_name(id).0, "owner-remove"))
                .collect(),
            priorities: priorities
                .into_iter()
                .chain([none])
                .map(|(value, words)| chosen(value, words, "priority"))
                .collect(),
            day: form.get("day").to_owned(),
            tags_add: form.get("tags-add").to_owned(),
            tags_remove: form.get("tags-remove").to_owned(),
            reason: form.get("reason").to_owned(),
            said: said(form, &shower),
            fields: fields.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        })
    }
}

/// What is asked, as a sentence.
fn said(form: &Form, shower: &Shower<'_>) -> Option<Words> {
    let frame = shower.frame;
    Some(match Asked::read(form).ok()? {
        Asked::Nothing => return None,
        Asked::Confirm => frame.t("bulk-said-confirm"),
        Asked::Move(to) => frame.with("bulk-said-status", "value", shower.state.status(&to, frame)),
        Asked::AddOwner(id) => frame.with("bulk-said-owner-add", "value", shower.body_name(&id).0),
        Asked::RemoveOwner(id) => {
            frame.with("bulk-said-owner-remove", "value", shower.body_name(&id).0)
        }
        Asked::Due(day) => frame.with("bulk-said-due", "value", frame.date(day)),
        Asked::AddTags(tags) => {
            frame.with("bulk-said-tag-add", "value", frame.messages().list(&tags))
        }
        Asked::RemoveTags(tags) => {
            frame.with("bulk-said-tag-remove", "value", frame.messages().list(&tags))
        }
        Asked::Priority(one) => {
            let id = one
                .map_or("value-nothing-set".to_owned(), |one| format!("priority-{}", one.name()));
            frame.with("bulk-said-priority", "value", frame.plain(&id).marked())
        }
    })
}
