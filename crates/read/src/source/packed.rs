//! Files packed with gzip or Zstandard, unpacked while they are read.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

/// How much is read from the file at once.
const BUFFER: usize = 128 * 1024;

/// Largest window a Zstandard file may ask for, as a power of two: 32 MiB. What `zstd` writes at
/// its ordinary levels needs 8 MiB; a hostile file may ask for gigabytes.
const LARGEST_WINDOW: u32 = 25;

/// How the bytes of a file are packed.
///
/// ```
/// use actum_read::source::Packing;
/// assert_eq!(Packing::of_name("corpus.jsonl.zst"), Packing::Zstd);
/// assert_eq!(Packing::of_bytes(&[0x1f, 0x8b, 8]), Packing::Gzip);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Not packed.
    None,
    /// gzip (RFC 1952), one member or several.
    Gzip,
    /// Zstandard (RFC 8878), one frame or several.
    Zstd,
}

impl Packing {
    /// By the first bytes of the file.
    pub fn of_bytes(first: &[u8]) -> Self {
        if first.starts_with(&[0x1f, 0x8b]) {
            Packing::Gzip
        } else if first.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            Packing::Zstd
        } else {
            Packing::None
        }
    }

    /// By the ending of the file's name: `.gz`, `.zst`.
    pub fn of_name(name: &str) -> Self {
        let ends = |ending: &str| {
            name.len() > ending.len()
                && name.is_char_boundary(name.len() - ending.len())
                && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
        };
        if ends(".gz") {
            Packing::Gzip
        } else if ends(".zst") {
            Packing::Zstd
        } else {
            Packing::None
        }
    }

    /// The name without the ending that tells of the packing: `corpus.jsonl.gz` → `corpus.jsonl`.
    pub fn bare_name(name: &str) -> &str {
        let length = match Packing::of_name(name) {
            Packing::None => 0,
            Packing::Gzip => 3,
            Packing::Zstd => 4,
        };
        &name[..name.len() - length]
    }

    /// The name for messages: `gzip`, `Zstandard`.
    pub fn name(self) -> &'static str {
        match self {
            Packing::None => "plain",
            Packing::Gzip => "gzip",
            Packing::Zstd => "Zstandard",
        }
    }
}

/// A stream with whatever packing its first bytes tell taken off, read piece by piece.
///
/// Further gzip members and Zstandard frames behind the first are read too. Damage shows as an
/// error of the read that reaches it; what stands before it is given out.
///
/// # Errors
///
/// When the first bytes cannot be read.
pub fn unpacked<'r>(
    reader: impl Read + Send + 'r,
) -> io::Result<(Packing, Box<dyn BufRead + Send + 'r>)> {
    let mut reader = BufReader::with_capacity(BUFFER, reader);
    let mut first = Vec::new();
    // A pipe may give fewer bytes at first than are needed to tell.
    reader.by_ref().take(4).read_to_end(&mut first)?;
    let packing = Packing::of_bytes(&first);
    let reader = io::Cursor::new(first).chain(reader);
    Ok((
        packing,
        match packing {
            Packing::None => Box::new(reader),
            Packing::Gzip => {
                Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(reader)))
            }
            Packing::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::with_buffer(reader)?;
                decoder.window_log_max(LARGEST_WINDOW)?;
                Box::new(BufReader::with_capacity(BUFFER, decoder))
            }
        },
    ))
}
