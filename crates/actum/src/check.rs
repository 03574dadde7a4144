//! `actum check`: is the register sound?

use actum_register::CheckReport;
use anyhow::Result;

use crate::arguments::RegisterOptions;
use crate::failure::Ending;
use crate::message::say;
use crate::output::Output;
use crate::store::Store;

pub(crate) fn run(options: &RegisterOptions, output: &Output) -> Result<Ending> {
    let store = Store::open(options)?;
    let report = store.wait(store.register.check())?;
    say_report(&report, output)
}

/// Says what a check found.
pub(crate) fn say_report(report: &CheckReport, output: &Output) -> Result<Ending> {
    for finding in &report.findings {
        output.result(finding)?;
    }
    if report.is_sound() {
        output.result(&say!("cli-check-sound", events = report.events, rows = report.rows))?;
        return Ok(Ending::Done);
    }
    output.problem(&say!("cli-check-unsound", findings = report.findings.len()));
    output.remark(&match report.record_is_whole {
        true => say!("cli-check-record-whole"),
        false => say!("cli-check-record-damaged"),
    });
    Ok(Ending::Unsound)
}
