//! Sending one letter, once.
//!
//! The order is what matters: first everything that can fail without anything having gone out
//! (gathering, composing, talking to the server up to its "go ahead"), then the row that says that
//! the letter is going, on the disk, then the letter, then what became of it. A process that is
//! killed before the row sends the letter when it comes back. One that is killed after the row
//! does not: the letter may have arrived or not, nobody knows, and the job says so and waits for a
//! person, who may put it in again (decision 0134).

use std::sync::Arc;

use actum_mail::{LetterKind, SendError};
use actum_register::{
    Account, Job, LetterKey, LetterState, PersonId, Rhythm, SendAgain, Subscription,
};
use serde::Deserialize;

use super::gather::{self, Wanted};
use super::{PostError, PostOffice, link_key, seconds};
use crate::WebState;
use crate::work::{Handler, JobFailure, Working};

/// How many days late a letter may be; later it tells nothing that the next one does not.
const LATEST: i32 = 3;

/// Sends letters.
pub(super) struct Delivery {
    pub(super) state: WebState,
    pub(super) office: Arc<PostOffice>,
}

/// What the job of a letter says.
#[derive(Deserialize)]
struct Payload {
    person: String,
    kind: String,
    day: String,
}

impl Handler for Delivery {
    fn work<'a>(&'a self, job: &'a Job) -> Working<'a> {
        Box::pin(self.deliver(job))
    }
}

impl From<PostError> for JobFailure {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Register(error) => error.into(),
            PostError::Send(SendError::Temporary(_)) => JobFailure::later(error.to_string()),
            PostError::Address(_) | PostError::Message(_) | PostError::Send(_) => {
                JobFailure::never(error.to_string())
            }
        }
    }
}

impl Delivery {
    async fn deliver(&self, job: &Job) -> Result<(), JobFailure> {
        let broken =
            |detail: String| JobFailure::never(format!("the job makes no sense: {detail}"));
        let payload: Payload = serde_json::from_value(job.payload.clone())
            .map_err(|error| broken(error.to_string()))?;
        let kind = LetterKind::from_name(&payload.kind)
            .ok_or_else(|| broken(format!("there is no letter `{}`", payload.kind)))?;
        let day: jiff::civil::Date =
            payload.day.parse().map_err(|_| broken(format!("`{}` is no day", payload.day)))?;
        let key = LetterKey {
            person: PersonId::new(payload.person),
            kind: payload.kind,
            day: payload.day,
        };
        // Put in again by a person, who has read why it stopped.
        let once = if job.attempts > 1 && job.attempt() == 1 {
            SendAgain::WhenUnknown
        } else {
            SendAgain::Never
        };
        let register = self.state.register();
        if let Some(record) = register.letter(&key).await? {
            match record.state {
                LetterState::Sent | LetterState::Nothing => return Ok(()),
                LetterState::Going | LetterState::Uncertain if once == SendAgain::Never => {
                    return Err(unknown(&record.detail));
                }
                LetterState::Refused if once == SendAgain::Never => {
                    return Err(JobFailure::never(record.detail));
                }
                LetterState::Going | LetterState::Uncertain | LetterState::Refused => {}
            }
        }
        let Some((account, chosen)) = self.wanted(&key, kind, day).await? else { return Ok(()) };
        self.send(&Wanted { account: &account, chosen: &chosen, kind, key: &key, day }, once).await
    }

    /// To whom and how, if the letter is still wanted: whoever left or chose otherwise since the
    /// job was put in gets nothing.
    async fn wanted(
        &self,
        key: &LetterKey,
        kind: LetterKind,
        day: jiff::civil::Date,
    ) -> Result<Option<(Account, Subscription)>, JobFailure> {
        let register = self.state.register();
        let account = register.account(&key.person).await?.filter(|account| !account.disabled);
        let Some(account) = account else { return Ok(None) };
        let chosen = register.subscription(&key.person).await?;
        let wanted = match kind {
            LetterKind::Digest => chosen.digest != Rhythm::Never,
            LetterKind::Reminder => chosen.remind_days.is_some(),
            LetterKind::Test => false,
        };
        let today = super::round::local(&chosen, &self.state.now()).map(|local| local.date());
        let late = today.and_then(|today| today.since(day).ok()).map_or(0, |span| span.get_days());
        // A weekly letter is made up for within its week.
        let latest =
            if kind == LetterKind::Digest && chosen.digest == Rhythm::Weekly { 6 } else { LATEST };
        Ok((wanted && late <= latest).then_some((account, chosen)))
    }

    async fn send(&self, wanted: &Wanted<'_>, once: SendAgain) -> Result<(), JobFailure> {
        let register = self.state.register();
        let now = self.state.now();
        let links = link_key(register, &now).await?;
        let gathered = gather::gather(&self.state, &self.office, &links, wanted, &now).await?;
        let key = wanted.key;
        if gathered.letter.count() == 0 {
            register.no_letter(key, gathered.event, &now).await?;
            return Ok(());
        }
        let message = self
            .office
            .message(wanted.account, &gathered.letter, key, &links, seconds(&now))
            .map_err(JobFailure::from)?;
        let id = message.id().to_owned();
        let ready = match self.office.transport.begin(message).await {
            Ok(ready) => ready,
            Err(error) => return Err(self.not_sent(key, &id, gathered.event, error).await?),
        };
        let now = self.state.now();
        if !register.begin_letter(key, &id, gathered.event, once, &now).await? {
            return Err(unknown(""));
        }
        // From here on the letter may be on its way.
        let sent = ready.send().await;
        let now = self.state.now();
        match sent {
            Ok(()) => {
                register.end_letter(key, LetterState::Sent, "", &now).await?;
                Ok(())
            }
            Err(SendError::Temporary(what)) => {
                // The server said no: nothing went out, and the row goes so that it can later.
                register.release_letter(key, &id).await?;
                Err(JobFailure::later(what))
            }
            Err(SendError::Refused(what)) => {
                register.end_letter(key, LetterState::Refused, &what, &now).await?;
                Err(JobFailure::never(what))
            }
            Err(SendError::Uncertain(what)) => {
                register.end_letter(key, LetterState::Uncertain, &what, &now).await?;
                Err(unknown(&what))
            }
        }
    }

    /// What becomes of a letter that could not be handed over.
    async fn not_sent(
        &self,
        key: &LetterKey,
        id: &str,
        event: i64,
        error: SendError,
    ) -> Result<JobFailure, JobFailure> {
        let SendError::Refused(what) = error else {
            return Ok(JobFailure::later(error.to_string()));
        };
        let now = self.state.now();
        let register = self.state.register();
        if register.begin_letter(key, id, event, SendAgain::WhenUnknown, &now).await? {
            register.end_letter(key, LetterState::Refused, &what, &now).await?;
        }
        Ok(JobFailure::never(what))
    }
}

/// Nobody knows whether it went out.
fn unknown(detail: &str) -> JobFailure {
    let why = if detail.is_empty() { "the process ended while it was going out" } else { detail };
    JobFailure::never(format!(
        "nobody knows whether this letter arrived ({why}); it is not sent again by itself: ask the \
         reader, or put the job in again and risk that it comes twice"
    ))
}
