//! Every call of the interface, asked with what a machine makes up from its description: whatever
//! comes, the server answers, and answers as it is described. The machine is Schemathesis, which
//! `cargo xtask test` installs; where it is missing the test says so and passes.

mod common;

use std::path::Path;
use std::process::Command;

use actum_web::serve;

/// Where `xtask/src/tools.rs` installs it.
const PROGRAM: &str = "../../.test-tools/schemathesis/bin/schemathesis";

/// What is held against the description. What refusals of made-up values should be is told by the
/// tests of the calls themselves.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
     response_headers_conformance,response_schema_conformance,unsupported_method,\
     allow_header_conformance";

/// For how long it goes on, in seconds.
const SECONDS: &str = "70";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn made_up_requests_are_answered_as_described() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(PROGRAM);
    if !program.is_file() {
        println!("skipped: Schemathesis is not there; `cargo xtask test` installs it");
        return;
    }
    let state = common::harbour().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, state, async {
        let _ = ended.await;
    }));
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(program);
    command
        .arg("run")
        .arg(format!("{address}/api/v1/openapi.json"))
        .args(["--url", &address])
        .args(["--checks", CHECKS, "--max-time", SECONDS, "--max-examples", "12"])
        // The same requests each time, as far as the time allows.
        .args(["--seed", "20261124", "--workers", "1", "--phases", "examples,coverage,fuzzing"])
        // A call may wait for events, or for its turn, as long as it says.
        .args(["--request-timeout", "35", "--warnings", "off", "--no-color", "--no-shrink"])
        .args(["--suppress-health-check", "all", "--continue-on-failure"])
        .current_dir(folder.path())
        .env("no_proxy", "*")
        .env("HOME", folder.path());
    let run = tokio::task::spawn_blocking(move || command.output());
    let output = run.await.expect("runs").expect("Schemathesis runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    // It ran, and did not merely find nothing to do.
    assert!(said.contains("generated"), "{said}");
    let _ = end.send(());
    server.await.expect("ends").expect("served");
}
