//! What a terminal can show, and writing to it.

use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use comfy_table::{Cell, ContentArrangement, Table, presets};

use crate::arguments::GlobalOptions;

/// When to use colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where words go and how they may look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Output {
    color: bool,
    color_on_error: bool,
    terminal: bool,
    quiet: bool,
}

impl Output {
    pub(crate) fn new(options: &GlobalOptions) -> Self {
        let terminal = io::stdout().is_terminal();
        // https://no-color.org: set and not empty means no colour.
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let decide = |terminal: bool| match options.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => terminal && !refused,
        };
        Self {
            color: decide(terminal),
            color_on_error: decide(io::stderr().is_terminal()),
            terminal,
            quiet: options.quiet,
        }
    }

    /// Whether results may be coloured.
    pub(crate) fn color(self) -> bool {
        self.color
    }

    /// Whether only results and errors are wanted.
    pub(crate) fn quiet(self) -> bool {
        self.quiet
    }

    /// The same without remarks.
    pub(crate) fn brief(self) -> Self {
        Self { quiet: true, ..self }
    }

    /// Writes a result to standard output.
    ///
    /// # Errors
    ///
    /// When standard output is closed or full.
    pub(crate) fn result(self, words: &str) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(words.as_bytes())?;
        stdout.write_all(b"\n")?;
        stdout.flush()
    }

    /// Writes a piece of a result to standard output, without a line end.
    ///
    /// # Errors
    ///
    /// When standard output is closed or full.
    pub(crate) fn raw(self, words: &str) -> io::Result<()> {
        self.bytes(words.as_bytes())
    }

    /// Writes bytes to standard output.
    ///
    /// # Errors
    ///
    /// When standard output is closed or full.
    pub(crate) fn bytes(self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Says something besides the result, on standard error; nothing with `--quiet`.
    pub(crate) fn remark(self, words: &str) {
        if !self.quiet {
            Self::to_error(words);
        }
    }

    /// Says something on standard error, with `--quiet` too.
    pub(crate) fn always(words: &str) {
        Self::to_error(words);
    }

    /// Says what went wrong, on standard error, with `--quiet` too.
    pub(crate) fn problem(self, words: &str) {
        let label = crate::message::fluent("cli-error", &[]);
        if self.color_on_error {
            Self::to_error(&format!("\u{1b}[1;31m{label}\u{1b}[0m {words}"));
        } else {
            Self::to_error(&format!("{label} {words}"));
        }
    }

    /// A closed standard error is nobody's loss: whoever closed it does not listen.
    fn to_error(words: &str) {
        let _ = writeln!(io::stderr().lock(), "{words}");
    }

    /// An empty table with these headings that fits the terminal; where there is none, each row
    /// stays on one line.
    pub(crate) fn table(self, headings: &[String]) -> Table {
        let mut table = Table::new();
        table.load_style(if self.terminal {
            presets::UTF8_FULL_CONDENSED
        } else {
            presets::NOTHING
        });
        table.set_header(headings.iter().map(|heading| {
            let cell = Cell::new(heading);
            if self.color { cell.add_attribute(comfy_table::Attribute::Bold) } else { cell }
        }));
        if self.color {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        match self.width() {
            Some(width) => {
                table.set_content_arrangement(ContentArrangement::Dynamic);
                table.set_width(width);
            }
            None => {
                table.set_content_arrangement(ContentArrangement::Disabled);
            }
        }
        table
    }

    /// Columns of the terminal; `COLUMNS` decides where it is set; `None` where there is none.
    pub(crate) fn width(self) -> Option<u16> {
        let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        if set.is_some() || !self.terminal {
            return set;
        }
        Table::new().width()
    }
}
