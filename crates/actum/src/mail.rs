//! `actum mail`: letters to people, and how they go out.

use std::sync::Arc;

use actum_mail::{Address, LetterKind, Transport};
use actum_register::{Account, PersonId, Register};
use actum_web::{PostOffice, WebState};
use anyhow::Result;

use crate::arguments::{
    LetterChoice, MailAction, MailOptions, MailPreviewOptions, MailTestOptions,
};
use crate::failure::{Ending, Failure};
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::{self, Store};
use crate::{clock, knowledge};

/// Where the password of the mail server is taken from.
const PASSWORD: &str = "ACTUM_MAIL_PASSWORD";

/// The address of links where no server says its own.
const USUAL_ADDRESS: &str = "http://127.0.0.1:8080/";

pub(crate) fn run(action: &MailAction, output: &Output) -> Result<Ending> {
    match action {
        MailAction::Preview(options) => preview(options, output),
        MailAction::SendTest(options) => send_test(options, output),
    }
}

/// How mail goes out, when it was said; links lead to `served` unless it was said otherwise.
///
/// # Errors
///
/// When what was said cannot be understood.
pub(crate) fn office(options: &MailOptions, served: Option<&str>) -> Result<Option<PostOffice>> {
    let Some(written) = &options.mail else { return Ok(None) };
    let password = std::env::var(PASSWORD).ok().filter(|password| !password.is_empty());
    let usage = |error: String| Failure::error(Ending::Usage, error);
    let transport =
        Transport::parse(written, password).map_err(|error| usage(format!("--mail: {error}")))?;
    let from = options.mail_from.as_deref().ok_or_else(|| usage(say!("cli-mail-no-sender")))?;
    let from: Address = from.parse().map_err(|error| usage(format!("--mail-from: {error}")))?;
    Ok(Some(PostOffice { transport, from, address: address(options, served)? }))
}

fn address(options: &MailOptions, served: Option<&str>) -> Result<url::Url> {
    let written = options.mail_links.as_deref().or(served).unwrap_or(USUAL_ADDRESS);
    let read: Option<url::Url> = written.parse().ok();
    let read = read.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    read.ok_or_else(|| {
        Failure::error(Ending::Usage, say!("cli-mail-bad-address", address = written))
    })
}

fn preview(options: &MailPreviewOptions, output: &Output) -> Result<Ending> {
    let packs = knowledge::packs(&options.packs)?;
    clock::now()?;
    let office = match office(&options.mail, None)? {
        Some(office) => office,
        // Nothing goes anywhere.
        None => PostOffice {
            transport: Transport::parse("folder:.", None)?,
            from: "actum@localhost.localdomain".parse()?,
            address: address(&options.mail, None)?,
        },
    };
    let store = Store::open(&options.register)?;
    let missing =
        || Failure::error(Ending::NotFound, say!("cli-mail-no-person", person = &options.person));
    let person = store.wait(find(&store.register, &options.person))?.ok_or_else(missing)?;
    let kind = match options.kind {
        LetterChoice::Digest => LetterKind::Digest,
        LetterChoice::Reminder => LetterKind::Reminder,
    };
    let state = WebState::new(store.register.clone(), Arc::new(packs), clock::present)
        .with_days(options.days.soon_days, options.days.stale_days);
    let preview = store.wait(state.preview_letter(&office, &person.id, kind))?;
    let preview = preview.ok_or_else(missing)?;
    if preview.letter.count() == 0 {
        output.remark(&say!("cli-mail-nothing", name = &person.name));
        return Ok(Ending::Done);
    }
    if options.html {
        output.raw(&preview.composed.html)?;
    } else {
        output.result(&preview.composed.subject)?;
        output.result("")?;
        output.raw(&preview.composed.text)?;
    }
    Ok(Ending::Done)
}

/// The person that is meant by an id or an address.
async fn find(register: &Register, written: &str) -> actum_register::Result<Option<Account>> {
    match register.account(&PersonId::new(written)).await? {
        Some(account) => Ok(Some(account)),
        None => register.account_by_mail(written).await,
    }
}

fn send_test(options: &MailTestOptions, output: &Output) -> Result<Ending> {
    let office = office(&options.mail, None)?;
    let office =
        office.ok_or_else(|| Failure::error(Ending::Usage, say!("cli-mail-not-set-up")))?;
    let to: Address = options.to.parse().map_err(|error: actum_mail::AddressError| {
        Failure::error(Ending::Usage, error.to_string())
    })?;
    let now = clock::now()?;
    let tag = format!("{:08x}", actum_web::chance());
    let sending = office.send_test(&to, messages().language(), &tag, &now);
    match store::runtime()?.block_on(sending) {
        Ok(id) => {
            output.result(&say!("cli-mail-sent", to = to.mail(), id = id))?;
            Ok(Ending::Done)
        }
        Err(error) => Err(Failure::error(
            Ending::Failed,
            say!("cli-mail-not-sent", to = to.mail(), error = error.to_string()),
        )),
    }
}
