//! House templates: a Word file of the secretariat's own whose styles, headers, footers, pages,
//! fonts and cover a report takes over.
//!
//! The report goes where the template says `{{actum}}`: in a paragraph of its own, in a content
//! control with that tag, or in a paragraph with a bookmark of that name; otherwise behind what the
//! template holds. Names such as `{{title}}` are replaced wherever they stand. Everything else of
//! the template stays byte for byte.
//!
//! A template is a file from outside that goes out again under somebody's name, so whatever could
//! act in the reader's program or fetch something is refused and said by name: macros, embedded
//! objects, controls, links to other files, fields that run or include something.

mod compose;
mod fields;
mod package;
mod tree;

use std::collections::BTreeMap;

use self::tree::Tree;
use super::document::Page;
use super::package::WriteError;
use super::{WordDocument, styles::StyleNames};
use crate::{Error, Limits, Package};

/// Bytes beyond which a template is refused.
pub const MOST_TEMPLATE_BYTES: usize = 10 << 20;

/// A Word file that may serve as a template.
///
/// ```
/// use actum_ooxml::write::{Template, TemplateError};
/// assert!(matches!(Template::read(b"%PDF-1.7"), Err(TemplateError::Unreadable(_))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// All parts by name, as they were.
    parts: BTreeMap<String, Vec<u8>>,
    /// Name of the main part.
    main: String,
    document: Tree,
    place: compose::Place,
    /// Parts that are edited: those with names of values, styles, relationships, content types.
    trees: BTreeMap<String, Tree>,
    styles: StyleNames,
    /// The part with the styles.
    styles_part: Option<String>,
    /// Names of values that stand in it, sorted.
    names: Vec<String>,
    /// Those of them in the main part.
    names_in_text: Vec<String>,
    /// Whether it has a header or footer.
    has_margins: bool,
}

/// Why a file cannot serve as a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// It is no Word file, damaged, or beyond the limits.
    #[error(transparent)]
    Unreadable(#[from] Error),
    /// It is too large.
    #[error("the template has {bytes} bytes, more than {limit}; make its pictures smaller")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// It holds macros.
    #[error(
        "the template holds macros (`{part}`); save it in Word as a document without macros (.docx)"
    )]
    Macros {
        /// The part with them.
        part: String,
    },
    /// It holds something that acts in the reader's program.
    #[error(
        "`{part}` of the template holds an embedded file or control ({kind}); remove it in Word \
         and save the template again"
    )]
    Active {
        /// The part that holds it.
        part: String,
        /// The kind of the relationship.
        kind: String,
    },
    /// It leads out of itself.
    #[error(
        "`{part}` of the template points at another file ({kind}: {target}); in Word, put the \
         picture into the document or detach the attached template, and save it again"
    )]
    External {
        /// The part with the relationship.
        part: String,
        /// Its kind.
        kind: String,
        /// Where it leads, shortened.
        target: String,
    },
    /// A field would run or fetch something.
    #[error(
        "`{part}` of the template has the field {field}, which fetches or runs something; remove it"
    )]
    Field {
        /// The part with the field.
        part: String,
        /// The name of the field.
        field: String,
    },
    /// It is of the strict form.
    #[error(
        "the template is a strict Open XML document; save it in Word as “Word document (.docx)”"
    )]
    Strict,
    /// Its main part does not begin as Word and LibreOffice write it.
    #[error(
        "`{part}` of the template binds the prefix `{prefix}` to something else; save it again in Word"
    )]
    Prefix {
        /// The part.
        part: String,
        /// The prefix.
        prefix: &'static str,
    },
    /// Its main part has no body.
    #[error("`{part}` of the template has no body; save it again in Word")]
    NoBody {
        /// The part.
        part: String,
    },
    /// The report would have to stand twice.
    #[error("the template names the place of the report, {{{{actum}}}}, more than once; leave one")]
    SeveralPlaces,
    /// The place of the report is among other things.
    #[error(
        "{{{{actum}}}} must stand in a paragraph of its own in the text of the template, not among \
         other words nor in a table"
    )]
    PlaceNotAlone,
}

impl Template {
    /// Reads a template and looks whether it is safe to use.
    ///
    /// # Errors
    ///
    /// [`TemplateError`], each kind saying what to do about it.
    pub fn read(bytes: &[u8]) -> Result<Self, TemplateError> {
        if bytes.len() > MOST_TEMPLATE_BYTES {
            let limit = MOST_TEMPLATE_BYTES;
            return Err(TemplateError::TooLarge { bytes: bytes.len(), limit });
        }
        let limits = Limits {
            max_parts: 2_000,
            max_inflated_bytes: 64 << 20,
            max_paragraph_bytes: 4 << 20,
            ..Limits::default()
        };
        let mut package = Package::open(bytes, &limits)?;
        let main = crate::word::main_part(&mut package)?;
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        let mut parts = BTreeMap::new();
        for name in names {
            if !name.ends_with('/') {
                let content = package.bytes(&name)?;
                parts.insert(name, content);
            }
        }
        package::read(parts, &main, &limits)
    }

    /// The pages of the report, upright: paper and margins of the section where it goes.
    pub fn page(&self) -> Page {
        compose::page(&self.document, &self.place)
    }

    /// Whether the template has a header or a footer. Without, the report brings its own.
    pub fn has_margins(&self) -> bool {
        self.has_margins
    }

    /// Whether the text of the template, not only a header or footer, has a place for this value:
    /// `title`, `date`.
    pub fn shows(&self, value: &str) -> bool {
        self.names_in_text.iter().any(|name| name == value)
    }

    /// The values it asks for that `known` does not hold, sorted: slips of the pen mostly.
    pub fn unknown_names(&self, known: &[&str]) -> Vec<&str> {
        let is_unknown = |name: &&str| !known.contains(name) && *name != fields::REPORT;
        self.names.iter().map(String::as_str).filter(is_unknown).collect()
    }
}

impl WordDocument {
    /// The bytes of the `.docx` in a house template. Equal documents in equal templates give equal
    /// bytes. [`Section::page`](super::Section::page) says only which way the paper lies; take its
    /// measures from [`Template::page`].
    ///
    /// # Errors
    ///
    /// [`WriteError`] when the package cannot be put together.
    pub fn to_bytes_in(&self, template: &Template) -> Result<Vec<u8>, WriteError> {
        package::write(self, template)
    }
}
