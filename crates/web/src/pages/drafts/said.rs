//! How drafts are said on pages: changes, steps, words with their source.

use actum_amend::{Act, Change, ChangeId, Draft, Key, Standing, TracedPiece, Why, Wish};

use crate::WebState;
use crate::frame::{Frame, Markup, Words};

/// Words with what comes and what goes marked.
pub(super) fn marked(pieces: &[TracedPiece]) -> Markup {
    let mut markup = Markup::default();
    for piece in pieces {
        match piece.standing {
            Standing::Kept => markup.words(&piece.text),
            Standing::Removed => {
                markup.raw("<del class=\"tracked\">").words(&piece.text).raw("</del>")
            }
            Standing::Added => {
                markup.raw("<ins class=\"tracked\">").words(&piece.text).raw("</ins>")
            }
        };
    }
    markup
}

/// What a change asks: the kind, what goes, what comes.
pub(super) fn wish(frame: &Frame, change: &Change) -> (Words, String, String) {
    let (removed, added) = change.wish.words();
    if let Wish::Number { .. } = change.wish {
        let number = if added.is_empty() { "—".to_owned() } else { added };
        return (frame.with("draft-wish-number", "number", number), String::new(), String::new());
    }
    let kind = frame.t(&format!("draft-wish-{}", change.wish.name()));
    (kind, removed.to_owned(), added)
}

/// The end of the name of a message for a name in data.
pub(super) fn hyphened(name: &str) -> String {
    name.replace('_', "-")
}

/// A party by its name where it is a body, else as it was written.
pub(super) fn party_name(state: &WebState, frame: &Frame, party: &str) -> String {
    let body = state.body(&party.into());
    body.map_or_else(|| party.to_owned(), |body| body.short_name(frame.language()).to_owned())
}

/// Why something is open.
pub(super) fn why(state: &WebState, frame: &Frame, why: &Why) -> Words {
    match why {
        Why::Brackets => frame.t("draft-why-brackets"),
        Why::Undecided { change } => frame.with("draft-why-undecided", "change", change.0.as_str()),
        Why::Lost { change, step } => {
            let what = match (change, step) {
                (Some(change), _) => change.0.clone(),
                (None, Some(step)) => (step + 1).to_string(),
                (None, None) => String::new(),
            };
            frame.with("draft-why-lost", "what", what)
        }
        Why::Objection { party } => {
            frame.with("draft-why-objection", "party", party_name(state, frame, party))
        }
    }
}

/// What a step did.
pub(super) fn step(state: &WebState, frame: &Frame, draft: &Draft, act: &Act) -> Words {
    let changes = |id: &str, changes: &[ChangeId]| {
        let names: Vec<String> = changes.iter().map(|change| change.0.clone()).collect();
        frame.with(id, "changes", frame.messages().list(&names))
    };
    let proposal = |id: &str, number: usize| {
        let name = draft.proposals.get(number).map_or("", |one| one.name.as_str());
        frame.with(id, "proposal", name)
    };
    let clause = |id: &str, clause: &Key| frame.with(id, "clause", clause.to_string());
    match act {
        Act::Adopt { changes: all } => changes("draft-step-adopt", all),
        Act::Leave { changes: all } => changes("draft-step-leave", all),
        Act::Bracket { changes: all } => changes("draft-step-bracket", all),
        Act::Reopen { changes: all } => changes("draft-step-reopen", all),
        Act::TurnOff { proposal: number } => proposal("draft-step-turn-off", *number),
        Act::TurnOn { proposal: number } => proposal("draft-step-turn-on", *number),
        Act::Edit { clause: key, .. } => clause("draft-step-edit", key),
        Act::Add { .. } => frame.t("draft-step-add"),
        Act::Strike { clause: key } => clause("draft-step-strike", key),
        Act::Position { clause: key, party, stand, .. } => {
            let stand = frame.plain(&format!(
                "draft-stand-{}",
                stand.map_or_else(|| "none".to_owned(), |stand| hyphened(stand.name()))
            ));
            let (key, stand) = (key.to_string(), stand.words().to_owned());
            let party = party_name(state, frame, party);
            let values = [
                ("party", party.as_str().into()),
                ("clause", key.as_str().into()),
                ("stand", stand.as_str().into()),
            ];
            frame.with_all("draft-step-position", &values)
        }
        Act::TakeBack { step } => {
            frame.with("draft-step-take-back", "step", (step + 1).to_string())
        }
    }
}
