//! Hand-made plans of several kinds, of our own wording, become documents that the reader knows.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

use actum_extract::Extractor;
use actum_model::{Commitment, Language};
use actum_pack::Packs;
use actum_read::{ReadOptions, Reader};
use actum_workbook::{Book, HandChoice, HandColumn, HandTable, Known, hand_document, hand_tables};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn words(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (column, cell) in (0u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(row, column, *cell).unwrap();
    }
}

fn found(bytes: &[u8], language: Language, choice: &HandChoice) -> (Book, Vec<HandTable>) {
    let packs = Packs::shared().unwrap();
    let book = Book::read(bytes).unwrap();
    let known = Known::new(language, &packs.bodies, &packs.occasions, packs.months());
    let tables = hand_tables(&book, packs, &known, choice);
    (book, tables)
}

/// What is understood of the document that is made of the tables.
fn commitments(book: &Book, tables: &[HandTable], language: Language) -> Vec<Commitment> {
    let packs = Packs::shared().unwrap();
    let html = hand_document(book, tables, packs, language, "Plan");
    let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let document = Reader::new(packs).read(html.as_bytes(), "plan.html", &options).unwrap();
    let extraction = Extractor::new(packs).unwrap().extract(&document);
    // Every value slices out of the text it names.
    for commitment in extraction.commitments() {
        for party in &commitment.addressees {
            if let (Some(span), Some(quote)) = (party.basis.span(), party.basis.quote()) {
                assert_eq!(document.slice(span), quote);
            }
        }
    }
    extraction.commitments().cloned().collect()
}

fn columns(table: &HandTable) -> Vec<(&'static str, u32)> {
    table.columns.iter().map(|(column, place)| (column.name(), *place)).collect()
}

#[test]
fn title_rows_sections_footnotes_and_dates() {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Plan 2026").unwrap();
    sheet.merge_range(0, 0, 0, 4, "Plan of the harbour conference", &Format::new()).unwrap();
    words(sheet, 2, &["No.", "Action", "Responsible", "Due date", "Remarks"]);
    sheet.merge_range(3, 0, 3, 4, "A. Signals", &Format::new()).unwrap();
    words(sheet, 4, &["1", "Publish a survey of harbour signals", "TSAG", "", "first draft"]);
    let due = ExcelDateTime::from_ymd(2027, 3, 31).unwrap();
    sheet.write_datetime_with_format(4, 3, &due, &day).unwrap();
    words(sheet, 5, &["2", "Organize a workshop on lights", "SG17"]);
    sheet.write_number(5, 3, 46_477.0).unwrap();
    words(sheet, 8, &["* Dates may move."]);
    let (book, tables) =
        found(&book.save_to_buffer().unwrap(), Language::En, &HandChoice::default());
    assert_eq!(tables.len(), 1);
    let table = &tables[0];
    assert_eq!(
        columns(table),
        [("number", 0), ("action", 1), ("responsible", 2), ("deadline", 3), ("status", 4)]
    );
    assert_eq!((table.head, &*table.rows), (2, &[4, 5][..]));
    assert_eq!(table.between, [0, 3, 8], "title, section and footnote are kept");
    let found = commitments(&book, &tables, Language::En);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].act.value.contains("survey"));
    let body = |one: &Commitment| one.addressees[0].value.body.clone().unwrap().to_string();
    assert_eq!((body(&found[0]).as_str(), body(&found[1]).as_str()), ("tsag", "itu-t-sg17"));
    for one in &found {
        let date = one.due[0].value.readings[0].date.unwrap();
        assert_eq!(date.to_string(), "2027-03-31");
    }
}

#[test]
fn headings_on_two_rows_and_cells_joined_down() {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 1, 0, "No.", &plain).unwrap();
    sheet.merge_range(0, 1, 1, 1, "Action", &plain).unwrap();
    sheet.merge_range(0, 2, 0, 3, "Who", &plain).unwrap();
    sheet.write_string(1, 2, "Responsible").unwrap();
    sheet.write_string(1, 3, "with").unwrap();
    sheet.merge_range(0, 4, 1, 4, "Deadline", &plain).unwrap();
    words(sheet, 2, &["1", "Prepare a report on buoys", "", "SG2", "2027"]);
    words(sheet, 3, &["2", "Prepare a guide on buoys", "", "SG5", "2028"]);
    sheet.merge_range(2, 2, 3, 2, "TSAG", &plain).unwrap();
    let (book, tables) =
        found(&book.save_to_buffer().unwrap(), Language::En, &HandChoice::default());
    let table = &tables[0];
    assert_eq!(columns(table), [("number", 0), ("action", 1), ("responsible", 2), ("deadline", 4)]);
    assert_eq!(table.rows, [2, 3]);
    let found = commitments(&book, &tables, Language::En);
    assert_eq!(found.len(), 2);
    for one in found {
        assert_eq!(one.addressees[0].value.body.as_ref().unwrap().as_str(), "tsag");
    }
}

#[test]
fn headings_in_other_languages() {
    let cases: [(Language, [&str; 4], [&str; 4]); 5] = [
        (
            Language::Zh,
            ["编号", "行动", "负责方", "截止日期"],
            ["1", "组织一次关于航标的讲习班", "TSAG", "2027年3月31日"],
        ),
        (
            Language::Ar,
            ["الرقم", "الإجراء", "المسؤول", "الموعد النهائي"],
            ["1", "تنظيم ورشة عمل بشأن إشارات الموانئ", "TSAG", "2027-03-31"],
        ),
        (
            Language::Ru,
            ["№", "Мероприятие", "Ответственный", "Срок"],
            ["1", "Провести семинар по портовым сигналам", "КГСЭ", "31.03.2027"],
        ),
        (
            Language::Fr,
            ["N°", "Action", "Responsable", "Échéance"],
            ["1", "Organiser un atelier sur les signaux portuaires", "GCNT", "31/03/2027"],
        ),
        (
            Language::Es,
            ["N.º", "Acción", "Responsable", "Plazo"],
            ["1", "Organizar un taller sobre señales portuarias", "GANT", "31/03/2027"],
        ),
    ];
    for (language, head, row) in cases {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        words(sheet, 0, &head);
        words(sheet, 1, &row);
        let bytes = book.save_to_buffer().unwrap();
        let (book, tables) = found(&bytes, language, &HandChoice::default());
        let table = tables.first().unwrap_or_else(|| panic!("{language}: no table"));
        for (role, place) in
            [(HandColumn::Action, 1), (HandColumn::Responsible, 2), (HandColumn::Deadline, 3)]
        {
            assert_eq!(table.columns.get(&role), Some(&place), "{language}: {role:?}");
        }
        let found = commitments(&book, &tables, language);
        assert_eq!(found.len(), 1, "{language}: {found:#?}");
        let body = found[0].addressees.first().and_then(|one| one.value.body.as_ref());
        assert_eq!(body.map(actum_model::BodyId::as_str), Some("tsag"), "{language}");
    }
}

#[test]
fn several_sheets_unknown_headings_and_a_person_who_corrects() {
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    words(first, 0, &["Notes for colleagues"]);
    let second = book.add_worksheet();
    second.set_name("Alpha").unwrap();
    words(second, 0, &["Ref", "What is wanted", "Lead group", "Target"]);
    words(
        second,
        1,
        &["a", "Collect contributions on moorings from members", "SG17", "2027-06-30"],
    );
    words(second, 2, &["b", "Draft guidance on moorings for operators", "SG20", "2027-09-30"]);
    let bytes = book.save_to_buffer().unwrap();
    let choice = HandChoice {
        sheet: Some("Alpha".to_owned()),
        head: Some(0),
        columns: [(HandColumn::Number, 0)].into(),
        is_whole: false,
    };
    let (_, tables) = found(&bytes, Language::En, &choice);
    // Columns that no heading tells are found by what they hold.
    assert_eq!(
        columns(&tables[0]),
        [("number", 0), ("action", 1), ("responsible", 2), ("deadline", 3)]
    );
    let choice = HandChoice {
        columns: [(HandColumn::Action, 3), (HandColumn::Deadline, 1)].into(),
        ..choice
    };
    let (_, tables) = found(&bytes, Language::En, &choice);
    assert_eq!(tables[0].columns[&HandColumn::Action], 3);
    // A sheet of notes alone is no plan.
    let only_notes = HandChoice { sheet: Some("Sheet1".to_owned()), ..HandChoice::default() };
    assert!(found(&bytes, Language::En, &only_notes).1.is_empty());
}
