//! What every page can reach.

use std::sync::Arc;

use actum_model::{Body, BodyId, Occasion, OccasionId};
use actum_pack::Packs;
use actum_register::Register;

/// The register, the packs and the rules under which pages are served. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    register: Register,
    packs: Arc<Packs>,
    hosts: HostPolicy,
}

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
    /// Pages over `register`, with names from `packs`, answering to loopback names.
    pub fn new(register: Register, packs: Arc<Packs>) -> Self {
        Self { register, packs, hosts: HostPolicy::default() }
    }

    /// The same state answering to other host names.
    #[must_use]
    pub fn with_hosts(mut self, hosts: HostPolicy) -> Self {
        self.hosts = hosts;
        self
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

    pub(crate) fn occasion(&self, id: &OccasionId) -> Option<&Occasion> {
        self.packs.occasion(id)
    }
}
