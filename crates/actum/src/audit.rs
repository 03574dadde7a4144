//! `actum audit`: what of a text is left open.

use std::collections::BTreeMap;
use std::path::Path;

use actum_audit::{AccountKind, Audit, Code, Finding, KnownText, Library, Severity, audit};
use actum_i18n::{Messages, Value};
use actum_model::{Document, Extraction, Place, TextId};
use actum_register::TextSummary;
use anyhow::Result;
use comfy_table::Cell;
use serde::Serialize;

use crate::arguments::{AuditOptions, RegisterOptions};
use crate::describe;
use crate::failure::{Ending, Failure};
use crate::knowledge::{self, Knowledge};
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;

/// Version of the JSON, as in `docs/formats/audit.md`.
const SCHEMA_VERSION: &str = "1.0";

/// Columns that quoted words may take on a line.
const QUOTE_COLUMNS: usize = 100;

/// Places that are listed of one finding.
const PLACES: usize = 8;

#[derive(Serialize)]
struct Written<'a> {
    schema_version: &'static str,
    /// Whether cited texts were looked up in a register.
    citations_looked_up: bool,
    audits: &'a [Audited],
}

/// An audit with the text as it was given.
#[derive(Serialize)]
struct Audited {
    text: String,
    #[serde(flatten)]
    audit: Audit,
}

pub(crate) fn run(options: &AuditOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let store = match &options.db {
        Some(db) => Some(Store::open(&RegisterOptions { db: Some(db.clone()) })?),
        None => None,
    };
    let texts = match &store {
        Some(store) => store.wait(store.register.texts())?,
        None => Vec::new(),
    };
    let known: Vec<KnownText> = texts.iter().map(known_text).collect();
    let library = match store {
        Some(_) => Library::Texts(&known),
        None => Library::NotAsked,
    };
    let mut audits = Vec::new();
    let mut refused = false;
    for text in &options.texts {
        let name = text.display().to_string();
        let summary = texts.iter().find(|known| known.id.as_str() == name);
        if let (Some(summary), Some(store), false) = (summary, &store, text.exists()) {
            for (edition, document, extraction) in editions(summary, store)? {
                let audit = audit(&document, &extraction, &library);
                audits.push(Audited { text: edition, audit });
            }
            continue;
        }
        if !text.exists() && text != Path::new("-") && is_id(&name) {
            let id = if store.is_some() { "cli-audit-unknown" } else { "cli-audit-no-register" };
            return Err(Failure::error(Ending::NotFound, say!(id, name = name.as_str())));
        }
        match knowledge.understand(text) {
            Ok(one) => {
                let audit = audit(&one.document, &one.extraction, &library);
                audits.push(Audited { text: name, audit });
            }
            Err(error) => {
                output.problem(&format!("{error:#}"));
                refused = true;
            }
        }
    }
    let least = options.findings.least.severity();
    if options.findings.json {
        let written = Written {
            schema_version: SCHEMA_VERSION,
            citations_looked_up: store.is_some(),
            audits: &audits,
        };
        output.result(&serde_json::to_string(&written)?)?;
    } else {
        let voice = Voice { messages: messages(), least };
        for audited in &audits {
            voice.show(audited, options, output)?;
        }
    }
    let open = audits.iter().any(|audited| audited.audit.findings_from(least).next().is_some());
    Ok(match (refused, open) {
        (true, _) => Ending::InputRefused,
        (false, true) => Ending::Findings,
        (false, false) => Ending::Done,
    })
}

/// A name without folder and ending may be the id of a text.
fn is_id(name: &str) -> bool {
    !name.contains(['/', '\\', '.'])
}

fn known_text(text: &TextSummary) -> KnownText {
    let editions = text.editions.iter().map(|edition| edition.title.clone());
    KnownText {
        id: text.id.to_string(),
        titles: [text.title.clone()].into_iter().chain(editions).collect(),
    }
}

/// The latest edition of the text in each language.
fn editions(text: &TextSummary, store: &Store) -> Result<Vec<(String, Document, Extraction)>> {
    let mut found = Vec::new();
    for edition in text.editions.iter().filter(|edition| edition.current) {
        if let Some((document, extraction)) = store.wait(store.register.reading(&edition.id))? {
            found.push((edition.id.to_string(), document, extraction));
        }
    }
    if found.is_empty() {
        let id: &TextId = &text.id;
        return Err(Failure::error(
            Ending::NotFound,
            say!("cli-audit-unknown", name = id.as_str()),
        ));
    }
    Ok(found)
}

/// Findings of one kind about one name together, in the order of the text.
fn groups(audit: &Audit, least: Severity) -> Vec<Vec<&Finding>> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut known: BTreeMap<(Code, &str), usize> = BTreeMap::new();
    for finding in audit.findings_from(least) {
        if finding.about.is_empty() {
            groups.push(vec![finding]);
            continue;
        }
        let index = *known.entry((finding.code, &finding.about)).or_insert(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups
}

/// Says findings in the reader's language.
struct Voice {
    messages: Messages,
    least: Severity,
}

impl Voice {
    fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        crate::message::plain(&self.messages.text_with(id, values))
    }

    fn show(&self, audited: &Audited, options: &AuditOptions, output: &Output) -> Result<()> {
        let Audited { text, audit } = audited;
        output.result(&format!("== {text}"))?;
        let counts = &audit.counts;
        output.result(&self.text(
            "audit-provisions",
            &[
                ("operative", counts.operative.into()),
                ("asking", counts.asking.into()),
                ("explained", counts.explained.into()),
                ("unexplained", counts.unexplained.into()),
            ],
        ))?;
        output.result(&self.text(
            "audit-commitments",
            &[
                ("commitments", counts.commitments.into()),
                ("addressed", counts.addressed.into()),
                ("known", counts.known.into()),
                ("reports", counts.reports.into()),
                ("citations", counts.citations.into()),
            ],
        ))?;
        if options.db.is_none() && counts.citations > 0 {
            output.remark(&self.text("audit-citations-not-looked-up", &[]));
        }
        if options.provisions {
            self.accounts(audit, output)?;
        }
        let groups = groups(audit, self.least);
        for findings in &groups {
            self.findings(findings, output)?;
        }
        if groups.is_empty() {
            output.result(&self.text("audit-nothing-open", &[]))?;
        }
        output.result("")?;
        Ok(())
    }

    /// Findings of one kind about one name are said once, with all their places.
    fn findings(&self, findings: &[&Finding], output: &Output) -> Result<()> {
        let Some(first) = findings.first() else { return Ok(()) };
        let severity = self.text(&format!("severity-{}", first.severity.name()), &[]);
        let code = first.code.name();
        let what = self.text(
            &format!("audit-{code}"),
            &[("about", describe::shortened(&first.about, QUOTE_COLUMNS).as_str().into())],
        );
        let places: Vec<String> = findings.iter().filter_map(|own| self.place(own)).collect();
        let more = if places.len() > PLACES { "; …" } else { "" };
        let shown = places.iter().take(PLACES).cloned().collect::<Vec<_>>().join("; ");
        let separator = if shown.is_empty() { "" } else { ": " };
        output.result(&format!("[{severity}] {shown}{more}{separator}{what}"))?;
        let quote = describe::shortened(&first.quote, QUOTE_COLUMNS);
        if !quote.is_empty() && quote != first.about {
            // Isolated, so that words of a right-to-left text do not turn the line round.
            output.result(&format!("    \u{2068}{quote}\u{2069}"))?;
        }
        output.result(&format!("    → {}", self.text(&format!("audit-next-{code}"), &[])))?;
        Ok(())
    }

    /// `5.1a, line 31`.
    fn place(&self, finding: &Finding) -> Option<String> {
        let provision = finding.provision.as_ref()?;
        let id = finding.commitment.as_ref().map_or(provision.as_str(), |own| own.as_str());
        Some(match self.position(&finding.place) {
            Some(position) => format!("{id}, {position}"),
            None => id.to_owned(),
        })
    }

    fn position(&self, place: &Place) -> Option<String> {
        let counted = [
            ("place-line", place.line),
            ("place-paragraph", place.paragraph),
            ("place-row", place.row),
        ];
        let (id, number) = counted.into_iter().find_map(|(id, number)| Some((id, number?)))?;
        Some(self.text(id, &[("number", number.into())]))
    }

    fn accounts(&self, audit: &Audit, output: &Output) -> Result<()> {
        let mut table =
            output.table(&[self.text("field-provision", &[]), self.text("audit-account", &[])]);
        for account in &audit.accounts {
            let said = match account.account {
                AccountKind::Asks { commitments } => {
                    self.text("audit-asks", &[("count", commitments.into())])
                }
                AccountKind::NothingAsked { reason, .. } => {
                    let name = serde_json::to_value(reason)?;
                    let name = name.as_str().unwrap_or_default().replace('_', "-");
                    self.text(&format!("reason-{name}"), &[])
                }
                AccountKind::NoReading => self.text("audit-no-reading", &[]),
            };
            table.add_row(vec![Cell::new(account.provision.as_str()), Cell::new(said)]);
        }
        output.result(&table.to_string())?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use actum_model::Language;

    use super::*;

    #[test]
    fn every_code_has_words_in_six_languages() {
        for language in Language::ALL {
            let messages = Messages::new(language);
            for code in Code::ALL {
                for id in [format!("audit-{}", code.name()), format!("audit-next-{}", code.name())]
                {
                    let found = messages.find(&id);
                    assert!(found.is_some_and(|text| !text.is_fallback()), "{id} in {language}");
                }
            }
        }
    }
}
