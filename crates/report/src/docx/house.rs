//! What a house template may ask of a report.

use actum_ooxml::write::{Page, PageSize, WordDocument};

use crate::error::ReportError;
use crate::labels::LabelValue;
use crate::options::{Paper, ReportOptions};
use crate::view::View;

/// The values that a house template may name between double braces, and `actum`, the place of the
/// report itself.
///
/// | Name | Value |
/// | --- | --- |
/// | `title` | the title of the report |
/// | `date`, `as-of` | the day and the moment that the report shows |
/// | `body`, `occasion` | to what it is restricted; empty where it is not |
/// | `texts` | the titles of the texts |
/// | `language` | the language of the report, in that language |
/// | `items` | how many items it has, in words |
/// | `submitted-by` | who submits it |
pub const TEMPLATE_VALUES: [&str; 10] = [
    "actum",
    "title",
    "date",
    "as-of",
    "body",
    "occasion",
    "texts",
    "language",
    "items",
    "submitted-by",
];

/// The values of a plan.
pub(super) fn values(
    view: &View<'_>,
    options: &ReportOptions,
    title: &str,
) -> Vec<(&'static str, String)> {
    let plan = view.plan;
    let language = plan.language;
    let as_of = view.as_of();
    let day = view.words.figures(plan.as_of.get(..10).unwrap_or(&plan.as_of));
    let body = plan.body.as_ref().map(|body| body.display_name(language).0.to_owned());
    let occasion = plan.occasion.as_ref().map(|one| one.display_name(language).to_owned());
    let texts: Vec<&str> = plan.texts.iter().map(|text| text.title.as_str()).collect();
    let items = u64::try_from(view.rows.len()).unwrap_or(u64::MAX);
    vec![
        ("title", title.to_owned()),
        ("date", day),
        ("as-of", as_of),
        ("body", body.unwrap_or_default()),
        ("occasion", occasion.unwrap_or_default()),
        ("texts", texts.join(view.words.separator())),
        ("language", view.words.language_name(language)),
        ("items", view.words.phrase("item-count", &[("count", LabelValue::Number(items))])),
        ("submitted-by", options.submitted_by.clone().unwrap_or_default()),
    ]
}

/// Upright pages and pages for wide tables: of the template where there is one.
pub(super) fn pages(options: &ReportOptions) -> (Page, Page) {
    match &options.template {
        Some(template) => {
            let page = template.page();
            (page, Page { landscape: true, ..page })
        }
        None => {
            let size = match options.paper {
                Paper::A4 => PageSize::A4,
                Paper::Letter => PageSize::Letter,
            };
            let portrait = Page { size, landscape: false, margin: 1134 };
            (portrait, Page { size, landscape: true, margin: 851 })
        }
    }
}

/// The file, in the template where there is one.
pub(crate) fn to_bytes(
    document: &WordDocument,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    Ok(match &options.template {
        Some(template) => document.to_bytes_in(template)?,
        None => document.to_bytes()?,
    })
}
