//! Drafts of the register under the hands of several people: read, changed as the engine says, and
//! written as one step. For the pages, the interface for programs and the command line.

use actum_amend::{Act, Draft, Drafted, Edition, Options, Proposal, Step, Submission};
use actum_model::Language;
use actum_register::{
    DraftAnswer, DraftChange, DraftCommand, DraftHead, Made, Once, Person, Register, RegisterError,
    Saying, StoredDraft,
};
use serde_json::Value;

/// How often a step is worked out anew because somebody else was quicker.
const MOST_TRIES: usize = 20;

/// A draft with its head.
#[derive(Debug, Clone)]
pub struct Drafting {
    /// What the register knows of it without its texts.
    pub head: DraftHead,
    /// The draft.
    pub draft: Draft,
}

/// Why nothing was done to a draft.
#[derive(Debug, thiserror::Error)]
pub enum DraftingError {
    /// There is no such draft.
    #[error("there is no draft `{0}`; look its id up in the list of drafts")]
    Missing(String),
    /// What is stored does not fit together.
    #[error("draft {draft} cannot be used: {detail}")]
    Unreadable {
        /// The draft.
        draft: String,
        /// What does not fit, in English.
        detail: String,
    },
    /// It cannot be done to the draft as it is.
    #[error("{refusal}")]
    Refused {
        /// Why not.
        refusal: actum_amend::Refusal,
        /// Who changed the draft last.
        by: String,
        /// When, RFC 3339.
        at: String,
    },
    /// Others were quicker again and again.
    #[error("{by} and others are changing the draft without a pause; try again")]
    Busy {
        /// Who changed it last.
        by: String,
    },
    /// The register refused, or did not answer.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

impl DraftingError {
    /// It in the words of `messages`.
    #[must_use]
    pub fn words(&self, messages: actum_i18n::Messages) -> String {
        crate::refusal::said(&self.saying(), messages, &[])
    }

    /// The message that says it.
    #[must_use]
    pub fn saying(&self) -> Saying {
        use actum_amend::Refusal;
        match self {
            DraftingError::Missing(draft) => {
                Saying::of("draft-refused-missing").words("draft", draft)
            }
            DraftingError::Unreadable { draft, detail } => {
                Saying::of("draft-refused-unreadable").words("draft", draft).words("detail", detail)
            }
            DraftingError::Busy { by } => Saying::of("draft-refused-busy").words("by", by),
            DraftingError::Register(error) => error.saying(),
            DraftingError::Refused { refusal, by, .. } => match refusal {
                Refusal::NoChange { change } => {
                    Saying::of("draft-refused-no-change").words("change", change)
                }
                Refusal::NoProposal { proposal } => {
                    Saying::of("draft-refused-no-proposal").words("proposal", &(proposal + 1))
                }
                Refusal::NoClause { clause } => {
                    Saying::of("draft-refused-no-clause").words("clause", clause)
                }
                Refusal::NoStep { step } => {
                    Saying::of("draft-refused-no-step").words("step", &(step + 1))
                }
                Refusal::Collides { change, with } => {
                    Saying::of("draft-refused-collides").words("change", change).words("with", with)
                }
                Refusal::ReadsOtherwise { clause, now } => {
                    Saying::of("draft-refused-reads-otherwise")
                        .words("clause", clause)
                        .words("now", now)
                        .words("by", by)
                }
            },
        }
    }
}

/// What somebody does to a draft, and why.
#[derive(Debug, Clone)]
pub struct DraftingStep {
    /// What.
    pub act: Act,
    /// Why; nothing when nobody says.
    pub reason: Option<String>,
    /// The symbol of the document in which it was discussed.
    pub document: Option<String>,
}

impl Drafting {
    fn of(stored: StoredDraft) -> Result<Self, DraftingError> {
        let StoredDraft { head, value } = stored;
        let unreadable =
            |detail: String| DraftingError::Unreadable { draft: head.id.clone(), detail };
        let draft: Draft =
            serde_json::from_value(value).map_err(|error| unreadable(error.to_string()))?;
        draft.sound().map_err(|unsound| unreadable(unsound.to_string()))?;
        Ok(Self { head, draft })
    }

    /// Reads a draft of a register.
    ///
    /// # Errors
    ///
    /// [`DraftingError::Missing`], or when it cannot be read.
    pub async fn read(register: &Register, id: &str) -> Result<Self, DraftingError> {
        let stored = register.draft(id).await?;
        Self::of(stored.ok_or_else(|| DraftingError::Missing(id.to_owned()))?)
    }

    /// Takes a step. When somebody else was quicker it is tried on the draft as it is then: what
    /// they did stands in its way only where it is about the same words or changes.
    ///
    /// # Errors
    ///
    /// [`DraftingError::Refused`] with who changed the draft last; whatever the register refuses.
    pub async fn take(
        register: &Register,
        (person, at): (&Person, &str),
        id: &str,
        step: DraftingStep,
    ) -> Result<Self, DraftingError> {
        let DraftingStep { act, reason, document } = step;
        let step = Step { by: person.name.clone(), at: at.to_owned(), reason, document, act };
        Self::changed(register, (person, at), id, None, |open| {
            open.draft.take(step.clone()).map_err(|refusal| DraftingError::Refused {
                refusal,
                by: open.head.changed_by.clone(),
                at: open.head.changed_at.clone(),
            })?;
            let (draft, parts) = (id.to_owned(), open.head.parts());
            Ok(DraftCommand::TakeStep { draft, step: json(id, &step)?, parts })
        })
        .await
    }

    /// Lays one more proposal against the base, or against the earlier proposal that it amends.
    ///
    /// # Errors
    ///
    /// Whatever the register refuses.
    pub async fn add(
        register: &Register,
        (person, at): (&Person, &str),
        id: &str,
        (proposal, amends): (Proposal, Option<usize>),
        options: &Options,
    ) -> Result<Self, DraftingError> {
        Self::changed(register, (person, at), id, None, |open| {
            open.draft.add_proposal(proposal.clone(), amends, options);
            let last = open.draft.proposals.last();
            let (draft, parts) = (id.to_owned(), open.head.parts());
            Ok(DraftCommand::AddProposal { draft, proposal: json(id, &last)?, parts })
        })
        .await
    }

    async fn changed(
        register: &Register,
        (person, at): (&Person, &str),
        id: &str,
        once: Option<&Once<'_>>,
        mut change: impl FnMut(&mut Self) -> Result<DraftCommand, DraftingError>,
    ) -> Result<Self, DraftingError> {
        let mut last = String::new();
        for _ in 0..MOST_TRIES {
            let mut open = Self::read(register, id).await?;
            let command = change(&mut open)?;
            let asked = DraftChange { command, person, at, reason: String::new() };
            match answer(register.change_draft(asked, once).await?, id)? {
                DraftAnswer::Done(head) => return Ok(Self { head, ..open }),
                DraftAnswer::Moved(head) => last = head.changed_by,
                DraftAnswer::Missing => return Err(DraftingError::Missing(id.to_owned())),
            }
        }
        Err(DraftingError::Busy { by: last })
    }

    /// The texts of the register that say the same as the base in other languages, the latest edition
    /// of each language; none where the draft amends no text of the register.
    ///
    /// # Errors
    ///
    /// When the register cannot be read.
    pub async fn other_languages(
        &self,
        register: &Register,
    ) -> Result<Vec<(Language, Edition)>, DraftingError> {
        let Some(text) = &self.head.text else { return Ok(Vec::new()) };
        let editions = register.editions(text).await?;
        let mut found = Vec::new();
        for language in Language::ALL.into_iter().filter(|one| *one != self.head.language) {
            let Some(edition) = editions.iter().rfind(|one| one.language == language) else {
                continue;
            };
            if let Some((document, _)) = register.reading(&edition.id).await? {
                found.push((language, Submission::of_document(&document).edition));
            }
        }
        Ok(found)
    }

    /// The text as it is now, a clause a paragraph, its number before it: what the reader of texts
    /// reads like any other. What is open stands in brackets.
    #[must_use]
    pub fn plain(&self) -> String {
        let paragraph = |clause: &actum_amend::DraftClause| match clause.clause().number {
            Some(number) => format!("{number} {}\n\n", clause.printed()),
            None => format!("{}\n\n", clause.printed()),
        };
        self.draft.text().iter().map(paragraph).collect()
    }

    /// The names of the proposals of some changes, each once, in the order of the proposals.
    #[must_use]
    pub fn proposers(&self, changes: &[actum_amend::ChangeId]) -> Vec<String> {
        let mut numbers: Vec<usize> = changes
            .iter()
            .filter_map(|change| self.draft.change(change).map(|(number, _)| number))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let name = |number: usize| self.draft.proposals.get(number).map(|one| one.name.clone());
        numbers.into_iter().filter_map(name).collect()
    }
}

/// A draft to be begun: base and proposals laid against it.
pub struct NewDraft {
    /// What people call it.
    pub title: String,
    /// In which language it is drafted.
    pub language: Language,
    /// The text of the register that it amends.
    pub text: Option<actum_model::TextId>,
    /// Base and proposals.
    pub draft: Draft,
}

impl NewDraft {
    /// Puts it into a register.
    ///
    /// # Errors
    ///
    /// Whatever the register refuses.
    pub async fn open(
        self,
        register: &Register,
        (person, at): (&Person, &str),
        reason: String,
    ) -> Result<DraftHead, DraftingError> {
        let Draft { base, proposals, .. } = self.draft;
        let proposals = proposals.iter().map(|one: &Drafted| json("", one));
        let command = DraftCommand::Open {
            title: self.title,
            language: self.language,
            text: self.text,
            base: json("", &base)?,
            proposals: proposals.collect::<Result<_, _>>()?,
        };
        let asked = DraftChange { command, person, at, reason };
        match answer(register.change_draft(asked, None).await?, "")? {
            DraftAnswer::Done(head) => Ok(head),
            DraftAnswer::Moved(head) => Err(DraftingError::Busy { by: head.changed_by }),
            DraftAnswer::Missing => Err(DraftingError::Missing(String::new())),
        }
    }
}

fn answer(made: Made<DraftAnswer>, id: &str) -> Result<DraftAnswer, DraftingError> {
    match made {
        Made::Now(answer) | Made::Before(answer) => Ok(answer),
        Made::OtherRequest => Err(DraftingError::Missing(id.to_owned())),
    }
}

fn json<T: serde::Serialize>(draft: &str, value: &T) -> Result<Value, DraftingError> {
    serde_json::to_value(value).map_err(|error| DraftingError::Unreadable {
        draft: draft.to_owned(),
        detail: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use actum_amend::{Act, ChangeId, Draft, Edition, Key, Options, Proposal, Refusal};
    use actum_model::Language;
    use actum_register::{OpenOptions, Person, Register};

    use super::{Drafting, DraftingError, DraftingStep, NewDraft};

    const AT: &str = "2026-11-24T09:00:00Z";

    async fn opened(folder: &tempfile::TempDir) -> Register {
        let path = folder.path().join("register.actum");
        let register = Register::open(&path, &OpenOptions::default()).await.expect("opens");
        let lines = |words: &str| Edition::from_lines(words);
        let base = lines("1\tTSAG shall report.\n2\tThe Director helps.\n");
        let proposals = [
            ("A", "1\tTSAG should report.\n2\tThe Director helps.\n"),
            ("B", "1\tTSAG must report.\n2\tThe Director helps Members.\n"),
        ];
        let proposals = proposals
            .map(|(name, words)| (Proposal { name: name.to_owned(), edition: lines(words) }, None));
        let draft = Draft::new(base, proposals.into(), &Options::default());
        let new = NewDraft { title: "T".to_owned(), language: Language::En, text: None, draft };
        new.open(&register, (&Person::alone("Ann"), AT), String::new()).await.expect("is begun");
        register
    }

    fn step(act: Act) -> DraftingStep {
        DraftingStep { act, reason: None, document: None }
    }

    fn adopt(change: &ChangeId) -> DraftingStep {
        step(Act::Adopt { changes: vec![change.clone()] })
    }

    #[tokio::test]
    async fn steps_of_two_people_at_once_are_both_taken_where_they_do_not_collide() {
        let folder = tempfile::tempdir().expect("a folder");
        let register = opened(&folder).await;
        let seen = Drafting::read(&register, "d1").await.expect("reads");
        let change = |proposal: usize, number: usize| {
            seen.draft.proposals[proposal].changes[number].id.clone()
        };
        let (ann, bob) = (Person::alone("Ann"), Person::alone("Bob"));
        let (should, must, helps) = (change(0, 0), change(1, 0), change(1, 1));
        let (one, other) = tokio::join!(
            Drafting::take(&register, (&ann, AT), "d1", adopt(&should)),
            Drafting::take(&register, (&bob, AT), "d1", adopt(&helps)),
        );
        one.expect("is taken");
        other.expect("is taken");
        let now = Drafting::read(&register, "d1").await.expect("reads");
        assert_eq!(now.draft.steps.len(), 2);
        let words: Vec<String> =
            now.draft.text().iter().map(actum_amend::DraftClause::words).collect();
        assert_eq!(words, ["TSAG should report.", "The Director helps Members."]);
        assert_eq!(now.proposers(&[helps, should.clone()]), ["A", "B"]);
        // What collides is refused, with the name of whoever was there before, and nothing is written.
        let refused = Drafting::take(&register, (&bob, AT), "d1", adopt(&must)).await;
        let Err(DraftingError::Refused { refusal, by, .. }) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(refusal, Refusal::Collides { change: must, with: should });
        assert!(by == "Ann" || by == "Bob");
        assert_eq!(register.drafts().await.expect("reads")[0].steps, 2);
        // Words that somebody saw and that changed meanwhile are not overwritten.
        let edit = Act::Edit {
            clause: Key::Base(0),
            before: "TSAG shall report.".to_owned(),
            after: "TSAG may report.".to_owned(),
        };
        let refused = Drafting::take(&register, (&ann, AT), "d1", step(edit)).await;
        assert!(
            matches!(
                &refused,
                Err(DraftingError::Refused { refusal: Refusal::ReadsOtherwise { .. }, .. })
            ),
            "{refused:?}"
        );
        let missing = Drafting::read(&register, "d7").await;
        assert!(matches!(missing, Err(DraftingError::Missing(_))), "{missing:?}");
        register.close().await;
    }

    #[tokio::test]
    async fn a_proposal_that_comes_later_leaves_what_was_decided() {
        let folder = tempfile::tempdir().expect("a folder");
        let register = opened(&folder).await;
        let ann = Person::alone("Ann");
        let seen = Drafting::read(&register, "d1").await.expect("reads");
        let should = seen.draft.proposals[0].changes[0].id.clone();
        Drafting::take(&register, (&ann, AT), "d1", adopt(&should)).await.expect("is taken");
        let late = Proposal {
            name: "C".to_owned(),
            edition: Edition::from_lines(
                "1\tTSAG shall report.\n2\tThe Director helps.\n3\tIt ends.\n",
            ),
        };
        let options = Options::default();
        let now = Drafting::add(&register, (&ann, AT), "d1", (late, None), &options).await;
        let now = now.expect("is added");
        assert_eq!((now.head.proposals.len(), now.head.steps), (3, 1));
        let end = now.draft.proposals[2].changes[0].id.clone();
        let now = Drafting::take(&register, (&ann, AT), "d1", adopt(&end)).await.expect("is taken");
        let words: Vec<String> =
            now.draft.text().iter().map(actum_amend::DraftClause::words).collect();
        assert_eq!(words, ["TSAG should report.", "The Director helps.", "It ends."]);
        register.close().await;
    }
}
