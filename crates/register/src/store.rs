//! The register in tables: how events change them and how they are asked. One code for every
//! database; where the databases differ stands in [`crate::database`].

pub(crate) mod access;
pub(crate) mod apply;
mod batch;
pub(crate) mod bodies;
mod carry;
pub(crate) mod change;
pub(crate) mod check;
pub(crate) mod desk;
pub(crate) mod exchange;
pub(crate) mod feed;
mod file;
pub(crate) mod find;
pub(crate) mod jobs;
pub(crate) mod listing;
pub(crate) mod mailing;
pub(crate) mod papers;
pub(crate) mod past;
mod pending;
pub(crate) mod people;
mod place;
pub(crate) mod read;
pub(crate) mod rebuild;
pub(crate) mod records;
mod replay;
pub(crate) mod review;
pub(crate) mod saved_views;
pub(crate) mod searching;
pub(crate) mod sessions;
pub(crate) mod sheet;
pub(crate) mod succession;
pub(crate) mod terms;
pub(crate) mod time;
pub(crate) mod tokens;
mod versions;
pub(crate) mod webhooks;
pub(crate) mod write;
