//! `cargo xtask test`: every check and every test, in one go.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{root, tools};

#[derive(Args)]
pub(crate) struct TestOptions {
    /// Do not install anything; tests whose programs are missing skip themselves.
    #[arg(long)]
    no_install: bool,
    /// Only these packages' tests, for a quick look; format and lint checks are left out.
    #[arg(long = "package", short = 'p')]
    packages: Vec<String>,
}

struct Step {
    name: &'static str,
    passed: bool,
    seconds: f64,
}

pub(crate) fn run(options: &TestOptions) -> Result<bool> {
    let root = root();
    if !options.no_install {
        tools::install(&root);
    }
    let consequences = tools::consequences(&root);
    for line in &consequences {
        println!("Note: {line}");
    }
    let mut steps = Vec::new();
    let mut step = |name: &'static str, work: &mut dyn FnMut() -> Result<bool>| -> Result<()> {
        println!("\n== {name}");
        let start = Instant::now();
        let passed = work()?;
        steps.push(Step { name, passed, seconds: start.elapsed().as_secs_f64() });
        Ok(())
    };
    if options.packages.is_empty() {
        step("format", &mut || cargo(&root, &["fmt", "--all", "--check"]))?;
        step("lints", &mut || {
            cargo(
                &root,
                &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"],
            )
        })?;
        step("documentation examples", &mut || {
            cargo(&root, &["test", "--workspace", "--doc", "--locked", "--quiet"])
        })?;
        if tools::on_path("cargo-deny") {
            step("licences and bans", &mut || {
                cargo(&root, &["deny", "check", "licenses", "bans", "sources"])
            })?;
            // A workspace of its own, with a lock file of its own.
            step("licences and bans of PDF reports", &mut || {
                let manifest = "crates/report-pdf/Cargo.toml";
                let what = ["check", "licenses", "bans", "sources"];
                cargo(&root, &[&["deny", "--manifest-path", manifest][..], &what].concat())
            })?;
        } else {
            println!("\nNote: cargo-deny is missing: skips licences and bans");
        }
    }
    let mut summary = None;
    step("tests", &mut || {
        let (passed, last) = tests(&root, &options.packages)?;
        summary = last;
        Ok(passed)
    })?;
    if options.packages.is_empty() {
        step("PDF reports", &mut || {
            cargo(
                &root,
                &[
                    "test",
                    "--release",
                    "--locked",
                    "--quiet",
                    "--manifest-path",
                    "crates/report-pdf/Cargo.toml",
                ],
            )
        })?;
    }
    println!("\n== summary");
    for line in &consequences {
        println!("skipped  {line}");
    }
    for step in &steps {
        let mark = if step.passed { "passed" } else { "FAILED" };
        println!("{mark}   {} ({:.0} s)", step.name, step.seconds);
    }
    if let Some(summary) = summary {
        println!("{summary}");
    }
    Ok(steps.iter().all(|step| step.passed))
}

fn cargo(root: &Path, arguments: &[&str]) -> Result<bool> {
    let status = Command::new("cargo")
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::null())
        .status()
        .context("cargo could not be started; install Rust from your distribution or rustup")?;
    Ok(status.success())
}

/// Runs the tests and gives back the runner's last summary line, so that it can close the output.
fn tests(root: &Path, packages: &[String]) -> Result<(bool, Option<String>)> {
    let nextest = ensure_nextest(root);
    let mut command = Command::new("cargo");
    if nextest {
        command.args(["nextest", "run", "--no-fail-fast", "--color", "never"]);
    } else {
        println!("cargo-nextest is not there: using cargo test (no time limit for one test)");
        command.args(["test", "--no-fail-fast", "--all-targets"]);
    }
    command.arg("--locked");
    if packages.is_empty() {
        command.arg("--workspace");
    }
    for package in packages {
        command.args(["--package", package]);
    }
    command.current_dir(root).stdin(Stdio::null());
    if !nextest {
        let status = command.status().context("cargo test could not be started")?;
        return Ok((status.success(), None));
    }
    // nextest reports on standard error; its lines pass through and the summary is remembered.
    let mut child =
        command.stderr(Stdio::piped()).spawn().context("cargo nextest did not start")?;
    let Some(stderr) = child.stderr.take() else { bail!("cargo nextest has no standard error") };
    let mut summary = None;
    for line in BufReader::new(stderr).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        if line.trim_start().starts_with("Summary [") {
            summary = Some(line);
        }
    }
    Ok((child.wait()?.success(), summary))
}

fn ensure_nextest(root: &Path) -> bool {
    if tools::on_path("cargo-nextest") {
        return true;
    }
    println!("Installing cargo-nextest (cargo install)");
    cargo(root, &["install", "--locked", "--quiet", "cargo-nextest"]).unwrap_or(false)
}
