//! A report as blocks, as it comes in.

use serde::{Deserialize, Serialize};

/// Name and version of the form.
pub const SCHEMA: &str = "actum-pages/1";

/// A report.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pages {
    /// [`SCHEMA`].
    pub schema: String,
    /// ISO 639-1 code of the language of headings.
    pub language: String,
    /// The title, for the document's properties.
    pub title: String,
    /// Who submits it.
    #[serde(default)]
    pub author: String,
    /// The moment shown, RFC 3339; the only date in the file.
    pub as_of: String,
    /// `a4` or `us-letter`.
    pub paper: String,
    /// The heading of the contents; none when there are to be none.
    #[serde(default)]
    pub contents: Option<String>,
    /// Words at the head of every page.
    #[serde(default)]
    pub head: String,
    /// Words at the foot of every page.
    #[serde(default)]
    pub foot: String,
    /// What the report says, in order.
    pub sections: Vec<Section>,
}

/// Pages of one form.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Whether pages lie on the long side.
    pub landscape: bool,
    /// What stands on them.
    pub blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// The title as readers see it.
    Title {
        /// Its words.
        runs: Vec<Run>,
    },
    /// A heading.
    Heading {
        /// From 1.
        level: u8,
        /// Its words.
        runs: Vec<Run>,
        /// Whether it begins a page.
        new_page: bool,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        runs: Vec<Run>,
        /// Words quoted from a text.
        quoted: bool,
        /// A remark of the report on itself.
        note: bool,
    },
    /// The contents.
    Contents,
    /// Names and what belongs to them.
    Facts {
        /// A name and its value each.
        rows: Vec<(String, Lines)>,
    },
    /// A table.
    Table {
        /// The shares of the width that the columns take.
        widths: Vec<u32>,
        /// The headings.
        heads: Vec<String>,
        /// The rows, a cell for each heading.
        rows: Vec<Vec<Lines>>,
    },
}

/// The paragraphs of a cell.
pub type Lines = Vec<Vec<Run>>;

/// Words that look alike.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The words.
    pub words: String,
    /// In bold.
    #[serde(default)]
    pub bold: bool,
    /// Proposed by a rule: slanted where the script has such letters.
    #[serde(default)]
    pub proposed: bool,
    /// A sign behind a word, raised.
    #[serde(default)]
    pub sign: bool,
    /// The language, where it is not that of the report.
    #[serde(default)]
    pub language: Option<String>,
}

impl Pages {
    /// Every stretch of words, to be read or changed.
    pub fn words(&mut self) -> Vec<&mut String> {
        fn of(runs: &mut [Run]) -> impl Iterator<Item = &mut String> {
            runs.iter_mut().map(|run| &mut run.words)
        }
        let mut words: Vec<&mut String> =
            vec![&mut self.title, &mut self.author, &mut self.head, &mut self.foot];
        words.extend(&mut self.contents);
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            match block {
                Block::Title { runs }
                | Block::Heading { runs, .. }
                | Block::Paragraph { runs, .. } => words.extend(of(runs)),
                Block::Facts { rows } => {
                    for (name, lines) in rows {
                        words.push(name);
                        words.extend(lines.iter_mut().flat_map(|runs| of(runs)));
                    }
                }
                Block::Table { heads, rows, .. } => {
                    words.extend(heads);
                    words.extend(rows.iter_mut().flatten().flatten().flat_map(|runs| of(runs)));
                }
                Block::Contents => {}
            }
        }
        words
    }

    /// The characters that occur.
    pub fn characters(&mut self) -> std::collections::BTreeSet<char> {
        self.words().into_iter().flat_map(|words| words.chars().collect::<Vec<_>>()).collect()
    }
}
