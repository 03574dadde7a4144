//! Changed seeds through every reader and the grammar, on the stable toolchain.

use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::root;

#[derive(Args)]
pub(crate) struct FuzzOptions {
    /// One of plain, html, docx, odt, pdf, akn, grammar, workbook; all of them when left out.
    target: Option<String>,
    /// Seconds for each.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Where the changes begin; the same seed makes the same changes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

const READERS: [&str; 6] = ["plain", "html", "docx", "odt", "pdf", "akn"];

pub(crate) fn run(options: &FuzzOptions) -> Result<()> {
    let target = options.target.as_deref();
    let other = |name: &str| name == "grammar" || name == "workbook";
    let known = target.is_none_or(|name| other(name) || READERS.contains(&name));
    if !known {
        let readers = READERS.join(", ");
        bail!("there is no target of that name; the targets are {readers}, grammar, workbook");
    }
    if target.is_none_or(|name| !other(name)) {
        changed_seeds("actum-read", options, target.unwrap_or_default())?;
    }
    if target.is_none_or(|name| name == "grammar") {
        changed_seeds("actum-extract", options, "")?;
    }
    if target.is_none_or(|name| name == "workbook") {
        changed_seeds("actum-workbook", options, "")?;
    }
    Ok(())
}

fn changed_seeds(package: &str, options: &FuzzOptions, target: &str) -> Result<()> {
    let status = Command::new("cargo")
        .args(["test", "-p", package, "--test", "corpora", "--", "--ignored", "--nocapture"])
        .env("ACTUM_FUZZ_TARGET", target)
        .env("ACTUM_FUZZ_SECONDS", options.seconds.to_string())
        .env("ACTUM_FUZZ_SEED", options.seed.to_string())
        .current_dir(root())
        .status()?;
    if !status.success() {
        bail!("a changed file brought {package} down; it is kept where the message above says");
    }
    Ok(())
}
