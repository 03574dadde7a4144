//! What is marked in a hit, and which part of it is shown.

use actum_model::{Language, Span};

use crate::plan::{Mark, WordMark};
use crate::stem::stems;
use crate::words::{Script, Word, words};

/// How long a part shown is, in bytes; Chinese says as much in fewer characters.
const SNIPPET: usize = 260;

/// Where in `text` something of `marks` stands: ranges in order that do not touch.
pub(crate) fn marks(text: &str, language: Option<Language>, marks: &[Mark]) -> Vec<Span> {
    let found = words(text);
    let known: Vec<Known> = found.iter().map(|word| Known::new(word, text, language)).collect();
    let mut spans: Vec<Span> = Vec::new();
    for start in 0..found.len() {
        for mark in marks {
            if let Some(count) = fits(mark, &found[start..], &known[start..]) {
                spans.push(Span::new(found[start].span.start, found[start + count - 1].span.end));
            }
        }
    }
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// A word with its stems.
struct Known(Vec<String>);

impl Known {
    fn new(word: &Word, text: &str, language: Option<Language>) -> Self {
        let written = word.span.slice(text).unwrap_or("");
        Self(stems(written, &word.form, word.script, language))
    }
}

/// How many words of the beginning are what `mark` marks.
fn fits(mark: &Mark, words: &[Word], known: &[Known]) -> Option<usize> {
    if let Some((wanted, open)) = &mark.compound
        && let Some(compound) = words.first().and_then(|word| word.compound.as_ref())
        && (compound.form == *wanted || (*open && compound.form.starts_with(wanted.as_str())))
    {
        return Some(compound.parts);
    }
    let first = words.first()?;
    let fits = |(place, mark): (usize, &WordMark)| {
        words.get(place).is_some_and(|word| {
            word.position == first.position + place && same(mark, word, &known[place])
        })
    };
    mark.words.iter().enumerate().all(fits).then_some(mark.words.len()).filter(|count| *count > 0)
}

fn same(mark: &WordMark, word: &Word, known: &Known) -> bool {
    mark.forms.contains(&word.form)
        || known.0.iter().any(|stem| mark.stems.contains(stem))
        || mark.beginning.as_ref().is_some_and(|beginning| {
            word.script != Script::Digits && word.form.starts_with(beginning.as_str())
        })
}

/// The part of `text` to show: the one with most of `marks`, from the beginning of a word to the
/// end of one. Without marks the beginning.
pub(crate) fn snippet(text: &str, marks: &[Span]) -> Span {
    if text.len() <= SNIPPET {
        return Span::new(0, text.len());
    }
    let found = words(text);
    // The stretch that holds the most marks, the first of those that hold as many.
    let held = |from: usize| {
        marks
            .iter()
            .skip(from)
            .take_while(|mark| mark.end <= marks[from].start + SNIPPET * 3 / 4)
            .count()
    };
    let best = (0..marks.len()).max_by_key(|from| (held(*from), std::cmp::Reverse(*from)));
    let Some(first) = best.map(|from| marks[from].start) else {
        let end = found.iter().map(|word| word.span.end).take_while(|end| *end <= SNIPPET).last();
        return Span::new(0, end.unwrap_or_else(|| whole(text, SNIPPET)));
    };
    let from = first.saturating_sub(SNIPPET / 4);
    let start = if from == 0 {
        0
    } else {
        let starts = found.iter().map(|word| word.span.start);
        starts.take_while(|start| *start <= first).find(|start| *start >= from).unwrap_or(first)
    };
    let until = start + SNIPPET;
    if until >= text.len() {
        return Span::new(start, text.len());
    }
    let ends = found.iter().map(|word| word.span.end);
    let end = ends.skip_while(|end| *end <= first).take_while(|end| *end <= until).last();
    Span::new(start, end.unwrap_or_else(|| whole(text, until).max(first)))
}

/// The last place up to `until` where a character ends.
fn whole(text: &str, until: usize) -> usize {
    (0..=until.min(text.len())).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0)
}
