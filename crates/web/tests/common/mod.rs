//! A small register for tests: an invented text in three languages, made by hand so that it holds
//! everything a page must show, whatever the reader and the extraction can do.

#![allow(dead_code, unreachable_pub, reason = "each test file is a crate and uses a part")]

pub mod addresses;
pub mod draft;
mod hostile;
pub mod visitor;

use std::sync::Arc;

use actum_model::{
    Adoption, Basis, Citation, CitationKind, Commitment, CommitmentId, Condition, ConditionKind,
    Distribution, Document, Doubt, Due, DueKind, DueReading, DueRelation, Extraction, Force,
    ForceReading, ForceValue, Format, Instrument, Language, LanguageBasis, LanguageFinding,
    Located, Notice, NoticeLevel, Number, Outcome, Partner, PartnerRole, Party, Place, Provision,
    ProvisionKind, ProvisionReading, Quoted, Reference, ReferenceTarget, Residue, ResidueReason,
    Revision, RevisionKind, Shape, Source, Span, Statement, TextId,
};
use actum_pack::Packs;
use actum_register::{ImportRequest, PackView, Register};
use actum_web::{Finder, IndexPlace, WebState};

pub use hostile::hostile;

/// A document under construction.
pub struct Draft {
    language: Language,
    text: String,
    provisions: Vec<Provision>,
    readings: Vec<ProvisionReading>,
}

impl Draft {
    pub fn new(language: Language) -> Self {
        Self { language, text: String::new(), provisions: Vec::new(), readings: Vec::new() }
    }

    /// Adds a provision that asks nothing.
    pub fn silent(
        &mut self,
        id: &str,
        kind: ProvisionKind,
        words: &str,
        reason: ResidueReason,
    ) -> &mut Self {
        self.provision(id, None, kind, None, words);
        let outcome = Outcome::NothingAsked { reason };
        self.readings.push(reading(id, outcome));
        self
    }

    /// Adds the words of a provision.
    pub fn provision(
        &mut self,
        id: &str,
        parent: Option<&str>,
        kind: ProvisionKind,
        number: Option<&str>,
        words: &str,
    ) -> &mut Self {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let number = number.map(|written| {
            let start = self.text.len();
            self.text.push_str(written);
            let span = Some(Span::new(start, self.text.len()));
            self.text.push(' ');
            let value = written.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            Number { written: written.to_owned(), value, span }
        });
        let start = self.text.len();
        self.text.push_str(words);
        let depth = u16::from(parent.is_some());
        self.provisions.push(Provision {
            id: id.into(),
            parent: parent.map(Into::into),
            kind,
            shape: if parent.is_some() { Shape::ListItem } else { Shape::Paragraph },
            number,
            depth,
            language: None,
            span: Span::new(start, self.text.len()),
            place: Place::default(),
            revisions: Vec::new(),
            footnotes: Vec::new(),
        });
        self
    }

    /// Says what was understood of the last provision.
    pub fn understood(&mut self, commitments: Vec<Commitment>) -> &mut Self {
        let id = self.provisions.last().expect("a provision").id.to_string();
        self.readings.push(reading(&id, Outcome::Commitments { commitments }));
        self
    }

    pub fn nothing(&mut self, reason: ResidueReason) -> &mut Self {
        let id = self.provisions.last().expect("a provision").id.to_string();
        self.readings.push(reading(&id, Outcome::NothingAsked { reason }));
        self
    }

    /// The last place of `words` in the text.
    pub fn at<T>(&self, value: T, words: &str) -> Located<T> {
        let start = self.text.rfind(words).unwrap_or_else(|| panic!("`{words}` is not there"));
        Located::stated(value, Span::new(start, start + words.len()), &self.text, 0.95)
    }

    /// The same, said by a chapeau.
    pub fn above<T>(&self, value: T, words: &str, from: &str) -> Located<T> {
        let located = self.at(value, words);
        let span = located.basis.span().expect("stated");
        let basis = Basis::Inherited { from: from.into(), span, quote: words.to_owned() };
        Located { value: located.value, basis, confidence: 0.95 }
    }

    pub fn finish(self, name: &str, title: &str) -> (Document, Extraction) {
        let start = self.text.find(title).expect("the title is there");
        let span = Span::new(start, start + title.len());
        let document = Document {
            source: Source {
                name: name.to_owned(),
                format: Format::PlainText,
                encoding: Some("UTF-8".to_owned()),
                sha256: format!("{:064x}", self.text.len() * 7919),
                bytes: self.text.len() as u64,
            },
            language: LanguageFinding {
                language: self.language,
                basis: LanguageBasis::Declared,
                confidence: 1.0,
            },
            title: Some(Quoted { span, quote: title.to_owned() }),
            adoption: Adoption { occasion: Some("wtsa-24".into()), ..Adoption::default() },
            text: self.text,
            provisions: self.provisions,
            notices: vec![Notice {
                level: NoticeLevel::Information,
                code: "encoding-detected".to_owned(),
                message: "The file is UTF-8.".to_owned(),
                place: Place { line: Some(1), ..Place::default() },
            }],
        };
        (document, Extraction { adopting_occasion: None, readings: self.readings })
    }
}

fn reading(id: &str, outcome: Outcome) -> ProvisionReading {
    ProvisionReading {
        provision: id.into(),
        outcome,
        statements: Vec::new(),
        residue: Vec::new(),
        chapeau: None,
    }
}

pub fn inferred<T>(value: T, rule: &str) -> Located<T> {
    let basis = Basis::Inferred { rule: rule.to_owned(), span: None, quote: None };
    Located { value, basis, confidence: 0.5 }
}

pub fn party(name: &str, body: &str) -> Party {
    let body = (!body.is_empty()).then(|| body.into());
    Party { name: name.to_owned(), body }
}

pub fn partner(name: &str, body: &str, role: PartnerRole) -> Partner {
    Partner { party: party(name, body), role }
}

pub fn force(verb: &str, readings: &[(Force, f32)]) -> ForceValue {
    let readings: Vec<ForceReading> = readings
        .iter()
        .map(|(force, weight)| ForceReading {
            force: *force,
            english: format!("{}s", force.name()),
            weight: *weight,
        })
        .collect();
    ForceValue {
        force: readings[0].force,
        verb: verb.to_owned(),
        lemma: verb.to_owned(),
        readings,
        reiterated: false,
    }
}

/// A commitment with nothing but force, act and addressees.
pub fn commitment(
    id: &str,
    provision: &str,
    force: Located<ForceValue>,
    act: Located<String>,
    addressees: Vec<Located<Party>>,
) -> Commitment {
    Commitment {
        id: id.into(),
        provision: provision.into(),
        group: id.into(),
        force,
        distribution: if addressees.len() > 1 { Distribution::Joint } else { Distribution::Single },
        addressees,
        partners: Vec::new(),
        act,
        deliverables: Vec::new(),
        due: Vec::new(),
        report_to: Vec::new(),
        conditions: Vec::new(),
        citations: Vec::new(),
        references: Vec::new(),
        instruments: Vec::new(),
        confidence: 0.9,
        doubts: Vec::new(),
    }
}

pub fn occasion(written: &str, ids: &[(&str, &str)]) -> Due {
    Due {
        kind: DueKind::Occasion,
        relation: DueRelation::By,
        written: written.to_owned(),
        offset: None,
        readings: ids
            .iter()
            .map(|(id, rule)| DueReading {
                occasion: Some((*id).into()),
                date: None,
                interval: None,
                rule: (*rule).to_owned(),
                ..DueReading::default()
            })
            .collect(),
    }
}

/// The words of the invented text in one language.
struct Words {
    language: Language,
    file: &'static str,
    front: &'static str,
    title: &'static str,
    recital: &'static str,
    study: [&'static str; 8],
    chapeau: [&'static str; 5],
    survey: [&'static str; 3],
    workshop: [&'static str; 4],
    benefit: &'static str,
    joint: [&'static str; 6],
    unclear: &'static str,
}

const ENGLISH: Words = Words {
    language: Language::En,
    file: "harbour-actions.en.txt",
    front: "Secretariat note: this text was made up to try out the register.",
    title: "Actions on port data (Harbour Assembly)",
    recital: "Recognizing that small ports depend on shared data,",
    study: [
        "The Assembly invites TSAG, in consultation with the ITU Council, to study, as far as possible, how port data are described in Resolution 7 (paragraph 2.1) and to submit its conclusions to the next assembly.",
        "invites",
        "TSAG",
        "the ITU Council",
        "to study, as far as possible, how port data are described in Resolution 7 (paragraph 2.1) and to submit its conclusions to the next assembly",
        "as far as possible",
        "Resolution 7 (paragraph 2.1)",
        "the next assembly",
    ],
    chapeau: [
        "The Assembly instructs the Director of TSB, in collaboration with TSAG,",
        "instructs",
        "the Director of TSB",
        "TSAG",
        "in collaboration with TSAG",
    ],
    survey: [
        "to carry out a survey of the needs of small ports, to be completed by 2027;",
        "to carry out a survey of the needs of small ports",
        "by 2027",
    ],
    workshop: [
        "to hold workshops back to back with study group meetings and to report on their results to TSAG, building on the survey under 1.",
        "to hold workshops back to back with study group meetings",
        "TSAG",
        "the survey under 1",
    ],
    benefit: "This may help to avoid work being done twice.",
    joint: [
        "The Assembly instructs Study Groups 17 and 20 to set up a joint mechanism that draws the line between their studies of sensors in ports, and continues to encourage both.",
        "instructs",
        "Study Groups 17",
        "20",
        "to set up a joint mechanism that draws the line between their studies of sensors in ports",
        "to set up a joint mechanism",
    ],
    unclear: "Sensors and their identifiers as annexed.",
};

const CHINESE: Words = Words {
    language: Language::Zh,
    file: "harbour-actions.zh.txt",
    front: "秘书处说明：本文本系为试用登记册而编写。",
    title: "港口数据行动（海港大会）",
    recital: "认识到小型港口依赖共享数据，",
    study: [
        "大会请电信标准化顾问组与国际电联理事会协商，尽可能研究第7号决议（第2.1段）如何描述港口数据，并将结论提交下届大会。",
        "请",
        "电信标准化顾问组",
        "国际电联理事会",
        "尽可能研究第7号决议（第2.1段）如何描述港口数据，并将结论提交下届大会",
        "尽可能",
        "第7号决议（第2.1段）",
        "下届大会",
    ],
    chapeau: [
        "大会责成电信标准化局主任与电信标准化顾问组协作，",
        "责成",
        "电信标准化局主任",
        "电信标准化顾问组",
        "与电信标准化顾问组协作",
    ],
    survey: [
        "在2027年前就小型港口的需求开展一次问卷；",
        "就小型港口的需求开展一次问卷",
        "2027年前",
    ],
    workshop: [
        "与研究组会议背对背举办讲习班，并在第1项问卷的基础上向电信标准化顾问组报告其成果。",
        "与研究组会议背对背举办讲习班",
        "电信标准化顾问组",
        "第1项问卷",
    ],
    benefit: "此举可能有助于避免重复劳动。",
    joint: [
        "大会责成第17研究组和第20研究组建立联合机制，划清各自港口传感器研究的界限，并继续鼓励双方。",
        "责成",
        "第17研究组",
        "第20研究组",
        "建立联合机制，划清各自港口传感器研究的界限",
        "建立联合机制",
    ],
    unclear: "传感器及其标识见附件。",
};

const ARABIC: Words = Words {
    language: Language::Ar,
    file: "harbour-actions.ar.txt",
    front: "مذكرة من الأمانة: وُضع هذا النص لتجربة السجل.",
    title: "إجراءات بشأن بيانات الموانئ (جمعية المرفأ)",
    recital: "وإذ تدرك أن الموانئ الصغيرة تعتمد على البيانات المشتركة،",
    study: [
        "تدعو الجمعية الفريق الاستشاري TSAG، بالتشاور مع مجلس الاتحاد، إلى أن يدرس قدر الإمكان كيف يصف القرار 7 (الفقرة 2.1) بيانات الموانئ وأن يقدم استنتاجاته إلى الجمعية المقبلة.",
        "تدعو",
        "الفريق الاستشاري TSAG",
        "مجلس الاتحاد",
        "أن يدرس قدر الإمكان كيف يصف القرار 7 (الفقرة 2.1) بيانات الموانئ وأن يقدم استنتاجاته إلى الجمعية المقبلة",
        "قدر الإمكان",
        "القرار 7 (الفقرة 2.1)",
        "الجمعية المقبلة",
    ],
    chapeau: [
        "تكلف الجمعية مدير مكتب TSB بالتعاون مع الفريق TSAG بما يلي:",
        "تكلف",
        "مدير مكتب TSB",
        "الفريق TSAG",
        "بالتعاون مع الفريق TSAG",
    ],
    survey: [
        "إجراء استقصاء عن احتياجات الموانئ الصغيرة، على أن يكتمل بحلول 2027؛",
        "إجراء استقصاء عن احتياجات الموانئ الصغيرة",
        "بحلول 2027",
    ],
    workshop: [
        "تنظيم ورش عمل بالتعاقب مع اجتماعات لجان الدراسات ورفع تقرير عن نتائجها إلى TSAG، استنادًا إلى الاستقصاء الوارد في 1.",
        "تنظيم ورش عمل بالتعاقب مع اجتماعات لجان الدراسات",
        "TSAG",
        "الاستقصاء الوارد في 1",
    ],
    benefit: "وقد يساعد ذلك على تفادي ازدواج العمل.",
    joint: [
        "تكلف الجمعية لجنة الدراسات 17 ولجنة الدراسات 20 بإنشاء آلية مشتركة ترسم الحد بين دراساتهما لأجهزة الاستشعار في الموانئ، وتواصل تشجيعهما.",
        "تكلف",
        "لجنة الدراسات 17",
        "لجنة الدراسات 20",
        "بإنشاء آلية مشتركة ترسم الحد بين دراساتهما لأجهزة الاستشعار في الموانئ",
        "بإنشاء آلية مشتركة",
    ],
    unclear: "أجهزة الاستشعار ومعرّفاتها كما في الملحق.",
};

fn document(words: &Words) -> (Document, Extraction) {
    let mut draft = Draft::new(words.language);
    use ProvisionKind as Kind;
    draft.silent("front1", Kind::FrontMatter, words.front, ResidueReason::NotOperative);
    draft.silent("title", Kind::Title, words.title, ResidueReason::NotOperative);
    draft.silent("pre1", Kind::Recital, words.recital, ResidueReason::Recital);
    study(&mut draft, words);
    parts(&mut draft, words);
    draft.silent("2b", Kind::Operative, words.benefit, ResidueReason::Benefit);
    joint(&mut draft, words);
    draft.silent("4", Kind::Operative, words.unclear, ResidueReason::NoOperativeVerb);
    draft.finish(words.file, words.title)
}

/// Provision 1: everything that one sentence can hold.
fn study(draft: &mut Draft, words: &Words) {
    let [sentence, verb, tsag, council, act, hedge, resolution, next] = words.study;
    draft.provision("1", None, ProvisionKind::Operative, Some("1"), sentence);
    let asked = force(verb, &[(Force::Invite, 0.6), (Force::Request, 0.4)]);
    let mut one = commitment(
        "1.1",
        "1",
        draft.at(asked, verb),
        draft.at(act.to_owned(), act),
        vec![draft.at(party(tsag, "tsag"), tsag)],
    );
    one.partners =
        vec![draft.at(partner(council, "itu-council", PartnerRole::Consultation), council)];
    let condition = Condition { kind: ConditionKind::Hedge, words: hedge.to_owned() };
    one.conditions = vec![draft.at(condition, hedge)];
    let citation = Citation {
        kind: CitationKind::Resolution,
        normalized: "Resolution 7 § 2.1".to_owned(),
        number: Some("7".to_owned()),
        paragraph: Some("2.1".to_owned()),
        revision: None,
        body: None,
    };
    one.citations = vec![draft.at(citation, resolution)];
    let due = occasion(next, &[("wtsa-28", "next-in-series"), ("wtsa-24", "occasion-declared")]);
    one.due = vec![draft.at(due, next)];
    one.report_to = vec![draft.at(party(next, "wtsa"), next)];
    one.instruments = vec![inferred(Instrument::Study, "instrument-cue")];
    one.doubts = vec![
        Doubt {
            field: "force".to_owned(),
            code: "force-ambiguous".to_owned(),
            message: "The verb may mean invites or requests.".to_owned(),
        },
        Doubt {
            field: "due".to_owned(),
            code: "a-code-of-tomorrow".to_owned(),
            message: "A doubt that no message file knows.".to_owned(),
        },
    ];
    draft.understood(vec![one]);
}

/// Provision 2: a chapeau with two parts.
fn parts(draft: &mut Draft, words: &Words) {
    let [chapeau, verb, director, tsag, _] = words.chapeau;
    draft.provision("2", None, ProvisionKind::Chapeau, Some("2"), chapeau);
    draft.nothing(ResidueReason::CarriedByParts);
    let asked = draft.above(force(verb, &[(Force::Instruct, 1.0)]), verb, "2");
    let owner = draft.above(party(director, "tsb-director"), director, "2");
    let helper = partner(tsag, "tsag", PartnerRole::Collaboration);
    let helper = draft.above(helper, tsag, "2");

    let [sentence, act, year] = words.survey;
    draft.provision("2.1", Some("2"), ProvisionKind::Operative, Some("1)"), sentence);
    let act = draft.at(act.to_owned(), act);
    let mut survey = commitment("2.1", "2.1", asked.clone(), act, vec![owner.clone()]);
    survey.partners = vec![helper.clone()];
    let due = Due {
        kind: DueKind::Date,
        relation: DueRelation::By,
        written: year.to_owned(),
        offset: None,
        readings: vec![DueReading {
            occasion: None,
            date: "2027".parse().ok(),
            interval: None,
            rule: "year-written".to_owned(),
            ..DueReading::default()
        }],
    };
    survey.due = vec![draft.at(due, year)];
    survey.instruments = vec![
        inferred(Instrument::Survey, "instrument-cue"),
        inferred(Instrument::Study, "instrument-cue"),
    ];
    draft.understood(vec![survey]);

    let [sentence, act, tsag, basis] = words.workshop;
    draft.provision("2.2", Some("2"), ProvisionKind::Operative, Some("2)"), sentence);
    let act = draft.at(act.to_owned(), act);
    let mut workshop = commitment("2.2", "2.2", asked, act, vec![owner]);
    workshop.partners = vec![helper];
    workshop.report_to = vec![draft.at(party(tsag, "tsag"), tsag)];
    let target = ReferenceTarget::Commitment { id: CommitmentId::new("2.1") };
    workshop.references = vec![draft.at(Reference { target, words: basis.to_owned() }, basis)];
    workshop.instruments = vec![inferred(Instrument::Workshop, "instrument-cue")];
    draft.understood(vec![workshop]);
}

/// Provision 3: two groups together, and a verb that asks nothing.
fn joint(draft: &mut Draft, words: &Words) {
    let [sentence, verb, first, second, act, mechanism] = words.joint;
    draft.provision("3", None, ProvisionKind::Operative, Some("3"), sentence);
    let mut one = commitment(
        "3.1",
        "3",
        draft.at(force(verb, &[(Force::Instruct, 1.0)]), verb),
        draft.at(act.to_owned(), act),
        vec![
            draft.at(party(first, "itu-t-sg17"), first),
            draft.at(party(second, "itu-t-sg20"), second),
        ],
    );
    one.deliverables = vec![draft.at(
        actum_model::Deliverable { kind: "mechanism".into(), name: mechanism.into() },
        mechanism,
    )];
    one.instruments = vec![inferred(Instrument::Coordination, "instrument-cue")];
    draft.understood(vec![one]);
}

pub async fn import(register: &Register, packs: &Packs, text: &str, of: &(Document, Extraction)) {
    register
        .import(ImportRequest {
            text: TextId::new(text),
            title: of.0.title.as_ref().map_or_else(String::new, |title| title.quote.clone()),
            document: &of.0,
            extraction: &of.1,
            packs: PackView {
                bodies: &packs.bodies,
                occasions: &packs.occasions,
                workflows: &packs.workflows,
                procedures: &packs.procedures,
            },
            actor: "secretariat",
            at: "2026-11-23T09:00:00Z",
        })
        .await
        .expect("the text can be imported");
}

/// The invented text in English.
pub fn english() -> (Document, Extraction) {
    document(&ENGLISH)
}

/// A state over the invented text in English, Chinese and Arabic.
pub async fn harbour() -> WebState {
    harbour_register().await.1
}

/// The same with its register, so that a test can change what no form changes.
pub async fn harbour_register() -> (Register, WebState) {
    let packs = Arc::new(Packs::built_in().expect("the built-in packs are sound"));
    let register = Register::open_in_memory().await.expect("memory");
    for words in [&ENGLISH, &CHINESE, &ARABIC] {
        import(&register, &packs, "harbour", &document(words)).await;
    }
    let finder = finder(&register).await;
    (register.clone(), WebState::new(register, packs, now).with_finder(finder))
}

/// Full text of what is in the register now.
pub async fn finder(register: &Register) -> Finder {
    let finder = Finder::open(register.clone(), &IndexPlace::Memory).await.expect("memory");
    assert!(finder.catch_up().await.expect("an index"), "nobody else writes it");
    finder
}

/// The same and the hostile text.
pub async fn hostile_state() -> WebState {
    let packs = Arc::new(Packs::built_in().expect("the built-in packs are sound"));
    let register = Register::open_in_memory().await.expect("memory");
    import(&register, &packs, "harbour", &document(&ENGLISH)).await;
    import(&register, &packs, "hostile", &hostile()).await;
    WebState::new(register, packs, now)
}

/// An empty register.
pub async fn empty() -> WebState {
    let packs = Arc::new(Packs::built_in().expect("the built-in packs are sound"));
    WebState::new(Register::open_in_memory().await.expect("memory"), packs, now)
}

/// The moment at which everything in tests happens.
pub fn now() -> String {
    "2026-11-24T09:00:00Z".to_owned()
}

/// Words as they stand in an address.
pub fn encoded(words: &str) -> String {
    words.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
