//! Speed of reading and extracting.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;

use super::{release_build, sorted, timed};
use crate::root;

/// What one run of `actum extract --timings` says of itself.
#[derive(Clone, Copy)]
struct Timings {
    files: f64,
    bytes: f64,
    provisions: f64,
    commitments: f64,
    seconds: f64,
    read_seconds: f64,
    extract_seconds: f64,
    write_seconds: f64,
    peak_bytes: f64,
}

pub(super) fn run(united_nations: &Path, runs: usize) -> Result<()> {
    let (program, data) = release_build()?;
    let root = root();
    let source = root.join(united_nations);
    let mut inputs: Vec<(String, PathBuf)> = Vec::new();
    if source.is_file() {
        streamed(&program, &source, &data, runs)?;
        inputs.push(("United Nations documents".to_owned(), unpack(&source, &data.join("un"))?));
    } else {
        println!("{} is not there: measuring on the examples only", source.display());
    }
    inputs.push(("bundled examples".to_owned(), root.join("examples")));
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        let folder = data.join("languages").join(language);
        repeat(&root, language, &folder)?;
        inputs.push((format!("language `{language}`: its bundled texts, varied"), folder));
    }
    for (name, folder) in &inputs {
        println!("\n{name}");
        let one = best(&program, folder, 1, runs)?;
        let two = best(&program, folder, 2, runs)?;
        println!(
            "  input: {:.0} files, {:.2} MB, {:.0} provisions, {:.0} commitments",
            one.files,
            one.bytes / 1e6,
            one.provisions,
            one.commitments
        );
        show("1 core, whole process", &one);
        for (name, seconds) in [
            ("reading", one.read_seconds),
            ("extracting", one.extract_seconds),
            ("writing JSON", one.write_seconds),
        ] {
            println!(
                "    {name}: {seconds:.2} s of processor time, {:.1} MB/s, {:.0} provisions/s",
                one.bytes / 1e6 / seconds,
                one.provisions / seconds
            );
        }
        show("2 cores, whole process", &two);
        let rival = sorted(runs, || {
            timed(Command::new("python3").arg(root.join("xtask/bench/rivals/lines.py")).arg(folder))
        })?;
        let rival_seconds = rival[0].as_secs_f64();
        println!(
            "  rival (xtask/bench/rivals/lines.py: Python regular expressions, leading verbs and names \
             only, no spans, 1 core): {:.1} MB/s",
            one.bytes / 1e6 / rival_seconds
        );
        println!("  ratio on 1 core: {:.2} times the rival", rival_seconds / one.seconds);
    }
    Ok(())
}

/// The whole process on a collection as it comes: unpacking, reading a document a line,
/// extracting, writing records, packing them.
fn streamed(program: &Path, source: &Path, data: &Path, runs: usize) -> Result<()> {
    println!("\ncollection as a stream ({})", source.display());
    let packed = data.join("stream.jsonl.zst");
    let to_file = |jobs: &str| {
        let mut command = Command::new(program);
        command.args(["extract", "--quiet", "--timings", "--force", "--jobs", jobs, "--out"]);
        command.arg(&packed).arg(source);
        command
    };
    show("1 core, to .jsonl.zst", &best_of(runs, || to_file("1"))?);
    show("2 cores, to .jsonl.zst", &best_of(runs, || to_file("2"))?);
    // The same documents several times over: memory must not grow with the length.
    let whole = data.join("stream.jsonl");
    for times in [1, 4] {
        let mut longer = File::create(&whole)?;
        for _ in 0..times {
            let unpacked = &mut GzDecoder::new(File::open(source)?);
            std::io::copy(unpacked, &mut longer)?;
        }
        drop(longer);
        let timings = best_of(1, || {
            let mut command = Command::new(program);
            command.args(["extract", "--jsonl", "--quiet", "--timings", "--jobs", "2"]);
            command.arg(&whole);
            command
        })?;
        show(&format!("2 cores, {times} times the collection, to nowhere"), &timings);
    }
    fs::remove_file(&whole)?;
    fs::remove_file(&packed)?;
    Ok(())
}

fn show(name: &str, timings: &Timings) {
    println!(
        "  {name}: {:.2} s, {:.1} MB/s, {:.0} provisions/s, peak memory {:.0} MB",
        timings.seconds,
        timings.bytes / 1e6 / timings.seconds,
        timings.provisions / timings.seconds,
        timings.peak_bytes / 1e6
    );
}

/// Writes each document as a text file, one paragraph a line, and gives back the folder.
fn unpack(source: &Path, folder: &Path) -> Result<PathBuf> {
    let done = folder.join(".complete");
    if done.is_file() {
        return Ok(folder.to_owned());
    }
    fs::create_dir_all(folder)?;
    let file =
        File::open(source).with_context(|| format!("{} could not be opened", source.display()))?;
    for (index, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let document: serde_json::Value = serde_json::from_str(&line?)
            .with_context(|| format!("{}, line {}", source.display(), index + 1))?;
        let mut text = String::new();
        for paragraph in document["paragraphs"].as_array().into_iter().flatten() {
            text.push_str(paragraph["text"].as_str().unwrap_or_default());
            text.push('\n');
        }
        // An empty document is refused by the reader; it is no measure of speed.
        if !text.trim().is_empty() {
            fs::write(folder.join(format!("{index:04}.txt")), text)?;
        }
    }
    fs::write(done, "")?;
    Ok(folder.to_owned())
}

/// Bytes of the texts of one language.
const BYTES_PER_LANGUAGE: usize = 1_000_000;

/// Writes the bundled texts of a language again and again, each time with other small numbers, so
/// that there is enough to measure. They are resolutions without their recitals: almost every
/// sentence of them asks for something, which takes the extractor longest.
fn repeat(root: &Path, language: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut texts = Vec::new();
    for name in ["examples/wtsa-24/actions", "aquifers", "satellites", "seeds"] {
        let name = match name.contains('/') {
            true => format!("{name}.{language}.txt"),
            false => format!("crates/extract/tests/parity/{name}.{language}.txt"),
        };
        let read = fs::read_to_string(root.join(&name));
        texts.push(read.with_context(|| format!("{name} could not be read"))?);
    }
    let mut bytes = 0;
    for round in 0.. {
        let text = varied(&texts[round % texts.len()], round / texts.len());
        fs::write(folder.join(format!("{round:04}.txt")), &text)?;
        bytes += text.len();
        if bytes >= BYTES_PER_LANGUAGE {
            break;
        }
    }
    Ok(())
}

/// The text with its numbers of one or two digits raised by `by`, as far as they stay such.
fn varied(text: &str, by: usize) -> String {
    let mut varied = String::with_capacity(text.len());
    let mut digits = String::new();
    for letter in text.chars().map(Some).chain([None]) {
        if let Some(digit) = letter.filter(char::is_ascii_digit) {
            digits.push(digit);
            continue;
        }
        match digits.parse::<usize>() {
            Ok(number) if digits.len() <= 2 => varied.push_str(&(number + by % 40).to_string()),
            _ => varied.push_str(&digits),
        }
        digits.clear();
        varied.extend(letter);
    }
    varied
}

fn best(program: &Path, folder: &Path, jobs: usize, runs: usize) -> Result<Timings> {
    best_of(runs, || {
        let mut command = Command::new(program);
        command.args(["extract", "--jsonl", "--quiet", "--timings", "--jobs", &jobs.to_string()]);
        command.arg(folder);
        command
    })
}

/// The quickest of so many runs.
fn best_of(runs: usize, command: impl Fn() -> Command) -> Result<Timings> {
    let mut found: Option<Timings> = None;
    for _ in 0..runs.max(1) {
        let output = command()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .context("actum did not start")?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let Some(timings) = parse(&said) else {
            bail!("actum extract ended with {} and said: {said}", output.status);
        };
        if found.is_none_or(|best| timings.seconds < best.seconds) {
            found = Some(timings);
        }
    }
    found.context("no run")
}

/// Reads the line `timings: files=… bytes=… …`.
fn parse(said: &str) -> Option<Timings> {
    let line = said.lines().find_map(|line| line.strip_prefix("timings: "))?;
    let value = |key: &str| -> Option<f64> {
        line.split(' ').find_map(|word| word.strip_prefix(key)?.strip_prefix('=')?.parse().ok())
    };
    Some(Timings {
        files: value("files")?,
        bytes: value("bytes")?,
        provisions: value("provisions")?,
        commitments: value("commitments")?,
        seconds: value("seconds")?,
        read_seconds: value("read_seconds")?,
        write_seconds: value("write_seconds")?,
        extract_seconds: value("extract_seconds")?,
        peak_bytes: value("peak_bytes")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_raised_and_years_kept() {
        assert_eq!(varied("7. By 30 June 2027, 第2研究组", 3), "10. By 33 June 2027, 第5研究组");
        assert_eq!(varied("no number", 3), "no number");
        assert_eq!(varied("12", 0), "12");
    }

    #[test]
    fn the_timings_line_is_read_among_others() {
        let said = "warning: x\ntimings: files=2 bytes=1000 provisions=7 commitments=3 \
                    seconds=0.5 read_seconds=0.1 extract_seconds=0.2 write_seconds=0.1 peak_bytes=4096\n";
        let timings = parse(said).unwrap();
        assert!((timings.bytes - 1000.0).abs() < f64::EPSILON);
        assert!((timings.extract_seconds - 0.2).abs() < f64::EPSILON);
        assert!(parse("nothing of the kind").is_none());
    }
}
