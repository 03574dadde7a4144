//! A draft under negotiation as a Word file: tracked changes of its base, or clean.

use actum_amend::{Cause, Draft, Standing, TracedPiece};
use actum_model::Language;
use actum_ooxml::write::{
    Change, Inline, MarkChange, Paragraph, Run, Section, TextLanguage, WordDocument,
};

use crate::error::ReportError;

/// A draft as it is written to a file.
#[derive(Debug, Clone, Copy)]
pub struct DraftFile<'a> {
    /// What people call it.
    pub title: &'a str,
    /// The language of its text.
    pub language: Language,
    /// The draft.
    pub draft: &'a Draft,
    /// Who stands as author of what follows from several things that were done.
    pub several: &'a str,
    /// When it was last changed, RFC 3339: the date of the changes of proposals.
    pub at: &'a str,
}

impl DraftFile<'_> {
    /// Who brought words in or out, as tracked changes name their author.
    fn change(&self, cause: &Cause) -> Change {
        let (author, date) = match cause {
            Cause::Several => (self.several.to_owned(), self.at),
            Cause::Changes(changes) => {
                let mut names: Vec<&str> = Vec::new();
                for change in changes {
                    let name = self.draft.change(change).and_then(|(number, _)| {
                        self.draft.proposals.get(number).map(|one| one.name.as_str())
                    });
                    if let Some(name) = name.filter(|name| !names.contains(name)) {
                        names.push(name);
                    }
                }
                (names.join(", "), self.at)
            }
            Cause::Drafter(step) => match self.draft.steps.get(*step) {
                Some(step) => (step.by.clone(), step.at.as_str()),
                None => (self.several.to_owned(), self.at),
            },
        };
        Change { author, date: date.to_owned() }
    }

    fn inline(&self, piece: &TracedPiece) -> Inline {
        let run = Run::new(piece.text.clone());
        match piece.standing {
            Standing::Kept => Inline::Run(run),
            Standing::Removed => Inline::Deleted(self.change(&piece.cause), vec![run]),
            Standing::Added => Inline::Inserted(self.change(&piece.cause), vec![run]),
        }
    }

    fn document(&self) -> WordDocument {
        let mut document = WordDocument::new(TextLanguage::new(self.language.code()));
        self.title.clone_into(&mut document.properties.title);
        document
    }
}

/// The base with tracked changes, each by the proposers or the drafter who brought it about: with
/// all of them accepted it is the draft, brackets included, with all rejected the base.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn draft_docx(file: &DraftFile<'_>) -> Result<Vec<u8>, ReportError> {
    let mut document = file.document();
    let mut section = Section::default();
    for line in file.draft.traced() {
        let mut paragraph = Paragraph::default();
        let pieces = line.number.iter().chain(&line.text);
        paragraph.inlines = pieces.map(|piece| file.inline(piece)).collect();
        paragraph.mark = match line.end {
            Standing::Kept => None,
            Standing::Removed => Some(MarkChange::Deleted(file.change(&line.cause))),
            Standing::Added => Some(MarkChange::Inserted(file.change(&line.cause))),
        };
        section.push(paragraph);
    }
    document.sections.push(section);
    Ok(document.to_bytes()?)
}

/// The text as it is now, without tracked changes; what is open stands in square brackets.
///
/// # Errors
///
/// [`ReportError::Word`] when the package cannot be put together.
pub fn clean_draft_docx(file: &DraftFile<'_>) -> Result<Vec<u8>, ReportError> {
    let mut document = file.document();
    let mut section = Section::default();
    for clause in file.draft.text() {
        let number = clause.clause().number.map_or_else(String::new, |number| number + "\t");
        section.push(Paragraph::default().with_text(number + &clause.printed()));
    }
    document.sections.push(section);
    Ok(document.to_bytes()?)
}

#[cfg(test)]
mod tests {
    use actum_amend::{Act, Draft, Edition, Key, Options, Proposal, Step, Submission};
    use actum_model::Language;

    use super::{DraftFile, clean_draft_docx, draft_docx};

    #[test]
    fn accepted_it_is_the_draft_rejected_the_base_and_authors_are_named() {
        let base =
            Edition::from_lines("1\tTSAG shall report.\n2\tThe Director helps.\n3\tIt ends.\n");
        let proposal = Proposal {
            name: "Ruritania".to_owned(),
            edition: Edition::from_lines(
                "1\tTSAG should report.\n2\tThe Director helps.\n3\tIt ends.\n",
            ),
        };
        let mut draft = Draft::new(base.clone(), vec![(proposal, None)], &Options::default());
        let step = |act| Step {
            by: "Ann Drafter".to_owned(),
            at: "2026-11-24T09:00:00Z".to_owned(),
            reason: None,
            document: None,
            act,
        };
        let changes = vec![draft.proposals[0].changes[0].id.clone()];
        draft.take(step(Act::Bracket { changes })).expect("is taken");
        let before = "The Director helps.".to_owned();
        let after = "The Director helps Members.".to_owned();
        draft.take(step(Act::Edit { clause: Key::Base(1), before, after })).expect("is taken");
        draft.take(step(Act::Strike { clause: Key::Base(2) })).expect("is taken");
        let file = DraftFile {
            title: "Resolution 2",
            language: Language::En,
            draft: &draft,
            several: "drafting",
            at: "2026-11-24T10:00:00Z",
        };
        let limits = actum_ooxml::Limits::default();
        let read = |bytes: Vec<u8>| Submission::of_docx(&bytes, &limits).expect("is a Word file");
        let tracked = read(draft_docx(&file).expect("is written"));
        let lines = |edition: &Edition| edition.to_lines();
        let printed = "1\tTSAG [shall] [should] report.\n2\tThe Director helps Members.\n";
        assert_eq!(lines(&tracked.edition), printed);
        assert_eq!(tracked.before.as_ref().map(lines), Some(base.to_lines()));
        let authors: Vec<&str> =
            tracked.authors.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(authors, ["Ann Drafter", "Ruritania"]);
        let clean = read(clean_draft_docx(&file).expect("is written"));
        assert_eq!((lines(&clean.edition).as_str(), clean.before), (printed, None));
    }
}
