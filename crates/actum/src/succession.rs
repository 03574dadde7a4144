//! `actum succession`: what became of every item of a text with a later edition.

use actum_amend::{Clause, Edition, Kind, Options, align};
use actum_model::{EditionId, TextId};
use actum_register::{ClauseLink, ClauseText, Fate, SuccessionReport};
use anyhow::Result;
use serde_json::json;

use crate::arguments::SuccessionOptions;
use crate::describe;
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::store::Store;

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

/// Columns that words may take in a table.
const WORDS: usize = 60;

/// Pairs the clauses of two editions as `actum compare` does.
pub(crate) fn aligned(
    before: &[ClauseText],
    after: &[ClauseText],
    words: &Options,
) -> Vec<ClauseLink> {
    let edition = |clauses: &[ClauseText]| Edition {
        clauses: clauses.iter().map(|one| Clause::new(&one.number, &one.words)).collect(),
    };
    let alignment = align(&edition(before), &edition(after), words);
    let link = |link: actum_amend::Link| {
        let fate = match link.kind {
            Kind::Kept => Fate::Kept,
            Kind::Renumbered => Fate::Renumbered,
            Kind::Reworded => Fate::Reworded,
            Kind::Moved => Fate::Moved,
            Kind::MovedReworded => Fate::MovedReworded,
            Kind::Split => Fate::Split,
            Kind::Merged => Fate::Merged,
            Kind::Inserted | Kind::Deleted => return None,
        };
        Some(ClauseLink { before: link.base, after: link.edition, fate })
    };
    alignment.links.into_iter().filter_map(link).collect()
}

pub(crate) fn run(options: &SuccessionOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let text = TextId::new(options.text.trim());
    let known = store.wait(store.register.texts())?;
    if known.iter().all(|one| one.id != text) {
        let words = say!("cli-text-unknown", id = text.as_str());
        return Err(Failure::error(Ending::NotFound, words));
    }
    let editions = store.wait(store.register.successions(&text))?;
    let wanted = match &options.edition {
        Some(edition) => Some(EditionId::new(edition.trim())),
        None => editions.last().cloned(),
    };
    let none = || {
        let words = say!("cli-succession-none", id = text.as_str());
        Failure::error(Ending::NotFound, words)
    };
    let edition = wanted.filter(|edition| editions.contains(edition)).ok_or_else(none)?;
    let report = store.wait(store.register.succession(&edition))?.ok_or_else(none)?;
    if options.json {
        let shown = json!({"schema_version": SCHEMA_VERSION, "text": text, "succession": report});
        output.result(&shown.to_string())?;
    } else {
        table(&report, output)?;
    }
    Ok(Ending::Done)
}

fn table(report: &SuccessionReport, output: &Output) -> Result<()> {
    let (edition, previous) = (report.edition.as_str(), report.previous.as_str());
    output.result(&say!("succession-head", edition = edition, previous = previous))?;
    let mut table = output.table(&[
        say!("field-item"),
        say!("succession-fate"),
        say!("succession-before"),
        say!("succession-after"),
        say!("succession-others"),
    ]);
    for line in &report.lines {
        let others: Vec<&str> = line.others.iter().map(|item| item.parts().1).collect();
        let after = if line.after == line.before { "=" } else { line.after.as_str() };
        table.add_row([
            line.item.to_string(),
            describe::named("succession", line.fate.name()),
            describe::shortened(&line.before, WORDS),
            describe::shortened(after, WORDS),
            others.join(", "),
        ]);
    }
    output.result(&table.to_string())?;
    let counts = Fate::ALL.into_iter().filter_map(|fate| {
        let count = report.lines.iter().filter(|line| line.fate == fate).count();
        (count > 0).then(|| format!("{}: {count}", describe::named("succession", fate.name())))
    });
    output.remark(&counts.collect::<Vec<_>>().join("; "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(all: &[(&str, &str)]) -> Vec<ClauseText> {
        let clause = |(number, words): &(&str, &str)| ClauseText {
            number: (*number).to_owned(),
            words: (*words).to_owned(),
        };
        all.iter().map(clause).collect()
    }

    #[test]
    fn clauses_are_paired_as_editions_are_compared() {
        let before = clauses(&[
            ("1", "tsag study the working methods of correspondence groups"),
            (
                "2",
                "director publish a yearly report on the use of languages and send it to members",
            ),
            ("3", "council set a date"),
        ]);
        let after = clauses(&[
            ("1", "director publish a yearly report on the use of languages"),
            ("2", "director send the yearly report on the use of languages to members"),
            ("3", "tsag study the working methods of correspondence groups"),
        ]);
        let links = aligned(&before, &after, &Options::default());
        let report = links.iter().find(|link| link.before == [1]).expect("is there");
        assert_eq!((report.after.as_slice(), report.fate), (&[0][..], Fate::Reworded));
        let study = links.iter().find(|link| link.before == [0]).expect("is there");
        assert_eq!((study.after.as_slice(), study.fate), (&[2][..], Fate::Moved));
        assert!(links.iter().all(|link| link.before != [2]), "it was dropped");
    }
}
