//! The commands that show the register as pages.

use std::net::SocketAddr;

use actum_register::Location;
use clap::Args;

use super::mail::MailOptions;
use super::register::{RegisterOptions, location};
use super::time::DayOptions;
use super::{IndexOptions, PackOptions};

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) listen: ListenOptions,
    #[command(flatten)]
    pub(crate) mail: MailOptions,
    #[command(flatten)]
    pub(crate) sign_in: SignInOptions,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) index: IndexOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

/// Who is let in.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct SignInOptions {
    /// People sign in with accounts of the register; see `actum people`.
    #[arg(long, env = "ACTUM_SIGN_IN")]
    pub(crate) sign_in: bool,
    /// Whoever reaches the register may read it without signing in.
    #[arg(long, env = "ACTUM_PUBLIC", requires = "sign_in")]
    pub(crate) public: bool,
    /// Address under which people open the register, as https://register.example.
    #[arg(long, env = "ACTUM_URL", value_name = "URL")]
    pub(crate) url: Option<url::Url>,
    /// Header in which the proxy in front says who asks, as X-Forwarded-For; no header is believed
    /// when not given.
    #[arg(long, env = "ACTUM_CLIENT_HEADER", value_name = "NAME", requires = "sign_in")]
    pub(crate) client_header: Option<String>,
    /// Address of an OpenID Connect provider through which people may sign in too; needs --url.
    #[arg(long, env = "ACTUM_OIDC_ISSUER", value_name = "URL", requires_all = ["sign_in", "url", "oidc_client"])]
    pub(crate) oidc_issuer: Option<url::Url>,
    /// By what name the provider knows this register. What secret they share is taken from
    /// ACTUM_OIDC_SECRET.
    #[arg(long, env = "ACTUM_OIDC_CLIENT", value_name = "ID")]
    pub(crate) oidc_client: Option<String>,
    /// How people call the provider; its host when not given.
    #[arg(long, env = "ACTUM_OIDC_NAME", value_name = "WORDS")]
    pub(crate) oidc_name: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ListenOptions {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// Listen on an address that other machines reach, though nobody signs in: for reading only.
    #[arg(long)]
    pub(crate) allow_remote: bool,
    /// Leave the queue of jobs (mail and the like) to other processes.
    #[arg(long)]
    pub(crate) no_jobs: bool,
    /// Let messages to webhooks go to this machine and its network too, and over http.
    #[arg(long)]
    pub(crate) webhooks_anywhere: bool,
    #[command(flatten)]
    pub(crate) days: DayOptions,
}

#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    #[command(flatten)]
    pub(crate) listen: ListenOptions,
    /// The register: a file or the address of a PostgreSQL database; a temporary file when not
    /// given.
    #[arg(long, value_name = "PATH|URL", value_parser = location())]
    pub(crate) db: Option<Location>,
    /// Do not open a browser.
    #[arg(long)]
    pub(crate) no_browser: bool,
}
