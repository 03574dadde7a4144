//! The machine that a figure was measured on.

use std::fs;
use std::num::NonZero;
use std::thread;
use std::time::Duration;

/// Processor model and number of cores, as one line.
pub(crate) fn describe() -> String {
    let model = fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines()
                .find(|line| line.starts_with("model name"))
                .and_then(|line| line.split_once(':'))
                .map(|(_, model)| model.trim().to_owned())
        })
        .unwrap_or_else(|| "processor model unknown".to_owned());
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let load = fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split(' ').next().map(|one| format!(", load before the run {one}")))
        .unwrap_or_default();
    format!("{model}, {cores} cores, {}{load}", std::env::consts::OS)
}

/// How long this thread has been on a processor, where the system tells (Linux).
pub(crate) fn processor_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The largest resident size of this process so far in bytes, where the system tells (Linux),
/// else 0.
pub(crate) fn peak_bytes() -> u64 {
    fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        })
        .map_or(0, |kibibytes| kibibytes * 1024)
}

/// Seconds that the processors worked for this process so far, where the system tells (Linux),
/// else 0.
pub(crate) fn processor_seconds() -> f64 {
    // Fields 14 and 15 of the line, counted from 1, in hundredths of a second on Linux; the name
    // of the program may have spaces, but ends with the last bracket.
    fs::read_to_string("/proc/self/stat")
        .ok()
        .and_then(|line| {
            let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
            let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
            Some((ticks(11)? + ticks(12)?) / 100.0)
        })
        .unwrap_or(0.0)
}
