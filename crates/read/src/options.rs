//! How a file is to be read.

use actum_model::{Format, Language};

/// How a file is to be read; the default finds everything out by itself.
///
/// ```
/// use actum_read::{Limits, ReadOptions};
/// let options = ReadOptions {
///     language: Some(actum_model::Language::Fr),
///     limits: Limits { max_file_bytes: 1 << 20, ..Limits::default() },
///     ..ReadOptions::default()
/// };
/// assert!(options.encoding.is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The language, when the reader of the file knows it. It always wins over detection.
    pub language: Option<Language>,
    /// The character encoding by any WHATWG label (`gbk`, `windows-1251`), when known.
    pub encoding: Option<String>,
    /// The format, when the content must not decide.
    pub format: Option<Format>,
    /// Sizes beyond which a file is refused.
    pub limits: Limits,
}

/// Sizes beyond which a file is refused, so that no file can exhaust memory or time.
///
/// The defaults are far above any adopted text known (the largest collections of final acts stay
/// under 10 MB and 20,000 paragraphs) and keep reading under about 1 GB of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself; default 64 MiB.
    pub max_file_bytes: u64,
    /// Bytes of all parts of a package together after unpacking; default 256 MiB.
    pub max_inflated_bytes: u64,
    /// Unpacked size of a part divided by its packed size; default 200. Parts under 1 MiB
    /// unpacked are exempt, since short repetitive XML packs very well.
    pub max_ratio: u64,
    /// Parts of a package; default 10,000.
    pub max_parts: usize,
    /// Paragraphs with text; default 500,000.
    pub max_paragraphs: usize,
    /// Cells of all tables together; default 1,000,000.
    pub max_table_cells: usize,
    /// Nesting of elements (HTML, XML); default 256.
    pub max_depth: usize,
    /// Characters' bytes in one paragraph; default 16 MiB.
    pub max_paragraph_bytes: usize,
    /// Bytes of one line of a collection of texts, which is one document; default 8 MiB.
    pub max_line_bytes: usize,
    /// Pages of a PDF; default 10,000.
    pub max_pages: usize,
    /// Steps of drawing all pages of a PDF together: characters, lines, pictures, forms by their
    /// size. It stands in for a limit of time, which would make results depend on the machine;
    /// default 50,000,000, some hundred times what the largest known texts take.
    pub max_drawing_steps: u64,
}

impl Limits {
    /// The limits of a package (docx, odt).
    #[must_use]
    pub fn for_packages(&self) -> actum_ooxml::Limits {
        actum_ooxml::Limits {
            max_parts: self.max_parts,
            max_inflated_bytes: self.max_inflated_bytes,
            max_ratio: self.max_ratio,
            max_depth: self.max_depth,
            max_paragraph_bytes: self.max_paragraph_bytes,
            max_paragraphs: self.max_paragraphs,
            max_table_cells: self.max_table_cells,
            ..actum_ooxml::Limits::default()
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file_bytes: 64 << 20,
            max_inflated_bytes: 256 << 20,
            max_ratio: 200,
            max_parts: 10_000,
            max_paragraphs: 500_000,
            max_table_cells: 1_000_000,
            max_depth: 256,
            max_paragraph_bytes: 16 << 20,
            max_line_bytes: 8 << 20,
            max_pages: 10_000,
            max_drawing_steps: 50_000_000,
        }
    }
}
