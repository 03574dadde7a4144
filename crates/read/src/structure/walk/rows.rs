//! Rows of tables.

use super::*;

impl Walk<'_> {
    pub(super) fn row_unit(&mut self, index: usize, row: usize) {
        let layout = self.layout;
        let unit = &layout.units[index];
        let data = &layout.rows[row];
        if data.header {
            self.row = None;
            self.stack.clear();
            let id = self.next_id("h");
            self.add(Addition {
                id: format!("{}{id}", self.prefix),
                kind: ProvisionKind::Heading,
                shape: Shape::TableRow,
                number: None,
                parent: None,
                span: unit.span,
                unit,
            });
            return;
        }
        self.operative_seen = true;
        self.zone = Zone::Body;
        if self.row.is_none_or(|open| open.row != row) {
            self.open_row(index, row);
            return;
        }
        let Some(open) = self.row else { return };
        // Cells after the one with several paragraphs keep their column.
        if layout.text[..unit.span.start].ends_with('\t') {
            self.stack.clear();
            let column = unit.place.column.unwrap_or(open.cells + 2);
            self.row = Some(OpenRow { cells: open.cells + 1, ..open });
            let id = format!("{}.c{column}", self.provisions[open.provision].id);
            self.add(Addition {
                id,
                kind: ProvisionKind::Operative,
                shape: Shape::TableRow,
                number: None,
                parent: Some(open.provision),
                span: unit.span,
                unit,
            });
            return;
        }
        if open.several && self.is_row_chapeau(index) {
            self.row_chapeau(index, open);
            return;
        }
        if let Some(label) = &unit.label {
            let readings = label_readings(label, self.lexicon);
            if !readings.is_empty() {
                let marker = Marker { length: 0, body: 0, readings };
                if self.numbered(index, &marker) {
                    return;
                }
            }
        }
        if let Some(marker) = &unit.marker
            && self.numbered(index, marker)
        {
            return;
        }
        // Another paragraph of the row: a part without number.
        self.stack.truncate(1);
        let parent = self.top_provision().unwrap_or(open.provision);
        self.part(unit, parent, ProvisionKind::Operative);
    }

    pub(super) fn open_row(&mut self, index: usize, row: usize) {
        let layout = self.layout;
        let unit = &layout.units[index];
        let data = &layout.rows[row];
        self.stack.clear();
        let number = data.number.clone().map(|(span, reading)| self.number_at(span, &reading));
        let value = number
            .as_ref()
            .map_or_else(|| format!("r{}", data.ordinal), |number| number.value.clone());
        let id = format!("{}{value}", self.prefix);
        let same_row = |at: &usize| layout.units.get(*at).is_some_and(|unit| unit.row == Some(row));
        let chapeaux = (index..).take_while(same_row).filter(|at| self.is_row_chapeau(*at)).count();
        let several = chapeaux > 1 && self.is_row_chapeau(index);
        // A row that begins with an item has no words of its own.
        let starts_with_item = unit.marker.as_ref().is_some_and(|marker| {
            marker.readings.iter().any(|reading| reading.ordinal == 1) && same_row(&(index + 1))
        });
        let empty = several || starts_with_item;
        let (kind, span) = if empty {
            (ProvisionKind::Heading, Span::new(unit.span.start, unit.span.start))
        } else {
            (ProvisionKind::Operative, unit.span)
        };
        let bare = Unit { span, revisions: Vec::new(), calls: Vec::new(), ..unit.clone() };
        let provision = self.add(Addition {
            id,
            kind,
            shape: Shape::TableRow,
            number,
            parent: None,
            span,
            unit: if empty { &bare } else { unit },
        });
        let open = OpenRow { row, provision, chapeaux: 0, several, cells: 0 };
        self.row = Some(open);
        self.stack.push(Level::Container { provision, unnumbered: 0 });
        if several {
            self.row_chapeau(index, open);
        } else if let (true, Some(marker)) = (starts_with_item, &unit.marker) {
            self.numbered(index, marker);
        }
    }

    /// Whether a paragraph of a row opens a list of its own.
    pub(super) fn is_row_chapeau(&self, index: usize) -> bool {
        let unit = &self.layout.units[index];
        let next = self.layout.units.get(index + 1);
        unit.ending == Ending::Colon
            && unit.marker.is_none()
            && unit.label.is_none()
            && self.list_follows(index)
            && next.is_some_and(|next| next.row == unit.row)
    }

    /// One of several chapeaux in a row: `6A`, `6B`.
    pub(super) fn row_chapeau(&mut self, index: usize, open: OpenRow) {
        let unit = &self.layout.units[index];
        let letter = char::from(b'A' + (open.chapeaux % 26) as u8);
        let id = format!("{}{letter}", self.provisions[open.provision].id);
        self.row = Some(OpenRow { chapeaux: open.chapeaux + 1, ..open });
        self.stack.truncate(1);
        let at = self.add(Addition {
            id,
            kind: ProvisionKind::Chapeau,
            shape: Shape::Paragraph,
            number: None,
            parent: Some(open.provision),
            span: unit.span,
            unit,
        });
        self.stack.push(Level::Container { provision: at, unnumbered: 0 });
    }
}
