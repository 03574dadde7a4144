//! Sizes beyond which a package is refused.

use crate::Error;

/// Sizes beyond which a package is refused, so that no file can exhaust memory or time.
///
/// Everything is checked before memory is taken for it: declared sizes before a part is unpacked,
/// real sizes while it is unpacked, paragraphs and memory while it is understood.
///
/// ```
/// use actum_ooxml::Limits;
/// let limits = Limits { max_paragraphs: 1_000, ..Limits::default() };
/// assert_eq!(limits.max_ratio, 200);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Entries of the archive; default 10,000.
    pub max_parts: usize,
    /// Unpacked bytes of all parts that are read, together; default 256 MiB.
    pub max_inflated_bytes: u64,
    /// Unpacked size of a part divided by its packed size; default 200. Parts under 1 MiB
    /// unpacked are exempt, since short repetitive XML packs very well.
    pub max_ratio: u64,
    /// Nesting of XML elements; default 256.
    pub max_depth: usize,
    /// Bytes of one tag, one stretch of characters, or the text of one paragraph; default 16 MiB.
    pub max_paragraph_bytes: usize,
    /// Paragraphs, empty ones included; default 500,000.
    pub max_paragraphs: usize,
    /// Rows and cells of all tables together; default 1,000,000.
    pub max_table_cells: usize,
    /// Memory the document may take once read, as estimated by the reader; default 768 MiB.
    pub max_memory_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_parts: 10_000,
            max_inflated_bytes: 256 << 20,
            max_ratio: 200,
            max_depth: 256,
            max_paragraph_bytes: 16 << 20,
            max_paragraphs: 500_000,
            max_table_cells: 1_000_000,
            max_memory_bytes: 768 << 20,
        }
    }
}

/// Parts smaller than this are exempt from [`Limits::max_ratio`].
pub(crate) const RATIO_FLOOR: u64 = 1 << 20;

/// What has been spent of the limits while a document is read.
#[derive(Debug)]
pub(crate) struct Budget {
    limits: Limits,
    paragraphs: usize,
    cells: usize,
    memory: usize,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, paragraphs: 0, cells: 0, memory: 0 }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Counts a paragraph.
    pub(crate) fn paragraph(&mut self, part: &str) -> Result<(), Error> {
        self.paragraphs += 1;
        if self.paragraphs > self.limits.max_paragraphs {
            return Err(Error::too_large(
                part,
                "the number of paragraphs",
                self.paragraphs as u64,
                self.limits.max_paragraphs as u64,
                "max_paragraphs",
            ));
        }
        Ok(())
    }

    /// Counts a row or a cell.
    pub(crate) fn cell(&mut self, part: &str) -> Result<(), Error> {
        self.cells += 1;
        if self.cells > self.limits.max_table_cells {
            return Err(Error::too_large(
                part,
                "the number of table rows and cells",
                self.cells as u64,
                self.limits.max_table_cells as u64,
                "max_table_cells",
            ));
        }
        Ok(())
    }

    /// Counts memory that stays taken.
    pub(crate) fn memory(&mut self, part: &str, bytes: usize) -> Result<(), Error> {
        self.memory = self.memory.saturating_add(bytes);
        if self.memory > self.limits.max_memory_bytes {
            return Err(Error::too_large(
                part,
                "the memory for the document",
                self.memory as u64,
                self.limits.max_memory_bytes as u64,
                "max_memory_bytes",
            ));
        }
        Ok(())
    }
}
