//! Which links keep the order, and which are moved.

/// The greatest part of the links that stands in one order on both sides.
///
/// `places` holds, in the order of one side, the place of each link on the other side and its
/// weight. Gives true for every link of the rising sequence of the greatest total weight; among
/// equal ones, the sequence whose last places come first.
pub(crate) fn in_order(places: &[(usize, u64)]) -> Vec<bool> {
    let highest = places.iter().map(|(place, _)| *place + 1).max().unwrap_or(0);
    // Fenwick tree of the best (weight, link) that ends at or before a place.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); highest + 1];
    let mut before = vec![usize::MAX; places.len()];
    let mut best = (0, usize::MAX);
    for (link, &(place, weight)) in places.iter().enumerate() {
        let mut reached = (0, usize::MAX);
        let mut node = place;
        while node > 0 {
            if tree[node].0 > reached.0 {
                reached = tree[node];
            }
            node &= node - 1;
        }
        before[link] = reached.1;
        let total = (reached.0 + weight, link);
        let mut node = place + 1;
        while node < tree.len() {
            if total.0 > tree[node].0 {
                tree[node] = total;
            }
            node += node & node.wrapping_neg();
        }
        if total.0 > best.0 {
            best = total;
        }
    }
    let mut kept = vec![false; places.len()];
    let mut link = best.1;
    while link != usize::MAX {
        kept[link] = true;
        link = before[link];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(places: &[(usize, u64)]) -> Vec<usize> {
        let kept = in_order(places);
        (0..places.len()).filter(|index| kept[*index]).map(|index| places[index].0).collect()
    }

    #[test]
    fn the_longest_rising_sequence_stays() {
        assert_eq!(kept(&[(0, 1), (3, 1), (1, 1), (2, 1), (4, 1)]), [0, 1, 2, 4]);
        assert_eq!(kept(&[(2, 1), (1, 1), (0, 1)]).len(), 1);
        assert_eq!(kept(&[]), [0_usize; 0]);
    }

    #[test]
    fn weight_counts_more_than_number() {
        assert_eq!(kept(&[(2, 5), (0, 1), (1, 1)]), [2]);
    }

    #[test]
    fn one_place_is_taken_once() {
        assert_eq!(kept(&[(1, 1), (1, 1)]).len(), 1);
    }
}
