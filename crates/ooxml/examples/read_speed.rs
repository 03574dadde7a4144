//! Measures reading: `read_speed FILE.docx`, or `read_speed --paragraphs 20000` for a made one.
//!
//! Prints megabytes of unpacked XML a second and the peak memory of the process.

use std::io::{Cursor, Write};
use std::time::Instant;

use actum_ooxml::{Block, Document, Limits, Package, ReadOptions};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let bytes = match arguments.as_slice() {
        [flag, count] if flag == "--paragraphs" => made(count.parse()?)?,
        [file] => std::fs::read(file)?,
        _ => return Err("usage: read_speed FILE.docx | --paragraphs COUNT".into()),
    };
    let limits = Limits { max_ratio: u64::MAX, ..Limits::default() };
    let unpacked = Package::open(&bytes, &limits)?.bytes("word/document.xml")?.len();
    println!("{} bytes packed, {unpacked} unpacked; memory {}", bytes.len(), peak());
    for _ in 0..5 {
        let (start, cpu) = (Instant::now(), cpu_seconds());
        let options = ReadOptions { limits, ..ReadOptions::default() };
        match Document::read(&bytes, &options) {
            Ok(document) => {
                // On a busy machine only the time on the processor says something.
                let wall = start.elapsed().as_secs_f64();
                let seconds = match (cpu, cpu_seconds()) {
                    (Some(before), Some(after)) if after > before => after - before,
                    _ => wall,
                };
                let paragraphs =
                    document.body.iter().filter(|one| matches!(one, Block::Paragraph(_))).count();
                println!(
                    "{paragraphs} paragraphs in {:.0} ms of processor time ({:.0} ms on the clock): {:.0} MB/s of XML, {:.0} paragraphs/s; peak {}",
                    seconds * 1e3,
                    wall * 1e3,
                    unpacked as f64 / seconds / 1e6,
                    paragraphs as f64 / seconds,
                    peak()
                );
            }
            Err(error) => {
                println!(
                    "refused after {:.0} ms: {error}; peak {}",
                    start.elapsed().as_secs_f64() * 1e3,
                    peak()
                );
            }
        }
    }
    Ok(())
}

/// A document of numbered paragraphs, every fifth with tracked changes.
fn made(paragraphs: usize) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.start_file("_rels/.rels", options)?;
    writer.write_all(br#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#)?;
    writer.start_file("word/_rels/document.xml.rels", options)?;
    writer.write_all(br#"<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/></Relationships>"#)?;
    writer.start_file("word/numbering.xml", options)?;
    write!(
        writer,
        r#"<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    )?;
    writer.start_file("word/document.xml", options)?;
    write!(writer, r#"<w:document xmlns:w="{W}"><w:body>"#)?;
    for index in 0..paragraphs {
        write!(
            writer,
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">The assembly invites group {index} to study matter {} and to report its findings </w:t></w:r>"#,
            index * 7_919 % 10_007
        )?;
        if index % 5 == 0 {
            write!(
                writer,
                r#"<w:del w:id="{index}" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>later</w:delText></w:r></w:del><w:ins w:id="{index}" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t>before the next session</w:t></w:r></w:ins>"#
            )?;
        }
        write!(writer, "<w:r><w:t>.</w:t></w:r></w:p>")?;
    }
    write!(writer, "</w:body></w:document>")?;
    Ok(writer.finish()?.into_inner())
}

/// Highest memory held so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

/// Time on the processor so far, where the system tells (in hundredths of a second on Linux).
fn cpu_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: f64 = fields.next()?.parse().ok()?;
    let system: f64 = fields.next()?.parse().ok()?;
    Some((user + system) / 100.0)
}
