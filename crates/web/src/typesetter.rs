//! Running `actum-pdf`, the program beside this one that sets reports as PDF.
//!
//! It stands apart because a whole typesetter comes with it (decision 0155). It gets the report on
//! its standard input, has so long, and its answer is taken up to a limit.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The name of the program.
const PROGRAM: &str = if cfg!(windows) { "actum-pdf.exe" } else { "actum-pdf" };

/// Names the program where it lies elsewhere.
const PROGRAM_VARIABLE: &str = "ACTUM_PDF";

/// Folders of fonts, divided as in `PATH`.
const FONTS_VARIABLE: &str = "ACTUM_FONTS";

/// The largest PDF that is taken, in bytes.
const LARGEST: u64 = 512 * 1024 * 1024;

/// So much of what the program says about a failure is told, in bytes.
const LONGEST_WORDS: u64 = 4096;

/// How often it is looked whether the program has ended.
const LOOK: Duration = Duration::from_millis(10);

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TypesetError {
    /// The program is not there.
    #[error(
        "PDF reports need the program `actum-pdf`, which is not beside actum; build it with \
         `cargo build --release --manifest-path crates/report-pdf/Cargo.toml` and name it in \
         ACTUM_PDF, or take the report as .docx"
    )]
    Missing,
    /// It could not be run, or broke off.
    #[error("`{program}` could not be run: {detail}; take the report as .docx meanwhile")]
    Broken {
        /// Which file.
        program: String,
        /// What happened.
        detail: String,
    },
    /// It said why it writes nothing.
    #[error("{0}")]
    Refused(String),
    /// It took too long.
    #[error("the PDF was not ready after {0} seconds; restrict the report to one body")]
    Late(u64),
}

/// Sets the pages (`actum-pages/1`) as PDF. Waits at most `limit`; further folders of fonts are
/// searched first.
///
/// # Errors
///
/// [`TypesetError`], of which each says what to do.
pub fn typeset(
    pages: Vec<u8>,
    fonts: &[PathBuf],
    limit: Duration,
) -> Result<Vec<u8>, TypesetError> {
    let program = program().ok_or(TypesetError::Missing)?;
    let shown = program.display().to_string();
    let broken = |detail: String| TypesetError::Broken { program: shown.clone(), detail };
    let mut command = Command::new(&program);
    let own = std::env::var_os(FONTS_VARIABLE).unwrap_or_default();
    let own: Vec<PathBuf> = std::env::split_paths(&own).collect();
    for folder in fonts.iter().chain(&own).filter(|folder| !folder.as_os_str().is_empty()) {
        command.arg("--font-path").arg(folder);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| broken(error.to_string()))?;
    let (Some(mut input), Some(output), Some(words)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        end(&mut child);
        return Err(broken("its input or output is not there".to_owned()));
    };
    // Each end of each pipe has a thread of its own, so that neither side waits for the other.
    let writing = thread::spawn(move || {
        // Whoever reads may end early and say why on the other pipe.
        let _ = input.write_all(&pages);
    });
    let reading = thread::spawn(move || read(output, LARGEST));
    let listening = thread::spawn(move || read(words, LONGEST_WORDS));
    let start = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if start.elapsed() > limit => {
                end(&mut child);
                return Err(TypesetError::Late(limit.as_secs()));
            }
            Ok(None) => thread::sleep(LOOK),
            Err(error) => {
                end(&mut child);
                return Err(broken(error.to_string()));
            }
        }
    };
    let _ = writing.join();
    let bytes = reading.join().unwrap_or_default();
    let words = String::from_utf8_lossy(&listening.join().unwrap_or_default()).trim().to_owned();
    match status.code() {
        Some(0) if bytes.starts_with(b"%PDF-") => Ok(bytes),
        Some(0) => Err(broken("it wrote no PDF".to_owned())),
        Some(_) if !words.is_empty() => Err(TypesetError::Refused(words)),
        _ => Err(broken(format!("it ended with {status}"))),
    }
}

/// Whether the program is there.
pub fn is_there() -> bool {
    program().is_some()
}

/// The program named by the variable, else the one beside this.
fn program() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(PROGRAM_VARIABLE).filter(|named| !named.is_empty()) {
        let named = PathBuf::from(named);
        return named.is_file().then_some(named);
    }
    let own = std::env::current_exe().ok()?;
    let beside = own.parent().map(|folder: &Path| folder.join(PROGRAM))?;
    beside.is_file().then_some(beside)
}

fn read(from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut limited = from.take(most);
    let _ = limited.read_to_end(&mut bytes);
    // What is beyond the limit is read and thrown away, so that the program is not left waiting.
    let _ = std::io::copy(&mut limited.into_inner(), &mut std::io::sink());
    bytes
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
