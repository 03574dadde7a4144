//! The fields of the index.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::analyse::terms;
use crate::error::{Result, SearchError};
use crate::record::Record;

/// Version of the fields and of the terms in them. An index of another version is made anew.
pub(crate) const FORM: u32 = 1;

/// Names of the columns that are read for each hit.
pub(crate) mod column {
    pub(crate) const GROUP: &str = "group";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const LENGTH: &str = "length";
    pub(crate) const KIND: &str = "kind";
    pub(crate) const LANGUAGE: &str = "language";
    pub(crate) const CURRENT: &str = "current";
    pub(crate) const TEXT: &str = "text";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const BODIES: &str = "bodies";
}

/// The value of the column `language` for a record whose language nobody knows.
pub(crate) const NO_LANGUAGE: u64 = 255;

/// The fields of the index.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub(crate) schema: Schema,
    pub(crate) unit: Field,
    /// Words with their positions, of the title and of the body.
    pub(crate) title: Field,
    pub(crate) body: Field,
    /// Stems and other senses, of the title and of the body.
    pub(crate) title_senses: Field,
    pub(crate) body_senses: Field,
    group: Field,
    order: Field,
    length: Field,
    kind: Field,
    language: Field,
    current: Field,
    text: Field,
    status: Field,
    bodies: Field,
    /// The record itself as JSON.
    pub(crate) record: Field,
}

impl Fields {
    pub(crate) fn new() -> Self {
        let indexed = |record| {
            // The terms come ready made; the name only has to be known.
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let words = || indexed(IndexRecordOption::WithFreqsAndPositions);
        let senses = || indexed(IndexRecordOption::Basic);
        let names = || TextOptions::default().set_fast("raw");
        let mut schema = Schema::builder();
        Self {
            unit: schema.add_text_field("unit", STRING),
            title: schema.add_text_field("title", words()),
            body: schema.add_text_field("body", words()),
            title_senses: schema.add_text_field("title_senses", senses()),
            body_senses: schema.add_text_field("body_senses", senses()),
            group: schema.add_u64_field(column::GROUP, FAST),
            order: schema.add_u64_field(column::ORDER, FAST),
            length: schema.add_u64_field(column::LENGTH, FAST),
            kind: schema.add_u64_field(column::KIND, FAST),
            language: schema.add_u64_field(column::LANGUAGE, FAST),
            current: schema.add_u64_field(column::CURRENT, FAST | INDEXED),
            text: schema.add_text_field(column::TEXT, names()),
            status: schema.add_text_field(column::STATUS, names()),
            bodies: schema.add_text_field(column::BODIES, names()),
            record: schema.add_text_field("record", STORED),
            schema: schema.build(),
        }
    }

    /// A record as the index takes it.
    pub(crate) fn document(&self, record: &Record) -> Result<TantivyDocument> {
        let mut document = TantivyDocument::default();
        document.add_text(self.unit, &record.unit);
        let title = terms(&record.title, record.language);
        let body = terms(&record.body, record.language);
        document.add_u64(self.length, (title.length + body.length) as u64);
        document.add_pre_tokenized_text(self.title, title.words);
        document.add_pre_tokenized_text(self.title_senses, title.senses);
        document.add_pre_tokenized_text(self.body, body.words);
        document.add_pre_tokenized_text(self.body_senses, body.senses);
        document.add_u64(self.group, group_number(&record.group));
        document.add_u64(self.order, record.order);
        document.add_u64(self.kind, record.kind as u64);
        document.add_u64(self.language, record.language.map_or(NO_LANGUAGE, |one| one as u64));
        document.add_u64(self.current, u64::from(record.current));
        document.add_text(self.text, record.text.as_str());
        if let Some(status) = &record.status {
            document.add_text(self.status, status.as_str());
        }
        for body in &record.bodies {
            document.add_text(self.bodies, body.as_str());
        }
        let json = serde_json::to_string(record)
            .map_err(|error| SearchError::Index(format!("a record could not be kept: {error}")))?;
        document.add_text(self.record, json);
        Ok(document)
    }
}

/// A number for a group, the same on every machine: the first eight bytes of its SHA-256.
fn group_number(group: &str) -> u64 {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(group.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_le_bytes(first)
}
