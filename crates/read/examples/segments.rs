//! Writes the structure of texts as JSON lines, one document a line, for comparison with labelled
//! paragraphs: `segments FOLDER > predictions.jsonl`, or `segments --show FILE` to look at one.

use std::path::Path;

use actum_model::{Document, Provision, ProvisionKind};
use actum_pack::Packs;
use actum_read::{ReadOptions, read_file, source};

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
                let paragraphs: Vec<serde_json::Value> = document
                    .provisions
                    .iter()
                    .filter(|provision| !provision.span.is_empty() || provision.number.is_some())
                    .map(|provision| paragraph(&document, provision))
                    .collect();
                println!("{}", serde_json::json!({ "doc": name, "paragraphs": paragraphs }));
            }
        }
        _ => eprintln!("usage: segments FOLDER | segments --show FILE"),
    }
    Ok(())
}

fn paragraph(document: &Document, provision: &Provision) -> serde_json::Value {
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
    let mut text = document.slice(provision.span).to_owned();
    if kind == "heading" || kind == "title" {
        if let Some(prefix) = &prefix {
            text = format!("{prefix} {text}");
        }
        return serde_json::json!({ "text": text, "type": kind, "paragraph_type": part });
    }
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
