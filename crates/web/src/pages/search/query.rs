//! The state of the search page, all of it in the address.

use actum_model::{BodyId, Language, StatusId, TextId};
use actum_search::{Editions, Kind, MOST_HITS, Search};

use crate::frame::{Frame, Words};
use crate::link;
use crate::locale::Reader;

/// The filters, by their names in the address.
const FILTERS: [&str; 5] = ["kind", "language", "text", "status", "body"];

/// The most values of one filter that are heeded, and the longest value.
const MAX_VALUES: usize = 40;
const MAX_LENGTH: usize = 200;

/// What the address asks for. Values that mean nothing are left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SearchQuery {
    pub(super) words: String,
    filters: Vec<(&'static str, String)>,
    editions: Editions,
    /// From 1.
    pub(super) page: usize,
}

impl SearchQuery {
    pub(super) fn read(reader: &Reader) -> Self {
        let mut filters = Vec::new();
        for name in FILTERS {
            let values = reader.parameters(name).into_iter().filter(|value| is_value(name, value));
            filters.extend(values.take(MAX_VALUES).map(|value| (name, value.to_owned())));
        }
        let page = reader.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        let all = reader.parameter("editions") == Some("all");
        // As typed: whether a space follows says whether the last word is finished.
        let words =
            reader.query.iter().find(|(name, _)| name == "q").map(|(_, words)| words.clone());
        Self {
            words: words.filter(|words| !words.trim().is_empty()).unwrap_or_default(),
            filters,
            editions: if all { Editions::All } else { Editions::Latest },
            page: usize::clamp(page, 1, MOST_HITS),
        }
    }

    pub(super) fn to_search(&self, hits: usize, reader: Language) -> Search {
        let values = |name: &'static str| {
            self.filters.iter().filter(move |(filter, _)| *filter == name).map(|(_, v)| v.as_str())
        };
        Search {
            words: self.words.clone(),
            kinds: values("kind").filter_map(Kind::from_name).collect(),
            languages: values("language").filter_map(|code| code.parse().ok()).collect(),
            texts: values("text").map(TextId::from).collect(),
            statuses: values("status").map(StatusId::from).collect(),
            bodies: values("body").map(BodyId::from).collect(),
            editions: self.editions,
            prefer: Some(reader),
            offset: (self.page - 1) * hits,
            limit: hits,
        }
    }

    pub(super) fn filters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.filters.iter().map(|(name, value)| (*name, value.as_str()))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.filters.iter().any(|(filter, _)| *filter == name)
    }

    pub(super) fn is_chosen(&self, name: &str, value: &str) -> bool {
        self.filters.iter().any(|(filter, chosen)| *filter == name && chosen == value)
    }

    /// What the form carries along: all but the words and the page.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let mut hidden = self.filters.clone();
        if self.editions == Editions::All {
            hidden.push(("editions", "all".to_owned()));
        }
        hidden
    }

    pub(super) fn with(&self, name: &'static str, value: &str) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        other.filters.push((name, value.to_owned()));
        other.address()
    }

    pub(super) fn without(&self, name: &str, value: &str) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        other.filters.retain(|(filter, chosen)| *filter != name || chosen != value);
        other.address()
    }

    pub(super) fn at_page(&self, page: usize) -> String {
        Self { page, ..self.clone() }.address()
    }

    /// With the earlier editions, or without them again.
    pub(super) fn other_editions(&self, frame: &Frame) -> (Words, String) {
        let (message, editions) = match self.editions {
            Editions::Latest => ("search-editions-all", Editions::All),
            Editions::All => ("search-editions-latest", Editions::Latest),
        };
        (frame.t(message), Self { editions, page: 1, ..self.clone() }.address())
    }

    fn address(&self) -> String {
        let page = self.page.to_string();
        let mut parameters = vec![("q", self.words.as_str())];
        parameters.extend(self.filters.iter().map(|(name, value)| (*name, value.as_str())));
        if self.editions == Editions::All {
            parameters.push(("editions", "all"));
        }
        if self.page > 1 {
            parameters.push(("page", &page));
        }
        link::with_query("/search", parameters)
    }
}

fn is_value(name: &str, value: &str) -> bool {
    value.len() <= MAX_LENGTH
        && match name {
            "kind" => Kind::from_name(value).is_some(),
            "language" => value.parse::<Language>().is_ok(),
            _ => true,
        }
}
