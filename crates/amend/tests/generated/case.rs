//! A base from the bundled texts, and an edition of it that was changed in known ways.

use std::path::Path;

use actum_amend::{Clause, Edition, Kind, fold};

use crate::chance::Chance;

/// A base, an edition of it, and what was done.
pub(crate) struct Case {
    pub(crate) base: Edition,
    pub(crate) edition: Edition,
    /// Clauses of the base, clauses of the edition, what became of them.
    pub(crate) truth: Vec<(Vec<usize>, Vec<usize>, Kind)>,
}

/// A clause of the edition in the making.
#[derive(Clone)]
struct Piece {
    from: Vec<usize>,
    text: String,
    moved: bool,
    /// The second half of a split names the same clause and is told by this.
    split: bool,
}

impl Case {
    /// A case with splits, merges, moves, insertions, deletions, other words and other print.
    pub(crate) fn new(language: &str, seed: u64) -> Self {
        let mut chance = Chance::new(seed ^ (u64::from(language.as_bytes()[0]) << 32));
        let mut sentences = sentences(language);
        // What is inserted must not resemble what stands there: it is taken out of the base.
        let spare: Vec<String> = (0..4)
            .map(|_| {
                let at = chance.below(sentences.len());
                sentences.remove(at)
            })
            .collect();
        let base = numbered(sentences.iter().map(String::as_str));
        Self::changed(language, base, &spare, &mut chance)
    }

    /// Other changes to the base of another case.
    pub(crate) fn again(language: &str, seed: u64, base: &Edition) -> Self {
        let spare = [fold(&sentences(language)[0]).to_uppercase()];
        Self::changed(language, base.clone(), &spare, &mut Chance::new(seed))
    }

    fn changed(language: &str, base: Edition, spare: &[String], chance: &mut Chance) -> Self {
        let sentences: Vec<String> =
            base.clauses.iter().map(|clause| clause.text.clone()).collect();
        let mut pieces: Vec<Piece> = sentences
            .iter()
            .enumerate()
            .map(|(index, text)| Piece {
                from: vec![index],
                text: text.clone(),
                moved: false,
                split: false,
            })
            .collect();
        for _ in 0..2 {
            split(&mut pieces, chance);
        }
        merge(&mut pieces, chance, language);
        for _ in 0..2 {
            let at = chance.below(pieces.len());
            if is_plain(&pieces[at]) {
                pieces.remove(at);
            }
        }
        let words: Vec<&str> = sentences.iter().flat_map(|text| text.split_whitespace()).collect();
        for _ in 0..6 {
            let at = chance.below(pieces.len());
            pieces[at].text = reword(&pieces[at].text, &words, chance, language);
        }
        for text in spare.iter().take(1 + chance.below(3)) {
            let at = chance.below(pieces.len() + 1);
            // Nothing is put between the halves of a split.
            if at == 0 || at == pieces.len() || pieces[at - 1].from != pieces[at].from {
                let inserted =
                    Piece { from: Vec::new(), text: text.clone(), moved: false, split: false };
                pieces.insert(at, inserted);
            }
        }
        move_one(&mut pieces, chance);
        let edition = numbered(pieces.iter().map(|piece| piece.text.as_str()));
        let truth = truth(&base, &edition, &pieces);
        let edition = printed(edition, chance);
        Self { base, edition, truth }
    }

    /// An edition that differs in print only.
    pub(crate) fn print_only(language: &str, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let base = numbered(sentences(language).iter().map(String::as_str));
        let edition = printed(base.clone(), &mut chance);
        Self { base, edition, truth: Vec::new() }
    }
}

fn is_plain(piece: &Piece) -> bool {
    piece.from.len() == 1 && !piece.split && !piece.moved
}

/// Clauses of a bundled text, long enough to say something.
fn sentences(language: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../examples/wtsa-24")
        .join(format!("actions.{language}.txt"));
    let least = if language == "zh" { 12 } else { 40 };
    let mut clauses: Vec<String> = Vec::new();
    let text = std::fs::read_to_string(path).expect("the bundled text");
    for line in text.lines().map(str::trim) {
        if line.chars().count() >= least {
            clauses.push(fold(line).into_owned());
        }
    }
    assert!(clauses.len() >= 15, "{language} has too few clauses");
    clauses
}

fn numbered<'t>(texts: impl Iterator<Item = &'t str>) -> Edition {
    let clauses =
        texts.enumerate().map(|(index, text)| Clause::new(&format!("{}", index + 1), text));
    Edition { clauses: clauses.collect() }
}

/// Places after a sentence or a part of one, with at least a third of the text on either side.
fn cuts(text: &str) -> Vec<usize> {
    text.char_indices()
        .filter(|(_, character)| {
            matches!(character, '.' | ';' | ',' | '。' | '；' | '，' | '،' | '؛')
        })
        .map(|(at, character)| at + character.len_utf8())
        .filter(|at| at * 3 >= text.len() && (text.len() - at) * 3 >= text.len())
        .filter(|at| {
            // No figure is cut: "7.1.5".
            let rest = &text[*at..];
            rest.starts_with(' ') || rest.starts_with(|next: char| !next.is_ascii())
        })
        .collect()
}

fn split(pieces: &mut Vec<Piece>, chance: &mut Chance) {
    for _ in 0..8 {
        let at = chance.below(pieces.len());
        let places = cuts(&pieces[at].text);
        if !is_plain(&pieces[at]) || places.is_empty() {
            continue;
        }
        let cut = places[chance.below(places.len())];
        let (first, second) = pieces[at].text.split_at(cut);
        let half = |text: &str| Piece {
            from: pieces[at].from.clone(),
            text: text.trim().to_owned(),
            moved: false,
            split: true,
        };
        let halves = [half(first), half(second)];
        pieces.splice(at..=at, halves);
        return;
    }
}

fn merge(pieces: &mut Vec<Piece>, chance: &mut Chance, language: &str) {
    for _ in 0..8 {
        let at = chance.below(pieces.len() - 1);
        if is_plain(&pieces[at]) && is_plain(&pieces[at + 1]) {
            let second = pieces.remove(at + 1);
            if language != "zh" {
                pieces[at].text.push(' ');
            }
            pieces[at].text.push_str(&second.text);
            pieces[at].from.extend(second.from);
            return;
        }
    }
}

fn move_one(pieces: &mut Vec<Piece>, chance: &mut Chance) {
    for _ in 0..8 {
        let from = chance.below(pieces.len());
        if !is_plain(&pieces[from]) {
            continue;
        }
        let to = chance.below(pieces.len());
        // Far enough that the shorter way about is plain, and not between halves.
        let between_halves = to > 0 && to < pieces.len() && pieces[to - 1].from == pieces[to].from;
        if from.abs_diff(to) < 5 || between_halves {
            continue;
        }
        let mut piece = pieces.remove(from);
        piece.moved = true;
        pieces.insert(to.min(pieces.len()), piece);
        if pieces.windows(3).any(|three| three[0].split && three[0].from == three[2].from) {
            continue;
        }
        return;
    }
}

/// Puts a word or two in, out, or in for others.
fn reword(text: &str, words: &[&str], chance: &mut Chance, language: &str) -> String {
    if language == "zh" {
        let mut characters: Vec<char> = text.chars().collect();
        let at = 2 + chance.below(characters.len() - 4);
        match chance.below(3) {
            0 => drop(characters.splice(at..at, "不得晚于规定期限".chars())),
            1 => drop(characters.drain(at..at + 2)),
            _ => drop(characters.splice(at..at + 2, "主管".chars())),
        }
        return characters.into_iter().collect();
    }
    let mut all: Vec<&str> = text.split(' ').collect();
    for _ in 0..1 + chance.below(3) {
        let at = 1 + chance.below(all.len() - 1);
        let other = words[chance.below(words.len())];
        match chance.below(3) {
            0 => all.insert(at, other),
            1 if all.len() > 6 => drop(all.remove(at)),
            _ => all[at] = other,
        }
    }
    all.join(" ")
}

fn truth(
    base: &Edition,
    edition: &Edition,
    pieces: &[Piece],
) -> Vec<(Vec<usize>, Vec<usize>, Kind)> {
    let mut truth: Vec<(Vec<usize>, Vec<usize>, Kind)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if piece.split
            && let Some(known) = truth.iter_mut().find(|(from, ..)| *from == piece.from)
        {
            known.1.push(index);
            continue;
        }
        let kind = match piece.from.as_slice() {
            [] => Kind::Inserted,
            [_] if piece.split => Kind::Split,
            [from] => {
                let (old, new) = (&base.clauses[*from], &edition.clauses[index]);
                match (fold(&old.text) == fold(&new.text), piece.moved) {
                    (true, true) => Kind::Moved,
                    (false, true) => Kind::MovedReworded,
                    (false, false) => Kind::Reworded,
                    (true, false) if old.number != new.number => Kind::Renumbered,
                    (true, false) => Kind::Kept,
                }
            }
            _ => Kind::Merged,
        };
        truth.push((piece.from.clone(), vec![index], kind));
    }
    truth
}

/// Another printing of the same text: spaces, hyphens, quotation marks, soft hyphens.
fn printed(mut edition: Edition, chance: &mut Chance) -> Edition {
    for clause in &mut edition.clauses {
        let text = &clause.text;
        clause.text = match chance.below(5) {
            0 => text.replacen(' ', "\u{a0}", 2),
            1 => text.replace('-', "\u{2011}").replace('\'', "\u{2019}"),
            2 => format!("{} ", text.replacen(' ', "  ", 1)),
            3 => {
                let middle = text.char_indices().nth(7).map_or(0, |(at, _)| at);
                format!("{}\u{ad}{}", &text[..middle], &text[middle..])
            }
            _ => text.clone(),
        };
    }
    edition
}
