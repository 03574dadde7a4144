//! `actum serve`: the register as web pages.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use actum_identity::provider::{Provider, ProviderConfig};
use actum_pack::Packs;
use actum_register::{Location, OpenOptions, Register};
use actum_web::{AccountOptions, IndexPlace, Reach, WebState};
use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::arguments::{ListenOptions, MailOptions, ServeOptions, SignInOptions};
use crate::failure::{Ending, Failure};
use crate::message::say;
use crate::output::Output;
use crate::{clock, demo, import, knowledge, mail, search};

/// Where the secret that is shared with a provider of identities is taken from: not from the command
/// line, which every process of the machine can read.
const OIDC_SECRET: &str = "ACTUM_OIDC_SECRET";

pub(crate) fn run(options: &ServeOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.packs)?;
    let accounts = accounts(&options.sign_in, output)?;
    let database = options.register.location();
    let index = search::place(&options.index, &database);
    let kept = Kept { register: &database, index };
    serve(&options.listen, &options.mail, accounts, &kept, packs, output, |_| {})
}

/// How people are let in, when they are to sign in.
fn accounts(options: &SignInOptions, output: &Output) -> Result<Option<AccountOptions>> {
    if !options.sign_in {
        return Ok(None);
    }
    let bad = |message: String| Failure::error(Ending::Usage, message);
    if let Some(url) = &options.url {
        let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
        if !is_web || url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
            return Err(bad(say!("cli-serve-url", url = url.as_str())));
        }
        if url.scheme() == "http" {
            output.remark(&say!("cli-serve-plain"));
        }
    }
    let header = options.client_header.as_deref();
    let header =
        header.map(|name| name.parse().map_err(|_| bad(say!("cli-serve-header", name = name))));
    Ok(Some(AccountOptions {
        anybody_may_read: options.public,
        public_address: options.url.clone(),
        client_header: header.transpose()?,
        provider: provider(options)?.map(Arc::new),
    }))
}

/// The provider of identities, when one was named.
fn provider(options: &SignInOptions) -> Result<Option<Provider>> {
    let (Some(issuer), Some(client_id), Some(url)) =
        (&options.oidc_issuer, &options.oidc_client, &options.url)
    else {
        return Ok(None);
    };
    let host = issuer.host_str().unwrap_or_default().to_owned();
    let usage = |error: String| Failure::error(Ending::Usage, error);
    let redirect = url.join("sign-in/provider/back").map_err(|error| usage(error.to_string()))?;
    let config = ProviderConfig {
        issuer: issuer.clone(),
        client_id: client_id.clone(),
        client_secret: std::env::var(OIDC_SECRET).ok().filter(|secret| !secret.is_empty()),
        name: options.oidc_name.clone().unwrap_or(host),
        redirect,
    };
    Provider::new(config).map(Some).map_err(|error| usage(error.to_string()))
}

/// Where a register and the index of its words are kept.
pub(crate) struct Kept<'a> {
    pub(crate) register: &'a Location,
    pub(crate) index: IndexPlace,
}

/// Serves a register with full text and with names from `packs`, until the process is asked to
/// end.
///
/// # Errors
///
/// When the address is not to be used or taken, or the register cannot be opened.
pub(crate) fn serve(
    options: &ListenOptions,
    mail: &MailOptions,
    accounts: Option<AccountOptions>,
    kept: &Kept<'_>,
    packs: Packs,
    output: &Output,
    ready: impl FnOnce(&str),
) -> Result<Ending> {
    let address = options.listen;
    if !address.ip().is_loopback() && !options.allow_remote && accounts.is_none() {
        return Err(Failure::error(
            Ending::Usage,
            say!("cli-serve-remote", address = address.to_string()),
        ));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the system gave no threads to serve with; close other programs")?;
    runtime.block_on(async {
        let open = OpenOptions { create: false, ..OpenOptions::default() };
        let register = Register::connect(kept.register, &open).await?;
        let listener = listen(address).await?;
        // Pages are answered meanwhile, only slower; what is wrong with the register they say.
        let listed = register.clone();
        tokio::spawn(async move { listed.keep_listing().await });
        let bound = listener.local_addr().context("the address is not known")?;
        let url = format!("http://{bound}/");
        output.result(&say!("cli-serve-ready", address = url.as_str()))?;
        output.remark(&say!("cli-serve-stop"));
        ready(&url);
        clock::now()?;
        let finder = search::open(register.clone(), kept.index.clone(), output).await?;
        if let Some(reason) = finder.replaced() {
            output.remark(&say!("cli-search-replaced", reason = reason));
        }
        let following = tokio::spawn(finder.clone().follow());
        let mut state = WebState::new(register.clone(), Arc::new(packs), clock::present)
            .with_finder(finder)
            .with_days(options.days.soon_days, options.days.stale_days)
            .with_examples(demo::files());
        let served = accounts.as_ref().and_then(|one| one.public_address.as_ref());
        let links = served.map_or_else(|| url.clone(), url::Url::to_string);
        match accounts {
            Some(accounts) => {
                if register.people().await?.is_empty() {
                    output.remark(&say!("cli-serve-nobody"));
                }
                state = state.with_accounts(accounts);
            }
            None => {
                if let Some(name) = import::account() {
                    state = state.alone_as(name);
                }
            }
        }
        if let Some(office) = mail::office(mail, Some(&links))? {
            state = state.with_mail(office);
        }
        let (stop, stopped) = watch::channel(false);
        let signalled = tokio::spawn(async move {
            asked_to_end().await;
            let _ = stop.send(true);
        });
        let worker = (!options.no_jobs).then(|| {
            let (worker, stopped) = (state.worker(), stopped.clone());
            tokio::spawn(async move { worker.run(stopped).await })
        });
        let messages = (!options.no_jobs).then(|| {
            let reach = if options.webhooks_anywhere { Reach::Anywhere } else { Reach::Open };
            let (register, mut ending) = (register.clone(), stopped.clone());
            tokio::spawn(actum_web::run_webhooks(register, clock::present, reach, async move {
                let _ = ending.wait_for(|stop| *stop).await;
            }))
        });
        let mut ending = stopped;
        let asked = async move {
            let _ = ending.wait_for(|stop| *stop).await;
        };
        let served = actum_web::serve(listener, state, asked).await;
        // When serving failed nobody asked: the sender goes with the task.
        signalled.abort();
        if let Some(worker) = worker {
            let _ = worker.await;
        }
        if let Some(messages) = messages {
            let _ = messages.await;
        }
        following.abort();
        served.context("serving failed")?;
        register.close().await;
        output.remark(&say!("cli-serve-ended"));
        Ok(Ending::Done)
    })
}

async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let written = address.to_string();
        let message = match error.kind() {
            io::ErrorKind::AddrInUse => say!("cli-serve-in-use", address = written),
            io::ErrorKind::PermissionDenied => say!("cli-serve-forbidden", address = written),
            _ => say!("cli-serve-unusable", address = written, error = error.to_string()),
        };
        Failure::error(Ending::Failed, message)
    })
}

/// Completes on Ctrl-C, and on Unix when the system asks the process to end.
async fn asked_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
