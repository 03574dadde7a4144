//! From a document to commitments.
//!
//! One grammar reads six languages; what differs between them lies in the grammar tables of the
//! packs. The grammar is deterministic: the same document and packs give the same extraction,
//! and every value names the words or the rule it comes from.
//!
//! Programs to begin with stand in `examples/`; `docs/library.md` tells how the crates fit together.
//!
//! # One text
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
//!
//! # Many texts
//!
//! [`Extractor`] and `actum_read::Reader` are made once and shared: most of the work for a short text
//! would otherwise be preparing the tables. Both may be used from several threads.
//!
//! ```
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, Reader};
//!
//! let packs = Packs::built_in()?;
//! let (reader, extractor) = (Reader::new(&packs), Extractor::new(&packs)?);
//! let texts = ["1. Requests Member States to help.", "1. 请成员国提供协助。"];
//! let found: Result<Vec<usize>, actum_read::ReadError> = std::thread::scope(|scope| {
//!     let threads = texts.map(|text| {
//!         let (reader, extractor) = (&reader, &extractor);
//!         scope.spawn(move || {
//!             let document = reader.read(text.as_bytes(), "text", &ReadOptions::default());
//!             document.map(|document| extractor.extract(&document).commitments().count())
//!         })
//!     });
//!     threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
//! });
//! assert_eq!(found?, [1, 1]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A value, its ground and its place
//!
//! A value stands on words of the provision ([`Basis::Stated`]), on words of a chapeau above it
//! ([`Basis::Inherited`]) or on a rule ([`Basis::Inferred`]). Only the first may be shown as what the
//! provision says.
//!
//! [`Basis::Stated`]: actum_model::Basis::Stated
//! [`Basis::Inherited`]: actum_model::Basis::Inherited
//! [`Basis::Inferred`]: actum_model::Basis::Inferred
//!
//! ```
//! use actum_extract::Extractor;
//! use actum_model::Basis;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, read};
//!
//! let packs = Packs::built_in()?;
//! let text = "1. Invites Member States:\n(a) to hold a workshop;\n(b) to report to TSAG.";
//! let document = read(text.as_bytes(), "example.txt", &ReadOptions::default(), &packs)?;
//! let extraction = Extractor::new(&packs)?.extract(&document);
//! let workshop = extraction.commitments().next().expect("a commitment");
//! match &workshop.addressees[0].basis {
//!     Basis::Inherited { from, span, quote } => {
//!         assert_eq!(from.as_str(), "1");
//!         assert_eq!(document.slice(*span), quote);
//!         assert_eq!(quote, "Member States");
//!     }
//!     other => panic!("{other:?}"),
//! }
//! let Basis::Stated { span, .. } = &workshop.act.basis else { panic!("said here") };
//! assert!(document.slice(*span).contains("workshop"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Packs of your own
//!
//! A folder of TOML files adds bodies, occasions and words to the built-in knowledge
//! (`docs/formats/packs.md`).
//!
//! ```
//! use std::path::PathBuf;
//!
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, read};
//!
//! # let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
//! # let folder = PathBuf::from(root).join("examples/library-network/pack");
//! // let folder = PathBuf::from("examples/library-network/pack");
//! let packs = Packs::with_folders(&[folder])?;
//! let text = "1. Instructs the Committee on Cataloguing to hold a course every year.";
//! let document = read(text.as_bytes(), "example.txt", &ReadOptions::default(), &packs)?;
//! let extraction = Extractor::new(&packs)?.extract(&document);
//! let commitment = extraction.commitments().next().expect("a commitment");
//! assert!(commitment.addressees[0].value.body.is_some(), "the pack knows the committee");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A stream
//!
//! A collection with a document a line (`docs/formats/corpus.md`) is read piece by piece, packed or
//! not; a line over the limit is passed over without being held.
//!
//! ```
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::corpus::CorpusDocument;
//! use actum_read::source::{Line, Lines, unpacked};
//! use actum_read::{ReadOptions, Reader};
//!
//! let packs = Packs::built_in()?;
//! let (reader, extractor) = (Reader::new(&packs), Extractor::new(&packs)?);
//! let stream = "{\"id\": \"A\", \"text\": \"1. Decides to meet in 2027.\"}\n".as_bytes();
//! let (_packing, stream) = unpacked(stream)?;
//! let mut lines = Lines::new(stream, 8 << 20);
//! let mut found = Vec::new();
//! while let Some(line) = lines.next_line()? {
//!     let Line::Whole(line) = line else { continue };
//!     let document = CorpusDocument::parse(&line, "corpus.jsonl", lines.number())?;
//!     let id = document.id.clone().unwrap_or_default();
//!     let document = reader.read_corpus_document(&document, &id, &ReadOptions::default())?;
//!     found.push((id, extractor.extract(&document).commitments().count()));
//! }
//! assert_eq!(found, [("A".to_owned(), 1)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod act;
mod actor;
mod bare;
pub mod calibration;
mod case;
mod circumfix;
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
mod keys;
mod lexicon;
mod link;
mod mention;
mod number;
mod numbered;
mod opening;
mod party;
mod passing;
mod patterns;
mod pieces;
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
