//! How well works find their twins at other bodies, in the form of the scorer; and the fit of the
//! weights to known twins.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::time::Instant;

use actum_overlap::{Corpus, Entry, Index, Scope, Searcher, Weights};
use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use super::milliseconds;
use crate::machine;

/// A work, as the files of works have it.
#[derive(Debug, Deserialize)]
pub(super) struct Work {
    pub(super) id: String,
    pub(super) body: String,
    #[serde(default)]
    pub(super) number: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default, rename = "abstract")]
    pub(super) text: String,
    #[serde(default)]
    pub(super) other_ids: Vec<String>,
}

impl Work {
    pub(super) fn entry(&self) -> Entry<'_> {
        let mut numbers = vec![self.number.as_str()];
        numbers.extend(self.other_ids.iter().map(String::as_str));
        Entry {
            id: &self.id,
            body: &self.body,
            title: &self.title,
            text: &self.text,
            numbers,
            language: "",
        }
    }
}

/// Two works that are known to be the same standard.
#[derive(Debug, Deserialize)]
pub(super) struct Twin {
    pub(super) a: String,
    pub(super) b: String,
    pub(super) kind: String,
}

pub(super) fn rows<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("{}", path.display()))?;
    let reader: Box<dyn Read> = if path.extension().is_some_and(|end| end == "gz") {
        Box::new(MultiGzDecoder::new(file))
    } else {
        Box::new(file)
    };
    let mut rows = Vec::new();
    for (at, line) in BufReader::new(reader).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let row = serde_json::from_str(&line)
                .with_context(|| format!("{}, line {}", path.display(), at + 1))?;
            rows.push(row);
        }
    }
    Ok(rows)
}

pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

pub(super) fn index(works: &[Work], weights: &Weights) -> Result<Index> {
    let entries: Vec<Entry<'_>> = works.iter().map(Work::entry).collect();
    Ok(Corpus::of(&entries, threads()).into_index(weights)?)
}

/// Writes for every work with a known twin the nearest works of other bodies.
pub(super) fn run(works: &Path, twins: &Path, out: &Path, weights: Option<&Path>) -> Result<()> {
    let weights = load(weights)?;
    let works: Vec<Work> = rows(works)?;
    let twins: Vec<Twin> = rows(twins)?;
    let questions: BTreeSet<&str> = twins.iter().flat_map(|twin| [&*twin.a, &*twin.b]).collect();
    let start = Instant::now();
    let index = index(&works, &weights)?;
    println!("{} works indexed in {:.0} ms", index.len(), milliseconds(start.elapsed()));
    let file = File::create(out).with_context(|| format!("{}", out.display()))?;
    let mut file = BufWriter::new(file);
    let mut searcher = Searcher::new(&index);
    let start = Instant::now();
    let mut asked = 0;
    for question in questions {
        let Some(place) = index.place(question) else { continue };
        let hits = searcher.nearest(place, &Scope::all_but(index.body(place)), 50);
        let ranked: Vec<&str> = hits.iter().map(|hit| index.id(hit.place)).collect();
        serde_json::to_writer(&mut file, &serde_json::json!({"id": question, "ranked": ranked}))?;
        file.write_all(b"\n")?;
        asked += 1;
    }
    file.flush()?;
    let each = milliseconds(start.elapsed()) / f64::from(asked.max(1));
    println!("{asked} works asked for their 50 nearest, {each:.2} ms each");
    println!("peak memory {} MB", machine::peak_bytes() >> 20);
    Ok(())
}

fn load(path: Option<&Path>) -> Result<Weights> {
    match path {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
            Ok(Weights::from_toml(&text)?)
        }
        None => Ok(Weights::built_in()?),
    }
}

/// A work with known twins and the candidates that were looked at for it.
struct Question {
    /// Whether it belongs to the half that is fitted on.
    fitted: bool,
    /// Whether its twin is known by a number of 3GPP or GSM.
    by_number: bool,
    place: u32,
    twins: BTreeSet<u32>,
    /// By candidate: whether it is a twin, and the cosine of each field.
    candidates: Vec<(bool, [f64; 4])>,
}

/// Fits weights and calibration on one half of the known twins and reports on the other.
pub(super) fn fit(works: &Path, twins: &Path, out: &Path) -> Result<()> {
    let works: Vec<Work> = rows(works)?;
    let twins: Vec<Twin> = rows(twins)?;
    let flat = Weights { fields: [0.25; 4], ..Weights::built_in()? };
    let index_flat = index(&works, &flat)?;
    let mut questions = questions(&index_flat, &twins);
    let half = |fitted: bool| questions.iter().filter(|one| one.fitted == fitted).count();
    println!(
        "split by groups of twins: {} works to fit on, {} to report on",
        half(true),
        half(false)
    );
    candidates(&index_flat, &mut questions);
    let fields = descend(&questions);
    let sum: f64 = fields.iter().sum();
    let fields = fields.map(|share| (share / sum * 1_000.0).round() / 1_000.0);
    println!(
        "shares: title {} text {} number {} mention {}",
        fields[0], fields[1], fields[2], fields[3]
    );
    let weights = Weights { fields, ..flat };
    let index = index(&works, &weights)?;
    // The places of works are those of one index only.
    let moved = |place: u32| index.place(index_flat.id(place)).unwrap_or(u32::MAX);
    for question in &mut questions {
        question.place = moved(question.place);
        question.twins = question.twins.iter().map(|twin| moved(*twin)).collect();
    }
    drop(index_flat);
    for (name, fitted) in [("fitted half", true), ("other half ", false)] {
        let half: Vec<&Question> = questions.iter().filter(|one| one.fitted == fitted).collect();
        let (all, rest) = (recall(&index, &half, false), recall(&index, &half, true));
        println!(
            "{name}  all R@1 {:.3} R@10 {:.3} (n={})  without 3GPP/ETSI/GSM R@1 {:.3} R@10 {:.3} (n={})",
            all.0, all.1, all.2, rest.0, rest.1, rest.2
        );
    }
    let points = isotonic(&scored(&index, &questions, true));
    report_calibration(&points, &scored(&index, &questions, false));
    write(out, &fields, weights.common, &points)?;
    println!("written to {}", out.display());
    Ok(())
}

fn questions(index: &Index, twins: &[Twin]) -> Vec<Question> {
    let mut group: HashMap<&str, &str> = HashMap::new();
    fn find<'t>(group: &mut HashMap<&'t str, &'t str>, id: &'t str) -> &'t str {
        let mut at = id;
        while let Some(next) = group.get(at).copied()
            && next != at
        {
            at = next;
        }
        group.insert(id, at);
        at
    }
    let mut by_number: HashMap<&str, bool> = HashMap::new();
    for twin in twins {
        let (a, b) = (find(&mut group, &twin.a), find(&mut group, &twin.b));
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        group.insert(low, low);
        group.insert(high, low);
        for id in [&*twin.a, &*twin.b] {
            by_number.entry(id).or_insert(twin.kind.starts_with("etsi"));
        }
    }
    let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for id in by_number.keys() {
        let root = find(&mut group, id);
        members.entry(root).or_default().push(id);
    }
    let mut questions = Vec::new();
    for (root, mut ids) in members {
        ids.sort_unstable();
        // The half is a property of the group's name, so it stays the same from run to run.
        let sum =
            root.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        for id in &ids {
            let Some(place) = index.place(id) else { continue };
            let other = ids.iter().filter_map(|twin| index.place(twin));
            let twins: BTreeSet<u32> =
                other.filter(|twin| index.body(*twin) != index.body(place)).collect();
            if !twins.is_empty() {
                questions.push(Question {
                    fitted: (sum >> 3).is_multiple_of(2),
                    by_number: by_number.get(id).copied().unwrap_or(false),
                    place,
                    twins,
                    candidates: Vec::new(),
                });
            }
        }
    }
    questions
}

fn candidates(index: &Index, questions: &mut [Question]) {
    let mut searcher = Searcher::new(index);
    for (at, question) in questions.iter_mut().enumerate() {
        // The many pairs of 3GPP say little: every sixth is enough.
        if question.by_number && !at.is_multiple_of(6) {
            continue;
        }
        let scope = Scope::all_but(index.body(question.place));
        let hits = searcher.nearest(question.place, &scope, 150);
        let places: BTreeSet<u32> =
            hits.iter().map(|hit| hit.place).chain(question.twins.iter().copied()).collect();
        question.candidates = places
            .into_iter()
            .map(|place| {
                let parts = actum_overlap::score_by_field(index, question.place, place);
                (question.twins.contains(&place), parts.map(|part| part / 0.25))
            })
            .collect();
    }
}

/// Coordinate descent on the shares of the fields.
fn descend(questions: &[Question]) -> [f64; 4] {
    let mut fields = [0.34, 0.27, 0.10, 0.29];
    let mut best = quality(questions, &fields);
    for step in [2.0, 1.4, 1.15] {
        for _ in 0..4 {
            for field in 0..fields.len() {
                for factor in [0.0, 1.0 / step, step] {
                    let mut tried = fields;
                    tried[field] = tried[field].max(0.02) * factor;
                    let reached = quality(questions, &tried);
                    if reached > best + 1e-9 {
                        (fields, best) = (tried, reached);
                    }
                }
            }
        }
    }
    fields
}

/// What is fitted: first places, places among ten and reciprocal ranks, mostly of the works that
/// their numbers do not give away. A twin that is not among the ten is not seen by a reader at all,
/// so that counts twice as much as the first place.
fn quality(questions: &[Question], fields: &[f64; 4]) -> f64 {
    let mut sums = [(0.0, 0.0); 2];
    for question in questions.iter().filter(|one| one.fitted && !one.candidates.is_empty()) {
        let score =
            |parts: &[f64; 4]| parts.iter().zip(fields).map(|(part, share)| part * share).sum();
        let scored: Vec<(bool, f64)> =
            question.candidates.iter().map(|(twin, parts)| (*twin, score(parts))).collect();
        let best = scored.iter().filter(|one| one.0).map(|one| one.1).fold(0.0, f64::max);
        let rank = 1 + scored.iter().filter(|one| !one.0 && one.1 >= best).count();
        let value = f64::from(u8::from(rank == 1))
            + 2.0 * f64::from(u8::from(rank <= 10))
            + 0.5 / rank as f64;
        let sum = &mut sums[usize::from(question.by_number)];
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    let mean = |(sum, count): (f64, f64)| if count > 0.0 { sum / count } else { 0.0 };
    mean(sums[0]) + 0.3 * mean(sums[1])
}

fn recall(index: &Index, questions: &[&Question], without: bool) -> (f64, f64, usize) {
    let mut searcher = Searcher::new(index);
    let (mut first, mut ten, mut count) = (0, 0, 0);
    for question in questions.iter().filter(|one| !(without && one.by_number)) {
        let hits =
            searcher.nearest(question.place, &Scope::all_but(index.body(question.place)), 10);
        let rank = hits.iter().position(|hit| question.twins.contains(&hit.place));
        first += usize::from(rank == Some(0));
        ten += usize::from(rank.is_some());
        count += 1;
    }
    let share = |part: usize| part as f64 / count.max(1) as f64;
    (share(first), share(ten), count)
}

/// Scores of the ten nearest of every work whose twin is not known by a number, and whether each
/// is a known twin; in the order of scores.
fn scored(index: &Index, questions: &[Question], fitted: bool) -> Vec<(f64, bool)> {
    let mut searcher = Searcher::new(index);
    let mut all = Vec::new();
    for question in questions.iter().filter(|one| one.fitted == fitted && !one.by_number) {
        let scope = Scope::all_but(index.body(question.place));
        for hit in searcher.nearest(question.place, &scope, 10) {
            all.push((hit.score(), question.twins.contains(&hit.place)));
        }
    }
    all.sort_by(|one, two| one.0.total_cmp(&two.0));
    all
}

/// Isotonic regression by pooling neighbours, as points in the middle of each pool.
fn isotonic(scored: &[(f64, bool)]) -> Vec<(f64, f64)> {
    // Pools begin with twenty pairs each, so that one lucky pair makes no point of its own.
    let mut pools: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in scored.chunks(20) {
        let count = chunk.len() as f64;
        let score = chunk.iter().map(|one| one.0).sum::<f64>();
        let twins = chunk.iter().filter(|one| one.1).count() as f64;
        pools.push((score, twins, count));
        while let [.., before, last] = &pools[..]
            && before.1 / before.2 >= last.1 / last.2
        {
            let merged = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
            pools.truncate(pools.len() - 2);
            pools.push(merged);
        }
    }
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (score, twins, count) in pools {
        // One more of each kind keeps a small pool from certainty.
        let point = (
            (score / count * 1e4).round() / 1e4,
            ((twins + 0.5) / (count + 1.0) * 1e3).round() / 1e3,
        );
        if points.last().is_none_or(|last| last.0 < point.0 && last.1 < point.1) {
            points.push(point);
        }
    }
    points
}

fn report_calibration(points: &[(f64, f64)], held: &[(f64, bool)]) {
    let weights = Weights { fields: [0.25; 4], common: 0.1, calibration: points.to_vec() };
    println!("calibration on the other half: probability said, share of known twins");
    let mut brier = 0.0;
    let mut bins: BTreeMap<usize, (f64, f64, usize)> = BTreeMap::new();
    for (score, twin) in held {
        let said = weights.probability(*score);
        let is = f64::from(u8::from(*twin));
        brier += (said - is).powi(2);
        let bin = bins.entry(((said * 5.0) as usize).min(4)).or_default();
        *bin = (bin.0 + said, bin.1 + is, bin.2 + 1);
    }
    for (said, is, count) in bins.values() {
        let n = *count as f64;
        println!("  said {:.2}  known twins {:.2}  (n={count})", said / n, is / n);
    }
    println!(
        "  mean square error {:.4} over {} pairs",
        brier / held.len().max(1) as f64,
        held.len()
    );
}

fn write(out: &Path, fields: &[f64; 4], common: f64, points: &[(f64, f64)]) -> Result<()> {
    let points: Vec<String> =
        points.iter().map(|(score, chance)| format!("  [{score:.4}, {chance:.3}],")).collect();
    let text = format!(
        "# What counts how much when works are compared. Written by `cargo xtask bench overlap-fit`.\n\n\
         # A word that more than this share of the works has is left out.\n\
         common = {common}\n\n\
         # Fitted by coordinate descent on one half of the known twins, split by groups of twins.\n\
         [fields]\ntitle = {}\ntext = {}\nnumber = {}\nmention = {}\n\n\
         [calibration]\n\
         source = \"share of known twins among the ten nearest of a work that has a twin, without those told by a 3GPP or GSM number; isotonic, same half\"\n\
         points = [\n{}\n]\n",
        fields[0],
        fields[1],
        fields[2],
        fields[3],
        points.join("\n")
    );
    fs::write(out, text).with_context(|| format!("{}", out.display()))
}
