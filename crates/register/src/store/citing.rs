//! Who cites the same document.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{Citation, CitationKind, Commitment, ItemId, TextId};

use super::find;
use crate::database::{Connection, sql};
use crate::error::Result;
use crate::view::Citing;

/// The documents that a commitment cites, as filed.
pub(crate) fn documents(commitment: &Commitment) -> BTreeSet<String> {
    commitment.citations.iter().map(|citation| document(&citation.value)).collect()
}

/// The same with each as it is cited first, in the order of the text.
pub(crate) fn documents_of(commitment: &Commitment) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let cited = commitment.citations.iter().map(|citation| &citation.value);
    cited
        .map(|citation| (document(citation), citation.normalized.clone()))
        .filter(|(key, _)| seen.insert(key.clone()))
        .collect()
}

/// A document, whichever of its revisions and paragraphs is meant: kind, number or symbol, body.
/// Numbers of bodies that are not known are their own series: Resolution 2 of one assembly is not
/// that of another, and which is meant nobody may guess.
fn document(citation: &Citation) -> String {
    let kind = match citation.kind {
        CitationKind::Resolution => "resolution",
        CitationKind::Decision => "decision",
        CitationKind::Proposal => "proposal",
        CitationKind::TemporaryDocument => "temporary-document",
        CitationKind::Standard => "standard",
        CitationKind::Report => "report",
        CitationKind::Circular => "circular",
        CitationKind::Treaty => "treaty",
        CitationKind::Document => "document",
    };
    let name = citation.number.as_ref().unwrap_or(&citation.normalized);
    // One symbol is printed with a blank, another with a slash.
    let name: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let body = citation.body.as_ref().map(|body| format!(" {body}")).unwrap_or_default();
    format!("document {kind} {}{body}", name.to_lowercase())
}

/// The other items that cite a document, rejected and overtaken ones left out.
pub(crate) async fn others(
    snapshot: &mut Connection,
    item: &ItemId,
    key: &str,
    document: &str,
    limit: u32,
) -> Result<Citing> {
    let counts = sql("SELECT texts.number, texts.id, count(*) FROM item_references
         JOIN items ON items.number = item JOIN texts ON texts.number = items.text
         WHERE target = $1 AND items.id <> $2 AND status NOT IN ('overtaken', 'rejected')
         GROUP BY texts.number, texts.id");
    let mut texts: BTreeMap<i64, (TextId, u64)> = BTreeMap::new();
    for row in snapshot.rows(counts.bind(key).bind(item.as_str())).await? {
        texts.insert(row.integer(0)?, (TextId::new(row.text(1)?), row.number(2)?));
    }
    let first = sql("SELECT items.number FROM item_references
         JOIN items ON items.number = item
         WHERE target = $1 AND items.id <> $2 AND status NOT IN ('overtaken', 'rejected')
         ORDER BY items.text, items.position, items.number LIMIT $3");
    let first = first.bind(key).bind(item.as_str()).bind(i64::from(limit));
    let numbers: Vec<i64> = snapshot.column(first).await?;
    Ok(Citing {
        document: document.to_owned(),
        total: texts.values().map(|(_, count)| *count).sum(),
        texts: texts.into_values().collect(),
        items: find::by_numbers(snapshot, &numbers).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(kind: CitationKind, normalized: &str, number: Option<&str>) -> Citation {
        Citation {
            kind,
            normalized: normalized.to_owned(),
            number: number.map(str::to_owned),
            paragraph: None,
            revision: None,
            body: None,
        }
    }

    #[test]
    fn revisions_and_spellings_are_one_document() {
        let resolution = |normalized| cited(CitationKind::Resolution, normalized, Some("2"));
        let revised = document(&resolution("Resolution 2 (Rev. New Delhi, 2024)"));
        assert_eq!(revised, document(&resolution("Resolution 2")));
        assert_eq!(revised, "document resolution 2");
        let of = Citation { body: Some("wtsa".into()), ..resolution("Resolution 2") };
        assert_eq!(document(&of), "document resolution 2 wtsa", "whose it is, counts");
        let blank = document(&cited(CitationKind::Proposal, "APT 37A40/1", None));
        assert_eq!(blank, document(&cited(CitationKind::Proposal, "APT/37A40/1", None)));
        assert_ne!(blank, document(&cited(CitationKind::Proposal, "APT/37A42/1", None)));
    }
}
