//! The state of the register page, all of it in the address.

use actum_model::{BodyId, Force, Instrument, PartialDate, Present, StatusId, TextId, Timeliness};
use actum_register::{BodyRole, DueFilter, ItemQuery, SortColumn, SortDirection};

use super::columns::{Column, Group};
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

/// A page that shows the items that the filters let through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum View {
    /// The table.
    #[default]
    List,
    /// Due days along a line of time.
    Timeline,
    /// Cards by status.
    Board,
    /// Counts per owner and per meeting.
    Load,
}

impl View {
    /// All of them, in the order of their tabs.
    pub(crate) const ALL: [View; 4] = [View::List, View::Timeline, View::Board, View::Load];

    /// The address without its query.
    pub(crate) fn path(self) -> &'static str {
        match self {
            View::List => link::REGISTER,
            View::Timeline => "/register/timeline",
            View::Board => "/register/board",
            View::Load => "/register/load",
        }
    }

    /// The message with its name.
    pub(crate) fn message(self) -> &'static str {
        match self {
            View::List => "view-list",
            View::Timeline => "view-timeline",
            View::Board => "view-board",
            View::Load => "view-load",
        }
    }

    /// The view at an address; the table for every other one.
    fn at(path: &str) -> Self {
        Self::ALL.into_iter().find(|view| view.path() == path).unwrap_or_default()
    }
}

/// By what the timeline makes its lanes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Lanes {
    /// One for each owner.
    #[default]
    Owner,
    /// One for each occasion, and one for plain dates.
    Occasion,
}

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
    pub(super) view: View,
    pub(super) lanes: Lanes,
    /// The columns of the table, in their order; empty for the usual ones.
    pub(super) columns: Vec<Column>,
    pub(super) group: Option<Group>,
    /// The day as of which the register is shown; `None` for the present.
    pub(super) as_of: Option<PartialDate>,
    /// What the page is asked to say, once: no part of its address.
    pub(super) said: Option<String>,
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
            view: View::at(&reader.path),
            lanes: match reader.parameter("lanes") {
                Some("occasion") => Lanes::Occasion,
                _ => Lanes::Owner,
            },
            columns: columns(reader),
            group: reader.parameter("group").and_then(Group::from_name),
            said: reader.parameter("said").map(str::to_owned),
            as_of: reader
                .parameter("as-of")
                .and_then(|day| day.parse::<PartialDate>().ok())
                .map(PartialDate::end),
        }
    }

    /// The same filters on another view, from its first page.
    pub(super) fn on(&self, view: View) -> String {
        Self { page: 1, view, ..self.clone() }.address()
    }

    /// The same view with other lanes.
    pub(super) fn with_lanes(&self, lanes: Lanes) -> String {
        Self { page: 1, lanes, ..self.clone() }.address()
    }

    /// The view without any filter.
    pub(super) fn cleared(&self) -> String {
        Self { page: 1, filters: Vec::new(), search: None, role: BodyRole::Any, ..self.clone() }
            .address()
    }

    /// The view as it is at present.
    pub(super) fn at_present(&self) -> String {
        Self { page: 1, as_of: None, ..self.clone() }.address()
    }

    /// The table with these filters, each in place of what its filter had.
    pub(super) fn narrowed(&self, filters: &[(&'static str, &str)], role: BodyRole) -> String {
        let mut other = Self { page: 1, view: View::List, role, ..self.clone() };
        other.filters.retain(|(known, _)| !filters.iter().any(|(name, _)| name == known));
        other.filters.extend(filters.iter().map(|(name, value)| (*name, (*value).to_owned())));
        other.address()
    }

    /// Where forms about these items are sent: another path, with the same query.
    pub(super) fn sent_to(&self, path: &str) -> String {
        let parameters = self.parameters();
        link::with_query(path, parameters.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// The columns shown, in their order.
    pub(super) fn shown_columns(&self) -> Vec<Column> {
        if self.columns.is_empty() { Column::USUAL.to_vec() } else { self.columns.clone() }
    }

    /// Everything but the columns and the grouping, for the form that chooses them.
    pub(super) fn without_arrangement(&self) -> Vec<(String, String)> {
        let other = Self { page: 1, columns: Vec::new(), group: None, ..self.clone() };
        owned(other.parameters())
    }

    /// Everything but the day, for the form that chooses it.
    pub(super) fn without_day(&self) -> Vec<(String, String)> {
        owned(Self { page: 1, as_of: None, ..self.clone() }.parameters())
    }

    /// The statuses that are filtered by.
    pub(super) fn statuses(&self) -> Vec<StatusId> {
        let chosen = self.filters().filter(|(name, _)| *name == "status");
        chosen.map(|(_, value)| StatusId::from(value)).collect()
    }

    /// By what the items are sorted.
    pub(super) fn sort(&self) -> SortColumn {
        self.sort
    }

    /// The board with more cards of one status.
    pub(super) fn with_more(&self, status: &str) -> String {
        let mut parameters = self.parameters();
        parameters.push(("more", status.to_owned()));
        link::with_query(
            self.view.path(),
            parameters.iter().map(|(name, value)| (*name, value.as_str())),
        )
    }

    /// The query of the address, without a question mark; of the first page.
    pub(super) fn written(&self) -> String {
        let address = Self { page: 1, ..self.clone() }.address();
        address.split_once('?').map_or_else(String::new, |(_, query)| query.to_owned())
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
            group: self.group.map(Group::order),
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

    /// The list of the same items in the order of days.
    pub(super) fn sorted_by_day(&self) -> String {
        let (sort, direction) = (SortColumn::Due, SortDirection::Ascending);
        let view = View::List;
        Self { page: 1, view, sort, direction, group: None, ..self.clone() }.address()
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
        owned(other.parameters())
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
        parameters.extend(self.columns.iter().map(|one| ("column", one.name().to_owned())));
        if let Some(group) = self.group {
            parameters.push(("group", group.name().to_owned()));
        }
        if self.lanes == Lanes::Occasion {
            parameters.push(("lanes", "occasion".to_owned()));
        }
        if let Some(day) = self.as_of {
            parameters.push(("as-of", day.to_string()));
        }
        if self.page > 1 {
            parameters.push(("page", self.page.to_string()));
        }
        parameters
    }

    fn address(&self) -> String {
        let parameters = self.parameters();
        let parameters = parameters.iter().map(|(name, value)| (*name, value.as_str()));
        link::with_query(self.view.path(), parameters)
    }
}

fn owned(parameters: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    parameters.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// The columns that an address names, each once.
fn columns(reader: &Reader) -> Vec<Column> {
    let columns: Vec<Column> =
        reader.parameters("column").into_iter().filter_map(Column::from_name).collect();
    // The usual ones need no words in the address.
    if columns == Column::USUAL { Vec::new() } else { columns }
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
