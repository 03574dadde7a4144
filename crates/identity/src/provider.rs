//! Signing in through another provider of identities: OpenID Connect, code flow with PKCE.
//!
//! The provider is asked for its addresses and keys at the first sign-in, and again when it signs
//! with a key that is not known: it may change keys at any time, and a register starts with the
//! network cable out.

mod http;

use std::sync::{Arc, RwLock};
use std::time::Duration;

use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenVerifier, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError,
    SubjectIdentifier, TokenResponse as _,
};
use serde::{Deserialize, Serialize};
use url::Url;

use http::Web;

/// By how much the clocks of a provider and of this machine may differ.
const SKEW: Duration = Duration::from_secs(60);

/// What it takes to sign in through a provider.
#[derive(Clone)]
pub struct ProviderConfig {
    /// Its address, to the letter as it names itself: `https://id.example.org`.
    pub issuer: Url,
    /// By what name it knows this register.
    pub client_id: String,
    /// The secret it shares with this register; none for a public client.
    pub client_secret: Option<String>,
    /// How people call it.
    pub name: String,
    /// Where it sends people back to.
    pub redirect: Url,
}

/// A provider of identities.
pub struct Provider {
    config: ProviderConfig,
    web: Web,
    metadata: RwLock<Option<Arc<CoreProviderMetadata>>>,
}

/// What is remembered, in the browser, of a sign-in that began.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// What the provider gives back, so that nobody else's answer is taken for this one's.
    pub state: String,
    /// What stands in the token, so that no other token is taken for this one's.
    nonce: String,
    /// What shows that the code came to the one who asked for it.
    verifier: String,
}

/// Whom a provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// The provider.
    pub issuer: String,
    /// The person, by the provider's own name, which never goes to another.
    pub subject: String,
    /// The address of mail, when the provider has verified it; else `None`.
    pub verified_mail: Option<String>,
}

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The configuration cannot work.
    #[error("{detail}")]
    Config {
        /// What is wrong and what would be right.
        detail: String,
    },
    /// The provider does not answer as one.
    #[error("{issuer} does not answer as an OpenID Connect provider ({detail}); check its address")]
    Unreachable {
        /// The provider.
        issuer: String,
        /// What happened.
        detail: String,
    },
    /// The provider does not take the code.
    #[error("{issuer} did not take the code of the sign-in ({detail}); sign in again")]
    Code {
        /// The provider.
        issuer: String,
        /// What it said.
        detail: String,
    },
    /// The token is not to be believed.
    #[error("the token of {issuer} cannot be believed ({detail}); sign in again")]
    Token {
        /// The provider.
        issuer: String,
        /// What is wrong with it.
        detail: String,
    },
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    /// A provider. Nothing is asked of it yet.
    ///
    /// # Errors
    ///
    /// When its address is not `https` (or `http` on this machine), or no connections can be made.
    pub fn new(config: ProviderConfig) -> Result<Self, ProviderError> {
        let here = match config.issuer.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if config.issuer.scheme() != "https" && !(config.issuer.scheme() == "http" && here) {
            let detail = format!(
                "`{}` is no address of a provider; write one with https, as https://id.example.org",
                config.issuer
            );
            return Err(ProviderError::Config { detail });
        }
        let web = Web::new().map_err(|detail| ProviderError::Config { detail })?;
        Ok(Self { config, web, metadata: RwLock::new(None) })
    }

    /// How people call it.
    pub fn name(&self) -> &str {
        &self.config.name
    }

    /// How it names itself.
    pub fn issuer(&self) -> &str {
        // As written: `Url` adds a slash to a bare host that the provider does not have.
        let issuer = self.config.issuer.as_str();
        if self.config.issuer.path() == "/" { issuer.trim_end_matches('/') } else { issuer }
    }

    /// Begins a sign-in: where to send the browser, and what it must remember.
    ///
    /// # Errors
    ///
    /// When the provider does not answer.
    pub async fn begin(&self) -> Result<(Url, Attempt), ProviderError> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge);
        let (address, state, nonce) = request.url();
        let attempt = Attempt {
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        };
        Ok((address, attempt))
    }

    /// Ends a sign-in: whom the provider vouches for, at `now` (RFC 3339).
    ///
    /// # Errors
    ///
    /// When the provider does not take the code, or gives a token that is not to be believed:
    /// signed by another, for another, for another sign-in, or out of its time.
    pub async fn finish(
        &self,
        attempt: &Attempt,
        code: &str,
        now: &str,
    ) -> Result<Claims, ProviderError> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata);
        let refused = |detail: String| ProviderError::Code { issuer: self.name_of(), detail };
        let response = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|error| refused(said(&error)))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&self.web)
            .await
            .map_err(|error| refused(said(&error)))?;
        match self.believed(&client, &response, attempt, now).await {
            Err(Doubt::UnknownKey(_)) => {
                let metadata = self.discover().await?;
                let client = self.client(&metadata);
                self.believed(&client, &response, attempt, now)
                    .await
                    .map_err(|doubt| self.no(doubt))
            }
            other => other.map_err(|doubt| self.no(doubt)),
        }
    }

    async fn believed(
        &self,
        client: &Client,
        response: &CoreTokenResponse,
        attempt: &Attempt,
        now: &str,
    ) -> Result<Claims, Doubt> {
        let wrong = |detail: &str| Doubt::Other(detail.to_owned());
        let token = response.id_token().ok_or_else(|| wrong("there is no ID token"))?;
        let verifier = timed(client.id_token_verifier(), now).ok_or_else(|| wrong("what time?"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = token.claims(&verifier, &nonce)?;
        if let Some(expected) = claims.access_token_hash() {
            let alg = token.signing_alg().map_err(|error| wrong(&said(&error)))?;
            let key = token.signing_key(&verifier).map_err(|error| wrong(&said(&error)))?;
            let found = AccessTokenHash::from_token(response.access_token(), alg, key)
                .map_err(|error| wrong(&said(&error)))?;
            if found != *expected {
                return Err(wrong("it belongs to another access token"));
            }
        }
        let mut mail = claims.email().map(|mail| mail.as_str().to_owned());
        let mut verified = claims.email_verified() == Some(true);
        if mail.is_none() {
            let subject = claims.subject().clone();
            if let Some(told) = self.told(client, response, subject).await? {
                mail = told.email().map(|mail| mail.as_str().to_owned());
                verified = told.email_verified() == Some(true);
            }
        }
        Ok(Claims {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            verified_mail: mail.filter(|_| verified),
        })
    }

    /// What the provider tells besides the token, where it tells anything: many give the address of
    /// mail only so.
    async fn told(
        &self,
        client: &Client,
        response: &CoreTokenResponse,
        subject: SubjectIdentifier,
    ) -> Result<Option<CoreUserInfoClaims>, Doubt> {
        let Ok(request) = client.user_info(response.access_token().clone(), Some(subject)) else {
            return Ok(None);
        };
        let told = request.request_async(&self.web).await;
        told.map(Some).map_err(|error| Doubt::Other(said(&error)))
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Client {
        let id = ClientId::new(self.config.client_id.clone());
        let secret = self.config.client_secret.clone().map(ClientSecret::new);
        CoreClient::from_provider_metadata(metadata.clone(), id, secret)
            .set_redirect_uri(RedirectUrl::from_url(self.config.redirect.clone()))
    }

    async fn metadata(&self) -> Result<Arc<CoreProviderMetadata>, ProviderError> {
        let known = self.metadata.read().ok().and_then(|known| known.clone());
        match known {
            Some(known) => Ok(known),
            None => self.discover().await,
        }
    }

    async fn discover(&self) -> Result<Arc<CoreProviderMetadata>, ProviderError> {
        let away = |detail: String| ProviderError::Unreachable { issuer: self.name_of(), detail };
        let issuer =
            IssuerUrl::new(self.issuer().to_owned()).map_err(|error| away(said(&error)))?;
        let found = CoreProviderMetadata::discover_async(issuer, &self.web).await;
        let found = Arc::new(found.map_err(|error| away(said(&error)))?);
        if let Ok(mut known) = self.metadata.write() {
            *known = Some(Arc::clone(&found));
        }
        Ok(found)
    }

    fn no(&self, doubt: Doubt) -> ProviderError {
        let (Doubt::UnknownKey(detail) | Doubt::Other(detail)) = doubt;
        ProviderError::Token { issuer: self.name_of(), detail }
    }

    fn name_of(&self) -> String {
        self.issuer().to_owned()
    }
}

/// Never with its secret.
impl std::fmt::Debug for Provider {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Provider").field("issuer", &self.issuer()).finish_non_exhaustive()
    }
}

/// Why a token is not believed.
enum Doubt {
    /// It is signed with a key that was not among the provider's when it was asked last.
    UnknownKey(String),
    Other(String),
}

impl From<ClaimsVerificationError> for Doubt {
    fn from(error: ClaimsVerificationError) -> Self {
        let detail = said(&error);
        match error {
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey
                | SignatureVerificationError::CryptoError(_)
                | SignatureVerificationError::AmbiguousKeyId(_),
            ) => Doubt::UnknownKey(detail),
            _ => Doubt::Other(detail),
        }
    }
}

/// Judges times by `now` and not by the machine's clock. Only signatures that the provider alone
/// can make are taken: none, and one made with the shared secret, could be anybody's who has it.
fn timed<'a>(verifier: CoreIdTokenVerifier<'a>, now: &str) -> Option<CoreIdTokenVerifier<'a>> {
    let verifier = verifier.set_allowed_algs([
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
        CoreJwsSigningAlgorithm::RsaSsaPssSha256,
        CoreJwsSigningAlgorithm::RsaSsaPssSha384,
        CoreJwsSigningAlgorithm::RsaSsaPssSha512,
        CoreJwsSigningAlgorithm::EcdsaP256Sha256,
        CoreJwsSigningAlgorithm::EcdsaP384Sha384,
        CoreJwsSigningAlgorithm::EdDsa,
    ]);
    let present = now.parse().ok()?;
    // The first call says of which type a moment is.
    let verifier = verifier.set_time_fn(move || present);
    let verifier = verifier.set_time_fn(move || present - SKEW);
    let latest = present + SKEW;
    Some(verifier.set_issue_time_verifier_fn(move |issued| {
        if issued > latest { Err("it was issued in the future".to_owned()) } else { Ok(()) }
    }))
}

/// An error with its causes, on one line.
fn said(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(issuer: &str) -> ProviderConfig {
        ProviderConfig {
            issuer: issuer.parse().expect("an address"),
            client_id: "register".to_owned(),
            client_secret: Some("a secret".to_owned()),
            name: "Example".to_owned(),
            redirect: "https://register.example/sign-in/provider/back".parse().expect("one"),
        }
    }

    #[test]
    fn a_provider_is_reached_by_https() {
        for good in ["https://id.example.org", "http://127.0.0.1:9000", "http://localhost/a"] {
            assert!(Provider::new(config(good)).is_ok(), "{good}");
        }
        for bad in ["http://id.example.org", "ftp://127.0.0.1/", "http://127.0.0.1.example/"] {
            assert!(Provider::new(config(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_provider_is_named_to_the_letter_and_keeps_its_secret() {
        let provider = Provider::new(config("https://id.example.org")).expect("a provider");
        assert_eq!(provider.issuer(), "https://id.example.org");
        assert!(!format!("{provider:?}").contains("a secret"));
        let provider = Provider::new(config("https://id.example.org/t/1/")).expect("a provider");
        assert_eq!(provider.issuer(), "https://id.example.org/t/1/");
    }
}
