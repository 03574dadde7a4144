//! `actum report`: reports as files.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use actum_i18n::{Messages, Value};
use actum_model::{ActionPlan, Body, Language, Occasion, TextId};
use actum_register::{PlanQuery, SuccessionReport, TextSummary};
use actum_report::{LabelValue, Labels, MOST_TEMPLATE_BYTES, ReportOptions, Template};
use anyhow::{Context, Result};
use tempfile::NamedTempFile;

use crate::arguments::{ActionPlanOptions, Report, SuccessionOptions};
use crate::body;
use crate::failure::{Ending, Failure};
use crate::message::{plain, say};
use crate::output::Output;
use crate::store::Store;

/// How long a PDF may take.
const LONGEST_TYPESETTING: Duration = Duration::from_secs(300);

/// The kinds of file that a plan is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Docx,
    Xlsx,
    Pdf,
    Json,
    Csv,
    Ics,
}

impl Kind {
    /// By the ending of the file name.
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match extension.as_str() {
            "docx" => Some(Kind::Docx),
            "xlsx" => Some(Kind::Xlsx),
            "pdf" => Some(Kind::Pdf),
            "json" => Some(Kind::Json),
            "csv" => Some(Kind::Csv),
            "ics" => Some(Kind::Ics),
            _ => None,
        }
    }
}

pub(crate) fn run(report: &Report, output: &Output) -> Result<Ending> {
    match report {
        Report::ActionPlan(options) => action_plan(options, output),
    }
}

fn action_plan(options: &ActionPlanOptions, output: &Output) -> Result<Ending> {
    let shown = options.out.display().to_string();
    let kind = Kind::of(&options.out).ok_or_else(|| {
        Failure::error(Ending::Usage, say!("cli-report-kind", file = shown.as_str()))
    })?;
    free(&options.out, options.force)?;
    let choices = choices(options, kind)?;
    let store = Store::open(&options.register)?;
    let plan = plan(options, &store)?;
    let items = plan.items.len();
    let bytes = bytes(kind, &plan, &choices, &options.font_path)?;
    write(&options.out, &bytes, options.force)?;
    output.remark(&say!("cli-report-done", file = shown, items = items, bytes = bytes.len()));
    Ok(Ending::Done)
}

/// What was asked of the report's look, its template read and judged.
fn choices(options: &ActionPlanOptions, kind: Kind) -> Result<ReportOptions> {
    let template = template_for(options.template.as_deref(), kind)?;
    Ok(ReportOptions {
        title: options.title.clone(),
        submitted_by: options.submitted_by.clone(),
        template,
        ..ReportOptions::default()
    })
}

/// Looked at before the work, so that nobody waits for a report that cannot be put down.
fn free(out: &Path, replaced: bool) -> Result<()> {
    if out.exists() && !replaced {
        let words = say!("cli-report-exists", file = out.display().to_string());
        return Err(Failure::error(Ending::Failed, words));
    }
    Ok(())
}

/// The house template that was asked for, which only Word files know.
fn template_for(path: Option<&Path>, kind: Kind) -> Result<Option<Template>> {
    match path {
        Some(path) if kind == Kind::Docx => template(path).map(Some),
        Some(_) => Err(Failure::error(Ending::Usage, say!("cli-report-template-kind"))),
        None => Ok(None),
    }
}

/// Writes the succession report to a file of the kind that its ending names.
pub(crate) fn succession(
    report: &SuccessionReport,
    text: &TextSummary,
    out: &Path,
    options: &SuccessionOptions,
    output: &Output,
) -> Result<()> {
    let shown = out.display().to_string();
    let kind = Kind::of(out).filter(|kind| matches!(kind, Kind::Docx | Kind::Xlsx | Kind::Pdf));
    let kind = kind.ok_or_else(|| {
        Failure::error(Ending::Usage, say!("cli-succession-kind", file = shown.as_str()))
    })?;
    free(out, options.force)?;
    let template = template_for(options.template.as_deref(), kind)?;
    let choices = ReportOptions { template, ..ReportOptions::default() };
    let labels = labels(options.language);
    let bytes = actum_web::with_succession(report, text, options.language, |succession| {
        Ok::<Vec<u8>, anyhow::Error>(match kind {
            Kind::Xlsx => actum_report::succession_xlsx(succession, &labels, &choices)?,
            Kind::Pdf => {
                let pages = actum_report::succession_pages(succession, &labels, &choices)?;
                actum_web::typesetter::typeset(pages, &options.font_path, LONGEST_TYPESETTING)
                    .map_err(|error| Failure::error(Ending::Failed, error.to_string()))?
            }
            Kind::Docx | Kind::Json | Kind::Csv | Kind::Ics => {
                actum_report::succession_docx(succession, &labels, &choices)?
            }
        })
    })?;
    write(out, &bytes, options.force)?;
    let items = report.lines.len();
    output.remark(&say!("cli-report-done", file = shown, items = items, bytes = bytes.len()));
    Ok(())
}

/// A house template, looked through.
fn template(path: &Path) -> Result<Template> {
    let shown = path.display().to_string();
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_TEMPLATE_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    fs::File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .with_context(|| shown.clone())?;
    Template::read(&bytes)
        .map_err(|error| Failure::error(Ending::InputRefused, format!("{shown}: {error}")))
}

fn plan(options: &ActionPlanOptions, store: &Store) -> Result<ActionPlan> {
    let body = match &options.body {
        Some(wanted) => {
            let bodies = store.wait(store.register.bodies())?;
            let bodies: Vec<Body> = bodies.into_iter().map(|count| count.body).collect();
            Some(body::find(&bodies, wanted)?)
        }
        None => None,
    };
    let text = options.text.as_ref().map(|id| TextId::new(id.trim()));
    if let Some(text) = &text {
        let known = store.wait(store.register.texts())?;
        if known.iter().all(|summary| summary.id != *text) {
            return Err(Failure::error(
                Ending::NotFound,
                say!("cli-text-unknown", id = text.as_str()),
            ));
        }
    }
    let query = PlanQuery { text, body, language: options.language };
    let occasion = options.occasion.as_deref().map(|wanted| occasion(store, wanted)).transpose()?;
    let plan_at = |at: Option<&str>| -> Result<ActionPlan> {
        let plan = match at {
            Some(at) => {
                let then = store.wait(store.register.as_of(at))?;
                store.wait(then.plan(&query))?
            }
            None => store.wait(store.register.plan(&query))?,
        };
        Ok(match &occasion {
            Some(occasion) => plan.only_due_at(occasion.clone()),
            None => plan,
        })
    };
    let plan = plan_at(options.as_of.as_deref())?;
    let plan = match &options.since {
        Some(since) => {
            let mut before = plan_at(Some(since))?;
            // The day that was asked for, whenever the last event before it was.
            before.as_of.clone_from(since);
            actum_report::with_changes(plan, &before, &labels(options.language))
        }
        None => plan,
    };
    Ok(match options.days.present()? {
        Some(present) => plan.at(present),
        None => plan,
    })
}

/// The occasion that is meant: by id, or by a name in any language.
fn occasion(store: &Store, wanted: &str) -> Result<Occasion> {
    let wanted_key = wanted.trim().to_lowercase();
    let mut known = store.wait(store.register.occasions())?.into_iter().map(|sheet| sheet.occasion);
    known
        .find(|one| {
            one.id.as_str() == wanted_key
                || one.names.values().flatten().any(|name| name.to_lowercase() == wanted_key)
        })
        .ok_or_else(|| {
            Failure::error(Ending::NotFound, say!("cli-report-no-occasion", name = wanted))
        })
}

fn bytes(
    kind: Kind,
    plan: &ActionPlan,
    options: &ReportOptions,
    fonts: &[PathBuf],
) -> Result<Vec<u8>> {
    let labels = labels(plan.language);
    Ok(match kind {
        Kind::Docx => actum_report::action_plan_docx(plan, &labels, options)?,
        Kind::Xlsx => actum_report::action_plan_xlsx(plan, &labels, options)?,
        Kind::Pdf => {
            let pages = actum_report::action_plan_pages(plan, &labels, options)?;
            actum_web::typesetter::typeset(pages, fonts, LONGEST_TYPESETTING)
                .map_err(|error| Failure::error(Ending::Failed, error.to_string()))?
        }
        Kind::Json => actum_report::action_plan_json(plan)?,
        Kind::Csv => actum_report::items_csv(plan, &labels, options),
        Kind::Ics => {
            actum_report::calendar_ics(plan, &labels, &actum_report::CalendarOptions::default())
        }
    })
}

/// The words of reports, from the message files.
pub(crate) fn labels(language: Language) -> impl Labels {
    let messages = Messages::new(language);
    move |id: &str, values: &[(&str, LabelValue<'_>)]| -> Option<String> {
        messages.find(id)?;
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    LabelValue::Text(words) => Value::from(*words),
                    LabelValue::Number(number) => Value::from(*number),
                };
                (*name, value)
            })
            .collect();
        Some(plain(&messages.text_with(id, &values)))
    }
}

/// Writes a file beside its place and then moves it there: a full disk or a killed process leaves
/// the old file, or none, but never half a file.
pub(crate) fn write(path: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    let failed = || say!("cli-report-unwritable", file = path.display().to_string());
    let mut file = NamedTempFile::new_in(&folder).with_context(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).with_context(failed)?;
    readable_by_all(&file).with_context(failed)?;
    if replace {
        file.persist(path).map_err(|error| error.error).with_context(failed)?;
    } else {
        file.persist_noclobber(path).map_err(|error| error.error).with_context(failed)?;
    }
    Ok(())
}

/// A temporary file is private; a report should have the rights that any new file gets.
#[cfg(unix)]
fn readable_by_all(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file.path(), fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_file: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_whatever_its_case() {
        assert_eq!(Kind::of(Path::new("a/plan.DOCX")), Some(Kind::Docx));
        assert_eq!(Kind::of(Path::new("plan.xlsx")), Some(Kind::Xlsx));
        assert_eq!(Kind::of(Path::new("plan.pdf")), Some(Kind::Pdf));
        assert_eq!(Kind::of(Path::new("plan.pages")), None);
        assert_eq!(Kind::of(Path::new("plan")), None);
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.csv");
        write(&path, b"first", false).unwrap();
        assert!(write(&path, b"second", false).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        write(&path, b"third", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
