//! `actum compare-languages`: where the language versions of one text do not agree.

use actum_concord::{
    Agreement, Code, Field, Finding, Options, Severity, Side, Standing, Version, compare,
};
use actum_i18n::{Messages, Value};
use actum_model::{Direction, Language};
use anyhow::Result;
use comfy_table::Cell;
use serde::Serialize;

use crate::arguments::CompareOptions;
use crate::describe;
use crate::failure::Ending;
use crate::knowledge::{self, Knowledge, Understood};
use crate::message::messages;
use crate::output::Output;

/// Version of the JSON, as in `docs/formats/agreement.md`.
const SCHEMA_VERSION: &str = "1.0";

/// Columns that quoted words may take in a table.
const QUOTE_COLUMNS: usize = 90;

#[derive(Serialize)]
struct Written<'a> {
    schema_version: &'static str,
    paths: Vec<String>,
    #[serde(flatten)]
    agreement: &'a Agreement,
}

pub(crate) fn run(options: &CompareOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.reading.packs)?;
    let knowledge = Knowledge::new(&options.reading, &packs)?;
    let mut understood: Vec<Understood> = Vec::new();
    for file in &options.files {
        match knowledge.understand(file) {
            Ok(one) => understood.push(one),
            Err(error) => output.problem(&format!("{error:#}")),
        }
    }
    // Half a comparison would look like an agreement of the rest.
    if understood.len() < options.files.len() {
        return Ok(Ending::InputRefused);
    }
    let versions: Vec<Version<'_>> =
        understood.iter().map(|one| Version::new(&one.document, &one.extraction)).collect();
    let agreement =
        compare(&versions, &Options { bodies: &packs.bodies, occasions: &packs.occasions });
    let least = options.findings.least.severity();
    if options.findings.json {
        let paths = options.files.iter().map(|file| file.display().to_string()).collect();
        let written = Written { schema_version: SCHEMA_VERSION, paths, agreement: &agreement };
        output.result(&serde_json::to_string(&written)?)?;
    } else {
        let voice = Voice { messages: messages(), packs: &packs };
        voice.show(&agreement, least, output)?;
    }
    Ok(if agreement.is_unanimous(least) { Ending::Done } else { Ending::Findings })
}

/// Says findings in the reader's language.
struct Voice<'a> {
    messages: Messages,
    packs: &'a actum_pack::Packs,
}

impl Voice<'_> {
    fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        crate::message::plain(&self.messages.text_with(id, values))
    }

    fn named(&self, kind: &str, name: &str) -> String {
        self.text(&format!("{kind}-{}", name.replace('_', "-")), &[])
    }

    fn show(&self, agreement: &Agreement, least: Severity, output: &Output) -> Result<()> {
        for version in &agreement.versions {
            output.result(&self.text(
                "concord-version",
                &[
                    ("language", self.named("language", version.language.code()).as_str().into()),
                    ("name", version.name.as_str().into()),
                    ("provisions", version.provisions.into()),
                    ("items", version.items.into()),
                ],
            ))?;
        }
        for finding in agreement.findings_from(least) {
            output.result("")?;
            self.finding(finding, agreement, output)?;
        }
        output.result("")?;
        let count = |severity: Severity| {
            agreement.findings.iter().filter(|finding| finding.severity == severity).count()
        };
        if agreement.is_unanimous(least) {
            output.result(&self.text("concord-agree", &[]))?;
        }
        output.result(&self.text(
            "concord-counts",
            &[
                ("major", count(Severity::Major).into()),
                ("minor", count(Severity::Minor).into()),
                ("information", count(Severity::Information).into()),
            ],
        ))?;
        self.parity(agreement, output)
    }

    fn finding(&self, finding: &Finding, agreement: &Agreement, output: &Output) -> Result<()> {
        let field = finding.field.map(|field| self.named("field", field.name()));
        let what = match (finding.code, field) {
            (Code::NotComparable, Some(field)) => {
                self.text("concord-not-comparable", &[("field", field.as_str().into())])
            }
            (code, _) => self.text(&format!("concord-{}", code.name()), &[]),
        };
        let who: Vec<String> = finding
            .deviating
            .iter()
            .map(|version| self.named("language", agreement.versions[*version].language.code()))
            .collect();
        let who = if who.is_empty() {
            String::new()
        } else {
            let names = self.messages.list(&who);
            format!(" {}", self.text("concord-deviating", &[("languages", names.as_str().into())]))
        };
        let severity = self.named("severity", finding.severity.name());
        output.result(&format!("[{severity}] {what}{who}"))?;
        let mut table = output.table(&[
            self.text("concord-language", &[]),
            self.text("field-provision", &[]),
            self.text("concord-value", &[]),
            self.text("concord-words", &[]),
        ]);
        for side in &finding.sides {
            let mark = match side.standing {
                Standing::Deviates => "! ",
                Standing::NotComparable => "? ",
                Standing::Majority | Standing::Divided => "",
            };
            table.add_row(vec![
                Cell::new(format!("{mark}{}", self.named("language", side.language.code()))),
                Cell::new(self.place(side)),
                Cell::new(self.value(finding, side)),
                Cell::new(self.quote(side)),
            ]);
        }
        output.result(&table.to_string())?;
        Ok(())
    }

    fn place(&self, side: &Side) -> String {
        let Some(provision) = &side.provision else { return self.text("concord-absent", &[]) };
        let id = side.commitment.as_ref().map_or(provision.as_str(), |own| own.as_str());
        match side.line {
            Some(line) => {
                format!("{id}, {}", self.text("place-line", &[("number", line.into())]))
            }
            None => id.to_owned(),
        }
    }

    /// The value with the names that the packs give in the reader's language.
    fn value(&self, finding: &Finding, side: &Side) -> String {
        let language = self.messages.language();
        if side.value.is_empty() {
            return if finding.field.is_some() || finding.code == Code::ItemMissing {
                self.text("concord-none", &[])
            } else {
                String::new()
            };
        }
        let shown: Vec<String> = side
            .value
            .iter()
            .map(|value| match finding.field {
                Some(Field::Force) => self.named("force", value),
                Some(Field::Addressees | Field::ReportTo) => self
                    .packs
                    .body(&value.as_str().into())
                    .map_or_else(|| value.clone(), |body| body.short_name(language).to_owned()),
                Some(Field::Due) => self
                    .packs
                    .occasion(&value.as_str().into())
                    .map_or_else(|| value.clone(), |own| own.display_name(language).to_owned()),
                _ => value.clone(),
            })
            .collect();
        let joined = match finding.field {
            Some(Field::Force) => shown.join(" / "),
            _ => self.messages.list(&shown),
        };
        describe::shortened(&joined, QUOTE_COLUMNS)
    }

    /// Words of a right-to-left language are isolated, so that they do not turn the table round.
    fn quote(&self, side: &Side) -> String {
        let words = describe::shortened(&side.quote, QUOTE_COLUMNS);
        match side.language.direction() {
            Direction::RightToLeft if !words.is_empty() => format!("\u{2067}{words}\u{2069}"),
            Direction::RightToLeft | Direction::LeftToRight => words,
        }
    }

    fn parity(&self, agreement: &Agreement, output: &Output) -> Result<()> {
        const SHOWN: [Field; 6] = [
            Field::Force,
            Field::Addressees,
            Field::Partners,
            Field::Due,
            Field::ReportTo,
            Field::Citations,
        ];
        let mut headings = vec![self.text("concord-pair", &[]), self.text("concord-items", &[])];
        headings.extend(SHOWN.map(|field| self.named("field", field.name())));
        let mut table = output.table(&headings);
        for parity in &agreement.parity {
            let code = |version: usize| -> Language { agreement.versions[version].language };
            let mut cells = vec![
                format!("{}–{}", code(parity.versions[0]), code(parity.versions[1])),
                percent(parity.items_share()),
            ];
            cells.extend(SHOWN.map(|field| {
                let found = parity.fields.iter().find(|own| own.field == field);
                found.map(|own| percent(own.share())).unwrap_or_default()
            }));
            table.add_row(cells);
        }
        output.remark(&format!("\n{}\n{table}", self.text("concord-parity", &[])));
        Ok(())
    }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_in_six_languages() {
        for language in Language::ALL {
            let messages = Messages::new(language);
            for code in Code::ALL {
                let id = format!("concord-{}", code.name());
                let found = messages.find(&id);
                assert!(found.is_some_and(|text| !text.is_fallback()), "{id} in {language}");
            }
        }
    }
}
