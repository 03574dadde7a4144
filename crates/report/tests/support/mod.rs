//! A plan of our own wording in several languages, and labels from the message packs.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::path::Path;

use actum_model::{
    ActionPlan, Basis, Body, BodyKind, BodyNames, Citation, CitationKind, Commitment, CommitmentId,
    Condition, ConditionKind, Deliverable, Distribution, Doubt, Due, DueKind, DueReading,
    DueRelation, Force, ForceReading, ForceValue, Instrument, Item, ItemId, Language, Located,
    Occasion, OccasionKind, PartialDate, Partner, PartnerRole, Party, Period, PlanText, Span,
    TextId,
};
use actum_report::{LabelValue, Labels};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The labels of one language, straight from `packs/messages`. There is no falling back to
/// English here: a missing message must be seen.
pub(crate) struct PackLabels {
    bundle: FluentBundle<FluentResource>,
}

impl PackLabels {
    pub(crate) fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
        for name in ["report", "amend", "papers", "time", "common", "item", "succession"] {
            let file = format!("../../packs/messages/{language}/{name}.ftl");
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            let messages = std::fs::read_to_string(&file).expect("a message file");
            let resource = FluentResource::try_new(messages).expect("messages that parse");
            bundle.add_resource(resource).expect("ids that differ");
        }
        Self { bundle }
    }
}

impl Labels for PackLabels {
    fn find(&self, id: &str, values: &[(&str, LabelValue<'_>)]) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            match value {
                LabelValue::Text(text) => arguments.set(*name, *text),
                LabelValue::Number(number) => arguments.set(*name, *number),
            }
        }
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let words = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(words.into_owned())
    }
}

/// Control characters that no XML part may hold, and a formula that must stay text.
pub(crate) const INJECTION: &str = "=HYPERLINK(\"http://example.org\",\"open\")";
pub(crate) const CONTROLS: &str =
    "The bureau shall\u{0} keep\u{b} the list\u{1f} up to date.\u{ffff}";
pub(crate) const CHINESE: &str =
    "大会请第三工作组（作为牵头组）与秘书处协作，研究共享测量数据的做法，并向顾问委员会报告。";
pub(crate) const ARABIC: &str =
    "تدعو الجمعية الفريق WG3 إلى إعداد دليل (نسخة أولى) بشأن تبادل البيانات قبل الدورة 12.";
pub(crate) const ENGLISH: &str = "instructs the Secretary of the Bureau, in collaboration with Working \
    Group 3, to publish every year a register of shared test sites & to report to the Advisory \
    Board, where possible before the next Assembly.";
pub(crate) const RUSSIAN: &str = "поручает Рабочей группе 7 подготовить обзор методов измерений и \
    представить его Совету.";

fn names(entries: &[(Language, &str, &str)]) -> BTreeMap<Language, BodyNames> {
    entries
        .iter()
        .map(|(language, name, short)| {
            let short = if short.is_empty() { vec![] } else { vec![(*short).to_owned()] };
            (*language, BodyNames { name: (*name).to_owned(), short, also: vec![] })
        })
        .collect()
}

fn body(id: &str, kind: BodyKind, entries: &[(Language, &str, &str)]) -> Body {
    Body {
        id: id.into(),
        kind,
        parent: None,
        names: names(entries),
        valid: Period::default(),
        predecessors: vec![],
        lists_members: false,
        members: vec![],
        reports_to: None,
        source: String::new(),
        verified: true,
    }
}

fn bodies() -> Vec<Body> {
    use Language::{Ar, En, Fr, Zh};
    let mut all = body(
        "groups",
        BodyKind::Collective,
        &[(En, "All working groups", ""), (Zh, "所有工作组", ""), (Ar, "جميع أفرقة العمل", "")],
    );
    all.members = vec!["wg3".into(), "wg7".into()];
    vec![
        body(
            "secretary",
            BodyKind::Position,
            &[
                (En, "Secretary of the Bureau", ""),
                (Zh, "秘书处秘书长", ""),
                (Ar, "أمين المكتب", ""),
                (Fr, "Secrétaire du Bureau", ""),
            ],
        ),
        body(
            "wg3",
            BodyKind::Group,
            &[
                (En, "Working Group 3: Measurement data", "WG3"),
                (Zh, "第三工作组：测量数据", "第3工作组"),
                (Ar, "فريق العمل 3: بيانات القياس", "فريق العمل 3"),
            ],
        ),
        body("wg7", BodyKind::Group, &[(En, "Working Group 7: Methods", "WG7")]),
        body(
            "board",
            BodyKind::AdvisoryGroup,
            &[(En, "Advisory Board", "AB"), (Zh, "顾问委员会", ""), (Ar, "المجلس الاستشاري", "")],
        ),
        all,
    ]
}

fn stated<T>(value: T, quote: &str) -> Located<T> {
    let span = Span::new(0, quote.len());
    Located { value, basis: Basis::Stated { span, quote: quote.to_owned() }, confidence: 0.95 }
}

fn inferred<T>(value: T, rule: &str) -> Located<T> {
    let basis = Basis::Inferred { rule: rule.to_owned(), span: None, quote: None };
    Located { value, basis, confidence: 0.6 }
}

fn party(name: &str, body: Option<&str>) -> Party {
    Party { name: name.to_owned(), body: body.map(Into::into) }
}

fn force(verb: &str, readings: &[(Force, &str, f32)]) -> ForceValue {
    ForceValue {
        force: readings[0].0,
        verb: verb.to_owned(),
        lemma: verb.to_owned(),
        readings: readings
            .iter()
            .map(|(force, english, weight)| ForceReading {
                force: *force,
                english: (*english).to_owned(),
                weight: *weight,
            })
            .collect(),
        reiterated: false,
    }
}

fn item(number: usize, text: &str, clause: &str, action: &str) -> Item {
    let id = CommitmentId::new(format!("{action}.{number}"));
    let text = TextId::new(text);
    Item {
        id: ItemId::join(&text, &id),
        edition: format!("{text}/en/1").into(),
        text,
        provision: action.into(),
        action: action.to_owned(),
        clause: clause.to_owned(),
        commitment: Commitment {
            group: id.clone(),
            id,
            provision: action.into(),
            force: stated(force("instructs", &[(Force::Instruct, "instructs", 1.0)]), "instructs"),
            addressees: vec![stated(
                party("Secretary of the Bureau", Some("secretary")),
                "Secretary of the Bureau",
            )],
            distribution: Distribution::Single,
            partners: vec![stated(
                Partner {
                    party: party("Working Group 3", Some("wg3")),
                    role: PartnerRole::Collaboration,
                },
                "Working Group 3",
            )],
            act: stated(
                "publish every year a register of shared test sites".to_owned(),
                "publish every year a register of shared test sites",
            ),
            deliverables: vec![stated(
                Deliverable { kind: "register".to_owned(), name: "a register".to_owned() },
                "a register",
            )],
            due: vec![stated(
                Due {
                    kind: DueKind::Occasion,
                    relation: DueRelation::Before,
                    written: "the next Assembly".to_owned(),
                    offset: None,
                    readings: vec![DueReading {
                        occasion: Some("assembly-2030".into()),
                        date: None,
                        interval: None,
                        rule: "next-in-series".to_owned(),
                        ..DueReading::default()
                    }],
                },
                "the next Assembly",
            )],
            report_to: vec![stated(party("Advisory Board", Some("board")), "Advisory Board")],
            conditions: vec![stated(
                Condition { kind: ConditionKind::Hedge, words: "where possible".to_owned() },
                "where possible",
            )],
            citations: vec![stated(
                Citation {
                    kind: CitationKind::Resolution,
                    normalized: "Resolution 4 (Rev. Example City, 2026)".to_owned(),
                    number: Some("4".to_owned()),
                    paragraph: Some("2.1".to_owned()),
                    revision: None,
                    body: None,
                },
                "Resolution 4",
            )],
            references: vec![],
            instruments: vec![inferred(Instrument::Report, "deliverable-names-instrument")],
            confidence: 0.87,
            doubts: vec![],
        },
        owners: vec!["secretary".into()],
        proposed_report_to: None,
        extracted: None,
        merged: Vec::new(),
        revision: 1,
        follow_up: actum_model::FollowUp::default(),
        status: "open".into(),
        schedule: actum_model::Schedule::default(),
        updated_at: "2026-10-02T09:15:00Z".to_owned(),
    }
}

fn ambiguous(mut item: Item) -> Item {
    item.clause = CHINESE.to_owned();
    let commitment = &mut item.commitment;
    commitment.force = stated(
        force("请", &[(Force::Invite, "invites", 0.6), (Force::Request, "requests", 0.4)]),
        "请",
    );
    commitment.addressees = vec![
        stated(party("第三工作组", Some("wg3")), "第三工作组"),
        stated(party("第七工作组", Some("wg7")), "第七工作组"),
    ];
    commitment.distribution = Distribution::Joint;
    commitment.act = stated("研究共享测量数据的做法".to_owned(), "研究共享测量数据的做法");
    commitment.report_to = vec![];
    commitment.due = vec![stated(
        Due {
            kind: DueKind::Period,
            relation: DueRelation::During,
            written: "下一周期".to_owned(),
            offset: None,
            readings: vec![
                DueReading {
                    occasion: Some("period-2027".into()),
                    date: None,
                    interval: None,
                    rule: "period-after-next".to_owned(),
                    ..DueReading::default()
                },
                DueReading {
                    occasion: None,
                    date: PartialDate::month(2031, 3),
                    interval: None,
                    rule: "coming-period".to_owned(),
                    ..DueReading::default()
                },
            ],
        },
        "下一周期",
    )];
    commitment.doubts = vec![
        Doubt {
            field: "force".to_owned(),
            code: "force-ambiguous".to_owned(),
            message: "The verb has two readings.".to_owned(),
        },
        Doubt {
            field: "act".to_owned(),
            code: "act-unusual".to_owned(),
            message: "The act has no verb of its own.".to_owned(),
        },
    ];
    item.owners = vec!["wg3".into(), "wg7".into()];
    item.proposed_report_to = Some(inferred(party("", Some("board")), "usual-recipient"));
    item
}

fn arabic(mut item: Item) -> Item {
    item.clause = ARABIC.to_owned();
    let commitment = &mut item.commitment;
    commitment.force = stated(force("تدعو", &[(Force::Invite, "invites", 1.0)]), "تدعو");
    commitment.addressees = vec![stated(party("جميع الأفرقة", Some("groups")), "الفريق")];
    commitment.distribution = Distribution::Each;
    commitment.act = stated(
        "إعداد دليل (نسخة أولى) بشأن تبادل البيانات".to_owned(),
        "إعداد دليل (نسخة أولى) بشأن تبادل البيانات",
    );
    commitment.due = vec![stated(
        Due {
            kind: DueKind::Ongoing,
            relation: DueRelation::From,
            written: "بصورة مستمرة".to_owned(),
            offset: None,
            readings: vec![],
        },
        "بصورة مستمرة",
    )];
    item.owners = vec!["groups".into()];
    item
}

/// A plan of `count` items from three texts, in the plan language given.
pub(crate) fn plan(language: Language, count: usize) -> ActionPlan {
    let mut items = Vec::new();
    for number in 1..=count {
        // Three blocks of texts; an action has three items.
        let text = match number * 3 / (count + 1) {
            0 => "example-en",
            1 => "example-zh",
            _ => "example-ar",
        };
        let action = (number.div_ceil(3)).to_string();
        let mut entry = item(number, text, ENGLISH, &action);
        entry = match text {
            "example-zh" => ambiguous(entry),
            "example-ar" => arabic(entry),
            _ => entry,
        };
        match number {
            2 => entry.clause = INJECTION.to_owned(),
            3 => {
                entry.clause = CONTROLS.to_owned();
                entry.commitment.act.value = "+1 keep the list\u{0} up to date".to_owned();
                entry.status = "closed".into();
            }
            4 => {
                entry.clause = format!("{RUSSIAN} {}", "Долгий текст. ".repeat(60));
                entry.commitment.addressees =
                    vec![stated(party("Рабочая группа 7", None), "группа")];
                entry.owners = vec![];
            }
            5 => {
                entry.commitment.addressees = vec![];
                entry.owners = vec![];
                entry.status = "in_progress".into();
                entry.commitment.report_to =
                    vec![stated(party("the Council", None), "the Council")];
            }
            _ => {}
        }
        items.push(entry);
    }
    let workflow = include_str!("../../../../packs/workflows/action-plan.toml");
    ActionPlan {
        workflows: vec![toml::from_str(workflow).expect("a workflow")],
        language,
        as_of: "2026-11-20T16:45:10Z".to_owned(),
        event: 120,
        texts: vec![
            plan_text(
                "example-en",
                "Decisions of the Example Assembly",
                Language::En,
                "decisions.docx",
            ),
            plan_text("example-zh", "示例大会的行动", Language::Zh, "actions.zh.txt"),
            plan_text("example-ar", "إجراءات الجمعية (نموذج)", Language::Ar, "actions.ar.html"),
        ],
        items,
        bodies: bodies(),
        occasions: vec![
            occasion("assembly-2030", OccasionKind::Assembly, "EA-30", "第30届示例大会", 2030),
            occasion(
                "period-2027",
                OccasionKind::StudyPeriod,
                "Study period 2027–2030",
                "2027-2030年研究期",
                2027,
            ),
        ],
        procedures: Vec::new(),
        present: None,
        timeliness: BTreeMap::new(),
        body: None,
        occasion: None,
        since: None,
        changes: Vec::new(),
    }
}

fn plan_text(id: &str, title: &str, language: Language, source_name: &str) -> PlanText {
    PlanText {
        id: id.into(),
        title: title.to_owned(),
        language,
        source_name: source_name.to_owned(),
        source_sha256: "0123456789abcdef".repeat(4),
    }
}

fn occasion(id: &str, kind: OccasionKind, english: &str, chinese: &str, year: i16) -> Occasion {
    Occasion {
        id: id.into(),
        kind,
        series: "example".to_owned(),
        body: "board".into(),
        period: Period { from: Some(PartialDate::year(year)), to: None },
        names: BTreeMap::from([
            (Language::En, vec![english.to_owned()]),
            (Language::Zh, vec![chinese.to_owned()]),
        ]),
        place: BTreeMap::new(),
        cancelled: false,
        revision: 0,
        source: String::new(),
        verified: true,
    }
}
