//! The interface for programs over HTTP: what each call answers, and what it refuses.

mod common;
#[path = "api/support.rs"]
mod support;

#[path = "api/changing.rs"]
mod changing;
#[path = "api/drafts.rs"]
mod drafts;
#[path = "api/examples.rs"]
mod examples;
#[path = "api/importing.rs"]
mod importing;
#[path = "api/people.rs"]
mod people;
#[path = "api/reading.rs"]
mod reading;
#[path = "api/refusing.rs"]
mod refusing;
#[path = "api/specification.rs"]
mod specification;
#[path = "api/webhooks.rs"]
mod webhooks;
#[path = "api/workbooks.rs"]
mod workbooks;
