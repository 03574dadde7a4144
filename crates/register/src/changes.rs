//! Hearing of what others write, in this process or another.

use std::time::Duration;

use sqlx::postgres::PgListener;

use crate::database::{Database, sql};
use crate::error::Result;

/// How often a file is looked at. Looking takes some 50 µs.
const LOOK: Duration = Duration::from_millis(250);

/// How often a database is looked at that tells by itself: a message may be lost with a connection.
const LOOK_ANYWAY: Duration = Duration::from_secs(10);

/// Hears of new events, from [`Register::changes`](crate::Register::changes).
pub struct Changes {
    database: Database,
    listener: Option<PgListener>,
    seen: i64,
}

impl Changes {
    pub(crate) async fn new(database: &Database, after: i64) -> Result<Self> {
        Ok(Self { database: database.clone(), listener: database.listener().await?, seen: after })
    }

    /// Waits until there are events after the last one told, and gives the number of the last one
    /// there is. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// When the database cannot be read, so also after [`Register::close`](crate::Register::close).
    /// It may be asked again: nothing is skipped.
    pub async fn next(&mut self) -> Result<i64> {
        loop {
            let last = self.last().await?;
            if last > self.seen {
                self.seen = last;
                return Ok(last);
            }
            match &mut self.listener {
                None => tokio::time::sleep(LOOK).await,
                Some(listener) => {
                    match tokio::time::timeout(LOOK_ANYWAY, listener.try_recv()).await {
                        // Something was written; the connection was lost and made anew; or it is
                        // time to look.
                        Ok(Ok(_)) | Err(_) => {}
                        Ok(Err(error)) => return Err(self.database.failure(error)),
                    }
                }
            }
        }
    }

    async fn last(&self) -> Result<i64> {
        let statement = sql("SELECT coalesce(max(seq), 0) FROM events");
        self.database.connection().await?.one(statement).await?.integer(0)
    }
}

impl std::fmt::Debug for Changes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Changes").field("seen", &self.seen).finish_non_exhaustive()
    }
}
