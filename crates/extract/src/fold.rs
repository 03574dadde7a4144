//! The form in which words are compared: spelling variants made one, attached words set apart.
//!
//! Arabic writes "and", "by", "to" together with the next word and may leave out vowel signs and
//! hamzas; Russian may write ё as е. The tables of a language say so, and everything behind reads
//! the folded text; the way back gives the words as they were written.

use std::borrow::Cow;
use std::collections::HashSet;

use actum_pack::Syntax;

/// Characters below this have a place in the table.
const TABLED: usize = 0x700;

/// Most attached words before one word. Arabic writes three ("and by the"); a letter repeated
/// without end is no more of them.
const MOST_ATTACHED: usize = 4;

/// Folds the text of one language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folder {
    /// For each character below [`TABLED`], what stands for it; empty when nothing folds.
    table: Vec<Fate>,
    /// Words that may be written together with the next one.
    attached: Vec<Attached>,
    /// Attached words that need no proof.
    freely: Vec<String>,
    /// Beginnings of words that only look like attached words.
    unattached: Vec<String>,
    /// Shapes of nouns that prove an attached word before them.
    shapes: Vec<Vec<char>>,
    /// The article before which an attached word needs no further proof.
    article: String,
    /// Words known to stand by themselves.
    vocabulary: HashSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Become(char),
}

#[derive(Debug, Clone)]
struct Attached {
    /// As written: `لل`.
    written: String,
    /// The word it is: `ل`.
    word: String,
    /// What it swallows of the next word: `ال`.
    restores: String,
}

/// An attached word inside a written word.
#[derive(Debug, Clone, Copy)]
struct Cut<'s> {
    /// Where it begins and ends in the written word.
    start: usize,
    end: usize,
    attached: &'s Attached,
}

/// Folded text with the way back.
#[derive(Debug)]
pub(crate) struct Folded<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) map: FoldMap,
}

/// From places in folded text to places in the text as written, and back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FoldMap {
    /// Points `(folded, written)` from which on both run in step.
    steps: Vec<(usize, usize)>,
}

impl FoldMap {
    /// The place as written.
    pub(crate) fn written(&self, folded: usize) -> usize {
        match self.steps.partition_point(|step| step.0 <= folded) {
            0 => self.steps.first().map_or(folded, |step| folded.min(step.1)),
            index => {
                let (from, written) = self.steps[index - 1];
                let mapped = written + (folded - from);
                self.steps.get(index).map_or(mapped, |next| mapped.min(next.1))
            }
        }
    }

    /// The place in the folded text.
    pub(crate) fn folded(&self, written: usize) -> usize {
        match self.steps.partition_point(|step| step.1 <= written) {
            0 => self.steps.first().map_or(written, |step| written.min(step.0)),
            index => {
                let (folded, from) = self.steps[index - 1];
                let mapped = folded + (written - from);
                self.steps.get(index).map_or(mapped, |next| mapped.min(next.0))
            }
        }
    }

    fn step(&mut self, folded: usize, written: usize) {
        let last = self.steps.last().copied().unwrap_or((0, 0));
        if written.wrapping_sub(folded) != last.1.wrapping_sub(last.0) || folded == last.0 {
            let first = self.steps.is_empty();
            match self.steps.last_mut() {
                Some(known) if known.0 == folded => known.1 = written,
                _ if folded == written && first => {}
                _ => self.steps.push((folded, written)),
            }
        }
    }
}

impl Folder {
    /// A folder for the tables of a language that as yet knows no words.
    pub(crate) fn new(syntax: &Syntax) -> Self {
        let mut table = Vec::new();
        if !syntax.fold.is_empty() {
            table = vec![Fate::Keep; TABLED];
            for (from, to) in &syntax.fold {
                for letter in from.chars().filter(|letter| (*letter as usize) < TABLED) {
                    table[letter as usize] = to.chars().next().map_or(Fate::Drop, Fate::Become);
                }
            }
        }
        let mut attached: Vec<Attached> = syntax
            .attached
            .iter()
            .map(|written| {
                let (written, becomes) = written.split_once('=').unwrap_or((written, written));
                let (word, restores) = becomes.split_once(' ').unwrap_or((becomes, ""));
                Attached {
                    written: written.to_owned(),
                    word: word.to_owned(),
                    restores: restores.to_owned(),
                }
            })
            .collect();
        attached.sort_by_key(|own| std::cmp::Reverse(own.written.len() + own.restores.len()));
        let mut folder = Self {
            table,
            attached,
            freely: syntax.attached_freely.clone(),
            article: syntax.article.clone(),
            ..Self::default()
        };
        folder.unattached = syntax.unattached.iter().map(|word| folder.letters(word)).collect();
        folder.shapes = syntax
            .attached_shapes
            .iter()
            .map(|shape| folder.letters(shape).chars().collect())
            .collect();
        folder
    }

    fn has_shape(&self, word: &str) -> bool {
        self.shapes.iter().any(|shape| {
            if let Some((&'*', ending)) = shape.split_first() {
                let ending: String = ending.iter().collect();
                return word.chars().nth(4).is_some() && word.ends_with(&ending);
            }
            let mut letters = word.chars();
            shape
                .iter()
                .all(|own| letters.next().is_some_and(|letter| *own == '.' || *own == letter))
                && letters.next().is_none()
        })
    }

    /// Whether a word may be taken apart without proof that its rest is a word.
    fn parts_freely(&self, word: &str, attached: &str, rest: &str) -> bool {
        self.freely.iter().any(|own| own == attached)
            && rest.chars().nth(2).is_some()
            && !self.unattached.iter().any(|own| word.starts_with(own.as_str()))
    }

    /// Whether text stays as it is.
    pub(crate) fn is_idle(&self) -> bool {
        self.table.is_empty() && self.attached.is_empty()
    }

    /// Forgets the words that are a conjunction and a known word: "وعلى" in a phrase of a table
    /// is taken apart like the same letters in a text.
    pub(crate) fn settle(&mut self, conjunctions: &[String]) {
        let conjunctions: Vec<&str> = conjunctions
            .iter()
            .map(String::as_str)
            .filter(|word| self.attached.iter().any(|own| own.written == *word))
            .collect();
        let compound = |word: &String| {
            conjunctions.iter().any(|conjunction| {
                word.strip_prefix(conjunction).is_some_and(|rest| self.vocabulary.contains(rest))
            })
        };
        let compounds: Vec<String> =
            self.vocabulary.iter().filter(|word| compound(word)).cloned().collect();
        for word in compounds {
            self.vocabulary.remove(&word);
        }
    }

    /// Learns the words of a phrase, which are then never taken apart.
    pub(crate) fn learn(&mut self, phrase: &str) {
        if self.attached.is_empty() {
            return;
        }
        let letters = self.letters(phrase);
        for word in letters.split(|letter: char| !letter.is_alphabetic()) {
            if word.chars().nth(1).is_some() && !self.vocabulary.contains(word) {
                self.vocabulary.insert(word.to_owned());
            }
        }
    }

    /// Learns the words of a name, save those that are attached words before known ones: what a
    /// name holds says little about the same letters elsewhere.
    pub(crate) fn learn_name(&mut self, name: &str) {
        if self.attached.is_empty() {
            return;
        }
        let letters = self.letters(name);
        for word in letters.split(|letter: char| !letter.is_alphabetic()) {
            let mut rests = self
                .attached
                .iter()
                .filter(|own| own.restores.is_empty())
                .filter_map(|own| word.strip_prefix(own.written.as_str()));
            // "للأمين" is "ل" and "الأمين", whether or not another name held that word before.
            let swallowed = self.attached.iter().any(|own| {
                !own.restores.is_empty()
                    && own.written != own.word
                    && word
                        .strip_prefix(own.written.as_str())
                        .is_some_and(|rest| rest.chars().nth(2).is_some())
            });
            let compound = swallowed || rests.any(|rest| self.vocabulary.contains(rest));
            if word.chars().nth(1).is_some() && !compound {
                self.vocabulary.insert(word.to_owned());
            }
        }
    }

    /// The letters folded, attached words left where they are.
    pub(crate) fn letters(&self, text: &str) -> String {
        text.chars().filter_map(|letter| self.fate(letter)).collect()
    }

    fn fate(&self, letter: char) -> Option<char> {
        match self.table.get(letter as usize) {
            Some(Fate::Drop) => None,
            Some(Fate::Become(other)) => Some(*other),
            Some(Fate::Keep) | None => Some(letter),
        }
    }

    /// The phrase of a table as it stands in folded text.
    pub(crate) fn phrase(&self, phrase: &str) -> String {
        self.fold(phrase).text.into_owned()
    }

    /// The text folded.
    pub(crate) fn fold<'t>(&self, text: &'t str) -> Folded<'t> {
        let untouched = self.is_idle()
            || (self.attached.is_empty()
                && !text.chars().any(|letter| self.fate(letter) != Some(letter)));
        if untouched {
            return Folded { text: Cow::Borrowed(text), map: FoldMap::default() };
        }
        let mut folded = String::with_capacity(text.len() + text.len() / 8);
        let mut map = FoldMap::default();
        // Where the word under way begins: in the folded text and as written, letter by letter.
        let mut word: Vec<(usize, usize)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let Some(letter) = self.fate(letter) else { continue };
            if !self.attached.is_empty() && !letter.is_ascii() && letter.is_alphabetic() {
                word.push((folded.len(), at));
                folded.push(letter);
                continue;
            }
            self.end_word(&mut folded, &mut map, &mut word);
            map.step(folded.len(), at);
            folded.push(letter);
        }
        self.end_word(&mut folded, &mut map, &mut word);
        map.step(folded.len(), text.len());
        Folded { text: Cow::Owned(folded), map }
    }

    /// Writes the word that ends the folded text anew, attached words set apart.
    fn end_word(&self, folded: &mut String, map: &mut FoldMap, word: &mut Vec<(usize, usize)>) {
        let Some(&(start, _)) = word.first() else { return };
        let mut cuts: Vec<Cut<'_>> = Vec::new();
        if word.len() > 2 {
            self.cuts(&folded[start..], 0, MOST_ATTACHED, &mut cuts);
        }
        if cuts.is_empty() {
            for &(place, written) in word.iter() {
                map.step(place, written);
            }
            word.clear();
            return;
        }
        let own = folded.split_off(start);
        let mut cuts = cuts.into_iter().peekable();
        let mut passed = 0;
        for &(place, written) in word.iter() {
            let at = place - start;
            if at < passed {
                continue;
            }
            // A word that swallowed the article stands for both: what follows begins with it.
            while let Some(cut) = cuts.next_if(|cut| cut.start <= at && at >= passed) {
                map.step(folded.len(), written);
                folded.push_str(&cut.attached.word);
                passed = cut.end;
                let rest = word
                    .iter()
                    .find(|letter| letter.0 - start >= cut.end)
                    .map_or(written, |letter| letter.1);
                let shown = if cut.attached.restores.is_empty() { rest } else { written };
                map.step(folded.len(), shown);
                folded.push(' ');
                map.step(folded.len(), shown);
                folded.push_str(&cut.attached.restores);
            }
            if at < passed {
                continue;
            }
            map.step(folded.len(), written);
            folded.extend(own[at..].chars().next());
        }
        word.clear();
    }

    /// Finds the attached words at the front of `word`, which begins at `from` of the whole.
    /// False when it is neither a known word nor one behind at most `more` attached words.
    fn cuts<'s>(&'s self, word: &str, from: usize, more: usize, cuts: &mut Vec<Cut<'s>>) -> bool {
        if self.vocabulary.contains(word) {
            return true;
        }
        if more == 0 {
            return false;
        }
        // A rest that is known proves more than one that only begins with the article or has the
        // shape of a noun.
        for by_form in [false, true] {
            for attached in &self.attached {
                let Some(rest) = word.strip_prefix(attached.written.as_str()) else { continue };
                if rest.chars().nth(1).is_none() {
                    continue;
                }
                let whole: Cow<'_, str> = match attached.restores.as_str() {
                    "" => Cow::Borrowed(rest),
                    restores => Cow::Owned(format!("{restores}{rest}")),
                };
                let before = cuts.len();
                let end = from + attached.written.len();
                cuts.push(Cut { start: from, end, attached });
                let proved = if by_form {
                    !self.article.is_empty()
                        && whole
                            .strip_prefix(self.article.as_str())
                            .is_some_and(|noun| noun.chars().nth(2).is_some())
                        || (attached.restores.is_empty()
                            && (self.has_shape(rest)
                                || self.parts_freely(word, &attached.written, rest)))
                } else {
                    self.vocabulary.contains(whole.as_ref())
                        || (attached.restores.is_empty() && self.cuts(rest, end, more - 1, cuts))
                };
                if proved {
                    return true;
                }
                cuts.truncate(before);
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic() -> Folder {
        let syntax = Syntax {
            fold: [("أإآ", "ا"), ("\u{64b}\u{64f}\u{651}", ""), ("،", ",")]
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .into(),
            attached: ["و", "ب", "ل", "ل=ل ال", "لل=ل ال"].map(str::to_owned).to_vec(),
            article: "ال".to_owned(),
            ..Syntax::default()
        };
        let mut folder = Folder::new(&syntax);
        for word in ["أعضاء القطاع", "وكالة", "إعداد", "الأمين العام", "اللجنة", "تطلب"]
        {
            folder.learn(word);
        }
        folder
    }

    #[test]
    fn attached_words_are_set_apart_and_lead_back_to_what_is_written() {
        let folder = arabic();
        let written = "وتُطلب وأعضاء، وكالة بإعداد";
        let folded = folder.fold(written);
        assert_eq!(folded.text, "و تطلب و اعضاء, وكالة ب اعداد");
        let place = folded.text.find("اعضاء").expect("the noun");
        let (start, end) = (folded.map.written(place), folded.map.written(place + "اعضاء".len()));
        assert_eq!(&written[start..end], "أعضاء");
        let place = folded.text.find("تطلب").expect("the verb");
        let (start, end) = (folded.map.written(place), folded.map.written(place + "تطلب".len()));
        assert_eq!(&written[start..end], "تُطلب");
        assert_eq!(folded.map.written(folded.text.len()), written.len());
        assert_eq!(folded.map.folded(written.len()), folded.text.len());
    }

    #[test]
    fn the_swallowed_article_comes_back() {
        let folder = arabic();
        let written = "يأذن للأمين العام وللجنة";
        let folded = folder.fold(written);
        assert_eq!(folded.text, "ياذن ل الامين العام و ل اللجنة");
        let place = folded.text.find("الامين").expect("the noun");
        assert_eq!(&written[folded.map.written(place)..], "للأمين العام وللجنة");
    }

    #[test]
    fn every_place_leads_to_a_character_boundary() {
        let folder = arabic();
        for written in ["وَللجنةِ، وأعضاءً", "لل", "و", "ب،و،ل", "للأمين", "  ،ً"]
        {
            let folded = folder.fold(written);
            for (place, _) in folded.text.char_indices() {
                assert!(
                    written.is_char_boundary(folded.map.written(place)),
                    "{written} at {place}"
                );
            }
            for (place, _) in written.char_indices() {
                let place = folded.map.folded(place);
                assert!(place <= folded.text.len(), "{written} at {place}");
            }
        }
    }

    #[test]
    fn letters_of_one_length_need_no_way_back() {
        let syntax =
            Syntax { fold: [("ё".to_owned(), "е".to_owned())].into(), ..Syntax::default() };
        let folder = Folder::new(&syntax);
        let folded = folder.fold("отчёт");
        assert_eq!(folded.text, "отчет");
        assert_eq!(folded.map, FoldMap::default());
        assert!(matches!(folder.fold("доклад").text, Cow::Borrowed(_)));
    }
}
