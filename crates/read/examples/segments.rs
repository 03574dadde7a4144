//! Writes the structure of texts as JSON lines, one document a line, for comparison with labelled
//! paragraphs: `segments FOLDER > predictions.jsonl`, or `segments --show FILE` to look at one.

use std::path::Path;

use actum_model::{Document, Provision, ProvisionKind};
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file, source};
use actum_text::normalise;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let packs = Packs::built_in()?;
    let options = ReadOptions::default();
    match arguments.as_slice() {
        [flag, file] if flag == "--show" => {
            show(&read_file(Path::new(file), &options, &packs)?);
        }
        [folder] => {
            for path in source::files_below(Path::new(folder))? {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let document = read_file(&path, &options, &packs)?;
                let source = std::fs::read_to_string(&path)?;
                let provisions: Vec<&Provision> = document
                    .provisions
                    .iter()
                    .filter(|provision| !provision.span.is_empty() || provision.number.is_some())
                    .collect();
                let words = in_source(&source, &document, &provisions);
                let paragraphs: Vec<serde_json::Value> =
                    provisions.iter().zip(words).map(|(p, text)| paragraph(p, text)).collect();
                println!("{}", serde_json::json!({ "doc": name, "paragraphs": paragraphs }));
            }
        }
        _ => eprintln!("usage: segments FOLDER | segments --show FILE"),
    }
    Ok(())
}

/// The characters of the file that each provision covers. Characters that the normal form drops
/// (soft hyphens, page edges) go to the provision before them, so that nothing shifts.
fn in_source<'a>(source: &'a str, document: &Document, provisions: &[&Provision]) -> Vec<&'a str> {
    let normal = normalise(source);
    let mut at = 0;
    let mut starts = Vec::with_capacity(provisions.len() + 1);
    for provision in provisions {
        let number = provision.number.as_ref().and_then(|number| number.span);
        let first = number.map_or(provision.span.start, |span| span.start);
        let words = &document.text[first..provision.span.end];
        let mut found = None;
        for wanted in words.chars().filter(|character| !character.is_whitespace()) {
            let Some(offset) = normal.text[at..].find(wanted) else { break };
            found = found.or(Some(at + offset));
            at += offset + wanted.len_utf8();
        }
        starts.push(normal.map.to_source(found.unwrap_or(at)));
    }
    starts.push(source.len());
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    starts.windows(2).map(|pair| source.get(pair[0]..pair[1]).unwrap_or("").trim()).collect()
}

fn paragraph(provision: &Provision, text: &str) -> serde_json::Value {
    let (kind, part) = match provision.kind {
        ProvisionKind::FrontMatter => ("frontmatter", None),
        ProvisionKind::Title => ("title", None),
        ProvisionKind::Heading => ("heading", None),
        ProvisionKind::Opening | ProvisionKind::Recital => ("paragraph", Some("preambular")),
        ProvisionKind::Chapeau | ProvisionKind::Operative => ("paragraph", Some("operative")),
        ProvisionKind::Footnote => ("footer", None),
        ProvisionKind::BackMatter => ("backmatter", None),
        ProvisionKind::Unplaced => ("other", None),
    };
    let prefix = provision.number.as_ref().map(|number| number.written.clone());
    // The labels count a level a kind of number: 1., (a), (i).
    let level = provision.number.as_ref().map(|number| {
        let value = &number.value;
        let bare = number.written.trim_matches(['(', ')', '.', ' ']);
        let roman = bare.len() > 1 || bare == "i" || bare == "v";
        match value.chars().next() {
            Some(first) if first.is_ascii_digit() => 1,
            Some(_) if roman && bare.bytes().all(|byte| b"ivx".contains(&byte)) => 3,
            Some(_) => 2,
            None => 2,
        }
    });
    let heading = kind == "heading" || kind == "title";
    let prefix = prefix.filter(|_| !heading);
    let level = level.filter(|_| !heading);
    serde_json::json!({
        "text": text, "type": kind, "paragraph_type": part, "paragraph_level": level, "prefix": prefix,
    })
}

fn show(document: &Document) {
    println!("{:?} {:?}", document.source.format, document.source.encoding);
    println!("{:?}", document.language);
    println!("title {:?}", document.title.as_ref().map(|title| &title.quote));
    println!("adoption {:?}", document.adoption);
    for notice in &document.notices {
        println!("notice {}: {} {:?}", notice.code, notice.message, notice.place);
    }
    for provision in &document.provisions {
        let words: String = document.slice(provision.span).chars().take(70).collect();
        println!(
            "{:indent$}{} {:?}/{:?} {:?} {:?} | {words}",
            "",
            provision.id,
            provision.kind,
            provision.shape,
            provision.number.as_ref().map(|number| number.written.as_str()),
            provision.place.line,
            indent = usize::from(provision.depth) * 2
        );
    }
}
