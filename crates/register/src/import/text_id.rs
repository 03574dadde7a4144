//! The id of a text, from the name of its file.

use actum_model::{Document, Language, TextId};

/// The id for a document whose file is called `name`: the name without extension and without the
/// mark of its language, in lower-case letters, digits and hyphens.
///
/// A language mark (`.zh`, `_zh`, `-E`) is dropped only when it names the language the document is
/// in, so that `plan-a` and `plan-c` stay two texts while `res2-e` and `res2-c` become one.
///
/// A name without a Latin letter or digit gives an id made from the content.
pub fn text_id(name: &str, document: &Document) -> TextId {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem
        .rfind(['.', '-', '_'])
        .filter(|place| *place > 0)
        .and_then(|place| {
            let mark: Language = stem[place + 1..].parse().ok()?;
            (mark == document.language.language).then_some(&stem[..place])
        })
        .unwrap_or(stem);
    let id = slug(stem);
    if id.is_empty() {
        // A name without a Latin letter or digit: the content gives the id.
        let digits: String = document.source.sha256.chars().take(12).collect();
        return TextId::new(format!("text-{digits}"));
    }
    TextId::new(id)
}

/// Lower-case ASCII letters and digits, runs of anything else as one hyphen.
fn slug(words: &str) -> String {
    let mut slug = String::new();
    for character in words.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Whether what a person gives as the id of a text has the form of one: lower-case letters, digits
/// and single hyphens.
pub fn is_text_id(id: &str) -> bool {
    !id.is_empty() && slug(id) == id
}

#[cfg(test)]
mod tests {
    use actum_model::{Adoption, Format, LanguageBasis, LanguageFinding, Source};

    use super::*;

    fn document(language: Language) -> Document {
        Document {
            source: Source {
                name: String::new(),
                format: Format::PlainText,
                encoding: None,
                sha256: "0123456789abcdef".repeat(4),
                bytes: 0,
            },
            language: LanguageFinding { language, basis: LanguageBasis::Script, confidence: 1.0 },
            title: None,
            adoption: Adoption::default(),
            text: String::new(),
            provisions: Vec::new(),
            notices: Vec::new(),
        }
    }

    #[test]
    fn the_mark_of_the_own_language_is_dropped_and_no_other() {
        for (name, language, id) in [
            ("wtsa-24-actions.zh.txt", Language::Zh, "wtsa-24-actions"),
            ("wtsa-24-actions.en.docx", Language::En, "wtsa-24-actions"),
            ("Res 2_fr.html", Language::Fr, "res-2"),
            ("T22-WTSA.24-C-0040!A1!MSW-E.docx", Language::En, "t22-wtsa-24-c-0040-a1-msw"),
            ("plan-a.txt", Language::En, "plan-a"),
            ("plan-c.txt", Language::En, "plan-c"),
            ("plan", Language::En, "plan"),
            (".zh.txt", Language::Zh, "zh"),
        ] {
            assert_eq!(text_id(name, &document(language)).as_str(), id, "{name}");
        }
    }

    #[test]
    fn a_name_without_latin_letters_gets_an_id_from_the_content() {
        let id = text_id("决议.txt", &document(Language::Zh));
        assert_eq!(id.as_str(), "text-0123456789ab");
    }

    #[test]
    fn an_id_by_hand_must_have_the_form() {
        assert!(is_text_id("wtsa-24"));
        for wrong in ["", "WTSA", "a b", "a/b", "-a", "a--b", "决议"] {
            assert!(!is_text_id(wrong), "{wrong}");
        }
    }
}
