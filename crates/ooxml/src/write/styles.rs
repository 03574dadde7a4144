//! The parts that are the same in every document but for its language: styles, fonts, settings.

use std::collections::{BTreeMap, BTreeSet};

use super::body::NAMESPACES;
use super::document::TextLanguage;
use super::script::Direction;
use super::xml::Xml;

/// Fonts named in every file, each with those that stand in for it where it is not installed
/// (17.8.3.1, `altName`).
const FONTS: [(&str, &str, &str); 3] = [
    ("Noto Sans", "Segoe UI,Arial,DejaVu Sans", "swiss"),
    ("Noto Sans CJK SC", "Microsoft YaHei,SimSun,PingFang SC", "swiss"),
    ("Noto Naskh Arabic", "Sakkal Majalla,Traditional Arabic,Arial", "roman"),
];

/// A paragraph style: sizes in half points, distances in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    next: &'static str,
    size: u32,
    bold: bool,
    colour: Option<&'static str>,
    before: u32,
    after: u32,
    /// Distance from both edges.
    indent: u32,
    keep_next: bool,
    outline: Option<&'static str>,
    border: Border,
}

#[derive(PartialEq, Eq)]
enum Border {
    None,
    /// A bar at the side where reading begins.
    Side,
    Below,
}

const PLAIN: Style = Style {
    id: "Normal",
    name: "Normal",
    next: "Normal",
    size: 20,
    bold: false,
    colour: None,
    before: 0,
    after: 100,
    indent: 0,
    keep_next: false,
    outline: None,
    border: Border::None,
};

const DARK: Option<&str> = Some("1F3864");

const STYLES: [Style; 14] = [
    PLAIN,
    Style { id: "Title", name: "Title", size: 36, bold: true, colour: DARK, after: 200, ..PLAIN },
    Style {
        id: "Heading1",
        name: "heading 1",
        size: 28,
        bold: true,
        colour: DARK,
        before: 240,
        after: 120,
        keep_next: true,
        outline: Some("0"),
        border: Border::Below,
        ..PLAIN
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        size: 24,
        bold: true,
        colour: DARK,
        before: 240,
        after: 100,
        keep_next: true,
        outline: Some("1"),
        ..PLAIN
    },
    Style {
        id: "Heading3",
        name: "heading 3",
        size: 22,
        bold: true,
        colour: DARK,
        before: 200,
        after: 80,
        keep_next: true,
        outline: Some("2"),
        ..PLAIN
    },
    Style {
        id: "Quote",
        name: "Quote",
        size: 20,
        before: 60,
        after: 120,
        indent: 340,
        border: Border::Side,
        ..PLAIN
    },
    Style { id: "TableText", name: "Table Text", next: "TableText", size: 16, after: 0, ..PLAIN },
    Style {
        id: "TableHeading",
        name: "Table Heading",
        next: "TableHeading",
        size: 16,
        bold: true,
        after: 0,
        keep_next: true,
        ..PLAIN
    },
    Style { id: "Note", name: "Note", size: 16, after: 60, ..PLAIN },
    Style { id: "TOC1", name: "toc 1", next: "TOC1", bold: true, before: 80, after: 40, ..PLAIN },
    Style { id: "TOC2", name: "toc 2", next: "TOC2", after: 20, indent: 240, ..PLAIN },
    Style { id: "TOC3", name: "toc 3", next: "TOC3", size: 18, after: 10, indent: 480, ..PLAIN },
    Style { id: "Header", name: "header", next: "Header", size: 16, after: 0, ..PLAIN },
    Style { id: "Footer", name: "footer", next: "Footer", size: 16, after: 0, ..PLAIN },
];

/// The id of the style of tables.
pub(super) const TABLE: &str = "TableGrid";

/// The id of the style of links.
pub(super) const LINK: &str = "Hyperlink";

/// Names under which a house may have a table style of its own for us, before the usual one.
const TABLE_NAMES: [&str; 2] = ["actum table", "table grid"];

/// Under which ids our styles stand in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StyleNames {
    /// Ours by id, where another one stands for it.
    house: BTreeMap<&'static str, String>,
    /// Ids that are taken.
    taken: BTreeSet<String>,
    /// Ours under another id, where a style of the house with another name has taken it.
    renamed: BTreeMap<&'static str, String>,
    /// Whether these are the names of a house at all.
    is_house: bool,
    /// The place of the table style in [`TABLE_NAMES`].
    table: Option<usize>,
}

impl StyleNames {
    /// The id of one of our styles.
    pub(super) fn id<'s>(&'s self, own: &'static str) -> &'s str {
        self.house.get(own).or_else(|| self.renamed.get(own)).map_or(own, String::as_str)
    }

    /// Finds free ids for what the house does not have, once all its styles are known.
    pub(super) fn settle(&mut self) {
        let own = STYLES.iter().map(|style| style.id).chain([LINK, TABLE]);
        for id in own.filter(|id| !self.house.contains_key(id)) {
            let mut free = id.to_owned();
            while self.taken.contains(&free) {
                free.insert_str(0, "Actum");
            }
            if free != id {
                self.renamed.insert(id, free);
            }
        }
    }

    /// Remembers a style of the house.
    pub(super) fn add_house(&mut self, kind: &str, name: &str, id: &str, is_default: bool) {
        self.is_house = true;
        self.taken.insert(id.to_owned());
        let name = name.trim().to_lowercase();
        match kind {
            "paragraph" => {
                let style = STYLES.iter().find(|style| {
                    let is_default = is_default && style.id == PLAIN.id;
                    is_default || style.name.to_lowercase() == name
                });
                if let Some(style) = style {
                    self.house.insert(style.id, id.to_owned());
                }
            }
            "character" if name == "hyperlink" => {
                self.house.insert(LINK, id.to_owned());
            }
            "table" => {
                let place = TABLE_NAMES.iter().position(|known| *known == name);
                if let Some(place) = place
                    && self.table.is_none_or(|known| place < known)
                {
                    self.table = Some(place);
                    self.house.insert(TABLE, id.to_owned());
                }
            }
            _ => {}
        }
    }

    fn is_missing(&self, own: &'static str) -> bool {
        !self.house.contains_key(own)
    }
}

/// `word/styles.xml`.
pub(super) fn styles_part(language: &TextLanguage) -> String {
    let mut xml = Xml::document();
    let own = StyleNames::default();
    xml.element("w:styles", &NAMESPACES, |xml| {
        defaults(xml, language);
        for style in &STYLES {
            paragraph_style(xml, style, language, &own);
        }
        xml.element(
            "w:style",
            &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")],
            |xml| xml.value("w:name", "Default Paragraph Font"),
        );
        link_style(xml, &own);
        normal_table(xml);
        table_grid(xml, &own, "TableNormal");
    });
    xml.finish()
}

/// The styles that a house does not have, in our look on the ground of its running text.
pub(super) fn missing_styles(names: &StyleNames, language: &TextLanguage) -> String {
    let mut xml = Xml::fragment();
    for style in STYLES.iter().filter(|style| names.is_missing(style.id)) {
        paragraph_style(&mut xml, style, language, names);
    }
    if names.is_missing(LINK) {
        link_style(&mut xml, names);
    }
    if names.is_missing(TABLE) {
        table_grid(&mut xml, names, "");
    }
    // The prefix is declared here: a house's part may know it under another one.
    let declared = format!("<w:style xmlns:w=\"{}\" ", NAMESPACES[0].1);
    xml.finish().replace("<w:style ", &declared)
}

fn link_style(xml: &mut Xml, names: &StyleNames) {
    xml.element("w:style", &[("w:type", "character"), ("w:styleId", names.id(LINK))], |xml| {
        xml.value("w:name", "Hyperlink");
        xml.element("w:rPr", &[], |xml| {
            xml.value("w:color", "0B4F9E");
            xml.value("w:u", "single");
        });
    });
}

fn defaults(xml: &mut Xml, language: &TextLanguage) {
    let right_to_left = language.direction() == Direction::RightToLeft;
    let latin = if right_to_left || language.is_east_asian() { "en-GB" } else { language.tag() };
    let east_asian = if language.is_east_asian() { language.tag() } else { "zh-CN" };
    let complex = if right_to_left { language.tag() } else { "ar-SA" };
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                xml.empty(
                    "w:rFonts",
                    &[
                        ("w:ascii", FONTS[0].0),
                        ("w:hAnsi", FONTS[0].0),
                        ("w:eastAsia", FONTS[1].0),
                        ("w:cs", FONTS[2].0),
                    ],
                );
                xml.value("w:sz", "20");
                xml.value("w:szCs", "22");
                xml.empty(
                    "w:lang",
                    &[("w:val", latin), ("w:eastAsia", east_asian), ("w:bidi", complex)],
                );
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.empty(
                    "w:spacing",
                    &[("w:after", "100"), ("w:line", "259"), ("w:lineRule", "auto")],
                );
            });
        });
    });
}

fn paragraph_style(xml: &mut Xml, style: &Style, language: &TextLanguage, names: &StyleNames) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", names.id(style.id))];
    if style.id == "Normal" {
        attributes.insert(1, ("w:default", "1"));
    }
    let custom = matches!(style.id, "TableText" | "TableHeading" | "Note");
    if custom {
        attributes.push(("w:customStyle", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", style.name);
        if style.id != "Normal" {
            xml.value("w:basedOn", names.id(PLAIN.id));
            xml.value("w:next", names.id(style.next));
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.keep_next {
                xml.empty("w:keepNext", &[]);
                xml.empty("w:keepLines", &[]);
            }
            borders(xml, style, language);
            let (before, after) = (style.before.to_string(), style.after.to_string());
            let mut spacing = vec![("w:before", before.as_str()), ("w:after", &after)];
            if names.is_house {
                // Running text of a house may be justified, set wide, its first lines moved in.
                spacing.extend([("w:line", "240"), ("w:lineRule", "auto")]);
                xml.empty("w:spacing", &spacing);
                let indent = style.indent.to_string();
                xml.empty("w:ind", &[("w:left", &indent), ("w:right", "0"), ("w:firstLine", "0")]);
                xml.value("w:jc", "left");
            } else {
                xml.empty("w:spacing", &spacing);
            }
            if style.indent > 0 && !names.is_house {
                // "left" is the side where reading begins, also from right to left (17.3.1.12).
                xml.empty("w:ind", &[("w:left", &style.indent.to_string())]);
            }
            if let Some(level) = style.outline {
                xml.value("w:outlineLvl", level);
            }
        });
        xml.element("w:rPr", &[], |xml| {
            if style.bold {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if let Some(colour) = style.colour {
                xml.value("w:color", colour);
            }
            xml.value("w:sz", &style.size.to_string());
            // Naskh letters look a size smaller than Latin ones of the same measure.
            xml.value("w:szCs", &(style.size + 2).to_string());
        });
    });
}

fn borders(xml: &mut Xml, style: &Style, language: &TextLanguage) {
    let side = match (&style.border, language.direction()) {
        (Border::None, _) => return,
        (Border::Below, _) => "w:bottom",
        (Border::Side, Direction::LeftToRight) => "w:left",
        (Border::Side, Direction::RightToLeft) => "w:right",
    };
    let (width, space) = if style.border == Border::Below { ("6", "2") } else { ("18", "8") };
    xml.element("w:pBdr", &[], |xml| {
        xml.empty(
            side,
            &[("w:val", "single"), ("w:sz", width), ("w:space", space), ("w:color", "8EA9DB")],
        );
    });
}

fn normal_table(xml: &mut Xml) {
    xml.element(
        "w:style",
        &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")],
        |xml| {
            xml.value("w:name", "Normal Table");
            xml.element("w:tblPr", &[], cell_margins);
        },
    );
}

/// A grid of fine lines; based on another style when one is named.
fn table_grid(xml: &mut Xml, names: &StyleNames, base: &str) {
    xml.element("w:style", &[("w:type", "table"), ("w:styleId", names.id(TABLE))], |xml| {
        xml.value("w:name", "Table Grid");
        if !base.is_empty() {
            xml.value("w:basedOn", base);
        }
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    xml.empty(
                        side,
                        &[
                            ("w:val", "single"),
                            ("w:sz", "4"),
                            ("w:space", "0"),
                            ("w:color", "A6A6A6"),
                        ],
                    );
                }
            });
            cell_margins(xml);
        });
    });
}

fn cell_margins(xml: &mut Xml) {
    xml.element("w:tblCellMar", &[], |xml| {
        for (side, width) in
            [("w:top", "40"), ("w:left", "70"), ("w:bottom", "40"), ("w:right", "70")]
        {
            xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
        }
    });
}

/// `word/fontTable.xml`.
pub(super) fn font_part() -> String {
    let mut xml = Xml::document();
    xml.element("w:fonts", &NAMESPACES, |xml| {
        for (name, substitutes, family) in FONTS {
            xml.element("w:font", &[("w:name", name)], |xml| {
                xml.value("w:altName", substitutes);
                xml.value("w:family", family);
                xml.value("w:pitch", "variable");
            });
        }
    });
    xml.finish()
}

/// `word/settings.xml`.
pub(super) fn settings_part(language: &TextLanguage) -> String {
    let mut xml = Xml::document();
    xml.element("w:settings", &NAMESPACES, |xml| {
        xml.value("w:defaultTabStop", "567");
        xml.value("w:characterSpacingControl", "compressPunctuation");
        xml.element("w:compat", &[], |xml| {
            // 15 is Word 2013 and later: without it Word opens the file in compatibility mode.
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", language.tag())]);
    });
    xml.finish()
}
