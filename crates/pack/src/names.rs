//! Written forms of names: alternatives in braces.

/// Most forms that one entry may stand for; more is a slip of the pen.
pub(crate) const MOST_FORMS: usize = 2_000;

/// Writes out the alternatives of a pack entry.
///
/// `{Director of|Director,} TSB` stands for `Director of TSB` and `Director, TSB`; an empty
/// alternative leaves the words out. Braces without a bar (`{numbers}`) stay as they are. The
/// result is in the order of writing, without repetitions.
///
/// # Errors
///
/// A sentence when a brace is not closed or the entry stands for too many forms.
pub(crate) fn alternatives(entry: &str) -> Result<Vec<String>, String> {
    if !entry.contains('{') {
        let form = entry.trim();
        return Ok(if form.is_empty() { Vec::new() } else { vec![form.to_owned()] });
    }
    let mut forms = vec![String::new()];
    let mut rest = entry;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest[open..].find('}') else {
            return Err(format!("`{entry}` opens a brace and does not close it"));
        };
        let inside = &rest[open + 1..open + length];
        let choices: Vec<&str> = if inside.contains('|') {
            inside.split('|').collect()
        } else {
            vec![&rest[open..=open + length]]
        };
        if forms.len() * choices.len() > MOST_FORMS {
            return Err(format!(
                "`{entry}` stands for more than {MOST_FORMS} forms; split it into several entries"
            ));
        }
        forms = forms
            .iter()
            .flat_map(|form| {
                let before = &rest[..open];
                choices.iter().map(move |choice| format!("{form}{before}{choice}"))
            })
            .collect();
        rest = &rest[open + length + 1..];
    }
    let mut result: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        let form = format!("{form}{rest}");
        let form = form.trim().to_owned();
        if !form.is_empty() && !result.contains(&form) {
            result.push(form);
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::alternatives;

    #[test]
    fn braces_stand_for_each_choice_in_order() {
        assert_eq!(
            alternatives("{Director of|Director,} {the |}TSB").expect("well formed"),
            ["Director of the TSB", "Director of TSB", "Director, the TSB", "Director, TSB"]
        );
        assert_eq!(alternatives("第{numbers}研究组").expect("kept"), ["第{numbers}研究组"]);
        assert_eq!(
            alternatives("{SG|SGs} {numbers}").expect("mixed"),
            ["SG {numbers}", "SGs {numbers}"]
        );
    }

    #[test]
    fn an_open_brace_or_an_explosion_is_refused() {
        assert!(alternatives("{a|b").expect_err("open").contains("does not close"));
        let explosive = "{a|b}".repeat(20);
        assert!(alternatives(&explosive).expect_err("too many").contains("more than"));
    }
}
