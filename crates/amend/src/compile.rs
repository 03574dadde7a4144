//! Several proposals laid against one base: who wants what, and where they collide.

mod stand;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::{Alignment, Kind, Options, align};
use crate::edition::Edition;
use stand::{Stand, Standing};

/// A base as a proposer would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Who proposes, or the symbol of the document.
    pub name: String,
    /// The whole text as proposed.
    pub edition: Edition,
}

/// What a proposer wants of a clause, in the words of ITU documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Mark {
    /// No change.
    Noc,
    /// Modified, renumbered, moved, split or merged.
    Mod,
    /// Suppressed.
    Sup,
    /// Added.
    Add,
}

/// How the proposals for one clause stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// Nobody wants a change.
    Unchanged,
    /// One proposer wants a change.
    Single,
    /// All who want a change want the same one.
    Identical,
    /// The texts wanted differ in case, signs or particles at most.
    SameEffect,
    /// The changes wanted do not touch each other.
    Compatible,
    /// At least two changes cannot both be made.
    Conflict,
}

/// Why two changes cannot both be made as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They change the same words, or words side by side, differently.
    Words,
    /// They put different words in at the same place.
    Insertion,
    /// One deletes what the other rewords.
    DeleteReword,
    /// One deletes what the other moves.
    DeleteMove,
    /// One deletes what the other splits.
    DeleteSplit,
    /// One deletes what the other merges.
    DeleteMerge,
    /// They move the clause to different places.
    MoveMove,
    /// One moves what the other merges with its neighbour.
    MergeMove,
    /// They merge the clause with different others.
    MergeMerge,
    /// One splits what the other merges.
    SplitMerge,
    /// They split the clause at different places.
    SplitSplit,
}

/// Two proposals that collide in a clause of the base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Collision {
    /// The two proposals, counted from 0.
    pub proposals: (usize, usize),
    /// The clause of the base, counted from 0.
    pub base: usize,
    /// Why, each reason once.
    pub reasons: Vec<Reason>,
}

/// Two proposals that put different clauses in at the same place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapCollision {
    /// The two proposals, counted from 0.
    pub proposals: (usize, usize),
    /// The clause of the base after which they are put in; none before the first.
    pub after: Option<usize>,
    /// The clauses put in, of the first and of the second proposal.
    pub clauses: (Vec<usize>, Vec<usize>),
}

/// What one proposer wants of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The mark.
    pub mark: Mark,
    /// What becomes of the clause.
    pub kind: Kind,
    /// The clauses of the proposal that stand for it, counted from 0.
    pub clauses: Vec<usize>,
}

/// A clause of the base, or a place after one where clauses are put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableRow {
    /// The clause of the base, counted from 0; none for a place.
    pub base: Option<usize>,
    /// For a place: the clause of the base after which it is; none before the first.
    pub after: Option<usize>,
    /// What each proposer wants, in the order given; none who wants nothing of the place.
    pub cells: Vec<Option<Cell>>,
    /// How they stand to each other.
    pub agreement: Agreement,
}

/// Counts over a compilation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// Clauses of the base.
    pub clauses: usize,
    /// For each proposal, how often it has each kind of link.
    pub kinds: Vec<BTreeMap<&'static str, usize>>,
    /// Rows by agreement.
    pub agreement: BTreeMap<Agreement, usize>,
}

/// Proposals laid against one base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compilation {
    /// The alignment of each proposal, in the order given.
    pub alignments: Vec<Alignment>,
    /// Clauses of the base in their order, each followed by what is put in after it.
    pub rows: Vec<TableRow>,
    /// Where proposals collide in a clause, by clause and pair.
    pub collisions: Vec<Collision>,
    /// Where proposals put different clauses in at one place.
    pub gap_collisions: Vec<GapCollision>,
    /// Counts.
    pub statistics: Statistics,
}

/// Lays proposals against their base.
///
/// Each proposal is aligned by itself, so neither their order nor their number changes what is
/// understood of one.
#[must_use]
pub fn compile(base: &Edition, proposals: &[Proposal], options: &Options) -> Compilation {
    let alignments: Vec<Alignment> =
        proposals.iter().map(|proposal| align(base, &proposal.edition, options)).collect();
    let standings: Vec<Standing> = alignments
        .iter()
        .zip(proposals)
        .map(|(alignment, proposal)| Standing::new(base, &proposal.edition, alignment))
        .collect();
    let mut collisions = Vec::new();
    let mut gap_collisions = Vec::new();
    let mut rows = Vec::new();
    for clause in std::iter::once(None).chain((0..base.clauses.len()).map(Some)) {
        if let Some(clause) = clause {
            rows.push(clause_row(clause, base, &standings, &mut collisions));
        }
        rows.extend(gap_row(clause, &standings, &mut gap_collisions));
    }
    let statistics = statistics(base, &alignments, &rows);
    Compilation { alignments, rows, collisions, gap_collisions, statistics }
}

fn clause_row(
    clause: usize,
    base: &Edition,
    standings: &[Standing],
    collisions: &mut Vec<Collision>,
) -> TableRow {
    let cells = standings
        .iter()
        .map(|standing| {
            let stand = &standing.stands[clause];
            Some(Cell { mark: stand.mark(), kind: stand.kind, clauses: stand.clauses.clone() })
        })
        .collect();
    let touching: Vec<usize> =
        (0..standings.len()).filter(|at| standings[*at].stands[clause].is_touched()).collect();
    let before = collisions.len();
    for (index, &one) in touching.iter().enumerate() {
        for &other in &touching[index + 1..] {
            let reasons = standings[one].stands[clause].against(&standings[other].stands[clause]);
            if !reasons.is_empty() {
                collisions.push(Collision { proposals: (one, other), base: clause, reasons });
            }
        }
    }
    let stands: Vec<&Stand> = touching.iter().map(|at| &standings[*at].stands[clause]).collect();
    let agreement = match stands.as_slice() {
        [] => Agreement::Unchanged,
        [_] => Agreement::Single,
        [first, rest @ ..] => {
            if rest.iter().all(|other| first.same_as(other)) {
                Agreement::Identical
            } else if collisions.len() == before {
                Agreement::Compatible
            } else if rest.iter().all(|other| first.same_effect(other)) {
                Agreement::SameEffect
            } else {
                Agreement::Conflict
            }
        }
    };
    if agreement == Agreement::SameEffect {
        collisions.truncate(before);
    }
    debug_assert!(clause < base.clauses.len());
    TableRow { base: Some(clause), after: None, cells, agreement }
}

fn gap_row(
    after: Option<usize>,
    standings: &[Standing],
    collisions: &mut Vec<GapCollision>,
) -> Option<TableRow> {
    let inserted: Vec<Option<&stand::Inserted>> =
        standings.iter().map(|standing| standing.inserted.get(&after)).collect();
    let wanting: Vec<usize> = (0..inserted.len()).filter(|at| inserted[*at].is_some()).collect();
    if wanting.is_empty() {
        return None;
    }
    let mut agreement = if wanting.len() == 1 { Agreement::Single } else { Agreement::Identical };
    for (index, &one) in wanting.iter().enumerate() {
        for &other in &wanting[index + 1..] {
            if let (Some(first), Some(second)) = (inserted[one], inserted[other])
                && first.texts != second.texts
            {
                agreement = Agreement::Conflict;
                collisions.push(GapCollision {
                    proposals: (one, other),
                    after,
                    clauses: (first.clauses.clone(), second.clauses.clone()),
                });
            }
        }
    }
    let cells = inserted
        .iter()
        .map(|inserted| {
            inserted.map(|inserted| Cell {
                mark: Mark::Add,
                kind: Kind::Inserted,
                clauses: inserted.clauses.clone(),
            })
        })
        .collect();
    Some(TableRow { base: None, after, cells, agreement })
}

fn statistics(base: &Edition, alignments: &[Alignment], rows: &[TableRow]) -> Statistics {
    let mut statistics = Statistics { clauses: base.clauses.len(), ..Statistics::default() };
    for alignment in alignments {
        let mut kinds = BTreeMap::new();
        for link in &alignment.links {
            *kinds.entry(link.kind.name()).or_insert(0) += 1;
        }
        statistics.kinds.push(kinds);
    }
    for row in rows {
        *statistics.agreement.entry(row.agreement).or_insert(0) += 1;
    }
    statistics
}
