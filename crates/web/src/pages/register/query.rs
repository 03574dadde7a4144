//! The state of the register page, all of it in the address.

use actum_model::{BodyId, Force, Instrument, Present, StatusId, TextId, Timeliness};
use actum_register::{BodyRole, DueFilter, ItemQuery, SortColumn, SortDirection};

use crate::link;
use crate::locale::Reader;

/// The filters, by their names in the address.
pub(super) const FILTERS: [&str; 8] =
    ["text", "body", "force", "due", "timeliness", "action", "status", "instrument"];

/// The most values of one filter that are heeded, and the longest value.
const MAX_VALUES: usize = 40;
const MAX_LENGTH: usize = 200;
/// Beyond this page the address is a mistake.
const MAX_PAGE: u64 = 1_000_000;

/// A column of the table.
pub(super) struct Column {
    pub(super) sort: SortColumn,
    pub(super) message: &'static str,
    pub(super) class: &'static str,
}

/// The columns in their order.
pub(super) const COLUMNS: [Column; 7] = [
    Column { sort: SortColumn::Id, message: "field-item", class: "" },
    Column { sort: SortColumn::Force, message: "field-force", class: "" },
    Column { sort: SortColumn::Act, message: "field-act", class: "ask" },
    Column { sort: SortColumn::Owner, message: "field-addressees", class: "" },
    Column { sort: SortColumn::ReportTo, message: "field-report-to", class: "" },
    Column { sort: SortColumn::Due, message: "field-due", class: "" },
    Column { sort: SortColumn::Status, message: "field-status", class: "" },
];

/// What the address asks for. Values that mean nothing are left out, so that every address shows
/// a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RegisterQuery {
    filters: Vec<(&'static str, String)>,
    pub(super) role: BodyRole,
    pub(super) search: Option<String>,
    sort: SortColumn,
    direction: SortDirection,
    /// From 1.
    pub(super) page: u64,
}

impl RegisterQuery {
    pub(super) fn read(reader: &Reader) -> Self {
        let mut filters = Vec::new();
        for name in FILTERS {
            let values = reader.parameters(name).into_iter().filter(|value| is_value(name, value));
            filters.extend(values.take(MAX_VALUES).map(|value| (name, value.to_owned())));
        }
        let sort = reader.parameter("sort").and_then(SortColumn::from_name).unwrap_or_default();
        let direction = match reader.parameter("order") {
            Some("descending") => SortDirection::Descending,
            _ => SortDirection::Ascending,
        };
        let page = reader.parameter("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        Self {
            filters,
            role: reader.parameter("role").and_then(BodyRole::from_name).unwrap_or_default(),
            search: reader.parameter("q").map(|words| words.chars().take(MAX_LENGTH).collect()),
            sort,
            direction,
            page: u64::clamp(page, 1, MAX_PAGE),
        }
    }

    pub(super) fn to_items(&self, limit: u64, present: Option<Present>) -> ItemQuery {
        let values = |name: &'static str| {
            self.filters.iter().filter(move |(filter, _)| *filter == name).map(|(_, v)| v.as_str())
        };
        ItemQuery {
            texts: values("text").map(TextId::from).collect(),
            bodies: values("body").map(BodyId::from).collect(),
            role: self.role,
            forces: values("force").filter_map(Force::from_name).collect(),
            due: values("due").map(DueFilter::parse).collect(),
            timeliness: values("timeliness").filter_map(Timeliness::from_name).collect(),
            present,
            actions: values("action").map(str::to_owned).collect(),
            statuses: values("status").map(StatusId::from).collect(),
            instruments: values("instrument").filter_map(instrument).collect(),
            contains: self.search.clone(),
            sort: self.sort,
            direction: self.direction,
            offset: (self.page - 1) * limit,
            limit: Some(limit),
            ..ItemQuery::default()
        }
    }

    pub(super) fn filters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.filters.iter().map(|(name, value)| (*name, value.as_str()))
    }

    pub(super) fn sorted(&self, column: SortColumn) -> Option<&'static str> {
        (self.sort == column).then_some(match self.direction {
            SortDirection::Ascending => "ascending",
            SortDirection::Descending => "descending",
        })
    }

    /// Sorted by a column; the other way round when it is already; in the order of the texts
    /// after that.
    pub(super) fn sorted_by(&self, column: SortColumn) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        (other.sort, other.direction) = match (self.sort == column, self.direction) {
            (false, _) => (column, SortDirection::Ascending),
            (true, SortDirection::Ascending) => (column, SortDirection::Descending),
            (true, SortDirection::Descending) => (SortColumn::Original, SortDirection::Ascending),
        };
        other.address()
    }

    /// With one more value of a filter.
    pub(super) fn with(&self, name: &'static str, value: &str) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        other.filters.push((name, value.to_owned()));
        other.address()
    }

    /// Without one value of a filter.
    pub(super) fn without(&self, name: &str, value: &str) -> String {
        let mut other = Self { page: 1, ..self.clone() };
        other.filters.retain(|(filter, known)| *filter != name || known != value);
        other.address()
    }

    pub(super) fn without_words(&self) -> String {
        Self { page: 1, search: None, ..self.clone() }.address()
    }

    pub(super) fn at_page(&self, page: u64) -> String {
        Self { page, ..self.clone() }.address()
    }

    pub(super) fn in_role(&self, role: BodyRole) -> String {
        Self { page: 1, role, ..self.clone() }.address()
    }

    /// Everything but words and page, for the search form.
    pub(super) fn without_search(&self) -> Vec<(String, String)> {
        let other = Self { page: 1, search: None, ..self.clone() };
        let parameters = other.parameters();
        parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = self.filters.clone();
        if self.role != BodyRole::Any {
            parameters.push(("role", self.role.name().to_owned()));
        }
        if let Some(search) = &self.search {
            parameters.push(("q", search.clone()));
        }
        if self.sort != SortColumn::Original {
            parameters.push(("sort", self.sort.name().to_owned()));
            if self.direction == SortDirection::Descending {
                parameters.push(("order", "descending".to_owned()));
            }
        }
        if self.page > 1 {
            parameters.push(("page", self.page.to_string()));
        }
        parameters
    }

    fn address(&self) -> String {
        let parameters = self.parameters();
        let parameters = parameters.iter().map(|(name, value)| (*name, value.as_str()));
        link::with_query(link::REGISTER, parameters)
    }
}

/// The instrument with this name in data.
pub(super) fn instrument(name: &str) -> Option<Instrument> {
    Instrument::ALL.into_iter().find(|instrument| instrument.name() == name)
}

fn is_value(name: &str, value: &str) -> bool {
    let known = match name {
        "force" => Force::from_name(value).is_some_and(|force| force.name() == value),
        "status" => {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
            !value.is_empty() && value.bytes().all(plain)
        }
        "instrument" => instrument(value).is_some(),
        "timeliness" => Timeliness::from_name(value).is_some_and(|one| one.name() == value),
        _ => true,
    };
    known && value.len() <= MAX_LENGTH
}

#[cfg(test)]
mod tests {
    use actum_i18n::Messages;
    use actum_model::Language;

    use super::*;

    fn read(query: &str) -> RegisterQuery {
        let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let messages = Messages::new(Language::En);
        RegisterQuery::read(&Reader {
            messages,
            path: link::REGISTER.to_owned(),
            query,
            caller: None,
        })
    }

    #[test]
    fn an_address_comes_back_as_it_was() {
        let query = read(
            "force=invite&force=request&body=tsag&role=owner&q=a+%26+b&sort=due&\
             order=descending&page=3",
        );
        assert_eq!(
            query.at_page(3),
            "/register?body=tsag&force=invite&force=request&role=owner&q=a%20%26%20b&sort=due&\
             order=descending&page=3"
        );
        let items = query.to_items(50, None);
        assert_eq!((items.offset, items.limit), (100, Some(50)));
        assert_eq!(items.forces, [Force::Invite, Force::Request]);
    }

    #[test]
    fn nonsense_is_left_out() {
        let query = read("force=shout&status=&page=-1&sort=';drop&role=x&instrument=%00&q=%20");
        assert_eq!(query.at_page(1), "/register");
        assert_eq!(read("page=99999999999999999999").page, 1);
        assert_eq!(read("page=0").page, 1);
        let many = format!("{}due={}", "body=a&".repeat(10), "x".repeat(500));
        assert_eq!(read(&many).at_page(1), "/register?body=a");
    }

    #[test]
    fn sorting_goes_up_then_down_then_back() {
        let up = read("sort=due");
        assert_eq!(read("").sorted_by(SortColumn::Due), "/register?sort=due");
        assert_eq!(up.sorted_by(SortColumn::Due), "/register?sort=due&order=descending");
        assert_eq!(read("sort=due&order=descending").sorted_by(SortColumn::Due), "/register");
        assert_eq!(up.sorted(SortColumn::Due), Some("ascending"));
    }
}
