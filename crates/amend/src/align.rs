//! Clauses of a base laid beside the clauses of an edition.

mod assign;
mod cover;
mod matching;
pub(crate) mod order;
pub(crate) mod prepared;

use std::collections::BTreeMap;
use std::sync::Arc;

use actum_model::Language;
use actum_pack::Packs;
use serde::Serialize;

use crate::differ::{Difference, cuts, differences};
use crate::edition::Edition;
use crate::meaning::Meanings;
use matching::matching;
use prepared::Texts;

/// What became of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nothing, or print only.
    Kept,
    /// Another number, the same text.
    Renumbered,
    /// Other words.
    Reworded,
    /// The same text at another place among the others.
    Moved,
    /// Other words at another place.
    MovedReworded,
    /// One clause became several.
    Split,
    /// Several clauses became one.
    Merged,
    /// New in the edition.
    Inserted,
    /// No more in the edition.
    Deleted,
}

impl Kind {
    /// Whether more than the number became another.
    #[must_use]
    pub fn is_change(self) -> bool {
        !matches!(self, Kind::Kept | Kind::Renumbered)
    }

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Renumbered => "renumbered",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::MovedReworded => "moved_reworded",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Inserted => "inserted",
            Self::Deleted => "deleted",
        }
    }
}

/// Clauses of the base and the clauses of the edition that they became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Clauses of the base, counted from 0; none when inserted.
    pub base: Vec<usize>,
    /// Clauses of the edition, counted from 0; none when deleted.
    pub edition: Vec<usize>,
    /// What became of them.
    pub kind: Kind,
    /// Whether the numbers differ.
    pub renumbered: bool,
    /// Whether the place among the others differs.
    pub moved: bool,
    /// Whether spaces, quotation marks, hyphens or the like differ.
    pub cosmetic: bool,
    /// For a split: the bytes of the base clause at which it is cut.
    pub cuts: Vec<usize>,
    /// What differs in words, in the order of the base.
    pub differences: Vec<Difference>,
}

/// Two texts side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alignment {
    /// Every clause of both sides once, in the order of the edition; what was deleted stands after
    /// what stood before it in the base.
    pub links: Vec<Link>,
}

impl Alignment {
    /// The link that holds a clause of the base.
    #[must_use]
    pub fn of_base(&self, clause: usize) -> Option<&Link> {
        self.links.iter().find(|link| link.base.contains(&clause))
    }
}

/// What the comparison must know of the language.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What is written in one with the word after it and is no part of its meaning (Arabic و، ال).
    pub particles: Vec<String>,
    /// The law's words of the language, to say what a difference touches.
    pub meanings: Option<Arc<Meanings>>,
}

impl Options {
    /// What the packs know of a language.
    #[must_use]
    pub fn of(packs: &Packs, language: Language) -> Self {
        let particles = packs.languages.get(&language).map_or_else(Vec::new, |pack| {
            let syntax = &pack.grammar.syntax;
            // "لل=ل ال" says what the first stands for; here only that it is attached matters.
            let attached = syntax.attached.iter().chain(&syntax.attached_freely);
            let mut particles: Vec<String> = attached
                .map(|particle| particle.split('=').next().unwrap_or_default().to_owned())
                .filter(|particle| !particle.is_empty())
                .collect();
            // The longest first, so that "لل" is not taken for "ل".
            particles.sort_by_key(|particle| std::cmp::Reverse(particle.len()));
            particles.dedup();
            if !syntax.article.is_empty() && !particles.is_empty() {
                particles.push(syntax.article.clone());
            }
            particles
        });
        Self { particles, meanings: Meanings::of(packs, language).map(Arc::new) }
    }
}

/// Lays an edition beside its base.
///
/// Equal texts are linked first; the rest by the matching of the greatest worth over shared words,
/// weighed by how much they say, and place; what is then left over is tried as part of a split or
/// merge. Links out of the longest order that both sides share are moved.
///
/// ```
/// use actum_amend::{Edition, Kind, Options, align};
/// let base = Edition::from_lines("1\tto study traffic\n2\tto report to the Council yearly\n");
/// let edition = Edition::from_lines("1\tto report to the Council each year\n2\tto study traffic\n");
/// let alignment = align(&base, &edition, &Options::default());
/// assert_eq!(alignment.of_base(1).unwrap().edition, [0]);
/// ```
#[must_use]
pub fn align(base: &Edition, edition: &Edition, options: &Options) -> Alignment {
    let texts = Texts::prepare(base, edition, &options.particles);
    let matching = matching(&texts);
    let mut groups: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
    groups.extend(matching.pairs.iter().map(|&(base, edition)| (vec![base], vec![edition])));
    groups.extend(matching.splits.into_iter().map(|(base, parts)| (vec![base], parts)));
    groups.extend(matching.merges.into_iter().map(|(parts, edition)| (parts, vec![edition])));
    groups.sort_unstable();
    let places: Vec<(usize, u64)> = groups
        .iter()
        .map(|(base, edition)| {
            // The number of clauses that stay counts first, then how much text stays.
            let size: usize = base.iter().map(|base| texts.base[*base].stems.len()).sum();
            (edition[0], 1_000_000 + size.min(999) as u64)
        })
        .collect();
    let in_order = order::in_order(&places);
    let mut links: Vec<Link> = groups
        .into_iter()
        .zip(in_order)
        .map(|((from, to), in_order)| link((base, edition), &texts, from, to, !in_order, options))
        .collect();
    mark_followers(&mut links, &texts);
    let mut base_linked = vec![false; base.clauses.len()];
    let mut edition_linked = vec![false; edition.clauses.len()];
    for link in &links {
        link.base.iter().for_each(|base| base_linked[*base] = true);
        link.edition.iter().for_each(|edition| edition_linked[*edition] = true);
    }
    let alone = |base: Vec<usize>, edition: Vec<usize>, kind| Link {
        base,
        edition,
        kind,
        renumbered: false,
        moved: false,
        cosmetic: false,
        cuts: Vec::new(),
        differences: Vec::new(),
    };
    for edition in (0..edition_linked.len()).filter(|edition| !edition_linked[*edition]) {
        links.push(alone(Vec::new(), vec![edition], Kind::Inserted));
    }
    links.sort_by_key(|link| link.edition[0]);
    place_deleted(&mut links, &base_linked, |base| alone(vec![base], Vec::new(), Kind::Deleted));
    Alignment { links }
}

/// Marks differences that only repeat how the edition numbers its clauses.
fn mark_followers(links: &mut [Link], texts: &Texts) {
    let mut numbers: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for link in links.iter().filter(|link| link.renumbered) {
        let number = texts.base[link.base[0]].number.as_str();
        let new = texts.edition[link.edition[0]].number.as_str();
        // A number that two clauses bear says nothing.
        numbers.entry(number).and_modify(|known| *known = None).or_insert(Some(new));
    }
    for difference in links.iter_mut().flat_map(|link| &mut link.differences) {
        difference.follows_renumbering = difference.removed.contains('.')
            && numbers.get(difference.removed.as_str()) == Some(&Some(difference.added.as_str()));
    }
}

/// Puts what was deleted after what stood before it in the base and did not move.
fn place_deleted(links: &mut Vec<Link>, linked: &[bool], deleted: impl Fn(usize) -> Link) {
    if linked.iter().all(|linked| *linked) {
        return;
    }
    let mut placed: Vec<Link> = Vec::with_capacity(linked.len());
    let mut missing = (0..linked.len()).filter(|base| !linked[*base]).peekable();
    for link in links.drain(..) {
        let stays = !link.moved && !link.base.is_empty();
        while let Some(base) = missing.next_if(|base| stays && *base < link.base[0]) {
            placed.push(deleted(base));
        }
        placed.push(link);
    }
    placed.extend(missing.map(deleted));
    *links = placed;
}

fn link(
    (base, edition): (&Edition, &Edition),
    texts: &Texts,
    from: Vec<usize>,
    to: Vec<usize>,
    moved: bool,
    options: &Options,
) -> Link {
    let single = from.len() == 1 && to.len() == 1;
    let same_text = single && texts.base[from[0]].text == texts.edition[to[0]].text;
    let renumbered = texts.base[from[0]].number != texts.edition[to[0]].number;
    let kind = match (from.len(), to.len()) {
        (1, 1) => match (same_text, moved) {
            (true, true) => Kind::Moved,
            (false, true) => Kind::MovedReworded,
            (false, false) => Kind::Reworded,
            (true, false) if renumbered => Kind::Renumbered,
            (true, false) => Kind::Kept,
        },
        (1, _) => Kind::Split,
        _ => Kind::Merged,
    };
    let cosmetic = same_text && base.clauses[from[0]].text != edition.clauses[to[0]].text;
    let differences = if same_text {
        Vec::new()
    } else {
        differences(base, edition, texts, &from, &to, options.meanings.as_deref())
    };
    let cuts = if kind == Kind::Split { cuts(texts, from[0], &to) } else { Vec::new() };
    Link { base: from, edition: to, kind, renumbered, moved, cosmetic, cuts, differences }
}
