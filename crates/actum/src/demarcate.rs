//! `actum demarcate`: where the works of one group end and those of another begin.

use actum_catalogue::Work;
use actum_demarcate::{DemarcateError, Request, demarcate, known_parties, party_named};
use actum_model::{Demarcation, DemarcationParty, Line, LineReason, Proposal, SubTopic};
use anyhow::Result;
use comfy_table::Cell;
use serde_json::json;

use crate::arguments::{DemarcateCommand, ProposeOptions};
use crate::catalogue;
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;

/// Version of the JSON, as in `docs/formats/demarcation.md`.
const SCHEMA_VERSION: &str = "1.0";

/// How many groups and bodies are named to somebody who wrote an unknown one.
const NAMED: usize = 30;

pub(crate) fn run(command: &DemarcateCommand, output: &Output) -> Result<Ending> {
    match command {
        DemarcateCommand::Propose(options) => propose(options, output),
    }
}

fn propose(options: &ProposeOptions, output: &Output) -> Result<Ending> {
    let works = catalogue::works(&options.kept)?;
    let request = Request {
        title: String::new(),
        parties: parties(&works, &options.parties)?,
        topics: options.topic.clone(),
        most: options.most,
        threads: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
    };
    let proposed = demarcate(&works, &request).map_err(refused)?;
    if options.json {
        let value = json!({"schema_version": SCHEMA_VERSION, "demarcation": proposed});
        output.result(&value.to_string())?;
        return Ok(Ending::Done);
    }
    show(&proposed, options.works, output)?;
    Ok(Ending::Done)
}

/// The parties as the catalogues write them.
fn parties(works: &[Work], written: &[String]) -> Result<Vec<DemarcationParty>> {
    let known = known_parties(works);
    let named = |name: &String| match party_named(&known, name) {
        Some(party) => Ok(DemarcationParty { name: party.to_owned(), body: None }),
        None => {
            let mut most: Vec<(&str, usize)> =
                known.iter().map(|(name, of)| (*name, *of)).collect();
            // Those with most works first, so that what is meant is likelier among them.
            most.sort_by(|one, two| two.1.cmp(&one.1).then(one.0.cmp(two.0)));
            let most: Vec<&str> = most.into_iter().take(NAMED).map(|(name, _)| name).collect();
            let words =
                say!("cli-demarcate-no-party", name = name.as_str(), known = most.join(", "));
            Err(Failure::error(Ending::NotFound, words))
        }
    };
    written.iter().map(named).collect()
}

fn refused(error: DemarcateError) -> anyhow::Error {
    let (ending, words) = match error {
        DemarcateError::TooFewParties => (Ending::Usage, say!("cli-demarcate-two-parties")),
        DemarcateError::NoTopic => (Ending::Usage, say!("cli-demarcate-no-topic")),
        DemarcateError::UnknownParty { name } => {
            (Ending::NotFound, say!("cli-demarcate-no-works", name = name))
        }
        DemarcateError::NothingFound { looked_at } => {
            (Ending::NotFound, say!("cli-demarcate-nothing", works = looked_at))
        }
        DemarcateError::Overlap(error) => return error.into(),
    };
    Failure::error(ending, words)
}

fn show(proposed: &Demarcation, with_works: bool, output: &Output) -> Result<()> {
    let gathered: usize = proposed.sub_topics.iter().map(|part| part.works.len()).sum();
    output.remark(&say!(
        "cli-demarcate-gathered",
        works = gathered,
        of = proposed.looked_at,
        until = proposed.catalogue_until.map(|day| day.to_string()).unwrap_or_default()
    ));
    for expansion in &proposed.expansions {
        output.remark(&say!(
            "cli-demarcate-expansion",
            short = expansion.short.as_str(),
            long = expansion.long.as_str()
        ));
    }
    let mut headings = vec![say!("cli-demarcate-part")];
    headings.extend(proposed.parties.iter().map(|party| party.name.clone()));
    headings.extend([say!("cli-demarcate-line"), say!("cli-demarcate-why")]);
    let mut table = output.table(&headings);
    for part in &proposed.sub_topics {
        let mut row = vec![Cell::new(label(part))];
        row.extend(part.shares(&proposed.parties).into_iter().map(Cell::new));
        let reasons: Vec<String> = part.proposal.reasons.iter().map(reason).collect();
        row.extend([Cell::new(line(&part.proposal)), Cell::new(reasons.join("; "))]);
        table.add_row(row);
    }
    output.result(&table.to_string())?;
    if with_works {
        for part in &proposed.sub_topics {
            list(part, output)?;
        }
    }
    Ok(())
}

/// The works of a part, under its label.
fn list(part: &SubTopic, output: &Output) -> Result<()> {
    output.result(&format!("\n{} {}", part.id, label(part)))?;
    let mut table =
        output.table(&[say!("cli-demarcate-party"), say!("cli-overlap-work"), say!("cli-title")]);
    for work in &part.works {
        table.add_row([Cell::new(&work.party), Cell::new(&work.number), Cell::new(&work.title)]);
    }
    output.result(&table.to_string())?;
    Ok(())
}

fn label(part: &SubTopic) -> String {
    if part.label.is_empty() { say!("cli-demarcate-remainder") } else { part.label.clone() }
}

fn line(proposal: &Proposal) -> String {
    match (&proposal.line, &proposal.lead) {
        (Line::Open, _) => say!("cli-demarcate-line-open"),
        (Line::Party { party }, _) => party.clone(),
        (Line::Joint, Some(lead)) => say!("cli-demarcate-line-joint-led", party = lead.as_str()),
        (Line::Joint, None) => say!("cli-demarcate-line-joint"),
    }
}

fn reason(reason: &LineReason) -> String {
    match reason {
        LineReason::SoleProducer { party, works } => {
            say!("cli-demarcate-why-sole", party = party.as_str(), works = *works)
        }
        LineReason::Majority { party, works, of } => {
            say!("cli-demarcate-why-majority", party = party.as_str(), works = *works, of = *of)
        }
        LineReason::Divided { of } => say!("cli-demarcate-why-divided", of = *of),
        LineReason::Overlapping { pairs } => say!("cli-demarcate-why-pairs", pairs = *pairs),
        LineReason::TooFew { works } => say!("cli-demarcate-why-few", works = *works),
        LineReason::First { party, year } => {
            say!("cli-demarcate-why-first", party = party.as_str(), year = year.to_string())
        }
        LineReason::Latest { party, year } => {
            say!("cli-demarcate-why-latest", party = party.as_str(), year = year.to_string())
        }
        LineReason::NoCommonSubject => say!("cli-demarcate-why-none"),
    }
}
