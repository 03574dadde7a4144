//! The register in one SQLite file. Everything that is SQL stands in this module.

pub(crate) mod apply;
pub(crate) mod check;
pub(crate) mod failure;
pub(crate) mod find;
pub(crate) mod open;
pub(crate) mod read;
pub(crate) mod sheet;
pub(crate) mod write;
