//! From paragraphs to provisions.
//!
//! Every paragraph becomes a provision; the walk goes through the document once and keeps what is
//! open (heads, chapeaux, rows, lists) on a stack. What a paragraph is depends on the zone in
//! which it stands and on its outside: number, first words, last sign, neighbours.

mod adoption;
mod front;
mod inline;
mod notes;
mod sequence;
mod table;
mod unit;
mod walk;

use actum_model::{Adoption, LanguageFinding, Notice, Provision, ProvisionKind, Quoted};

use crate::block::Blocks;
use crate::lexicon::Lexicon;
use unit::Layout;
use walk::Walk;

pub(crate) use front::symbol_of_text;
pub(crate) use table::bare_number;

/// The parts of a document that its structure gives.
pub(crate) struct Structured {
    pub(crate) title: Option<Quoted>,
    pub(crate) adoption: Adoption,
    pub(crate) text: String,
    pub(crate) provisions: Vec<Provision>,
    pub(crate) notices: Vec<Notice>,
}

/// Cuts blocks into provisions.
pub(crate) fn structure(
    blocks: Blocks,
    lexicon: &Lexicon,
    paragraph_language: &dyn Fn(&str) -> Option<LanguageFinding>,
    language: &LanguageFinding,
) -> Structured {
    let layout = Layout::new(blocks, lexicon);
    let front = front::find(&layout, lexicon);
    let adoption = adoption::find(&layout, &front, lexicon);
    let mut walk = Walk::new(&layout, lexicon, front);
    walk.run();
    let mut provisions = walk.provisions;
    for provision in &mut provisions {
        // A short paragraph says too little about its language.
        if provision.language.is_none() && provision.span.len() >= 60 {
            let found = paragraph_language(layout.slice(provision.span));
            // Frequent words of a short paragraph are few: more cannot be asked of them.
            provision.language =
                found.filter(|found| found.confidence >= 0.55).map(|found| found.language);
        }
        if provision.language == Some(language.language) {
            provision.language = None;
        }
    }
    let title = title(&layout, &provisions, lexicon);
    Structured { title, adoption, text: layout.text, provisions, notices: layout.notices }
}

/// The words of the title provisions that name the text: the last of them before the opening.
fn title(layout: &Layout, provisions: &[Provision], lexicon: &Lexicon) -> Option<Quoted> {
    let titles: Vec<&Provision> = provisions
        .iter()
        .skip_while(|provision| provision.kind != ProvisionKind::Title)
        .take_while(|provision| provision.kind == ProvisionKind::Title)
        .collect();
    // A line in parentheses gives place and year, not the title; a number line alone ("Resolution
    // 5 (2020)") is the title only when nothing longer follows.
    let unit_at = |title: &&&Provision| {
        let at = layout.units.partition_point(|unit| unit.span.start < title.span.start);
        layout.units.get(at).is_some_and(|unit| front::is_text_number(layout, lexicon, unit))
    };
    let named: Vec<&&Provision> = titles
        .iter()
        .filter(|title| !layout.slice(title.span).starts_with(['(', '（', '[']))
        .collect();
    let span = named
        .iter()
        .filter(|title| !unit_at(title))
        .max_by_key(|title| title.span.len())
        .or(named.first())
        .map(|title| title.span)?;
    Some(Quoted { span, quote: layout.slice(span).to_owned() })
}
