//! Tables: CSV with a header. The columns are documented in `docs/formats/catalogue.md`.

use crate::lines::fields;
use crate::node::Node;
use crate::{Knowledge, Record, Unread, UnreadReason};

/// Columns whose cells may hold several values with `;` or `|` between them.
const LISTS: &[&str] = &["identifiers", "other_ids", "groups", "topics"];

/// Reads a table. The separator is the one of `,`, `;` and tab that the header has most of.
pub(crate) fn read(
    source: &str,
    text: &str,
    knowledge: &Knowledge,
    mut take: impl FnMut(Result<Record, Unread>),
) {
    let header = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| {
            (header.bytes().filter(|byte| byte == separator).count(), *separator == b',')
        })
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(columns) => columns.iter().map(|name| name.trim().to_lowercase()).collect(),
        Err(error) => {
            let reason = UnreadReason::Broken(error.to_string());
            return take(Err(Unread { place: source.to_owned(), reason }));
        }
    };
    if !columns.iter().any(|name| matches!(name.as_str(), "number" | "identifier" | "id")) {
        let reason = UnreadReason::NotARecord(format!(
            "no column `number`, `identifier` or `id` among `{}`",
            columns.join("`, `").chars().take(200).collect::<String>()
        ));
        return take(Err(Unread { place: source.to_owned(), reason }));
    }
    for row in reader.records() {
        let (line, read) = match row {
            Ok(row) => {
                let line = row.position().map_or(0, csv::Position::line);
                let pairs = columns.iter().zip(row.iter()).map(|(name, cell)| {
                    let value = if LISTS.contains(&name.as_str()) {
                        let parts =
                            cell.split([';', '|']).map(|part| Node::Scalar(part.trim().into()));
                        Node::List(parts.collect())
                    } else {
                        Node::Scalar(cell.to_owned())
                    };
                    (name.clone(), value)
                });
                let place = format!("{source}#{line}");
                (line, fields(&place, &Node::Map(pairs.collect()), knowledge))
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                (line, Err(UnreadReason::Broken(error.to_string())))
            }
        };
        take(read.map_err(|reason| Unread { place: format!("{source}#{line}"), reason }));
    }
}
