//! What an item waits for and what waits for it, drawn and as a list.

use actum_model::Item;

use crate::basis::Shower;
use crate::content::Content;
use crate::frame::{Frame, Markup};
use crate::link;
use crate::row::Row;

/// How many items are drawn on each side; the list beneath has all of them.
const DRAWN: usize = 8;

/// Height of a box with the room beneath it, and width of a column, in pixels.
const STEP: usize = 34;
const BOX: usize = 150;

/// What an item waits for and what waits for it.
pub(super) struct Dependencies {
    pub(super) picture: Markup,
    pub(super) waits_for: Vec<Row>,
    pub(super) waited_for_by: Vec<Row>,
}

impl Dependencies {
    /// `None` when nothing waits for anything.
    pub(super) fn new(
        item: &Item,
        waits_for: &[Item],
        waited_for_by: &[Item],
        content: &Content,
        shower: &Shower<'_>,
    ) -> Option<Self> {
        if waits_for.is_empty() && waited_for_by.is_empty() {
            return None;
        }
        let rows = |items: &[Item]| -> Vec<Row> {
            items.iter().map(|item| Row::new(shower.state, shower.frame, item, content)).collect()
        };
        Some(Self {
            picture: picture(item, waits_for, waited_for_by, content, shower),
            waits_for: rows(waits_for),
            waited_for_by: rows(waited_for_by),
        })
    }
}

/// Three columns, from what comes first to what comes after; from right to left the other way.
fn picture(
    item: &Item,
    before: &[Item],
    after: &[Item],
    content: &Content,
    shower: &Shower<'_>,
) -> Markup {
    let frame = shower.frame;
    let mirrored = frame.direction() == "rtl";
    let gap = 60;
    let width = 3 * BOX + 2 * gap;
    let rows = before.len().min(DRAWN).max(after.len().min(DRAWN)).max(1);
    let height = rows * STEP;
    let left = |column: usize| {
        let column = if mirrored { 2 - column } else { column };
        column * (BOX + gap)
    };
    let mut svg = Markup::default();
    svg.raw(&format!(
        "<svg class=\"dependencies\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"group\" aria-label=\""
    ));
    svg.words(&frame.plain("dependencies-title").marked()).raw("\">");
    let middle = (height - STEP) / 2;
    let top = |count: usize, place: usize| (rows - count) * STEP / 2 + place * STEP;
    for (column, items) in [(0, before), (2, after)] {
        let count = items.len().min(DRAWN);
        for place in 0..count {
            let y = top(count, place) + 14;
            let (own, other) = (left(1), left(column));
            // From the right edge of what comes first on the line to the left edge of what follows.
            let (from, to, from_y, to_y) = if own < other {
                (own + BOX, other, middle + 14, y)
            } else {
                (own, other + BOX, middle + 14, y)
            };
            svg.raw(&format!(
                "<path d=\"M{from} {from_y} C{half} {from_y} {half} {to_y} {to} {to_y}\"/>",
                half = (from + to) / 2
            ));
        }
    }
    draw(&mut svg, (item, content), left(1), middle, "own", frame);
    for (column, items) in [(0, before), (2, after)] {
        let count = items.len().min(DRAWN);
        for (place, item) in items.iter().take(DRAWN).enumerate() {
            let (x, y) = (left(column), top(count, place));
            draw(&mut svg, (item, content), x, y, class(item, shower), frame);
        }
    }
    svg.raw("</svg>");
    svg
}

/// Whether one need not wait for it any more.
fn class(item: &Item, shower: &Shower<'_>) -> &'static str {
    use actum_model::Standing::{Closed, Delivered, Void};
    match shower.state.standing(&item.status) {
        Closed | Delivered | Void => "done",
        _ => "waited",
    }
}

fn draw(
    svg: &mut Markup,
    (item, content): (&Item, &Content),
    x: usize,
    y: usize,
    class: &str,
    frame: &Frame,
) {
    let number: String = item.id.parts().1.chars().take(16).collect();
    let mark = if class == "done" { "✓ " } else { "" };
    svg.raw("<a href=\"").words(&link::item(&item.id)).raw("\" aria-label=\"");
    svg.words(&format!("{} {}", frame.plain("field-item").marked(), item.id.parts().1));
    svg.raw(&format!("\"><g class=\"{class}\"><title>"));
    svg.words(&content.act(item).0.chars().take(200).collect::<String>());
    svg.raw(&format!(
        "</title><rect x=\"{x}\" y=\"{y}\" width=\"{BOX}\" height=\"28\" rx=\"4\"/>\
         <text direction=\"ltr\" x=\"{text}\" y=\"{line}\" text-anchor=\"middle\">{mark}",
        text = x + BOX / 2,
        line = y + 19
    ));
    svg.words(&number).raw("</text></g></a>");
}
