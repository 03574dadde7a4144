//! In which language a hand-made plan is written.

use actum_model::Language;
use actum_pack::Packs;

use super::{HandColumn, HandTable};
use crate::book::Book;

/// The language of the letters of what is to be done; English for Latin ones, unless headings are
/// those of another language.
pub fn hand_language(book: &Book, tables: &[HandTable], packs: &Packs) -> Language {
    let mut letters = [0_usize; 4];
    for table in tables {
        let (Some(sheet), Some(column)) = (
            book.sheets.iter().find(|sheet| sheet.name == table.sheet),
            table.columns.get(&HandColumn::Action),
        ) else {
            continue;
        };
        for letter in table.rows.iter().flat_map(|row| sheet.text(*row, *column).chars()) {
            match u32::from(letter) {
                0x2E80..=0x9FFF => letters[0] += 2,
                0x0600..=0x06FF => letters[1] += 1,
                0x0400..=0x04FF => letters[2] += 1,
                _ if letter.is_alphabetic() => letters[3] += 1,
                _ => {}
            }
        }
    }
    let most = letters.iter().max().copied().unwrap_or(0);
    match letters.iter().position(|count| *count == most) {
        Some(0) => Language::Zh,
        Some(1) => Language::Ar,
        Some(2) => Language::Ru,
        _ => {
            let headings: Vec<String> = tables
                .iter()
                .flat_map(|table| table.headings.values().map(|one| one.to_lowercase()))
                .collect();
            let score = |language: Language| {
                packs.language(language).map_or(0, |pack| {
                    let words = &pack.structure.columns;
                    [&words.action, &words.responsible, &words.deadline, &words.status]
                        .into_iter()
                        .flatten()
                        .filter(|word| headings.contains(&word.to_lowercase()))
                        .count()
                })
            };
            let mut best = Language::En;
            for language in [Language::Fr, Language::Es] {
                if score(language) > score(best) {
                    best = language;
                }
            }
            best
        }
    }
}
