//! `actum-pdf`: reads a report as JSON on standard input (`actum-pages/1`, described in
//! `docs/formats/reports.md`) and writes it as a tagged PDF (PDF/UA-1 and PDF/A-2a) to standard
//! output.
//!
//! It stands alone because a whole typesetter comes with it. It reads no clock and opens no
//! connection: the same pages and the same fonts give the same bytes.

mod fonts;
mod pages;
mod world;

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use fonts::Fonts;
use pages::Pages;

/// The longest input that is read, in bytes.
const LONGEST_INPUT: u64 = 256 * 1024 * 1024;

const USAGE: &str = "\
usage: actum-pdf [--font-path DIR]… < pages.json > report.pdf

Reads a report as JSON and writes a tagged PDF. `actum report` runs it.
  --font-path DIR   look for fonts in this folder first; may be given several times
  --fonts           say which fonts are used, and write nothing
  --version         say the version
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { words, code }) => {
            eprintln!("actum-pdf: {words}");
            ExitCode::from(code)
        }
    }
}

/// Why nothing was written.
struct Failure {
    words: String,
    /// 1 in general, 2 for a wrong command line, 3 for input that is refused, 4 for fonts missing.
    code: u8,
}

impl Failure {
    fn new(code: u8, words: impl Into<String>) -> Self {
        Self { words: words.into(), code }
    }
}

fn run() -> Result<(), Failure> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let mut only_fonts = false;
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--font-path") => match arguments.next() {
                Some(folder) => folders.push(folder.into()),
                None => return Err(Failure::new(2, "--font-path takes a folder")),
            },
            Some("--fonts") => only_fonts = true,
            Some("--version") => {
                println!("actum-pdf {}", env!("CARGO_PKG_VERSION"));
                return Ok(());
            }
            Some("--help" | "-h") => {
                print!("{USAGE}");
                return Ok(());
            }
            _ => {
                return Err(Failure::new(
                    2,
                    format!("`{}` is not known\n{USAGE}", argument.to_string_lossy()),
                ));
            }
        }
    }
    if only_fonts {
        for font in Fonts::find(&folders, |_| true).names() {
            println!("{font}");
        }
        return Ok(());
    }
    let mut input = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST_INPUT + 1)
        .read_to_end(&mut input)
        .map_err(|error| Failure::new(1, format!("standard input cannot be read: {error}")))?;
    if input.len() as u64 > LONGEST_INPUT {
        let most = LONGEST_INPUT / (1024 * 1024);
        return Err(Failure::new(
            3,
            format!("the input is longer than {most} MB; divide the report"),
        ));
    }
    let mut pages: Pages = serde_json::from_slice(&input)
        .map_err(|error| Failure::new(3, format!("the input is no report: {error}")))?;
    if pages.schema != pages::SCHEMA {
        let words = format!("the input says `{}`, not `{}`", pages.schema, pages::SCHEMA);
        return Err(Failure::new(3, words));
    }
    let scripts = fonts::scripts_of(&mut pages);
    let fonts = Fonts::find(&folders, |script| scripts.contains(&script));
    fonts.complete(&scripts).map_err(|words| Failure::new(4, words))?;
    fonts.spell_out_what_is_missing(&mut pages);
    let bytes = world::typeset(&pages, fonts).map_err(|words| Failure::new(1, words))?;
    let mut output = io::stdout().lock();
    output
        .write_all(&bytes)
        .and_then(|()| output.flush())
        .map_err(|error| Failure::new(1, format!("standard output cannot be written: {error}")))
}
