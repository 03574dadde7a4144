//! Whatever several people ask for in whatever order, refused or not: the state follows from the
//! events, both databases record the same, what moves to another register is the same there, the
//! list in memory answers as SQL does, and the register as it was as one made of the events up to
//! then.

#[path = "support/as_it_was.rs"]
mod as_it_was;
#[path = "support/database.rs"]
mod database;
mod support;

use actum_model::{
    ClaimKind, DueKind, Duty, FieldValue, Force, Instrument, ItemId, Language, Milestone,
    PartialDate, PartnerRole, Period, Present, Priority, Relation, RelationKind, Role, Timeliness,
};
use actum_register::{
    BodyRole, Change, Collectives, Command, DueFilter, FacetCounts, ItemQuery, NewEvidence,
    OccasionChange, OccasionCommand, Person, Register, RegisterError, SortColumn, SortDirection,
    Waiting,
};
use database::At;
use proptest::prelude::*;
use support::{Ask, ask, assert_sound, edition, import};

/// What somebody asks for: which command, on which item, and what else it takes, as numbers.
#[derive(Debug, Clone)]
struct Step {
    command: u8,
    item: usize,
    other: usize,
    value: u8,
    person: usize,
    /// How many events ago the item was looked at; `None` takes whatever is there.
    looked: Option<u8>,
    reason: bool,
}

fn any_step() -> impl Strategy<Value = Step> {
    let looked = prop::option::of(0..6u8);
    (0..20u8, 0..40usize, 0..40usize, any::<u8>(), 0..4usize, looked, any::<bool>()).prop_map(
        |(command, item, other, value, person, looked, reason)| Step {
            command,
            item,
            other,
            value,
            person,
            looked,
            reason,
        },
    )
}

/// A question about the items, as numbers.
type Asked = (u16, u8, u8, u8, u8);

fn any_query() -> impl Strategy<Value = Asked> {
    (any::<u16>(), any::<u8>(), any::<u8>(), 0..14u8, any::<u8>())
}

const BODIES: [&str; 6] = ["council", "group-2", "groups", "states", "director", "nobody"];

fn pick<T: Clone>(all: &[T], number: usize) -> T {
    all[number % all.len()].clone()
}

fn asks(text: usize) -> Vec<Ask> {
    let acts =
        ["study the question of numbers", "研究编号问题", "دراسة مسألة الترقيم", "изучить вопрос"];
    (0..6)
        .map(|number| {
            let id = format!("{}.{}", number / 3 + 1, number % 3 + 1);
            let mut ask = ask(&id, pick(&BODIES, number + text), pick(&acts, number))
                .force(&Force::ALL[number..number + 2])
                .with(pick(&BODIES, number + 1), PartnerRole::Support)
                .instrument(Instrument::ALL[number + text]);
            ask.confidence = 0.4 + number as f32 / 10.0;
            match number % 4 {
                0 => ask.at("assembly-28").report_to("council"),
                1 => ask.due(DueKind::Date, &[("", Some(PartialDate::year(2026)))]),
                2 => ask.due(DueKind::Ongoing, &[]),
                _ => ask,
            }
        })
        .collect()
}

fn people() -> [Person; 4] {
    [
        Person::with_role("Officer", Role::Secretariat, []),
        Person::with_role("Other officer", Role::Secretariat, []),
        Person::with_role("Focal", Role::FocalPoint, ["group-2".into(), "council".into()]),
        Person::with_role("Reader", Role::Reader, []),
    ]
}

/// The command that the numbers of a step mean.
fn command(step: &Step, item: ItemId, other: ItemId) -> Command {
    let value = usize::from(step.value);
    let claim = |kind| Command::Claim {
        item: item.clone(),
        kind,
        statement: format!("as said in {value}"),
        evidence: if value.is_multiple_of(3) { vec!["e1".into()] } else { Vec::new() },
        body: Some(pick(&BODIES, value).into()),
    };
    let edit = |values| Command::Edit { item: item.clone(), values };
    match step.command {
        0..=2 => Command::Confirm { item },
        3 => Command::Reject { item },
        4 => Command::Reopen { item },
        5 => edit(vec![
            FieldValue::Act(format!("act as in {value}")),
            FieldValue::Force(pick(&Force::ALL, value)),
        ]),
        6 => edit(vec![
            FieldValue::Owners(vec![pick(&BODIES, value).into()]),
            FieldValue::Tags([format!("tag {}", value % 4)].into()),
        ]),
        7 => edit(vec![FieldValue::Instruments(vec![pick(&Instrument::ALL, value)])]),
        8 => edit(vec![FieldValue::DependsOn([other].into())]),
        9 => edit(vec![
            FieldValue::Priority(Some(Priority::High)),
            FieldValue::Duty(if value.is_multiple_of(2) {
                Duty::Ongoing { every: "P1Y".to_owned() }
            } else {
                Duty::Once
            }),
            FieldValue::Milestones(vec![Milestone {
                id: "m1".to_owned(),
                title: "half of it".to_owned(),
                due: Some(PartialDate::year(2027)),
                occasion: None,
                reached: None,
            }]),
        ]),
        10 => edit(vec![FieldValue::Relations(
            [Relation { kind: RelationKind::Repeats, item: other }].into(),
        )]),
        11 => edit(vec![FieldValue::Due(Vec::new())]),
        12 => Command::Split {
            item,
            parts: vec![
                vec![FieldValue::Act(format!("one half of {value}"))],
                vec![FieldValue::Act(format!("the other half of {value}"))],
            ],
        },
        13 => Command::Merge { item, others: vec![other] },
        14 => {
            let states = ["in_progress", "awaiting", "delivered", "reported", "closed", "lost"];
            Command::Move { item, to: pick(&states, value).into() }
        }
        15 => Command::Note { item, words: format!("remark {value}") },
        16 => Command::Attach {
            item,
            title: String::new(),
            source: if value.is_multiple_of(2) {
                let bytes = format!("minutes {value}").into_bytes();
                NewEvidence::File { name: "minutes.txt".to_owned(), bytes }
            } else {
                NewEvidence::Link {
                    address: format!("https://example.org/{value}"),
                    seen: PartialDate::year(2026),
                }
            },
        },
        17 => claim(ClaimKind::Done),
        18 => claim(match value % 3 {
            0 => ClaimKind::Progress { percent: step.value },
            1 => ClaimKind::Period { period: "2026".to_owned() },
            _ => ClaimKind::Milestone { milestone: "m1".to_owned() },
        }),
        _ => Command::Decide {
            item,
            claim: format!("c{}", value % 2 + 1).as_str().into(),
            accepted: value % 4 > 1,
        },
    }
}

fn query(asked: Asked) -> ItemQuery {
    let (bits, one, two, sort, page) = asked;
    let (first, second) = (usize::from(one), usize::from(two));
    let mut query = ItemQuery {
        sort: SortColumn::ALL[usize::from(sort)],
        direction: if bits & 1 == 0 { SortDirection::Ascending } else { SortDirection::Descending },
        offset: u64::from(page % 5) * 2,
        limit: (page >= 64).then(|| u64::from(page % 7)),
        facets: if page % 8 == 7 { FacetCounts::LeftOut } else { FacetCounts::Counted },
        ..ItemQuery::default()
    };
    let set = |bit: u16| bits & (1 << bit) != 0 && bits & (1 << ((bit + 1) % 16)) == 0;
    if set(1) {
        query.texts = vec![pick(&["one", "two", "none"], first).into()];
    }
    if set(2) {
        query.bodies = vec![pick(&BODIES, first).into(), pick(&BODIES, second).into()];
        query.role = BodyRole::ALL[first % 5];
    }
    if set(3) {
        query.collectives = Collectives::Included;
    }
    if set(4) {
        query.forces = vec![pick(&Force::ALL, first), pick(&Force::ALL, second)];
    }
    if set(5) {
        let values = ["assembly-28", "2026", "2028-10", "2028", "none", "ongoing", "nothing"];
        query.due =
            vec![DueFilter::parse(pick(&values, first)), DueFilter::parse(pick(&values, second))];
    }
    if set(6) {
        query.actions = vec![pick(&["1".to_owned(), "2".to_owned(), "77".to_owned()], first)];
    }
    if set(7) {
        let states = ["proposed", "open", "rejected", "overtaken", "in_progress", "closed"];
        query.statuses = vec![pick(&states, first).into(), pick(&states, second).into()];
    }
    if set(8) {
        query.instruments = vec![pick(&Instrument::ALL, first), pick(&Instrument::ALL, second)];
    }
    if set(9) {
        query.tags = vec![format!("tag {}", first % 5)];
    }
    if set(10) {
        query.waits = vec![pick(&Waiting::ALL, first)];
    }
    if set(12) {
        query.present = Present::at("2028-10-01T09:00:00Z");
        query.timeliness = vec![pick(&Timeliness::ALL, first)];
    } else if set(13) {
        query.present = Present::at(pick(&["2027-06-20", "2029-01-01"], second));
    }
    if set(11) {
        let words = ["study", "номер", "вопрос", "编号", "الترقيم", "half of", " ", "1.2"];
        query.contains = Some(pick(&words, second).to_owned());
    }
    query
}

/// Two texts, then all steps; every few steps questions to SQL and to the list in memory. Gives how
/// many steps were refused, and the register as lines.
async fn follows(at: &At, steps: &[Step], queries: &[Asked]) -> (usize, Vec<u8>) {
    // One writes and asks the database, the other keeps a list and hears of nothing.
    let (register, listed) = (&at.open().await, at.open().await);
    for (number, text) in ["one", "two"].into_iter().enumerate() {
        let language = [Language::En, Language::Zh][number];
        import(register, text, &edition(language, "a.txt", &asks(number))).await.expect("imports");
    }
    listed.keep_listing().await.expect("is filled");
    let people = people();
    let (mut refused, mut queries) = (0, queries.iter().cycle());
    for (number, step) in steps.iter().enumerate() {
        let everything = ItemQuery { facets: FacetCounts::LeftOut, ..ItemQuery::default() };
        let items = register.items(&everything).await.expect("reads").items;
        let (item, other) = (&items[step.item % items.len()], &items[step.other % items.len()]);
        let change = Change {
            command: command(step, item.id.clone(), other.id.clone()),
            person: &people[step.person],
            at: &format!("2026-12-{:02}T09:00:00Z", 1 + number % 28),
            reason: if step.reason { "they said so".to_owned() } else { String::new() },
            revision: step.looked.map(|ago| (item.revision - i64::from(ago)).max(0)),
        };
        match register.change(change).await {
            Ok(_) => {}
            Err(RegisterError::Refused(_)) => refused += 1,
            Err(error) => panic!("{step:?}: {error}"),
        }
        // Now and then a meeting moves, and a later edition arrives.
        if number == 10 || number == 33 {
            meeting_moves(register, number, &people[0]).await;
        }
        if number == 20 || number == 40 {
            let mut asks = asks(number / 20);
            asks.rotate_left(1);
            asks.pop();
            let edition = edition(Language::En, &format!("{number}.txt"), &asks);
            import(register, "one", &edition).await.expect("imports");
        }
        if number % 3 == 0 {
            let asked = query(*queries.next().expect("without end"));
            same_answers(register, &listed, &asked).await;
        }
    }
    assert_sound(register).await;
    let mut lines = Vec::new();
    register.export(&mut lines).await.expect("exports");
    let asked: Vec<ItemQuery> = queries.by_ref().take(5).map(|asked| query(*asked)).collect();
    as_it_was::assert_as_it_was(register, &lines, &asked).await;
    let before = register.items(&ItemQuery::default()).await.expect("reads");
    register.rebuild().await.expect("rebuilds");
    assert_eq!(register.items(&ItemQuery::default()).await.expect("reads"), before);
    let copy = Register::open_in_memory().await.expect("opens");
    copy.load(&mut lines.as_slice()).await.expect("loads");
    assert_eq!(copy.items(&ItemQuery::default()).await.expect("reads"), before);
    assert_sound(&copy).await;
    (refused, lines)
}

async fn meeting_moves(register: &Register, number: usize, person: &Person) {
    let day = |day: usize| format!("2028-{:02}-{day:02}", 2 + number % 7).parse().ok();
    let period = Period { from: day(3), to: day(9) };
    let command = OccasionCommand::Move { occasion: "assembly-28".into(), period };
    let at = format!("2026-12-{:02}T10:00:00Z", 1 + number % 28);
    let change = OccasionChange { command, person, at: &at, reason: "the hall burnt".to_owned() };
    register.change_occasion(change).await.expect("moves");
}

async fn same_answers(register: &Register, listed: &Register, asked: &ItemQuery) {
    let by_sql = register.items(asked).await.expect("reads");
    let by_list = listed.items(asked).await.expect("reads");
    let shown = |page: &actum_register::ItemPage| -> Vec<String> {
        page.items.iter().map(|item| item.id.to_string()).collect()
    };
    assert_eq!(shown(&by_list), shown(&by_sql), "{asked:#?}");
    assert_eq!(by_list, by_sql, "{asked:#?}");
    let (by_sql, by_list) = (register.bodies().await, listed.bodies().await);
    assert_eq!(by_list.expect("reads"), by_sql.expect("reads"));
}

fn on_runtime<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(test)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_commands(
        steps in prop::collection::vec(any_step(), 1..60),
        queries in prop::collection::vec(any_query(), 20),
    ) {
        on_runtime(async {
            follows(&At::sqlite(), &steps, &queries).await;
        });
    }
}

proptest! {
    // Fewer: each case is a database of its own.
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_commands_on_both(
        steps in prop::collection::vec(any_step(), 1..60),
        queries in prop::collection::vec(any_query(), 20),
    ) {
        on_runtime(async {
            let Some(at) = At::postgres().await else { return };
            let here = follows(&at, &steps, &queries).await;
            let there = follows(&At::sqlite(), &steps, &queries).await;
            assert_eq!(here.0, there.0, "refused otherwise");
            assert_eq!(here.1, there.1, "recorded otherwise");
        });
    }
}

#[test]
fn the_commands_of_these_tests_are_not_all_refused() {
    // Every command by an officer on items in a row, with a reason: most of them are to be done.
    let steps: Vec<Step> = (0..60_u8)
        .map(|number| Step {
            command: if number < 12 { 0 } else { number % 20 },
            item: usize::from(number),
            other: usize::from(number) + 3,
            value: number,
            person: 0,
            looked: None,
            reason: true,
        })
        .collect();
    let (refused, _) =
        on_runtime(async { follows(&At::sqlite(), &steps, &[(0, 0, 0, 0, 0)]).await });
    assert!(refused < 35, "{refused} of 60");
}
