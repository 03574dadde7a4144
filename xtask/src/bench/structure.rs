//! The structure that is read from raw text, in the form that a scorer compares with references.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use actum_model::{Document, Provision, ProvisionId, ProvisionKind};
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};
use actum_text::normalise;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::machine;

/// Reads every `.txt` file of a folder and writes, one JSON object a line,
/// `{"doc", "paragraphs": [{"text", "type", "paragraph_type", "paragraph_level", "prefix"}]}`.
pub(super) fn run(raw: &Path, out: &Path, packs: &[PathBuf], runs: usize) -> Result<()> {
    let packs = match packs {
        [] => Packs::built_in().context("the built-in packs do not load")?,
        _ => Packs::with_folders(packs).context("the packs do not load")?,
    };
    let texts = texts(raw)?;
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let reader = Reader::new(&packs);
    let options = ReadOptions::default();
    // Once without counting: what is prepared from the packs is prepared at the first text.
    if let Some((name, text)) = texts.first() {
        let _ = reader.read(text, name, &options);
    }
    let mut best = f64::INFINITY;
    for _ in 0..runs.max(1) {
        let start = Instant::now();
        for (name, text) in &texts {
            std::hint::black_box(reader.read(text, name, &options).ok());
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let file = File::create(out).with_context(|| format!("{} cannot be made", out.display()))?;
    let mut file = BufWriter::new(file);
    let mut provisions = 0;
    let mut refused = 0;
    for (name, text) in &texts {
        let paragraphs = match reader.read(text, name, &options) {
            Ok(document) => {
                provisions += document.provisions.len();
                let source = String::from_utf8_lossy(text);
                paragraphs(&document, &source)
            }
            Err(error) => {
                eprintln!("{error}");
                refused += 1;
                Vec::new()
            }
        };
        let doc = name.strip_suffix(".txt").unwrap_or(name);
        writeln!(file, "{}", json!({ "doc": doc, "paragraphs": paragraphs }))?;
    }
    file.flush()?;
    println!(
        "{} documents, {:.2} MB, {provisions} provisions, {refused} refused; predictions in {}",
        texts.len(),
        bytes as f64 / 1e6,
        out.display()
    );
    println!(
        "reading on 1 core: {:.1} MB/s, peak memory {:.0} MB{}",
        bytes as f64 / 1e6 / best,
        machine::peak_bytes() as f64 / 1e6,
        if cfg!(debug_assertions) {
            " (a build without optimisation: for speed `cargo run --release -p xtask -- bench structure …`)"
        } else {
            ""
        }
    );
    Ok(())
}

/// The texts of a folder by name.
fn texts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("{} cannot be opened", folder.display()))?;
    let mut texts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt")
            && let Some(name) = path.file_name()
        {
            let text =
                fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            texts.push((name.to_string_lossy().into_owned(), text));
        }
    }
    if texts.is_empty() {
        bail!("{} holds no .txt file; make some with `score.py raw DIR`", folder.display());
    }
    texts.sort();
    Ok(texts)
}

/// The paragraphs of a document as the scorer names them: one for each line of its text, labelled
/// as the first provision that begins in the line.
fn paragraphs(document: &Document, source: &str) -> Vec<Value> {
    let by_id: HashMap<&ProvisionId, &Provision> =
        document.provisions.iter().map(|provision| (&provision.id, provision)).collect();
    let mut order: Vec<&Provision> = document
        .provisions
        .iter()
        .filter(|provision| !provision.span.is_empty() || provision.number.is_some())
        .collect();
    // The sort is stable: a chapeau stays before what begins at the same place.
    order.sort_by_key(|provision| start(provision));
    let mut paragraphs = Vec::new();
    let mut next = 0;
    let mut from = 0;
    let mut written = Written::new(source);
    for line in document.text.split('\n') {
        let to = from + line.len();
        let first = order.get(next).copied().filter(|provision| start(provision) <= to);
        while order.get(next).is_some_and(|provision| start(provision) <= to) {
            next += 1;
        }
        from = to + 1;
        let (left_out, text) = written.take(line);
        if let Some(left_out) = left_out {
            paragraphs.push(json!({ "text": left_out, "type": "page_edge" }));
        }
        if let Some(provision) = first {
            paragraphs.push(paragraph(line, &text, provision, &by_id));
        }
    }
    paragraphs
}

/// The lines of a source, taken as they are written while a document's lines are gone through.
///
/// A scorer counts characters, and the reader leaves out some that nobody sees (direction marks,
/// soft hyphens) as well as page edges; so the file's own characters are given back.
struct Written<'s> {
    /// As written, and what is left of it in normal form without white space.
    lines: Vec<(&'s str, String)>,
    next: usize,
}

impl<'s> Written<'s> {
    fn new(source: &'s str) -> Self {
        let lines = source.lines().map(|line| (line, visible(&normalise(line).text))).collect();
        Self { lines, next: 0 }
    }

    /// What of the source lies before a line of the document and in it.
    fn take(&mut self, line: &str) -> (Option<String>, String) {
        let wanted = visible(line);
        let mut rest = wanted.as_str();
        let mut before: Vec<&str> = Vec::new();
        let mut taken: Vec<&str> = Vec::new();
        while !rest.is_empty()
            && let Some((written, key)) = self.lines.get(self.next)
        {
            match rest.strip_prefix(key.as_str()) {
                Some(after) => {
                    rest = after;
                    taken.push(written);
                }
                // A page edge inside a paragraph.
                None if !taken.is_empty() => taken.push(written),
                None => before.push(written),
            }
            self.next += 1;
        }
        let before = before.join(" ");
        ((!before.trim().is_empty()).then_some(before), taken.join(" "))
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Where a provision begins, its number included when it stands before the words.
fn start(provision: &Provision) -> usize {
    let number = provision.number.as_ref().and_then(|number| number.span);
    number.map_or(provision.span.start, |number| number.start.min(provision.span.start))
}

fn paragraph(
    line: &str,
    text: &str,
    provision: &Provision,
    by_id: &HashMap<&ProvisionId, &Provision>,
) -> Value {
    let (kind, paragraph) = match provision.kind {
        ProvisionKind::Title => ("title", None),
        ProvisionKind::FrontMatter => ("frontmatter", None),
        ProvisionKind::BackMatter => ("backmatter", None),
        ProvisionKind::Heading => ("heading", None),
        ProvisionKind::Footnote => ("footer", None),
        ProvisionKind::Opening | ProvisionKind::Recital => ("paragraph", Some("preambular")),
        ProvisionKind::Chapeau | ProvisionKind::Operative => ("paragraph", Some("operative")),
        ProvisionKind::Unplaced => ("paragraph", None),
    };
    let number = provision.number.as_ref().map(|number| number.written.trim());
    json!({
        "text": text,
        "type": kind,
        "paragraph_type": paragraph,
        "paragraph_level": paragraph.map(|_| level(provision, by_id)),
        "prefix": number.filter(|number| line.starts_with(number)),
    })
}

/// Depth from 1; headings that only hold a number or divide do not count.
fn level(provision: &Provision, by_id: &HashMap<&ProvisionId, &Provision>) -> u32 {
    let mut level = 1;
    let mut parent = provision.parent.as_ref();
    while let Some(above) = parent.and_then(|id| by_id.get(id)) {
        level += u32::from(above.kind != ProvisionKind::Heading);
        parent = above.parent.as_ref();
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_leaves_out_stays_in_the_text_scored() {
        let mut written = Written::new("- 1 -\nThe non-\u{200d}State\n- 2 -\nactors\n");
        assert_eq!(
            written.take("The non-State actors"),
            (Some("- 1 -".to_owned()), "The non-\u{200d}State - 2 - actors".to_owned())
        );
    }

    #[test]
    fn every_line_is_labelled_with_level_and_prefix() {
        let packs = Packs::built_in().unwrap();
        let text = "12/7. Harbour lights\nThe Council,\nRecalling its decisions,\n\
            1. Requests the Secretary:\n(a) To light the piers;\n(b) To report on:\n(i) Oil;\n\
            2. Decides to meet again.\n14th meeting\n3 June 2024\n";
        let document =
            Reader::new(&packs).read(text.as_bytes(), "text.txt", &ReadOptions::default()).unwrap();
        let found: Vec<String> = paragraphs(&document, text)
            .iter()
            .map(|paragraph| {
                let kind = match &paragraph["paragraph_type"] {
                    Value::Null => &paragraph["type"],
                    kind => kind,
                };
                format!("{} {} {}", kind, paragraph["paragraph_level"], paragraph["prefix"])
            })
            .collect();
        assert_eq!(
            found,
            [
                "\"title\" null null",
                "\"preambular\" 1 null",
                "\"preambular\" 1 null",
                "\"operative\" 1 \"1.\"",
                "\"operative\" 2 \"(a)\"",
                "\"operative\" 2 \"(b)\"",
                "\"operative\" 3 \"(i)\"",
                "\"operative\" 1 \"2.\"",
                "\"backmatter\" null null",
                "\"backmatter\" null null",
            ]
        );
        let paragraphs = paragraphs(&document, text);
        let lines: Vec<&str> =
            paragraphs.iter().filter_map(|paragraph| paragraph["text"].as_str()).collect();
        assert_eq!(lines, text.lines().collect::<Vec<_>>());
    }
}
