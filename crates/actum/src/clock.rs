//! The one place where the real clock is read.

use anyhow::{Context, Result};
use jiff::Timestamp;

/// The present moment, RFC 3339 in UTC, whole seconds.
///
/// `SOURCE_DATE_EPOCH` (seconds since 1970) stands in for the clock where runs must give the same
/// bytes.
///
/// # Errors
///
/// When `SOURCE_DATE_EPOCH` is set and is no number of seconds.
pub(crate) fn now() -> Result<String> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(written) => written.trim().parse().with_context(|| {
            format!("SOURCE_DATE_EPOCH is `{written}`; write whole seconds since 1970")
        })?,
        Err(_) => Timestamp::now().as_second(),
    };
    let moment = Timestamp::from_second(seconds)
        .with_context(|| format!("{seconds} seconds since 1970 is not a date in range"))?;
    Ok(moment.to_string())
}

/// The present moment for pages and jobs, which ask again and again. Whether it can be had is to be
/// tried with [`now`] before; nothing when it cannot.
pub(crate) fn present() -> String {
    now().unwrap_or_default()
}
