//! Filters, facets, order, and the sheets of bodies, occasions and plans.

#[macro_use]
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{
    DueKind, Force, Instrument, Language, PartialDate, PartnerRole, ReferenceTarget,
};
use actum_register::{
    BodyRole, Collectives, DueFilter, FacetCounts, FacetValue, ItemPage, ItemQuery, PlanQuery,
    Register, SortColumn, SortDirection,
};
use database::At;
use support::{ask, assert_sound, edition, ids, import};

on_both!(
    each_filter_by_itself,
    a_facet_counts_under_the_other_filters,
    counts_keep_their_promise,
    sorted_both_ways_and_back,
    groups_stand_together,
    pages_join_up,
    the_sheet_of_a_body,
    what_has_to_do_with_an_item,
    occasions_and_plans,
    facets_left_out_change_nothing_else,
);

async fn filled(at: &At) -> Register {
    let register = at.open().await;
    let text = [
        ask("1.1", "council", "zero base the rules")
            .force(&[Force::Invite, Force::Request])
            .with("states", PartnerRole::Consultation)
            .at("assembly-28")
            .instrument(Instrument::Study),
        ask("2.1", "group-10", "agree on a border")
            .force(&[Force::Instruct])
            .with("group-2", PartnerRole::Especially)
            .with("group-2", PartnerRole::Collaboration)
            .report_to("council")
            .instrument(Instrument::Coordination),
        ask("2.2", "group-10", "report the border")
            .force(&[Force::Instruct])
            .group("2.1")
            .instrument(Instrument::Report)
            .refers(ReferenceTarget::Commitment { id: "2.1".into() })
            .due(DueKind::Date, &[("", Some(PartialDate::year(2026)))]),
        ask("2.2b", "group-2", "comment on the border")
            .force(&[Force::Encourage])
            .due(DueKind::Ongoing, &[]),
        ask("10.1", "groups", "share what was learnt")
            .refers(ReferenceTarget::Provision { id: "2".into() })
            .refers(ReferenceTarget::Unresolved { name: "Annex 7".into() })
            .due(DueKind::Period, &[]),
        ask("11.1", "states+companies", "send experts"),
    ];
    import(&register, "m", &edition(Language::Es, "a.txt", &text)).await.expect("imports");
    register
}

async fn find(register: &Register, query: ItemQuery) -> ItemPage {
    register.items(&query).await.expect("reads")
}

fn numbers(page: &ItemPage) -> Vec<&str> {
    page.items.iter().map(|item| item.id.parts().1).collect()
}

fn counts(facet: &[FacetValue]) -> Vec<String> {
    let mark = |one: &FacetValue| if one.chosen { "*" } else { "" };
    facet.iter().map(|one| format!("{}{} {}", mark(one), one.value, one.count)).collect()
}

async fn each_filter_by_itself(at: At) {
    let register = filled(&at).await;
    let query = ItemQuery::default;
    let body = |id: &str, role| ItemQuery { bodies: vec![id.into()], role, ..query() };
    let due = |value: &str| ItemQuery { due: vec![DueFilter::parse(value)], ..query() };
    let contains = |words: &str| ItemQuery { contains: Some(words.to_owned()), ..query() };
    let table: Vec<(ItemQuery, &[&str])> = vec![
        (query(), &["1.1", "2.1", "2.2", "2.2b", "10.1", "11.1"]),
        (body("group-2", BodyRole::Any), &["2.1", "2.2b"]),
        (body("group-2", BodyRole::Owner), &["2.2b"]),
        (body("group-2", BodyRole::Partner), &["2.1"]),
        (body("council", BodyRole::Any), &["1.1", "2.1"]),
        (body("council", BodyRole::ReportTo), &["2.1"]),
        (body("council", BodyRole::ProposedReportTo), &["2.2b", "10.1"]),
        (body("assembly", BodyRole::ProposedReportTo), &["1.1"]),
        (body("nobody", BodyRole::Any), &[]),
        (
            ItemQuery { collectives: Collectives::Included, ..body("group-2", BodyRole::Owner) },
            &["2.2b", "10.1"],
        ),
        (ItemQuery { forces: vec![Force::Request], ..query() }, &["1.1", "10.1", "11.1"]),
        (ItemQuery { forces: vec![Force::Invite, Force::Encourage], ..query() }, &["1.1", "2.2b"]),
        (due("assembly-28"), &["1.1"]),
        (due("2028"), &["1.1"]),
        (due("2028-10"), &["1.1"]),
        (due("2028-11"), &[]),
        (due("2026"), &["2.2"]),
        (due("ongoing"), &["2.2b"]),
        (due("period"), &["10.1"]),
        (due("none"), &["2.1", "11.1"]),
        (
            ItemQuery { due: vec![DueFilter::parse("2026"), DueFilter::None], ..query() },
            &["2.1", "2.2", "11.1"],
        ),
        (
            ItemQuery { actions: vec!["2".to_owned(), "11".to_owned()], ..query() },
            &["2.1", "2.2", "2.2b", "11.1"],
        ),
        (ItemQuery { instruments: vec![Instrument::Study], ..query() }, &["1.1"]),
        (ItemQuery { statuses: vec!["open".into()], ..query() }, &[]),
        (ItemQuery { texts: vec!["other".into()], ..query() }, &[]),
        (contains("BORDER"), &["2.1", "2.2", "2.2b"]),
        (contains("m:10."), &["10.1"]),
        (contains("100%"), &[]),
        (contains("' OR 1=1 --"), &[]),
        (contains("  "), &["1.1", "2.1", "2.2", "2.2b", "10.1", "11.1"]),
    ];
    for (query, expected) in table {
        let page = find(&register, query.clone()).await;
        assert_eq!(numbers(&page), expected, "{query:?}");
        assert_eq!(page.total, expected.len() as u64, "{query:?}");
    }
}

async fn a_facet_counts_under_the_other_filters(at: At) {
    let register = filled(&at).await;
    let page = find(&register, ItemQuery::default()).await;
    assert_eq!(counts(&page.facets.texts), ["m 6"]);
    assert_eq!(counts(&page.facets.forces), ["instruct 2", "request 3", "invite 1", "encourage 1"]);
    assert_eq!(counts(&page.facets.actions), ["1 1", "2 3", "10 1", "11 1"]);
    assert_eq!(
        counts(&page.facets.due),
        ["2026 1", "2028 1", "assembly-28 1", "none 2", "ongoing 1", "period 1"]
    );
    assert_eq!(counts(&page.facets.statuses), ["proposed 6"]);

    let query = ItemQuery {
        bodies: vec!["group-10".into()],
        role: BodyRole::Owner,
        forces: vec![Force::Instruct, Force::Urge],
        ..ItemQuery::default()
    };
    let page = find(&register, query).await;
    assert_eq!(numbers(&page), ["2.1", "2.2"]);
    // Under the force filter only, in the role asked for.
    assert_eq!(counts(&page.facets.bodies), ["*group-10 2"]);
    // Under the body filter only; what was chosen and has nothing is listed.
    assert_eq!(counts(&page.facets.forces), ["*instruct 2", "*urge 0"]);
    // Under both.
    assert_eq!(counts(&page.facets.due), ["2026 1", "none 1"]);
    assert_eq!(counts(&page.facets.instruments), ["coordination 1", "report 1"]);
}

/// What a person sees: choosing a value gives as many items as its count said.
async fn counts_keep_their_promise(at: At) {
    let register = filled(&at).await;
    for chosen in ["", "request", "instruct"] {
        let forces: Vec<Force> = Force::from_name(chosen).into_iter().collect();
        let base = ItemQuery { forces, ..ItemQuery::default() };
        let facets = find(&register, base.clone()).await.facets;
        let mut tried = 0;
        for value in &facets.bodies {
            let query = ItemQuery { bodies: vec![value.value.as_str().into()], ..base.clone() };
            assert_eq!(find(&register, query).await.total, value.count, "{value:?}");
            tried += 1;
        }
        for value in &facets.due {
            let query = ItemQuery { due: vec![DueFilter::parse(&value.value)], ..base.clone() };
            assert_eq!(find(&register, query).await.total, value.count, "{value:?}");
            tried += 1;
        }
        for value in &facets.actions {
            let query = ItemQuery { actions: vec![value.value.clone()], ..base.clone() };
            assert_eq!(find(&register, query).await.total, value.count, "{value:?}");
            tried += 1;
        }
        assert!(tried > 4, "{tried}");
    }
}

async fn sorted_both_ways_and_back(at: At) {
    let register = filled(&at).await;
    let sorted = async |sort, direction| {
        let page = find(&register, ItemQuery { sort, direction, ..ItemQuery::default() }).await;
        page.items.iter().map(|item| item.id.parts().1.to_owned()).collect::<Vec<_>>()
    };
    use SortDirection::{Ascending, Descending};
    let original = ["1.1", "2.1", "2.2", "2.2b", "10.1", "11.1"];
    assert_eq!(sorted(SortColumn::Original, Ascending).await, original);
    let mut backwards = original;
    backwards.reverse();
    assert_eq!(sorted(SortColumn::Original, Descending).await, backwards);
    assert_eq!(sorted(SortColumn::Id, Ascending).await, original, "2 before 10");
    assert_eq!(sorted(SortColumn::Id, Descending).await, backwards);
    assert_eq!(
        sorted(SortColumn::Owner, Ascending).await,
        ["1.1", "2.2b", "2.1", "2.2", "10.1", "11.1"],
        "group-2 before group-10, ties in the order of the text"
    );
    assert_eq!(
        sorted(SortColumn::Force, Ascending).await,
        ["2.1", "2.2", "10.1", "11.1", "1.1", "2.2b"]
    );
    assert_eq!(
        sorted(SortColumn::Due, Ascending).await,
        ["2.2", "1.1", "2.1", "2.2b", "10.1", "11.1"]
    );
    assert_eq!(
        sorted(SortColumn::Due, Descending).await,
        ["1.1", "2.2", "2.1", "2.2b", "10.1", "11.1"],
        "without a day at the end both ways"
    );
    assert_eq!(sorted(SortColumn::ReportTo, Ascending).await[0], "2.1", "stated before proposed");
    assert_eq!(sorted(SortColumn::Act, Ascending).await[0], "2.1", "agree …");
    assert_eq!(
        sorted(SortColumn::Doubt, Ascending).await,
        sorted(SortColumn::Confidence, Ascending).await,
        "nothing is confirmed yet: the least sure first"
    );
    for column in SortColumn::ALL {
        assert_eq!(SortColumn::from_name(column.name()), Some(column));
        assert_eq!(sorted(column, Descending).await.len(), 6);
    }
}

/// Grouped lists are sorted inside each group, and the list in memory says the same as SQL.
async fn groups_stand_together(at: At) {
    let register = filled(&at).await;
    for listed in [false, true] {
        if listed {
            register.keep_listing().await.expect("is filled");
        }
        let grouped = async |group, sort| {
            let query = ItemQuery { group: Some(group), sort, ..ItemQuery::default() };
            let page = find(&register, query).await;
            page.items.iter().map(|item| item.id.parts().1.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            grouped(SortColumn::Owner, SortColumn::Due).await,
            ["1.1", "2.2b", "2.2", "2.1", "10.1", "11.1"],
            "the dated item of group-10 ahead of the other"
        );
        assert_eq!(
            grouped(SortColumn::Force, SortColumn::Act).await,
            ["2.1", "2.2", "11.1", "10.1", "1.1", "2.2b"]
        );
        assert_eq!(
            grouped(SortColumn::Original, SortColumn::Id).await,
            ["1.1", "2.1", "2.2", "2.2b", "10.1", "11.1"]
        );
        let query =
            ItemQuery { group: Some(SortColumn::Due), limit: Some(2), ..ItemQuery::default() };
        let page = find(&register, query).await;
        assert_eq!(numbers(&page), ["2.2", "1.1"]);
        assert_eq!(page.next, None);
    }
}

async fn pages_join_up(at: At) {
    let register = filled(&at).await;
    let mut seen = Vec::new();
    for offset in [0, 2, 4, 6] {
        let query = ItemQuery { offset, limit: Some(2), ..ItemQuery::default() };
        let page = find(&register, query).await;
        assert_eq!(page.total, 6);
        seen.extend(page.items.into_iter().map(|item| item.id));
    }
    assert_eq!(ids(&seen), ["m:1.1", "m:2.1", "m:2.2", "m:2.2b", "m:10.1", "m:11.1"]);
    let page = find(&register, ItemQuery { limit: Some(0), ..ItemQuery::default() }).await;
    assert_eq!((page.items.len(), page.total), (0, 6));
    let page = find(&register, ItemQuery { offset: u64::MAX, ..ItemQuery::default() }).await;
    assert_eq!(page.items.len(), 0);
}

async fn the_sheet_of_a_body(at: At) {
    let register = filled(&at).await;
    let sheet = register.body_sheet(&"group-2".into()).await.expect("reads").expect("is there");
    let listed = |entries: &[actum_register::SheetEntry]| -> Vec<String> {
        entries
            .iter()
            .map(|entry| {
                let through = entry.through.as_ref().map_or("itself", |id| id.as_str());
                format!("{} {through} {:?}", entry.item.id.parts().1, entry.partner_roles)
            })
            .collect()
    };
    assert_eq!(listed(&sheet.owned), ["2.2b itself []", "10.1 groups []"]);
    assert_eq!(listed(&sheet.partner), ["2.1 itself [Collaboration, Especially]"]);
    let collectives: Vec<_> = sheet.collectives.iter().map(|body| body.id.as_str()).collect();
    assert_eq!(collectives, ["all", "groups"], "also through a collective in a collective");
    let council = register.body_sheet(&"council".into()).await.expect("reads").expect("is there");
    assert_eq!(listed(&council.reported), ["2.1 itself []"]);
    assert_eq!(listed(&council.proposed), ["2.2b itself []", "10.1 itself []"]);
    assert!(register.body_sheet(&"nobody".into()).await.expect("reads").is_none());

    let bodies = register.bodies().await.expect("reads");
    let order: Vec<_> = bodies.iter().map(|one| one.body.id.as_str()).collect();
    assert_eq!(order[5..8], ["group-2", "group-9", "group-10"]);
    let group = &bodies[5];
    assert_eq!(
        (group.owned, group.partner, group.report_to, group.through_collectives),
        (1, 1, 0, 1)
    );
    let council = bodies.iter().find(|one| one.body.id.as_str() == "council").expect("is there");
    assert_eq!((council.owned, council.report_to, council.proposed_report_to), (1, 1, 2));

    register.keep_listing().await.expect("is filled");
    assert_eq!(register.bodies().await.expect("reads"), bodies, "from the list in memory");
}

async fn what_has_to_do_with_an_item(at: At) {
    let register = filled(&at).await;
    let listed = |items: &[actum_model::Item]| -> Vec<String> {
        items.iter().map(|item| item.id.parts().1.to_owned()).collect()
    };
    let related = register.related(&"m:2.2".into()).await.expect("reads");
    assert_eq!(listed(&related.references), ["2.1"]);
    assert_eq!(listed(&related.referenced_by), ["10.1"], "10.1 points at the whole of action 2");
    assert_eq!(listed(&related.same_provision), ["2.2b"]);
    assert_eq!(listed(&related.same_group), ["2.1"]);
    let related = register.related(&"m:10.1".into()).await.expect("reads");
    assert_eq!(listed(&related.references), ["2.1", "2.2", "2.2b"]);
    let related = register.related(&"m:1.1".into()).await.expect("reads");
    assert_eq!(related, actum_register::RelatedItems::default());
    let related = register.related(&"m:99".into()).await.expect("reads");
    assert_eq!(related, actum_register::RelatedItems::default());
    assert_eq!(find(&register, ItemQuery::default()).await.total, 6, "the connection is in order");
}

async fn occasions_and_plans(at: At) {
    let register = filled(&at).await;
    let occasions = register.occasions().await.expect("reads");
    let listed: Vec<_> =
        occasions.iter().map(|sheet| (sheet.occasion.id.as_str(), sheet.due.len())).collect();
    assert_eq!(listed, [("assembly-24", 0), ("assembly-28", 1), ("assembly-32", 0)]);
    assert_eq!(occasions[1].due[0].item.as_str(), "m:1.1");
    assert_eq!(occasions[1].due[0].rule, "test");

    let plan = PlanQuery { text: None, body: None, language: Language::Fr };
    let all = register.plan(&plan).await.expect("reads");
    assert_eq!((all.items.len(), all.as_of.as_str()), (6, support::AT));
    assert_eq!(all.texts.len(), 1);
    assert_eq!(all.texts[0].source_name, "a.txt");
    let named: Vec<_> = all.bodies.iter().map(|body| body.id.as_str()).collect();
    assert_eq!(
        named,
        ["assembly", "companies", "council", "group-2", "group-10", "groups", "states"]
    );
    assert_eq!(all.occasions.len(), 1);
    let group = PlanQuery { body: Some("group-9".into()), ..plan.clone() };
    let group = register.plan(&group).await.expect("reads");
    let numbers: Vec<_> = group.items.iter().map(|item| item.id.parts().1).collect();
    assert_eq!(numbers, ["10.1"], "through the collective");
    assert_eq!(group.body.expect("is known").id.as_str(), "group-9");
    let none = PlanQuery { text: Some("n".into()), ..plan };
    assert!(register.plan(&none).await.expect("reads").items.is_empty());
    assert_sound(&register).await;
}

async fn facets_left_out_change_nothing_else(at: At) {
    let register = filled(&at).await;
    let with = register.items(&ItemQuery::default()).await.expect("a page");
    let query = ItemQuery { facets: FacetCounts::LeftOut, ..ItemQuery::default() };
    let without = register.items(&query).await.expect("a page");
    assert_eq!((&with.items, with.total), (&without.items, without.total));
    assert!(with.total > 0);
    assert_eq!(without.facets, actum_register::Facets::default());
}
