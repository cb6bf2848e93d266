//! Sorting that costs few bytes. The standard library's sort is made anew for every type and every way to compare:
//! some four thousand bytes each time, and more in a `collect` into a `BTreeMap` or `BTreeSet`, which sorts first.
//! Here one sort of places serves them all.

use std::cmp::Ordering;

use crate::collect::IntoVec;

/// Sorts stably by comparing two items.
///
/// ```
/// let mut people = vec![("Zoe", 2), ("Ana", 2), ("Bilal", 1)];
/// all_leaders::sorted::sort_by(&mut people, |a, b| a.1.cmp(&b.1));
/// assert_eq!(people, [("Bilal", 1), ("Zoe", 2), ("Ana", 2)]);
/// ```
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(items, order);
}

fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    // Each round of the permutation is walked once: a place gets its item, and hands its own on.
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts stably by what `key` tells of an item; it is asked at each comparison.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The same for a key that takes some work: it is asked once of each item.
pub fn sort_by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).into_vec();
    arrange(items, places(items.len(), &mut |a, b| keys[a].cmp(&keys[b])));
}

/// The items in their order, each once.
///
/// ```
/// assert_eq!(all_leaders::sorted::each_once([3, 1, 3]), [1, 3]);
/// ```
pub fn each_once<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().into_vec();
    sort_by(&mut items, Ord::cmp);
    items.dedup();
    items
}

/// What stands beside the key in rows that are kept in the order of their keys; a new row where there is none. For
/// some hundreds of rows a map of their own, which is as much code again as a sort.
///
/// ```
/// let mut counts: Vec<(&str, u32)> = Vec::new();
/// for name in ["b", "a", "b"] {
///     *all_leaders::sorted::row(&mut counts, name) += 1;
/// }
/// assert_eq!(counts, [("a", 1), ("b", 2)]);
/// ```
pub fn row<K: Ord, V: Default>(rows: &mut Vec<(K, V)>, key: K) -> &mut V {
    let place = match rows.binary_search_by(|row| row.0.cmp(&key)) {
        Ok(place) => place,
        Err(place) => {
            rows.insert(place, (key, V::default()));
            place
        }
    };
    &mut rows[place].1
}

/// The places 0 to `count` in the order of what stands there; of equals the first comes first.
#[inline(never)]
pub fn places(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).into_vec();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        // A few numbers out of a small generator: many equal keys, all lengths.
        let mut seed = 7_u64;
        for length in 0..200 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 33) % 16
            };
            let items: Vec<(u64, usize)> = (0..length).map(|place| (next(), place)).into_vec();
            let (mut ours, mut theirs) = (items.clone(), items);
            sort_by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            assert_eq!(ours, theirs);
        }
    }
}
