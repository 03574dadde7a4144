//! What the grammar knows of the whole document: who adopted it, and when.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use actum_model::{
    Basis, Body, BodyId, BodyKind, Document, Located, Occasion, OccasionId, OccasionKind,
    PartialDate, ProvisionKind, Span,
};
use actum_pack::Packs;

use crate::lexicon::{Lexicon, Meaning};
use crate::scan::Scan;
use crate::words::{advance, between, skip_space};

/// The document's own place in the world.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) packs: &'a Packs,
    /// The occasion that adopted the text.
    pub(crate) adopting: Option<&'a Occasion>,
    /// The body that adopted it.
    pub(crate) body: Option<BodyId>,
    /// The date of adoption, as far as known.
    pub(crate) date: Option<PartialDate>,
    /// Short names by which the document may speak of bodies it named in full: "court" for the
    /// "Residual Special Court for Sierra Leone". The latest one counts.
    called: RefCell<HashMap<String, BodyId>>,
}

impl<'a> Context<'a> {
    /// Finds out who adopted the document. `declared` wins over everything the text says.
    pub(crate) fn find(
        document: &Document,
        lexicon: &Lexicon,
        packs: &'a Packs,
        declared: Option<&OccasionId>,
    ) -> (Self, Option<Located<OccasionId>>) {
        let declared = declared.or(document.adoption.occasion.as_ref());
        if let Some(occasion) = declared.and_then(|id| packs.occasion(id)) {
            let located = Located {
                value: occasion.id.clone(),
                basis: Basis::Inferred {
                    rule: "occasion-declared".into(),
                    span: None,
                    quote: None,
                },
                confidence: 1.0,
            };
            return (Self::of(packs, Some(occasion), None, document), Some(located));
        }
        if let Some((occasion, span)) = of_symbol(document, packs) {
            let located = Located {
                value: occasion.id.clone(),
                basis: Basis::Inferred {
                    rule: "occasion-of-symbol".into(),
                    quote: Some(document.slice(span).to_owned()),
                    span: Some(span),
                },
                confidence: 0.95,
            };
            return (Self::of(packs, Some(occasion), None, document), Some(located));
        }
        let seen = Seen::look(document, lexicon);
        if let Some((occasion, span)) = seen.occasion(packs, document.adoption.date) {
            let located = Located {
                value: occasion.id.clone(),
                basis: Basis::Inferred {
                    rule: "occasion-named-as-adopting".into(),
                    quote: Some(document.slice(span).to_owned()),
                    span: Some(span),
                },
                confidence: 0.9,
            };
            return (Self::of(packs, Some(occasion), None, document), Some(located));
        }
        let body = seen.assembly(packs);
        if let (Some((body, span)), Some(date)) = (&body, document.adoption.date)
            && let Some(occasion) = packs.occasions.iter().find(|occasion| {
                occasion.body == *body
                    && occasion.kind != OccasionKind::StudyPeriod
                    && occasion
                        .period
                        .from
                        .is_some_and(|from| from.year_number() == date.year_number())
            })
        {
            let located = Located {
                value: occasion.id.clone(),
                basis: Basis::Inferred {
                    rule: "occasion-of-assembly-and-year".into(),
                    quote: Some(document.slice(*span).to_owned()),
                    span: Some(*span),
                },
                confidence: 0.85,
            };
            return (Self::of(packs, Some(occasion), None, document), Some(located));
        }
        let body = body.map(|(body, _)| body).or_else(|| seen.family(packs));
        (Self::of(packs, None, body, document), None)
    }

    fn of(
        packs: &'a Packs,
        adopting: Option<&'a Occasion>,
        body: Option<BodyId>,
        document: &Document,
    ) -> Self {
        Self {
            packs,
            adopting,
            body: adopting.map(|occasion| occasion.body.clone()).or(body),
            date: adopting.and_then(|occasion| occasion.period.from).or(document.adoption.date),
            called: RefCell::default(),
        }
    }

    /// Of bodies that share a name, the one this document means.
    pub(crate) fn choose(&self, candidates: &[BodyId]) -> Option<BodyId> {
        match (candidates, &self.body) {
            ([], _) => None,
            ([only], _) => Some(only.clone()),
            (several, Some(context)) => self.packs.nearest(several, context).cloned(),
            (several, None) => several.first().cloned(),
        }
    }

    /// The body that the document called by a longer name ending in these words.
    pub(crate) fn called(&self, short: &str) -> Option<BodyId> {
        let capital = short.chars().next().is_some_and(char::is_uppercase);
        if !capital || short.len() > LONGEST_SHORT_NAME {
            return None;
        }
        self.called.borrow().get(&short.to_lowercase()).cloned()
    }

    /// Remembers the bodies named in full in `scan` by their short names.
    pub(crate) fn remember(&self, scan: &Scan<'_>) {
        if scan.lexicon.prepositions.is_empty() {
            return;
        }
        let mut called = self.called.borrow_mut();
        for hit in &scan.hits {
            let Some(Meaning::Body(index)) =
                hit.meanings.iter().find(|meaning| matches!(meaning, Meaning::Body(_)))
            else {
                continue;
            };
            let written = between(scan.text, hit.range.start, hit.range.end);
            let head = head_of_name(scan, hit.range.start, hit.range.end);
            let words: Vec<&str> = head.split(' ').collect();
            // "General Assembly" is a name, "developing countries" is none.
            let named = written.split(' ').count() > 1
                && words.iter().all(|word| word.starts_with(char::is_uppercase));
            if !named {
                continue;
            }
            for from in 0..words.len() {
                let short = words[from..].join(" ");
                if short.len() < written.len() {
                    let body = scan.lexicon.bodies[*index as usize].clone();
                    called.insert(short.to_lowercase(), body);
                }
            }
        }
    }

    /// The body with this id.
    pub(crate) fn body(&self, id: &BodyId) -> Option<&'a Body> {
        self.packs.body(id)
    }

    /// Whether the body is a class of members rather than an organ.
    pub(crate) fn is_membership(&self, id: &BodyId) -> bool {
        self.body(id).is_some_and(|body| match body.kind {
            BodyKind::Membership => true,
            BodyKind::Collective => {
                !body.members.is_empty()
                    && body.members.iter().all(|member| {
                        self.body(member).is_some_and(|body| body.kind == BodyKind::Membership)
                    })
            }
            _ => false,
        })
    }

    /// Bodies named by number in `text`, the longest readings first at each place.
    pub(crate) fn numbered_bodies(
        &self,
        lexicon: &Lexicon,
        text: &str,
    ) -> Vec<(usize, usize, Vec<BodyId>)> {
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (regex, series) in lexicon.numbered.matching(text) {
            found.extend(regex.find_iter(text).map(|hit| (hit.start(), hit.end(), *series)));
        }
        found.sort_by_key(|&(start, end, series)| (start, usize::MAX - end, series));
        let mut numbered: Vec<(usize, usize, Vec<BodyId>)> = Vec::new();
        let mut index = 0;
        while index < found.len() {
            let (start, end, _) = found[index];
            let same = found[index..].iter().take_while(|other| (other.0, other.1) == (start, end));
            let series: Vec<usize> = same.map(|other| other.2).collect();
            index += series.len();
            if numbered.last().is_some_and(|last| start < last.1) {
                continue;
            }
            let ids = numbers_in(&text[start..end])
                .into_iter()
                .filter_map(|number| {
                    let candidates: Vec<BodyId> = series
                        .iter()
                        .map(|series| self.packs.numbered[*series].member(number))
                        .filter(|id| self.body(id).is_some())
                        .collect();
                    self.choose(&candidates)
                })
                .collect();
            numbered.push((start, end, ids));
        }
        numbered
    }
}

/// How much of the head of a document is searched for its symbol, in bytes.
const HEAD: usize = 2_000;

/// The session that adopted a text with a symbol such as A/RES/79/12 in its head.
fn of_symbol<'a>(document: &Document, packs: &'a Packs) -> Option<(&'a Occasion, Span)> {
    let head = document.provisions.iter().take_while(|provision| provision.span.start < HEAD);
    let head = head.filter(|provision| {
        matches!(
            provision.kind,
            ProvisionKind::FrontMatter | ProvisionKind::Title | ProvisionKind::Heading
        )
    });
    for provision in head {
        let words = document.slice(provision.span);
        for series in &packs.series {
            if let Some((id, place)) = series.adopting_symbol(words)
                && let Some(occasion) = packs.occasion(&id)
            {
                let span = Span::new(place.start, place.end).shifted(provision.span.start);
                return Some((occasion, span));
            }
        }
    }
    None
}

/// Longest short name, in bytes.
const LONGEST_SHORT_NAME: usize = 60;

/// The words of a name before its first preposition.
fn head_of_name<'s>(scan: &'s Scan<'_>, start: usize, end: usize) -> &'s str {
    let mut place = start;
    while place < end {
        if scan.lexicon.prepositions.at(scan.text, place).is_some() {
            return between(scan.text, start, place).trim_end();
        }
        place = skip_space(scan.text, advance(scan.text, place, true));
    }
    between(scan.text, start, end)
}

/// The numbers in a list such as "13, 17 and 20" or "1–3".
fn numbers_in(text: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut range_from: Option<u32> = None;
    let mut place = 0;
    while place < text.len() {
        let rest = &text[place..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            if let Ok(number) = rest[..digits].parse::<u32>() {
                if let Some(from) = range_from.take()
                    && from < number
                    && number - from < 50
                {
                    numbers.extend(from + 1..number);
                }
                numbers.push(number);
            }
            place += digits;
        } else {
            let letter = rest.chars().next().unwrap_or(' ');
            if matches!(letter, '-' | '–' | '—' | '至') {
                range_from = numbers.last().copied();
            } else if !letter.is_whitespace() {
                range_from = None;
            }
            place += letter.len_utf8();
        }
    }
    numbers
}

/// Where a document names occasions and assemblies.
#[derive(Default)]
struct Seen<'l> {
    occasions: BTreeMap<u32, (usize, Span)>,
    bodies: BTreeMap<u32, (usize, Span)>,
    ids: &'l [BodyId],
    /// How often each body is named without doubt.
    named: BTreeMap<u32, usize>,
}

impl<'l> Seen<'l> {
    /// Counts occasions and assemblies, those in titles and opening words most.
    fn look(document: &Document, lexicon: &'l Lexicon) -> Self {
        let mut seen = Seen { ids: &lexicon.bodies, ..Seen::default() };
        // Only what can tell who adopted the text: its head, and the subjects of its clauses.
        let mut budget = 200_000usize;
        for provision in &document.provisions {
            let text = document.slice(provision.span);
            let head = matches!(
                provision.kind,
                ProvisionKind::Title
                    | ProvisionKind::Opening
                    | ProvisionKind::Heading
                    | ProvisionKind::FrontMatter
            );
            let text = if head { text } else { first_characters(text, 60) };
            if budget < text.len() {
                break;
            }
            budget -= text.len();
            let weight = match provision.kind {
                // The opening line says it, however often others are named in titles and clauses.
                ProvisionKind::Opening => 200,
                ProvisionKind::Title => 10,
                ProvisionKind::Heading => 4,
                ProvisionKind::FrontMatter => 2,
                _ => 3,
            };
            let folded = lexicon.fold(text);
            let text = folded.text.as_ref();
            let hits = lexicon.terms.find(text);
            for (index, hit) in hits.iter().enumerate() {
                // In the body only the subject of a verb tells who speaks: "WTSA-24 invites".
                let speaks = hits.get(index + 1).is_some_and(|next| {
                    let between = text.get(hit.range.end..next.range.start).unwrap_or(",");
                    between.len() < 16
                        && !between.contains([',', '，', '.', '。', ';', '；'])
                        && next
                            .meanings
                            .iter()
                            .any(|own| matches!(own, Meaning::Verb(_, form) if form.is_main()))
                });
                if let [Meaning::Body(index)] = &*hit.meanings {
                    *seen.named.entry(*index).or_insert(0) += 1;
                }
                if !head && !speaks {
                    continue;
                }
                let (from, to) =
                    (folded.map.written(hit.range.start), folded.map.written(hit.range.end));
                let span = Span::new(from, to.max(from)).shifted(provision.span.start);
                for meaning in hit.meanings.iter() {
                    match meaning {
                        Meaning::Occasion(index) => {
                            let entry = seen.occasions.entry(*index).or_insert((0, span));
                            entry.0 += weight;
                        }
                        Meaning::Body(index) => {
                            let entry = seen.bodies.entry(*index).or_insert((0, span));
                            entry.0 += weight;
                        }
                        _ => {}
                    }
                }
            }
        }
        seen
    }

    /// The occasion named most, if it can have adopted a text of `date`.
    fn occasion<'a>(
        &self,
        packs: &'a Packs,
        date: Option<PartialDate>,
    ) -> Option<(&'a Occasion, Span)> {
        self.occasions
            .iter()
            .filter_map(|(index, (weight, span))| {
                let occasion = packs.occasions.get(*index as usize)?;
                let year = occasion.period.from?.year_number();
                let agrees = date.is_none_or(|date| date.year_number() == year);
                (occasion.kind != OccasionKind::StudyPeriod && agrees && *weight >= 3)
                    .then_some((*weight, occasion, *span))
            })
            .max_by(|left, right| left.0.cmp(&right.0).then(right.1.id.cmp(&left.1.id)))
            .map(|(_, occasion, span)| (occasion, span))
    }

    /// The organization whose bodies are named more often than those of any other.
    fn family(&self, packs: &Packs) -> Option<BodyId> {
        let mut families: BTreeMap<&BodyId, usize> = BTreeMap::new();
        for (index, count) in &self.named {
            if let Some(root) = self.ids.get(*index as usize).and_then(|id| packs.root(id)) {
                *families.entry(&root.id).or_insert(0) += count;
            }
        }
        let most = families.values().max()?;
        let mut first = families.iter().filter(|(_, count)| *count == most);
        let family = first.next()?;
        first.next().is_none().then(|| (*family.0).clone())
    }

    /// The assembly or council named most.
    fn assembly(&self, packs: &Packs) -> Option<(BodyId, Span)> {
        self.bodies
            .iter()
            .filter_map(|(index, (weight, span))| {
                let id = self.ids.get(*index as usize)?;
                let body = packs.body(id)?;
                let meets = matches!(body.kind, BodyKind::Assembly | BodyKind::Council);
                (meets && *weight >= 2).then_some((*weight, id.clone(), *span))
            })
            .max_by(|left, right| left.0.cmp(&right.0).then(right.1.cmp(&left.1)))
            .map(|(_, body, span)| (body, span))
    }
}

fn first_characters(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}
