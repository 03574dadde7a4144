//! Footnotes: raised marks in the text, and what stands at the foot of the page behind such a mark.

use super::lines::Line;
use super::page::{Page, Region};

/// A note at the foot of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Note {
    pub(super) page: u32,
    pub(super) mark: String,
    pub(super) lines: Vec<Line>,
}

impl Note {
    /// The key by which calls name it.
    pub(super) fn key(page: u32, mark: &str) -> String {
        format!("page {page} note {mark}")
    }
}

/// Takes the notes out of the pages. A raised mark without a note below goes back into its line
/// as characters.
pub(super) fn take(pages: &mut [Page]) -> Vec<Note> {
    let mut notes = Vec::new();
    for page in pages {
        let number = page.number;
        let mut called: Vec<(String, f64, f64)> = Vec::new();
        for line in page.lines_mut() {
            let (baseline, size) = (line.baseline, line.size);
            called.extend(line.calls.iter().map(|(_, mark)| (mark.clone(), baseline, size)));
        }
        let mut found: Vec<Note> = Vec::new();
        if !called.is_empty() {
            for region in &mut page.regions {
                if let Region::Column(column) = region {
                    from_column(&mut column.lines, &called, number, &mut found);
                }
            }
            page.regions.retain(|region| match region {
                Region::Column(column) => !column.lines.is_empty(),
                Region::Table(_) => true,
            });
        }
        for line in page.lines_mut() {
            let known = |mark: &str| found.iter().any(|note| note.mark == mark);
            for at in (0..line.calls.len()).rev() {
                if !known(&line.calls[at].1) {
                    let (offset, mark) = line.calls.remove(at);
                    line.text.insert_str(offset, &mark);
                    for (later, _) in &mut line.calls[at..] {
                        *later += mark.len();
                    }
                }
            }
        }
        notes.append(&mut found);
    }
    notes
}

fn from_column(
    lines: &mut Vec<Line>,
    called: &[(String, f64, f64)],
    page: u32,
    found: &mut Vec<Note>,
) {
    let mark_of = |line: &Line| {
        called.iter().find_map(|(mark, baseline, size)| {
            let rest = line.text.strip_prefix(mark.as_str())?;
            let separate = rest.starts_with(|one: char| !one.is_ascii_digit() && one != '*');
            (separate && line.baseline > *baseline && line.size < size * 0.97).then(|| mark.clone())
        })
    };
    let Some(first) = lines.iter().position(|line| mark_of(line).is_some()) else { return };
    // Notes stand at the end of a column: nothing larger comes below them.
    let size = lines[first].size;
    if lines[first..].iter().any(|line| line.size > size * 1.1) {
        return;
    }
    for mut line in lines.drain(first..) {
        match mark_of(&line) {
            Some(mark) => {
                let cut = line.text.len() - line.text[mark.len()..].trim_start().len();
                line.text.drain(..cut);
                line.calls.clear();
                found.push(Note { page, mark, lines: vec![line] });
            }
            None => {
                if let Some(note) = found.last_mut() {
                    note.lines.push(line);
                }
            }
        }
    }
}
