//! Keys by which ids sort as people count.

/// A key whose byte order is the natural order of `id`: numbers by value, letters in lower case.
///
/// Each run of digits is written without leading zeros behind its length, so that `2` comes before
/// `10` whatever their size; `5.1a` comes between `5.1` and `5.2`.
pub(crate) fn natural(id: &str) -> String {
    let mut key = String::with_capacity(id.len() * 2);
    let mut rest = id;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
            let digits = rest[..end].trim_start_matches('0');
            // Three digits of length: numbers of up to 999 digits sort right, longer ones still
            // sort in one fixed order. `0` keeps the run a digit for the byte order.
            key.push_str(&format!("0{:03}", digits.len().min(999)));
            key.push_str(digits);
            rest = &rest[end..];
        } else {
            key.extend(first.to_lowercase());
            rest = &rest[first.len_utf8()..];
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_count_by_value() {
        let in_order =
            ["1", "2", "5.1", "5.1a", "5.1b", "5.2", "5.10", "6A.1", "6B.1", "10", "op1"];
        let mut sorted = in_order;
        sorted.reverse();
        sorted.sort_by_key(|id| natural(id));
        assert_eq!(sorted, in_order);
    }

    #[test]
    fn any_digits_and_scripts_pass() {
        assert!(
            natural("99999999999999999999999999999") < natural("100000000000000000000000000000")
        );
        assert!(natural("第2") < natural("第10"));
        assert_eq!(natural("SG17"), natural("sg17"));
        assert_eq!(natural(""), "");
    }
}
