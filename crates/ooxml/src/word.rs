//! From the bytes of a package to a [`Document`].

use std::collections::BTreeMap;

use crate::body::{Calls, Context, Findings, Story};
use crate::document::{Document, FindingKind, Note, NoteKind};
use crate::limits::Budget;
use crate::number_format::NumberFormat;
use crate::numbering::Numbering;
use crate::properties::{Names, NoteFormat, NoteNumbering};
use crate::relationship::Relationships;
use crate::styles::{Styles, StylesPart};
use crate::xml::{Event, Namespace, XmlReader};
use crate::{Error, Limits, Package};

/// How a document is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Which of the two texts of a document with tracked changes is wanted.
    pub view: View,
    /// Sizes beyond which the file is refused.
    pub limits: Limits,
}

/// The two texts of a document with tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// As if every change were accepted: insertions in, deletions out.
    #[default]
    Accepted,
    /// As if every change were rejected: the text before.
    Original,
}

impl Document {
    /// Reads a Word document.
    ///
    /// Nothing is dropped silently: what is not part of the text is named in
    /// [`Document::findings`].
    ///
    /// # Errors
    ///
    /// When the bytes are no Word document (each kind of other file has its own message), are
    /// encrypted, damaged or broken off, or exceed a limit.
    ///
    /// ```
    /// use actum_ooxml::{Document, Error, ReadOptions};
    /// let refused = Document::read(b"", &ReadOptions::default());
    /// assert_eq!(refused.unwrap_err(), Error::Empty);
    /// ```
    pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, Error> {
        let mut package = Package::open(bytes, &options.limits)?;
        let part = main_part(&mut package)?;
        let related = package.relationships(&part)?;
        let mut names = Names::default();
        let (styles, numbering) = definitions(&mut package, &related, &mut names)?;
        let settings = settings(&mut package, &related)?;

        let mut document = Document {
            part: part.clone(),
            languages: styles.run_defaults.languages.clone(),
            tracks_changes: settings.tracks_changes,
            ..Document::default()
        };
        let mut findings = Findings::default();
        if styles.cyclic {
            findings.add(FindingKind::StyleCycle, "word/styles.xml", 0);
        }
        let mut context = Context {
            styles,
            numbering,
            names,
            budget: Budget::new(options.limits),
            findings,
            view: options.view,
            note_numbering: settings.notes,
            calls: Calls::default(),
        };
        document.body = Story::new(package.xml(&part)?, &mut context).body()?;
        document.notes = notes(&mut package, &related, &mut context)?;
        document.findings = context.findings.into_sorted();
        Ok(document)
    }
}

/// The part with the body, or an error that says what the package holds instead.
pub(crate) fn main_part(package: &mut Package<'_>) -> Result<String, Error> {
    const CUSTOMARY: &str = "word/document.xml";
    if !package.has("[Content_Types].xml") {
        if package.has("mimetype") {
            return Err(open_document(package));
        }
        if !package.has(CUSTOMARY) {
            return Err(Error::NotWord {
                found: "a zip archive without office parts",
                remedy: "unpack it and read the document inside",
            });
        }
        return Ok(CUSTOMARY.to_owned());
    }
    let types = package.content_types()?;
    let part = package
        .relationships("")?
        .part("officeDocument")
        .filter(|part| package.has(part))
        .unwrap_or(CUSTOMARY)
        .to_owned();
    let kind = types.of(&part).unwrap_or_default().to_owned();
    let word = kind.contains("wordprocessingml") || kind.contains("ms-word");
    if word || (package.has(&part) && part.eq_ignore_ascii_case(CUSTOMARY)) {
        if !package.has(&part) {
            return Err(Error::MissingPart { part });
        }
        return Ok(part);
    }
    let holds = |fragment: &str| kind.contains(fragment) || types.any_contains(fragment);
    let (found, remedy) = if holds("spreadsheetml") || holds("ms-excel") {
        ("a spreadsheet (.xlsx)", "copy the text into a Word document")
    } else if holds("presentationml") || holds("ms-powerpoint") {
        ("a presentation (.pptx)", "copy the text into a Word document")
    } else if holds("wordprocessingml") {
        return Err(Error::MissingPart { part });
    } else {
        ("an Office package of another kind", "open it in its program and save it as .docx")
    };
    Err(Error::NotWord { found, remedy })
}

fn open_document(package: &mut Package<'_>) -> Error {
    let kind = package.bytes("mimetype").unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind).into_owned();
    let (found, remedy) = if kind.contains("opendocument.text") {
        ("an OpenDocument text (.odt)", "open it in LibreOffice or Word and save it as .docx")
    } else if kind.contains("opendocument") {
        ("an OpenDocument file", "open it in LibreOffice and save its text as .docx")
    } else if kind.contains("epub") {
        ("an electronic book (.epub)", "copy the text into a Word document")
    } else {
        ("a zip archive of another kind", "unpack it and read the document inside")
    };
    Error::NotWord { found, remedy }
}

fn definitions(
    package: &mut Package<'_>,
    related: &Relationships,
    names: &mut Names,
) -> Result<(Styles, Numbering), Error> {
    let mut numbering = match existing(package, related, "numbering") {
        Some(part) => Numbering::read(package.xml(&part)?, names)?,
        None => Numbering::default(),
    };
    let styles = match existing(package, related, "styles") {
        Some(part) => StylesPart::read(package.xml(&part)?, names)?,
        None => StylesPart::default(),
    };
    numbering.link(&styles);
    let styles = styles.resolve(&numbering);
    Ok((styles, numbering))
}

/// The part related in this way, when it is there.
fn existing(package: &Package<'_>, related: &Relationships, kind: &str) -> Option<String> {
    related.part(kind).filter(|part| package.has(part)).map(str::to_owned)
}

#[derive(Default)]
struct Settings {
    tracks_changes: bool,
    notes: NoteNumbering,
}

fn settings(package: &mut Package<'_>, related: &Relationships) -> Result<Settings, Error> {
    let mut settings = Settings::default();
    let Some(part) = existing(package, related, "settings") else { return Ok(settings) };
    let mut xml = package.xml(&part)?;
    loop {
        match xml.next()? {
            Event::Start(element) if element.namespace == Namespace::Word => match element.name {
                "settings" => {}
                "trackRevisions" => {
                    settings.tracks_changes = element.is_on();
                    xml.skip()?;
                }
                "footnotePr" => settings.notes.footnote.read(&mut xml)?,
                "endnotePr" => settings.notes.endnote.read(&mut xml)?,
                _ => xml.skip()?,
            },
            Event::Start(_) => xml.skip()?,
            Event::Eof => return Ok(settings),
            Event::End | Event::Text(_) => {}
        }
    }
}

/// The notes that the body calls, numbered in the order of their calls.
fn notes(
    package: &mut Package<'_>,
    related: &Relationships,
    context: &mut Context,
) -> Result<Vec<Note>, Error> {
    let calls = std::mem::take(&mut context.calls);
    let mut bodies = BTreeMap::new();
    for (kind, relation, element) in
        [(NoteKind::Footnote, "footnotes", "footnote"), (NoteKind::Endnote, "endnotes", "endnote")]
    {
        if !calls.iter().any(|call| call.kind == kind) {
            continue;
        }
        let Some(part) = existing(package, related, relation) else { continue };
        read_notes(package.xml(&part)?, element, context, &mut |id, blocks| {
            bodies.insert((kind, id), blocks);
        })?;
    }
    let NoteNumbering { footnote, endnote } = context.note_numbering.clone();
    let mut footnotes = NoteMarks::new(&footnote, "decimal");
    let mut endnotes = NoteMarks::new(&endnote, "lowerRoman");
    let mut notes = Vec::new();
    for call in calls.iter() {
        let marks = match call.kind {
            NoteKind::Footnote => &mut footnotes,
            NoteKind::Endnote => &mut endnotes,
        };
        let mark = (!call.custom_mark).then(|| marks.next());
        match bodies.remove(&(call.kind, call.id)) {
            Some(blocks) => notes.push(Note { kind: call.kind, id: call.id, mark, blocks }),
            None => {
                let known = notes.iter().any(|note| note.kind == call.kind && note.id == call.id);
                if !known {
                    context.findings.add(FindingKind::MissingNote, "word/document.xml", 0);
                }
            }
        }
    }
    Ok(notes)
}

fn read_notes(
    xml: XmlReader<'_>,
    element: &str,
    context: &mut Context,
    found: &mut dyn FnMut(i64, Vec<crate::document::Block>),
) -> Result<(), Error> {
    let mut story = Story::new(xml, context);
    while let Some(id) = story.next_note(element)? {
        let blocks = story.container()?;
        found(id, blocks);
    }
    Ok(())
}

struct NoteMarks {
    format: NumberFormat,
    next: u32,
}

impl NoteMarks {
    fn new(format: &NoteFormat, usual: &str) -> Self {
        let name = format.format.as_deref().unwrap_or(usual);
        Self { format: NumberFormat::from_name(name), next: format.start.unwrap_or(1) }
    }

    fn next(&mut self) -> String {
        let mark = self.format.write(self.next, None);
        self.next = self.next.saturating_add(1);
        mark
    }
}
