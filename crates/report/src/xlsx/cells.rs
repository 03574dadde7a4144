//! Writing cells: fonts, directions, limits and safety in one place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actum_model::Language;
use actum_ooxml::write::{Direction, direction_of, without_illegal_characters};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Url, Worksheet, XlsxError};

use crate::csv::is_formula_like;
use crate::words::Words;

/// Excel's limit for the text of a cell, in UTF-16 units.
pub(super) const CELL_LIMIT: usize = 32_767;

/// Excel's limit for the height of a row, in points.
const HIGHEST_ROW: f64 = 409.0;

/// How a cell looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) is_heading: bool,
    pub(super) is_link: bool,
    /// What is written into these cells can be brought back.
    pub(super) is_editable: bool,
    pub(super) has_border: bool,
    /// Font size in points; 0 for the usual one.
    pub(super) size: u8,
    /// Let long words run over the cells beside it instead of breaking the line.
    pub(super) overflows: bool,
}

impl Look {
    pub(super) const TITLE: Look = Look {
        bold: true,
        italic: false,
        is_heading: false,
        is_link: false,
        is_editable: false,
        has_border: false,
        size: 16,
        overflows: true,
    };
    pub(super) const SUBTITLE: Look = Look { size: 12, ..Look::TITLE };
    pub(super) const HEADING: Look = Look {
        bold: true,
        italic: false,
        is_heading: true,
        is_link: false,
        is_editable: false,
        has_border: true,
        size: 0,
        overflows: false,
    };
    pub(super) const CELL: Look = Look { bold: false, is_heading: false, ..Look::HEADING };
    pub(super) const PROPOSED: Look = Look { italic: true, ..Look::CELL };
    pub(super) const LINK: Look = Look { is_link: true, ..Look::CELL };
    pub(super) const PLAIN: Look = Look { has_border: false, overflows: true, ..Look::CELL };
}

/// Writes into one sheet.
pub(super) struct Pen<'p> {
    pub(super) sheet: &'p mut Worksheet,
    pub(super) words: &'p Words<'p>,
    widths: BTreeMap<u16, f64>,
    heights: BTreeMap<u32, f64>,
}

impl<'p> Pen<'p> {
    pub(super) fn new(sheet: &'p mut Worksheet, words: &'p Words<'p>) -> Self {
        Self { sheet, words, widths: BTreeMap::new(), heights: BTreeMap::new() }
    }

    /// Makes a column so many characters wide.
    pub(super) fn width(&mut self, column: u16, width: f64) -> Result<(), XlsxError> {
        self.widths.insert(column, width);
        self.sheet.set_column_width(column, width)?;
        Ok(())
    }

    /// Gives every row the height that its words need. LibreOffice does not measure the rows of
    /// a file it opens: without this, all lines but the first are hidden.
    pub(super) fn finish(self) -> Result<(), XlsxError> {
        for (row, height) in self.heights {
            self.sheet.set_row_height(row, height)?;
        }
        Ok(())
    }

    fn make_room(&mut self, row: u32, column: u16, text: &str, look: Look) {
        let face = self.face(text, look);
        let width = self.widths.get(&column).copied().unwrap_or(8.43);
        let lines = if look.overflows { 1.0 } else { lines(text, width * 10.0 / face.size) };
        let needed = (lines * face.size * face.line + 3.0).min(HIGHEST_ROW);
        let height = self.heights.entry(row).or_insert(15.0);
        *height = height.max(needed);
    }

    /// Words as text, whatever they begin with.
    pub(super) fn text(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        look: Look,
    ) -> Result<(), XlsxError> {
        let text = fitting(text, &self.words.word("note-cut"));
        let mut format = self.format(&text, look);
        if is_formula_like(&text) {
            // Without the prefix Excel computes the cell as soon as somebody edits it.
            format = format.set_quote_prefix();
        }
        self.make_room(row, column, &text, look);
        self.sheet.write_string_with_format(row, column, text.as_ref(), &format)?;
        Ok(())
    }

    /// A number, in whole or with `decimals`.
    pub(super) fn number(
        &mut self,
        row: u32,
        column: u16,
        number: f64,
        decimals: Decimals,
        look: Look,
    ) -> Result<(), XlsxError> {
        let pattern = match decimals {
            Decimals::None => "0",
            Decimals::Two => "0.00",
        };
        let format = self.format("", look).set_num_format(pattern);
        self.sheet.write_number_with_format(row, column, number, &format)?;
        Ok(())
    }

    /// Words that lead to a place in the workbook.
    pub(super) fn link(
        &mut self,
        row: u32,
        column: u16,
        target: String,
        text: &str,
        look: Look,
    ) -> Result<(), XlsxError> {
        let text = fitting(text, &self.words.word("note-cut"));
        let format = self.format(&text, Look { is_link: true, ..look });
        self.make_room(row, column, &text, look);
        self.sheet.write_url_with_format(
            row,
            column,
            Url::new(target).set_text(text.as_ref()),
            &format,
        )?;
        Ok(())
    }

    /// A row of headings, from the first column on.
    pub(super) fn headings(
        &mut self,
        row: u32,
        headings: impl IntoIterator<Item = String>,
    ) -> Result<(), XlsxError> {
        self.headings_marked(row, headings.into_iter().map(|heading| (heading, false)))
    }

    /// The same, each with whether its column can be edited.
    pub(super) fn headings_marked(
        &mut self,
        row: u32,
        headings: impl IntoIterator<Item = (String, bool)>,
    ) -> Result<(), XlsxError> {
        for (column, (heading, is_editable)) in (0u16..).zip(headings) {
            self.text(row, column, &heading, Look { is_editable, ..Look::HEADING })?;
        }
        Ok(())
    }

    /// Font by script: a cell in another script than the plan's keeps a font that has its letters.
    fn face(&self, text: &str, look: Look) -> Face {
        let direction = self.direction(text);
        let is_han = text.chars().any(|character| matches!(character, '\u{2E80}'..='\u{9FFF}'));
        let (font, size, line) = if is_han {
            ("Noto Sans CJK SC", 10.0, 1.5)
        } else if direction == Direction::RightToLeft {
            ("Noto Naskh Arabic", 12.0, 1.75)
        } else if self.words.language == Language::Zh {
            ("Noto Sans CJK SC", 10.0, 1.5)
        } else {
            ("Noto Sans", 10.0, 1.4)
        };
        let size = if look.size == 0 { size } else { f64::from(look.size) };
        Face { font, size, line, direction }
    }

    /// In a right-to-left sheet every cell with right-to-left words runs that way, whatever name
    /// it begins with.
    fn direction(&self, text: &str) -> Direction {
        let has_right_to_left = || {
            text.split_whitespace()
                .any(|word| direction_of(word, Direction::LeftToRight) == Direction::RightToLeft)
        };
        match self.words.is_right_to_left() {
            true if has_right_to_left() => Direction::RightToLeft,
            true => direction_of(text, Direction::RightToLeft),
            false => direction_of(text, Direction::LeftToRight),
        }
    }

    fn format(&self, text: &str, look: Look) -> Format {
        let Face { font, size, direction, .. } = self.face(text, look);
        let mut format = Format::new()
            .set_font_name(font)
            .set_font_size(size)
            .set_align(FormatAlign::Top)
            .set_reading_direction(match direction {
                Direction::LeftToRight => 1,
                Direction::RightToLeft => 2,
            });
        if !look.overflows {
            format = format.set_text_wrap();
        }
        if look.bold {
            format = format.set_bold();
        }
        if look.italic && self.words.has_italic() {
            format = format.set_italic();
        }
        if look.italic {
            // Han and Arabic letters have no italic; a tint marks the cell in every language.
            format = format.set_background_color(Color::RGB(0x00FF_F8E5));
        }
        if look.is_link {
            format = format
                .set_font_color(Color::RGB(0x000B_4F9E))
                .set_underline(rust_xlsxwriter::FormatUnderline::Single);
        }
        if look.is_heading {
            let tint = if look.is_editable { 0x00E2_F0D9 } else { 0x00DC_E6F1 };
            format = format.set_background_color(Color::RGB(tint));
        }
        if look.has_border {
            format =
                format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00BF_BFBF));
        }
        format
    }
}

/// The letters of a cell.
struct Face {
    font: &'static str,
    /// In points.
    size: f64,
    /// Height of a line, as a multiple of the size.
    line: f64,
    direction: Direction,
}

/// How many lines the text takes in a column so many characters wide. East Asian characters
/// count nearly double; a line loses some room where a word does not fit.
fn lines(text: &str, width: f64) -> f64 {
    let room = (width - 1.0).max(1.0);
    text.split('\n')
        .map(|line| {
            let length: f64 = line
                .chars()
                .map(|c| if ('\u{2E80}'..='\u{FFEF}').contains(&c) { 1.9 } else { 0.9 })
                .sum();
            (length * 1.06 / room).ceil().max(1.0)
        })
        .sum()
}

/// Decimals shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decimals {
    None,
    Two,
}

/// The text without forbidden characters, cut to what a cell can hold; a cut text ends in the
/// notice.
pub(crate) fn fitting<'t>(text: &'t str, notice: &str) -> Cow<'t, str> {
    let text = without_illegal_characters(text);
    if text.encode_utf16().count() <= CELL_LIMIT {
        return text;
    }
    let ending = format!(" […] {notice}");
    let room = CELL_LIMIT.saturating_sub(ending.encode_utf16().count());
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|character| {
            used += character.len_utf16();
            used <= room
        })
        .collect();
    Cow::Owned(kept + &ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_with_a_notice() {
        let long = "😀".repeat(20_000);
        let cut = fitting(&long, "cut");
        assert!(cut.ends_with(" […] cut"), "{}", &cut[cut.len() - 20..]);
        assert!((CELL_LIMIT - 1..=CELL_LIMIT).contains(&cut.encode_utf16().count()));
        assert_eq!(fitting("a\u{0}b", "cut"), "ab");
    }
}
