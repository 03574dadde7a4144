//! Cursors: where a list goes on. What stands in one is nobody's business but this server's.

use actum_register::ItemPlace;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::problem::{Kind, Problem};
use super::view::Page;

/// A place in one list.
#[derive(Debug, Serialize, Deserialize)]
struct Cursor<P> {
    /// Which list it is of: a short digest of everything asked but the place.
    list: String,
    place: P,
}

/// A cursor to go on behind `place` in `list`.
pub(super) fn write<P: Serialize>(list: &str, place: P) -> Option<String> {
    let cursor = Cursor { list: digest(list), place };
    serde_json::to_vec(&cursor).ok().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
}

/// The place that a cursor of `list` means.
///
/// # Errors
///
/// [`Kind::BadCursor`] when it is none, or one of another list.
pub(super) fn read<P: DeserializeOwned>(list: &str, cursor: &str) -> Result<P, Problem> {
    let bad = || Problem::new(Kind::BadCursor);
    let bytes = URL_SAFE_NO_PAD.decode(cursor.as_bytes()).map_err(|_| bad())?;
    let cursor: Cursor<P> = serde_json::from_slice(&bytes).map_err(|_| bad())?;
    if cursor.list == digest(list) { Ok(cursor.place) } else { Err(bad()) }
}

/// A place among items.
pub(super) type Items = ItemPlace;

fn digest(list: &str) -> String {
    let digest = Sha256::digest(list.as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A stretch of a list that is held whole, behind the entry with the id of the cursor.
///
/// # Errors
///
/// [`Kind::BadCursor`] when no entry has that id.
pub(super) fn stretch<T>(
    list: &str,
    all: Vec<T>,
    id: impl Fn(&T) -> &str,
    page: &Page,
) -> Result<(Vec<T>, Option<String>), Problem> {
    let limit = page.limit;
    let start = match page.cursor.as_deref() {
        None => 0,
        Some(cursor) => {
            let last: String = read(list, cursor)?;
            let place = all.iter().position(|entry| id(entry) == last);
            place.ok_or_else(|| Problem::new(Kind::BadCursor))? + 1
        }
    };
    let more = all.len() > start + limit;
    let stretch: Vec<T> = all.into_iter().skip(start).take(limit).collect();
    let next = stretch.last().filter(|_| more).and_then(|last| write(list, id(last)));
    Ok((stretch, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_where_it_ended_whatever_comes_in_front() {
        let all = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let page = |cursor| Page { limit: 2, cursor };
        let (first, next) =
            stretch("letters", all.clone(), String::as_str, &page(None)).unwrap_or_default();
        assert_eq!(first, ["a", "b"]);
        let grown = [vec!["0".to_owned()], all].concat();
        let next = next.expect("there is more");
        let (rest, end) =
            stretch("letters", grown, String::as_str, &page(Some(next))).unwrap_or_default();
        assert_eq!(rest, ["c"]);
        assert_eq!(end, None);
    }

    #[test]
    fn cursors_of_other_lists_and_nonsense_are_refused() {
        let cursor = write("letters", "a").expect("writes");
        assert_eq!(read::<String>("letters", &cursor).ok().as_deref(), Some("a"));
        assert!(read::<String>("numbers", &cursor).is_err());
        assert!(read::<i64>("letters", &cursor).is_err());
        for nonsense in ["", "!", "AAAA", "e30", &"A".repeat(5000)] {
            assert!(read::<String>("letters", nonsense).is_err(), "{nonsense:.20}");
        }
    }
}
