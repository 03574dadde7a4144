//! What a chapeau hands down to its parts.

use actum_model::{
    Basis, Citation, CommitmentId, Condition, Distribution, Due, ForceValue, Located, Partner,
    Party, ProvisionId,
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
    /// Group that all parts share when the chapeau states the act.
    pub(crate) group: Option<CommitmentId>,
}

impl Frame {
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
            group: self.group.clone(),
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
