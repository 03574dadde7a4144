//! A register as lines of JSON, to move it from one database to another or to keep it.
//!
//! The lines are described in `docs/formats/register.md`. Nothing in them depends on the database,
//! the machine or the day: two registers with the same record give the same bytes.

use std::borrow::Cow;
use std::io::{BufRead, Read, Write};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::error::{RegisterError, Result};
use crate::import::plan::hexadecimal;

/// Version of the form of the lines.
pub(crate) const FORMAT: u32 = 1;

/// The longest line that is read. A document of a thousand pages with its places has 20 MB.
const LONGEST_LINE: u64 = 1 << 30;

/// What was written or read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExchangeReport {
    /// Events in order, from the first to the last.
    pub events: u64,
    /// Documents, extractions and files that events name.
    pub contents: u64,
    /// SHA-256 of all lines but the last, which holds it.
    pub sha256: String,
}

/// One line. Each is an object with one name.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Line<'a> {
    /// The first: what this is.
    Register {
        /// [`FORMAT`].
        format: u32,
        /// Version of the schema of the register that was written.
        schema: i64,
    },
    /// Bytes that events name, in order of their SHA-256.
    Content {
        sha256: Cow<'a, str>,
        kind: Cow<'a, str>,
        /// The bytes, when they are UTF-8.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Cow<'a, str>>,
        /// The bytes in hexadecimal digits, when they are not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bytes: Option<Cow<'a, str>>,
    },
    /// An event, in order of its number.
    Event(EventLine<'a>),
    /// A row of a table that no event makes and that goes along, by table and key.
    Row {
        /// Its table.
        table: Cow<'a, str>,
        /// Its values by column; bytes in hexadecimal digits. What is nothing is left out.
        values: serde_json::Map<String, serde_json::Value>,
    },
    /// The last: how many lines stand before it, and the SHA-256 of them all.
    End {
        /// How many lines stand before.
        lines: u64,
        /// Of these lines with their line feeds.
        sha256: String,
    },
}

/// An event as it is stored, its payload to the byte.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct EventLine<'a> {
    pub(crate) seq: i64,
    pub(crate) at: Cow<'a, str>,
    pub(crate) actor: Cow<'a, str>,
    pub(crate) kind: Cow<'a, str>,
    pub(crate) version: u32,
    pub(crate) subject: Cow<'a, str>,
    pub(crate) payload: Box<RawValue>,
}

/// Writes lines and counts them.
pub(crate) struct LineWriter<'w> {
    out: &'w mut (dyn Write + Send),
    hash: Sha256,
    lines: u64,
}

impl<'w> LineWriter<'w> {
    pub(crate) fn new(out: &'w mut (dyn Write + Send)) -> Self {
        Self { out, hash: Sha256::new(), lines: 0 }
    }

    pub(crate) fn write(&mut self, line: &Line<'_>) -> Result<()> {
        let mut bytes = serde_json::to_vec(line).map_err(|error| unwritable(&error))?;
        bytes.push(b'\n');
        self.hash.update(&bytes);
        self.lines += 1;
        self.out.write_all(&bytes).map_err(|error| unwritable(&error))
    }

    /// Writes the last line and gives the SHA-256 that stands in it.
    pub(crate) fn end(mut self) -> Result<String> {
        let sha256 = hexadecimal(&self.hash.clone().finalize());
        let lines = self.lines;
        self.write(&Line::End { lines, sha256: sha256.clone() })?;
        self.out.flush().map_err(|error| unwritable(&error))?;
        Ok(sha256)
    }
}

fn unwritable(error: &dyn std::fmt::Display) -> RegisterError {
    RegisterError::Unwritable { detail: error.to_string() }
}

/// Reads lines and makes sure that none is missing.
pub(crate) struct LineReader<'r> {
    input: &'r mut (dyn BufRead + Send),
    hash: Sha256,
    line: u64,
    bytes: Vec<u8>,
}

impl<'r> LineReader<'r> {
    pub(crate) fn new(input: &'r mut (dyn BufRead + Send)) -> Self {
        Self { input, hash: Sha256::new(), line: 0, bytes: Vec::new() }
    }

    /// The next line; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'static>>> {
        self.bytes.clear();
        self.line += 1;
        let mut limited = Read::take(&mut *self.input, LONGEST_LINE);
        let read = limited.read_until(b'\n', &mut self.bytes);
        read.map_err(|error| invalid(self.line, &format!("it cannot be read: {error}")))?;
        if self.bytes.last() != Some(&b'\n') {
            let detail = if self.bytes.is_empty() && self.line > 1 {
                "the end is missing: it was cut off"
            } else if self.bytes.len() as u64 == LONGEST_LINE {
                "the line is longer than 1 GiB"
            } else {
                "the line has no end: it was cut off, or this is no export of a register"
            };
            return Err(invalid(self.line, detail));
        }
        let line: Line<'static> = serde_json::from_slice(&self.bytes)
            .map_err(|error| invalid(self.line, &format!("it cannot be understood: {error}")))?;
        let Line::End { lines, sha256 } = &line else {
            self.hash.update(&self.bytes);
            return Ok(Some(line));
        };
        let found = hexadecimal(&self.hash.clone().finalize());
        if *lines != self.line - 1 || *sha256 != found {
            return Err(invalid(
                self.line,
                "the sum at the end does not fit: lines were altered, added or lost",
            ));
        }
        Ok(None)
    }

    /// The SHA-256 of what was read.
    pub(crate) fn sha256(&self) -> String {
        hexadecimal(&self.hash.clone().finalize())
    }

    /// An error about the line read last.
    pub(crate) fn invalid(&self, detail: &str) -> RegisterError {
        invalid(self.line, detail)
    }
}

pub(crate) fn invalid(line: u64, detail: &str) -> RegisterError {
    RegisterError::InvalidExport { line, detail: detail.to_owned() }
}

/// The bytes of a content line.
pub(crate) fn bytes(text: Option<Cow<'_, str>>, digits: Option<Cow<'_, str>>) -> Option<Vec<u8>> {
    match (text, digits) {
        (Some(text), None) => Some(text.into_owned().into_bytes()),
        (None, Some(written)) => self::digits(&written),
        _ => None,
    }
}

/// The bytes that hexadecimal digits stand for.
pub(crate) fn digits(written: &str) -> Option<Vec<u8>> {
    let pairs = written.len().is_multiple_of(2).then(|| written.as_bytes().chunks_exact(2))?;
    let digit = |byte: u8| char::from(byte).to_digit(16);
    pairs.map(|pair| u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn digits_become_bytes() {
        assert_eq!(bytes(None, Some("00ff7f".into())), Some(vec![0, 255, 127]));
        assert_eq!(bytes(Some("à".into()), None), Some("à".as_bytes().to_vec()));
        for (text, digits) in [(None, Some("0".into())), (None, Some("0g".into())), (None, None)] {
            assert_eq!(bytes(text, digits), None);
        }
        assert_eq!(bytes(Some("a".into()), Some("00".into())), None);
    }
}
