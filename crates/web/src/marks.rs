//! The words of a provision with the marks of what was understood of them.
//!
//! Marks may lie inside one another (an occasion inside an act) and across one another (a
//! condition that begins in one act and ends in the next). HTML elements cannot cross, so a mark
//! that does is cut where another ends; its first piece carries the `id`.

use std::collections::{BTreeMap, BTreeSet};

use actum_model::{
    Basis, Commitment, Document, Located, Provision, ProvisionReading, Revision, RevisionKind, Span,
};

use crate::frame::Markup;

/// What a mark says of its words. The order is that of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum MarkKind {
    Force,
    Addressee,
    Partner,
    Act,
    Deliverable,
    Due,
    ReportTo,
    Condition,
    Citation,
    Reference,
    /// A verb that asks nothing.
    Statement,
    /// Words that gave no commitment.
    Residue,
}

impl MarkKind {
    /// Those that values have, in the order of the legend.
    pub(crate) const VALUES: [MarkKind; 10] = [
        MarkKind::Force,
        MarkKind::Addressee,
        MarkKind::Partner,
        MarkKind::Act,
        MarkKind::Deliverable,
        MarkKind::Due,
        MarkKind::ReportTo,
        MarkKind::Condition,
        MarkKind::Citation,
        MarkKind::Reference,
    ];

    /// Class of the stylesheet: `k-report-to`.
    pub(crate) fn class(self) -> &'static str {
        match self {
            MarkKind::Force => "k-force",
            MarkKind::Addressee => "k-addressee",
            MarkKind::Partner => "k-partner",
            MarkKind::Act => "k-act",
            MarkKind::Deliverable => "k-deliverable",
            MarkKind::Due => "k-due",
            MarkKind::ReportTo => "k-report-to",
            MarkKind::Condition => "k-condition",
            MarkKind::Citation => "k-citation",
            MarkKind::Reference => "k-reference",
            MarkKind::Statement => "k-statement",
            MarkKind::Residue => "k-residue",
        }
    }

    /// Id of the message that names it.
    pub(crate) fn message(self) -> &'static str {
        match self {
            MarkKind::Force => "field-force",
            MarkKind::Addressee => "field-addressees",
            MarkKind::Partner => "field-partners",
            MarkKind::Act => "field-act",
            MarkKind::Deliverable => "field-deliverables",
            MarkKind::Due => "field-due",
            MarkKind::ReportTo => "field-report-to",
            MarkKind::Condition => "field-conditions",
            MarkKind::Citation => "field-citations",
            MarkKind::Reference => "field-references",
            MarkKind::Statement => "mark-statement",
            MarkKind::Residue => "mark-residue",
        }
    }
}

/// Words with a meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) kind: MarkKind,
    /// Whether a rule, not the words, gave the value.
    pub(crate) inferred: bool,
    /// The commitments that have it, in the order of the text.
    pub(crate) commitments: Vec<String>,
}

/// All marks of a text, each once whatever the number of commitments that share it.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    by_place: BTreeMap<(Span, MarkKind, bool), Vec<String>>,
    /// Length of the longest mark: none that begins further back can reach a place.
    longest: usize,
}

/// The `id` of the mark of a value, if its words are marked.
pub(crate) fn anchor(kind: MarkKind, basis: &Basis) -> Option<String> {
    let span = basis.span().filter(|span| !span.is_empty())?;
    Some(anchor_of(kind, span))
}

fn anchor_of(kind: MarkKind, span: Span) -> String {
    format!("w-{}-{}-{}", &kind.class()[2..], span.start, span.end)
}

impl Marks {
    /// Adds the marks of everything that was understood of a provision.
    pub(crate) fn add_reading(&mut self, reading: &ProvisionReading) {
        if let actum_model::Outcome::Commitments { commitments } = &reading.outcome {
            for commitment in commitments {
                self.add_commitment(commitment);
            }
        }
        for statement in &reading.statements {
            self.add(MarkKind::Statement, &statement.basis, None);
        }
        for residue in &reading.residue {
            self.longest = self.longest.max(residue.span.len());
            self.by_place.entry((residue.span, MarkKind::Residue, false)).or_default();
        }
    }

    /// Adds the marks of one commitment.
    pub(crate) fn add_commitment(&mut self, commitment: &Commitment) {
        let id = Some(commitment.id.as_str());
        self.add(MarkKind::Force, &commitment.force.basis, id);
        self.add(MarkKind::Act, &commitment.act.basis, id);
        self.add_all(MarkKind::Addressee, &commitment.addressees, id);
        self.add_all(MarkKind::Partner, &commitment.partners, id);
        self.add_all(MarkKind::Deliverable, &commitment.deliverables, id);
        self.add_all(MarkKind::Due, &commitment.due, id);
        self.add_all(MarkKind::ReportTo, &commitment.report_to, id);
        self.add_all(MarkKind::Condition, &commitment.conditions, id);
        self.add_all(MarkKind::Citation, &commitment.citations, id);
        self.add_all(MarkKind::Reference, &commitment.references, id);
    }

    fn add_all<T>(&mut self, kind: MarkKind, values: &[Located<T>], id: Option<&str>) {
        for value in values {
            self.add(kind, &value.basis, id);
        }
    }

    fn add(&mut self, kind: MarkKind, basis: &Basis, commitment: Option<&str>) {
        let Some(span) = basis.span().filter(|span| !span.is_empty()) else { return };
        self.longest = self.longest.max(span.len());
        let inferred = matches!(basis, Basis::Inferred { .. });
        let commitments = self.by_place.entry((span, kind, inferred)).or_default();
        if let Some(id) = commitment
            && !commitments.iter().any(|known| known == id)
        {
            commitments.push(id.to_owned());
        }
    }

    /// The kinds there are.
    pub(crate) fn kinds(&self) -> BTreeSet<MarkKind> {
        self.by_place.keys().map(|(_, kind, _)| *kind).collect()
    }

    /// The marks that touch `span`.
    pub(crate) fn within(&self, span: Span) -> Vec<Mark> {
        let from = span.start.saturating_sub(self.longest);
        let first = (Span::new(from, from), MarkKind::Force, false);
        let last = (Span::new(span.end, 0), MarkKind::Force, false);
        self.by_place
            .range(first..last)
            .filter(|((mark, ..), _)| mark.overlaps(span))
            .map(|((mark, kind, inferred), commitments)| Mark {
                span: *mark,
                kind: *kind,
                inferred: *inferred,
                commitments: commitments.clone(),
            })
            .collect()
    }
}

/// How marks are written out.
pub(crate) struct Style<'a> {
    /// What a mark leads to, if anywhere.
    pub(crate) link: &'a dyn Fn(&Mark) -> Option<String>,
    /// What a mark is called, for its tooltip.
    pub(crate) title: &'a dyn Fn(&Mark) -> String,
    /// Whether marks get the ids that anchors lead to.
    pub(crate) anchors: bool,
    /// Whether marks name the commitments that have them, for a script to find.
    pub(crate) named: bool,
    /// The commitment whose marks stand out.
    pub(crate) chosen: Option<&'a str>,
}

/// The words of a provision, marked.
pub(crate) fn write_provision(
    document: &Document,
    provision: &Provision,
    marks: &[Mark],
    style: &Style<'_>,
) -> Markup {
    write(&document.text, provision.span, marks, &provision.revisions, style)
}

/// The words at `span` of `text`, marked. Marks and changes that do not lie on character
/// boundaries are left out; words never are.
pub(crate) fn write(
    text: &str,
    span: Span,
    marks: &[Mark],
    revisions: &[Revision],
    style: &Style<'_>,
) -> Markup {
    let mut out = Markup::default();
    let Some(words) = span.slice(text) else { return out };
    let cut = |mark: &Mark| {
        let inside = Span::new(mark.span.start.max(span.start), mark.span.end.min(span.end));
        (!inside.is_empty() && inside.slice(text).is_some()).then_some(inside)
    };
    let placed: Vec<(usize, Span)> =
        marks.iter().enumerate().filter_map(|(index, mark)| Some((index, cut(mark)?))).collect();
    let mut edges: BTreeSet<usize> =
        placed.iter().flat_map(|(_, mark)| [mark.start, mark.end]).collect();
    for revision in revisions {
        for edge in [revision.span.start, revision.span.end] {
            if span.start <= edge && edge <= span.end && text.is_char_boundary(edge) {
                edges.insert(edge);
            }
        }
    }
    edges.insert(span.start);
    edges.insert(span.end);

    let mut writer =
        Writer { out: &mut out, marks, style, open: Vec::new(), begun: BTreeSet::new() };
    let edges: Vec<usize> = edges.into_iter().collect();
    // An empty provision has one edge and no segment.
    let segments = edges.windows(2).map(|edge| Span::new(edge[0], edge[1]));
    for segment in segments {
        let mut active: Vec<(usize, Span)> =
            placed.iter().filter(|(_, mark)| mark.contains(segment)).copied().collect();
        // The longest outside: a mark inside another stays one element.
        active.sort_by_key(|(index, mark)| {
            (std::cmp::Reverse(mark.len()), mark.start, marks[*index].kind, *index)
        });
        let active: Vec<usize> = active.into_iter().map(|(index, _)| index).collect();
        writer.switch_to(&active);
        writer.deleted(revisions, segment.start);
        let inserted = revisions.iter().any(|revision| {
            matches!(revision.kind, RevisionKind::Insertion | RevisionKind::MovedHere)
                && revision.span.contains(segment)
        });
        let piece = &words[segment.start - span.start..segment.end - span.start];
        writer.piece(piece, inserted);
    }
    writer.switch_to(&[]);
    writer.deleted(revisions, span.end);
    out
}

struct Writer<'a> {
    out: &'a mut Markup,
    marks: &'a [Mark],
    style: &'a Style<'a>,
    /// The open marks, outermost first, each with whether it is written as a link.
    open: Vec<(usize, bool)>,
    begun: BTreeSet<usize>,
}

impl Writer<'_> {
    fn switch_to(&mut self, active: &[usize]) {
        let common =
            self.open.iter().zip(active).take_while(|((open, _), wanted)| open == *wanted).count();
        for (_, link) in self.open.drain(common..).rev() {
            self.out.raw(if link { "</a>" } else { "</span>" });
        }
        for index in &active[common..] {
            self.begin(*index);
        }
    }

    fn begin(&mut self, index: usize) {
        let mark = &self.marks[index];
        // Links cannot stand inside links; acts hold all the rest and so are none.
        let inside_link = self.open.iter().any(|(_, link)| *link);
        let href =
            if inside_link || mark.kind == MarkKind::Act { None } else { (self.style.link)(mark) };
        self.out.raw(if href.is_some() { "<a" } else { "<span" });
        if self.begun.insert(index) && self.style.anchors {
            self.out.raw(" id=\"").words(&anchor_of(mark.kind, mark.span)).raw("\"");
        }
        self.out.raw(" class=\"mark ").raw(mark.kind.class());
        if mark.inferred {
            self.out.raw(" inferred");
        }
        if self.style.chosen.is_some_and(|chosen| mark.commitments.iter().any(|id| id == chosen)) {
            self.out.raw(" chosen");
        }
        self.out.raw("\" title=\"").words(&(self.style.title)(mark)).raw("\"");
        if self.style.named && !mark.commitments.is_empty() {
            self.out.raw(" data-of=\"").words(&mark.commitments.join(" ")).raw("\"");
        }
        let is_link = href.is_some();
        if let Some(href) = href {
            self.out.raw(" href=\"").words(&href).raw("\"");
        }
        self.out.raw(">");
        self.open.push((index, is_link));
    }

    fn piece(&mut self, words: &str, inserted: bool) {
        if inserted {
            self.out.raw("<ins class=\"tracked\">").words(words).raw("</ins>");
        } else {
            self.out.words(words);
        }
    }

    fn deleted(&mut self, revisions: &[Revision], place: usize) {
        for revision in revisions {
            if matches!(revision.kind, RevisionKind::Deletion | RevisionKind::MovedAway)
                && revision.span.start == place
            {
                self.out.raw("<del class=\"tracked\">").words(&revision.words).raw("</del>");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Die Gruppe prüft, ob <b> gilt.";

    fn mark(kind: MarkKind, start: usize, end: usize) -> Mark {
        let commitments = vec!["1".to_owned()];
        Mark { span: Span::new(start, end), kind, inferred: false, commitments }
    }

    fn written(text: &str, marks: &[Mark], revisions: &[Revision]) -> String {
        let link = |mark: &Mark| mark.commitments.first().map(|id| format!("#i-{id}"));
        let title = |_: &Mark| String::new();
        let style =
            Style { link: &link, title: &title, anchors: false, named: false, chosen: None };
        let span = Span::new(0, text.len());
        write(text, span, marks, revisions, &style).to_string().replace(" title=\"\"", "")
    }

    #[test]
    fn nested_marks_stay_whole() {
        let marks = [mark(MarkKind::Act, 0, 30), mark(MarkKind::Due, 4, 10)];
        assert_eq!(
            written("abcdefghijklmnopqrstuvwxyz0123", &marks, &[]),
            "<span class=\"mark k-act\">abcd<a class=\"mark k-due\" href=\"#i-1\">efghij</a>\
             klmnopqrstuvwxyz0123</span>"
        );
    }

    #[test]
    fn crossing_marks_are_cut_and_no_word_is_lost() {
        let marks = [mark(MarkKind::Due, 0, 6), mark(MarkKind::Condition, 4, 9)];
        assert_eq!(
            written("abcdefghij", &marks, &[]),
            "<a class=\"mark k-due\" href=\"#i-1\">abcd\
             <span class=\"mark k-condition\">ef</span></a>\
             <a class=\"mark k-condition\" href=\"#i-1\">ghi</a>j"
        );
    }

    #[test]
    fn no_link_inside_a_link() {
        let marks = [mark(MarkKind::Citation, 0, 9), mark(MarkKind::Due, 2, 4)];
        let html = written("abcdefghij", &marks, &[]);
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert_eq!(html.matches("<span ").count(), 1, "{html}");
    }

    #[test]
    fn words_of_the_text_are_escaped_and_bad_spans_left_out() {
        // Byte 14 lies inside the ü.
        let marks = [mark(MarkKind::Due, 14, 18), mark(MarkKind::Act, 400, 500)];
        let html = written(TEXT, &marks, &[]);
        assert_eq!(html, "Die Gruppe prüft, ob &lt;b&gt; gilt.");
    }

    #[test]
    fn tracked_changes_are_shown() {
        let revision = |kind, words: &str, start, end| Revision {
            kind,
            words: words.to_owned(),
            span: Span::new(start, end),
            author: None,
            date: None,
        };
        let revisions = [
            revision(RevisionKind::Insertion, "cd", 2, 4),
            revision(RevisionKind::Deletion, "<old>", 6, 6),
        ];
        assert_eq!(
            written("abcdefgh", &[], &revisions),
            "ab<ins class=\"tracked\">cd</ins>ef<del class=\"tracked\">&lt;old&gt;</del>gh"
        );
    }

    #[test]
    fn every_arrangement_keeps_the_words_and_closes_what_it_opens() {
        // All pairs of spans over a short text with a character of two bytes.
        let text = "abüde";
        for first in 0..36 {
            for second in 0..36 {
                let marks = [
                    mark(MarkKind::Due, first / 6, first % 6),
                    mark(MarkKind::Citation, second / 6, second % 6),
                ];
                let html = written(text, &marks, &[]);
                let mut bare = String::new();
                let mut depth = 0_i32;
                let mut rest = html.as_str();
                while let Some(open) = rest.find('<') {
                    bare.push_str(&rest[..open]);
                    depth += if rest[open..].starts_with("</") { -1 } else { 1 };
                    assert!(depth >= 0, "{html}");
                    rest = &rest[open + rest[open..].find('>').expect("a closed tag") + 1..];
                }
                bare.push_str(rest);
                assert_eq!((bare.as_str(), depth), (text, 0), "{html}");
            }
        }
    }
}
