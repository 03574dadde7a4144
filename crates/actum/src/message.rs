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
