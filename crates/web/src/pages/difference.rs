//! What is different between two days, item by item, in sentences.

use actum_model::{Field, ItemId, PartialDate};
use actum_register::{ItemDifference, ItemFate};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::basis::Shower;
use crate::content::Content;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::values;

/// How many items stand on the page; the interface for programs gives all of them.
const SHOWN: usize = 400;

#[derive(Template)]
#[template(path = "difference.html")]
struct DifferenceTemplate {
    frame: Frame,
    from: String,
    to: String,
    from_words: String,
    to_words: String,
    first: String,
    today: String,
    items: Vec<Different>,
    new: u64,
    changed: u64,
    gone: u64,
    /// How many more there are than are shown.
    beyond: u64,
}

/// An item that is another, or there at one of the days only.
struct Different {
    number: String,
    text: String,
    href: String,
    language: Option<actum_model::Language>,
    act: String,
    fate: &'static str,
    /// What became of it, a sentence each.
    sentences: Vec<Words>,
}

/// `GET /register/difference?from=2026-01-01&to=2026-11-23`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<DifferenceTemplate, PageError> {
    let frame = Frame::new(reader, Section::Register);
    let today: String = state.now().chars().take(10).collect();
    let first = state.register().events(0, 1).await?.into_iter().next();
    let first: String =
        first.map_or_else(|| today.clone(), |event| event.at.chars().take(10).collect());
    let day = |name: &str, otherwise: &str| -> String {
        let given = reader.parameter(name).and_then(|day| day.parse::<PartialDate>().ok());
        given.map_or_else(|| otherwise.to_owned(), |day| day.end().to_string())
    };
    let (mut from, mut to) = (day("from", &first), day("to", &today));
    if from > to {
        // The days were given the wrong way round: nothing is gained by saying so.
        std::mem::swap(&mut from, &mut to);
    }
    let found = state.register().between(&from, &to).await?;
    let shower = Shower { state, frame: &frame, language: None };
    let count = |fate: ItemFate| found.iter().filter(|one| one.fate == fate).count() as u64;
    let words = |written: &str| match written.parse() {
        Ok(day) => frame.date(day),
        Err(_) => written.to_owned(),
    };
    // Of what is gone, too, it is known what it said.
    let items = found.iter().take(SHOWN).filter_map(|one| one.after.as_ref());
    let then = if to == today { None } else { Some(state.register().as_of(&to).await?) };
    let register = then.as_ref().unwrap_or_else(|| state.register());
    let content = Content::of(register, &frame, items).await?;
    Ok(DifferenceTemplate {
        from_words: words(&from),
        to_words: words(&to),
        items: found.iter().take(SHOWN).map(|one| different(one, &content, &shower)).collect(),
        new: count(ItemFate::New),
        changed: count(ItemFate::Changed),
        gone: count(ItemFate::Gone),
        beyond: found.len().saturating_sub(SHOWN) as u64,
        from,
        to,
        first,
        today,
        frame,
    })
}

fn different(one: &ItemDifference, content: &Content, shower: &Shower<'_>) -> Different {
    let frame = shower.frame;
    let id: &ItemId = &one.item;
    let shown = one.after.as_ref().or(one.before.as_ref());
    let told = shown.map(|item| content.act(item));
    let mut sentences = Vec::new();
    let (fate, sentence) = match one.fate {
        ItemFate::New => ("new", Some("difference-new")),
        ItemFate::Gone => ("gone", Some("difference-gone")),
        ItemFate::Changed => ("changed", None),
    };
    sentences.extend(sentence.map(|id| frame.t(id)));
    if let (ItemFate::Changed, Some(before), Some(after)) = (one.fate, &one.before, &one.after) {
        for field in &one.fields {
            sentences.push(sentence_of(*field, before, after, shower));
        }
        if before.schedule.day() != after.schedule.day() && !one.fields.contains(&Field::Due) {
            sentences.push(sentence_of(Field::Due, before, after, shower));
        }
        if before.edition != after.edition {
            let edition = after.edition.to_string();
            sentences.push(frame.with("difference-edition", "edition", edition));
        } else if before.clause != after.clause {
            sentences.push(frame.t("difference-clause"));
        }
        let (old, new) = (&before.follow_up.counts, &after.follow_up.counts);
        for (message, was, is) in [
            ("difference-claims", old.claims, new.claims),
            ("difference-evidence", old.evidence, new.evidence),
            ("difference-notes", old.notes, new.notes),
        ] {
            if is > was {
                sentences.push(frame.count(message, &u64::from(is - was)));
            }
        }
        if before.follow_up.progress != after.follow_up.progress
            && let Some(progress) = after.follow_up.progress
        {
            sentences.push(frame.with("difference-progress", "percent", i64::from(progress)));
        }
    }
    Different {
        number: id.parts().1.to_owned(),
        text: id.parts().0.to_owned(),
        href: link::item(id),
        language: told.and_then(|(_, language)| language),
        act: told.map(|(act, _)| act.to_owned()).unwrap_or_default(),
        fate,
        sentences,
    }
}

fn sentence_of(
    field: Field,
    before: &actum_model::Item,
    after: &actum_model::Item,
    shower: &Shower<'_>,
) -> Words {
    let (name, before, after) = (
        values::field_name(field, shower),
        values::of_item(before, field, shower),
        values::of_item(after, field, shower),
    );
    let given = [
        ("field", name.as_str().into()),
        ("before", before.as_str().into()),
        ("after", after.as_str().into()),
    ];
    Words(shower.frame.messages().text_with("value-changed", &given))
}
