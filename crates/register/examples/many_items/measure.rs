//! The figures: how long people wait, at the middle and for one in a hundred.

use std::future::Future;
use std::time::{Duration, Instant};

use actum_model::{Force, Instrument, ItemId, Role};
use actum_register::{
    Change, Command, DueFilter, FacetCounts, ItemQuery, Location, OpenOptions, Person, Register,
    SortColumn,
};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

pub(crate) async fn run(location: &Location, rounds: usize) -> Outcome<()> {
    let started = Instant::now();
    let register = Register::connect(location, &OpenOptions::default()).await?;
    let opened = started.elapsed();
    // The rival asks the same database in SQL, facet by facet.
    let rival = Register::connect(location, &OpenOptions::default()).await?;
    let numbers = register.statistics().await?;
    println!(
        "  register: {} items, {} events, {} texts, {:.0} MB",
        numbers.items,
        numbers.events,
        numbers.texts,
        numbers.bytes as f64 / 1e6
    );
    println!("  open: {:.1} ms", milliseconds(opened));
    let before = resident();
    let started = Instant::now();
    register.keep_listing().await?;
    println!(
        "  list in memory: filled in {:.2} s, {:.0} MB more resident (the database answers meanwhile)",
        started.elapsed().as_secs_f64(),
        (resident() - before) / 1e6
    );
    let page = ItemQuery { limit: Some(50), ..ItemQuery::default() };
    let facets = ItemQuery {
        forces: vec![Force::Request],
        due: vec![DueFilter::parse("2028")],
        instruments: vec![Instrument::Survey, Instrument::Study],
        ..page.clone()
    };
    let queries = [
        ("list, three facets chosen, all counted", facets),
        ("list, first page, all counted", page.clone()),
        (
            "list by act, page 500",
            ItemQuery { sort: SortColumn::Act, offset: 24_950, ..page.clone() },
        ),
        (
            "list, one body and status, by due",
            ItemQuery {
                bodies: vec!["group-2".into()],
                statuses: vec!["in_progress".into()],
                sort: SortColumn::Due,
                ..page.clone()
            },
        ),
        (
            "search in the list: words in few",
            ItemQuery { contains: Some("matter 77 of text-0101".into()), ..page.clone() },
        ),
    ];
    for (name, query) in &queries {
        let total = register.items(query).await?.total;
        let own = measure(rounds, || register.items(query)).await?;
        let by_sql = measure(rounds.min(20), || rival.items(query)).await?;
        println!(
            "  {name} ({total} found): {own}; rival, the same in SQL: {by_sql}; {:.1} times",
            by_sql.middle.as_secs_f64() / own.middle.as_secs_f64()
        );
    }
    let ids = some_items(&register, rounds).await?;
    let mut next = following(&ids);
    let one = measure(rounds, || {
        let (register, id) = (register.clone(), next());
        async move {
            register.item(&id).await?;
            register.records(&id).await?;
            register.clauses(&id).await?;
            register.history(&id).await?;
            register.related(&id).await
        }
    })
    .await?;
    println!("  item page (item, records, clauses, history, related): {one}");

    let officer = Person::with_role("Officer", Role::Secretariat, []);
    let mut next = following(&ids);
    let append = measure(rounds, || {
        let (register, officer) = (register.clone(), &officer);
        let item = next();
        async move {
            let words = "a remark of some length, as people write it".to_owned();
            let command = Command::Note { item, words };
            let (at, reason) = ("2029-01-01T09:00:00Z", String::new());
            register.change(Change { command, person: officer, at, reason, revision: None }).await
        }
    })
    .await?;
    let bare = bare_rows(location, rounds).await?;
    println!(
        "  append (one note, on the disk when it returns): {append}; rival, one bare row: {bare}; \
         {:.1} times as long",
        append.middle.as_secs_f64() / bare.middle.as_secs_f64()
    );
    // The list follows: each question after a change.
    let mut next = following(&ids);
    let query = &queries[0].1;
    let mut times = Vec::new();
    for _ in 0..rounds.min(100) {
        let item = next();
        let command = Command::Note { item, words: "another".to_owned() };
        let (at, reason) = ("2029-01-01T09:00:00Z", String::new());
        rival.change(Change { command, person: &officer, at, reason, revision: None }).await?;
        let started = Instant::now();
        register.items(query).await?;
        times.push(started.elapsed());
    }
    println!("  list with three facets right after another process wrote: {}", Times::of(times));
    println!("  peak memory of this process: {}", peak());
    past(&register, rounds.min(40), &queries[0].1, &page, &ids).await?;
    println!("  peak memory with the past: {}", peak());
    Ok(())
}

/// The register as it was, on days all over its life.
async fn past(
    register: &Register,
    rounds: usize,
    facets: &ItemQuery,
    page: &ItemQuery,
    ids: &[ItemId],
) -> Outcome<()> {
    let (last, _) = register.mark().await?;
    let mut moments = Vec::new();
    for number in 0..rounds as i64 {
        let seq = 1 + (number * 7919 * 37) % last;
        let event = register.events(seq - 1, 1).await?;
        moments.extend(event.into_iter().map(|event| event.at));
    }
    let mut next = moments.iter().cycle().cloned();
    let mut next = move || next.next().unwrap_or_default();
    let list = measure(rounds, || {
        let (register, at) = (register.clone(), next());
        async move { register.as_of(&at).await?.items(page).await }
    })
    .await?;
    println!("  as of a moment not asked before: list, first page, all counted: {list}");
    let latest = moments.iter().max().cloned().unwrap_or_default();
    let then = register.as_of(&latest).await?;
    then.items(page).await?;
    let again = measure(rounds, || then.items(facets)).await?;
    println!("  as of the moment asked last: list, three facets chosen, all counted: {again}");
    let mut item = following(ids);
    let one = measure(rounds, || {
        let (register, at, id) = (register.clone(), next(), item());
        async move {
            let then = register.as_of(&at).await?;
            then.item(&id).await?;
            then.records(&id).await?;
            then.clauses(&id).await?;
            then.history(&id).await?;
            then.related(&id).await
        }
    })
    .await?;
    println!("  as of a moment: item page (item, records, clauses, history, related): {one}");
    for events in [100, 10_000] {
        let mut changed = 0;
        let mut times = Vec::new();
        for number in 0..rounds.min(10) as i64 {
            let from = (last / 11 * (number + 1)).min(last - events).max(1);
            let mut ends = Vec::new();
            for seq in [from, from + events] {
                ends.extend(register.events(seq - 1, 1).await?.into_iter().map(|event| event.at));
            }
            let [from, to] = ends.as_slice() else { continue };
            let started = Instant::now();
            changed += register.between(from, to).await?.len();
            times.push(started.elapsed());
        }
        let count = times.len().max(1);
        println!(
            "  difference of two moments, {events} events between ({} items): {}",
            changed / count,
            Times::of(times)
        );
    }
    Ok(())
}

/// Ids all over the register.
async fn some_items(register: &Register, count: usize) -> Outcome<Vec<ItemId>> {
    let total = register.statistics().await?.items;
    let mut ids = Vec::new();
    for number in 0..count as u64 {
        let query = ItemQuery {
            offset: number * 7919 % total,
            limit: Some(1),
            facets: FacetCounts::LeftOut,
            ..ItemQuery::default()
        };
        ids.extend(register.items(&query).await?.items.into_iter().map(|item| item.id));
    }
    Ok(ids)
}

/// The next of the ids, again and again.
fn following(ids: &[ItemId]) -> impl FnMut() -> ItemId {
    let mut next = ids.iter().cycle().cloned();
    move || next.next().unwrap_or_else(|| ItemId::new("text-0000:1.1"))
}

/// One row of the size of an event into a table of its own, synced as the register does.
async fn bare_rows(location: &Location, rounds: usize) -> Outcome<Times> {
    const TABLE: &str = "CREATE TABLE IF NOT EXISTS bare (words TEXT)";
    const ROW: &str = "INSERT INTO bare VALUES ('a remark of some length, as people write it')";
    let mut times = Vec::new();
    match location {
        Location::File(path) => {
            let file = path.with_extension("bare");
            let address = format!("sqlite://{}?mode=rwc", file.display());
            let mut connection = SqliteConnection::connect(&address).await?;
            connection.execute("PRAGMA journal_mode = WAL").await?;
            connection.execute("PRAGMA synchronous = FULL").await?;
            connection.execute(TABLE).await?;
            for _ in 0..rounds {
                let started = Instant::now();
                connection.execute(ROW).await?;
                times.push(started.elapsed());
            }
            connection.close().await?;
        }
        Location::Server(address) => {
            let mut connection = PgConnection::connect(address).await?;
            // Of this session: the register itself is left as it is.
            let schema = "CREATE SCHEMA IF NOT EXISTS bare";
            connection.execute(AssertSqlSafe(schema.to_owned())).await?;
            connection.execute("SET search_path = bare").await?;
            connection.execute(TABLE).await?;
            for _ in 0..rounds {
                let started = Instant::now();
                connection.execute(ROW).await?;
                times.push(started.elapsed());
            }
            connection.close().await?;
        }
    }
    Ok(Times::of(times))
}

/// How long something took.
pub(crate) struct Times {
    pub(crate) middle: Duration,
    /// One in a hundred took longer.
    pub(crate) slow: Duration,
    /// Processor time of all threads for each, which other work on the machine does not lengthen as
    /// much.
    pub(crate) processor: Option<Duration>,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let at = |share: usize| times.get(times.len() * share / 100).or(times.last()).copied();
        let (middle, slow) = (at(50).unwrap_or_default(), at(99).unwrap_or_default());
        Self { middle, slow, processor: None }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (middle, slow) = (milliseconds(self.middle), milliseconds(self.slow));
        write!(formatter, "p50 {middle:.2} ms, p99 {slow:.2} ms")?;
        match self.processor {
            Some(processor) => write!(formatter, ", processor {:.2} ms", milliseconds(processor)),
            None => Ok(()),
        }
    }
}

async fn measure<F, T, E>(rounds: usize, mut ask: impl FnMut() -> F) -> Outcome<Times>
where
    F: Future<Output = Result<T, E>>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut times = Vec::with_capacity(rounds);
    let before = processor();
    for _ in 0..rounds {
        let started = Instant::now();
        ask().await.map_err(Into::into)?;
        times.push(started.elapsed());
    }
    let each = u32::try_from(rounds.max(1)).unwrap_or(u32::MAX);
    let spent = processor().saturating_sub(before) / each;
    Ok(Times { processor: Some(spent), ..Times::of(times) })
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

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// High-water mark of memory, where the system tells.
pub(crate) fn peak() -> String {
    status("VmHWM:").unwrap_or_else(|| "not known here".to_owned())
}

/// Resident memory in bytes, where the system tells.
fn resident() -> f64 {
    let kibibytes = status("VmRSS:");
    let kibibytes = kibibytes.and_then(|line| line.strip_suffix(" kB")?.trim().parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) * 1024.0
}

fn status(name: &str) -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()))
}
