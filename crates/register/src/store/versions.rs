//! What items are found by after each event: written with the event, read for lists.

use super::batch::Batch;
use super::pending::Pending;
use crate::database::{Connection, sql};
use crate::error::{RegisterError, Result};
use crate::listing::version::{self, Closed, Numbered};
use crate::listing::{Entry, Listing, Words};

/// A row with so many bytes takes no more versions. Small, because it is written again with each
/// change that adds to it; where rows end follows from the versions alone, so that the state made
/// anew has the same rows.
const FULL: usize = 1500;

/// How many rows are written or read at a time.
const TOGETHER: usize = 256;

/// Versions that wait to be stored.
#[derive(Default)]
pub(super) struct Versions {
    /// The row that takes more; `None` as long as nobody looked which that is.
    open: Option<Row>,
    /// Rows that are full.
    full: Vec<Row>,
    /// Whether nobody wants them.
    unwanted: bool,
}

#[derive(Default)]
struct Row {
    /// The event of the first version; `None` as long as there is none.
    since: Option<i64>,
    bytes: Vec<u8>,
}

impl Versions {
    /// From now on no version is kept: what is replayed is looked at once.
    pub(super) fn leave_out(&mut self) {
        self.unwanted = true;
    }

    /// Keeps what an item is found by after event `seq`.
    pub(super) async fn whole(
        &mut self,
        seq: i64,
        pending: &Pending,
        connection: &mut Connection,
    ) -> Result<()> {
        let Pending { number, text, position, item, .. } = pending;
        let (number, text, position) = (*number, *text, i64::from(*position));
        let numbered = Numbered { seq, number, text, position, item };
        self.put(seq, connection, |bytes| version::put_whole(bytes, numbered)).await
    }

    /// Keeps that event `seq` touched an item.
    pub(super) async fn touched(
        &mut self,
        seq: i64,
        pending: &Pending,
        connection: &mut Connection,
    ) -> Result<()> {
        let Pending { number, item, .. } = pending;
        self.put(seq, connection, |bytes| version::put_touched(bytes, seq, *number, item)).await
    }

    async fn put(
        &mut self,
        seq: i64,
        connection: &mut Connection,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> Result<()> {
        if self.unwanted {
            return Ok(());
        }
        let mut row = match self.open.take() {
            Some(row) => row,
            None => last(connection).await?,
        };
        row.since.get_or_insert(seq);
        write(&mut row.bytes);
        if row.bytes.len() < FULL {
            self.open = Some(row);
            return Ok(());
        }
        self.full.push(row);
        self.open = Some(Row::default());
        if self.full.len() >= TOGETHER { self.write(connection).await } else { Ok(()) }
    }

    /// Stores what waits.
    pub(super) async fn write(&mut self, connection: &mut Connection) -> Result<()> {
        let mut batch = Batch::new(
            "INSERT INTO item_versions (since, versions) VALUES ",
            2,
            " ON CONFLICT (since) DO UPDATE SET versions = excluded.versions",
        );
        for row in self.full.drain(..).chain(self.open.take()) {
            if let Some(since) = row.since {
                batch.row([since.into(), row.bytes.into()]);
            }
        }
        batch.write(connection).await
    }
}

/// The row that takes more.
async fn last(connection: &mut Connection) -> Result<Row> {
    let statement = sql("SELECT since, versions FROM item_versions ORDER BY since DESC LIMIT 1");
    let Some(row) = connection.optional(statement).await? else { return Ok(Row::default()) };
    let (since, bytes): (i64, Vec<u8>) = (row.integer(0)?, row.get(1)?);
    Ok(if bytes.len() < FULL { Row { since: Some(since), bytes } } else { Row::default() })
}

/// Goes through the versions of the events after `after`, up to and including `upto`, in order.
pub(super) async fn between(
    connection: &mut Connection,
    after: i64,
    upto: i64,
    mut each: impl FnMut(Closed<'_>) -> Option<()>,
) -> Result<()> {
    let statement = sql("SELECT coalesce(max(since), 0) FROM item_versions WHERE since <= $1");
    let mut from = connection.one(statement.bind(after)).await?.integer(0)?;
    loop {
        let statement = sql("SELECT since, versions FROM item_versions
             WHERE since >= $1 AND since <= $2 ORDER BY since LIMIT $3")
        .bind(from)
        .bind(upto)
        .bind(i64::try_from(TOGETHER).unwrap_or(i64::MAX));
        let rows = connection.rows(statement).await?;
        for row in &rows {
            let since = row.integer(0)?;
            let bytes: Vec<u8> = row.get(1)?;
            let versions = version::closed(&bytes).ok_or_else(|| damaged(connection, since))?;
            for version in versions {
                if version.seq > after && version.seq <= upto {
                    each(version).ok_or_else(|| damaged(connection, version.seq))?;
                }
            }
            from = since + 1;
        }
        if rows.len() < TOGETHER {
            return Ok(());
        }
    }
}

fn damaged(connection: &Connection, seq: i64) -> RegisterError {
    connection.place().damaged(format!(
        "what items are found by after event {seq} cannot be read; it follows from the events: \
         export the register and import it into a new one"
    ))
}

/// Brings a list from its event to event `upto`.
pub(super) async fn follow(
    connection: &mut Connection,
    listing: &mut Listing,
    upto: i64,
) -> Result<()> {
    between(connection, listing.seq, upto, |one| {
        if one.whole {
            let entry = version::entry(one.number, one.body(), &mut listing.words)?;
            listing.put(entry);
            Some(())
        } else {
            version::touch(listing.entry(one.number)?, one.body())
        }
    })
    .await
}

/// Goes through the versions of the events up to and including `upto`, the latest first.
async fn back(
    connection: &mut Connection,
    upto: i64,
    mut each: impl FnMut(Closed<'_>) -> Option<()>,
) -> Result<()> {
    let mut before = upto.saturating_add(1);
    loop {
        let statement = sql("SELECT since, versions FROM item_versions
             WHERE since < $1 ORDER BY since DESC LIMIT $2")
        .bind(before)
        .bind(i64::try_from(TOGETHER).unwrap_or(i64::MAX));
        let rows = connection.rows(statement).await?;
        for row in &rows {
            let since = row.integer(0)?;
            let bytes: Vec<u8> = row.get(1)?;
            let versions = version::closed(&bytes).ok_or_else(|| damaged(connection, since))?;
            for version in versions.into_iter().rev().filter(|version| version.seq <= upto) {
                let seq = version.seq;
                each(version).ok_or_else(|| damaged(connection, seq))?;
            }
            before = since;
        }
        if rows.len() < TOGETHER {
            return Ok(());
        }
    }
}

/// What is known of an item on the way back.
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all end as whole; a box each would cost more"
)]
enum Known {
    Nothing,
    /// That it was touched, after what is not yet met.
    Touched(Box<[u8]>),
    Whole(Entry),
}

/// Puts into an empty list what items were found by after event `upto`.
///
/// It goes back from there: the first version met of an item is the one that holds, all earlier
/// ones are passed over, and nothing but the list itself stays in memory.
pub(super) async fn fill(
    connection: &mut Connection,
    listing: &mut Listing,
    upto: i64,
) -> Result<()> {
    let most = sql("SELECT coalesce(max(number), 0) FROM items");
    let most: usize = connection.one(most).await?.number(0)?;
    // By number of item: they are given out without gaps. Room for all of them at once, and the
    // same room for the list: to grow it step by step takes twice as much for a moment.
    let mut known: Vec<Known> = Vec::new();
    // A number that cannot be is found below; room for it is not asked for.
    let _ = known.try_reserve_exact(most.saturating_add(1));
    back(connection, upto, |one| {
        let number = usize::try_from(one.number).ok().filter(|number| *number <= most)?;
        if known.len() <= number {
            known.resize_with(number + 1, || Known::Nothing);
        }
        let known = known.get_mut(number)?;
        match known {
            Known::Whole(_) => {}
            Known::Touched(_) if !one.whole => {}
            Known::Nothing if !one.whole => *known = Known::Touched(one.body().into()),
            Known::Touched(touched) => {
                let touched = std::mem::take(touched);
                let words = &mut listing.words;
                *known = Known::Whole(opened(one.number, one.body(), Some(&touched), words)?);
            }
            Known::Nothing => {
                let words = &mut listing.words;
                *known = Known::Whole(opened(one.number, one.body(), None, words)?);
            }
        }
        Some(())
    })
    .await?;
    let whole = known.into_iter().filter_map(|one| match one {
        Known::Whole(entry) => Some(entry),
        Known::Nothing | Known::Touched(_) => None,
    });
    listing.set(whole.collect());
    Ok(())
}

fn opened(number: i64, whole: &[u8], touched: Option<&[u8]>, words: &mut Words) -> Option<Entry> {
    let mut entry = version::entry(number, whole, words)?;
    if let Some(touched) = touched {
        version::touch(&mut entry, touched)?;
    }
    Some(entry)
}
