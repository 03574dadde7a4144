//! Rows of tables whose columns have names: who and by when stand in cells of their own.

use actum_model::{
    Basis, Commitment, Document, Due, DueKind, DueRelation, Force, ForceReading, ForceValue,
    Located, Party, Provision, ProvisionKind, Shape,
};
use actum_pack::ColumnWords;

use crate::fold::FoldMap;
use crate::party;
use crate::scan::Scan;
use crate::values::{doubt, dues, located_parties};
use crate::words::trimmed;

/// The cells of a row that matter, as ranges into the provision's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// What is to be done.
    pub(crate) text: (usize, usize),
    /// Who.
    pub(crate) responsible: Option<(usize, usize)>,
    /// By when.
    pub(crate) deadline: Option<(usize, usize)>,
}

impl Row {
    /// The same cells as ranges into the folded words.
    pub(crate) fn folded(self, map: &FoldMap) -> Self {
        let range = |(start, end)| (map.folded(start), map.folded(end));
        Self {
            text: range(self.text),
            responsible: self.responsible.map(range),
            deadline: self.deadline.map(range),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Text,
    Responsible,
    Deadline,
    Other,
}

/// Reads the columns of a row off the header row above it. Without a header, or when cells are
/// missing, the longest cell is taken for the text.
pub(crate) fn row(
    document: &Document,
    index: usize,
    provision: &Provision,
    words: Option<&ColumnWords>,
) -> Option<Row> {
    let text = document.slice(provision.span);
    if provision.shape != Shape::TableRow || !text.contains('\t') {
        return None;
    }
    let cells = cells(text);
    let header = document.provisions[..index].iter().rev().find(|other| {
        other.kind == ProvisionKind::Heading
            && other.shape == Shape::TableRow
            && !other.span.is_empty()
    });
    let columns: Vec<Column> = header.zip(words).map_or_else(Vec::new, |(header, words)| {
        document.slice(header.span).split('\t').map(|name| column(name, words)).collect()
    });
    // The number of a row is no longer among its words.
    let skipped = usize::from(provision.number.is_some());
    let longest = || cells.iter().copied().max_by_key(|&(start, end)| end - start);
    if columns.len() != cells.len() + skipped && columns.len() != cells.len() {
        return Some(Row { text: longest()?, responsible: None, deadline: None });
    }
    let skipped = columns.len() - cells.len();
    let of = |wanted: Column| {
        columns.iter().skip(skipped).position(|column| *column == wanted).map(|place| cells[place])
    };
    // "Decision" may head the column of numbers as well as that of texts: the longer cell speaks.
    let of_kind = |wanted: Column| {
        let named = columns.iter().skip(skipped).zip(&cells);
        let cells = named.filter(move |(column, _)| **column == wanted).map(|(_, cell)| *cell);
        cells.max_by_key(|&(start, end)| end - start)
    };
    let length = |cell: Option<(usize, usize)>| cell.map_or(0, |(start, end)| end - start);
    let (named, other) = (of_kind(Column::Text), of_kind(Column::Other));
    let text = if length(other) > 3 * length(named) { other } else { named }.or_else(longest)?;
    Some(Row { text, responsible: of(Column::Responsible), deadline: of(Column::Deadline) })
}

fn cells(text: &str) -> Vec<(usize, usize)> {
    let mut cells = Vec::new();
    let mut start = 0;
    for part in text.split('\t') {
        cells.push((start, start + part.len()));
        start += part.len() + 1;
    }
    cells
}

fn column(name: &str, words: &ColumnWords) -> Column {
    let name = name.trim().to_lowercase();
    let among = |known: &[String]| known.iter().any(|word| name.contains(&word.to_lowercase()));
    if among(&words.responsible) {
        Column::Responsible
    } else if among(&words.deadline) {
        Column::Deadline
    } else if among(&words.action) {
        Column::Text
    } else {
        Column::Other
    }
}

/// Whether a cell holds words and not only a dash.
fn is_filled(scan: &Scan<'_>, (start, end): (usize, usize)) -> bool {
    scan.text.get(start..end).is_some_and(|words| words.chars().any(char::is_alphanumeric))
}

/// The parties named in the cell of those responsible.
pub(crate) fn responsible(
    scan: &Scan<'_>,
    cell: (usize, usize),
    document: &str,
) -> Vec<Located<Party>> {
    if !is_filled(scan, cell) {
        return Vec::new();
    }
    let list = if scan.lexicon.spaced() {
        crate::pieces::pieces(scan, cell.0, cell.1)
    } else {
        party::list(scan, cell.0, cell.1, true)
    };
    located_parties(scan, &list.parties, document, &mut Vec::new())
}

/// The force of a row that has no operative verb: being in the table, under a name, is the asking.
pub(crate) fn force_of_row(
    scan: &Scan<'_>,
    cell: (usize, usize),
    document: &str,
) -> Located<ForceValue> {
    let (start, end) = trimmed(scan.text, cell.0, cell.1, &[]);
    let reading =
        |force, english: &str, weight| ForceReading { force, english: english.to_owned(), weight };
    Located {
        value: ForceValue {
            force: Force::Request,
            verb: String::new(),
            lemma: String::new(),
            readings: vec![
                reading(Force::Request, "requests", 0.6),
                reading(Force::Instruct, "instructs", 0.4),
            ],
            reiterated: false,
        },
        basis: Basis::Inferred {
            rule: "row-of-an-action-table".to_owned(),
            span: Some(scan.span(start, end)),
            quote: Some(scan.written(start, end, document).to_owned()),
        },
        confidence: 0.6,
    }
}

/// Gives the commitments of a row what its other cells say.
pub(crate) fn complete(scan: &Scan<'_>, row: &Row, document: &str, commitments: &mut [Commitment]) {
    if let Some(cell) = row.responsible {
        let parties = responsible(scan, cell, document);
        for commitment in commitments.iter_mut().filter(|own| own.addressees.is_empty()) {
            commitment.addressees.clone_from(&parties);
            if !parties.is_empty() {
                commitment.doubts.retain(|doubt| doubt.code != "addressee-missing");
            }
        }
    }
    let Some(cell) = row.deadline.filter(|cell| is_filled(scan, *cell)) else { return };
    let mut times = dues(scan, cell.0, cell.1, document);
    let (start, end) = trimmed(scan.text, cell.0, cell.1, &[]);
    if times.is_empty() {
        let ongoing = scan.lexicon.ongoing.at(scan.text, start).is_some();
        let date = whole_date(scan, start, end);
        let value = Due {
            kind: if ongoing {
                DueKind::Ongoing
            } else if date.is_some() {
                DueKind::Date
            } else {
                DueKind::Occasion
            },
            relation: DueRelation::By,
            written: scan.written(start, end, document).to_owned(),
            offset: None,
            readings: date.into_iter().collect(),
        };
        times.push(Located::stated(value, scan.span(start, end), document, 0.85));
    }
    for commitment in commitments.iter_mut() {
        for time in &times {
            if commitment.due.iter().all(|known| known.value != time.value) {
                commitment.due.push(time.clone());
            }
            let open = time.value.readings.is_empty() && time.value.kind == DueKind::Occasion;
            if open {
                commitment.doubts.push(doubt(
                    "due",
                    "occasion-unresolved",
                    &format!("`{}` is not in the packs; enter the date.", time.value.written),
                ));
            }
        }
    }
}

/// A cell that is nothing but a date: "30 September 2026", "2026-09-30", "2026年9月30日".
fn whole_date(scan: &Scan<'_>, start: usize, end: usize) -> Option<actum_model::DueReading> {
    let words = &scan.text[start..end];
    let iso = words.parse::<actum_model::PartialDate>().ok();
    let date = iso.or_else(|| {
        let lower = words.to_lowercase();
        let mut year = None;
        let mut month = None;
        let mut day = None;
        for part in lower.split(|letter: char| !letter.is_alphanumeric()) {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            if digits.len() == 4 {
                year = digits.parse::<i16>().ok();
            } else if !digits.is_empty() {
                day = digits.parse::<u8>().ok();
            } else if let Some(place) =
                scan.lexicon.months.iter().position(|forms| forms.iter().any(|form| form == part))
            {
                month = u8::try_from(place + 1).ok();
            }
        }
        match (year?, month, day) {
            (year, Some(month), Some(day)) => actum_model::PartialDate::day(year, month, day),
            (year, Some(month), None) => actum_model::PartialDate::month(year, month),
            (year, None, None) => Some(actum_model::PartialDate::year(year)),
            (_, None, Some(_)) => None,
        }
    })?;
    Some(actum_model::DueReading {
        occasion: None,
        date: Some(date),
        interval: None,
        rule: "date-written".to_owned(),
        ..actum_model::DueReading::default()
    })
}
