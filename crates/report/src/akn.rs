//! Akoma Ntoso 3.0 in the profile of the United Nations (AKN4UN) for resolutions.
//!
//! What becomes of what is told in `docs/formats/akoma-ntoso.md`. The same document gives the same
//! bytes; reading them gives the same provisions, numbers and words.

mod body;
mod forest;
mod marks;
mod metadata;
mod xml;

use std::collections::HashMap;

use actum_model::{Body, Document, Extraction, Occasion, ProvisionId, TextId};

use body::Writer;
use forest::Forest;
use xml::Xml;

/// The namespace of Akoma Ntoso 3.0.
pub(crate) const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The namespace of what the standard has no place for.
pub(crate) const OWN_NAMESPACE: &str = "urn:actum:akn:1";

/// What an Akoma Ntoso file says besides the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct AknOptions<'a> {
    /// Id of the text, for its address; a piece of the file's hash when there is none.
    pub text: Option<&'a TextId>,
    /// The bodies of the packs, for their names.
    pub bodies: &'a [Body],
    /// The occasions of the packs.
    pub occasions: &'a [Occasion],
}

/// Writes a document and what was understood of it as an Akoma Ntoso `statement`.
///
/// ```
/// use actum_report::{AknOptions, resolution_akn};
/// # fn document() -> actum_model::Document { serde_json::from_str(r#"{"source": {"name": "a",
/// # "format": "plain_text", "sha256": "", "bytes": 0}, "language": {"language": "en",
/// # "basis": "declared", "confidence": 1.0}, "text": "1. Decides to meet.", "provisions": [{"id": "1",
/// # "kind": "operative", "shape": "paragraph", "depth": 0, "span": {"start": 3, "end": 19},
/// # "number": {"written": "1.", "value": "1", "span": {"start": 0, "end": 2}}}]}"#).unwrap() }
/// let document = document();
/// let bytes = resolution_akn(&document, &Default::default(), &AknOptions::default());
/// let xml = String::from_utf8(bytes)?;
/// assert!(xml.contains("<num>1.</num>"));
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
pub fn resolution_akn(
    document: &Document,
    extraction: &Extraction,
    options: &AknOptions<'_>,
) -> Vec<u8> {
    let marks = marks::find(document, extraction, options.bodies, options.occasions);
    let forest = Forest::of(document);
    let mut ids = Ids::default();
    for entry in &marks.entries {
        ids.take(&entry.id);
    }
    let mut writer = Writer::new(document, &forest, &marks, ids);
    // The body is written first: the metadata names the ids that it gave.
    let body = writer.body();
    let elements = writer.elements();
    let mut xml = Xml::new();
    xml.start("akomaNtoso").attribute("xmlns", NAMESPACE);
    xml.start("statement").attribute("name", "resolution").attribute("contains", "originalVersion");
    metadata::write(&mut xml, document, extraction, options, &marks, &elements);
    xml.append(&body);
    xml.into_bytes()
}

/// Ids of elements, each given once.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashMap<String, u32>,
    counts: HashMap<String, u32>,
}

impl Ids {
    /// The stem with the first count that is free.
    pub(crate) fn count(&mut self, stem: &str) -> String {
        loop {
            let count = self.counts.entry(stem.to_owned()).or_insert(0);
            *count += 1;
            let candidate = format!("{stem}_{count}");
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }

    /// The id wanted, with a count behind it when it is taken.
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let mut candidate = wanted.to_owned();
        loop {
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                return candidate;
            }
            let count = self.taken.entry(wanted.to_owned()).or_insert(1);
            *count += 1;
            candidate = format!("{wanted}-{count}");
        }
    }
}

/// The id of the element of each provision.
pub(crate) type Elements<'d> = HashMap<&'d ProvisionId, String>;
