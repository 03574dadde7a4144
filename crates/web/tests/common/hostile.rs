//! A text that tries to break out of pages.

use super::*;

/// A text in which every word tries to break out of the page.
pub fn hostile() -> (Document, Extraction) {
    let mut draft = Draft::new(Language::En);
    let evil = "<script>alert(1)</script>";
    let title = "\"><img src=x onerror=alert(2)>";
    draft.silent("t'\"<i>", ProvisionKind::Title, title, ResidueReason::NotOperative);
    let sentence = format!("X{evil}Y invites </p><b>Z \u{202e}' onmouseover='alert(3)");
    draft.provision(
        "1\"><svg onload=alert(4)>",
        None,
        ProvisionKind::Operative,
        Some("<1>"),
        &sentence,
    );
    let provision = draft.provisions.last_mut().expect("a provision");
    let start = provision.span.start;
    provision.revisions = vec![
        Revision {
            kind: RevisionKind::Insertion,
            words: "X".to_owned(),
            span: Span::new(start, start + 1),
            author: None,
            date: None,
        },
        Revision {
            kind: RevisionKind::Deletion,
            words: "<script>gone()</script>".to_owned(),
            span: Span::new(start + 1, start + 1),
            author: None,
            date: None,
        },
    ];
    let mut one = commitment(
        "1'\"><script>",
        "1\"><svg onload=alert(4)>",
        draft.at(force(evil, &[(Force::Invite, 1.0)]), "invites"),
        draft.at(sentence.clone(), &sentence),
        vec![draft.at(party(evil, ""), evil), inferred(party(evil, "no\"such<body>"), evil)],
    );
    one.conditions =
        vec![draft.at(
            Condition { kind: ConditionKind::Hedge, words: evil.to_owned() },
            "Y invites </p>",
        )];
    one.due = vec![draft.at(occasion(evil, &[("x\"><script>", evil)]), "<b>Z")];
    one.doubts = vec![Doubt { field: evil.into(), code: evil.into(), message: evil.into() }];
    draft.understood(vec![one]);
    let reading = draft.readings.last_mut().expect("a reading");
    reading.residue =
        vec![Residue { span: Span::new(start, start + 3), reason: ResidueReason::Benefit }];
    reading.statements = vec![Located {
        value: Statement { force: force(evil, &[(Force::Observe, 1.0)]) },
        basis: Basis::Stated { span: Span::new(start, start + 9999), quote: evil.to_owned() },
        confidence: 1.0,
    }];
    draft.finish("<evil>.txt", title)
}
