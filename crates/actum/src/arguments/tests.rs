//! The command line and its page say the same.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::CommandFactory;

use super::*;

#[test]
fn the_command_line_is_well_formed() {
    Arguments::command().debug_assert();
}

/// `actum items --body` and so on: every command with each of its own flags.
fn flags(command: &clap::Command, path: &str, found: &mut BTreeSet<(String, String)>) {
    for argument in command.get_arguments() {
        if let Some(long) = argument.get_long()
            && !["help", "version"].contains(&long)
        {
            found.insert((path.to_owned(), format!("--{long}")));
        }
    }
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        flags(sub, &format!("{path} {}", sub.get_name()), found);
    }
}

#[test]
fn every_command_and_flag_is_documented_and_no_other() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/user/command-line.md");
    let page = fs::read_to_string(page).unwrap();
    let mut found = BTreeSet::new();
    flags(&Arguments::command(), "actum", &mut found);
    for (command, flag) in &found {
        let heading = format!("`{command}");
        assert!(page.contains(&heading), "{command} has no place in command-line.md");
        let written = page.split([' ', '`', '\n', '=', ',']).any(|word| word == flag);
        assert!(written, "{flag} of {command} is not in command-line.md");
    }
    let known: BTreeSet<&str> = found.iter().map(|(_, flag)| flag.as_str()).collect();
    for word in page.split(['`', ' ', '\n', ',', '=']) {
        let is_flag =
            word.strip_prefix("--").is_some_and(|name| name.starts_with(char::is_alphabetic));
        if is_flag && word != "--help" {
            assert!(known.contains(word), "command-line.md names {word}, which is not there");
        }
    }
}
