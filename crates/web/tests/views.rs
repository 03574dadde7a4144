//! The views of the register without a browser: timeline, board, load, columns and groups, changes
//! of many items, views kept by a name, other days.

mod common;

use actum_model::Role;
use actum_web::{AccountOptions, WebState};
use axum::http::StatusCode;
use common::visitor::{Answer, Visitor, add_person};

async fn page(state: &WebState, address: &str) -> String {
    let answer = Visitor::new(state).get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
    answer.body
}

/// Every value that hidden fields of this name hold.
fn fields(answer: &Answer, name: &str) -> Vec<String> {
    let marks = format!("name=\"{name}\" value=\"");
    let parts = answer.body.split(&marks).skip(1);
    parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect()
}

/// Of the outcomes of a page, how many have this class.
fn outcomes(answer: &Answer, class: &str) -> usize {
    answer.body.matches(&format!("class=\"outcome {class}\"")).count()
}

#[tokio::test]
async fn the_timeline_draws_what_has_a_day_and_says_what_has_none() {
    let state = common::harbour().await;
    let body = page(&state, "/register/timeline?lang=en").await;
    // Two of four items have a day: "by 2027", and the next assembly.
    assert!(body.contains("Items drawn: 2."), "{body}");
    assert!(body.contains("Without a day: 2"), "{body}");
    assert!(
        body.contains("<a href=\"/items/harbour:2.1\" aria-label=\"2.1: to carry out a survey")
    );
    assert_eq!(body.matches("class=\"timeline-lane\"").count(), 2, "one for each owner");
    assert!(
        body.contains("mark-ahead") && !body.contains("<use href=\"#one-overdue\"/></svg></a>")
    );
    assert!(body.contains("<use href=\"#one-ahead\"/></svg></a>"), "{body}");
    // The same by meeting, and under a filter that leaves one.
    let body = page(&state, "/register/timeline?lang=en&lanes=occasion").await;
    assert!(body.contains("Dates of their own"), "{body}");
    let body = page(&state, "/register/timeline?lang=en&body=tsb-director&role=owner").await;
    assert!(body.contains("Items drawn: 1.") && body.contains("Without a day: 1"), "{body}");
    // Right to left time runs the other way.
    let place = |body: &str, item: &str| -> f64 {
        let mark = body.split(&format!("<a href=\"/items/harbour:{item}\" aria-label")).nth(1);
        let x = mark.and_then(|mark| mark.split("<svg x=\"").nth(1)).expect("a mark");
        x.split('%').next().and_then(|x| x.parse().ok()).expect("a place")
    };
    let english = page(&state, "/register/timeline?lang=en").await;
    let arabic = page(&state, "/register/timeline?lang=ar").await;
    for item in ["1.1", "2.1"] {
        assert!((place(&english, item) + place(&arabic, item) - 100.0).abs() < 0.11, "{item}");
    }
}

#[tokio::test]
async fn a_card_moves_by_its_form_and_what_was_typed_stays_when_it_cannot() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let board = visitor.get("/register/board?lang=en").await;
    assert!(board.body.contains("data-status=\"proposed\""), "{}", board.body);
    assert_eq!(board.body.matches("data-card").count(), 4);
    // What was extracted is confirmed by moving it to the first state of its workflow.
    let move_to = async |item: &str, to: &str, reason: &str| {
        let fields = [("item", item), ("to", to), ("reason", reason), ("by", "Ana")];
        visitor.post("/register/board?lang=en&body=tsb-director", &fields).await
    };
    let answer = move_to("harbour:2.1", "open", "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let back = "/register/board?body=tsb-director#card-harbour:2.1";
    assert_eq!(answer.location(), back, "the filters stay");
    let item = state_of(&visitor, "2.1").await;
    assert!(item.contains("Confirmed: it is asked as it reads"), "{item}");
    // The workflow asks for a reason here.
    let answer = move_to("harbour:2.1", "awaiting", "").await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("role=\"alert\""), "{}", answer.body);
    let answer = move_to("harbour:2.1", "delivered", "because \"all\" is done").await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "without a claim");
    assert!(answer.body.contains("value=\"because &#34;all&#34; is done\""), "{}", answer.body);
    let answer = move_to("harbour:2.1", "awaiting", "the ports answer first").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let board = visitor.get("/register/board?lang=en").await.body;
    let column = board.split("data-status=\"awaiting\"").nth(1).expect("a column");
    assert!(column.split("data-status").next().expect("a column").contains("harbour:2.1"));
    // A form of another site changes nothing.
    let mut foreign = Visitor::new(&state);
    foreign.headers.push(("sec-fetch-site", "cross-site".to_owned()));
    let fields = [("item", "harbour:1.1"), ("to", "open"), ("by", "Eve")];
    let answer = foreign.post("/register/board", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!state_of(&visitor, "1.1").await.contains("Eve"));
}

async fn state_of(visitor: &Visitor, number: &str) -> String {
    visitor.get(&format!("/items/harbour:{number}?lang=en")).await.body
}

#[tokio::test]
async fn the_load_counts_what_lies_with_whom() {
    let state = common::harbour().await;
    let body = page(&state, "/register/load?lang=en").await;
    let line = |name: &str| -> Vec<String> {
        let row = body.split("<tr role=\"row\">").find(|row| row.contains(name)).expect("a row");
        let cells = row.split("<td role=\"cell\" class=\"number\"").skip(1);
        let number = |cell: &str| -> String {
            let words = cell.split('>').skip(1).collect::<Vec<_>>().join(">");
            let words = words.split("</td>").next().unwrap_or_default();
            words.split(['<', '>']).filter(|part| part.parse::<u64>().is_ok()).collect()
        };
        cells.map(number).collect()
    };
    // To do, overdue, due soon, no news, in all.
    assert_eq!(line("/bodies/tsb-director"), ["2", "0", "0", "0", "2"]);
    assert_eq!(line("/bodies/itu-t-sg17"), ["1", "0", "0", "0", "1"]);
    assert_eq!(line("/occasions#wtsa-28"), ["1", "0", "0", "0", "1"]);
    // A number leads to the items that it counts.
    let href = body.split("/register?").nth(1).and_then(|href| href.split('"').next());
    assert!(href.is_some(), "{body}");
}

#[tokio::test]
async fn columns_and_groups_stand_in_the_address() {
    let state = common::harbour().await;
    let body = page(&state, "/register?lang=en&column=item&column=tags&group=owner&sort=due").await;
    let head = body.split("<thead").nth(1).and_then(|head| head.split("</thead>").next());
    let head = head.expect("a head");
    assert!(head.contains("Tags") && !head.contains("Status"), "{head}");
    assert_eq!(body.matches("<tr role=\"row\" class=\"group\">").count(), 3, "three first owners");
    // Sorting keeps the arrangement, and the usual columns need no words in the address.
    assert!(body.contains("/register?sort=id&#38;column=item&#38;column=tags&#38;group=owner"));
    let usual = "/register?column=item&column=force&column=act&column=owners&column=report-to\
                 &column=due&column=status&lang=en";
    assert!(!page(&state, usual).await.contains("sort=id&#38;column"));
    assert!(page(&state, "/register?column=nonsense&group=nonsense&lang=en").await.contains("Act"));
}

#[tokio::test]
async fn a_change_of_many_is_seen_beforehand_made_one_by_one_and_taken_back() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let post = async |fields: &[(&str, &str)]| {
        visitor.post("/register/bulk?lang=en&body=tsb-director&role=owner", fields).await
    };
    // Nothing chosen.
    let answer = post(&[("do", "choose")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // All that match the filters of the address: two of four.
    let answer = post(&[("do", "choose-all")]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let chosen = fields(&answer, "chosen");
    assert_eq!(chosen.len(), 2, "{chosen:?}");
    // One of them is confirmed by somebody else meanwhile.
    let fields_of = |kind: &'static str, extra: &[(&'static str, &'static str)]| {
        let mut all: Vec<(&str, &str)> = vec![("do", kind), ("by", "Ana")];
        all.extend(chosen.iter().map(|one| ("chosen", one.as_str())));
        all.extend(extra.iter().copied());
        all
    };
    let confirm = fields_of("preview", &[("change", "confirm")]);
    let answer = post(&confirm).await;
    assert_eq!(outcomes(&answer, "changed"), 2, "{}", answer.body);
    assert!(answer.body.contains("Confirm.") && answer.body.contains(">open</div>"));
    let item = state_of(&visitor, "2.1").await;
    assert!(!item.contains("Confirmed: it is asked"), "a preview changes nothing");
    let board = [("item", "harbour:2.1"), ("to", "open"), ("by", "Bo")];
    assert_eq!(visitor.post("/register/board", &board).await.status, StatusCode::SEE_OTHER);
    let answer = post(&fields_of("apply", &[("change", "confirm")])).await;
    assert_eq!(
        (outcomes(&answer, "changed"), outcomes(&answer, "same")),
        (1, 1),
        "{}",
        answer.body
    );
    let made = fields(&answer, "made");
    assert_eq!(made.len(), 1, "{}", answer.body);
    assert!(made[0].ends_with(" harbour:2.2"), "{made:?}");
    // A move that one of them cannot make is refused for that one alone.
    let again = post(&[("do", "choose-all")]).await;
    let chosen = fields(&again, "chosen");
    let all = |kind: &'static str, extra: &[(&'static str, &'static str)]| {
        let mut all: Vec<(String, String)> =
            vec![("do".into(), kind.into()), ("by".into(), "Ana".into())];
        all.extend(chosen.iter().map(|one| ("chosen".to_owned(), one.clone())));
        all.extend(extra.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        all
    };
    let send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        post(&fields).await
    };
    let board = [("item", "harbour:2.1"), ("to", "in_progress"), ("by", "Bo")];
    assert_eq!(visitor.post("/register/board", &board).await.status, StatusCode::SEE_OTHER);
    let change = [("change", "status"), ("to", "in_progress")];
    let answer = send(all("preview", &change)).await;
    assert_eq!(
        (outcomes(&answer, "changed"), outcomes(&answer, "same")),
        (1, 1),
        "{}",
        answer.body
    );
    // Tags, and back again.
    let answer = send(all("apply", &[("change", "tag-add"), ("tags-add", "ports, data")])).await;
    assert_eq!(outcomes(&answer, "changed"), 2, "{}", answer.body);
    assert!(answer.body.contains("data and ports") || answer.body.contains("data, ports"));
    assert!(state_of(&visitor, "2.2").await.contains("ports"));
    let made = fields(&answer, "made");
    let undo: Vec<(String, String)> = [("do".to_owned(), "undo".to_owned())]
        .into_iter()
        .chain([("by".to_owned(), "Ana".to_owned())])
        .chain(made.iter().map(|one| ("made".to_owned(), one.clone())))
        .collect();
    let answer = send(undo.clone()).await;
    assert_eq!(outcomes(&answer, "changed"), 2, "{}", answer.body);
    let item = state_of(&visitor, "2.2").await;
    assert!(!item.contains("name=\"tags\" value=\"data, ports\""), "{item}");
    // What is not asked for properly says what it lacks and keeps the choice.
    let answer = send(all("preview", &[("change", "due"), ("day", "soon")])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Give the day."), "{}", answer.body);
    assert_eq!(fields(&answer, "chosen").len(), 2);
}

#[tokio::test]
async fn whoever_may_only_read_changes_nothing_at_once() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let account = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let reader = Visitor::signed_in(&state, &account).await;
    let page = reader.get("/register?lang=en").await.body;
    assert!(!page.contains("name=\"item\""), "no boxes to tick");
    let fields = [("do", "apply"), ("chosen", "1 harbour:1.1"), ("change", "confirm"), ("by", "x")];
    let answer = reader.submit("/register/bulk", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
    // A focal point is asked item by item.
    let focal = Some((Role::FocalPoint, Some("tsag")));
    let account = add_person(&register, "Focal", focal).await;
    let focal = Visitor::signed_in(&state, &account).await;
    let fields = [
        ("do", "apply"),
        ("chosen", "0 harbour:1.1"),
        ("chosen", "0 harbour:3.1"),
        ("change", "tag-add"),
        ("tags-add", "mine"),
    ];
    let answer = focal.submit("/register/bulk?lang=en", &fields).await;
    assert_eq!(
        (outcomes(&answer, "changed"), outcomes(&answer, "refused")),
        (1, 1),
        "{}",
        answer.body
    );
    // Without the token of the session nothing happens.
    let answer = focal.post("/register/bulk?lang=en", &fields).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_day_shows_the_register_as_it_was() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let board = [("item", "harbour:2.1"), ("to", "open"), ("by", "Ana")];
    assert_eq!(visitor.post("/register/board", &board).await.status, StatusCode::SEE_OTHER);
    let now = page(&state, "/register?lang=en&status=open").await;
    assert!(now.contains("1 item") && now.contains("name=\"item\""), "{now}");
    // Everything was imported on the 23rd; the card moved on the 24th.
    let then = page(&state, "/register?lang=en&status=open&as-of=2026-11-23").await;
    assert!(then.contains("as it was at the end of 23 November 2026"), "{then}");
    assert!(then.contains("No item matches") && !then.contains("name=\"item\""), "{then}");
    for view in ["timeline", "board", "load"] {
        let body = page(&state, &format!("/register/{view}?lang=en&as-of=2026-11-23")).await;
        assert!(body.contains("as it was at the end of"), "{view}");
        assert!(!body.contains("name=\"revision\""), "{view}: nothing can be changed");
    }
    let nonsense = page(&state, "/register?lang=en&as-of=yesterday").await;
    assert!(nonsense.contains("4 items"), "{nonsense}");
}

#[tokio::test]
async fn a_view_is_kept_by_a_name_opened_shared_and_removed() {
    let (register, state) = common::harbour_register().await;
    let state = state.with_accounts(AccountOptions::default());
    let secretariat = add_person(&register, "Sec", Some((Role::Secretariat, None))).await;
    let secretariat = Visitor::signed_in(&state, &secretariat).await;
    let reader = add_person(&register, "Reader", Some((Role::Reader, None))).await;
    let reader = Visitor::signed_in(&state, &reader).await;
    let address = "/register/board?body=tsag&role=owner&lang=en";
    let page = secretariat.get(address).await;
    let query = fields(&page, "query").pop().expect("the query of the page");
    assert_eq!(query, "body=tsag&#38;role=owner");
    let query = query.replace("&#38;", "&");
    let kept = |name: &'static str, shared: &'static str| {
        [("do", "save"), ("page", "board"), ("name", name), ("shared", shared)]
    };
    for (visitor, name) in [(&secretariat, "Ours"), (&reader, "Mine")] {
        let mut form = kept(name, "yes").to_vec();
        form.push(("query", &query));
        let answer = visitor.submit("/register/views", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let back = "/register/board?body=tsag&role=owner&said=saved-view-kept";
        assert_eq!(answer.location(), back);
        assert!(visitor.get(answer.location()).await.body.contains("role=\"status\""));
    }
    let page = reader.get("/register?lang=en").await.body;
    let link = "<a href=\"/register/board?body=tsag&#38;role=owner\"><bdi>";
    assert!(page.contains(&format!("{link}Ours</bdi></a> <span class=\"tag\">")), "{page}");
    assert!(page.contains(&format!("{link}Mine</bdi></a>")));
    assert!(!page.contains("name=\"shared\""), "readers share nothing");
    let page = secretariat.get("/register?lang=en").await.body;
    assert!(page.contains("Ours") && !page.contains("Mine"));
    // What is kept leads nowhere else, whatever a form says.
    let odd = [("do", "save"), ("page", "//elsewhere"), ("name", "odd"), ("query", "a=\"><b>&q=x")];
    let answer = reader.submit("/register/views", &odd).await;
    assert!(answer.location().starts_with("/register?a=%22"), "{}", answer.location());
    let answer =
        reader.submit("/register/views", &[("do", "save"), ("name", " "), ("query", "")]).await;
    assert!(answer.location().ends_with("said=saved-view-no-name"), "{}", answer.location());
    let gone = reader.submit("/register/views", &[("do", "remove"), ("name", "Mine")]).await;
    assert_eq!(gone.location(), "/register?said=saved-view-removed");
    assert!(!reader.get("/register?lang=en").await.body.contains("Mine"));
    let outside = reader.get("/register?said=%3Cscript%3E&lang=en").await.body;
    assert!(!outside.contains("<script>"), "only known messages are said");
}

#[tokio::test]
async fn the_difference_of_two_days_is_told_in_sentences() {
    let state = common::harbour().await;
    let visitor = Visitor::new(&state);
    let board = [("item", "harbour:2.1"), ("to", "open"), ("by", "Ana")];
    assert_eq!(visitor.post("/register/board", &board).await.status, StatusCode::SEE_OTHER);
    let bulk = [
        ("do", "apply"),
        ("by", "Ana"),
        ("chosen", "0 harbour:2.2"),
        ("change", "tag-add"),
        ("tags-add", "ports"),
    ];
    visitor.post("/register/bulk", &bulk).await;
    let body = page(&state, "/register/difference?from=2026-11-23&to=2026-11-24&lang=en").await;
    assert!(body.contains("New: 0. Changed: 2."), "{body}");
    let sentence = "Status: from “\u{2068}proposed\u{2069}” to “\u{2068}open\u{2069}”";
    let plain = sentence.replace(['\u{2068}', '\u{2069}'], "");
    assert!(body.contains(sentence) || body.contains(&plain), "{body}");
    assert!(body.contains("ports"), "{body}");
    let same = page(&state, "/register/difference?from=2026-11-23&to=2026-11-23&lang=en").await;
    assert!(same.contains("Nothing is different"), "{same}");
    // From before anything was there, the other way round, and nonsense.
    let body = page(&state, "/register/difference?from=2026-11-24&to=2026-11-22&lang=en").await;
    assert!(body.contains("New: 4."), "{body}");
    page(&state, "/register/difference?from=x&to=2026-02-31").await;
    // The history of the item says the same.
    let item = state_of(&visitor, "2.2").await;
    assert!(item.contains("Tags: from") && item.contains("ports"), "{item}");
}

#[tokio::test]
async fn an_item_on_one_sheet_and_in_the_language_of_the_reader() {
    let state = common::harbour().await;
    let body = page(&state, "/items/harbour:2.1/print?lang=en").await;
    assert!(body.contains("class=\"paper\"") && body.contains("Item 2.1"), "{body}");
    assert!(body.contains("As of 24 November 2026"), "{body}");
    assert!(body.contains("data-print hidden"), "without scripts there is no button");
    let body = page(&state, "/items/harbour:2.1?lang=zh").await;
    let clause = body.split("class=\"sides\"").nth(1).expect("the clause");
    let clause = clause.split("</section>").next().expect("a part");
    assert!(clause.contains("开展一次") && !clause.contains("survey"), "{clause}");
    // Two languages side by side, and the choice stands in the address.
    let body = page(&state, "/items/harbour:2.1?lang=zh&clause=ar&beside=en").await;
    let clause = body.split("class=\"sides\"").nth(1).expect("the clause");
    let clause = clause.split("</section>").next().expect("a part");
    assert!(clause.contains("lang=\"ar\" dir=\"rtl\"") && clause.contains("survey"), "{clause}");
    assert!(body.contains("?clause=zh&#38;beside=en\""), "{body}");
    let body = page(&state, "/items/harbour:2.1?lang=ru").await;
    assert!(!body.contains("clause=ru") && body.contains("Редакции на вашем языке нет"));
    assert!(!page(&state, "/items/harbour:2.1?lang=en").await.contains("There is no edition"));
    let missing = Visitor::new(&state).get("/items/harbour:9.9/print").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_waits_for_what_is_drawn_and_listed() {
    use actum_model::FieldValue;
    use actum_register::{Change, Command, Person};
    let (register, state) = common::harbour_register().await;
    let person = Person::alone("Ana");
    let depends = FieldValue::DependsOn(["harbour:2.1".into()].into());
    for item in ["harbour:2.2", "harbour:3.1"] {
        let command = Command::Edit { item: item.into(), values: vec![depends.clone()] };
        let at = "2026-11-24T09:00:00Z";
        let change = Change { command, person: &person, at, reason: String::new(), revision: None };
        register.change(change).await.expect("is changed");
    }
    let body = page(&state, "/items/harbour:2.1?lang=en").await;
    let drawn = body.split("class=\"dependencies\"").nth(1).expect("a picture");
    let drawn = drawn.split("</svg>").next().expect("a picture");
    assert_eq!(drawn.matches("<rect").count(), 3, "{drawn}");
    assert_eq!(drawn.matches("<path").count(), 2);
    assert!(body.contains("These wait for it"), "{body}");
    let body = page(&state, "/items/harbour:3.1?lang=en").await;
    assert!(body.contains("It waits for") && !body.contains("These wait for it"));
    assert!(!page(&state, "/items/harbour:1.1?lang=en").await.contains("class=\"dependencies\""));
}

#[tokio::test]
async fn the_calendar_leads_to_what_is_to_be_reported() {
    let state = common::harbour().await;
    let body = page(&state, "/occasions/calendar?month=2028-10&lang=en").await;
    assert!(body.contains("<h1>October 2028</h1>"), "{body}");
    assert_eq!(body.matches("<time datetime=\"2028-10-").count(), 31);
    assert!(body.contains("/occasions/calendar?month=2028-09"));
    assert!(body.contains("/occasions/wtsa-28/agenda"), "{body}");
    let body = page(&state, "/occasions/wtsa-28/agenda?lang=en").await;
    assert!(body.contains("Due by this meeting") && body.contains("/items/harbour:1.1"), "{body}");
    assert!(body.contains("/reports/action-plan.docx?occasion=wtsa-28\""), "{body}");
    for address in ["month=nonsense", "month=9999-01", "month=0000-01", ""] {
        page(&state, &format!("/occasions/calendar?{address}&lang=ar")).await;
    }
    let missing = Visitor::new(&state).get("/occasions/none/agenda").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}
