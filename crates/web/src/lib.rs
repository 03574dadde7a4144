//! The pages of Actum: the register, its items, bodies, occasions, texts, and the reading page
//! that shows every value beside the words it came from.
//!
//! Pages are plain HTML that works without scripts, in six languages, with a keyboard and on a
//! phone. They ask nothing of any other host. One file a page under `pages/`, its template of the
//! same name under `templates/`.

mod acting;
mod api;
mod assets;
mod basis;
mod caller;
mod client;
mod content;
mod download;
mod drafting;
mod edited_plan;
mod error;
mod finder;
mod fonts;
mod form;
mod frame;
mod guard;
mod intake;
mod kept;
mod link;
mod locale;
mod marks;
mod mention;
mod misread;
mod pages;
mod patience;
mod post;
mod refusal;
mod row;
mod serve;
mod state;
mod succession_file;
mod throttle;
pub mod typesetter;
mod upload;
mod values;
mod vocabulary;
mod waiting;
mod webhook;
mod work;

pub use api::specification;
pub use drafting::{Drafting, DraftingError, DraftingStep, NewDraft};
pub use finder::{Finder, FinderError, IndexPlace};
pub use intake::aligned;
pub use post::{PostError, PostOffice, Preview};
pub use refusal::{error_words, refusal_words};
pub use serve::{router, serve};
pub use state::{AccountOptions, Clock, HostPolicy, WebState};
pub use succession_file::with_succession;
pub use webhook::{
    Reach, is_secret as is_webhook_secret, new_secret as new_webhook_secret, run as run_webhooks,
};
pub use work::{Handler, JobFailure, Next, Worked, Worker, Working, chance, worker_name};
