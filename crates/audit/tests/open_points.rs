//! What is left open is found in all six languages, with its place; and nothing else.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use actum_audit::{AccountKind, Audit, Code, KnownText, Library, Severity, audit};
use actum_extract::Extractor;
use actum_model::{Document, Extraction, Language};
use actum_pack::Packs;
use actum_read::{ReadOptions, read};

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::built_in().expect("built-in packs load"));
static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(&PACKS).expect("built-in packs compile"));

fn understand(words: &str, language: Language) -> (Document, Extraction) {
    let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let document = read(words.as_bytes(), "text.txt", &options, &PACKS).expect("readable");
    let extraction = EXTRACTOR.extract(&document);
    (document, extraction)
}

fn audited(words: &str, language: Language, library: &Library<'_>) -> (Document, Audit) {
    let (document, extraction) = understand(words, language);
    let audit = audit(&document, &extraction, library);
    (document, audit)
}

/// Paragraph 1 asks for a report of nobody's and without a time; 2 asks somebody whom no pack
/// knows; 3 is complete.
const OPEN: [(Language, &str); 6] = [
    (
        Language::En,
        "1. Instructs the Director of TSB to submit a report on harbour signals;\n\n\
         2. Requests the Committee on Lighthouses to study the matter;\n\n\
         3. Instructs the Director of TSB to report to TSAG by 31 March 2027.\n",
    ),
    (
        Language::Fr,
        "1. Charge le Directeur du TSB de présenter un rapport sur les signaux portuaires;\n\n\
         2. Demande au Comité des phares d'étudier la question;\n\n\
         3. Charge le Directeur du TSB de faire rapport au GCNT d'ici au 31 mars 2027.\n",
    ),
    (
        Language::Es,
        "1. Encarga al Director de la TSB que presente un informe sobre las señales portuarias;\n\n\
         2. Pide al Comité de Faros que estudie la cuestión;\n\n\
         3. Encarga al Director de la TSB que informe al GANT antes del 31 de marzo de 2027.\n",
    ),
    (
        Language::Ru,
        "1. поручает Директору БСЭ представить отчет о портовых сигналах;\n\n\
         2. просит Комитет по маякам изучить этот вопрос;\n\n\
         3. поручает Директору БСЭ представить отчет КГСЭ до 31 марта 2027 года.\n",
    ),
    (
        Language::Ar,
        "1. تكلف مدير مكتب تقييس الاتصالات بتقديم تقرير عن إشارات الموانئ؛\n\n\
         2. تطلب إلى لجنة المنارات دراسة المسألة؛\n\n\
         3. تكلف مدير مكتب تقييس الاتصالات بتقديم تقرير إلى الفريق الاستشاري لتقييس الاتصالات \
         بحلول 31 مارس 2027.\n",
    ),
    (
        Language::Zh,
        "1. 责成电信标准化局主任提交一份关于港口信号的报告；\n\n\
         2. 要求灯塔委员会研究该问题；\n\n\
         3. 责成电信标准化局主任在2027年3月31日之前向电信标准化顾问组提交报告。\n",
    ),
];

#[test]
fn open_points_are_found_with_their_place_in_every_language() {
    let (mut found, mut wanted, mut surplus) = (0, 0, Vec::new());
    for (language, words) in OPEN {
        let (document, audit) = audited(words, language, &Library::NotAsked);
        let expected: BTreeSet<(Code, u32)> = BTreeSet::from([
            (Code::ReportWithoutRecipient, 1),
            (Code::ReportWithoutDate, 1),
            (Code::AddresseeUnknown, 3),
        ]);
        let got: BTreeSet<(Code, u32)> = audit
            .findings_from(Severity::Minor)
            .map(|finding| (finding.code, finding.place.line.unwrap_or(0)))
            .collect();
        wanted += expected.len();
        found += expected.intersection(&got).count();
        surplus.extend(got.difference(&expected).map(|own| (language, *own)));
        for finding in &audit.findings {
            let span = finding.span.unwrap();
            assert_eq!(document.slice(span), finding.quote, "{language}: spans give the words");
        }
        assert_eq!(audit.counts.operative, 3, "{language}");
        assert_eq!(audit.counts.unexplained, 0, "{language}: {:#?}", audit.accounts);
    }
    println!("{found} of {wanted} open points found, surplus: {surplus:?}");
    assert!(found * 100 >= wanted * 94, "{found} of {wanted}");
    assert!(surplus.len() <= 1, "{surplus:?}");
}

#[test]
fn every_provision_has_an_account() {
    let (document, audit) = audited(OPEN[0].1, Language::En, &Library::NotAsked);
    assert_eq!(audit.accounts.len(), document.provisions.len());
    let asks = audit.accounts.iter().filter(|own| matches!(own.account, AccountKind::Asks { .. }));
    assert_eq!(asks.count(), audit.counts.asking);
}

#[test]
fn an_extraction_of_another_document_leaves_provisions_without_reading() {
    let (document, _) = understand(OPEN[0].1, Language::En);
    let audit = audit(&document, &Extraction::default(), &Library::NotAsked);
    assert_eq!(audit.counts.unexplained, audit.counts.operative);
    assert!(audit.findings.iter().all(|finding| finding.code == Code::NotUnderstood));
}

#[test]
fn cited_texts_are_looked_up_only_in_a_register() {
    let words = "1. Instructs TSAG to revise Resolution 68 and Resolution 2 by 2027.\n";
    let of = |library: &Library<'_>| -> Vec<String> {
        let (_, audit) = audited(words, Language::En, library);
        let missing =
            audit.findings.into_iter().filter(|finding| finding.code == Code::CitedTextMissing);
        missing.map(|finding| finding.about).collect()
    };
    assert!(of(&Library::NotAsked).is_empty());
    assert_eq!(of(&Library::Texts(&[])).len(), 2);
    let known = [KnownText {
        id: "res-68".to_owned(),
        titles: vec!["RESOLUTION 68 (Rev. Hammamet, 2016)".to_owned()],
    }];
    assert_eq!(of(&Library::Texts(&known)), ["Resolution 2"]);
}

#[test]
fn texts_without_an_operative_part_say_so() {
    let words = "RESOLUTION 9\n\nThe Assembly,\n\nrecalling\n\na) its earlier work;\n\n\
                 b) the views of members,\n";
    let (_, audit) = audited(words, Language::En, &Library::NotAsked);
    if audit.counts.operative == 0 {
        assert_eq!(audit.findings[0].code, Code::NoOperativePart);
        assert!(audit.findings[0].provision.is_none());
    } else {
        panic!("recitals were read as operative: {:#?}", audit.accounts);
    }
}

#[test]
fn one_giant_paragraph_is_audited_like_any_other() {
    let clause = "instructs the Director of TSB to submit a report on harbour signals, and ";
    let words = format!("1. {}\n", clause.repeat(2_000));
    let (document, audit) = audited(&words, Language::En, &Library::NotAsked);
    assert!(audit.counts.commitments > 0);
    for finding in &audit.findings {
        let span = finding.span.unwrap();
        assert_eq!(document.slice(span), finding.quote);
    }
}
