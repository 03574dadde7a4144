//! The clause of an item in every language that it is there in: one shown, or two side by side.

use actum_model::{Document, Item, Language, ProvisionId};
use actum_register::{ItemClause, Register};

use crate::basis::edition_language;
use crate::content::Content;
use crate::error::PageError;
use crate::frame::{Frame, Markup, Words};
use crate::link;
use crate::locale::Reader;
use crate::marks::{Mark, Marks, Style, write_provision};
use crate::vocabulary::Named;

/// The parameter of an address that chooses the language, and the one that puts another beside it.
const SHOWN: &str = "clause";
const BESIDE: &str = "beside";

/// The clause, and the languages that it can be read in.
pub(super) struct Clauses {
    /// Every language with an edition that holds it, the reader's first; empty where there is one.
    pub(super) tabs: Vec<Tab>,
    /// One, or two side by side.
    pub(super) sides: Vec<Side>,
    /// Languages that can be put beside the one shown.
    pub(super) beside: Vec<Tab>,
    /// What the form that does so carries along.
    pub(super) hidden: Vec<(String, String)>,
    /// The address without a second language, where there is one.
    pub(super) alone: Option<String>,
    /// The marks on the words, as a legend.
    pub(super) legend: Vec<(&'static str, Words)>,
    /// Said when no edition is in the reader's language.
    pub(super) untranslated: Option<Words>,
}

/// A language that can be chosen.
pub(super) struct Tab {
    pub(super) code: &'static str,
    pub(super) words: Words,
    pub(super) href: String,
    pub(super) current: bool,
}

/// The clause in one language.
pub(super) struct Side {
    pub(super) language: Option<Language>,
    pub(super) name: Option<Words>,
    /// The provisions it stands under, outermost first, and then its own, marked.
    pub(super) passages: Vec<Passage>,
    /// The clause as the register keeps it, when the edition cannot be shown.
    pub(super) plain: Option<String>,
    pub(super) reading_href: String,
    /// Whether the words in force were revised since, and these were not.
    pub(super) outdated: bool,
}

/// A provision that says something of the item.
pub(super) struct Passage {
    pub(super) chapeau: bool,
    pub(super) number: Option<String>,
    pub(super) words: Markup,
}

/// Where the clause of one language comes from.
#[derive(Clone, Copy)]
enum Source<'a> {
    /// The item itself.
    Own,
    /// Another edition.
    Other(&'a ItemClause),
}

/// The clause as the reader chose to see it.
pub(super) async fn clauses(
    register: &Register,
    item: &Item,
    all: &[ItemClause],
    content: &Content,
    document: Option<&Document>,
    reader: &Reader,
    frame: &Frame,
) -> Result<Clauses, PageError> {
    let own = edition_language(&item.edition);
    let translated = content.clause(item).is_some();
    let mut there: Vec<(Language, Source<'_>)> = Vec::new();
    there.extend(own.map(|own| (own, Source::Own)));
    for clause in all.iter().filter(|clause| clause.current && Some(clause.language) != own) {
        there.push((clause.language, Source::Other(clause)));
    }
    let place = |language: Language| Language::ALL.iter().position(|one| *one == language);
    there.sort_by_key(|(language, _)| (*language != frame.language(), place(*language)));
    let named = |name: &str| {
        let code = reader.parameter(name)?;
        there.iter().map(|(language, _)| *language).find(|language| language.code() == code)
    };
    let usual = if translated { Some(frame.language()) } else { own };
    let shown = named(SHOWN).or(usual);
    let beside = named(BESIDE).filter(|beside| Some(*beside) != shown);
    let mut marks = Marks::default();
    let mut sides = Vec::new();
    for language in std::iter::once(shown).chain(beside.map(Some)) {
        let source = there.iter().find(|(one, _)| Some(*one) == language);
        let source = source.map_or(Source::Own, |(_, source)| *source);
        let (side, its_marks) = side(register, item, language, source, document, frame).await?;
        if sides.is_empty() {
            marks = its_marks;
        }
        sides.push(side);
    }
    let address = |shown: Option<Language>, beside: Option<Language>| {
        let rest = reader.query.iter().filter(|(name, _)| name != SHOWN && name != BESIDE);
        let rest = rest.map(|(name, value)| (name.as_str(), value.as_str()));
        let shown = shown.map(|language| (SHOWN, language.code()));
        let beside = beside.map(|language| (BESIDE, language.code()));
        link::with_query(&link::item(&item.id), rest.chain(shown).chain(beside))
    };
    let tab = |(language, _): &(Language, Source<'_>)| Tab {
        code: language.code(),
        words: frame.t(&language.message()),
        href: address(Some(*language), beside.filter(|beside| beside != language)),
        current: Some(*language) == shown,
    };
    let several = there.len() > 1;
    let rest = reader.query.iter().filter(|(name, _)| name != SHOWN && name != BESIDE);
    let carried = shown.map(|language| (SHOWN.to_owned(), language.code().to_owned()));
    let unknown = own.is_none_or(|own| own != frame.language()) && !translated;
    Ok(Clauses {
        tabs: there.iter().filter(|_| several).map(tab).collect(),
        beside: there
            .iter()
            .filter(|(language, _)| several && Some(*language) != shown)
            .map(|one| Tab { current: Some(one.0) == beside, ..tab(one) })
            .collect(),
        hidden: rest.cloned().chain(carried).collect(),
        alone: beside.is_some().then(|| address(shown, None)),
        legend: marks.kinds().iter().map(|kind| (kind.class(), frame.t(kind.message()))).collect(),
        untranslated: unknown.then(|| {
            let name = own.map_or_else(String::new, |own| frame.plain(&own.message()).marked());
            frame.with("item-untranslated", "language", name)
        }),
        sides,
    })
}

async fn side(
    register: &Register,
    item: &Item,
    language: Option<Language>,
    source: Source<'_>,
    document: Option<&Document>,
    frame: &Frame,
) -> Result<(Side, Marks), PageError> {
    let mut marks = Marks::default();
    let read;
    let (document, provision, clause, edition, commitment, outdated) = match source {
        Source::Own => {
            let commitment = &item.commitment;
            (document, &item.provision, &item.clause, &item.edition, commitment, false)
        }
        Source::Other(other) => {
            read = register.reading(&other.edition).await?.map(|(document, _)| document);
            let ids = std::slice::from_ref(&item.id);
            let in_force = register.clauses_in(ids, other.language).await?;
            let outdated = !in_force.contains_key(&item.id);
            let commitment = &other.commitment;
            (read.as_ref(), &other.provision, &other.clause, &other.edition, commitment, outdated)
        }
    };
    marks.add_commitment(commitment);
    let passages =
        document.map(|document| passages(document, provision, &marks, frame)).unwrap_or_default();
    let side = Side {
        language,
        name: language.map(|language| frame.t(&language.message())),
        plain: passages.is_empty().then(|| clause.clone()),
        passages,
        reading_href: format!(
            "{}#{}",
            link::reading(&item.text, Some(edition)),
            link::encode(&link::item_anchor(&commitment.id))
        ),
        outdated,
    };
    Ok((side, marks))
}

/// A provision and the chapeaux above it that say something of the item, in the order of the text.
fn passages(
    document: &Document,
    provision: &ProvisionId,
    marks: &Marks,
    frame: &Frame,
) -> Vec<Passage> {
    let mut line: Vec<&ProvisionId> = Vec::new();
    let mut next = Some(provision);
    while let Some(id) = next {
        // A damaged document might make a provision its own ancestor.
        if line.contains(&id) {
            break;
        }
        line.push(id);
        next = document.provision(id).and_then(|provision| provision.parent.as_ref());
    }
    let title = |mark: &Mark| frame.plain(mark.kind.message()).marked();
    let style =
        Style { link: &|_| None, title: &title, anchors: false, named: false, chosen: None };
    let provisions = line.iter().rev().filter_map(|id| document.provision(id));
    provisions
        .filter_map(|one| {
            let own = one.id == *provision;
            let marks = marks.within(one.span);
            (own || !marks.is_empty()).then(|| Passage {
                chapeau: !own,
                number: one.number.as_ref().map(|number| number.written.clone()),
                words: write_provision(document, one, &marks, &style),
            })
        })
        .collect()
}
