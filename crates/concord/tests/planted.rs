//! One text in six languages, written for this project, into which known disagreements are put one
//! at a time: each must be found where it was put, and nothing else may turn up with it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use actum_concord::{Agreement, Code, Finding, Options, Severity, Version, compare};
use actum_extract::Extractor;
use actum_model::{Document, Extraction, Language};
use actum_pack::Packs;
use actum_read::{ReadOptions, read};

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::built_in().expect("built-in packs load"));
static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(&PACKS).expect("built-in packs compile"));

fn text(language: Language) -> String {
    let path = format!("tests/texts/harbour.{language}.txt");
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .expect("the text is there")
}

fn understand(words: &str, language: Language) -> (Document, Extraction) {
    let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let document = read(words.as_bytes(), &format!("harbour.{language}.txt"), &options, &PACKS)
        .expect("readable");
    let extraction = EXTRACTOR.extract(&document);
    (document, extraction)
}

static UNTOUCHED: LazyLock<Vec<(Document, Extraction)>> = LazyLock::new(|| {
    Language::ALL.iter().map(|language| understand(&text(*language), *language)).collect()
});

fn agreement(versions: &[&(Document, Extraction)]) -> Agreement {
    let versions: Vec<Version<'_>> =
        versions.iter().map(|(document, extraction)| Version::new(document, extraction)).collect();
    compare(&versions, &Options { bodies: &PACKS.bodies, occasions: &PACKS.occasions })
}

/// All six, one of them replaced.
fn with(language: Language, replaced: &(Document, Extraction)) -> Agreement {
    let versions: Vec<&(Document, Extraction)> = Language::ALL
        .iter()
        .zip(UNTOUCHED.iter())
        .map(|(own, untouched)| if *own == language { replaced } else { untouched })
        .collect();
    agreement(&versions)
}

/// A finding on one line.
fn key(finding: &Finding, agreement: &Agreement) -> String {
    let row = &agreement.rows[finding.row];
    let ids: BTreeSet<&str> =
        row.cells.iter().flatten().map(actum_model::ProvisionId::as_str).collect();
    let field = finding.field.map(actum_concord::Field::name).unwrap_or_default();
    format!("{} {field} {:?} {ids:?}", finding.code.name(), finding.deviating)
}

/// A disagreement put into one language.
struct Plant {
    language: Language,
    /// Words of the text …
    from: &'static str,
    /// … and what is put in their place.
    to: &'static str,
    /// What must be found.
    code: Code,
    /// Line of the untouched text in which it was put.
    line: u32,
}

const fn plant(
    language: Language,
    line: u32,
    from: &'static str,
    to: &'static str,
    code: Code,
) -> Plant {
    Plant { language, from, to, code, line }
}

const PLANTS: &[Plant] = &[
    plant(Language::En, 15, "Invites Member", "Instructs Member", Code::ForceDiffers),
    plant(
        Language::Fr,
        15,
        "Invite les États Membres et les Membres de Secteur à",
        "Charge les États Membres et les Membres de Secteur de",
        Code::ForceDiffers,
    ),
    plant(Language::Es, 21, "Invita al GANT", "Encarga al GANT", Code::ForceDiffers),
    plant(Language::Ru, 21, "предлагает КГСЭ", "поручает КГСЭ", Code::ForceDiffers),
    plant(Language::Ar, 15, "تدعو الدول", "تكلف الدول", Code::ForceDiffers),
    plant(Language::Zh, 15, "请成员国", "责成成员国", Code::ForceDiffers),
    plant(Language::Zh, 19, "鼓励", "责成", Code::ForceDiffers),
    plant(Language::En, 11, "31 March 2027", "31 May 2027", Code::DueDiffers),
    plant(Language::Fr, 11, "31 mars 2027", "31 mars 2028", Code::DueDiffers),
    plant(Language::Es, 11, "31 de marzo", "30 de marzo", Code::DueDiffers),
    plant(Language::Ru, 21, "до 2028 года", "до 2029 года", Code::DueDiffers),
    plant(Language::Ar, 21, "عام 2028", "عام 2029", Code::DueDiffers),
    plant(Language::Zh, 11, "2027年3月31日", "2027年4月30日", Code::DueDiffers),
    plant(Language::Zh, 21, "在2028年之前", "", Code::DueDiffers),
    plant(Language::Fr, 23, "chaque année ", "", Code::DueDiffers),
    plant(Language::En, 15, " and Sector Members", "", Code::AddresseesDiffer),
    plant(
        Language::Fr,
        13,
        "Commission d'études 17",
        "Commission d'études 15",
        Code::AddresseesDiffer,
    ),
    plant(
        Language::Es,
        19,
        "Comisión de Estudio 20",
        "Comisión de Estudio 2",
        Code::AddresseesDiffer,
    ),
    plant(Language::Ru, 15, " и Членам Сектора", "", Code::AddresseesDiffer),
    plant(Language::Ar, 13, "لجنة الدراسات 17", "لجنة الدراسات 11", Code::AddresseesDiffer),
    plant(Language::Zh, 15, "请成员国和部门成员", "请部门成员", Code::AddresseesDiffer),
    plant(Language::En, 23, "to the ITU Council ", "to TSAG ", Code::ReportToDiffers),
    plant(Language::Es, 23, " al Consejo de la UIT", "", Code::ReportToDiffers),
    plant(Language::Zh, 23, "国际电联理事会", "电信标准化顾问组", Code::ReportToDiffers),
    plant(Language::En, 13, "Resolution 50", "Resolution 52", Code::CitationsDiffer),
    plant(Language::Ru, 13, "Резолюции 50", "Резолюции 58", Code::CitationsDiffer),
    plant(Language::Ar, 13, "القرار 50", "القرار 55", Code::CitationsDiffer),
    plant(Language::Zh, 13, "第50号决议", "第5号决议", Code::CitationsDiffer),
    plant(
        Language::Fr,
        17,
        "avec le Directeur du BDT",
        "avec le Directeur du BR",
        Code::PartnersDiffer,
    ),
    plant(Language::Ru, 17, " в сотрудничестве с Директором БРЭ", "", Code::PartnersDiffer),
    plant(Language::En, 17, "12 workshops", "21 workshops", Code::NumbersDiffer),
    plant(Language::Ar, 9, "45 ميناءً", "54 ميناءً", Code::NumbersDiffer),
    plant(Language::Zh, 17, "12场", "20场", Code::NumbersDiffer),
    // A paragraph dropped and the rest renumbered by the word processor.
    plant(
        Language::Es,
        15,
        "3. Invita a los Estados Miembros y a los Miembros de Sector a que contribuyan a estos trabajos;\n\n4. Pide",
        "3. Pide",
        Code::ProvisionMissing,
    ),
    plant(
        Language::Zh,
        19,
        "5. 鼓励第20研究组继续研究港口传感器；\n\n6. 请",
        "5. 请",
        Code::ProvisionMissing,
    ),
    plant(
        Language::Ar,
        13,
        "2. تكلف لجنة الدراسات 17 بدراسة أمن إشارات الموانئ، مع مراعاة القرار 50؛\n\n3. ",
        "2. ",
        Code::ProvisionMissing,
    ),
    // Two paragraphs made one.
    plant(
        Language::Fr,
        21,
        "d'ici à 2028;\n\n7. Charge",
        "d'ici à 2028; et charge",
        Code::ProvisionDivided,
    ),
    plant(
        Language::En,
        21,
        "by 2028;\n\n7. Instructs",
        "by 2028; and instructs",
        Code::ProvisionDivided,
    ),
];

/// What may turn up beside a plant because the same change says it.
fn follows(plant: &Plant, code: Code) -> bool {
    match plant.code {
        Code::ProvisionMissing | Code::ProvisionDivided => {
            matches!(code, Code::NumberingDiffers | Code::ProvisionMissing)
        }
        _ => false,
    }
}

#[test]
fn the_untouched_text_agrees() {
    let untouched: Vec<&(Document, Extraction)> = UNTOUCHED.iter().collect();
    let found = agreement(&untouched);
    for (language, (document, extraction)) in Language::ALL.iter().zip(UNTOUCHED.iter()) {
        assert_eq!(extraction.commitments().count(), 7, "{language}");
        assert_eq!(document.language.language, *language);
    }
    // Every provision finds its partners in all six languages.
    assert!(found.rows.iter().all(|row| row.cells.iter().all(|cell| cell.len() == 1)));
    let major: Vec<String> =
        found.findings_from(Severity::Major).map(|finding| key(finding, &found)).collect();
    println!("untouched: {} major findings: {major:#?}", major.len());
    // What stays is a fault of extraction, not of alignment.
    assert!(major.len() <= 1, "{major:#?}");
}

#[test]
fn planted_disagreements_are_found_where_they_are_and_nothing_else() {
    let untouched: Vec<&(Document, Extraction)> = UNTOUCHED.iter().collect();
    let before = agreement(&untouched);
    let known: BTreeSet<String> = before
        .findings_from(Severity::Minor)
        .map(|finding| format!("{} {:?}", finding.code.name(), line(finding)))
        .collect();
    let (mut found_count, mut false_alarms, mut report) = (0, 0, String::new());
    for plant in PLANTS {
        let words = text(plant.language);
        assert!(words.contains(plant.from), "{:?} is not in {}", plant.from, plant.language);
        let changed = words.replacen(plant.from, plant.to, 1);
        let after = with(plant.language, &understand(&changed, plant.language));
        let version = Language::ALL.iter().position(|own| *own == plant.language).unwrap();
        let mut found = false;
        for finding in after.findings_from(Severity::Minor) {
            let here = line(finding) == Some(plant.line);
            if here && finding.code == plant.code && finding.deviating == [version] {
                found = true;
            } else if !known.contains(&format!("{} {:?}", finding.code.name(), line(finding)))
                && !follows(plant, finding.code)
            {
                false_alarms += 1;
                report.push_str(&format!(
                    "beside {} ({} line {}): {} {:?} {:?}\n",
                    plant.code.name(),
                    plant.language,
                    plant.line,
                    finding.code.name(),
                    line(finding),
                    finding.deviating,
                ));
            }
        }
        found_count += usize::from(found);
        if !found {
            report.push_str(&format!(
                "missed: {} ({} line {}): {:?}\n",
                plant.code.name(),
                plant.language,
                plant.line,
                plant.to
            ));
        }
    }
    println!(
        "{} of {} planted disagreements found in place, {false_alarms} false alarms\n{report}",
        found_count,
        PLANTS.len()
    );
    assert!(found_count * 100 >= PLANTS.len() * 95, "recall fell\n{report}");
    assert!(false_alarms * 100 <= PLANTS.len() * 5, "false alarms rose\n{report}");
}

/// The line that most sides give: that of the untouched texts, whose lines are the same in all
/// six languages.
fn line(finding: &Finding) -> Option<u32> {
    let lines: Vec<u32> = finding.sides.iter().filter_map(|side| side.line).collect();
    let votes = |line: &u32| lines.iter().filter(|other| *other == line).count();
    lines.iter().copied().max_by_key(votes)
}

#[test]
fn two_versions_say_what_differs_without_a_majority() {
    let english = &UNTOUCHED[2];
    assert_eq!(english.0.language.language, Language::En);
    let changed = text(Language::Fr).replace("GCNT, au plus tard", "Conseil, au plus tard");
    let french = understand(&changed.replace("31 mars 2027", "31 mars 2028"), Language::Fr);
    let found = agreement(&[english, &french]);
    let due = found.findings.iter().find(|finding| finding.code == Code::DueDiffers).unwrap();
    assert!(due.deviating.is_empty());
    for side in &due.sides {
        let (document, _) = if side.version == 0 { english } else { &french };
        assert_eq!(document.slice(side.span.unwrap()), side.quote, "spans give the words");
    }
    assert_eq!(due.sides[0].value, ["2027-03-31"]);
    assert_eq!(due.sides[1].value, ["2028-03-31"]);
}

#[test]
fn styles_of_numbering_do_not_matter() {
    let english = text(Language::En);
    let mut lettered = english.clone();
    let mut bare = english.clone();
    for (number, letter) in (1..=7).zip("abcdefg".chars()) {
        lettered = lettered.replace(&format!("\n{number}. "), &format!("\n({letter}) "));
        bare = bare.replace(&format!("\n{number}. "), "\n");
    }
    let lettered = understand(&lettered, Language::En);
    let bare = understand(&bare, Language::En);
    let found = agreement(&[&UNTOUCHED[0], &lettered, &bare]);
    let rows = found.rows.iter().filter(|row| row.items.len() == 1);
    let complete = rows.filter(|row| row.cells.iter().all(|cell| cell.len() == 1)).count();
    let cells: Vec<_> = found.rows.iter().map(|row| &row.cells).collect();
    assert_eq!(complete, 7, "{cells:?}");
}

#[test]
fn names_of_no_pack_cannot_be_compared_and_do_not_differ() {
    let english = understand(
        "1. Instructs the Committee on Lighthouses to study the matter.\n",
        Language::En,
    );
    let french =
        understand("1. Charge le Comité des phares d'étudier la question.\n", Language::Fr);
    let found = agreement(&[&english, &french]);
    assert!(found.is_unanimous(Severity::Minor), "{:#?}", found.findings);
    assert!(
        found.findings.iter().any(|finding| finding.code == Code::NotComparable),
        "{:#?}",
        found.findings
    );
}

#[test]
fn one_version_and_texts_of_nothing_in_common_are_no_trouble() {
    assert!(agreement(&[&UNTOUCHED[2]]).findings.is_empty());
    let other = understand("Minutes\n\nThe meeting rose at 18:00.\n", Language::En);
    let found = agreement(&[&UNTOUCHED[2], &other]);
    assert!(!found.is_unanimous(Severity::Major));
}
