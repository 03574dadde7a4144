//! Lines of a stream, none held beyond a limit.

use std::io::{self, BufRead};

/// One line, as [`Lines`] gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Its bytes without the line end.
    Whole(Vec<u8>),
    /// It has more bytes than the limit; they were passed over.
    TooLong {
        /// How many it has.
        bytes: u64,
    },
}

/// The lines of a stream. A line over the limit is passed over while it is read, so that memory
/// stays within the limit whatever comes.
///
/// ```
/// use actum_read::source::{Line, Lines};
/// let mut lines = Lines::new("short\nfar too long\nend".as_bytes(), 8);
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"short".to_vec())));
/// assert_eq!(lines.next_line()?, Some(Line::TooLong { bytes: 12 }));
/// assert_eq!(lines.number(), 2);
/// assert_eq!(lines.next_line()?, Some(Line::Whole(b"end".to_vec())));
/// assert_eq!(lines.next_line()?, None);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    limit: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `limit` bytes.
    pub fn new(reader: R, limit: usize) -> Self {
        Self { reader, limit, number: 0 }
    }

    /// The number of the line given last, from 1; 0 before the first.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The next line; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// When the stream cannot be read or unpacked any further. What came of the line before the
    /// error is dropped: it is not whole.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut bytes = 0u64;
        let mut too_long = false;
        loop {
            let ready = match self.reader.fill_buf() {
                Ok(ready) => ready,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let at_end = ready.is_empty();
            let end = memchr::memchr(b'\n', ready);
            let piece = &ready[..end.unwrap_or(ready.len())];
            bytes += piece.len() as u64;
            too_long |= bytes > self.limit as u64;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(piece);
            }
            let used = piece.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if at_end && bytes == 0 {
                return Ok(None);
            }
            if at_end || end.is_some() {
                break;
            }
        }
        self.number += 1;
        Ok(Some(if too_long { Line::TooLong { bytes } } else { Line::Whole(line) }))
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_are_those_of_a_simple_split(
            pieces in proptest::collection::vec("[ab]{0,12}", 0..8),
            buffer in 1usize..9,
            limit in 0usize..12,
            last_end in any::<bool>(),
        ) {
            let mut text = pieces.join("\n");
            if last_end && !text.is_empty() {
                text.push('\n');
            }
            let reader = BufReader::with_capacity(buffer, text.as_bytes());
            let mut lines = Lines::new(reader, limit);
            let mut found = Vec::new();
            while let Some(line) = lines.next_line().unwrap() {
                found.push(line);
            }
            let expected: Vec<Line> = text
                .strip_suffix('\n')
                .unwrap_or(&text)
                .split('\n')
                .map(|line| match line.len() > limit {
                    true => Line::TooLong { bytes: line.len() as u64 },
                    false => Line::Whole(line.as_bytes().to_vec()),
                })
                .collect();
            let expected = if text.is_empty() { Vec::new() } else { expected };
            prop_assert_eq!(found, expected);
        }
    }
}
