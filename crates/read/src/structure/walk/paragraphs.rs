//! Paragraphs without a number: recitals, heads, headings, plain ones, and the end of the text.

use super::*;

impl Walk<'_> {
    pub(super) fn unnumbered(&mut self, index: usize) {
        let unit = &self.layout.units[index];
        let text = self.layout.slice(unit.span);
        let next = self.layout.units.get(index + 1);
        let recital = self.lexicon.recital_head(text);
        let operative = self.lexicon.operative_head(text);
        let head_like = matches!(unit.ending, Ending::Open | Ending::Colon | Ending::Dash)
            && unit.length <= 260
            && next.is_some();
        if recital.is_none()
            && operative.is_none()
            && let Some((parent, kind)) = self.goes_on_after_list(index)
        {
            self.after_list(unit, parent, kind);
            return;
        }
        match self.zone {
            Zone::Recitals => {
                if operative.is_some_and(|length| Some(length) > recital) {
                    let closes =
                        matches!(unit.ending, Ending::Semicolon | Ending::Stop | Ending::Colon);
                    // "encarga al Director, en colaboración con …," before a numbered list.
                    // So ends "charge le Directeur d'élaborer …," too, between others of its kind;
                    // words that also open recitals do not, nor what recitals follow.
                    let alone = recital.is_none()
                        && next.is_none_or(|next| {
                            self.lexicon.recital_head(self.layout.slice(next.span)).is_none()
                        });
                    let leads = unit.ending == Ending::Comma && (alone || self.list_follows(index));
                    if head_like || closes || leads {
                        self.zone = Zone::Body;
                        self.operative_head(unit);
                        return;
                    }
                }
                if unit.ending == Ending::Open && recital.is_none() && self.is_heading(index) {
                    self.heading_unit(unit);
                    return;
                }
                self.recital(unit, recital.is_some() && head_like);
            }
            _ => {
                let lower_or_emphasised =
                    unit.emphasised || text.chars().next().is_some_and(|c| !c.is_uppercase());
                if head_like
                    && unit.length <= 200
                    && recital.is_some()
                    && operative.is_none()
                    && lower_or_emphasised
                {
                    self.zone = Zone::Recitals;
                    self.recital(unit, true);
                    return;
                }
                if (!self.operative_seen || self.fresh)
                    && recital.is_some()
                    && operative.is_none()
                    && unit.ending == Ending::Comma
                {
                    self.zone = Zone::Recitals;
                    self.recital(unit, false);
                    return;
                }
                if operative.is_some()
                    && (head_like && (lower_or_emphasised || unit.ending == Ending::Colon)
                        || unit.ending != Ending::Open)
                {
                    self.operative_head(unit);
                    return;
                }
                if unit.ending == Ending::Colon && self.list_follows(index) {
                    self.operative_head(unit);
                    return;
                }
                if self.operative_seen && self.is_back(unit, text) {
                    self.zone = Zone::Back;
                    self.back_unit(unit);
                    return;
                }
                if self.is_heading(index) {
                    self.heading_unit(unit);
                    return;
                }
                self.paragraph(unit);
            }
        }
    }

    /// The provision whose sentence goes on in this paragraph, after the items of its list:
    /// "… and to publish the results;".
    fn goes_on_after_list(&self, index: usize) -> Option<(usize, ProvisionKind)> {
        let Level::List { item, parent: Some(parent), .. } = self.stack.last()? else {
            return None;
        };
        let unit = &self.layout.units[index];
        let text = self.layout.slice(unit.span);
        let first = text.chars().next()?;
        let goes_on = first.is_lowercase() || self.lexicon.continuing.at_start(text).is_some();
        // "in cooperation with the members:" above a list of its own is a head.
        let heads = unit.ending == Ending::Colon && self.list_follows(index);
        let directly = self.provisions.len() == item + 1;
        let kind = match self.provisions[*parent].kind {
            ProvisionKind::Recital => ProvisionKind::Recital,
            ProvisionKind::Chapeau | ProvisionKind::Operative => ProvisionKind::Operative,
            _ => return None,
        };
        (goes_on && directly && !heads && unit.row.is_none()).then_some((*parent, kind))
    }

    fn after_list(&mut self, unit: &Unit, parent: usize, kind: ProvisionKind) {
        let id = format!("{}.t1", self.provisions[parent].id);
        self.add(Addition {
            id,
            kind,
            shape: Shape::Paragraph,
            number: None,
            parent: Some(parent),
            span: unit.span,
            unit,
        });
    }

    pub(super) fn recital(&mut self, unit: &Unit, head: bool) {
        // A paragraph below a head that ended without a number belongs to that head.
        let under = match self.stack.last() {
            Some(Level::Container { provision, .. })
                if self.provisions[*provision].kind == ProvisionKind::Recital && !head =>
            {
                let text = self.layout.slice(unit.span);
                self.lexicon.recital_head(text).is_none().then_some(*provision)
            }
            _ => None,
        };
        if let Some(parent) = under {
            self.part(unit, parent, ProvisionKind::Recital);
            return;
        }
        self.stack.clear();
        let id = self.next_id("pre");
        let at = self.plain(unit, ProvisionKind::Recital, &id, None);
        if head || unit.ending == Ending::Colon {
            self.stack.push(Level::Container { provision: at, unnumbered: 0 });
        } else {
            // Lettered parts of a recital go on below it.
            self.stack.push(Level::List {
                counter: Counter::Article,
                punctuation: Punctuation::None,
                last: u32::MAX - 1,
                item: at,
                parent: None,
                value: String::new(),
                bullets: 0,
                unnumbered: 0,
            });
        }
    }

    /// A head ("resolves", "instructs the Director"), or a paragraph that begins with its verb.
    pub(super) fn operative_head(&mut self, unit: &Unit) {
        let alone = matches!(unit.ending, Ending::Open | Ending::Colon | Ending::Dash);
        let id = self.next_id("op");
        let kind = if alone { ProvisionKind::Chapeau } else { ProvisionKind::Operative };
        self.operative_seen = true;
        if alone && unit.ending != Ending::Colon {
            self.stack.clear();
        } else if !alone {
            // Numbers that go through the whole text go on after a paragraph without one.
            let goes_on = self.stack.first().is_some_and(|level| {
                matches!(level, Level::List { counter: Counter::Digits, parent: None, .. })
            });
            self.stack.truncate(usize::from(goes_on));
        }
        let at = self.plain(unit, kind, &id, None);
        self.stack.push(Level::Container { provision: at, unnumbered: 0 });
    }

    /// A paragraph without number, head or sign: part of what is open, or by itself.
    pub(super) fn paragraph(&mut self, unit: &Unit) {
        let under = match self.stack.last() {
            // Only a head that cannot stand by itself takes paragraphs without number.
            Some(Level::Container { provision, .. })
                if matches!(
                    self.provisions[*provision].kind,
                    ProvisionKind::Chapeau | ProvisionKind::Recital
                ) =>
            {
                Some(*provision)
            }
            // The words of an article stand below its title.
            Some(Level::List { counter: Counter::Article | Counter::Labelled, item, .. })
                if self.provisions[*item].kind != ProvisionKind::Recital
                    && self.provisions[*item].span.len() <= 160
                    && crate::structure::unit::ending(
                        self.layout.slice(self.provisions[*item].span),
                    ) == Ending::Open =>
            {
                self.provisions[*item].kind = ProvisionKind::Heading;
                Some(*item)
            }
            _ => None,
        };
        self.operative_seen = true;
        if let Some(parent) = under {
            self.part(unit, parent, ProvisionKind::Operative);
            return;
        }
        let id = self.next_id("p");
        self.plain(unit, ProvisionKind::Operative, &id, None);
    }

    /// An unnumbered part of the container at the top of the stack.
    pub(super) fn part(&mut self, unit: &Unit, parent: usize, kind: ProvisionKind) {
        let count = match self.stack.last_mut() {
            Some(Level::Container { unnumbered, .. } | Level::List { unnumbered, .. }) => {
                *unnumbered += 1;
                *unnumbered
            }
            _ => 1,
        };
        let id = format!("{}.{count}", self.provisions[parent].id);
        self.add(Addition {
            id,
            kind,
            shape: Shape::Paragraph,
            number: None,
            parent: Some(parent),
            span: unit.span,
            unit,
        });
    }

    pub(super) fn list_follows(&self, index: usize) -> bool {
        self.layout.units.get(index + 1).is_some_and(|next| {
            let first =
                |marker: &Marker| marker.readings.iter().any(|reading| reading.ordinal <= 1);
            next.marker.as_ref().is_some_and(first) || next.label.is_some()
        })
    }

    /// A short line that only divides.
    pub(super) fn is_heading(&self, index: usize) -> bool {
        let unit = &self.layout.units[index];
        let Some(next) = self.layout.units.get(index + 1) else { return false };
        let text = self.layout.slice(unit.span);
        let begins = text.chars().next().is_some_and(|first| {
            !first.is_lowercase() && first.is_alphanumeric()
                || matches!(first, '“' | '"' | '«' | '《')
        });
        // Above a numbered paragraph a heading may be long.
        let numbered = next.marker.as_ref().is_some_and(|marker| {
            let first = &marker.readings[0];
            first.counter == Counter::Digits && first.punctuation != Punctuation::None
        });
        unit.ending == Ending::Open
            && begins
            && unit.length <= if numbered { 260 } else { 140 }
            && unit.row.is_none()
            && (next.marker.is_some()
                || unit.centred
                || next.label.is_some()
                || next.length > unit.length
                || next.ending == Ending::Open)
            && !text.contains('\t')
    }

    pub(super) fn is_back(&self, unit: &Unit, text: &str) -> bool {
        let only_signs =
            text.chars().all(|c| matches!(c, '_' | '-' | '*' | '—' | '–' | '=' | '.' | ' '));
        unit.row.is_none()
            && (only_signs
                || unit.length <= 120
                    && (front::is_date(text, self.lexicon)
                        || self.lexicon.back.anywhere(text)
                        || unit.ending == Ending::Open
                            && unit.length <= 80
                            && marker::is_ordinal(text)))
    }

    /// Whether the text proper goes on after all: what looked like its end was a date or a vote
    /// between two sections.
    pub(super) fn leaves_back(&self, unit: &Unit, text: &str) -> bool {
        let Some(marker) = &unit.marker else {
            return unit.ending == Ending::Comma && self.lexicon.recital_head(text).is_some();
        };
        let counted = matches!(marker.readings[0].counter, Counter::Digits | Counter::Article);
        counted && self.lexicon.operative_head(&text[marker.body..]).is_some()
    }

    pub(super) fn back_unit(&mut self, unit: &Unit) {
        let id = self.next_id("b");
        self.plain(unit, ProvisionKind::BackMatter, &id, None);
    }
}
