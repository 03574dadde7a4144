//! Footnotes among the paragraphs.

use super::*;

impl Walk<'_> {
    /// Adds a note that stands among the paragraphs; what is open stays open around it.
    pub(super) fn typed_note(&mut self, index: usize) -> bool {
        let Some(note) = self.typed_notes.get(&index).cloned() else { return false };
        let unit = &self.layout.units[index];
        let text = self.layout.slice(unit.span);
        let start = unit.span.start;
        let words = &text[note.length..];
        let body = note.length + (words.len() - words.trim_start().len());
        let number = note.mark.map(|mark| {
            let span = Span::new(start, start + note.length);
            Number { written: self.layout.slice(span).to_owned(), value: mark, span: Some(span) }
        });
        let count = self.counters.entry("n").or_default();
        *count += 1;
        let id = format!("{}n{}", self.prefix, *count as usize + self.layout.note_units.len());
        let at = self.add(Addition {
            id,
            kind: ProvisionKind::Footnote,
            shape: Shape::Paragraph,
            number,
            parent: None,
            span: Span::new(start + body, unit.span.end),
            unit,
        });
        if let Some(call) = note.call {
            self.note_calls.push((call, self.provisions[at].id.clone()));
        }
        true
    }

    /// Tells the provisions which notes they call.
    pub(super) fn link_notes(&mut self) {
        for (call, id) in std::mem::take(&mut self.note_calls) {
            let after = self.provisions.partition_point(|provision| provision.span.start <= call);
            if let Some(provision) = self.provisions[..after].last_mut()
                && call < provision.span.end
                && provision.kind != ProvisionKind::Footnote
            {
                provision.footnotes.push(id);
            }
        }
    }
}
