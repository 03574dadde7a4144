//! Loading the message files, once for each language.

use std::sync::LazyLock;

use actum_model::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::{number, pretended};

pub(crate) type Bundle = FluentBundle<FluentResource>;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs/messages");

static BUNDLES: LazyLock<[Bundle; 6]> =
    LazyLock::new(|| std::array::from_fn(|index| load(Language::ALL[index])));

/// The messages of a language, parsed on first use.
pub(crate) fn of(language: Language) -> &'static Bundle {
    &BUNDLES[position(language)]
}

/// The file names and contents of all languages, sorted.
pub(crate) fn files() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut files: Vec<_> = FILES
        .find("*/*.ftl")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let file = entry.as_file()?;
            let code = file.path().parent()?.to_str()?;
            let name = file.path().file_name()?.to_str()?;
            Some((code, name, file.contents_utf8()?))
        })
        .collect();
    files.sort_unstable();
    files
}

fn position(language: Language) -> usize {
    Language::ALL.iter().position(|other| *other == language).unwrap_or_default()
}

fn load(language: Language) -> Bundle {
    // A code of two letters is always a language identifier; the default (`und`) would only cost
    // plural forms.
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Values bring their own isolates, where they need them (see `Value`).
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter(language)));
    if language == Language::En && pretended::is_on() {
        bundle.set_transform(Some(pretended::disguise));
    }
    for (code, _, contents) in files() {
        if code == language.code() {
            // A file with faults gives what it can: the parser leaves the faulty entries out and
            // they fall back to English. A test of this crate lets no such file in.
            let resource = match FluentResource::try_new(contents.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
    }
    bundle
}

/// Fluent writes numbers without separators; its formatter is a plain function, so there is one
/// for each language.
fn formatter<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn with(value: &FluentValue<'_>, language: Language) -> Option<String> {
        match value {
            FluentValue::Number(number) => {
                let decimals = number.options.maximum_fraction_digits.unwrap_or(2);
                Some(number::format(number.value, decimals.min(6), language))
            }
            FluentValue::String(_)
            | FluentValue::Custom(_)
            | FluentValue::None
            | FluentValue::Error => None,
        }
    }
    match language {
        Language::Ar => |value, _| with(value, Language::Ar),
        Language::Zh => |value, _| with(value, Language::Zh),
        Language::En => |value, _| with(value, Language::En),
        Language::Fr => |value, _| with(value, Language::Fr),
        Language::Ru => |value, _| with(value, Language::Ru),
        Language::Es => |value, _| with(value, Language::Es),
    }
}
