//! Evidence that comes as a file or an address: what is taken and what is not.

use actum_model::{EvidenceSource, PartialDate};
use sha2::{Digest, Sha256};

use crate::import::plan::hexadecimal;

use super::command::{NewEvidence, Refusal};
use super::objection::Objection;

/// Most bytes of one file kept as evidence: 50 MiB.
pub const LARGEST_EVIDENCE: usize = 50 * MEBIBYTE;

const MEBIBYTE: usize = 1024 * 1024;

/// Longest address of a page, in bytes.
const LONGEST_ADDRESS: usize = 2000;

/// File types taken as evidence: the media type, and how names of such files end. Documents that
/// a browser would run (HTML, SVG, scripts) and programs are not among them.
const TAKEN: [(&str, &[&str]); 13] = [
    ("application/pdf", &["pdf"]),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    ("application/msword", &["doc"]),
    ("application/rtf", &["rtf"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/tiff", &["tif", "tiff"]),
    ("text/csv", &["csv"]),
    ("text/plain", &["txt", "eml", "md"]),
];

/// Where the evidence will be, with the bytes to be kept.
pub(super) fn judge(evidence: NewEvidence) -> Result<(EvidenceSource, Option<Vec<u8>>), Refusal> {
    match evidence {
        NewEvidence::Link { address, seen } => Ok((link(&address, seen)?, None)),
        NewEvidence::File { name, bytes } => {
            let source = file(&name, &bytes)?;
            Ok((source, Some(bytes)))
        }
    }
}

fn refuse<T>(why: Objection) -> Result<T, Refusal> {
    Err(Refusal::BadInput { why })
}

fn link(address: &str, seen: PartialDate) -> Result<EvidenceSource, Refusal> {
    let address = address.trim().to_owned();
    let lower = address.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let has_host =
        host.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_alphanumeric()));
    if !has_host || address.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        return refuse(Objection::NoAddress { address });
    }
    if address.len() > LONGEST_ADDRESS {
        let bytes = address.len();
        return refuse(Objection::LongAddress { bytes, most: LONGEST_ADDRESS });
    }
    Ok(EvidenceSource::Link { address, seen })
}

/// The name of a file as it is kept: only the last part of a path, because where the file lay on
/// somebody's disk concerns nobody, without control characters, at most 200 letters.
///
/// ```
/// assert_eq!(actum_register::file_name("C:\\papers\\a.docx"), "a.docx");
/// ```
#[must_use]
pub fn file_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

fn file(name: &str, bytes: &[u8]) -> Result<EvidenceSource, Refusal> {
    let name = file_name(name);
    if name.trim().is_empty() {
        return refuse(Objection::NoFileName);
    }
    if bytes.is_empty() {
        return refuse(Objection::EmptyFile { name });
    }
    if bytes.len() > LARGEST_EVIDENCE {
        let (size, most) = (bytes.len().div_ceil(MEBIBYTE), LARGEST_EVIDENCE / MEBIBYTE);
        return refuse(Objection::LargeFile { name, size, most });
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let Some(ending) = ending else {
        return refuse(Objection::NoEnding { name });
    };
    let Some((media_type, _)) =
        TAKEN.into_iter().find(|(_, endings)| endings.contains(&ending.as_str()))
    else {
        let endings: Vec<&str> =
            TAKEN.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
        return refuse(Objection::FileType { name, endings: endings.join(", ") });
    };
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    let fits = match found {
        Some(found) => found == media_type,
        // Words have no mark of their own; programs and pictures do.
        None => media_type.starts_with("text/") && std::str::from_utf8(bytes).is_ok_and(is_plain),
    };
    if !fits {
        return refuse(match found {
            Some(found) => Objection::OtherType { name, says: media_type, found },
            None => Objection::NotThatType { name, says: media_type },
        });
    }
    Ok(EvidenceSource::File {
        sha256: hexadecimal(&Sha256::digest(bytes)),
        name,
        media_type: media_type.to_owned(),
        bytes: bytes.len() as u64,
    })
}

/// Words and nothing that a browser would take for a page.
fn is_plain(words: &str) -> bool {
    let begin = words.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    !words.contains('\0') && !begin.starts_with('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn try_file(name: &str, bytes: &[u8]) -> Result<EvidenceSource, Refusal> {
        file(name, bytes)
    }

    #[test]
    fn a_file_is_taken_by_what_it_is() {
        let pdf = b"%PDF-1.7\n1 0 obj\n";
        let taken = try_file("C:\\reports\\Report.PDF", pdf).unwrap();
        let EvidenceSource::File { name, media_type, bytes, sha256 } = taken else {
            panic!("a file")
        };
        assert_eq!(name, "Report.PDF");
        assert_eq!(media_type, "application/pdf");
        assert_eq!(bytes, 17);
        assert_eq!(sha256.len(), 64);
        assert!(try_file("notes.txt", "Réunion du 3 mars".as_bytes()).is_ok());
    }

    #[test]
    fn a_file_that_is_something_else_is_refused() {
        for (name, bytes) in [
            ("report.pdf", &b"MZ\x90\0\x03"[..]),
            ("report.txt", b"<script>alert(1)</script>"),
            ("report.html", b"<p>words</p>"),
            ("report", b"words"),
            ("", b"words"),
            ("empty.pdf", b""),
            ("picture.png", b"%PDF-1.7"),
            ("words.txt", b"a\0b"),
        ] {
            let refusal = try_file(name, bytes).unwrap_err().to_string();
            assert!(refusal.len() > 20, "{name}: {refusal}");
        }
    }

    #[test]
    fn an_address_leads_to_a_page() {
        let day = PartialDate::year(2026);
        assert!(link(" https://example.org/td/140 ", day).is_ok());
        for address in ["javascript:alert(1)", "https://", "ftp://example.org", "https://a b", ""] {
            assert!(link(address, day).is_err(), "{address}");
        }
        assert!(link(&format!("https://example.org/{}", "a".repeat(3000)), day).is_err());
    }
}
