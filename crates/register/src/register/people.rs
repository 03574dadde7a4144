//! People: accounts and positions.

use actum_model::Item;

use super::Register;
use crate::change::{Made, Once, all_members};
use crate::error::Result;
use crate::event::EventRecord;
use crate::people::{Account, PeopleChange, PersonId};
use crate::permission::About;
use crate::store::{change, people};

impl Register {
    /// Makes a change about people, or says why not. Gives the account as it is then.
    ///
    /// ```
    /// # async fn example() -> actum_register::Result<()> {
    /// use actum_model::{Language, Role};
    /// use actum_register::{PeopleChange, PeopleCommand, Person, Register};
    ///
    /// let register = Register::open_in_memory().await?;
    /// let (person, at) = (Person::alone("set-up"), "2026-11-23T09:00:00Z");
    /// let change = |command| PeopleChange { command, person: &person, at, reason: String::new(), bodies: &[] };
    /// let added = register
    ///     .change_people(change(PeopleCommand::Add {
    ///         name: "A. Diallo".to_owned(),
    ///         mail: "a.diallo@example.org".to_owned(),
    ///         language: Language::Fr,
    ///     }))
    ///     .await?;
    /// let account = register
    ///     .change_people(change(PeopleCommand::Give {
    ///         person: added.id,
    ///         role: Role::Secretariat,
    ///         body: None,
    ///         from: None,
    ///         until: None,
    ///     }))
    ///     .await?;
    /// assert!(account.person_on(at).roles.contains(&Role::Secretariat));
    /// # Ok(())
    /// # }
    /// # let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    /// # runtime.block_on(example()).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// [`crate::RegisterError::PeopleRefused`] with the reason, and whatever can befall the
    /// database. Nothing was changed then.
    pub async fn change_people(&self, change: PeopleChange<'_>) -> Result<Account> {
        self.present()?;
        super::done(people::change(self.shown().await?, change, None).await?)
    }

    /// The same, once however often it is asked for. Who asks has to be allowed to each time.
    ///
    /// # Errors
    ///
    /// As [`Register::change_people`].
    pub async fn change_people_once(
        &self,
        change: PeopleChange<'_>,
        once: Option<&Once<'_>>,
    ) -> Result<Made<Account>> {
        self.present()?;
        people::change(self.shown().await?, change, once).await
    }

    /// Everybody with an account, in the order in which they were added, disabled ones too.
    ///
    /// # Errors
    ///
    /// When the register cannot be read or is damaged; so for all that follow.
    pub async fn people(&self) -> Result<Vec<Account>> {
        let mut snapshot = self.shown().await?.begin_read().await?;
        let found = people::all(&mut snapshot).await?;
        snapshot.end_read().await?;
        Ok(found)
    }

    /// At most `limit` events about people before number `before`, the latest first.
    ///
    /// # Errors
    ///
    /// As [`Register::people`].
    pub async fn people_events(&self, before: i64, limit: u32) -> Result<Vec<EventRecord>> {
        let mut connection = self.shown().await?.connection().await?;
        people::events(&mut connection, before, i64::from(limit)).await
    }

    /// What an item is about, for [`crate::may`]: its owners and partners, with the members of
    /// collectives.
    ///
    /// # Errors
    ///
    /// As [`Register::people`].
    pub async fn about(&self, item: &Item) -> Result<About> {
        let members = change::members(&mut self.shown().await?.connection().await?).await?;
        Ok(About::item(item, |body| all_members(&members, body)))
    }

    /// One person.
    ///
    /// # Errors
    ///
    /// As [`Register::people`].
    pub async fn account(&self, person: &PersonId) -> Result<Option<Account>> {
        people::account(&mut self.shown().await?.connection().await?, person).await
    }

    /// The person whom mail to this address reaches, whatever the case of its letters.
    ///
    /// # Errors
    ///
    /// As [`Register::people`].
    pub async fn account_by_mail(&self, mail: &str) -> Result<Option<Account>> {
        people::by_mail(&mut self.shown().await?.connection().await?, mail).await
    }
}
