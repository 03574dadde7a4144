//! Edited workbooks of the Action Plan, brought back by a program.

use actum_web::WebState;
use actum_workbook::{Book, CellKind};
use axum::http::{Method, StatusCode};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::common;
use crate::support::{Answer, ask, conforms, get};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ADDRESS: &str = "/api/v1/workbooks";
const ITEM: &str = "/api/v1/items/harbour:1.1";

/// The workbook of the plan with words put under headings in the rows of items, written anew as
/// another program would.
async fn edited(state: &WebState, edits: &[(u32, &str, &str)]) -> Vec<u8> {
    let plan = get(state, "/api/v1/reports/action-plan/xlsx").await;
    let mut book = Book::read(&plan.body).expect("a workbook");
    let sheet = &mut book.sheets[1];
    for (row, heading, words) in edits {
        let mut head = sheet.cells.iter().filter(|((row, _), _)| *row == 0);
        let found = head.find(|(_, cell)| cell.text == *heading);
        let (_, column) = *found.expect("a column of that name").0;
        let kind = CellKind::Text;
        let cell = actum_workbook::Cell { text: (*words).to_owned(), kind, formula: None };
        sheet.cells.insert((*row, column), cell);
    }
    let mut written = Workbook::new();
    for sheet in &book.sheets {
        let other = written.add_worksheet();
        other.set_name(&sheet.name).expect("a name");
        for ((row, column), cell) in &sheet.cells {
            let column = u16::try_from(*column).expect("few columns");
            match cell.kind {
                CellKind::Number(number) => other.write_number(*row, column, number),
                _ => other.write_string(*row, column, &cell.text),
            }
            .expect("a cell");
        }
    }
    written.save_to_buffer().expect("a file")
}

async fn bring(state: &WebState, query: &str, key: Option<&str>, bytes: &[u8]) -> Answer {
    let mut asked = ask(Method::POST, &format!("{ADDRESS}{query}")).bytes(XLSX, bytes);
    if let Some(key) = key {
        asked = asked.header("idempotency-key", key);
    }
    let answer = asked.of(state).await;
    conforms("post", ADDRESS, &answer);
    answer
}

async fn item(state: &WebState) -> Value {
    get(state, ITEM).await.json()
}

fn outcomes(answer: &Value) -> Vec<&str> {
    let changes = answer["changes"].as_array().expect("changes");
    changes.iter().filter_map(|one| one["outcome"].as_str()).collect()
}

#[tokio::test]
async fn an_edited_workbook_is_looked_at_and_brought_back_once() {
    let state = common::harbour().await;
    let edits = [(1, "Priority", "high"), (1, "Tags", "ports"), (2, "Priority", "tremendous")];
    let bytes = edited(&state, &edits).await;
    let seen = bring(&state, "?preview=true", None, &bytes).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.words());
    let seen = seen.json();
    assert_eq!(seen["applied"], false);
    assert_eq!(outcomes(&seen), ["fine", "fine"], "{seen}");
    assert_eq!(seen["remarks"][0]["code"], "no-word", "{seen}");
    assert_eq!(seen["remarks"][0]["refused"], true);
    assert_eq!(item(&state).await["follow_up"]["priority"], json!(null), "nothing is changed");
    // One of the two cells only.
    let place = seen["changes"][0]["place"].as_str().expect("a place");
    let place: String = form_urlencoded::byte_serialize(place.as_bytes()).collect();
    let one = format!("?take={place}&reason=after+the+meeting");
    let done = bring(&state, &one, Some("bring-1"), &bytes).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.words());
    assert_eq!(outcomes(&done.json()), ["fine", "left_out"], "{}", done.words());
    let after = item(&state).await;
    assert_eq!(after["follow_up"]["priority"], "high", "{after}");
    assert_eq!(after["follow_up"]["tags"], json!(null), "{after}");
    // The same again changes nothing, and says so.
    let again = bring(&state, &one, Some("bring-1"), &bytes).await;
    assert_eq!(again.header("idempotent-replay"), "true", "{}", again.words());
    assert_eq!(item(&state).await["revision"], after["revision"]);
    // The name stands for that request alone.
    let other = bring(&state, "", Some("bring-1"), &bytes).await;
    assert_eq!(other.problem(), "key-reused");
    assert_eq!(item(&state).await["revision"], after["revision"], "nothing was changed");
    let rest = bring(&state, "", None, &bytes).await.json();
    assert!(outcomes(&rest).contains(&"fine"), "{rest}");
    assert_eq!(item(&state).await["follow_up"]["tags"], json!(["ports"]));
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_a_conflict_and_stays() {
    let state = common::harbour().await;
    let bytes = edited(&state, &[(1, "Priority", "high")]).await;
    let values = json!([{ "field": "priority", "value": "low" }]);
    let body =
        json!({ "do": "edit", "values": values, "revision": item(&state).await["revision"] });
    let changed = ask(Method::POST, &format!("{ITEM}/changes")).json(&body).of(&state).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.words());
    let told = bring(&state, "", None, &bytes).await.json();
    assert_eq!(outcomes(&told), ["conflict"], "{told}");
    assert!(told["changes"][0]["by"].is_string() && told["changes"][0]["at"].is_string(), "{told}");
    assert_eq!(item(&state).await["follow_up"]["priority"], "low");
}

#[tokio::test]
async fn files_that_are_no_plan_are_refused() {
    let state = common::harbour().await;
    let none = bring(&state, "", None, b"no workbook").await;
    assert_eq!((none.status.as_u16(), none.problem().as_str()), (422, "bad-text"));
    let form = ask(Method::POST, ADDRESS).bytes("text/plain", b"x").of(&state).await;
    assert_eq!(form.problem(), "unsupported-type");
    let large = vec![0_u8; actum_workbook::LARGEST_WORKBOOK + 1];
    assert_eq!(bring(&state, "", None, &large).await.problem(), "too-large");
}
