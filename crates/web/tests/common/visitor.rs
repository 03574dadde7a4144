//! A visitor with a browser that keeps cookies, and people to be visitors.

use std::cell::RefCell;
use std::collections::BTreeMap;

use actum_identity::password;
use actum_model::{Language, Role};
use actum_register::{Account, Origin, PeopleChange, PeopleCommand, Person, Register};
use actum_web::{WebState, router};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const HOST: &str = "localhost:8080";

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where one is sent.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |to| to.to_str().expect("words"))
    }

    /// The value of a hidden field of a form of the page.
    pub fn field(&self, name: &str) -> Option<String> {
        let start = self.body.split(&format!("name=\"{name}\" value=\"")).nth(1)?;
        start.split('"').next().map(str::to_owned)
    }
}

/// Somebody with a browser.
pub struct Visitor {
    state: WebState,
    cookies: RefCell<BTreeMap<String, String>>,
    /// Sent with every request.
    pub headers: Vec<(&'static str, String)>,
}

impl Visitor {
    pub fn new(state: &WebState) -> Self {
        Self { state: state.clone(), cookies: RefCell::default(), headers: Vec::new() }
    }

    /// Somebody who signed in with the password of [`add_person`].
    pub async fn signed_in(state: &WebState, account: &Account) -> Self {
        let visitor = Self::new(state);
        let fields = [("mail", account.mail.as_str()), ("password", PASSWORD)];
        let answer = visitor.post("/sign-in", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        visitor
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// The token that forms of this session carry, from the page of the account.
    pub async fn form_token(&self) -> String {
        let page = self.get("/account").await;
        page.field("form-token").unwrap_or_default()
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(self.request(Method::GET, address).body(Body::empty()).expect("a request")).await
    }

    /// Sends a form as a browser does from a page of the register, without its token.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            form.append_pair(name, value);
        }
        let request = self
            .request(Method::POST, address)
            .header(header::ORIGIN, format!("http://{HOST}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.finish())).expect("a request")).await
    }

    /// Sends a form with the token of the session.
    pub async fn submit(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.form_token().await;
        let mut fields = fields.to_vec();
        fields.push(("form-token", &token));
        self.post(address, &fields).await
    }

    pub fn request(&self, method: Method, address: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(address).header(header::HOST, HOST);
        let cookies = self.cookies.borrow();
        let pairs: Vec<String> =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !pairs.is_empty() {
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = router(self.state.clone()).oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("words");
            let (name, value) = cookie.split_once('=').expect("a cookie");
            let value = value.split(';').next().unwrap_or_default();
            let mut cookies = self.cookies.borrow_mut();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let body = body.collect().await.expect("a body").to_bytes();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// The password of everybody in tests.
pub const PASSWORD: &str = "seven boats at the quay";

/// Adds a person with that password and a position.
pub async fn add_person(
    register: &Register,
    name: &str,
    role: Option<(Role, Option<&str>)>,
) -> Account {
    let at = super::now();
    let person = Person::alone("set-up");
    let packs = actum_pack::Packs::built_in().expect("packs");
    let change = |command| PeopleChange {
        command,
        person: &person,
        at: &at,
        reason: String::new(),
        bodies: &packs.bodies,
    };
    let mail = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
    let name = name.to_owned();
    let command = PeopleCommand::Add { name, mail, language: Language::En };
    let mut account = register.change_people(change(command)).await.expect("adds");
    if let Some((role, body)) = role {
        let (person, body) = (account.id.clone(), body.map(Into::into));
        let command = PeopleCommand::Give { person, role, body, from: None, until: None };
        account = register.change_people(change(command)).await.expect("gives");
    }
    let hash = password::hash(PASSWORD).expect("hashes");
    let origin = Origin::default();
    register.set_password(&account, &hash, None, &origin, &at).await.expect("sets");
    account
}
