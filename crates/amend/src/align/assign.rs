//! The best one-to-one matching of two sides, not the first that fits.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A possible match and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) row: usize,
    pub(crate) column: usize,
    /// Whole numbers, so that the same matching comes out on every machine; positive.
    pub(crate) worth: i64,
}

const FREE: usize = usize::MAX;

/// The matching of the greatest total worth, as the column of each row.
///
/// Rows may stay free. Shortest augmenting paths with potentials (Jonker and Volgenant 1987) on
/// the edges given only: rows and columns that no edge joins cost nothing.
pub(crate) fn assign(rows: usize, columns: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let mut outgoing: Vec<Vec<(usize, i64)>> = vec![Vec::new(); rows];
    for edge in edges.iter().filter(|edge| edge.worth > 0) {
        outgoing[edge.row].push((edge.column, -edge.worth));
    }
    // Every row has a column of its own that costs nothing: staying free.
    for (row, costs) in outgoing.iter_mut().enumerate() {
        costs.sort_unstable();
        costs.push((columns + row, 0));
    }
    let all = columns + rows;
    let mut row_potential: Vec<i64> = outgoing
        .iter()
        .map(|costs| costs.iter().map(|(_, cost)| *cost).min().unwrap_or(0))
        .collect();
    let mut column_potential = vec![0_i64; all];
    let mut column_of = vec![FREE; rows];
    let mut row_of = vec![FREE; all];
    let mut distance = vec![i64::MAX; all];
    let mut reached_from = vec![FREE; all];
    let mut touched: Vec<usize> = Vec::new();
    let mut settled: Vec<usize> = Vec::new();
    let mut heap = BinaryHeap::new();
    for start in 0..rows {
        let mut row = start;
        let mut so_far = 0;
        let sink = loop {
            for &(column, cost) in &outgoing[row] {
                let length = so_far + cost - row_potential[row] - column_potential[column];
                if length < distance[column] {
                    if distance[column] == i64::MAX {
                        touched.push(column);
                    }
                    distance[column] = length;
                    reached_from[column] = row;
                    heap.push(Reverse((length, column)));
                }
            }
            let Some(Reverse((length, column))) = heap.pop() else { break FREE };
            if length > distance[column] {
                continue;
            }
            if row_of[column] == FREE {
                break column;
            }
            settled.push(column);
            row = row_of[column];
            so_far = length;
        };
        if sink != FREE {
            let shortest = distance[sink];
            row_potential[start] += shortest;
            for &column in &settled {
                row_potential[row_of[column]] += shortest - distance[column];
                column_potential[column] += distance[column] - shortest;
            }
            let mut column = sink;
            loop {
                let from = reached_from[column];
                row_of[column] = from;
                std::mem::swap(&mut column_of[from], &mut column);
                if from == start {
                    break;
                }
            }
        }
        for column in touched.drain(..) {
            distance[column] = i64::MAX;
        }
        settled.clear();
        heap.clear();
    }
    column_of.iter().map(|&column| (column < columns).then_some(column)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn worth(edges: &[Edge], matching: &[Option<usize>]) -> i64 {
        matching
            .iter()
            .enumerate()
            .filter_map(|(row, column)| {
                let best = edges
                    .iter()
                    .filter(|edge| edge.row == row && Some(edge.column) == *column)
                    .map(|edge| edge.worth)
                    .max();
                column.map(|_| best.expect("only edges are matched"))
            })
            .sum()
    }

    fn best_by_trying_all(edges: &[Edge], row: usize, rows: usize, taken: &mut Vec<usize>) -> i64 {
        if row == rows {
            return 0;
        }
        let mut best = best_by_trying_all(edges, row + 1, rows, taken);
        for edge in edges.iter().filter(|edge| edge.row == row) {
            if !taken.contains(&edge.column) {
                taken.push(edge.column);
                best = best.max(edge.worth + best_by_trying_all(edges, row + 1, rows, taken));
                taken.pop();
            }
        }
        best
    }

    #[test]
    fn the_greedy_choice_is_not_taken_when_it_costs_more() {
        let edge = |row, column, worth| Edge { row, column, worth };
        let edges = [edge(0, 0, 10), edge(0, 1, 9), edge(1, 0, 9)];
        assert_eq!(assign(2, 2, &edges), [Some(1), Some(0)]);
    }

    proptest! {
        #[test]
        fn no_matching_is_worth_more(
            edges in prop::collection::vec((0..5_usize, 0..5_usize, 1..50_i64), 0..18)
        ) {
            let edges: Vec<Edge> =
                edges.into_iter().map(|(row, column, worth)| Edge { row, column, worth }).collect();
            let matching = assign(5, 5, &edges);
            let mut columns: Vec<usize> = matching.iter().flatten().copied().collect();
            columns.sort_unstable();
            columns.dedup();
            prop_assert_eq!(columns.len(), matching.iter().flatten().count());
            prop_assert_eq!(
                worth(&edges, &matching),
                best_by_trying_all(&edges, 0, 5, &mut Vec::new())
            );
        }
    }
}
