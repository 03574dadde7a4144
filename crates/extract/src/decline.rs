//! The further cases of a name that a pack gives in the first one.

use actum_pack::Declension;

/// Most words before the head of a name that are taken for its modifiers.
const MOST_MODIFIERS: usize = 4;

/// The name in every further case; empty when no rule fits its head.
///
/// Modifiers at its front and the head are inflected, what follows the head is not:
/// "Статистическая комиссия по ценам", "Статистической комиссии по ценам".
pub(crate) fn decline(name: &str, rules: &[Declension]) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut forms: Vec<Vec<Vec<String>>> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Some(rule) = rule(word, rules) else {
            // "Экономический и Социальный Совет": a joiner between modifiers.
            let joins = index > 0 && word.chars().count() == 1 && index + 1 < words.len();
            if joins && index <= MOST_MODIFIERS {
                forms.push(Vec::new());
                continue;
            }
            return Vec::new();
        };
        forms.push(cases(word, rule, rules));
        if !rule.modifies {
            return combined(&words, &forms);
        }
        if index >= MOST_MODIFIERS {
            break;
        }
    }
    Vec::new()
}

/// The rule with the longest ending that fits; abbreviations and foreign words have none.
fn rule<'r>(word: &str, rules: &'r [Declension]) -> Option<&'r Declension> {
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    if letters().count() < 3 || !letters().any(char::is_lowercase) || word.is_ascii() {
        return None;
    }
    rules
        .iter()
        .filter(|rule| word.ends_with(rule.ending.as_str()))
        .max_by_key(|rule| rule.ending.len())
}

/// The forms of a word, case by case. Both parts of "государства-участники" are inflected.
fn cases(word: &str, own: &Declension, rules: &[Declension]) -> Vec<Vec<String>> {
    let mut cases = inflected(word, own);
    if !own.modifies
        && let Some((first, last)) = word.split_once('-')
        && let (Some(before), Some(behind)) = (rule(first, rules), rule(last, rules))
        && !before.modifies
    {
        let parts = inflected(first, before).into_iter().zip(inflected(last, behind));
        let joined = parts.map(|(left, right)| {
            left.iter()
                .flat_map(|left| right.iter().map(move |right| format!("{left}-{right}")))
                .collect()
        });
        for (case, more) in cases.iter_mut().zip(joined) {
            let more: Vec<String> = more;
            case.extend(more);
        }
    }
    cases
}

fn inflected(word: &str, rule: &Declension) -> Vec<Vec<String>> {
    let stem = word.strip_suffix(rule.ending.as_str()).unwrap_or(word);
    rule.forms
        .iter()
        .map(|case| case.split('|').map(|ending| format!("{stem}{ending}")).collect())
        .collect()
}

/// Puts the words of each case together, with what follows the head unchanged.
fn combined(words: &[&str], forms: &[Vec<Vec<String>>]) -> Vec<String> {
    let count = forms.iter().map(Vec::len).max().unwrap_or(0);
    let rest = &words[forms.len()..];
    let mut names = Vec::new();
    for case in 0..count {
        let mut fronts = vec![String::new()];
        for (word, own) in words.iter().zip(forms) {
            let as_written = [(*word).to_owned()];
            let choices = own.get(case).map_or(&as_written[..], Vec::as_slice);
            fronts = fronts
                .iter()
                .flat_map(|front| choices.iter().map(move |choice| format!("{front}{choice} ")))
                .collect();
        }
        for front in fronts {
            let name = format!("{front}{}", rest.join(" "));
            let name = name.trim_end().to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<Declension> {
        let rule = |ending: &str, modifies: bool, forms: &[&str]| Declension {
            ending: ending.to_owned(),
            modifies,
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        };
        vec![
            rule("ая", true, &["ой", "ой"]),
            rule("ия", false, &["ии", "ии"]),
            rule("ства", false, &["ств", "ствам"]),
            rule("ики", false, &["иков", "икам"]),
        ]
    }

    #[test]
    fn modifiers_and_head_are_inflected_and_the_rest_stays() {
        assert_eq!(
            decline("Статистическая комиссия по ценам", &rules()),
            ["Статистической комиссии по ценам"]
        );
        assert_eq!(
            decline("государства-участники", &rules()),
            [
                "государства-участников",
                "государств-участников",
                "государства-участникам",
                "государствам-участникам"
            ]
        );
    }

    #[test]
    fn abbreviations_and_unknown_endings_stay_as_they_are() {
        assert!(decline("МСЭ", &rules()).is_empty());
        assert!(decline("Бюро", &rules()).is_empty());
        assert!(decline("ITU", &rules()).is_empty());
    }
}
