//! A paragraph under construction.

use std::ops::Range;
use std::sync::Arc;

use crate::document::{Change, Languages, Paragraph, Piece, Revision};
use crate::properties::{ParagraphProperties, RunProperties};
use crate::styles::{Style, Styles};

/// What matters of a run's properties, styles followed.
#[derive(Debug, Clone, Default)]
pub(super) struct RunState {
    pub(super) hidden: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) right_to_left: bool,
    pub(super) languages: Languages,
}

impl RunState {
    /// Follows the styles of a run in a paragraph of `style`.
    pub(super) fn new(run: &RunProperties, style: &Style, styles: &Styles) -> Self {
        let character = run.style.as_ref().and_then(|id| styles.run(id));
        let toggle = |get: fn(&RunProperties) -> Option<bool>| {
            get(run).unwrap_or_else(|| {
                // 17.7.3: toggle properties of the paragraph's and the character style cancel
                // each other; the document defaults only add.
                let above = get(&style.run).unwrap_or(false);
                let character = character.and_then(get).unwrap_or(false);
                (above ^ character) || get(&styles.run_defaults).unwrap_or(false)
            })
        };
        let right_to_left = run
            .right_to_left
            .or(character.and_then(|run| run.right_to_left))
            .or(style.run.right_to_left)
            .unwrap_or(false);
        let language = |get: fn(&Languages) -> &Option<Arc<str>>| {
            get(&run.languages)
                .as_ref()
                .or_else(|| character.and_then(|run| get(&run.languages).as_ref()))
                .or(get(&style.run.languages).as_ref())
                .map(Arc::clone)
        };
        Self {
            hidden: toggle(|run| run.hidden),
            bold: if right_to_left {
                toggle(|run| run.bold_complex)
            } else {
                toggle(|run| run.bold)
            },
            italic: if right_to_left {
                toggle(|run| run.italic_complex)
            } else {
                toggle(|run| run.italic)
            },
            right_to_left,
            languages: Languages {
                latin: language(|languages| &languages.latin),
                east_asian: language(|languages| &languages.east_asian),
                complex: language(|languages| &languages.complex),
            },
        }
    }
}

/// A tracked change that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) change: Change,
    /// Whether its words are absent from this view.
    pub(super) absent: bool,
    /// Length of the text when it began.
    start: usize,
    /// The absent words.
    words: String,
}

/// A paragraph under construction.
#[derive(Debug, Default)]
pub(super) struct Builder {
    pub(super) paragraph: Paragraph,
    pub(super) properties: ParagraphProperties,
    pub(super) style: Arc<Style>,
    pub(super) run: RunState,
    changes: Vec<Open>,
    letters: Vec<(Arc<str>, usize)>,
    unmarked_letters: usize,
    seen: bool,
    all_bold: bool,
    all_italic: bool,
}

impl Builder {
    pub(super) fn new(index: u32, offset: u64) -> Self {
        let paragraph = Paragraph { index, bytes: offset..offset, ..Paragraph::default() };
        Self { paragraph, all_bold: true, all_italic: true, ..Self::default() }
    }

    /// Goes on in the next paragraph of the file, whose properties are the ones that stay.
    pub(super) fn go_on(&mut self, index: u32, offset: u64) {
        if self.paragraph.text.is_empty() {
            self.paragraph.index = index;
            self.paragraph.bytes = offset..offset;
        }
    }

    /// Text that was taken over, with the memory it takes.
    pub(super) fn push(&mut self, text: &str, bytes: Option<Range<u64>>) -> usize {
        let mut memory = text.len();
        if let Some(open) = self.changes.iter_mut().rev().find(|open| open.absent) {
            open.words.push_str(text);
            return memory;
        }
        let start = self.paragraph.text.len();
        self.paragraph.text.push_str(text);
        if let Some(bytes) = bytes {
            let text = piece_range(start, self.paragraph.text.len());
            self.paragraph.pieces.push(Piece { text, bytes });
            memory += size_of::<Piece>();
        }
        if text.chars().any(|char| !char.is_whitespace()) {
            self.seen = true;
            self.all_bold &= self.run.bold;
            self.all_italic &= self.run.italic;
        }
        self.count_letters(text);
        memory
    }

    /// Whether words pushed now are absent from the view.
    pub(super) fn is_absent(&self) -> bool {
        self.changes.iter().any(|open| open.absent)
    }

    fn count_letters(&mut self, text: &str) {
        let (mut latin, mut east_asian, mut complex) = (0, 0, 0);
        if text.is_ascii() {
            latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
        } else {
            for char in text.chars().filter(|char| char.is_alphabetic()) {
                match char as u32 {
                    0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF => complex += 1,
                    0x2E80..=0xA4CF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => {
                        // A Han character says about as much as two letters.
                        east_asian += 2;
                    }
                    _ => latin += 1,
                }
            }
        }
        if self.run.right_to_left {
            complex += std::mem::take(&mut latin);
        }
        let languages = self.run.languages.clone();
        for (count, language) in [
            (latin, languages.latin),
            (east_asian, languages.east_asian),
            (complex, languages.complex),
        ] {
            if count == 0 {
                continue;
            }
            match language {
                None => self.unmarked_letters += count,
                Some(language) => {
                    match self.letters.iter().position(|(known, _)| *known == language) {
                        Some(at) => self.letters[at].1 += count,
                        None if self.letters.len() < 16 => self.letters.push((language, count)),
                        None => self.unmarked_letters += count,
                    }
                }
            }
        }
    }

    pub(super) fn open_change(&mut self, change: Change, absent: bool) {
        let start = self.paragraph.text.len();
        self.changes.push(Open { change, absent, start, words: String::new() });
    }

    /// Ends the change opened last and records it; gives the memory it takes.
    pub(super) fn close_change(&mut self) -> usize {
        let Some(open) = self.changes.pop() else { return 0 };
        let end = self.paragraph.text.len();
        // Text may have been cut back by a paragraph that started over; never for a real file.
        let start = open.start.min(end);
        if open.absent {
            self.record(open.change, open.words, end..end)
        } else {
            let words = self.paragraph.text[start..end].to_owned();
            self.record(open.change, words, start..end)
        }
    }

    pub(super) fn close_all_changes(&mut self) -> usize {
        let mut memory = 0;
        while !self.changes.is_empty() {
            memory += self.close_change();
        }
        memory
    }

    /// Records a change. Word cuts one change wherever the formatting differs; the pieces are put
    /// together again.
    pub(super) fn record(&mut self, change: Change, words: String, range: Range<usize>) -> usize {
        if words.is_empty() {
            return 0;
        }
        let memory = words.len();
        if let Some(last) = self.paragraph.revisions.last_mut()
            && last.change == change
            && last.range.end == range.start
            && last.range.is_empty() == range.is_empty()
        {
            last.words.push_str(&words);
            last.range.end = range.end;
            return memory;
        }
        self.paragraph.revisions.push(Revision { change, words, range });
        memory + size_of::<Revision>()
    }

    /// The finished paragraph. `contents` when it stands in a table of contents.
    pub(super) fn finish(mut self, contents: bool) -> Paragraph {
        let style = &self.style;
        let paragraph = &mut self.paragraph;
        paragraph.style_id.clone_from(&style.id);
        paragraph.style_name.clone_from(&style.name);
        paragraph.role = match (self.properties.outline, style.role) {
            _ if contents => crate::Role::Contents,
            (Some(level @ 0..=8), crate::Role::Body | crate::Role::Heading(_)) => {
                crate::Role::Heading(level + 1)
            }
            (Some(9..), crate::Role::Heading(_)) => crate::Role::Body,
            (_, role) => role,
        };
        paragraph.alignment = self.properties.alignment.or(style.paragraph.alignment);
        paragraph.right_to_left =
            self.properties.right_to_left.or(style.paragraph.right_to_left).unwrap_or(false);
        paragraph.bold = self.seen && self.all_bold;
        paragraph.italic = self.seen && self.all_italic;
        let marked: usize = self.letters.iter().map(|(_, count)| count).sum();
        if marked > self.unmarked_letters {
            // The first of equals, so that the order of runs decides and nothing else.
            let mut best: Option<&(Arc<str>, usize)> = None;
            for candidate in &self.letters {
                if best.is_none_or(|best| candidate.1 > best.1) {
                    best = Some(candidate);
                }
            }
            paragraph.language = best.map(|(language, _)| Arc::clone(language));
        }
        paragraph.revisions.sort_by_key(|revision| revision.range.start);
        paragraph.pieces.shrink_to_fit();
        paragraph.text.shrink_to_fit();
        self.paragraph
    }
}

fn piece_range(start: usize, end: usize) -> Range<u32> {
    // A paragraph is limited to far less than 4 GB.
    let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    narrow(start)..narrow(end)
}
