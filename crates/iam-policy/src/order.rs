//! One sorter for things of every kind. The standard library's is compiled anew for each kind and order, four kilobytes a time,
//! and a program that a browser fetches feels ten of them.

use std::cmp::Ordering;

/// Sorts; what is equal stays in its order.
pub fn sort<T>(things: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if things.is_sorted_by(|one, next| compare(one, next).is_le()) {
        return;
    }
    let compare = |one: usize, other: usize| match (things.get(one), things.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    };
    let order = order(things.len(), &compare);
    let mut taken: Vec<Option<T>> = std::mem::take(things).into_iter().map(Some).collect();
    things.extend(order.into_iter().filter_map(|index| taken.get_mut(index)?.take()));
}

/// The positions of `count` things in their order.
#[inline(never)]
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    order
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn equal_things_stay_in_their_order() {
        for count in [0, 1, 2, 7, 100] {
            let mut things: Vec<(usize, usize)> = (0..count).map(|index| (index * 7 % 5, index)).collect();
            let mut expected = things.clone();
            sort(&mut things, |one, other| one.0.cmp(&other.0));
            expected.sort_by_key(|thing| thing.0);
            assert_eq!(things, expected);
        }
    }
}
