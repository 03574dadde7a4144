//! From a document to commitments.
//!
//! One grammar reads six languages; what differs between them lies in the grammar tables of the
//! packs. The grammar is deterministic: the same document and packs give the same extraction,
//! and every value names the words or the rule it comes from.
//!
//! ```
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, read};
//!
//! let packs = Packs::built_in()?;
//! let text = "1. Instructs the Director of TSB to report to TSAG annually.";
//! let document = read(text.as_bytes(), "example.txt", &ReadOptions::default(), &packs)?;
//! let extraction = Extractor::new(&packs)?.extract(&document);
//! let commitment = extraction.commitments().next().expect("one commitment");
//! assert_eq!(commitment.force.value.verb, "Instructs");
//! assert_eq!(commitment.report_to[0].value.name, "TSAG");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod act;
mod actor;
mod bare;
mod case;
mod citation;
mod clause;
mod compose;
mod context;
mod decline;
mod error;
mod extractor;
mod fold;
mod forms;
mod frame;
mod instrument;
mod lexicon;
mod link;
mod mention;
mod number;
mod opening;
mod party;
mod patterns;
mod position;
mod qualify;
mod recipients;
mod row;
mod scan;
mod share;
mod spelling;
mod subject;
mod tables;
mod time;
mod values;
mod words;

pub use error::ExtractError;
pub use extractor::{ExtractOptions, Extractor};
