//! `actum demo`: the bundled example in the browser, with nothing to prepare.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use actum_pack::Packs;
use actum_register::Location;
use anyhow::{Context, Result};
use include_dir::{Dir, include_dir};

use crate::arguments::{
    DemoOptions, ImportOptions, MailOptions, PackOptions, ReadingOptions, RegisterOptions,
};
use crate::failure::Ending;
use crate::message::say;
use crate::output::Output;
use crate::{import, serve};

static EXAMPLES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../examples");

pub(crate) fn run(options: &DemoOptions, output: &Output) -> Result<Ending> {
    let folder = tempfile::tempdir().context("no temporary folder could be made")?;
    let database =
        options.db.clone().unwrap_or_else(|| Location::File(folder.path().join("demo.db")));
    let mut files = Vec::new();
    for (name, contents) in texts() {
        let path = folder.path().join(name);
        fs::write(&path, contents)
            .with_context(|| format!("{} could not be written", path.display()))?;
        files.push(path);
    }
    let import = ImportOptions {
        files,
        text_id: Some("wtsa-24-actions".to_owned()),
        title: None,
        by: Some("demo".to_owned()),
        reading: ReadingOptions {
            language: None,
            encoding: None,
            occasion: None,
            packs: PackOptions::default(),
            limits: crate::limits::LimitOptions::default(),
        },
        register: RegisterOptions { db: Some(database.clone()) },
    };
    // One line for each text; the pages show the rest.
    let brief = output.brief();
    let imported = import::run(&import, &brief)?;
    if imported != Ending::Done {
        return Ok(imported);
    }
    output.remark(&say!("cli-demo-register", file = database.to_string()));
    let packs = Packs::built_in()?;
    // An index of fifteen actions is made before anybody looks for anything.
    let kept = serve::Kept { register: &database, index: actum_web::IndexPlace::Memory };
    serve::serve(&options.listen, &MailOptions::default(), None, &kept, packs, output, |address| {
        if !options.no_browser {
            open_browser(address);
        }
    })
}

/// The example in the two languages that are extracted best, the one whose reading decides which
/// items there are first.
fn texts() -> Vec<(PathBuf, &'static [u8])> {
    ["wtsa-24/actions.en.txt", "wtsa-24/actions.zh.txt"]
        .into_iter()
        .filter_map(|path| EXAMPLES.get_file(path))
        .filter_map(|file| Some((PathBuf::from(file.path().file_name()?), file.contents())))
        .collect()
}

/// The example as an empty register offers it: editions of one text by their names.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let named = |(path, bytes): (PathBuf, &'static [u8])| {
        let name = path.file_name()?.to_string_lossy().replace("actions", "wtsa-24-actions");
        Some((name, bytes.to_vec()))
    };
    texts().into_iter().filter_map(named).collect()
}

/// Asks the system to show an address. That there is no browser is no failure: the address stands
/// on the screen.
fn open_browser(address: &str) {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(target_os = "windows") {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let _ = Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}
