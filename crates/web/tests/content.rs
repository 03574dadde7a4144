//! What items say, in the language of the reader: an edition in it, else the text's own language
//! with a mark.

mod common;

use actum_model::Language;
use actum_web::WebState;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use common::visitor::{Answer, Visitor};

async fn page(state: &WebState, address: &str) -> String {
    let answer = Visitor::new(state).get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    answer.body
}

/// Pages that list items of the invented text, all with its survey.
const LISTS: [&str; 9] = [
    "/",
    "/register",
    "/register?group=owner",
    "/register/board",
    "/register/timeline",
    "/review",
    "/bodies/tsb-director",
    "/bodies/tsag",
    "/items/harbour:2.2",
];

/// What the survey asks for, in three languages.
fn survey(language: Language) -> &'static str {
    match language {
        Language::Zh => "就小型港口的需求开展一次问卷",
        Language::Ar => "إجراء استقصاء عن احتياجات الموانئ الصغيرة",
        _ => "to carry out a survey of the needs of small ports",
    }
}

#[tokio::test]
async fn lists_tell_items_in_the_language_of_the_reader_where_an_edition_is_there() {
    let state = common::harbour().await;
    for address in LISTS {
        for language in Language::ALL {
            let joint = if address.contains('?') { '&' } else { '?' };
            let body = page(&state, &format!("{address}{joint}lang={language}")).await;
            let told = survey(language);
            assert!(body.contains(told), "{address} in {language}: {body}");
            let there = matches!(language, Language::En | Language::Zh | Language::Ar);
            let paragraph =
                format!("lang=\"en\" dir=\"ltr\"><bdi class=\"tongue\" lang=\"{language}\">");
            let marked = body.contains(&paragraph);
            assert_eq!(marked, !there, "{address} in {language}: {body}");
            if there && language != Language::En && !address.starts_with("/items") {
                assert!(!body.contains(survey(Language::En)), "{address} in {language}: {body}");
            }
        }
    }
}

#[tokio::test]
async fn what_a_person_entered_is_told_as_it_was_entered() {
    let (register, state) = common::harbour_register().await;
    let roles = [actum_model::Role::Secretariat].into();
    let person = actum_register::Person { name: "Ana".to_owned(), roles, ..Default::default() };
    let change = actum_register::Change {
        command: actum_register::Command::Edit {
            item: "harbour:2.1".into(),
            values: vec![actum_model::FieldValue::Act("ask all the small ports".to_owned())],
        },
        person: &person,
        at: &common::now(),
        reason: String::new(),
        revision: None,
    };
    register.change(change).await.expect("is changed");
    let chinese = page(&state, "/register?lang=zh").await;
    assert!(chinese.contains("ask all the small ports"), "{chinese}");
    assert!(!chinese.contains(survey(Language::Zh)), "no edition says what was entered");
}

#[tokio::test]
async fn titles_of_texts_and_names_of_bodies_are_in_the_language_of_the_reader() {
    let state = common::harbour().await;
    let texts = page(&state, "/texts?lang=zh").await;
    assert!(texts.contains("港口数据行动（海港大会）"), "{texts}");
    let found = page(&state, "/search?q=ports&lang=fr").await;
    assert!(found.contains("class=\"tongue\" lang=\"fr\">anglais</bdi>"), "{found}");
    let register = page(&state, "/register?lang=zh").await;
    let names = ["国际电联电信标准化部门第17研究组", "第17研究组"];
    assert!(names.iter().any(|name| register.contains(name)), "{register}");
}

/// Sends a form that may hold files.
async fn post_parts(visitor: &Visitor, address: &str, fields: &[(&str, &str)]) -> Answer {
    let part = |(name, value): &(&str, &str)| {
        format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body: String = fields.iter().map(part).collect();
    let request = visitor
        .request(Method::POST, address)
        .header(header::ORIGIN, "http://localhost:8080")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(Body::from(format!("{body}--edge--\r\n")));
    visitor.send(request.expect("a request")).await
}

#[tokio::test]
async fn whoever_a_note_names_is_a_link_and_can_be_chosen_from_a_list() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let form = visitor.get("/items/harbour:2.1?lang=en").await.body;
    let list = form.split("name=\"mention\"").nth(1).expect("a list");
    let list = list.split("</select>").next().expect("a list");
    assert!(list.contains("<option>TSAG</option>"), "{list}");
    let fields = [("do", "note"), ("words", "see <b>this</b>"), ("mention", "TSAG"), ("by", "Ana")];
    let answer = post_parts(&visitor, "/items/harbour:2.1", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let item = visitor.get("/items/harbour:2.1?lang=en").await.body;
    let note = "<a class=\"mention\" href=\"/bodies/tsag\">@TSAG</a> see &lt;b&gt;this&lt;/b&gt;";
    assert!(item.contains(note), "{item}");
}

#[tokio::test]
async fn who_else_cites_the_same_document_stands_with_the_item() {
    let packs = std::sync::Arc::new(actum_pack::Packs::built_in().expect("sound packs"));
    let register = actum_register::Register::open_in_memory().await.expect("memory");
    common::import(&register, &packs, "harbour", &common::english()).await;
    let alone = WebState::new(register.clone(), packs.clone(), common::now);
    let body = page(&alone, "/items/harbour:1.1?lang=en").await;
    assert!(!body.contains("Who else cites"), "{body}");
    // The same words under another name cite the same resolution.
    common::import(&register, &packs, "haven", &common::english()).await;
    let body = page(&alone, "/items/harbour:1.1?lang=en").await;
    let citing = body.split("id=\"citing\"").nth(1).expect("who else cites it");
    let citing = citing.split("</section>").next().expect("a part");
    assert!(citing.contains("Resolution 7") && citing.contains("/items/haven:1.1"), "{citing}");
    assert!(!citing.contains("/items/harbour"), "{citing}");
}

#[tokio::test]
async fn a_change_of_many_is_found_again_and_taken_back_where_nothing_happened_since() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let none = visitor.get("/register/bulk?lang=en").await;
    assert!(none.body.contains("You have not changed several items"), "{}", none.body);
    let chosen = ["harbour:2.1", "harbour:2.2", "harbour:3.1"];
    let mut fields = vec![("do", "choose")];
    fields.extend(chosen.iter().map(|item| ("item", *item)));
    let step = visitor.post("/register/bulk?lang=en", &fields).await;
    let marks = step.body.split("name=\"chosen\" value=\"").skip(1);
    let written: Vec<&str> = marks.filter_map(|part| part.split('"').next()).collect();
    assert_eq!(written.len(), 3);
    let mut fields =
        vec![("do", "apply"), ("change", "tag-add"), ("tags-add", "ports"), ("by", "Ana")];
    fields.extend(written.iter().map(|one| ("chosen", *one)));
    let done = visitor.post("/register/bulk?lang=en", &fields).await;
    assert!(done.body.contains("Changes: 3."), "{}", done.body);
    // Somebody else does something to one of them.
    let other = Visitor::new(&state);
    let note = [("do", "note"), ("words", "later"), ("by", "Bo")];
    let answer = post_parts(&other, "/items/harbour:3.1", &note).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let list = visitor.get("/register/bulk?lang=en").await.body;
    assert!(list.contains("Items changed: 3.") && list.contains("Take back (2)"), "{list}");
    assert!(!other.get("/register/bulk?lang=en").await.body.contains("Take back"), "of Ana");
    let at = common::now();
    let undo = [("do", "undo"), ("act", at.as_str()), ("by", "Ana")];
    let undone = visitor.post("/register/bulk?lang=en", &undo).await.body;
    assert_eq!(undone.matches("class=\"outcome changed\"").count(), 2, "{undone}");
    assert_eq!(undone.matches("class=\"outcome refused\"").count(), 1, "{undone}");
    let register = visitor.get("/register?lang=en&column=item&column=tags").await.body;
    assert_eq!(register.matches("<bdi>ports</bdi>").count(), 1, "{register}");
}

#[tokio::test]
async fn a_meeting_offers_the_report_of_each_body_that_has_something_due_there() {
    let state = common::harbour().await;
    let agenda = page(&state, "/occasions/wtsa-28/agenda?lang=en").await;
    let address = "/reports/action-plan.docx?occasion=wtsa-28&#38;body=tsag";
    assert!(agenda.contains(address), "{agenda}");
    let visitor = Visitor::new(&state);
    let report = visitor.get("/reports/action-plan.xlsx?occasion=wtsa-28&body=tsag").await;
    assert_eq!(report.status, StatusCode::OK);
}
