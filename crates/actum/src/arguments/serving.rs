//! The commands that show the register as pages.

use std::net::SocketAddr;

use actum_register::Location;
use clap::Args;

use super::PackOptions;
use super::mail::MailOptions;
use super::register::{RegisterOptions, location};

#[derive(Debug, Args)]
pub(crate) struct ServeOptions {
    #[command(flatten)]
    pub(crate) listen: ListenOptions,
    #[command(flatten)]
    pub(crate) mail: MailOptions,
    #[command(flatten)]
    pub(crate) packs: PackOptions,
    #[command(flatten)]
    pub(crate) register: RegisterOptions,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ListenOptions {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// Listen on an address that other machines reach, though there is no sign-in yet.
    #[arg(long)]
    pub(crate) allow_remote: bool,
    /// Leave the queue of jobs (mail and the like) to other processes.
    #[arg(long)]
    pub(crate) no_jobs: bool,
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
