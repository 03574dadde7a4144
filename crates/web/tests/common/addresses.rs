//! Every address that is asked for, and who gets an answer.

/// An item of the small register.
pub const ITEM: &str = "/items/harbour:1.1";

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// Nobody signed in.
    Nobody,
    /// Somebody without a position.
    Idle,
    Administrator,
    Secretariat,
    /// Focal point of a body that the item names.
    Focal,
    /// Focal point of another body.
    Elsewhere,
    Member,
    Reader,
    Auditor,
}

use Who::{Administrator, Auditor, Elsewhere, Focal, Idle, Member, Nobody, Reader, Secretariat};

/// Everybody.
pub const ALL: [Who; 9] =
    [Nobody, Idle, Administrator, Secretariat, Focal, Elsewhere, Member, Reader, Auditor];
/// Whoever may read the register.
pub const READERS: &[Who] =
    &[Administrator, Secretariat, Focal, Elsewhere, Member, Reader, Auditor];
/// Whoever may read the record of events.
pub const RECORD: &[Who] = &[Administrator, Secretariat, Auditor];
/// Whoever signed in.
pub const SIGNED: &[Who] =
    &[Idle, Administrator, Secretariat, Focal, Elsewhere, Member, Reader, Auditor];

/// Each address that is asked for, with those who get an answer.
pub const PAGES: &[(&str, &[Who])] = &[
    ("/", READERS),
    ("/register", READERS),
    ("/register/timeline", READERS),
    ("/register/board", READERS),
    ("/register/load", READERS),
    ("/register/difference", READERS),
    ("/register/bulk", &[Administrator, Secretariat, Focal, Elsewhere]),
    ("/items/harbour:1.1/print", READERS),
    ("/occasions/calendar", READERS),
    ("/occasions/wtsa-28/agenda", READERS),
    ("/?force=invite", READERS),
    (ITEM, READERS),
    ("/items/harbour:1.1/evidence/e1", READERS),
    ("/bodies", READERS),
    ("/bodies/tsag", READERS),
    ("/occasions", READERS),
    ("/review-report", READERS),
    ("/texts", READERS),
    ("/review", READERS),
    ("/review/harbour", READERS),
    ("/review/harbour?item=harbour:1.1&do=edit", READERS),
    ("/import", &[Administrator, Secretariat]),
    ("/texts/harbour/reading", READERS),
    ("/texts/harbour/languages", READERS),
    ("/texts/harbour/audit", READERS),
    ("/texts/harbour/succession", READERS),
    ("/texts/harbour/succession/succession.docx", READERS),
    ("/drafts", READERS),
    ("/drafts/d1", READERS),
    ("/drafts/d1?show=open", READERS),
    ("/drafts/d1/clauses/1", READERS),
    ("/drafts/d1/clauses/2%2B3", READERS),
    ("/drafts/d1/languages", READERS),
    ("/drafts/d1/draft.json", READERS),
    ("/drafts/d1/draft.docx", READERS),
    ("/search?q=harbour", READERS),
    ("/help", READERS),
    ("/reports", READERS),
    ("/workbook", READERS),
    ("/workbook/plan", &[Administrator, Secretariat]),
    ("/reports/action-plan.ics", READERS),
    ("/mail", READERS),
    ("/jobs", &[Administrator, Secretariat]),
    ("/reports/action-plan.json", READERS),
    ("/templates", &[Administrator, Secretariat]),
    ("/templates/file", &[Administrator, Secretariat]),
    ("/administration", RECORD),
    ("/people", &[Administrator]),
    ("/people/p1", &[Administrator]),
    ("/access", RECORD),
    ("/account", SIGNED),
    ("/sign-in", &ALL),
    ("/set-up/none", &ALL),
    ("/m/none", &ALL),
    ("/calendar/none.ics", &ALL),
    ("/assets/actum.css", &ALL),
    ("/assets/actum.svg", &ALL),
    ("/assets/scripts/current/page.js", &ALL),
    ("/assets/chinese.css", &ALL),
    ("/assets/fonts/noto-sans-latin-5.3.0.woff2", &ALL),
    ("/healthz", &ALL),
    ("/healthz/jobs", &ALL),
    ("/api/v1/items", READERS),
    ("/api/v1/texts", READERS),
    ("/api/v1/bodies", READERS),
    ("/api/v1/occasions", READERS),
    ("/api/v1/workflows", READERS),
    ("/api/v1/review", READERS),
    ("/api/v1/events", RECORD),
    ("/api/v1/search?q=harbour", READERS),
    ("/api/v1/texts/harbour/successions", READERS),
    ("/api/v1/account", READERS),
    ("/api/v1/account/tokens", READERS),
    ("/api/v1/account/sessions", READERS),
    ("/api/v1/account/mail", READERS),
    ("/api/v1/account/letters", READERS),
    ("/api/v1/people", &[Administrator]),
    ("/api/v1/people/p1", &[Administrator]),
    ("/api/v1/people/p1/tokens", &[Administrator]),
    ("/api/v1/access", RECORD),
    ("/api/v1/jobs", &[Administrator, Secretariat]),
    ("/api/v1/drafts", READERS),
    ("/api/v1/drafts/d1", READERS),
    ("/api/v1/webhooks", &[Administrator]),
];

/// Steps of signing in through a provider of identities: they have no page, and where there is no
/// provider they lead to the page that has. Their own tests ask for them.
const PROVIDER: [&str; 2] = ["/sign-in/provider", "/sign-in/provider/back"];

/// Whether an address of [`PAGES`] goes to a route such as `/items/{id}`.
pub fn is_asked_for(route: &str) -> bool {
    if PROVIDER.contains(&route) {
        return true;
    }
    let steps = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let route = steps(route);
    PAGES.iter().any(|(address, _)| {
        let address = steps(address.split('?').next().unwrap_or_default());
        address.len() == route.len()
            && address.iter().zip(&route).all(|(one, other)| one == other || other.starts_with('{'))
    })
}
