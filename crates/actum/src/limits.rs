//! Sizes beyond which a file is refused, as flags.

use actum_read::{Limits, ReadError};
use clap::Args;

/// One flag for each limit of the reader.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "Limits")]
pub(crate) struct LimitOptions {
    /// Largest file: 64MiB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_file_size: Option<u64>,
    /// Largest package (.docx, .odt) or PDF after unpacking, all parts together: 256MiB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_unpacked_size: Option<u64>,
    /// Largest unpacked size of a part as a multiple of its packed size: 200.
    #[arg(long, value_name = "NUMBER")]
    max_ratio: Option<u64>,
    /// Most parts in a package: 10000.
    #[arg(long, value_name = "NUMBER")]
    max_parts: Option<usize>,
    /// Most paragraphs: 500000.
    #[arg(long, value_name = "NUMBER")]
    max_paragraphs: Option<usize>,
    /// Most cells of all tables together: 1000000.
    #[arg(long, value_name = "NUMBER")]
    max_table_cells: Option<usize>,
    /// Deepest nesting of elements: 256.
    #[arg(long, value_name = "NUMBER")]
    max_depth: Option<usize>,
    /// Largest paragraph: 16MiB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_paragraph_size: Option<u64>,
    /// Largest line of a collection (.jsonl), which is one document: 8MiB.
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    max_line_size: Option<u64>,
    /// Most pages of a PDF: 10000.
    #[arg(long, value_name = "NUMBER")]
    max_pages: Option<usize>,
    /// Most steps of drawing the pages of a PDF, which stand in for time: 50000000.
    #[arg(long, value_name = "NUMBER")]
    max_drawing_steps: Option<u64>,
}

impl LimitOptions {
    /// The reader's limits with those given here in their place.
    pub(crate) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        let size = |bytes: u64| usize::try_from(bytes).unwrap_or(usize::MAX);
        set(&mut limits.max_file_bytes, self.max_file_size);
        set(&mut limits.max_inflated_bytes, self.max_unpacked_size);
        set(&mut limits.max_ratio, self.max_ratio);
        set(&mut limits.max_parts, self.max_parts);
        set(&mut limits.max_paragraphs, self.max_paragraphs);
        set(&mut limits.max_table_cells, self.max_table_cells);
        set(&mut limits.max_depth, self.max_depth);
        set(&mut limits.max_paragraph_bytes, self.max_paragraph_size.map(size));
        set(&mut limits.max_line_bytes, self.max_line_size.map(size));
        set(&mut limits.max_pages, self.max_pages);
        set(&mut limits.max_drawing_steps, self.max_drawing_steps);
        limits
    }
}

fn set<T>(limit: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *limit = given;
    }
}

/// The flag that raises the limit over which a file went.
pub(crate) fn flag_for(error: &ReadError) -> Option<&'static str> {
    let ReadError::TooLarge { setting, .. } = error else { return None };
    Some(match *setting {
        "max_file_bytes" => "--max-file-size",
        "max_inflated_bytes" => "--max-unpacked-size",
        "max_ratio" => "--max-ratio",
        "max_parts" => "--max-parts",
        "max_paragraphs" => "--max-paragraphs",
        "max_table_cells" => "--max-table-cells",
        "max_depth" => "--max-depth",
        "max_paragraph_bytes" => "--max-paragraph-size",
        "max_line_bytes" => "--max-line-size",
        "max_pages" => "--max-pages",
        "max_drawing_steps" => "--max-drawing-steps",
        _ => return None,
    })
}

/// Reads `1000`, `64MiB`, `64M`, `2GB`: K, M and G count in 1024s unless written with a B alone.
fn parse_size(written: &str) -> Result<u64, String> {
    let written = written.trim();
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = written.split_at(digits);
    let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(format!("`{unit}` is not a unit of size; write B, KiB, MiB or GiB")),
    };
    number
        .parse::<u64>()
        .ok()
        .and_then(|number| number.checked_mul(factor))
        .ok_or_else(|| format!("`{written}` is not a size; write 1000, 64MiB or 2GB"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_units() {
        assert_eq!(parse_size("1000"), Ok(1000));
        assert_eq!(parse_size("64MiB"), Ok(64 << 20));
        assert_eq!(parse_size("2 GB"), Ok(2_000_000_000));
        assert_eq!(parse_size("1k"), Ok(1024));
        for wrong in ["", "MiB", "-1", "1.5M", "12XB", "99999999999999999999"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_the_limit_given_is_changed() {
        let options = LimitOptions { max_file_size: Some(10), ..LimitOptions::default() };
        let expected = Limits { max_file_bytes: 10, ..Limits::default() };
        assert_eq!(options.limits(), expected);
    }
}
