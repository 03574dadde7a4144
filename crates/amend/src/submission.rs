//! Proposals as they come: Word files with tracked changes, clean texts, texts with marks.

use std::collections::BTreeMap;

use actum_model::{Document, Format, ProvisionKind, RevisionKind};
use actum_ooxml::{Block, Limits, Paragraph, ReadOptions, View};
use serde::Serialize;

use crate::align::{Options, align};
use crate::edition::{Clause, Edition};
use crate::marks::{Remark, apply_marks, has_marks};

/// Who changed a text, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Author {
    /// The name in the file; nothing when the file names nobody.
    pub name: Option<String>,
    /// Insertions, and words moved here.
    pub insertions: usize,
    /// Deletions, and words moved away.
    pub deletions: usize,
    /// The first date, as the file writes it.
    pub first: Option<String>,
    /// The last date.
    pub last: Option<String>,
}

/// A proposal as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Submission {
    /// The text as proposed: insertions in, deletions out.
    pub edition: Edition,
    /// The text before, where the file tells it by tracked changes.
    pub before: Option<Edition>,
    /// Who made the tracked changes, by name.
    pub authors: Vec<Author>,
}

/// What was unusual about a submission when it was laid against a base.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// Marks that were not clear.
    pub marks: Vec<Remark>,
    /// So many clauses are not those of the base once its tracked changes are rejected; nothing
    /// when they all are, or the file has no tracked changes.
    pub other_base: Option<usize>,
}

impl Submission {
    /// Takes a text as it was read: Word files with both sides of their tracked changes, lines
    /// `number TAB text` as they stand, everything else by its provisions.
    ///
    /// # Errors
    ///
    /// When a Word file is damaged or exceeds a limit.
    pub fn read(
        document: &Document,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<Self, actum_ooxml::Error> {
        match document.source.format {
            Format::Docx => Self::of_docx(bytes, limits),
            Format::PlainText if is_lines(&document.text) => {
                Ok(Self { edition: Edition::from_lines(&document.text), ..Self::default() })
            }
            _ => Ok(Self::of_document(document)),
        }
    }

    /// Lays it against a base: its marks (ADD, MOD, SUP, NOC) are carried out, so that its edition
    /// is the whole text as proposed, and what is unusual about it is told.
    pub fn settle(&mut self, base: &Edition, words: &Options) -> Settled {
        if has_marks(&self.edition) {
            if has_marks(base) {
                return Settled::default();
            }
            let applied = apply_marks(base, &self.edition, words);
            self.edition = applied.edition;
            return Settled { marks: applied.remarks, other_base: None };
        }
        let changes = |before: &Edition| {
            let links = align(base, before, words).links;
            links.iter().filter(|link| link.kind.is_change()).count()
        };
        let other_base = self.before.as_ref().map(changes).filter(|clauses| *clauses > 0);
        Settled { marks: Vec::new(), other_base }
    }

    /// Reads a Word file twice: with all its tracked changes made, and with none.
    ///
    /// # Errors
    ///
    /// When the bytes are no Word document, are damaged, or exceed a limit.
    pub fn of_docx(bytes: &[u8], limits: &Limits) -> Result<Self, actum_ooxml::Error> {
        let read = |view| {
            let options = ReadOptions { view, limits: *limits };
            actum_ooxml::Document::read(bytes, &options)
        };
        let accepted = read(View::Accepted)?;
        let mut authors = Authors::default();
        let edition = edition_of_word(&accepted, &mut authors);
        let before = if authors.0.is_empty() {
            None
        } else {
            Some(edition_of_word(&read(View::Original)?, &mut Authors::default()))
        };
        Ok(Self { edition, before, authors: authors.into_list() })
    }

    /// The clauses of a document that was read, front and back matter included.
    #[must_use]
    pub fn of_document(document: &Document) -> Self {
        let mut authors = Authors::default();
        let mut edition = Edition::default();
        let mut before = Edition::default();
        for provision in &document.provisions {
            let text = document.slice(provision.span);
            let number = provision.number.as_ref().map_or("", |number| number.written.as_str());
            push(&mut edition, number, text);
            let mut original = String::with_capacity(text.len());
            let mut at = provision.span.start;
            for revision in &provision.revisions {
                let removes =
                    matches!(revision.kind, RevisionKind::Deletion | RevisionKind::MovedAway);
                authors.add(revision.author.as_deref(), revision.date.as_deref(), removes);
                let (start, end) = (revision.span.start.max(at), revision.span.end.max(at));
                original.push_str(document.text.get(at..start).unwrap_or_default());
                if removes {
                    original.push_str(&revision.words);
                }
                at = end;
            }
            original.push_str(document.text.get(at..provision.span.end).unwrap_or_default());
            let number = if provision.kind == ProvisionKind::Unplaced { "" } else { number };
            push(&mut before, number, &original);
        }
        let before = (!authors.0.is_empty()).then_some(before);
        Self { edition, before, authors: authors.into_list() }
    }
}

/// Whether nine lines in ten are a short number, a tabulator and a text.
fn is_lines(text: &str) -> bool {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let (mut all, mut fitting) = (0, 0);
    for line in lines {
        all += 1;
        let number = line.split_once('\t').map(|(number, _)| number);
        fitting +=
            usize::from(number.is_some_and(|number| {
                !number.is_empty() && number.chars().count() <= LONGEST_NUMBER
            }));
    }
    all > 0 && fitting * 10 >= all * 9
}

fn push(edition: &mut Edition, number: &str, text: &str) {
    let text = text.replace(['\t', '\n'], " ");
    // A bullet is no number: it tells no clause from its neighbours.
    let number = if number.contains(char::is_alphanumeric) { number } else { "" };
    if !number.trim().is_empty() || !text.trim().is_empty() {
        edition.clauses.push(Clause::new(number, &text));
    }
}

#[derive(Default)]
struct Authors(BTreeMap<Option<String>, Author>);

impl Authors {
    fn add(&mut self, name: Option<&str>, date: Option<&str>, removes: bool) {
        let name = name.map(str::to_owned);
        let author = self.0.entry(name.clone()).or_insert_with(|| Author {
            name,
            insertions: 0,
            deletions: 0,
            first: None,
            last: None,
        });
        *(if removes { &mut author.deletions } else { &mut author.insertions }) += 1;
        let date = date.map(str::to_owned);
        if date.is_some() && (author.first.is_none() || author.first > date) {
            author.first.clone_from(&date);
        }
        author.last = author.last.take().max(date);
    }

    fn into_list(self) -> Vec<Author> {
        self.0.into_values().collect()
    }
}

fn edition_of_word(document: &actum_ooxml::Document, authors: &mut Authors) -> Edition {
    let mut edition = Edition::default();
    blocks(&document.body, &mut edition, authors);
    for note in &document.notes {
        let from = edition.clauses.len();
        blocks(&note.blocks, &mut edition, authors);
        if let (Some(mark), Some(first)) = (&note.mark, edition.clauses.get_mut(from))
            && first.number.is_none()
        {
            first.number = Some(mark.clone());
        }
    }
    edition
}

fn blocks(blocks_read: &[Block], edition: &mut Edition, authors: &mut Authors) {
    for block in blocks_read {
        match block {
            Block::Paragraph(read) => paragraph(read, edition, authors),
            Block::Table(table) => {
                for row in &table.rows {
                    if let Some(change) = &row.change {
                        authors.add(
                            change.author.as_deref(),
                            change.date.as_deref(),
                            change.kind.removes(),
                        );
                    }
                    for cell in &row.cells {
                        blocks(&cell.blocks, edition, authors);
                    }
                }
                for removed in &table.removed {
                    let change = &removed.change;
                    authors.add(change.author.as_deref(), change.date.as_deref(), true);
                }
            }
        }
    }
}

fn paragraph(read: &Paragraph, edition: &mut Edition, authors: &mut Authors) {
    for revision in &read.revisions {
        let change = &revision.change;
        authors.add(change.author.as_deref(), change.date.as_deref(), change.kind.removes());
    }
    if let Some(mark) = &read.mark {
        authors.add(mark.author.as_deref(), mark.date.as_deref(), mark.kind.removes());
    }
    if read.text.trim().is_empty() {
        return;
    }
    match &read.label {
        Some(label) => push(edition, &label.text, &read.text),
        None => {
            let (number, text) = split_number(&read.text);
            push(edition, number, text);
        }
    }
}

/// Longest number that is typed before a tabulator: "considering b)bis", "SECTION 9".
const LONGEST_NUMBER: usize = 40;

/// A typed number and the text after it: what stands before a tabulator, or figures or one or two
/// letters with a full stop or bracket.
pub(crate) fn split_number(text: &str) -> (&str, &str) {
    if let Some((number, rest)) = text.split_once('\t')
        && number.chars().count() <= LONGEST_NUMBER
        && !rest.trim().is_empty()
    {
        return (number, rest);
    }
    let trimmed = text.trim_start();
    let Some((first, rest)) = trimmed.split_once([' ', '\u{a0}', '\t']) else { return ("", text) };
    let inner = first.trim_matches(['(', ')', '.']);
    let figures = inner.starts_with(|sign: char| sign.is_ascii_digit())
        && inner.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '.');
    let letters = inner.chars().count() <= 2 && inner.chars().all(char::is_alphabetic);
    let closed = first.ends_with([')', '.']);
    if !rest.trim().is_empty()
        && (figures && (closed || inner.contains('.')) || letters && first.ends_with(')'))
    {
        (first, rest)
    } else {
        ("", text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_texts() {
        for (line, number, text) in [
            ("1.2\tThe group", "1.2", "The group"),
            ("considering b)bis\tthat", "considering b)bis", "that"),
            ("7.1.5 The group", "7.1.5", "The group"),
            ("3. The group", "3.", "The group"),
            ("a) to study", "a)", "to study"),
            ("(iv) to study", "(iv)", "to study"),
            ("2024 was a good year", "", "2024 was a good year"),
            ("is here", "", "is here"),
            ("resolves", "", "resolves"),
        ] {
            assert_eq!(split_number(line), (number, text), "{line}");
        }
    }
}
