//! Where records go: standard output, or a file that can be added to after a break.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use actum_read::source::Packing;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::message::say;
use crate::output::Output;

/// Zstandard's own default.
const ZSTD_LEVEL: i32 = 3;

/// Where records go.
pub(super) enum Target {
    /// Standard output.
    Standard(Output),
    /// A file, at whose end the next piece is written.
    File { file: File, name: String },
}

impl Target {
    /// Opens the file and cuts it to `length`.
    ///
    /// # Errors
    ///
    /// When it cannot be made or written.
    pub(super) fn file(path: &Path, length: u64) -> Result<Self> {
        let name = path.display().to_string();
        let failed = || say!("cli-extract-unwritable", file = name.as_str());
        let file = OpenOptions::new().create(true).append(true).open(path).with_context(failed)?;
        file.set_len(length).with_context(failed)?;
        Ok(Target::File { file, name })
    }

    /// Writes one piece.
    ///
    /// # Errors
    ///
    /// When standard output is closed or the disk is full.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        match self {
            Target::Standard(output) => Ok(output.bytes(bytes)?),
            Target::File { file, name } => file
                .write_all(bytes)
                .with_context(|| say!("cli-extract-unwritable", file = name.as_str())),
        }
    }
}

/// Packs bytes so that they stand for themselves: a gzip member or a Zstandard frame of its own.
/// The same bytes are always packed alike.
///
/// # Errors
///
/// When the packer has no memory.
pub(super) fn pack(bytes: Vec<u8>, packing: Packing) -> io::Result<Vec<u8>> {
    match packing {
        Packing::None => Ok(bytes),
        Packing::Gzip => {
            let mut packer =
                GzEncoder::new(Vec::with_capacity(bytes.len() / 8), Compression::default());
            packer.write_all(&bytes)?;
            packer.finish()
        }
        Packing::Zstd => {
            let mut packer =
                zstd::stream::write::Encoder::new(Vec::with_capacity(bytes.len() / 8), ZSTD_LEVEL)?;
            // So that a flipped bit is found, as gzip finds it.
            packer.include_checksum(true)?;
            packer.write_all(&bytes)?;
            packer.finish()
        }
    }
}
