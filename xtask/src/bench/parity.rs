//! How much the language versions of texts have in common: the same items, forces, addressees,
//! times and so on, pair by pair.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::release_build;

/// What is measured and how.
pub(super) struct Settings<'a> {
    /// Folder of texts named `NAME.LANG.ENDING`.
    pub(super) folder: &'a Path,
    /// The program to run; built for release when not given.
    pub(super) program: Option<&'a Path>,
    /// Packs given to the program besides its own.
    pub(super) packs: &'a [PathBuf],
    /// Whether to print every disagreement with its words.
    pub(super) findings: bool,
    /// Only this language against the others.
    pub(super) language: Option<&'a str>,
}

/// The fields in the order in which they are printed.
const FIELDS: [&str; 9] = [
    "force",
    "addressees",
    "due",
    "report_to",
    "partners",
    "distribution",
    "deliverables",
    "citations",
    "references",
];

/// Counts over pairs of versions; they add up over texts.
#[derive(Debug, Clone, Default, PartialEq)]
struct Sum {
    items: [u64; 3],
    provisions: [u64; 3],
    /// Same, differ, cannot be compared, silent.
    fields: BTreeMap<String, [u64; 4]>,
}

impl Sum {
    fn of(parity: &Value) -> Self {
        let three = |name: &str| std::array::from_fn(|at| parity[name][at].as_u64().unwrap_or(0));
        let fields = parity["fields"].as_array().into_iter().flatten().map(|field| {
            let count = |name: &str| field[name].as_u64().unwrap_or(0);
            let name = field["field"].as_str().unwrap_or_default().to_owned();
            (name, [count("same"), count("differ"), count("not_comparable"), count("silent")])
        });
        Self { items: three("items"), provisions: three("provisions"), fields: fields.collect() }
    }

    fn add(&mut self, other: &Sum) {
        for at in 0..3 {
            self.items[at] += other.items[at];
            self.provisions[at] += other.provisions[at];
        }
        for (name, counts) in &other.fields {
            let own = self.fields.entry(name.clone()).or_default();
            (0..4).for_each(|at| own[at] += counts[at]);
        }
    }

    fn line(&self) -> String {
        let [one, other, matched] = self.items;
        let mut line = format!(
            "provisions {}  items {} ({one}/{other})",
            share(2 * self.provisions[2], self.provisions[0] + self.provisions[1]),
            share(2 * matched, one + other)
        );
        for name in FIELDS {
            let [same, differ, unknown, silent] =
                self.fields.get(name).copied().unwrap_or_default();
            line.push_str(&format!(
                "  {name} {}",
                share(same + silent, same + differ + unknown + silent)
            ));
            if same + differ + unknown > 0 && silent > 0 {
                line.push_str(&format!(" [{same}/{}]", same + differ + unknown));
            }
            if unknown > 0 {
                line.push_str(&format!(" ?{unknown}"));
            }
        }
        line
    }
}

fn share(part: u64, whole: u64) -> String {
    if whole == 0 { "  –  ".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}

pub(super) fn run(settings: &Settings<'_>) -> Result<()> {
    let program = match settings.program {
        Some(program) => program.to_owned(),
        None => release_build()?.0,
    };
    let texts = texts(settings.folder)?;
    if texts.is_empty() {
        bail!(
            "{} holds no text in two languages; name them like act-1.en.txt and act-1.fr.txt",
            settings.folder.display()
        );
    }
    println!(
        "share of matched items that say the same (neither says anything counts as the same, \
         what cannot be compared does not); in brackets the share where at least one says \
         something; ? how often a name or time is unknown"
    );
    let mut pairs: BTreeMap<String, Sum> = BTreeMap::new();
    let mut languages: BTreeMap<String, Sum> = BTreeMap::new();
    let mut total = Sum::default();
    for (name, files) in &texts {
        let found = compare(&program, files, settings.packs)
            .with_context(|| format!("text {name} could not be compared"))?;
        let codes: Vec<&str> = found["versions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|version| version["language"].as_str().unwrap_or_default())
            .collect();
        let mut own = Sum::default();
        for parity in found["parity"].as_array().into_iter().flatten() {
            let code = |at: usize| -> &str {
                let index = parity["versions"][at].as_u64().unwrap_or(0);
                usize::try_from(index).ok().and_then(|at| codes.get(at)).copied().unwrap_or("")
            };
            let (one, other) = (code(0), code(1));
            if settings.language.is_some_and(|wanted| wanted != one && wanted != other) {
                continue;
            }
            let sum = Sum::of(parity);
            own.add(&sum);
            total.add(&sum);
            pairs.entry(format!("{one}-{other}")).or_default().add(&sum);
            for code in [one, other] {
                languages.entry(code.to_owned()).or_default().add(&sum);
            }
        }
        println!("\n{name} ({}): {}", codes.join(" "), own.line());
        if settings.findings {
            show_findings(&found, settings.language);
        }
    }
    println!("\npairs of languages");
    for (pair, sum) in &pairs {
        println!("  {pair}: {}", sum.line());
    }
    println!("\neach language against the others");
    for (language, sum) in &languages {
        println!("  {language}: {}", sum.line());
    }
    println!("\nall {} texts: {}", texts.len(), total.line());
    Ok(())
}

/// Every disagreement on one line for each language, with the words.
fn show_findings(found: &Value, language: Option<&str>) {
    for finding in found["findings"].as_array().into_iter().flatten() {
        let sides = || finding["sides"].as_array().into_iter().flatten();
        let says = |side: &Value| side["language"].as_str() == language;
        if language.is_some() && !sides().any(says) {
            continue;
        }
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        println!(
            "  [{}] {} {}",
            word(&finding["severity"]),
            word(&finding["code"]),
            word(&finding["field"])
        );
        for side in sides() {
            let mark = match side["standing"].as_str() {
                Some("deviates") => "!",
                Some("not_comparable") => "?",
                _ => " ",
            };
            let place = side["commitment"].as_str().or(side["provision"].as_str()).unwrap_or("–");
            let values: Vec<String> =
                side["value"].as_array().into_iter().flatten().map(&word).collect();
            let quote: String = word(&side["quote"]).chars().take(100).collect();
            println!(
                "    {mark}{} {place}: {} | {}",
                word(&side["language"]),
                values.join(", ").chars().take(100).collect::<String>(),
                quote.replace('\n', " ")
            );
        }
    }
}

/// Texts in at least two languages, by name, each with its files by language. Of two files in one
/// language the first counts.
fn texts(folder: &Path) -> Result<BTreeMap<String, Vec<PathBuf>>> {
    const CODES: [&str; 6] = ["ar", "zh", "en", "fr", "ru", "es"];
    let mut found: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    let entries = fs::read_dir(folder)
        .with_context(|| format!("folder {} could not be read", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let Some((stem, _)) = name.as_deref().and_then(|name| name.rsplit_once('.')) else {
            continue;
        };
        if let Some((name, code)) = stem.rsplit_once('.')
            && CODES.contains(&code)
        {
            let languages = found.entry(name.to_owned()).or_default();
            languages.entry(code.to_owned()).or_insert(path);
        }
    }
    Ok(found
        .into_iter()
        .filter(|(_, languages)| languages.len() > 1)
        .map(|(name, languages)| (name, languages.into_values().collect()))
        .collect())
}

fn compare(program: &Path, files: &[PathBuf], packs: &[PathBuf]) -> Result<Value> {
    let mut command = Command::new(program);
    command.args(["compare-languages", "--json", "--quiet"]).args(files).stdin(Stdio::null());
    for folder in packs {
        command.arg("--packs").arg(folder);
    }
    let output =
        command.output().with_context(|| format!("{} did not start", program.display()))?;
    // 7: the versions do not agree, which is what is measured here.
    if !matches!(output.status.code(), Some(0 | 7)) {
        bail!(
            "{} ended with {} and said: {}",
            program.display(),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    serde_json::from_slice(&output.stdout).context("what it wrote is not JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_grouped_by_name() {
        let texts = texts(&crate::root().join("examples/wtsa-24")).unwrap();
        assert_eq!(texts.len(), 1);
        assert_eq!(texts["actions"].len(), 6);
        assert!(self::texts(&crate::root().join("examples/council-decisions")).unwrap().is_empty());
    }

    #[test]
    fn counts_add_up() {
        let parity = serde_json::json!({
            "items": [4, 5, 3], "provisions": [6, 6, 6],
            "fields": [{"field": "force", "same": 2, "differ": 1, "not_comparable": 0, "silent": 0}]
        });
        let mut sum = Sum::of(&parity);
        sum.add(&Sum::of(&parity));
        assert_eq!(sum.items, [8, 10, 6]);
        assert_eq!(sum.fields["force"], [4, 2, 0, 0]);
        assert!(sum.line().contains("items 0.667"), "{}", sum.line());
        assert!(sum.line().contains("force 0.667"), "{}", sum.line());
    }
}
