//! Every page over HTTP, without a browser.

mod common;

use actum_model::Language;
use actum_web::{HostPolicy, WebState, router};
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

async fn ask(state: &WebState, request: Request<Body>) -> Answer {
    let response = router(state.clone()).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes();
    let body = String::from_utf8_lossy(&body).into_owned();
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get(state: &WebState, address: &str) -> Answer {
    let request = Request::get(address).header(header::HOST, "localhost:8080");
    ask(state, request.body(Body::empty()).expect("a request")).await
}

const PAGES: [&str; 21] = [
    "/",
    "/register",
    "/review",
    "/review/harbour",
    "/review/harbour?item=harbour:1.1&do=edit",
    "/review/harbour?item=harbour:2.1&do=split",
    "/review/harbour?item=harbour:2.1&do=merge",
    "/import",
    "/register?force=invite&sort=due&order=descending&q=port",
    "/items/harbour:1.1",
    "/items/harbour:2.2",
    "/bodies",
    "/bodies/tsag",
    "/occasions",
    "/texts",
    "/texts/harbour/reading",
    "/texts/harbour/languages",
    "/texts/harbour/audit",
    "/reports",
    "/search",
    "/search?q=port&kind=item&language=en&text=harbour&editions=all",
];

#[tokio::test]
async fn every_page_in_six_languages() {
    let state = common::harbour().await;
    for page in PAGES {
        for language in Language::ALL {
            let joint = if page.contains('?') { '&' } else { '?' };
            let answer = get(&state, &format!("{page}{joint}lang={language}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page} in {language}: {}", answer.body);
            let html =
                format!("<html lang=\"{language}\" dir=\"{}\">", language.direction().as_html());
            assert!(answer.body.contains(&html), "{page} in {language}");
            // No message is missing in any language, and none is shown by its id.
            assert!(!answer.body.contains("{$"), "{page} in {language}");
            let untranslated = answer.body.matches("class=\"untranslated\"").count();
            let known_gap = answer.body.matches("A doubt that no message file knows").count();
            if language != Language::En {
                assert_eq!(untranslated, known_gap, "{page} in {language}: {}", answer.body);
            }
        }
    }
}

#[tokio::test]
async fn the_register_filters_sorts_and_searches() {
    let state = common::harbour().await;
    let all = get(&state, "/register").await.body;
    for number in ["1.1", "2.1", "2.2", "3.1"] {
        assert!(all.contains(&format!("href=\"/items/harbour:{number}\"")), "{number}");
    }
    let shown = |body: &str| {
        let links = body.matches("href=\"/items/harbour:");
        links.count()
    };
    assert_eq!(shown(&all), 4);
    assert_eq!(shown(&get(&state, "/register?force=invite").await.body), 1);
    // Under its second reading the same verb requests.
    assert_eq!(shown(&get(&state, "/register?force=request").await.body), 1);
    assert_eq!(shown(&get(&state, "/register?body=tsb-director&role=owner").await.body), 2);
    assert_eq!(shown(&get(&state, "/register?instrument=survey").await.body), 1);
    assert_eq!(shown(&get(&state, "/register?due=wtsa-28").await.body), 1);
    let nothing = get(&state, "/register?q=zebra").await;
    assert_eq!(nothing.status, StatusCode::OK);
    assert_eq!(shown(&nothing.body), 0);
    assert!(nothing.body.contains("Remove a filter"));
    // The chip takes the filter away and keeps the rest.
    let both = get(&state, "/register?force=invite&sort=due").await.body;
    assert!(both.contains("class=\"chip\" href=\"/register?sort=due\""), "{both}");
    assert!(both.contains("aria-sort=\"ascending\""));
    // The order of review, and back.
    assert!(both.contains("sort=doubt\" rel=\"nofollow\">Doubtful first"), "{both}");
    let doubtful = get(&state, "/register?sort=doubt").await.body;
    assert!(doubtful.contains("aria-current=\"true\">Doubtful first"), "{doubtful}");
    // The search form carries the filters along.
    assert!(both.contains("<input type=\"hidden\" name=\"force\" value=\"invite\">"));
    // A page beyond the last is the last.
    assert_eq!(shown(&get(&state, "/register?page=999").await.body), 4);
}

#[tokio::test]
async fn readings_grounds_and_doubts_are_shown() {
    let state = common::harbour().await;
    let row = get(&state, "/register?force=invite").await.body;
    assert!(row.contains("invites") && row.contains("requests"), "both readings");
    assert!(row.contains("The verb has more than one accepted reading"));
    let item = get(&state, "/items/harbour:1.1").await.body;
    assert!(item.contains("A doubt that no message file knows."));
    assert!(item.contains("class=\"value inferred\""));
    assert!(item.contains("href=\"/bodies/itu-council\""));
    // The marked clause has all its words.
    assert!(item.contains("class=\"mark k-due\""));
    let inherited = get(&state, "/items/harbour:2.1").await.body;
    assert!(inherited.contains("provision 2"), "{inherited}");
    assert!(inherited.contains("class=\"mark k-force\""));
    let related = get(&state, "/items/harbour:2.1").await.body;
    assert!(related.contains("/items/harbour:2.2"), "referenced by the workshop");
    // The clause in other languages, each in its own.
    assert!(item.contains("lang=\"zh\"") && item.contains("lang=\"ar\" dir=\"rtl\""));
}

#[tokio::test]
async fn the_reading_page_accounts_for_every_provision() {
    let state = common::harbour().await;
    let page = get(&state, "/texts/harbour/reading?edition=harbour/en/1").await.body;
    assert_eq!(page.matches("<article class=\"row").count(), 10, "all provisions");
    assert_eq!(page.matches("<section class=\"card\"").count(), 4, "all commitments");
    for words in ["A recital", "Its parts below carry", "Says what the action is good for"] {
        assert!(page.contains(words), "{words}");
    }
    // From the words to the item and back.
    let anchor = page.find("href=\"#w-due-").expect("a card leads to its words");
    let name = &page[anchor + 7..anchor + 7 + page[anchor + 7..].find('"').expect("an end")];
    assert!(page.contains(&format!("id=\"{name}\"")), "{name}");
    assert!(page.contains("href=\"#i-1.1\"") && page.contains("id=\"i-1.1\""));
    // Without an edition the reader's language decides.
    let arabic = get(&state, "/texts/harbour/reading?lang=ar").await.body;
    assert!(arabic.contains("إجراءات بشأن بيانات الموانئ"));
    let russian = get(&state, "/texts/harbour/reading?lang=ru").await.body;
    assert!(russian.contains("Actions on port data"));
}

/// Every `href="#…"` of a page leads to an id of the same page.
#[tokio::test]
async fn anchors_lead_somewhere() {
    let state = common::harbour().await;
    for page in PAGES {
        let body = get(&state, page).await.body;
        for (place, _) in body.match_indices("href=\"#") {
            let name = &body[place + 7..];
            let name = &name[..name.find('"').expect("a closing quote")];
            assert!(body.contains(&format!("id=\"{name}\"")), "{page}: #{name}");
        }
        let ids: Vec<&str> = body
            .match_indices(" id=\"")
            .map(|(place, start)| &body[place + start.len()..])
            .map(|rest| &rest[..rest.find('"').expect("a closing quote")])
            .collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(ids.len(), once.len(), "{page}: an id stands twice");
    }
}

/// Every address that a page offers can be opened.
#[tokio::test]
async fn links_lead_somewhere() {
    let state = common::harbour().await;
    let mut seen = std::collections::BTreeSet::new();
    let mut next: Vec<String> = vec!["/".to_owned()];
    while let Some(address) = next.pop() {
        let bare = address.split('#').next().expect("a path").to_owned();
        if bare.is_empty() || bare.contains("lang=") || !seen.insert(bare.clone()) {
            continue;
        }
        // The register has thousands of combinations of filters; a sample will do.
        if seen.len() > 300 {
            break;
        }
        let answer = get(&state, &bare).await;
        assert_eq!(answer.status, StatusCode::OK, "{bare}");
        if !answer.headers[header::CONTENT_TYPE].to_str().expect("a type").contains("html") {
            continue;
        }
        for (place, start) in answer.body.match_indices("href=\"") {
            let rest = &answer.body[place + start.len()..];
            let link = rest[..rest.find('"').expect("an end")].replace("&#38;", "&");
            assert!(link.starts_with('/') || link.starts_with('#'), "{bare}: {link}");
            next.insert(0, link.replace("&amp;", "&"));
        }
    }
    assert!(seen.len() > 40, "{}", seen.len());
}

#[tokio::test]
async fn what_is_not_there_says_what_to_do_next() {
    let state = common::harbour().await;
    for (address, words) in [
        ("/nowhere", "There is no such page"),
        ("/items/harbour:99", "There is no such item"),
        ("/items/%3Cscript%3E", "There is no such item"),
        ("/items/%FF", ""),
        ("/bodies/nobody", "There is no such body"),
        ("/texts/none/reading", "There is no such text"),
        ("/texts/harbour/reading?edition=harbour/xx/9", "There is no such edition"),
        ("/reports/secrets.txt", "There is no such report"),
        ("/reports/action-plan.json?body=nobody", "There is no such body"),
        ("/assets/../../etc/passwd", "There is no such page"),
    ] {
        let answer = get(&state, address).await;
        assert!(answer.status.is_client_error(), "{address}: {}", answer.status);
        assert!(answer.body.contains(words), "{address}: {}", answer.body);
        assert!(!foreign_scripts(&answer.body), "{address}");
    }
    let chinese = get(&state, "/items/x?lang=zh").await;
    assert!(chinese.body.contains("没有这个事项"));
}

#[tokio::test]
async fn only_reading() {
    let state = common::harbour().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let request =
            Request::builder().method(method.clone()).uri("/register").header("host", "localhost");
        let answer = ask(&state, request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
    }
    let head = Request::head("/").header(header::HOST, "localhost");
    let answer = ask(&state, head.body(Body::empty()).expect("a request")).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn headers_and_hosts() {
    let state = common::harbour().await;
    for page in PAGES.into_iter().chain(["/nowhere", "/assets/actum.css", "/healthz"]) {
        let headers = get(&state, page).await.headers;
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().expect("words");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{page}");
        assert!(!policy.contains("unsafe"), "{page}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{page}");
    }
    let foreign = Request::get("/").header(header::HOST, "evil.example");
    let answer = ask(&state, foreign.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(answer.headers.contains_key(header::CONTENT_SECURITY_POLICY));
    let without = Request::get("/").body(Body::empty()).expect("a request");
    assert_eq!(ask(&state, without).await.status, StatusCode::MISDIRECTED_REQUEST);
    let open = state.with_hosts(HostPolicy::Any);
    let without = Request::get("/").body(Body::empty()).expect("a request");
    assert_eq!(ask(&open, without).await.status, StatusCode::OK);
}

/// Whether a page holds a script that is no module file of ours.
fn foreign_scripts(page: &str) -> bool {
    let own = |tag: &str| {
        let file = tag.strip_prefix(" type=\"module\" src=\"/assets/scripts/");
        let file = file.and_then(|file| file.strip_suffix(".js\"></script>"));
        file.is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'/'))
    };
    page.split("<script").skip(1).any(|tag| {
        let end = tag.find("</script>").map_or(tag.len(), |end| end + "</script>".len());
        !own(&tag[..end])
    })
}

/// No style, handler or script but our files stands in a page, so the policy hides nothing.
#[tokio::test]
async fn pages_hold_no_styles_and_no_scripts_but_our_files() {
    let state = common::harbour().await;
    for page in PAGES {
        let body = get(&state, page).await.body;
        assert!(!foreign_scripts(&body), "{page}");
        for forbidden in ["<style", " style=", " onclick=", "javascript:", "http://", "https://"] {
            let body = body.replace("http://www.w3.org/2000/svg", "");
            assert!(!body.contains(forbidden), "{page} holds {forbidden}");
        }
    }
}

#[tokio::test]
async fn a_chosen_language_is_remembered() {
    let state = common::harbour().await;
    let answer = get(&state, "/register?lang=fr").await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().expect("words").to_owned();
    assert!(cookie.starts_with("actum-language=fr;") && cookie.contains("HttpOnly"), "{cookie}");
    let request = Request::get("/bodies")
        .header(header::HOST, "localhost")
        .header(header::COOKIE, "actum-language=fr")
        .header(header::ACCEPT_LANGUAGE, "zh");
    let answer = ask(&state, request.body(Body::empty()).expect("a request")).await;
    assert!(answer.body.contains("<html lang=\"fr\""));
    let request = Request::get("/bodies")
        .header(header::HOST, "localhost")
        .header(header::ACCEPT_LANGUAGE, "de, zh-CN;q=0.9, en;q=0.3");
    let answer = ask(&state, request.body(Body::empty()).expect("a request")).await;
    assert!(answer.body.contains("<html lang=\"zh\""));
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    let nonsense = get(&state, "/register?lang=%0d%0aSet-Cookie:x=y").await;
    assert!(!nonsense.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn hostile_queries_do_no_harm() {
    let state = common::harbour().await;
    let nasty = [
        "%00",
        "%FF%FE",
        "'%20OR%201=1--",
        "%25_%25",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%22%20onmouseover=%22x",
        "..%2F..%2Fetc",
        "%F0%9F%92%A9",
        "%E2%80%AE",
        "-1",
        "NaN",
        "999999999999999999999999999",
        "*",
        "\\",
        "%5C%5C",
        "(((((",
        "\"",
        "NEAR(",
        "%2B%2B",
    ];
    for name in [
        "q",
        "body",
        "force",
        "due",
        "action",
        "status",
        "instrument",
        "text",
        "sort",
        "order",
        "page",
        "role",
        "lang",
        "zzz",
    ] {
        for value in nasty {
            let value = value.replace('"', "%22").replace('\\', "%5C");
            let address = format!("/register?{name}={value}&{name}={value}");
            let answer = get(&state, &address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
            assert!(!answer.body.contains("<script>alert"), "{address}");
            assert!(!answer.body.contains("\" onmouseover=\"x"), "{address}");
        }
    }
    let long = format!("/register?q={}", "a".repeat(9000));
    assert_eq!(get(&state, &long).await.status, StatusCode::URI_TOO_LONG);
    let many = format!("/register?{}", "force=invite&".repeat(500));
    assert_eq!(get(&state, &many).await.status, StatusCode::OK);
    let bodies: String = (0..700).map(|number| format!("body=body{number}&")).collect();
    let answer = get(&state, &format!("/register?{}", &bodies[..7000])).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.matches("class=\"chip\"").count() <= 40);
}

#[tokio::test]
async fn imported_words_cannot_break_out() {
    let state = common::hostile_state().await;
    let register = get(&state, "/register?text=hostile").await.body;
    let start = register.find("href=\"/items/hostile").expect("the hostile item is listed");
    let link = &register[start + 6..];
    let item = link[..link.find('"').expect("an end")].to_owned();
    let pages = [
        "/".to_owned(),
        "/register".to_owned(),
        "/register?text=hostile".to_owned(),
        "/register?q=%3Cscript%3E".to_owned(),
        item,
        "/texts".to_owned(),
        "/texts/hostile/reading".to_owned(),
        "/texts/hostile/languages".to_owned(),
        "/texts/hostile/audit".to_owned(),
        "/occasions".to_owned(),
        "/bodies?show=all".to_owned(),
        "/reports".to_owned(),
    ];
    for page in pages {
        for language in ["en", "ar"] {
            let joint = if page.contains('?') { '&' } else { '?' };
            let answer = get(&state, &format!("{page}{joint}lang={language}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let body = answer.body;
            assert!(!foreign_scripts(&body), "{page}");
            assert!(!body.contains("<svg onload"), "{page}");
            assert!(!body.contains("<img"), "{page}");
            assert!(!body.contains("' onmouseover="), "{page}");
            assert!(!body.contains("</p><b>Z"), "{page}");
        }
    }
    let reading = get(&state, "/texts/hostile/reading").await.body;
    assert!(reading.contains("&lt;script&gt;gone()&lt;/script&gt;"), "deleted words are shown");
}

#[tokio::test]
async fn an_empty_register_says_what_to_do() {
    let state = common::empty().await;
    for page in ["/register", "/texts", "/reports"] {
        let body = get(&state, page).await.body;
        assert!(body.contains("actum import"), "{page}");
    }
    for page in ["/bodies", "/bodies/tsag", "/occasions"] {
        assert_eq!(get(&state, page).await.status, StatusCode::OK, "{page}");
    }
}

#[tokio::test]
async fn the_stylesheet_may_be_kept_and_the_server_lives() {
    let state = common::empty().await;
    let body = get(&state, "/register").await.body;
    let start = body.find("/assets/actum.css?v=").expect("the stylesheet is linked");
    let address = &body[start..start + body[start..].find('"').expect("an end")];
    let answer = get(&state, address).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert!(answer.headers[header::CACHE_CONTROL].to_str().expect("words").contains("immutable"));
    let asked: Vec<&str> =
        answer.body.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!asked.is_empty(), "the faces");
    assert_eq!(asked.len(), answer.body.matches("url(").count(), "every address is quoted");
    for face in asked {
        assert!(face.starts_with("/assets/fonts/"), "the stylesheet asks for faces alone: {face}");
        let answer = get(&state, face).await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "font/woff2", "{face}");
    }
    assert_eq!(get(&state, "/assets/fonts/README.md").await.status, 404);
    assert_eq!(get(&state, "/healthz").await.body, "ok\n");
}

#[tokio::test]
async fn scripts_are_kept_under_their_version_and_only_then() {
    let state = common::empty().await;
    let body = get(&state, "/register").await.body;
    let start = body.find("/assets/scripts/").expect("a script is linked");
    let address = &body[start..start + body[start..].find('"').expect("an end")];
    let answer = get(&state, address).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert!(answer.headers[header::CACHE_CONTROL].to_str().expect("words").contains("immutable"));
    // What a script imports stands beside it, under the same version.
    let folder = address.rsplit_once('/').expect("a folder").0;
    for imported in answer.body.split("from \"./").skip(1) {
        let name = imported.split('"').next().expect("a name");
        let found = get(&state, &format!("{folder}/{name}")).await;
        assert_eq!(found.status, StatusCode::OK, "{name}");
    }
    let earlier = get(&state, "/assets/scripts/0123456789ab/page.js").await;
    assert_eq!((earlier.status, earlier.body), (StatusCode::OK, answer.body));
    assert_eq!(earlier.headers[header::CACHE_CONTROL], "no-cache");
    for nothing in ["/assets/scripts/x/none.js", "/assets/scripts/x/..%2fpage.js"] {
        assert_eq!(get(&state, nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn addresses_of_the_list_lead_to_where_it_stands() {
    let state = common::harbour().await;
    let answer = get(&state, "/?force=invite&q=a%20%26%20b").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.headers[header::LOCATION], "/register?force=invite&q=a%20%26%20b");
}

#[tokio::test]
async fn a_gigabyte_is_refused_before_any_of_it_is_read() {
    let state = common::harbour().await;
    for language in Language::ALL {
        let request = Request::post(format!("/items/harbour:1.1?lang={language}"))
            .header(header::HOST, "localhost:8080")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::CONTENT_LENGTH, "1073741824");
        // There is no such body: whoever waited for it would get nothing.
        let answer = ask(&state, request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{language}");
        assert_eq!(answer.headers[header::CONNECTION], "close");
        let html = format!("<html lang=\"{language}\"");
        assert!(answer.body.contains(&html), "{language}: {}", answer.body);
        assert!(answer.body.contains("50"), "{language}: {}", answer.body);
        assert!(!answer.body.contains("class=\"untranslated\""), "{language}");
    }
}
