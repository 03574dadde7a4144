//! A text brought in: from the bytes that somebody sends to an edition of the register.

use std::sync::{Arc, OnceLock};

use actum_amend::{Clause, Edition, Kind, Options, Submission, align};
use actum_extract::{ExtractError, Extractor};
use actum_model::{Document, Extraction, Language, OccasionId, TextId};
use actum_read::{ReadError, ReadOptions, Reader};
use actum_register::{ClauseLink, ClauseText, Fate, ImportRequest, PackView, is_text_id, text_id};
use tokio::sync::Semaphore;

use crate::WebState;

/// How many texts are read at the same time: each takes a core and a multiple of its size.
const AT_ONCE: usize = 2;

/// What is kept from one text to the next.
pub(crate) struct Intake {
    extractor: OnceLock<Arc<Extractor>>,
    turns: Semaphore,
}

impl Default for Intake {
    fn default() -> Self {
        Self { extractor: OnceLock::new(), turns: Semaphore::new(AT_ONCE) }
    }
}

/// A file with a text, as somebody sends it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sent {
    /// The name of the file.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
    /// Its language, where somebody says so.
    pub(crate) language: Option<Language>,
    /// Its encoding, where somebody says so.
    pub(crate) encoding: Option<String>,
    /// The occasion at which it was adopted, by id or name, where somebody says so.
    pub(crate) occasion: Option<String>,
    /// The text of which it is an edition; made from the name when it is left out.
    pub(crate) text: Option<String>,
    /// What the text is called; its own title when it is left out.
    pub(crate) title: Option<String>,
}

/// A text that was read, and what it asks of whom.
pub(crate) struct Understood {
    pub(crate) text: TextId,
    pub(crate) title: String,
    pub(crate) document: Document,
    pub(crate) extraction: Extraction,
}

/// Why a text was not understood. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IntakeError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What was given as the id of the text is none.
    #[error("`{0}` cannot be the id of a text; write small letters, digits and hyphens")]
    TextId(String),
    /// No occasion has this id or name.
    #[error("no occasion has the id or the name `{0}`; look it up in the list of occasions")]
    Occasion(String),
    /// The packs cannot be used.
    #[error(transparent)]
    Packs(#[from] ExtractError),
    /// Reading broke off.
    #[error("reading broke off: {0}")]
    Broken(String),
}

impl IntakeError {
    /// The message that says why the file is not taken; its value is `file`.
    pub(crate) fn message(&self) -> &'static str {
        match self {
            IntakeError::TextId(_) => "import-refused-id",
            IntakeError::Read(ReadError::TooLarge { .. }) => "import-refused-large",
            IntakeError::Read(ReadError::Encrypted { .. }) => "import-refused-locked",
            IntakeError::Read(ReadError::OnlyPictures { .. }) => "import-refused-pictures",
            IntakeError::Read(ReadError::Empty { .. } | ReadError::NoText { .. }) => {
                "import-refused-empty"
            }
            IntakeError::Read(ReadError::NotText { .. }) => "import-refused-kind",
            _ => "import-refused",
        }
    }
}

impl Understood {
    /// The text as it is to be registered.
    pub(crate) fn request<'a>(
        &'a self,
        state: &'a WebState,
        actor: &'a str,
        at: &'a str,
    ) -> ImportRequest<'a> {
        let packs = state.packs();
        ImportRequest {
            text: self.text.clone(),
            title: self.title.clone(),
            document: &self.document,
            extraction: &self.extraction,
            packs: PackView {
                bodies: &packs.bodies,
                occasions: &packs.occasions,
                workflows: &packs.workflows,
                procedures: &packs.procedures,
            },
            actor,
            at,
        }
    }

    /// The words by which clauses of two editions of it are compared.
    pub(crate) fn words(&self, state: &WebState) -> Options {
        Options::of(state.packs(), self.document.language.language)
    }
}

/// Reads a text and understands it, on a thread of its own, when it is its turn.
///
/// # Errors
///
/// Whatever is the matter with the file, or with what is said about it.
pub(crate) async fn understand(state: &WebState, sent: Sent) -> Result<Understood, IntakeError> {
    if let Some(id) = sent.text.as_ref().filter(|id| !is_text_id(id)) {
        return Err(IntakeError::TextId(id.clone()));
    }
    let occasion = match &sent.occasion {
        Some(wanted) => Some(occasion(state, wanted).await?),
        None => None,
    };
    let broken = |error: &dyn std::fmt::Display| IntakeError::Broken(error.to_string());
    let _turn = state.intake().turns.acquire().await.map_err(|error| broken(&error))?;
    let state = state.clone();
    let read = tokio::task::spawn_blocking(move || read(&state, sent, occasion)).await;
    read.map_err(|error| broken(&error))?
}

/// Reads a text that is laid against another, without understanding what it asks: Word files with
/// both sides of their tracked changes. On a thread of its own, when it is its turn.
///
/// # Errors
///
/// Whatever is the matter with the file.
pub(crate) async fn submission(
    state: &WebState,
    sent: Sent,
) -> Result<(Language, Submission), IntakeError> {
    let broken = |error: &dyn std::fmt::Display| IntakeError::Broken(error.to_string());
    let _turn = state.intake().turns.acquire().await.map_err(|error| broken(&error))?;
    let state = state.clone();
    let read = move || {
        let options = ReadOptions {
            language: sent.language,
            encoding: sent.encoding,
            ..ReadOptions::default()
        };
        let document = Reader::new(state.packs()).read(&sent.bytes, &sent.name, &options)?;
        let limits = options.limits.for_packages();
        let submission = Submission::read(&document, &sent.bytes, &limits)
            .map_err(|error| IntakeError::Broken(error.to_string()))?;
        Ok((document.language.language, submission))
    };
    tokio::task::spawn_blocking(read).await.map_err(|error| broken(&error))?
}

fn read(
    state: &WebState,
    sent: Sent,
    occasion: Option<OccasionId>,
) -> Result<Understood, IntakeError> {
    let packs = state.packs();
    let kept = &state.intake().extractor;
    let extractor = match kept.get() {
        Some(extractor) => Arc::clone(extractor),
        None => {
            let fresh = Arc::new(Extractor::new(packs)?);
            Arc::clone(kept.get_or_init(|| fresh))
        }
    };
    let options =
        ReadOptions { language: sent.language, encoding: sent.encoding, ..ReadOptions::default() };
    let mut document = Reader::new(packs).read(&sent.bytes, &sent.name, &options)?;
    if occasion.is_some() {
        document.adoption.occasion = occasion;
    }
    let extraction = extractor.extract(&document);
    let text = sent.text.map_or_else(|| text_id(&sent.name, &document), TextId::new);
    let own = || {
        let title = document.title.as_ref()?;
        Some(title.quote.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let title = sent.title.or_else(own).unwrap_or_else(|| text.to_string());
    Ok(Understood { text, title, document, extraction })
}

/// The occasion with this id or name, letter case aside: those that people put in count as well.
async fn occasion(state: &WebState, wanted: &str) -> Result<OccasionId, IntakeError> {
    let same = |name: &str| name.to_lowercase() == wanted.trim().to_lowercase();
    let kept = state.register().kept_occasions().await;
    let kept = kept.map_err(|error| IntakeError::Broken(error.to_string()))?;
    let known = state.packs().occasions.iter().chain(&kept);
    let found = known.into_iter().find(|occasion| {
        same(occasion.id.as_str()) || occasion.names.values().flatten().any(|name| same(name))
    });
    found
        .map(|occasion| occasion.id.clone())
        .ok_or_else(|| IntakeError::Occasion(wanted.to_owned()))
}

/// Pairs the clauses of two editions by the words they share: how the register is told, at an
/// import, which clause became which.
pub fn aligned(before: &[ClauseText], after: &[ClauseText], words: &Options) -> Vec<ClauseLink> {
    let edition = |clauses: &[ClauseText]| Edition {
        clauses: clauses.iter().map(|one| Clause::new(&one.number, &one.words)).collect(),
    };
    let alignment = align(&edition(before), &edition(after), words);
    let link = |link: actum_amend::Link| {
        let fate = match link.kind {
            Kind::Kept => Fate::Kept,
            Kind::Renumbered => Fate::Renumbered,
            Kind::Reworded => Fate::Reworded,
            Kind::Moved => Fate::Moved,
            Kind::MovedReworded => Fate::MovedReworded,
            Kind::Split => Fate::Split,
            Kind::Merged => Fate::Merged,
            Kind::Inserted | Kind::Deleted => return None,
        };
        Some(ClauseLink { before: link.base, after: link.edition, fate })
    };
    alignment.links.into_iter().filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(all: &[(&str, &str)]) -> Vec<ClauseText> {
        let clause = |(number, words): &(&str, &str)| ClauseText {
            number: (*number).to_owned(),
            words: (*words).to_owned(),
        };
        all.iter().map(clause).collect()
    }

    #[test]
    fn clauses_are_paired_as_editions_are_compared() {
        let before = clauses(&[
            ("1", "tsag study the working methods of correspondence groups"),
            (
                "2",
                "director publish a yearly report on the use of languages and send it to members",
            ),
            ("3", "council set a date"),
        ]);
        let after = clauses(&[
            ("1", "director publish a yearly report on the use of languages"),
            ("2", "director send the yearly report on the use of languages to members"),
            ("3", "tsag study the working methods of correspondence groups"),
        ]);
        let links = aligned(&before, &after, &Options::default());
        let report = links.iter().find(|link| link.before == [1]).expect("is there");
        assert_eq!((report.after.as_slice(), report.fate), (&[0][..], Fate::Reworded));
        let study = links.iter().find(|link| link.before == [0]).expect("is there");
        assert_eq!((study.after.as_slice(), study.fate), (&[2][..], Fate::Moved));
        assert!(links.iter().all(|link| link.before != [2]), "it was dropped");
    }
}
