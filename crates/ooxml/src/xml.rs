//! Streaming XML with the safety that quick-xml leaves to its caller: depth, sizes, no document
//! types, no entities but the five of XML.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::Event as RawEvent;
use quick_xml::events::attributes::Attributes;

use crate::package::from_io;
use crate::{Error, Limits};

/// The namespaces the readers tell apart; the transitional and strict names are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    /// WordprocessingML.
    Word,
    /// Markup compatibility (`mc:AlternateContent`).
    Compatibility,
    /// Office mathematics.
    Math,
    /// Any other, or none.
    Other,
}

impl Namespace {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Namespace::Word,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => {
                Namespace::Compatibility
            }
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Namespace::Math,
            _ => Namespace::Other,
        }
    }
}

/// What comes next in a part. Empty elements come as a start and an end.
#[derive(Debug)]
pub enum Event<'x> {
    /// A start tag.
    Start(Element<'x>),
    /// An end tag; start and end tags are known to match.
    End,
    /// Characters, unescaped.
    Text(&'x str),
    /// The end of the part.
    Eof,
}

/// A start tag.
#[derive(Debug)]
pub struct Element<'x> {
    /// Its namespace.
    pub namespace: Namespace,
    /// Its name without prefix.
    pub name: &'x str,
    /// Offset of its `<` in the unpacked part.
    pub offset: u64,
    tag: &'x str,
    name_length: usize,
}

impl Element<'_> {
    /// The value of the attribute with this local name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let attribute = raw_attributes(self.tag, self.name_length)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        match attribute.value {
            Cow::Borrowed(value) if !value.contains('&') => Some(Cow::Borrowed(value)),
            value => Some(Cow::Owned(unescaped(&value))),
        }
    }

    /// `w:val`, the attribute most elements carry.
    pub fn val(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// `w:val` as a whole number.
    pub fn number(&self) -> Option<i64> {
        self.val()?.trim().parse().ok()
    }

    /// Whether an on/off property is on (ECMA-376 17.17.4): yes unless `w:val` says no.
    pub fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Without the check for duplicates, which takes time quadratic in the number of attributes.
fn raw_attributes(tag: &str, name_length: usize) -> Attributes<'_> {
    let mut attributes = Attributes::new(tag, name_length);
    attributes.with_checks(false);
    attributes
}

/// Resolves the five entities of XML and character references; anything else stays as it is.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let entity = rest.find(';').filter(|end| *end <= 12);
        match entity.and_then(|end| Some((resolved(&rest[1..end])?, end))) {
            Some((char, end)) => {
                out.push(char);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn resolved(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = entity.strip_prefix('#')?;
            let code = match digits.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|char| *char != '\0')
        }
    }
}

/// A streaming reader over one part.
pub struct XmlReader<'p> {
    reader: Reader<EventLimit<Box<dyn Read + 'p>>>,
    buffer: Vec<u8>,
    part: String,
    /// The tag or the characters of the last event: copied, so that comments can be passed over
    /// while the result borrows from the reader.
    content: String,
    prefixes: Vec<(usize, Box<str>, Namespace)>,
    depth: usize,
    limits: Limits,
    offset: u64,
}

/// Namespace declarations in force at one time; real documents have about forty.
const MAX_PREFIXES: usize = 1_000;

impl<'p> XmlReader<'p> {
    pub(crate) fn new(
        part: String,
        source: Box<dyn Read + 'p>,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let source = decoded(source).map_err(|error| from_io(&part, &error))?;
        let limit = EventLimit {
            inner: BufReader::with_capacity(64 << 10, source),
            seen: 0,
            limit: limits.max_paragraph_bytes,
            part: part.clone(),
        };
        let mut reader = Reader::from_reader(limit);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            reader,
            buffer: Vec::new(),
            part,
            content: String::new(),
            prefixes: Vec::new(),
            depth: 0,
            limits: *limits,
            offset: 0,
        })
    }

    /// Name of the part being read.
    pub fn part(&self) -> &str {
        &self.part
    }

    /// Bytes of the unpacked part read so far: the end of the last event.
    pub fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// An error at the current place.
    pub(crate) fn error(&self, detail: impl Into<String>) -> Error {
        Error::Xml { part: self.part.clone(), offset: self.offset, detail: detail.into() }
    }

    /// The next event.
    ///
    /// # Errors
    ///
    /// When the part is no well-formed XML, declares a document type, names an entity that XML
    /// does not define, nests too deeply or breaks off.
    #[expect(clippy::should_implement_trait, reason = "events borrow from the reader")]
    pub fn next(&mut self) -> Result<Event<'_>, Error> {
        loop {
            self.buffer.clear();
            self.offset = self.reader.buffer_position();
            self.reader.get_mut().seen = 0;
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Io(error)) => return Err(from_io(&self.part, &error)),
                Err(error) => {
                    return Err(Error::Xml {
                        part: self.part.clone(),
                        offset: self.reader.error_position(),
                        detail: error.to_string(),
                    });
                }
            };
            self.content.clear();
            match event {
                RawEvent::Start(tag) | RawEvent::Empty(tag) => {
                    let name_length = tag.name().0.len();
                    self.content.push_str(tag.name().0);
                    self.content.push_str(tag.attributes_raw());
                    return self.open(name_length);
                }
                RawEvent::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    while self.prefixes.last().is_some_and(|(depth, ..)| *depth > self.depth) {
                        self.prefixes.pop();
                    }
                    return Ok(Event::End);
                }
                RawEvent::Text(text) => {
                    if text.is_empty() {
                        continue;
                    }
                    self.content.push_str(&text.xml10_content());
                    return Ok(Event::Text(&self.content));
                }
                RawEvent::CData(text) => {
                    self.content.push_str(&text.xml10_content());
                    return Ok(Event::Text(&self.content));
                }
                RawEvent::GeneralRef(reference) => {
                    let Some(char) = resolved(&reference) else {
                        let name: String = reference.chars().take(40).collect();
                        return Err(self.error(format!("`&{name};` names no character")));
                    };
                    self.content.push(char);
                    return Ok(Event::Text(&self.content));
                }
                RawEvent::DocType(_) => {
                    return Err(Error::DocumentType { part: self.part.clone() });
                }
                RawEvent::Eof => {
                    if self.depth > 0 {
                        return Err(Error::Truncated {
                            detail: format!("`{}` ends inside an element", self.part),
                        });
                    }
                    return Ok(Event::Eof);
                }
                RawEvent::Comment(_) | RawEvent::Decl(_) | RawEvent::PI(_) => {}
            }
        }
    }

    fn open(&mut self, name_length: usize) -> Result<Event<'_>, Error> {
        self.depth += 1;
        if self.depth > self.limits.max_depth {
            return Err(Error::too_large(
                &self.part,
                "the nesting of elements",
                self.depth as u64,
                self.limits.max_depth as u64,
                "max_depth",
            ));
        }
        if memmem::find(&self.content.as_bytes()[name_length..], b"xmlns").is_some() {
            self.declare(name_length)?;
        }
        let name = &self.content[..name_length];
        let (prefix, name) = name.split_once(':').unwrap_or(("", name));
        let namespace = self
            .prefixes
            .iter()
            .rev()
            .find(|(_, declared, _)| **declared == *prefix)
            .map_or(Namespace::Other, |(_, _, namespace)| *namespace);
        Ok(Event::Start(Element {
            namespace,
            name,
            offset: self.offset,
            tag: &self.content,
            name_length,
        }))
    }

    fn declare(&mut self, name_length: usize) -> Result<(), Error> {
        for attribute in raw_attributes(&self.content, name_length).flatten() {
            let key: &str = attribute.key.0;
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(prefix) => match prefix.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if self.prefixes.len() >= MAX_PREFIXES {
                return Err(self.error("more than 1,000 namespaces are declared at once"));
            }
            self.prefixes.push((self.depth, prefix.into(), Namespace::of(&attribute.value)));
        }
        Ok(())
    }

    /// Skips the content of the element whose start was read last, up to and with its end.
    ///
    /// # Errors
    ///
    /// As [`XmlReader::next`].
    pub fn skip(&mut self) -> Result<(), Error> {
        let mut open = 1_usize;
        while open > 0 {
            match self.next()? {
                Event::Start(_) => open += 1,
                Event::End => open -= 1,
                Event::Text(_) => {}
                Event::Eof => return Err(self.error("the part ends inside an element")),
            }
        }
        Ok(())
    }
}

impl std::fmt::Debug for XmlReader<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("XmlReader")
            .field("part", &self.part)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

/// Stops a single tag or stretch of characters from filling the memory.
struct EventLimit<R> {
    inner: BufReader<R>,
    seen: usize,
    limit: usize,
    part: String,
}

impl<R: Read> Read for EventLimit<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: Read> BufRead for EventLimit<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.seen > self.limit {
            return Err(io::Error::other(Error::too_large(
                &self.part,
                "one tag or stretch of characters",
                self.seen as u64,
                self.limit as u64,
                "max_paragraph_bytes",
            )));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.seen += count;
        self.inner.consume(count);
    }
}

/// The same bytes as UTF-8. ECMA-376 part 2 allows UTF-8 and UTF-16 and nothing else.
fn decoded<'p>(mut source: Box<dyn Read + 'p>) -> io::Result<Box<dyn Read + 'p>> {
    let mut head = [0_u8; 2];
    let mut filled = 0;
    while filled < head.len() {
        match source.read(&mut head[filled..])? {
            0 => break,
            count => filled += count,
        }
    }
    let big_endian = match &head[..filled] {
        [0xFE, 0xFF] | [0, b'<'] => Some(true),
        [0xFF, 0xFE] | [b'<', 0] => Some(false),
        _ => None,
    };
    let whole = io::Cursor::new(head[..filled].to_vec()).chain(source);
    Ok(match big_endian {
        Some(big_endian) => Box::new(Utf16 {
            source: BufReader::new(whole),
            big_endian,
            pending: Vec::new(),
            high: None,
        }),
        None => Box::new(whole),
    })
}

/// UTF-16 turned into UTF-8 while it is read. The encoding named in the XML declaration is then
/// wrong, and quick-xml does not look at it.
struct Utf16<R> {
    source: BufReader<R>,
    big_endian: bool,
    pending: Vec<u8>,
    high: Option<u16>,
}

impl<R: Read> Utf16<R> {
    fn unit(&mut self) -> io::Result<Option<u16>> {
        let mut pair = [0_u8; 2];
        let mut filled = 0;
        while filled < 2 {
            match self.source.read(&mut pair[filled..])? {
                0 if filled == 0 => return Ok(None),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                count => filled += count,
            }
        }
        Ok(Some(if self.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }))
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.pending.len() < 4096.min(buffer.len()) {
            let Some(unit) = self.unit()? else { break };
            let units: &[u16] = match self.high.take() {
                Some(high) => &[high, unit],
                None if (0xD800..0xDC00).contains(&unit) => {
                    self.high = Some(unit);
                    continue;
                }
                None => &[unit],
            };
            for char in char::decode_utf16(units.iter().copied()) {
                let char = char.unwrap_or(char::REPLACEMENT_CHARACTER);
                self.pending.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let count = self.pending.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.pending[..count]);
        self.pending.drain(..count);
        Ok(count)
    }
}
