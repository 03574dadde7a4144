//! `actum serve` and `actum demo`: who may reach them, and how they end.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};

use support::{Place, repository};

/// A running server that is ended with the value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a server and gives back the address it names.
fn start(place: &Place, arguments: &[&str]) -> (Server, String) {
    let mut child =
        place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    let address = loop {
        let Some(line) = lines.next() else { panic!("no address: {said}") };
        let line = line.unwrap();
        if let Some((_, rest)) = line.split_once("http://") {
            break rest.trim_end_matches('/').to_owned();
        }
        said.push_str(&line);
    };
    (Server(child), address)
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn the_register_is_served_and_ends_in_order_when_asked() {
    let place = Place::with_harbour();
    let (mut server, address) = start(&place, &["serve", "--listen", "127.0.0.1:0"]);
    let page = get(&address, "/register");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("organize a workshop on lamp colours"), "{page}");
    let ended = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(ended.success());
    assert_eq!(server.0.wait().unwrap().code(), Some(0));
    place.run(&["check"]).ended(0);
}

#[test]
fn the_pages_know_the_packs_that_were_given() {
    let place = Place::with_harbour();
    let pack = repository().join("examples/library-network/pack");
    let pack = pack.to_str().unwrap();
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--packs", pack];
    let (_server, address) = start(&place, &arguments);
    let page = get(&address, "/bodies/mnpl-director");
    assert!(page.contains("Director of the Network Office"), "{page}");
    place.run(&["serve", "--packs", "no-such-folder"]).ended(3).said(&["no-such-folder"]);
}

#[test]
fn an_address_that_others_reach_is_refused_unless_allowed() {
    let place = Place::with_harbour();
    place.run(&["serve", "--listen", "0.0.0.0:0"]).ended(2).said(&[
        "0.0.0.0:0",
        "--sign-in",
        "--allow-remote",
    ]);
    let (_server, address) = start(&place, &["serve", "--listen", "0.0.0.0:0", "--allow-remote"]);
    assert!(address.starts_with("0.0.0.0:"), "{address}");
}

#[test]
fn a_taken_port_is_named_with_what_to_do() {
    let place = Place::with_harbour();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    place.run(&["serve", "--listen", &address]).ended(1).said(&[&address, "--listen"]);
}

#[test]
fn a_register_that_is_not_there_is_not_served() {
    let place = Place::new();
    place.run(&["serve", "--listen", "127.0.0.1:0"]).ended(4).said(&["actum.db"]);
    assert!(place.files().is_empty());
}

#[test]
fn the_demo_shows_the_bundled_example() {
    let place = Place::new();
    let (_server, address) =
        start(&place, &["demo", "--no-browser", "--listen", "127.0.0.1:0", "--db", "demo.db"]);
    assert!(get(&address, "/").starts_with("HTTP/1.1 200"));
    let items = place.run(&["items", "--json", "--db", "demo.db"]).ended(0).json();
    assert!(items["total"].as_u64().unwrap() >= 40, "{}", items["total"]);
    let texts = place.run(&["texts", "--json", "--db", "demo.db"]).ended(0).json();
    assert_eq!(texts["texts"].as_array().unwrap().len(), 1, "one text in several languages");
}

/// The most memory that a process ever had, in kB.
#[cfg(target_os = "linux")]
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A gigabyte that does not say how large it is: the server answers where it passes the limit, and
/// never holds more than that.
#[cfg(target_os = "linux")]
#[test]
fn a_gigabyte_in_pieces_is_cut_off_at_the_limit() {
    let place = Place::with_harbour();
    let (server, address) = start(&place, &["serve", "--listen", "127.0.0.1:0"]);
    let before = peak(server.0.id());
    for path in ["/api/v1/texts?name=large.txt", "/import"] {
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_millis(1))).unwrap();
        stream.set_write_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
        let kind = match path {
            "/import" => "multipart/form-data; boundary=border",
            _ => "application/octet-stream",
        };
        write!(
            stream,
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
             Content-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        .unwrap();
        if path == "/import" {
            let head = "--border\r\nContent-Disposition: form-data; name=\"file\"; \
                        filename=\"large.txt\"\r\n\r\n";
            write!(stream, "{:x}\r\n{head}\r\n", head.len()).unwrap();
        }
        let mut piece = b"100000\r\n".to_vec();
        piece.extend(vec![b'a'; 0x10_0000]);
        piece.extend(b"\r\n");
        let (mut sent, mut byte) = (0_u64, [0; 1]);
        while sent < 1024 {
            if matches!(stream.peek(&mut byte), Ok(1..)) || stream.write_all(&piece).is_err() {
                break;
            }
            sent += 1;
        }
        assert!(sent < 128, "{path}: {sent} MiB were taken");
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.starts_with("HTTP/1.1 413"), "{path} after {sent} MiB: {answer}");
    }
    let more = peak(server.0.id()) - before;
    assert!(more < 300 * 1024, "{more} kB more than before");
    assert!(get(&address, "/register").starts_with("HTTP/1.1 200"), "the server goes on");
}
