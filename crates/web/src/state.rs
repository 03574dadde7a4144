//! What every page can reach.

use std::sync::Arc;

use actum_identity::provider::Provider;
use actum_model::{
    Body, BodyId, Occasion, OccasionId, PartialDate, Present, Standing, Standings, StatusId,
    Timeliness, status_name,
};
use actum_pack::Packs;
use actum_register::Register;
use axum::http::HeaderName;
use tokio::sync::Semaphore;
use url::Url;

use crate::Finder;
use crate::frame::Frame;
use crate::intake::Intake;
use crate::kept::KeptOccasions;
use crate::post::{PostOffice, with_mail};
use crate::throttle::Throttle;
use crate::work::{Worker, chance, worker_name};

/// The register, the packs and the rules under which pages are served. Cheap to clone.
#[derive(Clone)]
pub struct WebState {
    register: Register,
    packs: Arc<Packs>,
    hosts: HostPolicy,
    clock: Clock,
    sign_in: SignIn,
    throttle: Arc<Throttle>,
    hashing: Arc<Semaphore>,
    post_office: Option<Arc<PostOffice>>,
    days: (u16, u16),
    standings: Arc<Standings>,
    finder: Option<Finder>,
    intake: Arc<Intake>,
    kept: Arc<KeptOccasions>,
    examples: Arc<[(String, Vec<u8>)]>,
}

/// How many passwords are hashed at once. Each takes 19 MiB and a core for some tens of
/// milliseconds; the others wait.
const HASHED_AT_ONCE: usize = 2;

/// Where the present moment comes from, RFC 3339 in UTC.
pub type Clock = fn() -> String;

/// How it is known who asks.
#[derive(Debug, Clone)]
pub(crate) enum SignIn {
    /// Nobody signs in: whoever reaches the register is its one person.
    Alone {
        /// The name on record until another is given in a form.
        name: String,
        /// Whether that person may change anything, or only read.
        may_change: bool,
    },
    /// People sign in with accounts of the register.
    Accounts(AccountOptions),
}

/// How people with accounts are let in.
#[derive(Debug, Clone, Default)]
pub struct AccountOptions {
    /// Whether the register can be read without signing in.
    pub anybody_may_read: bool,
    /// The address under which people open the register, without a path: with `https` cookies are
    /// kept from every unprotected connection and browsers are told to make none.
    pub public_address: Option<Url>,
    /// The header in which a proxy in front says who asks; `None` when there is no proxy.
    pub client_header: Option<HeaderName>,
    /// A provider of identities through which people may sign in, besides passwords.
    pub provider: Option<Arc<Provider>>,
}

impl AccountOptions {
    /// Whether people reach the register by `https` alone.
    pub(crate) fn is_https(&self) -> bool {
        self.public_address.as_ref().is_some_and(|address| address.scheme() == "https")
    }
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
    /// Pages over `register`, with names from `packs`, answering to loopback names. What people
    /// change is put on record under the time of `clock`.
    pub fn new(register: Register, packs: Arc<Packs>, clock: Clock) -> Self {
        let standings = Arc::new(Standings::new(&packs.workflows));
        let days = (Present::SOON_DAYS, Present::STALE_DAYS);
        Self {
            register,
            packs,
            hosts: HostPolicy::default(),
            clock,
            sign_in: SignIn::Alone { name: "local".to_owned(), may_change: true },
            throttle: Arc::default(),
            hashing: Arc::new(Semaphore::new(HASHED_AT_ONCE)),
            post_office: None,
            days,
            standings,
            finder: None,
            intake: Arc::default(),
            kept: Arc::default(),
            examples: Arc::default(),
        }
    }

    /// The same state answering to other host names.
    #[must_use]
    pub fn with_hosts(mut self, hosts: HostPolicy) -> Self {
        self.hosts = hosts;
        self
    }

    /// The same state for the one person of a machine, who acts as `name` until a form says
    /// otherwise.
    #[must_use]
    pub fn alone_as(mut self, name: impl Into<String>) -> Self {
        self.sign_in = SignIn::Alone { name: name.into(), may_change: true };
        self
    }

    /// The same state with full text. Whoever serves it keeps `finder` in step
    /// ([`Finder::follow`]).
    #[must_use]
    pub fn with_finder(mut self, finder: Finder) -> Self {
        self.finder = Some(finder);
        self
    }

    /// What is kept from one text that is brought in to the next.
    pub(crate) fn intake(&self) -> &Intake {
        &self.intake
    }

    /// The same state with texts that an empty register offers to be filled with, each with the name
    /// of its file: editions of one text.
    #[must_use]
    pub fn with_examples(mut self, examples: Vec<(String, Vec<u8>)>) -> Self {
        self.examples = examples.into();
        self
    }

    pub(crate) fn examples(&self) -> &[(String, Vec<u8>)] {
        &self.examples
    }

    pub(crate) fn finder(&self) -> Option<&Finder> {
        self.finder.as_ref()
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

    /// The same state without forms: nothing can be changed. For a register that is open to a network
    /// though nobody signs in; one with accounts stays as it is.
    #[must_use]
    pub fn reading_only(mut self) -> Self {
        if let SignIn::Alone { may_change, .. } = &mut self.sign_in {
            *may_change = false;
        }
        self
    }

    /// The same state for people who sign in with accounts of the register.
    #[must_use]
    pub fn with_accounts(mut self, options: AccountOptions) -> Self {
        let host = options.public_address.as_ref().and_then(Url::host_str);
        if let (Some(host), HostPolicy::Loopback) = (host, &self.hosts) {
            self.hosts = HostPolicy::Names(vec![host.to_owned()]);
        }
        self.sign_in = SignIn::Accounts(options);
        self
    }

    /// Whether nothing can be changed, whoever asks.
    pub(crate) fn is_read_only(&self) -> bool {
        matches!(self.sign_in, SignIn::Alone { may_change: false, .. })
    }

    /// How people are let in, where there are accounts.
    pub(crate) fn accounts(&self) -> Option<&AccountOptions> {
        match &self.sign_in {
            SignIn::Accounts(options) => Some(options),
            SignIn::Alone { .. } => None,
        }
    }

    /// Whether people reach the register by `https` alone.
    pub(crate) fn is_https(&self) -> bool {
        self.accounts().is_some_and(AccountOptions::is_https)
    }

    pub(crate) fn client_header(&self) -> Option<&HeaderName> {
        self.accounts()?.client_header.as_ref()
    }

    pub(crate) fn throttle(&self) -> &Throttle {
        &self.throttle
    }

    /// Leave to hash a password, when it is one's turn.
    pub(crate) fn hashing(&self) -> &Arc<Semaphore> {
        &self.hashing
    }

    pub(crate) fn sign_in(&self) -> &SignIn {
        &self.sign_in
    }

    /// The same state with other limits: how many days before its day an item is due soon, and after
    /// how many days without an update it is stale.
    #[must_use]
    pub fn with_days(mut self, soon_days: u16, stale_days: u16) -> Self {
        self.days = (soon_days, stale_days);
        self
    }

    /// The present day with those limits; `None` when the clock gives no day.
    pub(crate) fn present(&self) -> Option<Present> {
        self.present_at(&self.now())
    }

    /// The day of a moment with those limits; `None` when it is no moment.
    pub(crate) fn present_at(&self, at: &str) -> Option<Present> {
        let (soon_days, stale_days) = self.days;
        Present::at(at).map(|present| Present { soon_days, stale_days, ..present })
    }

    /// A day with those limits.
    pub(crate) fn limits(&self, today: PartialDate) -> Present {
        let (soon_days, stale_days) = self.days;
        Present { today, soon_days, stale_days }
    }

    /// The statuses at which work is still to be done, in order.
    pub(crate) fn open_statuses(&self) -> Vec<StatusId> {
        self.standings.concerned(Timeliness::Stale).cloned().collect()
    }

    /// What a status means.
    pub(crate) fn standing(&self, status: &StatusId) -> Standing {
        self.standings.of(status)
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

    /// An occasion as people keep it, else as the packs know it.
    pub(crate) fn occasion(&self, id: &OccasionId) -> Option<Occasion> {
        self.kept.get(id).or_else(|| self.packs.occasion(id).cloned())
    }

    /// The occasion with this id or name in any language, as people keep it, else as the packs
    /// know it. Case does not count.
    pub(crate) fn occasion_named(&self, written: &str) -> Option<OccasionId> {
        let lower = written.to_lowercase();
        let is = |name: &String| name.to_lowercase() == lower;
        let fits = |occasion: &Occasion| {
            occasion.id.as_str() == lower || occasion.names.values().flatten().any(is)
        };
        let of_packs = || self.packs.occasions.iter().find(|one| fits(one));
        self.kept.find(fits).or_else(|| of_packs().map(|one| one.id.clone()))
    }

    /// Takes in what people said of occasions since. What went wrong is told in the log: pages are
    /// shown with what was known.
    pub(crate) async fn refresh(&self) {
        if let Err(error) = self.kept.refresh(&self.register).await {
            tracing::warn!(%error, "what people said of occasions is not known: {error}");
        }
    }
}
