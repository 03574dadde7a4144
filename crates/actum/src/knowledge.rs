//! From a file to what was understood of it.

use std::io;
use std::path::Path;

use actum_extract::Extractor;
use actum_model::{Document, Extraction, OccasionId};
use actum_pack::Packs;
use actum_read::{ReadOptions, source};
use anyhow::{Context, Result};

use crate::arguments::ReadingOptions;
use crate::failure::{Ending, Failure};
use crate::limits;
use crate::message::say;

/// Everything needed to read and to understand: loaded once, shared by all threads.
pub(crate) struct Knowledge {
    pub(crate) packs: Packs,
    extractor: Extractor,
    options: ReadOptions,
    occasion: Option<OccasionId>,
}

/// A document and what was understood of it.
pub(crate) struct Understood {
    pub(crate) document: Document,
    pub(crate) extraction: Extraction,
}

impl Knowledge {
    /// Loads the packs and prepares the extractor.
    ///
    /// # Errors
    ///
    /// When a pack is malformed, or the occasion declared is not known.
    pub(crate) fn load(options: &ReadingOptions) -> Result<Self> {
        let packs = match options.packs.as_slice() {
            [] => Packs::built_in()?,
            folders => Packs::with_folders(folders)?,
        };
        let occasion =
            options.occasion.as_deref().map(|name| occasion(&packs, name)).transpose()?;
        let extractor = Extractor::new(&packs).context("the packs cannot be used")?;
        let options = ReadOptions {
            language: options.language,
            encoding: options.encoding.clone(),
            limits: options.limits.limits(),
            ..ReadOptions::default()
        };
        Ok(Self { packs, extractor, options, occasion })
    }

    /// Reads a file; `-` is standard input.
    ///
    /// # Errors
    ///
    /// When the file is refused; the message names file, part and remedy.
    pub(crate) fn read(&self, path: &Path) -> Result<Document> {
        let read = if path == Path::new("-") {
            source::stream(io::stdin().lock(), "-", &self.options.limits)
                .and_then(|bytes| actum_read::read(&bytes, "-", &self.options, &self.packs))
        } else {
            actum_read::read_file(path, &self.options, &self.packs)
        };
        let mut document = read.map_err(|error| {
            let flag = limits::flag_for(&error);
            let error = anyhow::Error::from(error);
            match flag {
                Some(flag) => error.context(say!("cli-limit-flag", flag = flag)),
                None => error,
            }
        })?;
        if let Some(occasion) = &self.occasion {
            document.adoption.occasion = Some(occasion.clone());
        }
        Ok(document)
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
