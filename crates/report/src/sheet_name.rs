//! Names of worksheets.

/// Excel's limit, in UTF-16 units.
const LIMIT: usize = 31;

/// Gives out names that Excel accepts and that differ from each other, also in other cases.
#[derive(Default)]
pub(crate) struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// A name as near to `wanted` as Excel allows.
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let base = allowed(wanted);
        let mut name = shortened(&base, LIMIT);
        let mut number = 2;
        while self.taken.contains(&name.to_lowercase()) {
            let ending = format!(" ~{number}");
            name = format!("{}{ending}", shortened(&base, LIMIT - ending.len()));
            number += 1;
        }
        self.taken.push(name.to_lowercase());
        name
    }
}

fn allowed(wanted: &str) -> String {
    let replaced: String = wanted
        .chars()
        .filter(|character| !is_invisible(*character))
        .map(|character| match character {
            '[' => '(',
            ']' => ')',
            ':' | '*' | '?' | '/' | '\\' | '：' | '＊' | '？' | '／' | '＼' => '-',
            other => other,
        })
        .collect();
    // An apostrophe at either end is refused by Excel, and "History" is its own.
    let trimmed =
        replaced.trim_matches(|character: char| character == '\'' || character.is_whitespace());
    match trimmed {
        "" => "-".to_owned(),
        name if name.eq_ignore_ascii_case("history") => format!("{name}_"),
        name => name.to_owned(),
    }
}

/// Control characters and marks of direction, which sheet names must not hold.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn shortened(name: &str, limit: usize) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(name) <= limit {
        return name.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for character in name.chars() {
        used += character.len_utf16();
        if used > limit {
            break;
        }
        short.push(character);
    }
    short.truncate(short.trim_end_matches(['\'', ' ']).len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_unique_and_allowed() {
        let mut names = SheetNames::default();
        let long = "Director of the Telecommunication Standardization Bureau";
        let taken: Vec<String> = [
            "TSAG",
            "tsag",
            "SG2/SG20",
            "[a]:*?\\b",
            "'quoted'",
            "",
            "history",
            long,
            long,
            "电信标准化局主任电信标准化局主任电信标准化局主任电信标准化局主任",
            "a\u{200f}\u{0}b",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
        ]
        .iter()
        .map(|wanted| names.take(wanted))
        .collect();
        assert_eq!(
            taken[..7],
            ["TSAG", "tsag ~2", "SG2-SG20", "(a)----b", "quoted", "-", "history_"]
        );
        assert_eq!(taken[7], "Director of the Telecommunicat…");
        assert_eq!(taken[8], "Director of the Telecommuni… ~2");
        assert_eq!(taken[10], "ab");
        for name in &taken {
            assert!((1..=LIMIT).contains(&name.encode_utf16().count()), "{name}");
        }
    }
}
