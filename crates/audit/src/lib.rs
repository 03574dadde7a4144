//! Completeness of what was understood of a text.
//!
//! An audit gives every provision an [`Account`]: it asks for so many things, it only states, or
//! it asks nothing, with the reason. What is left open becomes a [`Finding`] with its place: words
//! that no value and no reason covers, requests that name nobody, reports without recipient or
//! date, names and times that the packs do not know, pointers that lead nowhere, documents cited
//! that the register does not hold.
//!
//! Nothing is guessed here: the audit looks at what reading and extracting said.
//!
//! ```
//! use actum_audit::{Library, audit};
//! use actum_extract::Extractor;
//! use actum_pack::Packs;
//! use actum_read::{ReadOptions, read};
//!
//! let packs = Packs::built_in()?;
//! let text = "1. Instructs the Director of TSB to submit a report on the matter.";
//! let document = read(text.as_bytes(), "example.txt", &ReadOptions::default(), &packs)?;
//! let extraction = Extractor::new(&packs)?.extract(&document);
//! let audit = audit(&document, &extraction, &Library::NotAsked);
//! let codes: Vec<_> = audit.findings.iter().map(|finding| finding.code.name()).collect();
//! assert!(codes.contains(&"report-without-recipient"));
//! assert!(codes.contains(&"report-without-date"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod check;
mod finding;
mod library;
mod unmarked;

pub use account::{Account, AccountKind, Counts};
pub use actum_model::Severity;
pub use check::audit;
pub use finding::{Audit, Code, Finding};
pub use library::{KnownText, Library};
