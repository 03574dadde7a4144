//! `actum check`: is the register sound?

use anyhow::Result;

use crate::arguments::RegisterOptions;
use crate::failure::Ending;
use crate::message::say;
use crate::output::Output;
use crate::store::Store;

pub(crate) fn run(options: &RegisterOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(options)?;
    let report = store.wait(store.register.check())?;
    for finding in &report.findings {
        output.result(finding)?;
    }
    if report.is_sound() {
        output.result(&say!("cli-check-sound", events = report.events, rows = report.rows))?;
        return Ok(Ending::Done);
    }
    output.problem(&say!("cli-check-unsound", findings = report.findings.len()));
    Ok(Ending::Unsound)
}
