//! Calendars: read back by two other readers.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod support;

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use actum_model::{ActionPlan, Goal, Language, PartialDate, Period, ScheduledDay};
use actum_report::{CalendarOptions, calendar_ics};
use support::{PackLabels, plan};

fn date(written: &str) -> PartialDate {
    written.parse().unwrap()
}

fn day(latest: &str, on: &str, reading: u32) -> ScheduledDay {
    ScheduledDay {
        due: 0,
        reading,
        form: "by assembly-2030".to_owned(),
        on: date(on),
        latest: date(latest),
        occasion: Some("assembly-2030".into()),
        rule: Some("first-session-after-adoption".to_owned()),
    }
}

/// A plan of eight items: three are due, one of them closed; one has a goal.
fn scheduled(language: Language) -> ActionPlan {
    let mut plan = plan(language, 8);
    plan.items[0].schedule.days =
        vec![day("2030-05-31", "2030-05", 0), day("2031-01-01", "2031", 1)];
    plan.items[0].commitment.act.value = "Draft; review, and\nreport: \\ 做 تقرير ".repeat(9);
    plan.items[0].status = "open".into();
    plan.items[1].schedule.days = vec![day("2030-02-03", "2030-02-03", 0)];
    plan.items[1].status = "closed".into();
    plan.items[2].schedule.days = vec![day("2030-02-03", "2030-02-03", 0)];
    plan.items[2].status = "in_progress".into();
    plan.items[3].schedule.goal = Some(Goal { period: "2026".to_owned(), day: date("2026-12-31") });
    plan.items[3].status = "open".into();
    for (place, item) in plan.items.iter_mut().enumerate() {
        item.revision = 100 + i64::try_from(place).unwrap();
    }
    plan.occasions[0].period = Period { from: Some(date("2030-10")), to: Some(date("2030-10")) };
    plan.occasions[0].revision = 7;
    let mut sitting = plan.occasions[0].clone();
    sitting.id = "sitting-2029".into();
    sitting.period = Period { from: Some(date("2029-12-30")), to: Some(date("2030-01-02")) };
    sitting.cancelled = true;
    plan.occasions.push(sitting);
    plan
}

fn written(plan: &ActionPlan, options: &CalendarOptions) -> String {
    let bytes = calendar_ics(plan, &PackLabels::new(plan.language), options);
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_line_is_one_of_the_format_in_six_languages() {
    for language in Language::ALL {
        let ics = written(&scheduled(language), &CalendarOptions::default());
        assert!(ics.ends_with("END:VCALENDAR\r\n"));
        for line in ics.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{language}: {line}");
            assert!(!line.contains(['\n', '\r']), "{language}: {line}");
        }
        assert!(!ics.contains('{') && !ics.contains("[report-"), "{language}: words are missing");
        assert_eq!(ics, written(&scheduled(language), &CalendarOptions::default()));
    }
}

#[test]
fn what_another_reader_finds() {
    let plan = scheduled(Language::En);
    let ics = written(&plan, &CalendarOptions::default());
    let unfolded = icalendar::parser::unfold(&ics);
    let read = icalendar::parser::read_calendar(&unfolded).unwrap();
    let value = |component: &icalendar::parser::Component<'_>, name: &str| {
        component
            .properties
            .iter()
            .find(|property| property.name.as_ref() == name)
            .map(|property| property.val.as_ref().to_owned())
    };
    let all: Vec<_> = read.components.iter().collect();
    let uids: BTreeSet<_> = all.iter().filter_map(|one| value(one, "UID")).collect();
    assert_eq!(uids.len(), all.len(), "each UID once");
    let of = |part: &str| {
        let mut found = all.iter().filter(|one| value(one, "UID").unwrap().contains(part));
        let first = found.next();
        assert!(found.next().is_none(), "{part}");
        first
    };
    // Known to the month: it covers the month and is tentative.
    let assembly = of("occasion/assembly-2030").unwrap();
    assert_eq!(value(assembly, "DTSTART").as_deref(), Some("20301001"));
    assert_eq!(value(assembly, "DTEND").as_deref(), Some("20301101"));
    assert_eq!(value(assembly, "STATUS").as_deref(), Some("TENTATIVE"));
    assert_eq!(value(assembly, "SEQUENCE").as_deref(), Some("7"));
    let sitting = of("occasion/sitting-2029").unwrap();
    assert_eq!(value(sitting, "DTEND").as_deref(), Some("20300103"));
    assert_eq!(value(sitting, "STATUS").as_deref(), Some("CANCELLED"));
    assert!(of("occasion/period-2027").is_none(), "a study period would cover years");
    // Due by May: the last day that is meant; the second reading and what is closed are left out.
    let first = of(&format!("item/{}/due/0", plan.items[0].id)).unwrap();
    assert_eq!(value(first, "DTSTART").as_deref(), Some("20300531"));
    assert_eq!(value(first, "SEQUENCE").as_deref(), Some("100"));
    assert_eq!(value(first, "LAST-MODIFIED").as_deref(), Some("20261002T091500Z"));
    assert!(value(first, "DESCRIPTION").unwrap().contains("2030-05"));
    assert!(of(&format!("item/{}/", plan.items[1].id)).is_none(), "it is closed");
    assert!(of(&format!("item/{}/goal/2026", plan.items[3].id)).is_some());
}

#[test]
fn tasks_instead_of_days_where_wanted() {
    let options = CalendarOptions {
        tasks: true,
        base: "https://register.example/".to_owned(),
        domain: "register.example".to_owned(),
        ..CalendarOptions::default()
    };
    let ics = written(&scheduled(Language::Fr), &options).replace("\r\n ", "");
    assert_eq!(ics.matches("BEGIN:VTODO").count(), 3);
    assert!(ics.contains("DUE;VALUE=DATE:20300531"));
    assert!(ics.contains("URL:https://register.example/items/"));
    assert!(ics.contains("@register.example\r\n"));
}

/// What the package `icalendar` of Python makes of a calendar, by a program that prints one line a
/// component; `None` where it is not installed.
fn by_python(ics: &str) -> Option<String> {
    const PROGRAM: &str = "
import sys, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for part in calendar.walk():
    if part.name in ('VEVENT', 'VTODO'):
        assert not part.errors, part.errors
        start = part.get('DTSTART') or part.get('DUE')
        print(part['UID'], start.dt, part['SUMMARY'].replace('\\n', '|'))
";
    let ready = Command::new("python3")
        .args(["-c", "import icalendar"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !ready {
        println!("skipped: Python has no package icalendar here");
        return None;
    }
    let mut child = Command::new("python3")
        .args(["-X", "utf8", "-c", PROGRAM])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(ics.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn a_reader_in_another_language_agrees() {
    for language in Language::ALL {
        let plan = scheduled(language);
        let Some(found) = by_python(&written(&plan, &CalendarOptions::default())) else { return };
        let lines: Vec<&str> = found.lines().collect();
        assert_eq!(lines.len(), 5, "{language}: {found}");
        assert!(lines[0].starts_with("occasion/assembly-2030@actum 2030-10-01 "), "{found}");
        let act = plan.items[0].commitment.act.value.replace('\n', "|");
        let first = format!("item/{}/due/0@actum 2030-05-31 ", plan.items[0].id);
        let line = lines.iter().find(|line| line.starts_with(&first)).unwrap();
        assert!(line.contains(act.trim()), "{language}: {line}");
    }
}
