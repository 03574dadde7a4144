//! Precision and recall on the hand-made references under `references/`: see the README there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use actum_extract::{ExtractOptions, Extractor};
use actum_model::{Commitment, Extraction, Language, Located, OccasionId, Party};
use actum_pack::Packs;
use actum_read::{ReadOptions, read};
use serde::Deserialize;

/// Fewest provisions of a reference that can be taken for a measure.
const FEWEST_PROVISIONS: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    language: String,
    #[serde(default)]
    adopted: Option<String>,
    floors: BTreeMap<String, [f64; 2]>,
    provision: Vec<Annotated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Annotated {
    style: String,
    #[serde(default)]
    context: String,
    text: String,
    #[serde(default)]
    statements: Vec<String>,
    #[serde(default)]
    commitment: Vec<Wanted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    act: String,
    force: OneOrMore,
    verb: String,
    #[serde(default)]
    addressees: Vec<Named>,
    #[serde(default)]
    partners: Vec<Named>,
    #[serde(default)]
    report_to: Vec<Named>,
    #[serde(default)]
    due: Vec<WantedDue>,
    #[serde(default)]
    citations: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn all(&self) -> &[String] {
        match self {
            OneOrMore::One(one) => std::slice::from_ref(one),
            OneOrMore::More(more) => more,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    role: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WantedDue {
    Written(String),
    Detailed { written: String, kind: String },
}

/// A party as it was found.
struct FoundParty {
    name: String,
    body: Option<String>,
    role: Option<String>,
}

/// How often a role was right, wrongly found and missed.
#[derive(Debug, Default, Clone, Copy)]
struct Score {
    right: u32,
    surplus: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        ratio(self.right, self.surplus)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.missed)
    }
}

fn ratio(right: u32, wrong: u32) -> f64 {
    if right + wrong == 0 { 1.0 } else { f64::from(right) / f64::from(right + wrong) }
}

#[derive(Default)]
struct Scores {
    roles: BTreeMap<String, Score>,
    /// What differs, one line each.
    differences: Vec<String>,
}

impl Scores {
    fn role(&mut self, role: &str) -> &mut Score {
        self.roles.entry(role.to_owned()).or_default()
    }

    /// Counts two lists of values of a role against each other.
    fn compare<W, F>(
        &mut self,
        role: &str,
        wanted: &[W],
        found: &[F],
        same: impl Fn(&W, &F) -> bool,
        show: &(impl Fn(&W) -> String, impl Fn(&F) -> String),
        place: &str,
    ) {
        let mut used = vec![false; found.len()];
        for want in wanted {
            let hit = (0..found.len()).find(|&at| !used[at] && same(want, &found[at]));
            match hit {
                Some(at) => {
                    used[at] = true;
                    self.role(role).right += 1;
                }
                None => {
                    self.role(role).missed += 1;
                    self.differences.push(format!("{place}: {role}: lacks {}", show.0(want)));
                }
            }
        }
        for (at, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
            self.role(role).surplus += 1;
            self.differences.push(format!("{place}: {role}: surplus {}", show.1(&found[at])));
        }
    }
}

/// Lower case, single spaces, without signs at the ends, a leading article and vowel signs.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase().replace('ё', "е");
    let kept: String = lower
        .chars()
        .filter(|letter| !matches!(letter, '\u{064b}'..='\u{0652}' | '\u{0640}' | '\u{200f}'))
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let joined = words.join(" ");
    let mut inner = joined.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '(');
    for article in ["the ", "le ", "la ", "les ", "el ", "los ", "las ", "a ", "al ", "l’", "l'"]
    {
        inner = inner.strip_prefix(article).unwrap_or(inner);
    }
    inner.trim_matches(|sign: char| !sign.is_alphanumeric()).to_owned()
}

/// Whether the longer of two written forms holds the shorter and is at most twice as long.
fn same_words(left: &str, right: &str) -> bool {
    let (left, right) = (plain(left), plain(right));
    let (short, long) = if left.len() < right.len() { (left, right) } else { (right, left) };
    !short.is_empty() && long.contains(&short) && long.len() <= short.len() * 2
}

fn same_party(want: &Named, found: &FoundParty) -> bool {
    match (&want.body, &found.body) {
        (Some(want), Some(found)) => want == found,
        (Some(_), None) => false,
        (None, _) => want.name.as_deref().is_some_and(|name| plain(name) == plain(&found.name)),
    }
}

fn show_named(named: &Named) -> String {
    let body = named.body.as_deref().unwrap_or("?");
    format!(
        "{} [{body}] {}",
        named.name.as_deref().unwrap_or("…"),
        named.role.as_deref().unwrap_or("")
    )
}

fn show_found(found: &FoundParty) -> String {
    let body = found.body.as_deref().unwrap_or("?");
    format!("{} [{body}] {}", found.name, found.role.as_deref().unwrap_or(""))
}

fn found_parties(parties: &[Located<Party>]) -> Vec<FoundParty> {
    parties
        .iter()
        .map(|party| FoundParty {
            name: party.value.name.clone(),
            body: party.value.body.as_ref().map(ToString::to_string),
            role: None,
        })
        .collect()
}

fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).expect("a value").as_str().unwrap_or_default().to_owned()
}

/// Which found commitment each wanted one is: in order, by the first words of the act.
fn align(wanted: &[Wanted], found: &[&Commitment]) -> Vec<Option<usize>> {
    let same = |want: &Wanted, own: &Commitment| {
        let (want, own) = (plain(&want.act), plain(&own.act.value));
        !want.is_empty() && (own.starts_with(&want) || (own.len() > 3 && want.starts_with(&own)))
    };
    // The longest common subsequence: acts keep the order of the text.
    let (rows, columns) = (wanted.len(), found.len());
    let mut best = vec![vec![0_u32; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let skip = best[row + 1][column].max(best[row][column + 1]);
            best[row][column] = if same(&wanted[row], found[column]) {
                skip.max(best[row + 1][column + 1] + 1)
            } else {
                skip
            };
        }
    }
    let mut aligned = vec![None; rows];
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if same(&wanted[row], found[column]) && best[row][column] == best[row + 1][column + 1] + 1 {
            aligned[row] = Some(column);
            row += 1;
            column += 1;
        } else if best[row + 1][column] >= best[row][column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    aligned
}

fn judge(scores: &mut Scores, annotated: &Annotated, extraction: &Extraction, place: &str) {
    let found: Vec<&Commitment> = extraction.commitments().collect();
    let aligned = align(&annotated.commitment, &found);
    let nobody: &[FoundParty] = &[];
    for (want, at) in annotated.commitment.iter().zip(&aligned) {
        let place = format!("{place} “{}”", want.act);
        let lead = want.force.all()[0].clone();
        let Some(own) = at.map(|at| found[at]) else {
            for role in ["acts", "force", "verb", &format!("force {lead}")] {
                scores.role(role).missed += 1;
            }
            scores.differences.push(format!("{place}: acts: missing"));
            for (role, parties) in [
                ("addressees", &want.addressees),
                ("partners", &want.partners),
                ("report_to", &want.report_to),
            ] {
                let show = (show_named, show_found);
                scores.compare(role, parties, nobody, same_party, &show, &place);
            }
            scores.role("due").missed += u32::try_from(want.due.len()).unwrap_or(0);
            scores.role("citations").missed += u32::try_from(want.citations.len()).unwrap_or(0);
            continue;
        };
        scores.role("acts").right += 1;
        judge_force(scores, want, own, &lead, &place);
        let show = (show_named, show_found);
        let addressees = found_parties(&own.addressees);
        scores.compare("addressees", &want.addressees, &addressees, same_party, &show, &place);
        let named: Vec<&Named> = want.addressees.iter().filter(|own| own.name.is_some()).collect();
        if named.len() == want.addressees.len() {
            let same = |want: &&Named, found: &FoundParty| {
                plain(want.name.as_deref().unwrap_or("")) == plain(&found.name)
            };
            let show = (|named: &&Named| show_named(named), show_found);
            scores.compare("addressee names", &named, &addressees, same, &show, &place);
        }
        let partners: Vec<FoundParty> = own
            .partners
            .iter()
            .map(|partner| FoundParty {
                name: partner.value.party.name.clone(),
                body: partner.value.party.body.as_ref().map(ToString::to_string),
                role: Some(word(&partner.value.role)),
            })
            .collect();
        scores.compare("partners", &want.partners, &partners, same_party, &show, &place);
        let roled: Vec<&Named> = want.partners.iter().filter(|own| own.role.is_some()).collect();
        if roled.len() == want.partners.len() {
            let same = |want: &&Named, found: &FoundParty| {
                want.role == found.role && same_party(want, found)
            };
            let show = (|named: &&Named| show_named(named), show_found);
            scores.compare("partner roles", &roled, &partners, same, &show, &place);
        }
        let report_to = found_parties(&own.report_to);
        scores.compare("report_to", &want.report_to, &report_to, same_party, &show, &place);
        // What another commitment of the clause shares by inference is not in these words.
        let due: Vec<(String, String)> = own
            .due
            .iter()
            .filter(|due| due.basis.name() != "inferred")
            .map(|due| (due.value.written.clone(), word(&due.value.kind)))
            .collect();
        let same = |want: &WantedDue, found: &(String, String)| match want {
            WantedDue::Written(written) => same_words(written, &found.0),
            WantedDue::Detailed { written, kind } => {
                same_words(written, &found.0) && *kind == found.1
            }
        };
        let show_due = |want: &WantedDue| match want {
            WantedDue::Written(written) => written.clone(),
            WantedDue::Detailed { written, kind } => format!("{written} ({kind})"),
        };
        let show = (show_due, |found: &(String, String)| format!("{} ({})", found.0, found.1));
        scores.compare("due", &want.due, &due, same, &show, &place);
        let citations: Vec<String> =
            own.citations.iter().map(|cited| cited.value.normalized.clone()).collect();
        let same = |want: &String, found: &String| want == found;
        scores.compare(
            "citations",
            &want.citations,
            &citations,
            same,
            &(String::clone, String::clone),
            &place,
        );
    }
    for (at, own) in found.iter().enumerate() {
        if !aligned.contains(&Some(at)) {
            let force = own.force.value.force.name();
            for role in ["acts", "force", "verb", &format!("force {force}")] {
                scores.role(role).surplus += 1;
            }
            let line = format!("{place}: acts: surplus {force} “{}”", own.act.value);
            scores.differences.push(line);
        }
    }
    let statements: Vec<String> = extraction
        .readings
        .iter()
        .flat_map(|reading| reading.statements.iter().map(|own| own.value.force.verb.clone()))
        .collect();
    let same = |want: &String, found: &String| plain(want) == plain(found);
    let show = (String::clone, String::clone);
    scores.compare("statements", &annotated.statements, &statements, same, &show, place);
}

fn judge_force(scores: &mut Scores, want: &Wanted, own: &Commitment, lead: &str, place: &str) {
    let force = own.force.value.force.name();
    if want.force.all().iter().any(|accepted| accepted == force) {
        scores.role("force").right += 1;
        scores.role(&format!("force {lead}")).right += 1;
    } else {
        for role in ["force", &format!("force {lead}")] {
            scores.role(role).missed += 1;
        }
        for role in ["force", &format!("force {force}")] {
            scores.role(role).surplus += 1;
        }
        let line = format!("{place}: force: want {:?}, got {force}", want.force.all());
        scores.differences.push(line);
    }
    let verb = &own.force.value.verb;
    if plain(verb) == plain(&want.verb) {
        scores.role("verb").right += 1;
    } else {
        scores.role("verb").missed += 1;
        scores.role("verb").surplus += 1;
        scores.differences.push(format!("{place}: verb: want {}, got {verb}", want.verb));
    }
}

fn measure(language: Language) {
    let name = format!("{}.toml", language.code());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/references").join(&name);
    assert!(path.exists(), "every language has a reference; {name} is missing");
    let contents = std::fs::read_to_string(&path).expect("the reference is readable");
    let reference: Reference = toml::from_str(&contents).expect("the reference is well formed");
    assert_eq!(reference.language, language.code(), "{name} is of another language");
    // `ACTUM_PACKS` tries packs out before they are built in.
    let packs = match std::env::var_os("ACTUM_PACKS") {
        Some(folder) => Packs::with_folder(Path::new(&folder)).expect("the packs load"),
        None => Packs::built_in().expect("built-in packs load"),
    };
    let extractor = Extractor::new(&packs).expect("built-in packs compile");
    let reading = ReadOptions { language: Some(language), ..ReadOptions::default() };
    let options = ExtractOptions { occasion: reference.adopted.as_deref().map(OccasionId::new) };
    let mut scores = Scores::default();
    for (index, annotated) in reference.provision.iter().enumerate() {
        let text = match annotated.context.trim() {
            "" => annotated.text.clone(),
            context => format!("{context}\n\n{}", annotated.text),
        };
        let document =
            read(text.as_bytes(), "reference.txt", &reading, &packs).expect("a plain text");
        let extraction = extractor.extract_with(&document, &options);
        assert_eq!(extraction.readings.len(), document.provisions.len());
        let place = format!("{} ({})", index + 1, annotated.style);
        judge(&mut scores, annotated, &extraction, &place);
    }
    let table = table(&reference, &scores);
    println!("{table}");
    let show_all = std::env::var_os("ACTUM_REFERENCE").is_some();
    if show_all {
        println!("{}", scores.differences.join("\n"));
    }
    assert!(
        reference.provision.len() >= FEWEST_PROVISIONS,
        "{name} has only {} provisions",
        reference.provision.len()
    );
    let mut low = Vec::new();
    for (role, [precision, recall]) in &reference.floors {
        let score = scores.roles.get(role).copied().unwrap_or_default();
        if score.precision() < *precision || score.recall() < *recall {
            low.push(role.as_str());
        }
    }
    let of_low = |line: &&String| {
        low.iter()
            .any(|role| line.contains(&format!(": {}:", role.split(' ').next().unwrap_or(role))))
    };
    let lines: Vec<&str> = scores.differences.iter().filter(of_low).map(String::as_str).collect();
    assert!(low.is_empty(), "{name}: below its floor: {low:?}\n{table}\n{}", lines.join("\n"));
}

fn table(reference: &Reference, scores: &Scores) -> String {
    let mut table = format!(
        "{}: {} provisions\n{:24} {:>5} {:>7} {:>6}  {:>9} {:>6}  floors\n",
        reference.language,
        reference.provision.len(),
        "role",
        "right",
        "surplus",
        "missed",
        "precision",
        "recall"
    );
    for (role, score) in &scores.roles {
        let floors = reference
            .floors
            .get(role)
            .map_or_else(String::new, |[precision, recall]| format!("{precision:.2} {recall:.2}"));
        let _ = writeln!(
            table,
            "{role:24} {:5} {:7} {:6}  {:9.3} {:6.3}  {floors}",
            score.right,
            score.surplus,
            score.missed,
            score.precision(),
            score.recall()
        );
    }
    table
}

#[test]
fn the_arabic_reference_keeps_its_floors() {
    measure(Language::Ar);
}

#[test]
fn the_chinese_reference_keeps_its_floors() {
    measure(Language::Zh);
}

#[test]
fn the_english_reference_keeps_its_floors() {
    measure(Language::En);
}

#[test]
fn the_french_reference_keeps_its_floors() {
    measure(Language::Fr);
}

#[test]
fn the_russian_reference_keeps_its_floors() {
    measure(Language::Ru);
}

#[test]
fn the_spanish_reference_keeps_its_floors() {
    measure(Language::Es);
}
