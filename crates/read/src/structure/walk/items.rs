//! Numbered paragraphs and list items.

use super::*;

impl Walk<'_> {
    pub(super) fn numbered(&mut self, index: usize, marker: &Marker) -> bool {
        let unit = &self.layout.units[index];
        let body_text = &self.layout.slice(unit.span)[marker.body..];
        if self.is_numbered_heading(index, marker, body_text) {
            let reading = marker.readings[marker.readings.len() - 1].clone();
            let number = Some(self.number_in(unit, marker, &reading));
            let id = self.next_id("h");
            let span = Span::new(unit.span.start + marker.body, unit.span.end);
            let at = self.add(Addition {
                id: format!("{}{id}", self.prefix),
                kind: ProvisionKind::Heading,
                shape: Shape::Heading,
                number,
                parent: None,
                span,
                unit,
            });
            if reading.counter == Counter::UpperRoman {
                self.section = reading.ordinal;
            }
            self.under_heading(at);
            return true;
        }
        let step = sequence::step(&self.stack, marker);
        // A lone number that nothing leads to: "5" after a page, a year, a quantity.
        let (reading, level, kind_of_step) = match step {
            Step::Reject => match self.number_without_stop(marker, body_text) {
                Some(reading) => (reading, Some(0), Kind::Continue),
                None => return false,
            },
            Step::Continue { level, reading } => (reading, Some(level), Kind::Continue),
            Step::Restart { level, reading } => (reading, Some(level), Kind::Restart),
            Step::Below { level, reading } => (reading, Some(level), Kind::Below),
            Step::Open { reading } => (reading, None, Kind::Open),
        };
        if body_text.is_empty() && unit.label.is_none() && self.zone == Zone::Recitals {
            return false;
        }
        // The first numbered paragraph after the recitals begins the operative part, unless it is
        // an item under a recital head.
        let is_recital = |at: usize| self.provisions[at].kind == ProvisionKind::Recital;
        let under_head = self.stack.iter().any(
            |level| matches!(level, Level::Container { provision, .. } if is_recital(*provision)),
        );
        let under_recital = self
            .stack
            .iter()
            .any(|level| matches!(level, Level::List { item, .. } if is_recital(*item)));
        let recital_text = self.lexicon.recital_head(body_text).is_some()
            && self.lexicon.operative_head(body_text).is_none();
        let mut kind = ProvisionKind::Operative;
        if self.zone == Zone::Recitals {
            let top_number = matches!(
                reading.counter,
                Counter::Digits
                    | Counter::Article
                    | Counter::Labelled
                    | Counter::Dotted(_)
                    | Counter::Han
            );
            let operative_text = self.lexicon.operative_head(body_text).is_some();
            // "1." after a recital that is whole begins the operative part whatever its verb.
            let begins = top_number
                && (operative_text || reading.ordinal == 1 && level.is_none() && !under_head);
            if (under_head || under_recital) && !begins
                || recital_text
                || !top_number && level.is_none() && reading.counter != Counter::Circled
            {
                kind = ProvisionKind::Recital;
            } else {
                self.stack.clear();
                self.zone = Zone::Body;
                return self.numbered(index, marker);
            }
        }
        self.place_item(index, marker, reading, level, kind_of_step, kind);
        true
    }

    /// "10 Calls for …" between 9. and 11.: the stop was forgotten.
    fn number_without_stop(&self, marker: &Marker, body: &str) -> Option<Reading> {
        let Level::List { counter: Counter::Digits, punctuation, last, .. } = self.stack.first()?
        else {
            return None;
        };
        let reading = marker.readings.iter().find(|reading| {
            reading.counter == Counter::Digits
                && reading.punctuation == Punctuation::None
                && reading.ordinal == last + 1
        })?;
        self.lexicon.operative_head(body)?;
        Some(Reading { punctuation: *punctuation, ..reading.clone() })
    }

    pub(super) fn place_item(
        &mut self,
        index: usize,
        marker: &Marker,
        reading: Reading,
        level: Option<usize>,
        step: Kind,
        kind: ProvisionKind,
    ) {
        let unit = &self.layout.units[index];
        let number = self.number_in(unit, marker, &reading);
        let body = if unit.label.is_some() { 0 } else { marker.body };
        let span = Span::new(unit.span.start + body, unit.span.end);
        let (parent, bullets) = match (step, level) {
            (Kind::Continue, Some(level)) => {
                self.stack.truncate(level + 1);
                let Some(Level::List { parent, bullets, .. }) = self.stack.pop() else { return };
                (parent, bullets)
            }
            (Kind::Restart, Some(level)) => {
                self.stack.truncate(level + 1);
                let Some(Level::List { parent, .. }) = self.stack.pop() else { return };
                // A list that begins again below a heading belongs to that heading.
                let parent = if level == 0 && parent.is_none() { self.heading } else { parent };
                (parent, 0)
            }
            (Kind::Below, Some(level)) => {
                self.stack.truncate(level + 1);
                (self.top_provision(), 0)
            }
            _ if reading.counter == Counter::Labelled => {
                // Paragraphs that are numbered through go on below "Action 5".
                let outer = self.stack.first().is_some_and(|level| {
                    matches!(level, Level::List { counter: Counter::Digits, parent: None, .. })
                });
                self.stack.truncate(usize::from(outer));
                (None, 0)
            }
            _ => {
                // A first number of an outer kind cannot stand inside a lettered list.
                self.close_lesser(&reading);
                (self.top_provision(), 0)
            }
        };
        let bullets = bullets + u32::from(reading.counter == Counter::Bullet);
        let value = match reading.counter {
            Counter::Bullet => bullets.to_string(),
            // Labels count beside the paragraphs, so their ids are kept apart.
            Counter::Labelled => format!("l{}", reading.value),
            _ => reading.value.clone(),
        };
        if let Some(parent) = parent
            && self.provisions[parent].kind == ProvisionKind::Operative
            && !matches!(step, Kind::Continue)
            && self.carries_parts(parent)
        {
            // "2 Members" above 2.1, 2.2 divides; "2 to set up:" above i), ii) asks.
            let labelled = self.stack.last().is_some_and(|level| {
                matches!(level, Level::List { counter: Counter::Labelled, item, .. } if *item == parent)
            });
            let divides = (matches!(step, Kind::Below) || labelled)
                && crate::structure::unit::ending(self.layout.slice(self.provisions[parent].span))
                    == Ending::Open
                && self.provisions[parent].span.len() <= 120;
            self.provisions[parent].kind =
                if divides { ProvisionKind::Heading } else { ProvisionKind::Chapeau };
        }
        // Numbers that begin again in another section belong to that section's heading.
        let parent = parent.or_else(|| {
            let taken = self.ids.contains(&format!("{}{value}", self.prefix));
            self.heading.filter(|_| taken && !matches!(step, Kind::Continue))
        });
        let id = match parent {
            Some(parent) => {
                let last = match reading.counter {
                    Counter::Dotted(_) if matches!(step, Kind::Below | Kind::Continue) => {
                        value.rsplit('.').next().unwrap_or(&value).to_owned()
                    }
                    _ => value.clone(),
                };
                format!("{}.{last}", self.provisions[parent].id)
            }
            None => format!("{}{value}", self.prefix),
        };
        let shape = match parent {
            Some(_) => Shape::ListItem,
            None => Shape::Paragraph,
        };
        let kind = match parent.map(|parent| self.provisions[parent].kind) {
            Some(ProvisionKind::Recital) if kind == ProvisionKind::Operative => {
                ProvisionKind::Recital
            }
            _ => kind,
        };
        let item = self.add(Addition { id, kind, shape, number: Some(number), parent, span, unit });
        self.operative_seen |= kind == ProvisionKind::Operative;
        self.stack.push(Level::List {
            counter: reading.counter,
            punctuation: reading.punctuation,
            last: reading.ordinal,
            item,
            parent,
            value: reading.value,
            bullets,
            unnumbered: 0,
        });
    }

    /// Whether a provision introduces the parts below it rather than standing by itself.
    pub(super) fn carries_parts(&self, parent: usize) -> bool {
        let text = self.layout.slice(self.provisions[parent].span);
        matches!(
            crate::structure::unit::ending(text),
            Ending::Colon | Ending::Comma | Ending::Dash | Ending::Open
        )
    }

    /// Closes lettered and Roman lists when a list of plain numbers begins.
    pub(super) fn close_lesser(&mut self, reading: &Reading) {
        if reading.counter == Counter::Digits && reading.punctuation != Punctuation::Both {
            // A numbered paragraph is no part of an unnumbered one that is a whole sentence.
            while let Some(Level::Container { provision, .. }) = self.stack.last()
                && self.provisions[*provision].shape == Shape::Paragraph
                && self.provisions[*provision].kind == ProvisionKind::Operative
                && !self.carries_parts(*provision)
            {
                self.stack.pop();
            }
        }
        if reading.counter != Counter::Article {
            return;
        }
        while matches!(self.stack.last(), Some(Level::List { .. })) {
            self.stack.pop();
        }
    }

    /// Whether the paragraphs are numbered through, and this number stands outside their sequence
    /// while the next goes on with it: "3. Follow-up" between paragraphs 41 and 42.
    fn steps_aside(&self, marker: &Marker, next: &Unit) -> bool {
        let Some(Level::List { counter: Counter::Digits, punctuation, last, parent: None, .. }) =
            self.stack.first()
        else {
            return false;
        };
        let goes_on = |marker: &Marker| {
            marker.readings.iter().any(|reading| {
                reading.counter == Counter::Digits
                    && reading.punctuation == *punctuation
                    && reading.ordinal == last + 1
            })
        };
        !goes_on(marker) && next.marker.as_ref().is_some_and(goes_on)
    }

    /// "II. Organization", "A. Review", "3. Opening of the meeting": a number and a title.
    pub(super) fn is_numbered_heading(&self, index: usize, marker: &Marker, body: &str) -> bool {
        let unit = &self.layout.units[index];
        // "VII" after section VI needs no further sign, nor "I" before anything operative.
        let next_section = (self.section > 0 || self.zone == Zone::Recitals)
            && marker.readings.iter().any(|reading| {
                reading.counter == Counter::UpperRoman && reading.ordinal == self.section + 1
            });
        let longest = match marker.readings[0].punctuation {
            _ if next_section => 600,
            Punctuation::None => 240,
            _ => 100,
        };
        if unit.ending != Ending::Open
            || body.is_empty()
            || unit.length > longest
            || unit.label.is_some()
        {
            return false;
        }
        let counter = marker.readings[0].counter;
        if self.zone == Zone::Recitals && counter != Counter::UpperRoman {
            return false;
        }
        let first_upper =
            body.chars().next().is_some_and(|c| c.is_uppercase() || crate::lexicon::is_han(c));
        // "IV Request for a subvention" is a section as well.
        if !first_upper || !next_section && self.lexicon.operative_head(body).is_some() {
            return false;
        }
        let Some(next) = self.layout.units.get(index + 1) else { return false };
        match counter {
            Counter::Upper | Counter::UpperRoman => {
                matches!(marker.readings[0].punctuation, Punctuation::Dot | Punctuation::None)
                    && (next_section || next.length > unit.length / 2)
            }
            Counter::Han => next.marker.is_none() && next.ending != Ending::Open,
            Counter::Digits | Counter::Dotted(_) => {
                counter == Counter::Digits
                    && next.marker.is_none()
                    && next.ending == Ending::Stop
                    && next.length > 100
                    && unit.length < 80
                    || self.steps_aside(marker, next)
            }
            _ => false,
        }
    }
}
