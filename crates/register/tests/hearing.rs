//! Hearing of what others write.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use std::time::{Duration, Instant};

use actum_model::Language;
use database::At;
use support::{ask, edition, import};

on_both!(another_server_hears_of_what_is_written, what_was_written_before_is_told_at_once);

const LONG: Duration = Duration::from_secs(20);

async fn another_server_hears_of_what_is_written(at: At) {
    let (here, there) = (at.open().await, at.open().await);
    let mut changes = there.changes(0).await.expect("listens");
    let silent = tokio::time::timeout(Duration::from_millis(600), changes.next()).await;
    assert!(silent.is_err(), "nothing was written");
    let mut heard = 0;
    for number in 0..4 {
        let text = format!("text-{number}");
        let edition = edition(Language::En, "a.txt", &[ask("1.1", "council", &text)]);
        import(&here, &text, &edition).await.expect("imports");
        let written = Instant::now();
        let last = tokio::time::timeout(LONG, changes.next()).await.expect("in time");
        let last = last.expect("hears");
        println!("heard after {:?}", written.elapsed());
        assert!(last > heard);
        heard = last;
        assert_eq!(there.statistics().await.expect("counts").last_event, heard as u64);
    }
}

async fn what_was_written_before_is_told_at_once(at: At) {
    let register = at.open().await;
    let edition = edition(Language::En, "a.txt", &[ask("1.1", "council", "begin")]);
    import(&register, "text", &edition).await.expect("imports");
    let last = register.statistics().await.expect("counts").last_event as i64;
    let mut changes = register.changes(last - 1).await.expect("listens");
    let told = tokio::time::timeout(LONG, changes.next()).await.expect("in time");
    assert_eq!(told.expect("hears"), last);
    let mut changes = register.changes(last).await.expect("listens");
    let silent = tokio::time::timeout(Duration::from_millis(600), changes.next()).await;
    assert!(silent.is_err(), "nothing was written after it");
}
