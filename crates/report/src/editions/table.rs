//! The consolidated proposals table, as words: what Word, Excel and the page all show.

use actum_amend::{Agreement, Cell, Kind, Mark, Piece, Reason, Standing, pieces};

use super::{ProposalTable, Words};

/// A row of the table in words.
pub(super) struct Row {
    pub(super) number: String,
    /// The text of the base; nothing where clauses are put in.
    pub(super) base: String,
    /// What each proposer wants: its mark and, where it is a change of words, the words.
    pub(super) cells: Vec<Option<Wish>>,
    pub(super) agreement: Agreement,
    /// Who collides with whom and why.
    pub(super) collisions: Vec<String>,
}

/// What a proposer wants.
pub(super) struct Wish {
    pub(super) mark: &'static str,
    pub(super) kind: String,
    pub(super) words: Vec<Vec<Piece>>,
}

/// The rows, those that nobody wants to change without wishes.
pub(super) fn rows(table: &ProposalTable<'_>, words: Words<'_>) -> Vec<Row> {
    let compilation = table.compilation;
    compilation
        .rows
        .iter()
        .map(|row| {
            let clause = row.base.map(|base| &table.base.clauses[base]);
            let mut collisions: Vec<String> = Vec::new();
            for collision in compilation.collisions.iter().filter(|one| Some(one.base) == row.base)
            {
                collisions.push(collided(table, collision.proposals, &collision.reasons, words));
            }
            if row.base.is_none() {
                let gaps = compilation.gap_collisions.iter();
                for gap in gaps.filter(|gap| gap.after == row.after) {
                    collisions.push(collided(table, gap.proposals, &[Reason::Insertion], words));
                }
            }
            Row {
                number: clause.and_then(|clause| clause.number.clone()).unwrap_or_default(),
                base: clause.map_or_else(String::new, |clause| clause.text.clone()),
                cells: row
                    .cells
                    .iter()
                    .enumerate()
                    .map(|(at, cell)| {
                        cell.as_ref().map(|cell| wish(table, at, row.base, cell, words))
                    })
                    .collect(),
                agreement: row.agreement,
                collisions,
            }
        })
        .collect()
}

fn collided(
    table: &ProposalTable<'_>,
    (one, other): (usize, usize),
    reasons: &[Reason],
    words: Words<'_>,
) -> String {
    let name = |at: usize| table.proposals[at].name.as_str();
    let reasons: Vec<String> = reasons.iter().map(|reason| words.get(reason_id(*reason))).collect();
    format!("{} – {}: {}", name(one), name(other), reasons.join("; "))
}

fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::Words => "reason-words",
        Reason::Insertion => "reason-insertion",
        Reason::DeleteReword => "reason-delete-reword",
        Reason::DeleteMove => "reason-delete-move",
        Reason::DeleteSplit => "reason-delete-split",
        Reason::DeleteMerge => "reason-delete-merge",
        Reason::MoveMove => "reason-move-move",
        Reason::MergeMove => "reason-merge-move",
        Reason::MergeMerge => "reason-merge-merge",
        Reason::SplitMerge => "reason-split-merge",
        Reason::SplitSplit => "reason-split-split",
    }
}

pub(super) fn agreement_id(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Unchanged => "agreement-unchanged",
        Agreement::Single => "agreement-single",
        Agreement::Identical => "agreement-identical",
        Agreement::SameEffect => "agreement-same-effect",
        Agreement::Compatible => "agreement-compatible",
        Agreement::Conflict => "agreement-conflict",
    }
}

fn wish(
    table: &ProposalTable<'_>,
    proposal: usize,
    base: Option<usize>,
    cell: &Cell,
    words: Words<'_>,
) -> Wish {
    let mark = match cell.mark {
        Mark::Noc => "NOC",
        Mark::Mod => "MOD",
        Mark::Sup => "SUP",
        Mark::Add => "ADD",
    };
    let edition = &table.proposals[proposal].edition;
    let proposed = |at: &usize| &edition.clauses[*at];
    let number = |at: &usize| {
        let number = proposed(at).number.as_ref().map_or_else(String::new, |one| format!("{one} "));
        Piece { standing: Standing::Kept, text: number }
    };
    let shown = match cell.kind {
        Kind::Kept | Kind::Deleted => Vec::new(),
        Kind::Renumbered => cell.clauses.iter().map(|at| vec![number(at)]).collect(),
        Kind::Inserted | Kind::Merged => cell
            .clauses
            .iter()
            .map(|at| {
                let text = proposed(at).text.clone();
                vec![number(at), Piece { standing: Standing::Added, text }]
            })
            .collect(),
        Kind::Reworded | Kind::Moved | Kind::MovedReworded | Kind::Split => {
            let joined: Vec<&str> =
                cell.clauses.iter().map(|at| proposed(at).text.as_str()).collect();
            let old = base.map_or("", |base| table.base.clauses[base].text.as_str());
            let compared = pieces(old, &joined.join(" ¶ "), actum_amend::Print::AsInBase);
            vec![cell.clauses.iter().take(1).map(number).chain(compared).collect()]
        }
    };
    let words_shown = shown
        .into_iter()
        .map(|line: Vec<Piece>| line.into_iter().filter(|piece| !piece.text.is_empty()).collect())
        .collect();
    Wish { mark, kind: words.kind(cell.kind), words: words_shown }
}
