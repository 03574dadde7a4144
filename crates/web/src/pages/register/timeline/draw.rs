//! The pictures of the timeline. Places along the line are shares of its width, so that a picture
//! fits every screen without a script and its marks keep their shape.

use std::fmt::Write as _;

use actum_model::PartialDate;

use super::Look;
use crate::frame::{Frame, Markup};

/// How far apart marks have to be, in shares of the width, to stand on one level.
const APART: f64 = 2.2;

/// Height of a level of marks, and the most levels of a lane, in pixels.
const LEVEL: u32 = 22;
const LEVELS: usize = 6;

/// A mark: one item, or several of one day that stand alike.
pub(super) struct Mark {
    pub(super) day: PartialDate,
    pub(super) look: Look,
    pub(super) count: usize,
    pub(super) href: String,
    /// All that it says, for a screen reader; a script makes a tooltip of it.
    pub(super) words: String,
}

/// The line of time.
pub(super) struct Scale {
    /// Months since the year 0: the first, and the one after the last.
    from: i32,
    to: i32,
    today: Option<PartialDate>,
    /// Whether time runs from right to left.
    mirrored: bool,
}

fn month_of(day: PartialDate) -> i32 {
    let (year, month, _) = day.last_day();
    i32::from(year) * 12 + i32::from(month) - 1
}

impl Scale {
    /// A line that holds all days, and today.
    pub(super) fn new(
        days: impl Iterator<Item = PartialDate>,
        today: Option<PartialDate>,
        mirrored: bool,
    ) -> Self {
        let months: Vec<i32> = days.chain(today).map(month_of).collect();
        let from = months.iter().copied().min().unwrap_or(0);
        let to = months.iter().copied().max().unwrap_or(0) + 1;
        // At least half a year: a single mark should not stand alone on a line of one month.
        Self { from, to: to.max(from + 6), today, mirrored }
    }

    /// The place of a day, in percent of the width from the left.
    fn place(&self, day: PartialDate) -> f64 {
        let (_, _, of_month) = day.last_day();
        let months = f64::from(month_of(day) - self.from) + f64::from(of_month - 1) / 31.0;
        self.at(months)
    }

    fn at(&self, months: f64) -> f64 {
        // A margin at both ends keeps the outermost marks whole.
        let share = 1.5 + months / f64::from(self.to - self.from) * 97.0;
        if self.mirrored { 100.0 - share } else { share }
    }

    /// The months at which there is a line, at most eight, with how each is called.
    fn ticks(&self) -> Vec<(f64, PartialDate)> {
        let months = self.to - self.from;
        // The last is enough for every year that a date can have.
        let step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000]
            .into_iter()
            .find(|step| months / step <= 7)
            .unwrap_or(24_000);
        let first = self.from.div_euclid(step) * step;
        let mut ticks = Vec::new();
        let mut month = first;
        while month <= self.to {
            let year = i16::try_from(month.div_euclid(12));
            let number = u8::try_from(month.rem_euclid(12) + 1);
            if month >= self.from
                && let (Ok(year), Ok(number)) = (year, number)
            {
                let date = if step % 12 == 0 {
                    Some(PartialDate::year(year))
                } else {
                    PartialDate::month(year, number)
                };
                ticks.extend(date.map(|date| (self.at(f64::from(month - self.from)), date)));
            }
            month += step;
        }
        ticks
    }
}

/// The line with its years or months, and today.
pub(super) fn axis(scale: &Scale, frame: &Frame) -> Markup {
    let mut svg = Markup::default();
    svg.raw("<svg class=\"axis\" width=\"100%\" height=\"44\" aria-hidden=\"true\">");
    // The lines of every lane, written once.
    svg.raw("<defs><g id=\"days\">");
    for (place, _) in scale.ticks() {
        svg.raw(&line("tick", place));
    }
    if let Some(today) = scale.today {
        svg.raw(&line("today", scale.place(today)));
    }
    svg.raw("</g></defs>");
    for (place, date) in scale.ticks() {
        let anchor = if place < 8.0 {
            "start"
        } else if place > 92.0 {
            "end"
        } else {
            "middle"
        };
        svg.raw(&format!(
            "<line class=\"tick\" x1=\"{place:.2}%\" x2=\"{place:.2}%\" y1=\"34\" y2=\"44\"/>\
             <text direction=\"ltr\" x=\"{place:.2}%\" y=\"30\" text-anchor=\"{anchor}\">"
        ));
        svg.words(&frame.date(date)).raw("</text>");
    }
    if let Some(today) = scale.today {
        let place = scale.place(today);
        let anchor = if place < 12.0 {
            "start"
        } else if place > 88.0 {
            "end"
        } else {
            "middle"
        };
        svg.raw(&format!(
            "<line class=\"today\" x1=\"{place:.2}%\" x2=\"{place:.2}%\" y1=\"16\" y2=\"44\"/>\
             <text class=\"today\" direction=\"ltr\" x=\"{place:.2}%\" y=\"12\" text-anchor=\"{anchor}\">"
        ));
        svg.words(&frame.plain("timeline-today").marked()).raw("</text>");
    }
    svg.raw("</svg>");
    svg
}

/// The marks of a lane, those too near to each other on levels of their own.
pub(super) fn lane(marks: &[Mark], scale: &Scale) -> Markup {
    let mut ends: Vec<f64> = Vec::new();
    let mut placed: Vec<(f64, usize, &Mark)> = Vec::new();
    let mut in_order: Vec<(f64, &Mark)> =
        marks.iter().map(|mark| (scale.place(mark.day), mark)).collect();
    in_order.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    for (place, mark) in in_order {
        let free = ends.iter().position(|end| place - end >= APART);
        let level = free.unwrap_or_else(|| ends.len().min(LEVELS - 1));
        if level == ends.len() {
            ends.push(place);
        } else {
            ends[level] = place;
        }
        placed.push((place, level, mark));
    }
    let levels = u32::try_from(ends.len().max(1)).unwrap_or(1);
    let height = levels * LEVEL + 6;
    let mut svg = Markup::default();
    svg.raw(&format!("<svg class=\"lane\" width=\"100%\" height=\"{height}\" role=\"group\">"));
    svg.raw("<use href=\"#days\"/>");
    for (place, level, mark) in placed {
        let y = u32::try_from(level).unwrap_or(0) * LEVEL + 14;
        svg.raw("<a href=\"").words(&mark.href).raw("\" aria-label=\"").words(&mark.words);
        svg.raw(&format!("\"><svg x=\"{place:.1}%\" y=\"{y}\">"));
        match mark.count {
            1 => svg.raw(&format!("<use href=\"#{}\"/>", id(mark.look))),
            count => svg.raw(&shape(mark.look, count)),
        };
        svg.raw("</svg></a>");
    }
    svg.raw("</svg>");
    svg
}

fn line(class: &str, place: f64) -> String {
    format!("<line class=\"{class}\" x1=\"{place:.2}%\" x2=\"{place:.2}%\" y1=\"0\" y2=\"100%\"/>")
}

/// A mark around the origin. Each look has a shape of its own, so that none is told by colour
/// alone; several items share one with their number in it.
fn shape(look: Look, count: usize) -> String {
    let class = look.name();
    let mut shape = String::new();
    // Writing to a string does not fail.
    let _ = if count > 1 {
        let half = 8 + 3 * (count.to_string().len() - 1);
        let (x, width) = (-i64::try_from(half).unwrap_or(9), half * 2);
        let body = match look {
            Look::Overdue => format!("<path d=\"M{x} 9 V-5 L0 -13 L{half} -5 V9 Z\"/>"),
            Look::Soon => format!(
                "<path d=\"M{x} 0 L{x2} -9 H{half2} L{half} 0 L{half2} 9 H{x2} Z\"/>",
                x = x - 5,
                x2 = x,
                half2 = half,
                half = half + 5
            ),
            Look::Ahead | Look::Done => {
                format!("<rect x=\"{x}\" y=\"-9\" width=\"{width}\" height=\"18\" rx=\"9\"/>")
            }
        };
        write!(
            shape,
            "<g class=\"mark-{class}\">{body}<text direction=\"ltr\" y=\"4.5\" \
             text-anchor=\"middle\">{count}</text></g>"
        )
    } else {
        let body = match look {
            Look::Overdue => {
                "<path d=\"M-8 7 L0 -9 L8 7 Z\"/><path class=\"sign\" d=\"M0 -3.5 V2 M0 4 V5.2\"/>"
            }
            Look::Soon => "<path d=\"M-8 0 L0 -8 L8 0 L0 8 Z\"/>",
            Look::Ahead => "<circle r=\"6.5\"/>",
            Look::Done => {
                "<circle r=\"6.5\"/><path class=\"sign\" d=\"M-3 0 L-0.8 2.4 L3.2 -2.6\"/>"
            }
        };
        write!(shape, "<g class=\"mark-{class}\">{body}</g>")
    };
    shape
}

/// A mark for the legend.
pub(super) fn sample(look: Look) -> Markup {
    let mut svg = Markup::default();
    svg.raw("<svg width=\"20\" height=\"20\" viewBox=\"-10 -10 20 20\" aria-hidden=\"true\">");
    // Marks of single items in the lanes refer to this one.
    let shape = shape(look, 1).replacen("<g ", &format!("<g id=\"{}\" ", id(look)), 1);
    svg.raw(&shape).raw("</svg>");
    svg
}

/// The id of the sample of a look.
fn id(look: Look) -> String {
    format!("one-{}", look.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: u8, day: u8) -> PartialDate {
        PartialDate::day(year, month, day).expect("a day")
    }

    #[test]
    fn days_lie_in_order_and_mirrored_the_other_way_round() {
        let days = [day(2026, 1, 1), day(2026, 12, 31), day(2028, 6, 15)];
        let line = Scale::new(days.into_iter(), Some(day(2027, 2, 1)), false);
        let places: Vec<f64> = days.iter().map(|day| line.place(*day)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        assert!(places.iter().all(|place| (1.0..99.0).contains(place)), "{places:?}");
        let mirrored = Scale::new(days.into_iter(), None, true);
        for (place, day) in places.iter().zip(days) {
            assert!((100.0 - place - mirrored.place(day)).abs() < 1e-9);
        }
    }

    #[test]
    fn the_line_has_few_marks_however_long_it_is() {
        for (last, least) in [(2026, 1), (2027, 3), (2031, 3), (2126, 3), (3000, 2), (9999, 2)] {
            let line = Scale::new([day(2026, 3, 1), day(last, 9, 1)].into_iter(), None, false);
            let ticks = line.ticks().len();
            assert!((least..=9).contains(&ticks), "until {last}: {ticks}");
        }
    }

    #[test]
    fn marks_that_are_near_stand_on_levels_and_every_word_is_escaped() {
        let mark = |day, words: &str| Mark {
            day,
            look: Look::Overdue,
            count: 1,
            href: "/items/a\"b".to_owned(),
            words: words.to_owned(),
        };
        let scale = Scale::new([day(2026, 1, 1), day(2027, 1, 1)].into_iter(), None, false);
        let marks = [mark(day(2026, 1, 1), "<b>"), mark(day(2026, 1, 2), "x")];
        let svg = lane(&marks, &scale).to_string();
        assert!(
            svg.contains("height=\"50\"") && svg.contains("y=\"14\"") && svg.contains("y=\"36\"")
        );
        assert!(svg.contains("&lt;b&gt;") && svg.contains("a&quot;b") && !svg.contains("<b>"));
    }
}
