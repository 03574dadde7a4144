//! First page and Section I.

use actum_ooxml::write::{Cell, Paragraph, ParagraphStyle, Row, Section, Table, Template};

use super::parts::{
    heading, item_bookmark, label_cell, link_cell, note, plain_heading, quoted, row, widths,
};
use super::{SUMMARY, bodies};
use crate::counts;
use crate::labels::LabelValue;
use crate::options::ReportOptions;
use crate::row::Column;
use crate::view::{Owner, View};

/// Title, texts, date, language, and what is asked of the reader.
pub(super) fn title_block(
    section: &mut Section,
    view: &View<'_>,
    options: &ReportOptions,
    title: &str,
) {
    let words = &view.words;
    // A cover of the house that shows the title is not said again.
    let is_shown = options.template.as_ref().is_some_and(|template| template.shows("title"));
    if !is_shown {
        section.push(Paragraph::styled(ParagraphStyle::Title).with_text(title));
    }
    let texts = view
        .plan
        .texts
        .iter()
        .map(|text| quoted(ParagraphStyle::TableText, &text.title, text.language));
    let mut lines: Vec<(String, Cell)> = Vec::new();
    if let Some(submitted_by) = &options.submitted_by {
        lines.push((words.word("submitted-by"), Cell::text(submitted_by)));
    }
    lines.push((words.word("texts"), Cell { paragraphs: texts.collect(), shade: None }));
    lines.push((words.word("as-of"), Cell::text(view.as_of())));
    lines.push((words.word("language"), Cell::text(words.language_name(view.plan.language))));
    lines.push((words.word("action-required"), Cell::text(view.action_required(options))));
    section.push(Table {
        columns: widths(&[1, 3], section.page.text_width()),
        rows: lines.into_iter().map(|(label, value)| row(vec![label_cell(label), value])).collect(),
        heading_rows: 0,
    });
    // The foot of our own pages explains the marks; that of a house does not know them.
    if options.template.as_ref().is_some_and(Template::has_margins) {
        section.push(note(words.word("note-marks")));
    }
}

/// Section I.
pub(super) fn write(
    section: &mut Section,
    view: &View<'_>,
    owners: &[Owner],
    options: &ReportOptions,
) {
    let words = &view.words;
    let items = u64::try_from(view.rows.len()).unwrap_or(u64::MAX);
    section.push(Paragraph {
        page_break_before: options.contents,
        ..heading(1, words.word("section-summary"), SUMMARY)
    });
    section.push(
        Paragraph::default()
            .with_text(words.phrase("item-count", &[("count", LabelValue::Number(items))])),
    );
    changes(section, view);
    texts(section, view);
    by_body(section, view, owners, options);
    reports(section, view);
    for (key, label, counted) in [
        ("heading-due", Column::Due, counts::by_due(view)),
        ("heading-instruments", Column::Instrument, counts::by_instrument(view)),
        ("heading-status", Column::Status, counts::by_status(view)),
        ("heading-timeliness", Column::Timeliness, counts::by_timeliness(view)),
    ] {
        if label == Column::Timeliness && counted.is_empty() {
            continue;
        }
        section.push(plain_heading(2, words.word(key)));
        let mut table = Table::with_headings(
            &widths(&[5, 1], section.page.text_width()),
            [words.column(label), words.word("total")],
        );
        table.rows.extend(
            counted
                .into_iter()
                .map(|(name, count)| row(vec![Cell::text(name), Cell::text(count.to_string())])),
        );
        section.push(table);
    }
    ambiguous(section, view);
    doubtful(section, view);
}

/// What changed since the last report, a sentence each.
fn changes(section: &mut Section, view: &View<'_>) {
    let words = &view.words;
    let Some(title) = crate::changes::heading(view) else { return };
    section.push(plain_heading(2, title));
    if view.plan.changes.is_empty() {
        section.push(note(words.word("no-changes")));
        return;
    }
    let mut table = Table::with_headings(
        &widths(&[2, 9], section.page.text_width()),
        [words.column(Column::Item), words.word("change")],
    );
    for of_item in view.plan.changes.chunk_by(|one, other| one.item == other.item) {
        let Some(first) = of_item.first() else { continue };
        let known = view.rows.iter().find(|row| row.item.id == first.item);
        let id = match known {
            Some(row) => link_cell(&row.short_id, item_bookmark(row.order)),
            None => Cell::text(first.item.as_str()),
        };
        let sentences = of_item.iter().map(|change| {
            Paragraph::styled(ParagraphStyle::TableText)
                .with_text(crate::changes::sentence(change, words))
        });
        table.rows.push(row(vec![id, Cell { paragraphs: sentences.collect(), shade: None }]));
    }
    section.push(table);
}

fn texts(section: &mut Section, view: &View<'_>) {
    let words = &view.words;
    section.push(plain_heading(2, words.word("texts")));
    let mut table = Table::with_headings(
        &widths(&[5, 2, 4], section.page.text_width()),
        [words.word("text"), words.word("language"), words.word("file")],
    );
    for text in &view.plan.texts {
        let mut file = Cell::text(&text.source_name);
        file.paragraphs.push(
            Paragraph::styled(ParagraphStyle::TableText)
                .with_text(format!("SHA-256 {}", in_groups(&text.source_sha256))),
        );
        table.rows.push(row(vec![
            quoted(ParagraphStyle::TableText, &text.title, text.language).into(),
            Cell::text(words.language_name(text.language)),
            file,
        ]));
    }
    section.push(table);
}

/// A hash in groups of eight, so that lines can break.
fn in_groups(hash: &str) -> String {
    let characters: Vec<char> = hash.chars().collect();
    characters.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn by_body(section: &mut Section, view: &View<'_>, owners: &[Owner], options: &ReportOptions) {
    let words = &view.words;
    let forces = counts::forces(view);
    section.push(plain_heading(2, words.word("heading-bodies")));
    let mut headings = vec![words.word("body")];
    headings.extend(forces.iter().map(|force| words.force(*force)));
    headings.extend([words.word("total"), words.word("ambiguous")]);
    let mut shares = vec![30];
    shares.extend(std::iter::repeat_n(11, headings.len() - 1));
    let mut table = Table::with_headings(&widths(&shares, section.page.text_width()), headings);
    let figures = |count: &counts::OwnerCount| -> Vec<Cell> {
        count
            .by_force
            .iter()
            .chain([&count.total, &count.ambiguous])
            .map(|figure| {
                Cell::text(if *figure == 0 { "–".to_owned() } else { figure.to_string() })
            })
            .collect()
    };
    for (index, owner) in owners.iter().enumerate() {
        let name = if options.per_owner {
            link_cell(&owner.name, bodies::bookmark(index))
        } else {
            Cell::text(&owner.name)
        };
        let mut cells = vec![name];
        cells.extend(figures(&counts::of_owner(view, owner, &forces)));
        table.rows.push(row(cells));
    }
    let mut cells = vec![label_cell(words.word("total"))];
    cells.extend(figures(&counts::of_all(view, &forces)));
    table.rows.push(row(cells));
    section.push(table);
    section.push(note(words.word("note-several")));
}

fn reports(section: &mut Section, view: &View<'_>) {
    let words = &view.words;
    section.push(plain_heading(2, words.word("heading-reports")));
    let recipients = view.recipients();
    if recipients.is_empty() {
        section.push(note(words.word("no-report")));
        return;
    }
    let mut table = Table::with_headings(
        &widths(&[4, 5, 2], section.page.text_width()),
        [
            words.column(Column::ReportTo),
            words.word("stated"),
            format!("{} †", words.word("proposed-heading")),
        ],
    );
    for recipient in recipients {
        let ids: Vec<&str> =
            recipient.stated.iter().map(|index| view.rows[*index].short_id.as_str()).collect();
        let stated = if ids.is_empty() {
            "–".to_owned()
        } else {
            format!("{}: {}", ids.len(), ids.join(", "))
        };
        let proposed = match recipient.proposed.len() {
            0 => "–".to_owned(),
            count => count.to_string(),
        };
        table.rows.push(row(vec![
            Cell::text(recipient.long_name),
            Cell::text(stated),
            Cell::text(proposed),
        ]));
    }
    section.push(table);
}

fn ambiguous(section: &mut Section, view: &View<'_>) {
    let words = &view.words;
    section.push(plain_heading(2, words.word("heading-ambiguous")));
    let ambiguities = counts::ambiguities(view);
    if ambiguities.is_empty() {
        section.push(note(words.word("nothing-ambiguous")));
        return;
    }
    let mut table = Table::with_headings(
        &widths(&[2, 3, 3, 6], section.page.text_width()),
        [
            words.column(Column::Item),
            words.word("field"),
            words.column(Column::Verb),
            words.word("readings"),
        ],
    );
    for ambiguity in ambiguities {
        let item = &view.rows[ambiguity.row];
        table.rows.push(row(vec![
            link_cell(&item.short_id, item_bookmark(item.order)),
            Cell::text(ambiguity.field),
            quoted(ParagraphStyle::TableText, &ambiguity.written, item.language).into(),
            Cell::text(ambiguity.readings),
        ]));
    }
    section.push(table);
}

fn doubtful(section: &mut Section, view: &View<'_>) {
    let words = &view.words;
    section.push(plain_heading(2, words.word("heading-doubts")));
    let rows: Vec<Row> = view
        .rows
        .iter()
        .filter(|item| !item.doubts.is_empty())
        .map(|item| {
            row(vec![
                link_cell(&item.short_id, item_bookmark(item.order)),
                Cell::text(format!("{:.2}", item.confidence())),
                Cell::text(item.doubts.join(words.separator())),
            ])
        })
        .collect();
    if rows.is_empty() {
        section.push(note(words.word("nothing-doubtful")));
        return;
    }
    let mut table = Table::with_headings(
        &widths(&[2, 2, 10], section.page.text_width()),
        [
            words.column(Column::Item),
            words.column(Column::Confidence),
            words.column(Column::Doubts),
        ],
    );
    table.rows.extend(rows);
    section.push(table);
}
