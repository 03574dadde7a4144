//! Editions and proposals side by side: pages, Word files, workbooks.

mod draft;
mod html;
mod table;
mod word;
mod workbook;

use actum_amend::{
    Alignment, Aspect, Compilation, Edition, Kind, Link, Meaning, Print, Proposal, Standing, Turn,
    pieces,
};
use actum_model::Language;

use crate::labels::Labels;

pub use draft::{DraftFile, clean_draft_docx, draft_docx};
pub use html::{comparison_html, proposals_html};
pub use word::{comparison_docx, proposals_docx};
pub use workbook::proposals_xlsx;

/// An edition beside its base.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// The name of the base, for the heading.
    pub base_name: &'a str,
    /// The name of the edition.
    pub edition_name: &'a str,
    /// The base.
    pub base: &'a Edition,
    /// The edition.
    pub edition: &'a Edition,
    /// How they are aligned.
    pub alignment: &'a Alignment,
    /// The language of the texts.
    pub language: Language,
}

/// Proposals beside their base.
#[derive(Debug, Clone, Copy)]
pub struct ProposalTable<'a> {
    /// The name of the base, for the heading.
    pub base_name: &'a str,
    /// The base.
    pub base: &'a Edition,
    /// The proposals, in the order of the columns.
    pub proposals: &'a [Proposal],
    /// What became of them.
    pub compilation: &'a Compilation,
    /// The language of the texts.
    pub language: Language,
}

/// What a changed link says on lines of plain text: its words with `[-gone-]` and `[+come+]`, then
/// what it touches.
#[must_use]
pub fn link_lines(comparison: &Comparison<'_>, link: &Link, labels: &dyn Labels) -> Vec<String> {
    let joined = |side: &Edition, clauses: &[usize]| -> String {
        let texts: Vec<&str> = clauses.iter().map(|at| side.clauses[*at].text.as_str()).collect();
        texts.join(" ¶ ")
    };
    let (old, new) =
        (joined(comparison.base, &link.base), joined(comparison.edition, &link.edition));
    let mut lines = Vec::new();
    let line: String = pieces(&old, &new, Print::AsInBase)
        .iter()
        .map(|piece| match piece.standing {
            Standing::Kept => piece.text.clone(),
            Standing::Removed => format!("[-{}-]", piece.text),
            Standing::Added => format!("[+{}+]", piece.text),
        })
        .collect();
    lines.push(line);
    lines.extend(Words(labels).meanings(link).into_iter().map(|said| format!("! {said}")));
    lines
}

/// Words of the interface, with the id in brackets where one is missing.
#[derive(Clone, Copy)]
struct Words<'a>(&'a dyn Labels);

impl Words<'_> {
    fn get(self, id: &str) -> String {
        let id = format!("amend-{id}");
        self.0.find(&id, &[]).unwrap_or_else(|| format!("[{id}]"))
    }

    fn kind(self, kind: Kind) -> String {
        self.get(&format!("kind-{}", kind.name().replace('_', "-")))
    }

    fn aspect(self, aspect: Aspect) -> String {
        self.get(match aspect {
            Aspect::Force => "aspect-force",
            Aspect::Negation => "aspect-negation",
            Aspect::Actor => "aspect-actor",
            Aspect::Date => "aspect-date",
            Aspect::Number => "aspect-number",
            Aspect::Scope => "aspect-scope",
            Aspect::Reference => "aspect-reference",
            Aspect::Wording => "aspect-wording",
            Aspect::Signs => "aspect-signs",
        })
    }

    /// "Force, weaker: shall → should".
    fn meaning(self, meaning: &Meaning) -> String {
        let mut said = self.aspect(meaning.aspect);
        match meaning.turn {
            Some(Turn::Stronger) => said = format!("{said} ({})", self.get("stronger")),
            Some(Turn::Weaker) => said = format!("{said} ({})", self.get("weaker")),
            None => {}
        }
        if meaning.from.is_empty() && meaning.to.is_empty() {
            return said;
        }
        let side = |words: &[String]| {
            if words.is_empty() { "∅".to_owned() } else { words.join(", ") }
        };
        format!("{said}: {} → {}", side(&meaning.from), side(&meaning.to))
    }

    /// What the law's words of a link became, the weightiest first, each once.
    fn meanings(self, link: &Link) -> Vec<String> {
        let mut meanings: Vec<&Meaning> = link
            .differences
            .iter()
            .filter(|difference| !difference.follows_renumbering)
            .flat_map(|difference| &difference.meanings)
            .filter(|meaning| !matches!(meaning.aspect, Aspect::Wording | Aspect::Signs))
            .collect();
        meanings.sort_by_key(|meaning| meaning.aspect);
        let mut said: Vec<String> = meanings.iter().map(|meaning| self.meaning(meaning)).collect();
        said.dedup();
        if link.differences.iter().any(|difference| difference.follows_renumbering) {
            said.push(self.get("follows-renumbering"));
        }
        said
    }
}
