//! Where extraction erred, as far as people have looked: by language and field, the fields that
//! were corrected most often first.

use actum_model::{Field, Language};
use actum_register::{FieldReport, ReviewReport};
use askama::Template;
use axum::extract::State;

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;
use crate::vocabulary::Named;

/// How many corrections are shown of a field, the latest ones.
const SHOWN: usize = 3;

#[derive(Template)]
#[template(path = "review_report.html")]
struct ReviewReportTemplate {
    frame: Frame,
    languages: Vec<OfLanguage>,
}

/// How extraction did in one language.
struct OfLanguage {
    name: Words,
    code: &'static str,
    direction: &'static str,
    items: u64,
    confirmed: u64,
    rejected: u64,
    fields: Vec<OfField>,
}

/// How it did in one field.
struct OfField {
    name: Words,
    kept: u64,
    corrected: u64,
    /// Of those that somebody looked at, in percent.
    share: u64,
    examples: Vec<Example>,
}

/// A value that a person corrected.
struct Example {
    item: String,
    href: String,
    clause: String,
    reason: String,
}

/// `GET /review-report`
pub(crate) async fn show(State(state): State<WebState>, reader: Reader) -> Page {
    let page = build(&state, &reader).await;
    respond(reader, page)
}

async fn build(state: &WebState, reader: &Reader) -> Result<ReviewReportTemplate, PageError> {
    let frame = Frame::new(reader, Section::Reports);
    let reports = state.register().review_report().await?;
    let looked_at = reports.iter().filter(|(_, report)| report.confirmed + report.rejected > 0);
    Ok(ReviewReportTemplate {
        languages: looked_at.map(|(language, report)| of(*language, report, &frame)).collect(),
        frame,
    })
}

fn of(language: Language, report: &ReviewReport, frame: &Frame) -> OfLanguage {
    let mut fields: Vec<OfField> =
        report.fields.iter().map(|(field, counts)| of_field(*field, counts, frame)).collect();
    // Those of equal share stay in the order of an item.
    fields.sort_by_key(|field| std::cmp::Reverse(field.share));
    OfLanguage {
        name: frame.t(&language.message()),
        code: language.code(),
        direction: direction(Some(language)),
        items: report.items,
        confirmed: report.confirmed,
        rejected: report.rejected,
        fields,
    }
}

fn of_field(field: Field, counts: &FieldReport, frame: &Frame) -> OfField {
    let FieldReport { kept, corrected, examples } = counts;
    OfField {
        name: frame.t(&format!("field-{}", field.name().replace('_', "-"))),
        kept: *kept,
        corrected: *corrected,
        share: (corrected * 100).checked_div(kept + corrected).unwrap_or(0),
        examples: examples
            .iter()
            .rev()
            .take(SHOWN)
            .map(|one| Example {
                item: one.item.to_string(),
                href: link::item(&one.item),
                clause: one.clause.clone(),
                reason: one.reason.clone(),
            })
            .collect(),
    }
}
