//! A sentence with its parts marked, for a terminal.

use actum_model::Span;

/// A stretch of words and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    /// Name of the field, shown in front of the words.
    pub(crate) label: String,
    /// Colour as the number of an ANSI sequence: 31 to 36.
    pub(crate) color: u8,
}

/// The words of `text` inside `within`, with `[label: …]` around each marked stretch.
///
/// The label says what the colour says, so that nothing is lost without colour. Marks of the same
/// stretch share one pair of brackets, those inside others are nested. Two marks that cut into
/// each other cannot both be bracketed: the later one gives way.
pub(crate) fn marked(text: &str, within: Span, marks: &[Mark], color: bool) -> String {
    let mut marks: Vec<&Mark> = marks
        .iter()
        .filter(|mark| {
            !mark.span.is_empty() && within.contains(mark.span) && mark.span.slice(text).is_some()
        })
        .collect();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut groups: Vec<(Span, Vec<&Mark>)> = Vec::new();
    for mark in marks {
        match groups.iter_mut().find(|(span, _)| *span == mark.span) {
            Some((_, same)) => {
                if same.iter().all(|known| known.label != mark.label) {
                    same.push(mark);
                }
            }
            None => {
                let crosses = groups.iter().any(|(span, _)| {
                    span.overlaps(mark.span)
                        && !span.contains(mark.span)
                        && !mark.span.contains(*span)
                });
                if !crosses {
                    groups.push((mark.span, vec![mark]));
                }
            }
        }
    }
    let mut words = String::new();
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut place = within.start;
    let mut next = groups.iter().peekable();
    loop {
        let start = next.peek().map_or(within.end, |(span, _)| span.start);
        while let Some((end, _)) = open.last().copied().filter(|(end, _)| *end <= start) {
            words.push_str(&text[place..end]);
            place = end;
            open.pop();
            close(&mut words, open.last().map(|(_, color)| *color), color);
        }
        words.push_str(&text[place..start]);
        place = start;
        let Some((span, same)) = next.next() else { break };
        let labels: Vec<&str> = same.iter().map(|mark| mark.label.as_str()).collect();
        if color {
            words.push_str(&format!(
                "\u{1b}[1;{}m[{}:\u{1b}[22m ",
                same[0].color,
                labels.join(", ")
            ));
        } else {
            words.push_str(&format!("[{}: ", labels.join(", ")));
        }
        open.push((span.end, same[0].color));
    }
    words
}

/// Ends a stretch and goes back to the colour around it.
fn close(words: &mut String, around: Option<u8>, color: bool) {
    if !color {
        words.push(']');
        return;
    }
    words.push_str("\u{1b}[1m]\u{1b}[0m");
    if let Some(around) = around {
        words.push_str(&format!("\u{1b}[{around}m"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, label: &str) -> Mark {
        Mark { span: Span::new(start, end), label: label.to_owned(), color: 31 }
    }

    #[test]
    fn marks_are_labelled_nested_and_joined() {
        let text = "0 requests the Office to report to the Board.";
        let within = Span::new(2, text.len());
        let marks = [
            mark(2, 10, "force"),
            mark(15, 21, "who"),
            mark(25, 44, "act"),
            mark(25, 31, "result"),
            mark(35, 44, "report to"),
            mark(25, 31, "instrument"),
        ];
        assert_eq!(
            marked(text, within, &marks, false),
            "[force: requests] the [who: Office] to [act: [result, instrument: report] to \
             [report to: the Board]]."
        );
    }

    #[test]
    fn marks_outside_or_across_others_are_left_out_and_no_word_is_lost() {
        let text = "责成第十七组提交报告";
        let within = Span::new(0, text.len());
        let marks = [
            mark(0, 6, "force"),
            mark(3, 12, "cuts into force"),
            mark(1, 4, "no boundary"),
            mark(0, 300, "outside"),
            mark(6, 18, "who"),
        ];
        assert_eq!(marked(text, within, &marks, false), "[force: 责成][who: 第十七组]提交报告");
    }

    #[test]
    fn colour_adds_sequences_and_changes_no_words() {
        let text = "requests the Office";
        let within = Span::new(0, text.len());
        let marks = [mark(0, 8, "force"), mark(13, 19, "who")];
        let colored = marked(text, within, &marks, true);
        assert!(colored.contains("\u{1b}["));
        let mut plain = String::new();
        let mut rest = colored.as_str();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            plain.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        plain.push_str(rest);
        assert_eq!(plain, marked(text, within, &marks, false));
    }
}
