//! A text cut into words, numbers and Chinese characters, each with its place.
//!
//! The language of the text is not asked: what stands there decides. A word ends where the script
//! changes or where digits begin, so that `SG17` is `SG` and `17` and at the same time, as a
//! compound, `sg17`.

use actum_model::Span;
use unicode_normalization::char::is_combining_mark;

use crate::fold::{LONGEST_WORD, dash, is_invisible, push_folded};

/// What a word is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    /// Letters of any other alphabet.
    Other,
    Digits,
    /// One character of Chinese, or of kana.
    Han,
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, with the marks on its last letter.
    pub(crate) span: Span,
    /// As it is compared.
    pub(crate) form: String,
    pub(crate) script: Script,
    /// The how manyeth it is, from 0.
    pub(crate) position: usize,
    /// Whether it follows the word before it without anything between.
    pub(crate) joined: bool,
    /// Whether an apostrophe cut it off: the `l` of `l'Union`, the `s` of `Director's`.
    pub(crate) elided: bool,
    /// The compound that begins with it.
    pub(crate) compound: Option<Compound>,
}

/// Words that stand together as one: `X.1250`, `5.1a`, `SG17`, `cross-border`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Compound {
    /// As it is compared, with what stands between its parts.
    pub(crate) form: String,
    /// How many words it has, two or more.
    pub(crate) parts: usize,
}

/// Most parts of a compound; what is longer is an address or a table, not a name.
const MOST_PARTS: usize = 12;

/// What one character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter(Script),
    /// Belongs to the character before it.
    Mark,
    /// Joins what stands on both sides.
    Joiner,
    Apostrophe,
    Other,
}

fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | 'A'..='Z' => Class::Letter(Script::Latin),
        '0'..='9' | '٠'..='٩' | '۰'..='۹' | '０'..='９' => Class::Letter(Script::Digits),
        '.' | '-' | '/' | '_' | ':' | '&' | '+' | '@' | '#' | ',' | '·' => Class::Joiner,
        '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => Class::Apostrophe,
        _ if letter.is_ascii() => Class::Other,
        _ if dash(letter) == '-' => Class::Joiner,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'
        | '\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}' => Class::Letter(Script::Han),
        _ if is_combining_mark(letter) || is_invisible(letter) || letter == '\u{640}' => {
            Class::Mark
        }
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
            if letter.is_alphabetic() =>
        {
            Class::Letter(Script::Arabic)
        }
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' => {
            Class::Letter(Script::Cyrillic)
        }
        '\u{c0}'..='\u{24f}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{fb00}'..='\u{fb06}'
        | '\u{ff21}'..='\u{ff3a}'
        | '\u{ff41}'..='\u{ff5a}'
            if letter.is_alphabetic() =>
        {
            Class::Letter(Script::Latin)
        }
        _ if letter.is_alphanumeric() => Class::Letter(Script::Other),
        _ => Class::Other,
    }
}

/// Cuts `text` into words.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter { text, words: Vec::new(), compound_from: 0, between: Between::Gap };
    let mut run: Option<Run> = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match (class(letter), &mut run) {
            (Class::Mark, Some(run)) => run.end = end,
            // A mark without a letter before it.
            (Class::Mark, None) => {}
            (Class::Letter(script), Some(open))
                if open.script == script && script != Script::Han =>
            {
                open.end = end;
            }
            (Class::Letter(script), _) => {
                cutter.close(run.take());
                run = Some(Run { start: at, end, script });
            }
            (kind, _) => {
                cutter.close(run.take());
                cutter.between = match (kind, cutter.between) {
                    (Class::Joiner, Between::Nothing) => Between::Joiner(letter),
                    (Class::Apostrophe, Between::Nothing) => Between::Apostrophe,
                    _ => Between::Gap,
                };
            }
        }
    }
    cutter.close(run);
    cutter.end_compound();
    cutter.words
}

struct Run {
    start: usize,
    end: usize,
    script: Script,
}

/// What stands between the last word and what comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Joiner(char),
    Apostrophe,
    Gap,
}

struct Cutter<'a> {
    text: &'a str,
    words: Vec<Word>,
    /// The first word of the compound that may be going on.
    compound_from: usize,
    between: Between,
}

impl Cutter<'_> {
    fn close(&mut self, run: Option<Run>) {
        let Some(run) = run else { return };
        let between = std::mem::replace(&mut self.between, Between::Nothing);
        let mut form = String::with_capacity(run.end - run.start);
        for letter in self.text[run.start..run.end].chars().take(LONGEST_WORD) {
            push_folded(letter, &mut form);
        }
        if form.is_empty() {
            self.between = between;
            return;
        }
        let short = |word: &str| word.chars().nth(2).is_none();
        let apostrophe = between == Between::Apostrophe;
        if let Some(before) = self.words.last_mut().filter(|_| apostrophe)
            && short(&before.form)
        {
            before.elided = true;
        }
        let previous = self.words.last().map(|word| word.script);
        let goes_on = match between {
            // Chinese characters follow each other without making a compound.
            Between::Nothing => previous != Some(Script::Han) && run.script != Script::Han,
            // A comma joins digits only: 1,000.
            Between::Joiner(',') => {
                previous == Some(Script::Digits) && run.script == Script::Digits
            }
            Between::Joiner(_) => previous != Some(Script::Han) && run.script != Script::Han,
            Between::Apostrophe | Between::Gap => false,
        };
        if !goes_on {
            self.end_compound();
        }
        let elided = apostrophe && form.chars().nth(1).is_none();
        self.words.push(Word {
            span: Span::new(run.start, run.end),
            form,
            script: run.script,
            position: self.words.len(),
            joined: between == Between::Nothing,
            elided,
            compound: None,
        });
    }

    /// The words since `compound_from` stand together; what comes stands apart.
    fn end_compound(&mut self) {
        let from = std::mem::replace(&mut self.compound_from, self.words.len());
        let parts = self.words.len() - from;
        if !(2..=MOST_PARTS).contains(&parts) {
            return;
        }
        let (start, end) = (self.words[from].span.start, self.words[from + parts - 1].span.end);
        let mut form = String::with_capacity(end - start);
        for letter in self.text[start..end].chars().take(LONGEST_WORD) {
            push_folded(dash(letter), &mut form);
        }
        self.words[from].compound = Some(Compound { form, parts });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.form).collect()
    }

    fn compounds(text: &str) -> Vec<String> {
        words(text).into_iter().filter_map(|word| Some(word.compound?.form)).collect()
    }

    #[test]
    fn numbers_and_identifiers_are_whole_and_in_parts() {
        assert_eq!(
            forms("ITU-T X.1250, 5.1a, SG17 (RES 67)"),
            ["itu", "t", "x", "1250", "5", "1", "a", "sg", "17", "res", "67"]
        );
        assert_eq!(
            compounds("ITU-T X.1250, 5.1a, SG17 (RES 67)"),
            ["itu-t", "x.1250", "5.1a", "sg17"]
        );
        assert_eq!(compounds("A/RES/79/1 and 1,000 or 3, 4"), ["a/res/79/1", "1,000"]);
        assert_eq!(compounds("ITU\u{2011}T"), ["itu-t"]);
    }

    #[test]
    fn chinese_is_cut_into_characters_and_other_scripts_among_it_are_not() {
        assert_eq!(forms("请TSAG研究17组"), ["请", "tsag", "研", "究", "17", "组"]);
        assert!(compounds("请TSAG研究17组").is_empty());
    }

    #[test]
    fn apostrophes_part_words() {
        let found = words("l’Union Director's qu'elle");
        let elided: Vec<(&str, bool)> =
            found.iter().map(|word| (word.form.as_str(), word.elided)).collect();
        assert_eq!(
            elided,
            [
                ("l", true),
                ("union", false),
                ("director", false),
                ("s", true),
                ("qu", true),
                ("elle", false)
            ]
        );
    }

    #[test]
    fn spans_are_of_the_words_as_written() {
        let text = "Re\u{301}so\u{ad}lution e\u{301} الاتحـاد";
        let found = words(text);
        let written: Vec<&str> =
            found.iter().map(|word| word.span.slice(text).unwrap_or("?")).collect();
        assert_eq!(written, ["Re\u{301}so\u{ad}lution", "e\u{301}", "الاتحـاد"]);
        assert_eq!(found[0].form, "resolution");
    }
}
