//! Tracked changes: insertions are part of the text, deletions are kept beside it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actum_model::RevisionKind;
use actum_ooxml::{Error, Event, XmlReader};

use super::inline::Words;
use crate::block::{Block, BlockRevision, NoteCall};

/// What is known of a change.
#[derive(Debug, Clone, Default)]
struct Change {
    deleted: bool,
    author: Option<String>,
    date: Option<String>,
    /// The words deleted.
    words: String,
}

/// The tracked changes of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Changes {
    known: BTreeMap<String, Change>,
    /// Insertions that run over the end of a paragraph.
    open: Vec<String>,
    /// Deletions and calls of paragraphs without text, for the next one that has some.
    orphans: Vec<BlockRevision>,
    orphan_calls: Vec<NoteCall>,
}

impl Changes {
    /// Reads `text:tracked-changes`; gives how many changes of formatting were passed over.
    pub(super) fn read(&mut self, reader: &mut XmlReader<'_>) -> Result<u32, Error> {
        let mut formatting = 0;
        let mut region: Option<String> = None;
        let mut change = Change::default();
        // What the characters met next are for.
        let mut names: Vec<String> = Vec::new();
        loop {
            match reader.next()? {
                Event::Eof => return Ok(formatting),
                Event::Start(element) => {
                    let name = element.name.to_owned();
                    match name.as_str() {
                        "changed-region" => {
                            region = element.attribute("id").map(Cow::into_owned);
                            change = Change::default();
                        }
                        "deletion" => change.deleted = true,
                        "format-change" => formatting += 1,
                        "s" | "tab" | "line-break" => change.words.push(' '),
                        "p" | "h" if !change.words.is_empty() => change.words.push('\n'),
                        _ => {}
                    }
                    names.push(name);
                }
                Event::Text(characters) => match names.last().map(String::as_str) {
                    Some("creator") => change.author = Some(characters.trim().to_owned()),
                    Some("date") => change.date = Some(characters.trim().to_owned()),
                    Some("changed-region" | "deletion" | "insertion" | "change-info") | None => {}
                    Some(_) if names.iter().any(|name| name == "change-info") => {}
                    Some(_) => {
                        // White space between elements is none of the words.
                        let inside = names.iter().any(|name| name == "p" || name == "h");
                        if change.deleted && inside {
                            change.words.push_str(characters);
                        }
                    }
                },
                Event::End => match names.pop().as_deref() {
                    None => return Ok(formatting),
                    Some("changed-region") => {
                        if let Some(region) = region.take() {
                            self.known.insert(region, std::mem::take(&mut change));
                        }
                    }
                    Some(_) => {}
                },
            }
        }
    }

    /// A mark of a change between paragraphs.
    pub(super) fn between(&mut self, name: &str, id: Option<&str>) {
        let Some(id) = id else { return };
        match name {
            "change-start" => self.open.push(id.to_owned()),
            "change-end" => self.open.retain(|open| open != id),
            _ => {
                let orphan = self.deletion(id, 0);
                self.orphans.extend(orphan);
            }
        }
    }

    /// A mark of a change inside a paragraph.
    pub(super) fn inside(&mut self, name: &str, id: Option<&str>, words: &mut Words) {
        let Some(id) = id else { return };
        match name {
            "change-start" => {
                self.open.push(id.to_owned());
                words.inserted.push((id.to_owned(), words.text.len()));
            }
            "change-end" => {
                self.open.retain(|open| open != id);
                self.end(id, words);
            }
            _ => words.revisions.extend(self.deletion(id, words.text.len())),
        }
    }

    fn deletion(&self, id: &str, at: usize) -> Option<BlockRevision> {
        let change = self.known.get(id).filter(|change| change.deleted)?;
        Some(BlockRevision {
            kind: RevisionKind::Deletion,
            words: change.words.clone(),
            start: at,
            end: at,
            author: change.author.clone(),
            date: change.date.clone(),
        })
    }

    fn end(&self, id: &str, words: &mut Words) {
        let Some(at) = words.inserted.iter().rposition(|(open, _)| open == id) else { return };
        let (_, start) = words.inserted.remove(at);
        let change = self.known.get(id);
        if start < words.text.len() && change.is_none_or(|change| !change.deleted) {
            let revision = BlockRevision {
                kind: RevisionKind::Insertion,
                words: words.text[start..].to_owned(),
                start,
                end: words.text.len(),
                author: change.and_then(|change| change.author.clone()),
                date: change.and_then(|change| change.date.clone()),
            };
            words.revisions.push(revision);
        }
    }

    /// Insertions that are open go on in a paragraph that begins.
    pub(super) fn open_in(&self, words: &mut Words) {
        words.inserted = self.open.iter().map(|id| (id.clone(), 0)).collect();
    }

    /// Ends, for this paragraph, what is still open.
    pub(super) fn close_in(&self, words: &mut Words) {
        let open: Vec<String> = words.inserted.iter().map(|(id, _)| id.clone()).collect();
        for id in open {
            self.end(&id, words);
        }
    }

    /// Keeps what a paragraph without text has for the next one.
    pub(super) fn keep(&mut self, words: Words) {
        let deletions =
            words.revisions.into_iter().filter(|one| one.kind == RevisionKind::Deletion);
        self.orphans.extend(deletions);
        self.orphan_calls.extend(words.calls);
    }

    /// Gives the characters of a paragraph to its block, with what was left over before it.
    pub(super) fn give(&mut self, words: Words, block: &mut Block) {
        let orphans = std::mem::take(&mut self.orphans);
        block.revisions = orphans
            .into_iter()
            .map(|mut orphan| {
                (orphan.start, orphan.end) = (0, 0);
                orphan
            })
            .chain(words.revisions)
            .collect();
        block.revisions.sort_by_key(|revision| revision.start);
        let calls = std::mem::take(&mut self.orphan_calls);
        block.calls = calls
            .into_iter()
            .map(|call| NoteCall { offset: 0, ..call })
            .chain(words.calls)
            .collect();
        block.text = words.text;
    }

    /// Gives what is left over to the last paragraph.
    pub(super) fn finish(&mut self, items: &mut [Block]) {
        let Some(last) = items.last_mut() else { return };
        let end = last.text.len();
        for mut orphan in self.orphans.drain(..) {
            (orphan.start, orphan.end) = (end, end);
            last.revisions.push(orphan);
        }
        last.calls.extend(self.orphan_calls.drain(..).map(|call| NoteCall { offset: end, ..call }));
    }
}
