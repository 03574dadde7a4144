//! Reports as files.

use actum_model::{BodyId, TextId};
use actum_register::PlanQuery;
use axum::extract::Path;
use axum::response::Response;

use super::described;
use super::problem::Problem;
use super::view::View;
use crate::download::{Format, house, plan_file};

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
    let house = house(&view.register, &plan, form).await?;
    Ok(view.whole(plan_file(plan, form, house).await??))
}
