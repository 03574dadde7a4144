//! `actum db`, `backup`, `restore`: keeping a register and moving it.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use actum_register::{Existing, restore_backup};
use anyhow::{Context, Result};

use crate::arguments::{
    BackupOptions, DatabaseAction, DatabaseExportOptions, DatabaseImportOptions, RegisterOptions,
    RestoreOptions,
};
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::store::Store;
use crate::{check, clock, store};

/// How strongly an export is packed: zstd's own usual level.
const LEVEL: i32 = 3;

/// The first bytes of every file that zstd packed (RFC 8878, 3.1.1).
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

pub(crate) fn run(action: &DatabaseAction, output: &Output) -> Result<Ending> {
    match action {
        DatabaseAction::Migrate(options) => migrate(options, output),
        DatabaseAction::Check(options) => check::run(options, output),
        DatabaseAction::Export(options) => export(options, output),
        DatabaseAction::Import(options) => import(options, output),
    }
}

/// Opening brings a register up to date.
fn migrate(options: &RegisterOptions, output: &Output) -> Result<Ending> {
    let store = Store::open_or_create(options)?;
    let events = store.wait(store.register.statistics())?.events;
    let register = options.location().to_string();
    output.result(&say!("cli-db-ready", register = register, events = events))?;
    Ok(Ending::Done)
}

fn export(options: &DatabaseExportOptions, output: &Output) -> Result<Ending> {
    let file = &options.file;
    let name = file.display().to_string();
    if file.exists() && !options.force {
        return Err(Failure::error(Ending::Usage, say!("cli-report-exists", file = name)));
    }
    let store = Store::open(&options.register)?;
    let unwritable = || say!("cli-report-unwritable", file = name.as_str());
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    // Under another name until it is whole.
    let partial = tempfile::NamedTempFile::new_in(folder).with_context(unwritable)?;
    let report = if file.extension().is_some_and(|end| end.eq_ignore_ascii_case("zst")) {
        let plain = BufWriter::new(partial.as_file());
        let mut packed = zstd::Encoder::new(plain, LEVEL).with_context(unwritable)?;
        let report = store.wait(store.register.export(&mut packed))?;
        packed.finish().and_then(|mut plain| plain.flush()).with_context(unwritable)?;
        report
    } else {
        let mut plain = BufWriter::new(partial.as_file());
        let report = store.wait(store.register.export(&mut plain))?;
        plain.flush().with_context(unwritable)?;
        report
    };
    partial.as_file().sync_all().with_context(unwritable)?;
    partial.persist(file).with_context(unwritable)?;
    output.result(&say!(
        "cli-db-exported",
        file = name,
        events = report.events,
        contents = report.contents
    ))?;
    Ok(Ending::Done)
}

fn import(options: &DatabaseImportOptions, output: &Output) -> Result<Ending> {
    let name = options.file.display().to_string();
    let unreadable = || say!("cli-db-unreadable", file = name.as_str());
    let refused = |_| Failure::error(Ending::InputRefused, unreadable());
    let mut file = File::open(&options.file).map_err(refused)?;
    let mut start = Vec::new();
    Read::by_ref(&mut file).take(4).read_to_end(&mut start).map_err(refused)?;
    file.rewind().map_err(refused)?;
    let mut lines: Box<dyn BufRead + Send> = if start == ZSTD {
        Box::new(BufReader::new(zstd::Decoder::new(file).map_err(refused)?))
    } else {
        Box::new(BufReader::new(file))
    };
    let store = Store::open_or_create(&options.register)?;
    let report = store.wait(store.register.load(&mut *lines))?;
    let register = options.register.location().to_string();
    output.result(&say!("cli-db-imported", register = register, events = report.events))?;
    check::say_report(&store.wait(store.register.check())?, output)
}

pub(crate) fn backup(options: &BackupOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let manifest = store.wait(store.register.backup(&options.folder, &clock::now()?))?;
    let bytes: u64 = manifest.files.iter().map(|file| file.bytes).sum();
    output.result(&say!(
        "cli-backup-done",
        folder = options.folder.display().to_string(),
        events = manifest.events,
        bytes = bytes
    ))?;
    Ok(Ending::Done)
}

pub(crate) fn restore(options: &RestoreOptions, output: &Output) -> Result<Ending> {
    let location = options.register.location();
    let existing = if options.force { Existing::SetAside } else { Existing::Refused };
    let restored = store::runtime()?.block_on(restore_backup(&options.folder, &location, existing));
    let restored = restored?;
    if let Some(aside) = &restored.set_aside {
        output.remark(&say!("cli-restore-aside", file = aside.display().to_string()));
    }
    output.result(&say!(
        "cli-restore-done",
        register = location.to_string(),
        events = restored.manifest.events,
        at = restored.manifest.at
    ))?;
    check::say_report(&restored.check, output)
}
