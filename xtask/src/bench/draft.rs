//! A draft under negotiation of many clauses and proposals: how long a page of it and a step take,
//! beside `git merge-file`, which merges the same proposals line by line.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use actum_amend::{Act, ChangeId, ChangeState, Draft, Edition, Options, Proposal, Step};
use anyhow::{Context, Result, bail};

use crate::{machine, root};

/// Words from which clauses are made.
const WORDS: [&str; 24] = [
    "group", "report", "council", "member", "shall", "every", "year", "meeting", "chair", "study",
    "question", "text", "propose", "adopt", "rule", "review", "invite", "director", "work", "plan",
    "term", "office", "region", "result",
];

/// The same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }
}

/// A text of so many clauses as lines `number TAB text`.
fn base(clauses: usize, chance: &mut Chance) -> Vec<String> {
    (1..=clauses).map(|number| format!("{number}\t{}.", chance.words(25))).collect()
}

/// The text with a tenth of its clauses touched: words replaced, a clause put in or taken out.
fn proposal(base: &[String], chance: &mut Chance) -> Vec<String> {
    let mut lines = Vec::with_capacity(base.len());
    for line in base {
        match chance.below(100) {
            0..8 => {
                let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
                let at = 1 + chance.below(words.len() - 2);
                words[at] = chance.words(2);
                lines.push(words.join(" "));
            }
            8 => {
                lines.push(line.clone());
                lines.push(format!(
                    "{}bis\t{}.",
                    line.split('\t').next().unwrap_or(""),
                    chance.words(20)
                ));
            }
            9 => {}
            _ => lines.push(line.clone()),
        }
    }
    lines
}

fn step(act: Act) -> Step {
    let at = "2026-01-01T00:00:00Z".to_owned();
    Step { by: "bench".to_owned(), at, reason: None, document: None, act }
}

pub(super) fn run(clauses: usize, proposals: usize) -> Result<()> {
    println!("{}", machine::describe());
    let mut chance = Chance(7);
    let base = base(clauses, &mut chance);
    let texts: Vec<Vec<String>> = (0..proposals).map(|_| proposal(&base, &mut chance)).collect();
    let edition = |lines: &[String]| Edition::from_lines(&(lines.join("\n") + "\n"));
    let bytes: usize = texts.iter().chain([&base]).flatten().map(String::len).sum();
    println!("{clauses} clauses, {proposals} proposals, {:.1} MB", bytes as f64 / 1e6);

    let mut draft = Draft::new(edition(&base), Vec::new(), &Options::default());
    let laid = time(|| {
        for (number, text) in texts.iter().enumerate() {
            let proposal = Proposal { name: format!("P{number}"), edition: edition(text) };
            draft.add_proposal(proposal, None, &Options::default());
        }
    });
    let asked: usize = draft.proposals.iter().map(|one| one.changes.len()).sum();
    println!("  laying all proposals against the base: {laid:?}, {asked} changes");
    let waiting = |draft: &Draft| -> Vec<ChangeId> {
        let all = draft.changes().into_iter();
        all.filter(|(_, state)| *state == ChangeState::Waiting)
            .map(|(change, _)| change.id.clone())
            .collect()
    };
    let mut adopted = Vec::new();
    let finding = time(|| adopted = draft.uncontested(true));
    println!("  finding what nobody contests: {finding:?}, {} changes", adopted.len());
    let taking = time_of(|| draft.take(step(Act::Adopt { changes: adopted.clone() })))
        .context("what nobody contests is refused")?;
    println!("  adopting it: {taking:?}");
    // Drafters worded every fiftieth clause.
    for clause in draft.text().iter().step_by(50) {
        let (before, clause) = (clause.words(), clause.key.clone());
        let after = format!("Further, {before}");
        draft.take(step(Act::Edit { clause, before, after }))?;
    }
    println!("  clauses worded freely: {}", draft.steps.len() - 1);
    let open = waiting(&draft);
    println!("  left to decide: {}", open.len());
    let stored = serde_json::to_string(&draft)?;
    let mut worst = Duration::ZERO;
    let mut part = |name: &str, work: &mut dyn FnMut()| {
        let took = time(work);
        println!("  {name}: {took:?}");
        worst += took;
    };
    part("reading it as stored, and looking whether it fits together", &mut || {
        let read: Draft = serde_json::from_str(&stored).unwrap_or_else(|_| draft.clone());
        assert!(read.sound().is_ok());
    });
    part("the text", &mut || assert!(!draft.text().is_empty()));
    part("the changes and how they stand", &mut || assert!(!draft.changes().is_empty()));
    part("what is open", &mut || assert!(!draft.open().is_empty()));
    part("agreement by clause", &mut || assert!(!draft.consensus().is_empty()));
    part("as tracked changes by author", &mut || assert!(!draft.traced().is_empty()));
    println!("  a page of it, all of these: {worst:?}");
    if let Some(change) = open.first() {
        let one = vec![change.clone()];
        let took = time_of(|| draft.take(step(Act::Bracket { changes: one })))?;
        println!("  one more step: {took:?}");
    }
    println!("  peak memory: {} MB", machine::peak_bytes() >> 20);
    rival(&base, &texts, finding + taking)
}

fn time(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn time_of<E: std::error::Error + Send + Sync + 'static>(
    work: impl FnOnce() -> std::result::Result<(), E>,
) -> Result<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

/// Merges the same texts with `git merge-file --union`, one after the other.
fn rival(base: &[String], texts: &[Vec<String>], ours: Duration) -> Result<()> {
    let folder = root().join("target/bench/draft");
    fs::create_dir_all(&folder)?;
    let file = |name: &str, lines: &[String]| -> Result<std::path::PathBuf> {
        let path = folder.join(name);
        fs::write(&path, lines.join("\n") + "\n")?;
        Ok(path)
    };
    let (old, merged) = (file("base.txt", base)?, file("merged.txt", base)?);
    let mut took = Duration::ZERO;
    let mut conflicts = 0;
    for (number, text) in texts.iter().enumerate() {
        let theirs = file(&format!("p{number}.txt"), text)?;
        let mut git = Command::new("git");
        git.args(["merge-file", "--quiet", "--union"]).args([&merged, &old, &theirs]);
        let start = Instant::now();
        let status = git.status().context("git is not there")?;
        took += start.elapsed();
        match status.code() {
            Some(code @ 0..=127) => conflicts += code,
            other => bail!("git merge-file ended with {other:?}"),
        }
    }
    println!(
        "  rival git merge-file --union, line by line, no sources, no brackets: {took:?} ({conflicts} \
         conflicts joined)"
    );
    println!(
        "  ratio of adopting what nobody contests to it: {:.2} of its time",
        ours.as_secs_f64() / took.as_secs_f64()
    );
    Ok(())
}
