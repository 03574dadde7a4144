//! A draft under negotiation, for pages and calls to show.

use actum_amend::{Act, Draft, Edition, Key, Options, Proposal, Stand};
use actum_model::Language;
use actum_register::{Person, Register};

/// A draft with two proposals that collide, one step, and an amendment to an amendment.
pub async fn begin_draft(register: &Register) {
    let person = Person::alone("Rapporteur");
    let proposals = [
        ("Freedonia", "1\tThe harbour shall report.\n2\tBoats may wait.\n", None),
        (
            "Ruritania",
            "1\tThe harbour should report <b>often</b>.\n2\tBoats may wait.\n3\tThis ends in 2030.\n",
            None,
        ),
    ];
    let proposals = proposals.map(|(name, lines, amends)| {
        (Proposal { name: name.to_owned(), edition: Edition::from_lines(lines) }, amends)
    });
    let base = Edition::from_lines("1\tThe harbour reports.\n2\tBoats may wait.\n");
    let new = actum_web::NewDraft {
        title: "Harbour rules".to_owned(),
        language: Language::En,
        text: None,
        draft: Draft::new(base, proposals.into(), &Options::default()),
    };
    let at = super::now();
    let head = new.open(register, (&person, &at), String::new()).await.expect("begins");
    let steps = [
        Act::Bracket { changes: vec![actum_amend::ChangeId("1.1".to_owned())] },
        Act::Adopt { changes: vec![actum_amend::ChangeId("2.2".to_owned())] },
        Act::Position {
            clause: Key::Base(1),
            wording: "Boats may wait.".to_owned(),
            party: "tsag".to_owned(),
            stand: Some(Stand::CanLiveWith),
        },
    ];
    for act in steps {
        let reason = Some("as the group agreed".to_owned());
        let step = actum_web::DraftingStep { act, reason, document: Some("TD-1".to_owned()) };
        let taken = actum_web::Drafting::take(register, (&person, &at), &head.id, step).await;
        taken.expect("is taken");
    }
}
