//! One file of a catalogue: bytes in, records out.

use crate::node::Node;
use crate::{Knowledge, Record, Unread, UnreadReason, read_line, relaton, table};

/// Kinds of files that are read, told apart by the end of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Relaton YAML, one record a file.
    Yaml,
    /// JSON Lines, one record a line.
    Lines,
    /// CSV with a header.
    Table,
}

impl FileKind {
    /// The kind of a file by its name, or `None` for a file that is no catalogue's.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.rsplit('/').next().unwrap_or(name).to_ascii_lowercase();
        // Relaton repositories carry an index of themselves.
        if name.starts_with("index") && name.ends_with("yaml") || name.starts_with('.') {
            return None;
        }
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "yaml" | "yml" => Some(Self::Yaml),
            "jsonl" | "ndjson" => Some(Self::Lines),
            "csv" | "tsv" => Some(Self::Table),
            _ => None,
        }
    }
}

/// Reads a file of a catalogue and gives each record, or what could not be read, to `take`.
///
/// Pure and total: any bytes end in records and reasons. `first_line` is the number of the first
/// line, for files that come in runs.
pub fn read_file(
    source: &str,
    kind: FileKind,
    first_line: usize,
    bytes: &[u8],
    knowledge: &Knowledge,
    mut take: impl FnMut(Result<Record, Unread>),
) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let unread = |place: String, reason| Err(Unread { place, reason });
    match kind {
        FileKind::Yaml => {
            let read = std::str::from_utf8(bytes)
                .map_err(|_| UnreadReason::NotUtf8)
                .and_then(Node::from_yaml)
                .and_then(|root| relaton::record(source, &root, knowledge));
            take(read.or_else(|reason| unread(source.to_owned(), reason)));
        }
        FileKind::Lines => {
            for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
                if line.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                let place = format!("{source}#{}", at + first_line);
                let read = std::str::from_utf8(line)
                    .map_err(|_| UnreadReason::NotUtf8)
                    .and_then(|line| read_line(&place, line, knowledge));
                take(read.or_else(|reason| unread(place, reason)));
            }
        }
        FileKind::Table => match std::str::from_utf8(bytes) {
            Ok(text) => table::read(source, text, knowledge, take),
            Err(_) => take(unread(source.to_owned(), UnreadReason::NotUtf8)),
        },
    }
}
