//! Times in six languages against references written by hand, in `references/time/<code>.toml`.
//!
//! A time is right when its kind and its normal form are: `occasion unga-80`, `deadline 2030`.
//! `cargo nextest run -p actum-extract --test times --no-capture` prints precision and recall and
//! every difference.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use actum_extract::{ExtractOptions, Extractor};
use actum_model::{Language, NormalKind};
use actum_pack::Packs;
use actum_read::{ReadOptions, read};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct References {
    language: Language,
    /// The occasion that adopted the texts, unless one says otherwise.
    #[serde(default)]
    adopted: String,
    floors: Floors,
    text: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    precision: f64,
    recall: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    /// One operative paragraph.
    text: String,
    adopted: Option<String>,
    /// Kind and normal form of every time that is due.
    #[serde(default)]
    due: BTreeSet<String>,
}

/// The times found in a paragraph; "continue to" is no expression of time.
fn found(
    extractor: &Extractor,
    packs: &Packs,
    language: Language,
    text: &Text,
    adopted: &str,
) -> BTreeSet<String> {
    let options = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let words = format!("1. {}", text.text);
    let document = read(words.as_bytes(), "one.txt", &options, packs).expect("a text");
    let adopted = text.adopted.as_deref().unwrap_or(adopted);
    let occasion = (!adopted.is_empty()).then(|| adopted.into());
    let extraction = extractor.extract_with(&document, &ExtractOptions { occasion });
    extraction
        .commitments()
        .flat_map(|commitment| &commitment.due)
        .map(|due| due.value.normal_form())
        .filter(|normal| normal.kind != NormalKind::Ongoing)
        .map(|normal| format!("{} {}", normal.kind.name(), normal.norm))
        .collect()
}

#[test]
fn times_are_found_and_normalised_in_six_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/references/time");
    let packs = Packs::built_in().expect("built-in packs load");
    let extractor = Extractor::new(&packs).expect("built-in packs compile");
    let mut figures: BTreeMap<&str, (f64, f64, usize)> = BTreeMap::new();
    let mut low: Vec<String> = Vec::new();
    for language in Language::ALL {
        let file = folder.join(format!("{}.toml", language.code()));
        let written = std::fs::read_to_string(&file).expect("a reference a language");
        let references: References = toml::from_str(&written).expect("of the form above");
        assert_eq!(references.language, language, "{}", file.display());
        let (mut right, mut given, mut wanted) = (0usize, 0usize, 0usize);
        for text in &references.text {
            let got = found(&extractor, &packs, language, text, &references.adopted);
            right += got.intersection(&text.due).count();
            given += got.len();
            wanted += text.due.len();
            if got != text.due {
                println!("{language}: {}", text.text);
                for missing in text.due.difference(&got) {
                    println!("    missing {missing}");
                }
                for surplus in got.difference(&text.due) {
                    println!("    surplus {surplus}");
                }
            }
        }
        assert!(wanted >= 40, "{language}: a reference has at least 40 times, not {wanted}");
        let share = |of: usize| right as f64 / of.max(1) as f64;
        let (precision, recall) = (share(given), share(wanted));
        figures.insert(language.code(), (precision, recall, wanted));
        if precision < references.floors.precision || recall < references.floors.recall {
            low.push(format!("{language}: precision {precision:.3}, recall {recall:.3}"));
        }
    }
    println!("language  times  precision  recall");
    for (language, (precision, recall, wanted)) in figures {
        println!("{language:8}  {wanted:5}  {precision:9.3}  {recall:6.3}");
    }
    assert!(low.is_empty(), "below the floor: {low:?}");
}
