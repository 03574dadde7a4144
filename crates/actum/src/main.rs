//! The command line of Actum.
//!
//! Every command is a thin shell: it reads arguments, calls the crate that does the work, and says
//! the result so that a person or a script understands it. Results go to standard output,
//! everything else to standard error.

mod arguments;
mod audit;
mod body;
mod catalogue;
mod check;
mod clock;
mod compare;
mod database;
mod demarcate;
mod demo;
mod describe;
mod draft;
mod editions;
mod export;
mod extract;
mod failure;
mod following;
mod import;
mod item;
mod items;
mod jobs;
mod knowledge;
mod limits;
mod lists;
mod mail;
mod memory;
mod message;
mod occasion;
mod output;
mod overlap;
mod people;
mod record;
mod report;
mod search;
mod serve;
mod show;
mod store;
mod succession;
mod understood;
mod webhooks;
mod workbook;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::failure::Ending;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    message::speak(arguments.global.messages);
    let output = output::Output::new(&arguments.global);
    let ended = match &arguments.command {
        Command::Import(options) => import::run(options, &output),
        Command::Items(options) => items::run(options, &output),
        Command::Item { command } => item::run(command, &output),
        Command::Show(options) => show::run(options, &output),
        Command::Search(options) => search::run(options, &output),
        Command::Bodies(options) => lists::bodies(options, &output),
        Command::Occasions(options) => lists::occasions(options, &output),
        Command::Occasion { command } => occasion::run(command, &output),
        Command::Workflow { command } => following::workflow(command, &output),
        Command::Review { command } => following::review(command, &output),
        Command::Succession(options) => succession::run(options, &output),
        Command::Texts(options) => lists::texts(options, &output),
        Command::Events(options) => lists::events(options, &output),
        Command::Check(options) => check::run(options, &output),
        Command::Db { action } => database::run(action, &output),
        Command::Backup(options) => database::backup(options, &output),
        Command::Restore(options) => database::restore(options, &output),
        Command::Jobs { action } => jobs::run(action, &output),
        Command::Webhook { action } => webhooks::run(action, &output),
        Command::Mail { action } => mail::run(action, &output),
        Command::Extract(options) => extract::run(options, &output),
        Command::Audit(options) => audit::run(options, &output),
        Command::CompareLanguages(options) => compare::run(options, &output),
        Command::Catalogue { command } => catalogue::run(command, &output),
        Command::Overlap { command } => overlap::run(command, &output),
        Command::Demarcate { command } => demarcate::run(command, &output),
        Command::Compare(options) => editions::run_compare(options, &output),
        Command::Draft { action } => draft::run(action, &output),
        Command::Compile(options) => editions::run_compile(options, &output),
        Command::People { command } => people::run(command, &output),
        Command::Report { report } => report::run(report, &output),
        Command::Workbook { command } => workbook::run(command, &output),
        Command::Export(options) => export::run(options, &output),
        Command::Serve(options) => serve::run(options, &output),
        Command::Demo(options) => demo::run(options, &output),
    };
    match ended {
        Ok(ending) => ending.into(),
        Err(error) => match Ending::of(&error) {
            // The reader of a pipe has seen enough (`actum items | head`): that is no failure.
            None => ExitCode::SUCCESS,
            Some(ending) => {
                output.problem(&failure::words(&error));
                ending.into()
            }
        },
    }
}
