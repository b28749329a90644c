//! A stable sort that is compiled once for all types. The standard library's is compiled for each type and order, four
//! kilobytes each time, which ten of them make felt in a program that a browser fetches.

use std::cmp::Ordering;

/// Sorts `items`; equal ones keep their order.
pub fn stable_sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let compare = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    for (one, other) in swaps(&sorted_indices(items.len(), &compare)) {
        items.swap(one, other);
    }
}

/// The positions of `count` items in sorted order.
#[inline(never)]
pub(crate) fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let is_after = |one: usize, other: usize| compare(one, other).is_gt();
    let mut order: Vec<usize> = (0..count).collect();
    if !(1..count).any(|index| is_after(index - 1, index)) {
        return order;
    }
    let mut width = 1;
    while width < count {
        let mut next = Vec::with_capacity(count);
        for run in order.chunks(2 * width) {
            let (mut first, mut second) = run.split_at(width.min(run.len()));
            while let (Some((one, rest)), Some((other, others))) = (first.split_first(), second.split_first())
            {
                if is_after(*one, *other) {
                    next.push(*other);
                    second = others;
                } else {
                    next.push(*one);
                    first = rest;
                }
            }
            next.extend_from_slice(first);
            next.extend_from_slice(second);
        }
        order = next;
        width *= 2;
    }
    order
}

/// The positions that have to be swapped, one pair after the other, until the items stand in this order.
fn swaps(order: &[usize]) -> Vec<(usize, usize)> {
    // Where each item stands by now, and which one stands where.
    let mut position_of: Vec<usize> = (0..order.len()).collect();
    let mut standing = position_of.clone();
    let mut swaps = Vec::new();
    for (position, item) in order.iter().enumerate() {
        let (Some(from), Some(displaced)) =
            (position_of.get(*item).copied(), standing.get(position).copied())
        else {
            continue;
        };
        if from == position {
            continue;
        }
        swaps.push((position, from));
        if let Some(standing) = standing.get_mut(from) {
            *standing = displaced;
        }
        if let Some(moved) = position_of.get_mut(displaced) {
            *moved = from;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::stable_sort;

    #[test]
    fn equal_items_keep_their_order() {
        let mut seed: u32 = 7;
        for count in [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 100, 1000] {
            let mut items: Vec<(u32, usize)> = (0..count)
                .map(|index| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    ((seed >> 16) % 9, index)
                })
                .collect();
            let mut expected = items.clone();
            stable_sort(&mut items, |one, other| one.0.cmp(&other.0));
            expected.sort_by_key(|item| item.0);
            assert_eq!(items, expected);
        }
    }
}
