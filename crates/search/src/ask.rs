//! What a person typed, taken apart.

use crate::chinese;
use crate::error::WordsError;
use crate::words::{Script, Word, words};

/// Most characters that are looked for at once.
pub(crate) const MOST_CHARACTERS: usize = 2_000;

/// Most words that are looked for at once; the rest is said to be left aside.
pub(crate) const MOST_WORDS: usize = 32;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Asked {
    /// Each must be found, in the order typed.
    pub(crate) wanted: Vec<Wanted>,
    /// None must be found.
    pub(crate) excluded: Vec<Wanted>,
    /// Words beyond the first [`MOST_WORDS`].
    pub(crate) left_aside: usize,
}

/// Words that must stand one after the other: mostly one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) words: Vec<Asking>,
    /// The compound as it is compared, when the words are one: `x.1250`.
    pub(crate) compound: Option<String>,
    /// Whether it stood in quotation marks: only these very words will do.
    pub(crate) quoted: bool,
    /// Whether the last word may be a beginning: the person may still be typing.
    pub(crate) open: bool,
}

/// A word to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asking {
    pub(crate) word: Word,
    /// As typed.
    pub(crate) written: String,
}

/// Takes apart what was typed: words, "words in quotation marks", and -words to leave out.
///
/// Nothing that can be typed is an error of form: a quotation mark without its fellow and a minus
/// without a word are passed over.
pub(crate) fn ask(typed: &str) -> Result<Asked, WordsError> {
    let characters = typed.chars().count();
    if characters > MOST_CHARACTERS {
        return Err(WordsError::TooLong { characters, limit: MOST_CHARACTERS });
    }
    let mut asked = Asked::default();
    let stretches = stretches(typed);
    let last = stretches.iter().rposition(|one| !one.words.trim().is_empty());
    for (index, stretch) in stretches.iter().enumerate() {
        let open =
            Some(index) == last && !stretch.excluded && !typed.ends_with(char::is_whitespace);
        let found = wanted(stretch, open);
        if stretch.excluded { asked.excluded.extend(found) } else { asked.wanted.extend(found) }
    }
    for list in [&mut asked.wanted, &mut asked.excluded] {
        let kept = fitting(list);
        asked.left_aside += list.drain(kept..).map(|one| one.words.len()).sum::<usize>();
    }
    match (asked.wanted.is_empty(), asked.excluded.is_empty()) {
        (true, true) => Err(WordsError::Empty),
        (true, false) => Err(WordsError::OnlyExcluded),
        (false, _) => Ok(asked),
    }
}

/// How many of `list` together have no more than [`MOST_WORDS`]; the first is kept whatever it
/// has, a long quotation being one thing.
fn fitting(list: &[Wanted]) -> usize {
    let mut words = 0;
    let mut kept = 0;
    for one in list {
        // Chinese characters of one word count as one.
        words += if one.quoted { one.words.len() } else { 1 };
        if words > MOST_WORDS && kept > 0 {
            break;
        }
        kept += 1;
    }
    kept
}

/// A part of what was typed.
struct Stretch<'a> {
    words: &'a str,
    quoted: bool,
    excluded: bool,
}

/// The mark that ends what `mark` begins.
fn closing(mark: char) -> Option<&'static [char]> {
    match mark {
        '"' | '＂' => Some(&['"', '＂']),
        '“' | '”' | '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        _ => None,
    }
}

fn stretches(typed: &str) -> Vec<Stretch<'_>> {
    let mut stretches = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let mut excluded = false;
    let mut before = ' ';
    while let Some(letter) = typed[at..].chars().next() {
        let next = at + letter.len_utf8();
        if let Some(close) = closing(letter)
            && let Some(length) = typed[next..].find(close)
        {
            stretches.push(Stretch { words: &typed[from..at], quoted: false, excluded });
            let end = next + length;
            // "five-"five"" is no minus: it stands after a space or at the beginning.
            stretches.push(Stretch { words: &typed[next..end], quoted: true, excluded });
            at = end + typed[end..].chars().next().map_or(0, char::len_utf8);
            (from, excluded, before) = (at, false, ' ');
            continue;
        }
        let begins = before.is_whitespace();
        if matches!(letter, '-' | '\u{2212}' | '－') && begins {
            stretches.push(Stretch { words: &typed[from..at], quoted: false, excluded });
            (from, excluded) = (next, true);
        } else if letter.is_whitespace() && excluded {
            stretches.push(Stretch { words: &typed[from..at], quoted: false, excluded });
            (from, excluded) = (at, false);
        }
        (at, before) = (next, letter);
    }
    stretches.push(Stretch { words: &typed[from..], quoted: false, excluded });
    stretches
}

fn wanted(stretch: &Stretch<'_>, open: bool) -> Vec<Wanted> {
    let found = words(stretch.words);
    let asking = |word: &Word| Asking {
        word: word.clone(),
        written: word.span.slice(stretch.words).unwrap_or("").to_owned(),
    };
    if stretch.quoted || (stretch.excluded && found.len() > 1) {
        let words: Vec<Asking> = found.iter().map(asking).collect();
        let quoted = Wanted { words, compound: None, quoted: true, open: false };
        return Some(quoted).filter(|one| !one.words.is_empty()).into_iter().collect();
    }
    let mut wanted = Vec::new();
    let mut index = 0;
    while let Some(word) = found.get(index) {
        let count = match (&word.compound, word.script) {
            (Some(compound), _) => compound.parts,
            (None, Script::Han) => {
                let run = han_run(&found[index..]);
                let text = stretch.words.get(word.span.start..found[index + run - 1].span.end);
                wanted.extend(chinese_words(&found[index..index + run], text, &asking));
                index += run;
                continue;
            }
            (None, _) => 1,
        };
        // The `l` of `l'Union` may as well be a `d`.
        let idle = word.elided && count == 1 && found.len() > 1;
        if !idle {
            wanted.push(Wanted {
                words: found[index..index + count].iter().map(asking).collect(),
                compound: word.compound.as_ref().map(|compound| compound.form.clone()),
                quoted: false,
                open: open && index + count == found.len(),
            });
        }
        index += count;
    }
    wanted
}

/// How many Chinese characters follow each other at the beginning of `words`.
fn han_run(words: &[Word]) -> usize {
    1 + words.iter().skip(1).take_while(|word| word.joined && word.script == Script::Han).count()
}

/// The words that a run of Chinese characters is made of.
fn chinese_words(
    run: &[Word],
    text: Option<&str>,
    asking: &impl Fn(&Word) -> Asking,
) -> Vec<Wanted> {
    let text = text.unwrap_or("");
    let start = run.first().map_or(0, |word| word.span.start);
    let mut at = start;
    chinese::words(text)
        .into_iter()
        .filter_map(|word| {
            let end = at + word.len();
            let inside = |one: &&Word| one.span.start >= at && one.span.start < end;
            let words: Vec<Asking> = run.iter().filter(inside).map(asking).collect();
            at = end;
            let wanted = Wanted { words, compound: None, quoted: false, open: false };
            Some(wanted).filter(|one| !one.words.is_empty())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(typed: &str) -> (Vec<String>, Vec<String>) {
        let shown = |list: &[Wanted]| {
            let one = |wanted: &Wanted| {
                let words: Vec<&str> =
                    wanted.words.iter().map(|one| one.word.form.as_str()).collect();
                let mut shown = words.join(" ");
                if wanted.quoted {
                    shown = format!("\"{shown}\"");
                }
                if wanted.open {
                    shown.push('*');
                }
                shown
            };
            list.iter().map(one).collect::<Vec<_>>()
        };
        ask(typed).map_or_else(
            |error| (vec![format!("{error:?}")], Vec::new()),
            |asked| (shown(&asked.wanted), shown(&asked.excluded)),
        )
    }

    #[test]
    fn what_is_typed_is_taken_apart() {
        for (typed, wanted, excluded) in [
            ("Director of TSB", vec!["director", "of", "tsb*"], vec![]),
            ("Director ", vec!["director"], vec![]),
            ("\"study group\" report", vec!["\"study group\"", "report*"], vec![]),
            (
                "report -survey -\"two words\" x",
                vec!["report", "x*"],
                vec!["survey", "\"two words\""],
            ),
            ("X.1250", vec!["x 1250*"], vec![]),
            ("ITU-T -5", vec!["itu t"], vec!["5"]),
            ("l'Union", vec!["union*"], vec![]),
            ("电信主任", vec!["电 信", "主 任"], vec![]),
            ("„erste” «deux mots»", vec!["\"erste\"", "\"deux mots\""], vec![]),
            ("a \"b c", vec!["a", "b", "c*"], vec![]),
            ("- -", vec!["Empty"], vec![]),
            ("\"\" 🙂 \u{202e}\u{0}", vec!["Empty"], vec![]),
            ("-nothing", vec!["OnlyExcluded"], vec![]),
        ] {
            let (found_wanted, found_excluded) = taken(typed);
            assert_eq!(found_wanted, wanted, "{typed}");
            assert_eq!(found_excluded, excluded, "{typed}");
        }
    }

    #[test]
    fn much_is_bounded() {
        let long = "a".repeat(MOST_CHARACTERS + 1);
        assert_eq!(
            ask(&long),
            Err(WordsError::TooLong { characters: MOST_CHARACTERS + 1, limit: MOST_CHARACTERS })
        );
        let many = "word ".repeat(100);
        let asked = ask(&many).unwrap();
        assert_eq!((asked.wanted.len(), asked.left_aside), (MOST_WORDS, 100 - MOST_WORDS));
    }
}
