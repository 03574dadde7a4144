//! Numbers as each language writes them.

use actum_model::Language;

/// The group separator, the decimal separator and the number of digits from which groups are
/// made. Western digits in all six: ITU and the United Nations print them in Arabic too, and
/// document symbols must stay comparable. Separators follow CLDR (Arabic: the Latin-digit set).
fn separators(language: Language) -> (&'static str, &'static str, usize) {
    match language {
        Language::En | Language::Zh | Language::Ar => (",", ".", 4),
        Language::Fr => ("\u{202f}", ",", 4),
        Language::Ru => ("\u{a0}", ",", 4),
        Language::Es => ("\u{a0}", ",", 5),
    }
}

/// `value` with at most `decimals` digits after the decimal separator, trailing zeros left out.
pub(crate) fn format(value: f64, decimals: usize, language: Language) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let (group, decimal, least) = separators(language);
    let written = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut out = String::with_capacity(written.len() + 8);
    let zero = fraction.is_empty() && whole.bytes().all(|digit| digit == b'0');
    if value < 0.0 && !zero {
        out.push('\u{2212}');
    }
    for (index, digit) in whole.char_indices() {
        let left = whole.len() - index;
        if index > 0 && left.is_multiple_of(3) && whole.len() >= least {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(decimal);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_and_separates_by_language() {
        let cases = [
            (Language::En, "1,234", "12,345.5"),
            (Language::Zh, "1,234", "12,345.5"),
            (Language::Ar, "1,234", "12,345.5"),
            (Language::Fr, "1\u{202f}234", "12\u{202f}345,5"),
            (Language::Ru, "1\u{a0}234", "12\u{a0}345,5"),
            (Language::Es, "1234", "12\u{a0}345,5"),
        ];
        for (language, whole, broken) in cases {
            assert_eq!(format(1234.0, 2, language), whole, "{language}");
            assert_eq!(format(12345.5, 2, language), broken, "{language}");
        }
    }

    #[test]
    fn signs_and_odd_values() {
        assert_eq!(format(-0.001, 2, Language::En), "0");
        assert_eq!(format(-1_000_000.0, 2, Language::En), "\u{2212}1,000,000");
        assert_eq!(format(f64::INFINITY, 2, Language::Fr), "inf");
    }
}
