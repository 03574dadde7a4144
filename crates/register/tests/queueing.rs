//! The queue of jobs: nothing lost, nothing twice where that is promised.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use actum_model::{FieldValue, Language, Role};
use actum_register::{
    Again, Change, Command as ItemCommand, JobQuery, JobState, Location, NewJob, OpenOptions,
    Person, Recurring, Register, Settled,
};
use database::At;
use serde_json::json;
use support::{ask, assert_sound, edition, import};

on_both!(
    a_job_goes_its_way,
    a_key_is_given_once,
    claimed_by_many_each_by_one,
    who_lost_its_lease_settles_nothing,
    attempts_run_out,
    a_job_stands_or_falls_with_its_change,
    recurring_jobs_come_once_in_a_slot,
    killed_at_work,
);

const LEASE: Duration = Duration::from_secs(60);

/// A moment some seconds after nine.
fn at(seconds: i64) -> String {
    let nine: jiff::Timestamp = "2026-11-23T09:00:00Z".parse().expect("a moment");
    nine.checked_add(jiff::SignedDuration::from_secs(seconds)).expect("in range").to_string()
}

fn job(number: i64) -> NewJob {
    NewJob::new("count", &json!({ "number": number }))
}

async fn a_job_goes_its_way(place: At) {
    let register = place.open().await;
    let jobs = [job(1), job(2).not_before(at(100)), NewJob::new("other", &json!(null))];
    let numbers = register.enqueue(&jobs, &at(0)).await.expect("puts in");
    assert!(numbers.iter().all(Option::is_some), "{numbers:?}");
    let claim = async |seconds| {
        let claimed = register.claim_jobs(&["count"], "a", LEASE, 10, &at(seconds)).await;
        claimed.expect("claims")
    };
    let first = claim(0).await;
    assert_eq!(first.len(), 1, "the second is for later, the third of another kind");
    assert_eq!(first[0].payload, json!({ "number": 1 }));
    assert_eq!((first[0].attempt(), first[0].attempts), (1, 1));
    assert!(claim(30).await.is_empty(), "it is held");
    let counts = register.job_counts(&at(150)).await.expect("counts");
    assert_eq!((counts.waiting, counts.due, counts.running), (2, 2, 1));
    assert_eq!(counts.due_since.as_deref(), Some(at(0).as_str()));
    assert_eq!(register.job_done(&first[0], &at(31)).await.expect("ends"), Settled::Done);
    assert_eq!(register.job_done(&first[0], &at(32)).await.expect("ends"), Settled::Lost);
    let second = claim(100).await;
    assert_eq!(second[0].payload, json!({ "number": 2 }));
    let again = Again::After(Duration::from_secs(50));
    let settled = register.job_failed(&second[0], "no answer", again, &at(101)).await;
    assert_eq!(settled.expect("fails"), Settled::Waiting);
    assert!(claim(150).await.is_empty());
    let second = claim(151).await;
    assert_eq!((second[0].attempt(), second[0].failure.as_deref()), (2, Some("no answer")));
    let settled = register.job_failed(&second[0], "gone", Again::Never, &at(152)).await;
    assert_eq!(settled.expect("fails"), Settled::Dead);
    let dead = JobQuery { state: Some(JobState::Dead), ..JobQuery::default() };
    let dead = register.jobs(&dead).await.expect("lists");
    assert_eq!(dead.len(), 1);
    assert_eq!(dead[0].failure.as_deref(), Some("gone"));
    assert_eq!(dead[0].ended_at, Some(at(152)));
    assert!(register.retry_job(dead[0].number, &at(200)).await.expect("retries"));
    let second = claim(200).await;
    assert_eq!((second[0].attempt(), second[0].attempts), (1, 3));
    assert!(!register.drop_job(second[0].number).await.expect("asks"), "it runs");
    register.job_done(&second[0], &at(201)).await.expect("ends");
    let counts = register.job_counts(&at(210)).await.expect("counts");
    assert_eq!((counts.done, counts.dead, counts.last_done), (2, 0, Some(at(201))));
    let other = numbers[2].expect("a number");
    assert!(register.drop_job(other).await.expect("drops"));
    assert!(register.job(other).await.expect("reads").is_none());
    assert_eq!(register.forget_jobs(&at(89 * 86_400)).await.expect("forgets"), 0);
    assert_eq!(register.forget_jobs(&at(91 * 86_400)).await.expect("forgets"), 2);
    assert!(register.enqueue(&[job(1)], "tomorrow").await.is_err(), "no moment");
}

async fn a_key_is_given_once(place: At) {
    let register = place.open().await;
    let (left, right) = (place.open().await, place.open().await);
    let put = |register: Register| async move {
        let mut there = 0;
        for number in 0..40 {
            let keyed = job(number).with_key(format!("count/{number}"));
            let put = register.enqueue(&[keyed], &at(0)).await.expect("puts in");
            there += put.iter().flatten().count();
        }
        there
    };
    let (left, right) = tokio::join!(tokio::spawn(put(left)), tokio::spawn(put(right)));
    assert_eq!(left.expect("ends") + right.expect("ends"), 40);
    assert_eq!(register.job_counts(&at(0)).await.expect("counts").waiting, 40);
    // Also when it is done.
    let claimed = register.claim_jobs(&["count"], "a", LEASE, 1, &at(0)).await.expect("claims");
    register.job_done(&claimed[0], &at(1)).await.expect("ends");
    let again = job(0).with_key(claimed[0].key.clone().expect("keyed"));
    assert_eq!(register.enqueue(&[again], &at(2)).await.expect("asks"), [None]);
}

async fn claimed_by_many_each_by_one(place: At) {
    let register = place.open().await;
    let jobs: Vec<NewJob> = (0..200).map(job).collect();
    register.enqueue(&jobs, &at(0)).await.expect("puts in");
    let mut workers = Vec::new();
    for worker in 0..4 {
        let register = place.open().await;
        workers.push(tokio::spawn(async move {
            let mut held = Vec::new();
            loop {
                let name = format!("worker {worker}");
                let claimed = register.claim_jobs(&["count"], &name, LEASE, 7, &at(1)).await;
                let claimed = claimed.expect("claims");
                if claimed.is_empty() {
                    return held;
                }
                held.extend(claimed.iter().map(|job| job.number));
                for job in claimed {
                    register.job_done(&job, &at(2)).await.expect("ends");
                }
            }
        }));
    }
    let mut held = Vec::new();
    for worker in workers {
        held.extend(worker.await.expect("ends"));
    }
    let each: BTreeSet<i64> = held.iter().copied().collect();
    assert_eq!((held.len(), each.len()), (200, 200), "each by one");
    assert_eq!(register.job_counts(&at(3)).await.expect("counts").done, 200);
}

async fn who_lost_its_lease_settles_nothing(place: At) {
    let register = place.open().await;
    register.enqueue(&[job(1)], &at(0)).await.expect("puts in");
    let claim = async |worker, seconds| {
        let claimed = register.claim_jobs(&["count"], worker, LEASE, 1, &at(seconds)).await;
        claimed.expect("claims").pop()
    };
    let slow = claim("slow", 0).await.expect("due");
    assert!(register.extend_job(&slow, LEASE, &at(50)).await.expect("holds"));
    assert!(claim("other", 100).await.is_none(), "held until 110");
    let other = claim("other", 110).await.expect("the lease is over");
    assert_eq!(other.attempt(), 2);
    assert!(!register.extend_job(&slow, LEASE, &at(111)).await.expect("asks"));
    assert_eq!(register.job_done(&slow, &at(112)).await.expect("asks"), Settled::Lost);
    let failed = register.job_failed(&slow, "late", Again::Never, &at(113)).await;
    assert_eq!(failed.expect("asks"), Settled::Lost);
    assert_eq!(register.job_done(&other, &at(114)).await.expect("ends"), Settled::Done);
}

async fn attempts_run_out(place: At) {
    let register = place.open().await;
    register
        .enqueue(&[job(1).with_attempts(2), job(2).with_attempts(0)], &at(0))
        .await
        .expect("in");
    let mut settled = BTreeMap::new();
    for round in 0..3 {
        let now = at(round * 1000);
        for job in register.claim_jobs(&["count"], "a", LEASE, 10, &now).await.expect("claims") {
            let said = register.job_failed(&job, "no", Again::After(LEASE), &now).await;
            settled.entry(job.number).or_insert_with(Vec::new).push(said.expect("fails"));
        }
    }
    let settled: Vec<_> = settled.into_values().collect();
    assert_eq!(settled, [vec![Settled::Waiting, Settled::Dead], vec![Settled::Dead]]);
    // A process that is killed at the last attempt leaves a dead job, not one that runs for ever.
    register.enqueue(&[job(3).with_attempts(1), job(4)], &at(5000)).await.expect("puts in");
    let claimed = register.claim_jobs(&["count"], "killed", LEASE, 1, &at(5000)).await;
    let killed = claimed.expect("claims").remove(0).number;
    register.claim_jobs(&["count"], "other", LEASE, 1, &at(5100)).await.expect("claims");
    let killed = register.job(killed).await.expect("reads").expect("kept");
    assert_eq!(killed.state, JobState::Dead);
    assert!(killed.failure.expect("said").contains("ended before"));
}

async fn a_job_stands_or_falls_with_its_change(place: At) {
    let register = place.open().await;
    let edition = edition(Language::En, "a.txt", &[ask("1.1", "council", "begin")]);
    import(&register, "text", &edition).await.expect("imports");
    let person = Person::with_role("Ana", Role::Secretariat, []);
    let tag = |item: &str, tag: &str| Change {
        command: ItemCommand::Edit {
            item: item.into(),
            values: vec![FieldValue::Tags([tag.to_owned()].into())],
        },
        person: &person,
        at: "2026-11-23T09:00:00Z",
        reason: String::new(),
        revision: None,
    };
    let jobs = [job(1).with_key("tag")];
    let refused = register.change_and_enqueue(vec![tag("text:9.9", "one")], &jobs).await;
    assert!(refused.is_err(), "there is no such item");
    assert_eq!(register.job_counts(&at(0)).await.expect("counts").waiting, 0);
    let made = register.change_and_enqueue(vec![tag("text:1.1", "one")], &jobs).await;
    assert_eq!(made.expect("changes").len(), 1);
    assert_eq!(register.job_counts(&at(0)).await.expect("counts").due, 1);
    assert_sound(&register).await;
}

async fn recurring_jobs_come_once_in_a_slot(place: At) {
    let (register, other) = (place.open().await, place.open().await);
    let every = Duration::from_secs(3600);
    let recurring = [Recurring { name: "hourly".to_owned(), every, job: job(0) }];
    let come = async |seconds| {
        let now = at(seconds);
        let (one, two) = tokio::join!(
            register.enqueue_recurring(&recurring, &now),
            other.enqueue_recurring(&recurring, &now)
        );
        let numbers = [one.expect("asks"), two.expect("asks")].concat();
        assert!(numbers.len() <= 1, "{numbers:?}");
        numbers.len()
    };
    let end = async |seconds| {
        let now = at(seconds);
        let claimed = register.claim_jobs(&["count"], "a", LEASE, 9, &now).await.expect("claims");
        for job in &claimed {
            register.job_done(job, &now).await.expect("ends");
        }
        claimed.len()
    };
    assert_eq!(come(0).await, 1, "the first at once");
    assert_eq!(come(1800).await, 0, "the same hour");
    assert_eq!(come(3600).await, 0, "the last one has not ended");
    assert_eq!(end(3700).await, 1);
    assert_eq!(come(3700).await, 1);
    assert_eq!(end(3700).await, 1);
    assert_eq!(come(0).await, 0, "the clock jumped back");
    assert_eq!(come(10 * 3600).await, 1, "one, not one for each hour in which nobody ran");
    assert_eq!(end(10 * 3600).await, 1);
}

const FILE: &str = "ACTUM_TEST_REGISTER";
const ROUND: &str = "ACTUM_TEST_ROUND";

/// Claims and does jobs and says so, until killed.
#[tokio::test]
#[ignore = "the other process of the test below"]
async fn a_process_of_its_own() {
    let (Ok(file), Ok(round)) = (std::env::var(FILE), std::env::var(ROUND)) else { return };
    let location = file.parse().expect("never fails");
    let options = OpenOptions { busy_timeout: Duration::from_secs(30), ..OpenOptions::default() };
    let register = Register::connect(&location, &options).await.expect("opens");
    let now = at(round.parse::<i64>().expect("a number") * 61);
    loop {
        let claimed = register.claim_jobs(&["count"], &round, LEASE, 3, &now).await;
        for job in claimed.expect("claims") {
            let settled = register.job_done(&job, &now).await.expect("ends");
            assert_eq!(settled, Settled::Done);
            println!("\ndone {}", job.number);
        }
    }
}

async fn killed_at_work(place: At) {
    let register = place.open().await;
    let jobs: Vec<NewJob> = (0..3000).map(job).collect();
    register.enqueue(&jobs, &at(0)).await.expect("puts in");
    let file = match &place.location {
        Location::File(path) => path.display().to_string(),
        Location::Server(address) => address.clone(),
    };
    let mut acknowledged = Vec::new();
    let rounds = 12;
    for round in 0..rounds {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "a_process_of_its_own", "--ignored", "--nocapture"])
            .env(FILE, &file)
            .env(ROUND, round.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let (begun, at_work) = std::sync::mpsc::channel();
        let reader = std::thread::spawn(move || {
            let lines = output.lines().map_while(std::result::Result::ok);
            let done = |line: String| line.strip_prefix("done ")?.parse::<i64>().ok();
            let told = |_: &i64| {
                let _ = begun.send(());
            };
            lines.filter_map(done).inspect(told).collect::<Vec<_>>()
        });
        at_work.recv_timeout(Duration::from_secs(30)).expect("the process does something");
        std::thread::sleep(Duration::from_millis(round * 7 % 60));
        child.kill().expect("SIGKILL");
        child.wait().expect("ends");
        acknowledged.extend(reader.join().expect("reads"));
    }
    let each: BTreeSet<i64> = acknowledged.iter().copied().collect();
    assert_eq!(each.len(), acknowledged.len(), "none was done twice");
    // Another process does the rest, also what the killed ones held.
    let late = at(i64::try_from(rounds).expect("few") * 61 + 61);
    loop {
        let claimed = register.claim_jobs(&["count"], "late", LEASE, 100, &late).await;
        let claimed = claimed.expect("claims");
        if claimed.is_empty() {
            break;
        }
        for job in claimed {
            assert!(!each.contains(&job.number), "{} was acknowledged as done", job.number);
            register.job_done(&job, &late).await.expect("ends");
        }
    }
    let counts = register.job_counts(&late).await.expect("counts");
    println!("{} done by processes that were killed", each.len());
    assert_eq!((counts.done, counts.waiting, counts.dead, counts.running), (3000, 0, 0, 0));
}
