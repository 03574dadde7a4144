//! How long the server waits for the other side, and for how many at once.
//!
//! A client that sends a byte now and then, or never reads its answer, would hold a connection for
//! ever. Every connection therefore has one deadline at any time: for a request to come whole and be
//! answered, for the answer to be read on, for the next request. Nothing is looked for in the bytes,
//! so that it holds for headers and for uploads alike.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// How long is waited for what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// From the first byte of a request to the first byte of its answer.
    pub(crate) request: Duration,
    /// How many bytes of a request earn one more second: an upload over a slow line comes through.
    pub(crate) bytes_a_second: u64,
    /// For the other side to take more of an answer.
    pub(crate) answer: Duration,
    /// For the next request on the same connection.
    pub(crate) idle: Duration,
    /// Connections at once; others wait for one to end.
    pub(crate) connections: usize,
}

impl Default for Patience {
    /// The longest page takes 30 seconds; the rest is for the request to come.
    fn default() -> Self {
        Self {
            request: Duration::from_secs(45),
            bytes_a_second: 16 * 1024,
            answer: Duration::from_secs(30),
            idle: Duration::from_secs(60),
            connections: 1024,
        }
    }
}

/// A listener whose connections have deadlines.
pub(crate) struct Patient {
    listener: TcpListener,
    room: Arc<Semaphore>,
    patience: Patience,
}

impl Patient {
    pub(crate) fn new(listener: TcpListener, patience: Patience) -> Self {
        Self { listener, room: Arc::new(Semaphore::new(patience.connections)), patience }
    }
}

impl Listener for Patient {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // Never closed, so that it cannot fail; without a place the connection is served all the
        // same.
        let place = Arc::clone(&self.room).acquire_owned().await.ok();
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // Pages are written whole; waiting for more to send would only delay their last part.
        let _ = stream.set_nodelay(true);
        (Connection::new(stream, place, self.patience), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// What a connection waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waits {
    /// A request.
    Idle,
    /// The rest of a request, or its answer.
    Request { since: Instant, bytes: u64 },
    /// The other side to read.
    Answer,
}

/// A connection with a deadline.
pub(crate) struct Connection {
    stream: TcpStream,
    waits: Waits,
    deadline: Pin<Box<Sleep>>,
    patience: Patience,
    /// Given back when the connection ends.
    _place: Option<OwnedSemaphorePermit>,
}

impl Connection {
    fn new(stream: TcpStream, place: Option<OwnedSemaphorePermit>, patience: Patience) -> Self {
        // The first request of a connection has no reason to be late.
        let deadline = Box::pin(sleep(patience.request.min(patience.idle)));
        Self { stream, waits: Waits::Idle, deadline, patience, _place: place }
    }

    fn wait(&mut self, waits: Waits, until: Instant) {
        self.waits = waits;
        self.deadline.as_mut().reset(until);
    }

    /// So many bytes of a request came.
    fn received(&mut self, more: u64) {
        let (since, bytes) = match self.waits {
            Waits::Request { since, bytes } => (since, bytes + more),
            Waits::Idle | Waits::Answer => (Instant::now(), more),
        };
        let earned = Duration::from_secs(bytes / self.patience.bytes_a_second.max(1));
        self.wait(Waits::Request { since, bytes }, since + self.patience.request + earned);
    }

    /// The other side is late, or this task is woken when it is.
    fn late(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        ready!(self.deadline.as_mut().poll(context));
        Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, "the other side took too long"))
    }

    /// What came of writing.
    fn written(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(bytes)) => {
                self.wait(Waits::Idle, Instant::now() + self.patience.idle);
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                if self.waits != Waits::Answer {
                    self.wait(Waits::Answer, Instant::now() + self.patience.answer);
                }
                self.late(context).map(Err)
            }
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        match Pin::new(&mut this.stream).poll_read(context, buffer) {
            Poll::Ready(Ok(())) => {
                let more = buffer.filled().len() - before;
                if more > 0 {
                    this.received(more as u64);
                }
                Poll::Ready(Ok(()))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => this.late(context).map(Err),
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.written(written, context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = Pin::new(&mut this.stream).poll_write_vectored(context, parts);
        this.written(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::time::{Instant, sleep, timeout};

    use super::{Patience, Patient};

    const LARGE: usize = 64 << 20;

    /// A server that loses patience in no time.
    async fn server(connections: usize) -> std::net::SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("binds");
        let address = listener.local_addr().expect("bound");
        let patience = Patience {
            request: Duration::from_millis(400),
            bytes_a_second: 1000,
            answer: Duration::from_millis(400),
            idle: Duration::from_millis(400),
            connections,
        };
        let pages = Router::new()
            .route("/", get(async || "here").post(async |body: String| body.len().to_string()))
            .route("/large", get(async || vec![b'x'; LARGE]));
        tokio::spawn(async move { axum::serve(Patient::new(listener, patience), pages).await });
        address
    }

    /// Everything until the other side ends, or `None` when it does not.
    async fn to_the_end(stream: &mut TcpStream) -> Option<Vec<u8>> {
        let mut all = Vec::new();
        match timeout(Duration::from_secs(10), stream.read_to_end(&mut all)).await {
            Ok(_) => Some(all),
            Err(_) => None,
        }
    }

    #[tokio::test]
    async fn a_request_that_comes_byte_by_byte_is_cut_off() {
        let mut stream = TcpStream::connect(server(9).await).await.expect("connects");
        let started = Instant::now();
        let mut sent = 0;
        for byte in b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ".iter().chain([b'a'; 400].iter()) {
            if stream.write_all(&[*byte]).await.is_err() {
                break;
            }
            sent += 1;
            sleep(Duration::from_millis(20)).await;
            if started.elapsed() > Duration::from_secs(5) {
                break;
            }
        }
        assert!(sent < 200, "{sent} bytes were taken, 20 ms apart");
    }

    #[tokio::test]
    async fn who_says_nothing_is_cut_off_before_and_after_an_answer() {
        let address = server(9).await;
        let mut silent = TcpStream::connect(address).await.expect("connects");
        assert_eq!(to_the_end(&mut silent).await.as_deref(), Some(&b""[..]));
        let mut kept = TcpStream::connect(address).await.expect("connects");
        kept.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sends");
        let answer = to_the_end(&mut kept).await.expect("ends");
        assert!(String::from_utf8_lossy(&answer).ends_with("here"));
    }

    #[tokio::test]
    async fn who_does_not_read_is_cut_off() {
        let mut stream = TcpStream::connect(server(9).await).await.expect("connects");
        stream.write_all(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n").await.expect("sends");
        sleep(Duration::from_secs(2)).await;
        // What was under way is there, the rest is not.
        let answer = to_the_end(&mut stream).await.expect("ends");
        assert!(answer.len() < LARGE, "all {} bytes came", answer.len());
    }

    #[tokio::test]
    async fn an_upload_over_a_slow_line_comes_through() {
        let mut stream = TcpStream::connect(server(9).await).await.expect("connects");
        let head =
            "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4000\r\n\r\n";
        stream.write_all(head.as_bytes()).await.expect("sends");
        // Twice as long as a request may take, but quicker than 1000 bytes a second.
        for _ in 0..8 {
            sleep(Duration::from_millis(100)).await;
            stream.write_all(&[b'x'; 500]).await.expect("sends");
        }
        let answer = to_the_end(&mut stream).await.expect("ends");
        assert!(String::from_utf8_lossy(&answer).ends_with("4000"), "{answer:?}");
    }

    #[tokio::test]
    async fn more_than_there_is_room_for_wait_until_somebody_goes() {
        let address = server(2).await;
        let mut silent = Vec::new();
        for _ in 0..2 {
            silent.push(TcpStream::connect(address).await.expect("connects"));
        }
        let mut third = TcpStream::connect(address).await.expect("connects");
        third
            .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .await
            .expect("sends");
        let answer = to_the_end(&mut third).await.expect("ends");
        assert!(String::from_utf8_lossy(&answer).ends_with("here"), "the silent ones were cut off");
    }
}
