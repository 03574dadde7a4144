//! Lists inside one paragraph.

use super::*;
use crate::structure::inline::{self, Point};

impl Walk<'_> {
    /// Cuts paragraphs that hold a whole list into a chapeau and its points.
    pub(super) fn inline_points(&mut self) {
        let found: Vec<Vec<Point>> = (0..self.provisions.len())
            .map(|at| match self.may_hold_list(at) {
                true => {
                    let text = self.layout.slice(self.provisions[at].span);
                    inline::points(text, self.lexicon)
                }
                false => Vec::new(),
            })
            .collect();
        if found.iter().all(Vec::is_empty) {
            return;
        }
        let mut cut = Vec::with_capacity(self.provisions.len());
        let provisions = std::mem::take(&mut self.provisions);
        for (mut provision, points) in provisions.into_iter().zip(found) {
            let text = self.layout.slice(provision.span);
            let Some(first) = points.first() else {
                cut.push(provision);
                continue;
            };
            let start = provision.span.start;
            let head = text[..first.start].trim_end().len();
            let mut parts: Vec<Provision> = Vec::with_capacity(points.len());
            for (index, point) in points.iter().enumerate() {
                let next = points.get(index + 1).map_or(text.len(), |next| next.start);
                let span = Span::new(start + point.body, start + text[..next].trim_end().len());
                let number = Span::new(start + point.start, start + point.number_end);
                let id = self.unique(format!("{}.{}", provision.id, point.reading.value));
                let within = |revision: &actum_model::Revision| {
                    revision.span.start >= number.start && revision.span.start < start + next
                };
                let (own, rest) = provision.revisions.into_iter().partition(within);
                provision.revisions = rest;
                parts.push(Provision {
                    id,
                    parent: Some(provision.id.clone()),
                    kind: ProvisionKind::Operative,
                    shape: Shape::ListItem,
                    number: Some(self.number_at(number, &point.reading)),
                    depth: provision.depth.saturating_add(1),
                    language: provision.language,
                    span,
                    place: provision.place.clone(),
                    revisions: own,
                    footnotes: Vec::new(),
                });
            }
            provision.kind = ProvisionKind::Chapeau;
            provision.span.end = start + head;
            cut.push(provision);
            cut.extend(parts);
        }
        self.provisions = cut;
    }

    /// An operative paragraph with a colon in it and no parts of its own.
    fn may_hold_list(&self, at: usize) -> bool {
        let provision = &self.provisions[at];
        if provision.kind != ProvisionKind::Operative || provision.shape == Shape::TableRow {
            return false;
        }
        let text = self.layout.slice(provision.span).as_bytes();
        if memchr::memchr(b':', text).is_none()
            && memchr::memmem::find(text, "：".as_bytes()).is_none()
        {
            return false;
        }
        let next =
            self.provisions[at + 1..].iter().find(|next| next.kind != ProvisionKind::Footnote);
        next.is_none_or(|next| next.parent.as_ref() != Some(&provision.id))
    }
}
