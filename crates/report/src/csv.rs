//! Items as comma-separated values (RFC 4180).

use actum_model::ActionPlan;

use crate::labels::Labels;
use crate::options::{CsvHeadings, ReportOptions};
use crate::row::Column;
use crate::view::View;

/// The items as CSV in UTF-8: the columns of the workbook's list of items, one line an item,
/// CR LF at the end of each.
///
/// A cell that a spreadsheet would take for a formula is given an apostrophe in front (OWASP,
/// "CSV Injection"). Reading such a file back must take it off again.
pub fn items_csv(plan: &ActionPlan, labels: &dyn Labels, options: &ReportOptions) -> Vec<u8> {
    let view = View::new(plan, labels);
    let mut csv = String::new();
    if options.csv_byte_order_mark {
        csv.push('\u{FEFF}');
    }
    let columns: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| *column != Column::Capacity && !column.is_for_filling())
        .collect();
    line(
        &mut csv,
        columns.iter().map(|column| match options.csv_headings {
            CsvHeadings::Translated => view.words.column(*column),
            CsvHeadings::Names => column.label().replace('-', "_"),
        }),
    );
    for row in &view.rows {
        line(&mut csv, columns.iter().map(|column| row.text(*column, &view.words)));
    }
    csv.into_bytes()
}

fn line(csv: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            csv.push(',');
        }
        field(csv, &cell);
    }
    csv.push_str("\r\n");
}

fn field(csv: &mut String, cell: &str) {
    let cell: String = cell.chars().filter(|character| *character != '\0').collect();
    let guard = if is_formula_like(&cell) { "'" } else { "" };
    if cell.contains([',', '"', '\r', '\n', '\t', ';']) {
        csv.push('"');
        csv.push_str(guard);
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(guard);
        csv.push_str(&cell);
    }
}

/// Whether a spreadsheet may take the text for a formula: it begins with `=`, `+`, `-`, `@` or
/// their full-width forms, with a tab, a carriage return or a line feed, or with blanks before
/// one of them.
pub(crate) fn is_formula_like(text: &str) -> bool {
    let begins = |text: &str, signs: &[char]| text.starts_with(signs);
    begins(text, &['\t', '\r', '\n'])
        || begins(text.trim_start(), &['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        let mut csv = String::new();
        field(&mut csv, cell);
        csv
    }

    #[test]
    fn formulas_become_text() {
        assert_eq!(written("=1+1"), "'=1+1");
        assert_eq!(written("  @SUM(A1)"), "'  @SUM(A1)");
        assert_eq!(written("＝1"), "'＝1");
        assert_eq!(written("\tx"), "\"'\tx\"");
        assert_eq!(
            written("=HYPERLINK(\"http://x\",\"y\")"),
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""
        );
        assert_eq!(written("a=b"), "a=b");
    }

    #[test]
    fn separators_are_quoted() {
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("a\nb"), "\"a\nb\"");
        assert_eq!(written("say \"no\""), "\"say \"\"no\"\"\"");
    }
}
