//! Words without their endings, so that one form finds the others.

use std::sync::LazyLock;

use actum_model::Language;
use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::folded;
use crate::words::Script;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static FRENCH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::French));
static SPANISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Spanish));
static RUSSIAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::Russian));

/// The languages written in Latin letters.
const LATIN: [Language; 3] = [Language::En, Language::Fr, Language::Es];

/// The stems of a word, each under the code of its language: `en:instruct`.
///
/// A text tells its language, and a foreign word in it is taken as English when the language is
/// written otherwise. A query does not: the stem of every language that uses the script counts.
/// Endings are told by their accents, which people leave out; the stem of the word without accents
/// therefore stands beside the stem of the word as written.
pub(crate) fn stems(
    written: &str,
    form: &str,
    script: Script,
    text: Option<Language>,
) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |language: Language, stem: &str| {
        let stem = format!("{}:{}", language.code(), folded(stem));
        if !found.contains(&stem) {
            found.push(stem);
        }
    };
    match script {
        Script::Latin => {
            let lower = written.to_lowercase();
            let languages: &[Language] = match text {
                None => &LATIN,
                Some(Language::Fr) => &LATIN[1..2],
                Some(Language::Es) => &LATIN[2..],
                Some(Language::En | Language::Ar | Language::Zh | Language::Ru) => &LATIN[..1],
            };
            for language in languages {
                let stemmer = match language {
                    Language::Fr => &*FRENCH,
                    Language::Es => &*SPANISH,
                    Language::En | Language::Ar | Language::Zh | Language::Ru => &*ENGLISH,
                };
                add(*language, &stemmer.stem(&lower));
                if lower != form {
                    add(*language, &stemmer.stem(form));
                }
                if let Some(other) = american(form).filter(|_| *language == Language::En) {
                    add(*language, &stemmer.stem(&other));
                }
            }
        }
        Script::Cyrillic => add(Language::Ru, &RUSSIAN.stem(form)),
        Script::Arabic => add(Language::Ar, arabic(form)),
        Script::Other | Script::Digits | Script::Han => {}
    }
    found
}

/// An English word as it is spelt elsewhere: *mobilization* for *mobilisation*, *analyze* for
/// *analyse*, *labor* for *labour*. Its stem stands beside that of the word as written, since
/// *supervise* has no *z* anywhere and belongs to *supervision*.
fn american(word: &str) -> Option<String> {
    const ENDINGS: [&str; 10] =
        ["ise", "ises", "ised", "ising", "isation", "isations", "yse", "yses", "ysed", "ysing"];
    for ending in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 2
        {
            // The second letter of every ending is the one spelt otherwise.
            return Some(format!("{stem}{}z{}", &ending[..1], &ending[2..]));
        }
    }
    let stem = word.strip_suffix("our")?;
    (stem.len() > 2).then(|| format!("{stem}or"))
}

/// What Arabic puts before a word without a space: the article, alone or after "and", "with",
/// "as", "so" and "for", and "and" before what is no article. Longest first.
const BEFORE: [&str; 7] = ["وال", "بال", "كال", "فال", "لل", "ال", "و"];

/// Endings of number, gender and possession, the letters already as they are compared (ة is ه).
const AFTER: [&str; 10] = ["ها", "ان", "ات", "ون", "ين", "يه", "يا", "ه", "ي", "ا"];

/// The stem of an Arabic word: one thing taken from the front and endings from the back, as long
/// as enough is left (two letters after a beginning, three before an ending). Light stemming in
/// the manner of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
/// Retrieval" (2007), which found that to do better than roots.
fn arabic(form: &str) -> &str {
    let letters = |word: &str| word.chars().count();
    let mut stem = form;
    for before in BEFORE {
        let least = if before == "و" { 3 } else { 2 };
        if let Some(rest) = stem.strip_prefix(before)
            && letters(rest) >= least
        {
            stem = rest;
            break;
        }
    }
    // An ending of possession or number may stand after one of gender: each is taken once.
    for after in AFTER {
        if let Some(rest) = stem.strip_suffix(after)
            && letters(rest) >= 3
        {
            stem = rest;
        }
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(one: &str, other: &str, script: Script, language: Option<Language>) -> bool {
        let stem = |word: &str, text| stems(word, &folded(word), script, text);
        let in_text = stem(one, language);
        stem(other, None).iter().any(|stem| in_text.contains(stem))
    }

    #[test]
    fn one_form_finds_the_others_in_every_language() {
        for (language, script, pairs) in [
            (
                Language::En,
                Script::Latin,
                vec![
                    ("instructs", "instructed"),
                    ("studies", "study"),
                    ("mobilization", "mobilising"),
                    ("labour", "labor"),
                ],
            ),
            (Language::Fr, Script::Latin, vec![("étudier", "étudiera"), ("régionaux", "régional")]),
            (
                Language::Es,
                Script::Latin,
                vec![("resolución", "resoluciones"), ("invita", "invitar")],
            ),
            (
                Language::Ru,
                Script::Cyrillic,
                vec![("директору", "директора"), ("группы", "группам")],
            ),
            (Language::Ar, Script::Arabic, vec![("المدير", "مدير"), ("والقرارات", "قرار")]),
        ] {
            for (text, query) in pairs {
                assert!(
                    shared(text, query, script, Some(language)),
                    "{query} does not find {text}"
                );
            }
        }
    }

    #[test]
    fn short_arabic_words_keep_what_belongs_to_them() {
        assert_eq!(arabic("ولد"), "ولد");
        assert_eq!(arabic("الى"), "الى");
        assert_eq!(arabic("اله"), "اله");
    }

    #[test]
    fn a_stem_of_one_language_is_not_that_of_another() {
        let english = stems("actions", "actions", Script::Latin, Some(Language::En));
        let french = stems("actions", "actions", Script::Latin, Some(Language::Fr));
        assert!(english.iter().all(|stem| !french.contains(stem)));
    }
}
