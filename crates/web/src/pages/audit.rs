//! What of a text is left open.

use std::sync::Arc;

use actum_audit::{Finding, KnownText, Library, audit};
use actum_model::{Language, TextId};
use actum_register::TextSummary;
use askama::Template;
use axum::extract::{Path, State};

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;
use crate::vocabulary::Named;

/// Findings shown of one edition; the command line gives them all.
const MOST_SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditTemplate {
    frame: Frame,
    title: String,
    language: Language,
    direction: &'static str,
    editions: Vec<EditionAudited>,
}

/// The latest edition in one language.
struct EditionAudited {
    name: Words,
    language: Language,
    direction: &'static str,
    href: String,
    provisions: Words,
    commitments: Words,
    findings: Vec<FindingShown>,
    more: usize,
}

/// Something left open.
struct FindingShown {
    severity: Words,
    what: Words,
    next: Words,
    place: Option<(String, String)>,
    quote: String,
}

/// `GET /texts/{id}/audit`
pub(crate) async fn show(
    State(state): State<WebState>,
    Path(id): Path<String>,
    reader: Reader,
) -> Page {
    let page = build(&state, &reader, &TextId::new(id)).await;
    respond(reader, page)
}

async fn build(
    state: &WebState,
    reader: &Reader,
    text: &TextId,
) -> Result<AuditTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let texts = state.register().texts().await?;
    let Some(own) = texts.iter().find(|known| known.id == *text) else {
        return Err(PageError::Missing { kind: "text", id: text.to_string() });
    };
    let known: Arc<[KnownText]> = texts.iter().map(known_text).collect();
    let mut editions = Vec::new();
    for edition in own.editions.iter().filter(|edition| edition.current) {
        let Some((document, extraction)) = state.register().reading(&edition.id).await? else {
            continue;
        };
        // On a thread of its own, as with the comparison of versions.
        let of = Arc::clone(&known);
        let audit = tokio::task::spawn_blocking(move || {
            audit(&document, &extraction, &Library::Texts(&of))
        });
        let audit = audit.await.map_err(PageError::Interrupted)?;
        let href = link::reading(text, Some(&edition.id));
        let counts = &audit.counts;
        let said = |id: &str, values: &[(&str, usize)]| {
            let values: Vec<_> =
                values.iter().map(|(name, count)| (*name, (*count).into())).collect();
            Words(frame.messages().text_with(id, &values))
        };
        let provisions = said(
            "audit-provisions",
            &[
                ("operative", counts.operative),
                ("asking", counts.asking),
                ("explained", counts.explained),
                ("unexplained", counts.unexplained),
            ],
        );
        let commitments = said(
            "audit-commitments",
            &[
                ("commitments", counts.commitments),
                ("addressed", counts.addressed),
                ("known", counts.known),
                ("reports", counts.reports),
                ("citations", counts.citations),
            ],
        );
        // The weightiest first; of equal weight in the order of the text.
        let mut findings: Vec<&Finding> = audit.findings.iter().collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        editions.push(EditionAudited {
            name: frame.t(&edition.language.message()),
            language: edition.language,
            direction: direction(Some(edition.language)),
            more: findings.len().saturating_sub(MOST_SHOWN),
            findings: findings
                .into_iter()
                .take(MOST_SHOWN)
                .map(|finding| shown(finding, &href, &frame))
                .collect(),
            href,
            provisions,
            commitments,
        });
    }
    Ok(AuditTemplate {
        title: own.title.clone(),
        language: own.lead_language,
        direction: direction(Some(own.lead_language)),
        editions,
        frame,
    })
}

fn known_text(text: &TextSummary) -> KnownText {
    let editions = text.editions.iter().map(|edition| edition.title.clone());
    KnownText {
        id: text.id.to_string(),
        titles: [text.title.clone()].into_iter().chain(editions).collect(),
    }
}

fn shown(finding: &Finding, href: &str, frame: &Frame) -> FindingShown {
    let code = finding.code.name();
    FindingShown {
        severity: frame.t(&format!("severity-{}", finding.severity.name())),
        what: frame.with(&format!("audit-{code}"), "about", finding.about.as_str()),
        next: frame.t(&format!("audit-next-{code}")),
        place: finding.provision.as_ref().map(|provision| {
            let id = finding.commitment.as_ref().map_or(provision.as_str(), |own| own.as_str());
            let anchor = link::encode(&link::provision_anchor(provision));
            (id.to_owned(), format!("{href}#{anchor}"))
        }),
        quote: finding.quote.clone(),
    }
}
