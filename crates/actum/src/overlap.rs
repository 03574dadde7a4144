//! `actum overlap`: which works are near, how sure, and why.

use std::io::Read;
use std::path::Path;

use actum_catalogue::Work;
use actum_overlap::{
    Corpus, Entry, Index, Reason, Scope, Searcher, Weights, Within, entry_of, pairs_at_least,
    reasons, reasons_for, shared_words,
};
use anyhow::Result;
use comfy_table::{Cell, CellAlignment};
use serde::Serialize;
use serde_json::json;

use crate::arguments::{OverlapCommand, OverlapScope};
use crate::catalogue;
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;

/// Version of the JSON, as in `docs/formats/overlap.md`.
const SCHEMA_VERSION: &str = "1.0";

/// Largest text that is compared, in bytes.
const LARGEST_TEXT: u64 = 16 << 20;

/// Reasons that a table shows and that JSON holds.
const REASONS: (usize, usize) = (5, 25);

/// The works of the catalogues, compared by body or by group.
struct Compared {
    works: Vec<Work>,
    index: Index,
    groups: bool,
}

/// A work that was found near to another or to a text.
#[derive(Serialize)]
struct Found<'a> {
    work: Shown<'a>,
    probability: f64,
    score: f64,
    reasons: Vec<Reason>,
    /// Expressions that stand in both titles.
    phrases: Vec<String>,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    body: &'a str,
    groups: Vec<&'a str>,
    number: &'a str,
    title: &'a str,
    status: &'a str,
    latest: Option<String>,
}

pub(crate) fn run(command: &OverlapCommand, output: &Output) -> Result<Ending> {
    match command {
        OverlapCommand::Work { work, top, scope } => near_work(work, *top, scope, output),
        OverlapCommand::Text { file, title, language, top, scope } => {
            let (first, text) = read(file)?;
            let (title, text) = match title {
                Some(title) => (title.clone(), format!("{first}\n{text}")),
                None => (first, text),
            };
            near_text(&title, &text, language, *top, scope, output)
        }
        OverlapCommand::Between { one, other, least, scope } => {
            between(one, other.as_deref(), *least, scope, output)
        }
    }
}

impl Compared {
    fn new(scope: &OverlapScope) -> Result<Self> {
        let works = catalogue::works(&scope.kept)?;
        let entries: Vec<Entry<'_>> = works.iter().map(|work| entry(work, scope.groups)).collect();
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let index = Corpus::of(&entries, threads).into_index(&Weights::built_in()?)?;
        Ok(Self { works, index, groups: scope.groups })
    }

    /// The work at a place of the index. Works are kept in the order of their ids.
    fn work(&self, place: u32) -> Option<&Work> {
        let id = self.index.id(place);
        let at = self.works.binary_search_by(|work| work.id.as_str().cmp(id)).ok()?;
        Some(&self.works[at])
    }

    /// The place of the work with an id or a number, in any case of letters.
    fn place(&self, name: &str) -> Result<u32> {
        if let Some(place) = self.index.place(name) {
            return Ok(place);
        }
        let found = self.works.iter().find(|work| {
            work.number.eq_ignore_ascii_case(name)
                || work.identifiers.iter().any(|other| other.eq_ignore_ascii_case(name))
        });
        found.and_then(|work| self.index.place(&work.id)).ok_or_else(|| {
            Failure::error(Ending::NotFound, say!("cli-overlap-no-work", name = name))
        })
    }

    /// A body or group as the catalogues write it.
    fn party(&self, name: &str) -> Result<String> {
        if let Some(known) = self.index.bodies().find(|body| body.eq_ignore_ascii_case(name)) {
            return Ok(known.to_owned());
        }
        let known: Vec<&str> =
            self.index.bodies().filter(|body| !body.is_empty()).take(30).collect();
        let id = if self.groups { "cli-overlap-no-group" } else { "cli-overlap-no-body" };
        let words = say!(id, name = name, known = known.join(", "));
        Err(Failure::error(Ending::NotFound, words))
    }

    fn scope(&self, with: &[String], but: &str) -> Result<Scope> {
        let only = with.iter().map(|name| self.party(name)).collect::<Result<Vec<_>>>()?;
        Ok(Scope { only, ..Scope::all_but(but) })
    }

    fn found(
        &self,
        place: u32,
        score: f64,
        reasons: Vec<Reason>,
        title: &str,
    ) -> Option<Found<'_>> {
        let work = self.work(place)?;
        let phrases = shared_words(title, "", work.title(), "").phrases;
        Some(Found {
            work: shown(work),
            probability: (self.index.weights().probability(score) * 1e3).round() / 1e3,
            score: (score * 1e4).round() / 1e4,
            reasons: reasons.into_iter().take(REASONS.1).collect(),
            phrases,
        })
    }
}

/// A work as an entry of its body, or of its first group.
fn entry(work: &Work, groups: bool) -> Entry<'_> {
    let entry = entry_of(work);
    match work.groups.first() {
        Some(group) if groups => Entry { body: &group.name, ..entry },
        _ => entry,
    }
}

fn shown(work: &Work) -> Shown<'_> {
    Shown {
        id: &work.id,
        body: &work.body,
        groups: work.groups.iter().map(|group| group.name.as_str()).collect(),
        number: &work.number,
        title: work.title(),
        status: &work.status,
        latest: work.latest.map(|date| date.to_string()),
    }
}

/// The first line that is not empty, and the rest.
fn read(file: &Path) -> Result<(String, String)> {
    let mut bytes = Vec::new();
    let name = file.display().to_string();
    let refused = |error: std::io::Error| {
        let words = say!("cli-overlap-unreadable", file = name.as_str(), error = error.to_string());
        Failure::error(Ending::InputRefused, words)
    };
    if file == Path::new("-") {
        std::io::stdin().take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(refused)?;
    } else {
        let open = std::fs::File::open(file).map_err(refused)?;
        open.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(refused)?;
    }
    if bytes.len() as u64 > LARGEST_TEXT {
        let words = say!("cli-overlap-too-large", file = name.as_str(), bytes = LARGEST_TEXT);
        return Err(Failure::error(Ending::InputRefused, words));
    }
    let text = String::from_utf8(bytes).map_err(|_| {
        let words = say!("cli-overlap-not-utf8", file = name.as_str());
        Failure::error(Ending::InputRefused, words)
    })?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    Ok((first.trim().to_owned(), rest.trim().to_owned()))
}

fn near_work(name: &str, top: usize, scope: &OverlapScope, output: &Output) -> Result<Ending> {
    let compared = Compared::new(scope)?;
    let index = &compared.index;
    let place = compared.place(name)?;
    let within = compared.scope(&scope.with, index.body(place))?;
    let title = compared.work(place).map_or("", Work::title).to_owned();
    let hits = Searcher::new(index).nearest(place, &within, top);
    let found: Vec<Found<'_>> = hits
        .iter()
        .filter_map(|hit| {
            compared.found(hit.place, hit.score(), reasons(index, place, hit.place), &title)
        })
        .collect();
    let of = compared.work(place).map(shown);
    say_found(&json!({"work": of}), &found, scope, output)
}

fn near_text(
    title: &str,
    text: &str,
    language: &str,
    top: usize,
    scope: &OverlapScope,
    output: &Output,
) -> Result<Ending> {
    let compared = Compared::new(scope)?;
    let index = &compared.index;
    let entry = Entry { title, text, language, ..Entry::default() };
    let within = compared.scope(&scope.with, "")?;
    let hits = Searcher::new(index).nearest_to(&entry, &within, top);
    let found: Vec<Found<'_>> = hits
        .iter()
        .filter_map(|hit| {
            compared.found(hit.place, hit.score(), reasons_for(index, &entry, hit.place), title)
        })
        .collect();
    say_found(&json!({"title": title}), &found, scope, output)
}

fn say_found(
    of: &serde_json::Value,
    found: &[Found<'_>],
    scope: &OverlapScope,
    output: &Output,
) -> Result<Ending> {
    if scope.json {
        let value = json!({"schema_version": SCHEMA_VERSION, "of": of, "found": found});
        output.result(&value.to_string())?;
        return Ok(Ending::Done);
    }
    if scope.csv {
        let header = ["probability", "score", "body", "number", "title", "shared"];
        return table_of(
            &header,
            found.iter().map(|one| {
                let mut row = vec![one.probability.to_string(), one.score.to_string()];
                row.extend([one.work.body, one.work.number, one.work.title].map(str::to_owned));
                row.push(shared(one, REASONS.1));
                row
            }),
            output,
        );
    }
    if found.is_empty() {
        output.result(&say!("cli-overlap-none"))?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-overlap-chance"),
        say!("cli-overlap-work"),
        say!("cli-title"),
        say!("cli-overlap-shared"),
    ]);
    for one in found {
        table.add_row([
            Cell::new(percent(one.probability)).set_alignment(CellAlignment::Right),
            Cell::new(one.work.number),
            Cell::new(one.work.title),
            Cell::new(shared(one, REASONS.0)),
        ]);
    }
    output.result(&table.to_string())?;
    Ok(Ending::Done)
}

fn percent(chance: f64) -> String {
    say!("cli-percent", share = (chance * 100.0).round())
}

/// Expressions that both titles have, then the weightiest of what both share besides.
fn shared(found: &Found<'_>, most: usize) -> String {
    let mut all: Vec<String> = found.phrases.iter().map(|phrase| format!("“{phrase}”")).collect();
    let inside = |name: &str| all.iter().any(|phrase| phrase.to_lowercase().contains(name));
    let mut single: Vec<String> = Vec::new();
    for reason in &found.reasons {
        if !inside(&reason.name) && !single.contains(&reason.name) {
            single.push(reason.name.clone());
        }
    }
    all.extend(single);
    all.truncate(most);
    all.join(", ")
}

fn between(
    one: &str,
    other: Option<&str>,
    least: u8,
    scope: &OverlapScope,
    output: &Output,
) -> Result<Ending> {
    let compared = Compared::new(scope)?;
    let index = &compared.index;
    let one = compared.party(one)?;
    let mut to = scope.with.clone();
    to.extend(other.map(str::to_owned));
    let to = to.iter().map(|name| compared.party(name)).collect::<Result<Vec<_>>>()?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let score = index.weights().score_for(f64::from(least) / 100.0).unwrap_or(1.0);
    let from = [one.clone()];
    let pairs = pairs_at_least(index, &from, &to, score, Within::OtherBodies, threads);
    let mut rows = Vec::new();
    for pair in pairs {
        // The side that was asked about comes first.
        let (a, b) =
            if index.body(pair.one) == one { (pair.one, pair.two) } else { (pair.two, pair.one) };
        let Some(work) = compared.work(a) else { continue };
        let hit = actum_overlap::Hit { place: b, points: pair.points };
        if let Some(found) = compared.found(b, hit.score(), reasons(index, a, b), work.title()) {
            rows.push((shown(work), found));
        }
    }
    if scope.json {
        let pairs: Vec<_> =
            rows.iter().map(|(of, found)| json!({"of": of, "found": found})).collect();
        let value = json!({
            "schema_version": SCHEMA_VERSION, "one": one, "others": to,
            "least_probability": f64::from(least) / 100.0, "pairs": pairs,
        });
        output.result(&value.to_string())?;
        return Ok(Ending::Done);
    }
    if scope.csv {
        let header = [
            "probability",
            "score",
            "number",
            "title",
            "body",
            "other_number",
            "other_title",
            "shared",
        ];
        return table_of(
            &header,
            rows.iter().map(|(of, found)| {
                let mut row = vec![found.probability.to_string(), found.score.to_string()];
                let words =
                    [of.number, of.title, found.work.body, found.work.number, found.work.title];
                row.extend(words.map(str::to_owned));
                row.push(shared(found, REASONS.1));
                row
            }),
            output,
        );
    }
    if rows.is_empty() {
        output.result(&say!("cli-overlap-none"))?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-overlap-chance"),
        say!("cli-overlap-work"),
        say!("cli-title"),
        say!("cli-overlap-other"),
        say!("cli-title"),
        say!("cli-overlap-shared"),
    ]);
    for (of, found) in &rows {
        table.add_row([
            Cell::new(percent(found.probability)).set_alignment(CellAlignment::Right),
            Cell::new(of.number),
            Cell::new(of.title),
            Cell::new(found.work.number),
            Cell::new(found.work.title),
            Cell::new(shared(found, REASONS.0)),
        ]);
    }
    output.result(&table.to_string())?;
    Ok(Ending::Done)
}

/// Writes comma-separated values. What a spreadsheet may take for a formula gets an apostrophe.
fn table_of(
    header: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    output: &Output,
) -> Result<Ending> {
    let mut csv =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    csv.write_record(header)?;
    for row in rows {
        let guarded = row.into_iter().map(|cell| {
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                format!("'{cell}")
            } else {
                cell
            }
        });
        csv.write_record(guarded)?;
    }
    output.bytes(&csv.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?)?;
    Ok(Ending::Done)
}
