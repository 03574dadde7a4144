//! Plans and items as JSON.

use actum_model::{ActionPlan, Item};
use serde::Serialize;

use crate::error::ReportError;

/// Name and version of the JSON form of a plan, its first field.
pub const PLAN_SCHEMA: &str = "actum-action-plan/1";

#[derive(Serialize)]
struct PlanFile<'a> {
    schema: &'static str,
    #[serde(flatten)]
    plan: &'a ActionPlan,
}

/// The whole plan as JSON, indented, its fields in a fixed order, ending in a line feed.
///
/// # Errors
///
/// [`ReportError::Json`] when a value has no JSON form.
pub fn action_plan_json(plan: &ActionPlan) -> Result<Vec<u8>, ReportError> {
    to_lines(&PlanFile { schema: PLAN_SCHEMA, plan })
}

/// Only the items, as a JSON array in the plan's order.
///
/// # Errors
///
/// [`ReportError::Json`] when a value has no JSON form.
pub fn items_json(plan: &ActionPlan) -> Result<Vec<u8>, ReportError> {
    to_lines::<[Item]>(&plan.items)
}

fn to_lines<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, ReportError> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
