//! Many workers, one order, bounded memory.
//!
//! A reader gives pieces of work, workers do them at the same time, and one writer takes the
//! results in the order of the input. What is between reader and writer is bounded in number and
//! in bytes: the reader waits when the writer falls behind.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;

/// How often the writer looks up while nothing comes.
const TICK: Duration = Duration::from_millis(100);

/// How much may be between reader and writer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    /// Pieces of work.
    pub(super) pieces: usize,
    /// Their bytes; one piece is let in however large it is.
    pub(super) bytes: u64,
}

/// Room between reader and writer.
#[derive(Debug)]
struct Gate {
    window: Window,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    pieces: usize,
    bytes: u64,
    closed: bool,
}

impl Gate {
    /// A thread that panicked while it held the lock left nothing half done: these are counters.
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is room; false when nothing more is wanted.
    fn wait(&self) -> bool {
        let mut inside = self.inside();
        loop {
            if inside.closed {
                return false;
            }
            let room = inside.pieces < self.window.pieces && inside.bytes < self.window.bytes;
            if room || inside.pieces == 0 {
                return true;
            }
            inside = self.changed.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn enter(&self, bytes: u64) {
        let mut inside = self.inside();
        inside.pieces += 1;
        inside.bytes += bytes;
    }

    fn leave(&self, bytes: u64) {
        let mut inside = self.inside();
        inside.pieces = inside.pieces.saturating_sub(1);
        inside.bytes = inside.bytes.saturating_sub(bytes);
        self.changed.notify_all();
    }

    fn close(&self) {
        self.inside().closed = true;
        self.changed.notify_all();
    }
}

/// A piece of work with its place in the order and its bytes; `None` sends a worker home.
type Job<T> = Option<(u64, u64, T)>;

/// Does the work that `source` gives with `jobs` workers and hands the results to `sink` in the
/// order of the source. `tick` is called now and then.
///
/// When `stop` becomes true no more is taken from the source; what was taken is finished. The
/// source runs on a thread of its own that is left behind when it is stuck in a read at that time.
///
/// # Errors
///
/// The first error of `sink`; nothing is handed to it afterwards.
pub(super) fn in_order<T: Send + 'static, R: Send>(
    jobs: usize,
    window: Window,
    stop: &Arc<AtomicBool>,
    mut source: impl FnMut() -> Option<(T, u64)> + Send + 'static,
    work: impl Fn(T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
    mut tick: impl FnMut(),
) -> Result<()> {
    let gate =
        Arc::new(Gate { window, inside: Mutex::new(Inside::default()), changed: Condvar::new() });
    let (give, take) = mpsc::channel::<Job<T>>();
    let take = Mutex::new(take);
    let (put, results) = mpsc::channel::<(u64, u64, R)>();
    let feeder = (Arc::clone(&gate), Arc::clone(stop), give.clone());
    std::thread::spawn(move || {
        let (gate, stop, give) = feeder;
        let mut order = 0;
        while gate.wait() && !stop.load(Ordering::Relaxed) {
            let Some((piece, bytes)) = source() else { break };
            gate.enter(bytes);
            if give.send(Some((order, bytes, piece))).is_err() {
                return;
            }
            order += 1;
        }
        send_home(&give, jobs);
    });
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let (take, put, work) = (&take, put.clone(), &work);
            scope.spawn(move || {
                loop {
                    let job = take.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(Some((order, bytes, piece))) = job else { return };
                    if put.send((order, bytes, work(piece))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(put);
        let mut early = BTreeMap::new();
        let mut next = 0;
        let mut ended = Ok(());
        let mut stopping = false;
        loop {
            match results.recv_timeout(TICK) {
                Ok((order, bytes, result)) => {
                    early.insert(order, (bytes, result));
                    while let Some((bytes, result)) = early.remove(&next) {
                        if ended.is_ok() {
                            ended = sink(result);
                        }
                        gate.leave(bytes);
                        next += 1;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            tick();
            if !stopping && (ended.is_err() || stop.load(Ordering::Relaxed)) {
                stopping = true;
                gate.close();
                send_home(&give, jobs);
            }
        }
        ended
    })
}

/// Nobody takes any more when all workers have gone, and then nothing is lost.
fn send_home<T>(give: &mpsc::Sender<Job<T>>, jobs: usize) {
    for _ in 0..jobs {
        let _ = give.send(None);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    const WINDOW: Window = Window { pieces: 5, bytes: 100 };

    fn count_to(end: u64, bytes: u64) -> impl FnMut() -> Option<(u64, u64)> + Send + 'static {
        let mut next = 0;
        move || {
            next += 1;
            (next <= end).then_some((next, bytes))
        }
    }

    #[test]
    fn results_come_in_order_however_long_each_takes() {
        let mut found = Vec::new();
        let stop = Arc::new(AtomicBool::new(false));
        let work = |number: u64| {
            // Every third piece takes its time.
            std::thread::sleep(Duration::from_micros(if number.is_multiple_of(3) {
                800
            } else {
                10
            }));
            number
        };
        let sink = |number| {
            found.push(number);
            Ok(())
        };
        in_order(4, WINDOW, &stop, count_to(200, 1), work, sink, || ()).unwrap();
        assert_eq!(found, (1..=200).collect::<Vec<u64>>());
    }

    #[test]
    fn no_more_is_taken_in_than_the_window_holds() {
        let inside = Arc::new(AtomicUsize::new(0));
        let most = Arc::new(AtomicUsize::new(0));
        for (bytes, expected) in [(1, 5), (40, 3), (1000, 1)] {
            most.store(0, Ordering::SeqCst);
            let (counted, highest) = (Arc::clone(&inside), Arc::clone(&most));
            let mut numbers = count_to(60, bytes);
            let source = move || {
                let piece = numbers()?;
                let now = counted.fetch_add(1, Ordering::SeqCst) + 1;
                highest.fetch_max(now, Ordering::SeqCst);
                Some(piece)
            };
            let sink = |()| {
                std::thread::sleep(Duration::from_micros(300));
                inside.fetch_sub(1, Ordering::SeqCst);
                Ok(())
            };
            let stop = Arc::new(AtomicBool::new(false));
            in_order(3, WINDOW, &stop, source, |_| (), sink, || ()).unwrap();
            let most = most.load(Ordering::SeqCst);
            // One more may be read between the sink and the count of the gate.
            assert!(most <= expected + 1, "{most} inside at {bytes} bytes each");
        }
    }

    #[test]
    fn a_stop_finishes_what_was_taken_and_leaves_no_gap() {
        let stop = Arc::new(AtomicBool::new(false));
        let mut found = Vec::new();
        let sink = |number| {
            found.push(number);
            if number == 20 {
                stop.store(true, Ordering::Relaxed);
            }
            Ok(())
        };
        in_order(3, WINDOW, &stop, count_to(u64::MAX, 1), |n| n, sink, || ()).unwrap();
        assert!(found.len() >= 20 && found.len() < 40, "{}", found.len());
        assert_eq!(found, (1..=found.len() as u64).collect::<Vec<u64>>());
    }

    #[test]
    fn an_error_of_the_sink_ends_it_even_when_the_source_is_stuck() {
        let (hold, stuck) = mpsc::channel::<()>();
        let mut first = true;
        let source = move || {
            if std::mem::take(&mut first) {
                return Some((1, 1));
            }
            // Like a read from a terminal at which nobody types.
            let _ = stuck.recv();
            None
        };
        let stop = Arc::new(AtomicBool::new(false));
        let sink = |_: i32| anyhow::bail!("no room");
        let ended = in_order(2, WINDOW, &stop, source, |n: i32| n, sink, || ());
        assert_eq!(ended.unwrap_err().to_string(), "no room");
        drop(hold);
    }
}
