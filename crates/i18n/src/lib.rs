//! The words of the interface in six languages.
//!
//! Messages are [Fluent](https://projectfluent.org) files under `packs/messages/<code>/`, built
//! into the program. A message that a language lacks is shown in English, and says so: [`Text`]
//! knows the language of its words, so that a page can mark them and a reader is never left with
//! an empty string or a bare message id.
//!
//! ```
//! use actum_i18n::Messages;
//! use actum_model::Language;
//!
//! let messages = Messages::new(Language::Fr);
//! let items = messages.text_with("items-count", &[("count", 1.into())]);
//! assert_eq!(items.language(), Language::Fr);
//! assert!(items.contains("1"));
//! ```

mod bundle;
mod date;
mod number;
#[doc(hidden)]
pub mod pretended;
mod text;
mod value;

pub use text::{Messages, Text};
pub use value::Value;

/// The message files built in: language code, file name and contents, sorted. For tests and
/// tools that check them.
pub fn message_files() -> Vec<(&'static str, &'static str, &'static str)> {
    bundle::files()
}
