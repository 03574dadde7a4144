//! The way from bytes to a document.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::OnceLock;

use actum_model::{
    Document, Format, Language, LanguageBasis, LanguageFinding, Notice, NoticeLevel, Place,
    Provision, Source,
};
use actum_pack::Packs;
use actum_text::{
    DecodeError, Decoded, EncodingBasis, LanguageDetector, SignsFolded, decode, normalise,
    signs_folded,
};
use sha2::{Digest, Sha256};

use crate::block::{Block, Blocks};
use crate::corpus::{CorpusDocument, Words};
use crate::lexicon::Lexicon;
use crate::structure::{Structured, structure};
use crate::{Limits, ReadError, ReadOptions, akn, docx, html, odt, pdf, plain, source};

/// Bytes of a text by which its language is told.
const LANGUAGE_SAMPLE: usize = 16 * 1024;

/// Reads a text from bytes. `name` is the file name to keep and to show in messages.
///
/// The format is recognised by the content. The same bytes and options give the same document.
///
/// # Errors
///
/// [`ReadError`], when the bytes are no text or exceed the limits.
///
/// ```
/// use actum_model::Language;
/// use actum_read::{ReadOptions, read};
/// let packs = actum_pack::Packs::built_in()?;
/// let text = "The Council,\nrecalling its earlier work,\n1. Requests the Secretary to:\n\
///     (a) hold a workshop;\n(b) report to the Council.";
/// let document = read(text.as_bytes(), "text.txt", &ReadOptions::default(), &packs)?;
/// assert_eq!(document.language.language, Language::En);
/// let ids: Vec<&str> = document.provisions.iter().map(|p| p.id.as_str()).collect();
/// assert_eq!(ids, ["opening", "pre1", "1", "1.a", "1.b"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    packs: &Packs,
) -> Result<Document, ReadError> {
    Reader::new(packs).read(bytes, name, options)
}

/// Reads many texts with the same packs; may be shared between threads.
///
/// What is prepared from the packs is prepared once, which for short texts is most of the work.
#[derive(Debug)]
pub struct Reader<'p> {
    packs: &'p Packs,
    detector: LanguageDetector,
    lexicons: [OnceLock<Lexicon>; Language::ALL.len()],
}

impl<'p> Reader<'p> {
    /// A reader that knows what the packs know.
    pub fn new(packs: &'p Packs) -> Self {
        let frequent = packs
            .languages
            .iter()
            .map(|(language, pack)| (*language, pack.structure.frequent_words.as_slice()));
        let detector = LanguageDetector::new(frequent);
        Self { packs, detector, lexicons: Default::default() }
    }

    /// Reads a text from bytes, as [`read`] does.
    ///
    /// # Errors
    ///
    /// [`ReadError`], when the bytes are no text or exceed the limits.
    pub fn read(
        &self,
        bytes: &[u8],
        name: &str,
        options: &ReadOptions,
    ) -> Result<Document, ReadError> {
        read_unnamed(bytes, name, options, self).map_err(|error| error.named(name))
    }

    /// Reads a document of a collection.
    ///
    /// The hash and the size in the document's source are those of its words, paragraphs joined
    /// by line feeds.
    ///
    /// # Errors
    ///
    /// [`ReadError`], when there are no words or more than the limits allow.
    pub fn read_corpus_document(
        &self,
        document: &CorpusDocument,
        name: &str,
        options: &ReadOptions,
    ) -> Result<Document, ReadError> {
        let language = options.language.or(document.language);
        let options = ReadOptions {
            language,
            encoding: Some("utf-8".to_owned()),
            format: Some(Format::PlainText),
            limits: options.limits,
        };
        match &document.words {
            Words::Text(text) => self.read(text.as_bytes(), name, &options),
            Words::Paragraphs(paragraphs) => {
                read_paragraphs(paragraphs, name, &options, self).map_err(|error| error.named(name))
            }
        }
    }

    fn lexicon(&self, language: Language) -> &Lexicon {
        let at = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
        self.lexicons[at].get_or_init(|| Lexicon::new(self.packs, language))
    }
}

/// Reads a text from a file.
///
/// # Errors
///
/// [`ReadError`], when the file cannot be opened, is no text or exceeds the limits.
pub fn read_file(path: &Path, options: &ReadOptions, packs: &Packs) -> Result<Document, ReadError> {
    let bytes = source::file(path, &options.limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    read(&bytes, name.as_deref().unwrap_or("-"), options, packs)
}

fn read_unnamed(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    reader: &Reader<'_>,
) -> Result<Document, ReadError> {
    let limits = &options.limits;
    if bytes.len() as u64 > limits.max_file_bytes {
        return Err(ReadError::TooLarge {
            name: String::new(),
            what: "the file".to_owned(),
            found: bytes.len() as u64,
            limit: limits.max_file_bytes,
            setting: "max_file_bytes",
        });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { name: String::new() });
    }
    let format = options.format.unwrap_or_else(|| recognise(bytes));
    let mut encoding = None;
    let mut notices = Vec::new();
    let (finding, lexicon, blocks) = match format {
        Format::Docx => {
            let blocks = docx::read_docx(bytes, limits)?;
            let (finding, lexicon) = language_of_blocks(&blocks, options, reader);
            (finding, lexicon, blocks)
        }
        Format::Akn => {
            let named = akn::named_encoding(bytes);
            let decoded = decode_text(bytes, options.encoding.as_deref().or(named.as_deref()))?;
            encoding_notices(&decoded, options, &mut notices);
            let file = akn::parse(&decoded.text, limits)?;
            let sample = reader.detector.detect(&file.sample(LANGUAGE_SAMPLE), LANGUAGE_SAMPLE);
            let finding = language_of_metadata(options, file.language(), sample);
            let structured = file.structured(reader.lexicon(finding.language));
            let source = Source {
                name: name.to_owned(),
                format,
                encoding: Some(decoded.encoding.to_owned()),
                sha256: sha256(bytes),
                bytes: bytes.len() as u64,
            };
            if structured.text.is_empty() {
                return Err(ReadError::NoText { name: String::new() });
            }
            check_provisions(&structured.provisions, limits)?;
            return Ok(assembled(source, finding, structured, notices));
        }
        Format::Odt => {
            let blocks = odt::read_odt(bytes, limits)?;
            let (finding, lexicon) = language_of_blocks(&blocks, options, reader);
            (finding, lexicon, blocks)
        }
        Format::Pdf => {
            let mut pages = pdf::read_pages(bytes, limits)?;
            let sample = pages.sample(LANGUAGE_SAMPLE);
            let finding = language(options, None, reader.detector.detect(&sample, LANGUAGE_SAMPLE));
            let lexicon = reader.lexicon(finding.language);
            (finding, lexicon, pages.into_blocks(lexicon)?)
        }
        Format::PlainText | Format::Html => {
            let named = (format == Format::Html).then(|| html::named_encoding(bytes)).flatten();
            let decoded = decode_text(bytes, options.encoding.as_deref().or(named.as_deref()))?;
            encoding_notices(&decoded, options, &mut notices);
            encoding = Some(decoded.encoding.to_owned());
            if format == Format::Html {
                let blocks = html::read_html(&decoded.text, limits)?;
                let (finding, lexicon) = language_of_blocks(&blocks, options, reader);
                (finding, lexicon, blocks)
            } else {
                read_text(&decoded.text, options, reader, limits)?
            }
        }
    };
    let source = Source {
        name: name.to_owned(),
        format,
        encoding,
        sha256: sha256(bytes),
        bytes: bytes.len() as u64,
    };
    structured(source, finding, lexicon, blocks, notices, options, reader)
}

/// Paragraphs that are whole: nothing is joined and nothing is taken for the edge of a page.
fn read_paragraphs(
    paragraphs: &[String],
    name: &str,
    options: &ReadOptions,
    reader: &Reader<'_>,
) -> Result<Document, ReadError> {
    let joined = paragraphs.join("\n");
    let mut blocks = Blocks::default();
    let mut blank_before = 0u8;
    for (number, paragraph) in (1u32..).zip(paragraphs) {
        if paragraph.trim().is_empty() {
            blank_before = blank_before.saturating_add(1);
            continue;
        }
        blocks.items.push(Block {
            text: paragraph.clone(),
            blank_before: std::mem::take(&mut blank_before),
            place: Place { paragraph: Some(number), ..Place::default() },
            ..Block::default()
        });
    }
    let (finding, lexicon) = language_of_blocks(&blocks, options, reader);
    let source = Source {
        name: name.to_owned(),
        format: Format::PlainText,
        encoding: Some("UTF-8".to_owned()),
        sha256: sha256(joined.as_bytes()),
        bytes: joined.len() as u64,
    };
    structured(source, finding, lexicon, blocks, Vec::new(), options, reader)
}

/// From paragraphs to a document, whatever they were read from.
fn structured(
    source: Source,
    finding: LanguageFinding,
    lexicon: &Lexicon,
    mut blocks: Blocks,
    notices: Vec<Notice>,
    options: &ReadOptions,
    reader: &Reader<'_>,
) -> Result<Document, ReadError> {
    let mut folded = SignsFolded::default();
    for block in &blocks.items {
        let own = signs_folded(&block.text);
        folded.presentation_forms += own.presentation_forms;
        folded.tatweel += own.tatweel;
    }
    blocks.tell_folded(folded);
    let limits = &options.limits;
    let detector = &reader.detector;
    if blocks.items.is_empty() {
        return Err(ReadError::NoText { name: String::new() });
    }
    check_blocks(&blocks, limits)?;
    let latin = !matches!(finding.language, Language::Zh | Language::Ar | Language::Ru);
    let paragraph = |text: &str| {
        // In a text in Latin letters a paragraph of figures and names proves nothing.
        let found = detector.detect(text, 160)?;
        let differs = found.language != finding.language;
        (differs && (!latin || found.confidence >= 0.6)).then_some(found)
    };
    let structured = structure(blocks, lexicon, &paragraph, &finding);
    Ok(assembled(source, finding, structured, notices))
}

/// The document with what is to be said about it as a whole.
fn assembled(
    source: Source,
    finding: LanguageFinding,
    structured: Structured,
    mut notices: Vec<Notice>,
) -> Document {
    let Structured { title, adoption, text, provisions, notices: structured } = structured;
    notices.extend(structured);
    if let Some(first) = provisions.iter().find(|provision| !provision.revisions.is_empty())
        && !notices.iter().any(|notice| notice.code == "tracked-changes-kept")
    {
        let count: usize = provisions.iter().map(|provision| provision.revisions.len()).sum();
        notices.push(Notice {
            level: NoticeLevel::Warning,
            code: "tracked-changes-kept".to_owned(),
            message: format!(
                "The file holds {count} tracked changes: insertions are read as text, deletions are \
                 not; make sure that this is the edition adopted."
            ),
            place: first.place.clone(),
        });
    }
    let mixed = provisions.iter().filter(|provision| provision.language.is_some()).count();
    if mixed > 0 {
        let first = provisions.iter().find(|provision| provision.language.is_some());
        notices.push(Notice {
            level: NoticeLevel::Information,
            code: "mixed-language".to_owned(),
            message: format!(
                "{mixed} of {} provisions are in another language than the document ({}); each is \
                 marked with its own.",
                provisions.len(),
                finding.language
            ),
            place: first.map(|provision| provision.place.clone()).unwrap_or_default(),
        });
    }
    Document { source, language: finding, title, adoption, text, provisions, notices }
}

fn read_text<'r>(
    text: &str,
    options: &ReadOptions,
    reader: &'r Reader<'_>,
    limits: &Limits,
) -> Result<(LanguageFinding, &'r Lexicon, Blocks), ReadError> {
    let source = text;
    let normalised = normalise(source);
    let text = normalised.text.as_ref();
    let finding = language(options, None, reader.detector.detect(text, LANGUAGE_SAMPLE));
    let lexicon = reader.lexicon(finding.language);
    let mut blocks = plain::read_plain(text, lexicon, limits)?;
    blocks.tell_folded(signs_folded(source));
    Ok((finding, lexicon, blocks))
}

/// The format, by the first bytes.
fn recognise(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        return if odt::looks_like(bytes) { Format::Odt } else { Format::Docx };
    }
    if akn::looks_like(bytes) {
        return Format::Akn;
    }
    if pdf::looks_like(bytes) {
        return Format::Pdf;
    }
    if html::looks_like(bytes) {
        return Format::Html;
    }
    Format::PlainText
}

fn decode_text<'a>(bytes: &'a [u8], named: Option<&str>) -> Result<Decoded<'a>, ReadError> {
    decode(bytes, named).map_err(|error| match error {
        DecodeError::NotText { looks_like, remedy } => {
            ReadError::NotText { name: String::new(), looks_like, remedy }
        }
        source @ (DecodeError::Invalid { .. }
        | DecodeError::Mixed { .. }
        | DecodeError::UnknownEncoding(_)) => ReadError::Encoding { name: String::new(), source },
    })
}

fn encoding_notices(decoded: &Decoded<'_>, options: &ReadOptions, notices: &mut Vec<Notice>) {
    if decoded.basis == EncodingBasis::Guessed {
        let level =
            if decoded.confidence < 0.8 { NoticeLevel::Warning } else { NoticeLevel::Information };
        notices.push(Notice {
            level,
            code: "encoding-detected".to_owned(),
            message: format!(
                "The file does not name its encoding; it was taken for {} ({:.0} % sure). If letters \
                 look wrong, name the encoding or save the file as UTF-8.",
                decoded.encoding,
                decoded.confidence * 100.0
            ),
            place: Place::default(),
        });
    }
    if decoded.replaced > 0 {
        notices.push(Notice {
            level: NoticeLevel::Warning,
            code: "replaced-characters".to_owned(),
            message: format!(
                "{} byte sequences mean nothing in {} and stand as U+FFFD; compare those places with \
                 the original{}.",
                decoded.replaced,
                decoded.encoding,
                if options.encoding.is_some() { " or name another encoding" } else { "" }
            ),
            place: Place { line: decoded.first_replaced_line, ..Place::default() },
        });
    }
}

fn language_of_blocks<'r>(
    blocks: &Blocks,
    options: &ReadOptions,
    reader: &'r Reader<'_>,
) -> (LanguageFinding, &'r Lexicon) {
    let mut sample = String::new();
    for block in &blocks.items {
        if sample.len() > LANGUAGE_SAMPLE {
            break;
        }
        sample.push_str(&block.text);
        sample.push('\n');
    }
    let finding =
        language(options, blocks.language, reader.detector.detect(&sample, LANGUAGE_SAMPLE));
    (finding, reader.lexicon(finding.language))
}

/// The language: declared, else found in the words, else marked, else English as a last resort.
///
/// Word and web pages are often marked with the language of the program that wrote them, so words
/// that speak clearly win over the mark.
fn language(
    options: &ReadOptions,
    marked: Option<Language>,
    detected: Option<LanguageFinding>,
) -> LanguageFinding {
    if let Some(language) = options.language {
        return LanguageFinding { language, basis: LanguageBasis::Declared, confidence: 1.0 };
    }
    match (detected, marked) {
        (Some(found), Some(marked)) if found.language == marked => {
            LanguageFinding { language: marked, basis: LanguageBasis::Marked, confidence: 0.99 }
        }
        (Some(found), None) => found,
        (Some(found), Some(_)) if found.confidence >= 0.6 => found,
        (_, Some(language)) => {
            LanguageFinding { language, basis: LanguageBasis::Marked, confidence: 0.6 }
        }
        (None, None) => {
            LanguageFinding { language: Language::En, basis: LanguageBasis::Words, confidence: 0.1 }
        }
    }
}

/// The limits of [`check_blocks`], for a format that tells provisions itself.
fn check_provisions(provisions: &[Provision], limits: &Limits) -> Result<(), ReadError> {
    let too_large = |what: String, found: usize, limit: usize, setting| ReadError::TooLarge {
        name: String::new(),
        what,
        found: found as u64,
        limit: limit as u64,
        setting,
    };
    if provisions.len() > limits.max_paragraphs {
        let what = "the number of paragraphs".to_owned();
        return Err(too_large(what, provisions.len(), limits.max_paragraphs, "max_paragraphs"));
    }
    let longest = limits.max_paragraph_bytes;
    if let Some(provision) = provisions.iter().find(|provision| provision.span.len() > longest) {
        let line = provision.place.line.unwrap_or_default();
        let what = format!("the paragraph at line {line}");
        return Err(too_large(what, provision.span.len(), longest, "max_paragraph_bytes"));
    }
    Ok(())
}

/// The language of a file whose metadata names it: on purpose, so that only another script speaks
/// against it.
fn language_of_metadata(
    options: &ReadOptions,
    named: Option<Language>,
    detected: Option<LanguageFinding>,
) -> LanguageFinding {
    let agrees = |language| detected.is_some_and(|found| found.language == language);
    let refuted = detected
        .is_some_and(|found| found.basis == LanguageBasis::Script && found.confidence >= 0.9);
    match named {
        Some(language) if options.language.is_none() && (agrees(language) || !refuted) => {
            let confidence = if agrees(language) { 0.99 } else { 0.9 };
            LanguageFinding { language, basis: LanguageBasis::Marked, confidence }
        }
        _ => language(options, named, detected),
    }
}

fn check_blocks(blocks: &Blocks, limits: &Limits) -> Result<(), ReadError> {
    let too_large = |what: &str, found: usize, limit: usize, setting| ReadError::TooLarge {
        name: String::new(),
        what: what.to_owned(),
        found: found as u64,
        limit: limit as u64,
        setting,
    };
    if blocks.items.len() > limits.max_paragraphs {
        let found = blocks.items.len();
        return Err(too_large(
            "the number of paragraphs",
            found,
            limits.max_paragraphs,
            "max_paragraphs",
        ));
    }
    let cells = blocks.items.iter().filter(|block| block.cell.is_some()).count();
    if cells > limits.max_table_cells {
        return Err(too_large(
            "the number of table cells",
            cells,
            limits.max_table_cells,
            "max_table_cells",
        ));
    }
    let longest = |block: &&Block| block.text.len() > limits.max_paragraph_bytes;
    if let Some(block) = blocks.items.iter().find(longest) {
        let what = match block.place.line {
            Some(line) => format!("the paragraph at line {line}"),
            None => "a paragraph".to_owned(),
        };
        return Err(too_large(
            &what,
            block.text.len(),
            limits.max_paragraph_bytes,
            "max_paragraph_bytes",
        ));
    }
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
