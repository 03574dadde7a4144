//! Reports out and a workbook in again, over a plan of a thousand items, beside openpyxl.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{commands, median, milliseconds, release_build, sorted, timed};
use crate::{machine, root};

/// Edits cells of the exported workbook, as people do.
const EDITING: &str = include_str!("papers_edit.py");

pub(super) fn run(items: usize, runs: usize, program: Option<&Path>) -> Result<()> {
    let (program, data) = match program {
        Some(program) => (fs::canonicalize(program)?, std::env::temp_dir().join("actum-bench")),
        None => release_build()?,
    };
    println!("{}", machine::describe());
    println!("program: {}", program.display());
    let folder = data.join("papers");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let database = folder.join("actum.db");
    let stored = commands::fill(&program, &folder, &database, items)?;
    println!("register: {stored} items");

    let export = |ending: &str| -> Result<PathBuf> {
        let file = folder.join(format!("plan.{ending}"));
        let times = sorted(runs, || {
            timed(
                Command::new(&program)
                    .args(["report", "action-plan", "--quiet", "--force", "--out"])
                    .arg(&file)
                    .arg("--db")
                    .arg(&database),
            )
        })?;
        println!(
            "  {ending}: median {:.0} ms of {} runs, {:.1} MB",
            milliseconds(median(&times)),
            times.len(),
            fs::metadata(&file)?.len() as f64 / 1e6
        );
        Ok(file)
    };
    let workbook = export("xlsx")?;
    for ending in ["docx", "csv", "json"] {
        export(ending)?;
    }
    if let Err(error) = export("pdf") {
        println!("  pdf: skipped: {error}");
    }

    let python = python(&data)?;
    let script = folder.join("edit.py");
    fs::write(&script, EDITING)?;
    let edited = folder.join("edited.xlsx");
    let output = Command::new(&python)
        .arg(&script)
        .args([&workbook, &edited])
        .stdin(Stdio::null())
        .output()
        .context("python did not start")?;
    if !output.status.success() {
        bail!("editing failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    print!("{}", String::from_utf8_lossy(&output.stdout));
    let times = sorted(runs, || {
        let mut command = Command::new(&program);
        command.args(["workbook", "preview", "--quiet"]).arg(&edited).arg("--db").arg(&database);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let start = std::time::Instant::now();
        // Refused cells make it end with 3; it is the time that counts.
        command.status().context("actum did not start")?;
        Ok(start.elapsed())
    })?;
    println!(
        "  preview of the edited workbook: median {:.0} ms, worst {:.0} ms of {} runs",
        milliseconds(median(&times)),
        milliseconds(times[times.len() - 1]),
        times.len()
    );
    Ok(())
}

/// A Python with openpyxl, in a folder of its own.
fn python(data: &Path) -> Result<PathBuf> {
    let home = data.join("python-openpyxl");
    let python = home.join("bin/python");
    if !python.exists() {
        quietly(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
        quietly(Command::new(&python).args(["-m", "pip", "install", "--quiet", "openpyxl"]))?;
    }
    Ok(python)
}

fn quietly(command: &mut Command) -> Result<()> {
    let status = command.current_dir(root()).stdin(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { bail!("{command:?} failed") }
}
