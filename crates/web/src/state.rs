//! What every page can reach.

use std::sync::Arc;

use actum_model::{Body, BodyId, Occasion, OccasionId, StatusId, status_name};
use actum_pack::Packs;
use actum_register::Register;

use crate::frame::Frame;
use crate::post::{PostOffice, with_mail};
use crate::work::{Worker, chance, worker_name};

/// The register, the packs and the rules under which pages are served. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    register: Register,
    packs: Arc<Packs>,
    hosts: HostPolicy,
    clock: Clock,
    read_only: bool,
    post_office: Option<Arc<PostOffice>>,
}

/// Where the present moment comes from, RFC 3339 in UTC.
pub type Clock = fn() -> String;

/// Which `Host` headers are answered.
///
/// A page of a foreign site can make a browser ask a server on the reader's own machine under a
/// foreign name that resolves to 127.0.0.1 (DNS rebinding). A server on a loopback address
/// therefore answers to loopback names only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HostPolicy {
    /// `localhost`, `127.0.0.1` and the like, `[::1]`, with any port; a request without a host is
    /// refused.
    #[default]
    Loopback,
    /// These names besides the loopback ones, without port.
    Names(Vec<String>),
    /// Any name: for a server behind a proxy that checks names itself.
    Any,
}

impl WebState {
    /// Pages over `register`, with names from `packs`, answering to loopback names. What people
    /// change is put on record under the time of `clock`.
    pub fn new(register: Register, packs: Arc<Packs>, clock: Clock) -> Self {
        Self {
            register,
            packs,
            hosts: HostPolicy::default(),
            clock,
            read_only: false,
            post_office: None,
        }
    }

    /// The same state answering to other host names.
    #[must_use]
    pub fn with_hosts(mut self, hosts: HostPolicy) -> Self {
        self.hosts = hosts;
        self
    }

    /// The same state without forms: nothing can be changed. There is no sign-in, so that a register
    /// open to a network is for reading only.
    #[must_use]
    pub fn reading_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// The same state with mail to people, sent by the [`Worker`].
    #[must_use]
    pub fn with_mail(mut self, office: PostOffice) -> Self {
        self.post_office = Some(Arc::new(office));
        self
    }

    /// What sends mail, where it is set up.
    pub(crate) fn post_office(&self) -> Option<&Arc<PostOffice>> {
        self.post_office.as_ref()
    }

    /// A worker for the jobs of this register, with a handler for each kind that pages, mail and
    /// the like put in. Every process that serves the register runs one.
    pub fn worker(&self) -> Worker {
        let worker = Worker::new(self.register.clone(), self.clock, chance, worker_name());
        with_mail(worker, self)
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The present moment.
    pub(crate) fn now(&self) -> String {
        (self.clock)()
    }

    pub(crate) fn register(&self) -> &Register {
        &self.register
    }

    pub(crate) fn hosts(&self) -> &HostPolicy {
        &self.hosts
    }

    pub(crate) fn packs(&self) -> &Packs {
        &self.packs
    }

    pub(crate) fn body(&self, id: &BodyId) -> Option<&Body> {
        self.packs.body(id)
    }

    /// A status as the reader calls it; its id when no pack has a workflow with it.
    pub(crate) fn status(&self, status: &StatusId, frame: &Frame) -> String {
        if status.is_own() {
            return frame.plain(&format!("status-{status}")).marked();
        }
        status_name(&self.packs.workflows, status, frame.language())
            .map_or_else(|| status.as_str().replace('_', " "), str::to_owned)
    }

    pub(crate) fn occasion(&self, id: &OccasionId) -> Option<&Occasion> {
        self.packs.occasion(id)
    }
}
