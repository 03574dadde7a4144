//! What every view of the register has around it: search, filters, the other views, the day.

use actum_model::Present;
use actum_register::{Facets, Register};

use super::facet::{self, Facet, facets};
use super::query::{RegisterQuery, View};
use super::saved::{self, SavedViews};
use crate::WebState;
use crate::basis::Shower;
use crate::error::PageError;
use crate::frame::{Frame, Words};
use crate::locale::Reader;

/// The part of a page around the items.
pub(super) struct Shell {
    /// Whether the register holds nothing at all.
    pub(super) empty: bool,
    pub(super) several_texts: bool,
    pub(super) views: Vec<ViewLink>,
    pub(super) facets: Vec<Facet>,
    pub(super) chips: Vec<Chip>,
    pub(super) search: String,
    /// Where the search form leads.
    pub(super) path: &'static str,
    /// The rest of the query, carried along by the search form.
    pub(super) hidden: Vec<(String, String)>,
    pub(super) clear_href: String,
    pub(super) day: Day,
    pub(super) saved: SavedViews,
    /// Where the form that keeps a view is sent.
    pub(super) saved_action: &'static str,
}

/// The day as of which the register is shown.
pub(super) struct Day {
    /// The day chosen, `2026-11-23`; `None` for the present.
    pub(super) chosen: Option<String>,
    /// The same as the reader writes it.
    pub(super) words: Option<Words>,
    /// The first day that can be chosen, and the present one.
    pub(super) first: String,
    pub(super) today: String,
    pub(super) present_href: String,
    pub(super) hidden: Vec<(String, String)>,
    /// What is different from then to now.
    pub(super) difference_href: String,
}

/// A tab.
pub(super) struct ViewLink {
    pub(super) words: Words,
    pub(super) href: String,
    pub(super) current: bool,
}

/// An active filter, with the address without it.
pub(super) struct Chip {
    pub(super) field: Words,
    pub(super) value: String,
    pub(super) href: String,
}

/// The register that a page shows, with the day that it takes for the present.
pub(super) struct Shown {
    /// The register as it was; `None` for the present one.
    past: Option<Register>,
    /// What counts as today.
    pub(super) present: Option<Present>,
}

impl Shown {
    /// The register as of the day that the address names.
    pub(super) async fn of(state: &WebState, query: &RegisterQuery) -> Result<Self, PageError> {
        let Some(day) = query.as_of else {
            return Ok(Self { past: None, present: state.present() });
        };
        let past = state.register().as_of(&day.to_string()).await?;
        // What was overdue then, not what would be by now.
        let present = state.present().map(|present| Present { today: day.end(), ..present });
        Ok(Self { past: Some(past), present })
    }

    pub(super) fn register<'a>(&'a self, state: &'a WebState) -> &'a Register {
        self.past.as_ref().unwrap_or_else(|| state.register())
    }
}

impl Shell {
    pub(super) async fn new(
        state: &WebState,
        shown: &Shown,
        query: &RegisterQuery,
        frame: &Frame,
        counts: &Facets,
    ) -> Result<Self, PageError> {
        let statistics = shown.register(state).statistics().await?;
        let shower = Shower { state, frame, language: None };
        let view = |view: View| ViewLink {
            words: frame.t(view.message()),
            href: query.on(view),
            current: view == query.view,
        };
        Ok(Self {
            empty: statistics.items == 0 && query.as_of.is_none(),
            several_texts: statistics.texts > 1,
            views: View::ALL.map(view).into(),
            facets: facets(counts, query, &shower),
            chips: chips(query, &shower),
            search: query.search.clone().unwrap_or_default(),
            path: query.view.path(),
            hidden: query.without_search(),
            clear_href: query.cleared(),
            day: day(state, query, frame).await?,
            saved: saved::views(state, query, frame, query.said.as_deref()).await?,
            saved_action: saved::PATH,
        })
    }
}

async fn day(state: &WebState, query: &RegisterQuery, frame: &Frame) -> Result<Day, PageError> {
    let today = state.now().chars().take(10).collect::<String>();
    let first = state.register().events(0, 1).await?.into_iter().next();
    let first = first.map_or_else(|| today.clone(), |event| event.at.chars().take(10).collect());
    let chosen = query.as_of.map(|day| day.to_string());
    Ok(Day {
        words: query.as_of.map(|day| frame.with("as-of-shown", "day", frame.date(day))),
        difference_href: format!(
            "/register/difference?from={}",
            chosen.as_deref().unwrap_or(first.as_str())
        ),
        chosen,
        first,
        today,
        present_href: query.at_present(),
        hidden: query.without_day(),
    })
}

fn chips(query: &RegisterQuery, shower: &Shower<'_>) -> Vec<Chip> {
    let mut chips: Vec<Chip> = query
        .filters()
        .map(|(name, value)| Chip {
            field: shower.frame.t(facet::heading(name)),
            value: facet::label(name, value, shower),
            href: query.without(name, value),
        })
        .collect();
    if let Some(search) = &query.search {
        chips.push(Chip {
            field: shower.frame.t("register-search-chip"),
            value: search.clone(),
            href: query.without_words(),
        });
    }
    chips
}

/// A query read, the register it is asked of, and the frame of the page: how each view begins.
pub(super) async fn opened(
    state: &WebState,
    reader: &Reader,
) -> Result<(RegisterQuery, Shown), PageError> {
    let query = RegisterQuery::read(reader);
    let shown = Shown::of(state, &query).await?;
    Ok((query, shown))
}
