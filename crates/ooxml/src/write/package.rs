//! The zip package around the parts (ECMA-376 part 2).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::{Surroundings, document_part, margin_part};
use super::document::{Properties, WordDocument};
use super::styles::{font_part, settings_part, styles_part};
use super::xml::Xml;

/// The package could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the part {part} of the Word file could not be written: {source}")]
pub struct WriteError {
    /// Which part.
    part: String,
    /// Why.
    source: zip::result::ZipError,
}

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
pub(super) const WORD_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

pub(super) fn write(document: &WordDocument) -> Result<Vec<u8>, WriteError> {
    let (body, addresses) = document_part(document);
    let own = Surroundings::default();
    let parts: [(&'static str, String); 11] = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relationships()),
        ("docProps/app.xml", application_part()),
        ("docProps/core.xml", core_part(&document.properties)),
        ("word/_rels/document.xml.rels", document_relationships(&addresses)),
        ("word/document.xml", body),
        ("word/fontTable.xml", font_part()),
        ("word/footer1.xml", margin_part(document, "w:ftr", &document.footer, &own)),
        ("word/header1.xml", margin_part(document, "w:hdr", &document.header, &own)),
        ("word/settings.xml", settings_part(&document.language)),
        ("word/styles.xml", styles_part(&document.language)),
    ];
    zipped(parts.map(|(name, content)| (name.to_owned(), content.into_bytes())))
}

/// The parts as a package, the content types first, as some readers ask, then by name.
pub(super) fn zipped(
    parts: impl IntoIterator<Item = (String, Vec<u8>)>,
) -> Result<Vec<u8>, WriteError> {
    let mut parts: Vec<(String, Vec<u8>)> = parts.into_iter().collect();
    parts.sort_by(|(one, _), (other, _)| {
        (one != "[Content_Types].xml", one).cmp(&(other != "[Content_Types].xml", other))
    });
    // The earliest moment that the zip format can name: the time of writing is nobody's business
    // and would make equal documents differ.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in parts {
        package
            .start_file(part.as_str(), options)
            .and_then(|()| Ok(package.write_all(&content)?))
            .map_err(|source| WriteError { part, source })?;
    }
    let cursor = package
        .finish()
        .map_err(|source| WriteError { part: "central directory".to_owned(), source })?;
    Ok(cursor.into_inner())
}

fn content_types() -> String {
    let mut xml = Xml::document();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", namespace)], |xml| {
        for (extension, content_type) in [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ] {
            xml.empty("Default", &[("Extension", extension), ("ContentType", content_type)]);
        }
        for (part, kind) in [
            ("/word/document.xml", "document.main+xml"),
            ("/word/fontTable.xml", "fontTable+xml"),
            ("/word/footer1.xml", "footer+xml"),
            ("/word/header1.xml", "header+xml"),
            ("/word/settings.xml", "settings+xml"),
            ("/word/styles.xml", "styles+xml"),
        ] {
            let content_type = format!("{WORD_TYPE}{kind}");
            xml.empty("Override", &[("PartName", part), ("ContentType", &content_type)]);
        }
        for (part, content_type) in [
            (
                "/docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
            ),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ] {
            xml.empty("Override", &[("PartName", part), ("ContentType", content_type)]);
        }
    });
    xml.finish()
}

fn package_relationships() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        relationship(xml, "rId1", &format!("{OFFICE}officeDocument"), "word/document.xml");
        relationship(xml, "rId2", core, "docProps/core.xml");
        relationship(xml, "rId3", &format!("{OFFICE}extended-properties"), "docProps/app.xml");
    });
    xml.finish()
}

fn document_relationships(addresses: &[String]) -> String {
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        for (id, kind, target) in [
            ("rIdStyles", "styles", "styles.xml"),
            ("rIdSettings", "settings", "settings.xml"),
            ("rIdFonts", "fontTable", "fontTable.xml"),
            ("rIdHeader", "header", "header1.xml"),
            ("rIdFooter", "footer", "footer1.xml"),
        ] {
            relationship(xml, id, &format!("{OFFICE}{kind}"), target);
        }
        for (index, address) in addresses.iter().enumerate() {
            xml.empty(
                "Relationship",
                &[
                    ("Id", &format!("rIdLink{}", index + 1)),
                    ("Type", &format!("{OFFICE}hyperlink")),
                    ("Target", address),
                    ("TargetMode", "External"),
                ],
            );
        }
    });
    xml.finish()
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

pub(super) fn core_part(properties: &Properties) -> String {
    let mut xml = Xml::document();
    xml.element(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            for (element, value) in [
                ("dc:title", &properties.title),
                ("dc:subject", &properties.subject),
                ("dc:creator", &properties.creator),
                ("dc:description", &properties.description),
            ] {
                if !value.is_empty() {
                    xml.text_element(element, &[], value);
                }
            }
            // Word refuses the whole file when the date is not one.
            if let Some(moment) = w3c_date_time(&properties.created) {
                for element in ["dcterms:created", "dcterms:modified"] {
                    xml.text_element(element, &[("xsi:type", "dcterms:W3CDTF")], &moment);
                }
            }
        },
    );
    xml.finish()
}

/// The moment to the second, `2026-11-23T10:00:00Z`; `None` when it does not begin like one.
fn w3c_date_time(moment: &str) -> Option<String> {
    let pattern = "0000-00-00T00:00:00";
    let head = moment.get(..pattern.len())?;
    let fits = head.chars().zip(pattern.chars()).all(|(found, wanted)| match wanted {
        '0' => found.is_ascii_digit(),
        _ => found == wanted,
    });
    fits.then(|| format!("{head}Z"))
}

fn application_part() -> String {
    let mut xml = Xml::document();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", namespace)], |xml| {
        xml.text_element("Application", &[], "Actum");
    });
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moments_become_dates() {
        assert_eq!(
            w3c_date_time("2026-11-23T10:11:12.345Z"),
            Some("2026-11-23T10:11:12Z".to_owned())
        );
        for other in ["", "2026-11-23", "yesterday at noon, more or less", "2026-1１-23T10:11:12Z"]
        {
            assert_eq!(w3c_date_time(other), None, "{other}");
        }
    }
}
