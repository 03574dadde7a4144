//! Finding items: filters, order, and counts per value.

use std::collections::BTreeMap;

use actum_model::{Force, Instrument, Present, Standings, StatusId, Timeliness, statuses_in_order};

use super::apply::{force_rank, instrument_rank};
use super::{change, listing, place, read};
use crate::database::{Connection, Dialect, Statement, sql};
use crate::error::Result;
use crate::query::{DueFilter, FacetCounts, ItemQuery, SortColumn, SortDirection};
use crate::view::{FacetValue, Facets, ItemPage};

/// The filters that are facets too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Text,
    Body,
    Force,
    Due,
    Action,
    Status,
    Instrument,
    Timeliness,
}

impl Facet {
    const ALL: [Facet; 8] = [
        Facet::Text,
        Facet::Body,
        Facet::Force,
        Facet::Due,
        Facet::Action,
        Facet::Status,
        Facet::Instrument,
        Facet::Timeliness,
    ];
}

/// A query made ready: collectives found, free text folded.
struct Filters<'a> {
    query: &'a ItemQuery,
    bodies: Vec<String>,
    /// The free text looked for, folded as the words of items are.
    words: Option<String>,
    /// Every status in the order of a life.
    statuses: Vec<StatusId>,
    /// What each of them means.
    standings: Standings,
}

/// The page, all counts from one moment. Works with the table `matched` of the connection, which is
/// empty before and after.
pub(crate) async fn items(snapshot: &mut Connection, query: &ItemQuery) -> Result<ItemPage> {
    let filters = Filters::prepare(snapshot, query).await?;
    let mut numbers = filters.numbers(snapshot).await?;
    // One more than wanted was asked for, to see whether the list goes on.
    let limit = query.limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
    let more = numbers.len() > limit;
    numbers.truncate(limit);
    Ok(ItemPage {
        items: by_numbers(snapshot, &numbers).await?,
        next: match numbers.last() {
            Some(last) if more && query.group.is_none() => {
                Some(place::of(snapshot, filters.column().as_deref(), *last).await?)
            }
            _ => None,
        },
        total: filters.total(snapshot).await?,
        facets: match query.facets {
            FacetCounts::Counted => filters.facets(snapshot).await?,
            FacetCounts::LeftOut => Facets::default(),
        },
    })
}

/// The items with these numbers, in this order.
pub(crate) async fn by_numbers(
    connection: &mut Connection,
    numbers: &[i64],
) -> Result<Vec<actum_model::Item>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = sql("SELECT item_values.value FROM ");
    statement.push(connection.dialect().numbers("$1", "page"));
    statement.push(" JOIN item_values ON item = page.value ORDER BY page.key");
    let numbers = connection.place().write(&numbers)?;
    let values: Vec<String> = connection.column(statement.bind(numbers)).await?;
    read::items(connection.place(), &values)
}

impl<'a> Filters<'a> {
    async fn prepare(connection: &mut Connection, query: &'a ItemQuery) -> Result<Self> {
        let bodies = listing::bodies(connection, query).await?;
        let words = query.contains.as_deref().map(crate::import::matching::folded);
        let words = words.filter(|words| !words.is_empty());
        let workflows = change::workflows(connection).await?;
        let standings = Standings::new(&workflows);
        let statuses = statuses_in_order(&workflows);
        let filters = Self { query, bodies, words, statuses, standings };
        if filters.any(None) {
            connection.execute(sql("DELETE FROM matched")).await?;
            let mut statement = sql("INSERT INTO matched SELECT number FROM items WHERE ");
            filters.conditions(&mut statement, connection.dialect(), None);
            connection.execute(statement).await?;
        }
        Ok(filters)
    }

    /// What keeps to the items that all filters let through; `number` is the column with their
    /// numbers.
    fn matching(&self, number: &str) -> String {
        if self.any(None) {
            format!("{number} IN (SELECT number FROM matched)")
        } else {
            "TRUE".to_owned()
        }
    }

    async fn total(&self, connection: &mut Connection) -> Result<u64> {
        let statement = if self.any(None) {
            sql("SELECT count(*) FROM matched")
        } else {
            sql("SELECT count(*) FROM items")
        };
        connection.one(statement).await?.number(0)
    }

    /// The numbers of the items of the page, in order.
    async fn numbers(&self, connection: &mut Connection) -> Result<Vec<i64>> {
        let mut builder = sql("SELECT number FROM items WHERE ");
        builder.push(self.matching("number"));
        if let Some(after) = &self.query.after {
            builder.push(" AND ");
            let column = self.column();
            place::behind(&mut builder, column.as_deref(), self.query.direction, after);
        }
        builder.push(" ORDER BY ");
        if let Some(group) = self.query.group {
            let column = sorted_by(group, &self.statuses).unwrap_or_else(|| "text".to_owned());
            builder.push(format_args!("{column} ASC NULLS LAST, "));
        }
        let way = match self.query.direction {
            SortDirection::Ascending => "ASC",
            SortDirection::Descending => "DESC",
        };
        match self.column() {
            Some(column) => {
                builder.push(format_args!("{column} {way} NULLS LAST, text, position, number"));
            }
            None => {
                builder.push(format_args!("text {way}, position {way}, number {way}"));
            }
        }
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let limit = self.query.limit.map_or(i64::MAX, |limit| whole(limit.saturating_add(1)));
        builder.push(" LIMIT ").push_bind(limit);
        builder.push(" OFFSET ").push_bind(whole(self.query.offset));
        connection.column(builder).await
    }

    fn column(&self) -> Option<String> {
        sorted_by(self.query.sort, &self.statuses)
    }

    async fn facets(&self, connection: &mut Connection) -> Result<Facets> {
        let query = self.query;
        let role = query.role.name();
        let texts = self
            .count(
                connection,
                Facet::Text,
                "SELECT texts.id, n FROM (SELECT text, count(*) AS n FROM items WHERE ",
                "number",
                " GROUP BY text) AS counted JOIN texts ON texts.number = text ORDER BY texts.number",
                None,
            )
            .await?;
        let bodies = self
            .count(
                connection,
                Facet::Body,
                "SELECT body, count(*) AS n FROM item_bodies WHERE role = ",
                "item",
                " GROUP BY body ORDER BY n DESC, body",
                Some(role),
            )
            .await?;
        let due = self
            .count(
                connection,
                Facet::Due,
                "SELECT due_key, count(*) FROM item_due_keys WHERE ",
                "item",
                " GROUP BY due_key ORDER BY due_key",
                None,
            )
            .await?;
        let actions = self
            .count(
                connection,
                Facet::Action,
                "SELECT action, count(*) FROM items WHERE ",
                "number",
                " GROUP BY action, action_key ORDER BY action_key",
                None,
            )
            .await?;
        let forces = self
            .ranks(
                connection,
                Facet::Force,
                "SELECT force, count(*) FROM item_forces WHERE ",
                "item",
                " GROUP BY force",
            )
            .await?;
        let statuses = self
            .count(
                connection,
                Facet::Status,
                "SELECT status, count(*) FROM items WHERE ",
                "number",
                " GROUP BY status",
                None,
            )
            .await?;
        let instruments = self
            .ranks(
                connection,
                Facet::Instrument,
                "SELECT instrument, count(*) FROM item_instruments WHERE ",
                "item",
                " GROUP BY instrument",
            )
            .await?;
        let mut timeliness = Vec::new();
        for (one, present) in Timeliness::ALL.into_iter().zip(std::iter::repeat(query.present)) {
            let Some(present) = present else { break };
            let mut statement = sql("SELECT count(*) FROM items WHERE ");
            timely(&mut statement, &self.standings, present, &[one]);
            if !self.set(Facet::Timeliness) {
                statement.push(" AND ").push(self.matching("number"));
            } else if self.any(Some(Facet::Timeliness)) {
                statement.push(" AND ");
                self.conditions(&mut statement, connection.dialect(), Some(Facet::Timeliness));
            }
            let count = connection.one(statement).await?.integer(0)?;
            if count > 0 {
                timeliness.push((one.name().to_owned(), count));
            }
        }
        let counted = Counted {
            timeliness,
            texts,
            bodies,
            due,
            actions,
            forces: named(&Force::ALL, force_rank, Force::name, &forces),
            statuses,
            instruments: named(&Instrument::ALL, instrument_rank, Instrument::name, &instruments),
        };
        Ok(counted.facets(query, &self.statuses))
    }

    async fn count(
        &self,
        connection: &mut Connection,
        facet: Facet,
        before: &'static str,
        number: &'static str,
        after: &'static str,
        bound: Option<&'static str>,
    ) -> Result<Vec<(String, i64)>> {
        let dialect = connection.dialect();
        let statement = self.grouping(dialect, facet, before, number, after, bound);
        let rows = connection.rows(statement).await?;
        rows.iter().map(|row| Ok((row.text(0)?, row.integer(1)?))).collect()
    }

    async fn ranks(
        &self,
        connection: &mut Connection,
        facet: Facet,
        before: &'static str,
        number: &'static str,
        after: &'static str,
    ) -> Result<BTreeMap<i64, i64>> {
        let dialect = connection.dialect();
        let statement = self.grouping(dialect, facet, before, number, after, None);
        let rows = connection.rows(statement).await?;
        rows.iter().map(|row| Ok((row.integer(0)?, row.integer(1)?))).collect()
    }

    /// A statement that counts per value under all filters but `facet`'s own.
    fn grouping(
        &self,
        dialect: Dialect,
        facet: Facet,
        before: &'static str,
        number: &'static str,
        after: &'static str,
        bound: Option<&'static str>,
    ) -> Statement {
        let mut builder = sql(before);
        if let Some(bound) = bound {
            builder.push_bind(bound).push(" AND ");
        }
        if !self.set(facet) {
            builder.push(self.matching(number));
        } else if self.any(Some(facet)) {
            builder.push(format_args!("{number} IN (SELECT number FROM items WHERE "));
            self.conditions(&mut builder, dialect, Some(facet));
            builder.push(")");
        } else {
            // Without other filters every row counts.
            builder.push("TRUE");
        }
        builder.push(after);
        builder
    }

    /// Whether a filter other than `except` is set.
    fn any(&self, except: Option<Facet>) -> bool {
        self.words.is_some()
            || !self.query.tags.is_empty()
            || !self.query.waits.is_empty()
            || Facet::ALL.into_iter().any(|facet| Some(facet) != except && self.set(facet))
    }

    /// Whether the filter that is this facet is set.
    fn set(&self, facet: Facet) -> bool {
        let query = self.query;
        match facet {
            Facet::Text => !query.texts.is_empty(),
            Facet::Body => !query.bodies.is_empty(),
            Facet::Force => !query.forces.is_empty(),
            Facet::Due => !query.due.is_empty(),
            Facet::Action => !query.actions.is_empty(),
            Facet::Status => !query.statuses.is_empty(),
            Facet::Instrument => !query.instruments.is_empty(),
            Facet::Timeliness => !query.timeliness.is_empty() && query.present.is_some(),
        }
    }

    /// What must hold of a row of `items`, leaving out the filter `except`.
    fn conditions(&self, builder: &mut Statement, dialect: Dialect, except: Option<Facet>) {
        let query = self.query;
        let wanted = |facet: Facet| except != Some(facet) && self.set(facet);
        builder.push("TRUE");
        if let Some(words) = &self.words {
            builder.push(" AND number IN (SELECT item FROM item_words WHERE ");
            let place = builder.place_of(words);
            builder.push(dialect.position_of(&place, "words")).push(" > 0)");
        }
        if wanted(Facet::Text) {
            builder.push(" AND text IN (SELECT number FROM texts WHERE id IN (");
            builder.push_list(query.texts.iter().map(|id| id.as_str().to_owned()));
            builder.push("))");
        }
        if wanted(Facet::Body) {
            builder.push(" AND number IN (SELECT item FROM item_bodies WHERE role = ");
            builder.push_bind(query.role.name()).push(" AND body IN (");
            builder.push_list(self.bodies.iter().cloned());
            builder.push("))");
        }
        if wanted(Facet::Force) {
            builder.push(" AND number IN (SELECT item FROM item_forces WHERE force IN (");
            builder.push_list(query.forces.iter().map(|force| force_rank(*force)));
            builder.push("))");
        }
        if wanted(Facet::Due) {
            self.due_conditions(builder);
        }
        if wanted(Facet::Action) {
            builder.push(" AND action IN (");
            builder.push_list(query.actions.iter().cloned());
            builder.push(")");
        }
        if wanted(Facet::Status) {
            builder.push(" AND status IN (");
            builder.push_list(query.statuses.iter().map(StatusId::as_str));
            builder.push(")");
        }
        if wanted(Facet::Instrument) {
            builder.push(" AND number IN (SELECT item FROM item_instruments WHERE instrument IN (");
            builder.push_list(query.instruments.iter().map(|one| instrument_rank(*one)));
            builder.push("))");
        }
        if let Some(present) = query.present.filter(|_| wanted(Facet::Timeliness)) {
            builder.push(" AND ");
            timely(builder, &self.standings, present, &query.timeliness);
        }
        if !query.tags.is_empty() {
            builder.push(" AND number IN (SELECT item FROM item_tags WHERE tag IN (");
            builder.push_list(query.tags.iter());
            builder.push("))");
        }
        if !query.waits.is_empty() {
            builder.push(" AND number IN (SELECT item FROM item_waits WHERE kind IN (");
            builder.push_list(query.waits.iter().map(|wait| wait.name()));
            builder.push("))");
        }
    }

    fn due_conditions(&self, builder: &mut Statement) {
        builder.push(" AND number IN (");
        for (place, filter) in self.query.due.iter().enumerate() {
            if place > 0 {
                builder.push(" UNION ");
            }
            match filter {
                DueFilter::Date(date) => {
                    // Days are written `2028-10-15`: those of a year or month begin with it and
                    // come before it with a tilde, which is past every digit and hyphen.
                    builder.push("SELECT item FROM item_dues WHERE due_on >= ");
                    builder.push_bind(date.to_string()).push(" AND due_on < ");
                    builder.push_bind(format!("{date}~"));
                }
                DueFilter::None | DueFilter::Occasion(_) | DueFilter::Kind(_) => {
                    builder.push("SELECT item FROM item_due_keys WHERE due_key = ");
                    builder.push_bind(filter.value());
                }
            }
        }
        builder.push(")");
    }
}

/// The expression over the columns of `items` that a list is sorted by; `None` for the order of the
/// texts.
pub(super) fn sorted_by(sort: SortColumn, statuses: &[StatusId]) -> Option<String> {
    if sort != SortColumn::Status {
        return column(sort).map(str::to_owned);
    }
    // Ids of statuses come from packs: only what is plain may stand in a statement.
    let plain = |id: &str| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let whens: Vec<String> = statuses
        .iter()
        .enumerate()
        .filter(|(_, status)| plain(status.as_str()))
        .map(|(place, status)| format!("WHEN '{status}' THEN {place}"))
        .collect();
    Some(format!("CAST(CASE status {} END AS BIGINT)", whens.join(" ")))
}

/// What must hold of a row of `items` for one of these: a stretch of days, and a status for which
/// it can be told.
fn timely(builder: &mut Statement, standings: &Standings, present: Present, wanted: &[Timeliness]) {
    builder.push("(");
    for (place, one) in wanted.iter().enumerate() {
        if place > 0 {
            builder.push(" OR ");
        }
        match one {
            Timeliness::Overdue => {
                builder.push("pressing_on < ").push_bind(present.today.to_string());
            }
            Timeliness::Soon => {
                builder.push("pressing_on >= ").push_bind(present.today.to_string());
                builder.push(" AND pressing_on <= ").push_bind(present.soon_until().to_string());
            }
            Timeliness::Stale => {
                builder.push("updated_at < ").push_bind(present.stale_before().to_string());
            }
        }
        builder.push(" AND status IN (");
        builder.push_list(standings.concerned(*one).map(StatusId::as_str));
        builder.push(")");
    }
    builder.push(")");
}

/// The column of `items` to sort by, or an expression over its columns; `None` for the order of
/// the texts, and for statuses, whose order workflows give.
fn column(sort: SortColumn) -> Option<&'static str> {
    match sort {
        SortColumn::Original | SortColumn::Status => None,
        SortColumn::Id => Some("id_key"),
        SortColumn::Action => Some("action_key"),
        SortColumn::Owner => Some("owner_key"),
        SortColumn::Partner => Some("partner_key"),
        SortColumn::Force => Some("force"),
        SortColumn::Act => Some("act_key"),
        SortColumn::Due => Some("due_on"),
        SortColumn::ReportTo => Some("report_key"),
        SortColumn::Instrument => Some("instrument"),
        SortColumn::Confidence => Some("confidence"),
        // A confidence is at most 1.
        SortColumn::Doubt => Some("CASE status WHEN 'proposed' THEN 0 ELSE 2 END + confidence"),
        SortColumn::Updated => Some("updated_at"),
    }
}

/// Counts per rank as counts per name, in the order of `all`.
pub(crate) fn named<T: Copy>(
    all: &[T],
    rank: impl Fn(T) -> i64,
    name: impl Fn(T) -> &'static str,
    counts: &BTreeMap<i64, i64>,
) -> Vec<(String, i64)> {
    all.iter()
        .filter_map(|value| Some((name(*value).to_owned(), *counts.get(&rank(*value))?)))
        .collect()
}

/// Counts per value, facet by facet, each but statuses in the order in which it is shown.
pub(crate) struct Counted {
    pub(crate) timeliness: Vec<(String, i64)>,
    pub(crate) texts: Vec<(String, i64)>,
    pub(crate) bodies: Vec<(String, i64)>,
    pub(crate) due: Vec<(String, i64)>,
    pub(crate) actions: Vec<(String, i64)>,
    pub(crate) forces: Vec<(String, i64)>,
    pub(crate) statuses: Vec<(String, i64)>,
    pub(crate) instruments: Vec<(String, i64)>,
}

impl Counted {
    /// The facets of a query, with what it chooses marked. `statuses` are all of them in the order
    /// of a life.
    pub(crate) fn facets(self, query: &ItemQuery, statuses: &[StatusId]) -> Facets {
        // Without a present day the filter lets everything through, and is none.
        let timely = query.timeliness.iter().filter(|_| query.present.is_some());
        let instruments = query.instruments.iter();
        Facets {
            timeliness: listed(self.timeliness, timely.map(|one| one.name().to_owned())),
            texts: listed(self.texts, query.texts.iter().map(|id| id.as_str().to_owned())),
            bodies: listed(self.bodies, query.bodies.iter().map(|id| id.as_str().to_owned())),
            due: listed(self.due, query.due.iter().map(DueFilter::value)),
            actions: listed(self.actions, query.actions.iter().cloned()),
            forces: listed(self.forces, query.forces.iter().map(|one| one.name().to_owned())),
            statuses: listed(
                in_order(statuses, self.statuses),
                query.statuses.iter().map(StatusId::to_string),
            ),
            instruments: listed(self.instruments, instruments.map(|one| one.name().to_owned())),
        }
    }
}

/// Counts of statuses in the order of a life, those that no workflow knows at the end.
fn in_order(order: &[StatusId], mut counts: Vec<(String, i64)>) -> Vec<(String, i64)> {
    let place = |status: &str| {
        order.iter().position(|known| known.as_str() == status).unwrap_or(order.len())
    };
    counts.sort_by(|(one, _), (other, _)| (place(one), one).cmp(&(place(other), other)));
    counts
}

/// Facet values with what was chosen marked, and added with 0 where nothing has it.
fn listed(counts: Vec<(String, i64)>, chosen: impl Iterator<Item = String>) -> Vec<FacetValue> {
    let chosen: Vec<String> = chosen.collect();
    let mut values: Vec<FacetValue> = counts
        .into_iter()
        .map(|(value, count)| FacetValue {
            chosen: chosen.contains(&value),
            value,
            count: u64::try_from(count).unwrap_or(0),
        })
        .collect();
    for value in chosen {
        if !values.iter().any(|listed| listed.value == value) {
            values.push(FacetValue { value, count: 0, chosen: true });
        }
    }
    values
}
