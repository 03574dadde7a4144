//! How far a run has come.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Tally;
use crate::message::say;
use crate::output::Output;

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(5);

/// Says on standard error how many documents are done and how fast it goes: as one line that
/// changes on a terminal, as a line now and then elsewhere when asked to.
pub(super) struct Progress {
    bar: ProgressBar,
    lines: bool,
    output: Output,
    start: Instant,
    said: Instant,
}

impl Progress {
    pub(super) fn new(wanted: bool, output: &Output) -> Self {
        let bar = if output.quiet() && !wanted {
            ProgressBar::hidden()
        } else {
            ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr())
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        let lines = wanted && bar.is_hidden();
        let now = Instant::now();
        Self { bar, lines, output: *output, start: now, said: now }
    }

    /// Shows how far the run has come, if it is time to.
    pub(super) fn tick(&mut self, tally: &Tally) {
        if !self.bar.is_hidden() {
            self.bar.set_message(self.words(tally));
            self.bar.tick();
        } else if self.lines && self.said.elapsed() >= EVERY {
            self.said = Instant::now();
            Output::always(&self.words(tally));
        }
    }

    /// Says something else meanwhile.
    pub(super) fn suspend<R>(&self, say: impl FnOnce(&Output) -> R) -> R {
        self.bar.suspend(|| say(&self.output))
    }

    /// The last word.
    pub(super) fn end(&self, tally: &Tally) {
        self.bar.finish_and_clear();
        if self.lines {
            Output::always(&self.words(tally));
        }
    }

    fn words(&self, tally: &Tally) -> String {
        let bytes = tally.bytes() as f64 / 1e6;
        let seconds = self.start.elapsed().as_secs_f64().max(1e-3);
        say!(
            "cli-extract-progress",
            documents = tally.documents(),
            size = format!("{bytes:.1}"),
            rate = format!("{:.1}", bytes / seconds),
        )
    }
}
