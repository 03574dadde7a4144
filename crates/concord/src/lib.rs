//! Agreement between the language versions of one text.
//!
//! The versions are aligned provision by provision, without a dictionary: order, numbering, depth,
//! length and whatever reads alike in every language (figures, symbols, Latin abbreviations, bodies
//! and forces that the packs recognised). Within aligned provisions commitments are paired and
//! their values compared in the terms of the packs, never as words: body ids, forces, resolved
//! times, numbers of documents cited.
//!
//! Three outcomes are kept apart everywhere: the versions *agree*, they *differ*, or they *cannot
//! be compared* because one of them names something that no pack knows.
//!
//! ```
//! use actum_concord::{Severity, Version, compare, Options};
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, read};
//!
//! let packs = Packs::built_in()?;
//! let extractor = Extractor::new(&packs)?;
//! let understand = |text: &str, name: &str| -> Result<_, Box<dyn std::error::Error>> {
//!     let document = read(text.as_bytes(), name, &ReadOptions::default(), &packs)?;
//!     let extraction = extractor.extract(&document);
//!     Ok((document, extraction))
//! };
//! let english = understand("1. Invites TSAG to report to the ITU Council by 2027.", "a.en.txt")?;
//! let other = understand("1. Invites TSAG to report to the ITU Council by 2028.", "b.en.txt")?;
//! let versions = [Version::new(&english.0, &english.1), Version::new(&other.0, &other.1)];
//! let options = Options { bodies: &packs.bodies, occasions: &packs.occasions };
//! let agreement = compare(&versions, &options);
//! let found: Vec<_> = agreement.findings_from(Severity::Major).collect();
//! assert_eq!(found.len(), 1);
//! assert_eq!(found[0].code.name(), "due-differs");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod align;
mod anchor;
mod compare;
mod consensus;
mod finding;
mod item;
mod names;
mod numbers;
mod pairing;
mod parity;
mod unit;
mod value;

pub use actum_model::Severity;
pub use compare::{Options, Version, compare};
pub use finding::{Agreement, Code, Field, Finding, ItemRow, Row, Side, Standing, VersionSummary};
pub use item::Tally;
pub use parity::{FieldParity, Parity};
