//! House templates, issued reports, and columns that were understood once.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::BodyId;
use actum_register::IssuedReport;
use database::At;
use support::AT;

on_both!(templates_are_kept_by_body, a_report_follows_the_last_one, columns_are_remembered);

async fn templates_are_kept_by_body(at: At) {
    let register = at.open().await;
    let body = BodyId::new("none-such");
    assert_eq!(register.template_for(Some(&body)).await.expect("reads"), None);
    let keep = async |body: Option<&BodyId>, bytes: &[u8]| {
        let file = ("house.docx", bytes.to_vec());
        register.keep_template(body, file, "A. Officer", AT).await.expect("keeps")
    };
    keep(None, b"for all").await;
    keep(Some(&body), b"own").await;
    let sha256 = keep(Some(&body), b"own, again").await;
    let kept = register.templates().await.expect("reads");
    let bodies: Vec<Option<&BodyId>> = kept.iter().map(|one| one.body.as_ref()).collect();
    assert_eq!(bodies, [None, Some(&body)]);
    assert_eq!(kept[1].sha256, sha256);
    assert_eq!(
        (kept[1].file_name.as_str(), kept[1].kept_by.as_str()),
        ("house.docx", "A. Officer")
    );
    let found = async |body: Option<&BodyId>| register.template_for(body).await.expect("reads");
    assert_eq!(found(Some(&body)).await.as_deref(), Some(b"own, again".as_slice()));
    let other = BodyId::new("other");
    assert_eq!(found(Some(&other)).await.as_deref(), Some(b"for all".as_slice()));
    assert_eq!(found(None).await.as_deref(), Some(b"for all".as_slice()));
    assert!(register.remove_template(None).await.expect("removes"));
    assert!(!register.remove_template(None).await.expect("asks"));
    assert_eq!(found(Some(&other)).await, None);
}

async fn a_report_follows_the_last_one(at: At) {
    let register = at.open().await;
    let issue = async |body: Option<&str>, moment: &str| {
        let report = IssuedReport {
            body: body.map(BodyId::from),
            occasion: None,
            text: None,
            moment: moment.to_owned(),
            since: Some("what the caller says does not count".to_owned()),
            language: "en".to_owned(),
            format: "docx".to_owned(),
            issued_by: "A. Officer".to_owned(),
        };
        register.issue_report(report).await.expect("issues")
    };
    assert_eq!(issue(None, "2026-03-01T10:00:00.7Z").await.since, None);
    assert_eq!(issue(Some("tsag"), "2026-04-01T10:00:00Z").await.since, None);
    let second = issue(None, "2026-05-01T12:00:00+02:00").await;
    assert_eq!(second.moment, "2026-05-01T10:00:00Z");
    assert_eq!(second.since.as_deref(), Some("2026-03-01T10:00:00Z"));
    // The same moment again is the same report.
    issue(None, "2026-05-01T10:00:00Z").await;
    let issued = register.issued_reports().await.expect("reads");
    let moments: Vec<&str> = issued.iter().map(|one| one.moment.as_str()).collect();
    assert_eq!(moments, ["2026-05-01T10:00:00Z", "2026-04-01T10:00:00Z", "2026-03-01T10:00:00Z"]);
    assert!(issued[0].follows(&issued[2]) && !issued[0].follows(&issued[1]));
    let moments_that_are_none =
        IssuedReport { moment: "yesterday".to_owned(), ..issued[0].clone() };
    assert!(register.issue_report(moments_that_are_none).await.is_err());
}

async fn columns_are_remembered(at: At) {
    let register = at.open().await;
    assert_eq!(register.plan_columns("abc").await.expect("reads"), None);
    for columns in ["action=2", "action=2 status=5"] {
        register.remember_plan_columns("abc", columns, "A. Officer", AT).await.expect("keeps");
    }
    assert_eq!(
        register.plan_columns("abc").await.expect("reads").as_deref(),
        Some("action=2 status=5")
    );
}
