//! Requests a second of `actum serve`, asked by wrk over the loopback address.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::server::Server;
use super::{register, release_build};
use crate::tools;

/// What is measured.
pub(super) struct Settings {
    /// How many items the register holds.
    pub(super) items: usize,
    /// Seconds of each run.
    pub(super) seconds: u32,
}

/// What wrk found.
struct Run {
    requests: f64,
    middle: String,
    slow: String,
    errors: Vec<String>,
}

pub(super) fn run(settings: &Settings) -> Result<()> {
    tools::ensure_wrk();
    if !tools::on_path("wrk") {
        bail!("wrk is missing; install the Debian package wrk");
    }
    let (program, data) = release_build()?;
    let filler = register::filler()?;
    let file = register::file(&filler, &data, settings.items)?;
    let server = Server::start(&program, file.as_os_str())?;
    register::wait_for_the_list(&server)?;
    let mut failed = Vec::new();
    for path in &register::PAGES[..6] {
        let (status, answer) = server.ask(path)?;
        if status != 200 {
            println!("\n{path}: answers {status}, not measured");
            continue;
        }
        println!("\n{path} ({:.1} kB)", answer.len() as f64 / 1e3);
        // The same bytes, with no register behind them.
        let rival = bare(&answer)?;
        for connections in [32, 256] {
            let own = wrk(&server.address, path, connections, settings.seconds)?;
            let other = wrk(&rival, path, connections, settings.seconds)?;
            println!(
                "  {connections} connections: {:.0} requests/s, p50 {}, p99 {}; rival, the same \
                 bytes from memory: {:.0} requests/s; share {:.3}",
                own.requests,
                own.middle,
                own.slow,
                other.requests,
                own.requests / other.requests
            );
            failed.extend(own.errors.iter().map(|error| format!("{path}: {error}")));
        }
    }
    if let Some((now, most)) = server.memory() {
        println!("\nresident memory of actum serve: {now:.0} MB, at most {most:.0} MB");
    }
    server.stop()?;
    if failed.is_empty() {
        println!("no errors");
        return Ok(());
    }
    bail!("{}", failed.join("; "))
}

fn wrk(address: &str, path: &str, connections: u32, seconds: u32) -> Result<Run> {
    let output = Command::new("wrk")
        .args(["--threads", "2", "--latency", "--timeout", "10s"])
        .args(["--connections", &connections.to_string()])
        .args(["--duration", &format!("{seconds}s")])
        .arg(format!("http://{address}{path}"))
        .output()
        .context("wrk did not start")?;
    let said = String::from_utf8_lossy(&output.stdout);
    let after = |name: &str| {
        let line = said.lines().find_map(|line| line.trim().strip_prefix(name))?;
        Some(line.trim().to_owned())
    };
    let requests = after("Requests/sec:").and_then(|number| number.parse().ok());
    let requests = requests.with_context(|| format!("wrk said: {said}"))?;
    Ok(Run {
        requests,
        middle: after("50%").unwrap_or_default(),
        slow: after("99%").unwrap_or_default(),
        errors: said
            .lines()
            .filter(|line| line.contains("Socket errors") || line.contains("Non-2xx"))
            .map(|line| line.trim().to_owned())
            .collect(),
    })
}

/// Answers every request with the same bytes, a thread for each connection. Gives the address; the
/// threads end with the process.
fn bare(answer: &[u8]) -> Result<String> {
    // The answer was made for a connection that ends; this one goes on.
    let head_end = answer.windows(4).position(|four| four == b"\r\n\r\n").map_or(0, |at| at + 4);
    let (_, body) = answer.split_at(head_end);
    let mut whole = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    whole.extend_from_slice(body);
    let whole: Arc<[u8]> = whole.into();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?.to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let whole = Arc::clone(&whole);
            std::thread::spawn(move || answers(stream, &whole));
        }
    });
    Ok(address)
}

fn answers(mut stream: TcpStream, whole: &[u8]) {
    let _ = stream.set_nodelay(true);
    let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read) = stream.read(&mut buffer) {
        if read == 0 {
            return;
        }
        request.extend_from_slice(&buffer[..read]);
        // wrk sends one request after the other.
        if request.ends_with(b"\r\n\r\n") {
            request.clear();
            if stream.write_all(whole).is_err() {
                return;
            }
        }
    }
}
