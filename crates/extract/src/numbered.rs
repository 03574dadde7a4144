//! Bodies named by their numbers: "Study Groups 13, 17 and 20".

use actum_model::Language;
use actum_pack::Packs;
use actum_text::is_han;

use crate::ExtractError;
use crate::fold::Folder;
use crate::patterns::Patterns;

/// The digits in which bodies are numbered: ASCII, Arabic-Indic and full-width ones.
const DIGIT: &str = "[0-9٠-٩۰-۹０-９]";

/// One regular expression a way of writing numbered bodies; group 1 is the list of numbers.
pub(crate) fn compile(
    packs: &Packs,
    language: Language,
    folder: &Folder,
    joiners: &[String],
) -> Result<Patterns<usize>, ExtractError> {
    let mut joiners: Vec<String> = joiners
        .iter()
        .filter(|joiner| !matches!(joiner.as_str(), ";" | "；"))
        .map(|joiner| regex::escape(joiner))
        .collect();
    joiners.sort_by_key(|joiner| std::cmp::Reverse(joiner.len()));
    let joined = joiners.join("|");
    let prefix = r"(?:ITU-[TRD]\s*)?";
    let one = if language == Language::Zh {
        format!(r"{DIGIT}{{1,3}}")
    } else {
        // "2 and 20", "13, 17, and 20", "SG2 and SG20"
        format!(r"(?:{prefix}(?:SG|CE|ИК)\s?)?{DIGIT}{{1,3}}")
    };
    // "1-й и 2-й": all of a list may carry the suffix of an ordinal, the last by its pattern.
    let suffixes: Vec<String> = packs
        .language(language)
        .into_iter()
        .flat_map(|pack| &pack.time.ordinal_suffixes)
        .filter(|suffix| suffix.starts_with('-'))
        .map(|suffix| regex::escape(suffix))
        .collect();
    let suffix = match suffixes.is_empty() {
        true => String::new(),
        false => format!("(?:{})?", suffixes.join("|")),
    };
    let list = if joined.is_empty() {
        one.clone()
    } else {
        format!(r"{one}(?:{suffix}\s*(?:{joined}|[-–])(?:\s*(?:{joined}))?\s*(?:第)?{one})*")
    };
    let mut compiled = Vec::new();
    for (index, series) in packs.numbered.iter().enumerate() {
        let mut patterns: Vec<&String> = series
            .patterns
            .get(&language)
            .into_iter()
            .chain(series.patterns.get(&Language::En).filter(|_| language != Language::En))
            .flatten()
            .collect();
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
        patterns.dedup();
        // What surrounds the numbers stands in groups around one list of numbers each: written out
        // with every form of a name, the list would make expressions of many thousands of states.
        let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for (before, after) in patterns.iter().filter_map(|own| own.split_once("{numbers}")) {
            // A pattern that begins or ends with a letter must not run on into a word.
            // Beside Chinese signs a Latin name begins and ends all the same.
            let boundary = if language == Language::Zh { r"(?-u:\b)" } else { r"\b" };
            let edge = |letter: Option<char>| match letter {
                Some(letter) if letter.is_alphanumeric() && !is_han(letter) => boundary,
                None => boundary,
                Some(_) => "",
            };
            let loose = |part: &str| regex::escape(&folder.phrase(part)).replace(' ', r"\s?");
            let front = match before.chars().next() {
                None => String::new(),
                letter => format!("{}{}", edge(letter), loose(before)),
            };
            let back = format!("{}{}", loose(after), edge(after.chars().next_back()));
            let own = groups.iter_mut().find(|(fronts, backs)| {
                (front.is_empty() && fronts[0].is_empty())
                    || (!front.is_empty() && !fronts[0].is_empty() && backs[0] == back)
            });
            match own {
                Some((_, backs)) if front.is_empty() => backs.push(back),
                Some((fronts, _)) => fronts.push(front),
                None => groups.push((vec![front], vec![back])),
            }
        }
        let written: Vec<String> = groups
            .iter()
            .map(|(fronts, backs)| format!("(?:{}){list}(?:{})", fronts.join("|"), backs.join("|")))
            .collect();
        if !written.is_empty() {
            compiled.push((format!("(?i){}", written.join("|")), index));
        }
    }
    Patterns::compile(compiled, language)
}
