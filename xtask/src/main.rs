//! Developer commands, run as `cargo xtask <command>`.

mod arrows;
mod bench;
mod fuzz;
mod links;
mod machine;
mod packs;
mod test;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer commands of Actum")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what the tests need, then run every check and every test.
    Test(test::TestOptions),
    /// Check that no crate uses another against the table of the house.
    Arrows,
    /// Check that every relative link in the documentation leads somewhere.
    Links,
    /// Change the seeds of the fuzzers at random and read them, on the stable toolchain.
    Fuzz(fuzz::FuzzOptions),
    /// Measure, and compare with a named rival in the same run.
    Bench {
        #[command(subcommand)]
        subject: bench::Subject,
    },
    /// Check the knowledge packs, or write the list of Member States.
    Packs {
        #[command(subcommand)]
        subject: packs::Subject,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Test(options) => test::run(&options),
        Command::Arrows => report(arrows::violations(&root()), "Every arrow is in the table."),
        Command::Links => report(links::broken(&root()), "Every link leads somewhere."),
        Command::Fuzz(options) => fuzz::run(&options).map(|()| true),
        Command::Bench { subject } => bench::run(&subject).map(|()| true),
        Command::Packs { subject } => packs::run(&subject),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in a folder of the workspace")
        .to_owned()
}

fn report(findings: Result<Vec<String>>, nothing: &str) -> Result<bool> {
    let findings = findings?;
    for finding in &findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() {
        println!("{nothing}");
    }
    Ok(findings.is_empty())
}
