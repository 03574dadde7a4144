//! An SMTP server that behaves as it is told, on this machine.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "each test file uses its own part")]
pub(crate) enum Manner {
    /// Takes everything.
    Well,
    /// Says this to the recipient.
    AtRecipient(&'static str),
    /// Takes the message and then says this.
    AfterMessage(&'static str),
    /// Takes the message and breaks off before it answers.
    BreaksOffAfterMessage,
    /// Breaks off as soon as somebody connects.
    BreaksOffAtOnce,
    /// Never says anything.
    Silent,
    /// Takes the message and never answers.
    SilentAfterMessage,
    /// Wants to know who it is, and knows `user` with `secret`.
    SignIn,
}

/// The server. It ends with the runtime.
pub(crate) struct Sink {
    pub(crate) port: u16,
    manner: Arc<Mutex<Manner>>,
    taken: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    pub(crate) async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let manner = Arc::new(Mutex::new(manner));
        let taken = Arc::new(Mutex::new(Vec::new()));
        let (told, kept) = (Arc::clone(&manner), Arc::clone(&taken));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let manner = *told.lock().expect("not poisoned");
                tokio::spawn(talk(stream, manner, Arc::clone(&kept)));
            }
        });
        Self { port, manner, taken }
    }

    /// From now on it behaves otherwise.
    #[allow(dead_code, reason = "each test file uses its own part")]
    pub(crate) fn behave(&self, manner: Manner) {
        *self.manner.lock().expect("not poisoned") = manner;
    }

    /// The messages handed over, whatever was answered.
    pub(crate) fn taken(&self) -> Vec<String> {
        self.taken.lock().expect("not poisoned").clone()
    }
}

async fn talk(stream: TcpStream, manner: Manner, taken: Arc<Mutex<Vec<String>>>) {
    if manner == Manner::BreaksOffAtOnce {
        return;
    }
    let mut stream = BufReader::new(stream);
    if manner == Manner::Silent {
        tokio::time::sleep(Duration::from_secs(60)).await;
        return;
    }
    let say = async |stream: &mut BufReader<TcpStream>, words: &str| {
        let _ = stream.write_all(format!("{words}\r\n").as_bytes()).await;
    };
    say(&mut stream, "220 sink ESMTP").await;
    let mut signed_in = false;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let line = line.trim_end();
        match line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" if manner == Manner::SignIn => {
                say(&mut stream, "250-sink\r\n250 AUTH PLAIN").await;
            }
            "EHLO" => say(&mut stream, "250-sink\r\n250 8BITMIME").await,
            // NUL user NUL secret, in base64.
            "AUTH" if line.ends_with("AHVzZXIAc2VjcmV0") => {
                signed_in = true;
                say(&mut stream, "235 welcome").await;
            }
            "AUTH" => say(&mut stream, "535 5.7.8 wrong password").await,
            "MAIL" if manner == Manner::SignIn && !signed_in => {
                say(&mut stream, "530 5.7.0 sign in first").await;
            }
            "RCPT" => match manner {
                Manner::AtRecipient(words) => say(&mut stream, words).await,
                _ => say(&mut stream, "250 fine").await,
            },
            "DATA" => {
                say(&mut stream, "354 go ahead").await;
                let mut message = String::new();
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                        return;
                    }
                    if line == ".\r\n" {
                        break;
                    }
                    message.push_str(line.strip_prefix('.').unwrap_or(&line));
                }
                taken.lock().expect("not poisoned").push(message);
                match manner {
                    Manner::AfterMessage(words) => say(&mut stream, words).await,
                    Manner::BreaksOffAfterMessage => return,
                    Manner::SilentAfterMessage => {
                        tokio::time::sleep(Duration::from_secs(60)).await;
                        return;
                    }
                    _ => say(&mut stream, "250 taken").await,
                }
            }
            "QUIT" => {
                say(&mut stream, "221 farewell").await;
                return;
            }
            _ => say(&mut stream, "250 fine").await,
        }
    }
}
