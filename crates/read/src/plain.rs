//! Plain text into blocks.

use actum_model::Place;

use crate::block::{Block, Blocks};
use crate::lexicon::Lexicon;
use crate::{Limits, ReadError};

/// The paragraphs of a plain text in normal form.
pub(crate) fn read_plain(
    text: &str,
    lexicon: &Lexicon,
    limits: &Limits,
) -> Result<Blocks, ReadError> {
    let _ = lexicon;
    let mut blocks = Blocks::default();
    let mut blank = 0u8;
    for (number, line) in (1u32..).zip(text.split('\n')) {
        if line.trim().is_empty() {
            blank = blank.saturating_add(1);
            continue;
        }
        if blocks.items.len() >= limits.max_paragraphs {
            return Err(ReadError::TooLarge {
                name: String::new(),
                what: "the number of paragraphs".to_owned(),
                found: blocks.items.len() as u64 + 1,
                limit: limits.max_paragraphs as u64,
                setting: "max_paragraphs",
            });
        }
        let place = Place { line: Some(number), ..Place::default() };
        blocks.items.push(Block {
            text: line.to_owned(),
            blank_before: blank,
            place,
            ..Block::default()
        });
        blank = 0;
    }
    Ok(blocks)
}
