//! Regular expressions of a language, looked for together.

use std::sync::OnceLock;

use actum_model::Language;
use regex::{Captures, Match, Regex, RegexSet};
use regex_syntax::hir::{Capture, Hir, HirKind, Repetition};

use crate::ExtractError;

/// Regular expressions with what each stands for. One pass over a text tells which of them match
/// at all; most match nowhere.
#[derive(Debug)]
pub(crate) struct Patterns<T> {
    set: RegexSet,
    members: Vec<(Pattern, T)>,
}

/// One regular expression, compiled when it is first looked for by itself.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// As written.
    strict: OnDemand,
    /// The same without tests of word boundaries and the like, when there are any: it matches
    /// wherever the strict one does, and some places more. Where a text is not all ASCII, a search
    /// for the boundaries of Unicode words is slower by far than one for anything else.
    loose: Option<OnDemand>,
}

/// Most texts need few of the expressions, and compiling all would take longer than reading a short
/// text.
#[derive(Debug)]
struct OnDemand {
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

impl OnDemand {
    fn new(source: String) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// Nothing only when the expression is too large to compile, though it was compiled in the set.
    fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&self.source).ok()).as_ref()
    }
}

impl<T> Patterns<T> {
    pub(crate) fn compile(
        sources: Vec<(String, T)>,
        language: Language,
    ) -> Result<Self, ExtractError> {
        let mut members = Vec::with_capacity(sources.len());
        let mut written = Vec::with_capacity(sources.len());
        for (source, meaning) in sources {
            let parsed = regex_syntax::parse(&source).map_err(|error| ExtractError::Pattern {
                language,
                pattern: source.clone(),
                message: error.to_string(),
            })?;
            let loose = parsed.properties().look_set().contains_word_unicode();
            let loose = loose.then(|| without_looks(&parsed).to_string());
            written.push(loose.clone().unwrap_or_else(|| source.clone()));
            let loose = loose.map(OnDemand::new);
            members.push((Pattern { strict: OnDemand::new(source), loose }, meaning));
        }
        let set = RegexSet::new(&written)
            .map_err(|error| ExtractError::Lexicon { language, message: error.to_string() })?;
        Ok(Self { set, members })
    }

    /// The patterns that may match somewhere in `text`.
    pub(crate) fn matching<'p>(
        &'p self,
        text: &str,
    ) -> impl Iterator<Item = (&'p Pattern, &'p T)> + use<'p, T> {
        self.set
            .matches(text)
            .into_iter()
            .map(|index| (&self.members[index].0, &self.members[index].1))
    }
}

impl Pattern {
    /// The matches from left to right, none inside another.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut way = Way::default();
        std::iter::from_fn(move || {
            loop {
                let found =
                    self.strict.regex()?.find_at(text, self.first_place(text, way.from)?)?;
                if way.takes(text, found) {
                    return Some(found);
                }
            }
        })
    }

    /// The same with their groups.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let mut way = Way::default();
        std::iter::from_fn(move || {
            loop {
                let found =
                    self.strict.regex()?.captures_at(text, self.first_place(text, way.from)?)?;
                if way.takes(text, found.get(0)?) {
                    return Some(found);
                }
            }
        })
    }

    /// The first place at or after `from` at which a match may begin, if there is one.
    fn first_place(&self, text: &str, from: usize) -> Option<usize> {
        if from > text.len() {
            return None;
        }
        match &self.loose {
            Some(loose) => Some(loose.regex()?.find_at(text, from)?.start()),
            None => Some(from),
        }
    }
}

/// How far a search has come.
#[derive(Default)]
struct Way {
    from: usize,
    /// Where the last match ended.
    last: Option<usize>,
}

impl Way {
    /// Goes on behind a match. False for one that holds nothing and stands at the end of the last.
    fn takes(&mut self, text: &str, found: Match<'_>) -> bool {
        let end = found.end();
        self.from = match found.is_empty() {
            true => end + text[end..].chars().next().map_or(1, char::len_utf8),
            false => end,
        };
        let repeated = found.is_empty() && self.last == Some(end);
        self.last = Some(end);
        !repeated
    }
}

fn without_looks(hir: &Hir) -> Hir {
    match hir.kind() {
        HirKind::Look(_) => Hir::empty(),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) => hir.clone(),
        HirKind::Repetition(own) => {
            Hir::repetition(Repetition { sub: Box::new(without_looks(&own.sub)), ..own.clone() })
        }
        HirKind::Capture(own) => {
            Hir::capture(Capture { sub: Box::new(without_looks(&own.sub)), ..own.clone() })
        }
        HirKind::Concat(parts) => Hir::concat(parts.iter().map(without_looks).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.iter().map(without_looks).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the regular expressions themselves find.
    fn plainly(sources: &[&str], text: &str) -> Vec<(usize, usize, usize)> {
        let all = sources.iter().enumerate().flat_map(|(index, source)| {
            let regex = Regex::new(source).expect("a regular expression");
            let found: Vec<_> =
                regex.find_iter(text).map(|hit| (index, hit.start(), hit.end())).collect();
            found
        });
        all.collect()
    }

    #[test]
    fn what_is_found_by_way_of_looser_patterns_is_what_the_patterns_find() {
        let sources = [
            r"(?i)\bsg\s?\d{1,3}\b|\bstudy groups? \d{1,3}(?:\s*(?:and|,)\s*\d{1,3})*\b",
            r"(?i)\bик\d{1,3}\b",
            r"\d+/\d+",
            r"\b",
            r"x*",
        ];
        let numbered = sources.iter().enumerate().map(|(index, own)| ((*own).to_owned(), index));
        let patterns = Patterns::compile(numbered.collect(), Language::En).expect("patterns");
        for text in [
            "",
            "SG 2 and study group 13, 17 and 2000, or 79/214",
            "посг2 ИК3, ик33 и ИК1234; SG2й SG2 xx",
            "第2研究组SG2，SG3和xx",
            "«SG2» study groups 1 and 2й",
        ] {
            let mut found = Vec::new();
            for (pattern, index) in patterns.matching(text) {
                let by_find: Vec<_> =
                    pattern.find_iter(text).map(|hit| (*index, hit.start(), hit.end())).collect();
                let by_groups: Vec<_> = pattern
                    .captures_iter(text)
                    .filter_map(|groups| groups.get(0).map(|hit| (*index, hit.start(), hit.end())))
                    .collect();
                assert_eq!(by_find, by_groups, "{text}");
                found.extend(by_find);
            }
            assert_eq!(found, plainly(&sources, text), "{text}");
        }
    }
}
