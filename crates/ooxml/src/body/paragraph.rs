//! One paragraph: its properties, runs, fields, changes and boxes.

use crate::document::{Block, FindingKind, NoteCall};
use crate::numbering::Numbered;
use crate::properties::{NoteNumbering, ParagraphProperties, RunProperties};
use crate::xml::{Event, Namespace};
use crate::{Error, Paragraph, View};

use super::builder::{Builder, RunState};
use super::step::{Step, step};
use super::{Field, Flow, MAX_FIELDS, Scope, Story};

impl Story<'_, '_> {
    /// Reads a paragraph whose start was read last.
    pub(super) fn paragraph(&mut self, flow: &mut Flow, offset: u64) -> Result<(), Error> {
        self.context.budget.paragraph(&self.part)?;
        self.context.budget.memory(&self.part, size_of::<Paragraph>())?;
        self.index = self.index.saturating_add(1);
        let mut builder = match flow.carried.take() {
            Some(mut builder) => {
                builder.go_on(self.index, offset);
                builder
            }
            None => Box::new(Builder::new(self.index, offset)),
        };
        for change in self.changes.clone() {
            let absent = self.absent(&change);
            builder.open_change(change, absent);
        }
        let mut boxes: Vec<Block> = Vec::new();
        let mut scopes: Vec<Scope> = Vec::new();
        let mut begun = false;
        loop {
            let step = match self.xml.next()? {
                Event::Start(element) => step(&element, &mut self.context.names),
                Event::End => match scopes.pop() {
                    Some(scope) => {
                        self.leave_in(&mut builder, scope)?;
                        continue;
                    }
                    None => break,
                },
                Event::Text(_) => continue,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            };
            if !begun {
                let properties = match step {
                    Step::ParagraphProperties => self.paragraph_properties()?,
                    _ => ParagraphProperties::default(),
                };
                self.begin(&mut builder, properties);
                begun = true;
                if matches!(step, Step::ParagraphProperties) {
                    continue;
                }
            }
            if let Some(scope) = self.inline(step, &mut builder, &mut scopes, &mut boxes)? {
                scopes.push(scope);
            }
        }
        if !begun {
            self.begin(&mut builder, ParagraphProperties::default());
        }
        let memory = builder.close_all_changes();
        self.context.budget.memory(&self.part, memory)?;
        builder.paragraph.bytes.end = self.xml.position();
        self.end(flow, builder)?;
        flow.blocks.append(&mut boxes);
        Ok(())
    }

    fn paragraph_properties(&mut self) -> Result<ParagraphProperties, Error> {
        let mut sections = NoteNumbering::default();
        std::mem::swap(&mut sections, &mut self.context.note_numbering);
        let properties =
            ParagraphProperties::read(&mut self.xml, &mut self.context.names, &mut sections);
        self.context.note_numbering = sections;
        let properties = properties?;
        if properties.formatting_changed || properties.mark.formatting_changed {
            self.find(FindingKind::FormattingChange);
        }
        Ok(properties)
    }

    /// Settles the style and, when the paragraph stays one, its label.
    fn begin(&mut self, builder: &mut Builder, properties: ParagraphProperties) {
        builder.style = self.context.styles.paragraph(properties.style.as_ref());
        builder.run =
            RunState::new(&RunProperties::default(), &builder.style, &self.context.styles);
        builder.properties = properties;
        if !self.mark_is_gone(builder) {
            self.number(builder);
        }
    }

    /// Whether the paragraph mark does not exist in this view, so that the next paragraph goes on.
    fn mark_is_gone(&self, builder: &Builder) -> bool {
        let mark = &builder.properties.mark;
        match self.context.view {
            View::Accepted => mark.removed.is_some(),
            // A mark inserted and then deleted was not in the original either.
            View::Original => mark.inserted.is_some(),
        }
    }

    /// Counts the paragraph in its list and writes its label.
    fn number(&mut self, builder: &mut Builder) {
        let direct = &builder.properties;
        let styled = &builder.style.paragraph;
        let level = direct.level.or(styled.level).unwrap_or(0);
        let list = direct.list.or(styled.list).filter(|list| *list != 0);
        let by_list = list.and_then(|list| self.context.numbering.indent(list, level));
        let by_style = if direct.list.is_some() {
            by_list.or(styled.indent)
        } else {
            styled.indent.or(by_list)
        };
        builder.paragraph.indent = direct.indent.or(by_style).unwrap_or(0);
        let Some(list) = list else { return };
        let mark = &direct.mark;
        let hidden = mark.hidden.or(builder.style.run.hidden).unwrap_or(false);
        if self.removed.is_some() || (hidden && !mark.joins_line) {
            return;
        }
        let language = builder.run.languages.latin.as_deref().or(self
            .context
            .styles
            .run_defaults
            .languages
            .latin
            .as_deref());
        match self.counters.count(&self.context.numbering, list, level, language) {
            Numbered::Label { label, known_format } => {
                builder.paragraph.label = Some(label);
                if !known_format {
                    self.find(FindingKind::UnknownNumberFormat);
                }
            }
            Numbered::Silent => {}
            Numbered::Missing => self.find(FindingKind::MissingList),
        }
    }

    fn end(&mut self, flow: &mut Flow, mut builder: Box<Builder>) -> Result<(), Error> {
        if let Some(words) = &mut self.removed {
            words.push('\n');
            return Ok(());
        }
        let gone = self.mark_is_gone(&builder);
        let mark = &builder.properties.mark;
        let (stays, goes) = match self.context.view {
            View::Accepted => (mark.inserted.clone(), mark.removed.clone()),
            View::Original => (mark.removed.clone(), mark.inserted.clone()),
        };
        if gone {
            if let Some(change) = goes {
                let end = builder.paragraph.text.len();
                let memory = builder.record(change, "\n".to_owned(), end..end);
                self.context.budget.memory(&self.part, memory)?;
            }
            flow.carried = Some(builder);
            return Ok(());
        }
        builder.paragraph.mark = stays;
        let contents = self.in_contents();
        flow.blocks.push(Block::Paragraph(Box::new(builder.finish(contents))));
        Ok(())
    }

    /// Ends a paragraph without a mark, where nothing follows that could go on with it.
    pub(super) fn flush(&mut self, flow: &mut Flow) -> Result<(), Error> {
        let Some(mut builder) = flow.carried.take() else { return Ok(()) };
        let contents = self.in_contents();
        if builder.paragraph.text.is_empty() {
            builder.paragraph.vanished = true;
        } else {
            self.number(&mut builder);
        }
        flow.blocks.push(Block::Paragraph(Box::new(builder.finish(contents))));
        Ok(())
    }

    fn in_contents(&self) -> bool {
        self.contents > 0 || self.fields.iter().any(Field::is_contents)
    }

    /// Does what a start tag inside a paragraph asks. Gives a scope when its content is to be
    /// walked through; otherwise the element is already read or skipped.
    fn inline(
        &mut self,
        step: Step,
        builder: &mut Builder,
        scopes: &mut [Scope],
        boxes: &mut Vec<Block>,
    ) -> Result<Option<Scope>, Error> {
        match step {
            Step::Run => return Ok(Some(Scope::Run(builder.run.clone()))),
            Step::RunProperties => {
                let run = RunProperties::read(&mut self.xml, &mut self.context.names)?;
                if run.formatting_changed {
                    self.find(FindingKind::FormattingChange);
                }
                builder.run = RunState::new(&run, &builder.style, &self.context.styles);
                return Ok(None);
            }
            Step::Text { offset, preserve } => {
                self.text(builder, offset, preserve)?;
                return Ok(None);
            }
            Step::Change(change) => {
                let absent = self.absent(&change);
                builder.open_change(change, absent);
                return Ok(Some(Scope::Change));
            }
            Step::SimpleField { contents } => {
                self.contents += u32::from(contents);
                return Ok(Some(if contents { Scope::Contents } else { Scope::Field }));
            }
            Step::FieldCode => {
                self.field_code()?;
                return Ok(None);
            }
            Step::Drawing(kind) => {
                if !self.drawing(builder, boxes)? {
                    self.find(kind);
                }
                return Ok(None);
            }
            Step::Formula => {
                self.formula(builder)?;
                return Ok(None);
            }
            Step::Sign(sign) => self.emit(builder, sign, None)?,
            Step::Symbol { character, known } => {
                if !known {
                    self.find(FindingKind::UnknownSymbol);
                }
                self.emit(builder, character.encode_utf8(&mut [0; 4]), None)?;
            }
            Step::Call { kind, id, custom_mark } => {
                if self.removed.is_none() && !builder.is_absent() && !builder.run.hidden {
                    let offset = builder.paragraph.text.len();
                    let call = NoteCall { kind, id, offset, custom_mark };
                    self.context.budget.memory(&self.part, 2 * size_of::<NoteCall>())?;
                    self.find_note(call.clone());
                    builder.paragraph.calls.push(call);
                }
            }
            Step::FieldBegin => {
                if self.fields.len() < MAX_FIELDS {
                    self.fields.push(Field { result: false, code: String::new() });
                }
            }
            Step::FieldResult => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Step::FieldEnd => {
                if let Some(field) = self.fields.pop()
                    && !field.result
                    && ["AUTONUM", "LISTNUM"].iter().any(|name| field.code.contains(name))
                {
                    self.find(FindingKind::FieldWithoutResult);
                }
            }
            // A section or a table cannot stand in a paragraph; a nested paragraph neither, but
            // its words are kept.
            Step::Paragraph { .. } | Step::TextBox => return Ok(Some(Scope::Plain)),
            other => return self.wrapper(&other, scopes),
        }
        self.xml.skip()?;
        Ok(None)
    }

    fn leave_in(&mut self, builder: &mut Builder, scope: Scope) -> Result<(), Error> {
        match scope {
            Scope::Run(run) => builder.run = run,
            Scope::Change => {
                let memory = builder.close_change();
                self.context.budget.memory(&self.part, memory)?;
            }
            other => self.leave(&other),
        }
        Ok(())
    }

    /// Reads to the end of `w:t` or `w:delText`.
    fn text(&mut self, builder: &mut Builder, offset: u64, preserve: bool) -> Result<(), Error> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        let limit = self.context.budget.limits().max_paragraph_bytes;
        loop {
            match self.xml.next()? {
                Event::Text(text) => {
                    scratch.push_str(text);
                    if scratch.len() > limit {
                        return Err(self.too_long(scratch.len()));
                    }
                }
                Event::Start(_) => self.xml.skip()?,
                Event::End => break,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
        // A tab or line end typed into the XML is a space on the page; real ones are elements.
        if scratch.contains(['\n', '\t', '\r']) {
            scratch = scratch.replace(['\n', '\t', '\r'], " ");
        }
        let text = if preserve { scratch.as_str() } else { scratch.trim_matches(' ') };
        let bytes = offset..self.xml.position();
        self.emit(builder, text, Some(bytes))?;
        self.scratch = scratch;
        Ok(())
    }

    /// Adds characters where they belong: to the text, to the words of a change, or nowhere.
    fn emit(
        &mut self,
        builder: &mut Builder,
        text: &str,
        bytes: Option<std::ops::Range<u64>>,
    ) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        // The result of a field inside the instruction of another is part of that instruction.
        // Text in an instruction itself is kept: Word writes none, so the field is broken.
        let outer = self.fields.len().saturating_sub(1);
        if self.fields[..outer].iter().any(|field| !field.result) {
            return Ok(());
        }
        if builder.run.hidden {
            self.find(FindingKind::HiddenText);
            return Ok(());
        }
        if let Some(words) = &mut self.removed {
            words.push_str(text);
            return self.context.budget.memory(&self.part, text.len());
        }
        let length = builder.paragraph.text.len() + text.len();
        if length > self.context.budget.limits().max_paragraph_bytes {
            return Err(self.too_long(length));
        }
        let memory = builder.push(text, bytes);
        self.context.budget.memory(&self.part, memory)
    }

    fn too_long(&self, found: usize) -> Error {
        Error::too_large(
            &self.part,
            "the text of one paragraph",
            found as u64,
            self.context.budget.limits().max_paragraph_bytes as u64,
            "max_paragraph_bytes",
        )
    }

    /// Reads to the end of `w:instrText`, keeping the first letters: they name the field.
    fn field_code(&mut self) -> Result<(), Error> {
        loop {
            match self.xml.next()? {
                Event::Text(text) => {
                    if let Some(field) = self.fields.last_mut()
                        && field.code.len() < 32
                    {
                        field.code.extend(text.chars().take(32));
                    }
                }
                Event::Start(_) => self.xml.skip()?,
                Event::End => return Ok(()),
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
    }

    /// Reads a drawing to its end; true when it holds a text box, whose paragraphs then follow
    /// the one that anchors it.
    fn drawing(&mut self, builder: &mut Builder, boxes: &mut Vec<Block>) -> Result<bool, Error> {
        let mut found = false;
        let mut scopes: Vec<Scope> = Vec::new();
        loop {
            let branch = match self.xml.next()? {
                Event::Start(element) => match (element.namespace, element.name) {
                    (Namespace::Word, "txbxContent") => None,
                    (Namespace::Compatibility, "AlternateContent") => {
                        scopes.push(Scope::Alternate { chosen: false });
                        continue;
                    }
                    (Namespace::Compatibility, _) => Some(()),
                    _ => {
                        scopes.push(Scope::Plain);
                        continue;
                    }
                },
                Event::End if scopes.pop().is_some() => continue,
                Event::End => return Ok(found),
                Event::Text(_) => continue,
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            };
            if branch.is_some() {
                if let Some(scope) = self.wrapper(&Step::Branch, &mut scopes)? {
                    scopes.push(scope);
                }
                continue;
            }
            found = true;
            self.text_box(builder, boxes)?;
        }
    }

    fn text_box(&mut self, builder: &mut Builder, boxes: &mut Vec<Block>) -> Result<(), Error> {
        let fields = std::mem::take(&mut self.fields);
        let changes = std::mem::take(&mut self.changes);
        if builder.is_absent() && self.removed.is_none() {
            // The box goes with the run that anchors it: its words are words of the change.
            self.removed = Some(String::new());
            self.container()?;
            let words = self.removed.take().unwrap_or_default();
            builder.push(words.trim_end(), None);
        } else {
            boxes.append(&mut self.container()?);
        }
        self.fields = fields;
        self.changes = changes;
        Ok(())
    }

    /// Reads a formula to its end and writes it on one line.
    fn formula(&mut self, builder: &mut Builder) -> Result<(), Error> {
        self.find(FindingKind::Formula);
        let mut line = String::new();
        let mut open = 1_usize;
        let mut in_text = false;
        while open > 0 {
            match self.xml.next()? {
                Event::Start(element) => {
                    open += 1;
                    in_text = element.name == "t";
                    match element.name {
                        "den" => line.push('/'),
                        "sup" => line.push('^'),
                        "sub" => line.push('_'),
                        _ => {}
                    }
                }
                Event::End => {
                    open -= 1;
                    in_text = false;
                }
                Event::Text(text) if in_text => line.push_str(text),
                Event::Text(_) => {}
                Event::Eof => return Err(self.xml.error("the part ends inside an element")),
            }
        }
        self.emit(builder, &line, None)
    }
}
