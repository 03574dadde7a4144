//! Backups: a folder with a copy, and a manifest that vouches for it.
//!
//! A register in a file is copied as a file, one in a database of a server as lines of JSON: both
//! from one moment, while others go on writing, and both to be restored to either.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::database::{Database, Location, SCHEMA_VERSION};
use crate::error::{RegisterError, Result};
use crate::import::plan::hexadecimal;
use crate::register::{OpenOptions, Register};
use crate::store::{check, exchange};
use crate::view::CheckReport;

/// Version of the form of the folder.
const FORMAT: u32 = 1;

const MANIFEST: &str = "manifest.json";
const COPY: &str = "register.actum";
const LINES: &str = "register.jsonl.zst";

/// How strongly lines are packed: zstd's own usual level.
const LEVEL: i32 = 3;

/// What a backup holds, as its `manifest.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the form of the folder, now 1.
    pub backup: u32,
    /// When it was made, RFC 3339, as given by the one who made it.
    pub at: String,
    /// Version of the schema of the register.
    pub schema: i64,
    /// How many events it holds; the number of the last one too.
    pub events: u64,
    /// Its files beside the manifest, by name.
    pub files: Vec<BackupFile>,
}

/// A file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupFile {
    /// Its name in the folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// What to do with a register that is there where another is to be restored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and refuse.
    #[default]
    Refused,
    /// Rename it, adding `.replaced` to its name. For a file only: a database of a server must be
    /// empty.
    SetAside,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds.
    pub manifest: Manifest,
    /// The check of the restored register.
    pub check: CheckReport,
    /// Where the register went that was there before.
    pub set_aside: Option<PathBuf>,
}

impl Register {
    /// Makes a backup in `folder`, which must not be there yet, and verifies it. `at` is the time
    /// now, RFC 3339. Others go on reading and writing; what they store meanwhile is in it as a
    /// whole or not at all.
    ///
    /// # Errors
    ///
    /// A folder that is there or cannot be made, a full disk, a register that cannot be read, and
    /// a copy that turns out not to be sound: so also when the register itself is not. Nothing is
    /// left in `folder` then.
    pub async fn backup(&self, folder: &Path, at: &str) -> Result<Manifest> {
        if folder.exists() {
            return Err(RegisterError::AlreadyThere {
                path: folder.display().to_string(),
                next: "name a new folder for the backup",
            });
        }
        // Under another name until it is whole, so that nobody takes half a backup for one.
        let partial = beside(folder, ".partial");
        remove(&partial)?;
        fs::create_dir(&partial).map_err(|error| unwritable(&partial, &error))?;
        let made = self.backup_into(&partial, at).await;
        let made = made.and_then(|manifest| {
            fs::rename(&partial, folder).map_err(|error| unwritable(folder, &error))?;
            sync(folder.parent())?;
            Ok(manifest)
        });
        if made.is_err() {
            remove(&partial)?;
        }
        made
    }

    async fn backup_into(&self, folder: &Path, at: &str) -> Result<Manifest> {
        let name = if self.shown().await?.is_server() { LINES } else { COPY };
        let path = folder.join(name);
        if self.shown().await?.is_server() {
            let file = File::create(&path).map_err(|error| unwritable(&path, &error))?;
            let unwritable = |error: std::io::Error| unwritable(&path, &error);
            let mut packed = zstd::Encoder::new(BufWriter::new(file), LEVEL).map_err(unwritable)?;
            self.export(&mut packed).await?;
            let file = packed.finish().map_err(unwritable)?;
            file.into_inner().map_err(|error| unwritable(error.into_error()))?;
        } else {
            self.shown().await?.copy_file(&path).await?;
        }
        sync(Some(&path))?;
        let (bytes, sha256) = digest(&path)?;
        let files = vec![BackupFile { name: name.to_owned(), bytes, sha256 }];
        let mut manifest = Manifest {
            backup: FORMAT,
            at: at.to_owned(),
            schema: SCHEMA_VERSION,
            events: 0,
            files,
        };
        let report = checked(folder, &manifest).await?;
        manifest.events = report.events;
        let path = folder.join(MANIFEST);
        let mut json = serde_json::to_vec_pretty(&manifest)
            .map_err(|error| RegisterError::Unwritable { detail: error.to_string() })?;
        json.push(b'\n');
        fs::write(&path, json).map_err(|error| unwritable(&path, &error))?;
        sync(Some(&path))?;
        sync(Some(folder))?;
        Ok(manifest)
    }
}

/// Makes sure that the backup in `folder` is whole: its files are those of the manifest, the copy
/// opens, and its state follows from its events.
///
/// # Errors
///
/// [`RegisterError::InvalidBackup`] that says what is not so.
pub async fn verify_backup(folder: &Path) -> Result<Manifest> {
    let manifest = read_manifest(folder)?;
    for file in &manifest.files {
        let (bytes, sha256) = digest(&folder.join(&file.name))?;
        if (bytes, &sha256) != (file.bytes, &file.sha256) {
            let detail = format!("{} was altered; take another backup", file.name);
            return Err(invalid(folder, detail));
        }
    }
    let report = checked(folder, &manifest).await?;
    if report.events != manifest.events {
        let (found, told) = (report.events, manifest.events);
        return Err(invalid(folder, format!("it holds {found} events where {told} are told")));
    }
    Ok(manifest)
}

/// Verifies the backup in `folder` and makes a register of it at `location`.
///
/// # Errors
///
/// Those of [`verify_backup`], before anything is touched; a register that is there already, where
/// `existing` does not allow to set it aside, or that another program has open; whatever can
/// befall the new one. What was there stays then.
pub async fn restore_backup(
    folder: &Path,
    location: &Location,
    existing: Existing,
) -> Result<Restored> {
    let manifest = verify_backup(folder).await?;
    match location {
        Location::File(path) => restore_file(folder, manifest, path, existing).await,
        Location::Server(_) => {
            let register = Register::connect(location, &OpenOptions::default()).await?;
            fill(folder, &manifest, &register).await?;
            let check = register.check().await?;
            register.close().await;
            Ok(Restored { manifest, check, set_aside: None })
        }
    }
}

async fn restore_file(
    folder: &Path,
    manifest: Manifest,
    path: &Path,
    existing: Existing,
) -> Result<Restored> {
    if path.exists() && existing == Existing::Refused {
        return Err(RegisterError::AlreadyThere {
            path: path.display().to_string(),
            next: "name another file, or allow it to be replaced; it is then kept under another \
                   name",
        });
    }
    // The new register is whole before the old one is touched.
    let partial = beside(path, ".partial");
    remove_register(&partial)?;
    let made = async {
        if manifest.files.iter().any(|file| file.name == COPY) {
            fs::copy(folder.join(COPY), &partial).map_err(|error| unwritable(&partial, &error))?;
        }
        let register = Register::open(&partial, &OpenOptions::default()).await?;
        if manifest.files.iter().any(|file| file.name == LINES) {
            fill(folder, &manifest, &register).await?;
        }
        let check = register.check().await?;
        register.close().await;
        sync(Some(&partial))?;
        Ok(check)
    };
    let check = match made.await {
        Ok(check) => check,
        Err(error) => {
            remove_register(&partial)?;
            return Err(error);
        }
    };
    let set_aside = if path.exists() { Some(set_aside(path).await?) } else { None };
    // What SQLite left beside a file that is no more would be taken for the new one's.
    for end in ["-wal", "-shm", "-journal"] {
        remove(&beside(path, end))?;
    }
    fs::rename(&partial, path).map_err(|error| unwritable(path, &error))?;
    sync(path.parent())?;
    Ok(Restored { manifest, check, set_aside })
}

/// Renames the register in `path`, having made sure that nobody has it open.
async fn set_aside(path: &Path) -> Result<PathBuf> {
    match Database::release(path).await {
        Ok(()) => {}
        // What is damaged or no register at all cannot be open in another Actum for long, and to
        // replace it is why somebody is here.
        Err(
            RegisterError::Damaged { .. }
            | RegisterError::NotADatabase { .. }
            | RegisterError::Foreign { .. },
        ) => {}
        Err(error) => return Err(error),
    }
    let mut aside = beside(path, ".replaced");
    let mut number = 1;
    while aside.exists() {
        number += 1;
        aside = beside(path, &format!(".replaced-{number}"));
    }
    fs::rename(path, &aside).map_err(|error| unwritable(&aside, &error))?;
    Ok(aside)
}

/// Fills an empty register with what a backup holds.
async fn fill(folder: &Path, manifest: &Manifest, register: &Register) -> Result<()> {
    if manifest.files.iter().any(|file| file.name == LINES) {
        let mut lines = open_lines(folder)?;
        register.load(&mut lines).await?;
        return Ok(());
    }
    let source = Database::open_still(&folder.join(COPY)).await?;
    let mut snapshot = source.begin_read().await?;
    exchange::copy(&mut snapshot, register.shown().await?).await?;
    snapshot.end_read().await?;
    source.close().await;
    Ok(())
}

/// Opens the copy and checks it.
async fn checked(folder: &Path, manifest: &Manifest) -> Result<CheckReport> {
    if manifest.schema != SCHEMA_VERSION {
        // Brought up to date and checked when it is restored; a backup itself is never changed.
        return Ok(CheckReport { events: manifest.events, ..CheckReport::default() });
    }
    let report = if manifest.files.iter().any(|file| file.name == LINES) {
        let register = Register::open_in_memory().await?;
        register.load(&mut open_lines(folder)?).await?;
        let report = register.check().await?;
        register.close().await;
        report
    } else {
        let copy = Database::open_still(&folder.join(COPY)).await?;
        let mut snapshot = copy.begin_read().await?;
        let report = check::check(&mut snapshot).await?;
        snapshot.end_read().await?;
        copy.close().await;
        report
    };
    match report.findings.first() {
        None => Ok(report),
        Some(finding) => Err(invalid(folder, format!("the copy is not sound: {finding}"))),
    }
}

fn open_lines(folder: &Path) -> Result<impl std::io::BufRead + Send + use<>> {
    let path = folder.join(LINES);
    let unreadable = |error| invalid(folder, format!("{LINES} cannot be read: {error}"));
    let file = File::open(path).map_err(unreadable)?;
    Ok(BufReader::new(zstd::Decoder::new(file).map_err(unreadable)?))
}

/// The manifest, if it is one that this program understands and names nothing but its own files.
fn read_manifest(folder: &Path) -> Result<Manifest> {
    let path = folder.join(MANIFEST);
    let json = fs::read(&path).map_err(|error| {
        invalid(folder, format!("this is no backup: {MANIFEST} cannot be read ({error})"))
    })?;
    let manifest: Manifest = serde_json::from_slice(&json).map_err(|error| {
        invalid(folder, format!("this is no backup: {MANIFEST} cannot be understood ({error})"))
    })?;
    if manifest.backup > FORMAT || manifest.schema > SCHEMA_VERSION {
        return Err(invalid(folder, "it was made by a newer Actum; use that".to_owned()));
    }
    let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    if names != [COPY] && names != [LINES] {
        return Err(invalid(folder, format!("{MANIFEST} names other files than a backup has")));
    }
    Ok(manifest)
}

/// Size and SHA-256 of a file.
fn digest(path: &Path) -> Result<(u64, String)> {
    let unreadable = |error: std::io::Error| {
        let folder = path.parent().unwrap_or(path);
        invalid(folder, format!("{} cannot be read: {error}", path.display()))
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        if read == 0 {
            return Ok((bytes, hexadecimal(&hash.finalize())));
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
}

/// Makes sure that a file or folder is on the disk.
fn sync(path: Option<&Path>) -> Result<()> {
    let Some(path) = path else { return Ok(()) };
    let path = if path == Path::new("") { Path::new(".") } else { path };
    if cfg!(not(unix)) && path.is_dir() {
        // Only Unix opens folders as files.
        return Ok(());
    }
    let file = File::open(path).map_err(|error| unwritable(path, &error))?;
    file.sync_all().map_err(|error| unwritable(path, &error))
}

/// The path with something at the end of its name.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Removes what an earlier run that was broken off left: a file, or a folder with files of a backup
/// and nothing else.
fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        for name in [MANIFEST, COPY, LINES] {
            let _ = fs::remove_file(path.join(name));
        }
        fs::remove_dir(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(path, &error)),
        _ => Ok(()),
    }
}

/// Removes a register that was not finished.
fn remove_register(path: &Path) -> Result<()> {
    ["", "-wal", "-shm", "-journal"].iter().try_for_each(|end| remove(&beside(path, end)))
}

fn unwritable(path: &Path, error: &std::io::Error) -> RegisterError {
    RegisterError::Unwritable { detail: format!("{}: {error}", path.display()) }
}

fn invalid(folder: &Path, detail: String) -> RegisterError {
    RegisterError::InvalidBackup { folder: folder.display().to_string(), detail }
}
