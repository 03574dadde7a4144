//! The language versions of a text side by side: every point on which they do not agree.

use actum_concord::{
    Agreement, Code, Field, Finding, Options, Severity, Side, Standing, Version, compare,
};
use actum_model::{Document, Extraction, Language, TextId};
use askama::Template;
use axum::extract::{Path, State};

use crate::WebState;
use crate::error::{Page, PageError, respond};
use crate::frame::{Frame, Section, Words};
use crate::link;
use crate::locale::Reader;
use crate::row::direction;
use crate::vocabulary::Named;

/// Findings shown on a page; the command line gives them all.
const MOST_SHOWN: usize = 500;

#[derive(Template)]
#[template(path = "languages.html")]
struct LanguagesTemplate {
    frame: Frame,
    title: String,
    language: Language,
    direction: &'static str,
    versions: Vec<VersionShown>,
    findings: Vec<FindingShown>,
    /// What cannot be compared and what is only good to know.
    information: Vec<FindingShown>,
    more: usize,
}

/// A version.
struct VersionShown {
    language: Words,
    href: String,
    items: u64,
}

/// A point on which the versions do not agree.
struct FindingShown {
    severity: Words,
    what: Words,
    deviating: Option<Words>,
    sides: Vec<SideShown>,
}

/// What one version says.
struct SideShown {
    name: Words,
    language: Language,
    direction: &'static str,
    deviates: bool,
    unknown: bool,
    place: Option<(String, String)>,
    value: String,
    quote: String,
}

/// `GET /texts/{id}/languages`
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
) -> Result<LanguagesTemplate, PageError> {
    let frame = Frame::new(reader, Section::Texts);
    let editions = state.register().editions(text).await?;
    let Some(first) = editions.first() else {
        return Err(PageError::Missing { kind: "text", id: text.to_string() });
    };
    let mut readings: Vec<(Document, Extraction)> = Vec::new();
    let mut versions = Vec::new();
    let mut hrefs = Vec::new();
    for edition in editions.iter().filter(|edition| edition.current) {
        let Some(reading) = state.register().reading(&edition.id).await? else { continue };
        let href = link::reading(text, Some(&edition.id));
        versions.push(VersionShown {
            language: frame.t(&edition.language.message()),
            href: href.clone(),
            items: reading.1.commitments().count() as u64,
        });
        hrefs.push(href);
        readings.push(reading);
    }
    // On a thread of its own: long texts take a while, in which pages go on being served.
    let of = state.clone();
    let agreement = tokio::task::spawn_blocking(move || {
        let versions: Vec<Version<'_>> = readings
            .iter()
            .map(|(document, extraction)| Version::new(document, extraction))
            .collect();
        let packs = of.packs();
        compare(&versions, &Options { bodies: &packs.bodies, occasions: &packs.occasions })
    });
    let agreement = agreement.await.map_err(PageError::Interrupted)?;
    let writer = Writer { state, frame: &frame, agreement: &agreement, hrefs: &hrefs };
    let (information, findings): (Vec<&Finding>, Vec<&Finding>) =
        agreement.findings.iter().partition(|finding| finding.severity == Severity::Information);
    let shown = |findings: &[&Finding]| -> Vec<FindingShown> {
        findings.iter().take(MOST_SHOWN).map(|finding| writer.finding(finding)).collect()
    };
    let more =
        findings.len().saturating_sub(MOST_SHOWN) + information.len().saturating_sub(MOST_SHOWN);
    let (findings, information) = (shown(&findings), shown(&information));
    Ok(LanguagesTemplate {
        title: first.title.clone(),
        language: first.language,
        direction: direction(Some(first.language)),
        versions,
        findings,
        information,
        more,
        frame,
    })
}

/// Puts findings into the reader's words.
struct Writer<'a> {
    state: &'a WebState,
    frame: &'a Frame,
    agreement: &'a Agreement,
    /// The reading page of each version.
    hrefs: &'a [String],
}

impl Writer<'_> {
    fn finding(&self, finding: &Finding) -> FindingShown {
        let what = match (finding.code, finding.field) {
            (Code::NotComparable, Some(field)) => {
                let field = self.frame.plain(&field_message(field));
                self.frame.with("concord-not-comparable", "field", field.words())
            }
            (code, _) => self.frame.t(&format!("concord-{}", code.name())),
        };
        let names: Vec<String> = finding
            .deviating
            .iter()
            .map(|version| self.agreement.versions[*version].language)
            .map(|language| self.frame.plain(&language.message()).words().to_owned())
            .collect();
        let names = self.frame.messages().list(&names);
        let deviating = (!names.is_empty())
            .then(|| self.frame.with("concord-deviating", "languages", names.as_str()));
        FindingShown {
            severity: self.frame.t(&format!("severity-{}", finding.severity.name())),
            what,
            deviating,
            sides: finding.sides.iter().map(|side| self.side(finding, side)).collect(),
        }
    }

    fn side(&self, finding: &Finding, side: &Side) -> SideShown {
        let place = side.provision.as_ref().map(|provision| {
            let anchor = link::provision_anchor(provision);
            let href = self.hrefs.get(side.version).map(String::as_str).unwrap_or_default();
            let id = side.commitment.as_ref().map_or(provision.as_str(), |own| own.as_str());
            (id.to_owned(), format!("{href}#{}", link::encode(&anchor)))
        });
        SideShown {
            name: self.frame.t(&side.language.message()),
            language: side.language,
            direction: direction(Some(side.language)),
            deviates: side.standing == Standing::Deviates,
            unknown: side.standing == Standing::NotComparable,
            place,
            value: self.value(finding, side),
            quote: side.quote.clone(),
        }
    }

    /// The value with the names that the packs give in the reader's language.
    fn value(&self, finding: &Finding, side: &Side) -> String {
        let language = self.frame.language();
        let name = |value: &String| match finding.field {
            Some(Field::Force) => {
                self.frame.plain(&format!("force-{}", value.replace('_', "-"))).words().to_owned()
            }
            Some(Field::Addressees | Field::ReportTo) => self
                .state
                .body(&value.as_str().into())
                .map_or_else(|| value.clone(), |body| body.short_name(language).to_owned()),
            Some(Field::Due) => self
                .state
                .occasion(&value.as_str().into())
                .map_or_else(|| value.clone(), |own| own.display_name(language).to_owned()),
            _ => value.clone(),
        };
        let named: Vec<String> = match finding.code {
            // The act is quoted beside it.
            Code::ItemMissing => Vec::new(),
            _ => side.value.iter().map(name).collect(),
        };
        self.frame.messages().list(&named)
    }
}

fn field_message(field: Field) -> String {
    format!("field-{}", field.name().replace('_', "-"))
}
