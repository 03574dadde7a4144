//! Reports as files.

use actum_model::{BodyId, TextId};
use actum_register::PlanQuery;
use axum::extract::Path;
use axum::response::Response;

use super::described;
use super::problem::Problem;
use super::texts::find_edition;
use super::view::View;
use crate::download::{Format, body_of, house, plan_file};
use crate::succession_file::{FORMATS, succession_file};

/// The Action Plan as a file: Word, Excel, CSV or JSON.
#[utoipa::path(
    get,
    path = "/reports/action-plan/{format}",
    tag = "reports",
    operation_id = "actionPlan",
    params(
        ("format" = String, Path, description = "docx, xlsx, csv or json."),
        ("text" = Option<String>, Query, description = "Only this text."),
        ("body" = Option<String>, Query, description = "Only what this body owns, takes part in or is reported.")
    ),
    responses((status = 200, description = "The file.", content(
        (described::Plan = "application/json"),
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    )))
)]
pub(super) async fn action_plan(
    mut view: View,
    Path(format): Path<String>,
) -> Result<Response, Problem> {
    let text = view.parameters.one("text")?.map(TextId::from);
    let body = view.parameters.one("body")?.map(BodyId::from);
    view.parameters.end()?;
    let form = Format::from_extension(&format).ok_or_else(|| Problem::missing("report", format))?;
    if let Some(text) = &text
        && view.register.editions(text).await?.is_empty()
    {
        return Err(Problem::missing("text", text));
    }
    if let Some(body) = &body
        && view.register.body(body).await?.is_none()
    {
        return Err(Problem::missing("body", body));
    }
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let query = PlanQuery { text, body, language: view.reader.language() };
    let plan = view.register.plan(&query).await?;
    let house = house(&view.register, body_of(&plan), form).await?;
    Ok(view.whole(plan_file(plan, form, house).await??))
}

/// What became of every item of a text with one of its later editions, as a file: Word, Excel or,
/// where `actum-pdf` is installed, PDF. Headings are in the language asked for.
#[utoipa::path(
    get,
    path = "/texts/{text}/editions/{language}/{number}/succession/{format}",
    tag = "reports",
    operation_id = "successionFile",
    params(
        ("text" = String, Path, description = "Id of the text."),
        ("language" = described::Language, Path, description = "Language of the edition."),
        ("number" = u32, Path, description = "The how manyeth edition in that language, from 1."),
        ("format" = String, Path, description = "docx, xlsx or pdf.")
    ),
    responses((status = 200, description = "The file.", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (Vec<u8> = "application/pdf")
    )))
)]
pub(super) async fn succession(
    view: View,
    Path((text, language, number, format)): Path<(String, String, u32, String)>,
) -> Result<Response, Problem> {
    view.parameters.end()?;
    let form = Format::from_extension(&format).filter(|form| FORMATS.contains(form));
    let form = form.ok_or_else(|| Problem::missing("report", &format))?;
    let edition = find_edition(&view, (text, language, number)).await?;
    let none = || Problem::missing("succession", &edition.id);
    let report = view.register.succession(&edition.id).await?.ok_or_else(none)?;
    let text = view.register.text(&edition.text).await?.ok_or_else(none)?;
    if let Some(answer) = view.unchanged() {
        return Ok(answer);
    }
    let language = view.reader.language();
    let house = house(&view.register, None, form).await?;
    Ok(view.whole(succession_file(report, text, language, form, house).await??))
}
