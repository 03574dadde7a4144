//! `actum workbook import`: a hand-made plan.

use actum_model::Language;
use actum_workbook::{
    Book, HandChoice, HandColumn, HandTable, Known, column_letters, column_of, hand_document,
    hand_language, hand_tables,
};
use anyhow::{Context, Result};

use crate::arguments::{ImportOptions, WorkbookImportOptions};
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::{import, knowledge};

/// So many rows are shown of each table.
const SHOWN: usize = 5;

pub(super) fn run(options: &WorkbookImportOptions, output: &Output) -> Result<Ending> {
    let file = options.file.display().to_string();
    let bytes = super::read(&options.file)?;
    let book = Book::read(&bytes)
        .map_err(|error| Failure::error(Ending::InputRefused, format!("{file}: {error}")))?;
    let packs = knowledge::packs(&options.reading.packs)?;
    let choice = choice(options)?;
    let find = |language: Language| {
        let known = Known::new(language, &packs.bodies, &packs.occasions, packs.months());
        hand_tables(&book, &packs, &known, &choice)
    };
    let tables = find(options.reading.language.unwrap_or(Language::En));
    if tables.is_empty() {
        let words = say!("cli-workbook-no-table", file = file.as_str());
        return Err(Failure::error(Ending::InputRefused, words));
    }
    let language =
        options.reading.language.unwrap_or_else(|| hand_language(&book, &tables, &packs));
    for table in &tables {
        tell(&book, table, output)?;
    }
    if options.dry_run {
        return Ok(Ending::Done);
    }
    let stem =
        options.file.file_stem().map_or_else(|| "plan".into(), |stem| stem.to_string_lossy());
    let title = options.title.clone().unwrap_or_else(|| stem.replace(['_', '-'], " "));
    let html = hand_document(&book, &tables, &packs, language, &title);
    // The reader takes files; its name is that of the workbook, so that people find it again.
    let folder = tempfile::tempdir().context(file.clone())?;
    let path = folder.path().join(format!("{stem}.html"));
    std::fs::write(&path, html).with_context(|| path.display().to_string())?;
    let mut reading = options.reading.clone();
    reading.language = Some(language);
    let import_options = ImportOptions {
        files: vec![path],
        text_id: options.text_id.clone(),
        title: Some(title),
        by: options.by.clone(),
        reading,
        register: options.register.clone(),
    };
    import::run(&import_options, output)
}

fn choice(options: &WorkbookImportOptions) -> Result<HandChoice> {
    let mut choice = HandChoice {
        sheet: options.sheet.clone(),
        head: options.head.map(|head| head - 1),
        ..HandChoice::default()
    };
    for written in &options.column {
        let known = written
            .split_once('=')
            .and_then(|(name, letters)| Some((HandColumn::from_name(name)?, column_of(letters)?)));
        let Some((column, place)) = known else {
            let words = say!(
                "cli-value-unknown",
                flag = "--column",
                value = written.as_str(),
                known = HandColumn::ALL.map(HandColumn::name).join("=A, ")
            );
            return Err(Failure::error(Ending::Usage, words));
        };
        choice.columns.insert(column, place);
    }
    Ok(choice)
}

/// Which column was taken for what, and the first rows.
fn tell(book: &Book, table: &HandTable, output: &Output) -> Result<()> {
    let rows = table.rows.len();
    let head = table.head + 1;
    output.remark(&say!(
        "cli-workbook-table",
        sheet = table.sheet.as_str(),
        head = head,
        rows = rows,
        between = table.between.len()
    ));
    for column in HandColumn::ALL {
        let words = match table.columns.get(&column) {
            Some(place) => {
                let heading = table.headings.get(place).map_or("–", String::as_str);
                format!("  {:<12} {}  {heading}", column.name(), column_letters(*place))
            }
            None => format!("  {:<12} –", column.name()),
        };
        output.remark(&words);
    }
    let Some(sheet) = book.sheets.iter().find(|sheet| sheet.name == table.sheet) else {
        return Ok(());
    };
    for row in table.rows.iter().take(SHOWN) {
        let cells: Vec<String> = HandColumn::ALL
            .iter()
            .filter_map(|column| table.columns.get(column))
            .map(|place| super::shown(sheet.text(*row, *place)))
            .collect();
        output.result(&format!("{}  {}", row + 1, cells.join(" | ")))?;
    }
    Ok(())
}
