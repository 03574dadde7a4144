//! Every language has the messages of English, and they take the same values.

use std::collections::{BTreeMap, BTreeSet};

use actum_i18n::message_files;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Variables of each message, by id.
type Ids = BTreeMap<String, BTreeSet<String>>;

/// The messages of a language; panics on syntax errors and on ids given twice.
fn messages_of(code: &str) -> Ids {
    let mut ids = Ids::new();
    for (_, name, contents) in message_files().into_iter().filter(|file| file.0 == code) {
        let resource = fluent_syntax::parser::parse(contents).unwrap_or_else(|(_, errors)| {
            panic!("packs/messages/{code}/{name} is not valid Fluent: {errors:?}")
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let pattern = message.value.as_ref().unwrap_or_else(|| {
                panic!("packs/messages/{code}/{name}: {} has no words", message.id.name)
            });
            let mut variables = BTreeSet::new();
            collect(pattern, &mut variables);
            let before = ids.insert(message.id.name.to_owned(), variables);
            assert!(
                before.is_none(),
                "packs/messages/{code}/{name}: {} is defined twice in this language",
                message.id.name
            );
        }
    }
    ids
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, variables),
            Expression::Select { selector, variants } => {
                collect_inline(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                collect_inline(inner, variables);
            }
        }
        _ => {}
    }
}

/// What differs between a language and English: missing ids, and faults (surplus ids, other
/// variables).
fn compare(code: &str) -> (Vec<String>, Vec<String>) {
    let english = messages_of("en");
    let other = messages_of(code);
    let missing = english.keys().filter(|id| !other.contains_key(*id)).cloned().collect();
    let mut faults = Vec::new();
    for (id, variables) in &other {
        match english.get(id) {
            None => faults.push(format!("{id} is not among the English messages")),
            // A language may leave a value out of some forms, but may not want one that the
            // program does not give.
            Some(expected) if variables != expected => faults
                .push(format!("{id} takes {variables:?}, the English message takes {expected:?}")),
            Some(_) => {}
        }
    }
    (missing, faults)
}

#[test]
fn english_is_there() {
    assert!(messages_of("en").len() > 100);
}

#[test]
fn every_language_is_complete_and_takes_the_same_values() {
    for code in ["ar", "es", "fr", "ru", "zh"] {
        let (missing, faults) = compare(code);
        assert!(missing.is_empty(), "missing in {code}: {missing:#?}");
        assert!(faults.is_empty(), "{code}: {faults:#?}");
    }
}

#[test]
fn every_plural_form_is_written() {
    // A plural without its forms would say "2 пункт": each selection on $count must have the
    // forms of its language.
    let wanted = [("ru", ["[one]", "[few]", "[many]"]), ("ar", ["[one]", "[two]", "[few]"])];
    for (code, forms) in wanted {
        for (_, name, contents) in message_files().into_iter().filter(|file| file.0 == code) {
            for (line, _) in contents.match_indices("$count ->") {
                let rest = &contents[line..];
                let block = &rest[..rest.find("*[other]").unwrap_or(rest.len())];
                for form in forms {
                    assert!(block.contains(form), "{code}/{name}: no {form} in {block}");
                }
            }
        }
    }
}
