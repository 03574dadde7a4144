//! A register of any size, made by the register's own code.
//!
//! A few texts are imported and followed up by real commands. What that put on record is then
//! repeated under other ids and times, as lines that `Register::load` reads: each event was made by
//! the register once, and each is applied by it.

use std::io::{BufReader, PipeWriter, Write};

use actum_model::{
    ClaimKind, Force, Instrument, Language, PartialDate, PartnerRole, Priority, Role,
};
use actum_register::{Change, Command, EventRecord, ItemQuery, NewEvidence, Person, Register};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::{Ask, ask, edition, import};

/// Texts that are made by real commands.
const PATTERNS: usize = 4;

/// Items of a text.
const ITEMS: usize = 250;

/// Into how many parts the follow-up of a text is cut, to be spread over the years.
const PARTS: usize = 30;

/// Seconds between two events: a million of them take four years.
const PACE: i64 = 126;

/// The first moment on record: 2024-10-24T09:00:00Z.
const BEGIN: i64 = 1_729_760_400;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How many texts give about so many items.
pub(crate) fn texts(items: usize) -> usize {
    items.div_ceil(ITEMS)
}

/// Fills an empty register with `texts` texts. Gives the number of events.
pub(crate) async fn fill(register: &Register, texts: usize) -> Outcome<u64> {
    let pattern = Pattern::make().await?;
    let (reader, writer) = std::io::pipe()?;
    let thread = std::thread::spawn(move || pattern.write(texts, writer));
    let report = register.load(&mut BufReader::with_capacity(1 << 20, reader)).await;
    let written = thread.join().map_err(|_| "the writer of lines failed")?;
    let report = report?;
    written?;
    Ok(report.events)
}

/// What real commands put on record.
struct Pattern {
    /// The lines before the first event.
    contents: Vec<String>,
    /// Bodies, occasions, workflows.
    packs: Vec<EventRecord>,
    /// By text: its import, and what people did.
    texts: Vec<(Vec<EventRecord>, Vec<EventRecord>)>,
}

impl Pattern {
    async fn make() -> Outcome<Self> {
        let register = Register::open_in_memory().await?;
        for text in 0..PATTERNS {
            let asks: Vec<Ask> = (0..ITEMS).map(|number| made_up(text, number)).collect();
            import(&register, &name(text), &edition(Language::En, "made-up.txt", &asks)).await?;
        }
        follow_up(&register).await?;
        let mut lines = Vec::new();
        register.export(&mut lines).await?;
        let lines = String::from_utf8(lines)?;
        let contents = lines.lines().take_while(|line| !line.starts_with("{\"event\""));
        let mut pattern = Self {
            contents: contents.map(str::to_owned).collect(),
            packs: Vec::new(),
            texts: vec![(Vec::new(), Vec::new()); PATTERNS],
        };
        for event in register.events(0, u32::MAX).await? {
            let of = (0..PATTERNS).find(|text| event.subject.starts_with(&name(*text)));
            match of {
                None => pattern.packs.push(event),
                Some(text) => {
                    let (imported, followed) = &mut pattern.texts[text];
                    let is_import = matches!(
                        event.kind.as_str(),
                        "text-registered" | "edition-imported" | "item-created" | "clause-recorded"
                    );
                    if is_import { imported.push(event) } else { followed.push(event) }
                }
            }
        }
        Ok(pattern)
    }

    /// Writes the lines of a register of so many texts.
    fn write(&self, texts: usize, out: PipeWriter) -> std::io::Result<()> {
        let mut lines =
            Lines { out: std::io::BufWriter::new(out), hash: Sha256::new(), lines: 0, seq: 0 };
        for line in &self.contents {
            lines.write(line)?;
        }
        for event in &self.packs {
            lines.event(event, "", "")?;
        }
        let of = |text: usize| (name(text % PATTERNS), format!("text-{text:04}"));
        for text in 0..texts {
            let (from, to) = of(text);
            for event in &self.texts[text % PATTERNS].0 {
                lines.event(event, &from, &to)?;
            }
        }
        for part in 0..PARTS {
            for text in 0..texts {
                let (from, to) = of(text);
                let followed = &self.texts[text % PATTERNS].1;
                let cut = |part: usize| followed.len() * part / PARTS;
                for event in &followed[cut(part)..cut(part + 1)] {
                    lines.event(event, &from, &to)?;
                }
            }
        }
        lines.end()
    }
}

/// The id of a text of the pattern; nothing else in events is written so.
fn name(text: usize) -> String {
    format!("pattern-{text}")
}

struct Lines {
    out: std::io::BufWriter<PipeWriter>,
    hash: Sha256,
    lines: u64,
    seq: i64,
}

impl Lines {
    fn write(&mut self, line: &str) -> std::io::Result<()> {
        self.hash.update(line);
        self.hash.update("\n");
        self.lines += 1;
        self.out.write_all(line.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// An event under the next number and time, with another text in place of its own.
    fn event(&mut self, event: &EventRecord, from: &str, to: &str) -> std::io::Result<()> {
        self.seq += 1;
        let at = jiff::Timestamp::from_second(BEGIN + self.seq * PACE)
            .map_err(std::io::Error::other)?
            .to_string();
        let put = |words: &str| {
            let words = words.replace(&event.at, &at);
            if from.is_empty() { words } else { words.replace(from, to) }
        };
        let line = format!(
            "{{\"event\":{{\"seq\":{},\"at\":\"{at}\",\"actor\":{},\"kind\":\"{}\",\"version\":{},\
             \"subject\":{},\"payload\":{}}}}}",
            self.seq,
            Value::from(event.actor.as_str()),
            event.kind,
            event.version,
            put(&Value::from(event.subject.as_str()).to_string()),
            put(&event.payload.to_string()),
        );
        self.write(&line)
    }

    fn end(mut self) -> std::io::Result<()> {
        let sum: String =
            self.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let line = format!("{{\"end\":{{\"lines\":{},\"sha256\":\"{sum}\"}}}}", self.lines);
        self.write(&line)?;
        self.out.flush()
    }
}

fn made_up(text: usize, number: usize) -> Ask {
    let bodies = ["council", "director", "group-2", "group-9", "group-10", "groups", "members"];
    let forces = [Force::Instruct, Force::Request, Force::Invite, Force::Encourage];
    let id = format!("{}.{}", number / 5 + 1, number % 5 + 1);
    let act = format!(
        "study matter {} of {} with regard to the needs of members who have little staff, and \
         propose how the work can be shared out among those concerned",
        number * 31 % 997,
        name(text),
    );
    let mut ask = ask(&id, bodies[(number * 7 + text) % bodies.len()], &act)
        .force(&[forces[number % 4], forces[(number + 1) % 4]])
        .with(bodies[(number + 3) % bodies.len()], PartnerRole::Collaboration)
        .instrument(Instrument::ALL[(number + text) % Instrument::ALL.len()]);
    ask.confidence = 0.3 + (number % 60) as f32 / 100.0;
    if number.is_multiple_of(3) {
        ask = ask.at("assembly-28");
    } else if number % 3 == 1 {
        let year = 2025 + i16::try_from(number % 4).unwrap_or(0);
        let date = Some(PartialDate::year(year));
        ask = ask.due(actum_model::DueKind::Date, &[("", date)]);
    }
    if number.is_multiple_of(4) { ask.report_to("council") } else { ask }
}

/// Four years of work: most items confirmed, planned, moved, reported on; some rejected, some never
/// looked at. In rounds, so that the events of an item lie far from one another.
async fn follow_up(register: &Register) -> Outcome<()> {
    let officer = Person::with_role("Officer", Role::Secretariat, []);
    let second = Person::with_role("Second officer", Role::Secretariat, []);
    let items = register.items(&ItemQuery::default()).await?.items;
    let mut minute = 0;
    for round in 0..13 {
        for (number, item) in items.iter().enumerate() {
            let fate = number % 20;
            let item = item.id.clone();
            let claim = |kind| Command::Claim {
                item: item.clone(),
                kind,
                statement: format!("as reported in round {round}"),
                evidence: Vec::new(),
                body: None,
            };
            let command = match (round, fate) {
                // One in twenty waits to be looked at, one is rejected.
                (_, 0) => continue,
                (0, 1) => Command::Reject { item },
                (_, 1) => continue,
                (0, _) => Command::Confirm { item },
                (1, _) => Command::Edit {
                    item,
                    values: vec![
                        actum_model::FieldValue::Priority(Some(Priority::ALL[number % 3])),
                        actum_model::FieldValue::Tags([format!("theme {}", number % 40)].into()),
                    ],
                },
                (2, _) => Command::Note {
                    item,
                    words: "the secretariat wrote to the owner and asked for a first answer"
                        .to_owned(),
                },
                (3, 2..=16) => Command::Move { item, to: "in_progress".into() },
                (4, 2..=14) => Command::Attach {
                    item,
                    title: format!("Report {number} of the meeting"),
                    source: NewEvidence::Link {
                        address: format!("https://example.org/documents/{number}"),
                        seen: PartialDate::year(2026),
                    },
                },
                (5, 2..=14) => claim(ClaimKind::Progress { percent: 30 }),
                (6, 2..=13) => Command::Decide { item, claim: "c1".into(), accepted: true },
                (7, _) => Command::Note {
                    item,
                    words: "the owner answered, see the report of the meeting".to_owned(),
                },
                (8, 2..=10) => claim(ClaimKind::Done),
                (9, 2..=9) => Command::Decide { item, claim: "c2".into(), accepted: true },
                (10, 2..=9) => Command::Move { item, to: "delivered".into() },
                (11, _) => {
                    Command::Note { item, words: "discussed at the advisory group".to_owned() }
                }
                (12, 2..=13) => {
                    Command::Note { item, words: "nothing new since the last meeting".to_owned() }
                }
                _ => continue,
            };
            minute += 1;
            let at = jiff::Timestamp::from_second(1_800_000_000 + minute * 60)?.to_string();
            let decides = matches!(command, Command::Decide { .. });
            let person = if decides { &second } else { &officer };
            let reason = format!("as agreed in round {round}");
            register.change(Change { command, person, at: &at, reason, revision: None }).await?;
        }
    }
    Ok(())
}
