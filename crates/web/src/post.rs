//! Mail to people: which letters are due, what stands in them, and how each goes out once.
//!
//! [`PostOffice`] is what a server needs to send mail. A round every ten minutes looks who is to
//! get which letter (`round`) and puts in a job for each; the job gathers what there is to say
//! (`gather`), hands it over and keeps the record that stops it from going twice (`deliver`).

mod deliver;
mod gather;
mod round;

pub(crate) use round::zone;

use std::sync::Arc;
use std::time::Duration;

use actum_mail::{
    Address, Composed, Letter, LetterKind, LinkKey, LinkPurpose, MessageError, Outgoing, SendError,
    SignedLink, Thread, Transport,
};
use actum_model::{Language, PartialDate};
use actum_register::{Account, LetterKey, NewJob, PersonId, Register, RegisterError};
use url::Url;

use crate::WebState;
use crate::work::Worker;

/// The kind of the job that looks who is to get a letter.
const ROUND: &str = "mail-round";

/// The kind of the job that sends one.
const LETTER: &str = "mail-letter";

/// How often is looked.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// How long links in letters hold, in seconds.
const LINKS_HOLD: i64 = 30 * 24 * 60 * 60;

/// The name under which the register keeps the key of links.
const KEY: &str = "mail-links";

/// What a server needs to send mail.
#[derive(Debug, Clone)]
pub struct PostOffice {
    /// How letters go out.
    pub transport: Transport,
    /// Whom they come from.
    pub from: Address,
    /// The address under which people open the register, for links.
    pub address: Url,
}

/// A letter to somebody could not be put together or sent.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The register does not answer.
    #[error(transparent)]
    Register(#[from] RegisterError),
    /// The account has an address to which nothing can be sent.
    #[error(transparent)]
    Address(#[from] actum_mail::AddressError),
    /// The message does not come together.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// It was not delivered, as far as is known.
    #[error(transparent)]
    Send(#[from] SendError),
}

/// A letter as it would go out now.
#[derive(Debug, Clone)]
pub struct Preview {
    /// What there is to say.
    pub letter: Letter,
    /// The same in words.
    pub composed: Composed,
}

impl PostOffice {
    /// The address of a page: `/items/…` → `https://register.example.org/items/…`.
    fn page(&self, path: &str) -> String {
        format!("{}{path}", self.address.as_str().trim_end_matches('/'))
    }

    /// A message to `account`, told apart by `key`: the same key gives the same `Message-ID`.
    fn message(
        &self,
        account: &Account,
        letter: &Letter,
        key: &LetterKey,
        links: &LinkKey,
        now: i64,
    ) -> Result<Outgoing, PostError> {
        let to = Address::new(&account.name, &account.mail)?;
        let name = |words: &str| format!("{words}.{}", links.tag(words));
        let thread = Thread {
            id: name(&format!("{}.{}.{}", key.kind, key.day, key.person)),
            root: Some(name(&format!("{}.{}", key.kind, key.person))),
        };
        let unsubscribe = Some(letter.unsubscribe.as_str());
        let composed = letter.compose();
        Ok(Outgoing::new(&self.from, &to, &composed, &thread, letter.language, unsubscribe, now)?)
    }

    /// Sends a message that says that mail arrives, and nothing else. Waits until the server took
    /// it; `tag` tells one such message from another.
    ///
    /// # Errors
    ///
    /// When the server did not take it, as far as is known.
    pub async fn send_test(
        &self,
        to: &Address,
        language: Language,
        tag: &str,
        at: &str,
    ) -> Result<String, PostError> {
        let now = seconds(at);
        let letter = Letter {
            kind: LetterKind::Test,
            language,
            name: to.mail(),
            day: at.get(..10).and_then(|day| day.parse().ok()).unwrap_or(PartialDate::year(1970)),
            sections: Vec::new(),
            register: self.page("/"),
            settings: String::new(),
            unsubscribe: String::new(),
            links_until: PartialDate::year(1970),
        };
        let thread = Thread { id: format!("test.{now}.{tag}"), root: None };
        let message =
            Outgoing::new(&self.from, to, &letter.compose(), &thread, language, None, now)?;
        let id = message.id().to_owned();
        self.transport.begin(message).await?.send().await?;
        Ok(id)
    }
}

/// The key of links in letters, made when it is asked for first.
pub(crate) async fn link_key(register: &Register, at: &str) -> Result<LinkKey, RegisterError> {
    let mut fresh = [0; 32];
    getrandom::fill(&mut fresh).map_err(|error| RegisterError::Unwritable {
        detail: format!("the system has no source of chance to make a key from: {error}"),
    })?;
    Ok(LinkKey::new(register.signing_key(KEY, &fresh, at).await?))
}

/// A moment in seconds since 1970; 0 for what is no moment.
pub(crate) fn seconds(at: &str) -> i64 {
    at.parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_second)
}

/// What a signed link in a letter looks like.
fn signed(
    links: &LinkKey,
    purpose: LinkPurpose,
    person: &PersonId,
    target: &str,
    now: i64,
) -> String {
    let link = SignedLink {
        purpose,
        person: person.to_string(),
        target: target.to_owned(),
        expires: now.saturating_add(LINKS_HOLD),
    };
    format!("/m/{}", links.sign(&link))
}

/// Adds the jobs of mail to a worker, where mail is set up.
pub(crate) fn with_mail(worker: Worker, state: &WebState) -> Worker {
    let Some(office) = state.post_office() else { return worker };
    let round = round::Round { state: state.clone() };
    let delivery = deliver::Delivery { state: state.clone(), office: Arc::clone(office) };
    let job = NewJob::new(ROUND, &serde_json::Value::Null).with_attempts(3);
    worker.on(ROUND, Arc::new(round)).on(LETTER, Arc::new(delivery)).every(ROUND, EVERY, job)
}

impl WebState {
    /// The letter of a kind that `person` would get now, whatever was sent before and whatever the
    /// person chose; nothing is sent or put on record. `None` when there is no such person.
    ///
    /// # Errors
    ///
    /// When the register does not answer.
    pub async fn preview_letter(
        &self,
        office: &PostOffice,
        person: &PersonId,
        kind: LetterKind,
    ) -> Result<Option<Preview>, PostError> {
        let now = self.now();
        let Some(account) = self.register().account(person).await? else { return Ok(None) };
        let chosen = self.register().subscription(person).await?;
        let local = round::local(&chosen, &now);
        let day = local.map_or_else(jiff::civil::Date::default, |local| local.date());
        let key = LetterKey {
            person: person.clone(),
            kind: kind.name().to_owned(),
            day: day.to_string(),
        };
        let links = link_key(self.register(), &now).await?;
        let wanted = gather::Wanted { account: &account, chosen: &chosen, kind, key: &key, day };
        let gathered = gather::gather(self, office, &links, &wanted, &now).await?;
        let composed = gathered.letter.compose();
        Ok(Some(Preview { letter: gathered.letter, composed }))
    }
}
