//! The values of an item, one after the other, each with its ground.

use actum_model::{Basis, Item, Located, ReferenceTarget};

use crate::describe::{self, Names};
use crate::message::say;
use crate::show::marked::Mark;

/// One value of an item.
pub(super) struct Field {
    /// Name of the field in the reader's language.
    pub(super) label: String,
    pub(super) value: String,
    pub(super) basis: Basis,
    pub(super) confidence: f32,
    color: u8,
}

impl Field {
    fn new<T>(label: &str, color: u8, located: &Located<T>, value: String) -> Self {
        Self {
            label: say!(label),
            value,
            basis: located.basis.clone(),
            confidence: located.confidence,
            color,
        }
    }

    /// The mark on the words that the value rests on.
    pub(super) fn mark(&self) -> Option<Mark> {
        Some(Mark { span: self.basis.span()?, label: self.label.clone(), color: self.color })
    }

    /// The ground in words: `inherited from 3: “instructs”`.
    pub(super) fn ground(&self) -> String {
        let name = describe::named("basis", self.basis.name());
        match &self.basis {
            Basis::Stated { quote, .. } => format!("{name}: “{}”", describe::shortened(quote, 60)),
            Basis::Inherited { from, quote, .. } => {
                say!(
                    "cli-inherited-from",
                    provision = from.as_str(),
                    quote = describe::shortened(quote, 60),
                )
            }
            Basis::Inferred { rule, quote, .. } => match quote {
                Some(quote) => say!(
                    "cli-inferred-by-from",
                    rule = rule.as_str(),
                    quote = describe::shortened(quote, 60),
                ),
                None => say!("cli-inferred-by", rule = rule.as_str()),
            },
            Basis::Entered { by, at, .. } => {
                say!("cli-entered-by", by = by.as_str(), at = at.as_str())
            }
        }
    }
}

/// All values of an item, in the order in which a reader asks for them.
pub(super) fn fields(item: &Item, names: &Names) -> Vec<Field> {
    let commitment = &item.commitment;
    let mut fields = vec![Field::new(
        "field-force",
        31,
        &commitment.force,
        describe::force(&commitment.force.value),
    )];
    for party in &commitment.addressees {
        let name = describe::party(&party.value, names);
        fields.push(Field::new("field-addressees", 34, party, name));
    }
    for partner in &commitment.partners {
        let value = format!(
            "{} ({})",
            describe::party(&partner.value.party, names),
            describe::partner_role(partner.value.role)
        );
        fields.push(Field::new("field-partners", 36, partner, value));
    }
    fields.push(Field::new("field-act", 32, &commitment.act, commitment.act.value.clone()));
    for deliverable in &commitment.deliverables {
        let value = format!("{} ({})", deliverable.value.name, deliverable.value.kind);
        fields.push(Field::new("field-deliverables", 32, deliverable, value));
    }
    for due in &commitment.due {
        fields.push(Field::new("field-due", 35, due, describe::one_due(&due.value, names)));
    }
    for party in &commitment.report_to {
        let name = describe::party(&party.value, names);
        fields.push(Field::new("field-report-to", 33, party, name));
    }
    if let Some(proposed) = &item.proposed_report_to {
        let value = say!("cli-proposed", body = describe::party(&proposed.value, names));
        fields.push(Field::new("field-report-to", 33, proposed, value));
    }
    for condition in &commitment.conditions {
        fields.push(Field::new("field-conditions", 36, condition, condition.value.words.clone()));
    }
    for citation in &commitment.citations {
        let mut value = citation.value.normalized.clone();
        if let Some(paragraph) = &citation.value.paragraph {
            value = format!("{value}, {paragraph}");
        }
        fields.push(Field::new("field-citations", 33, citation, value));
    }
    for reference in &commitment.references {
        let value = match &reference.value.target {
            ReferenceTarget::Provision { id } => id.to_string(),
            ReferenceTarget::Commitment { id } => id.to_string(),
            ReferenceTarget::Unresolved { name } => say!("cli-unresolved", name = name.as_str()),
        };
        fields.push(Field::new("field-references", 33, reference, value));
    }
    for instrument in &commitment.instruments {
        let value = describe::instrument(instrument.value);
        fields.push(Field::new("field-instruments", 36, instrument, value));
    }
    fields
}
