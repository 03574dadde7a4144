//! The characters of one paragraph.

use std::borrow::Cow;

use actum_ooxml::{Error, Event, XmlReader};

use super::{Content, Where};
use crate::block::{Block, BlockRevision, NoteBody, NoteCall};
use crate::odt::styles::{Family, Styles};

/// Spaces that one element may stand for.
const MOST_SPACES: usize = 1_000;

/// The characters of a paragraph while they are read.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) calls: Vec<NoteCall>,
    pub(super) revisions: Vec<BlockRevision>,
    /// Insertions that began and did not end yet: their id and the byte where they begin here.
    pub(super) inserted: Vec<(String, usize)>,
    /// Characters that are seen, and those of them that are bold or italic.
    pub(super) visible: u32,
    pub(super) bold: u32,
    pub(super) italic: u32,
    /// Paragraphs of frames that hang on this one.
    pub(super) frames: Vec<Block>,
    /// Whether white space is swallowed here: after white space, and at the start.
    swallow: bool,
    looks: Looks,
}

/// How characters look.
#[derive(Debug, Clone, Copy, Default)]
struct Looks {
    bold: bool,
    italic: bool,
    hidden: bool,
}

impl Words {
    pub(super) fn new(styles: &Styles, style: &str) -> Self {
        let looks = Looks {
            bold: styles.bold(Family::Paragraph, style).unwrap_or(false),
            italic: styles.italic(Family::Paragraph, style).unwrap_or(false),
            hidden: false,
        };
        Self { swallow: true, looks, ..Self::default() }
    }

    /// Adds characters; white space of the file is one space (part 3, 6.1.2).
    fn add(&mut self, characters: &str) {
        for one in characters.chars() {
            if matches!(one, ' ' | '\t' | '\n' | '\r') {
                if !self.swallow {
                    self.text.push(' ');
                    self.swallow = true;
                }
                continue;
            }
            self.swallow = false;
            self.text.push(one);
            if !one.is_whitespace() {
                self.visible += 1;
                self.bold += u32::from(self.looks.bold);
                self.italic += u32::from(self.looks.italic);
            }
        }
    }
}

/// What an element inside a paragraph is.
enum Piece {
    Words(String),
    Text,
    Element { name: String, count: usize, change: Option<String>, id: String },
}

impl Content {
    /// Reads characters up to the end of the element begun last.
    pub(super) fn inline(
        &mut self,
        reader: &mut XmlReader<'_>,
        words: &mut Words,
        at: Where,
    ) -> Result<(), Error> {
        loop {
            let piece = match reader.next()? {
                Event::End | Event::Eof => return Ok(()),
                Event::Text(characters) => {
                    if words.looks.hidden {
                        continue;
                    }
                    words.add(characters);
                    Piece::Text
                }
                Event::Start(element) => {
                    let own = |name: &str| element.attribute(name).map(Cow::into_owned);
                    let count = own("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    let style = own("style-name");
                    match element.name {
                        "span" | "a" => Piece::Words(style.unwrap_or_default()),
                        name => Piece::Element {
                            name: name.to_owned(),
                            count,
                            change: own("change-id"),
                            id: own("id").unwrap_or_default(),
                        },
                    }
                }
            };
            match piece {
                Piece::Text => {}
                Piece::Words(style) => {
                    let before = words.looks;
                    let styles = &self.styles;
                    let set = |value: Option<bool>, old: bool| value.unwrap_or(old);
                    words.looks = Looks {
                        bold: set(styles.bold(Family::Words, &style), before.bold),
                        italic: set(styles.italic(Family::Words, &style), before.italic),
                        hidden: set(styles.hidden(Family::Words, &style), before.hidden),
                    };
                    self.left_out.hidden += u32::from(words.looks.hidden && !before.hidden);
                    self.inline(reader, words, at)?;
                    words.looks = before;
                }
                Piece::Element { name, count, change, id } => {
                    self.element(reader, words, at, (&name, count, change.as_deref(), &id))?;
                }
            }
        }
    }

    fn element(
        &mut self,
        reader: &mut XmlReader<'_>,
        words: &mut Words,
        at: Where,
        (name, count, change, id): (&str, usize, Option<&str>, &str),
    ) -> Result<(), Error> {
        match name {
            "s" => {
                words.text.extend(std::iter::repeat_n(' ', count.min(MOST_SPACES)));
                words.swallow = true;
                reader.skip()
            }
            "tab" => {
                words.text.push('\t');
                words.swallow = true;
                reader.skip()
            }
            "line-break" => {
                words.text.push('\n');
                words.swallow = true;
                reader.skip()
            }
            "note" => self.note(reader, words, id),
            "annotation" => {
                self.left_out.comments += 1;
                reader.skip()
            }
            "change-start" | "change-end" | "change" => {
                self.changes.inside(name, change, words);
                reader.skip()
            }
            "hidden-text" | "hidden-paragraph" => {
                self.left_out.hidden += 1;
                reader.skip()
            }
            "frame" | "custom-shape" | "rect" | "text-box" | "g" | "ellipse" | "polygon"
            | "path" => {
                // What stands in a frame is read behind the paragraph on which it hangs.
                let before = self.blocks.items.len();
                self.flow(reader, Where { cell: at.cell, index: at.index }, None)?;
                words.frames.extend(self.blocks.items.drain(before..));
                Ok(())
            }
            "image" => {
                self.left_out.pictures += 1;
                reader.skip()
            }
            "object" | "object-ole" => {
                self.left_out.objects += 1;
                reader.skip()
            }
            "annotation-end"
            | "ruby-text"
            | "soft-page-break"
            | "bookmark"
            | "bookmark-start"
            | "bookmark-end"
            | "reference-mark"
            | "reference-mark-start"
            | "reference-mark-end"
            | "script"
            | "title"
            | "desc"
            | "toc-mark"
            | "toc-mark-start"
            | "toc-mark-end" => reader.skip(),
            // Fields, links and the like show the characters in them.
            _ => self.inline(reader, words, at),
        }
    }

    fn note(
        &mut self,
        reader: &mut XmlReader<'_>,
        words: &mut Words,
        id: &str,
    ) -> Result<(), Error> {
        let mut mark = Words::default();
        let before = self.blocks.items.len();
        loop {
            let name = match reader.next()? {
                Event::End | Event::Eof => break,
                Event::Text(_) => continue,
                Event::Start(element) => element.name.to_owned(),
            };
            match name.as_str() {
                "note-citation" => self.inline(reader, &mut mark, Where::default())?,
                "note-body" => {
                    let blank = std::mem::take(&mut self.blank);
                    self.flow(reader, Where::default(), None)?;
                    self.blank = blank;
                }
                _ => reader.skip()?,
            }
        }
        let paragraphs: Vec<Block> = self.blocks.items.drain(before..).collect();
        let key = format!("note {} {id}", self.blocks.notes.len() + 1);
        words.calls.push(NoteCall { key: key.clone(), offset: words.text.len() });
        let mark = mark.text.trim().to_owned();
        let mark = Some(mark).filter(|mark| !mark.is_empty());
        self.blocks.notes.push(NoteBody { key, mark, paragraphs });
        Ok(())
    }
}
