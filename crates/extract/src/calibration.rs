//! From what the grammar says of a value to how sure a reader may be of it.
//!
//! Each function names the outward [`Signs`] of a value; the table of the packs tells how often
//! values with such signs were right on annotated texts. With an empty table everything stays as
//! sure as the grammar says, which is how the table itself is made.

use actum_model::{
    Basis, Citation, Commitment, Due, ForceValue, Located, Outcome, Partner, Party,
    ProvisionReading,
};
use actum_pack::{Calibration, Ground, Mark, Signs, ValueKind};

/// Signs of a verb.
pub fn force(value: &Located<ForceValue>) -> Signs {
    signs(ValueKind::Force, force_mark(&value.value), value)
}

fn force_mark(force: &ForceValue) -> Mark {
    if force.readings.len() > 1 { Mark::Several } else { Mark::Plain }
}

/// Signs of an addressee or of a body reported to, one of `count`.
pub fn party(kind: ValueKind, value: &Located<Party>, count: usize) -> Signs {
    signs(kind, party_mark(&value.value, count), value)
}

/// Signs of a partner, one of `count`.
pub fn partner(value: &Located<Partner>, count: usize) -> Signs {
    signs(ValueKind::Partners, party_mark(&value.value.party, count), value)
}

/// Signs of a time.
pub fn due(value: &Located<Due>) -> Signs {
    let mark = match value.value.readings.as_slice() {
        [] => Mark::Unknown,
        [_] => Mark::Plain,
        _ => Mark::Several,
    };
    signs(ValueKind::Due, mark, value)
}

/// Signs of a document cited.
pub fn citation(value: &Located<Citation>) -> Signs {
    signs(ValueKind::Citations, Mark::Plain, value)
}

/// Signs of a body named in any role.
pub fn mention(value: &Located<Party>) -> Signs {
    signs(ValueKind::Mentions, party_mark(&value.value, 1), value)
}

/// Signs of force and addressees together, from how sure each of them is.
pub fn whole(commitment: &Commitment) -> Signs {
    let addressees = commitment.addressees.iter().map(|one| one.confidence);
    let least = addressees.fold(1.0_f32, f32::min);
    let mark = match force_mark(&commitment.force.value) {
        Mark::Several => Mark::Several,
        _ if commitment.addressees.is_empty() => Mark::Missing,
        _ => Mark::Plain,
    };
    // Steps of five hundredths: finer ones would each hold a handful of values.
    let said = hundredths((commitment.force.confidence * least * 20.0).round() / 20.0);
    Signs { kind: ValueKind::Commitment, ground: Ground::Stated, mark, said }
}

fn party_mark(party: &Party, count: usize) -> Mark {
    match (party.body.is_some(), count > 1) {
        (true, false) => Mark::Plain,
        (true, true) => Mark::Several,
        (false, false) => Mark::Unknown,
        (false, true) => Mark::UnknownSeveral,
    }
}

fn signs<T>(kind: ValueKind, mark: Mark, value: &Located<T>) -> Signs {
    let ground = match value.basis {
        Basis::Stated { .. } | Basis::Entered { .. } => Ground::Stated,
        Basis::Inherited { .. } => Ground::Inherited,
        Basis::Inferred { .. } => Ground::Inferred,
    };
    Signs { kind, ground, mark, said: hundredths(value.confidence) }
}

fn hundredths(share: f32) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100 by the clamp"
    )]
    let hundredths = (share.clamp(0.0, 1.0) * 100.0).round() as u8;
    hundredths
}

/// Makes a value as sure as values with its signs were right.
pub(crate) fn apply<T>(table: &Calibration, signs: &Signs, value: &mut Located<T>) {
    if let Some(sure) = table.sure(signs) {
        value.confidence = sure;
    }
}

/// Judges every value, and then each commitment as a whole. For readings made with an empty table;
/// an extractor has judged its own already.
pub fn judge(table: &Calibration, readings: &mut [ProvisionReading]) {
    for reading in readings {
        for statement in &mut reading.statements {
            // A statement has no force to ask with, but its verb is recognised in the same way.
            let signs = signs(ValueKind::Force, force_mark(&statement.value.force), statement);
            apply(table, &signs, statement);
        }
        if let Some(frame) = &mut reading.chapeau {
            let signs = force(&frame.force);
            apply(table, &signs, &mut frame.force);
            parties(table, ValueKind::Addressees, &mut frame.addressees);
        }
        let Outcome::Commitments { commitments } = &mut reading.outcome else { continue };
        for commitment in commitments {
            values(table, commitment);
            commitment.confidence = as_a_whole(table, commitment);
        }
    }
}

fn values(table: &Calibration, commitment: &mut Commitment) {
    let signs = force(&commitment.force);
    apply(table, &signs, &mut commitment.force);
    parties(table, ValueKind::Addressees, &mut commitment.addressees);
    parties(table, ValueKind::ReportTo, &mut commitment.report_to);
    let count = commitment.partners.len();
    for value in &mut commitment.partners {
        let signs = partner(value, count);
        apply(table, &signs, value);
    }
    for value in &mut commitment.due {
        let signs = due(value);
        apply(table, &signs, value);
    }
    for value in &mut commitment.citations {
        let signs = citation(value);
        apply(table, &signs, value);
    }
}

fn parties(table: &Calibration, kind: ValueKind, values: &mut [Located<Party>]) {
    let count = values.len();
    for value in values {
        let signs = party(kind, value, count);
        apply(table, &signs, value);
    }
}

/// How sure it is that all of a commitment is right: force and addressees together as the table
/// says, and of each other field the least sure value.
fn as_a_whole(table: &Calibration, commitment: &Commitment) -> f32 {
    fn least<T>(values: &[Located<T>]) -> f32 {
        values.iter().map(|value| value.confidence).fold(1.0, f32::min)
    }
    let signs = whole(commitment);
    let core = f32::from(signs.said) / 100.0;
    let missing = if commitment.addressees.is_empty() { 0.6 } else { 1.0 };
    let mut sure = table.sure(&signs).unwrap_or(core * missing)
        * least(&commitment.partners)
        * least(&commitment.due)
        * least(&commitment.report_to)
        * least(&commitment.citations);
    for doubt in &commitment.doubts {
        sure *= match doubt.code.as_str() {
            // Judged with the value they are about.
            "addressee-missing" | "body-unknown" | "force-ambiguous" => 1.0,
            "occasion-ambiguous" | "occasion-unresolved" => 1.0,
            _ => 0.95,
        };
    }
    if commitment.act.value.chars().count() < SHORT_ACT {
        sure *= 0.8;
    }
    // Two decimals: what the eye can use, and the same on every machine.
    (sure * 100.0).round() / 100.0
}

/// Below so many letters an act is more likely a fragment.
const SHORT_ACT: usize = 4;

#[cfg(test)]
mod tests {
    use actum_model::{Document, Extraction};
    use actum_pack::{Calibration, CalibrationRow, Packs};
    use actum_read::{ReadOptions, read};

    use super::*;
    use crate::Extractor;

    const TEXT: &str = "1. Requests the Director of TSB to report to TSAG.\n\
                        2. Requests the Zorbian Lamp Board to study the matter.\n";

    fn extracted(calibration: Calibration) -> (Document, Extraction) {
        let packs = Packs { calibration, ..Packs::built_in().expect("built-in packs load") };
        let document =
            read(TEXT.as_bytes(), "a.txt", &ReadOptions::default(), &packs).expect("a plain text");
        let extraction = Extractor::new(&packs).expect("they compile").extract(&document);
        (document, extraction)
    }

    #[test]
    fn the_table_decides_how_sure_values_are() {
        let (_, raw) = extracted(Calibration::default());
        let commitments: Vec<&Commitment> = raw.commitments().collect();
        let unknown = &commitments[1].addressees[0];
        let signs = party(ValueKind::Addressees, unknown, 1);
        assert_eq!(signs.mark, Mark::Unknown);
        let row = |signs: Signs, sure| CalibrationRow {
            kind: signs.kind,
            ground: signs.ground,
            mark: signs.mark,
            said: signs.said,
            values: 100,
            right: 12,
            sure,
        };
        let table = Calibration::new(vec![row(signs, 0.12)]);
        let (_, judged) = extracted(table.clone());
        let now: Vec<&Commitment> = judged.commitments().collect();
        assert_eq!(now[1].addressees[0].confidence, 0.12);
        assert!(now[1].confidence < now[0].confidence);
        assert_eq!(now[0].force.confidence, commitments[0].force.confidence, "no row for it");
        // Judging afterwards gives the same.
        let mut later = raw.clone();
        judge(&table, &mut later.readings);
        assert_eq!(later, judged);
    }

    #[test]
    fn the_review_begins_with_the_least_sure_and_says_where_to_look() {
        let packs = Packs::built_in().expect("built-in packs load");
        assert!(!packs.calibration.rows().is_empty(), "the packs hold the table");
        let (_, extraction) = extracted(packs.calibration);
        let order = extraction.review_order();
        assert_eq!(order.len(), 2);
        assert_eq!(order[0].commitment.addressees[0].value.name, "Zorbian Lamp Board");
        assert_eq!(order[0].field, "addressees");
        assert!(order[0].commitment.confidence <= order[1].commitment.confidence);
    }
}
