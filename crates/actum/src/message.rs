//! The words of the command line, from the message files.

use std::sync::OnceLock;

use actum_i18n::{Messages, Value};
use actum_model::Language;

/// The message `id` of `packs/messages/*/cli.ftl` with values put in.
pub(crate) fn fluent(id: &str, values: &[(&str, Value<'_>)]) -> String {
    plain(&messages().text_with(id, values))
}

/// The language chosen with `--messages`; set once, before anything is said.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// From now on the command line speaks this language. A second call changes nothing.
pub(crate) fn speak(language: Language) {
    LANGUAGE.get_or_init(|| language);
}

/// The messages in the language of the command line; English when none was chosen.
pub(crate) fn messages() -> Messages {
    Messages::new(LANGUAGE.get().copied().unwrap_or(Language::En))
}

/// Without the invisible isolates around inserted words: terminals print them as blanks or boxes,
/// and whoever copies a file name out of a message would copy them too.
pub(crate) fn plain(words: &str) -> String {
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// `say!("import-done", file = name)`: the message with its named values.
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::message::fluent($id, &[$((stringify!($name), actum_i18n::Value::from($value))),*])
    };
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Every `"cli-…"` that stands in the source below `folder`.
    fn ids(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                ids(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                let quoted = source.split('"').filter(|word| word.starts_with("cli-"));
                let whole = |word: &&str| {
                    word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
                };
                found.extend(quoted.filter(whole).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_message_of_every_command_is_there_in_six_languages() {
        let mut wanted = BTreeSet::new();
        ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut wanted);
        wanted.remove("cli-");
        assert!(wanted.len() > 80, "{} ids found in the source", wanted.len());
        for language in Language::ALL {
            let messages = Messages::new(language);
            for id in &wanted {
                let found = messages.find(id);
                assert!(found.is_some_and(|text| !text.is_fallback()), "{id} in {language}");
            }
        }
    }
}
