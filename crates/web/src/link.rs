//! Addresses of pages.

use std::fmt::Write as _;

use actum_model::{BodyId, CommitmentId, EditionId, ItemId, ProvisionId, TextId};

/// `words` as one segment of a path, or as a name or value of a query, or as a fragment.
pub(crate) fn encode(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' => {
                out.push(char::from(byte));
            }
            _ => {
                // Writing to a string does not fail.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A path with a query; the path alone when there are no parameters.
pub(crate) fn with_query<'a>(
    path: &str,
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> String {
    let mut out = path.to_owned();
    for (index, (name, value)) in parameters.into_iter().enumerate() {
        out.push(if index == 0 { '?' } else { '&' });
        out.push_str(&encode(name));
        out.push('=');
        out.push_str(&encode(value));
    }
    out
}

/// The list of all items.
pub(crate) const REGISTER: &str = "/register";

/// What waits for review, over all texts.
pub(crate) const REVIEW: &str = "/review";

/// The review of a text, at an item if one is named.
pub(crate) fn review(text: &TextId, item: Option<&ItemId>) -> String {
    let path = format!("{REVIEW}/{}", encode(text.as_str()));
    match item {
        Some(item) => with_query(&path, [("item", item.as_str())]),
        None => path,
    }
}

pub(crate) fn item(id: &ItemId) -> String {
    format!("/items/{}", encode(id.as_str()))
}

pub(crate) fn body(id: &BodyId) -> String {
    format!("/bodies/{}", encode(id.as_str()))
}

/// The reading page of a text, at an edition if one is named.
pub(crate) fn reading(text: &TextId, edition: Option<&EditionId>) -> String {
    let path = format!("/texts/{}/reading", encode(text.as_str()));
    match edition {
        Some(edition) => with_query(&path, [("edition", edition.as_str())]),
        None => path,
    }
}

/// The language versions of a text side by side.
pub(crate) fn languages(text: &TextId) -> String {
    format!("/texts/{}/languages", encode(text.as_str()))
}

/// What became of the items of a text with a later edition.
pub(crate) fn succession(text: &TextId) -> String {
    format!("/texts/{}/succession", encode(text.as_str()))
}

/// The same as a file of a form, for one of the editions.
pub(crate) fn succession_file(text: &TextId, edition: &EditionId, extension: &str) -> String {
    let path = format!("/texts/{}/succession/succession.{extension}", encode(text.as_str()));
    with_query(&path, [("edition", edition.as_str())])
}

/// What of a text is left open.
pub(crate) fn audit(text: &TextId) -> String {
    format!("/texts/{}/audit", encode(text.as_str()))
}

/// The `id` of a provision on the reading page.
pub(crate) fn provision_anchor(id: &ProvisionId) -> String {
    format!("p-{id}")
}

/// The `id` of an item on the reading page.
pub(crate) fn item_anchor(id: &CommitmentId) -> String {
    format!("i-{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_ids_stay_inside_their_segment() {
        let id = ItemId::new("a/../b?c#d\"<é");
        assert_eq!(item(&id), "/items/a%2F..%2Fb%3Fc%23d%22%3C%C3%A9");
        assert_eq!(
            with_query("/", [("q", "a b&c=d"), ("force", "invite")]),
            "/?q=a%20b%26c%3Dd&force=invite"
        );
        assert_eq!(with_query("/", []), "/");
    }
}
