//! What a chapeau hands down to its parts.

use actum_model::{
    Basis, Citation, CommitmentId, Condition, Distribution, Due, ForceValue, HandedDown, Located,
    Partner, Party, ProvisionId, Statement,
};

/// Force, addressees and the rest, as far as a chapeau states them.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The provision that is the chapeau.
    pub(crate) from: ProvisionId,
    pub(crate) force: Located<ForceValue>,
    pub(crate) addressees: Vec<Located<Party>>,
    pub(crate) distribution: Distribution,
    pub(crate) partners: Vec<Located<Partner>>,
    pub(crate) due: Vec<Located<Due>>,
    pub(crate) report_to: Vec<Located<Party>>,
    pub(crate) conditions: Vec<Located<Condition>>,
    pub(crate) citations: Vec<Located<Citation>>,
    /// The act that the chapeau states itself and its parts complete: "inform the study groups
    /// of the following:".
    pub(crate) act: Option<Located<String>>,
    /// The chapeau ends in words that open an act: "We decide to:".
    pub(crate) opens_act: bool,
    /// Group that all parts share when the chapeau states the act.
    pub(crate) group: Option<CommitmentId>,
    /// Further requests whose act the parts complete as well: "calls upon members and invites
    /// others to act, including by:".
    pub(crate) shared: Vec<Frame>,
}

impl Frame {
    /// What the parts of a statement inherit: "Recognizes the following:".
    pub(crate) fn of_statement(from: &ProvisionId, statement: &Located<Statement>) -> Self {
        Self {
            from: from.clone(),
            force: statement.clone().map(|statement| statement.force),
            addressees: Vec::new(),
            distribution: Distribution::Single,
            partners: Vec::new(),
            due: Vec::new(),
            report_to: Vec::new(),
            conditions: Vec::new(),
            citations: Vec::new(),
            act: None,
            opens_act: false,
            group: None,
            shared: Vec::new(),
        }
    }

    /// The statement as a part of the chapeau makes it.
    pub(crate) fn statement(&self) -> Located<Statement> {
        inherited(self.force.clone(), &self.from).map(|force| Statement { force })
    }

    /// What a reader of the chapeau is told about it.
    pub(crate) fn handed(&self) -> HandedDown {
        HandedDown { force: self.force.clone(), addressees: self.addressees.clone() }
    }

    /// The same values as a part below inherits them.
    pub(crate) fn handed_down(&self) -> Frame {
        let from = &self.from;
        Frame {
            from: from.clone(),
            force: inherited(self.force.clone(), from),
            addressees: all(&self.addressees, from),
            distribution: self.distribution,
            partners: all(&self.partners, from),
            due: all(&self.due, from),
            report_to: all(&self.report_to, from),
            conditions: all(&self.conditions, from),
            citations: all(&self.citations, from),
            act: self.act.clone().map(|act| inherited(act, from)),
            opens_act: self.opens_act,
            group: self.group.clone(),
            shared: Vec::new(),
        }
    }
}

fn all<T: Clone>(values: &[Located<T>], from: &ProvisionId) -> Vec<Located<T>> {
    values.iter().cloned().map(|value| inherited(value, from)).collect()
}

/// Turns a stated value into one inherited from `from`; what is already inherited or inferred
/// stays as it is.
fn inherited<T>(value: Located<T>, from: &ProvisionId) -> Located<T> {
    let basis = match value.basis {
        Basis::Stated { span, quote } => Basis::Inherited { from: from.clone(), span, quote },
        other => other,
    };
    Located { value: value.value, basis, confidence: value.confidence }
}
