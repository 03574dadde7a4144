//! Answers without an end in sight, in bounded memory: lines go out as they are taken.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body::Frame;
use tokio::sync::mpsc;

/// How many pieces wait for a slow reader; whoever makes them waits, too.
const WAITING: usize = 2;

/// How long a reader may leave a piece lying before the answer is broken off.
const PATIENCE: Duration = Duration::from_secs(60);

/// Bytes of a file sent at a time.
const PIECE: usize = 256 * 1024;

/// The end of an answer that could not be finished. The connection is cut, so that no half answer
/// looks like a whole one.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Broken(String);

/// Where the pieces of an answer are put.
pub(super) struct Pieces(mpsc::Sender<Result<Bytes, Broken>>);

struct Taken(mpsc::Receiver<Result<Bytes, Broken>>);

impl HttpBody for Taken {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        self.0.poll_recv(context).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

impl Pieces {
    /// Puts a piece; `false` when nobody takes them any more.
    pub(super) async fn put(&self, piece: impl Into<Bytes>) -> bool {
        matches!(tokio::time::timeout(PATIENCE, self.0.send(Ok(piece.into()))).await, Ok(Ok(())))
    }

    /// Breaks the answer off.
    pub(super) async fn break_off(&self, why: &(dyn std::fmt::Display + Sync)) {
        tracing::error!(error = %why, "an answer was broken off: {why}");
        // Nobody may be there to hear it.
        let _ = tokio::time::timeout(PATIENCE, self.0.send(Err(Broken(why.to_string())))).await;
    }
}

/// An answer of lines of JSON, and where its lines are put.
pub(super) fn lines() -> (Response, Pieces) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let kind = HeaderValue::from_static("application/jsonl");
    let answer = (StatusCode::OK, [(header::CONTENT_TYPE, kind)], Body::new(Taken(receiver)));
    (answer.into_response(), Pieces(sender))
}

/// An answer of lines from a file that is open, from its beginning.
///
/// # Errors
///
/// When the file cannot be read.
pub(super) fn of_file(mut file: File) -> std::io::Result<Response> {
    let bytes = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let (mut answer, pieces) = lines();
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    tokio::spawn(async move {
        let mut file = file;
        loop {
            let read = tokio::task::spawn_blocking(move || {
                let mut piece = vec![0; PIECE];
                let length = file.read(&mut piece);
                (file, piece, length)
            });
            let (rest, mut piece, length) = match read.await {
                Ok(read) => read,
                Err(error) => return pieces.break_off(&error).await,
            };
            file = rest;
            match length {
                Ok(0) => return,
                Ok(length) => {
                    piece.truncate(length);
                    if !pieces.put(piece).await {
                        return;
                    }
                }
                Err(error) => return pieces.break_off(&error).await,
            }
        }
    });
    Ok(answer)
}
