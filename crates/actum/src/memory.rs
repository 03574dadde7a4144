//! How much memory and processor time this process has used, where the system tells (Linux).

use std::time::{Duration, Instant};

/// The largest resident size so far in bytes, where the system tells (Linux), else 0.
pub(crate) fn peak_bytes() -> u64 {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        })
        .map_or(0, |kibibytes| kibibytes * 1024)
}

/// Measures the processor time of the thread that made it, or wall time where the system does not
/// tell: on a busy machine wall time measures the other programs.
pub(crate) struct Stopwatch {
    wall: Instant,
    processor: Option<Duration>,
}

impl Stopwatch {
    /// Starts to measure.
    pub(crate) fn start() -> Self {
        Self { wall: Instant::now(), processor: thread_time() }
    }

    /// The time since the start.
    pub(crate) fn elapsed(&self) -> Duration {
        match (self.processor, thread_time()) {
            (Some(start), Some(now)) => now.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

fn thread_time() -> Option<Duration> {
    // proc(5): the first number is the time spent on the processor, in nanoseconds.
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(status.split(' ').next()?.parse().ok()?))
}
