//! Words inside a paragraph: the properties that each stretch of one direction carries.

use super::document::TextLanguage;
use super::paragraph::Run;
use super::script::{self, Direction};
use super::xml::Xml;

/// What a run is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunKind {
    Text,
    Link,
    Deleted,
}

pub(super) fn run_properties(
    xml: &mut Xml,
    run: &Run,
    direction: Direction,
    text: &str,
    language: &TextLanguage,
    (kind, link_style): (RunKind, &str),
) {
    let east_asian = script::is_east_asian(text) || language.is_east_asian();
    // The order of the children is that of CT_RPr.
    xml.element("w:rPr", &[], |xml| {
        if kind == RunKind::Link {
            xml.value("w:rStyle", link_style);
        }
        if east_asian && direction == Direction::LeftToRight {
            // Without the hint Word sets quotation marks and dashes between Han characters in the
            // Latin font (17.18.41).
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        if run.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if run.italic {
            xml.empty("w:i", &[]);
            xml.empty("w:iCs", &[]);
        }
        if let Some(colour) = run.colour {
            xml.value("w:color", colour);
        }
        if run.superscript {
            xml.value("w:vertAlign", "superscript");
        }
        if direction == Direction::RightToLeft {
            xml.empty("w:rtl", &[]);
        }
        let attribute = if direction == Direction::RightToLeft {
            "w:bidi"
        } else if language.is_east_asian() {
            "w:eastAsia"
        } else {
            "w:val"
        };
        // Words of another script than the language named keep the default of that script.
        let fits = match direction {
            Direction::RightToLeft => language.direction() == Direction::RightToLeft,
            Direction::LeftToRight => language.direction() == Direction::LeftToRight,
        };
        if fits {
            xml.empty("w:lang", &[(attribute, language.tag())]);
        }
    });
}

pub(super) fn run_text(xml: &mut Xml, text: &str, kind: RunKind) {
    let element = if kind == RunKind::Deleted { "w:delText" } else { "w:t" };
    for (line_index, line) in text.split('\n').enumerate() {
        if line_index > 0 {
            xml.empty("w:br", &[]);
        }
        for (part_index, part) in line.split('\t').enumerate() {
            if part_index > 0 {
                xml.empty("w:tab", &[]);
            }
            let part = part.trim_end_matches('\r');
            if !part.is_empty() {
                xml.text_element(element, &[("xml:space", "preserve")], part);
            }
        }
    }
}
