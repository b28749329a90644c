//! A stable sort that is compiled once for all types. The standard library's is compiled for each type and order, four
//! kilobytes each time, which ten of them make felt in a program that a browser fetches.

use std::cmp::Ordering;

/// Sorts `items`; equal ones keep their order.
pub fn stable_sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, next| compare(one, next).is_le()) {
        return;
    }
    let compare = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    let order = sorted_indices(items.len(), &compare);
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| taken.get_mut(index)?.take()));
}

/// The positions of `count` items in sorted order.
#[inline(never)]
pub(crate) fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::stable_sort;

    #[test]
    fn equal_items_keep_their_order() {
        for count in [0, 1, 2, 7, 100] {
            let mut items: Vec<(usize, usize)> = (0..count).map(|index| (index * 7 % 5, index)).collect();
            let mut expected = items.clone();
            stable_sort(&mut items, |one, other| one.0.cmp(&other.0));
            expected.sort_by_key(|item| item.0);
            assert_eq!(items, expected);
        }
    }
}
