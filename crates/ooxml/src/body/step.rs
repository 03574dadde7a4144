//! What to do at a start tag.

use crate::document::{Change, FindingKind, NoteKind};
use crate::properties::{Names, change, change_kind};
use crate::symbol;
use crate::xml::{Element, Namespace};

/// What to do at a start tag, with everything needed of the tag itself.
pub(super) enum Step {
    /// Skip it with all its content: it is no text.
    Skip,
    /// Skip it, and say so.
    Find(FindingKind),
    /// Walk through.
    Enter,
    Alternate,
    Branch,
    Control,
    ControlProperties,
    ControlContent,
    Change(Change),
    Paragraph {
        offset: u64,
    },
    Table,
    Row,
    Cell,
    CellProperties,
    Section,
    ParagraphProperties,
    Run,
    RunProperties,
    Text {
        offset: u64,
        preserve: bool,
    },
    /// A character that is an element.
    Sign(&'static str),
    Symbol {
        character: char,
        known: bool,
    },
    Call {
        kind: NoteKind,
        id: i64,
        custom_mark: bool,
    },
    FieldBegin,
    FieldResult,
    FieldEnd,
    FieldCode,
    SimpleField {
        contents: bool,
    },
    /// A drawing, picture or object, which may hold a text box.
    Drawing(FindingKind),
    TextBox,
    Formula,
}

pub(super) fn step(element: &Element<'_>, names: &mut Names) -> Step {
    match element.namespace {
        Namespace::Word => word(element, names),
        Namespace::Compatibility => match element.name {
            "AlternateContent" => Step::Alternate,
            "Choice" | "Fallback" => Step::Branch,
            _ => Step::Skip,
        },
        Namespace::Math => match element.name {
            "oMath" | "oMathPara" => Step::Formula,
            _ => Step::Skip,
        },
        Namespace::Other => Step::Skip,
    }
}

fn word(element: &Element<'_>, names: &mut Names) -> Step {
    match element.name {
        "r" => Step::Run,
        "t" | "delText" => Step::Text {
            offset: element.offset,
            preserve: element.attribute("space").as_deref() == Some("preserve"),
        },
        "rPr" => Step::RunProperties,
        "p" => Step::Paragraph { offset: element.offset },
        "pPr" => Step::ParagraphProperties,
        "tbl" => Step::Table,
        "tr" => Step::Row,
        "tc" => Step::Cell,
        "tcPr" => Step::CellProperties,
        "tab" | "ptab" => Step::Sign("\t"),
        "br" | "cr" => Step::Sign("\n"),
        "noBreakHyphen" => Step::Sign("\u{2011}"),
        "softHyphen" => Step::Sign("\u{AD}"),
        "sym" => {
            let code = element
                .attribute("char")
                .and_then(|code| u32::from_str_radix(code.trim(), 16).ok())
                .unwrap_or(0xFFFD);
            let font = element.attribute("font").unwrap_or_default();
            let mapped = symbol::character(&font, code);
            Step::Symbol {
                character: mapped
                    .or_else(|| char::from_u32(code).filter(|char| !char.is_control()))
                    .unwrap_or(char::REPLACEMENT_CHARACTER),
                known: mapped.is_some(),
            }
        }
        "footnoteReference" | "endnoteReference" => {
            let kind = if element.name == "footnoteReference" {
                NoteKind::Footnote
            } else {
                NoteKind::Endnote
            };
            match element.attribute("id").and_then(|id| id.trim().parse().ok()) {
                Some(id) => Step::Call {
                    kind,
                    id,
                    custom_mark: element
                        .attribute("customMarkFollows")
                        .is_some_and(|value| !matches!(&*value, "0" | "false" | "off")),
                },
                None => Step::Skip,
            }
        }
        "fldChar" => match element.attribute("fldCharType").as_deref() {
            Some("begin") => Step::FieldBegin,
            Some("separate") => Step::FieldResult,
            Some("end") => Step::FieldEnd,
            _ => Step::Skip,
        },
        "instrText" => Step::FieldCode,
        "fldSimple" => {
            let code = element.attribute("instr").unwrap_or_default();
            let code = code.trim_start().to_ascii_uppercase();
            Step::SimpleField { contents: code.starts_with("TOC") || code.starts_with("INDEX") }
        }
        "sdt" => Step::Control,
        "sdtPr" => Step::ControlProperties,
        "sdtContent" => Step::ControlContent,
        // Wrappers whose own meaning does not matter here. A ruby keeps its base text.
        "hyperlink" | "smartTag" | "customXml" | "dir" | "bdo" | "ruby" | "rubyBase" | "body" => {
            Step::Enter
        }
        "drawing" | "pict" => Step::Drawing(FindingKind::Picture),
        "object" => Step::Drawing(FindingKind::Object),
        "txbxContent" => Step::TextBox,
        "sectPr" => Step::Section,
        "commentReference" => Step::Find(FindingKind::Comment),
        "altChunk" | "subDoc" | "contentPart" => Step::Find(FindingKind::IncludedDocument),
        "numberingChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "tblGridChange" => {
            Step::Find(FindingKind::FormattingChange)
        }
        name => match change_kind(name) {
            Some(kind) => Step::Change(change(element, kind, names)),
            None => Step::Skip,
        },
    }
}
