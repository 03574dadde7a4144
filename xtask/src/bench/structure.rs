//! The structure that is read from raw text, in the form that a scorer compares with references.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::ops::Range;
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
                let doc = name.strip_suffix(".txt").unwrap_or(name);
                paragraphs(&document, &source, doc)
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
fn paragraphs(document: &Document, source: &str, name: &str) -> Vec<Value> {
    let by_id: HashMap<&ProvisionId, &Provision> =
        document.provisions.iter().map(|provision| (&provision.id, provision)).collect();
    let mut order: Vec<&Provision> = document
        .provisions
        .iter()
        .filter(|provision| !provision.span.is_empty() || provision.number.is_some())
        .collect();
    // The sort is stable: a chapeau stays before what begins at the same place.
    order.sort_by_key(|provision| start(provision));
    let wanted = wanted_text(document, &order, name);
    let mut paragraphs = Vec::new();
    let mut next = 0;
    let mut from = 0;
    let mut edge = ("frontmatter", None);
    let mut written = Written::new(source);
    for line in document.text.split('\n') {
        let to = from + line.len();
        let first = order.get(next).copied().filter(|provision| start(provision) <= to);
        while order.get(next).is_some_and(|provision| start(provision) <= to) {
            next += 1;
        }
        let labels = match (&wanted, first) {
            (Some(wanted), _) if to <= wanted.start => ("frontmatter", None),
            (Some(wanted), _) if from >= wanted.end => ("backmatter", None),
            (_, Some(provision)) => labels(provision),
            (_, None) => continue,
        };
        // Notes and page edges take the side of the text on which they stand.
        let labels = if labels.0 == "footer" { edge } else { labels };
        for piece in written.take(line) {
            let provision = first.filter(|_| !piece.left_out);
            let labels = if piece.left_out { edge } else { labels };
            paragraphs.push(paragraph(&piece.text, provision, labels, &by_id));
        }
        edge = match labels.0 {
            "frontmatter" | "backmatter" => (labels.0, None),
            _ => ("footer", None),
        };
        from = to + 1;
    }
    paragraphs
}

/// Where the text lies after which the document is named, when it holds several: the references
/// count the others, which stood on the same printed pages, as front and back matter.
fn wanted_text(document: &Document, order: &[&Provision], name: &str) -> Option<Range<usize>> {
    let key = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let name = name.rsplit_once("RES").map_or(name, |(_, number)| number);
    let name = key(name);
    let is_title = |at: usize| is_title(&order[at]);
    let begins: Vec<usize> =
        (0..order.len()).filter(|at| is_title(*at) && (*at == 0 || !is_title(*at - 1))).collect();
    let several = order.iter().any(|provision| provision.id.as_str().starts_with("text"));
    if begins.len() < 2 && !several {
        return None;
    }
    let place = begins.iter().position(|at| {
        let title = key(&document.text[start(order[*at])..order[*at].span.end]);
        title.find(&name).is_some_and(|found| {
            !title[found + name.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    })?;
    let end = begins.get(place + 1).map_or(document.text.len(), |at| start(order[*at]));
    // Parts with an opening line each ("A", "B") are texts of their own: the references go up to
    // the second. A text that is quoted has no line of adoption before it.
    let from = begins[place];
    let opening = order[from..].iter().find(|provision| provision.kind == ProvisionKind::Opening);
    let second = opening.and_then(|opening| {
        let own = text_prefix(opening);
        let after = order[from..].iter().skip_while(|provision| provision.id != opening.id);
        let mut after = after.skip_while(|provision| provision.kind != ProvisionKind::BackMatter);
        after.find(|provision| text_prefix(provision) != own).map(|provision| start(provision))
    });
    Some(start(order[from])..second.unwrap_or(end).min(end))
}

/// The part of an id that tells the texts of one document apart; empty in the first.
fn text_prefix(provision: &Provision) -> &str {
    let id = provision.id.as_str();
    id.split_once('/').map_or("", |(first, _)| if first.starts_with("text") { first } else { "" })
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

    /// The pieces of the source that a line of the document was made of, and what the reader
    /// left out before and between them: the references end a paragraph at a page's edge.
    fn take(&mut self, line: &str) -> Vec<Piece> {
        let wanted = visible(line);
        let mut rest = wanted.as_str();
        let mut pieces: Vec<Piece> = Vec::new();
        while !rest.is_empty()
            && let Some((written, key)) = self.lines.get(self.next)
        {
            self.next += 1;
            let mut after = rest.strip_prefix(key.as_str());
            if after.is_none()
                && let Some(again) = wanted.strip_prefix(key.as_str())
            {
                // "2" was a page number and "2. Requests …" begins only here.
                pieces.iter_mut().for_each(|piece| piece.left_out = true);
                after = Some(again);
            }
            rest = after.unwrap_or(rest);
            match pieces.last_mut() {
                Some(last) if !last.left_out && after.is_some() => {
                    last.text.push(' ');
                    last.text.push_str(written);
                }
                _ => pieces.push(Piece { text: (*written).to_owned(), left_out: after.is_none() }),
            }
        }
        pieces.retain(|piece| !piece.text.trim().is_empty());
        pieces
    }
}

/// A stretch of the source.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    /// Whether it is a page edge that the reader left out.
    left_out: bool,
}

fn visible(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Where a provision begins, its number included when it stands before the words.
fn start(provision: &Provision) -> usize {
    let number = provision.number.as_ref().and_then(|number| number.span);
    number.map_or(provision.span.start, |number| number.start.min(provision.span.start))
}

/// Type and paragraph type in the words of the scorer.
fn labels(provision: &Provision) -> (&'static str, Option<&'static str>) {
    // The references count all of an annex but its numbered headings as back matter.
    let in_annex = provision.id.as_str().split('/').any(|part| part.starts_with("annex"));
    // "Action 5. We will …" asks for something; the references count it as a heading.
    let own = provision.id.as_str().rsplit(['/', '.']).next().unwrap_or("");
    let labelled = own
        .strip_prefix('l')
        .is_some_and(|value| value.starts_with(|first: char| first.is_ascii_digit()))
        && provision.parent.is_none();
    match provision.kind {
        ProvisionKind::Chapeau | ProvisionKind::Operative if labelled => ("heading", None),
        ProvisionKind::Heading if in_annex && provision.number.is_none() => ("backmatter", None),
        ProvisionKind::Opening
        | ProvisionKind::Recital
        | ProvisionKind::Chapeau
        | ProvisionKind::Operative
            if in_annex =>
        {
            ("backmatter", None)
        }
        ProvisionKind::Title => ("title", None),
        ProvisionKind::FrontMatter => ("frontmatter", None),
        ProvisionKind::BackMatter => ("backmatter", None),
        ProvisionKind::Heading => ("heading", None),
        ProvisionKind::Footnote => ("footer", None),
        ProvisionKind::Opening | ProvisionKind::Recital => ("paragraph", Some("preambular")),
        // By its number alone do the references call a paragraph of the text operative.
        ProvisionKind::Chapeau | ProvisionKind::Operative if provision.number.is_none() => {
            ("paragraph", Some("preambular"))
        }
        ProvisionKind::Chapeau | ProvisionKind::Operative => ("paragraph", Some("operative")),
        ProvisionKind::Unplaced => ("paragraph", None),
    }
}

fn is_title(provision: &&Provision) -> bool {
    provision.kind == ProvisionKind::Title
}

fn paragraph(
    text: &str,
    provision: Option<&Provision>,
    (kind, paragraph): (&'static str, Option<&'static str>),
    by_id: &HashMap<&ProvisionId, &Provision>,
) -> Value {
    let number = provision.and_then(|provision| provision.number.as_ref());
    let number = number.map(|number| number.written.trim());
    json!({
        "text": text,
        "type": kind,
        "paragraph_type": paragraph,
        "paragraph_level": paragraph.and(provision).map(|provision| level(provision, by_id)),
        "prefix": number.filter(|number| text.starts_with(number)),
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
        let piece = |text: &str, left_out| Piece { text: text.to_owned(), left_out };
        assert_eq!(
            written.take("The non-State actors"),
            [
                piece("- 1 -", true),
                piece("The non-\u{200d}State", false),
                piece("- 2 -", true),
                piece("actors", false),
            ]
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
        let found: Vec<String> = paragraphs(&document, text, "text")
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
        let paragraphs = paragraphs(&document, text, "text");
        let lines: Vec<&str> =
            paragraphs.iter().filter_map(|paragraph| paragraph["text"].as_str()).collect();
        assert_eq!(lines, text.lines().collect::<Vec<_>>());
    }
}
