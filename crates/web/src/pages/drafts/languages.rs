//! What of a draft is to be translated.

use actum_amend::OutOfStep;
use actum_model::Language;
use askama::Template;
use axum::extract::{Path, State};

use super::show::{clause_address, unread};
use super::{address, said};
use crate::WebState;
use crate::drafting::Drafting;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::locale::Reader;
use crate::row::direction;
use crate::vocabulary::Named;

#[derive(Template)]
#[template(path = "draft_languages.html")]
struct LanguagesTemplate {
    frame: Frame,
    title: String,
    language: Language,
    direction: &'static str,
    action: String,
    languages: Vec<Other>,
}

/// Another language with what is to be translated.
struct Other {
    language: Language,
    direction: &'static str,
    name: Words,
    count: Words,
    clauses: Vec<Clause>,
}

struct Clause {
    name: Words,
    href: String,
    what: Words,
    open: bool,
    /// Whether its translation comes after the clause shown.
    is_new: bool,
    before: String,
    now: String,
    /// The clause as it stands in the other language.
    there: Option<String>,
}

/// `GET /drafts/{id}/languages`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &id).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    id: &str,
) -> Result<LanguagesTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let open = Drafting::read(state.register(), id).await.map_err(unread)?;
    let others = open.other_languages(state.register()).await.map_err(unread)?;
    let languages = others.into_iter().map(|(language, edition)| {
        let found = open.draft.out_of_step(&edition);
        let shown = |one: OutOfStep| {
            let there = one.other.and_then(|at| edition.clauses.get(at));
            let there = there.map(|clause| match &clause.number {
                Some(number) => format!("{number} {}", clause.text),
                None => clause.text.clone(),
            });
            let what = said::hyphened(one.what.name());
            Clause {
                name: frame.with("draft-clause-key", "clause", one.clause.to_string()),
                href: clause_address(id, &one.clause),
                what: frame.t(&format!("draft-to-translate-{what}")),
                open: one.open,
                is_new: one.before.is_empty(),
                now: if one.now == one.before { String::new() } else { one.now },
                before: one.before,
                there,
            }
        };
        Other {
            language,
            direction: direction(Some(language)),
            name: frame.t(&language.message()),
            count: frame.count("draft-to-translate", &(found.len() as u64)),
            clauses: found.into_iter().map(shown).collect(),
        }
    });
    Ok(LanguagesTemplate {
        title: open.head.title.clone(),
        language: open.head.language,
        direction: direction(Some(open.head.language)),
        action: address(id),
        languages: languages.collect(),
        frame,
    })
}
