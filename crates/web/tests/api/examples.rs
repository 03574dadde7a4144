//! The examples of the documentation, as they stand there.

use std::process::Command;

use actum_web::serve;

use crate::common;

const PAGES: [&str; 2] =
    [include_str!("../../../../docs/formats/api.md"), include_str!("../../../../docs/user/api.md")];

/// The blocks of `sh` that ask the interface.
fn examples(page: &'static str) -> Vec<&'static str> {
    page.split("```sh\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .filter(|block| block.contains("curl"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_works() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: curl is not installed");
        return;
    }
    for page in PAGES {
        all_of(page).await;
    }
}

/// Runs the examples of a page one after the other, against a register of their own.
async fn all_of(page: &'static str) {
    let (register, state) = common::harbour_register().await;
    common::draft::begin_draft(&register).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, state, async {
        let _ = ended.await;
    }));
    let folder = tempfile::tempdir().expect("a folder");
    let examples = examples(page);
    assert!(examples.len() >= 6, "{}", examples.len());
    for example in examples {
        let script = format!("set -e\n{example}");
        let mut command = Command::new("sh");
        command
            .args(["-c", &script])
            .current_dir(folder.path())
            .env("ACTUM", &address)
            .env("TEXT", "harbour")
            .env("ITEM", "harbour:1.1")
            .env("no_proxy", "*");
        let run = tokio::task::spawn_blocking(move || command.output());
        let output = run.await.expect("runs").expect("sh runs");
        assert!(
            output.status.success(),
            "{example}\n{}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    end.send(()).expect("still there");
    server.await.expect("ends").expect("served");
}
