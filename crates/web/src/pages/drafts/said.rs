//! How drafts are said on pages: changes, steps, words with their source.

use actum_amend::{
    Act, Change, ChangeId, ChangeState, Consensus, Decision, Draft, Key, Stand, Standing,
    TracedPiece, Why, Wish,
};

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
    let kind = |name: &str| frame.t(&format!("draft-wish-{name}"));
    let nothing = String::new;
    match &change.wish {
        Wish::Words { removed, added, .. } => (kind("words"), removed.clone(), added.clone()),
        Wish::Number { to, .. } => {
            let number = to.clone().unwrap_or_else(|| "—".to_owned());
            (frame.with("draft-wish-number", "number", number), nothing(), nothing())
        }
        Wish::Move { .. } => (kind("move"), nothing(), nothing()),
        Wish::Delete { .. } => (kind("delete"), nothing(), nothing()),
        Wish::Insert { new, .. } => (kind("insert"), nothing(), new.text.clone()),
        Wish::Replace { by, .. } => {
            let words: Vec<&str> = by.iter().map(|(_, clause)| clause.text.as_str()).collect();
            (kind("replace"), nothing(), words.join(" ¶ "))
        }
        Wish::Amend { before, after, .. } => (kind("amend"), before.clone(), after.clone()),
        Wish::Strike { .. } => (kind("strike"), nothing(), nothing()),
        Wish::Append { new, .. } => (kind("append"), nothing(), new.text.clone()),
    }
}

/// Whether a change is shown at a clause: it is about it, puts it in, or puts something in after it.
/// What comes before the first clause is shown at the first.
pub(super) fn is_at(proposal: usize, change: &Change, key: &Key, first: bool) -> bool {
    let after = |place: Option<&Key>| place == Some(key) || (place.is_none() && first);
    let puts_in = |from: usize| *key == Key::New { proposal, clause: from };
    match (&change.wish, key) {
        (Wish::Insert { to, from, .. }, _) => {
            after(to.after.map(Key::Base).as_ref()) || puts_in(*from)
        }
        (Wish::Append { after: place, from, .. }, _) => after(place.as_ref()) || puts_in(*from),
        (Wish::Amend { clause, .. } | Wish::Strike { clause }, key) => clause == key,
        (wish, Key::Base(clause)) => wish.clauses().contains(clause),
        (wish, Key::New { proposal: own, clause }) => {
            *own == proposal && wish.puts_in().contains(clause)
        }
        (_, Key::Own(_)) => false,
    }
}

/// The state of a change, by its name in messages.
pub(super) fn state_name(state: &ChangeState) -> &'static str {
    match state {
        ChangeState::Decided { decision: Decision::Adopted, .. } => "adopted",
        ChangeState::Decided { decision: Decision::Left, .. } => "left",
        ChangeState::Decided { decision: Decision::Bracketed, .. } => "bracketed",
        ChangeState::Waiting => "waiting",
        ChangeState::AlreadyThere { .. } => "already-there",
        ChangeState::NoLongerApplies { .. } => "no-longer-applies",
        ChangeState::Off => "off",
    }
}

/// How far the parties agree, by its name in messages.
pub(super) fn consensus_name(consensus: Consensus) -> &'static str {
    match consensus {
        Consensus::Untouched => "untouched",
        Consensus::Open => "open",
        Consensus::Objected => "objected",
        Consensus::Worded => "worded",
        Consensus::Agreed => "agreed",
    }
}

pub(super) fn stand_name(stand: Option<Stand>) -> &'static str {
    match stand {
        Some(Stand::Supports) => "supports",
        Some(Stand::CanLiveWith) => "can-live-with",
        Some(Stand::Objects) => "objects",
        None => "none",
    }
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
            let stand = frame.plain(&format!("draft-stand-{}", stand_name(*stand)));
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
