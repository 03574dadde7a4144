//! `actum people …`: who has an account, and what each may do.
//!
//! Whoever may write the register's file may do all of this: it is how the first administrator gets
//! in, and the way back when nobody can.

pub(crate) mod options;

use actum_identity::secret::Secret;
use actum_model::{Period, Role};
use actum_register::{
    Account, PeopleChange, PeopleCommand as Change, Person, PersonId, PositionId,
};
use anyhow::Result;
use serde_json::json;

use crate::failure::{Ending, Failure};
use crate::message::{messages, say};
use crate::output::Output;
use crate::store::Store;
use crate::{body, clock, import, knowledge};
use options::{
    AddOptions, AuditListOptions, ChangeOptions, Doing, EndOptions, LinkOptions, PeopleCommand,
    PeopleListOptions, PersonOptions, PositionOptions,
};

/// Version of the JSON written.
const SCHEMA_VERSION: &str = "1.0";

pub(crate) fn run(command: &PeopleCommand, output: &Output) -> Result<Ending> {
    match command {
        PeopleCommand::List(options) => list(options, output),
        PeopleCommand::Add(options) => add(options, output),
        PeopleCommand::Change(options) => change(options, output),
        PeopleCommand::Position(options) => position(options, output),
        PeopleCommand::End(options) => end(options, output),
        PeopleCommand::Link(options) => link(options, output),
        PeopleCommand::Disable(options) => {
            switch(options, |person| Change::Disable { person }, output)
        }
        PeopleCommand::Enable(options) => {
            switch(options, |person| Change::Enable { person }, output)
        }
        PeopleCommand::Audit(options) => audit(options, output),
    }
}

fn list(options: &PeopleListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    let people = store.wait(store.register.people())?;
    if options.json {
        let people = json!({"schema_version": SCHEMA_VERSION, "people": people});
        output.result(&people.to_string())?;
        return Ok(Ending::Done);
    }
    let mut table = output.table(&[
        say!("cli-id"),
        say!("cli-name"),
        say!("account-mail"),
        say!("people-positions"),
    ]);
    for account in &people {
        let positions: Vec<String> = account.positions.iter().map(shown).collect();
        let name = if account.disabled {
            format!("{} ({})", account.name, say!("people-disabled"))
        } else {
            account.name.clone()
        };
        table.add_row([account.id.to_string(), name, account.mail.clone(), positions.join("\n")]);
    }
    output.result(&table.to_string())?;
    Ok(Ending::Done)
}

fn shown(position: &actum_register::Position) -> String {
    let role = position.role.name().replace('_', "-");
    let period = Period { from: position.from, to: position.until };
    let at = position.body.as_ref().map(|body| format!(" {body}")).unwrap_or_default();
    let when = messages().period(period).map(|when| format!(" ({})", when.trim()));
    let when = crate::message::plain(&when.unwrap_or_default());
    format!("{} {role}{at}{when}", position.id)
}

fn add(options: &AddOptions, output: &Output) -> Result<Ending> {
    let store = Store::open_or_create(&options.doing.register)?;
    let command = Change::Add {
        name: options.name.clone(),
        mail: options.mail.clone(),
        language: options.language,
    };
    done(&store, command, &options.doing, output)
}

fn change(options: &ChangeOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.doing.register)?;
    let command = Change::Change {
        person: find(&store, &options.person)?.id,
        name: options.name.clone(),
        mail: options.mail.clone(),
        language: options.language,
    };
    done(&store, command, &options.doing, output)
}

fn position(options: &PositionOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.doing.register)?;
    let person = find(&store, &options.person)?.id;
    let unknown = || {
        let roles: Vec<String> =
            Role::ALL.iter().map(|role| role.name().replace('_', "-")).collect();
        let message = say!("cli-people-role", role = &*options.role, roles = roles.join(", "));
        Failure::error(Ending::Usage, message)
    };
    let role = Role::from_name(&options.role).ok_or_else(unknown)?;
    let packs = knowledge::packs(&crate::arguments::PackOptions::default())?;
    let known = store.wait(store.register.body_list())?;
    let body =
        options.body.as_ref().map(|wanted| body::find(known.iter().chain(&packs.bodies), wanted));
    let (from, until) = (options.from, options.until);
    let command = Change::Give { person, role, body: body.transpose()?, from, until };
    done(&store, command, &options.doing, output)
}

fn end(options: &EndOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.doing.register)?;
    let position = PositionId::new(options.position.as_str());
    done(&store, Change::End { position, until: options.until }, &options.doing, output)
}

fn switch(
    options: &PersonOptions,
    command: impl Fn(PersonId) -> Change,
    output: &Output,
) -> Result<Ending> {
    let store = Store::open(&options.doing.register)?;
    let person = find(&store, &options.person)?.id;
    done(&store, command(person), &options.doing, output)
}

fn link(options: &LinkOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.doing.register)?;
    let account = find(&store, &options.person)?;
    let secret = Secret::new()?;
    let actor = acting(&options.doing);
    let (hash, now) = (secret.hash(), clock::now()?);
    let made = store.register.make_setup_link(&account.id, &hash, &actor.name, &now);
    let expires = store.wait(made)?;
    let base = options.url.as_str().trim_end_matches('/');
    output.result(&format!("{base}/set-up/{}", secret.text()))?;
    let until = messages().moment(&expires);
    output.remark(&say!("cli-people-link", name = account.name, until = until));
    Ok(Ending::Done)
}

fn audit(options: &AuditListOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(&options.register)?;
    for entry in store.wait(store.register.access_log(i64::MAX, options.limit))? {
        let person = entry.person.as_ref().map(PersonId::as_str);
        if options.jsonl {
            let line = json!({
                "number": entry.number,
                "at": entry.at,
                "kind": entry.kind.name(),
                "person": person,
                "actor": entry.actor,
                "address": entry.address,
                "detail": entry.detail,
            });
            output.result(&line.to_string())?;
        } else {
            let kind = entry.kind.name();
            let words = [&entry.at, kind, person.unwrap_or_default(), &entry.actor];
            let words = words.into_iter().chain([&*entry.address, &entry.detail]);
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            output.result(&words.join("  "))?;
        }
    }
    Ok(Ending::Done)
}

/// The person that is meant: by id, or by mail address.
fn find(store: &Store, written: &str) -> Result<Account> {
    let found = match written.contains('@') {
        true => store.wait(store.register.account_by_mail(written))?,
        false => store.wait(store.register.account(&PersonId::new(written)))?,
    };
    let missing = || Failure::error(Ending::NotFound, say!("cli-people-unknown", person = written));
    found.ok_or_else(missing)
}

/// Who acts: whoever has the register on their own machine may do everything.
fn acting(doing: &Doing) -> Person {
    let name = doing.by.clone().or_else(import::account).unwrap_or_else(|| "unknown".to_owned());
    Person::alone(name)
}

fn done(store: &Store, command: Change, doing: &Doing, output: &Output) -> Result<Ending> {
    let person = acting(doing);
    let packs = knowledge::packs(&crate::arguments::PackOptions::default())?;
    let change = PeopleChange {
        command,
        person: &person,
        at: &clock::now()?,
        reason: doing.why.clone(),
        bodies: &packs.bodies,
    };
    let account = store.wait(store.register.change_people(change))?;
    let (id, name) = (account.id.as_str(), account.name.as_str());
    output.result(&say!("cli-people-done", id = id, name = name))?;
    for position in &account.positions {
        output.result(&format!("  {}", shown(position)))?;
    }
    Ok(Ending::Done)
}
