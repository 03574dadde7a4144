//! From a file to what was understood of it.

use std::io;
use std::path::Path;

use actum_extract::Extractor;
use actum_model::{Document, Extraction, OccasionId};
use actum_pack::Packs;
use actum_read::corpus::CorpusDocument;
use actum_read::{ReadError, ReadOptions, Reader, source};
use anyhow::{Context, Result};

use crate::arguments::{PackOptions, ReadingOptions};
use crate::failure::{Ending, Failure};
use crate::limits;
use crate::message::say;

/// Everything needed to read and to understand: loaded once, shared by all threads.
pub(crate) struct Knowledge<'p> {
    pub(crate) packs: &'p Packs,
    reader: Reader<'p>,
    extractor: Extractor,
    options: ReadOptions,
    occasion: Option<OccasionId>,
}

/// A document and what was understood of it.
pub(crate) struct Understood {
    pub(crate) document: Document,
    pub(crate) extraction: Extraction,
}

/// The built-in packs with the folders of the command line on top.
///
/// # Errors
///
/// When a pack is malformed.
pub(crate) fn packs(options: &PackOptions) -> Result<Packs> {
    Ok(match options.folders.as_slice() {
        [] => Packs::built_in()?,
        folders => Packs::with_folders(folders)?,
    })
}

impl<'p> Knowledge<'p> {
    /// Prepares reader and extractor.
    ///
    /// # Errors
    ///
    /// When the packs cannot be used, or the occasion declared is not known.
    pub(crate) fn new(options: &ReadingOptions, packs: &'p Packs) -> Result<Self> {
        let occasion = options.occasion.as_deref().map(|name| occasion(packs, name)).transpose()?;
        let extractor = Extractor::new(packs).context("the packs cannot be used")?;
        let options = ReadOptions {
            language: options.language,
            encoding: options.encoding.clone(),
            limits: options.limits.limits(),
            ..ReadOptions::default()
        };
        Ok(Self { packs, reader: Reader::new(packs), extractor, options, occasion })
    }

    /// Reads a file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// When the file is refused; the message names file, part and remedy.
    pub(crate) fn read(&self, path: &Path) -> Result<Document> {
        self.read_with_bytes(path).map(|(document, _)| document)
    }

    /// Reads a file as [`Knowledge::read`] does and hands out its bytes, too.
    ///
    /// # Errors
    ///
    /// As [`Knowledge::read`].
    pub(crate) fn read_with_bytes(&self, path: &Path) -> Result<(Document, Vec<u8>)> {
        let limits = &self.options.limits;
        let (bytes, name) = if path == Path::new("-") {
            (source::stream(io::stdin(), "-", limits), "-".to_owned())
        } else {
            let name = path.file_name().unwrap_or(path.as_os_str());
            (source::file(path, limits), name.to_string_lossy().into_owned())
        };
        let read = bytes.and_then(|bytes| {
            self.reader.read(&bytes, &name, &self.options).map(|document| (document, bytes))
        });
        let (document, bytes) =
            read.map_err(|error| with_flag(error, &path.display().to_string()))?;
        Ok((self.declared(document), bytes))
    }

    /// The limits for files that are packages.
    pub(crate) fn package_limits(&self) -> actum_ooxml::Limits {
        self.options.limits.for_packages()
    }

    /// Reads a document of a collection. `name` is kept as its name, `shown` tells where it stands
    /// in messages.
    ///
    /// # Errors
    ///
    /// As [`Knowledge::read`].
    pub(crate) fn read_corpus_document(
        &self,
        document: &CorpusDocument,
        name: &str,
        shown: &str,
    ) -> Result<Document> {
        let document = self
            .reader
            .read_corpus_document(document, name, &self.options)
            .map_err(|error| with_flag(error, shown))?;
        Ok(self.declared(document))
    }

    /// With the occasion that was declared.
    fn declared(&self, mut document: Document) -> Document {
        if let Some(occasion) = &self.occasion {
            document.adoption.occasion = Some(occasion.clone());
        }
        document
    }

    /// What a document asks of whom.
    pub(crate) fn extract(&self, document: &Document) -> Extraction {
        self.extractor.extract(document)
    }

    /// Reads a file and understands it.
    ///
    /// # Errors
    ///
    /// As [`Knowledge::read`].
    pub(crate) fn understand(&self, path: &Path) -> Result<Understood> {
        let document = self.read(path)?;
        let extraction = self.extract(&document);
        Ok(Understood { document, extraction })
    }
}

/// An error with the flag that raises the limit, where it is about one, and with the path.
pub(crate) fn with_flag(error: ReadError, path: &str) -> anyhow::Error {
    let flag = limits::flag_for(&error);
    let said = error.to_string();
    let mut error = anyhow::Error::from(error);
    if let Some(flag) = flag {
        error = error.context(say!("cli-limit-flag", flag = flag));
    }
    // Two folders may hold files of one name: the path tells them apart.
    if said.contains(path) { error } else { error.context(path.to_owned()) }
}

/// The occasion with this id or name, letter case aside.
fn occasion(packs: &Packs, wanted: &str) -> Result<OccasionId> {
    let same = |name: &str| name.to_lowercase() == wanted.trim().to_lowercase();
    packs
        .occasions
        .iter()
        .find(|occasion| {
            same(occasion.id.as_str()) || occasion.names.values().flatten().any(|name| same(name))
        })
        .map(|occasion| occasion.id.clone())
        .ok_or_else(|| Failure::error(Ending::Usage, say!("cli-occasion-unknown", name = wanted)))
}
