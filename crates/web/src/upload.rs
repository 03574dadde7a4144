//! Forms that bring a file, and bring it again in their second step: nothing is kept here between
//! the two.

use axum::extract::Multipart;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::caller::{Caller, FORM_TOKEN};
use crate::misread::Misread;

/// Longest value of a field that is no file, in bytes.
const LONGEST_FIELD: usize = 20_000;

/// A form with a file, as it was sent.
#[derive(Debug, Default)]
pub(crate) struct Upload {
    pub(crate) fields: Vec<(String, String)>,
    /// The file by its name.
    pub(crate) file: Option<(String, Vec<u8>)>,
}

impl Upload {
    /// The first value of a field without space around it; empty when there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether it comes from a page of this session.
    pub(crate) fn is_sent_by(&self, caller: &Caller) -> bool {
        caller.sent(self.get(FORM_TOKEN))
    }
}

/// Reads a form. A field `file-again` holds the file of an earlier step in base 64, `file-name` its
/// name.
pub(crate) async fn read(mut parts: Multipart) -> Result<Upload, Misread> {
    let mut form = Upload::default();
    while let Some(part) = parts.next_field().await? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await?;
        match (name.as_str(), file_name) {
            (_, Some(file_name)) if !file_name.is_empty() => {
                form.file = Some((file_name, bytes.to_vec()));
            }
            (_, Some(_)) => {}
            ("file-again", None) => {
                let decoded = STANDARD.decode(&bytes).map_err(|_| Misread::field(&name))?;
                let file_name = form.get("file-name").to_owned();
                form.file = Some((file_name, decoded));
            }
            (_, None) if bytes.len() > LONGEST_FIELD => {
                return Err(Misread::field(&name));
            }
            (_, None) => {
                let value = String::from_utf8(bytes.to_vec()).map_err(|_| Misread::field(&name))?;
                form.fields.push((name, value));
            }
        }
    }
    Ok(form)
}
