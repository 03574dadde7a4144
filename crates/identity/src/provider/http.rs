//! What is asked of a provider: short answers, soon, and from nobody else.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// How long a provider may take.
const LONGEST: Duration = Duration::from_secs(10);

/// The largest answer that is read: keys and tokens have some kilobytes.
const LARGEST: usize = 1024 * 1024;

/// Asks a provider.
pub(super) struct Web(reqwest::Client);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum WebError {
    #[error("the request failed")]
    Request(#[from] reqwest::Error),
    #[error("the answer is no answer")]
    Answer(#[from] http_error::Error),
    #[error("the answer is larger than 1 MiB")]
    TooLarge,
}

use openidconnect::http as http_error;

impl Web {
    /// Says in words why no connections can be made.
    pub(super) fn new() -> Result<Self, String> {
        // Fails when one was chosen already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder()
            // A provider that sends elsewhere could make this machine ask whatever it reaches.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(LONGEST)
            .build()
            .map(Self)
            .map_err(|error| format!("no connections can be made: {error}"))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, WebError> {
        let mut answer = self.0.execute(request.try_into()?).await?;
        let mut response = http_error::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(WebError::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(response.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Web {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, WebError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
