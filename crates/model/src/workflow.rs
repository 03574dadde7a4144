//! The life of an item as data: states, the moves between them, and who may make them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Language, StatusId, WorkflowId};

/// A workflow: the states an item passes through between its confirmation and its end.
///
/// Three statuses belong to the register and to no workflow: `proposed` (extracted, not yet
/// confirmed by a person), `rejected` (a person found that nothing is asked) and `overtaken` (a
/// later edition dropped it, or other items took its place).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workflow {
    /// Its id: `action-plan`.
    pub id: WorkflowId,
    /// Its name by language.
    #[serde(default)]
    pub names: BTreeMap<Language, String>,
    /// The state an item has once a person has confirmed it.
    pub confirmed: StatusId,
    /// Whether a claim that something was done counts only after a second person accepts it.
    #[serde(default)]
    pub second_person: bool,
    /// The states in the order of a life.
    pub states: Vec<WorkflowState>,
    /// The moves that are allowed; whatever is not listed is not.
    pub moves: Vec<WorkflowMove>,
    /// Where the workflow comes from.
    #[serde(default)]
    pub source: String,
}

/// A state of a workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkflowState {
    /// Its id: `in_progress`.
    pub id: StatusId,
    /// What it means to deadlines and counts.
    pub standing: Standing,
    /// Its name by language.
    #[serde(default)]
    pub names: BTreeMap<Language, String>,
}

/// What a status means, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Extracted; nobody has confirmed that it is asked.
    Proposed,
    /// Asked, and nothing was done yet.
    Open,
    /// Work goes on.
    Active,
    /// It waits for somebody else.
    Waiting,
    /// What was asked is there; it has still to be reported or closed. No longer overdue.
    Delivered,
    /// Nothing is left to do.
    Closed,
    /// It does not apply: rejected, or overtaken.
    Void,
}

/// An allowed move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkflowMove {
    /// From any of these states.
    pub from: Vec<StatusId>,
    /// To this state.
    pub to: StatusId,
    /// Who may make it. A focal point only for items of the own body. Administrators always may.
    pub by: Vec<Role>,
    /// What it takes.
    #[serde(default)]
    pub needs: Vec<Need>,
}

/// What a move takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A reason in words.
    Reason,
    /// At least one piece of evidence on the item.
    Evidence,
    /// A claim that the item was done, accepted.
    AcceptedClaim,
}

/// What somebody is to the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the installation: people, packs, and everything below.
    Administrator,
    /// Keeps the register: imports, reviews, assigns, accepts.
    Secretariat,
    /// Acts for a body: progress, claims and evidence on the items the body owns or takes part in.
    FocalPoint,
    /// A member: reads and comments.
    Member,
    /// Reads.
    Reader,
    /// Reads everything, the record of events included; changes nothing.
    Auditor,
}

impl Role {
    /// All of them, the one that may most first.
    pub const ALL: [Role; 6] = [
        Role::Administrator,
        Role::Secretariat,
        Role::FocalPoint,
        Role::Member,
        Role::Reader,
        Role::Auditor,
    ];

    /// The name used in data and message ids: `focal_point`.
    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Secretariat => "secretariat",
            Role::FocalPoint => "focal_point",
            Role::Member => "member",
            Role::Reader => "reader",
            Role::Auditor => "auditor",
        }
    }

    /// The role with this name, with `-`, `_` or a space between words.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

impl Workflow {
    /// The state with this id.
    pub fn state(&self, status: &StatusId) -> Option<&WorkflowState> {
        self.states.iter().find(|state| state.id == *status)
    }

    /// The moves that lead from `status`, in the order of the workflow.
    ///
    /// ```
    /// use actum_model::{Need, Role, Standing, StatusId, Workflow, WorkflowMove, WorkflowState};
    /// let state = |id: &str, standing| WorkflowState {
    ///     id: id.into(),
    ///     standing,
    ///     names: Default::default(),
    /// };
    /// let workflow = Workflow {
    ///     id: "two-states".into(),
    ///     names: Default::default(),
    ///     confirmed: "open".into(),
    ///     second_person: false,
    ///     states: vec![state("open", Standing::Open), state("done", Standing::Closed)],
    ///     moves: vec![WorkflowMove {
    ///         from: vec!["open".into()],
    ///         to: "done".into(),
    ///         by: vec![Role::FocalPoint],
    ///         needs: vec![Need::Reason],
    ///     }],
    ///     source: String::new(),
    /// };
    /// let open = StatusId::new("open");
    /// assert_eq!(workflow.moves_from(&open).count(), 1);
    /// assert_eq!(workflow.standing(&StatusId::new("done")), Standing::Closed);
    /// assert_eq!(workflow.standing(&StatusId::overtaken()), Standing::Void);
    /// ```
    pub fn moves_from<'a>(
        &'a self,
        status: &'a StatusId,
    ) -> impl Iterator<Item = &'a WorkflowMove> + 'a {
        self.moves.iter().filter(move |one| one.from.contains(status))
    }

    /// What a status means. One that neither the register nor the workflow knows counts as open,
    /// so that nothing disappears from what is to be done.
    pub fn standing(&self, status: &StatusId) -> Standing {
        if status.is_proposed() {
            Standing::Proposed
        } else if status.is_rejected() || status.is_overtaken() {
            Standing::Void
        } else {
            self.state(status).map_or(Standing::Open, |state| state.standing)
        }
    }

    /// The name of a status in `language`, or in the first language that has one; `None` for the
    /// register's own statuses and for those of other workflows.
    pub fn name_of(&self, status: &StatusId, language: Language) -> Option<&str> {
        let names = &self.state(status)?.names;
        names.get(&language).or_else(|| names.values().next()).map(String::as_str)
    }

    /// Faults of the workflow, each in a sentence that says what to change; none when it can be
    /// used.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (index, state) in self.states.iter().enumerate() {
            let id = &state.id;
            if id.is_own() {
                faults.push(format!("state `{id}` belongs to the register; name it otherwise"));
            }
            if matches!(state.standing, Standing::Proposed | Standing::Void) {
                faults.push(format!(
                    "state `{id}` cannot stand as proposed or void; give open, active, waiting, \
                     delivered or closed"
                ));
            }
            if self.states[..index].iter().any(|other| other.id == *id) {
                faults.push(format!("state `{id}` is given twice; remove one"));
            }
            for language in Language::ALL {
                if !state.names.contains_key(&language) {
                    faults.push(format!("state `{id}` has no name in {language}; add it"));
                }
            }
        }
        if self.state(&self.confirmed).is_none() {
            faults.push(format!(
                "`confirmed` names `{}`, which is no state of the workflow",
                self.confirmed
            ));
        }
        for one in &self.moves {
            for status in one.from.iter().chain([&one.to]) {
                if self.state(status).is_none() {
                    faults.push(format!("a move names `{status}`, which is no state"));
                }
            }
            if one.by.is_empty() {
                faults.push(format!("nobody may make the move to `{}`; name roles", one.to));
            }
        }
        faults
    }
}

/// The name of a status in `language` by the first workflow that has it; `None` for the
/// register's own statuses, which belong to no workflow, and for those no workflow knows.
pub fn status_name<'a>(
    workflows: &'a [Workflow],
    status: &StatusId,
    language: Language,
) -> Option<&'a str> {
    workflows.iter().find_map(|workflow| workflow.name_of(status, language))
}

/// Every status in the order of a life: `proposed`, the states of each workflow, `rejected`,
/// `overtaken`.
pub fn statuses_in_order(workflows: &[Workflow]) -> Vec<StatusId> {
    let mut all = vec![StatusId::proposed()];
    for state in workflows.iter().flat_map(|workflow| &workflow.states) {
        if !all.contains(&state.id) {
            all.push(state.id.clone());
        }
    }
    all.extend([StatusId::rejected(), StatusId::overtaken()]);
    all
}
