//! Makes a register of ten thousand items and measures how long it takes to ask it.
//!
//! `cargo run --release -p actum-register --example ten_thousand [ITEMS] [FILE|postgres://…]`. The
//! figures are of one process on a register that was opened anew after the import, each query 200
//! times: wall clock, and the processor time of all its threads, which other work on the machine
//! does not lengthen as much. The peak is the process's high-water mark. With FILE, or the address
//! of an empty database, the register is kept.

#[path = "../tests/support/mod.rs"]
mod support;

use std::future::Future;
use std::time::{Duration, Instant};

use actum_model::{DueKind, Force, Instrument, ItemId, Language, PartialDate, PartnerRole};
use actum_register::{
    BodyRole, Collectives, DueFilter, ItemQuery, Location, OpenOptions, PlanQuery, Register,
    SortColumn,
};
use support::{Ask, ask, edition, import};

const ROUNDS: usize = 200;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let file = match std::env::args().nth(2) {
        Some(kept) => kept.parse()?,
        None => Location::File(folder.path().join("register.actum")),
    };
    let register = Register::connect(&file, &OpenOptions::default()).await?;
    let started = Instant::now();
    let mut left = count;
    let mut text = 0;
    while left > 0 {
        let now = left.min(500);
        let asks: Vec<Ask> = (0..now).map(|number| made_up(text, number)).collect();
        import(&register, &format!("text-{text}"), &edition(Language::En, "made-up.txt", &asks))
            .await?;
        left -= now;
        text += 1;
    }
    println!("import of {count} items in {text} texts: {:.2?}", started.elapsed());
    register.close().await;
    println!("peak memory after import: {}", peak());

    let started = Instant::now();
    let register = Register::connect(&file, &OpenOptions::default()).await?;
    let first = ItemQuery { limit: Some(50), ..ItemQuery::default() };
    let page = register.items(&first).await?;
    println!("open and first page ({} items): {:.2?}", page.total, started.elapsed());

    let queries = [
        ("items: first page", first.clone()),
        ("items: last page", ItemQuery { offset: count as u64 - 50, ..first.clone() }),
        ("items: sorted by due", ItemQuery { sort: SortColumn::Due, ..first.clone() }),
        ("items: sorted by act", ItemQuery { sort: SortColumn::Act, ..first.clone() }),
        (
            "items: one body, any role",
            ItemQuery { bodies: vec!["group-2".into()], ..first.clone() },
        ),
        (
            "items: owner with collectives, two forces",
            ItemQuery {
                bodies: vec!["group-2".into()],
                role: BodyRole::Owner,
                collectives: Collectives::Included,
                forces: vec![Force::Request, Force::Invite],
                ..first.clone()
            },
        ),
        (
            "items: three facets chosen",
            ItemQuery {
                forces: vec![Force::Request],
                due: vec![DueFilter::parse("2028")],
                instruments: vec![Instrument::Survey],
                ..first.clone()
            },
        ),
        ("items: words in most", ItemQuery { contains: Some("study".into()), ..first.clone() }),
        ("items: words in one", ItemQuery { contains: Some("matter 77 ".into()), ..first.clone() }),
    ];
    for (name, query) in &queries {
        let total = register.items(query).await?.total;
        measure(&format!("{name} ({total})"), ROUNDS, || register.items(query)).await?;
    }
    let all = ItemQuery::default();
    measure("items: all of them, no limit", 10, || register.items(&all)).await?;
    let id = ItemId::from("text-7:12.1");
    measure("item", ROUNDS, || register.item(&id)).await?;
    measure("find_item, full id", ROUNDS, || register.find_item("text-7:12.1")).await?;
    measure("related", ROUNDS, || register.related(&id)).await?;
    measure("history", ROUNDS, || register.history(&id)).await?;
    let group = "group-2".into();
    let sheet = register.body_sheet(&group).await?.ok_or("the body is there")?;
    let name = format!("body_sheet ({} owned, {} partner)", sheet.owned.len(), sheet.partner.len());
    measure(&name, 20, || register.body_sheet(&group)).await?;
    measure("bodies with counts", 20, || register.bodies()).await?;
    measure("occasions with what is due", 20, || register.occasions()).await?;
    let plan = PlanQuery { text: None, body: None, language: Language::En };
    measure("plan of everything", 10, || register.plan(&plan)).await?;
    println!("peak memory after queries: {}", peak());
    let started = Instant::now();
    let report = register.check().await?;
    println!("check of {} events: {:.2?}, {:?}", report.events, started.elapsed(), report.findings);
    println!("peak memory after check: {}", peak());
    println!("size: {:.1} MB", register.statistics().await?.bytes as f64 / 1e6);
    Ok(())
}

fn made_up(text: usize, number: usize) -> Ask {
    let bodies = ["council", "director", "group-2", "group-9", "group-10", "groups", "members"];
    let forces = [Force::Instruct, Force::Request, Force::Invite, Force::Encourage];
    let instrument = Instrument::ALL[(number + text) % Instrument::ALL.len()];
    let id = format!("{}.{}", number / 5 + 1, number % 5 + 1);
    let owner = bodies[(number * 7 + text) % bodies.len()];
    let act = format!(
        "study matter {} of text {text} with regard to the needs of members who have little \
         staff, and propose how the work can be shared out among those concerned",
        number * 31 % 997
    );
    let mut ask = ask(&id, owner, &act)
        .force(&[forces[number % 4], forces[(number + 1) % 4]])
        .with(bodies[(number + 3) % bodies.len()], PartnerRole::Collaboration)
        .instrument(instrument);
    if number.is_multiple_of(3) {
        ask = ask.at("assembly-28");
    } else if number % 3 == 1 {
        ask = ask.due(DueKind::Date, &[("", Some(PartialDate::year(2026)))]);
    }
    if number.is_multiple_of(4) { ask.report_to("council") } else { ask }
}

async fn measure<F, T, E>(name: &str, rounds: usize, mut query: impl FnMut() -> F) -> Result<(), E>
where
    F: Future<Output = Result<T, E>>,
{
    let mut times: Vec<Duration> = Vec::with_capacity(rounds);
    let before = processor();
    for _ in 0..rounds {
        let started = Instant::now();
        query().await?;
        times.push(started.elapsed());
    }
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    let processor = processor().saturating_sub(before) / u32::try_from(rounds).unwrap_or(1);
    println!("{name}: p50 {:.2?}, p99 {:.2?}, processor {processor:.2?}", at(50), at(99));
    Ok(())
}

/// Processor time of all threads so far, where the system tells.
fn processor() -> Duration {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let nanoseconds = tasks.filter_map(|task| {
        let line = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse::<u64>().ok()
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// High-water mark of memory, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not known here".to_owned(), |line| line.trim().to_owned())
}
