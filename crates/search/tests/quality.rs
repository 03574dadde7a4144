//! How much of what people look for is found, and how much of what is found they looked for.
//!
//! The answers to the first set were made by reading: which of the fifteen actions of the bundled
//! text are about it, the same in every language. The queries use other forms of the words than the
//! text does, leave accents out, or are mistyped. Those of the second set, over documents of the
//! United Nations that are not in the repository, are told by the forms of the words written out.
//!
//! Floors stand a little below what was measured; the figures are printed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod support;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use actum_model::Language;
use actum_search::{Matched, Record, Search, SearchIndex};
use support::{index, provision};

const ACTIONS: [(Language, &str, &[usize]); 46] = [
    (Language::En, "surveys", &[3, 6]),
    (Language::En, "workshop", &[4]),
    (Language::En, "demarcation lines", &[7, 9]),
    (Language::En, "duplicated work", &[10]),
    (Language::En, "satelites", &[14, 15]),
    (Language::En, "post quantum", &[13]),
    (Language::En, "study group 17", &[7, 8, 10, 13]),
    (Language::En, "APT/37A42/1", &[13]),
    (Language::En, "\"early warning\"", &[11]),
    (Language::En, "lead study group role", &[2, 10]),
    (Language::En, "artificial inteligence", &[11]),
    (Language::En, "resource mobilisation", &[5]),
    (Language::En, "Resolution 90", &[6]),
    (Language::Fr, "enquêtes", &[3, 6]),
    (Language::Fr, "enquete", &[3, 6]),
    (Language::Fr, "demarcations", &[7, 9]),
    (Language::Fr, "identites numeriques", &[10]),
    (Language::Fr, "ateliers", &[4]),
    (Language::Fr, "satellite", &[14, 15]),
    (Language::Fr, "intelligence artificiel", &[11]),
    (Language::Fr, "l'intelligence", &[11]),
    (Language::Es, "encuestas", &[3, 6]),
    (Language::Es, "taller", &[4]),
    (Language::Es, "identidades digitales", &[10]),
    (Language::Es, "satelites", &[14, 15]),
    (Language::Es, "codigos abiertos", &[6]),
    (Language::Es, "duplicaciones", &[10]),
    (Language::Es, "poscuántica", &[13]),
    (Language::Ru, "семинары", &[4]),
    (Language::Ru, "разграничению", &[7, 9]),
    (Language::Ru, "спутниковые системы", &[14, 15]),
    (Language::Ru, "цифровой идентичностью", &[10]),
    (Language::Ru, "искуственный интеллект", &[11]),
    (Language::Ru, "дублирования", &[10]),
    (Language::Zh, "调查", &[3, 6]),
    (Language::Zh, "讲习班", &[4]),
    (Language::Zh, "分界线", &[7, 9]),
    (Language::Zh, "数字身份", &[10]),
    (Language::Zh, "人工智能", &[11]),
    (Language::Zh, "卫星", &[14, 15]),
    (Language::Zh, "开源培训", &[6]),
    (Language::Ar, "استقصاءات", &[3, 6]),
    (Language::Ar, "الهوية رقمية", &[10]),
    (Language::Ar, "التدريب", &[6]),
    (Language::Ar, "ذكاء اصطناعي", &[11]),
    (Language::Ar, "ساتلية", &[14, 15]),
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The actions of the bundled text: number and words.
fn actions(language: Language) -> Vec<(usize, String)> {
    let file = format!("examples/wtsa-24/actions.{language}.txt");
    let text = std::fs::read_to_string(repository().join(file)).unwrap();
    let mut actions: Vec<(usize, String)> = Vec::new();
    for line in text.lines() {
        match line.trim().parse() {
            Ok(number) if line.starts_with('\t') => actions.push((number, String::new())),
            _ => {
                if let Some((_, words)) = actions.last_mut() {
                    words.push_str(line.trim());
                    words.push('\n');
                }
            }
        }
    }
    actions
}

#[test]
fn what_people_look_for_in_six_languages() {
    let mut records = Vec::new();
    for language in Language::ALL {
        let found = actions(language);
        assert_eq!(found.len(), 15, "{language}");
        for (number, words) in found {
            let place = language as usize * 100 + number;
            records.push(Record { title: String::new(), ..provision(place, language, &words) });
        }
    }
    let index = index(&records);
    let (mut right, mut found_all, mut wanted_all, mut had) = (0, 0, 0, 0);
    for (language, typed, wanted) in ACTIONS {
        let found =
            index.search(&Search { limit: 1000, ..Search::new(format!("{typed} ")) }).unwrap();
        let hits: Vec<(usize, usize)> = found
            .hits
            .iter()
            .map(|hit| (hit.record.order as usize / 100, hit.record.order as usize % 100))
            .collect();
        let good = hits.iter().filter(|(_, number)| wanted.contains(number)).count();
        let of_language: BTreeSet<usize> = hits
            .iter()
            .filter(|(code, number)| *code == language as usize && wanted.contains(number))
            .map(|(_, number)| *number)
            .collect();
        if good < hits.len() || of_language.len() < wanted.len() {
            println!("{language} {typed}: wanted {wanted:?}, found {hits:?} {:?}", found.matched);
        }
        right += good;
        found_all += hits.len();
        wanted_all += wanted.len();
        had += of_language.len();
    }
    let (recall, precision) =
        (had as f64 / f64::from(wanted_all as u32), right as f64 / found_all as f64);
    println!("actions in six languages: recall {recall:.3}, precision {precision:.3}");
    assert!(recall >= 0.96, "recall {recall:.3}");
    assert!(precision >= 0.97, "precision {precision:.3}");
}

/// Queries with every form of each of their words that counts as found.
const DOCUMENTS: [(&str, &[&[&str]]); 12] = [
    (
        "gender equality",
        &[&["gender", "genders", "gendered"], &["equality", "equal", "equalities", "equally"]],
    ),
    (
        "peacekeeping budget",
        &[
            &["peacekeeping", "peacekeepers", "peacekeeper"],
            &["budget", "budgets", "budgeted", "budgeting"],
        ],
    ),
    (
        "requested reports",
        &[
            &["request", "requests", "requested", "requesting"],
            &["report", "reports", "reported", "reporting"],
        ],
    ),
    ("refugee", &[&["refugee", "refugees"]]),
    ("climate change", &[&["climate", "climates"], &["change", "changes", "changed", "changing"]]),
    ("persons with disability", &[&["person", "persons"], &["disability", "disabilities"]]),
    (
        "sustainable development goals",
        &[
            &["sustainable"],
            &["development", "developments", "develop", "develops", "developed", "developing"],
            &["goal", "goals"],
        ],
    ),
    ("nuclear weapon", &[&["nuclear"], &["weapon", "weapons"]]),
    ("trafficking women", &[&["trafficking", "traffic", "trafficked"], &["women"]]),
    (
        "audit recommendation",
        &[
            &["audit", "audits", "audited", "auditing"],
            &[
                "recommendation",
                "recommendations",
                "recommend",
                "recommends",
                "recommended",
                "recommending",
            ],
        ],
    ),
    ("elections", &[&["election", "elections", "elect", "elected", "electing"]]),
    ("indigenous languages", &[&["indigenous"], &["language", "languages"]]),
];

/// Words as people mistype them, with what they meant.
const MISTYPED: [(&str, &str); 12] = [
    ("goverment", "government"),
    ("recomendation", "recommendation"),
    ("assesment", "assessment"),
    ("commitee", "committee"),
    ("secretery", "secretary"),
    ("enviroment", "environment"),
    ("sustanable", "sustainable"),
    ("resoultion", "resolution"),
    ("developement", "development"),
    ("peackeeping", "peacekeeping"),
    ("indigenuos", "indigenous"),
    ("humanitarain", "humanitarian"),
];

/// Paragraphs of the first documents; `None` where the data are not.
fn paragraphs(documents: usize) -> Option<Vec<String>> {
    let file = repository().join("../shared/data/un/dev.jsonl.gz");
    let lines =
        BufReader::new(flate2::read::GzDecoder::new(std::fs::File::open(file).ok()?)).lines();
    let mut words = Vec::new();
    for line in lines.take(documents) {
        let document: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let paragraphs = document["paragraphs"].as_array().unwrap();
        words.extend(paragraphs.iter().filter_map(|one| one["text"].as_str()).map(str::to_owned));
    }
    Some(words)
}

fn all_hits(index: &SearchIndex, typed: &str) -> (Vec<usize>, Matched) {
    let found =
        index.search(&Search { limit: 10_000, ..Search::new(format!("{typed} ")) }).unwrap();
    (found.hits.iter().map(|hit| hit.record.order as usize).collect(), found.matched)
}

#[test]
fn what_people_look_for_in_real_documents() {
    let Some(paragraphs) = paragraphs(250) else {
        println!("skipped: ../shared/data is not here");
        return;
    };
    let records: Vec<Record> = paragraphs
        .iter()
        .enumerate()
        .map(|(number, words)| Record {
            title: String::new(),
            ..provision(number, Language::En, words)
        })
        .collect();
    let index = index(&records);
    let lower: Vec<BTreeSet<String>> = paragraphs
        .iter()
        .map(|words| {
            words
                .to_lowercase()
                .split(|letter: char| !letter.is_alphanumeric())
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let (mut right, mut found_all, mut wanted_all, mut first_ten) = (0, 0, 0, 0.0);
    for (typed, forms) in DOCUMENTS {
        let wanted: BTreeSet<usize> = (0..lower.len())
            .filter(|number| {
                forms.iter().all(|word| word.iter().any(|form| lower[*number].contains(*form)))
            })
            .collect();
        assert!(!wanted.is_empty(), "{typed} is too rare to measure: {}", wanted.len());
        let (hits, matched) = all_hits(&index, typed);
        assert_eq!(matched, Matched::All, "{typed}");
        let good = hits.iter().filter(|number| wanted.contains(number)).count();
        let top = hits.iter().take(10).filter(|number| wanted.contains(number)).count();
        first_ten += top as f64 / hits.len().min(10) as f64;
        println!("{typed}: {} wanted, {} found, {good} right", wanted.len(), hits.len());
        right += good;
        found_all += hits.len();
        wanted_all += wanted.len();
    }
    let recall = right as f64 / wanted_all as f64;
    let precision = right as f64 / found_all as f64;
    let at_ten = first_ten / DOCUMENTS.len() as f64;
    println!(
        "{} paragraphs: recall {recall:.3}, precision {precision:.3}, of the first ten {at_ten:.3}",
        records.len()
    );
    let mut understood = 0;
    for (typed, meant) in MISTYPED {
        let (hits, _) = all_hits(&index, typed);
        let stem = &meant[..meant.len() - 2];
        let good = hits
            .iter()
            .take(10)
            .filter(|number| lower[**number].iter().any(|word| word.starts_with(stem)))
            .count();
        if good * 2 > hits.len().min(10) {
            understood += 1;
        } else {
            println!("{typed} finds {good} of {} with {meant}", hits.len().min(10));
        }
    }
    println!("mistyped words understood: {understood} of {}", MISTYPED.len());
    assert!(recall >= 0.97, "recall {recall:.3}");
    assert!(precision >= 0.90, "precision {precision:.3}");
    assert!(at_ten >= 0.95, "of the first ten {at_ten:.3}");
    assert!(understood >= 11, "mistyped words understood: {understood}");
}
