//! The register as an installation: whether it is well, by which workflow each text lives, what it
//! knows, and the way to everything that is kept about it.

use actum_model::{Need, ProcedureRule, Role, StatusId, TextId, Workflow, WorkflowId};
use actum_pack::Packs;
use actum_register::{About, CheckReport, Deed, Statistics};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use crate::WebState;
use crate::caller::{Caller, FORM_TOKEN};
use crate::error::{ErrorPage, PageError, respond};
use crate::form::Form;
use crate::frame::{Frame, Section, Words};
use crate::guard;
use crate::link;
use crate::locale::Reader;
use crate::pages::jobs;

/// How many findings of a check are listed; the rest is counted.
const MOST_FINDINGS: usize = 50;

#[derive(Template)]
#[template(path = "administration.html")]
struct AdministrationTemplate {
    frame: Frame,
    /// Who asks, as far as it decides what is shown.
    may_configure: bool,
    may_administer: bool,
    may_read_record: bool,
    health: Vec<Fact>,
    checked: Option<Checked>,
    texts: Vec<TextShown>,
    workflows: Vec<WorkflowShown>,
    knowledge: Vec<Fact>,
    rules: Vec<RuleShown>,
}

/// A line of what is known about the installation.
struct Fact {
    name: Words,
    value: String,
    /// What should be done about it, when something should.
    advice: Option<Words>,
    /// Where it is kept.
    href: Option<&'static str>,
}

impl Fact {
    /// A fact that calls for nothing and is kept nowhere else.
    fn new(name: Words, value: String) -> Self {
        Self { name, value, advice: None, href: None }
    }
}

/// What a check of the register found.
struct Checked {
    sound: bool,
    words: Words,
    findings: Vec<String>,
    more: Option<Words>,
}

/// A text with the workflow it lives by.
struct TextShown {
    id: String,
    title: String,
    language: &'static str,
    direction: &'static str,
    href: String,
    choices: Vec<Choice>,
    current: String,
}

/// A workflow that a text could live by.
struct Choice {
    id: String,
    name: String,
    current: bool,
}

/// A workflow, told in words.
struct WorkflowShown {
    name: String,
    second_person: bool,
    moves: Vec<MoveShown>,
}

/// A move that a workflow allows.
struct MoveShown {
    from: String,
    to: String,
    by: String,
    needs: String,
}

/// A rule of procedure, with whether somebody checked it.
struct RuleShown {
    words: String,
    clause: String,
    verified: bool,
}

/// `GET /administration`
pub(crate) async fn show(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
) -> Response {
    if !sees(&caller) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    let page = build(&state, &caller, &reader, None).await;
    respond(reader, page).into_response()
}

/// Whoever keeps a part of the installation, or reads its record.
fn sees(caller: &Caller) -> bool {
    [Deed::Configure, Deed::Administer, Deed::ReadRecord]
        .into_iter()
        .any(|deed| caller.may(deed, &About::Register))
}

/// `POST /administration`: chooses the workflow of a text, or looks whether the register is sound.
pub(crate) async fn change(
    State(state): State<WebState>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    form: Form,
) -> Response {
    let deed = match form.get("do") {
        "check" => Deed::ReadRecord,
        _ => Deed::Configure,
    };
    let changes = deed == Deed::Configure;
    if !caller.may(deed, &About::Register) || (changes && state.is_read_only()) {
        return ErrorPage::new(reader, PageError::Forbidden).into_response();
    }
    if !guard::is_own_page(&headers) || !caller.sent(form.get(FORM_TOKEN)) {
        return ErrorPage::new(reader, PageError::Foreign).into_response();
    }
    if !changes {
        let page = match state.register().check().await {
            Ok(report) => build(&state, &caller, &reader, Some(report)).await,
            Err(error) => Err(error.into()),
        };
        return respond(reader, page).into_response();
    }
    match choose(&state, &caller, &form).await {
        Ok(()) => Redirect::to("/administration#workflows").into_response(),
        Err(error) => ErrorPage::new(reader, error).into_response(),
    }
}

async fn choose(state: &WebState, caller: &Caller, form: &Form) -> Result<(), PageError> {
    let register = state.register();
    let text = TextId::new(form.get("text"));
    let known = register.texts().await?.into_iter().any(|known| known.id == text);
    let workflow = WorkflowId::new(form.get("workflow"));
    let there = state.packs().workflows.iter().any(|one| one.id == workflow);
    if !known || !there {
        return Err(PageError::Missing {
            kind: if known { "workflow" } else { "text" },
            id: form.get(if known { "workflow" } else { "text" }).to_owned(),
        });
    }
    let (name, now) = (&caller.person.name, state.now());
    register.record_workflows(&state.packs().workflows, name, &now).await?;
    register.choose_workflow(&text, &workflow, name, &now).await?;
    Ok(())
}

async fn build(
    state: &WebState,
    caller: &Caller,
    reader: &Reader,
    checked: Option<CheckReport>,
) -> Result<AdministrationTemplate, PageError> {
    let frame = Frame::new(reader, Section::None);
    let may = |deed| caller.may(deed, &About::Register);
    let mut texts = Vec::new();
    for text in state.register().texts().await? {
        let workflow = state.register().workflow_of(&text.id).await?;
        texts.push(TextShown {
            href: link::reading(&text.id, None),
            title: text.title.clone(),
            language: text.lead_language.code(),
            direction: text.lead_language.direction().as_html(),
            current: named(&workflow, &frame),
            choices: choices(&state.packs().workflows, &workflow.id, &frame),
            id: text.id.to_string(),
        });
    }
    Ok(AdministrationTemplate {
        may_configure: may(Deed::Configure) && !state.is_read_only(),
        may_administer: may(Deed::Administer),
        may_read_record: may(Deed::ReadRecord),
        health: health(state, &frame).await?,
        checked: checked.map(|report| told(&report, &frame)),
        texts,
        workflows: state.packs().workflows.iter().map(|one| described(one, &frame)).collect(),
        knowledge: knowledge(state.packs(), &frame),
        rules: rules(state.packs(), &frame),
        frame,
    })
}

fn choices(workflows: &[Workflow], current: &WorkflowId, frame: &Frame) -> Vec<Choice> {
    let choice = |one: &Workflow| Choice {
        id: one.id.to_string(),
        name: named(one, frame),
        current: one.id == *current,
    };
    workflows.iter().map(choice).collect()
}

/// A workflow as the reader calls it.
fn named(workflow: &Workflow, frame: &Frame) -> String {
    let names = &workflow.names;
    let name = names.get(&frame.language()).or_else(|| names.values().next());
    name.cloned().unwrap_or_else(|| workflow.id.to_string())
}

fn described(workflow: &Workflow, frame: &Frame) -> WorkflowShown {
    let state_name =
        |id: &StatusId| workflow.name_of(id, frame.language()).unwrap_or(id.as_str()).to_owned();
    let words = |id: &str| frame.plain(id).marked();
    let list = |parts: Vec<String>| frame.messages().list(&parts);
    let moves = workflow.moves.iter().map(|one| MoveShown {
        from: list(one.from.iter().map(state_name).collect()),
        to: state_name(&one.to),
        by: list(one.by.iter().map(|role| words(&role_message(*role))).collect()),
        needs: list(one.needs.iter().map(|need| words(need_message(*need))).collect()),
    });
    WorkflowShown {
        name: named(workflow, frame),
        second_person: workflow.second_person,
        moves: moves.collect(),
    }
}

fn role_message(role: Role) -> String {
    format!("person-role-{}", role.name().replace('_', "-"))
}

fn need_message(need: Need) -> &'static str {
    match need {
        Need::Reason => "admin-need-reason",
        Need::Evidence => "admin-need-evidence",
        Need::AcceptedClaim => "admin-need-claim",
    }
}

async fn health(state: &WebState, frame: &Frame) -> Result<Vec<Fact>, PageError> {
    let numbers = state.register().statistics().await?;
    let now = state.now();
    let counts = state.register().job_counts(&now).await?;
    let fact = |id: &str, value: String| Fact::new(frame.t(id), value);
    let yes_no = |is: bool| frame.plain(if is { "admin-yes" } else { "admin-no" }).marked();
    let behind = state.finder().map(crate::Finder::behind);
    let mail = state.post_office().is_some();
    let Statistics { texts, editions, items, events, bytes, as_of, .. } = numbers;
    Ok(vec![
        fact("admin-version", env!("CARGO_PKG_VERSION").to_owned()),
        Fact { href: Some("/texts"), ..fact("admin-texts", format!("{texts} / {editions}")) },
        Fact { href: Some("/register"), ..fact("admin-items", items.to_string()) },
        fact("admin-events", events.to_string()),
        fact(
            "admin-last-change",
            as_of.map_or_else(|| "–".to_owned(), |at| frame.messages().moment(&at)),
        ),
        fact("admin-size", megabytes(bytes, frame)),
        Fact {
            advice: jobs::is_neglected(&counts, &now).then(|| frame.t("jobs-no-worker")),
            href: Some("/jobs"),
            ..fact("admin-jobs", format!("{} / {}", counts.waiting, counts.dead))
        },
        Fact {
            advice: (!mail).then(|| frame.t("admin-mail-advice")),
            ..fact("admin-mail", yes_no(mail))
        },
        Fact {
            advice: behind.is_none().then(|| frame.t("admin-search-advice")),
            ..fact("admin-search", behind.map_or_else(|| "–".to_owned(), |n| n.to_string()))
        },
        Fact {
            advice: state.accounts().is_none().then(|| frame.t("admin-sign-in-advice")),
            ..fact("admin-sign-in", yes_no(state.accounts().is_some()))
        },
    ])
}

/// Megabytes with one decimal, as the reader writes numbers.
fn megabytes(bytes: u64, frame: &Frame) -> String {
    let tenths = bytes / 100_000;
    #[expect(clippy::cast_precision_loss, reason = "a size to be read")]
    let size = tenths as f64 / 10.0;
    frame.messages().text_with("admin-megabytes", &[("size", size.into())]).marked()
}

fn told(report: &CheckReport, frame: &Frame) -> Checked {
    let sound = report.is_sound();
    let left = report.findings.len().saturating_sub(MOST_FINDINGS);
    let id = if sound { "admin-sound" } else { "admin-not-sound" };
    let words = frame
        .messages()
        .text_with(id, &[("events", report.events.into()), ("rows", report.rows.into())]);
    Checked {
        sound,
        words: Words(words),
        findings: report.findings.iter().take(MOST_FINDINGS).cloned().collect(),
        more: (left > 0).then(|| frame.with("admin-more-findings", "count", left as u64)),
    }
}

fn knowledge(packs: &Packs, frame: &Frame) -> Vec<Fact> {
    let languages: Vec<String> =
        packs.languages.keys().map(|language| language.own_name().to_owned()).collect();
    let fact = |id: &str, value: String| Fact::new(frame.t(id), value);
    let unverified = packs.procedures.iter().filter(|rule| !rule.verified).count();
    vec![
        fact("admin-languages", frame.messages().list(&languages)),
        Fact { href: Some("/bodies"), ..fact("admin-bodies", packs.bodies.len().to_string()) },
        Fact {
            href: Some("/occasions"),
            ..fact("admin-occasions", packs.occasions.len().to_string())
        },
        Fact {
            advice: (unverified > 0)
                .then(|| frame.with("admin-rules-advice", "count", unverified as u64)),
            ..fact("admin-rules", packs.procedures.len().to_string())
        },
    ]
}

fn rules(packs: &Packs, frame: &Frame) -> Vec<RuleShown> {
    let language = frame.language();
    let rule = |rule: &ProcedureRule| RuleShown {
        words: rule.names.get(&language).cloned().unwrap_or_else(|| rule.id.clone()),
        clause: rule.clause.clone(),
        verified: rule.verified,
    };
    packs.procedures.iter().map(rule).collect()
}
