//! The tables of a language in the form in which its text is compared.

use actum_model::Language;
use actum_pack::{GrammarTables, Packs};

use crate::decline::decline;
use crate::fold::Folder;

/// The folder of a language: it knows every word of the tables and every name of the packs.
pub(crate) fn folder(tables: &GrammarTables, packs: &Packs, language: Language) -> Folder {
    let mut folder = Folder::new(&tables.syntax);
    if folder.is_idle() {
        return folder;
    }
    let mut known = tables.clone();
    each_phrase(&mut known, &mut |phrase: &mut String| folder.learn(phrase));
    if let Some(pack) = packs.language(language) {
        pack.time.all_words().for_each(|word| folder.learn(word));
    }
    folder.settle(&tables.syntax.clause_joiners);
    for body in &packs.bodies {
        if let Some(names) = body.names.get(&language) {
            folder.learn_name(&names.name);
            names.short.iter().chain(&names.also).for_each(|name| folder.learn_name(name));
        }
    }
    for patterns in [
        known.citations.iter().map(|own| own.pattern.as_str()).collect::<Vec<_>>(),
        known.references.iter().map(|own| own.pattern.as_str()).collect(),
    ] {
        patterns.into_iter().for_each(|pattern| folder.learn(pattern));
    }
    for occasion in &packs.occasions {
        let names = occasion.names.get(&language).into_iter().flatten();
        names.for_each(|name| folder.learn_name(name));
    }
    for series in &packs.numbered {
        let patterns = series.patterns.get(&language).into_iter().flatten();
        patterns.for_each(|pattern| folder.learn(pattern));
    }
    if let Some(pack) = packs.language(language) {
        pack.structure.months.iter().flatten().for_each(|month| folder.learn(month));
    }
    folder
}

/// Writes out the forms that the tables give by stem and ending.
pub(crate) fn expand(tables: &mut GrammarTables) {
    let actors: Vec<String> = tables
        .syntax
        .actor_nouns
        .iter()
        .flat_map(|noun| {
            let article = &tables.syntax.article;
            let definite = (!article.is_empty() && !noun.starts_with(article.as_str()))
                .then(|| format!("{article}{noun}"));
            decline(noun, &tables.declensions).into_iter().chain(definite)
        })
        .collect();
    tables.syntax.actor_nouns.extend(actors);
    let syntax = &tables.syntax;
    for acts in &mut tables.acts {
        let nouns: Vec<String> =
            acts.forms.iter().filter(|form| !form.contains(' ')).cloned().collect();
        for noun in &nouns {
            for [ending, behind] in &syntax.noun_after {
                if let Some(stem) = noun.strip_suffix(ending.as_str()) {
                    acts.forms.push(format!("{stem}{behind}"));
                }
            }
            if !syntax.article.is_empty() {
                acts.nominal.push(format!("{}{noun}", syntax.article));
            }
        }
        for stem in &acts.stems {
            for before in &syntax.stem_before {
                for after in &syntax.stem_after {
                    acts.forms.push(format!("{before}{stem}{after}"));
                }
            }
        }
    }
}

/// Brings every phrase and pattern of the tables into folded form.
pub(crate) fn fold(tables: &mut GrammarTables, folder: &Folder) {
    if folder.is_idle() {
        return;
    }
    each_phrase(tables, &mut |phrase: &mut String| *phrase = folder.phrase(phrase));
    let patterns = tables
        .citations
        .iter_mut()
        .map(|own| &mut own.pattern)
        .chain(tables.references.iter_mut().map(|own| &mut own.pattern));
    for pattern in patterns {
        // A class of vowel signs alone is empty once they are dropped.
        *pattern = folder.letters(pattern).replace("[]?", "").replace("[]*", "");
    }
}

fn each_phrase(tables: &mut GrammarTables, visit: &mut dyn FnMut(&mut String)) {
    let syntax = &mut tables.syntax;
    let lists = [
        &mut syntax.subjects,
        &mut syntax.adverbs,
        &mut syntax.clause_joiners,
        &mut syntax.list_joiners,
        &mut syntax.determiners,
        &mut syntax.addressee_particles,
        &mut syntax.act_openers,
        &mut syntax.immediate_openers,
        &mut syntax.qualifiers,
        &mut syntax.linkers,
        &mut syntax.negations,
        &mut syntax.act_adverbs,
        &mut syntax.act_joiners,
        &mut syntax.modals,
        &mut syntax.auxiliaries,
        &mut syntax.actor_nouns,
        &mut syntax.emphasis,
        &mut syntax.jointly,
        &mut syntax.report_particles,
        &mut syntax.report_openers,
        &mut syntax.anaphora,
        &mut syntax.results,
        &mut syntax.benefits,
        &mut syntax.ongoing,
        &mut syntax.blockers,
        &mut syntax.finite_openers,
        &mut syntax.act_nouns,
        &mut syntax.act_pronouns,
        &mut syntax.attribute_openers,
        &mut syntax.object_pronouns.one,
        &mut syntax.object_pronouns.several,
        &mut syntax.addressed_pronouns.one,
        &mut syntax.addressed_pronouns.several,
        &mut syntax.prepositions,
        &mut syntax.report_pronouns,
        &mut syntax.reported_pronouns,
        &mut syntax.passing_particles,
        &mut syntax.report_nouns,
        &mut syntax.telling_verbs,
        &mut syntax.keeping_verbs,
        &mut syntax.keeping_ends,
        &mut syntax.plural_subjects,
        &mut syntax.modifiers,
        &mut syntax.emphasis_ends,
        &mut syntax.ongoing_gerunds,
        &mut syntax.act_endings,
        &mut syntax.object_endings,
        &mut syntax.gerund_endings,
        &mut syntax.future_endings,
        &mut syntax.participle_endings,
        &mut syntax.governors,
        &mut syntax.relatives,
        &mut syntax.subject_nouns,
        &mut syntax.told_particles,
    ];
    lists.into_iter().flatten().for_each(&mut *visit);
    for verb in &mut tables.verbs {
        let forms = verb.finite.iter_mut().chain(&mut verb.passive).chain(&mut verb.noun);
        let forms = forms.chain(&mut verb.openers).chain(&mut verb.object_openers);
        let forms = forms.chain(&mut verb.base).chain(&mut verb.past);
        forms.for_each(&mut *visit);
    }
    for acts in &mut tables.acts {
        acts.forms.iter_mut().chain(&mut acts.nominal).chain(&mut acts.verbs).for_each(&mut *visit);
    }
    for paradigm in &mut tables.conjugations {
        visit(&mut paradigm.ending);
        paradigm.forms.iter_mut().for_each(&mut *visit);
    }
    for marker in &mut tables.partners {
        marker.open.iter_mut().chain(&mut marker.close).for_each(&mut *visit);
    }
    for marker in &mut tables.conditions {
        marker.open.iter_mut().chain(&mut marker.close).for_each(&mut *visit);
    }
    tables.deliverables.iter_mut().flat_map(|own| &mut own.nouns).for_each(&mut *visit);
    for own in &mut tables.instruments {
        own.cues.iter_mut().chain(&mut own.weak).for_each(&mut *visit);
    }
}
