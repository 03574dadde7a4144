//! House templates and issued reports, through the forms of their pages.

#![expect(clippy::unwrap_used, reason = "a failing test shows the place")]

mod common;

use actum_model::Language;
use actum_web::{WebState, router};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const BORDER: &str = "a-border-that-no-word-holds";

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().expect("words")
    }
}

async fn ask(state: &WebState, request: Request<Body>) -> Answer {
    let response = router(state.clone()).oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = body.collect().await.expect("a body").to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

async fn get(state: &WebState, address: &str) -> Answer {
    let request = Request::get(address).header(header::HOST, "localhost:8080");
    ask(state, request.body(Body::empty()).expect("a request")).await
}

async fn send(state: &WebState, kind: &str, address: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(address)
        .header(header::HOST, "localhost:8080")
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, kind);
    ask(state, request.body(Body::from(body)).expect("a request")).await
}

/// Sends a form with a file.
async fn bring(state: &WebState, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
    bring_to(state, "/templates", fields, file).await
}

async fn bring_to(
    state: &WebState,
    address: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some((name, bytes)) = file {
        body.extend(
            format!(
                "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; \
                 filename=\"{name}\"\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BORDER}--\r\n").bytes());
    send(state, &format!("multipart/form-data; boundary={BORDER}"), address, body).await
}

#[tokio::test]
async fn a_template_is_kept_used_and_removed() {
    let state = common::harbour().await;
    let plain = get(&state, "/reports/action-plan.docx").await.body;
    // A report is a Word file: as a template it stands in front of the next one.
    let kept = bring(&state, &[("do", "keep"), ("body", "")], Some(("C:\\our house.docx", &plain)));
    let kept = kept.await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.words());
    assert!(kept.words().contains("role=\"status\"") && kept.words().contains("our house.docx"));
    let housed = get(&state, "/reports/action-plan.docx").await.body;
    assert_ne!(housed, plain);
    assert_eq!(housed, get(&state, "/reports/action-plan.docx").await.body);
    assert_eq!(get(&state, "/templates/file").await.body, plain, "the file comes back as it was");
    // Another body's template does not count for everybody.
    let own =
        bring(&state, &[("do", "keep"), ("body", "tsag")], Some(("tsag.docx", &housed))).await;
    assert_eq!(own.status, StatusCode::OK);
    assert_eq!(get(&state, "/reports/action-plan.docx").await.body, housed);
    assert_eq!(bring(&state, &[("do", "remove"), ("body", "")], None).await.status, StatusCode::OK);
    assert_eq!(get(&state, "/reports/action-plan.docx").await.body, plain);
    assert_eq!(get(&state, "/templates/file").await.status, StatusCode::NOT_FOUND);
    for language in Language::ALL {
        let page = get(&state, &format!("/templates?lang={language}")).await.words();
        assert!(page.contains("tsag.docx") && page.contains("{{actum}}"), "{language}: {page}");
    }
}

#[tokio::test]
async fn files_that_are_no_templates_are_refused_with_the_reason() {
    let state = common::harbour().await;
    let keep = [("do", "keep"), ("body", "")];
    for (name, bytes, reason) in [
        ("plan.pdf", &b"%PDF-1.7"[..], "PDF"),
        ("empty.docx", b"", "empty"),
        ("zip.docx", b"PK\x03\x04 and nothing else", "breaks off"),
    ] {
        let refused = bring(&state, &keep, Some((name, bytes))).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let words = refused.words();
        assert!(words.contains("role=\"alert\"") && words.contains(reason), "{name}: {words}");
    }
    assert_eq!(bring(&state, &keep, None).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = bring(&state, &[("do", "keep"), ("body", "nobody")], Some(("a", b"b"))).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_issued_report_is_had_again_and_the_next_one_follows_it() {
    let state = common::harbour().await;
    let issue = async |fields: &str| {
        let kind = "application/x-www-form-urlencoded";
        send(&state, kind, "/reports", fields.as_bytes().to_vec()).await
    };
    let first = issue("format=docx").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.words());
    let address = first.location().to_owned();
    assert!(address.starts_with("/reports/action-plan.docx?as-of=") && !address.contains("since"));
    let file = get(&state, &address).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.body, get(&state, &address).await.body);
    let page = get(&state, "/reports").await.words();
    assert!(page.contains("id=\"issued\""), "{page}");
    let listed = address.replace('&', "&#38;");
    assert!(page.contains(&listed) || page.contains(&address.replace('&', "&amp;")), "{page}");
    // About another body it is a first report again; in an unknown form or about nobody it is none.
    assert!(!issue("format=xlsx&body=tsag").await.location().contains("since"));
    assert_eq!(issue("format=exe").await.status, StatusCode::NOT_FOUND);
    assert_eq!(issue("format=docx&body=nobody").await.status, StatusCode::NOT_FOUND);
    let last = get(&state, "/reports/action-plan.docx?since=last").await;
    assert_eq!(last.status, StatusCode::OK);
    assert_ne!(last.body, get(&state, "/reports/action-plan.docx").await.body);
}

/// A plan as an office keeps it: title rows, headings of its own, a status in words.
fn office_plan() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Follow-up 2027").unwrap();
    let rows: [&[&str]; 6] = [
        &["Follow-up of the harbour meeting"],
        &["Nr", "Matter", "Desk", "Until", "How far"],
        &[
            "1",
            "Prepare a survey of berths and publish its results",
            "TSAG",
            "2027-03-31",
            "in progress",
        ],
        &["2", "Send the list of pilots to members", "TSAG; Nobody Knows", "3/4/2027", "half done"],
        &["3", "Report on tariffs to the next meeting", "TSAG", "31.12.2027", "open"],
        &["4", "Send the list of pilots to all members", "TSAG", "", ""],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, words) in cells.iter().enumerate() {
            let place = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            sheet.write(place.0, place.1, *words).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let rest = page.split_once(&mark).unwrap_or_else(|| panic!("no field {name} in {page}")).1;
    rest.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_hand_made_plan_is_brought_in_step_by_step() {
    let state = common::harbour().await;
    let address = "/workbook/plan";
    let book = office_plan();
    let by = ("by", "Officer");
    let step = async |fields: &[(&str, &str)]| {
        let all = [fields, &[by]].concat();
        let answer =
            bring_to(&state, address, &all, Some(("Plan of the office.xlsx", &book))).await;
        (answer.status, answer.words())
    };
    let (status, page) = step(&[("do", "columns")]).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Prepare a survey of berths"), "{page}");
    assert_eq!(hidden(&page, "by"), "Officer");
    assert!(!hidden(&page, "file-again").is_empty());

    // The officer says what is what: rows and doubts are shown.
    let (sheet, head) = ("Follow-up 2027", "2");
    let said = [
        ("title", "Harbour follow-up"),
        ("sheet", sheet),
        ("shown-sheet", sheet),
        ("head", head),
        ("shown-head", head),
        ("language", "en"),
        ("column-0", "number"),
        ("column-1", "action"),
        ("column-2", "responsible"),
        ("column-3", "deadline"),
        ("column-4", "status"),
    ];
    let (status, page) = step(&[&said[..], &[("do", "preview")]].concat()).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Nobody Knows") && page.contains("half done"), "{page}");
    assert!(page.contains("two different days") && page.contains("in_progress"), "{page}");
    for language in Language::ALL {
        let fields = [&said[..], &[("do", "preview"), by]].concat();
        let to = format!("{address}?lang={language}");
        let answer = bring_to(&state, &to, &fields, Some(("p.xlsx", &book))).await;
        assert_eq!(answer.status, StatusCode::OK, "{language}");
    }

    let fields = [&said[..], &[("do", "import"), ("statuses", "1")]].concat();
    let (status, page) = step(&fields).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(page.contains("Harbour follow-up") && page.contains("role=\"status\""), "{page}");
    let text = page.split_once("href=\"/review/").unwrap().1.split_once('"').unwrap().0.to_owned();
    let list = get(&state, &format!("/reports/action-plan.json?text={text}")).await;
    let plan: serde_json::Value = serde_json::from_slice(&list.body).unwrap();
    let items = plan["items"].as_array().unwrap();
    let status_of = |words: &str| {
        let item = items.iter().find(|item| item["clause"].as_str().unwrap().contains(words));
        item.unwrap_or_else(|| panic!("{words}: {plan}"))["status"].clone()
    };
    assert_eq!(status_of("survey of berths"), "in_progress");
    assert_eq!(status_of("tariffs"), "open");
    assert_eq!(status_of("pilots to members"), "proposed", "a status nobody knows moves nothing");

    // Next year the headings are known, and what was brought in is found again.
    let (_, page) = step(&[("do", "columns")]).await;
    assert!(page.contains("These headings are known"), "{page}");
    let (_, page) = step(&[&said[..], &[("do", "preview")]].concat()).await;
    assert!(page.contains("Says the same as"), "{page}");
}

#[tokio::test]
async fn what_is_no_plan_is_refused() {
    let state = common::harbour().await;
    let by = ("by", "Officer");
    for (name, bytes) in [("a.xlsx", &b"PK\x03\x04"[..]), ("b.xlsx", b"words"), ("c.xlsx", b"")] {
        let fields = [("do", "columns"), by];
        let answer = bring_to(&state, "/workbook/plan", &fields, Some((name, bytes))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    let answer = bring_to(&state, "/workbook/plan", &[("do", "columns"), by], None).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
