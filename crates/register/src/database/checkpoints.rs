//! Bringing the log of a SQLite file into the file, beside the writers.
//!
//! SQLite does it inside the commit that makes the log long: one writer in some sixty waits until a
//! thousand pages are written and synced. Here a task of its own does it, and the writers go on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use sqlx::sqlite::SqlitePool;

/// After how many commits the log is brought into the file.
const COMMITS: u32 = 64;

/// Pages of the log after which SQLite does it inside a commit, should the task not get to it. At
/// 4096 bytes each.
pub(super) const PAGES_AT_MOST: &str = "16000";

/// Who brings the log of one file into it. Cheap to clone: clones share the count.
#[derive(Debug, Clone)]
pub(crate) struct Checkpoints(Arc<Kept>);

#[derive(Debug)]
struct Kept {
    pool: SqlitePool,
    commits: AtomicU32,
    running: AtomicBool,
}

impl Checkpoints {
    pub(super) fn new(pool: SqlitePool) -> Self {
        let (commits, running) = (AtomicU32::new(0), AtomicBool::new(false));
        Self(Arc::new(Kept { pool, commits, running }))
    }

    /// Something was committed.
    pub(super) fn committed(&self) {
        let commits = self.0.commits.fetch_add(1, Ordering::AcqRel) + 1;
        if commits < COMMITS || self.0.running.swap(true, Ordering::AcqRel) {
            return;
        }
        self.0.commits.store(0, Ordering::Release);
        let kept = Arc::clone(&self.0);
        tokio::spawn(async move {
            // It waits for nobody and stops where a reader still needs the log. When it fails, the
            // next one, or SQLite itself, does it.
            if let Ok(mut connection) = kept.pool.acquire().await {
                let _ =
                    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut *connection).await;
            }
            kept.running.store(false, Ordering::Release);
        });
    }
}
