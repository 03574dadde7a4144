//! `actum draft show`.

use std::collections::{BTreeMap, BTreeSet};

use actum_amend::{Act, Change, ChangeState, Consensus, Draft, Key, Source, Standing, Why, Wish};
use actum_web::Drafting;
use anyhow::Result;
use serde_json::json;

use super::{SCHEMA_VERSION, key, read};
use crate::arguments::DraftShowOptions;
use crate::failure::{Ending, Failure};
use crate::message::{messages, plain, say};
use crate::output::Output;
use crate::store::Store;

pub(super) fn run(options: &DraftShowOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let open = read(&store, &options.draft)?;
    if options.json {
        output.result(&as_json(&open).to_string())?;
        return Ok(Ending::Done);
    }
    match &options.clause {
        Some(name) => clause(&open, &key(name)?, output)?,
        None => whole(&open, options.open, output)?,
    }
    Ok(Ending::Done)
}

fn as_json(open: &Drafting) -> serde_json::Value {
    let Drafting { head, draft } = open;
    let changes: Vec<_> = draft
        .changes()
        .into_iter()
        .map(|(change, state)| json!({"id": change.id, "standing": state}))
        .collect();
    let consensus: Vec<_> = draft
        .consensus()
        .into_iter()
        .map(|(clause, consensus)| json!({"clause": clause, "consensus": consensus}))
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "head": head,
        "draft": draft,
        "text": draft.text(),
        "open": draft.open(),
        "consensus": consensus,
        "changes": changes,
    })
}

fn hyphened(id: &str, name: &str) -> String {
    say!(&format!("{id}-{}", name.replace('_', "-")))
}

/// Words with `[-gone-]` and `[+come+]`, as comparisons show them.
fn marked(pieces: &[actum_amend::TracedPiece]) -> String {
    let joined = |run: &[actum_amend::TracedPiece]| -> String {
        let words: String = run.iter().map(|one| one.text.as_str()).collect();
        match run.first().map(|one| one.standing) {
            Some(Standing::Removed) => format!("[-{words}-]"),
            Some(Standing::Added) => format!("[+{words}+]"),
            Some(Standing::Kept) | None => words,
        }
    };
    pieces.chunk_by(|one, other| one.standing == other.standing).map(joined).collect()
}

fn whole(open: &Drafting, only_open: bool, output: &Output) -> Result<()> {
    let Drafting { head, draft } = open;
    output.result(&format!("{}  {}", head.id, head.title))?;
    let at = plain(&messages().moment(&head.changed_at));
    output.result(&say!("draft-changed", by = head.changed_by.as_str(), at = at.as_str()))?;
    for (number, one) in draft.proposals.iter().enumerate() {
        let off =
            if draft.off().contains(&number) { say!("draft-state-off") } else { String::new() };
        let line = say!("amend-proposal", name = one.name.as_str(), changes = one.changes.len());
        output.result(format!("{}. {line}  {off}", number + 1).trim_end())?;
    }
    let open = draft.open();
    let unsettled: BTreeSet<Key> = open.iter().filter_map(|one| draft.shown_at(one)).collect();
    let consensus: BTreeMap<Key, Consensus> = draft.consensus().into_iter().collect();
    let mut first = true;
    for line in draft.traced() {
        let is_first = std::mem::take(&mut first);
        let key = &line.key;
        if only_open && !unsettled.contains(key) {
            continue;
        }
        output.result("")?;
        let agreed = consensus.get(key).filter(|_| line.end != Standing::Removed);
        let agreed = agreed.map(|one| hyphened("draft-consensus", one.name()));
        let name = say!("draft-clause-key", clause = key.to_string());
        output.result(format!("{name}  {}", agreed.unwrap_or_default()).trim_end())?;
        let words = marked(&line.number) + &marked(&line.text);
        output.result(&format!("  {}", words.replace('\t', " ")))?;
        if line.end != Standing::Added || matches!(key, Key::New { .. }) {
            changes(draft, key, is_first, output)?;
        }
    }
    output.result("")?;
    points(draft, output)
}

/// What each proposal asks at a clause.
fn changes(draft: &Draft, key: &Key, first: bool, output: &Output) -> Result<()> {
    for (proposal, change, state) in draft.changes_at(key, first) {
        let name = draft.proposals.get(proposal).map_or("", |one| one.name.as_str());
        output.result(&format!("    {}  {name}: {}", change.id, asked(change, &state)))?;
    }
    Ok(())
}

fn asked(change: &Change, state: &ChangeState) -> String {
    let state = hyphened("draft-state", state.name());
    let (removed, added) = change.wish.words();
    if let Wish::Number { .. } = change.wish {
        let number = if added.is_empty() { "—".to_owned() } else { added };
        return format!("{} ({state})", say!("draft-wish-number", number = number));
    }
    let mut words = String::new();
    if !removed.is_empty() {
        words.push_str(&format!(" [-{removed}-]"));
    }
    if !added.is_empty() {
        words.push_str(&format!(" [+{added}+]"));
    }
    format!("{}{words} ({state})", hyphened("draft-wish", change.wish.name()))
}

fn points(draft: &Draft, output: &Output) -> Result<()> {
    let open = draft.open();
    if open.is_empty() {
        output.result(&say!("draft-settled"))?;
        return Ok(());
    }
    output.result(&say!("draft-open-points", count = open.len()))?;
    for one in &open {
        let place = draft
            .shown_at(one)
            .map(|key| say!("draft-clause-key", clause = key.to_string()) + ": ")
            .unwrap_or_default();
        let why = match &one.why {
            Why::Brackets => say!("draft-why-brackets"),
            Why::Undecided { change } => say!("draft-why-undecided", change = change.0.as_str()),
            Why::Lost { change: Some(change), .. } => {
                say!("draft-why-lost", what = change.0.as_str())
            }
            Why::Lost { step, .. } => {
                say!("draft-why-lost", what = step.map_or(0, |step| step + 1).to_string())
            }
            Why::Objection { party } => say!("draft-why-objection", party = party.as_str()),
        };
        output.result(&format!("  {place}{why}"))?;
    }
    Ok(())
}

fn clause(open: &Drafting, key: &Key, output: &Output) -> Result<()> {
    let draft = &open.draft;
    let traced = draft.traced();
    let place = traced.iter().position(|line| line.key == *key);
    let Some((place, line)) = place.and_then(|place| Some((place, traced.get(place)?))) else {
        let error = actum_web::DraftingError::Refused {
            refusal: actum_amend::Refusal::NoClause { clause: key.clone() },
            by: open.head.changed_by.clone(),
            at: open.head.changed_at.clone(),
        };
        return Err(Failure::error(Ending::NotFound, plain(&error.words(messages()))));
    };
    output.result(&say!("draft-clause-key", clause = key.to_string()))?;
    let words = marked(&line.number) + &marked(&line.text);
    output.result(&format!("  {}", words.replace('\t', " ")))?;
    changes(draft, key, place == 0, output)?;
    if let Some(now) = draft.text().iter().find(|clause| clause.key == *key) {
        output.result("")?;
        output.result(&say!("draft-sources"))?;
        for segment in now.text.iter().filter(|one| !one.text.trim().is_empty()) {
            let source = match &segment.source {
                Source::Base => say!("draft-source-base"),
                Source::Changes(changes) => open.proposers(changes).join(", "),
                Source::Drafter(step) => {
                    draft.steps.get(*step).map(|step| step.by.clone()).unwrap_or_default()
                }
                Source::Bracket(_) => say!("draft-source-bracket"),
            };
            output.result(&format!("  {}  ← {source}", segment.text.trim()))?;
        }
        let positions = draft.positions(key);
        if !positions.is_empty() {
            output.result("")?;
            output.result(&say!("draft-positions"))?;
        }
        for one in positions {
            let stand = hyphened("draft-stand", one.stand.name());
            let lapsed = match one.holds(&now.printed()) {
                true => String::new(),
                false => format!(" ({})", say!("draft-lapsed")),
            };
            output.result(&format!("  {}: {stand}{lapsed}", one.party))?;
        }
    }
    let steps = draft.steps_about(key);
    if !steps.is_empty() {
        output.result("")?;
        output.result(&say!("draft-history"))?;
    }
    for number in steps {
        let Some(step) = draft.steps.get(number) else { continue };
        let at = plain(&messages().moment(&step.at));
        let why = step.reason.as_deref().unwrap_or_default();
        let document = step.document.as_deref().unwrap_or_default();
        let what = done(draft, &step.act);
        let line = format!("  {}. {what} · {} · {at} {why} {document}", number + 1, step.by);
        output.result(line.trim_end())?;
    }
    Ok(())
}

/// What a step did.
fn done(draft: &Draft, act: &Act) -> String {
    let list = |changes: &[actum_amend::ChangeId]| {
        let names: Vec<String> = changes.iter().map(|change| change.0.clone()).collect();
        plain(&messages().list(&names))
    };
    let name = |number: usize| draft.proposals.get(number).map_or("", |one| one.name.as_str());
    match act {
        Act::Adopt { changes } => say!("draft-step-adopt", changes = list(changes)),
        Act::Leave { changes } => say!("draft-step-leave", changes = list(changes)),
        Act::Bracket { changes } => say!("draft-step-bracket", changes = list(changes)),
        Act::Reopen { changes } => say!("draft-step-reopen", changes = list(changes)),
        Act::TurnOff { proposal } => say!("draft-step-turn-off", proposal = name(*proposal)),
        Act::TurnOn { proposal } => say!("draft-step-turn-on", proposal = name(*proposal)),
        Act::Edit { clause, .. } => say!("draft-step-edit", clause = clause.to_string()),
        Act::Add { .. } => say!("draft-step-add"),
        Act::Strike { clause } => say!("draft-step-strike", clause = clause.to_string()),
        Act::Position { clause, party, stand, .. } => {
            let stand = stand.map_or("none", |stand| stand.name());
            let stand = hyphened("draft-stand", stand);
            let clause = clause.to_string();
            say!("draft-step-position", party = party.as_str(), clause = clause, stand = stand)
        }
        Act::TakeBack { step } => say!("draft-step-take-back", step = (step + 1).to_string()),
    }
}
