//! A stretch of text with everything the lexicon knows found in it.

use std::cell::OnceCell;

use actum_model::{BodyId, Force, Span};
use actum_text::TermHit;

use crate::context::Context;
use crate::fold::{FoldMap, Folded};
use crate::lexicon::{Lexicon, Meaning, VerbForm};
use crate::time::TimeHit;

/// The words of one provision, folded and scanned. Places are bytes into `text`; `base` is where
/// the words begin in the document and `map` leads to them as written.
#[derive(Debug)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) base: usize,
    pub(crate) map: &'a FoldMap,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) context: &'a Context<'a>,
    pub(crate) hits: Vec<TermHit<'a, Meaning>>,
    /// A bit a byte of the text: whether one of the hits begins there.
    beginnings: Box<[u64]>,
    /// For each of the hits, the bodies that it names, once asked for.
    bodies: Vec<OnceCell<Box<[BodyId]>>>,
    /// Bodies named by number: start, end, ids.
    pub(crate) numbered: Vec<(usize, usize, Vec<BodyId>)>,
    pub(crate) times: Vec<TimeHit>,
    /// Stretches in quotation marks, marks included.
    pub(crate) quotes: Vec<(usize, usize)>,
    /// Stretches in parentheses, parentheses included.
    pub(crate) parentheses: Vec<(usize, usize)>,
    /// Those of them that lie in no other.
    outer_parentheses: Vec<(usize, usize)>,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(
        folded: &'a Folded<'a>,
        base: usize,
        lexicon: &'a Lexicon,
        context: &'a Context<'a>,
    ) -> Self {
        let text = folded.text.as_ref();
        let hits = lexicon.terms.find(text);
        let mut scan = Self {
            text,
            base,
            map: &folded.map,
            lexicon,
            context,
            beginnings: beginnings(text, &hits),
            bodies: vec![OnceCell::new(); hits.len()],
            hits,
            numbered: Vec::new(),
            times: Vec::new(),
            quotes: Vec::new(),
            parentheses: Vec::new(),
            outer_parentheses: Vec::new(),
        };
        scan.find_enclosures();
        scan
    }

    /// Whether any word here could carry a request.
    pub(crate) fn may_ask(&self) -> bool {
        self.hits.iter().any(|hit| {
            hit.meanings.iter().any(|meaning| match meaning {
                Meaning::Modal => true,
                Meaning::Verb(index, form) => {
                    let verb = &self.lexicon.tables.verbs[*index as usize];
                    verb.force != Force::Observe || *form == VerbForm::Noun
                }
                _ => false,
            })
        })
    }

    /// Finds what is only needed once a clause is known to ask for something.
    pub(crate) fn deepen(&mut self) {
        self.find_numbered();
        self.times = crate::time::find_times(self);
    }

    /// Finds the bodies named by number.
    pub(crate) fn find_numbered(&mut self) {
        if self.text.bytes().any(|byte| byte.is_ascii_digit()) {
            self.numbered = self.context.numbered_bodies(self.lexicon, self.text);
        }
    }

    /// The span in the document of a range of this text.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let start = self.map.written(start);
        Span::new(start, self.map.written(end).max(start)).shifted(self.base)
    }

    /// The words of a range as they stand in the document.
    pub(crate) fn written<'d>(&self, start: usize, end: usize, document: &'d str) -> &'d str {
        let span = self.span(start, end);
        document.get(span.start..span.end).unwrap_or("")
    }

    /// The sentences, as ranges that cover the text. A semicolon ends none: what follows it may
    /// still hang on the verb before it.
    pub(crate) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut sentences: Vec<(usize, usize)> = Vec::new();
        for range in self.lexicon.splitter.split(self.text) {
            let open = sentences.last().is_some_and(|&(start, end)| {
                self.text[start..end].trim_end().ends_with([';', '；', '؛'])
            });
            match sentences.last_mut() {
                Some(last) if open => last.1 = range.end,
                _ => sentences.push((range.start, range.end)),
            }
        }
        sentences
    }

    pub(crate) fn is_quoted(&self, place: usize) -> bool {
        holds(&self.quotes, place)
    }

    pub(crate) fn in_parentheses(&self, place: usize) -> bool {
        holds(&self.outer_parentheses, place)
    }

    /// The bodies named by number that begin at `start`, with the end of their words.
    pub(crate) fn numbered_at(&self, start: usize) -> Option<&(usize, usize, Vec<BodyId>)> {
        let first = self.numbered.partition_point(|numbered| numbered.0 < start);
        self.numbered.get(first).filter(|numbered| numbered.0 == start)
    }

    /// Whether `start..end` lies inside the name of a body, or inside a time, that is longer.
    pub(crate) fn is_within_name(&self, start: usize, end: usize) -> bool {
        let longer =
            |from: usize, to: usize| from <= start && end <= to && (from, to) != (start, end);
        self.hits_in(start.saturating_sub(160), end).any(|hit| {
            longer(hit.range.start, hit.range.end)
                && hit.meanings.iter().any(|meaning| {
                    matches!(meaning, Meaning::Body(_) | Meaning::Occasion(_) | Meaning::Blocker)
                })
        }) || self.numbered[..self.numbered.partition_point(|numbered| numbered.0 <= start)]
            .last()
            .is_some_and(|&(from, to, _)| longer(from, to))
            || self.time_over(start).is_some_and(|time| longer(time.start, time.end))
    }

    /// The parenthesis that opens at `start`, if one does: its end.
    #[inline]
    pub(crate) fn parenthesis_at(&self, start: usize) -> Option<usize> {
        let index = self.parentheses.binary_search_by_key(&start, |&(open, _)| open).ok()?;
        Some(self.parentheses[index].1)
    }

    /// The time that begins at `start`. Times stand in order and do not overlap, here and below.
    pub(crate) fn time_at(&self, start: usize) -> Option<&TimeHit> {
        let index = self.times.binary_search_by_key(&start, |time| time.start).ok()?;
        self.times.get(index)
    }

    /// The time that ends at `end`.
    pub(crate) fn time_ending_at(&self, end: usize) -> Option<&TimeHit> {
        let index = self.times.binary_search_by_key(&end, |time| time.end).ok()?;
        self.times.get(index)
    }

    /// The time in which the character at `place` stands.
    pub(crate) fn time_over(&self, place: usize) -> Option<&TimeHit> {
        let after = self.times.partition_point(|time| time.start <= place);
        self.times[..after].last().filter(|time| place < time.end)
    }

    /// The first time that begins at `start` or later.
    pub(crate) fn time_from(&self, start: usize) -> Option<&TimeHit> {
        self.times.get(self.times.partition_point(|time| time.start < start))
    }

    /// The first time that begins behind `place`.
    pub(crate) fn time_after(&self, place: usize) -> Option<&TimeHit> {
        self.times.get(self.times.partition_point(|time| time.start <= place))
    }

    /// The term that begins at `start`.
    #[inline]
    pub(crate) fn hit_at(&self, start: usize) -> Option<&TermHit<'a, Meaning>> {
        self.index_at(start).map(|index| &self.hits[index])
    }

    /// The number of the term that begins at `start`. At most places none does.
    #[inline]
    pub(crate) fn index_at(&self, start: usize) -> Option<usize> {
        let bits = self.beginnings.get(start / 64)?;
        if bits & (1 << (start % 64)) == 0 {
            return None;
        }
        self.hits.binary_search_by(|hit| hit.range.start.cmp(&start)).ok()
    }

    /// The end of the term that begins at `start` and the bodies that it names: several for a
    /// collective that stands for its members, none when it names no body.
    #[inline]
    pub(crate) fn bodies_at(&self, start: usize) -> Option<(usize, &[BodyId])> {
        let index = self.index_at(start)?;
        let hit = &self.hits[index];
        let bodies = self.bodies[index].get_or_init(|| {
            let candidates: Vec<BodyId> = hit
                .meanings
                .iter()
                .filter_map(|meaning| match meaning {
                    Meaning::Body(index) => Some(self.lexicon.bodies[*index as usize].clone()),
                    _ => None,
                })
                .collect();
            let Some(body) = self.context.choose(&candidates) else { return Box::default() };
            match self.context.body(&body).filter(|body| body.lists_members) {
                Some(collective) => collective.members.clone().into(),
                None => [body].into(),
            }
        });
        Some((hit.range.end, bodies))
    }

    /// The terms that begin in `start..end`.
    pub(crate) fn hits_in(
        &self,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = &TermHit<'a, Meaning>> {
        let first = self.hits.partition_point(|hit| hit.range.start < start);
        self.hits[first..].iter().take_while(move |hit| hit.range.start < end)
    }

    fn find_enclosures(&mut self) {
        let mut open_parentheses: Vec<(usize, char)> = Vec::new();
        let mut open_quote: Option<(usize, &str)> = None;
        let bytes = self.text.as_bytes();
        let pairs = &self.lexicon.tables.syntax.quotes;
        let mut place = 0;
        while place < bytes.len() {
            let byte = bytes[place];
            // Everything looked for is a sign: ASCII letters and spaces need no decoding.
            if byte.is_ascii_alphanumeric() || byte == b' ' {
                place += 1;
                continue;
            }
            let Some(letter) = self.text[place..].chars().next() else { break };
            let end = place + letter.len_utf8();
            match letter {
                '(' | '（' => open_parentheses.push((place, letter)),
                ')' | '）' => {
                    if let Some((start, _)) = open_parentheses.pop() {
                        self.parentheses.push((start, end));
                    }
                }
                _ => {}
            }
            if let Some((start, close)) = open_quote {
                if self.text[place..].starts_with(close) {
                    self.quotes.push((start, end));
                    open_quote = None;
                }
            } else if let Some(pair) =
                pairs.iter().find(|pair| self.text[place..].starts_with(pair[0].as_str()))
            {
                open_quote = Some((place, pair[1].as_str()));
            }
            place = end;
        }
        self.parentheses.sort_unstable();
        for &(start, end) in &self.parentheses {
            if self.outer_parentheses.last().is_none_or(|last| start >= last.1) {
                self.outer_parentheses.push((start, end));
            }
        }
    }
}

fn beginnings(text: &str, hits: &[TermHit<'_, Meaning>]) -> Box<[u64]> {
    let mut bits = vec![0; text.len() / 64 + 1];
    for hit in hits {
        bits[hit.range.start / 64] |= 1 << (hit.range.start % 64);
    }
    bits.into()
}

/// Whether `place` lies inside one of the stretches, which are in order and do not overlap.
fn holds(stretches: &[(usize, usize)], place: usize) -> bool {
    let after = stretches.partition_point(|&(start, _)| start < place);
    after > 0 && place < stretches[after - 1].1
}
