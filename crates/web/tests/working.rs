//! The worker: what becomes of jobs, and that it ends when asked to.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use actum_register::{JobQuery, JobState, NewJob, OpenOptions, Register};
use actum_web::{Handler, JobFailure, Next, Worked, Worker, Working};
use serde_json::json;
use tokio::sync::watch;

static SECONDS: AtomicU32 = AtomicU32::new(0);

/// A clock that goes on by a second whenever it is looked at.
fn clock() -> String {
    let seconds = SECONDS.fetch_add(1, Ordering::Relaxed);
    let (hours, minutes) = (9 + seconds / 3600, seconds / 60 % 60);
    format!("2026-11-23T{hours:02}:{minutes:02}:{:02}Z", seconds % 60)
}

/// Does what the payload says.
#[derive(Default)]
struct Doing {
    begun: AtomicU32,
    ended: AtomicU32,
}

impl Handler for Doing {
    fn work<'a>(&'a self, job: &'a actum_register::Job) -> Working<'a> {
        Box::pin(async move {
            self.begun.fetch_add(1, Ordering::Relaxed);
            let what = job.payload.as_str().unwrap_or_default();
            match what {
                "slow" => tokio::time::sleep(Duration::from_millis(700)).await,
                "fail once" if job.attempt() == 1 => {
                    return Err(JobFailure {
                        what: "not yet".to_owned(),
                        next: Next::After(Duration::ZERO),
                    });
                }
                "fail later" => return Err(JobFailure::later("nobody answers")),
                "fail" => return Err(JobFailure::never("there is no such place")),
                "fault" => panic!("a fault in a handler"),
                _ => {}
            }
            self.ended.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    }
}

fn worker(register: &Register, doing: &Arc<Doing>) -> Worker {
    let handler = Arc::clone(doing) as Arc<dyn Handler>;
    Worker::new(register.clone(), clock, || 0, "test".to_owned()).on("do", handler)
}

fn job(what: &str) -> NewJob {
    NewJob::new("do", &json!(what))
}

#[tokio::test]
async fn what_is_due_is_done_and_what_fails_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("register.actum");
    let register = Register::open(&file, &OpenOptions::default()).await.expect("opens");
    let doing = Arc::new(Doing::default());
    let worker = worker(&register, &doing);
    let jobs = ["do", "fail once", "fail later", "fail", "fault"].map(job);
    register.enqueue(&jobs, &clock()).await.expect("puts in");
    register.enqueue(&[NewJob::new("foreign", &json!(1))], &clock()).await.expect("puts in");
    let worked = worker.run_due().await.expect("works");
    // `do`, the second attempt of `fail once`, and the worker's own job.
    assert_eq!(worked, Worked { done: 3, failed: 3, dead: 1 });
    let jobs = register.jobs(&JobQuery::default()).await.expect("lists");
    let of = |what: &str| jobs.iter().find(|job| job.payload == json!(what)).expect("kept");
    assert_eq!(of("fail").state, JobState::Dead);
    assert_eq!(of("fail").failure.as_deref(), Some("there is no such place"));
    assert_eq!(of("fail later").state, JobState::Waiting);
    assert!(of("fail later").run_after > of("fail later").enqueued_at);
    assert_eq!(of("fault").state, JobState::Waiting);
    assert!(of("fault").failure.as_deref().is_some_and(|said| said.contains("report")));
    let foreign = jobs.iter().find(|job| job.kind == "foreign").expect("kept");
    assert_eq!((foreign.state, foreign.attempts), (JobState::Waiting, 0));
    register.close().await;
}

#[tokio::test]
async fn asked_to_end_it_ends_what_it_began_and_begins_nothing_more() {
    let register = Register::open_in_memory().await.expect("opens");
    let doing = Arc::new(Doing::default());
    let worker = worker(&register, &doing);
    let jobs: Vec<NewJob> = (0..20).map(|_| job("slow")).collect();
    register.enqueue(&jobs, &clock()).await.expect("puts in");
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move { worker.run(stopped).await });
    let asked = Instant::now();
    while doing.begun.load(Ordering::Relaxed) == 0 {
        assert!(asked.elapsed() < Duration::from_secs(20), "nothing begins");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    stop.send(true).expect("listens");
    tokio::time::timeout(Duration::from_secs(15), running).await.expect("ends").expect("ends");
    let (begun, ended) = (doing.begun.load(Ordering::Relaxed), doing.ended.load(Ordering::Relaxed));
    assert_eq!(begun, ended, "what was begun was ended");
    assert!(begun < 20, "not all of it: {begun}");
    let counts = register.job_counts("2026-11-24T09:00:00Z").await.expect("counts");
    assert_eq!(counts.running, 0);
    let left = JobQuery {
        state: Some(JobState::Waiting),
        kind: Some("do".to_owned()),
        ..JobQuery::default()
    };
    let left = register.jobs(&left).await.expect("lists").len();
    assert_eq!(u32::try_from(left), Ok(20 - ended));
}
