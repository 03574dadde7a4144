//! What the packs lack and where a name is not enough.

use std::collections::BTreeMap;

use actum_model::{Body, BodyId, Language};

use crate::Packs;

/// A written form that means several bodies in one language.
///
/// Loading allows it only to bodies that a `[[homonym]]` lists together; which of them a text
/// means follows from its context ([`Packs::nearest`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedName {
    /// The language.
    pub language: Language,
    /// The form, in lower case.
    pub form: String,
    /// The bodies that have it, by id.
    pub bodies: Vec<BodyId>,
}

impl Packs {
    /// The bodies without a name in one of the six languages, and in which; by id.
    ///
    /// ```
    /// use actum_pack::Packs;
    /// let packs = Packs::built_in()?;
    /// let unnamed = packs.unnamed();
    /// assert!(unnamed.iter().all(|(body, _)| body.id.as_str() != "itu"));
    /// # Ok::<(), actum_pack::PackError>(())
    /// ```
    pub fn unnamed(&self) -> Vec<(&Body, Vec<Language>)> {
        let lacking = |body: &Body| -> Vec<Language> {
            Language::ALL
                .into_iter()
                .filter(|language| {
                    body.names.get(language).is_none_or(|names| names.name.trim().is_empty())
                })
                .collect()
        };
        self.bodies
            .iter()
            .map(|body| (body, lacking(body)))
            .filter(|(_, languages)| !languages.is_empty())
            .collect()
    }

    /// The forms that name several bodies in one language, by language and form.
    pub fn shared_names(&self) -> Vec<SharedName> {
        let mut owners: BTreeMap<(Language, String), Vec<&BodyId>> = BTreeMap::new();
        for body in &self.bodies {
            for (language, names) in &body.names {
                for form in std::iter::once(&names.name).chain(&names.short).chain(&names.also) {
                    let owners = owners.entry((*language, form.to_lowercase())).or_default();
                    if owners.last() != Some(&&body.id) {
                        owners.push(&body.id);
                    }
                }
            }
        }
        owners
            .into_iter()
            .filter(|(_, bodies)| bodies.len() > 1)
            .map(|((language, form), bodies)| SharedName {
                language,
                form,
                bodies: bodies.into_iter().cloned().collect(),
            })
            .collect()
    }
}
