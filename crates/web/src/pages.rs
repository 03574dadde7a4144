//! The pages, one file each.

pub(crate) mod access;
pub(crate) mod account;
pub(crate) mod administration;
pub(crate) mod audit;
pub(crate) mod bodies;
pub(crate) mod body;
pub(crate) mod desk;
pub(crate) mod item;
pub(crate) mod jobs;
pub(crate) mod languages;
pub(crate) mod letter_link;
pub(crate) mod mail;
pub(crate) mod occasion_change;
pub(crate) mod occasions;
pub(crate) mod own_calendar;
pub(crate) mod people;
pub(crate) mod provider;
pub(crate) mod reading;
pub(crate) mod register;
pub(crate) mod reports;
pub(crate) mod review_report;
pub(crate) mod search;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod succession;
pub(crate) mod texts;
