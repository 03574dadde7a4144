//! From a source into a kept catalogue.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;

use crate::store::{Update, Written, fingerprint};
use crate::{
    CatalogueError, FaultKind, Knowledge, SourceLimits, Store, Unit, Unread, UnreadReason,
    read_file, visit,
};

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Files or runs of lines that were read.
    pub read: usize,
    /// Those that were the same as at the last import and not read again.
    pub unchanged: usize,
    /// Those of the last import that are no longer there; their records were removed.
    pub gone: usize,
    /// Records made of what was read.
    pub records: usize,
    /// Faults repaired or marked in them, by kind.
    pub faults: BTreeMap<FaultKind, usize>,
    /// What could not be read, this time or when it was last read and unchanged since.
    pub unread: Vec<Unread>,
}

/// Bytes of units worked on at once; bounds the memory of an import.
const BATCH_BYTES: usize = 16 << 20;
/// Units worked on at once.
const BATCH_UNITS: usize = 4_096;

/// Reads a source into a kept catalogue: only what is new or changed since the last import of
/// the source of this name, on `threads` threads.
///
/// # Errors
///
/// When the source cannot be opened or the catalogue cannot be written. What cannot be read inside
/// of the source is in the report.
pub fn import(
    store: &mut Store,
    origin: &str,
    path: &Path,
    limits: &SourceLimits,
    knowledge: &Knowledge,
    threads: usize,
) -> Result<ImportReport, CatalogueError> {
    let mut update = store.update(origin)?;
    let mut report = ImportReport::default();
    let mut batch: Vec<Unit> = Vec::new();
    let mut bytes = 0;
    let mut complete = true;
    visit(path, limits, &mut |unit| {
        match unit {
            Ok(unit) => {
                bytes += unit.bytes.len();
                batch.push(unit);
            }
            Err(unread) => {
                // What broke off hides what lay behind it, so nothing is taken for gone.
                complete &= !matches!(unread.reason, UnreadReason::Broken(_));
                report.unread.push(unread);
            }
        }
        if bytes >= BATCH_BYTES || batch.len() >= BATCH_UNITS {
            bytes = 0;
            let units = std::mem::take(&mut batch);
            work(&mut update, &mut report, origin, units, knowledge, threads)?;
        }
        Ok::<(), CatalogueError>(())
    })?;
    work(&mut update, &mut report, origin, batch, knowledge, threads)?;
    report.gone = update.finish(store, complete)?;
    Ok(report)
}

fn work(
    update: &mut Update,
    report: &mut ImportReport,
    origin: &str,
    units: Vec<Unit>,
    knowledge: &Knowledge,
    threads: usize,
) -> Result<(), CatalogueError> {
    let hashes = in_parallel(&units, threads, |unit| fingerprint(&unit.bytes));
    let mut changed = Vec::new();
    for (unit, hash) in units.into_iter().zip(hashes) {
        let name = match unit.first_line {
            1 => unit.name.clone(),
            line => format!("{}#{line}", unit.name),
        };
        // Of a run that broke off, what was read of the whole one before says more.
        let hash = if unit.partial { update.known_hash(&name).unwrap_or(hash) } else { hash };
        if let Some(known) = update.unchanged(&name, &hash) {
            report.unchanged += 1;
            report.unread.extend(known.unread.iter().cloned());
        } else {
            changed.push((unit, name, hash));
        }
    }
    let read = in_parallel(&changed, threads, |(unit, name, hash)| {
        let mut written = Written {
            unit: name.clone(),
            hash: hash.clone(),
            lines: Vec::new(),
            unread: Vec::new(),
        };
        let mut faults: BTreeMap<FaultKind, usize> = BTreeMap::new();
        read_file(&unit.name, unit.kind, unit.first_line, &unit.bytes, knowledge, |record| {
            match record {
                Ok(record) => {
                    for fault in &record.faults {
                        *faults.entry(fault.kind).or_default() += 1;
                    }
                    written.add(origin, record);
                }
                Err(unread) => written.unread.push(unread),
            }
        });
        (written, faults)
    });
    for (written, faults) in read {
        report.read += 1;
        report.records += written.lines.len();
        report.unread.extend(written.unread.iter().cloned());
        for (kind, count) in faults {
            *report.faults.entry(kind).or_default() += count;
        }
        update.put(written)?;
    }
    Ok(())
}

/// Maps a list on several threads; the result is in the order of the list.
fn in_parallel<T: Sync, U: Send>(
    list: &[T],
    threads: usize,
    map: impl Fn(&T) -> U + Sync,
) -> Vec<U> {
    let size = list.len().div_ceil(threads.max(1)).max(1);
    thread::scope(|scope| {
        let map = &map;
        let running: Vec<_> = list
            .chunks(size)
            .map(|part| scope.spawn(move || part.iter().map(map).collect::<Vec<U>>()))
            .collect();
        running
            .into_iter()
            .flat_map(|thread| match thread.join() {
                Ok(part) => part,
                Err(panic) => std::panic::resume_unwind(panic),
            })
            .collect()
    })
}
