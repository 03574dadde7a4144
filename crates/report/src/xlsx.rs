//! The workbook.

mod cells;
mod items;
mod mark;
mod succession;
mod summary;

use actum_model::ActionPlan;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use self::succession::succession_xlsx;

use self::cells::Pen;
pub(crate) use self::cells::fitting;
use crate::error::ReportError;
use crate::labels::Labels;
use crate::options::{Paper, ReportOptions};
use crate::sheet_name::SheetNames;
use crate::view::{Owner, Recipient, View};

/// Rows of a worksheet, less those that headings take.
const MOST_ITEMS: usize = 1_048_576 - 8;

/// Excel keeps at most 65,530 links on a sheet; beyond this many items they are left out.
const MOST_LINKS: usize = 60_000;

/// The Action Plan as an Excel workbook.
///
/// The first sheet sums up and links to the others: all items, one sheet per body responsible
/// (when [`ReportOptions::per_owner`] is set) with the items it is asked, is part of, or takes
/// part in, and one sheet per recipient of reports. Every cell that comes from a text is written
/// as text, so that nothing in it is computed; what a rule proposed is italic and says so.
///
/// # Errors
///
/// [`ReportError::TooManyItems`] when the items do not fit on a sheet, [`ReportError::Workbook`]
/// when the file cannot be put together.
pub fn action_plan_xlsx(
    plan: &ActionPlan,
    labels: &dyn Labels,
    options: &ReportOptions,
) -> Result<Vec<u8>, ReportError> {
    if plan.items.len() > MOST_ITEMS {
        return Err(ReportError::TooManyItems { items: plan.items.len(), limit: MOST_ITEMS });
    }
    let view = View::new(plan, labels);
    let book = Book::new(&view, options);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&view, options));
    for sheet in book.sheets() {
        let mut worksheet = Worksheet::new();
        book.fill(&mut worksheet, sheet).map_err(|source| ReportError::Workbook {
            place: book.name(sheet).to_owned(),
            source,
        })?;
        workbook.push_worksheet(worksheet);
    }
    mark::add(&mut workbook, &view).map_err(|source| ReportError::Workbook {
        place: crate::cells::MARK_SHEET.to_owned(),
        source,
    })?;
    workbook
        .save_to_buffer()
        .map_err(|source| ReportError::Workbook { place: "file".to_owned(), source })
}

/// A sheet of the workbook.
#[derive(Clone, Copy)]
enum Sheet<'b> {
    Summary,
    Changes,
    Items,
    Owner(&'b Owner, &'b str),
    Recipient(&'b Recipient, &'b str),
}

/// The plan of the workbook: which sheets there are and what they are called.
struct Book<'b> {
    view: &'b View<'b>,
    options: &'b ReportOptions,
    title: String,
    summary_name: String,
    items_name: String,
    changes_name: String,
    owners: Vec<(Owner, String)>,
    recipients: Vec<(Recipient, String)>,
    has_item_links: bool,
}

impl<'b> Book<'b> {
    fn new(view: &'b View<'b>, options: &'b ReportOptions) -> Self {
        let words = &view.words;
        let mut names = SheetNames::default();
        let summary_name = names.take(&words.word("sheet-summary"));
        let items_name = names.take(&words.word("sheet-items"));
        let changes_name = match view.plan.since {
            Some(_) => names.take(&words.word("sheet-changes")),
            None => String::new(),
        };
        let owners = view
            .owners()
            .into_iter()
            .map(|owner| {
                let name = names.take(&owner.name);
                (owner, name)
            })
            .collect();
        let recipients = view
            .recipients()
            .into_iter()
            .map(|recipient| {
                let name = names.take(&words.with_text("sheet-reports", "body", &recipient.name));
                (recipient, name)
            })
            .collect();
        Self {
            view,
            options,
            title: view.title(options),
            summary_name,
            items_name,
            changes_name,
            owners,
            recipients,
            has_item_links: view.rows.len() <= MOST_LINKS,
        }
    }

    fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets = vec![Sheet::Summary, Sheet::Items];
        if self.view.plan.since.is_some() {
            sheets.push(Sheet::Changes);
        }
        if self.options.per_owner {
            sheets.extend(self.owners.iter().map(|(owner, name)| Sheet::Owner(owner, name)));
        }
        sheets.extend(
            self.recipients.iter().map(|(recipient, name)| Sheet::Recipient(recipient, name)),
        );
        sheets
    }

    fn name<'s>(&'s self, sheet: Sheet<'s>) -> &'s str {
        match sheet {
            Sheet::Summary => &self.summary_name,
            Sheet::Items => &self.items_name,
            Sheet::Changes => &self.changes_name,
            Sheet::Owner(_, name) | Sheet::Recipient(_, name) => name,
        }
    }

    fn fill(&self, worksheet: &mut Worksheet, sheet: Sheet<'_>) -> Result<(), XlsxError> {
        worksheet.set_name(self.name(sheet))?;
        self.page(worksheet);
        let mut pen = Pen::new(worksheet, &self.view.words);
        match sheet {
            Sheet::Summary => summary::write(&mut pen, self)?,
            Sheet::Items => items::all(&mut pen, self)?,
            Sheet::Changes => summary::changes(&mut pen, self)?,
            Sheet::Owner(owner, _) => items::of_owner(&mut pen, self, owner)?,
            Sheet::Recipient(recipient, _) => items::of_recipient(&mut pen, self, recipient)?,
        }
        pen.finish()
    }

    fn page(&self, worksheet: &mut Worksheet) {
        worksheet.set_landscape();
        worksheet.set_paper_size(match self.options.paper {
            Paper::A4 => 9,
            Paper::Letter => 1,
        });
        worksheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        worksheet.set_right_to_left(self.view.words.is_right_to_left());
        let as_of = format!("{} {}", self.view.words.word("as-of"), self.view.as_of());
        worksheet.set_header(format!("&L{}&R{}", page_text(&self.title), page_text(&as_of)));
        worksheet.set_footer("&L&A&R&P / &N");
    }
}

/// Words for a page's head or foot: `&` begins a code there, and 255 characters are the limit.
fn page_text(text: &str) -> String {
    let text: String = text.chars().filter(|character| !character.is_control()).take(90).collect();
    text.replace('&', "&&")
}

/// A link to a cell of a sheet.
fn cell_link(sheet: &str, cell: &str) -> String {
    format!("internal:'{}'!{cell}", sheet.replace('\'', "''"))
}

fn properties(view: &View<'_>, options: &ReportOptions) -> DocProperties {
    // A workbook has to name a moment of making: that of the plan, never that of a clock.
    let written =
        view.plan.as_of.get(..19).and_then(|moment| ExcelDateTime::parse_from_str(moment).ok());
    let moment = written.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok());
    let properties = DocProperties::new()
        .set_title(view.title(options))
        .set_subject(view.words.word("subject"))
        .set_author(options.submitted_by.as_deref().unwrap_or("Actum"));
    match moment {
        Some(moment) => properties.set_creation_datetime(&moment),
        None => properties,
    }
}
