//! The genitive of Russian proper names: "правительство Судана". Other cases are the business of
//! whoever reads a text.

/// The genitive of a name in the nominative: adjectives, the noun they belong to, and what follows
/// as it is. `None` when the name does not change or its ending does not tell how; exceptions
/// belong into data.
pub(crate) fn genitive(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let mut changed: Vec<String> = Vec::new();
    let mut plural = false;
    for (index, word) in words.iter().enumerate() {
        let last = index + 1 == words.len();
        if let Some((form, several)) = adjective(word)
            && !last
        {
            plural = several;
            changed.push(form);
            continue;
        }
        changed.push(if plural { replaced(word, "ы", "ов")? } else { noun(word)? });
        changed.extend(words[index + 1..].iter().map(|word| (*word).to_owned()));
        return Some(changed.join(" "));
    }
    None
}

fn replaced(word: &str, ending: &str, with: &str) -> Option<String> {
    word.strip_suffix(ending).map(|stem| format!("{stem}{with}"))
}

/// The genitive of an adjective, and whether it is a plural.
fn adjective(word: &str) -> Option<(String, bool)> {
    let endings = [
        ("ый", "ого", false),
        ("ая", "ой", false),
        ("ое", "ого", false),
        ("ые", "ых", true),
        ("ие", "их", true),
    ];
    endings
        .iter()
        .filter(|(ending, ..)| word.chars().count() > ending.chars().count() + 2)
        .find_map(|(ending, with, plural)| Some((replaced(word, ending, with)?, *plural)))
}

fn noun(word: &str) -> Option<String> {
    if word.ends_with("уа") || word.ends_with("оа") {
        return None;
    }
    let endings = [("ия", "ии"), ("ея", "еи"), ("ство", "ства"), ("й", "я")];
    if let Some(form) = endings.iter().find_map(|(ending, with)| replaced(word, ending, with)) {
        return Some(form);
    }
    if let Some(stem) = word.strip_suffix('а') {
        let soft = stem.ends_with(['г', 'к', 'х', 'ж', 'ч', 'ш', 'щ']);
        return Some(format!("{stem}{}", if soft { 'и' } else { 'ы' }));
    }
    word.ends_with(|letter| "бвгдзклмнпрстфх".contains(letter)).then(|| format!("{word}а"))
}

#[cfg(test)]
mod tests {
    use super::genitive;

    #[test]
    fn names_change_by_their_endings() {
        let expected = [
            ("Индия", "Индии"),
            ("Гана", "Ганы"),
            ("Ямайка", "Ямайки"),
            ("Судан", "Судана"),
            ("Уругвай", "Уругвая"),
            ("Экваториальная Гвинея", "Экваториальной Гвинеи"),
            ("Федеративные Штаты Микронезии", "Федеративных Штатов Микронезии"),
            ("Соединенное Королевство", "Соединенного Королевства"),
            ("Республика Молдова", "Республики Молдова"),
        ];
        for (name, form) in expected {
            assert_eq!(genitive(name).as_deref(), Some(form));
        }
    }

    #[test]
    fn what_does_not_change_is_left_alone() {
        for name in ["Перу", "Марокко", "Чили", "Никарагуа", "Самоа", "Зимбабве"]
        {
            assert_eq!(genitive(name), None, "{name}");
        }
    }
}
